//! From bytes to the unit that the caller counts in, once, at the edge.

/// What offsets of an [`crate::analysis::Analysis`] count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// UTF-8 bytes, as Rust slices strings.
    Utf8,
    /// UTF-16 code units, as JavaScript and Java slice strings.
    Utf16,
    /// Unicode scalar values (code points), as Python slices strings.
    #[default]
    Char,
}

impl std::str::FromStr for Unit {
    type Err = String;
    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "utf8" => Ok(Unit::Utf8),
            "utf16" => Ok(Unit::Utf16),
            "char" => Ok(Unit::Char),
            other => Err(format!("\"{other}\" is not a unit of offsets; give utf8, utf16 or char.")),
        }
    }
}

/// Bytes between two checkpoints: a lookup scans at most this many.
const STEP: usize = 256;

/// Turns byte offsets of one text into another unit in constant time.
///
/// A checkpoint every 256 bytes holds the count so far; text of ASCII alone needs none.
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: Unit,
    counts: Vec<u32>,
}

impl<'t> OffsetMap<'t> {
    /// Reads `text` once.
    pub fn new(text: &'t str, unit: Unit) -> Self {
        let mut counts = Vec::new();
        if unit != Unit::Utf8 && !text.is_ascii() {
            let mut count = 0;
            for (index, byte) in text.bytes().enumerate() {
                if index % STEP == 0 {
                    counts.push(count);
                }
                count += weight(byte, unit);
            }
            counts.push(count);
        }
        OffsetMap { text, unit, counts }
    }

    /// The offset in the map's unit; one inside a character counts as the character's start, one past the end as the end.
    pub fn get(&self, byte: u32) -> u32 {
        let mut byte = (byte as usize).min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let block = byte / STEP;
        let Some(&base) = self.counts.get(block) else { return byte as u32 };
        let rest = self.text.as_bytes().get(block * STEP..byte).unwrap_or_default();
        base + rest.iter().map(|&b| weight(b, self.unit)).sum::<u32>()
    }
}

/// How much the byte adds: a character is counted at its first byte, twice in UTF-16 where it lies beyond the basic plane.
fn weight(byte: u8, unit: Unit) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0..=0xFF if unit == Unit::Utf16 => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_from_zero() {
        let text = "Æ👩‍👩‍👧 e\u{301}\r\nשלום ".repeat(60);
        let (utf16, chars) = (OffsetMap::new(&text, Unit::Utf16), OffsetMap::new(&text, Unit::Char));
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..byte];
            assert_eq!(utf16.get(byte as u32) as usize, before.encode_utf16().count());
            assert_eq!(chars.get(byte as u32) as usize, before.chars().count());
        }
        assert_eq!(chars.get(u32::MAX) as usize, text.chars().count());
    }
}
