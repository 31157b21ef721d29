//! Which organisation "banken", "regionen" and "selskabet" mean.

use super::{Plain, Resolver};
use crate::document::{Entity, EntityType, Upos};
use crate::language::{Class, General};
use crate::text::Span;
use crate::text::chars::is_all_caps;

/// Sentences before a general noun in which a firm has to stand, where the text speaks of several.
const NEAR: u32 = 2;
/// Mentions before a general noun among which the firm is looked for.
const MEMORY: usize = 200;

impl Resolver<'_> {
    /// "banken" for "Danske Bank", "skolen" for "Søndervangskolen", "regionen" for "Region Nordjylland", "forbundet" for "fagforbundet HK": an
    /// organisation named before, whose name has the noun in it or behind it.
    pub(super) fn named_by(&self, stem: &str, span: Span) -> Option<(usize, String)> {
        if stem.chars().count() < 4 {
            return None;
        }
        let to = self.mentions.partition_point(|(mention, ..)| mention.start < span.start);
        let sentence = self.sentence(span);
        let mut rival = false;
        self.mentions.get(..to).unwrap_or_default().iter().rev().take(60).find_map(|&(mention, index, _)| {
            let entity = self.entities.get(index).filter(|entity| matches!(entity.kind, EntityType::Org | EntityType::Loc))?;
            let organisation = entity.kind == EntityType::Org;
            let named = self.ends_in(entity.name.rsplit(' ').next(), stem)
                || organisation && (self.is_called(entity.name.split(' ').next(), stem) || self.stands_before(mention, stem));
            let here = self.sentence(mention) == sentence;
            // "Nordea tror på det, skriver banken": another body of the same sentence may be the bank, unless its name says what it is.
            rival |= !named && organisation && here && !self.pack.names.tells_what(&entity.name);
            (named && (!rival || here)).then(|| (index, entity.name.clone()))
        })
    }

    pub(super) fn sentence(&self, span: Span) -> Option<u32> {
        self.document.tokens.get(self.document.tokens_in(span).start).map(|token| token.sentence)
    }

    /// Whether a word of a name is a noun or a compound of it.
    pub(super) fn ends_in(&self, word: Option<&str>, stem: &str) -> bool {
        let word = word.unwrap_or_default().to_lowercase();
        word.chars().count() > 3 && self.stem(&word).ends_with(stem)
    }

    /// Whether a word of a name is a noun.
    pub(super) fn is_called(&self, word: Option<&str>, stem: &str) -> bool {
        self.stem(&word.unwrap_or_default().to_lowercase()) == stem
    }

    /// Whether a noun, or a compound of it, stands right before a name ("fagforbundet HK").
    pub(super) fn stands_before(&self, mention: Span, stem: &str) -> bool {
        self.noun_before(mention).is_some_and(|noun| self.ends_in(Some(self.document.lower(noun)), stem))
    }

    pub(super) fn noun_before(&self, mention: Span) -> Option<usize> {
        let at = self.document.tokens_in(mention).start;
        let before = at.checked_sub(1).filter(|&before| self.document.sentence_of(before) == self.document.sentence_of(at));
        before.filter(|&before| self.tags.upos(before) == Upos::Noun)
    }

    /// See [`Resolver::plain`]; `relays`: through whom claims came.
    pub(super) fn plain_bodies(&self, relays: &[usize]) -> Vec<Option<Plain>> {
        let names = &self.pack.names;
        let plain = |(index, entity): (usize, &Entity)| {
            let first = entity.name.split(' ').next().unwrap_or_default().to_lowercase();
            let medium = self.pack.attribution.word(&first).classes.any(&[Class::Outlet, Class::Agency]) || relays.contains(&index);
            if entity.kind != EntityType::Org || medium || names.tells_what(&entity.name) {
                return None;
            }
            if names.is_firm(&entity.name) {
                return Some(Plain::Is(General::Firm));
            }
            let called = |mention: Span| names.general(self.document.lower(self.noun_before(mention)?));
            let said = entity.mentions.iter().find_map(|mention| called(mention.span)).map(Plain::Is);
            // Letters alone tell nothing: "UKMTO" is no shipping company.
            said.or(Some(Plain::Open).filter(|_| !is_all_caps(&entity.name)))
        };
        self.entities.iter().enumerate().map(plain).collect()
    }

    /// "selskabet", where the text spoke of one organisation that can be a firm, or has one in the sentences right before.
    pub(super) fn general(&self, span: Span) -> Option<(usize, String)> {
        let noun = self.document.tokens_in(span).end.checked_sub(1)?;
        let general = self.pack.names.general(self.owner(self.document.lower(noun)))?;
        let says = |index: usize| self.plain.get(index).copied().flatten();
        let can_be = |index: usize| says(index).is_some_and(|says| says == Plain::Open || says == Plain::Is(general));
        let to = self.mentions.partition_point(|(mention, ..)| mention.start < span.start);
        let sentence = self.sentence(span)?;
        let before = self.mentions.get(..to).unwrap_or_default().iter().rev().take(MEMORY).filter(|(_, index, _)| can_be(*index));
        let bodies: Vec<(usize, u32)> =
            before.filter_map(|&(mention, index, _)| Some((index, sentence.saturating_sub(self.sentence(mention)?)))).collect();
        // The only one of those that are asked for.
        let only = |wanted: &dyn Fn(&(usize, u32)) -> bool| {
            let mut some = bodies.iter().filter(|body| wanted(body)).map(|body| body.0);
            some.next().filter(|first| some.all(|other| other == *first))
        };
        let near = |body: &(usize, u32)| body.1 <= NEAR;
        let any_near = bodies.iter().any(near);
        let found = only(&|_| true).or_else(|| only(&|body| if any_near { near(body) } else { says(body.0) != Some(Plain::Open) }))?;
        self.entities.get(found).map(|entity| (found, entity.name.clone()))
    }

    /// "Minister: …" over an article, or "FOA-formanden": whom alone the text calls so.
    pub(super) fn only_one(&self, stem: &str, span: Span) -> Option<(usize, String)> {
        // In a book, who is called so would have to be looked for among too many.
        if self.entities.len() > 4 * MEMORY {
            return None;
        }
        let compound = stem.rsplit_once('-').map(|(_, noun)| noun);
        let stem = compound.unwrap_or(stem);
        if compound.is_none() && !self.in_headline(span) || self.document.tokens_in(span).len() != 1 || stem.chars().count() < 4 {
            return None;
        }
        let called = |entity: &Entity| match entity.kind {
            EntityType::Per => entity.role.as_deref().is_some_and(|role| self.ends_in(Some(role), stem)),
            EntityType::Org => {
                let mut words = entity.name.split(' ');
                self.is_called(words.next(), stem) || self.ends_in(entity.name.rsplit(' ').next(), stem)
            }
            _ => false,
        };
        let mut found = self.entities.iter().enumerate().filter(|(_, entity)| called(entity));
        let only = found.next().filter(|_| found.next().is_none());
        only.map(|(index, entity)| (index, entity.name.clone()))
    }
}
