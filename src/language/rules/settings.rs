//! What a rule says of what it finds: `make date when=past step=-1`.

/// A rule's words after `make`: what to make, and settings of it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Settings {
    /// What to make ("date").
    pub act: String,
    pairs: Vec<(String, String)>,
}

impl Settings {
    /// Reads "date when=past step=-1"; `None` for a word that is no setting.
    pub fn read(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace();
        let mut read = Settings { act: words.next()?.to_owned(), pairs: Vec::new() };
        for word in words {
            let (name, value) = word.split_once('=')?;
            read.pairs.push((name.to_owned(), value.to_owned()));
        }
        Some(read)
    }

    /// The value of a setting.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value of a setting as a number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.get(name)?.parse().ok()
    }
}
