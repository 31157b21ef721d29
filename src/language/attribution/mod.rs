//! How a language attributes: its cues, the classes of its small words, its hedges, its media. Read from `attribution/*.tsv` of a pack.

mod classes;
mod cues;
mod lexicon;
mod phrases;

pub use classes::{Class, Classes};
pub use cues::{Cue, CueKind, Takes, VerbForms};
pub use lexicon::{AttributionLexicon, Hedge, WordEntry};
pub use phrases::{Phrase, PhraseItem};
