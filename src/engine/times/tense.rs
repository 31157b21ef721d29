//! Whether a clause speaks of what was or of what will be: its verb decides which Monday "Monday" is.

use crate::document::{Upos, VerbForm};
use crate::engine::rules::Atoms;
use crate::language::AttributionLexicon;
use crate::text::Span;
use std::ops::Range;

/// What the verb of a clause says of its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// "blev", "har … været", and the present of verbs of saying.
    Past,
    /// "skal", "ventes", and the present of what is planned.
    Future,
    /// No verb that tells.
    #[default]
    Unknown,
}

/// How many words a clause is read to either side.
const REACH: usize = 24;

/// The tense of the clause around what was found, and the word that says so: what stands before it counts first.
pub fn tense(atoms: &Atoms<'_>, attribution: &AttributionLexicon, sentence: &Range<usize>, found: &Range<usize>) -> (Tense, Option<Span>) {
    let before = (sentence.start..found.start).rev().take(REACH);
    let left = read(atoms, attribution, before, found);
    if left.0 != Tense::Unknown {
        return left;
    }
    // "stak sin nabo, den 51-årige Torben Krag, natten til …": an apposition does not end the clause.
    if let Some(start) = before_apposition(atoms, sentence.start, found.start) {
        let further = read(atoms, attribution, (sentence.start..start).rev().take(REACH), found);
        if further.0 != Tense::Unknown {
            return further;
        }
    }
    read(atoms, attribution, (found.end..sentence.end).take(REACH), found)
}

/// Where a clause goes on to the left of an apposition: before the two commas around words without a verb.
fn before_apposition(atoms: &Atoms<'_>, start: usize, end: usize) -> Option<usize> {
    let verbal = |at: usize| matches!(atoms.tags.upos(atoms.token_of(at)), Upos::Verb | Upos::Aux);
    let comma = |from: usize| {
        let at = (start..from).rev().take(REACH / 2).find(|&at| atoms.text(at) != "-" && ends_clause(atoms, at) || verbal(at))?;
        (atoms.text(at) == ",").then_some(at)
    };
    comma(comma(end)?)
}

fn read(
    atoms: &Atoms<'_>,
    attribution: &AttributionLexicon,
    places: impl Iterator<Item = usize>,
    found: &Range<usize>,
) -> (Tense, Option<Span>) {
    let mut best: Option<(u8, Tense, usize)> = None;
    for at in places {
        if ends_clause(atoms, at) {
            break;
        }
        if let Some((rank, tense)) = verb(atoms, attribution, at, found)
            && best.is_none_or(|(known, ..)| rank < known)
        {
            best = Some((rank, tense, at));
        }
    }
    best.map_or((Tense::Unknown, None), |(_, tense, at)| (tense, atoms.get(at).map(|atom| atom.span)))
}

/// Whether a clause ends before or at an atom.
fn ends_clause(atoms: &Atoms<'_>, at: usize) -> bool {
    let mark = atoms.text(at);
    if matches!(mark, "," | ";" | ":" | "." | "!" | "?" | "(" | ")" | "–" | "—" | "«" | "»" | "\"" | "”" | "“" | "-") {
        return true;
    }
    let token = atoms.token_of(at);
    // The sign of an infinitive looks like a conjunction in some languages ("at præsentere").
    let infinitive = atoms.tags.upos(token) == Upos::Part || atoms.tags.form(token.saturating_add(1)) == VerbForm::Infinitive;
    atoms.is(at, atoms.roles.clause) && !infinitive
}

/// What a verb says, with its rank: 0 outweighs 1.
fn verb(atoms: &Atoms<'_>, attribution: &AttributionLexicon, at: usize, found: &Range<usize>) -> Option<(u8, Tense)> {
    let (roles, token, lower) = (atoms.roles, atoms.token_of(at), atoms.lower(at));
    let tagged = !atoms.tags.upos.is_empty();
    let (upos, form) = (atoms.tags.upos(token), atoms.tags.form(token));
    let end = at + 4;
    // A phrase says more than a word: "skal ses i lyset af" is no future.
    if atoms.any_member(at, end + 2, roles.past).is_some_and(|(to, _)| to > at + 1) {
        return Some((0, Tense::Past));
    }
    if atoms.any_member(at, end, roles.future).is_some() {
        return Some((0, Tense::Future));
    }
    if atoms.is(at, roles.past) {
        return Some((1, Tense::Past));
    }
    let verbal = matches!(upos, Upos::Verb | Upos::Aux) || !tagged;

    if verbal && matches!(form, VerbForm::Finite | VerbForm::Passive | VerbForm::None) && ends_in_past(atoms, lower) {
        return Some((1, Tense::Past));
    }
    if atoms.is(at, roles.perfect) {
        // "er" alone says nothing; "har mandag været" does.
        let participle = (at + 1..at + 7).any(|next| {
            !found.contains(&next) && !ends_clause(atoms, next) && atoms.tags.form(atoms.token_of(next)) == VerbForm::Participle
        });
        return participle.then_some((2, Tense::Past));
    }
    if atoms.any_member(at, end, roles.scheduled).is_some() {
        return Some((3, Tense::Future));
    }
    let saying = verbal && attribution.word(lower).verb != 0 && form != VerbForm::Infinitive;
    saying.then_some((4, Tense::Past))
}

/// Whether a verb has one of the language's endings of the past ("-ede").
fn ends_in_past(atoms: &Atoms<'_>, lower: &str) -> bool {
    atoms.knobs.past_endings.iter().any(|ending| lower.len() > ending.len() + 2 && lower.ends_with(ending.as_str()))
}
