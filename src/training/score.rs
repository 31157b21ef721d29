//! How well claims match annotated ones: as a whole, by role, by field, by kind of claim and by class of cue.

use super::gold::{GoldClaim, GoldDocument};
use super::relation::{Count, Spans, pairs, same, words};
use crate::document::{Claim, Upos, VerbForm};
use crate::engine::{split, tag};
use crate::language::LanguagePack;
use crate::text::Span;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A claim as it is scored, whoever made it.
#[derive(Clone, Debug)]
pub struct Scored {
    spans: Spans,
    kind: String,
    stance: String,
    certainty: String,
    via: String,
    resolved: Option<String>,
}

/// A value of the contract as JSON names it.
fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

impl From<&GoldClaim> for Scored {
    fn from(gold: &GoldClaim) -> Self {
        Scored {
            spans: Spans::from(gold),
            kind: name(gold.kind),
            stance: name(gold.stance),
            certainty: name(gold.certainty),
            via: gold.via.clone().unwrap_or_default(),
            resolved: gold.resolved.clone(),
        }
    }
}

impl Scored {
    /// A claim that the engine answered.
    pub fn answered(text: &str, claim: &Claim) -> Self {
        let relays = claim.via.iter().map(|relay| relay.span).chain(claim.addressee);
        Scored {
            spans: Spans::from(claim),
            kind: name(claim.kind),
            stance: name(claim.stance),
            certainty: name(claim.certainty),
            via: relays.map(|span| span.of(text)).collect::<Vec<_>>().join(" "),
            resolved: Some(claim.source.as_ref().map_or(String::new(), |source| source.name.clone())),
        }
    }
}

/// How claims of one kind fared, seen from both sides.
#[derive(Clone, Copy, Debug, Default)]
pub struct Group {
    /// Answered ones of this kind, and how many of them are right.
    pub answered: (usize, usize),
    /// Annotated ones of this kind, and how many of them were found.
    pub annotated: (usize, usize),
}

impl Group {
    fn rates(self) -> [f64; 3] {
        let [precision, recall] = [self.answered, self.annotated].map(|(all, right)| 100.0 * right as f64 / all.max(1) as f64);
        [precision, recall, 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)]
    }
}

/// All figures of a set.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Right content and source.
    pub relation: Count,
    /// Source, cue and content by words.
    pub roles: BTreeMap<&'static str, Count>,
    /// Right and all, of the claims that were found.
    pub fields: BTreeMap<&'static str, (usize, usize)>,
    /// By kind of claim.
    pub kinds: BTreeMap<String, Group>,
    /// By class of cue.
    pub cues: BTreeMap<&'static str, Group>,
}

impl Score {
    /// Adds a text. Its annotated claims count as they are given; `pack` tells what kind of word a cue is.
    pub fn add(&mut self, gold: &GoldDocument, annotated: &[Scored], answered: &[Scored], pack: &LanguagePack) {
        let text = gold.text.as_str();
        for role in ["source", "cue", "content"] {
            let all = |claims: &[Scored]| claims.iter().flat_map(|claim| words(text, claim.spans.of(role))).collect::<BTreeSet<u32>>();
            let (a, b) = (all(annotated), all(answered));
            let count = Count { right: a.intersection(&b).count(), mine: b.len(), gold: a.len() };
            self.roles.entry(role).or_default().add(count);
        }
        let spans = |claims: &[Scored]| claims.iter().map(|claim| claim.spans.clone()).collect::<Vec<_>>();
        let classes = Classes::of(text, pack);
        let (mut found, mut right) = (BTreeSet::new(), BTreeSet::new());
        for (i, j) in pairs(text, &spans(annotated), &spans(answered)) {
            let (Some(gold), Some(mine)) = (annotated.get(i), answered.get(j)) else { continue };
            if same(text, &gold.spans, &mine.spans) {
                found.insert(i);
                right.insert(j);
            }
            self.fields(gold, mine);
        }
        self.relation.add(Count { right: right.len(), mine: answered.len(), gold: annotated.len() });
        for (claims, good, gold) in [(annotated, &found, true), (answered, &right, false)] {
            for (index, claim) in claims.iter().enumerate() {
                let kind = self.kinds.entry(claim.kind.clone()).or_default();
                let cue = self.cues.entry(classes.cue(text, &claim.spans.cue)).or_default();
                for group in [kind, cue] {
                    let side = if gold { &mut group.annotated } else { &mut group.answered };
                    side.0 += 1;
                    side.1 += usize::from(good.contains(&index));
                }
            }
        }
    }

    fn fields(&mut self, gold: &Scored, mine: &Scored) {
        let (want, said) = (gold.via.to_lowercase(), mine.via.to_lowercase());
        let via = if want.is_empty() { said.is_empty() } else { !said.is_empty() && (said.contains(&want) || want.contains(&said)) };
        let resolved =
            gold.resolved.as_ref().map(|name| mine.resolved.as_ref().is_some_and(|mine| name.to_lowercase() == mine.to_lowercase()));
        let fields = [
            ("stance", Some(gold.stance == mine.stance)),
            ("certainty", Some(gold.certainty == mine.certainty)),
            ("via", Some(via)),
            ("resolved", resolved),
        ];
        for (field, right) in fields {
            if let Some(right) = right {
                let (good, all) = self.fields.entry(field).or_default();
                (*good, *all) = (*good + usize::from(right), *all + 1);
            }
        }
    }

    /// The figures as JSON: name of the figure → percentage.
    pub fn figures(&self) -> Value {
        let mut out = Map::new();
        let rate = |right: usize, all: usize| json!((10_000.0 * right as f64 / all.max(1) as f64).round() / 100.0);
        for (role, count) in self.roles.iter().map(|(role, count)| (*role, *count)).chain([("relation", self.relation)]) {
            out.insert(format!("{role} F1"), rate(2 * count.right, count.mine + count.gold));
        }
        out.insert("relation precision".to_owned(), rate(self.relation.right, self.relation.mine));
        out.insert("relation recall".to_owned(), rate(self.relation.right, self.relation.gold));
        for (field, (right, all)) in &self.fields {
            out.insert(format!("{field} right"), rate(*right, *all));
        }
        Value::Object(out)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "relation {}", self.relation)?;
        for (role, count) in &self.roles {
            writeln!(f, "  {role:<10} F1 {:.1}", count.f1())?;
        }
        for (field, (right, all)) in &self.fields {
            writeln!(f, "  {field:<10} right {:.1} % ({right} of {all})", 100.0 * *right as f64 / (*all).max(1) as f64)?;
        }
        let kinds = self.kinds.iter().map(|(kind, group)| (kind.as_str(), *group));
        let cues = self.cues.iter().map(|(class, group)| (*class, *group));
        for (title, groups) in [("kind of claim", kinds.collect::<Vec<_>>()), ("cue", cues.collect())] {
            writeln!(f, "  {title:<16} precision  recall      F1  annotated  answered")?;
            for (name, group) in groups {
                let [precision, recall, f1] = group.rates();
                writeln!(f, "    {name:<14} {precision:>9.1} {recall:>7.1} {f1:>7.1} {:>10} {:>9}", group.annotated.0, group.answered.0)?;
            }
        }
        Ok(())
    }
}

/// What kind of word each of a text's words is.
struct Classes(Vec<(Span, &'static str)>);

impl Classes {
    fn of(text: &str, pack: &LanguagePack) -> Self {
        // The engine's own view of the words; the annotators' cues need not be among its cues.
        let document = split::split(text, &pack.knobs);
        let shapes = tag::shapes(&document);
        let tags = tag::tag(&document, &shapes, pack);
        let class = |index: usize| match (tags.upos(index), tags.form(index)) {
            (Upos::Verb | Upos::Aux, VerbForm::Passive) => "passive",
            (Upos::Verb | Upos::Aux, _) => "verb",
            (Upos::Noun | Upos::Propn, _) => "noun",
            (Upos::Adp, _) => "preposition",
            (Upos::Punct, _) => "colon",
            _ => "other word",
        };
        Classes((0..document.tokens.len()).map(|index| (document.span(index..index + 1), class(index))).collect())
    }

    fn cue(&self, text: &str, cue: &[Span]) -> &'static str {
        let inside: Vec<&'static str> = self
            .0
            .iter()
            .filter(|(span, _)| cue.iter().any(|cue| cue.start <= span.start && span.end <= cue.end))
            .map(|&(_, class)| class)
            .collect();
        match (words(text, cue).len(), inside.as_slice()) {
            (_, []) => "none",
            (2.., _) => "several words",
            (_, classes) => classes.iter().find(|class| **class != "colon").copied().unwrap_or("colon"),
        }
    }
}
