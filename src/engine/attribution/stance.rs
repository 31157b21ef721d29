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
    // "vil hverken be- eller afkræfte"
    if (draft.cue.start.saturating_sub(1)..draft.cue.end).any(|i| neither(i) && scene.is(i, Class::Both)) {
        return true;
    }
    // "Hverken X eller Y siger …"
    let before_source = draft.source.as_ref().map_or(0..0, |range| sentence.start..range.start.min(draft.cue.start));
    let mut nominal = before_source.rev().take(12).take_while(|&i| !scene.is_finite(i) && scene.is_word(i));
    if nominal.any(|i| neither(i) && scene.is(i, Class::Both)) {
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
    // "afviser at kommentere", "ønsker ikke at udtale sig", "vil ikke kommentere sagen"
    let refuses = matches!(cue.stance, Stance::Denies) || negated && matches!(cue.class.as_str(), "demand" | "intend" | "state");
    let says = |i: usize| scene.is(i, Class::SayNothing) && scene.upos(i) == Upos::Verb;
    let nothing =
        draft.content.first().filter(|range| range.len() <= 6).is_some_and(|range| range.clone().any(|i| scene.is(i, Class::SayNothing)));
    // "Det ønsker hun ikke at kommentere"
    let end = scene.sentence(draft.cue.start).end.min(draft.cue.end + 7);
    let anaphoric = draft.kind == ClaimKind::Anaphoric && negated && (draft.cue.end..end).any(says);
    if refuses && (nothing || anaphoric) || negated && cue.class == "state" && draft.cue.clone().any(says) {
        return Stance::Undisclosed;
    }
    if negated {
        return match cue.class.as_str() {
            "believe" | "hope" | "expect" => Stance::Denies,
            "know" | "confirm" | "deny" | "show" => Stance::Unconfirmed,
            "state" | "claim" if question(scene, draft) || draft.content.first().is_none_or(|range| range.start >= draft.cue.end) => {
                Stance::Undisclosed
            }
            // "Om rapporten er læst, svarer styrelsen ikke på"
            _ if question(scene, draft) => Stance::Undisclosed,
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
    let own = said_of(scene, draft).filter(|_| draft.source.is_none());
    let base = match scene.lexicon.cue(draft.entry) {
        // "siges at være": in the passive the cue itself says that it is hearsay.
        Some(cue) if own.is_some() => own.unwrap_or(cue.certainty),
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

/// How sure the cue itself is as a hedge of several words ("siges at").
fn said_of(scene: &Scene<'_>, draft: &Draft) -> Option<Certainty> {
    let hedges = scene.lexicon.hedges(scene.lower(draft.cue.start));
    let fits = |rest: &[String]| !rest.is_empty() && rest.iter().enumerate().all(|(n, word)| scene.lower(draft.cue.start + 1 + n) == word);
    hedges.iter().find(|hedge| fits(&hedge.rest)).map(|hedge| hedge.certainty)
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
