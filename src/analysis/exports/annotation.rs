//! W3C Web Annotation Data Model (2017): one annotation a claim and one an entity, on a text named by its hash.
//!
//! Targets carry a TextQuoteSelector and a TextPositionSelector; positions count code points, as the model says.

use crate::analysis::corrections::Corrected;
use crate::analysis::{AnalysisClaim, AnalysisSpan};
use crate::text::Unit;
use serde::Serialize;

/// Characters of context before and after a quote.
const CONTEXT: usize = 32;

#[derive(Serialize)]
struct Page {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "partOf")]
    part_of: Collection,
    #[serde(rename = "startIndex")]
    start_index: u32,
    items: Vec<Annotation>,
}

/// The model has every page stand in a collection, even an only one.
#[derive(Serialize)]
struct Collection {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    total: usize,
}

#[derive(Serialize)]
struct Annotation {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Vec<Body>,
    target: Vec<Target>,
}

#[derive(Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    format: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Target {
    #[serde(rename = "type")]
    kind: &'static str,
    source: String,
    selector: [Selector; 2],
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector {
    #[serde(rename = "TextQuoteSelector")]
    Quote { exact: String, prefix: String, suffix: String },
    #[serde(rename = "TextPositionSelector")]
    Position { start: u32, end: u32 },
}

pub(super) fn annotations(text: &str, corrected: &Corrected) -> Result<String, String> {
    let page = Annotator::new(text, corrected.analysis.offsets).page(corrected);
    serde_json::to_string_pretty(&page).map(|json| json + "\n").map_err(|error| error.to_string())
}

struct Annotator {
    /// The text's characters.
    chars: Vec<char>,
    /// From the analysis' unit to code points, where the two differ.
    points: Vec<u32>,
    urn: String,
}

impl Annotator {
    fn new(text: &str, unit: Unit) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut points = Vec::new();
        if unit != Unit::Char {
            for (index, c) in chars.iter().enumerate() {
                let width = if unit == Unit::Utf16 { c.len_utf16() } else { c.len_utf8() };
                points.extend(std::iter::repeat_n(index as u32, width));
            }
            points.push(chars.len() as u32);
        }
        Annotator { chars, points, urn: super::urn(text) }
    }

    fn page(&self, corrected: &Corrected) -> Page {
        let attributed = corrected.attributed();
        let claims = attributed.map(|claim| self.claim(claim, corrected.changed.contains(&claim.id)));
        let named = corrected.analysis.entities.iter().filter(|entity| !entity.mentions.is_empty());
        let entities = named.map(|entity| Annotation {
            id: format!("{}:entity:{}", self.urn, entity.id),
            kind: "Annotation",
            motivation: "identifying",
            body: vec![body("identifying", entity.name.clone()), body("tagging", super::name(&entity.kind))],
            target: entity.mentions.iter().map(|m| self.target(m.start, m.end)).collect(),
        });
        let items: Vec<Annotation> = claims.chain(entities).collect();
        Page {
            context: "http://www.w3.org/ns/anno.jsonld",
            id: format!("{}:annotations", self.urn),
            kind: "AnnotationPage",
            part_of: Collection { id: format!("{}:collection", self.urn), kind: "AnnotationCollection", total: items.len() },
            start_index: 0,
            items,
        }
    }

    fn claim(&self, claim: &AnalysisClaim, changed: bool) -> Annotation {
        let source = claim.source.as_ref().map_or("", |source| source.name.as_str());
        let cue = claim.cue.as_ref().map_or("", |cue| cue.text.as_str());
        let mut bodies = vec![body("describing", format!("{source} {cue}: {}", super::what(claim)).trim().to_owned())];
        bodies.extend([super::name(&claim.stance), super::name(&claim.certainty)].map(|tag| body("tagging", tag)));
        bodies.extend(claim.via.iter().map(|via| body("commenting", format!("via {}", via.text))));
        if changed {
            bodies.push(body("tagging", "corrected".to_owned()));
        }
        Annotation {
            id: format!("{}:claim:{}", self.urn, claim.id),
            kind: "Annotation",
            motivation: "describing",
            body: bodies,
            target: claim.content.iter().map(|part: &AnalysisSpan| self.target(part.start, part.end)).collect(),
        }
    }

    fn target(&self, start: u32, end: u32) -> Target {
        let point = |offset: u32| self.points.get(offset as usize).copied().unwrap_or(offset).min(self.chars.len() as u32);
        let (start, end) = (point(start), point(end));
        let slice = |from: usize, to: usize| self.chars.get(from..to.min(self.chars.len())).unwrap_or_default().iter().collect();
        let (from, to) = (start as usize, end as usize);
        Target {
            kind: "SpecificResource",
            source: format!("{}:text", self.urn),
            selector: [
                Selector::Quote {
                    exact: slice(from, to),
                    prefix: slice(from.saturating_sub(CONTEXT), from),
                    suffix: slice(to, to + CONTEXT),
                },
                Selector::Position { start, end },
            ],
        }
    }
}

fn body(purpose: &'static str, value: String) -> Body {
    Body { kind: "TextualBody", purpose, format: "text/plain", value }
}
