//! Kilde finds who is in a news article and **who claims what**: every attributed claim with its source, the words that
//! attribute it, the medium it came through, how sure the text makes it out to be, and who confirmed or denied it.
//!
//! ```
//! # #[cfg(feature = "embed")] {
//! let options = kilde::Options { published: Some("2021-06-28".into()), ..Default::default() };
//! let analysis = kilde::analyse("Politiet oplyser, at to er anholdt.", &options);
//! assert_eq!(analysis.language, "da");
//! # }
//! ```

mod engine_api;

pub mod analysis;
pub mod document;
pub mod engine;
pub mod language;
pub mod model;
pub mod pipeline;
pub mod text;
#[cfg(feature = "train")]
pub mod training;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use engine_api::{Engine, Options, OptionsError, analyse};
