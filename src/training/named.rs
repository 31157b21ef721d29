//! Readers of corpora with names: one word a line with its label, sentences divided by empty lines.

use super::gold::GoldDocument;
use crate::document::EntityType;
use crate::engine::split;
use crate::language::{Knobs, NameLabel};
use std::path::Path;

/// A sentence of words with a label each ("B-PER", "I-PER", "O").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedSentence {
    /// The words as written.
    pub words: Vec<String>,
    /// Their labels, as numbers of [`LABELS`].
    pub labels: Vec<u8>,
}

/// Documents of sentences.
pub type Named = Vec<Vec<NamedSentence>>;

/// The labels that are learned, by number.
pub const LABELS: [&str; 11] = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC", "B-DRV", "I-DRV"];

/// Reads a file in which a column (from 0) has the word and another the label; `# newdoc` begins a document.
///
/// # Errors
/// A sentence that names the file that cannot be read, or a label in it that is not known.
pub fn read(path: &Path, word: usize, label: usize) -> Result<Named, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let mut documents: Named = vec![Vec::new()];
    let mut sentence = NamedSentence::default();
    for line in text.lines().chain([""]) {
        if line.starts_with("# newdoc") {
            documents.push(Vec::new());
        }
        if line.starts_with('#') && !line.contains('\t') {
            continue;
        }
        if line.is_empty() {
            if !sentence.words.is_empty()
                && let Some(document) = documents.last_mut()
            {
                mend(&mut sentence.labels);
                document.push(std::mem::take(&mut sentence));
            }
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let (Some(word), Some(label)) = (columns.get(word), columns.get(label)) else {
            return Err(format!("{}: a line has too few columns: {line}", path.display()));
        };
        sentence.words.push((*word).to_owned());
        sentence.labels.push(number(label).ok_or_else(|| format!("{}: the label {label} is not known", path.display()))?);
    }
    documents.retain(|document| !document.is_empty());
    Ok(documents)
}

/// Annotated texts cut as the engine cuts them. Of a compound of which a part is a name ("Novo-aktien") the whole word gets the label; the
/// engine cuts it again.
pub fn cut(documents: &[GoldDocument], knobs: &Knobs) -> Named {
    let mut all = Named::new();
    for gold in documents {
        let Some(names) = &gold.names else { continue };
        let document = split::split(&gold.text, knobs);
        let mut labels = vec![0u8; document.tokens.len()];
        for name in names {
            let first = match name.kind {
                EntityType::Per => 1,
                EntityType::Loc => 3,
                EntityType::Org => 5,
                EntityType::Misc => 7,
            };
            for (offset, token) in document.tokens_in(name.span).enumerate() {
                if let Some(label) = labels.get_mut(token).filter(|label| **label == 0) {
                    *label = first + u8::from(offset > 0);
                }
            }
        }
        let sentence = |sentence: usize| {
            let tokens = document.sentence_tokens(sentence);
            let mut labels = labels.get(tokens.clone()).unwrap_or_default().to_vec();
            mend(&mut labels);
            NamedSentence { words: tokens.map(|token| document.word(token).to_owned()).collect(), labels }
        };
        all.push((0..document.sentences.len()).map(sentence).collect());
    }
    all
}

/// The number of a corpus' label: the kinds of other schemes are brought to those of the contract.
fn number(label: &str) -> Option<u8> {
    let (place, kind) = label.split_once('-').unwrap_or(("O", label));
    let kind = match kind {
        "GPE_LOC" | "GPE_ORG" => "LOC",
        "PROD" | "EVT" => "MISC",
        other => other,
    };
    let name = if place == "O" { "O".to_owned() } else { format!("{place}-{kind}") };
    LABELS.iter().position(|known| *known == name).and_then(|number| u8::try_from(number).ok())
}

/// A name cannot begin with a further word.
fn mend(labels: &mut [u8]) {
    let mut before = None;
    for label in labels {
        let mut read = LABELS.get(usize::from(*label)).and_then(|name| NameLabel::parse(name));
        if read.is_some_and(|read| !read.follows(before)) {
            *label -= 1;
            read = LABELS.get(usize::from(*label)).and_then(|name| NameLabel::parse(name));
        }
        before = read;
    }
}

/// The names of a sequence of labels, as (first word, word after the last, kind's label).
pub fn spans(labels: &[u8]) -> Vec<(usize, usize, u8)> {
    let mut spans: Vec<(usize, usize, u8)> = Vec::new();
    for (index, &label) in labels.iter().enumerate() {
        match (label, spans.last_mut()) {
            (0, _) => {}
            (further, Some(open)) if further % 2 == 0 && open.1 == index && open.2 == further - 1 => open.1 = index + 1,
            (first, _) => spans.push((index, index + 1, if first % 2 == 0 { first - 1 } else { first })),
        }
    }
    spans
}
