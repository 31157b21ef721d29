//! Floor 2: what a language is made of: knobs, lists, rules, models, all out of one pack file.
//!
//! Nothing in the engine asks which language a text is in.  What differs between languages stands in the pack's folder
//! (`src/language/<code>/`), is packed by `kilde-train pack` into `www/packs/<code>.pack`, and is read here, once.

mod abbreviations;
mod attribution;
mod claim_models;
mod knobs;
pub mod lemmas;
mod measures;
mod name_lists;
mod name_model;
mod rules;
mod table;
pub mod tag_model;

pub use crate::model::PackError;
pub use abbreviations::Abbreviations;
pub use attribution::{AttributionLexicon, Class, Classes, Cue, CueKind, Hedge, Phrase, PhraseItem, Takes, VerbForms, WordEntry};
pub use claim_models::{ClaimModels, Strengths};
pub use knobs::Knobs;
pub use lemmas::Lemmas;
pub use measures::{Measures, Roles};
pub use name_lists::{General, Known, NameLists};
pub use name_model::{NameLabel, NameModel};
pub use rules::{Kinds, Lexicon, Op, Opening, Program, Rule, Rulebook, Settings, Shape, WordId};
pub use table::Table;
pub use tag_model::TagModel;

use crate::model::PackFile;

/// The packs that the native library carries (feature `embed`).
#[cfg(all(feature = "embed", not(target_arch = "wasm32")))]
pub const EMBEDDED: &[&[u8]] =
    &[include_bytes!("../../www/packs/da.pack"), include_bytes!("../../www/packs/en.pack"), include_bytes!("../../www/packs/nb.pack")];
/// Without the feature `embed`, and in the wasm, there are none: packs are given by the caller.
#[cfg(not(all(feature = "embed", not(target_arch = "wasm32"))))]
pub const EMBEDDED: &[&[u8]] = &[];

/// Everything that the engine knows of one language.
#[derive(Debug, Default)]
pub struct LanguagePack {
    /// The language's code ("da").
    pub code: String,
    /// Behaviour that differs from language to language.
    pub knobs: Knobs,
    /// Weights of the tagger; without labels where the pack has none.
    pub tags: TagModel,
    /// Rules for dictionary forms.
    pub lemmas: Lemmas,
    /// Words and rules of times and numbers.
    pub measures: Measures,
    /// Lists of names.
    pub names: NameLists,
    /// Weights of the name finder; without labels where the pack has none.
    pub name_model: NameModel,
    /// The same for text whose capitals tell nothing.
    pub caseless_model: NameModel,
    /// Lists on attribution.
    pub attribution: AttributionLexicon,
    /// How often words attribute.
    pub strengths: Strengths,
    /// Weights of attribution; empty where the pack has rules alone.
    pub claims: ClaimModels,
}

impl LanguagePack {
    /// Reads a pack file.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the file: see [`PackFile::read`], or which list or rule in it cannot be read.
    pub fn load(bytes: &[u8]) -> Result<Self, PackError> {
        let file = PackFile::read(bytes)?;
        let name_model = |name: &str| match file.section(&format!("models/{name}.model")) {
            Some(bytes) => NameModel::read(name, bytes),
            None => Ok(NameModel::default()),
        };
        Ok(LanguagePack {
            knobs: Knobs::read(
                &Table::section(&file, "knobs.tsv")?,
                Abbreviations::read(&Table::section(&file, "abbreviations.tsv")?, &Table::section(&file, "starters.tsv")?)?,
                &Table::section(&file, "openings.tsv")?,
            )?,
            tags: match file.section("models/tags.model") {
                Some(bytes) => TagModel::read("tags", bytes)?,
                None => TagModel::default(),
            },
            lemmas: Lemmas::read(&Table::section(&file, "lemmas.tsv")?)?,
            measures: Measures::read(&file)?,
            names: NameLists::read(&file)?,
            name_model: name_model("names")?,
            caseless_model: name_model("names-caseless")?,
            attribution: AttributionLexicon::read(&file)?,
            strengths: Strengths::read(&Table::section(&file, "attribution/strengths.tsv")?)?,
            claims: ClaimModels::read(&file)?,
            code: file.language.clone(),
        })
    }
}
