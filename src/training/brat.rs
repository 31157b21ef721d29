//! Reads attributions in brat's standoff format, as PolNeAR has them: spans ("T1"), and events that name their roles ("E1").

use super::gold::{GoldClaim, GoldDocument};
use crate::document::{Certainty, ClaimKind, Stance};
use crate::text::Span;
use std::collections::HashMap;
use std::path::Path;

/// Reads `text/NAME.txt` with `attributions/NAME_xxxx.ann` of a folder; of a text with several annotators the first.
///
/// # Errors
/// A sentence that names the file that cannot be read.
pub fn folder(folder: &Path) -> Result<Vec<GoldDocument>, String> {
    let place = folder.join("attributions");
    let entries = std::fs::read_dir(&place).map_err(|error| format!("{} cannot be read: {error}", place.display()))?;
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut documents: Vec<GoldDocument> = Vec::new();
    for path in paths {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let id = without_annotator(&stem).to_owned();
        let text = folder.join("text").join(format!("{id}.txt"));
        if documents.last().is_some_and(|last| last.id == id) || !text.exists() {
            continue;
        }
        let read = |path: &Path| std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()));
        let (text, lines) = (read(&text)?, read(&path)?);
        let claims = Some(claims(&text, &lines));
        documents.push(GoldDocument { id, text, claims, ..GoldDocument::default() });
    }
    Ok(documents)
}

/// "name_1f2e" without the mark of who annotated it.
fn without_annotator(stem: &str) -> &str {
    match stem.rsplit_once('_') {
        Some((name, mark)) if mark.len() == 4 && mark.bytes().all(|b| b.is_ascii_hexdigit()) => name,
        _ => stem,
    }
}

fn claims(text: &str, lines: &str) -> Vec<GoldClaim> {
    // Offsets in the files count characters.
    let bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
    let mut spans: HashMap<&str, Vec<Span>> = HashMap::new();
    for line in lines.lines().filter(|line| line.starts_with('T')) {
        let mut columns = line.split('\t');
        let (Some(key), Some((_, offsets))) = (columns.next(), columns.next().and_then(|middle| middle.split_once(' '))) else { continue };
        let pair = |part: &str| {
            let (start, end) = part.split_once(' ')?;
            let at = |number: &str| bytes.get(number.parse::<usize>().ok()?).copied();
            Some(Span { start: at(start)?, end: at(end)? })
        };
        spans.insert(key, offsets.split(';').filter_map(pair).collect());
    }
    lines.lines().filter(|line| line.starts_with('E')).filter_map(|line| claim(line, &spans)).collect()
}

/// A claim of an event: of a source or cue in several pieces the first, of a content all from its first to its last word.
fn claim(line: &str, spans: &HashMap<&str, Vec<Span>>) -> Option<GoldClaim> {
    let mut roles: HashMap<&str, Vec<Span>> = HashMap::new();
    for (role, key) in line.split_once('\t')?.1.split(' ').filter_map(|part| part.split_once(':')) {
        let role = role.trim_end_matches(|c: char| c.is_ascii_digit());
        roles.entry(role).or_default().extend(spans.get(key).into_iter().flatten());
    }
    let first = |role: &str| roles.get(role).and_then(|spans| spans.iter().min_by_key(|span| span.start)).copied();
    let content = roles.get("Content")?.iter().copied().reduce(Span::join)?;
    Some(GoldClaim {
        kind: ClaimKind::Indirect,
        content,
        source: first("Source"),
        cue: first("Cue"),
        resolved: None,
        stance: Stance::Asserts,
        certainty: Certainty::Certain,
        via: None,
        nested: false,
        inherited: false,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn roles_and_pieces() {
        let text = "“Ø,” he said, “is on.”";
        let lines = "T1\tSource 5 7\the\nT2\tCue 8 12\tsaid\nT3\tContent 0 4;14 22\t“Ø,” “is on.”\nT4\tAttribution 8 12\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1";
        let found = claims(text, lines);
        let claim = found.first().unwrap();
        assert_eq!((found.len(), claim.source.unwrap().of(text), claim.cue.unwrap().of(text)), (1, "he", "said"));
        assert_eq!(claim.content.of(text), text);
        assert_eq!((without_annotator("a_b_1f2e"), without_annotator("a_b")), ("a_b", "a_b"));
    }
}
