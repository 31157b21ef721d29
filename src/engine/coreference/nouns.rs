//! Nouns: what stands for the same one in another form, and what a description tells of whom it means.

use super::{Known, Resolver};
use crate::document::Upos;
use crate::language::{Class, Classes, CueKind};
use crate::text::Span;

impl Resolver<'_> {
    /// The stem of a noun: without a definite or plural ending, so that "talsmanden" meets "talsmand".
    pub(super) fn stem(&self, word: &str) -> String {
        let endings = &self.pack.knobs.noun_endings;
        let mut stem = self.owner(word).to_owned();
        // Twice, so that "ministeren" and "minister" meet.
        for _ in 0..2 {
            let bare = |ending: &String| stem.strip_suffix(ending.as_str()).filter(|bare| bare.chars().count() >= 4);
            if let Some(bare) = endings.iter().find_map(bare).map(str::to_owned) {
                stem = bare;
            }
            // "instituttet", "klubben": the consonant is doubled before an ending.
            let last = stem.pop();
            if let Some(last) = last.filter(|&last| !stem.ends_with(last)) {
                stem.push(last);
            }
        }
        stem
    }

    /// A definite noun without its genitive ending ("kommunens"); other words, which may end so by themselves, as they are ("avis").
    pub(super) fn owner<'w>(&self, word: &'w str) -> &'w str {
        let knobs = &self.pack.knobs;
        let bare = word.strip_suffix(knobs.genitive.as_str()).unwrap_or(word);
        let definite = |ending: &String| ending.chars().count() > 1 && bare.ends_with(ending.as_str());
        if knobs.noun_endings.iter().any(definite) { bare } else { word }
    }

    /// The head noun of a description and the nation that its words name.
    pub(super) fn head(&self, span: Span) -> Option<(String, Option<String>)> {
        let tokens = self.document.tokens_in(span);
        let end = tokens.clone().skip(1).find(|&i| matches!(self.tags.upos(i), Upos::Adp | Upos::Punct)).unwrap_or(tokens.end);
        let head = (tokens.start..end).rev().find(|&i| self.document.word(i).chars().next().is_some_and(char::is_alphabetic))?;
        let nation = (tokens.start..end).filter(|&i| i != head || self.pack.names.nation(self.document.lower(i)).is_some()).find_map(|i| {
            let lower = self.document.lower(i);
            let bare = self.ungenitive(lower);
            self.pack
                .names
                .nation(lower)
                .or_else(|| self.pack.names.country(lower))
                .or_else(|| self.pack.names.country(bare))
                .map(str::to_owned)
        });
        Some((self.stem(self.document.lower(head)), nation))
    }

    /// The last description whose noun is a compound of this one ("sognepræst" of "præst").
    pub(super) fn compound_of(&self, stem: &str, fits: impl Fn(&&Known) -> bool) -> Option<&Known> {
        let longer = self.heads.iter().filter(|(head, _)| stem.chars().count() >= 4 && head.ends_with(stem));
        longer.map(|(_, known)| known).filter(fits).max_by_key(|known| (known.start, &known.name))
    }

    /// Whether the head of a description is something said, not who says it ("svaret", "meldingen").
    pub(super) fn said(&self, span: Span) -> bool {
        let tokens = self.document.tokens_in(span);
        let head = tokens.clone().find(|&i| self.tags.upos(i) == Upos::Noun);
        let cue = head.and_then(|head| self.pack.attribution.cue(self.pack.attribution.word(self.document.lower(head)).other));
        cue.is_some_and(|cue| cue.kind == CueKind::Noun)
    }

    /// Whether a genitive ending that is a word of its own stands behind a mention ("Biden's administration").
    pub(super) fn possesses(&self, mention: Span) -> bool {
        let next = self.document.tokens_in(mention).end;
        self.document.lower(next).starts_with('\'') && self.tags.upos(next) == Upos::Part && self.is(next, Class::Possessive)
    }

    /// A word without a genitive ending.
    pub(super) fn ungenitive<'w>(&self, word: &'w str) -> &'w str {
        let bare = word.strip_suffix(self.pack.knobs.genitive.as_str()).unwrap_or(word);
        bare.strip_suffix(['\'', '’']).unwrap_or(bare)
    }

    /// Whether a description is of one person, and if so whether of a woman, where its noun tells.
    pub(super) fn one_person(&self, span: Span) -> Option<Option<bool>> {
        let tokens = self.document.tokens_in(span);
        let end = tokens.clone().skip(1).find(|&i| matches!(self.tags.upos(i), Upos::Adp | Upos::Punct)).unwrap_or(tokens.end);
        let several = tokens.clone().any(|i| self.is(i, Class::And) || self.is(i, Class::Plural) || self.tags.upos(i) == Upos::Num);
        let noun = (tokens.start..end).rev().find(|&i| self.person_word(i))?;
        (!several).then(|| self.noun_gender(noun))
    }

    pub(super) fn person_word(&self, at: usize) -> bool {
        [Class::Man, Class::Woman, Class::Person].iter().any(|&class| self.is_one(at, class))
    }

    pub(super) fn noun_gender(&self, at: usize) -> Option<bool> {
        (self.is_one(at, Class::Man) != self.is_one(at, Class::Woman)).then(|| self.is_one(at, Class::Woman))
    }

    /// Whether a word is in a class by itself or by the noun that it ends in.
    pub(super) fn is_one(&self, at: usize, class: Class) -> bool {
        let lower = self.document.lower(at);
        let lexicon = &self.pack.attribution;
        let entry = lexicon.word(lower);
        entry.classes.has(class) || entry.classes == Classes::default() && lexicon.head(lower).classes.has(class)
    }
}
