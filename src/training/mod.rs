//! What makes packs: used by the project itself, behind the feature `train`.

pub mod corpus;
pub mod crf;
pub mod gold;
pub mod lemmas;
pub mod named;
pub mod names;
pub mod news;
mod pack;
pub mod random;
pub mod record;
pub mod tags;

pub use pack::pack_folder;
