//! The name finder's weights: a linear-chain conditional random field, and what its labels mean.

use crate::document::EntityType;
use crate::model::{LinearModel, PackError};

/// What a label says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameLabel {
    /// Outside of any name.
    Outside,
    /// The first word of a name; `None` for what is derived from one ("dansk"), which is learned and not answered.
    First(Option<EntityType>),
    /// A further word of a name.
    Further(Option<EntityType>),
}

/// The codes of the kinds in labels.
const KINDS: [(&str, Option<EntityType>); 5] = [
    ("PER", Some(EntityType::Per)),
    ("LOC", Some(EntityType::Loc)),
    ("ORG", Some(EntityType::Org)),
    ("MISC", Some(EntityType::Misc)),
    ("DRV", None),
];

impl NameLabel {
    /// Reads "O", "B-PER", "I-DRV" …
    pub fn parse(label: &str) -> Option<NameLabel> {
        if label == "O" {
            return Some(NameLabel::Outside);
        }
        let (place, code) = label.split_once('-')?;
        let &(_, kind) = KINDS.iter().find(|(known, _)| *known == code)?;
        match place {
            "B" => Some(NameLabel::First(kind)),
            "I" => Some(NameLabel::Further(kind)),
            _ => None,
        }
    }

    /// Whether this label may stand after `previous` (`None`: at the start of a sentence).
    pub fn follows(self, previous: Option<NameLabel>) -> bool {
        match (self, previous) {
            (NameLabel::Further(kind), Some(NameLabel::First(before) | NameLabel::Further(before))) => kind == before,
            (NameLabel::Further(_), _) => false,
            _ => true,
        }
    }
}

/// A model whose labels are [`NameLabel`]s. The weights between labels are rows of the same model.
#[derive(Clone, Debug, Default)]
pub struct NameModel {
    /// The weights.
    pub weights: LinearModel,
    /// What each label means, by number.
    pub labels: Vec<NameLabel>,
}

impl NameModel {
    /// Reads a model file.
    ///
    /// # Errors
    /// A sentence, for a damaged file or one whose labels are not those of names.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, PackError> {
        let weights = LinearModel::read(name, bytes)?;
        let labels = weights.labels.iter().map(|label| NameLabel::parse(label)).collect::<Option<Vec<_>>>();
        let labels = labels
            .ok_or_else(|| PackError(format!("The model \"{name}\" of the language pack has labels that are not those of names.")))?;
        Ok(NameModel { weights, labels })
    }
}
