//! Which of the names in a source's phrase it is about.

use super::Resolver;
use crate::document::{EntityType, Form, Upos};
use crate::language::Class;
use crate::text::Span;

/// Tokens of a relative clause behind which a name is looked for.
const CLAUSE: usize = 16;

impl Resolver<'_> {
    /// Whom a source's phrase is about, of those whom it names.
    pub(super) fn named_in(&self, span: Span) -> Option<usize> {
        let (mention, index) = self.inside(span)?;
        let behind = span.end - mention.end;
        let before = self.document.span(self.document.tokens_in(span)).start;
        let genitive =
            (self.ungenitive(mention.of(self.document.text)) != mention.of(self.document.text) || self.possesses(mention)) && behind > 0;
        // "Det Syriske Observatorium for Menneskerettigheder, SOHR" and "Philippe Vollot, chef i …": the first name is the one.
        let lead = self
            .mentions
            .iter()
            .skip(self.mentions.partition_point(|(m, ..)| m.start < before))
            .find(|(m, ..)| m.start == before && m.end <= span.end);
        let lead = lead.filter(|(m, ..)| {
            m.end == span.end || self.document.text.get(m.end as usize..).is_some_and(|t| t.starts_with([',', '(']) || t.starts_with(" ("))
        });
        let person_last = self.entities.get(index).is_some_and(|entity| entity.kind == EntityType::Per);
        let free = if person_last {
            self.speaks_for_itself(span.start, mention.start)
        } else {
            !self.linked(span.start, mention.start) && !self.relative(span.start, mention.start)
        };
        let after_title = behind == 0 && free;
        let person = self.person_inside(span);
        person.or(lead.map(|&(_, index, _)| index)).or((after_title && !genitive).then_some(index))
    }

    /// A person named in a source phrase, in whose description other names may stand ("direktør i Danske Bank Philippe Vollot").
    pub(super) fn person_inside(&self, span: Span) -> Option<usize> {
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

    /// Whether a preposition stands between two places, with no comma after it.
    pub(super) fn linked(&self, from: u32, to: u32) -> bool {
        let mut tokens = self.document.tokens_in(Span { start: from, end: to });
        let apart = tokens.clone().any(|i| self.document.word(i) == ",");
        !apart && tokens.any(|i| self.tags.upos(i) == Upos::Adp)
    }

    /// Whether a person named at `to` is whom the phrase that begins at `from` is about: "manden, der slog Peter Madsen" is not he, "manden, der
    /// blev slået, Peter Madsen" is.
    pub(super) fn speaks_for_itself(&self, from: u32, to: u32) -> bool {
        let comma = self.document.tokens_in(Span { start: from, end: to }).rev().find(|&i| self.document.word(i) == ",");
        let opening = comma.and_then(|comma| self.document.tokens.get(comma)).map_or(from, |token| token.span.end);
        !self.relative(opening, to) && (comma.is_some() || !self.governed(from, to))
    }

    /// Whether a relative clause opens between two places, so that what follows stands in it ("manden, der bor i Kolding").
    pub(super) fn relative(&self, from: u32, to: u32) -> bool {
        self.document.tokens_in(Span { start: from, end: to }).any(|i| self.is(i, Class::Relative))
    }

    /// Whether a person stands behind a preposition, with no more than a title between ("kritikere af den tidligere præsident Biden", "en kilde
    /// tæt på Trump"), and not behind what the preposition is about ("direktør i Danske Bank Philippe Vollot", "formand for bestyrelsen Bo Lund").
    pub(super) fn governed(&self, from: u32, to: u32) -> bool {
        let tokens = self.document.tokens_in(Span { start: from, end: to });
        let Some(last) = tokens.clone().rev().find(|&i| self.tags.upos(i) == Upos::Adp) else { return false };
        let Some(before) = tokens.end.checked_sub(1).filter(|&before| before > last) else { return true };
        let lower = self.document.lower(before);
        let role = self.is(before, Class::RoleNoun) || self.pack.attribution.head(lower).classes.has(Class::RoleNoun);
        let title = self.pack.names.is_title(lower) || role && !self.pack.names.is_body(lower);
        title || self.tags.upos(before) == Upos::Adj
    }

    /// "en mand, der bor i Kolding, Peter Madsen, siger": the person whose name stands between commas behind the clause that tells more of them.
    pub(super) fn named_behind(&self, span: Span) -> Option<usize> {
        let end = self.document.tokens_in(span).end;
        if self.document.word(end) != "," || !self.is(end + 1, Class::Relative) {
            return None;
        }
        let sentence = self.document.sentence_tokens(self.document.sentence_of(end)).end;
        let clause = self.document.span(end + 1..sentence.min(end + CLAUSE));
        let from = self.mentions.partition_point(|(mention, ..)| mention.start < clause.start);
        self.mentions.get(from..)?.iter().take_while(|(mention, ..)| mention.end < clause.end).find_map(|&(mention, index, _)| {
            let tokens = self.document.tokens_in(mention);
            let comma = |at: usize| self.document.word(at) == ",";
            let apart = tokens.start.checked_sub(1).is_some_and(comma) && comma(tokens.end);
            (apart && self.entities.get(index)?.kind == EntityType::Per).then_some(index)
        })
    }
}
