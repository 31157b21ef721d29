//! Cues of several words: "gør det klart", "giver udtryk for", "i henhold til".

use super::{CueKind, VerbForms};

/// A pattern over words, and the cue that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Index of its cue.
    pub cue: u16,
    /// Its part of speech.
    pub kind: CueKind,
    /// Forms of the verb that its first word can be.
    pub forms: VerbForms,
    /// What follows its first word.
    pub rest: Vec<PhraseItem>,
}

/// One place of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhraseItem {
    /// One of these words.
    Word(Vec<String>),
    /// One of these words, or nothing.
    Maybe(Vec<String>),
    /// Up to so many words of any kind.
    Gap(usize),
    /// None of these words follows.
    Not(Vec<String>),
}

impl PhraseItem {
    /// Reads one place: `klart`, `klart/tydeligt`, `(det)`, `…` (up to four words), `!mod` (what does not follow).
    pub fn read(text: &str) -> PhraseItem {
        let words = |text: &str| text.split('/').map(|word| word.replace('_', " ")).collect::<Vec<_>>();
        if text == "…" {
            PhraseItem::Gap(4)
        } else if let Some(inner) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
            PhraseItem::Maybe(words(inner))
        } else if let Some(word) = text.strip_prefix('!') {
            PhraseItem::Not(words(word))
        } else {
            PhraseItem::Word(words(text))
        }
    }
}

impl Phrase {
    /// Where the pattern ends if it begins at the word before `at`: the index after its last word.
    ///
    /// `word` gives the lower-cased word at an index, or nothing beyond the sentence.
    pub fn matches<'w>(&self, at: usize, word: &dyn Fn(usize) -> Option<&'w str>) -> Option<usize> {
        Self::rest(&self.rest, at, word)
    }

    fn rest<'w>(items: &[PhraseItem], at: usize, word: &dyn Fn(usize) -> Option<&'w str>) -> Option<usize> {
        let Some((item, after)) = items.split_first() else { return Some(at) };
        let hit = |words: &[String]| word(at).is_some_and(|here| words.iter().any(|w| w == here));
        match item {
            PhraseItem::Word(words) => hit(words).then(|| Self::rest(after, at + 1, word)).flatten(),
            PhraseItem::Maybe(words) => {
                hit(words).then(|| Self::rest(after, at + 1, word)).flatten().or_else(|| Self::rest(after, at, word))
            }
            PhraseItem::Not(words) => (!hit(words)).then(|| Self::rest(after, at, word)).flatten(),
            PhraseItem::Gap(most) => (0..=*most)
                .take_while(|&n| n == 0 || word(at + n - 1).is_some_and(|w| w != ","))
                .find_map(|n| Self::rest(after, at + n, word)),
        }
    }
}
