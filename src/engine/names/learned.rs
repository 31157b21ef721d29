//! Names by the pack's model, one sentence after another.

use super::Name;
use super::clues::clues;
use super::decode::Decoder;
use super::features::Seen;
use crate::document::{Document, EntityType, Tags, TokenKind, Upos};
use crate::engine::tag;
use crate::language::{LanguagePack, NameLabel, NameModel};
use crate::model::Shape;
use crate::text::Span;
use std::ops::Range;

/// Finds the names of a document, in order, without overlap.
pub fn find(document: &Document<'_>, shapes: &[Shape], tags: &Tags, pack: &LanguagePack) -> Vec<Name> {
    let mut written = Decoder::new(&pack.name_model);
    let mut caseless = Decoder::new(&pack.caseless_model);
    let small = is_small(document) && !pack.caseless_model.labels.is_empty();
    let mut names = Vec::new();
    for sentence in 0..document.sentences.len() {
        let tokens = document.sentence_tokens(sentence);
        let words: Vec<&str> = tokens.clone().map(|token| document.word(token)).collect();
        let lowers: Vec<&str> = tokens.clone().map(|token| document.lower(token)).collect();
        let labels = if (small || is_shouted(document, tokens.clone())) && !pack.caseless_model.labels.is_empty() {
            let shapes: Vec<Shape> = lowers.iter().map(|lower| Shape::of(lower, lower)).collect();
            let upos: Vec<Upos> = tag::tag_words(&shapes, &pack.tags).into_iter().map(|(upos, _)| upos).collect();
            let clues = clues(&lowers, &lowers, &shapes, pack);
            decode(&mut caseless, &pack.caseless_model, &Seen { shapes: &shapes, clues: &clues, upos: &upos, capitals: false })
        } else {
            let shapes = shapes.get(tokens.clone()).unwrap_or_default();
            let upos = tags.upos.get(tokens.clone()).unwrap_or_default();
            let clues = clues(&words, &lowers, shapes, pack);
            decode(&mut written, &pack.name_model, &Seen { shapes, clues: &clues, upos, capitals: true })
        };
        collect(document, tokens.start, &labels, &mut names);
    }
    names
}

fn decode(decoder: &mut Decoder, model: &NameModel, seen: &Seen<'_>) -> Vec<NameLabel> {
    let numbers = decoder.decode(model, seen);
    numbers.into_iter().map(|number| model.labels.get(number).copied().unwrap_or(NameLabel::Outside)).collect()
}

/// Adds the names of a sentence that begins at the token `start`.
fn collect(document: &Document<'_>, start: usize, labels: &[NameLabel], names: &mut Vec<Name>) {
    let mut at = 0;
    while at < labels.len() {
        let NameLabel::First(kind) = labels.get(at).copied().unwrap_or(NameLabel::Outside) else {
            at += 1;
            continue;
        };
        let more = labels.iter().skip(at + 1).take_while(|label| matches!(label, NameLabel::Further(_))).count();
        let tokens = start + at..start + at + 1 + more;
        at += 1 + more;
        if let Some(name) = kind.and_then(|kind| name(document, tokens, kind)) {
            names.push(name);
        }
    }
}

fn name(document: &Document<'_>, tokens: Range<usize>, kind: EntityType) -> Option<Name> {
    let mut span = document.span(tokens.clone());
    let last = tokens.end.checked_sub(1)?;
    if let Some(length) = compound(document.word(last)) {
        span.end = document.span(last..last + 1).start + length;
    }
    let sure = tokens.len() > 1;
    (!span.is_empty()).then_some(Name { tokens, span: Span { ..span }, kind, sure })
}

/// "Novo-aktien": how many bytes of a compound that goes on in small letters are the name.
fn compound(word: &str) -> Option<u32> {
    let cut = word.rfind('-').filter(|&cut| cut > 0)?;
    let rest = word.get(cut + 1..)?;
    let capital = word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    (capital && rest.chars().next().is_some_and(char::is_lowercase)).then_some(cut as u32)
}

/// Whether a sentence is written in capitals alone, which tell nothing then.
fn is_shouted(document: &Document<'_>, tokens: Range<usize>) -> bool {
    let mut words = 0;
    for token in tokens.filter(|&token| document.kind(token) == TokenKind::Word) {
        let word = document.word(token);
        if word.chars().any(char::is_lowercase) {
            return false;
        }
        words += usize::from(word.chars().count() > 1);
    }
    words >= 3
}

/// Whether a text has next to no capitals.
fn is_small(document: &Document<'_>) -> bool {
    let (mut words, mut capitals) = (0usize, 0usize);
    for token in (0..document.tokens.len()).filter(|&token| document.kind(token) == TokenKind::Word) {
        words += 1;
        capitals += usize::from(document.word(token).chars().next().is_some_and(char::is_uppercase));
    }
    words >= 4 && capitals * 100 < words
}
