//! The tagger's weights, and what its labels mean.

use crate::document::{Upos, VerbForm};
use crate::model::{LinearModel, PackError};

/// A model whose labels are parts of speech, verbs with their form ("NOUN", "VERB:fin").
#[derive(Clone, Debug, Default)]
pub struct TagModel {
    /// The weights.
    pub weights: LinearModel,
    /// What each label means, by number.
    pub labels: Vec<(Upos, VerbForm)>,
}

/// The names of the verb forms in labels.
const FORMS: [(&str, VerbForm); 5] = [
    ("fin", VerbForm::Finite),
    ("inf", VerbForm::Infinitive),
    ("part", VerbForm::Participle),
    ("ger", VerbForm::Gerund),
    ("pass", VerbForm::Passive),
];

impl TagModel {
    /// Reads a model file.
    ///
    /// # Errors
    /// A sentence, for a damaged file or one whose labels are no tags.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, PackError> {
        let weights = LinearModel::read(name, bytes)?;
        let labels = weights.labels.iter().map(|label| parse(label)).collect::<Option<Vec<_>>>();
        let labels = labels.ok_or_else(|| PackError(format!("The model \"{name}\" of the language pack has labels that are no tags.")))?;
        Ok(TagModel { weights, labels })
    }
}

/// The label of a tag.
pub fn label(upos: Upos, form: VerbForm) -> String {
    match FORMS.iter().find(|(_, known)| *known == form) {
        Some((name, _)) => format!("{}:{name}", upos.name()),
        None => upos.name().to_owned(),
    }
}

fn parse(label: &str) -> Option<(Upos, VerbForm)> {
    let (upos, form) = label.split_once(':').unwrap_or((label, ""));
    let form = FORMS.iter().find(|(name, _)| *name == form).map_or(VerbForm::None, |&(_, form)| form);
    Some((Upos::from_name(upos)?, form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_tags_are_each_other_s() {
        for (upos, form) in [(Upos::Verb, VerbForm::Finite), (Upos::Aux, VerbForm::Passive), (Upos::Propn, VerbForm::None)] {
            assert_eq!(parse(&label(upos, form)), Some((upos, form)));
        }
        assert_eq!(parse("KAT"), None);
    }
}
