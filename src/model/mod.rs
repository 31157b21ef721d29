//! Floor 2: files of weights and lists. The format, checked loading, hashing.

pub mod pack_file;

pub use pack_file::{PackError, PackFile, write_pack};
