//! Names: runs of capitalised words found by shape, tags and lists, their kind, and the entities that they are mentions of.

mod agree;
mod clues;
mod decode;
mod entities;
mod features;
mod kinds;
mod learned;
mod short;

pub use clues::{Clue, Through, clues};
pub use decode::Decoder;
pub use entities::gather;
pub use features::{Seen, extract, transition};

use crate::document::{Compounds, Document, EntityType, Tags, TokenKind, Upos};
use crate::language::{Class, LanguagePack};
use crate::model::Shape;
use crate::text::Span;
use std::collections::HashSet;
use std::ops::Range;

/// A name as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where it lies; shorter than its tokens in "Novo-aktien".
    pub span: Span,
    /// Its kind.
    pub kind: EntityType,
    /// Whether a list or a rule that is seldom wrong settled the kind.
    pub sure: bool,
}

/// What the finder looks at.
pub(super) struct View<'a> {
    pub document: &'a Document<'a>,
    pub tags: &'a Tags,
    pub pack: &'a LanguagePack,
    /// Words with a capital inside a sentence, without genitive endings.
    pub inside: HashSet<&'a str>,
}

/// Finds the names of a document, in order, without overlap: by the pack's model, or by rules where it has none.
pub fn find(document: &Document<'_>, shapes: &[Shape], tags: &Tags, pack: &LanguagePack, compounds: Compounds) -> Vec<Name> {
    // Capitals alone, without a language's lists, would be guesses.
    if pack.code.is_empty() {
        return Vec::new();
    }
    let mut names = if pack.name_model.labels.is_empty() {
        by_rules(document, tags, pack)
    } else {
        agree::agree(&View { document, tags, pack, inside: HashSet::new() }, learned::find(document, shapes, tags, pack))
    };
    if compounds == Compounds::Word {
        names.iter_mut().for_each(|name| name.span = document.span(name.tokens.clone()));
    }
    names
}

fn by_rules(document: &Document<'_>, tags: &Tags, pack: &LanguagePack) -> Vec<Name> {
    let mut view = View { document, tags, pack, inside: HashSet::new() };
    let inside = |&i: &usize| view.capital(i) && !view.opens(i, document.sentence_tokens(document.sentence_of(i)).start);
    view.inside = (0..document.tokens.len()).filter(inside).map(|i| base(document.word(i), &pack.knobs.genitive)).collect();
    let view = view;
    let mut names = Vec::new();
    for sentence in 0..document.sentences.len() {
        let tokens = document.sentence_tokens(sentence);
        let mut at = tokens.start;
        while at < tokens.end {
            match view.name_at(at, tokens.clone()) {
                Some(name) => {
                    at = name.tokens.end.max(at + 1);
                    names.push(name);
                }
                None => at += 1,
            }
        }
    }
    names
}

impl View<'_> {
    pub fn word(&self, at: usize) -> &str {
        self.document.word(at)
    }

    pub fn lower(&self, at: usize) -> &str {
        self.document.lower(at)
    }

    /// A word without its genitive ending.
    pub fn base<'w>(&self, word: &'w str) -> &'w str {
        base(word, &self.pack.knobs.genitive)
    }

    /// What the lists say of a word, or of it without its genitive ending.
    pub fn known(&self, at: usize) -> crate::language::Known {
        let word = self.word(at);
        let known = self.pack.names.known(word);
        if known.any() { known } else { self.pack.names.known(self.base(word)) }
    }

    /// Whether a token is a word with a capital that is no pronoun.
    fn capital(&self, at: usize) -> bool {
        let word = self.word(at);
        self.document.kind(at) == TokenKind::Word
            && word.chars().next().is_some_and(char::is_uppercase)
            && !(self.tags.upos(at) == Upos::Pron && word.chars().count() < 6)
    }

    /// Whether a token begins a sentence, a quote or what follows a colon, where any word has a capital.
    fn opens(&self, at: usize, start: usize) -> bool {
        at == start
            || (!self.is_word(at - 1) && !matches!(self.word(at - 1), "," | "(" | "/" | "&" | "." | ";" | ")" | "-" | "–"))
            || at == start + 1 && !self.is_word(start)
    }

    pub fn is_word(&self, at: usize) -> bool {
        matches!(self.document.kind(at), TokenKind::Word | TokenKind::Number | TokenKind::Address)
    }

    fn name_at(&self, at: usize, sentence: Range<usize>) -> Option<Name> {
        if let Some(name) = self.listed(at, sentence.end) {
            return Some(name);
        }
        if !self.capital(at) {
            return None;
        }
        let upos = self.tags.upos(at);
        let word = self.word(at);
        let known = self.known(at);
        let next = self.capital(at + 1) && at + 1 < sentence.end;
        let article = matches!(upos, Upos::Det | Upos::Pron);
        if let Some(name) = self.compound(at, known.any()) {
            return Some(name);
        }
        let shouted = word.chars().count() > 1 && crate::text::chars::is_all_caps(word);
        let headline = self.shouting(sentence.clone());
        if headline && !known.any() {
            return None;
        }
        let starts = if self.opens(at, sentence.start) {
            let common = self.pack.attribution.word(self.lower(at));
            let ordinary =
                common.closed.is_some() || common.verb != 0 || common.classes != crate::language::Classes::default() || common.other != 0;
            upos == Upos::Propn && !ordinary
                || known.any() && !ordinary && !matches!(upos, Upos::Verb | Upos::Adv | Upos::Adp | Upos::Aux | Upos::Adj)
                || shouted && word.chars().count() <= 6 && !ordinary
                || article && next && self.article_name(at)
        } else {
            !article || next && self.article_name(at)
        };
        if !starts || matches!(upos, Upos::Num) && !known.any() {
            return None;
        }
        let mut end = at + 1;
        loop {
            if end >= sentence.end || end - at >= 8 {
                break;
            }
            let apart = self.document.tokens.get(end).is_some_and(|token| !token.space_before);
            if self.capital(end) && !apart {
                let genitive =
                    self.base(self.word(end - 1)) != self.word(end - 1) && self.pack.names.known(self.base(self.word(end - 1))).any();
                if genitive && !self.ends_organisation(end, sentence.end)
                    || self.is_place(end - 1) && self.known(end).first()
                    || self.new_person(at, end, sentence.start)
                {
                    break;
                }
                end += 1;
                continue;
            }
            let lower = self.lower(end);
            let more = end + 1 < sentence.end && self.capital(end + 1);
            if more && self.pack.names.is_particle(lower) && self.document.kind(end) == TokenKind::Word && !self.is_place(end - 1) {
                end += 2;
                continue;
            }
            if more
                && (lower == "&"
                    || self.pack.attribution.word(lower).classes.has(Class::And)
                        && self.pack.names.ending(self.lower(end + 1)).is_some()
                        && article)
            {
                end += 2;
                continue;
            }
            // "Midt- og Vestjyllands Politi"
            if more && self.word(end - 1).ends_with('-') && self.pack.attribution.word(lower).classes.has(Class::And) {
                end += 2;
                continue;
            }
            // "Institut for Menneskerettigheder", "Det Syriske Observatorium for …"
            let institution = article && end - at >= 2
                || self.pack.names.ends_organisation(self.lower(end - 1))
                || self.pack.names.ending(self.lower(end - 1)) == Some(EntityType::Org);
            if more && institution && self.pack.names.joins_institution(lower) {
                end += 2;
                continue;
            }
            break;
        }
        let tokens = at..end;
        let (kind, sure) = self.kind(&tokens, sentence.start)?;
        // "Husk …": an unknown word that opens a sentence is a name only where the text has it as one elsewhere.
        if end == at + 1 && !sure && !known.any() && !shouted && self.opens(at, sentence.start) && !self.seen_inside(at) {
            return None;
        }
        Some(Name { span: self.document.span(tokens.clone()), tokens, kind, sure })
    }

    /// "direktør i Nordlinjen Henrik Krogh": after a preposition and a name that is no person's, a first name begins another.
    fn new_person(&self, at: usize, end: usize, start: usize) -> bool {
        let led = at.checked_sub(1).filter(|&before| before >= start).is_some_and(|before| self.tags.upos(before) == Upos::Adp);
        let (first, next) = (self.known(at), self.known(end));
        led && end == at + 1 && !first.first() && !first.last() && next.first() && !next.place() && self.capital(end + 1)
    }

    /// Whether the word stands with its capital inside another sentence.
    fn seen_inside(&self, at: usize) -> bool {
        self.inside.contains(self.base(self.word(at)))
    }

    fn is_place(&self, at: usize) -> bool {
        let known = self.known(at);
        known.place() && !known.first() && !known.last()
    }

    /// A sentence in capitals alone, where capitals tell nothing.
    fn shouting(&self, sentence: Range<usize>) -> bool {
        let words = sentence.clone().filter(|&i| self.document.kind(i) == TokenKind::Word).count();
        words >= 3
            && sentence
                .filter(|&i| self.document.kind(i) == TokenKind::Word)
                .all(|i| self.word(i).chars().any(char::is_uppercase) && !self.word(i).chars().any(char::is_lowercase))
    }

    /// "Det Syriske …", "Den Danske Bank": an article with a capital that belongs to the name.
    fn article_name(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let inflected = next.ends_with('e') && matches!(self.tags.upos(at + 1), Upos::Adj | Upos::Propn) && self.capital(at + 2);
        inflected && !self.known(at + 1).first()
    }

    fn ends_organisation(&self, from: usize, end: usize) -> bool {
        (from..end.min(from + 4)).take_while(|&i| self.capital(i)).any(|i| self.pack.names.ends_organisation(self.base(self.lower(i))))
    }

    /// A name of several words, or a word with a sign, that a list has.
    fn listed(&self, at: usize, end: usize) -> Option<Name> {
        let candidates = self.pack.names.phrases(self.word(at));
        let fits = |rest: &[String]| {
            at + rest.len() < end
                && rest.iter().enumerate().all(|(n, word)| {
                    let here = self.word(at + 1 + n);
                    here == word || n + 1 == rest.len() && self.base(here) == word
                })
        };
        let (rest, kind) = candidates.iter().filter(|(rest, _)| fits(rest)).max_by_key(|(rest, _)| rest.len())?;
        let mut stop = at + 1 + rest.len();
        // "Dansk Metal Aarhus Afdeling" stays longer than the list knows; "Politikens Hus" is no list's.
        while stop < end && self.capital(stop) && self.pack.names.ends_organisation(self.lower(stop)) {
            stop += 1;
        }
        let kind = if stop > at + 1 + rest.len() { EntityType::Org } else { *kind };
        let tokens = at..stop;
        Some(Name { span: self.document.span(tokens.clone()), tokens, kind, sure: true })
    }

    /// "Novo-aktien": the name before the hyphen of a compound that goes on in small letters.
    fn compound(&self, at: usize, listed: bool) -> Option<Name> {
        let word = self.word(at);
        let cut = word.rfind('-').filter(|_| !listed)?;
        let (head, rest) = (word.get(..cut)?, word.get(cut + 1..)?);
        if head.is_empty() || !rest.chars().next().is_some_and(char::is_lowercase) {
            return None;
        }
        let known = self.pack.names.known(head);
        if !known.any() {
            return None;
        }
        let kind = if known.organisation() {
            EntityType::Org
        } else if known.place() {
            EntityType::Loc
        } else {
            EntityType::Per
        };
        let start = self.document.tokens.get(at)?.span.start;
        Some(Name { tokens: at..at + 1, span: Span { start, end: start + u32::try_from(head.len()).ok()? }, kind, sure: true })
    }
}

/// A word without a genitive ending: "Iraks", "USA's", "Lars'".
pub(super) fn base<'w>(word: &'w str, genitive: &str) -> &'w str {
    if genitive.is_empty() {
        return word;
    }
    for sign in ["'", "’"] {
        if let Some(base) = word.strip_suffix(genitive).and_then(|w| w.strip_suffix(sign)).or_else(|| word.strip_suffix(sign)) {
            return base;
        }
    }
    match word.strip_suffix(genitive) {
        Some(base) if base.chars().count() > 2 && !base.ends_with(genitive) => base,
        _ => word,
    }
}
