//! Numbers that count nothing: ages, numbers in names and addresses, scores.

use super::Draft;
use crate::document::{Upos, VerbForm};
use crate::engine::rules::Atoms;
use crate::text::chars::is_capitalised;
use std::ops::Range;

/// Whether what looks like a quantity is none.
pub(super) fn no_quantity(atoms: &Atoms<'_>, draft: &Draft, sentence: &Range<usize>) -> bool {
    let (start, end) = (draft.atoms.start, draft.atoms.end);
    let bare = draft.bare && !draft.plain;
    // "Model 3", "Apollo 11", "Vestergade 12"
    let labelled = start > sentence.start
        && is_capitalised(atoms.text(start - 1))
        && atoms.get(start).is_some_and(|first| first.digits)
        && (start - 1 > sentence.start || bare && !atoms.is(end, atoms.roles.harm));
    let small = draft.quantity.unit == "count" && draft.quantity.value.is_some_and(|value| value < 100.0 && value.fract() == 0.0);
    let named = (draft.bare || small) && labelled && !is_verb(atoms, start - 1);
    let year = bare && draft.quantity.value.is_some_and(|value| (1000.0..2200.0).contains(&value) && value.fract() == 0.0) && {
        // Nobody writes "1.990" for a year.
        atoms.text(start).len() == 4
    };
    let run = bare && (is_digits(atoms, start.wrapping_sub(1)) || is_digits(atoms, end));
    named || year || run || is_age(atoms, draft, sentence)
}

fn is_digits(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.get(at).is_some_and(|atom| atom.digits)
}

fn is_verb(atoms: &Atoms<'_>, at: usize) -> bool {
    matches!(atoms.tags.upos(atoms.token_of(at)), Upos::Verb | Upos::Aux)
}

/// "34 år gammel", "en mand på 34 år", "hun er 34 år", "Hansen, 34 år,"
fn is_age(atoms: &Atoms<'_>, draft: &Draft, sentence: &Range<usize>) -> bool {
    if draft.quantity.unit != "duration" || !atoms.is(draft.atoms.end - 1, atoms.roles.age_unit) {
        return false;
    }
    let (start, end) = (draft.atoms.start, draft.atoms.end);
    if end < sentence.end && atoms.is(end, atoms.roles.age_tail) {
        return true;
    }
    let Some(before) = start.checked_sub(1).filter(|&before| before >= sentence.start) else { return false };
    let person = |at: usize| atoms.is(at, atoms.roles.people) || is_capitalised(atoms.text(at));
    let earlier = before.checked_sub(1).filter(|&earlier| earlier >= sentence.start);
    let comma = |at: usize| matches!(atoms.text(at), "," | ")" | ".");
    atoms.is(before, atoms.roles.age_verb) && !atoms.is(end, atoms.roles.measure)
        || atoms.is(before, atoms.roles.age_of) && earlier.is_some_and(person)
        || atoms.text(before) == "," && comma(end) && earlier.is_some_and(person)
}

/// Whether a number without a noun counts what its clause tells of ("af de 37 syge var 23 indlagt"): a participle or an adjective says so.
pub(super) fn shares_a_noun(atoms: &Atoms<'_>, draft: &Draft, sentence: &Range<usize>) -> bool {
    let (start, end) = (draft.atoms.start, draft.atoms.end);
    let inside = |at: usize| sentence.contains(&at);
    let participle = |at: usize| inside(at) && atoms.tags.form(atoms.token_of(at)) == VerbForm::Participle;
    let verb_before = start.checked_sub(1).is_some_and(|before| inside(before) && is_verb(atoms, before));
    draft.quantity.max == draft.quantity.min && participle(end) && verb_before
}

/// Whether an article counts because the same noun is counted before it ("to steder i Syrien og et sted i Irak").
pub(super) fn counted_beside(draft: &Draft, beside: &[Draft]) -> bool {
    let Some(noun) = draft.quantity.noun.as_deref().filter(|noun| noun.len() >= 4) else { return false };
    let counted = |other: &&Draft| other.atoms.end <= draft.atoms.start && !other.article && draft.quantity.unit == other.quantity.unit;
    beside.iter().filter(counted).any(|other| other.quantity.noun.as_deref().is_some_and(|other| other.starts_with(noun)))
}
