//! Numbers and what they count: value, bounds, unit, the noun, and what happened to people who are counted.

use crate::document::{Bound, Document, Entity, Harm, Quantity, Tags, Time, TokenKind, Upos, VerbForm};
use crate::language::{LanguagePack, NumberWords};
use crate::text::Span;
use std::ops::Range;

/// Finds the quantities of a document, in order, without overlap with each other or with expressions of time.
pub fn find(document: &Document<'_>, tags: &Tags, times: &[Time], entities: &[Entity], pack: &LanguagePack) -> Vec<Quantity> {
    let mut named: Vec<Span> = entities.iter().flat_map(|entity| entity.mentions.iter().map(|mention| mention.span)).collect();
    named.sort_by_key(|span| span.start);
    let mut found = Vec::new();
    for sentence in 0..document.sentences.len() {
        let range = document.sentence_tokens(sentence);
        let reader = Reader { document, tags, words: &pack.numbers, decimal: pack.knobs.decimal, range: range.clone() };
        let mut at = range.start;
        let first = found.len();
        while at < range.end {
            match reader.at(at) {
                Some((tokens, quantity)) => {
                    at = tokens.end.max(at + 1);
                    let timed = times.binary_search_by(|time| {
                        if time.span.end <= quantity.span.start {
                            std::cmp::Ordering::Less
                        } else if time.span.start >= quantity.span.end {
                            std::cmp::Ordering::Greater
                        } else {
                            std::cmp::Ordering::Equal
                        }
                    });
                    // "på syv måneder" is a duration, and seven months are counted all the same; a date is no quantity.
                    let counts = quantity.unit == "duration" && quantity.span.len() > 4;
                    let name =
                        named.partition_point(|span| span.start <= quantity.span.start).checked_sub(1).and_then(|index| named.get(index));
                    let within = name.is_some_and(|name| name.end > quantity.span.start);
                    if !within
                        && (timed.is_err()
                            || counts
                                && timed.is_ok_and(|index| {
                                    times.get(index).is_some_and(|time| time.kind == crate::document::TimeType::Duration)
                                }))
                    {
                        found.push((tokens, quantity));
                    }
                }
                None => at += 1,
            }
        }
        reader.harms(found.get_mut(first..).unwrap_or_default());
    }
    // One person, or several, are worth telling where something happened to them.
    let told = |quantity: &Quantity| {
        quantity.harm.is_some() || quantity.rule != "article" && (quantity.rule != "vague" || quantity.min > Some(2.0))
    };
    found.into_iter().map(|(_, quantity)| quantity).filter(told).collect()
}

struct Reader<'a> {
    document: &'a Document<'a>,
    tags: &'a Tags,
    words: &'a NumberWords,
    decimal: char,
    range: Range<usize>,
}

impl Reader<'_> {
    fn lower(&self, at: usize) -> &str {
        if self.range.contains(&at) { self.document.lower(at) } else { "" }
    }

    /// A bound at a place: what it says and how many tokens it takes.
    fn bound(&self, at: usize) -> Option<(Bound, usize)> {
        let read = |value: &str| match value {
            "at_least" => Bound::AtLeast,
            "at_most" => Bound::AtMost,
            "more_than" => Bound::MoreThan,
            "less_than" => Bound::LessThan,
            "about" => Bound::About,
            _ => Bound::Exact,
        };
        let two = format!("{} {}", self.lower(at), self.lower(at + 1));
        if let Some(value) = self.words.of(&two, "bound") {
            return Some((read(value), 2));
        }
        self.words.of(self.lower(at), "bound").map(|value| (read(value), 1))
    }

    /// A number in digits: "1.234,5" with the language's decimal sign.
    fn digits(&self, at: usize) -> Option<f64> {
        let word = self.lower(at);
        if self.document.kind(at) != TokenKind::Number || word.ends_with('.') || word.len() > 18 {
            return None;
        }
        let group = if self.decimal == ',' { '.' } else { ',' };
        let (whole, part) = word.split_once(self.decimal).unwrap_or((word, ""));
        let groups: Vec<&str> = whole.split(group).collect();
        let grouped = groups.len() == 1 || groups.iter().skip(1).all(|digits| digits.len() == 3);
        let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if !grouped || !plain(part) || !groups.iter().all(|digits| !digits.is_empty() && plain(digits)) {
            return None;
        }
        format!("{}.{}", groups.concat(), if part.is_empty() { "0" } else { part }).parse().ok()
    }

    /// A number and the tokens that it takes.
    fn number(&self, at: usize) -> Option<(f64, usize)> {
        let value = self.digits(at).or_else(|| self.words.value(self.lower(at)));
        let factor = |at: usize| self.words.of(self.lower(at), "multiplier").and_then(|value| value.parse::<f64>().ok());
        match (value, value.and_then(|_| factor(at + 1))) {
            (Some(value), Some(factor)) => Some((value * factor, 2)),
            (Some(value), None) => Some((value, 1)),
            (None, _) => factor(at).filter(|_| self.tags.upos(at) == Upos::Num).map(|value| (value, 1)),
        }
    }

    fn at(&self, start: usize) -> Option<(Range<usize>, Quantity)> {
        let mut at = start;
        let mut bound = Bound::Exact;
        while let Some((found, taken)) = self.bound(at) {
            if found != Bound::Exact {
                bound = found;
            }
            at += taken;
            if at - start > 3 {
                return None;
            }
        }
        let before = start.checked_sub(1).map_or("", |before| self.lower(before));
        let vague = self.words.of(self.lower(at), "vague");
        let (value, taken) = match self.number(at) {
            Some((value, taken)) => (Some(value), taken),
            None if vague.is_some() => (None, 1),
            None => return self.single(start, at),
        };
        if self.words.of(before, "not").is_some() {
            return None;
        }
        let (from, at) = (at, at + taken);
        let range_end = (matches!(self.lower(at), "-" | "–") || self.words.of(self.lower(at), "through").is_some())
            .then(|| self.number(at + 1))
            .flatten()
            .filter(|&(end, _)| value.is_some_and(|value| end > value));
        let at = if let Some((_, taken)) = range_end { at + 1 + taken } else { at };
        let (unit, noun, end) = self.counted(at);
        let bare = noun.is_none() && unit == "count";
        let digits = self.document.kind(from) == TokenKind::Number;
        // A bare number counts only where the clause says what happened ("14 såret"), which is settled afterwards.
        if bare && (vague.is_some() || !digits && !self.tags.upos(from).eq(&Upos::Num)) {
            return None;
        }
        // A year alone.
        if bare && value.is_some_and(|value| (1000.0..2200.0).contains(&value)) {
            return None;
        }
        let end = end.max(at);
        let (mut min, mut max) = match bound {
            Bound::AtLeast | Bound::MoreThan => (value, None),
            Bound::AtMost | Bound::LessThan => (None, value),
            _ if vague.is_some() => (vague.and_then(|least| least.parse().ok()), None),
            _ => (value, value),
        };
        let mut single = value;
        if let Some((last, _)) = range_end {
            (min, max, single) = (value, Some(last), None);
        }
        let (unit, currency) = match unit.split_once(':') {
            Some((unit, currency)) => (unit.to_owned(), Some(currency.to_owned())),
            None => (unit, None),
        };
        let tokens = start..end;
        let quantity = Quantity {
            span: self.document.span(tokens.clone()),
            value: single,
            min,
            max,
            bound: if vague.is_some() { Bound::Vague } else { bound },
            unit,
            noun: noun.map(str::to_owned),
            currency,
            harm: None,
            rule: if range_end.is_some() {
                "range"
            } else if vague.is_some() {
                "vague"
            } else {
                "number"
            }
            .to_owned(),
        };
        Some((tokens, quantity))
    }

    /// "et barn", "en brite", "et sted": one, told by the article, of people who come to harm.
    fn single(&self, start: usize, at: usize) -> Option<(Range<usize>, Quantity)> {
        if at != start || self.words.of(self.lower(at), "one").is_none() {
            return None;
        }
        let mut head = at + 1;
        while self.words.of(self.lower(head), "people").is_none() && matches!(self.tags.upos(head), Upos::Adj) && head < self.range.end {
            head += 1;
        }
        let noun = self.lower(head);
        self.words.of(noun, "people")?;
        let tokens = at..head + 1;
        let quantity = Quantity {
            span: self.document.span(tokens.clone()),
            value: Some(1.0),
            min: Some(1.0),
            max: Some(1.0),
            bound: Bound::Exact,
            unit: "people".to_owned(),
            noun: Some(self.document.word(head).to_owned()),
            currency: None,
            harm: None,
            rule: "article".to_owned(),
        };
        Some((tokens, quantity))
    }

    /// What is counted: unit, noun, and where it ends.
    fn counted(&self, at: usize) -> (String, Option<&str>, usize) {
        if let Some(unit) = self.words.of(self.lower(at), "unit") {
            return (unit.to_owned(), Some(self.document.word(at)), at + 1);
        }
        let mut head = at;
        while head < self.range.end
            && head < at + 3
            && (self.tags.upos(head) == Upos::Adj || self.tags.form(head) == VerbForm::Participle && self.tags.upos(head + 1) == Upos::Noun)
            && self.words.of(self.lower(head), "harm").is_none()
        {
            head += 1;
        }
        let lower = self.lower(head);
        if self.words.of(lower, "people").is_some() {
            return ("people".to_owned(), Some(self.document.word(head)), head + 1);
        }
        if self.tags.upos(head) == Upos::Noun && self.range.contains(&head) && self.words.of(lower, "harm").is_none() {
            return ("count".to_owned(), Some(self.document.word(head)), head + 1);
        }
        ("count".to_owned(), None, at)
    }

    /// Gives people their harm, from the words of their clause; what is coordinated shares it. Drops nothing.
    fn harms(&self, found: &mut [(Range<usize>, Quantity)]) {
        let harm = |at: usize| match self.words.of(self.lower(at), "harm")? {
            "killed" => Some(Harm::Killed),
            "injured" => Some(Harm::Injured),
            "missing" => Some(Harm::Missing),
            "displaced" => Some(Harm::Displaced),
            "detained" => Some(Harm::Detained),
            _ => None,
        };
        let starts: Vec<usize> = found.iter().map(|(tokens, _)| tokens.start).collect();
        for (tokens, quantity) in found.iter_mut() {
            if quantity.unit != "people" && quantity.noun.is_some() || quantity.currency.is_some() {
                continue;
            }
            // Within it ("tre døde"), else to its right up to where another clause begins or another number of people that has its own.
            let inside = tokens.clone().find_map(harm);
            let mut right = None;
            let mut at = tokens.end;
            while at < self.range.end && at < tokens.end + 16 && inside.is_none() {
                let lower = self.lower(at);
                if matches!(lower, ";" | ":")
                    || lower == "," && !matches!(self.tags.upos(at + 1), Upos::Noun | Upos::Num | Upos::Sconj | Upos::Pron)
                {
                    break;
                }
                if let Some(kind) = harm(at) {
                    right = Some(kind);
                    break;
                }
                at += 1;
            }
            let left = (self.range.start..tokens.start)
                .rev()
                .take(5)
                .take_while(|&i| !matches!(self.lower(i), "," | ";") && !starts.contains(&i))
                .find_map(harm);
            quantity.harm = inside.or(right).or(left);
            if quantity.harm.is_some() && quantity.noun.is_none() {
                quantity.unit = "people".to_owned();
            }
        }
    }
}
