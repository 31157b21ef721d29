//! What makes packs: used by the project itself, behind the feature `train`.

pub mod corpus;
mod pack;
pub mod tags;

pub use pack::pack_folder;
