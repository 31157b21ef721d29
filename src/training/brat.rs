//! Reader of attributions in brat's standoff files, as PolNeAR has them: `text/NAME.txt` and `attributions/NAME_xxxx.ann`.

use super::gold::{GoldClaim, GoldDocument};
use crate::document::{Certainty, ClaimKind, Stance};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Reads a folder; of several annotations of one text the first.
///
/// # Errors
/// A sentence that names the file that cannot be read.
pub fn folder(folder: &Path) -> Result<Vec<GoldDocument>, String> {
    let annotations = folder.join("attributions");
    let entries = std::fs::read_dir(&annotations).map_err(|error| format!("{} cannot be read: {error}", annotations.display()))?;
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let (mut seen, mut documents) = (BTreeSet::new(), Vec::new());
    for path in paths {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        // An annotator's mark of four hexadecimal digits ends the name.
        let name = match stem.rsplit_once('_') {
            Some((name, mark)) if mark.len() == 4 && mark.bytes().all(|byte| byte.is_ascii_hexdigit()) => name.to_owned(),
            _ => stem,
        };
        let Ok(text) = std::fs::read_to_string(folder.join("text").join(format!("{name}.txt"))) else { continue };
        let file = std::fs::read_to_string(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        if seen.insert(name.clone()) {
            let claims = Some(claims(&file, &text));
            documents.push(GoldDocument { id: name, text, published: None, names: None, claims });
        }
    }
    Ok(documents)
}

fn claims(file: &str, text: &str) -> Vec<GoldClaim> {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let span = |part: &str| {
        let (start, end) = part.split_once(' ')?;
        Some(Span::new(*bytes.get(start.parse::<usize>().ok()?)?, *bytes.get(end.parse::<usize>().ok()?)?))
    };
    let mut spans: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let mut claims = Vec::new();
    for line in file.lines() {
        let mut cells = line.split('\t');
        let (Some(key), Some(what)) = (cells.next(), cells.next()) else { continue };
        if key.starts_with('T') {
            let places = what.split_once(' ').map_or("", |(_, places)| places);
            spans.insert(key, places.split(';').filter_map(span).collect());
        } else if key.starts_with('E') {
            let role = |role: &str| -> Vec<Span> {
                let named = what.split(' ').filter_map(|part| part.split_once(':'));
                let mut found: Vec<Span> = named
                    .filter(|(name, _)| name.trim_end_matches(|c: char| c.is_ascii_digit()).eq_ignore_ascii_case(role))
                    .flat_map(|(_, key)| spans.get(key).cloned().unwrap_or_default())
                    .collect();
                found.sort();
                found
            };
            let content = role("content");
            if content.is_empty() {
                continue;
            }
            claims.push(GoldClaim {
                kind: ClaimKind::Indirect,
                content,
                source: role("source").first().copied(),
                cue: role("cue").first().copied(),
                resolved: None,
                stance: Stance::Asserts,
                certainty: Certainty::Certain,
                via: None,
                nested: false,
                inherited: false,
            });
        }
    }
    claims
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_gathered_from_their_events() {
        let text = "“Æ,” he said, “yes.”";
        let file = "T1\tContent 1 2;15 18\tÆ yes\nT2\tSource 5 7\the\nT3\tCue 8 12\tsaid\nT4\tAttribution 8 12\tsaid\nE1\tAttribution:T4 Content:T1 Cue:T3 Source:T2\n";
        let found = claims(file, text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].content.iter().map(|span| span.of(text)).collect::<Vec<_>>(), ["Æ", "yes"]);
        assert_eq!((found[0].source.unwrap().of(text), found[0].cue.unwrap().of(text)), ("he", "said"));
    }
}
