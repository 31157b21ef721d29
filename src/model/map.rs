//! Maps and sets of what a language's lists hold. Lists are the project's own, so that a hash without a secret does: texts are looked up in them, and never add to them.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map of a list's words or their hashes.
pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<Spread>>;
/// A set of a list's words.
pub type Set<K> = HashSet<K, BuildHasherDefault<Spread>>;

/// The hasher of lists: Fowler, Noll and Vo's over bytes; what is a hash already is only spread.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spread(u32);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        u64::from(self.0).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    }

    fn write_u32(&mut self, key: u32) {
        self.0 = key;
    }
}
