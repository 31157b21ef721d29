//! Rules as data: a lexicon of classed words, and named patterns over it that say what to make of what they find.

mod lexicon;
mod pattern;
mod rulebook;
mod settings;

pub use lexicon::{Kinds, Lexicon, WordId};
pub use pattern::{Op, Opening, Program, Shape};
pub use rulebook::{Rule, Rulebook};
pub use settings::Settings;
