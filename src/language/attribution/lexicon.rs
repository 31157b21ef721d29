//! All of a language's lists on attribution, looked up by word.

use super::{Class, Classes, Cue, CueKind, Phrase, PhraseItem, Takes, VerbForms};
use crate::document::{Certainty, Stance, Upos, VerbForm};
use crate::language::Table;
use crate::model::map::Map;
use crate::model::{PackError, PackFile};
use crate::text::order::sort_by_number;

/// What the lists say of one word. Indices of cues count from 1; 0 is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordEntry {
    /// The classes that it is in.
    pub classes: Classes,
    /// The verb that it is a form of, as a cue.
    pub verb: u16,
    /// Which forms of that verb.
    pub forms: VerbForms,
    /// The noun, adjective, preposition or adverb that it is, as a cue.
    pub other: u16,
    /// Its part of speech, if it belongs to a closed class.
    pub closed: Option<Upos>,
}

/// Words that say how sure something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hedge {
    /// What follows its first word.
    pub rest: Vec<String>,
    /// How sure it makes its clause.
    pub certainty: Certainty,
}

/// A language's lists on attribution.
#[derive(Debug, Default)]
pub struct AttributionLexicon {
    words: Map<String, WordEntry>,
    cues: Vec<Cue>,
    phrases: Map<String, Vec<Phrase>>,
    hedges: Map<String, Vec<Hedge>>,
    classes: Vec<String>,
    /// Endings by which a long word is a compound of a cue noun or a noun of a class ("skoleleder" ends in "leder").
    heads: Map<String, WordEntry>,
}

impl AttributionLexicon {
    /// Reads the lists of a pack; those that it lacks are empty.
    ///
    /// # Errors
    /// A sentence that names the list and the line that cannot be read.
    pub fn read(file: &PackFile<'_>) -> Result<Self, PackError> {
        let mut lexicon = AttributionLexicon::default();
        let list = |name: &str| Table::section(file, &format!("attribution/{name}.tsv"));
        lexicon.read_words(&list("words")?)?;
        lexicon.read_closed(&list("closed")?)?;
        lexicon.read_cues(&list("verbs")?, CueKind::Verb)?;
        lexicon.read_cues(&list("nouns")?, CueKind::Noun)?;
        lexicon.read_cues(&list("adjectives")?, CueKind::Adjective)?;
        lexicon.read_cues(&list("prepositions")?, CueKind::Preposition)?;
        lexicon.read_cues(&list("adverbs")?, CueKind::Adverb)?;
        // The last cues, so that no other's number moves.
        lexicon.read_cues(&list("idioms")?, CueKind::Verb)?;
        lexicon.read_hedges(&list("hedges")?)?;
        Ok(lexicon)
    }

    /// What the lists say of a lower-cased word; of an unknown one, what they say of the noun that it ends in.
    pub fn word(&self, lower: &str) -> WordEntry {
        self.words.get(lower).copied().unwrap_or_default()
    }

    /// What the lists say of the noun that a compound ends in ("skoleleder" → "leder").
    pub fn head(&self, lower: &str) -> WordEntry {
        let entry = |ending: &str| self.heads.get(ending).copied();
        lower
            .char_indices()
            .map(|(at, _)| at)
            .skip(2)
            .find_map(|at| lower.get(at..).filter(|e| e.len() >= 4).and_then(entry))
            .unwrap_or_default()
    }

    /// A cue by its number in a [`WordEntry`] or a [`Phrase`].
    pub fn cue(&self, number: u16) -> Option<&Cue> {
        number.checked_sub(1).and_then(|index| self.cues.get(index as usize))
    }

    /// The phrases that begin with a word.
    pub fn phrases(&self, lower: &str) -> &[Phrase] {
        self.phrases.get(lower).map_or(&[], Vec::as_slice)
    }

    /// The hedges that begin with a word.
    pub fn hedges(&self, lower: &str) -> &[Hedge] {
        self.hedges.get(lower).map_or(&[], Vec::as_slice)
    }

    /// Whether the pack has no lists on attribution.
    pub fn is_empty(&self) -> bool {
        self.cues.is_empty()
    }

    fn read_words(&mut self, table: &Table<'_>) -> Result<(), PackError> {
        for (line, row) in table.rows() {
            let (Some(&name), Some(&words)) = (row.first(), row.get(1)) else {
                return Err(table.error(line, "a class needs a name and words, divided by a tab."));
            };
            let class = Class::from_name(name).ok_or_else(|| table.error(line, &format!("there is no class \"{name}\".")))?;
            for word in words.split(' ').filter(|word| !word.is_empty()) {
                // "-leder" stands for every word that ends so.
                let map = if word.starts_with('-') { &mut self.heads } else { &mut self.words };
                map.entry(word.trim_start_matches('-').to_lowercase()).or_default().classes.add(class);
            }
        }
        Ok(())
    }

    fn read_closed(&mut self, table: &Table<'_>) -> Result<(), PackError> {
        for (line, row) in table.rows() {
            let (Some(tag), Some(&words)) = (row.first().and_then(|name| Upos::from_name(name)), row.get(1)) else {
                return Err(table.error(line, "a row needs a part of speech (UPOS) and words, divided by a tab."));
            };
            for word in words.split(' ').filter(|word| !word.is_empty()) {
                self.words.entry(word.to_lowercase()).or_default().closed.get_or_insert(tag);
            }
        }
        Ok(())
    }

    fn read_cues(&mut self, table: &Table<'_>, kind: CueKind) -> Result<(), PackError> {
        for (line, row) in table.rows() {
            let &[lemma, class, strength, stance, certainty, takes, forms, ..] = row.as_slice() else {
                return Err(
                    table.error(line, "a cue needs lemma, class, strength, stance, certainty, complements and forms, divided by tabs.")
                );
            };
            let cue = Cue {
                lemma: lemma.to_owned(),
                class: class.to_owned(),
                class_id: self.class_id(class),
                kind,
                strength: strength
                    .parse()
                    .ok()
                    .filter(|n| (1..=5).contains(n))
                    .ok_or_else(|| table.error(line, "strength goes from 1 to 5."))?,
                stance: stance_of(stance).ok_or_else(|| table.error(line, &format!("there is no stance \"{stance}\".")))?,
                certainty: certainty_of(certainty).ok_or_else(|| table.error(line, &format!("there is no certainty \"{certainty}\".")))?,
                takes: Takes::read(takes).ok_or_else(|| table.error(line, "complements are letters of cqbpoifar."))?,
            };
            self.cues.push(cue);
            let number = u16::try_from(self.cues.len()).map_err(|_| table.error(line, "there are too many cues."))?;
            let rest: Vec<PhraseItem> =
                row.get(7).map_or(Vec::new(), |rest| rest.split(' ').filter(|w| !w.is_empty()).map(PhraseItem::read).collect());
            self.add_forms(number, kind, forms, &rest);
        }
        Ok(())
    }

    /// `infinitive | finite | participle | passive | gerund` of a verb, plain forms of anything else; with a rest they begin a phrase.
    fn add_forms(&mut self, number: u16, kind: CueKind, forms: &str, rest: &[PhraseItem]) {
        const ORDER: [VerbForm; 5] = [VerbForm::Infinitive, VerbForm::Finite, VerbForm::Participle, VerbForm::Passive, VerbForm::Gerund];
        let mut by_word: Vec<(String, VerbForms)> = Vec::new();
        for (part, form) in forms.split('|').zip(ORDER) {
            for word in part.split(' ').filter(|word| !word.is_empty()) {
                let word = word.replace('_', " ").to_lowercase();
                let place = by_word.iter().position(|(known, _)| *known == word).unwrap_or_else(|| {
                    by_word.push((word, VerbForms::default()));
                    by_word.len() - 1
                });
                if let Some((_, set)) = by_word.get_mut(place).filter(|_| kind == CueKind::Verb) {
                    set.add(form);
                }
            }
        }
        for (word, set) in by_word {
            if !rest.is_empty() {
                self.phrases.entry(word).or_default().push(Phrase { cue: number, kind, forms: set, rest: rest.to_vec() });
                continue;
            }
            let map = if word.starts_with('-') { &mut self.heads } else { &mut self.words };
            let entry = map.entry(word.trim_start_matches('-').to_owned()).or_default();
            if kind == CueKind::Verb {
                if entry.verb == 0 {
                    (entry.verb, entry.forms) = (number, set);
                }
            } else if entry.other == 0 {
                entry.other = number;
            }
        }
    }

    fn class_id(&mut self, class: &str) -> u8 {
        let place = self.classes.iter().position(|known| known == class).unwrap_or_else(|| {
            self.classes.push(class.to_owned());
            self.classes.len() - 1
        });
        u8::try_from(place).unwrap_or(u8::MAX)
    }

    fn read_hedges(&mut self, table: &Table<'_>) -> Result<(), PackError> {
        for (line, row) in table.rows() {
            let (Some(certainty), Some(&hedges)) = (row.first().and_then(|name| certainty_of(name)), row.get(1)) else {
                return Err(table.error(line, "a row needs a certainty and hedges, divided by a tab."));
            };
            for hedge in hedges.split(',') {
                let mut words = hedge.split(' ').filter(|word| !word.is_empty()).map(str::to_lowercase);
                if let Some(first) = words.next() {
                    self.hedges.entry(first).or_default().push(Hedge { rest: words.collect(), certainty });
                }
            }
        }
        // The longest first, so that "ser ud til" goes before "ser".
        self.hedges.values_mut().for_each(|list| sort_by_number(list, |hedge| u64::MAX - hedge.rest.len() as u64));
        Ok(())
    }
}

fn stance_of(name: &str) -> Option<Stance> {
    Some(match name {
        "asserts" => Stance::Asserts,
        "confirms" => Stance::Confirms,
        "denies" => Stance::Denies,
        "unconfirmed" => Stance::Unconfirmed,
        "undisclosed" => Stance::Undisclosed,
        "expects" => Stance::Expects,
        "demands" => Stance::Demands,
        "accuses" => Stance::Accuses,
        "intends" => Stance::Intends,
        "asks" => Stance::Asks,
        _ => return None,
    })
}

fn certainty_of(name: &str) -> Option<Certainty> {
    Some(match name {
        "certain" => Certainty::Certain,
        "probable" => Certainty::Probable,
        "possible" => Certainty::Possible,
        "unknown" => Certainty::Unknown,
        _ => return None,
    })
}
