//! What a source does with its content, and how sure the text makes the content out to be.

use super::draft::Draft;
use super::scene::Scene;
use crate::document::{Certainty, ClaimKind, Stance, Upos, VerbForm};
use crate::language::Class;
use crate::text::Span;
use std::ops::Range;

/// Whether the attribution itself is negated ("siger ikke, at").
pub fn negated(scene: &Scene<'_>, draft: &Draft) -> bool {
    if draft.cue.is_empty() {
        return false;
    }
    let sentence = scene.sentence(draft.cue.start);
    let neither = |i: usize| scene.is(i, Class::Neither);
    if draft.content.iter().any(|range| range.len() <= 4 && neither(range.start))
        || draft.source.as_ref().is_some_and(|range| neither(range.start))
    {
        return true;
    }
    // From the finite verb to the content, or back from the cue to it.
    let finite = (sentence.start..draft.cue.end).rev().take(9).find(|&i| scene.is_finite(i)).unwrap_or(draft.cue.start);
    let after = draft.content.iter().map(|range| range.start).find(|&start| start >= draft.cue.end).unwrap_or(draft.cue.end + 3);
    let source = draft.source.clone().unwrap_or(0..0);
    (finite..after.min(sentence.end).min(draft.cue.end + 6))
        .any(|i| scene.is(i, Class::Negation) && !source.contains(&i) && !draft.holds(i) && scene.word(i.wrapping_sub(1)) != ",")
        || (sentence.start..finite)
            .rev()
            .take(2)
            .any(|i| scene.is(i, Class::Negation) && !draft.holds(i) && scene.at(finite).form != VerbForm::None)
}

/// The stance, by the cue, its negation and what it governs.
pub fn stance(scene: &Scene<'_>, draft: &Draft, negated: bool) -> Stance {
    let Some(cue) = scene.lexicon.cue(draft.entry) else {
        return if asks(scene, draft) { Stance::Asks } else { Stance::Asserts };
    };
    // "afviser at kommentere", "ønsker ikke at udtale sig"
    if let Some(content) = draft.content.first().filter(|range| range.len() <= 6)
        && matches!(cue.stance, Stance::Denies)
        && content.clone().any(|i| scene.is(i, Class::SayNothing))
    {
        return Stance::Undisclosed;
    }
    if negated {
        return match cue.class.as_str() {
            "believe" | "hope" | "expect" => Stance::Denies,
            "know" | "confirm" | "deny" | "show" => Stance::Unconfirmed,
            "state" | "claim" if question(scene, draft) || draft.content.first().is_none_or(|range| range.start >= draft.cue.end) => {
                Stance::Undisclosed
            }
            _ => cue.stance,
        };
    }
    if cue.stance == Stance::Asserts && asks(scene, draft) {
        return Stance::Asks;
    }
    cue.stance
}

/// Whether the content is an indirect question.
fn question(scene: &Scene<'_>, draft: &Draft) -> bool {
    draft
        .content
        .first()
        .is_some_and(|range| scene.is(range.start, Class::Question) || scene.is(range.start.wrapping_sub(1), Class::Whether))
}

/// Whether the content is one question.
fn asks(scene: &Scene<'_>, draft: &Draft) -> bool {
    draft.kind == ClaimKind::Direct
        && draft.content.last().is_some_and(|range| scene.word(range.end) == "?" || scene.word(range.end.saturating_sub(1)) == "?")
        && draft
            .content
            .first()
            .is_some_and(|range| scene.at(range.start).sentence == scene.at(draft.extent().end.saturating_sub(1)).sentence)
}

/// How sure the content is made out to be, and the words that say so.
pub fn certainty(scene: &Scene<'_>, draft: &Draft, stance: Stance) -> (Certainty, Vec<Span>) {
    let mut hedges = Vec::new();
    let mut found: Option<Certainty> = None;
    for range in &draft.content {
        for index in range.clone() {
            if let Some((end, certainty)) = hedge(scene, index, range, draft) {
                hedges.push(scene.document.span(index..end));
                found = found.max(Some(certainty));
            }
        }
    }
    // An adverb of hearsay beside the cue.
    let base = match scene.lexicon.cue(draft.entry) {
        Some(cue) if stance == cue.stance || stance == Stance::Denies => cue.certainty,
        _ => Certainty::Certain,
    };
    let one_sentence = draft
        .content
        .first()
        .is_some_and(|range| scene.at(range.start).sentence == scene.at(draft.extent().end.saturating_sub(1)).sentence);
    let certainty = match stance {
        Stance::Undisclosed | Stance::Unconfirmed => found.unwrap_or(base),
        _ if base != Certainty::Certain => base,
        _ if one_sentence => found.unwrap_or(base),
        _ => base,
    };
    (certainty, hedges)
}

/// The hedge that begins at a word of a content: its end and what it says. A modal counts where it is the clause's first finite verb.
fn hedge(scene: &Scene<'_>, index: usize, within: &Range<usize>, draft: &Draft) -> Option<(usize, Certainty)> {
    if draft.cue.contains(&index) {
        return None;
    }
    let hedges = scene.lexicon.hedges(scene.lower(index));
    let hit = hedges.iter().find(|hedge| hedge.rest.iter().enumerate().all(|(n, word)| scene.lower(index + 1 + n) == word))?;
    let first_finite = within.clone().find(|&i| scene.is_finite(i));
    let modal = scene.upos(index) == Upos::Aux || scene.is(index, Class::Modal);
    if modal && (first_finite != Some(index) || draft.kind == ClaimKind::Direct) {
        return None;
    }
    // Verbs of belief count in the frame of the content's first clause only.
    if scene.upos(index) == Upos::Verb && first_finite != Some(index) {
        return None;
    }
    Some((index + 1 + hit.rest.len(), hit.certainty))
}
