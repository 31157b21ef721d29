//! The rules, in the order in which they are tried at a word: the first that fits decides.

use super::{Day, Found};
use crate::document::{Document, Tags, TimeType, TokenKind, Upos};
use crate::language::LanguagePack;

/// A place to read from.
pub(super) struct Reader<'a> {
    pub document: &'a Document<'a>,
    pub tags: &'a Tags,
    pub pack: &'a LanguagePack,
    pub anchor: Option<Day>,
    pub start: usize,
    pub end: usize,
}

impl Reader<'_> {
    fn lower(&self, at: usize) -> &str {
        if at < self.end { self.document.lower(at) } else { "" }
    }

    fn value(&self, at: usize, class: &str) -> Option<&str> {
        self.pack.times.value(self.lower(at), class)
    }

    fn is(&self, at: usize, class: &str) -> bool {
        self.value(at, class).is_some()
    }

    fn count(&self, at: usize, class: &str) -> Option<i64> {
        self.value(at, class)?.parse().ok()
    }

    /// A whole number in digits, with or without an ordinal point.
    fn digits(&self, at: usize) -> Option<i64> {
        let word = self.lower(at).trim_end_matches('.');
        (!word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok()).flatten()
    }

    fn number(&self, at: usize) -> Option<i64> {
        self.digits(at).or_else(|| {
            self.pack.numbers.value(self.lower(at)).filter(|value| value.fract() == 0.0 && *value < 1000.0).map(|value| value as i64)
        })
    }

    /// A year of four digits.
    fn year(&self, at: usize) -> Option<i64> {
        let word = self.lower(at);
        (word.len() == 4).then(|| self.digits(at)).flatten().filter(|year| (1000..=2199).contains(year))
    }

    /// The expression that begins at a token.
    pub fn at(&self, at: usize) -> Option<Found> {
        let lower = self.lower(at);
        let digit = lower.as_bytes().first().is_some_and(u8::is_ascii_digit);
        let genitive = lower.strip_suffix(self.pack.knobs.genitive.as_str()).unwrap_or(lower);
        if !digit && !self.pack.times.knows(lower) && !self.pack.times.knows(genitive) && self.number(at).is_none() {
            return None;
        }
        let rules = [
            Self::phrase,
            Self::clock,
            Self::written,
            Self::numeric,
            Self::ago,
            Self::shifted,
            Self::each,
            Self::weekday,
            Self::month,
            Self::season,
            Self::possessive,
            Self::calendar_year,
            Self::duration,
        ];
        rules.iter().find_map(|rule| rule(self, at))
    }

    fn found(&self, from: usize, to: usize, kind: TimeType, value: Option<String>, rule: &'static str) -> Option<Found> {
        Some(Found { tokens: from..to, kind: Some(kind), value, rule })
    }

    fn phrase(&self, at: usize) -> Option<Found> {
        let fits = |rest: &[String]| rest.iter().enumerate().all(|(n, word)| self.lower(at + 1 + n) == word);
        let best =
            self.pack.times.phrases(self.lower(at)).iter().filter(|phrase| fits(&phrase.rest)).max_by_key(|phrase| phrase.rest.len())?;
        let to = at + 1 + best.rest.len();
        let Some(days) = best.days else { return self.found(at, to, TimeType::Date, Some("PRESENT_REF".to_owned()), "now") };
        let value = self.anchor.and_then(|day| day.plus(days)).map(|day| format!("{}{}", day.text(), best.part));
        let kind = if best.part.is_empty() { TimeType::Date } else { TimeType::Time };
        self.found(at, to, kind, value, "deictic")
    }

    /// Hour and minute of "15.55", "15:55" or "15".
    fn hour(&self, at: usize) -> Option<String> {
        let word = self.lower(at);
        let (hour, minute) = word.split_once([':', '.']).unwrap_or((word, "00"));
        let minute = if minute.is_empty() { "00" } else { minute };
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok().filter(|_| minute.len() == 2)?);
        (hour <= 24 && minute < 60 && (hour < 24 || minute == 0)).then(|| format!("T{hour:02}:{minute:02}"))
    }

    fn clock(&self, at: usize) -> Option<Found> {
        if !self.is(at, "clock") {
            return None;
        }
        let time = self.hour(at + 1)?;
        let value = self.anchor.map(|day| format!("{}{time}", day.text()));
        self.found(at, at + 2, TimeType::Time, value, "clock")
    }

    /// "28. juni 2021", "den 18. februar"
    fn written(&self, at: usize) -> Option<Found> {
        let from = at;
        let at = if self.is(at, "weekday") && self.is(at + 1, "article") { at + 1 } else { at };
        let at = if self.is(at, "article") { at + 1 } else { at };
        let day = self.digits(at).filter(|_| self.lower(at).len() <= 3)?;
        let month = self.count(at + 1, "month")?;
        if self.digits(at).is_none() || !self.lower(at).ends_with('.') && self.document.kind(at) != TokenKind::Number {
            return None;
        }
        if let Some(year) = self.year(at + 2) {
            return self.found(from, at + 3, TimeType::Date, Day::new(year, month, day).map(Day::text), "date");
        }
        let value = self.anchor.and_then(|anchor| nearest(anchor, month, day)).map(Day::text);
        self.found(from, at + 2, TimeType::Date, value, "date")
    }

    /// "2021-06-28", "28/6", "28.6.2021"
    fn numeric(&self, at: usize) -> Option<Found> {
        let word = self.lower(at);
        if word.len() == 10 && word.as_bytes().get(4) == Some(&b'-') {
            let day = Day::read(word)?;
            return self.found(at, at + 1, TimeType::Date, Some(day.text()), "iso-date");
        }
        let parts: Vec<&str> = word.split(['/', '.', '-']).filter(|part| !part.is_empty()).collect();
        let &[first, second, ref rest @ ..] = parts.as_slice() else { return None };
        let slash = word.contains('/');
        if !parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()) && part.len() <= 4)
            || rest.len() > 1
            || !slash && rest.is_empty()
        {
            return None;
        }
        let (first, second): (i64, i64) = (first.parse().ok()?, second.parse().ok()?);
        let (day, month) = if self.pack.knobs.day_first { (first, second) } else { (second, first) };
        let value = match rest.first().and_then(|year| year.parse::<i64>().ok()) {
            Some(year) => Day::new(if year < 100 { year + 2000 } else { year }, month, day)?,
            None if (1..=12).contains(&month) && (1..=31).contains(&day) => self.anchor.and_then(|anchor| nearest(anchor, month, day))?,
            None => return None,
        };
        self.found(at, at + 1, TimeType::Date, Some(value.text()), "numeric-date")
    }

    /// "for fem måneder siden", "om tre dage"
    fn ago(&self, at: usize) -> Option<Found> {
        let sign = if self.is(at, "for") {
            -1
        } else if self.is(at, "in") {
            1
        } else {
            return None;
        };
        let count = self.number(at + 1)?;
        let unit = self.value(at + 2, "unit")?;
        let to = if sign < 0 { self.is(at + 3, "ago").then_some(at + 4)? } else { at + 3 };
        self.found(at, to, TimeType::Date, self.shift(unit, sign * count), if sign < 0 { "ago" } else { "ahead" })
    }

    /// A stretch of the calendar so many units from the day of publication.
    fn shift(&self, unit: &str, count: i64) -> Option<String> {
        let anchor = self.anchor?;
        match unit {
            "D" => anchor.plus(count).map(Day::text),
            "W" => anchor.plus(count.checked_mul(7)?)?.week(),
            "M" => anchor.months(count).map(|(year, month)| format!("{year:04}-{month:02}")),
            "Y" => (1..=9999).contains(&(anchor.year + count)).then(|| format!("{:04}", anchor.year + count)),
            "Q" => anchor.months(count.checked_mul(3)?).map(|(year, month)| format!("{year:04}-Q{}", (month + 2) / 3)),
            _ => None,
        }
    }

    /// "i sidste uge", "næste år", "de seneste to uger", "i år", "sidste sommer"
    fn shifted(&self, at: usize) -> Option<Found> {
        let from = at;
        let mut at = at;
        let lead = self.is(at, "at");
        if lead {
            at += 1;
        }
        if self.is(at, "article") {
            at += 1;
        }
        let step = if self.is(at, "past") {
            -1
        } else if self.is(at, "future") {
            1
        } else if self.is(at, "this") {
            0
        } else {
            let year = lead && at == from + 1 && self.value(at, "unit") == Some("Y") && self.lower(at).chars().count() == 2;
            return if year { self.found(from, at + 1, TimeType::Date, self.shift("Y", 0), "this-year") } else { None };
        };
        if let (Some(count), Some(unit)) = (self.number(at + 1), self.value(at + 2, "unit")) {
            return self.found(from, at + 3, TimeType::Duration, duration(count, unit), "stretch");
        }
        if let Some(unit) = self.value(at + 1, "unit") {
            let plural = self.is(at + 1, "plural");
            let (kind, value) =
                if plural { (TimeType::Duration, Some(format!("PX{unit}"))) } else { (TimeType::Date, self.shift(unit, step)) };
            return self.found(from, at + 2, kind, value, "shifted");
        }
        if let Some(season) = self.value(at + 1, "season") {
            let value = self.anchor.map(|day| format!("{:04}-{season}", day.year + step));
            return self.found(from, at + 2, TimeType::Date, value, "season");
        }
        if let Some(month) = self.count(at + 1, "month") {
            let value = self.anchor.map(|day| {
                format!(
                    "{:04}-{month:02}",
                    if step < 0 && month < day.month || step > 0 && month > day.month { day.year } else { day.year + step }
                )
            });
            return self.found(from, at + 2, TimeType::Date, value, "month");
        }
        let weekday = self.count(at + 1, "weekday")?;
        let value = self.anchor.and_then(|day| {
            day.plus(if step > 0 {
                (weekday - day.weekday()).rem_euclid(7).max(1)
            } else {
                -((day.weekday() - weekday).rem_euclid(7).max(1))
            })
        });
        self.found(from, at + 2, TimeType::Date, value.map(Day::text), "weekday")
    }

    fn each(&self, at: usize) -> Option<Found> {
        if let Some(value) = self.value(at, "set") {
            return self.found(at, at + 1, TimeType::Set, Some(value.to_owned()), "set");
        }
        if !self.is(at, "each") {
            return None;
        }
        if let Some(unit) = self.value(at + 1, "unit") {
            return self.found(at, at + 2, TimeType::Set, duration(1, unit), "set");
        }
        let weekday = self.count(at + 1, "weekday")?;
        self.found(at, at + 2, TimeType::Set, Some(format!("XXXX-WXX-{weekday}")), "set")
    }

    /// "søndag aften", "mandag", "søndagens": the nearest one in the past, unless "på mandag" says that it is ahead.
    fn weekday(&self, at: usize) -> Option<Found> {
        let early = self.is(at, "early") && self.is_weekday(at + 1);
        let from = at;
        let at = at + usize::from(early);
        let weekday = self.weekday_value(at)?;
        if self.tags.upos(at) == Upos::Propn && at > self.start && self.document.word(at).chars().next().is_some_and(char::is_uppercase) {
            return None;
        }
        let ahead = from.checked_sub(1).filter(|&before| before >= self.start).is_some_and(|before| self.is(before, "ahead"));
        let day = self.anchor.and_then(|anchor| {
            let back = (anchor.weekday() - weekday).rem_euclid(7);
            anchor.plus(if ahead { (7 - back).max(1) } else { -back })
        });
        let part = self.value(at + 1, "part").map(str::to_owned);
        let mut to = at + 1 + usize::from(part.is_some());
        let mut clock = String::new();
        if self.is(to, "clock")
            && let Some(time) = self.hour(to + 1)
        {
            clock = time;
            to += 2;
        }
        let kind = if part.is_some() || !clock.is_empty() { TimeType::Time } else { TimeType::Date };
        let tail = if clock.is_empty() { part.unwrap_or_default() } else { clock };
        self.found(from, to, kind, day.map(|day| format!("{}{tail}", day.text())), if ahead { "weekday-ahead" } else { "weekday-past" })
    }

    fn is_weekday(&self, at: usize) -> bool {
        self.weekday_value(at).is_some()
    }

    fn weekday_value(&self, at: usize) -> Option<i64> {
        let genitive = self.pack.knobs.genitive.as_str();
        let lower = self.lower(at);
        self.count(at, "weekday").or_else(|| self.pack.times.value(lower.strip_suffix(genitive)?, "weekday")?.parse().ok())
    }

    fn month(&self, at: usize) -> Option<Found> {
        let month = self.count(at, "month")?;
        let capital = self.document.word(at).chars().next().is_some_and(char::is_uppercase) && at > self.start;
        if capital {
            return None;
        }
        if let Some(year) = self.year(at + 1) {
            return self.found(at, at + 2, TimeType::Date, Some(format!("{year:04}-{month:02}")), "month-year");
        }
        let value = self.anchor.map(|day| format!("{:04}-{month:02}", if month > day.month { day.year - 1 } else { day.year }));
        self.found(at, at + 1, TimeType::Date, value, "month")
    }

    fn season(&self, at: usize) -> Option<Found> {
        let season = self.value(at, "season")?;
        let year = self.year(at + 1)?;
        self.found(at, at + 2, TimeType::Date, Some(format!("{year:04}-{season}")), "season")
    }

    fn possessive(&self, at: usize) -> Option<Found> {
        let value = self.value(at, "possessive")?;
        let text = match value.strip_prefix('D') {
            Some(days) => self.anchor.and_then(|day| day.plus(days.parse().unwrap_or(0))).map(Day::text),
            // "aftenens" of a morning paper is the evening before.
            None => self.anchor.and_then(|day| day.plus(if value == "TEV" { -1 } else { 0 })).map(|day| format!("{}{value}", day.text())),
        };
        self.found(at, at + 1, if value.starts_with('D') { TimeType::Date } else { TimeType::Time }, text, "possessive")
    }

    /// "i 2018", "2015-2018", "1990'erne": a bare year only where it cannot count something.
    fn calendar_year(&self, at: usize) -> Option<Found> {
        let word = self.lower(at);
        if let Some((head, tail)) = word.split_once(['-', '–']) {
            let both = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
            if both(head) && both(tail) {
                return self.found(at, at + 1, TimeType::Date, Some(format!("{head}/{tail}")), "years");
            }
        }
        let cut = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
        let decade = word
            .get(cut..)
            .filter(|ending| self.pack.times.value(ending.trim_start_matches(['\'', '’', '-']), "decade").is_some())
            .and(word.get(..cut));
        if let Some(decade) = decade.filter(|d| d.len() == 4 && d.ends_with('0') && d.bytes().all(|b| b.is_ascii_digit())) {
            return self.found(at, at + 1, TimeType::Date, Some(decade.get(..3).unwrap_or_default().to_owned()), "decade");
        }
        let year = self.year(at)?;
        let before = at.checked_sub(1).filter(|&before| before >= self.start);
        let led = before.is_some_and(|before| self.is(before, "lead") || self.is(before, "month") || self.document.word(before) == "(");
        let counts = matches!(self.tags.upos(at + 1), Upos::Noun | Upos::Adj) && at + 1 < self.end;
        (led && (!counts || self.tags.upos(at + 1) != Upos::Noun)).then_some(())?;
        self.found(at, at + 1, TimeType::Date, Some(format!("{year:04}")), "year")
    }

    /// "i fem dage", "på syv måneder"
    fn duration(&self, at: usize) -> Option<Found> {
        let from = at;
        let at = if self.is(at, "at") { at + 1 } else { return None };
        let (count, unit) = (self.number(at)?, self.value(at + 1, "unit")?);
        self.found(from, at + 2, TimeType::Duration, duration(count, unit), "duration")
    }
}

/// "P3D", "PT2H"
fn duration(count: i64, unit: &str) -> Option<String> {
    Some(match unit.strip_prefix('T') {
        Some(clock) => format!("PT{count}{clock}"),
        None if unit == "Q" => format!("P{}M", count.checked_mul(3)?),
        None => format!("P{count}{unit}"),
    })
}

/// The day of that month and number nearest to the anchor.
fn nearest(anchor: Day, month: i64, day: i64) -> Option<Day> {
    let years = [anchor.year, anchor.year - 1, anchor.year + 1];
    years.iter().filter_map(|&year| Day::new(year, month, day)).min_by_key(|found| (found.number() - anchor.number()).abs())
}
