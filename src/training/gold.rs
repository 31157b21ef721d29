//! Texts with names and claims that people annotated, as the trainer and the evaluation use them.

use crate::document::{Certainty, ClaimKind, EntityType, Stance};
use crate::text::Span;
use serde_json::Value;
use std::path::Path;

/// An annotated text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoldDocument {
    /// Its name, for messages.
    pub id: String,
    /// The text as a reader would paste it.
    pub text: String,
    /// Day of publication, ISO 8601.
    pub published: Option<String>,
    /// Every mention of a proper name, in the order of the text; `None` where names were not annotated.
    pub names: Option<Vec<GoldName>>,
    /// Every claim; `None` where claims were not annotated.
    pub claims: Option<Vec<GoldClaim>>,
}

/// A mention of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldName {
    /// Where.
    pub span: Span,
    /// What it names.
    pub kind: EntityType,
    /// The name's fullest form in that text, where it is given.
    pub whole: Option<String>,
}

/// A claim.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldClaim {
    /// How it is put.
    pub kind: ClaimKind,
    /// What is claimed, in the order of the text.
    pub content: Vec<Span>,
    /// Who holds it.
    pub source: Option<Span>,
    /// The words that attribute it.
    pub cue: Option<Span>,
    /// The full name of the source, where it is given.
    pub resolved: Option<String>,
    /// What the source does with the content.
    pub stance: Stance,
    /// How sure the text makes it out to be.
    pub certainty: Certainty,
    /// Words of the relaying medium, or of the addressee.
    pub via: Option<String>,
    /// Whether it stands in another claim's content.
    pub nested: bool,
    /// Whether its source is taken over from a neighbour.
    pub inherited: bool,
}

/// A value of an enumeration of the contract by its name in JSON.
pub(super) fn named<T: serde::de::DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(Value::String(name.to_owned())).ok()
}

/// Reads every `NNN.json` with its `NNN.txt` of a folder.
///
/// # Errors
/// A sentence that names the file that cannot be read.
pub fn folder(folder: &Path) -> Result<Vec<GoldDocument>, String> {
    let mut documents = Vec::new();
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    let mut paths: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "json")).collect();
    paths.sort();
    for path in paths {
        let read = |path: &Path| std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()));
        let (json, text) = (read(&path)?, read(&path.with_extension("txt"))?);
        let value: Value = serde_json::from_str(&json).map_err(|error| format!("{}: {error}", path.display()))?;
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        documents.push(document(id, text, &value));
    }
    Ok(documents)
}

fn document(id: String, text: String, value: &Value) -> GoldDocument {
    // Offsets in the files count characters.
    let bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
    let at = |value: &Value, key: &str| value.get(key)?.as_u64().and_then(|at| bytes.get(at as usize)).copied();
    let span = |value: &Value, start: &str, end: &str| Some(Span { start: at(value, start)?, end: at(value, end)? });
    let string = |value: &Value, key: &str| value.get(key)?.as_str().map(str::to_owned);
    let name = |value: &Value| {
        let kind = string(value, "type")?.replace("GPE", "LOC");
        Some(GoldName { span: span(value, "start", "end")?, kind: named(&kind)?, whole: None })
    };
    let claim = |value: &Value| {
        let content = span(value, "content_start", "content_end").or_else(|| find(&text, &string(value, "content")?, 0))?;
        let near = |role: &str| {
            span(value, &format!("{role}_start"), &format!("{role}_end"))
                .or_else(|| nearest(&text, &string(value, role)?, &[content.start, content.end]))
        };
        Some(GoldClaim {
            kind: string(value, "kind").and_then(|kind| named(&kind)).unwrap_or(ClaimKind::Indirect),
            content: vec![content],
            source: near("source"),
            cue: near("cue"),
            resolved: string(value, "source_resolved"),
            stance: string(value, "stance").and_then(|stance| named(&stance)).unwrap_or(Stance::Asserts),
            certainty: string(value, "certainty").and_then(|certainty| named(&certainty)).unwrap_or(Certainty::Certain),
            via: string(value, "via").or_else(|| string(value, "addressee")),
            nested: value.get("nested").and_then(Value::as_bool).unwrap_or(false),
            inherited: value.get("inherited").and_then(Value::as_bool).unwrap_or(false),
        })
    };
    let list = |key: &str| value.get(key).and_then(Value::as_array);
    let names = list("entities").map(|names| names.iter().filter_map(name).collect());
    let claims = list("claims").map(|claims| claims.iter().filter_map(claim).collect());
    let published = string(value, "published");
    GoldDocument { id, published, names, claims, text }
}

/// The places where words stand as whole words.
pub(super) fn places(text: &str, words: &str) -> Vec<Span> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = |at: usize| {
        let (before, after) = (text.get(..at).unwrap_or(""), text.get(at + words.len()..).unwrap_or(""));
        !(letter(words.chars().next()) && letter(before.chars().next_back())
            || letter(words.chars().next_back()) && letter(after.chars().next()))
    };
    if words.is_empty() {
        return Vec::new();
    }
    text.match_indices(words).map(|(at, _)| at).filter(|&at| whole(at)).map(|at| Span::new(at, at + words.len())).collect()
}

fn find(text: &str, words: &str, from: u32) -> Option<Span> {
    places(text, words).into_iter().find(|span| span.start >= from)
}

/// The place nearest to any of some offsets.
pub(super) fn nearest(text: &str, words: &str, to: &[u32]) -> Option<Span> {
    let far = |span: &Span| to.iter().map(|&at| at.abs_diff(span.start).min(at.abs_diff(span.end))).min();
    places(text, words).into_iter().min_by_key(far)
}
