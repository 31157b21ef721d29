//! Floor 1: what a text is made of. Types only; the stages of [`crate::engine`] fill them.

mod claim;
mod mention;
mod quantity;
mod time;
mod token;

pub use claim::{Certainty, Claim, ClaimKind, Cue, Evidence, Relay, Source, SourceKind, Stance};
pub use mention::{Compounds, Entity, EntityType, Form, Mention};
pub use quantity::{Bound, Harm, Quantity};
pub use time::{Time, TimeMod, TimeType};
pub use token::{Document, Paragraph, ParagraphKind, Sentence, Tags, Token, TokenKind, Upos, VerbForm};
