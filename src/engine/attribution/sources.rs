//! What kind of source speaks.

use super::phrases;
use super::scene::Scene;
use crate::document::{SourceKind, Upos};
use crate::language::Class;
use std::ops::Range;

/// Named, described, nameless or a document, by the head of the noun phrase. What a pronoun stands for is settled later.
pub fn kind(scene: &Scene<'_>, source: &Range<usize>) -> SourceKind {
    let head = head(scene, source);
    if scene.is(head, Class::DocumentNoun) && scene.upos(head) != Upos::Propn {
        return SourceKind::Document;
    }
    if scene.upos(head) == Upos::Propn || apposed_name(scene, source) {
        return SourceKind::Named;
    }
    let nameless = scene.is(source.start, Class::AnonymousWord) || scene.is(source.start, Class::Generic);
    let definite = scene.is(source.start, Class::Definite) || scene.is(source.start, Class::Possessive);
    if nameless
        || scene.is(head, Class::AnonymousNoun) && !definite
        || scene.is(source.start, Class::Indefinite) && !scene.is(head, Class::RoleNoun)
    {
        return SourceKind::Anonymous;
    }
    SourceKind::Role
}

/// What a relative pronoun that is a source stands for.
pub fn antecedent(scene: &Scene<'_>, source: &Range<usize>) -> Option<Range<usize>> {
    let relative = source.len() == 1 && scene.is_relative(source.start);
    let floor = scene.sentence(source.start).start;
    phrases::antecedent(scene, source.start, floor).filter(|_| relative)?.noun()
}

/// The head of a noun phrase: its last noun or name before a preposition, comma or bracket.
pub fn head(scene: &Scene<'_>, source: &Range<usize>) -> usize {
    let end = source
        .clone()
        .skip(1)
        .find(|&i| matches!(scene.upos(i), Upos::Adp | Upos::Punct) || scene.is(i, Class::Relative) && scene.upos(i) != Upos::Propn)
        .unwrap_or(source.end);
    (source.start..end).rev().find(|&i| matches!(scene.upos(i), Upos::Noun | Upos::Propn)).unwrap_or(source.start)
}

/// "en talsmand for politiet, Holger Vehren": a name after the description.
fn apposed_name(scene: &Scene<'_>, source: &Range<usize>) -> bool {
    let comma = source.clone().find(|&i| scene.word(i) == ",");
    comma.is_some_and(|comma| scene.upos(comma + 1) == Upos::Propn)
}
