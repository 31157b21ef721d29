//! A claim in the making: token ranges, before it has names, stance and links.

use crate::document::ClaimKind;
use std::ops::Range;

/// How many tokens apart claims are still looked at together: a long text takes time by its length.
pub const NEAR: usize = 1000;

/// A claim as ranges of tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Name of the rule or model that made it.
    pub rule: &'static str,
    /// How it is put.
    pub kind: ClaimKind,
    /// The noun phrase of who speaks.
    pub source: Option<Range<usize>>,
    /// The words that attribute; empty for a quote without its own.
    pub cue: Range<usize>,
    /// The cue's number in the lexicon; 0: not in it.
    pub entry: u16,
    /// What is attributed, in order.
    pub content: Vec<Range<usize>>,
    /// How sure the engine is, 0 to 1.
    pub score: Option<f32>,
    /// The source was taken over from a neighbouring attribution.
    pub inherited: bool,
}

impl Draft {
    /// The token of the cue that the frames went by; the first of the content for a quote without a cue.
    pub fn anchor(&self) -> usize {
        if self.cue.is_empty() { self.content.first().map_or(self.cue.start, |range| range.start) } else { self.cue.start }
    }

    /// Whether a token lies in the content.
    pub fn holds(&self, token: usize) -> bool {
        self.content.iter().any(|range| range.contains(&token))
    }

    /// From the first to after the last token of the content.
    pub fn extent(&self) -> Range<usize> {
        let start = self.content.first().map_or(0, |range| range.start);
        start..self.content.last().map_or(start, |range| range.end)
    }
}
