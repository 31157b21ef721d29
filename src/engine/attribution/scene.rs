//! What the frames and the models look at: the words of a document with all that the lists and tags say of them.

use super::quotes::Quotes;
use crate::document::{Document, Tags, TokenKind, Upos, VerbForm};
use crate::language::{AttributionLexicon, Class, Classes, Cue, CueKind, Knobs, VerbForms};
use std::ops::Range;

/// One word and what is known of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Part of speech, from the tagger or guessed from the lists.
    pub upos: Upos,
    /// Form of the verb.
    pub form: VerbForm,
    /// Classes of the lists.
    pub classes: Classes,
    /// The cue of one word that it can be (number in the lexicon; 0: none).
    pub cue: u16,
    /// Index + 1 of the phrase (in [`Scene::phrases`]) that begins here.
    pub phrase: u16,
    /// The sentence it stands in.
    pub sentence: u32,
}

/// A cue of several words as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPhrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The cue's number in the lexicon.
    pub cue: u16,
}

/// A document as attribution sees it.
pub struct Scene<'s> {
    /// The text, cut.
    pub document: &'s Document<'s>,
    /// The language's lists.
    pub lexicon: &'s AttributionLexicon,
    /// The language's settings.
    pub knobs: &'s Knobs,
    /// One entry a token.
    pub words: Vec<Word>,
    /// Cues of several words.
    pub phrases: Vec<FoundPhrase>,
    /// Where quotes lie.
    pub quotes: Quotes,
}

impl<'s> Scene<'s> {
    /// Looks every word up, once.
    pub fn new(document: &'s Document<'s>, tags: &Tags, lexicon: &'s AttributionLexicon, knobs: &'s Knobs) -> Self {
        let mut scene = Scene {
            document,
            lexicon,
            knobs,
            words: Vec::with_capacity(document.tokens.len()),
            phrases: Vec::new(),
            quotes: Quotes::default(),
        };
        let mut forms = Vec::with_capacity(document.tokens.len());
        for index in 0..document.tokens.len() {
            let lower = document.lower(index);
            let mut entry = lexicon.word(lower);
            if entry.classes == Classes::default() && entry.other == 0 && entry.verb == 0 && document.kind(index) == TokenKind::Word {
                let head = lexicon.head(lower);
                (entry.classes, entry.other) = (head.classes, head.other);
            }
            let tagged = tags.upos.get(index).copied();
            forms.push((entry.verb, entry.forms, entry.other, tagged.or(entry.closed)));
            scene.words.push(Word {
                upos: tagged.or(entry.closed).unwrap_or_default(),
                form: tags.form(index),
                classes: entry.classes,
                sentence: document.tokens.get(index).map_or(0, |token| token.sentence),
                ..Word::default()
            });
        }
        for (index, &(verb, verb_forms, other, known)) in forms.iter().enumerate() {
            if tags.upos.is_empty() && known.is_none() {
                scene.guess(index, verb_forms);
            }
            scene.settle(index, verb, verb_forms, other, tags.upos.is_empty());
        }
        scene.find_phrases();
        scene.quotes = Quotes::find(&scene);
        scene
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are no tokens.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The entry of a token; an empty one out of range.
    pub fn at(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// The part of speech.
    pub fn upos(&self, index: usize) -> Upos {
        self.at(index).upos
    }

    /// Whether a word is in a class.
    pub fn is(&self, index: usize, class: Class) -> bool {
        self.at(index).classes.has(class)
    }

    /// The lower-cased word.
    pub fn lower(&self, index: usize) -> &str {
        self.document.lower(index)
    }

    /// The word as written.
    pub fn word(&self, index: usize) -> &str {
        self.document.word(index)
    }

    /// The cue of one word that a token can be.
    pub fn cue(&self, index: usize) -> Option<&'s Cue> {
        self.lexicon.cue(self.at(index).cue)
    }

    /// The cue of several words that begins at a token.
    pub fn phrase(&self, index: usize) -> Option<&FoundPhrase> {
        self.at(index).phrase.checked_sub(1).and_then(|number| self.phrases.get(number as usize))
    }

    /// Whether a token is a verb or an auxiliary in a finite form.
    pub fn is_finite(&self, index: usize) -> bool {
        let word = self.at(index);
        matches!(word.upos, Upos::Verb | Upos::Aux) && matches!(word.form, VerbForm::Finite | VerbForm::Passive)
    }

    /// Whether any token of a range is finite.
    pub fn any_finite(&self, mut range: Range<usize>) -> bool {
        range.any(|index| self.is_finite(index))
    }

    /// Whether a token is a word or number, not a mark.
    pub fn is_word(&self, index: usize) -> bool {
        matches!(self.document.kind(index), TokenKind::Word | TokenKind::Number | TokenKind::Address)
    }

    /// The tokens of the sentence in which a token stands.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        self.document.sentence_tokens(self.at(index).sentence as usize)
    }

    /// The index of the paragraph in which a token stands.
    pub fn paragraph(&self, index: usize) -> usize {
        self.document.paragraph_of(index)
    }

    /// The tokens of a paragraph.
    pub fn paragraph_tokens(&self, paragraph: usize) -> Range<usize> {
        let Some(found) = self.document.paragraphs.get(paragraph) else { return 0..0 };
        let start = self.document.sentence_tokens(found.sentences.start).start;
        let end = found.sentences.end.checked_sub(1).map_or(start, |last| self.document.sentence_tokens(last).end);
        start..end.max(start)
    }

    /// Where the text begins behind the clock time that opens a paragraph of a live blog ("17.42 Vagtchef …"), if one begins at a token.
    pub fn label(&self, index: usize) -> Option<usize> {
        let (hours, minutes) = self.word(index).split_once(['.', ':'])?;
        let first = self.paragraph_tokens(self.paragraph(index)).start == index;
        let clock =
            minutes.len() == 2 && hours.parse().is_ok_and(|hours: u8| hours < 24) && minutes.parse().is_ok_and(|minutes: u8| minutes < 60);
        let next = index + 1 + usize::from(self.word(index + 1) == ":");
        let capital = self.word(next).chars().next().is_some_and(char::is_uppercase);
        (first && clock && capital).then_some(next)
    }

    /// Whether a token opens a content clause: not the pronoun of the same form ("that is wrong").
    pub fn is_complementiser(&self, index: usize) -> bool {
        if !self.is(index, Class::Complementiser) {
            return false;
        }
        match self.upos(index) {
            // Taggers take it for a relative pronoun behind a noun ("warned the council that its cables were worn").
            Upos::Pron => self.is(index, Class::Relative) && matches!(self.upos(index + 1), Upos::Det | Upos::Pron | Upos::Propn),
            Upos::Det => false,
            _ => true,
        }
    }

    /// Whether a token opens a relative clause: not the article of the same form ("that man").
    pub fn is_relative(&self, index: usize) -> bool {
        self.is(index, Class::Relative) && !matches!(self.upos(index), Upos::Propn | Upos::Det)
    }

    /// Whether a token is a possessive word or ending, not the verb of the same form ("he's").
    pub fn is_possessive(&self, index: usize) -> bool {
        self.is(index, Class::Possessive) && !matches!(self.upos(index), Upos::Aux | Upos::Verb)
    }

    /// Whether a token is the complementiser or the infinitive mark ("at", "to") and an infinitive follows.
    pub fn is_infinitive_mark(&self, index: usize) -> bool {
        if !self.is(index, Class::Infinitive) {
            return false;
        }
        match self.upos(index) {
            Upos::Part => return true,
            Upos::Sconj if self.is(index, Class::Complementiser) => {
                // A tagger has seen it, or nobody has: then what follows decides.
            }
            _ => {}
        }
        let mut next = index + 1;
        while self.upos(next) == Upos::Adv {
            next += 1;
        }
        let word = self.at(next);
        matches!(word.upos, Upos::Verb | Upos::Aux) && word.form == VerbForm::Infinitive
    }

    /// Without a tagger: a part of speech by shape.
    fn guess(&mut self, index: usize, verb_forms: VerbForms) {
        let word = self.document.word(index);
        let lower = self.document.lower(index);
        let starts = self.document.sentence_tokens(self.at(index).sentence as usize).start == index;
        let before = self.at(index.wrapping_sub(1)).upos;
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let nominal_before = matches!(before, Upos::Det | Upos::Adj | Upos::Num | Upos::Adp);
        let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
        let (upos, form) = match self.document.kind(index) {
            TokenKind::Number => (Upos::Num, VerbForm::None),
            TokenKind::Word if !verb_forms.is_empty() && !(nominal_before && capital) => (Upos::Verb, VerbForm::None),
            TokenKind::Word if capital && (!starts || self.word(index + 1).chars().next().is_some_and(char::is_uppercase)) => {
                (Upos::Propn, VerbForm::None)
            }
            TokenKind::Word if ends(&["ske", "sk", "lige", "lig", "ige", "iv", "ive", "bar", "bare", "som", "løs", "løse", "fuld"]) => {
                (Upos::Adj, VerbForm::None)
            }
            TokenKind::Word if ends(&["ede", "te"]) && !nominal_before => (Upos::Verb, VerbForm::Finite),
            TokenKind::Word if ends(&["er", "år"]) && matches!(before, Upos::Pron | Upos::Propn) => (Upos::Verb, VerbForm::Finite),
            TokenKind::Word if ends(&["et", "t"]) && before == Upos::Aux => (Upos::Verb, VerbForm::Participle),
            TokenKind::Word if ends(&["e"]) && self.is(index.wrapping_sub(1), Class::Infinitive) => (Upos::Verb, VerbForm::Infinitive),
            TokenKind::Word | TokenKind::Address => (Upos::Noun, VerbForm::None),
            _ => (Upos::Punct, VerbForm::None),
        };
        if let Some(slot) = self.words.get_mut(index) {
            (slot.upos, slot.form) = (upos, form);
        }
    }

    /// Settles which cue a word can be, and the form of a verb that no tagger has told.
    fn settle(&mut self, index: usize, verb: u16, verb_forms: VerbForms, other: u16, untagged: bool) {
        let mut upos = self.upos(index);
        let mut form = self.at(index).form;
        if upos == Upos::Aux && form == VerbForm::None {
            form = if self.is(index, Class::Been) { VerbForm::Participle } else { VerbForm::Finite };
        }
        // A tagger takes an auxiliary for a verb, or a rare verb for a noun; the lists know better.
        let classes = self.at(index).classes;
        let helps = [Class::Have, Class::Passive, Class::Modal, Class::Copula].iter().any(|&class| classes.has(class));
        if helps && upos == Upos::Verb {
            upos = Upos::Aux;
        }
        let before = self.at(index.wrapping_sub(1));
        if verb != 0 && other == 0 && matches!(upos, Upos::Noun | Upos::Adj) && form == VerbForm::None && !verb_forms.is_empty() {
            let nominal = matches!(before.upos, Upos::Det | Upos::Adp) || before.classes.has(Class::Possessive);
            let finite = verb_forms.has(VerbForm::Finite) && !verb_forms.has(VerbForm::Infinitive);
            let follows = matches!(before.upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Punct);
            if finite && !nominal && follows && self.document.word(index).chars().next().is_some_and(char::is_lowercase) {
                (upos, form) = (Upos::Verb, VerbForm::Finite);
            }
        }
        // "I aftes forlangte …": a participle needs an auxiliary.
        if verb != 0 && upos == Upos::Verb && form == VerbForm::Participle && verb_forms.has(VerbForm::Finite) {
            let start = self.sentence(index).start;
            let helped = (start..index).rev().take(10).any(|i| self.upos(i) == Upos::Aux);
            if !helped {
                form = VerbForm::Finite;
            }
        }
        // "den tiltalte": behind an article no verb stands, but a participle that is a noun.
        let past = self.knobs.past_endings.iter().any(|ending| self.document.lower(index).ends_with(ending.as_str()));
        if self.knobs.verb_second
            && upos == Upos::Verb
            && form == VerbForm::Finite
            && past
            && before.upos == Upos::Det
            && before.classes.has(Class::Definite)
        {
            (upos, form) = (Upos::Noun, VerbForm::None);
        }
        if untagged && verb != 0 && upos == Upos::Verb && form == VerbForm::None {
            form = self.form_here(index, verb_forms);
        }
        let verbal = matches!(upos, Upos::Verb | Upos::Aux) || verb != 0 && other == 0 && upos == Upos::Adj && form == VerbForm::Participle;
        let cue = if verbal && verb != 0 {
            verb
        } else if self.lexicon.cue(other).is_some_and(|cue| cue.kind != CueKind::Noun || upos != Upos::Verb) {
            other
        } else {
            0
        };
        if let Some(slot) = self.words.get_mut(index) {
            (slot.upos, slot.form, slot.cue) = (upos, form, cue);
        }
    }

    /// Which of a verb's forms stands here: a participle after an auxiliary, an infinitive after its mark or a modal.
    fn form_here(&self, index: usize, forms: VerbForms) -> VerbForm {
        let start = self.sentence(index).start;
        let before: Vec<usize> = (start..index).rev().take(7).collect();
        let aux = before.iter().copied().find(|&i| self.upos(i) == Upos::Aux);
        let modal = aux.is_some_and(|i| self.is(i, Class::Modal));
        let mark = index > start && self.is(index - 1, Class::Infinitive);
        if forms.has(VerbForm::Infinitive) && (mark || modal) {
            return VerbForm::Infinitive;
        }
        if forms.has(VerbForm::Participle) && (aux.is_some() && !modal || !forms.has(VerbForm::Finite)) {
            return VerbForm::Participle;
        }
        [VerbForm::Finite, VerbForm::Passive, VerbForm::Infinitive].into_iter().find(|&form| forms.has(form)).unwrap_or_default()
    }

    /// Finds the cues of several words. The longest of those that begin at a word counts.
    fn find_phrases(&mut self) {
        for index in 0..self.len() {
            let candidates = self.lexicon.phrases(self.document.lower(index));
            if candidates.is_empty() {
                continue;
            }
            let end = self.sentence(index).end;
            let word = |at: usize| (at < end).then(|| self.document.lower(at));
            let verbal = matches!(self.upos(index), Upos::Verb | Upos::Aux);
            let best = candidates
                .iter()
                .filter(|phrase| phrase.kind != CueKind::Verb || verbal)
                .filter_map(|phrase| phrase.matches(index + 1, &word).map(|end| (end, phrase.cue)))
                .max_by_key(|&(end, _)| end);
            if let Some((end, cue)) = best {
                self.phrases.push(FoundPhrase { tokens: index..end, cue });
                let number = u16::try_from(self.phrases.len()).unwrap_or(0);
                if let Some(slot) = self.words.get_mut(index) {
                    slot.phrase = number;
                }
            }
        }
    }
}
