//! What the learned models see of a document: one small number for each thing that is known of a word, computed once.

use super::super::draft::{Draft, NEAR};
use super::super::scene::Scene;
use crate::document::{Entity, EntityType, ParagraphKind, Upos, VerbForm};
use crate::language::{Class, Strengths};
use crate::model::Shape;
use crate::text::order::around;
use std::borrow::Cow;
use std::ops::Range;

/// Labels of words within one claim, by number.
pub const LABELS: [&str; 6] = ["O", "B-source", "I-source", "cue", "B-content", "I-content"];
/// Part of a claim that a label stands for: 0 nothing, 1 source, 2 cue, 3 content.
pub const PART: [u8; 6] = [0, 1, 1, 2, 3, 3];

/// Whether a label may follow another (`None`: at the start).
pub fn follows(next: usize, previous: Option<usize>) -> bool {
    match next {
        2 => matches!(previous, Some(1 | 2)),
        5 => matches!(previous, Some(4 | 5)),
        _ => true,
    }
}

/// A document as the models see it.
pub struct Sight<'a, 's> {
    /// The document and what the lists say of it.
    pub scene: &'a Scene<'s>,
    /// The shapes of its words.
    pub shapes: &'a [Shape],
    /// The claims that the rules find.
    pub rules: &'a [Draft],
    /// The word itself where it is of a closed class, else part of speech and form of the verb.
    pub coarse: Vec<u32>,
    /// Part of speech and form of the verb.
    pub fine: Vec<u32>,
    /// Hash of the dictionary form.
    pub lemma: Vec<u32>,
    /// How often the word attributes, in five levels; 0: it was not seen to.
    pub strength: Vec<u8>,
    /// Class and kind of the cue that the lists have, as one number; 0: none.
    pub class: Vec<u32>,
    /// 1 + kind of the name it belongs to.
    pub name: Vec<u8>,
    /// 1 opens a quote, 2 closes one.
    pub mark: Vec<u8>,
    /// Part that the word has in any claim of the rules.
    pub part: Vec<u8>,
    /// 1 + index of the rules' claim of which it is the cue.
    pub rule: Vec<u32>,
}

impl<'a, 's> Sight<'a, 's> {
    /// The rules' claims in whose neighbourhood a token lies, and the index of the first of them.
    pub fn rules_near(&self, at: usize) -> (usize, &'a [Draft]) {
        let range = around(self.rules, at, NEAR, Draft::anchor);
        (range.start, self.rules.get(range).unwrap_or_default())
    }

    /// Index of the rules' quote without a cue in which a token lies.
    pub fn loose_rule(&self, at: usize) -> Option<usize> {
        let (first, rules) = self.rules_near(at);
        rules.iter().position(|draft| draft.cue.is_empty() && draft.holds(at)).map(|index| first + index)
    }

    /// Looks at a document.
    pub fn new(
        scene: &'a Scene<'s>,
        shapes: &'a [Shape],
        rules: &'a [Draft],
        entities: &[Entity],
        strengths: &Strengths,
        lemma: &dyn Fn(usize) -> Cow<'a, str>,
    ) -> Self {
        let count = scene.len();
        let mut sight = Sight {
            scene,
            shapes,
            rules,
            coarse: Vec::with_capacity(count),
            fine: Vec::with_capacity(count),
            lemma: Vec::with_capacity(count),
            strength: Vec::with_capacity(count),
            class: Vec::with_capacity(count),
            name: vec![0; count],
            mark: vec![0; count],
            part: vec![0; count],
            rule: vec![0; count],
        };
        for quote in &scene.quotes.all {
            if let Some(slot) = quote.tokens.start.checked_sub(1).and_then(|open| sight.mark.get_mut(open)) {
                *slot = 1;
            }
            if scene.quotes.is_mark(quote.tokens.end)
                && let Some(slot) = sight.mark.get_mut(quote.tokens.end)
            {
                *slot = 2;
            }
        }
        for entity in entities {
            let kind = match entity.kind {
                EntityType::Per => 1,
                EntityType::Org => 2,
                EntityType::Loc => 3,
                EntityType::Misc => 4,
            };
            for mention in &entity.mentions {
                scene
                    .document
                    .tokens_in(mention.span)
                    .for_each(|token| sight.name.get_mut(token).into_iter().for_each(|slot| *slot = kind));
            }
        }
        for (index, draft) in rules.iter().enumerate() {
            let mut set = |range: &Range<usize>, part: u8| {
                sight.part.get_mut(range.clone()).unwrap_or_default().iter_mut().for_each(|slot| *slot = part);
            };
            draft.content.iter().for_each(|range| set(range, 3));
            draft.source.iter().for_each(|range| set(range, 1));
            set(&draft.cue, 2);
            for slot in sight.rule.get_mut(draft.cue.clone()).unwrap_or_default() {
                *slot = index as u32 + 1;
            }
        }
        for index in 0..count {
            let word = scene.at(index);
            let form = word.upos as u32 * 8 + word.form as u32;
            let lower = shapes.get(index).map_or(0, |shape| shape.lower);
            let closed =
                matches!(word.upos, Upos::Adp | Upos::Cconj | Upos::Sconj | Upos::Part | Upos::Pron | Upos::Det | Upos::Aux | Upos::Punct);
            let mark = sight.mark.get(index).copied().unwrap_or(0);
            sight.coarse.push(match mark {
                0 if closed => lower,
                0 => form,
                mark => 1000 + u32::from(mark),
            });
            sight.fine.push(form);
            sight.lemma.push(crate::model::shape::hash(lemma(index).bytes()));
            sight.strength.push(strengths.level(lower));
            let cue = scene.phrase(index).and_then(|phrase| scene.lexicon.cue(phrase.cue)).or_else(|| scene.cue(index));
            sight.class.push(cue.map_or(0, |cue| 1 + u32::from(cue.class_id) * 8 + cue.kind as u32));
        }
        sight
    }

    /// The coarse code of a word of the same sentence as `of`; the border's code elsewhere.
    pub fn near(&self, of: usize, offset: isize) -> u32 {
        self.beside(of, offset).and_then(|at| self.coarse.get(at).copied()).unwrap_or(BORDER)
    }

    /// Hash of the lower-cased word so far from another in its sentence.
    pub fn word(&self, of: usize, offset: isize) -> u32 {
        self.beside(of, offset).map_or(BORDER, |at| self.lower(at))
    }

    /// Hash of a lower-cased word.
    pub fn lower(&self, at: usize) -> u32 {
        self.shapes.get(at).map_or(BORDER, |shape| shape.lower)
    }

    /// The token so far from another, within its sentence.
    pub fn beside(&self, of: usize, offset: isize) -> Option<usize> {
        let at = of.checked_add_signed(offset)?;
        self.scene.sentence(of).contains(&at).then_some(at)
    }

    /// The leftmost word of the verb group that ends in a word.
    pub fn group(&self, index: usize) -> usize {
        let start = self.scene.sentence(index).start;
        let mut at = index;
        while at > start && matches!(self.scene.upos(at - 1), Upos::Aux | Upos::Part | Upos::Adv) && self.scene.word(at - 1) != "," {
            at -= 1;
        }
        while at < index && self.scene.upos(at) == Upos::Adv {
            at += 1;
        }
        at
    }

    /// Whether a word is a finite or other main verb outside of quotes that often attributes.
    pub fn is_strong(&self, index: usize) -> bool {
        (self.strength.get(index).is_some_and(|&level| level >= 4) || self.scene.cue(index).is_some_and(|cue| cue.strength >= 4))
            && !self.scene.quotes.holds(index)
    }

    /// Whether a word opens a clause: a complementiser, a question word, a relative.
    pub fn opens_clause(&self, index: usize) -> bool {
        self.scene.at(index).classes.any(&[Class::Whether, Class::Question, Class::Break])
            || self.scene.is_complementiser(index)
            || self.scene.is_relative(index)
            || self.scene.upos(index) == Upos::Sconj
    }

    /// Whether a word is a verb or an auxiliary.
    pub fn is_verb(&self, index: usize) -> bool {
        matches!(self.scene.upos(index), Upos::Verb | Upos::Aux)
    }

    /// What can follow a verb as its content, coarsely: 0 nothing seen, 1–4 a clause so far away, 5–7 an infinitive, 8 a colon, 9 a quote,
    /// 10 a comma, 11 a finite verb.
    pub fn complement(&self, index: usize) -> u32 {
        let end = self.scene.sentence(index).end.min(index + 15);
        for at in index + 1..end {
            let far = (at - index - 1).min(3) as u32;
            if self.scene.is_complementiser(at) {
                return if self.scene.is_infinitive_mark(at) { 5 + far.min(2) } else { 1 + far };
            }
            if self.scene.word(at) == ":" {
                return 8;
            }
            if self.mark.get(at) == Some(&1) {
                return 9;
            }
            if self.scene.word(at) == "," {
                return 10;
            }
            if self.scene.is_finite(at) {
                return 11;
            }
        }
        0
    }

    /// The kind of paragraph a word stands in.
    pub fn paragraph_kind(&self, index: usize) -> ParagraphKind {
        self.scene.document.paragraphs.get(self.scene.paragraph(index)).map_or(ParagraphKind::Body, |paragraph| paragraph.kind)
    }

    /// Whether a cue's verb is finite.
    pub fn is_finite(&self, index: usize) -> bool {
        matches!(self.scene.at(index).form, VerbForm::Finite | VerbForm::Passive)
    }
}

/// The code of what lies beyond a sentence.
pub const BORDER: u32 = 0xB0DE;
