//! Which keys have a row, and the number of it: keys in order, and where those begin that share their upper bits.
//!
//! Small enough to stay near the processor, and looked through without a branch that it could not foresee: this is where an analysis spends most of its time.

/// Bits of a key.
pub const BITS: u32 = 22;
/// Lower bits in which the keys of a group differ: of forty thousand keys two or three are in one.
const LOWER: u32 = 8;
/// Keys that are always looked at together.
const STRIDE: usize = 4;

/// A set of keys, each with its place among them.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// The first of each group.
    starts: Vec<u32>,
    /// In rising order, with higher ones than any behind them.
    keys: Vec<u32>,
}

impl Keys {
    /// Of keys of [`BITS`] bits in rising order, each of them once.
    pub fn new(mut keys: Vec<u32>) -> Self {
        let mut starts = Vec::with_capacity(1 << (BITS - LOWER));
        for (place, key) in (0u32..).zip(&keys) {
            let group = (key >> LOWER) as usize;
            starts.resize(starts.len().max(group + 1), place);
        }
        starts.resize(1 << (BITS - LOWER), keys.len() as u32);
        keys.extend([u32::MAX; STRIDE + 1]);
        Keys { starts, keys }
    }

    /// How many keys lie before one, and 1 where it is there itself, else 0.
    pub fn find(&self, key: u32) -> (u32, usize) {
        let start = self.starts.get((key >> LOWER) as usize).copied().unwrap_or(0);
        let at = start as usize;
        let Some(&[a, b, c, d]) = self.keys.get(at..).and_then(|rest| rest.first_chunk::<STRIDE>()) else { return (0, 0) };
        let mut row = start + u32::from(a < key) + u32::from(b < key) + u32::from(c < key) + u32::from(d < key);
        let here = |row: u32| self.keys.get(row as usize).copied().unwrap_or(u32::MAX);
        let mut found = here(row);
        while found < key {
            row += 1;
            found = here(row);
        }
        (row, usize::from(found == key))
    }

    /// Bytes in memory.
    pub fn memory(&self) -> usize {
        (self.starts.len() + self.keys.len()) * size_of::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_their_place_and_others_none() {
        let held: Vec<u32> = [0, 1, 31, 32, 33].into_iter().chain(300..330).chain([511, 512, 4096, (1 << BITS) - 1]).collect();
        let keys = Keys::new(held.clone());
        for key in (0..5000).chain([(1 << BITS) - 2, (1 << BITS) - 1]) {
            let before = held.iter().filter(|&&other| other < key).count() as u32;
            assert_eq!(keys.find(key), (before, usize::from(held.contains(&key))), "{key}");
        }
        assert_eq!(Keys::default().find(7), (0, 0));
        assert_eq!(Keys::new(Vec::new()).find(7), (0, 0));
    }
}
