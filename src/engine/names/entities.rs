//! From names to entities: short forms, acronyms, genitives and aliases join the entity of their fullest form and take its type.

use super::{Name, View, base, short};
use crate::document::{Document, Entity, EntityType, Form, Mention, Tags, Upos};
use crate::language::{Class, LanguagePack};
use crate::text::Span;
use crate::text::chars::is_all_caps;
use crate::text::order::sort_by_number;
use std::collections::{HashMap, HashSet};

/// The entities of a document, in the order of their first mention.
pub fn gather(document: &Document<'_>, tags: &Tags, names: &[Name], pack: &LanguagePack) -> Vec<Entity> {
    let view = View { document, tags, pack, inside: HashSet::new() };
    let mut book =
        Book { view, entities: Vec::new(), full: HashMap::new(), short: HashMap::new(), initials: HashMap::new(), ends: HashMap::new() };
    // The fullest names first, wherever they stand: a headline has the surname alone.
    let texts: Vec<String> = names.iter().map(|name| book.canonical(name)).collect();
    let mut place: Vec<Option<usize>> = vec![None; names.len()];
    let mut order: Vec<usize> = (0..names.len()).collect();
    sort_by_number(&mut order, |&at| texts.get(at).map_or(0, |text| u64::MAX - text.split(' ').count() as u64));
    for at in order {
        let (Some(name), Some(text), Some(slot)) = (names.get(at), texts.get(at), place.get_mut(at)) else { continue };
        let index = book.join(name, text);
        book.ends.insert(name.span.end, index);
        *slot = Some(index);
    }
    for ((name, text), slot) in names.iter().zip(&texts).zip(&place) {
        let Some(entity) = slot.and_then(|index| book.entities.get_mut(index)) else { continue };
        let form = form(name, text, &entity.name, document);
        entity.mentions.push(Mention { span: name.span, form });
    }
    book.roles(names, &place);
    book.nations(names, &place);
    book.described();
    let mut entities = book.entities;
    entities.iter_mut().for_each(|entity| sort_by_number(&mut entity.mentions, |mention| mention.span.start.into()));
    entities.retain(|entity| !entity.mentions.is_empty());
    sort_by_number(&mut entities, |entity| entity.mentions.first().map_or(0, |mention| mention.span.start.into()));
    entities
}

fn form(name: &Name, text: &str, full: &str, document: &Document<'_>) -> Form {
    let genitive = name.span.of(document.text).len() != text.len() && name.span.of(document.text).starts_with(text);
    if genitive {
        return Form::Genitive;
    }
    if text == full {
        return Form::Full;
    }
    if is_all_caps(text) {
        return Form::Acronym;
    }
    if full.contains(text) { Form::Short } else { Form::Alias }
}

/// Words before a name in which the adjective of a country is looked for.
const DESCRIPTION: usize = 4;

/// A part of a name of some kind, as a key.
fn keyed(kind: EntityType, form: &str) -> String {
    let mut key = form.to_owned();
    key.push(char::from(b'0' + kind as u8));
    key
}

/// Notes whose a form is; `None` where two entities share it.
fn note(forms: &mut HashMap<String, Option<usize>>, form: String, index: usize) {
    let slot = forms.entry(form).or_insert(Some(index));
    *slot = slot.filter(|&other| other == index);
}

struct Book<'a> {
    view: View<'a>,
    entities: Vec<Entity>,
    /// By canonical name in small letters.
    full: HashMap<String, usize>,
    /// By the kind and a part of a fuller name, in small letters; `None` where two entities share it.
    short: HashMap<String, Option<usize>>,
    /// By the letters that an acronym would have; `None` where two entities share them.
    initials: HashMap<String, Option<usize>>,
    /// Where names of several words end, in bytes, and whose they are.
    ends: HashMap<u32, usize>,
}

impl Book<'_> {
    /// A name's text without a genitive ending.
    fn canonical(&self, name: &Name) -> String {
        let text = name.span.of(self.view.document.text);
        let known = self.view.pack.names.known(text);
        if known.any() && !text.contains('\'') {
            return text.to_owned();
        }
        let last = text.rsplit(' ').next().unwrap_or(text);
        if name.tokens.len() > 1 && self.view.pack.names.known(last).any() {
            return text.to_owned();
        }
        let short = base(text, &self.view.pack.knobs.genitive);
        // "Hans", "Lars": an -s that belongs to the name where the same text has it before something else than a noun.
        let after = name.tokens.end;
        let governs = matches!(self.view.tags.upos(after), Upos::Noun | Upos::Adj | Upos::Propn | Upos::Num)
            || text.contains('\'')
            || text.contains('’');
        let listed = self.view.pack.names.known(short.rsplit(' ').next().unwrap_or(short)).any();
        if governs || listed { short.to_owned() } else { text.to_owned() }
    }

    fn join(&mut self, name: &Name, text: &str) -> usize {
        let lower = text.to_lowercase();
        let lower = match self.view.pack.names.alias(&lower) {
            Some(canonical) => canonical.to_lowercase(),
            None => lower,
        };
        if let Some(&index) = self.full.get(&lower) {
            return index;
        }
        // A word that nothing sure is known of can be a person's name, whatever it was taken for.
        let kinds = [Some(name.kind), Some(EntityType::Per).filter(|_| !name.sure)];
        if let Some(index) = kinds.into_iter().flatten().find_map(|kind| *self.short.get(&keyed(kind, &lower))?) {
            return index;
        }
        if let Some(index) = self.acronym(name, text) {
            self.full.insert(lower, index);
            return index;
        }
        let index = self.entities.len();
        let canonical = self.view.pack.names.alias(&text.to_lowercase()).map_or_else(|| text.to_owned(), str::to_owned);
        let country = self.view.pack.names.country(&lower).map(str::to_owned);
        for form in short::forms(&self.view, name.kind, text) {
            note(&mut self.short, keyed(name.kind, &form), index);
        }
        if let Some(letters) = short::initials(text).filter(|_| name.kind != EntityType::Per) {
            note(&mut self.initials, letters, index);
        }
        self.full.insert(canonical.to_lowercase(), index);
        self.full.insert(lower, index);
        self.entities.push(Entity { kind: name.kind, name: canonical, role: None, country, mentions: Vec::new() });
        index
    }

    /// "SOHR" for "Det Syriske Observatorium for Menneskerettigheder": the only name that it can be an acronym of, else the one that it stands right behind.
    fn acronym(&self, name: &Name, text: &str) -> Option<usize> {
        if !is_all_caps(text) || !(2..=7).contains(&text.chars().count()) {
            return None;
        }
        if let Some(&Some(index)) = self.initials.get(text) {
            return Some(index);
        }
        let last = text.chars().next_back()?;
        let goes_on = |&index: &usize| self.entities.get(index).is_some_and(|entity| short::goes_on(&entity.name, last));
        let listed = self.view.known(name.tokens.start).any();
        if let Some(index) = self.initials.get(text.strip_suffix(last)?).copied().flatten().filter(goes_on).filter(|_| !listed) {
            return Some(index);
        }
        let document = self.view.document;
        let mark = name.tokens.start.checked_sub(1)?;
        // "Den Internationale Straffedomstol (ICC)"; behind a comma what is known may be the next of a list.
        if !(document.word(mark) == "(" && document.word(name.tokens.end) == ")" || document.word(mark) == "," && !listed) {
            return None;
        }
        let before = document.span(mark..mark + 1).start;
        let before = document.text.get(..before as usize)?.trim_end();
        let body =
            |&index: &usize| self.entities.get(index).is_some_and(|entity| entity.kind != EntityType::Per && entity.name.contains(' '));
        self.ends.get(&(before.len() as u32)).copied().filter(body)
    }

    /// Offices and trades: the noun right before a person's name, or behind it between commas.
    fn roles(&mut self, names: &[Name], place: &[Option<usize>]) {
        for (name, slot) in names.iter().zip(place) {
            let Some(entity) = slot.and_then(|index| self.entities.get_mut(index)) else { continue };
            if entity.kind != EntityType::Per || entity.role.is_some() {
                continue;
            }
            let document = self.view.document;
            let before = name.tokens.start.checked_sub(1).filter(|&at| document.sentence_of(at) == document.sentence_of(name.tokens.start));
            // "formand for FOA Torben Holm": the noun stands before the body.
            let body = || {
                let at = before?;
                let other = names.get(names.partition_point(|other| other.tokens.end <= at))?;
                let other = Some(other).filter(|other| other.tokens.end == at + 1 && other.kind != EntityType::Per)?;
                let link = other.tokens.start.checked_sub(1).filter(|&at| self.view.tags.upos(at) == Upos::Adp)?;
                link.checked_sub(1).filter(|&at| self.view.is_title(at) || self.view.is_office(at))
            };
            if let Some(at) = before.filter(|&at| self.view.is_title(at) || self.view.is_office(at)).or_else(body) {
                entity.role = Some(document.lower(at).to_owned());
            } else if let Some(at) =
                before.filter(|&at| document.word(at) == ",").and_then(|at| at.checked_sub(1)).filter(|&at| self.view.is_title(at))
            {
                // "forbundets formand, Mette Lindskov"
                entity.role = Some(document.lower(at).to_owned());
            } else if document.word(name.tokens.end) == "," {
                // "Alice Toft, formand i Vejle", "Alice Toft, der er formand i Vejle"
                let class = |at: usize, class| self.view.pack.attribution.word(document.lower(at)).classes.has(class);
                let next = name.tokens.end + 1;
                let clause = class(next, Class::Relative) && class(next + 1, Class::Copula);
                let noun = if clause { next + 2 } else { next };
                let titled = self.view.is_title(noun) && self.view.tags.upos(noun) == Upos::Noun;
                entity.role = titled.then(|| document.lower(noun).to_owned());
            }
        }
    }

    /// Whose country the text tells by an adjective in the name or right before it: "Det Syriske Observatorium", "den russiske præsident
    /// Vladimir Putin", "svenske H&M".
    fn nations(&mut self, names: &[Name], place: &[Option<usize>]) {
        let document = self.view.document;
        for (name, slot) in names.iter().zip(place) {
            let Some(entity) = slot.and_then(|index| self.entities.get_mut(index)).filter(|entity| entity.country.is_none()) else {
                continue;
            };
            let start = document.sentence_tokens(document.sentence_of(name.tokens.start)).start;
            let described = |&at: &usize| matches!(self.view.tags.upos(at), Upos::Noun | Upos::Adj | Upos::Propn) && self.view.is_word(at);
            let before = (start..name.tokens.start).rev().take(DESCRIPTION).take_while(described);
            let inside = name.tokens.clone().filter(|_| name.kind != EntityType::Per && name.tokens.len() > 1);
            let nation = inside.chain(before).find_map(|at| self.view.pack.names.nation(document.lower(at)));
            entity.country = nation.map(str::to_owned);
        }
    }

    /// Descriptions that are another name of something ("USA's forsvarsministerium" of the Pentagon).
    fn described(&mut self) {
        let document = self.view.document;
        let aliases: Vec<(Vec<&str>, &str)> = self
            .view
            .pack
            .names
            .aliases()
            .filter(|(alias, _)| alias.contains(' '))
            .map(|(alias, name)| (alias.split(' ').collect(), name))
            .collect();
        for at in 0..document.tokens.len() {
            let hit = aliases
                .iter()
                .filter(|(words, _)| words.iter().enumerate().all(|(n, word)| document.lower(at + n) == *word))
                .max_by_key(|(words, _)| words.len());
            let Some((words, name)) = hit else { continue };
            let span: Span = document.span(at..at + words.len());
            let known = self.full.get(&name.to_lowercase()).copied();
            let taken = known.and_then(|index| self.entities.get(index)).is_some_and(|e| e.mentions.iter().any(|m| m.span == span));
            if taken {
                continue;
            }
            let index = known.unwrap_or_else(|| {
                self.entities.push(Entity {
                    kind: EntityType::Org,
                    name: (*name).to_owned(),
                    role: None,
                    country: None,
                    mentions: Vec::new(),
                });
                self.full.insert(name.to_lowercase(), self.entities.len() - 1);
                self.entities.len() - 1
            });
            if let Some(entity) = self.entities.get_mut(index) {
                entity.mentions.push(Mention { span, form: Form::Nominal });
            }
        }
    }
}
