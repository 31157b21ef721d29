//! Which keys have a row, and the number of it: a bit for each possible key, with the count of those before every word of bits (Jacobson 1989).
//!
//! Finding a key is one look at one place in memory, and takes the same steps whether it is there or not.

/// Bits of a key.
pub const BITS: u32 = 22;
/// Keys that one word of the table tells of.
const WORD: usize = 64;

/// A set of keys, each with its place among them.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// A bit for each possible key.
    words: Vec<u64>,
    /// How many keys lie before each word.
    before: Vec<u32>,
}

impl Keys {
    /// Of keys of [`BITS`] bits in rising order, each of them once.
    pub fn new(keys: &[u32]) -> Self {
        let mut words = vec![0u64; (1 << BITS) / WORD];
        for &key in keys {
            if let Some(word) = words.get_mut(key as usize / WORD) {
                *word |= 1 << (key % WORD as u32);
            }
        }
        let mut sum = 0;
        let mut before = Vec::with_capacity(words.len());
        for word in &words {
            before.push(sum);
            sum += word.count_ones();
        }
        Keys { words, before }
    }

    /// How many keys lie before one, and 1 where it is there itself, else 0.
    pub fn find(&self, key: u32) -> (u32, usize) {
        let at = key as usize / WORD;
        let (word, before) = (self.words.get(at).copied().unwrap_or(0), self.before.get(at).copied().unwrap_or(0));
        let bit = key % WORD as u32;
        (before + (word & ((1 << bit) - 1)).count_ones(), (word >> bit & 1) as usize)
    }

    /// Bytes in memory.
    pub fn memory(&self) -> usize {
        self.words.len() * size_of::<u64>() + self.before.len() * size_of::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_their_place_and_others_none() {
        let held = [0, 1, 31, 32, 33, 4096, (1 << BITS) - 1];
        let keys = Keys::new(&held);
        for key in (0..5000).chain([(1 << BITS) - 2, (1 << BITS) - 1]) {
            let before = held.iter().filter(|&&other| other < key).count() as u32;
            assert_eq!(keys.find(key), (before, usize::from(held.contains(&key))), "{key}");
        }
        assert_eq!(Keys::default().find(7), (0, 0));
    }
}
