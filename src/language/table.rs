//! A list in a pack: tab-separated lines that a person can read and edit.

use crate::model::{PackError, PackFile};

/// The rows of a list: columns divided by tabs; empty lines and lines that begin with `#` are left out.
#[derive(Debug, Default, Clone)]
pub struct Table<'b> {
    /// The list's name, for messages.
    pub name: String,
    text: &'b str,
}

impl<'b> Table<'b> {
    /// A list out of a pack; empty if the pack lacks it.
    ///
    /// # Errors
    /// A sentence, if it is not UTF-8.
    pub fn section(file: &PackFile<'b>, name: &str) -> Result<Self, PackError> {
        Ok(Table { name: name.to_owned(), text: file.text(name)? })
    }

    /// A list out of a text.
    pub fn of(name: &str, text: &'b str) -> Self {
        Table { name: name.to_owned(), text }
    }

    /// Every row as (line number from 1, columns).
    pub fn rows(&self) -> impl Iterator<Item = (usize, Vec<&'b str>)> + '_ {
        self.text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
            .map(|(index, line)| (index + 1, line.split('\t').map(str::trim).collect()))
    }

    /// The error for a row that cannot be read.
    pub fn error(&self, line: usize, problem: &str) -> PackError {
        PackError(format!("The list \"{}\" of the language pack, line {line}: {problem}", self.name))
    }
}
