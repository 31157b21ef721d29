//! Nouns and adjectives that attribute: "hans påstand om, at …", "rygter om, at …", "X er overbevist om, at …".

use super::super::draft::Draft;
use super::super::phrases;
use super::super::site::Site;
use super::draft;
use crate::document::{ClaimKind, Upos};
use crate::language::{Class, CueKind};
use std::ops::Range;

/// A noun or adjective with a clause as its content.
pub fn find(site: &Site<'_, '_>) -> Option<Draft> {
    let scene = site.scene;
    let mut at = site.cue.end;
    let limit = site.clause.end.min(at + 8);
    // "… om(,) at", "…, at", ": »"
    while at < limit {
        if scene.is_complementiser(at) && !scene.is_infinitive_mark(at) {
            break;
        }
        let between = scene.word(at) == "," || scene.upos(at) == Upos::Adp || scene.is(at, Class::Whether) || scene.is(at, Class::Copula);
        let from = at > site.cue.end && matches!(scene.upos(at), Upos::Propn | Upos::Noun | Upos::Det | Upos::Adj);
        if !between && !from {
            return None;
        }
        at += 1;
    }
    if at >= limit || at == site.cue.end && site.entry.strength < 3 {
        return None;
    }
    let end = before_main_verb(site, at + 1, site.content_end(at + 1));
    let source = match site.entry.kind {
        CueKind::Adjective => site_subject(site),
        _ => holder(site),
    };
    if source.is_none() && (site.entry.strength < 4 || site.entry.kind == CueKind::Adjective) {
        return None;
    }
    draft(site, ClaimKind::Indirect, source, vec![at + 1..end])
        .map(|draft| Draft { rule: if site.entry.kind == CueKind::Adjective { "adjective" } else { "noun" }, ..draft })
}

/// "The claim that it was safe was wrong": the content of a subject ends before the verb of which it is one.
fn before_main_verb(site: &Site<'_, '_>, start: usize, end: usize) -> usize {
    let scene = site.scene;
    if scene.any_finite(site.clause.start..site.cue.start) {
        return end;
    }
    if scene.knobs.verb_second {
        // "Påstanden om, at …, er forkert": the comma closes the clause.
        return (start..end).find(|&at| scene.word(at) == "," && scene.is_finite(at + 1)).unwrap_or(end);
    }
    let mut last: Option<usize> = None;
    for at in start..end {
        let opens = matches!(scene.word(at), "," | ":") || scene.is_relative(at) || scene.is_complementiser(at);
        if opens || [Class::And, Class::Contrast, Class::Break, Class::Question].iter().any(|&class| scene.is(at, class)) {
            last = None;
        } else if scene.is_finite(at) {
            if last.is_some_and(|last| last + 1 < at) {
                return at;
            }
            last = Some(at);
        }
    }
    end
}

/// Whose it is: "hans påstand", "Bidens løfte", "kravet fra X", "X har et håb om, at".
fn holder(site: &Site<'_, '_>) -> Option<Range<usize>> {
    let scene = site.scene;
    let before = site.cue.start.checked_sub(1).filter(|&before| before >= site.clause.start)?;
    if scene.upos(before) == Upos::Part && scene.is_possessive(before) {
        return phrases::left(scene, before, site.clause.start)?.noun();
    }
    if scene.is(before, Class::Possessive) {
        return Some(before..before + 1);
    }
    let genitive = |i: usize| {
        matches!(scene.upos(i), Upos::Propn | Upos::Noun)
            && scene.lower(i).ends_with(scene.knobs.genitive.as_str())
            && !scene.knobs.genitive.is_empty()
    };
    if genitive(before) && scene.upos(before) == Upos::Propn {
        return phrases::left(scene, before + 1, site.clause.start)?.noun();
    }
    None
}

/// The subject of the clause in which an adjective stands.
fn site_subject(site: &Site<'_, '_>) -> Option<Range<usize>> {
    let scene = site.scene;
    let copula = (site.clause.start..site.cue.start).rev().take(5).find(|&i| scene.is(i, Class::Copula))?;
    match phrases::left(scene, copula, site.clause.start).and_then(|left| left.noun()) {
        Some(range) => Some(range),
        None => phrases::right(scene, copula + 1, site.cue.start),
    }
}
