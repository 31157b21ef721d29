//! What features are made of: the hashes of one token's strings, computed once and combined as numbers from then on.

use crate::text::chars;

/// Longest suffix and prefix, in characters.
pub const AFFIX: usize = 6;

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Case {
    /// No letter or digit.
    #[default]
    Mark,
    /// Small letters.
    Lower,
    /// A capital, then small letters.
    Title,
    /// Capitals alone, at least two.
    Upper,
    /// A capital, and another further on ("McDonald").
    Mixed,
    /// A small first letter and a capital further on ("iPhone").
    Inner,
    /// Begins with a digit.
    Digit,
}

/// The hashes and classes of one token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    /// Hash of the word as written.
    pub word: u32,
    /// Hash of the word in lower case.
    pub lower: u32,
    /// Hashes of the last 1, 2 … characters in lower case; 0 where the word is shorter.
    pub suffix: [u32; AFFIX],
    /// Hashes of the first 1, 2 … characters in lower case; 0 where the word is shorter.
    pub prefix: [u32; AFFIX],
    /// Hash of the pattern of capitals, small letters and digits ("Xxxxx-xxx").
    pub pattern: u32,
    /// The same with repeats collapsed ("Xx-x").
    pub collapsed: u32,
    /// How it is capitalised.
    pub case: Case,
    /// Length in characters, at most 255.
    pub length: u8,
}

impl Shape {
    /// The shape of a word and its lower-cased form.
    pub fn of(word: &str, lower: &str) -> Self {
        let mut shape = Shape { word: hash(word.bytes()), lower: hash(lower.bytes()), ..Shape::default() };
        let (mut previous, mut pattern, mut collapsed) = ('\0', SEED, SEED);
        for c in word.chars() {
            let class = match c {
                c if c.is_uppercase() => 'X',
                c if c.is_alphabetic() => 'x',
                c if c.is_ascii_digit() => 'd',
                c => c,
            };
            pattern = step(pattern, class as u32);
            if class != previous {
                collapsed = step(collapsed, class as u32);
            }
            previous = class;
            shape.length = shape.length.saturating_add(1);
        }
        (shape.pattern, shape.collapsed) = (pattern, collapsed);
        affixes(lower.chars(), &mut shape.prefix);
        affixes(lower.chars().rev(), &mut shape.suffix);
        shape.case = case(word);
        shape
    }

    /// The shape that stands for the place before the first and after the last token.
    pub fn border(mark: u32) -> Self {
        let value = step(SEED, mark);
        Shape { word: value, lower: value, pattern: value, collapsed: value, ..Shape::default() }
    }

    /// Hash of the suffix of that many characters; 0 for a shorter word.
    pub fn last(&self, characters: usize) -> u32 {
        characters.checked_sub(1).and_then(|index| self.suffix.get(index)).copied().unwrap_or(0)
    }

    /// Hash of the prefix of that many characters; 0 for a shorter word.
    pub fn first(&self, characters: usize) -> u32 {
        characters.checked_sub(1).and_then(|index| self.prefix.get(index)).copied().unwrap_or(0)
    }
}

const SEED: u32 = 0x811C_9DC5;

fn step(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193)
}

/// Hash of bytes (Fowler, Noll and Vo, variant 1a, 32 bits).
pub fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(SEED, |hash, byte| step(hash, u32::from(byte)))
}

/// The feature of a template and up to three values: a number spread over all 32 bits.
pub fn feature(template: u32, a: u32, b: u32, c: u32) -> u32 {
    let mut x = template.wrapping_mul(0x9E37_79B1) ^ a;
    x = (x ^ (x >> 15)).wrapping_mul(0x85EB_CA6B) ^ b.rotate_left(7);
    x = (x ^ (x >> 13)).wrapping_mul(0xC2B2_AE35) ^ c.rotate_left(16);
    x = (x ^ (x >> 16)).wrapping_mul(0x7FEB_352D);
    x ^ (x >> 15)
}

fn affixes(chars: impl Iterator<Item = char>, out: &mut [u32; AFFIX]) {
    let mut running = SEED;
    for (slot, c) in out.iter_mut().zip(chars) {
        running = step(running, c as u32);
        *slot = running;
    }
}

fn case(word: &str) -> Case {
    let Some(first) = word.chars().next() else { return Case::Mark };
    let later_capital = word.chars().skip(1).any(char::is_uppercase);
    match first {
        c if c.is_ascii_digit() => Case::Digit,
        c if c.is_uppercase() && chars::is_all_caps(word) => Case::Upper,
        c if c.is_uppercase() && later_capital => Case::Mixed,
        c if c.is_uppercase() => Case::Title,
        c if c.is_alphabetic() && later_capital => Case::Inner,
        c if c.is_alphabetic() => Case::Lower,
        _ => Case::Mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_tell_what_they_should() {
        let shape = |word: &str| Shape::of(word, &word.to_lowercase());
        assert_eq!(shape("Ærø").last(2), shape("Skærø").last(2));
        assert_eq!(shape("Ærø").last(4), 0);
        assert_eq!(shape("F-16").pattern, shape("B-52").pattern);
        assert_eq!(shape("Hansen").collapsed, shape("Bo").collapsed);
        let cases = ["NATO", "Bo", "B", "McCain", "iPhone", "hus", "1990", "…", ""].map(|word| shape(word).case);
        use Case::*;
        assert_eq!(cases, [Upper, Title, Title, Mixed, Inner, Lower, Digit, Mark, Mark]);
    }
}
