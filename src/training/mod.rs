//! What makes packs: used by the project itself, behind the feature `train`.

pub mod brat;
pub mod claims;
pub mod corpus;
pub mod crf;
pub mod errors;
pub mod gold;
pub mod lemmas;
pub mod logistic;
pub mod named;
pub mod names;
pub mod news;
mod pack;
pub mod random;
pub mod record;
pub mod relation;
pub mod score;
pub mod strengths;
pub mod tags;

pub use pack::pack_folder;
