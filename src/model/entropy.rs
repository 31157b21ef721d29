//! An adaptive binary range coder: each yes or no costs as much as it surprises.
//!
//! The coder is G. N. N. Martin's (1979) with the carry handling that LZMA made common; a bit's probability is the mean of one that
//! adapts fast and one that adapts slowly. Writer and reader are the two sides of [`Coder`], so that a format is described once.

/// How likely a bit is zero, as seen so far.
#[derive(Clone, Copy, Debug)]
pub struct Odds {
    fast: u16,
    slow: u16,
}

/// Bits of a probability.
const PRECISION: u32 = 15;
const EVEN: u16 = 1 << (PRECISION - 1);
/// A narrower range is made wider by a byte.
const NARROW: u32 = 1 << 24;

impl Odds {
    /// As likely as not.
    pub const EVEN: Odds = Odds { fast: EVEN, slow: EVEN };

    fn bound(self, range: u32) -> u32 {
        let zero = (u32::from(self.fast) + u32::from(self.slow)) >> 1;
        (range >> PRECISION) * zero.clamp(32, (1 << PRECISION) - 32)
    }

    fn learn(&mut self, bit: bool) {
        let near = |p: u16, shift: u32| if bit { p - (p >> shift) } else { p + (((1 << PRECISION) - p) >> shift) };
        (self.fast, self.slow) = (near(self.fast, 4), near(self.slow, 7));
    }
}

/// One side of the coder.
pub trait Coder {
    /// Writes the bit and returns it, or reads one and ignores what was given.
    fn bit(&mut self, odds: &mut Odds, bit: bool) -> bool;

    /// A number of as many bits as the tree has levels: `tree` holds two odds for each of its values.
    fn tree(&mut self, tree: &mut [Odds], value: u32) -> u32 {
        let levels = tree.len().trailing_zeros();
        let mut node = 1usize;
        for level in (0..levels).rev() {
            let Some(odds) = tree.get_mut(node) else { break };
            node = node << 1 | usize::from(self.bit(odds, value >> level & 1 == 1));
        }
        node as u32 & ((1 << levels) - 1)
    }

    /// The lower `count` bits of a number that follow no rule.
    fn raw(&mut self, count: u32, value: u32) -> u32 {
        (0..count).rev().fold(0, |sum, level| sum << 1 | u32::from(self.bit(&mut { Odds::EVEN }, value >> level & 1 == 1)))
    }
}

/// Writes.
#[derive(Debug)]
pub struct Encoder {
    low: u64,
    range: u32,
    held: u8,
    /// Bytes that a carry may still change: `held` and so many of 255.
    pending: u64,
    out: Vec<u8>,
}

impl Default for Encoder {
    fn default() -> Self {
        Encoder { low: 0, range: u32::MAX, held: 0, pending: 1, out: Vec::new() }
    }
}

impl Encoder {
    fn shift(&mut self) {
        if self.low < 0xFF00_0000 || self.low > u64::from(u32::MAX) {
            let carry = (self.low >> 32) as u8;
            let mut byte = self.held;
            while self.pending > 0 {
                self.out.push(byte.wrapping_add(carry));
                byte = 0xFF;
                self.pending -= 1;
            }
            self.held = (self.low >> 24) as u8;
        }
        self.pending += 1;
        self.low = (self.low & 0x00FF_FFFF) << 8;
    }

    /// The bytes of all that was written.
    pub fn finish(mut self) -> Vec<u8> {
        (0..5).for_each(|_| self.shift());
        self.out
    }
}

impl Coder for Encoder {
    fn bit(&mut self, odds: &mut Odds, bit: bool) -> bool {
        let bound = odds.bound(self.range);
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        odds.learn(bit);
        while self.range < NARROW {
            self.range <<= 8;
            self.shift();
        }
        bit
    }
}

/// Reads; behind the end it reads zeros, and [`Decoder::ran_out`] says so.
#[derive(Debug)]
pub struct Decoder<'b> {
    bytes: &'b [u8],
    at: usize,
    range: u32,
    code: u32,
}

impl<'b> Decoder<'b> {
    /// Starts at the first byte.
    pub fn new(bytes: &'b [u8]) -> Self {
        let mut decoder = Decoder { bytes, at: 0, range: u32::MAX, code: 0 };
        (0..5).for_each(|_| decoder.next());
        decoder
    }

    fn next(&mut self) {
        self.code = self.code << 8 | u32::from(self.bytes.get(self.at).copied().unwrap_or(0));
        self.at += 1;
    }

    /// Whether more was read than there is.
    pub fn ran_out(&self) -> bool {
        self.at > self.bytes.len()
    }

    /// Whether all bytes have been read and none behind them.
    pub fn ended_well(&self) -> bool {
        self.at == self.bytes.len()
    }
}

impl Coder for Decoder<'_> {
    fn bit(&mut self, odds: &mut Odds, _: bool) -> bool {
        let bound = odds.bound(self.range);
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
        } else {
            self.range = bound;
        }
        odds.learn(bit);
        while self.range < NARROW {
            self.range <<= 8;
            self.next();
        }
        bit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> impl Iterator<Item = u32> {
        (0..20_000u32).map(|i| i.wrapping_mul(0x9E37_79B9) >> 7).map(|hash| if hash % 11 == 0 { hash & 31 } else { 3 })
    }

    #[test]
    fn what_was_written_comes_back_in_few_bytes() {
        let mut encoder = Encoder::default();
        let mut tree = [Odds::EVEN; 32];
        for value in values() {
            encoder.tree(&mut tree, value);
        }
        encoder.raw(20, 0xABCDE);
        let bytes = encoder.finish();
        // 0.09 × 5 bits and 0.44 for which of the two it is
        assert!(bytes.len() < 2400, "{} bytes", bytes.len());
        let mut decoder = Decoder::new(&bytes);
        let mut tree = [Odds::EVEN; 32];
        assert!(values().all(|value| decoder.tree(&mut tree, 0) == value));
        assert_eq!(decoder.raw(20, 0), 0xABCDE);
        assert!(decoder.ended_well());
        let mut short = Decoder::new(bytes.get(..100).unwrap_or_default());
        let mut tree = [Odds::EVEN; 32];
        for _ in 0..20_000 {
            short.tree(&mut tree, 0);
        }
        assert!(!short.ended_well());
    }
}
