//! Reader of the project's own annotated news (`tests/corpus/<language>/news`, whose README lays down the form).

use super::gold::{GoldClaim, GoldDocument, GoldName, named, nearest, places};
use crate::document::{Certainty, ClaimKind, EntityType, Stance};
use crate::text::Span;
use std::collections::BTreeMap;
use std::path::Path;

/// The fields of a claim.
const FIELDS: [&str; 11] =
    ["source", "cue", "content", "resolved", "source_kind", "stance", "certainty", "via", "medium", "addressee", "time"];

/// Reads every text of a folder, in the order of their names.
///
/// # Errors
/// A sentence for each annotation that cannot be read, one a line.
pub fn folder(folder: &Path) -> Result<Vec<GoldDocument>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    let mut paths: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    let (mut documents, mut wrong) = (Vec::new(), Vec::new());
    for path in paths {
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let file = std::fs::read_to_string(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        match parse(&id, &file) {
            Ok(document) => documents.push(document),
            Err(problem) => wrong.push(problem),
        }
    }
    if wrong.is_empty() { Ok(documents) } else { Err(wrong.join("\n")) }
}

/// Reads one file.
///
/// # Errors
/// A sentence for each annotation that cannot be read, one a line.
pub fn parse(id: &str, file: &str) -> Result<GoldDocument, String> {
    let mut parts = file.splitn(2, "\n---\n");
    let (Some(head), Some(rest)) = (parts.next(), parts.next()) else {
        return Err(format!("{id}: head, text and claims have to be divided by two lines ---"));
    };
    let (body, tail) = rest.split_once("\n---").ok_or_else(|| format!("{id}: the line --- after the text is missing"))?;
    let (text, names) = names(body).map_err(|problem| format!("{id}: {problem}"))?;
    let (mut claims, mut wrong) = (Vec::new(), Vec::new());
    for (number, block) in tail.split("\n\n").filter(|block| !block.trim().is_empty()).enumerate() {
        match claim(block, &text) {
            Ok(claim) => claims.push(claim),
            Err(problem) => wrong.push(format!("{id}, claim {}: {problem}", number + 1)),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong.join("\n"));
    }
    let published = head.lines().find_map(|line| line.strip_prefix("published: ")).map(str::to_owned);
    Ok(GoldDocument { id: id.to_owned(), text, published, names: Some(names), claims: Some(claims) })
}

/// Takes `[words](TYPE=whole)` out of a text: the text as it is read, and the names in it.
fn names(body: &str) -> Result<(String, Vec<GoldName>), String> {
    let (mut text, mut names, mut rest) = (String::with_capacity(body.len()), Vec::new(), body);
    while let Some(open) = rest.find('[') {
        let (before, from) = rest.split_at(open);
        text.push_str(before);
        let marked = from.get(1..).and_then(|from| from.split_once("](")).filter(|(words, _)| !words.contains(['[', ']', '\n']));
        let Some((words, after)) = marked else {
            text.push('[');
            rest = from.get(1..).unwrap_or("");
            continue;
        };
        let close = closing(after).ok_or_else(|| format!("the name [{words}] is not closed"))?;
        let note = after.get(..close).unwrap_or("");
        let (kind, whole) = note.split_once('=').map_or((note, None), |(kind, whole)| (kind, Some(whole.to_owned())));
        let kind: EntityType = named(kind).ok_or_else(|| format!("the name [{words}] has the type \"{kind}\""))?;
        names.push(GoldName { span: Span::new(text.len(), text.len() + words.len()), kind, whole });
        text.push_str(words);
        rest = after.get(close + 1..).unwrap_or("");
    }
    text.push_str(rest);
    Ok((text, names))
}

/// Where the bracket closes that was opened before `after`.
fn closing(after: &str) -> Option<usize> {
    let mut depth = 1;
    after.char_indices().find_map(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

fn claim(block: &str, text: &str) -> Result<GoldClaim, String> {
    let mut lines = block.trim().lines();
    let mut first = lines.next().unwrap_or("").split(' ');
    let kind = first.next().unwrap_or("");
    let kind: ClaimKind = named(kind).ok_or_else(|| format!("the kind \"{kind}\" is not known"))?;
    let flags: Vec<&str> = first.collect();
    if let Some(flag) = flags.iter().find(|flag| !matches!(**flag, "inherited" | "nested")) {
        return Err(format!("the flag \"{flag}\" is not known"));
    }
    let mut fields = BTreeMap::new();
    for line in lines {
        let (field, words) = line.trim().split_once(": ").ok_or_else(|| format!("the line \"{line}\" is no field"))?;
        if !FIELDS.contains(&field) || fields.insert(field, words.trim()).is_some() {
            return Err(format!("the field \"{field}\" is not known or stands twice"));
        }
    }
    let content = content(text, fields.get("content").ok_or("it has no content")?)?;
    let cue = fields.get("cue").map(|words| place(text, words, &[content.start, content.end])).transpose()?;
    let near: Vec<u32> = cue.map_or(vec![content.start, content.end], |cue| vec![cue.start, cue.end]);
    let source = fields.get("source").map(|words| place(text, words, &near)).transpose()?;
    if cue.is_none() && !flags.contains(&"inherited") {
        return Err("it has neither a cue nor the flag inherited".to_owned());
    }
    for field in ["via", "medium", "addressee", "time"] {
        if let Some(words) = fields.get(field).map(|words| occurrence(words).0).filter(|words| !text.contains(words)) {
            return Err(format!("{field}: \"{words}\" is not in the text"));
        }
    }
    let value = |field: &str| fields.get(field).copied();
    Ok(GoldClaim {
        kind,
        content: vec![content],
        source,
        cue,
        resolved: value("resolved").map(str::to_owned),
        stance: value("stance").map_or(Some(Stance::Asserts), named).ok_or("its stance is not known")?,
        certainty: value("certainty").map_or(Some(Certainty::Certain), named).ok_or("its certainty is not known")?,
        via: value("via").or(value("addressee")).map(str::to_owned),
        nested: flags.contains(&"nested"),
        inherited: flags.contains(&"inherited"),
    })
}

/// "siger @3" → the words, and which of their places is meant (from 1).
fn occurrence(words: &str) -> (&str, Option<usize>) {
    match words.rsplit_once(" @").map(|(words, number)| (words, number.parse::<usize>())) {
        Some((words, Ok(number))) => (words, Some(number)),
        _ => (words, None),
    }
}

fn place(text: &str, words: &str, near: &[u32]) -> Result<Span, String> {
    let (words, number) = occurrence(words);
    let found = match number {
        Some(number) => number.checked_sub(1).and_then(|index| places(text, words).get(index).copied()),
        None => nearest(text, words, near),
    };
    found.ok_or_else(|| format!("\"{words}\" is not in the text"))
}

/// "first words … last words", or all of them.
fn content(text: &str, words: &str) -> Result<Span, String> {
    let (words, number) = occurrence(words);
    let (first, last) = match words.split_once('…').filter(|_| !text.contains(words)) {
        Some((first, last)) => (first.trim(), Some(last.trim())),
        None => (words, None),
    };
    let starts = places(text, first);
    let start = match (number, starts.as_slice()) {
        (Some(number), starts) => number.checked_sub(1).and_then(|index| starts.get(index).copied()),
        (None, [one]) => Some(*one),
        (None, []) => None,
        (None, _) => return Err(format!("content: \"{first}\" stands at several places")),
    };
    let start = start.ok_or_else(|| format!("content: \"{first}\" is not in the text"))?;
    let Some(last) = last else { return Ok(start) };
    let end = places(text, last).into_iter().find(|span| span.start >= start.start);
    end.map(|end| start.join(end)).ok_or_else(|| format!("content: its end \"{last}\" is not in the text"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    const FILE: &str = "kind: crime\npublished: 2024-02-12\n---\nMand anholdt i [Vejle](LOC)\n\nTo er anholdt, oplyser [FE (efterretning)](ORG=FE (efterretning)). [sic]\n\
        - [Ali](PER=Ali Khan) siger, at han siger nej.\n---\nindirect\n  source: FE (efterretning)\n  cue: oplyser\n  content: To er … anholdt\n\n\
        indirect nested\n  source: han\n  cue: siger @2\n  content: nej\n  stance: denies\n";

    #[test]
    fn a_file_is_read() {
        let document = parse("x", FILE).unwrap();
        assert!(document.text.starts_with("Mand anholdt i Vejle\n\nTo er anholdt, oplyser FE (efterretning). [sic]\n"));
        let names = document.names.unwrap();
        assert_eq!(names.iter().map(|name| name.span.of(&document.text)).collect::<Vec<_>>(), ["Vejle", "FE (efterretning)", "Ali"]);
        assert_eq!(names[2].whole.as_deref(), Some("Ali Khan"));
        let claims = document.claims.unwrap();
        assert_eq!(claims[0].content[0].of(&document.text), "To er anholdt");
        assert!(claims[1].nested && claims[1].stance == Stance::Denies);
        assert!(claims[1].cue.unwrap().start > claims[0].cue.unwrap().end + 40);
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (from, to, part) in [
            ("(LOC)", "(BY)", "BY"),
            ("oplyser\n", "melder\n", "melder"),
            ("indirect\n", "indirekte\n", "indirekte"),
            ("cue: siger @2", "cue: siger @9", "siger"),
            ("\n---\nindirect", "\nindirect", "---"),
        ] {
            let problem = parse("x", &FILE.replacen(from, to, 1)).unwrap_err();
            assert!(problem.contains(part), "{problem}");
        }
    }
}
