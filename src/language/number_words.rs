//! A language's words of number, and what they count.

use super::Table;
use crate::model::{PackError, PackFile};
use std::collections::HashMap;

/// The lists.
#[derive(Debug, Default)]
pub struct NumberWords {
    words: HashMap<String, Vec<(String, String)>>,
    /// What joins ones and tens in one word ("tooghalvfems").
    joined: Option<String>,
    /// "hundrede" and its like, which can end a word.
    multipliers: Vec<(String, f64)>,
}

impl NumberWords {
    /// Reads the list of a pack; empty if the pack lacks it.
    ///
    /// # Errors
    /// A sentence that names the line that cannot be read.
    pub fn read(file: &PackFile<'_>) -> Result<Self, PackError> {
        let mut read = NumberWords::default();
        let words = Table::section(file, "quantities/words.tsv")?;
        for (line, row) in words.rows() {
            let &[class, value, list, ..] = row.as_slice() else {
                return Err(words.error(line, "a row needs a class, a value and words, divided by tabs."));
            };
            for word in list.split(' ') {
                let word = word.replace('_', " ");
                if let ("multiplier", Ok(factor)) = (class, value.parse()) {
                    read.multipliers.push((word.clone(), factor));
                }
                if class == "joined" {
                    read.joined = Some(word.clone());
                }
                read.words.entry(word).or_default().push((class.to_owned(), value.to_owned()));
            }
        }
        Ok(read)
    }

    /// The value of a word in a class.
    pub fn of(&self, lower: &str, class: &str) -> Option<&str> {
        self.words.get(lower)?.iter().find(|(known, _)| known == class).map(|(_, value)| value.as_str())
    }

    /// The number that a word is: "fem", "tooghalvfems", "femhundrede".
    pub fn value(&self, lower: &str) -> Option<f64> {
        let plain = |word: &str| self.of(word, "number").or_else(|| self.of(word, "one")).and_then(|value| value.parse::<f64>().ok());
        if let Some(value) = self.of(lower, "number") {
            return value.parse().ok();
        }
        let joined = self.joined.as_deref()?;
        let tens = lower.match_indices(joined).find_map(|(at, _)| {
            let (ones, tens) = (plain(lower.get(..at)?)?, plain(lower.get(at + joined.len()..)?)?);
            (ones < 10.0 && tens >= 20.0).then_some(ones + tens)
        });
        tens.or_else(|| self.multipliers.iter().find_map(|(word, factor)| Some(plain(lower.strip_suffix(word.as_str())?)? * factor)))
    }
}
