//! Numbers in digits and words: "1.234,5", "tooghalvfems", "to en halv million", "a hundred and fifty".

use super::{Atoms, number};

/// A number in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// What it is.
    pub value: f64,
    /// The atom after it.
    pub end: usize,
    /// Whether the words themselves say "about" ("et par hundrede").
    pub about: bool,
    /// Whether it is an article alone ("en"), which counts only where a rule says so.
    pub article: bool,
    /// Whether it is digits, with or without "million" behind.
    pub digits: bool,
    /// Whether a word such as "million" or "dozen" is in it.
    pub multiplied: bool,
}

impl Atoms<'_> {
    /// The number in digits at a place: "1.234,5" with the language's decimal sign, also "2½".
    pub fn decimal(&self, at: usize) -> Option<f64> {
        let atom = self.get(at).filter(|atom| atom.digits)?;
        let word = self.lower(at);
        if word.len() > 18 || atom.span.is_empty() {
            return None;
        }
        let (word, extra) = match word.char_indices().last() {
            Some((place, '½')) => (word.get(..place)?, 0.5),
            Some((place, '¼')) => (word.get(..place)?, 0.25),
            Some((place, '¾')) => (word.get(..place)?, 0.75),
            _ => (word, 0.0),
        };
        let decimal = self.knobs.decimal;
        let group = if decimal == ',' { '.' } else { ',' };
        let (whole, part) = word.split_once(decimal).unwrap_or((word, ""));
        let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let mut digits = String::with_capacity(word.len());
        for (index, run) in whole.split(group).enumerate() {
            if run.is_empty() || !plain(run) || index > 0 && run.len() != 3 || index == 0 && run.len() > 3 && whole.contains(group) {
                return None;
            }
            digits.push_str(run);
        }
        if !plain(part) || word.ends_with(decimal) {
            return None;
        }
        if !part.is_empty() {
            digits.push('.');
            digits.push_str(part);
        }
        Some(number(&digits)? + extra)
    }

    /// The number that begins at a place and ends before `end`.
    pub fn numeral(&self, at: usize, end: usize) -> Option<Numeral> {
        let roles = self.roles;
        let atom = self.get(at).filter(|_| at < end)?;
        if !atom.digits && (atom.classes | atom.begins) & roles.numerals == 0 {
            return None;
        }
        let minus = self.is(at, roles.minus);
        let mut reader =
            Reader { atoms: self, at: at + usize::from(minus), end, total: 0.0, current: None, scale: 1.0, seen: Seen::default() };
        let start = reader.at;
        while reader.step(start) {}
        (reader.at > start).then_some(())?;
        let value = reader.total + reader.current.unwrap_or(0.0);
        let article = reader.seen.article && reader.at == start + 1;
        let value = if minus { -value } else { value };
        let Seen { about, digits, multiplied, .. } = reader.seen;
        Some(Numeral { value, end: reader.at, about, article, digits, multiplied })
    }
}

#[derive(Default)]
struct Seen {
    about: bool,
    article: bool,
    digits: bool,
    multiplied: bool,
}

struct Reader<'a> {
    atoms: &'a Atoms<'a>,
    at: usize,
    end: usize,
    /// What "thousand" and its like have closed.
    total: f64,
    /// What is still open.
    current: Option<f64>,
    /// What a half behind would be half of.
    scale: f64,
    seen: Seen,
}

impl Reader<'_> {
    fn is(&self, at: usize, classes: crate::language::Kinds) -> bool {
        at < self.end && self.atoms.is(at, classes)
    }

    fn value(&self, at: usize, classes: crate::language::Kinds) -> Option<f64> {
        if at < self.end { self.atoms.number(at, classes) } else { None }
    }

    /// Reads one more part; answers whether there was one.
    fn step(&mut self, start: usize) -> bool {
        let (at, roles) = (self.at, self.atoms.roles);
        if at >= self.end {
            return false;
        }
        let first = at == start;
        if let Some(value) = self.atoms.decimal(at) {
            let room = first || self.current.is_none() && self.total >= 1000.0 && value < self.scale && !self.seen.digits;
            if room {
                (self.current, self.at, self.seen.digits) = (Some(value), at + 1, true);
            }
            return room;
        }
        if let Some((end, value)) = self.atoms.any_member(at, self.end, roles.collective) {
            return self.collective(value.to_owned(), end, first);
        }
        if let Some(value) = self.value(at, roles.multiplier) {
            return self.multiply(value, first);
        }
        if let Some(value) = self.value(at, roles.number) {
            return self.add(value, at + 1);
        }
        if self.is(at, roles.half) && first {
            // "half a million", "half an hour"
            self.at = at + 1 + usize::from(self.is(at + 1, roles.one));
            (self.current, self.scale) = (Some(0.5), 0.5);
            return self.at > at + 1;
        }
        if self.is(at, roles.one) {
            return self.article(first);
        }
        if self.is(at, roles.hyphen) && !first && self.tens().is_some() {
            // "twenty-one"
            let ones = self.value(at + 1, roles.number).filter(|&ones| ones > 0.0 && ones < 10.0);
            return ones.is_some_and(|ones| self.add(ones, at + 2));
        }
        if self.is(at, roles.joiner) && !first {
            return self.join();
        }
        false
    }

    /// The open number where it is a round ten.
    fn tens(&self) -> Option<f64> {
        self.current.filter(|&n| (20.0..100.0).contains(&n) && n % 10.0 == 0.0 && !self.seen.digits)
    }

    fn add(&mut self, value: f64, next: usize) -> bool {
        let fits = match self.current {
            None => self.total == 0.0 || value < self.scale,
            Some(open) if self.seen.digits || self.seen.article && open == 1.0 => false,
            Some(open) => value >= 1.0 && (open >= 100.0 && open % 100.0 == 0.0 && value < 100.0 || self.tens().is_some() && value < 10.0),
        };
        if fits {
            self.current = Some(self.current.unwrap_or(0.0) + value);
            self.at = next;
        }
        fits
    }

    fn multiply(&mut self, factor: f64, first: bool) -> bool {
        // "for millioner" says no number.
        if self.current.is_none() && (!first || factor > 1000.0) {
            return false;
        }
        let open = self.current.unwrap_or(1.0);
        if self.total > 0.0 && self.scale <= factor && factor > 100.0 || self.seen.multiplied && factor == 100.0 && open >= 100.0 {
            return false;
        }
        // "et halvt hundrede" is said of forty-eight too.
        self.seen.about |= factor == 100.0 && open == 0.5;
        if factor == 100.0 {
            self.current = Some(open * factor);
        } else {
            self.total += open * factor;
            self.current = None;
        }
        self.scale = factor;
        self.seen.multiplied = true;
        self.at += 1;
        true
    }

    /// "et par", "en snes", "two dozen", "a couple of hundred": a number of its own, times what stands before it.
    fn collective(&mut self, value: String, end: usize, first: bool) -> bool {
        let about = value.starts_with('~');
        let Some(size) = number(value.trim_start_matches('~')) else { return false };
        if first || self.seen.multiplied {
            return false;
        }
        let count = self.current.unwrap_or(1.0);
        self.current = Some(count * size);
        (self.scale, self.at) = (size, end);
        self.seen.about |= about;
        self.seen.multiplied = true;
        let roles = self.atoms.roles;
        // "et par og tyve"
        let tens = self.value(end + 1, roles.number).filter(|&tens| (20.0..100.0).contains(&tens) && tens % 10.0 == 0.0);
        if let (true, Some(tens)) = (size == 2.0 && self.is(end, roles.joiner), tens) {
            (self.current, self.at) = (Some(tens + 2.0), end + 2);
        }
        true
    }

    /// "en", "en halv", "et kvart": an article counts where something behind it does.
    fn article(&mut self, first: bool) -> bool {
        let (at, roles) = (self.at, self.atoms.roles);
        let part = self.value(at + 1, roles.half | roles.quarter);
        match (part, self.current) {
            (Some(part), None) if first => {
                (self.current, self.scale, self.at) = (Some(part), part, at + 2);
                true
            }
            // "to en halv"
            (Some(part), Some(open)) if open < 1000.0 && open.fract() == 0.0 && !self.seen.article => {
                (self.current, self.at) = (Some(open + part * self.scale), at + 2);
                self.seen.article = true;
                true
            }
            (None, None) if first => {
                (self.current, self.at, self.seen.article) = (Some(1.0), at + 1, true);
                true
            }
            _ => false,
        }
    }

    /// "hundrede og halvtreds", "three and a half", "a million and a half"
    fn join(&mut self) -> bool {
        let (at, roles) = (self.at + 1, self.atoms.roles);
        let half = self.is(at, roles.one) && self.is(at + 1, roles.half | roles.quarter);
        if half && (self.current.is_some_and(|open| open < 1000.0 && open.fract() == 0.0) || self.current.is_none() && self.total > 0.0) {
            let part = self.value(at + 1, roles.half | roles.quarter).unwrap_or(0.0);
            let scale = if self.seen.multiplied { self.scale } else { 1.0 };
            self.current = Some(self.current.unwrap_or(0.0) + part * scale);
            (self.at, self.seen.article) = (at + 2, false);
            return true;
        }
        let whole = self.seen.multiplied && !self.seen.digits;
        let value = self.value(at, roles.number).filter(|&value| whole && value >= 1.0 && value < self.scale && value < 100.0);
        value.is_some_and(|value| self.add(value, at + 1))
    }
}
