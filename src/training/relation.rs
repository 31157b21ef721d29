//! How well claims match annotated ones: the content overlaps by at least half, and the source touches the annotated one.

use super::gold::GoldClaim;
use crate::document::Claim;
use crate::text::Span;
use std::collections::BTreeSet;

/// A claim as byte spans.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    /// What is claimed.
    pub content: Vec<Span>,
    /// Who holds it.
    pub source: Vec<Span>,
    /// The words that attribute it.
    pub cue: Vec<Span>,
}

impl Spans {
    /// The spans of "source", "cue" or "content".
    pub fn of(&self, role: &str) -> &[Span] {
        match role {
            "source" => &self.source,
            "cue" => &self.cue,
            _ => &self.content,
        }
    }
}

impl From<&GoldClaim> for Spans {
    fn from(gold: &GoldClaim) -> Self {
        Spans { content: gold.content.clone(), source: gold.source.into_iter().collect(), cue: gold.cue.into_iter().collect() }
    }
}

impl From<&Claim> for Spans {
    fn from(claim: &Claim) -> Self {
        Spans {
            content: claim.content.clone(),
            source: claim.source.iter().map(|source| source.span).collect(),
            cue: claim.cue.iter().map(|cue| cue.span).collect(),
        }
    }
}

/// Right, answered and annotated claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Right ones.
    pub right: usize,
    /// Answered ones.
    pub mine: usize,
    /// Annotated ones.
    pub gold: usize,
}

impl Count {
    /// Adds another's.
    pub fn add(&mut self, other: Count) {
        self.right += other.right;
        self.mine += other.mine;
        self.gold += other.gold;
    }

    /// The harmonic mean of precision and recall, in per cent.
    pub fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.mine + self.gold).max(1) as f64
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |whole: usize| 100.0 * self.right as f64 / whole.max(1) as f64;
        write!(f, "F1 {:.1} (P {:.1} R {:.1}; {} of {})", self.f1(), share(self.mine), share(self.gold), self.right, self.gold)
    }
}

/// The starts of the words that lie in spans.
pub fn words(text: &str, spans: &[Span]) -> BTreeSet<u32> {
    let mut starts = BTreeSet::new();
    for span in spans {
        let mut before = None;
        for (at, c) in span.of(text).char_indices() {
            let inside = c.is_alphanumeric() || c == '_';
            if inside && !before.is_some_and(|b: char| b.is_alphanumeric() || b == '_') {
                starts.insert(span.start + at as u32);
            }
            before = Some(c);
        }
    }
    starts
}

/// Pairs annotated and answered claims, best overlap first.
pub fn pairs(text: &str, gold: &[Spans], mine: &[Spans]) -> Vec<(usize, usize)> {
    let (g, m): (Vec<_>, Vec<_>) =
        (gold.iter().map(|c| words(text, &c.content)).collect(), mine.iter().map(|c| words(text, &c.content)).collect());
    let (gc, mc): (Vec<_>, Vec<_>) =
        (gold.iter().map(|c| words(text, &c.cue)).collect(), mine.iter().map(|c| words(text, &c.cue)).collect());
    let mut scored = Vec::new();
    for (i, (a, ac)) in g.iter().zip(&gc).enumerate() {
        for (j, (b, bc)) in m.iter().zip(&mc).enumerate() {
            let common = a.intersection(b).count();
            if common > 0 {
                let score = common as f64 / a.union(b).count() as f64 + if ac.is_disjoint(bc) { 0.0 } else { 0.5 };
                scored.push((score, i, j));
            }
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(b.2.cmp(&a.2)));
    let (mut taken_gold, mut taken_mine, mut found) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (_, i, j) in scored {
        if !taken_gold.contains(&i) && !taken_mine.contains(&j) {
            taken_gold.insert(i);
            taken_mine.insert(j);
            found.push((i, j));
        }
    }
    found
}

/// Whether the contents of two claims share at least half of their words.
pub fn overlap(text: &str, gold: &Spans, mine: &Spans) -> bool {
    let (a, b) = (words(text, &gold.content), words(text, &mine.content));
    2 * a.intersection(&b).count() >= a.union(&b).count()
}

/// Whether two claims say the same of the same source.
pub fn same(text: &str, gold: &Spans, mine: &Spans) -> bool {
    overlap(text, gold, mine) && (gold.source.is_empty() || !words(text, &gold.source).is_disjoint(&words(text, &mine.source)))
}

/// Which of the answered claims are right, in their order.
pub fn right(text: &str, gold: &[Spans], mine: &[Spans]) -> Vec<bool> {
    let mut right = vec![false; mine.len()];
    for (i, j) in pairs(text, gold, mine) {
        if let (Some(a), Some(b), Some(slot)) = (gold.get(i), mine.get(j), right.get_mut(j)) {
            *slot = same(text, a, b);
        }
    }
    right
}

/// Counts a text's claims.
pub fn count(text: &str, gold: &[Spans], mine: &[Spans]) -> Count {
    Count { right: right(text, gold, mine).into_iter().filter(|&right| right).count(), mine: mine.len(), gold: gold.len() }
}
