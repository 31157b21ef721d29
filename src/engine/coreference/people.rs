//! Whom "han" and "hun" mean.

use super::{Person, Resolver};
use crate::document::{EntityType, Form, SourceKind, Upos};
use crate::language::Class;
use crate::text::Span;

/// Nouns before a pronoun among which whom it means is looked for.
const NOUNS: usize = 8;

impl Resolver<'_> {
    /// Whom a source within somebody's speech means: never the speaker. A pronoun goes by who was spoken of in the same speech, else by who spoke
    /// before; where neither is there, it stays open.
    pub(super) fn third(
        &mut self,
        span: Span,
        quote: Span,
        speaker: Option<(Span, SourceKind)>,
        kind: SourceKind,
    ) -> (Option<usize>, String, SourceKind) {
        let tokens = self.document.tokens_in(span);
        let pronoun = tokens.len() == 1 && (self.is(tokens.start, Class::Masculine) || self.is(tokens.start, Class::Feminine));
        let before = (self.last_person.clone(), self.last_group.clone());
        let own = speaker.filter(|(speaker, _)| *speaker != span).map(|(speaker, kind)| self.source(speaker, kind));
        (self.last_person, self.last_group) = before.clone();
        if !pronoun {
            let found = self.source(span, kind);
            (self.last_person, self.last_group) = before;
            return found;
        }
        let wanted = self.is(tokens.start, Class::Feminine);
        let other =
            |entity: Option<usize>, name: &str| own.as_ref().is_none_or(|own| own.1 != name && (own.0.is_none() || own.0 != entity));
        let named = self.spoken_of(Span { start: quote.start, end: span.start }, wanted).filter(|found| other(found.0, &found.1));
        let found = named.or_else(|| self.last_person.clone().filter(|last| last.2 == Some(wanted) && other(last.0, &last.1)));
        match found {
            Some((entity, name, ..)) => (entity, name, if entity.is_some() { SourceKind::Named } else { SourceKind::Role }),
            None => (None, span.of(self.document.text).to_owned(), SourceKind::Role),
        }
    }

    /// The last person spoken of in some words who can be a woman, or a man: by name or by a noun ("min mor", "lægen").
    pub(super) fn spoken_of(&self, words: Span, wanted: bool) -> Option<Person> {
        let fits = |gender: Option<bool>| gender.is_none_or(|gender| gender == wanted);
        let tokens = self.document.tokens_in(words);
        let noun = tokens.clone().rev().find(|&i| self.person_word(i) && fits(self.noun_gender(i)) && self.tags.upos(i) == Upos::Noun);
        let from = self.mentions.partition_point(|(mention, ..)| mention.start < words.start);
        let to = self.mentions.partition_point(|(mention, ..)| mention.start < words.end);
        let named = self
            .mentions
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .rev()
            .find_map(|&(mention, index, _)| self.can_be(index, mention, wanted));
        let noun = noun.map(|noun| {
            let part = |i: &usize| matches!(self.tags.upos(*i), Upos::Det | Upos::Adj) || self.is(*i, Class::Possessive);
            let first = (tokens.start..noun).rev().take_while(part).last().unwrap_or(noun);
            let span = self.document.span(first..noun + 1);
            (None, span.of(self.document.text).to_owned(), self.noun_gender(noun), span.start)
        });
        // "direktør Ole Madsen": the name is nearer than its title.
        match (named, noun) {
            (Some(named), Some(noun)) => Some(if named.3 > noun.3 { named } else { noun }),
            (named, noun) => named.or(noun),
        }
    }

    /// Whether a person's first name is a woman's; `None` where the lists do not tell.
    pub(super) fn gender(&self, name: &str) -> Option<bool> {
        let known = self.pack.names.known(name.split(' ').next().unwrap_or_default());
        known.first().then_some(known.feminine())
    }

    /// Whom "han" or "hun" means: the subject of a sentence since the last person spoke, else who spoke last, else the last one named before.
    pub(super) fn person(&self, span: Span, feminine: bool) -> Option<Person> {
        let fits = |gender: Option<bool>| gender.is_none_or(|gender| gender == feminine);
        let last = self.last_person.clone().filter(|last| fits(last.2));
        let to = self.mentions.partition_point(|(mention, ..)| mention.start < span.start);
        let before = self.mentions.get(..to).unwrap_or_default().iter().rev();
        let since = last.as_ref().map_or(0, |last| last.3);
        let recent = before.clone().take(12).take_while(|(mention, ..)| mention.start > since);
        let mut subjects = recent.filter(|&&(mention, _, form)| self.opens_sentence(mention, form));
        let subject = subjects.find_map(|&(mention, index, _)| self.can_be(index, mention, feminine));
        let noun = self.called_since(span, since, feminine);
        let subject = if noun.as_ref().map(|noun| noun.3) > subject.as_ref().map(|subject| subject.3) { noun } else { subject };
        subject.or(last).or_else(|| before.take(40).find_map(|&(mention, index, _)| self.can_be(index, mention, feminine))).or_else(|| {
            // "Ministeren går ikke af. Det siger han": nobody is named; the sentence before is about one.
            let token = self.document.tokens.get(self.document.tokens_in(span).start)?;
            let before = self.document.sentence_tokens((token.sentence as usize).checked_sub(1)?);
            self.spoken_of(self.document.span(before.start..before.end.min(before.start + 4)), feminine)
        })
    }

    /// Whom a definite noun in the sentence before, or in the same one, means by what the text called them ("præsten" of sognepræst Asger Okkels).
    pub(super) fn called_since(&self, span: Span, since: u32, feminine: bool) -> Option<Person> {
        let here = self.document.tokens_in(span).start;
        let sentence = self.document.sentence_of(here);
        let from = self.document.sentence_tokens(sentence.saturating_sub(1)).start;
        (from..here).rev().filter(|&i| self.tags.upos(i) == Upos::Noun).take(NOUNS).find_map(|i| {
            let start = self.document.span(i..i + 1).start;
            let word = self.document.lower(i);
            let definite = self.pack.knobs.noun_endings.iter().any(|ending| ending.chars().count() > 1 && word.ends_with(ending.as_str()));
            if start <= since || !definite || self.is_spoken(start) {
                return None;
            }
            let stem = self.stem(word);
            let known = self.heads.get(&stem).or_else(|| self.compound_of(&stem, |_| true))?;
            let entity = self.entities.get(known.entity?).filter(|entity| entity.kind == EntityType::Per && known.start < start)?;
            let gender = self.gender(&entity.name);
            gender.is_none_or(|gender| gender == feminine).then(|| (known.entity, entity.name.clone(), gender, start))
        })
    }

    /// Whether somebody speaks at a place.
    pub(super) fn is_spoken(&self, at: u32) -> bool {
        let near = self.spoken.partition_point(|span| span.start <= at);
        self.spoken.get(..near).unwrap_or_default().iter().rev().take(4).any(|span| span.end > at)
    }

    /// A person named at a mention, who can be a woman, or a man.
    pub(super) fn can_be(&self, index: usize, mention: Span, feminine: bool) -> Option<Person> {
        let entity = self.entities.get(index).filter(|entity| entity.kind == EntityType::Per)?;
        let gender = self.gender(&entity.name);
        gender.is_none_or(|gender| gender == feminine).then(|| (Some(index), entity.name.clone(), gender, mention.start))
    }

    /// Whether a person's name, with what describes it, opens a sentence that nobody speaks ("Anfører Pia Holm brændte …").
    pub(super) fn opens_sentence(&self, mention: Span, form: Form) -> bool {
        let at = self.document.tokens_in(mention).start;
        let Some(sentence) = self.document.tokens.get(at).map(|token| self.document.sentence_tokens(token.sentence as usize)) else {
            return false;
        };
        let describes = |i: usize| {
            matches!(self.tags.upos(i), Upos::Noun | Upos::Adj | Upos::Det | Upos::Propn | Upos::Num) || self.is(i, Class::Possessive)
        };
        let owned = form == Form::Genitive || self.possesses(mention);
        // "Slottets kustode gennem 22 år, Svend Aage Klitgaard, var skeptisk"
        let acts = |i: usize| matches!(self.tags.upos(i), Upos::Verb | Upos::Aux | Upos::Sconj);
        let apposed = at > sentence.start && self.document.word(at - 1) == "," && !(sentence.start..at).any(acts);
        let leads = at - sentence.start <= 5 && (sentence.start..at).all(describes) || apposed && at - sentence.start <= 10;
        !owned && leads && !self.is_spoken(mention.start)
    }
}
