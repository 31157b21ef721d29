//! What a whole text tells of its names, beyond their sentences: names that lists and rules are sure of, other mentions of a name, and one
//! kind for all mentions of the same words.

use super::clues::title;
use super::{Name, View};
use crate::document::{EntityType, TokenKind, Upos};
use crate::language::Class;
use crate::text::Span;
use crate::text::chars::is_all_caps;
use crate::text::order::sort_by_number;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How much a mention's own evidence counts against the model's word elsewhere.
const EVIDENCE: u32 = 4;

/// The names of a document after a look at the whole.
pub fn agree(view: &View<'_>, names: Vec<Name>) -> Vec<Name> {
    let each = |name| listed_kind(view, led_by_noun(view, without_noun(view, without_title(view, name))));
    let mut names: Vec<Name> = names.into_iter().map(each).collect();
    names.retain(|name| name.tokens.len() > 1 || !view.known(name.tokens.start).no_name());
    listed(view, &mut names);
    add(view, &mut names, sure);
    let kinds = vote(view, &names);
    let surnames = surnames(view, &names);
    for name in &mut names {
        if name.tokens.len() > 1 {
            continue;
        }
        let word = view.base(name.span.of(view.document.text));
        let known = view.known(name.tokens.start);
        if surnames.contains_key(word) && !known.country() && name.kind != EntityType::Per && !led_by_preposition(view, name.tokens.start) {
            name.kind = EntityType::Per;
        } else if let Some(&kind) = kinds.get(word) {
            name.kind = kind;
        }
    }
    add(view, &mut names, |view, at| {
        let word = view.base(view.word(at));
        if word.chars().count() < 3 || !view.capital(at) || is_ordinary(view, at) {
            return None;
        }
        surnames.get(word).copied().or_else(|| kinds.get(word).copied())
    });
    names
}

/// "Kaptajn Okafor": a title with a capital, from the start of a sentence or from its writer, is no part of the name.
fn without_title(view: &View<'_>, name: Name) -> Name {
    let first = name.tokens.start;
    let start = view.document.sentence_tokens(view.document.sentence_of(first)).start;
    let title = view.is_title(first) || name.kind == EntityType::Per && view.is_office(first);
    if name.tokens.len() < 2 || !(view.opens(first, start) || name.kind == EntityType::Per) || !title || view.known(first).any() {
        return name;
    }
    let tokens = first + 1..name.tokens.end;
    let start = view.document.span(tokens.clone()).start;
    Name { span: Span { start, ..name.span }, kind: EntityType::Per, tokens, sure: true }
}

/// "Boligforeningen Beringsgaard siger": a definite noun with a capital from the start of a sentence is no more part of the name than it is
/// inside one.
fn without_noun(view: &View<'_>, name: Name) -> Name {
    let first = name.tokens.start;
    let start = view.document.sentence_tokens(view.document.sentence_of(first)).start;
    let lower = view.lower(first);
    let definite = view.pack.knobs.noun_endings.iter().any(|ending| lower.ends_with(ending.as_str()));
    if name.tokens.len() < 2 || !view.opens(first, start) || !definite || !view.pack.names.leads_organisation(lower) {
        return name;
    }
    let tokens = first + 1..name.tokens.end;
    let start = view.document.span(tokens.clone()).start;
    if view.listed(first, name.tokens.end).is_some() || !view.capital(first + 1) {
        return name;
    }
    Name { span: Span { start, ..name.span }, kind: EntityType::Org, tokens, sure: true }
}

/// "boligforeningen Beringsgaard", "virksomheden Lund": what the noun before it says, unless a person's whole name follows.
fn led_by_noun(view: &View<'_>, mut name: Name) -> Name {
    let first = name.tokens.start;
    let led = first.checked_sub(1).is_some_and(|before| view.pack.names.leads_organisation(view.lower(before)));
    let person = name.tokens.len() > 1 && view.known(first).first();
    let known = view.known(first);
    let person_too = known.first() || known.last() && !known.rare();
    let town = known.place() && !known.organisation() && !person_too;
    if !led && town && name.tokens.len() == 1 && name.kind == EntityType::Org {
        name.kind = EntityType::Loc;
    }
    if led && !person && matches!(name.kind, EntityType::Per | EntityType::Loc) && !view.known(first).country() {
        name.kind = EntityType::Org;
    }
    name
}

/// What a list says of a name of several words; "LARS LØKKE RASMUSSEN" is a person's as well.
fn listed_kind(view: &View<'_>, mut name: Name) -> Name {
    if name.tokens.len() < 2 {
        return name;
    }
    if let Some(listed) = view.listed(name.tokens.start, name.tokens.end).filter(|listed| listed.tokens == name.tokens) {
        name.kind = listed.kind;
    } else if name.kind == EntityType::Org && name.tokens.clone().all(|at| is_all_caps(view.word(at)) && view.word(at).chars().count() > 2)
    {
        let first = view.pack.names.known(&title(view.lower(name.tokens.start)));
        if first.first() && !first.organisation() {
            name.kind = EntityType::Per;
        }
    }
    name
}

/// Adds names of one word where `kind` finds one and no name stands yet.
fn add(view: &View<'_>, names: &mut Vec<Name>, kind: impl Fn(&View<'_>, usize) -> Option<EntityType>) {
    let mut taken = vec![false; view.document.tokens.len()];
    names.iter().flat_map(|name| name.tokens.clone()).for_each(|at| taken.get_mut(at).into_iter().for_each(|slot| *slot = true));
    for (at, taken) in taken.into_iter().enumerate() {
        if !taken && let Some(kind) = kind(view, at) {
            names.push(Name { tokens: at..at + 1, span: view.document.span(at..at + 1), kind, sure: true });
        }
    }
    sort_by_number(names, |name| name.span.start.into());
}

/// Adds names of several words that a list has, where no name stands yet or only a part of it ("TV 2" at the start of a sentence, "Venstre" of
/// "Radikale Venstre").
fn listed(view: &View<'_>, names: &mut Vec<Name>) {
    let mut owner: HashMap<usize, Range<usize>> = HashMap::new();
    names.iter().for_each(|name| owner.extend(name.tokens.clone().map(|token| (token, name.tokens.clone()))));
    let mut added: Vec<Name> = Vec::new();
    let mut at = 0;
    while at < view.document.tokens.len() {
        let end = view.document.sentence_tokens(view.document.sentence_of(at)).end;
        let fits = |name: &Name| {
            let mut owners = name.tokens.clone().filter_map(|token| owner.get(&token));
            owners.all(|part| part.start >= name.tokens.start && part.end <= name.tokens.end && part.len() < name.tokens.len())
        };
        match view.listed(at, end).filter(fits) {
            Some(name) => {
                at = name.tokens.end.max(at + 1);
                added.push(name);
            }
            None => at += 1,
        }
    }
    let replaced: HashSet<usize> = added.iter().flat_map(|name| name.tokens.clone()).collect();
    names.retain(|name| !replaced.contains(&name.tokens.start));
    names.extend(added);
    sort_by_number(names, |name| name.span.start.into());
}

/// What lists and endings are sure of by themselves.
fn sure(view: &View<'_>, at: usize) -> Option<EntityType> {
    let lower = view.lower(at);
    let before = at.checked_sub(1);
    let classes = view.pack.attribution.word(lower).classes;
    // "nyhedsbureauet dpa"
    if classes.has(Class::Agency)
        && before.is_some_and(|before| view.pack.attribution.word(view.lower(before)).classes.has(Class::OutletNoun))
    {
        return Some(EntityType::Org);
    }
    if view.document.kind(at) != TokenKind::Word || !view.capital(at) {
        return None;
    }
    // "Jeppe Kofod (S)"
    let party = view.word(at).chars().all(char::is_uppercase) && view.word(at).chars().count() <= 3;
    if party && before.is_some_and(|before| view.word(before) == "(" && before > 0 && view.capital(before - 1)) && view.word(at + 1) == ")"
    {
        return Some(EntityType::Org);
    }
    let known = view.known(at);
    if known.country() && !known.first() && !known.last() {
        return Some(EntityType::Loc);
    }
    let start = view.document.sentence_tokens(view.document.sentence_of(at)).start;
    // "Madsen gav mig opskriften."
    let person = (known.first() || known.last()) && !known.rare() && !known.place() && !known.organisation();
    let acts = known.last() && view.pack.names.ends_like_person(lower) && matches!(view.tags.upos(at + 1), Upos::Verb | Upos::Aux);
    if person && at == start && (view.tags.upos(at) == Upos::Propn || acts) && !is_ordinary(view, at) {
        return Some(EntityType::Per);
    }
    let ending = view.pack.names.ending(lower).or_else(|| view.pack.names.ending(view.base(lower)));
    (ending == Some(EntityType::Org) && !view.opens(at, start) && !view.pack.names.ends_organisation(lower)).then_some(EntityType::Org)
}

/// The kind of each name of one word that the text has more than once, where its mentions do not agree.
fn vote(view: &View<'_>, names: &[Name]) -> HashMap<String, EntityType> {
    let mut votes: HashMap<&str, Vec<(EntityType, u32)>> = HashMap::new();
    for name in names.iter().filter(|name| name.tokens.len() == 1) {
        let weight = if evident(view, name) { EVIDENCE } else { 1 };
        let list = votes.entry(view.base(name.span.of(view.document.text))).or_default();
        match list.iter_mut().find(|(kind, _)| *kind == name.kind) {
            Some((_, sum)) => *sum += weight,
            None => list.push((name.kind, weight)),
        }
    }
    let best = |list: Vec<(EntityType, u32)>| list.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
    votes.into_iter().filter_map(|(word, list)| Some((word.to_owned(), best(list)?.0))).collect()
}

/// Whether the words around a name bear its kind out.
fn evident(view: &View<'_>, name: &Name) -> bool {
    let before = name.tokens.start.checked_sub(1);
    let leads = |before: usize| match name.kind {
        EntityType::Org => view.pack.names.leads_organisation(view.lower(before)),
        EntityType::Per => view.is_title(before),
        _ => false,
    };
    before.is_some_and(leads)
}

/// Last names of people whom the text names in full.
fn surnames(view: &View<'_>, names: &[Name]) -> HashMap<String, EntityType> {
    let people = names.iter().filter(|name| name.kind == EntityType::Per && name.tokens.len() > 1);
    people.map(|name| (view.base(view.word(name.tokens.end - 1)).to_owned(), EntityType::Per)).collect()
}

fn led_by_preposition(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| view.is_local(before))
}

/// A word that opens its sentence and is a common one in small letters.
fn is_ordinary(view: &View<'_>, at: usize) -> bool {
    let start = view.document.sentence_tokens(view.document.sentence_of(at)).start;
    let entry = view.pack.attribution.word(view.lower(at));
    view.opens(at, start)
        && (entry.closed.is_some() || entry.verb != 0 || entry.other != 0 || entry.classes != crate::language::Classes::default())
}
