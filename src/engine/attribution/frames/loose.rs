//! Claims without a verb of their own: headline colons, quotes whose speaker the text around them names.

use super::super::draft::Draft;
use super::super::phrases;
use super::super::scene::Scene;
use super::trim;
use crate::document::{ClaimKind, ParagraphKind, Upos};
use crate::language::Class;
use std::ops::Range;

/// "Skole til forældre: Tjek børnenes karameller": somebody before the colon of a headline.
pub fn headline_colon(scene: &Scene<'_>, sentence: Range<usize>, found: &mut Vec<Draft>, first: usize) {
    let paragraph = scene.paragraph(sentence.start);
    let headline = scene.document.paragraphs.get(paragraph).is_some_and(|p| p.kind == ParagraphKind::Headline)
        || paragraph == 0 && scene.document.paragraphs.len() > 1;
    if !headline || found.len() > first || scene.paragraph_tokens(paragraph).start != sentence.start {
        return;
    }
    let Some(colon) = sentence.clone().take(9).find(|&i| scene.word(i) == ":") else { return };
    let subject = sentence.start..colon;
    let speaker = subject.clone().any(|i| {
        matches!(scene.upos(i), Upos::Propn)
            || scene.is(i, Class::RoleNoun)
            || scene.is(i, Class::AnonymousNoun)
            || scene.is(i, Class::DocumentNoun)
    });
    if subject.is_empty() || !speaker || scene.any_finite(subject.clone()) || scene.is(sentence.start, Class::Label) {
        return;
    }
    let to = subject.clone().find(|&i| scene.is(i, Class::To)).unwrap_or(colon);
    let content = trim(scene, colon + 1..sentence.end);
    if content.len() < 3 || to == sentence.start {
        return;
    }
    found.push(Draft {
        rule: "headline-colon",
        kind: ClaimKind::Indirect,
        source: Some(sentence.start..to),
        cue: colon..colon + 1,
        entry: 0,
        content: vec![content],
        score: None,
        inherited: false,
    });
}

/// Quotes that no cue covers: the speaker of the attribution beside them, by preference of the quote that follows at once.
pub fn quotes(scene: &Scene<'_>, found: &mut Vec<Draft>) {
    let mut made = Vec::new();
    for quote in &scene.quotes.all {
        let words = quote.tokens.clone().filter(|&i| scene.is_word(i)).count();
        let covered = found.iter().any(|draft| {
            !quote.tokens.contains(&draft.anchor())
                && draft.content.iter().any(|range| range.start < quote.tokens.end && quote.tokens.start < range.end)
        });
        if covered || words < 4 || !whole(scene, &quote.tokens, quote.dash) {
            continue;
        }
        let content = trim(scene, quote.tokens.clone());
        if let Some((source, verb)) = spoken_by(scene, &quote.tokens) {
            made.push(Draft {
                rule: "quote-then-cue",
                kind: ClaimKind::Direct,
                source: Some(source),
                cue: verb..verb + 1,
                entry: 0,
                content: vec![content],
                score: None,
                inherited: false,
            });
            continue;
        }
        if scene.knobs.quotes_resume
            && let Some(index) = goes_on_after(scene, found, &content)
        {
            found.get_mut(index).into_iter().for_each(|draft| draft.content.push(content.clone()));
            continue;
        }
        let paragraph = scene.paragraph(content.start);
        let named = name_line(scene, paragraph);
        let spoken: Vec<&Draft> = found.iter().filter(|draft| draft.source.is_some()).collect();
        let before = spoken.iter().rev().find(|draft| draft.anchor() < content.start);
        let after = spoken.iter().find(|draft| draft.anchor() >= content.end);
        let close = after.filter(|draft| {
            draft.kind == ClaimKind::Direct
                && scene.paragraph(draft.extent().start).saturating_sub(paragraph) <= 1
                && draft.extent().start < content.end + 6
        });
        let source = named.or_else(|| close.or(before).or(after).and_then(|draft| draft.source.clone()));
        made.push(Draft {
            rule: "loose-quote",
            kind: ClaimKind::Direct,
            source,
            cue: content.start..content.start,
            entry: 0,
            content: vec![content],
            score: None,
            inherited: true,
        });
    }
    found.extend(made);
}

/// `"…," he said. "…"`: the direct speech whose attribution ends the sentence before a quote; the quote is more of it.
fn goes_on_after(scene: &Scene<'_>, found: &[Draft], quote: &Range<usize>) -> Option<usize> {
    let sentence = scene.at(quote.start).sentence;
    found.iter().enumerate().rev().filter(|(_, draft)| draft.anchor() < quote.start).take(24).find_map(|(index, draft)| {
        let last = draft.extent().end.max(draft.cue.end).checked_sub(1)?;
        let near = last < quote.start && scene.at(last).sentence + 1 == sentence && scene.paragraph(last) == scene.paragraph(quote.start);
        let direct = matches!(draft.kind, ClaimKind::Direct | ClaimKind::Mixed) && !draft.cue.is_empty();
        let quoted = draft.content.last().is_some_and(|range| scene.quotes.holds(range.end.saturating_sub(1)));
        (near && direct && quoted && draft.source.is_some() && !scene.quotes.holds(draft.cue.start)).then_some(index)
    })
}

/// `"…," she went on`: who stands between a quote that ends with a comma and a verb that no list has as a cue, and the verb.
fn spoken_by(scene: &Scene<'_>, quote: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let last = quote.end.checked_sub(1)?;
    if !matches!(scene.word(last), "," | "?" | "!") && scene.word(quote.end + 1) != "," {
        return None;
    }
    let start = (quote.end..quote.end + 3).find(|&i| scene.is_word(i))?;
    let end = scene.sentence(start).end;
    if scene.sentence(start) != scene.sentence(last) && scene.word(last) == "," {
        return None;
    }
    if scene.is_finite(start) && scene.upos(start) == Upos::Verb {
        return phrases::right(scene, start + 1, end).filter(|range| range.start == start + 1).map(|source| (source, start));
    }
    let source = phrases::right(scene, start, end).filter(|range| range.start == start)?;
    let verb = (source.end..end.min(source.end + 2)).find(|&i| scene.is_finite(i) && scene.upos(i) == Upos::Verb)?;
    (source.end..verb).all(|i| scene.upos(i) == Upos::Adv).then_some((source, verb))
}

/// Whether quoted words are speech rather than a title or a term: sentences of their own, or a clause.
fn whole(scene: &Scene<'_>, quote: &Range<usize>, dash: bool) -> bool {
    let sentence = scene.sentence(quote.start);
    let begins = quote.start <= sentence.start + 1;
    dash || begins && scene.any_finite(quote.clone())
}

/// The name below a pull quote: a short paragraph after it that begins with a name and has no verb.
fn name_line(scene: &Scene<'_>, paragraph: usize) -> Option<Range<usize>> {
    let next = scene.paragraph_tokens(paragraph + 1);
    let kind = scene.document.paragraphs.get(paragraph + 1)?.kind;
    (kind == ParagraphKind::Headline && scene.upos(next.start) == Upos::Propn && !scene.any_finite(next.clone()) && next.len() <= 16)
        .then_some(next)
}
