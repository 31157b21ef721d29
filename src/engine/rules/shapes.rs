//! What is known by its form or its part of speech: days, years, clock times, decades, nouns.

use super::{Atoms, number};
use crate::document::{Upos, VerbForm};
use crate::language::Shape;
use crate::text::chars::is_capitalised;

/// The minutes of a day.
const DAY: f64 = 1440.0;

impl Atoms<'_> {
    /// Where what has the shape ends, with its number; for a number in words see [`Atoms::numeral`].
    pub(super) fn shape(&self, shape: Shape, at: usize, end: usize) -> Option<(usize, f64)> {
        let atom = self.get(at).filter(|_| at < end)?;
        let digits = || if atom.digits { Some(self.lower(at)) } else { None };
        let one = |number: f64| Some((at + 1, number));
        match shape {
            Shape::N => self.numeral(at, end).map(|numeral| (numeral.end, numeral.value)),
            Shape::Day => one(self.ordinal_digits(at, true).filter(|day| (1.0..=31.0).contains(day))?),
            Shape::Ordinal => {
                let word = self.any_member(at, end, self.roles.ordinal);
                match word.and_then(|(end, value)| Some((end, number(value)?))) {
                    Some(found) => Some(found),
                    None => one(self.ordinal_digits(at, false)?),
                }
            }
            Shape::Year => one(whole(digits()?, 4).filter(|year| (1000.0..2200.0).contains(year))?),
            Shape::ShortYear => one(whole(digits()?, 2)?),
            Shape::Clock => one(clock(digits()?)?),
            Shape::Written => one(digits().filter(|digits| digits.contains(':')).and_then(clock)?),
            Shape::Date => parse_date(digits()?).and(one(0.0)),
            Shape::Years => years(digits()?).and(one(0.0)),
            Shape::Decade => one(self.decade(digits()?)?),
            Shape::Digits => digits().and(one(0.0)),
            Shape::Noun => self.noun(at).then_some((at + 1, 0.0)),
            Shape::Adjective => self.adjective(at, end).map(|to| (to, 0.0)),
            Shape::Verb => self.whole_word(at, |upos, _| matches!(upos, Upos::Verb | Upos::Aux)).then_some((at + 1, 0.0)),
            Shape::Participle => self.whole_word(at, |_, form| form == VerbForm::Participle).then_some((at + 1, 0.0)),
            Shape::Capital => is_capitalised(self.text(at)).then_some((at + 1, 0.0)),
            Shape::Any => self.text(at).starts_with(char::is_alphanumeric).then_some((at + 1, 0.0)),
        }
    }

    fn whole_word(&self, at: usize, fits: impl Fn(Upos, VerbForm) -> bool) -> bool {
        let Some(atom) = self.get(at) else { return false };
        let token = atom.token as usize;
        atom.opens && atom.closes && !atom.digits && fits(self.tags.upos(token), self.tags.form(token))
    }

    /// A noun; also what is written as an adjective and is people ("hospitalsansatte"), and a compound that begins with a name ("F-16-fly").
    fn noun(&self, at: usize) -> bool {
        let small = |text: &str| text.rsplit('-').next().is_some_and(|last| last.starts_with(char::is_lowercase));
        self.whole_word(at, |upos, form| match upos {
            Upos::Noun => true,
            Upos::Adj | Upos::X => self.measures.is_person(self.lower(at)),
            Upos::Verb => form == VerbForm::Participle && self.measures.is_person(self.lower(at)),
            Upos::Propn => self.text(at).contains('-') && small(self.text(at)),
            _ => false,
        })
    }

    /// Where an adjective ends, or a participle that stands before an adjective or a noun.
    fn adjective(&self, at: usize, end: usize) -> Option<usize> {
        let atom = self.get(at).filter(|atom| atom.opens)?;
        let (upos, form) = (self.tags.upos(atom.token as usize), self.tags.form(atom.token as usize));
        // "41-årig" is cut up, and is one adjective all the same.
        let to = (at + 1..=end).find(|&to| self.get(to - 1).is_some_and(|last| last.closes))?;
        if upos == Upos::Adj && (to > at + 1 || !atom.digits) {
            return Some(to);
        }
        let before = |at: usize| at < end && self.whole_word(at, |upos, _| matches!(upos, Upos::Noun | Upos::Adj));
        (matches!(form, VerbForm::Participle | VerbForm::Gerund) && before(to)).then_some(to)
    }

    /// "28.", "28th", and, where `bare` says so, "28".
    fn ordinal_digits(&self, at: usize, bare: bool) -> Option<f64> {
        let word = self.get(at).filter(|atom| atom.digits).map(|_| self.lower(at))?;
        let (digits, rest) = word.split_at(word.bytes().take_while(u8::is_ascii_digit).count());
        let marked = if self.knobs.ordinal_point { rest == "." } else { self.is_suffix(rest, self.roles.ordinal_suffix) };
        let fits = digits.len() <= 3 && (marked || bare && rest.is_empty());
        fits.then(|| number(digits)).flatten()
    }

    fn is_suffix(&self, text: &str, classes: crate::language::Kinds) -> bool {
        self.lexicon.entry(self.lexicon.id(text)).is_some_and(|entry| entry.classes & classes != 0)
    }

    /// The first year of "1990'erne", "90s", "1980erne".
    fn decade(&self, word: &str) -> Option<f64> {
        let (digits, rest) = word.split_at(word.bytes().take_while(u8::is_ascii_digit).count());
        let fits = matches!(digits.len(), 2 | 4) && digits.ends_with('0');
        (fits && self.is_suffix(rest.trim_start_matches(['\'', '-']), self.roles.decade_suffix)).then_some(())?;
        let year = number(digits)?;
        match digits.len() {
            2 if year >= 30.0 => Some(1900.0 + year),
            2 => Some(2000.0 + year),
            _ => Some(year).filter(|year| (1000.0..2200.0).contains(year)),
        }
    }
}

/// The number that exactly so many digits are.
fn whole(word: &str, length: usize) -> Option<f64> {
    (word.len() == length && !word.contains('.')).then(|| number(word)).flatten()
}

/// Minutes since midnight of "10.30", "10:30", "10" or "1030"; negative for what is written as a clock time and is none ("25.10").
fn clock(word: &str) -> Option<f64> {
    let plain = |text: &str| !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    let (hour, minute, marked) = match word.split_once([':', '.']) {
        Some((hour, minute)) => (hour, minute, true),
        None if word.len() == 4 => (word.get(..2)?, word.get(2..)?, false),
        None => (word, "00", false),
    };
    if !plain(hour) || !plain(minute) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (f64, f64) = (number(hour)?, number(minute)?);
    let minutes = hour * 60.0 + minute;
    match minute < 60.0 && minutes <= DAY {
        true => Some(minutes),
        false => marked.then_some(-1.0),
    }
}

/// A date in digits: its parts in the order in which they stand, year first where it is written so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The year, if there is one.
    pub year: Option<i64>,
    /// What stands first of day and month.
    pub first: i64,
    /// What stands second.
    pub second: i64,
    /// Whether the year stands first, and so the month before the day.
    pub year_first: bool,
}

/// "2021-06-28", "28/6", "28/6-2021", "28.06.2021", "1.12.18"
pub fn parse_date(word: &str) -> Option<Written> {
    let mut parts = [0i64; 3];
    let mut lengths = [0usize; 3];
    let mut count = 0;
    for part in word.split(['/', '.', '-']) {
        if part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        (*parts.get_mut(count)?, *lengths.get_mut(count)?) = (part.parse().ok()?, part.len());
        count += 1;
    }
    let [first, second, third] = parts;
    let (slash, hyphen, point) = (word.contains('/'), word.contains('-'), word.contains('.'));
    match (count, lengths) {
        (3, [4, 2, 2]) if !slash && !point || !hyphen && !point => {
            Some(Written { year: Some(first), first: second, second: third, year_first: true })
        }
        (3, [1 | 2, 1 | 2, 4]) => Some(Written { year: Some(third), first, second, year_first: false }),
        (3, [1 | 2, 1 | 2, 2]) if !hyphen || slash => {
            let year = if third < 70 { 2000 + third } else { 1900 + third };
            Some(Written { year: Some(year), first, second, year_first: false })
        }
        (2, [1 | 2, 1 | 2, _]) if slash && !hyphen && !point => Some(Written { year: None, first, second, year_first: false }),
        _ => None,
    }
}

/// "2020/21", "2020/2021"
pub fn years(word: &str) -> Option<(i64, i64)> {
    let (first, second) = word.split_once('/')?;
    let first = whole(first, 4).filter(|year| (1000.0..2200.0).contains(year))? as i64;
    let second = match second.len() {
        2 => first - first % 100 + whole(second, 2)? as i64,
        _ => whole(second, 4)? as i64,
    };
    (second > first && second - first < 100).then_some((first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_times_and_dates_are_read_or_refused() {
        assert_eq!(clock("10.30"), Some(630.0));
        assert_eq!(clock("1400"), Some(840.0));
        assert_eq!(
            (clock("24.00"), clock("24.01"), clock("25"), clock("10.3"), clock("10.305")),
            (Some(1440.0), Some(-1.0), None, None, None)
        );
        let date = |word| parse_date(word).map(|d| (d.year, d.first, d.second));
        assert_eq!(date("2021-06-28"), Some((Some(2021), 6, 28)));
        assert_eq!(date("28/6-2021"), Some((Some(2021), 28, 6)));
        assert_eq!(date("1.12.18"), Some((Some(2018), 1, 12)));
        assert_eq!(date("28/6"), Some((None, 28, 6)));
        for none in ["3-1", "2.1", "12-10-08", "1/2/3/4", "55.6761", "2021-6", "28/6/", "12345/1"] {
            assert_eq!(date(none), None, "{none}");
        }
        assert_eq!((years("2020/21"), years("2020/2021"), years("9/11")), (Some((2020, 2021)), Some((2020, 2021)), None));
    }
}
