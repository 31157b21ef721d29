//! A language's words of time.

use super::Table;
use crate::model::{PackError, PackFile};
use std::collections::HashMap;

/// What a word of time is, with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeWord {
    /// Its class: `weekday`, `month`, `part`, `season`, `unit`, `past`, `future` …
    pub class: String,
    /// Its value: a number, a part of day ("TEV"), a unit ("D").
    pub value: String,
}

/// A fixed phrase of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimePhrase {
    /// What follows its first word.
    pub rest: Vec<String>,
    /// Days from the day of publication; `None`: the present.
    pub days: Option<i64>,
    /// Part of the day ("TEV"), or empty.
    pub part: String,
}

/// The lists.
#[derive(Debug, Default)]
pub struct TimeWords {
    words: HashMap<String, Vec<TimeWord>>,
    phrases: HashMap<String, Vec<TimePhrase>>,
}

impl TimeWords {
    /// Reads the lists of a pack; those that it lacks are empty.
    ///
    /// # Errors
    /// A sentence that names the list and the line that cannot be read.
    pub fn read(file: &PackFile<'_>) -> Result<Self, PackError> {
        let mut read = TimeWords::default();
        let words = Table::section(file, "times/words.tsv")?;
        for (line, row) in words.rows() {
            let &[class, value, list, ..] = row.as_slice() else {
                return Err(words.error(line, "a row needs a class, a value and words, divided by tabs."));
            };
            for word in list.split(' ') {
                read.words.entry(word.to_owned()).or_default().push(TimeWord { class: class.to_owned(), value: value.to_owned() });
            }
        }
        let phrases = Table::section(file, "times/phrases.tsv")?;
        for (line, row) in phrases.rows() {
            let &[phrase, days, part, ..] = row.as_slice() else {
                return Err(phrases.error(line, "a row needs words, days and a part of day, divided by tabs."));
            };
            let mut all = phrase.split(' ').map(str::to_owned);
            let first = all.next().unwrap_or_default();
            let days = if days == "NOW" {
                None
            } else {
                Some(days.parse().map_err(|_| phrases.error(line, "the days have to be a number or NOW."))?)
            };
            let part = if part == "-" { String::new() } else { part.to_owned() };
            read.phrases.entry(first).or_default().push(TimePhrase { rest: all.collect(), days, part });
        }
        Ok(read)
    }

    /// The value of a word in a class.
    pub fn value(&self, lower: &str, class: &str) -> Option<&str> {
        self.words.get(lower)?.iter().find(|word| word.class == class).map(|word| word.value.as_str())
    }

    /// Whether a word is in any list or begins a phrase.
    pub fn knows(&self, lower: &str) -> bool {
        self.words.contains_key(lower) || self.phrases.contains_key(lower)
    }

    /// The phrases that begin with a word.
    pub fn phrases(&self, lower: &str) -> &[TimePhrase] {
        self.phrases.get(lower).map_or(&[], Vec::as_slice)
    }
}
