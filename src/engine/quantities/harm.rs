//! Who came to harm: the words of a clause that say what happened to the people counted in it.

use super::Draft;
use crate::document::{Harm, Time, Upos, VerbForm};
use crate::engine::rules::Atoms;
use std::ops::Range;

/// How far behind a quantity its clause is read.
const AFTER: usize = 18;
/// The same for a number without a noun: what is said of it stands close by.
const AFTER_BARE: usize = 7;
/// How far before a quantity.
const BEFORE: usize = 8;

/// Gives people their harm.
pub(super) fn join(atoms: &Atoms<'_>, times: &[Time], sentence: &Range<usize>, drafts: &mut [Draft]) {
    let clause = Clause { atoms, times, sentence, places: drafts.iter().map(|draft| (draft.atoms.clone(), draft.people)).collect() };
    for draft in drafts.iter_mut() {
        if !draft.people {
            continue;
        }
        let Some((harm, place)) = clause.harm(draft) else { continue };
        draft.quantity.harm = Some(harm);
        if !draft.atoms.contains(&place.start) {
            draft.quantity.because = Some(atoms.span(place));
        }
        if draft.bare {
            draft.quantity.unit = "people".to_owned();
        }
    }
}

struct Clause<'a> {
    atoms: &'a Atoms<'a>,
    times: &'a [Time],
    sentence: &'a Range<usize>,
    /// All quantities of the sentence, and whether they count people.
    places: Vec<(Range<usize>, bool)>,
}

impl Clause<'_> {
    fn harm(&self, draft: &Draft) -> Option<(Harm, Range<usize>)> {
        let range = draft.atoms.clone();
        let inside = range.clone().find_map(|at| self.word(at));
        inside.or_else(|| self.close_before(&range)).or_else(|| self.after(&range, draft)).or_else(|| self.before(&range))
    }

    /// The harm that begins at an atom, and its words.
    fn word(&self, at: usize) -> Option<(Harm, Range<usize>)> {
        let (end, value) = self.atoms.any_member(at, self.sentence.end, self.atoms.roles.harm)?;
        let harm = match value {
            "killed" => Harm::Killed,
            "injured" => Harm::Injured,
            "missing" => Harm::Missing,
            "displaced" => Harm::Displaced,
            "detained" => Harm::Detained,
            _ => return None,
        };
        Some((harm, at..end))
    }

    /// Whether a clause about something else begins at an atom; the sign of an infinitive begins none.
    fn breaks(&self, at: usize) -> bool {
        let token = self.atoms.token_of(at);
        let infinitive = self.atoms.tags.upos(token) == Upos::Part || self.atoms.tags.form(token.saturating_add(1)) == VerbForm::Infinitive;
        self.atoms.is(at, self.atoms.roles.clause_break) && !infinitive
    }

    /// The quantity that begins at an atom.
    fn quantity(&self, at: usize) -> Option<&(Range<usize>, bool)> {
        self.places.iter().find(|(range, _)| range.start == at)
    }

    fn is_time(&self, at: usize) -> bool {
        let Some(span) = self.atoms.get(at).map(|atom| atom.span) else { return false };
        let from = self.times.partition_point(|time| time.span.end <= span.start);
        self.times.get(from).is_some_and(|time| time.span.touches(span))
    }

    /// "dræbte 12": the verb stands right before its object.
    fn close_before(&self, range: &Range<usize>) -> Option<(Harm, Range<usize>)> {
        let roles = self.atoms.roles;
        (1..=2).find_map(|back| {
            let at = range.start.checked_sub(back).filter(|&at| at >= self.sentence.start)?;
            let (harm, place) = self.word(at).filter(|(_, place)| place.end == range.start)?;
            // "blev dræbt, 14" and "er såret to gange" do not say it of what follows.
            let passive = at.checked_sub(1).is_some_and(|before| self.atoms.is(before, roles.passive));
            (!passive && !self.atoms.is(at, roles.harm_state)).then_some((harm, place))
        })
    }

    /// "… er blevet dræbt", "…, der blev såret"
    fn after(&self, range: &Range<usize>, draft: &Draft) -> Option<(Harm, Range<usize>)> {
        let roles = self.atoms.roles;
        let reach = if draft.bare { AFTER_BARE } else { AFTER };
        let end = self.sentence.end.min(range.end + reach);
        let (mut at, mut active, mut passive) = (range.end, false, false);
        while at < end {
            let mark = self.atoms.text(at);
            if matches!(mark, ";" | ":" | ".") || matches!(mark, "," | "(" | "–" | "-") && !self.goes_on(at + 1, draft) {
                return None;
            }
            if self.breaks(at) {
                return None;
            }
            if let Some((other, people)) = self.quantity(at) {
                // What another number of people says of itself is not said of this one.
                if *people && other.clone().any(|inside| self.word(inside).is_some()) {
                    return None;
                }
                at = other.end.max(at + 1);
                continue;
            }
            passive |= self.atoms.is(at, roles.passive);
            active = active || self.atoms.is(at, roles.active);
            if let Some((harm, place)) = self.word(at) {
                // "En mand dræbte to", "har dræbt sin kone": the harm is done by them, not to them.
                let state = self.atoms.is(at, roles.harm_state);
                let doing = !state && !passive && (active || self.object(place.end));
                return (!doing).then_some((harm, place));
            }
            at += 1;
        }
        None
    }

    /// Whether the clause goes on with the same people behind a comma: a relative clause, or more of them.
    fn goes_on(&self, at: usize, draft: &Draft) -> bool {
        let roles = self.atoms.roles;
        let token = self.atoms.token_of(at);
        self.atoms.any_member(at, self.sentence.end, roles.relative).is_some()
            || !draft.bare && (self.quantity(at).is_some_and(|(_, people)| *people) || self.atoms.tags.upos(token) == Upos::Adp)
    }

    /// Whether an object begins at an atom.
    fn object(&self, at: usize) -> bool {
        if at >= self.sentence.end || self.is_time(at) {
            return false;
        }
        let upos = self.atoms.tags.upos(self.atoms.token_of(at));
        self.quantity(at).is_some_and(|(_, people)| *people)
            || self.atoms.is(at, self.atoms.roles.one)
            || matches!(upos, Upos::Det | Upos::Pron | Upos::Propn | Upos::Noun)
    }

    /// "kostede 30 civile", "dødstallet er steget til 68", "blandt de dræbte er seks børn"
    fn before(&self, range: &Range<usize>) -> Option<(Harm, Range<usize>)> {
        for at in (self.sentence.start..range.start).rev().take(BEFORE) {
            let mark = self.atoms.text(at);
            let other = self.places.iter().any(|(place, people)| *people && place.contains(&at));
            if matches!(mark, "," | ";" | ":" | ".") || other || self.breaks(at) {
                return None;
            }
            if let Some(found) = self.word(at).filter(|(_, place)| place.end <= range.start) {
                return Some(found);
            }
        }
        None
    }
}
