//! Readers of the annotated corpora that the trainer learns from.

use crate::document::{Upos, VerbForm};
use std::path::Path;

/// A tagged token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaggedToken {
    /// The word as written.
    pub word: String,
    /// Its part of speech.
    pub upos: Upos,
    /// Its form, for verbs.
    pub form: VerbForm,
    /// Its dictionary form.
    pub lemma: String,
}

/// Sentences of tagged tokens.
pub type Tagged = Vec<Vec<TaggedToken>>;

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

fn blocks(text: &str) -> impl Iterator<Item = Vec<Vec<&str>>> {
    text.split("\n\n").map(|block| {
        block.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect()).collect()
    })
}

/// PAROLE-DK as converted: number, word, UPOS, lemma, the corpus' own tag.
///
/// # Errors
/// A sentence that names a file that cannot be read.
pub fn parole(path: &Path) -> Result<Tagged, String> {
    let text = read(path)?;
    let token = |row: &Vec<&str>| {
        let upos = Upos::from_name(row.get(2)?)?;
        let form = parole_form(upos, row.get(4)?);
        Some(TaggedToken { word: row.get(1)?.replace('_', " "), upos, form, lemma: row.get(3)?.replace('_', " ") })
    };
    Ok(blocks(&text).map(|rows| rows.iter().filter_map(token).collect::<Vec<_>>()).filter(|s| !s.is_empty()).collect())
}

/// The form of a verb from a PAROLE tag such as "VADR=----A-".
fn parole_form(upos: Upos, tag: &str) -> VerbForm {
    if !matches!(upos, Upos::Verb | Upos::Aux) {
        return VerbForm::None;
    }
    let passive = tag.chars().rev().nth(1) == Some('P');
    match (tag.get(2..3), tag.get(2..4)) {
        (Some("D" | "F"), _) if passive => VerbForm::Passive,
        (Some("D" | "M"), _) => VerbForm::Finite,
        (Some("F"), _) => VerbForm::Infinitive,
        (_, Some("PA")) => VerbForm::Participle,
        (_, Some("PR")) | (Some("G"), _) => VerbForm::Gerund,
        _ => VerbForm::None,
    }
}

/// CoNLL-U of Universal Dependencies.
///
/// # Errors
/// A sentence that names a file that cannot be read.
pub fn conllu(path: &Path) -> Result<Tagged, String> {
    let text = read(path)?;
    let token = |row: &Vec<&str>| {
        row.first()?.parse::<u32>().ok()?;
        let upos = Upos::from_name(row.get(3)?)?;
        Some(TaggedToken { word: (*row.get(1)?).to_owned(), upos, form: ud_form(upos, row.get(5)?), lemma: (*row.get(2)?).to_owned() })
    };
    Ok(blocks(&text).map(|rows| rows.iter().filter_map(token).collect::<Vec<_>>()).filter(|s| !s.is_empty()).collect())
}

fn ud_form(upos: Upos, features: &str) -> VerbForm {
    if !matches!(upos, Upos::Verb | Upos::Aux) {
        return VerbForm::None;
    }
    let has = |feature: &str| features.split('|').any(|f| f == feature);
    if has("Voice=Pass") && (has("VerbForm=Fin") || has("VerbForm=Inf")) {
        VerbForm::Passive
    } else if has("VerbForm=Fin") {
        VerbForm::Finite
    } else if has("VerbForm=Inf") {
        VerbForm::Infinitive
    } else if has("VerbForm=Ger") || has("VerbForm=Part") && has("Tense=Pres") {
        VerbForm::Gerund
    } else if has("VerbForm=Part") {
        VerbForm::Participle
    } else {
        VerbForm::None
    }
}
