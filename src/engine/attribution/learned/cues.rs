//! Which words may attribute, and the features by which the cue model weighs them.
//!
//! After the logistic regression over verbs and lexicon words that was measured for Danish and English (see `docs/models.md`); a quote that no cue
//! introduces stands as a candidate of its own, at its first word.

use super::sight::Sight;
use crate::document::{TokenKind, Upos};
use crate::language::Class;
use crate::model::shape::feature;
use crate::text::chars::is_dash;
use crate::text::order::{pair, sort_by_number};
use std::ops::Range;

/// A place where a claim may hang.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The word that attributes, or the first word of the quote.
    pub head: usize,
    /// The quote's words, for a quote without a cue.
    pub quote: Option<Range<usize>>,
}

/// Fewest words of a quote that can be a claim by itself.
const LEAST_QUOTE: usize = 4;

/// All candidates of a document, in order; at one place the quote after the word.
pub fn candidates(sight: &Sight<'_, '_>) -> Vec<Candidate> {
    let scene = sight.scene;
    let mut found = Vec::new();
    for head in 0..scene.len() {
        let verb = scene.upos(head) == Upos::Verb;
        let listed = sight.class.get(head).is_some_and(|&class| class != 0) || sight.strength.get(head).is_some_and(|&level| level > 0);
        // "“…” — Maria, 23": the dash behind a quote names who speaks.
        let dash = scene.word(head).chars().next().is_some_and(is_dash) && head > 0 && scene.quotes.is_mark(head - 1);
        let colon = scene.word(head) == ":" || dash;
        if verb && scene.document.kind(head) == TokenKind::Word || listed && scene.is_word(head) || colon {
            found.push(Candidate { head, quote: None });
        }
    }
    let quotes = scene.quotes.all.iter().filter(|quote| quote.tokens.len() >= LEAST_QUOTE);
    found.extend(quotes.map(|quote| Candidate { head: quote.tokens.start, quote: Some(quote.tokens.clone()) }));
    sort_by_number(&mut found, |candidate| pair(candidate.head as u32, candidate.quote.is_some().into()));
    found
}

/// Writes the features of a candidate.
pub fn extract(sight: &Sight<'_, '_>, candidate: &Candidate, out: &mut Vec<u32>) {
    out.clear();
    match &candidate.quote {
        Some(quote) => quoted(sight, quote, out),
        None => word(sight, candidate.head, out),
    }
}

fn word(sight: &Sight<'_, '_>, i: usize, out: &mut Vec<u32>) {
    let scene = sight.scene;
    let mut add = |template: u32, a: u32, b: u32, c: u32| out.push(feature(100 + template, a, b, c));
    let level = u32::from(sight.strength.get(i).copied().unwrap_or(0));
    let listed = scene.cue(i).map_or(0, |cue| u32::from(cue.strength));
    let both = level * 8 + listed;
    let class = sight.class.get(i).copied().unwrap_or(0);
    let fine = sight.fine.get(i).copied().unwrap_or(0);
    let lemma = sight.lemma.get(i).copied().unwrap_or(0);
    let shape = sight.shapes.get(i).copied().unwrap_or_default();
    let sentence = scene.sentence(i);
    add(0, 0, 0, 0);
    add(1, level, 0, 0);
    add(2, listed, 0, 0);
    add(3, fine, 0, 0);
    add(4, lemma, 0, 0);
    add(5, lemma, fine, 0);
    add(6, shape.last(3), 0, 0);
    add(7, shape.last(4), 0, 0);
    add(8, shape.first(4), 0, 0);
    add(9, shape.lower, 0, 0);
    add(10, class, 0, 0);
    add(11, class, fine, 0);
    for offset in [-3isize, -2, -1, 1, 2, 3] {
        let place = (offset + 4) as u32;
        add(12, place, sight.near(i, offset), 0);
        if offset.abs() <= 2 {
            add(13, place, sight.word(i, offset), 0);
        }
        if let Some(name) = sight.beside(i, offset).and_then(|at| sight.name.get(at)).filter(|&&name| name > 0) {
            add(14, place, u32::from(*name), 0);
        }
    }
    let group = sight.group(i);
    let before = sight.near(group, -1);
    let (next, after) = (sight.near(i, 1), sight.near(i, 2));
    add(15, before, 0, 0);
    add(16, both, before, 0);
    add(17, both, next, 0);
    add(18, next, after, 0);
    add(19, lemma, next, 0);
    add(20, lemma, before, 0);
    add(21, before, next, both);
    let helpers: Vec<usize> = (group..i).filter(|&at| matches!(scene.upos(at), Upos::Aux | Upos::Part)).collect();
    let helper = |back: usize| helpers.len().checked_sub(back).and_then(|n| helpers.get(n)).map_or(0, |&at| sight.lower(at));
    add(22, helper(1), helper(2), 0);
    add(23, helper(1), class, 0);
    let negated = (group..(i + 3).min(sentence.end)).any(|at| scene.is(at, Class::Negation));
    add(24, u32::from(negated), class, 0);
    // Quotes around.
    let inside = u32::from(scene.quotes.holds(i));
    let any_mark = |range: Range<usize>| u32::from(range.into_iter().any(|at| sight.mark.get(at).is_some_and(|&mark| mark > 0)));
    let marked = any_mark(sentence.clone());
    let paragraph = any_mark(scene.paragraph_tokens(scene.paragraph(i)));
    add(25, inside, both, 0);
    add(26, marked, paragraph, inside);
    let held = |at: Option<usize>| u32::from(at.is_some_and(|at| scene.quotes.holds(at)));
    let (one, two) = (i.checked_sub(1), i.checked_sub(2));
    let mark_before = one.map_or(0, |at| u32::from(sight.mark.get(at).copied().unwrap_or(0)));
    add(27, held(one) * 8 + mark_before * 2 + inside, both, 0);
    add(28, held(two) * 2 + inside, sight.word(i, -1), both);
    add(29, held(two) * 2 + inside, sight.word(i, -1), fine);
    add(30, class, sight.word(i, 1), 0);
    add(31, class, sight.word(i, -1), 0);
    add(32, shape.lower, sight.word(i, 1), 0);
    // Other cues of the sentence.
    let earlier: Vec<usize> = (sentence.start..i).filter(|&at| sight.is_strong(at)).collect();
    let later = (i + 1..sentence.end).filter(|&at| sight.is_strong(at)).count().min(2) as u32;
    add(33, earlier.len().min(2) as u32, 0, 0);
    add(34, later, 0, 0);
    if let Some(&last) = earlier.last() {
        let opened = u32::from((last + 1..i).any(|at| sight.opens_clause(at)));
        let comma = u32::from((last + 1..i).any(|at| scene.word(at) == ","));
        add(35, opened * 2 + comma, both, 0);
        add(36, (i - last).min(5) as u32, 0, 0);
        add(37, sight.lemma.get(last).copied().unwrap_or(0), 0, 0);
    }
    let verbs = (sentence.start..i).filter(|&at| scene.upos(at) == Upos::Verb).count().min(4) as u32;
    add(38, verbs, 0, 0);
    let opener = (sentence.start.max(i.saturating_sub(12))..i).rev().find(|&at| sight.opens_clause(at));
    add(39, opener.map_or(0, |at| sight.lower(at)), 0, 0);
    add(40, (i - sentence.start).min(6) as u32, 0, 0);
    add(41, (sentence.end - 1 - i).min(4) as u32, 0, 0);
    let person = |range: Range<usize>| range.into_iter().any(|at| sight.name.get(at).is_some_and(|name| (1..=3).contains(name)));
    let who = u32::from(person(sentence.start.max(i.saturating_sub(6))..i)) * 2 + u32::from(person(i + 1..sentence.end.min(i + 7)));
    add(42, who, both, 0);
    add(43, sight.paragraph_kind(i) as u32, class, 0);
    let complement = sight.complement(i);
    add(44, complement, 0, 0);
    add(45, complement, class, 0);
    add(46, complement, both, fine);
    add(47, complement, lemma, 0);
    add(48, complement, before, fine);
    // What the rules say.
    let rule = rule_code(sight, i);
    add(49, rule, 0, 0);
    add(50, rule, both, 0);
    add(51, rule, class, 0);
    add(52, rule, lemma, 0);
    add(53, rule, u32::from(sight.part.get(i).copied().unwrap_or(0)), 0);
    let phrase = scene.phrase(i).map_or(0, |phrase| 1 + phrase.tokens.len() as u32);
    add(54, phrase, rule, 0);
    let covered = u32::from(sight.part.get(i) == Some(&3));
    add(55, covered, both, fine);
    // Who seems to act, and on what.
    let subject = nominal(sight, (sentence.start.max(group.saturating_sub(8))..group).rev());
    let object = nominal(sight, i + 1..sentence.end.min(i + 6));
    let (who, what) = (party(sight, subject), party(sight, object));
    add(56, subject.map_or(0, |at| sight.lower(at)), 0, 0);
    add(57, who, 0, 0);
    add(58, who, fine, both);
    add(59, who, complement, lemma);
    add(60, object.map_or(0, |at| sight.lower(at)), 0, 0);
    add(61, what, lemma, 0);
    add(62, who, what, class);
    add(63, lemma, sight.word(i, 1), sight.word(i, 2));
    add(64, lemma, sight.near(i, -1), sight.near(i, -2));
    add(65, subject.map_or(9, |at| (group - at).min(5) as u32), who, fine);
    // The very words around, and whether the rules hear the subject elsewhere.
    if scene.knobs.lexical_claims {
        let lower = |at: Option<usize>| at.map_or(0, |at| sight.lower(at));
        let lemma_of = |at: Option<usize>| at.and_then(|at| sight.lemma.get(at).copied()).unwrap_or(0);
        add(66, lemma, lower(subject), 0);
        add(67, lemma, lower(object), 0);
        let above = (sentence.start..group).rev().find(|&at| sight.is_verb(at));
        let below = (i + 1..sentence.end.min(i + 8)).find(|&at| sight.is_verb(at));
        add(68, lemma_of(above), fine, class);
        add(69, lemma_of(below), fine, class);
        add(70, lemma_of(above), lemma, 0);
        add(71, lemma_of(below), lemma, 0);
        let noun = (i + 1..sentence.end.min(i + 7)).take_while(|&at| !sight.is_verb(at)).find(|&at| scene.upos(at) == Upos::Noun);
        add(72, lemma_of(noun), fine, 0);
        let speaks = subject.map_or(0, |subject| {
            let word = sight.lower(subject);
            let near = sight.rules_near(i).1.iter();
            near.filter(|rule| rule.source.as_ref().is_some_and(|source| source.clone().any(|at| sight.lower(at) == word))).count().min(4)
                as u32
        });
        add(73, speaks, who, 0);
        add(74, speaks, both, fine);
        add(75, sight.word(i, -2), sight.word(i, -1), 0);
        add(76, sight.word(i, 1), sight.word(i, 2), 0);
        let ruled =
            |range: Range<usize>| u32::from(range.into_iter().any(|at| at != i && sight.rule.get(at).is_some_and(|&rule| rule > 0)));
        let beside = ruled(sentence.start..i) * 2 + ruled(i..sentence.end);
        add(77, beside, rule, 0);
        add(78, beside, both, fine);
    }
}

/// The first word of some that can be the head of a phrase; none beyond a mark that ends a clause.
fn nominal(sight: &Sight<'_, '_>, words: impl Iterator<Item = usize>) -> Option<usize> {
    let scene = sight.scene;
    words
        .take_while(|&at| !matches!(scene.word(at), ";" | ":" | "(" | ")") && !sight.is_verb(at))
        .find(|&at| matches!(scene.upos(at), Upos::Noun | Upos::Propn | Upos::Pron) && scene.is_word(at))
}

/// What kind of party a word is: a name, a pronoun, a word for people or papers, anything else.
pub(super) fn party(sight: &Sight<'_, '_>, at: Option<usize>) -> u32 {
    const CLASSES: [Class; 9] = [
        Class::First,
        Class::Subject,
        Class::Relative,
        Class::Anaphor,
        Class::RoleNoun,
        Class::AnonymousNoun,
        Class::DocumentNoun,
        Class::OutletNoun,
        Class::Plural,
    ];
    let Some(at) = at else { return 0 };
    let name = u32::from(sight.name.get(at).copied().unwrap_or(0));
    let class = CLASSES.iter().position(|&class| sight.scene.is(at, class)).map_or(0, |index| index as u32 + 1);
    1 + (name * 16 + class) * 32 + sight.scene.upos(at) as u32
}

/// Kind and source of the rules' claim that has a word as its cue; 0 without one.
fn rule_code(sight: &Sight<'_, '_>, i: usize) -> u32 {
    let index = sight.rule.get(i).copied().unwrap_or(0);
    let draft = index.checked_sub(1).and_then(|index| sight.rules.get(index as usize));
    draft.map_or(0, |draft| 1 + draft.kind as u32 * 2 + u32::from(draft.source.is_some()))
}

fn quoted(sight: &Sight<'_, '_>, quote: &Range<usize>, out: &mut Vec<u32>) {
    let scene = sight.scene;
    let (a, b) = (quote.start, quote.end);
    let mut add = |template: u32, x: u32, y: u32, z: u32| out.push(feature(200 + template, x, y, z));
    let found = scene.quotes.of(a).and_then(|index| scene.quotes.get(index));
    let dash = u32::from(found.is_some_and(|quote| quote.dash));
    let closed = u32::from(found.is_some_and(|quote| quote.closed));
    let sentence = scene.sentence(a);
    let first = u32::from(a <= sentence.start + 1);
    let last = b.saturating_sub(1);
    let end = (a..b).rev().find(|&at| scene.is_word(at) || matches!(scene.word(at), "." | "!" | "?" | "," | ":" | ";" | "…"));
    let end = end.map_or(0, |at| if scene.is_word(at) { 1 } else { sight.lower(at) });
    let length = (quote.len().max(1).ilog2()).min(7);
    let before = a.checked_sub(2).map_or(0, |at| sight.coarse.get(at).copied().unwrap_or(0));
    let colon = u32::from((a.saturating_sub(3)..a).any(|at| scene.word(at) == ":"));
    let next = sight.coarse.get(b + 1).copied().unwrap_or(0);
    let close = |range: Range<usize>| range.into_iter().filter(|&at| sight.is_strong(at) && sight.is_finite(at)).count().min(2) as u32;
    let right = close(b..(b + 5).min(scene.len()));
    let left = close(sentence.start.max(a.saturating_sub(8))..a);
    let beside = right * 3 + left;
    let inner = (a + 1..b).any(|at| {
        scene.cue(at).is_some_and(|cue| cue.strength >= 4)
            && sight.is_finite(at)
            && matches!(scene.word(at - 1), "," | "?" | "!")
            && matches!(scene.upos(at + 1), Upos::Propn | Upos::Pron | Upos::Noun | Upos::Det)
    });
    let inner = u32::from(inner);
    let sentences = (scene.at(last).sentence.saturating_sub(scene.at(a).sentence)).min(3);
    let starts_paragraph = u32::from(scene.paragraph_tokens(scene.paragraph(a)).start + 2 > a);
    let speaker = u32::from((a..b).any(|at| scene.is(at, Class::First)));
    let finite = u32::from(scene.any_finite(quote.clone()));
    let capital = u32::from(scene.word(a).chars().next().is_some_and(char::is_uppercase));
    let covered = sight.rules_near(a).1.iter().any(|draft| {
        let shared: usize = draft.content.iter().map(|range| range.end.min(b).saturating_sub(range.start.max(a))).sum();
        !draft.cue.is_empty() && shared * 2 > quote.len()
    });
    let loose = sight.loose_rule(a).and_then(|index| sight.rules.get(index));
    let rules = u32::from(covered) * 2 + u32::from(loose.is_some());
    let frame = loose.map_or(0, |draft| crate::model::shape::hash(draft.rule.bytes()));
    let kind = sight.paragraph_kind(a) as u32;
    let whole = u32::from(scene.paragraph_tokens(scene.paragraph(a)).end <= b + 2) * 2 + starts_paragraph;
    add(0, dash, closed, 0);
    add(1, length, dash, 0);
    add(2, before, dash, 0);
    add(3, next, 0, 0);
    add(4, end, beside, 0);
    add(5, first * 2 + dash, end, u32::from(beside > 0));
    add(6, capital * 2 + first, colon, dash);
    add(7, beside, dash, 0);
    add(8, inner, beside, dash);
    add(9, sentences, dash, 0);
    add(10, starts_paragraph, dash, colon);
    add(11, colon, dash, 0);
    add(12, speaker, dash, finite);
    add(13, finite, length, first);
    add(14, rules, 0, 0);
    add(15, rules, beside, dash);
    add(16, rules, inner, first);
    add(17, kind, dash, rules);
    add(18, whole, rules, dash);
    add(19, (scene.quotes.all.len() / 3).min(3) as u32, rules, 0);
    add(20, next, end, rules);
    add(21, u32::from(a < 40), kind, rules);
    add(22, frame, whole, kind);
    add(23, frame, dash, finite);
}
