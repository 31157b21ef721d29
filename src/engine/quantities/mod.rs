//! Numbers and what they count: value, bounds, unit, the noun, and what happened to people who are counted.
//!
//! The pack's rules say where a quantity stands; here it is given its value, told apart from numbers that count nothing, and joined to the
//! words of its clause that say who came to harm.

mod doubts;
mod harm;
mod make;
mod revision;

use super::rules::{Atoms, best};
use crate::document::{Entity, Quantity, Time, TimeType};
use crate::language::LanguagePack;
use crate::text::Span;
use crate::text::order::sort_by_number;
use std::ops::Range;

/// A quantity on the way: what the clause says of it is not yet known.
#[derive(Debug)]
struct Draft {
    atoms: Range<usize>,
    quantity: Quantity,
    /// An article alone: "en mand".
    article: bool,
    /// No noun and no unit: "14".
    bare: bool,
    /// A number that tells of itself that it counts: "en halv million", "7,2".
    plain: bool,
    /// Whether it counts people, or could.
    people: bool,
}

/// Finds the quantities of a document, in order, without overlap with each other or with points of time.
pub fn find(atoms: &Atoms<'_>, times: &[Time], entities: &[Entity], pack: &LanguagePack) -> Vec<Quantity> {
    let named = names(entities);
    let mut found: Vec<Quantity> = Vec::new();
    for sentence in 0..atoms.document.sentences.len() {
        let range = atoms.sentence(sentence);
        let mut drafts = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let Some(hit) = best(atoms, &pack.measures.quantities, at, &range, |found| make::makes_sense(atoms, pack, found)) else {
                at += 1;
                continue;
            };
            at = hit.atoms.end.max(at + 1);
            let draft = make::quantity(atoms, pack, &hit);
            let free = |draft: &Draft| {
                !in_name(&named, draft.quantity.span) && !in_time(times, draft) && !doubts::no_quantity(atoms, draft, &range)
            };
            drafts.extend(draft.filter(free));
        }
        if drafts.is_empty() {
            continue;
        }
        harm::join(atoms, times, &range, &mut drafts);
        let revisions = revision::find(atoms, &range, &mut drafts);
        let kept: Vec<bool> = drafts.iter().map(|draft| worth_telling(atoms, draft, &drafts, &range)).collect();
        // Numbers of drafts become numbers of the text.
        let places: Vec<usize> =
            kept.iter().scan(found.len(), |next, &kept| Some(std::mem::replace(next, *next + usize::from(kept)))).collect();
        for (index, mut draft) in drafts.into_iter().enumerate() {
            if kept.get(index) == Some(&true) {
                let old = revisions.iter().find(|(_, new)| *new == index).map(|(old, _)| *old).filter(|&old| kept.get(old) == Some(&true));
                draft.quantity.revises = old.and_then(|old| places.get(old).copied());
                found.push(draft.quantity);
            }
        }
    }
    found
}

/// The places of all names, in order.
fn names(entities: &[Entity]) -> Vec<Span> {
    let mut spans: Vec<Span> = entities.iter().flat_map(|entity| entity.mentions.iter().map(|mention| mention.span)).collect();
    sort_by_number(&mut spans, |span| span.start.into());
    spans
}

/// Whether a number begins inside a name ("Apollo 11").
fn in_name(named: &[Span], span: Span) -> bool {
    let before = named.partition_point(|name| name.start <= span.start).checked_sub(1).and_then(|index| named.get(index));
    before.is_some_and(|name| name.end > span.start && !(name.start == span.start && name.end <= span.end))
}

/// Whether a number is part of a time; "på syv måneder" is a length of time, and seven months are counted all the same.
fn in_time(times: &[Time], draft: &Draft) -> bool {
    let span = draft.quantity.span;
    let from = times.partition_point(|time| time.span.end <= span.start);
    let over = times.get(from).filter(|time| time.span.start < span.end);
    over.is_some_and(|time| time.kind != TimeType::Duration || draft.quantity.unit != "duration" || draft.article)
}

/// One person, or several, are worth telling where something happened to them; a bare number where it is clear that it counts.
fn worth_telling(atoms: &Atoms<'_>, draft: &Draft, beside: &[Draft], sentence: &Range<usize>) -> bool {
    let quantity = &draft.quantity;
    if quantity.harm.is_some() {
        return true;
    }
    if draft.article && doubts::counted_beside(draft, beside) {
        return true;
    }
    if draft.article || quantity.rule == "several" && quantity.min <= Some(2.0) {
        return false;
    }
    !draft.bare || draft.plain || doubts::shares_a_noun(atoms, draft, sentence)
}
