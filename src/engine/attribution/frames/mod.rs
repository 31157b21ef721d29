//! Frames: the ways in which a cue ties a source to a content, as named values that are tried in order.
//!
//! A frame is the engine's; what it looks for are classes of words, forms of verbs and what the language's lists say that a cue takes. Examples
//! and counter-examples of every frame stand in `tests/frames/`, a file a language, and run as tests.

mod clauses;
mod loose;
mod nominal;
mod passives;
mod prepositions;
mod quoted;

pub use loose::speaker_end;
pub use prepositions::relays;

use super::draft::Draft;
use super::quotes::is_quote_mark;
use super::scene::Scene;
use super::site::Site;
use crate::document::ClaimKind;
use crate::language::{Class, CueKind};
use crate::text::order::{pair, sort_by_number};
use std::ops::Range;

/// A named way of attributing.
pub struct Frame {
    /// Its name, which a claim's evidence gives.
    pub name: &'static str,
    /// The claims that it finds for a cue, given those found before it in the text.
    pub find: fn(&Site<'_, '_>, &[Draft]) -> Option<Draft>,
}

/// The frames of verbs, in the order in which they are tried: the first that fits decides.
pub const VERBS: &[Frame] = &[
    Frame { name: "quote-then-cue", find: quoted::after_quote },
    Frame { name: "anaphor", find: clauses::anaphor },
    Frame { name: "passive-agent", find: passives::with_agent },
    Frame { name: "passive-impersonal", find: passives::impersonal },
    Frame { name: "raising", find: passives::raising },
    Frame { name: "content-then-cue", find: clauses::after_clause },
    Frame { name: "complement", find: clauses::complement },
    Frame { name: "ground", find: clauses::ground },
    Frame { name: "bare-clause", find: clauses::bare },
    Frame { name: "bare-clause", find: clauses::unmarked },
    Frame { name: "object", find: clauses::object },
];

/// The names of all frames, also of those that are tried otherwise than verb by verb.
pub const FRAMES: &[&str] = &[
    "quote-then-cue",
    "anaphor",
    "passive-agent",
    "passive-impersonal",
    "raising",
    "content-then-cue",
    "complement",
    "ground",
    "bare-clause",
    "object",
    "noun",
    "adjective",
    "according-to",
    "headline-colon",
    "quote-after-claim",
    "quote-again",
    "signed-quote",
    "interview-answer",
    "transcript",
    "point-of-view",
    "loose-quote",
];

/// All claims that the frames find, in the order of their cues.
pub fn find_all(scene: &Scene<'_>) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    for sentence in 0..scene.document.sentences.len() {
        let tokens = scene.document.sentence_tokens(sentence);
        let first = found.len();
        let mut covered = tokens.start;
        for index in tokens.clone() {
            if index < covered {
                continue;
            }
            let (cue, number) = match scene.phrase(index) {
                Some(phrase) => (phrase.tokens.clone(), phrase.cue),
                None => (index..index + 1, scene.at(index).cue),
            };
            let Some(site) = Site::new(scene, cue.clone(), number) else { continue };
            let draft = match site.entry.kind {
                CueKind::Verb => {
                    VERBS.iter().find_map(|frame| (frame.find)(&site, &found).map(|draft| Draft { rule: frame.name, ..draft }))
                }
                CueKind::Noun | CueKind::Adjective => nominal::find(&site),
                // Prepositions come after the verbs: "siger ifølge Reuters" is no claim of Reuters'.
                CueKind::Preposition | CueKind::Adverb => None,
            };
            if let Some(draft) = draft {
                if cue.len() > 1 {
                    covered = cue.end;
                }
                found.push(draft);
            }
        }
        prepositions::find(scene, tokens.clone(), &mut found, first);
        loose::headline_colon(scene, tokens, &mut found, first);
    }
    found.retain(|draft| !speakers_own(scene, draft));
    loose::transcript(scene, &mut found);
    loose::quotes(scene, &mut found);
    sort_by_number(&mut found, |draft| pair(draft.anchor() as u32, draft.extent().start as u32));
    found
}

/// "- Vi håber, at …, siger X": what speakers say of themselves within their own speech is no claim beside it.
fn speakers_own(scene: &Scene<'_>, draft: &Draft) -> bool {
    let own = draft.source.as_ref().is_none_or(|range| {
        range.len() == 1
            && [Class::First, Class::Generic, Class::Anaphor, Class::Relative].iter().any(|&class| scene.is(range.start, class))
            || scene.is(range.start, Class::Possessive) && scene.is(range.start, Class::First)
    });
    own && within_speech(scene, draft)
}

/// Whether a claim is a part of somebody's speech: its cue stands in a quote, and its content does not begin before it.
pub fn within_speech(scene: &Scene<'_>, draft: &Draft) -> bool {
    let quote = scene.quotes.of(draft.cue.start).filter(|_| !draft.cue.is_empty()).and_then(|index| scene.quotes.get(index));
    quote.is_some_and(|quote| draft.content.iter().all(|range| range.start >= quote.tokens.start))
}

/// A draft of a site; the caller's frame gives it its name.
fn draft(site: &Site<'_, '_>, kind: ClaimKind, source: Option<Range<usize>>, content: Vec<Range<usize>>) -> Option<Draft> {
    let content: Vec<Range<usize>> = content.into_iter().map(|range| trim(site.scene, range)).filter(|range| !range.is_empty()).collect();
    if content.is_empty() {
        return None;
    }
    let source = source.map(|source| site.relative(&source).unwrap_or(source));
    Some(Draft { rule: "", kind, source, cue: site.cue.clone(), entry: site.number, content, score: None, inherited: false })
}

/// A content without the marks around it.
pub fn trim(scene: &Scene<'_>, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    while start < end
        && (matches!(scene.word(start), "," | "-" | "–" | "—" | ":" | ";" | "." | "…") || is_quote_mark(scene.word(start)))
        && !keeps_mark(scene, start, end)
    {
        start += 1;
    }
    while end > start && !scene.is_word(end - 1) && !closes_bracket(scene, start, end) && !keeps_closing(scene, start, end) {
        end -= 1;
    }
    start..end
}

/// An opening mark stays when its quote closes inside the content.
fn keeps_mark(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    scene.quotes.is_mark(at)
        && scene
            .quotes
            .of(at + 1)
            .and_then(|q| scene.quotes.get(q))
            .is_some_and(|quote| quote.tokens.start == at + 1 && quote.tokens.end + 1 < end)
}

/// A closing mark stays when its quote opened inside the content.
fn keeps_closing(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    scene.quotes.is_mark(end - 1)
        && end >= 2
        && scene.quotes.of(end - 2).and_then(|q| scene.quotes.get(q)).is_some_and(|quote| quote.tokens.start > start)
}

fn closes_bracket(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    scene.word(end - 1) == ")" && (start..end).any(|i| scene.word(i) == "(")
}
