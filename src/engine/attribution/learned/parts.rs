//! The features by which each word around a cue is labelled as part of its source, its cue, its content, or none.
//!
//! Every cue has a window of its own, so that a word can be content of one claim and source of another.

use super::cues::Candidate;
use super::sight::{BORDER, Sight};
use crate::document::Upos;
use crate::language::Class;
use crate::model::shape::feature;
use std::ops::Range;

/// First template of the transitions between labels.
const TRANSITION: u32 = 901;

/// The features whose rows together hold the weights of all labels after `previous`; `None` stands for the start of the window. Weights
/// between labels are heavier than any other: spread over several rows they leave the others their resolution.
pub fn transition(previous: Option<usize>) -> [u32; 3] {
    [0, 1, 2].map(|share| feature(TRANSITION, previous.map_or(0, |label| label as u32 + 1), share, 0))
}

/// Sentences on each side of the cue's that belong to its window.
const SIDE: usize = 2;
/// Words of a speaker's name before a colon.
const LABEL: usize = 7;
/// Sentences of a quote that it may be extended by.
const QUOTE: usize = 14;

/// The words that a candidate's labels run over: its sentence and two on each side within the paragraph, more along quotes, and back over
/// the paragraph's border where the sentence begins with a word that stands for what was said before.
pub fn window(sight: &Sight<'_, '_>, candidate: &Candidate) -> Range<usize> {
    let scene = sight.scene;
    let sentence = scene.at(candidate.head).sentence as usize;
    let paragraph = scene.paragraph(candidate.head);
    let of = |number: usize| scene.document.sentences.get(number).map(|sentence| sentence.paragraph);
    let (mut first, mut last) = (sentence, sentence);
    let opening = scene.sentence(candidate.head).start;
    let stands_for = (opening..opening + 2).any(|at| scene.at(at).classes.any(&[Class::Anaphor, Class::Neither]));
    for _ in 0..SIDE {
        if first > 0 && (of(first - 1) == Some(paragraph) || stands_for) {
            first -= 1;
        }
        if of(last + 1) == Some(paragraph) {
            last += 1;
        }
    }
    // Who speaks in a quote that is a paragraph of its own stands in the one before or after.
    let alone = candidate.quote.as_ref().is_some_and(|quote| scene.paragraph_tokens(paragraph).start + 2 > quote.start);
    if alone {
        first = first.saturating_sub(SIDE);
        let end = scene.paragraph_tokens(paragraph).end;
        let quoted = candidate.quote.as_ref().is_some_and(|quote| quote.end + 2 >= end);
        if quoted && last + 1 < scene.document.sentences.len() {
            last += 1;
        }
    }
    // "WALLACE: …": what follows a speaker's name at the start of a paragraph is speech to its end.
    let spoken = scene.word(candidate.head) == ":" && candidate.head < scene.paragraph_tokens(paragraph).start + LABEL;
    for _ in 0..QUOTE {
        if !spoken || of(last + 1) != Some(paragraph) {
            break;
        }
        last += 1;
    }
    let quote = |at: usize| scene.quotes.of(at);
    for _ in 0..QUOTE {
        let start = scene.document.sentence_tokens(first).start;
        let goes_on = first > 0 && of(first - 1) == Some(paragraph) && quote(start).is_some_and(|q| quote(start - 1) == Some(q));
        if !goes_on {
            break;
        }
        first -= 1;
    }
    for _ in 0..QUOTE {
        let end = scene.document.sentence_tokens(last).end;
        let goes_on = of(last + 1) == Some(paragraph) && quote(end).is_some_and(|q| quote(end.saturating_sub(1)) == Some(q));
        if !goes_on {
            break;
        }
        last += 1;
    }
    scene.document.sentence_tokens(first).start..scene.document.sentence_tokens(last).end
}

/// What is the same for all words of a window.
pub struct Frame<'a, 'b, 's> {
    sight: &'b Sight<'a, 's>,
    head: usize,
    quote: Option<Range<usize>>,
    window: Range<usize>,
    sentence: Range<usize>,
    group: usize,
    left: u32,
    right: u32,
    fine: u32,
    lemma: u32,
    level: u32,
    class: u32,
    at_end: u32,
    quote_before: Option<usize>,
    quote_after: Option<usize>,
    others: &'b [bool],
    rule: Option<usize>,
    /// Commas, verbs, other cues and clause openers from the window's start up to each word.
    sums: Vec<[u32; 4]>,
    /// For each word the first word of its stretch between commas, and whether a finite verb stands in it.
    stretches: Vec<(usize, bool)>,
    /// Where the content seems to begin on the right of the cue.
    opening: usize,
}

/// A side of the cue as its frame sees it: a noun, a comma, a mark, or the word itself.
fn side(sight: &Sight<'_, '_>, at: Option<usize>) -> u32 {
    let Some(at) = at else { return BORDER };
    match sight.mark.get(at) {
        Some(&mark) if mark > 0 => return 2000 + u32::from(mark),
        _ => {}
    }
    match sight.scene.upos(at) {
        Upos::Noun | Upos::Propn | Upos::Pron | Upos::Det | Upos::Adj | Upos::Num
            if !sight.scene.at(at).classes.any(&[Class::Relative, Class::Question, Class::Anaphor]) =>
        {
            2003
        }
        Upos::Verb | Upos::Adv => sight.fine.get(at).copied().unwrap_or(0),
        _ => sight.lower(at),
    }
}

/// The stretches between commas, for each word of a window.
fn stretches(sight: &Sight<'_, '_>, window: &Range<usize>) -> Vec<(usize, bool)> {
    let ends = |at: usize| matches!(sight.scene.word(at), "," | ";" | ":" | "–" | "—" | ".") || sight.scene.sentence(at).end == at + 1;
    let mut all = Vec::with_capacity(window.len());
    let mut first = window.start;
    for at in window.clone() {
        if ends(at) || at + 1 == window.end {
            let finite = sight.scene.any_finite(first..at);
            all.extend((first..=at).map(|_| (first, finite)));
            first = at + 1;
        }
    }
    all
}

impl<'a, 'b, 's> Frame<'a, 'b, 's> {
    /// Looks around a candidate. `others` marks the heads of the other candidates that are taken for cues.
    pub fn new(sight: &'b Sight<'a, 's>, candidate: &Candidate, others: &'b [bool]) -> Self {
        let head = candidate.head;
        let window = window(sight, candidate);
        let sentence = sight.scene.sentence(head);
        let is_quote = candidate.quote.is_some();
        let group = if is_quote { head } else { sight.group(head) };
        let quotes = &sight.scene.quotes;
        let mut sums = Vec::with_capacity(window.len() + 1);
        let mut sum = [0u32; 4];
        for at in window.clone() {
            sums.push(sum);
            let [commas, verbs, cues, openers] = &mut sum;
            *commas += u32::from(matches!(sight.scene.word(at), "," | ";" | "–" | "—"));
            *verbs += u32::from(sight.is_verb(at) && !(group..head).contains(&at));
            *cues += u32::from(at != head && others.get(at).copied().unwrap_or(false));
            *openers += u32::from(sight.opens_clause(at));
        }
        sums.push(sum);
        let stretches = stretches(sight, &window);
        let opening = (head + 1..sentence.end.min(head + 20))
            .find(|&at| {
                sight.scene.is_complementiser(at)
                    || sight.scene.at(at).classes.any(&[Class::Whether, Class::Question])
                    || sight.scene.word(at) == ":"
                    || sight.mark.get(at) == Some(&1)
            })
            .unwrap_or(sentence.end);
        let rule = sight.rule.get(head).and_then(|&number| (number as usize).checked_sub(1)).filter(|_| !is_quote);
        let rule = rule.or_else(|| is_quote.then(|| sight.loose_rule(head)).flatten());
        Frame {
            left: side(sight, sight.beside(group, -1)),
            right: side(sight, sight.beside(head, 1)),
            fine: if is_quote { 999 } else { sight.fine.get(head).copied().unwrap_or(0) },
            lemma: if is_quote { 999 } else { sight.lemma.get(head).copied().unwrap_or(0) },
            level: if is_quote {
                0
            } else {
                u32::from(sight.strength.get(head).copied().unwrap_or(0)) * 8
                    + sight.scene.cue(head).map_or(0, |cue| u32::from(cue.strength))
            },
            class: if is_quote { 999 } else { sight.class.get(head).copied().unwrap_or(0) },
            at_end: u32::from(sentence.end - head <= 3),
            quote_before: (sentence.start..head).rev().find_map(|at| quotes.of(at)),
            quote_after: (head + 1..sentence.end).find_map(|at| quotes.of(at)),
            quote: candidate.quote.clone(),
            sight,
            head,
            window,
            sentence,
            group,
            others,
            rule,
            sums,
            stretches,
            opening,
        }
    }

    /// The words that are labelled.
    pub fn window(&self) -> Range<usize> {
        self.window.clone()
    }

    /// How many of each there are between a word and the head.
    fn between(&self, x: usize) -> [u32; 4] {
        let (low, high) = if x < self.head { (x, self.head) } else { (self.head + 1, x) };
        let sum = |at: usize| self.sums.get(at - self.window.start).copied().unwrap_or_default();
        let (from, to) = (sum(low), sum(high.max(low)));
        std::array::from_fn(|n| to.get(n).copied().unwrap_or(0).saturating_sub(from.get(n).copied().unwrap_or(0)))
    }

    /// Writes the features of a word of the window.
    pub fn extract(&self, x: usize, out: &mut Vec<u32>) {
        out.clear();
        let sight = self.sight;
        let scene = sight.scene;
        let mut add = |template: u32, a: u32, b: u32, c: u32| out.push(feature(300 + template, a, b, c));
        let relation = match x {
            x if x == self.head => 0,
            x if (self.group..self.head).contains(&x) => 1,
            x if x < self.head => 2,
            _ => 3,
        };
        let same = if self.sentence.contains(&x) { 0 } else { 1 + u32::from(x > self.head) };
        let rs = relation * 3 + same;
        let far = x.abs_diff(self.head);
        let distance = match far {
            0..=3 => far as u32,
            4..=5 => 5,
            6..=9 => 9,
            10..=20 => 15,
            _ => 30,
        } * 2
            + u32::from(x < self.head);
        let [commas, verbs, cues, openers] = self.between(x);
        let (commas, verbs, cues, openers) = (commas.min(3), verbs.min(3), cues.min(2), openers.min(2));
        let inside = scene.quotes.of(x);
        let quoted = u32::from(inside.is_some());
        let which = match inside {
            None => 0,
            inside if inside == self.quote_before => 1,
            inside if inside == self.quote_after => 2,
            _ => 3,
        };
        let q = quoted * 4 + which;
        let word = sight.coarse.get(x).copied().unwrap_or(BORDER);
        let upos = scene.upos(x) as u32;
        let shape = sight.shapes.get(x).copied().unwrap_or_default();
        let near = |offset: isize| {
            x.checked_add_signed(offset)
                .filter(|at| self.window.contains(at))
                .and_then(|at| sight.coarse.get(at).copied())
                .unwrap_or(BORDER)
        };
        let (left, right, level, fine, class, lemma) = (self.left, self.right, self.level, self.fine, self.class, self.lemma);
        let pattern = feature(0, left, right, 0);
        add(0, rs, 0, 0);
        add(1, rs, word, 0);
        add(2, rs, upos, 0);
        add(3, distance, 0, 0);
        add(4, distance, upos, 0);
        add(5, rs, commas, 0);
        add(6, rs, verbs, 1);
        add(7, rs, q, 2);
        add(8, rs, pattern, 0);
        add(9, rs, q, pattern);
        add(10, rs, commas * 2 + quoted, pattern);
        add(11, rs, ((commas * 4 + verbs) * 3 + openers) * 2 + quoted, 0);
        add(12, rs, cues, 3);
        add(13, rs, cues, word);
        add(14, rs, upos * 4 + verbs, left);
        add(15, rs, upos * 4 + verbs, right);
        add(16, rs, level, fine);
        add(17, rs, fine * 4 + verbs, pattern);
        add(18, rs, (self.at_end * 8 + q) * 4 + commas, pattern);
        let name = u32::from(sight.name.get(x).copied().unwrap_or(0));
        if name > 0 {
            add(19, rs, name, 0);
            add(20, rs, name * 16 + verbs * 4 + commas, 0);
        }
        for offset in [-2isize, -1, 1, 2] {
            let other = near(offset);
            let place = (offset + 3) as u32;
            add(21, rs * 8 + place, other, 0);
            if offset.abs() == 1 {
                add(22, rs * 8 + place, other, word);
                add(23, distance * 8 + place, other, 0);
            }
        }
        let other = |at: usize| at != self.head && self.others.get(at).copied().unwrap_or(false);
        if other(x) {
            add(24, rs, 0, 0);
            add(25, rs, near(-1), 0);
        }
        for step in 1..=3 {
            if other(x + step) {
                add(26, rs, step as u32, 0);
            }
            if x >= step && other(x - step) {
                add(27, rs, step as u32, 0);
            }
        }
        add(28, rs, lemma, 0);
        add(29, rs, lemma, right);
        add(30, rs, lemma, left.wrapping_mul(4).wrapping_add(commas));
        add(31, distance, lemma, 0);
        add(32, rs, shape.lower, 0);
        if scene.sentence(x).start == x {
            add(33, rs, 0, 0);
        }
        add(34, rs, class, 0);
        add(35, rs, class, upos);
        add(36, rs, class * 256 + fine, quoted);
        let adjoining = inside.is_some()
            && inside == self.quote_before
            && self.head >= 4
            && (self.head - 4..self.head).any(|at| scene.quotes.of(at) == inside);
        add(37, rs, u32::from(adjoining), fine);
        if let Some(found) = inside.and_then(|index| scene.quotes.get(index)) {
            add(38, rs, u32::from(found.dash), 0);
            add(39, rs, u32::from(found.dash) * 2 + u32::from(scene.quotes.of(self.head) == inside), class);
        }
        if let Some(quote) = &self.quote {
            let held = u32::from(quote.contains(&x));
            add(40, held, upos, 0);
            add(41, held, word, 0);
            let steps = (x as i64 - quote.start as i64) / 4;
            add(42, (steps.clamp(-9, 9) + 10) as u32, held, 0);
            add(43, held, rs, q);
            let paragraphs = scene.paragraph(x) as i64 - scene.paragraph(quote.start) as i64;
            let away = (paragraphs.clamp(-2, 2) + 2) as u32;
            let subject = u32::from(scene.is_finite(x + 1)) * 2 + u32::from(x > 0 && scene.is_finite(x - 1));
            add(45, away, name, subject);
            add(46, away, upos, u32::from(scene.sentence(x).start == x));
            add(47, away, word, 0);
            if x >= quote.end {
                add(44, (x - quote.end).min(8) as u32, upos, 0);
            }
        }
        let (first, finite) = self.stretches.get(x - self.window.start).copied().unwrap_or((x, false));
        let opener = sight.coarse.get(first).copied().unwrap_or(BORDER);
        let finite = u32::from(finite);
        add(70, rs, opener, finite);
        add(71, rs, opener, class);
        add(72, rs, finite * 4 + commas, pattern);
        add(73, rs, opener, commas * 8 + q);
        let placed = match x.cmp(&self.opening) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Greater => 2 + u32::from(self.opening == self.sentence.end),
        };
        add(74, placed, rs, class);
        add(75, placed, rs, lemma);
        add(76, placed * 4 + commas, rs, opener);
        // The very words around, and what a preposition leads to ("in a statement").
        if scene.knobs.lexical_claims {
            let at =
                |offset: isize| x.checked_add_signed(offset).filter(|at| self.window.contains(at)).map_or(BORDER, |at| sight.lower(at));
            add(80, rs, at(-1), 0);
            add(81, rs, at(1), 0);
            add(82, rs, at(-1), shape.lower);
            add(83, rs, at(1), shape.lower);
            add(84, rs, near(-1).wrapping_mul(31).wrapping_add(near(1)), word);
            let time = u32::from(scene.is(x, Class::Time)) + 2 * u32::from(scene.is(x + 1, Class::Time));
            add(85, rs, time, upos);
            add(89, placed, rs, shape.lower);
            if scene.upos(x) == Upos::Adp {
                let noun = (x + 1..x + 6)
                    .take_while(|&at| !sight.is_verb(at))
                    .find(|&at| matches!(scene.upos(at), Upos::Noun | Upos::Propn | Upos::Pron));
                let noun = noun.and_then(|at| sight.lemma.get(at).copied()).unwrap_or(0);
                add(86, rs, noun, 0);
                add(87, rs, noun, shape.lower);
                add(88, rs, shape.lower, lemma);
            }
        }
        let part = u32::from(sight.part.get(x).copied().unwrap_or(0));
        match self.rule.and_then(|index| sight.rules.get(index)) {
            Some(draft) => {
                let of = |at: usize| {
                    if draft.cue.contains(&at) {
                        3
                    } else if draft.source.as_ref().is_some_and(|source| source.contains(&at)) {
                        2
                    } else {
                        u32::from(draft.holds(at)) * 4 + 1
                    }
                };
                let (here, next, before) = (of(x), of(x + 1), x.checked_sub(1).map_or(1, of));
                add(50, here, 0, 0);
                add(51, before * 36 + here * 6 + next, 0, 0);
                add(52, here, rs, 0);
                add(53, here, upos, 0);
                add(54, here, q, 0);
                add(55, here, class, 0);
                add(56, here, part, rs);
                add(57, here, draft.kind as u32, rs);
                add(58, here, word, 0);
            }
            None => {
                add(60, part, rs, 0);
                add(61, part, q, upos);
            }
        }
    }
}
