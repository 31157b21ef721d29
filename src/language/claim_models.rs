//! The learned part of a language's attribution: weights, how often each word attributes, and where the models draw the line.

use super::Table;
use crate::model::map::Map;
use crate::model::shape::hash;
use crate::model::{LinearModel, PackError, PackFile};

/// How often words attribute, in five levels, as the training texts have it.
#[derive(Clone, Debug, Default)]
pub struct Strengths(Map<u32, u8>);

impl Strengths {
    /// Reads `strengths.tsv`: a level and its words.
    ///
    /// # Errors
    /// A sentence that names the line that cannot be read.
    pub fn read(table: &Table<'_>) -> Result<Self, PackError> {
        let mut strengths = Strengths::default();
        for (line, row) in table.rows() {
            let (Some(level), Some(&words)) = (row.first().and_then(|level| level.parse().ok()), row.get(1)) else {
                return Err(table.error(line, "a row needs a level and words, divided by a tab."));
            };
            strengths.0.extend(words.split(' ').map(|word| (hash(word.bytes()), level)));
        }
        Ok(strengths)
    }

    /// The level of a word by the hash of its lower-cased form; 0 for a word that was not seen to attribute.
    pub fn level(&self, lower: u32) -> u8 {
        self.0.get(&lower).copied().unwrap_or(0)
    }
}

/// Words and their levels.
impl<'w> FromIterator<(&'w str, u8)> for Strengths {
    fn from_iter<I: IntoIterator<Item = (&'w str, u8)>>(words: I) -> Self {
        Strengths(words.into_iter().map(|(word, level)| (hash(word.bytes()), level)).collect())
    }
}

/// The models that find claims.
#[derive(Debug, Default)]
pub struct ClaimModels {
    /// Whether a word attributes.
    pub cues: LinearModel,
    /// Which words around it are its source, cue and content.
    pub parts: LinearModel,
    /// Whether to keep the claim.
    pub rank: LinearModel,
    /// Candidates less probable than this are not looked at.
    pub least: f32,
    /// Candidates from this on count as cues for their neighbours.
    pub likely: f32,
    /// How much the cue's probability counts when claims are kept, 0 to 1, beside that of the whole: a claim with the right cue says who speaks also
    /// where its content ends too late.
    pub by_cue: f32,
    /// Claims less probable than this are not kept.
    pub threshold: f32,
}

impl ClaimModels {
    /// Reads the models of a pack; empty ones where it has none.
    ///
    /// # Errors
    /// A sentence that names the model or line that cannot be read.
    pub fn read(file: &PackFile<'_>) -> Result<Self, PackError> {
        let model = |name: &str| match file.section(&format!("models/{name}.model")) {
            Some(bytes) => LinearModel::read(name, bytes),
            None => Ok(LinearModel::default()),
        };
        let mut models = ClaimModels {
            cues: model("claim-cues")?,
            parts: model("claim-parts")?,
            rank: model("claim-rank")?,
            least: 0.1,
            likely: 0.4,
            by_cue: 0.0,
            threshold: 0.4,
        };
        let table = Table::section(file, "models/claims.tsv")?;
        for (line, row) in table.rows() {
            let value = row.get(1).and_then(|value| value.parse::<f32>().ok()).filter(|value| (0.0..=1.0).contains(value));
            match (row.first().copied(), value) {
                (Some("least"), Some(value)) => models.least = value,
                (Some("likely"), Some(value)) => models.likely = value,
                (Some("by_cue"), Some(value)) => models.by_cue = value,
                (Some("threshold"), Some(value)) => models.threshold = value,
                _ => {
                    return Err(
                        table.error(line, "a row needs least, likely, by_cue or threshold and a number from 0 to 1, divided by a tab.")
                    );
                }
            }
        }
        Ok(models)
    }

    /// Whether the pack has no models.
    pub fn is_empty(&self) -> bool {
        self.cues.labels.is_empty() || self.parts.labels.is_empty() || self.rank.labels.is_empty()
    }
}
