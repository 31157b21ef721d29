//! The words that rules are made of, with their classes and values.

use super::super::Table;
use crate::model::PackError;
use crate::model::shape::hash;
use crate::text::order::sort_by_number;

/// A set of word classes, one bit each.
pub type Kinds = u128;

/// The number of a word in the lexicon; 0 is every word that it lacks.
pub type WordId = u32;

/// Most classes that a set can hold.
const MOST: usize = 128;

/// What the lists say of a word.
#[derive(Debug, Default, Clone)]
pub struct Entry {
    form: String,
    /// The classes that it is in.
    pub classes: Kinds,
    /// The classes of the phrases that it begins.
    pub begins: Kinds,
    values: Vec<(u8, String)>,
    /// The phrases that it begins, the longest first.
    pub phrases: Vec<Phrase>,
}

/// A member of a class that is several words.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// What follows its first word.
    pub rest: Vec<WordId>,
    /// Its class.
    pub class: u8,
    /// Its value.
    pub value: String,
}

/// All words of the rules, looked up by their lower-cased form.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Numbers of words by the hash of their form, each in the first free place from there on; 0 is a free place.
    places: Vec<WordId>,
    entries: Vec<Entry>,
    names: Vec<String>,
    /// Kinds whose words have to begin with a capital.
    pub capital: Kinds,
    /// Kinds whose words have to begin with a small letter, but at the start of a sentence.
    pub small: Kinds,
    /// Lengths of the words in bytes, one bit each: most words of a text are ruled out by it.
    lengths: u64,
}

impl Lexicon {
    /// Adds the rows of a list: a class, a value, and words divided by spaces, with `_` for a space inside a phrase.
    ///
    /// # Errors
    /// A sentence that names the line that cannot be read.
    pub fn add_list(&mut self, list: &Table<'_>) -> Result<(), PackError> {
        for (line, row) in list.rows() {
            let &[class, value, words, ..] = row.as_slice() else {
                return Err(list.error(line, "a row needs a class, a value and words, divided by tabs."));
            };
            let words = words.split(' ').filter(|word| !word.is_empty());
            if class == "case" {
                let mut classes = 0;
                for name in words {
                    classes |= self.class_or_new(name).ok_or_else(|| list.error(line, "there are too many classes."))?;
                }
                match value {
                    "capital" => self.capital |= classes,
                    "small" => self.small |= classes,
                    _ => return Err(list.error(line, "the case has to be capital or small.")),
                }
                continue;
            }
            for word in words {
                self.add(class, value, word).ok_or_else(|| list.error(line, "there are too many classes."))?;
            }
        }
        Ok(())
    }

    /// Adds a word or phrase to a class; `None` where there is no room for another class.
    pub fn add(&mut self, class: &str, value: &str, words: &str) -> Option<()> {
        let bit = self.class_or_new(class)?;
        let number = bit.trailing_zeros() as u8;
        let mut parts = words.split('_').filter(|part| !part.is_empty());
        let first = self.intern(parts.next()?);
        let rest: Vec<WordId> = parts.map(|part| self.intern(part)).collect();
        let entry = self.entries.get_mut(first as usize - 1)?;
        if rest.is_empty() {
            entry.classes |= bit;
            entry.values.push((number, value.to_owned()));
        } else {
            entry.begins |= bit;
            entry.phrases.push(Phrase { rest, class: number, value: value.to_owned() });
            sort_by_number(&mut entry.phrases, |phrase| u64::MAX - phrase.rest.len() as u64);
        }
        Some(())
    }

    /// The number of a word, which is added if it is new.
    pub fn intern(&mut self, word: &str) -> WordId {
        match self.find(word) {
            0 => {}
            id => return id,
        }
        self.entries.push(Entry { form: word.to_owned(), ..Entry::default() });
        self.lengths |= length_bit(word);
        if self.entries.len() * 2 > self.places.len() {
            self.places = vec![0; (self.entries.len() * 4).next_power_of_two()];
            (1..=self.entries.len() as WordId).for_each(|id| self.place(id));
        } else {
            self.place(self.entries.len() as WordId);
        }
        self.entries.len() as WordId
    }

    /// Puts a word in the first free place.
    fn place(&mut self, id: WordId) {
        let mask = self.places.len().wrapping_sub(1);
        let mut at = self.entry(id).map_or(0, |entry| hash(entry.form.bytes()) as usize);
        while let Some(place) = self.places.get_mut(at & mask) {
            if *place == 0 {
                *place = id;
                return;
            }
            at += 1;
        }
    }

    fn find(&self, word: &str) -> WordId {
        let mask = self.places.len().wrapping_sub(1);
        let mut at = hash(word.bytes()) as usize;
        while let Some(&id) = self.places.get(at & mask) {
            if id == 0 || self.entry(id).is_some_and(|entry| entry.form == word) {
                return id;
            }
            at += 1;
        }
        0
    }

    /// The number of a word; 0 for one that no list and no rule has.
    pub fn id(&self, lower: &str) -> WordId {
        if self.lengths & length_bit(lower) == 0 {
            return 0;
        }
        self.find(lower)
    }

    /// What the lists say of a word by its number.
    pub fn entry(&self, id: WordId) -> Option<&Entry> {
        self.entries.get((id as usize).checked_sub(1)?)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The set of one class by its name; empty for a class that no list has.
    pub fn class(&self, name: &str) -> Kinds {
        self.names.iter().position(|known| known == name).map_or(0, |index| 1 << index)
    }

    /// The name of a class by its number.
    pub fn class_name(&self, number: u8) -> &str {
        self.names.get(usize::from(number)).map_or("", String::as_str)
    }

    /// The names of all classes.
    pub fn class_names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The value of a word in the first of the classes that has it.
    pub fn value(&self, id: WordId, classes: Kinds) -> Option<&str> {
        let values = &self.entry(id)?.values;
        values.iter().find(|(class, _)| classes & (1 << class) != 0).map(|(_, value)| value.as_str())
    }

    /// The words of a class with their values.
    pub fn members(&self, class: &str) -> Vec<(String, String)> {
        let bit = self.class(class);
        let member = |id: WordId| Some((self.entry(id)?.form.clone(), self.value(id, bit)?.to_owned()));
        (1..=self.entries.len() as WordId).filter_map(member).collect()
    }

    fn class_or_new(&mut self, name: &str) -> Option<Kinds> {
        if self.class(name) == 0 {
            (self.names.len() < MOST).then(|| self.names.push(name.to_owned()))?;
        }
        Some(self.class(name))
    }
}

fn length_bit(word: &str) -> u64 {
    1 << word.len().min(63)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases_have_classes_and_values() {
        let mut lexicon = Lexicon::default();
        lexicon.add_list(&Table::of("words", "month\t5\tmaj\nholiday\teaster+26\tstore_bededag\ncase\tsmall\tmonth")).unwrap();
        let (may, great) = (lexicon.id("maj"), lexicon.id("store"));
        assert_eq!(lexicon.value(may, lexicon.class("month")), Some("5"));
        assert_eq!(lexicon.value(may, lexicon.class("holiday")), None);
        assert_eq!(lexicon.entry(great).unwrap().begins, lexicon.class("holiday"));
        assert_eq!(lexicon.entry(great).unwrap().phrases.first().unwrap().rest, [lexicon.id("bededag")]);
        assert_eq!(lexicon.small, lexicon.class("month"));
        assert_eq!((lexicon.id("juni"), lexicon.class("none")), (0, 0));
        assert!(lexicon.add_list(&Table::of("words", "month\tmaj")).unwrap_err().0.contains("line 1"));
    }
}
