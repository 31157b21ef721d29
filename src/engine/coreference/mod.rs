//! Who a source is: names, short forms, pronouns and definite nouns resolved to what the text called them before.

mod bodies;
mod nouns;
mod people;
mod phrases;

use crate::document::{Claim, ClaimKind, Document, Entity, EntityType, Form, ParagraphKind, Source, SourceKind, Tags, Upos};
use crate::language::{Class, General, LanguagePack};
use crate::text::Span;
use crate::text::order::{outer_first, sort_by_number};
use std::collections::HashMap;

/// Gives every claim's source its entity and canonical name.
pub fn resolve(document: &Document<'_>, tags: &Tags, entities: &[Entity], claims: &mut [Claim], pack: &LanguagePack) {
    let mut mentions: Vec<(Span, usize, Form)> =
        entities.iter().enumerate().flat_map(|(index, entity)| entity.mentions.iter().map(move |m| (m.span, index, m.form))).collect();
    sort_by_number(&mut mentions, |(span, ..)| outer_first(span.start, span.end));
    let mut order: Vec<usize> = (0..claims.len()).collect();
    let start = |&index: &usize| claims.get(index).and_then(|claim| claim.source.as_ref()).map_or(u32::MAX, |source| source.span.start);
    sort_by_number(&mut order, |index| u64::from(start(index)));
    let mut spoken: Vec<Span> =
        claims.iter().filter(|claim| claim.kind == ClaimKind::Direct).flat_map(|claim| claim.content.iter().copied()).collect();
    sort_by_number(&mut spoken, |span| outer_first(span.start, span.end));
    let mut resolver = Resolver {
        document,
        tags,
        pack,
        entities,
        mentions,
        spoken,
        plain: Vec::new(),
        heads: HashMap::new(),
        last_person: None,
        last_group: None,
    };
    let mut relays: Vec<usize> =
        claims.iter().flat_map(|claim| &claim.via).filter_map(|via| resolver.inside(via.span)).map(|(_, entity)| entity).collect();
    relays.dedup();
    resolver.plain = resolver.plain_bodies(&relays);
    resolver.described();
    for index in order {
        let Some(source) = claims.get(index).and_then(|claim| claim.source.as_ref()) else { continue };
        let (span, kind) = (source.antecedent.unwrap_or(source.span), source.kind);
        let (entity, name, kind) = match quoted(claims, index, span) {
            Some((quote, speaker)) => {
                resolver.third(span, quote, speaker.map(|source| (source.antecedent.unwrap_or(source.span), source.kind)), kind)
            }
            None => resolver.source(span, kind),
        };
        if let Some(source) = claims.get_mut(index).and_then(|claim| claim.source.as_mut()) {
            (source.entity, source.name, source.kind) = (entity, name, kind);
        }
    }
    for claim in claims.iter_mut() {
        for via in &mut claim.via {
            via.entity = resolver.inside(via.span).map(|(_, entity)| entity);
        }
    }
}

/// The direct speech in which a source stands, and whose speech it is.
fn quoted(claims: &[Claim], index: usize, span: Span) -> Option<(Span, Option<&Source>)> {
    let parent = claims.get(claims.get(index)?.parent?).filter(|parent| parent.kind == ClaimKind::Direct)?;
    let quote = parent.content.iter().find(|content| content.start <= span.start && span.end <= content.end)?;
    Some((*quote, parent.source.as_ref()))
}

/// What the text says of an organisation whose name does not say what it is.
#[derive(Clone, Copy, PartialEq)]
enum Plain {
    Open,
    Is(General),
}

/// Whom the text spoke of: entity, name, whether a woman (where that is known), and where.
type Person = (Option<usize>, String, Option<bool>, u32);

struct Resolver<'a> {
    document: &'a Document<'a>,
    tags: &'a Tags,
    pack: &'a LanguagePack,
    entities: &'a [Entity],
    /// All mentions by place.
    mentions: Vec<(Span, usize, Form)>,
    /// Direct speech by place.
    spoken: Vec<Span>,
    /// Of every entity, whether it is an organisation whose name does not say what it is, and no agency or medium.
    plain: Vec<Option<Plain>>,
    /// Descriptions by the stem of their head noun and the nation that they name: who it was last, or the first words for it.
    heads: HashMap<String, Known>,
    last_person: Option<Person>,
    last_group: Option<(Option<usize>, String)>,
}

#[derive(Clone)]
struct Known {
    entity: Option<usize>,
    name: String,
    nation: Option<String>,
    /// Where it was said first.
    start: u32,
}

impl Resolver<'_> {
    /// The last mention inside a span, and whether it is the head: nothing but its own words stands behind it.
    fn inside(&self, span: Span) -> Option<(Span, usize)> {
        let from = self.mentions.partition_point(|(mention, ..)| mention.start < span.start);
        let within = self
            .mentions
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|(mention, ..)| mention.start < span.end)
            .filter(|(mention, ..)| mention.end <= span.end);
        within.max_by_key(|(mention, ..)| mention.end).map(|&(mention, entity, _)| (mention, entity))
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.pack.attribution.word(self.document.lower(at)).classes.has(class)
    }

    /// Notes descriptions of people whom the text names beside them ("vagtchef Carsten Henriksen").
    fn described(&mut self) {
        for (index, entity) in self.entities.iter().enumerate() {
            if let (Some(role), Some(mention)) = (&entity.role, entity.mentions.first()) {
                let known = Known { entity: Some(index), name: entity.name.clone(), nation: None, start: mention.span.start };
                let stem = self.stem(role);
                self.heads.entry(stem).or_insert(known);
            }
        }
    }

    fn source(&mut self, span: Span, kind: SourceKind) -> (Option<usize>, String, SourceKind) {
        let text = span.of(self.document.text);
        let tokens = self.document.tokens_in(span);
        let first = tokens.start;
        if tokens.len() == 1 && (self.is(first, Class::Masculine) || self.is(first, Class::Feminine)) {
            let wanted = self.is(first, Class::Feminine);
            if let Some((entity, name, gender, _)) = self.person(span, wanted) {
                self.last_person = Some((entity, name.clone(), gender.or(Some(wanted)), span.start));
                return (entity, name, if entity.is_some() { SourceKind::Named } else { SourceKind::Role });
            }
            return (None, text.to_owned(), SourceKind::Role);
        }
        if tokens.len() == 1 && (self.is(first, Class::Plural) || self.is(first, Class::Neuter)) {
            return match self.last_group.clone() {
                Some((entity, name)) => (entity, name, if entity.is_some() { SourceKind::Named } else { kind }),
                None => (None, text.to_owned(), kind),
            };
        }
        if let Some(index) = self.named_in(span).or_else(|| self.named_behind(span))
            && let Some(entity) = self.entities.get(index)
        {
            self.remember(span, Some(index), &entity.name);
            return (Some(index), entity.name.clone(), SourceKind::Named);
        }
        let Some((stem, nation)) = self.head(span) else { return (None, text.to_owned(), kind) };
        // "Hamborgs politi" is not "tysk politi": whose it is, its own words say.
        let owner = self.inside(span).map(|(mention, _)| mention).filter(|mention| mention.end < span.end && nation.is_none());
        let owner = owner.map(|mention| self.ungenitive(mention.of(self.document.text)));
        let fits = |known: &&Known| {
            known.start < span.start
                && (nation.is_none() || known.nation.is_none() || nation == known.nation)
                && (known.entity.is_some() || owner.is_none_or(|owner| known.name.contains(owner)))
        };
        // "ministeren" for "transportminister Karoline Brandt": the last one whose head is a compound of it.
        let compound = || self.compound_of(&stem, fits);
        // "Minister" of a headline is nobody yet; whom the text names since by a longer word is somebody.
        let known = self.heads.get(&stem).filter(fits);
        let known = known
            .filter(|known| known.entity.is_some())
            .or_else(|| compound().filter(|known| known.entity.is_some()))
            .or(known)
            .or_else(compound)
            .cloned();
        // "9 procent" is not the "22 procent" before, and "lød svaret" names nobody.
        let counted = self.tags.upos(first) == Upos::Num;
        let definite = (self.is(first, Class::Definite) || tokens.len() <= 2 || nation.is_some()) && !counted && !self.said(span);
        // "skolen" is Søndervangskolen rather than the nameless "Skole" of the headline.
        let bare = tokens.len() == 1 || tokens.len() == 2 && self.is(first, Class::Definite);
        let named = if bare { self.named_by(&stem, span).or_else(|| self.general(span)) } else { None };
        let known = known.filter(|known| known.entity.is_some() || named.is_none());
        if let (Some(known), true) = (known, definite && kind != SourceKind::Anonymous) {
            let kind = if known.entity.is_some() { SourceKind::Named } else { kind };
            self.remember_as(span, &stem, &known);
            return (known.entity, known.name, kind);
        }
        if let Some((index, entity)) = named.or_else(|| self.only_one(&stem, span)) {
            self.last_group = Some((Some(index), entity.clone()));
            return (Some(index), entity, SourceKind::Named);
        }
        let name = if tokens.len() == 1 { self.owner(text) } else { text };
        self.remember(span, None, name);
        (None, name.to_owned(), kind)
    }

    fn remember(&mut self, span: Span, entity: Option<usize>, name: &str) {
        let person = entity.and_then(|index| self.entities.get(index)).is_some_and(|entity| entity.kind == EntityType::Per);
        if person {
            self.last_person = Some((entity, name.to_owned(), self.gender(name), span.start));
        } else if let Some(gender) = self.one_person(span).filter(|_| entity.is_none() && !self.in_headline(span)) {
            self.last_person = Some((None, name.to_owned(), gender, span.start));
        } else {
            self.last_group = Some((entity, name.to_owned()));
        }
        let tokens = self.document.tokens_in(span);
        let described = entity.is_none() || tokens.len() > 2 && self.tags.upos(tokens.start) != Upos::Propn;
        if let (true, Some((stem, nation))) = (described, self.head(span)) {
            self.heads.entry(stem).or_insert(Known { entity, name: name.to_owned(), nation, start: span.start });
        }
    }

    /// Whether a span stands in a headline: who is only called a minister there is named below.
    fn in_headline(&self, span: Span) -> bool {
        let token = self.document.tokens_in(span).start;
        self.document.paragraphs.get(self.document.paragraph_of(token)).is_some_and(|paragraph| paragraph.kind == ParagraphKind::Headline)
    }

    fn remember_as(&mut self, span: Span, stem: &str, known: &Known) {
        if known.entity.and_then(|index| self.entities.get(index)).is_some_and(|entity| entity.kind == EntityType::Per) {
            self.last_person = Some((known.entity, known.name.clone(), self.gender(&known.name), span.start));
        } else if let Some(gender) = self.one_person(span).filter(|_| known.entity.is_none()) {
            self.last_person = Some((None, known.name.clone(), gender, span.start));
        } else {
            self.last_group = Some((known.entity, known.name.clone()));
        }
        if let Some(slot) = self.heads.get_mut(stem) {
            slot.entity = known.entity;
        }
    }
}
