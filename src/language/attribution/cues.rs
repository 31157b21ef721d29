//! Cues: verbs, nouns, adjectives, prepositions and phrases that attribute.

use crate::document::{Certainty, Stance, VerbForm};

/// A cue of the language's lists, with what it says of its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Dictionary form.
    pub lemma: String,
    /// Its class ("state", "believe", "deny" …), which the contract hands on.
    pub class: String,
    /// Number of the class in the order of the lists, for features.
    pub class_id: u8,
    /// What part of speech it is.
    pub kind: CueKind,
    /// From 1 (noted for the classifier alone) to 5 (attributes with any complement).
    pub strength: u8,
    /// What its source does with the content.
    pub stance: Stance,
    /// How sure it makes the content out to be.
    pub certainty: Certainty,
    /// What can be its content.
    pub takes: Takes,
}

impl Cue {
    /// The class of what looks like a cue and is none.
    pub const NONE: &'static str = "none";
}

/// What part of speech a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueKind {
    /// "siger"
    Verb,
    /// "påstand"
    Noun,
    /// "overbevist"
    Adjective,
    /// "ifølge"
    Preposition,
    /// "angiveligt": hearsay without a source
    Adverb,
}

/// What can be a cue's content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Takes(u16);

impl Takes {
    /// A clause with its complementiser, or an indirect question.
    pub const CLAUSE: Takes = Takes(1);
    /// A quote.
    pub const QUOTE: Takes = Takes(2);
    /// A clause without a complementiser, after the cue.
    pub const BARE: Takes = Takes(4);
    /// What stands before the cue.
    pub const BEFORE: Takes = Takes(8);
    /// A noun phrase.
    pub const OBJECT: Takes = Takes(16);
    /// An infinitive.
    pub const INFINITIVE: Takes = Takes(32);
    /// Somebody, and "for" a ground.
    pub const GROUND: Takes = Takes(64);
    /// Somebody addressed, between the cue and what else it takes ("told reporters that").
    pub const ADDRESSEE: Takes = Takes(128);
    /// An infinitive whose subject stands before the cue and belongs to the content, which nobody is said to hold ("it seems to work").
    pub const RAISING: Takes = Takes(256);

    /// Reads the letters of the lists: c, q, b, p, o, i, f, a, r.
    pub fn read(letters: &str) -> Option<Takes> {
        letters.chars().try_fold(Takes(0), |takes, letter| {
            let more = match letter {
                'c' => Takes::CLAUSE,
                'q' => Takes::QUOTE,
                'b' => Takes::BARE,
                'p' => Takes::BEFORE,
                'o' => Takes::OBJECT,
                'i' => Takes::INFINITIVE,
                'f' => Takes::GROUND,
                'a' => Takes::ADDRESSEE,
                'r' => Takes::RAISING,
                _ => return None,
            };
            Some(Takes(takes.0 | more.0))
        })
    }

    /// Whether it takes any of the kinds.
    pub fn any(self, kinds: Takes) -> bool {
        self.0 & kinds.0 != 0
    }
}

/// The forms of the verb that a word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct VerbForms(u8);

impl VerbForms {
    /// Adds a form.
    pub fn add(&mut self, form: VerbForm) {
        self.0 |= 1 << form as u8;
    }

    /// Whether the word can be that form.
    pub fn has(self, form: VerbForm) -> bool {
        self.0 >> form as u8 & 1 == 1
    }

    /// Whether it is no form of a verb.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
