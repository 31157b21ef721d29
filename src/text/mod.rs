//! Floor 0: text as bytes. Spans, offset units, character classes, paragraphs.

pub mod chars;
pub mod offsets;
pub mod order;
pub mod paragraphs;
pub mod span;

pub use offsets::{OffsetMap, Unit};
pub use span::Span;
