//! Dictionary forms: rules on word endings, whole words among them, each for one part of speech.

use super::Table;
use crate::document::Upos;
use crate::model::PackError;
use crate::model::map::Map;
use crate::model::shape::hash;
use std::borrow::Cow;

/// A language's rules: the longest ending that a rule has decides.
#[derive(Debug, Default)]
pub struct Lemmas {
    /// By part of speech and ending (read backwards, so that longer endings go on where shorter ones stopped).
    rules: Map<u32, Rule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    /// Characters that fall away at the end.
    cut: u8,
    /// What takes their place.
    add: Box<str>,
}

/// Stands before the first letter of an ending that is a whole word.
pub const WHOLE: char = '^';

impl Lemmas {
    /// Reads `lemmas.tsv`: part of speech, ending ("^" before a whole word), characters to cut, what to add.
    ///
    /// # Errors
    /// A sentence that names the line that cannot be read.
    pub fn read(table: &Table<'_>) -> Result<Self, PackError> {
        let mut lemmas = Lemmas::default();
        for (line, row) in table.rows() {
            let (Some(upos), Some(&ending), Some(cut)) =
                (row.first().and_then(|name| Upos::from_name(name)), row.get(1), row.get(2).and_then(|cut| cut.parse().ok()))
            else {
                return Err(table.error(line, "a rule needs a part of speech, an ending and a number of characters, divided by tabs."));
            };
            let key = ending.chars().rev().fold(seed(upos), step);
            lemmas.rules.insert(key, Rule { cut, add: row.get(3).copied().unwrap_or("").into() });
        }
        Ok(lemmas)
    }

    /// The dictionary form of a word, given as written and in small letters. Names, and compounds with capitals in them, keep theirs.
    pub fn lemma<'w>(&self, word: &'w str, lower: &'w str, upos: Upos) -> Cow<'w, str> {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let base = if upos == Upos::Propn || capitals > 1 { word } else { lower };
        let mut key = seed(upos);
        let mut found = self.rules.get(&key);
        for c in lower.chars().rev().chain([WHOLE]) {
            key = step(key, c);
            found = self.rules.get(&key).or(found);
        }
        let Some(rule) = found.filter(|rule| rule.cut > 0 || !rule.add.is_empty()) else { return Cow::Borrowed(base) };
        let kept = base.chars().count().saturating_sub(usize::from(rule.cut));
        Cow::Owned(base.chars().take(kept).chain(rule.add.chars()).collect())
    }
}

fn seed(upos: Upos) -> u32 {
    hash([upos as u8].into_iter())
}

fn step(key: u32, c: char) -> u32 {
    (key ^ c as u32).wrapping_mul(0x0100_0193)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_decides() {
        let list = "NOUN\ten\t2\nNOUN\tanden\t0\nNOUN\t^mænd\t3\tand\nVERB\ter\t1\nPROPN\ts\t1\n";
        let lemmas = Lemmas::read(&Table::of("lemmas", list)).unwrap();
        let lemma = |word: &str, upos| lemmas.lemma(word, &word.to_lowercase(), upos).into_owned();
        assert_eq!(lemma("Bilen", Upos::Noun), "bil");
        assert_eq!(lemma("blanden", Upos::Noun), "blanden");
        assert_eq!((lemma("mænd", Upos::Noun), lemma("bymænd", Upos::Noun)), ("mand".to_owned(), "bymænd".to_owned()));
        assert_eq!((lemma("siger", Upos::Verb), lemma("Danmarks", Upos::Propn)), ("sige".to_owned(), "Danmark".to_owned()));
        assert_eq!(lemma("KTAS-ledelsen", Upos::Noun), "KTAS-ledels");
        assert_eq!(lemma("", Upos::Noun), "");
        assert!(Lemmas::read(&Table::of("lemmas", "NOUN\ten")).unwrap_err().0.contains("line 1"));
    }
}
