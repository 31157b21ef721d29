//! An analysis in the formats that people take along. The page and the command line make them by the same code.

mod annotation;
mod csv;
mod html;
mod json;
mod markdown;
mod schema_org;
mod words;

use super::corrections::{Corrected, Correction, correct};
use super::{Analysis, AnalysisClaim};
use crate::document::ClaimKind;
use crate::model::pack_file::fnv64;
use words::Words;

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// The contract, with the corrections beside it.
    Json,
    /// A row a claim, for a Danish or English spreadsheet as it is.
    Csv,
    /// For notes and mails.
    Markdown,
    /// W3C Web Annotation, a page of annotations (JSON-LD).
    WebAnnotation,
    /// schema.org Claim with a draft of a ClaimReview whose rating is empty (JSON-LD).
    SchemaOrg,
    /// One file without scripts that any browser shows.
    Html,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 6] = [Format::Json, Format::Csv, Format::Markdown, Format::WebAnnotation, Format::SchemaOrg, Format::Html];

    /// The name as the command line and the page give it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Markdown => "markdown",
            Format::WebAnnotation => "web-annotation",
            Format::SchemaOrg => "schema-org",
            Format::Html => "html",
        }
    }

    /// The ending of a file that holds it.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Markdown => "md",
            Format::WebAnnotation | Format::SchemaOrg => "jsonld",
            Format::Html => "html",
        }
    }
}

impl std::str::FromStr for Format {
    type Err = String;
    fn from_str(name: &str) -> Result<Self, String> {
        Format::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| {
            let known: Vec<_> = Format::ALL.iter().map(|format| format.name()).collect();
            format!("\"{name}\" is not a format; give one of {}.", known.join(", "))
        })
    }
}

/// What an export is made of.
pub struct Export<'a> {
    /// The text that was analysed, whole.
    pub text: &'a str,
    /// The engine's answer for it.
    pub analysis: &'a Analysis,
    /// What a person put right.
    pub corrections: &'a [Correction],
    /// Code of the language in which headings and labels are written; English where it is not known.
    pub interface: &'a str,
}

impl Export<'_> {
    /// Makes the export. The same input gives the same bytes.
    ///
    /// # Errors
    /// A sentence, should a value not be representable (a number that is not finite in JSON).
    pub fn make(&self, format: Format) -> Result<String, String> {
        let corrected = correct(self.analysis, self.corrections);
        let words = Words::of(self.interface);
        match format {
            Format::Json => json::json(self.analysis, self.corrections),
            Format::Csv => Ok(csv::csv(&corrected, words)),
            Format::Markdown => Ok(markdown::markdown(&corrected, words)),
            Format::WebAnnotation => annotation::annotations(self.text, &corrected),
            Format::SchemaOrg => schema_org::claims(self.text, &corrected),
            Format::Html => Ok(html::report(self.text, &corrected, words)),
        }
    }
}

/// A name for the text in linked data: the same text has the same one.
fn urn(text: &str) -> String {
    format!("urn:kilde:{:016x}", fnv64(text.as_bytes()))
}

/// Who a claim is ascribed to, in words.
fn who<'a>(claim: &'a AnalysisClaim, words: &Words) -> &'a str {
    match (&claim.source, claim.kind) {
        (Some(source), _) => &source.name,
        (None, ClaimKind::Unattributed) => words.article,
        (None, _) => words.nobody,
    }
}

/// What is claimed, its parts joined.
fn what(claim: &AnalysisClaim) -> String {
    claim.content.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" … ")
}

/// Who answered a claim and how: "denied by Iran".
fn answers(claim: &AnalysisClaim, corrected: &Corrected, words: &Words) -> String {
    let status = &claim.status;
    let lists =
        [(words.confirmed_by, &status.confirmed_by), (words.denied_by, &status.denied_by), (words.unconfirmed_by, &status.unconfirmed_by)];
    let mut parts = Vec::new();
    for (label, ids) in lists {
        let answering = ids.iter().filter_map(|&id| corrected.analysis.claims.get(id)).filter(|c| !corrected.dropped.contains(&c.id));
        let mut names: Vec<&str> = answering.map(|answer| who(answer, words)).collect();
        names.dedup();
        if !names.is_empty() {
            parts.push(format!("{label} {}", names.join(", ")));
        }
    }
    parts.join("; ")
}

/// The ledger of numbers, a line each: what is counted, the figures with who says them, and whether they can all be true.
fn ledger(corrected: &Corrected, words: &Words) -> Vec<(String, String)> {
    let analysis = &corrected.analysis;
    let figure = |&index: &usize| {
        let quantity = analysis.quantities.get(index)?;
        let mut text = quantity.text.clone();
        if let Some(old) = quantity.revises.and_then(|old| analysis.quantities.get(old)) {
            text = [&*text, ", ", words.revised_from, " ", &*old.text].concat();
        }
        // A claim inside another says it nearest; the outer one only passes it on.
        let saying: Vec<&AnalysisClaim> = corrected.attributed().filter(|claim| claim.quantities.contains(&index)).collect();
        let inner = saying.iter().filter(|claim| !saying.iter().any(|other| other.parent == Some(claim.id)));
        let mut names: Vec<&str> = inner.map(|claim| who(claim, words)).collect();
        names.dedup();
        let names = if names.is_empty() { words.article.trim_matches(['(', ')']).to_owned() } else { names.join(", ") };
        Some([&*text, " (", &*names, ")"].concat())
    };
    let line = |number: &super::contract::AnalysisNumber| {
        let figures: Vec<String> = number.quantities.iter().filter_map(figure).collect();
        let verdict = if number.agree { words.agree } else { words.disagree };
        (words.harm(&number.what).to_owned(), [&*figures.join("; "), ": ", verdict].concat())
    };
    analysis.numbers.iter().map(line).collect()
}

/// A time with its value behind it: "søndag aften (2021-06-27TEV)".
fn valued(time: &super::contract::AnalysisTime) -> String {
    time.value.as_ref().map_or_else(|| time.text.clone(), |value| [&*time.text, " (", &**value, ")"].concat())
}

/// A value's name as the contract writes it.
fn name<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
