//! Noun phrases beside a verb: who speaks, with title and apposition.

use super::scene::Scene;
use crate::document::{Upos, VerbForm};
use crate::language::Class;
use std::ops::Range;

/// What stands to the left of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// A noun phrase that can be its subject.
    Noun(Range<usize>),
    /// A prepositional phrase, which begins at this token.
    Prepositional(usize),
}

impl Left {
    /// The noun phrase, if it is one.
    pub fn noun(self) -> Option<Range<usize>> {
        match self {
            Left::Noun(range) => Some(range),
            Left::Prepositional(_) => None,
        }
    }
}

fn nominal(upos: Upos) -> bool {
    matches!(upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::X)
}

fn is_time(scene: &Scene<'_>, index: usize) -> bool {
    scene.is(index, Class::Time) && scene.upos(index) != Upos::Propn
}

/// A pronoun that is a whole noun phrase ("han"), not an article ("de amerikanske").
fn stands_alone(scene: &Scene<'_>, index: usize) -> bool {
    if scene.is(index, Class::Subject) {
        return true;
    }
    let pronoun = scene.is(index, Class::Plural)
        || scene.is(index, Class::Anaphor)
        || scene.upos(index) == Upos::Pron && scene.is(index, Class::First);
    let next = scene.at(index + 1);
    pronoun
        && !scene.is(index, Class::Possessive)
        && !matches!(next.upos, Upos::Adj | Upos::Noun | Upos::Num)
        && !(next.upos == Upos::Verb && next.form == VerbForm::Participle)
}

/// The noun phrase that begins at `start` or after adverbs and words of time there, within `limit`.
pub fn right(scene: &Scene<'_>, start: usize, limit: usize) -> Option<Range<usize>> {
    let mut at = start;
    while at < limit && (scene.upos(at) == Upos::Adv && !scene.is(at, Class::AnonymousWord) || is_time(scene, at)) {
        at += 1;
    }
    // "oplyser østrigsk politi": an adjective that a tagger took for an adverb.
    let listed = |i: usize| scene.at(i).classes.any(&[Class::Adverb, Class::Time, Class::Negation, Class::Both]);
    if at > start && at < limit && scene.upos(at) == Upos::Noun && scene.upos(at - 1) == Upos::Adv && !listed(at - 1) {
        at -= 1;
    }
    let first = at;
    let mut last: Option<usize> = None;
    while at < limit {
        let word = scene.at(at);
        if word.upos != Upos::Propn
            && (scene.is_relative(at) || scene.is_complementiser(at) || scene.is(at, Class::Whether) && last.is_some())
        {
            break;
        }
        if last.is_some() && is_time(scene, at) {
            break;
        }
        if stands_alone(scene, at) {
            return if last.is_none() { Some(at..at + 1) } else { finish(scene, first, last) };
        }
        if nominal(word.upos) || scene.is_possessive(at) || at == first && word.upos == Upos::Adv && scene.upos(at + 1) == Upos::Noun {
            // Two common nouns in a row are two phrases where compounds are one word.
            let common = |i: usize| {
                scene.upos(i) == Upos::Noun
                    && !scene.is(i, Class::Agency)
                    && !scene.is(i, Class::Outlet)
                    && scene.word(i).chars().next().is_some_and(char::is_lowercase)
            };
            let genitive = |i: usize| !scene.knobs.genitive.is_empty() && scene.lower(i).ends_with(scene.knobs.genitive.as_str());
            if scene.knobs.solid_compounds && last.is_some_and(|last| last + 1 == at && common(last) && !genitive(last)) && common(at) {
                break;
            }
            // A new article opens another phrase.
            if last.is_some_and(|last| last + 1 == at && matches!(scene.upos(last), Upos::Noun | Upos::Propn))
                && scene.is(at, Class::Indefinite)
            {
                break;
            }
            last = Some(at);
            at += 1;
            continue;
        }
        let after_noun = last.is_some_and(|last| last + 1 == at && scene.upos(last) == Upos::Noun);
        if word.form == VerbForm::Participle && !after_noun && matches!(scene.upos(at + 1), Upos::Noun | Upos::Propn | Upos::Adj) {
            at += 1;
            continue;
        }
        if last.is_none() && scene.is(at, Class::Both) {
            at += 1;
            continue;
        }
        if last.is_some() && goes_on(scene, at, limit) {
            at += 1;
            continue;
        }
        if last.is_some() && scene.word(at) == "(" {
            let close = (at..limit.min(at + 6)).find(|&i| scene.word(i) == ")");
            if let Some(close) = close {
                last = Some(close);
                at = close + 1;
                continue;
            }
        }
        // "politikommissær ved Fyns Politi, Henrik Brix" and "Henrik Brix, politikommissær"
        if let (",", Some(head)) = (scene.word(at), last)
            && apposition(scene, first, head, at, limit)
        {
            at += 1;
            continue;
        }
        break;
    }
    finish(scene, first, last)
}

fn finish(scene: &Scene<'_>, first: usize, last: Option<usize>) -> Option<Range<usize>> {
    let last = last?;
    // A phrase has a head: a noun, a name, or an adjective or number that stands for one.
    (first..=last).any(|i| !matches!(scene.upos(i), Upos::Adp | Upos::Punct)).then_some(first..last + 1)
}

/// Whether a noun phrase goes on over a preposition or conjunction.
fn goes_on(scene: &Scene<'_>, at: usize, limit: usize) -> bool {
    let next = scene.at(at + 1);
    if at + 1 >= limit {
        return false;
    }
    let nominal_next = nominal(next.upos) || scene.is_possessive(at + 1);
    if scene.is(at, Class::Link) && scene.upos(at) != Upos::Verb {
        let timed = is_time(scene, at + 1)
            || scene.is(at + 1, Class::MediumNoun)
            || scene.is(at + 1, Class::Indefinite) && (at + 1..limit.min(at + 6)).any(|i| scene.is(i, Class::MediumNoun));
        let to = scene.is(at, Class::To) || scene.is(at, Class::Toward);
        return nominal_next && !timed && !to;
    }
    if scene.is(at, Class::And) {
        return nominal_next && !scene.any_finite(at + 1..limit.min(at + 4));
    }
    matches!(scene.word(at), "-" | "/" | "–") && nominal_next
}

/// Whether a comma after a noun phrase leads to its apposition: one of the two is a name, the other is not.
fn apposition(scene: &Scene<'_>, first: usize, head: usize, comma: usize, limit: usize) -> bool {
    let next = comma + 1;
    if next >= limit {
        return false;
    }
    let named = (first..=head).any(|i| scene.upos(i) == Upos::Propn);
    let starts_named = scene.upos(first) == Upos::Propn;
    let title_next = scene.is(next, Class::RoleNoun) && scene.upos(next) != Upos::Propn;
    match scene.upos(next) {
        Upos::Propn => !starts_named && matches!(scene.upos(head), Upos::Noun | Upos::Propn),
        // "Anna Hall, a spokeswoman for the council"
        Upos::Det if !scene.knobs.verb_second => {
            starts_named && scene.is(next, Class::Indefinite) && (next + 1..limit.min(next + 4)).any(|i| scene.is(i, Class::RoleNoun))
        }
        Upos::Noun | Upos::Adj => {
            starts_named && named && (title_next || scene.is(next + 1, Class::RoleNoun)) && !scene.any_finite(next..limit.min(next + 2))
        }
        _ => false,
    }
}

/// The noun phrase that ends before `end` (exclusive), not reaching before `floor`.
pub fn left(scene: &Scene<'_>, end: usize, floor: usize) -> Option<Left> {
    // "parterne selv har …"
    let own = end > floor + 1 && scene.upos(end - 1) == Upos::Pron && scene.is(end - 1, Class::Adverb);
    let end = end - usize::from(own);
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    if scene.is(last, Class::Subject) || scene.is(last, Class::Plural) && !scene.is(last, Class::Possessive) {
        return Some(Left::Noun(last..end));
    }
    if scene.is_relative(last) {
        return antecedent(scene, last, floor).or(Some(Left::Noun(last..end)));
    }
    let mut at = end;
    let mut first: Option<usize> = None;
    while at > floor {
        let here = at - 1;
        let word = scene.at(here);
        if word.upos != Upos::Propn && (scene.is_relative(here) || scene.is_complementiser(here) || scene.is(here, Class::Subject)) {
            break;
        }
        if is_time(scene, here) {
            break;
        }
        if nominal(word.upos) || scene.is_possessive(here) {
            first = Some(here);
            at = here;
            continue;
        }
        let started = first.is_some();
        // "43-årig tiltalt nægter": a participle that stands for who it describes.
        if !started
            && end > here
            && word.form == VerbForm::Participle
            && scene.is_finite(end)
            && matches!(scene.upos(here.wrapping_sub(1)), Upos::Adj | Upos::Det)
            && here > floor
        {
            first = Some(here);
            at = here;
            continue;
        }
        if started
            && word.form == VerbForm::Participle
            && word.upos == Upos::Verb
            && at < end
            && nominal(scene.upos(here.wrapping_sub(1)))
            && scene.cue(here).is_none()
        {
            first = Some(here);
            at = here;
            continue;
        }
        let noun = |at: usize| matches!(scene.upos(at), Upos::Noun | Upos::Propn | Upos::Num);
        // "a source close to the minister", "two people familiar with the talks"
        let linked = scene.is(here, Class::To) || scene.upos(here) == Upos::Adp && !scene.knobs.verb_second;
        let described = here > floor + 1 && scene.upos(here - 1) == Upos::Adj && noun(here - 2) && linked;
        let noun_before = here > floor && (noun(here - 1) || described) && !is_time(scene, here - 1);
        if started && noun_before && (described || scene.is(here, Class::Link) || scene.is(here, Class::To) || scene.is(here, Class::And)) {
            at = here;
            continue;
        }
        if started
            && noun_before
            && scene.word(here) == ","
            && first.is_some_and(|f| scene.upos(f) == Upos::Propn)
            && end - here <= 6
            && (scene.knobs.verb_second
                || [Class::RoleNoun, Class::AnonymousNoun, Class::OutletNoun].iter().any(|&class| scene.is(here - 1, class)))
            && !enumeration(scene, here, floor)
        {
            at = here;
            continue;
        }
        if scene.word(here) == ")" {
            let open = (floor.max(here.saturating_sub(5))..here).rev().find(|&i| scene.word(i) == "(");
            if let Some(open) = open {
                first = first.or(Some(open));
                at = open;
                continue;
            }
        }
        if started && matches!(scene.word(here), "-" | "/" | "–") && noun_before {
            at = here;
            continue;
        }
        break;
    }
    let first = first?;
    if scene.word(first) == "(" {
        return None;
    }
    // An article alone is no subject ("the pledged delegates").
    let article = end == first + 1 && scene.upos(first) == Upos::Det && scene.at(first).classes.any(&[Class::Definite, Class::Indefinite]);
    if article && !scene.knobs.verb_second {
        return None;
    }
    let before = first.checked_sub(1).filter(|&before| before >= floor);
    match before {
        Some(before) if scene.upos(before) == Upos::Adp && !scene.is(before, Class::Both) => Some(Left::Prepositional(before)),
        _ => Some(Left::Noun(first..end)),
    }
}

/// A comma inside a list of names ("A, B og C") rather than before an apposition.
fn enumeration(scene: &Scene<'_>, comma: usize, floor: usize) -> bool {
    (floor..comma).rev().take(6).any(|i| scene.word(i) == ",")
}

/// What a relative pronoun at `at` stands for, not reaching before `floor`.
pub fn antecedent(scene: &Scene<'_>, at: usize, floor: usize) -> Option<Left> {
    let mut end = at;
    if end > floor && scene.word(end - 1) == "," {
        end -= 1;
    }
    match left(scene, end, floor)? {
        Left::Prepositional(start) => {
            // "en kontrakt med firmaet, som viser": the whole phrase before the preposition belongs to it.
            let head = left(scene, start, floor)?.noun()?;
            Some(Left::Noun(head.start..end))
        }
        noun => Some(noun),
    }
}

/// The name below a pull quote: a short paragraph after it that begins with a name, has no verb and no full stop.
pub fn name_line(scene: &Scene<'_>, paragraph: usize) -> Option<Range<usize>> {
    let next = scene.paragraph_tokens(paragraph + 1);
    let last = next.end.checked_sub(1)?;
    let short = scene.upos(next.start) == Upos::Propn && next.len() <= 16 && scene.paragraph(next.start) == paragraph + 1;
    (short && !matches!(scene.word(last), "." | ":" | "?" | "!") && !scene.any_finite(next.clone())).then_some(next)
}
