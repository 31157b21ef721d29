//! What makes packs: used by the project itself, behind the feature `train`.

mod pack;

pub use pack::pack_folder;
