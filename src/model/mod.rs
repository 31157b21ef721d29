//! Floor 2: files of weights and lists. The format, checked loading, hashing, scoring.

pub mod bytes;
pub mod entropy;
mod keys;
pub mod linear;
pub mod map;
pub mod pack_file;
pub mod shape;

pub use linear::LinearModel;
pub use pack_file::{PackError, PackFile, fnv64, write_pack};
pub use shape::Shape;
