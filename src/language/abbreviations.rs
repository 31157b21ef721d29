//! Forms that end in a point, and whether a sentence can end with them.

use super::Table;
use crate::model::PackError;
use crate::model::map::{Map, Set};

/// A language's abbreviations, and the words by which a new sentence is known after one.
#[derive(Debug, Default, Clone)]
pub struct Abbreviations {
    /// By form in small letters, with the point.
    forms: Map<String, Abbreviation>,
    /// Words that, with a capital, begin a sentence ("The").
    starters: Set<String>,
}

#[derive(Debug, Default, Clone)]
struct Abbreviation {
    /// Only where it begins with a capital ("Sat.").
    capital: bool,
    after: After,
}

/// What a point after an abbreviation can be, besides its own.
#[derive(Debug, Default, Clone)]
enum After {
    /// No full stop ("Mr.").
    #[default]
    GoesOn,
    /// A full stop before a word that begins sentences ("Inc.").
    Starter,
    /// A full stop before any capital but these words ("p.m.").
    Unless(Vec<String>),
    /// The abbreviation's own only before a number ("no.").
    Number,
}

impl Abbreviations {
    /// Reads the two lists.
    ///
    /// # Errors
    /// A sentence that names the line that cannot be read.
    pub fn read(forms: &Table<'_>, starters: &Table<'_>) -> Result<Self, PackError> {
        let mut read = Abbreviations::default();
        for (line, row) in forms.rows() {
            let form = row.first().copied().unwrap_or_default();
            let after = match row.get(1).copied().unwrap_or_default() {
                "" => After::GoesOn,
                "ends" => After::Starter,
                "closes" => After::Unless(row.get(2).map_or_else(Vec::new, |list| list.split(' ').map(str::to_owned).collect())),
                "number" => After::Number,
                other => {
                    return Err(forms.error(line, &format!("\"{other}\" says nothing of an abbreviation; write ends, closes or number.")));
                }
            };
            let entry = Abbreviation { capital: form.starts_with(char::is_uppercase), after };
            read.forms.insert(form.to_lowercase(), entry);
        }
        read.starters = starters.rows().flat_map(|(_, row)| row.first().map_or("", |r| r).split(' ')).map(str::to_owned).collect();
        Ok(read)
    }

    /// Whether the point after a word belongs to it, given what the text goes on with.
    pub fn keeps_point(&self, word: &str, after: &str) -> bool {
        let mut form = word.to_lowercase();
        form.push('.');
        self.forms.get(&form).is_some_and(|known| {
            let number = || after.trim_start_matches([' ', '\u{a0}']).starts_with(|c: char| c.is_ascii_digit());
            (!known.capital || word.starts_with(char::is_uppercase)) && (!matches!(known.after, After::Number) || number())
        })
    }

    /// Whether a word with its own point ends the sentence before `next`.
    pub fn ends_sentence(&self, word: &str, next: &str) -> bool {
        if !next.starts_with(char::is_uppercase) {
            return false;
        }
        let starter = || self.starters.contains(&next.to_lowercase());
        match self.forms.get(&word.to_lowercase()).map(|known| &known.after) {
            Some(After::GoesOn | After::Number) => false,
            Some(After::Unless(following)) => !following.iter().any(|known| known == next),
            // Initials and what else has points ("J.", "D.C.").
            Some(After::Starter) | None => starter(),
        }
    }
}
