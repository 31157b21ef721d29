//! Who a source is: names, short forms, pronouns and definite nouns resolved to what the text called them before.

use crate::document::{Claim, ClaimKind, Document, Entity, EntityType, Form, ParagraphKind, Source, SourceKind, Tags, Upos};
use crate::language::{Class, Classes, CueKind, General, LanguagePack};
use crate::text::Span;
use crate::text::order::{outer_first, sort_by_number};
use std::collections::{HashMap, HashSet};

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
        plain: HashMap::new(),
        heads: HashMap::new(),
        last_person: None,
        last_group: None,
    };
    let via = claims.iter().flat_map(|claim| &claim.via).filter_map(|via| resolver.inside(via.span)).map(|(_, entity)| entity);
    resolver.plain = resolver.plain_bodies(&via.collect());
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

/// Sentences before a general noun in which a firm has to stand, where the text speaks of several.
const NEAR: u32 = 2;
/// Mentions before a general noun among which the firm is looked for.
const MEMORY: usize = 200;

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
    /// Organisations whose name does not say what they are, without agencies and media; whether the text says that it is a firm or a body.
    plain: HashMap<usize, Option<General>>,
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

    /// The stem of a noun: without a definite or plural ending, so that "talsmanden" meets "talsmand".
    fn stem(&self, word: &str) -> String {
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
    fn owner<'w>(&self, word: &'w str) -> &'w str {
        let knobs = &self.pack.knobs;
        let bare = word.strip_suffix(knobs.genitive.as_str()).unwrap_or(word);
        let definite = |ending: &String| ending.chars().count() > 1 && bare.ends_with(ending.as_str());
        if knobs.noun_endings.iter().any(definite) { bare } else { word }
    }

    /// The head noun of a description and the nation that its words name.
    fn head(&self, span: Span) -> Option<(String, Option<String>)> {
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

    /// Whether the head of a description is something said, not who says it ("svaret", "meldingen").
    fn said(&self, span: Span) -> bool {
        let tokens = self.document.tokens_in(span);
        let head = tokens.clone().find(|&i| self.tags.upos(i) == Upos::Noun);
        let cue = head.and_then(|head| self.pack.attribution.cue(self.pack.attribution.word(self.document.lower(head)).other));
        cue.is_some_and(|cue| cue.kind == CueKind::Noun)
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
        if let Some((mention, index)) = self.inside(span) {
            let behind = span.end - mention.end;
            let before = self.document.span(tokens.clone()).start;
            let genitive = (self.ungenitive(mention.of(self.document.text)) != mention.of(self.document.text) || self.possesses(mention))
                && behind > 0;
            // "Det Syriske Observatorium for Menneskerettigheder, SOHR" and "Philippe Vollot, chef i …": the first name is the one.
            let lead = self
                .mentions
                .iter()
                .skip(self.mentions.partition_point(|(m, ..)| m.start < before))
                .find(|(m, ..)| m.start == before && m.end <= span.end);
            let lead = lead.filter(|(m, ..)| {
                m.end == span.end
                    || self.document.text.get(m.end as usize..).is_some_and(|t| t.starts_with([',', '(']) || t.starts_with(" ("))
            });
            let person_last = self.entities.get(index).is_some_and(|entity| entity.kind == EntityType::Per);
            let free = if person_last {
                self.speaks_for_itself(span.start, mention.start)
            } else {
                !self.linked(span.start, mention.start) && !self.relative(span.start, mention.start)
            };
            let after_title = behind == 0 && free;
            let person = self.person_inside(span);
            let found = person.or(lead.map(|&(_, index, _)| index)).or((after_title && !genitive).then_some(index));
            if let Some(index) = found
                && let Some(entity) = self.entities.get(index)
            {
                self.remember(span, Some(index), &entity.name);
                return (Some(index), entity.name.clone(), SourceKind::Named);
            }
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
        let compound = || {
            let longer =
                self.heads.iter().filter(|(head, _)| stem.chars().count() >= 4 && head.ends_with(stem.as_str())).map(|(_, known)| known);
            longer.filter(fits).max_by_key(|known| (known.start, &known.name))
        };
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
        let named = if bare { self.named_by(&stem, span) } else { None };
        let known = known.filter(|known| known.entity.is_some() || named.is_none());
        let known = known.filter(|known| known.entity.is_some() || !bare || self.general(span).is_none());
        if let (Some(known), true) = (known, definite && kind != SourceKind::Anonymous) {
            let kind = if known.entity.is_some() { SourceKind::Named } else { kind };
            self.remember_as(span, &stem, &known);
            return (known.entity, known.name, kind);
        }
        let named = named.or_else(|| if bare { self.general(span) } else { None }).or_else(|| self.only_one(&stem, span));
        if let Some((index, entity)) = named {
            self.last_group = Some((Some(index), entity.clone()));
            return (Some(index), entity, SourceKind::Named);
        }
        let name = if tokens.len() == 1 { self.owner(text) } else { text };
        self.remember(span, None, name);
        (None, name.to_owned(), kind)
    }

    /// A person named in a source phrase, in whose description other names may stand ("direktør i Danske Bank Philippe Vollot").
    fn person_inside(&self, span: Span) -> Option<usize> {
        let from = self.mentions.partition_point(|(mention, ..)| mention.start < span.start);
        let mut within = self.mentions.get(from..).unwrap_or_default().iter().take_while(|(mention, ..)| mention.end <= span.end).filter(
            |(m, index, _)| {
                let person = self.entities.get(*index).is_some_and(|entity| entity.kind == EntityType::Per);
                person && self.speaks_for_itself(span.start, m.start)
            },
        );
        let first = within.next()?;
        // "kritikere af præsident Biden" and "Bidens administration" are not he.
        let behind = self.document.text.get(first.0.end as usize..span.end as usize).unwrap_or_default();
        (first.2 != Form::Genitive && !self.possesses(first.0) || behind.is_empty() || behind.starts_with(',')).then_some(first.1)
    }

    /// Whether a genitive ending that is a word of its own stands behind a mention ("Biden's administration").
    fn possesses(&self, mention: Span) -> bool {
        let next = self.document.tokens_in(mention).end;
        self.document.lower(next).starts_with('\'') && self.tags.upos(next) == Upos::Part && self.is(next, Class::Possessive)
    }

    /// A word without a genitive ending.
    fn ungenitive<'w>(&self, word: &'w str) -> &'w str {
        let bare = word.strip_suffix(self.pack.knobs.genitive.as_str()).unwrap_or(word);
        bare.strip_suffix(['\'', '’']).unwrap_or(bare)
    }

    /// Whether a preposition stands between two places, with no comma after it.
    fn linked(&self, from: u32, to: u32) -> bool {
        let mut tokens = self.document.tokens_in(Span { start: from, end: to });
        let apart = tokens.clone().any(|i| self.document.word(i) == ",");
        !apart && tokens.any(|i| self.tags.upos(i) == Upos::Adp)
    }

    /// Whether a person named at `to` is whom the phrase that begins at `from` is about: "manden, der slog Peter Madsen" is not he, "manden, der
    /// blev slået, Peter Madsen" is.
    fn speaks_for_itself(&self, from: u32, to: u32) -> bool {
        let comma = self.document.tokens_in(Span { start: from, end: to }).rev().find(|&i| self.document.word(i) == ",");
        let opening = comma.and_then(|comma| self.document.tokens.get(comma)).map_or(from, |token| token.span.end);
        !self.relative(opening, to) && (comma.is_some() || !self.governed(from, to))
    }

    /// Whether a relative clause opens between two places, so that what follows stands in it ("manden, der bor i Kolding").
    fn relative(&self, from: u32, to: u32) -> bool {
        self.document.tokens_in(Span { start: from, end: to }).any(|i| self.is(i, Class::Relative))
    }

    /// Whether a person stands behind a preposition, with no more than a title between ("kritikere af den tidligere præsident Biden", "en kilde
    /// tæt på Trump"), and not behind what the preposition is about ("direktør i Danske Bank Philippe Vollot", "formand for bestyrelsen Bo Lund").
    fn governed(&self, from: u32, to: u32) -> bool {
        let tokens = self.document.tokens_in(Span { start: from, end: to });
        let Some(last) = tokens.clone().rev().find(|&i| self.tags.upos(i) == Upos::Adp) else { return false };
        let Some(before) = tokens.end.checked_sub(1).filter(|&before| before > last) else { return true };
        let lower = self.document.lower(before);
        let role = self.is(before, Class::RoleNoun) || self.pack.attribution.head(lower).classes.has(Class::RoleNoun);
        let title = self.pack.names.is_title(lower) || role && !self.pack.names.is_body(lower);
        title || self.tags.upos(before) == Upos::Adj
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

    /// Whether a description is of one person, and if so whether of a woman, where its noun tells.
    fn one_person(&self, span: Span) -> Option<Option<bool>> {
        let tokens = self.document.tokens_in(span);
        let end = tokens.clone().skip(1).find(|&i| matches!(self.tags.upos(i), Upos::Adp | Upos::Punct)).unwrap_or(tokens.end);
        let several = tokens.clone().any(|i| self.is(i, Class::And) || self.is(i, Class::Plural) || self.tags.upos(i) == Upos::Num);
        let noun = (tokens.start..end).rev().find(|&i| self.person_word(i))?;
        (!several).then(|| self.noun_gender(noun))
    }

    fn person_word(&self, at: usize) -> bool {
        [Class::Man, Class::Woman, Class::Person].iter().any(|&class| self.is_one(at, class))
    }

    fn noun_gender(&self, at: usize) -> Option<bool> {
        (self.is_one(at, Class::Man) != self.is_one(at, Class::Woman)).then(|| self.is_one(at, Class::Woman))
    }

    /// Whether a word is in a class by itself or by the noun that it ends in.
    fn is_one(&self, at: usize, class: Class) -> bool {
        let lower = self.document.lower(at);
        let lexicon = &self.pack.attribution;
        let entry = lexicon.word(lower);
        entry.classes.has(class) || entry.classes == Classes::default() && lexicon.head(lower).classes.has(class)
    }

    /// Whom a source within somebody's speech means: never the speaker. A pronoun goes by who was spoken of in the same speech, else by who spoke
    /// before; where neither is there, it stays open.
    fn third(
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
    fn spoken_of(&self, words: Span, wanted: bool) -> Option<Person> {
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

    /// Whether a person's first name is a woman's; `None` where the lists do not tell.
    fn gender(&self, name: &str) -> Option<bool> {
        let known = self.pack.names.known(name.split(' ').next().unwrap_or_default());
        known.first().then_some(known.feminine())
    }

    /// Whom "han" or "hun" means: the subject of a sentence since the last person spoke, else who spoke last, else the last one named before.
    fn person(&self, span: Span, feminine: bool) -> Option<Person> {
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
    fn called_since(&self, span: Span, since: u32, feminine: bool) -> Option<Person> {
        let here = self.document.tokens_in(span).start;
        let sentence = self.document.sentence_of(here);
        let from = self.document.sentence_tokens(sentence.saturating_sub(1)).start;
        (from..here).rev().filter(|&i| self.tags.upos(i) == Upos::Noun).find_map(|i| {
            let start = self.document.span(i..i + 1).start;
            let word = self.document.lower(i);
            let definite = self.pack.knobs.noun_endings.iter().any(|ending| ending.chars().count() > 1 && word.ends_with(ending.as_str()));
            if start <= since || !definite || self.is_spoken(start) {
                return None;
            }
            let stem = self.stem(word);
            let known = self.heads.get(&stem).or_else(|| self.compound_of(&stem))?;
            let entity = self.entities.get(known.entity?).filter(|entity| entity.kind == EntityType::Per && known.start < start)?;
            let gender = self.gender(&entity.name);
            gender.is_none_or(|gender| gender == feminine).then(|| (known.entity, entity.name.clone(), gender, start))
        })
    }

    /// A description whose noun is a compound of this one ("sognepræst" of "præst").
    fn compound_of(&self, stem: &str) -> Option<&Known> {
        let longer = self.heads.iter().filter(|(head, _)| stem.chars().count() >= 4 && head.ends_with(stem));
        longer.map(|(_, known)| known).max_by_key(|known| (known.start, &known.name))
    }

    /// Whether somebody speaks at a place.
    fn is_spoken(&self, at: u32) -> bool {
        let near = self.spoken.partition_point(|span| span.start <= at);
        self.spoken.get(..near).unwrap_or_default().iter().rev().take(4).any(|span| span.end > at)
    }

    /// A person named at a mention, who can be a woman, or a man.
    fn can_be(&self, index: usize, mention: Span, feminine: bool) -> Option<Person> {
        let entity = self.entities.get(index).filter(|entity| entity.kind == EntityType::Per)?;
        let gender = self.gender(&entity.name);
        gender.is_none_or(|gender| gender == feminine).then(|| (Some(index), entity.name.clone(), gender, mention.start))
    }

    /// Whether a person's name, with what describes it, opens a sentence that nobody speaks ("Anfører Pia Holm brændte …").
    fn opens_sentence(&self, mention: Span, form: Form) -> bool {
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

    /// "banken" for "Danske Bank", "skolen" for "Søndervangskolen", "regionen" for "Region Nordjylland", "forbundet" for "fagforbundet HK": an
    /// organisation named before, whose name has the noun in it or behind it.
    fn named_by(&self, stem: &str, span: Span) -> Option<(usize, String)> {
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

    fn sentence(&self, span: Span) -> Option<u32> {
        self.document.tokens.get(self.document.tokens_in(span).start).map(|token| token.sentence)
    }

    /// Whether a word of a name is a noun or a compound of it.
    fn ends_in(&self, word: Option<&str>, stem: &str) -> bool {
        let word = word.unwrap_or_default().to_lowercase();
        word.chars().count() > 3 && self.stem(&word).ends_with(stem)
    }

    /// Whether a word of a name is a noun.
    fn is_called(&self, word: Option<&str>, stem: &str) -> bool {
        self.stem(&word.unwrap_or_default().to_lowercase()) == stem
    }

    /// Whether a noun, or a compound of it, stands right before a name ("fagforbundet HK").
    fn stands_before(&self, mention: Span, stem: &str) -> bool {
        self.noun_before(mention).is_some_and(|noun| self.ends_in(Some(self.document.lower(noun)), stem))
    }

    fn noun_before(&self, mention: Span) -> Option<usize> {
        let at = self.document.tokens_in(mention).start;
        let before = at.checked_sub(1).filter(|&before| self.document.sentence_of(before) == self.document.sentence_of(at));
        before.filter(|&before| self.tags.upos(before) == Upos::Noun)
    }

    /// See [`Resolver::plain`]; `carriers`: through whom claims came.
    fn plain_bodies(&self, carriers: &HashSet<usize>) -> HashMap<usize, Option<General>> {
        let names = &self.pack.names;
        let medium = |entity: &Entity| {
            let first = entity.name.split(' ').next().unwrap_or_default().to_lowercase();
            self.pack.attribution.word(&first).classes.any(&[Class::Outlet, Class::Agency])
        };
        let called = |mention: Span| names.general(self.document.lower(self.noun_before(mention)?));
        let plain = self.entities.iter().enumerate().filter(|(index, entity)| {
            entity.kind == EntityType::Org && !carriers.contains(index) && !medium(entity) && !names.tells_what(&entity.name)
        });
        let says = |entity: &Entity| {
            let firm = names.is_firm(&entity.name).then_some(General::Firm);
            firm.or_else(|| entity.mentions.iter().find_map(|mention| called(mention.span)))
        };
        plain.map(|(index, entity)| (index, says(entity))).collect()
    }

    /// "selskabet", where the text spoke of one organisation that can be a firm, or has one in the sentences right before.
    fn general(&self, span: Span) -> Option<(usize, String)> {
        let noun = self.document.tokens_in(span).end.checked_sub(1)?;
        let general = self.pack.names.general(self.owner(self.document.lower(noun)))?;
        let can_be = |index: &usize| self.plain.get(index).is_some_and(|says| says.is_none_or(|says| says == general));
        let to = self.mentions.partition_point(|(mention, ..)| mention.start < span.start);
        let sentence = self.sentence(span)?;
        let before = self.mentions.get(..to).unwrap_or_default().iter().rev().take(MEMORY).filter(|(_, index, _)| can_be(index));
        let bodies: Vec<(usize, u32)> =
            before.filter_map(|&(mention, index, _)| Some((index, sentence.saturating_sub(self.sentence(mention)?)))).collect();
        let only = |bodies: &[(usize, u32)]| bodies.first().filter(|first| bodies.iter().all(|body| body.0 == first.0)).map(|body| body.0);
        let says = || {
            let said: Vec<_> = bodies.iter().copied().filter(|(index, _)| self.plain.get(index).is_some_and(Option::is_some)).collect();
            only(&said)
        };
        let near = || {
            let near: Vec<_> = bodies.iter().copied().filter(|&(_, distance)| distance <= NEAR).collect();
            only(&near)
        };
        let found = only(&bodies).or_else(says).or_else(near)?;
        self.entities.get(found).map(|entity| (found, entity.name.clone()))
    }

    /// "Minister: …" over an article, or "FOA-formanden": whom alone the text calls so.
    fn only_one(&self, stem: &str, span: Span) -> Option<(usize, String)> {
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
