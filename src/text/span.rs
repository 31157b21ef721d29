//! A half-open range of UTF-8 bytes, the only unit inside the engine.

/// A half-open range `start..end` of UTF-8 byte offsets into the analysed text.
///
/// Texts are at most 4 GiB (`u32`); [`crate::Engine::analyse`] cuts nothing, it is only the type of offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte inside.
    pub start: u32,
    /// First byte after.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; an end before the start gives an empty span.
    pub fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        Span { start, end: end.max(start) }
    }

    /// The slice of `text` that the span covers; empty where it does not lie on character boundaries.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn touches(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_cover_touch_and_join() {
        let (a, b) = (Span::new(2, 8), Span::new(4, 6));
        assert!(a.covers(b) && !b.covers(a) && a.touches(b));
        assert!(!Span::new(0, 2).touches(a), "half-open: the end is outside");
        assert_eq!(Span::new(0, 2).join(b), Span::new(0, 6));
        assert_eq!(Span::new(1, 3).of("æøå"), "", "inside a character there is no slice");
    }
}
