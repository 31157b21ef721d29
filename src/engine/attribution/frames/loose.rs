//! Claims without a verb of their own: headline colons, quotes whose speaker the text around them names.

use super::super::draft::{Draft, NEAR};
use super::super::phrases;
use super::super::quotes::Quote;
use super::super::scene::Scene;
use super::trim;
use crate::document::{ClaimKind, ParagraphKind, Upos};
use crate::language::Class;
use crate::text::chars::is_dash;
use crate::text::order::{around, pair, sort_by_number};
use std::collections::{BTreeMap, BTreeSet};
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
        // "Storbrand i Vejle:" names a place, nobody who speaks.
        scene.upos(i) == Upos::Propn && (i == sentence.start || scene.upos(i - 1) != Upos::Adp)
            || scene.is(i, Class::RoleNoun)
            || scene.is(i, Class::AnonymousNoun)
            || scene.is(i, Class::DocumentNoun)
    });
    if subject.is_empty() || !speaker || scene.any_finite(subject.clone()) || scene.is(sentence.start, Class::Label) {
        return;
    }
    let to = speaker_end(scene, subject.clone());
    let content = trim(scene, colon + 1..sentence.end);
    if content.len() < 3 {
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

/// Words of a speaker's name before what is said.
const LABEL: usize = 5;

/// The colon behind a speaker's name at the start of a paragraph ("WALLACE: …", "Mary Hall: …").
fn label(scene: &Scene<'_>, paragraph: usize) -> Option<Range<usize>> {
    let tokens = scene.paragraph_tokens(paragraph);
    let start = (tokens.start..tokens.end.min(tokens.start + 2)).find(|&at| !scene.quotes.is_mark(at))?;
    let colon = (start + 1..tokens.end.min(start + 1 + LABEL)).find(|&at| scene.word(at) == ":")?;
    let capitals = |at: usize| scene.word(at).chars().all(|c| c.is_uppercase() || c == '.') && scene.word(at).chars().count() > 1;
    let named = (start..colon).all(|at| capitals(at) || scene.upos(at) == Upos::Propn || scene.word(at) == ".");
    (named && colon + 2 < tokens.end && !scene.is(start, Class::Label)).then_some(start..colon)
}

/// A conversation written down: paragraphs that begin with who speaks, two of whom speak or one speaks twice.
pub fn transcript(scene: &Scene<'_>, found: &mut Vec<Draft>) {
    let labels: Vec<Range<usize>> = (1..scene.document.paragraphs.len()).filter_map(|paragraph| label(scene, paragraph)).collect();
    let mut speakers = BTreeSet::new();
    if labels.iter().all(|label| speakers.insert(label.clone().map(|at| scene.word(at)).collect::<Vec<_>>())) {
        return;
    }
    let cues: BTreeSet<usize> = found.iter().flat_map(|draft| draft.cue.clone()).collect();
    for label in &labels {
        let colon = label.end;
        let content = trim(scene, colon + 1..scene.paragraph_tokens(scene.paragraph(colon)).end);
        if content.is_empty() || cues.contains(&colon) {
            continue;
        }
        let cue = colon..colon + 1;
        found.push(Draft { rule: "transcript", cue, inherited: false, ..loose(Some(label.clone()), content) });
    }
    sort_by_number(found, |draft| pair(draft.anchor() as u32, draft.extent().start as u32));
}

/// "“…” — Helen Marsh, 54": the name behind a quote's dash, to the end of the paragraph.
fn signed_behind(scene: &Scene<'_>, quote: &Range<usize>) -> Option<Range<usize>> {
    let dash = quote.end + 1;
    let end = scene.paragraph_tokens(scene.paragraph(quote.start)).end;
    let starts = scene.quotes.is_mark(quote.end) && scene.word(dash).chars().next().is_some_and(is_dash);
    let last = (dash + 1..end).rev().find(|&at| scene.is_word(at))?;
    let signed = dash + 1..last + 1;
    let name = starts && scene.upos(signed.start) == Upos::Propn && signed.len() <= 12;
    (name && !scene.any_finite(signed.clone())).then_some(signed)
}

/// "Skole til forældre", "Landstræner efter nederlag", "Minister om sagen", "Tiltalt nægter": where who speaks ends before a colon.
pub fn speaker_end(scene: &Scene<'_>, subject: Range<usize>) -> usize {
    let beside = |&i: &usize| {
        scene.is(i, Class::To)
            || scene.is_finite(i)
            || scene.upos(i) == Upos::Adp && [Class::Break, Class::Whether].iter().any(|&class| scene.is(i, class))
    };
    let end = subject.end;
    subject.clone().skip(1).find(beside).unwrap_or(end)
}

/// Quotes that no cue covers. Who speaks is told by the line below, by an interview's form, by the same words elsewhere, or by the attribution beside.
pub fn quotes(scene: &Scene<'_>, found: &mut Vec<Draft>) {
    if scene.quotes.all.is_empty() {
        return;
    }
    let mut made = Vec::new();
    let interview = Interview::of(scene);
    // By place, so that a long text is not gone through for each of its quotes.
    let mut contents: Vec<(usize, usize)> =
        found.iter().enumerate().flat_map(|(index, draft)| draft.content.iter().map(move |range| (range.start, index))).collect();
    sort_by_number(&mut contents, |&(start, _)| start as u64);
    let mut anchors: Vec<(usize, usize)> = found.iter().enumerate().map(|(index, draft)| (draft.anchor(), index)).collect();
    sort_by_number(&mut anchors, |&(anchor, _)| anchor as u64);
    let spoken: Vec<(usize, usize)> =
        anchors.iter().copied().filter(|&(_, index)| found.get(index).is_some_and(|draft| draft.source.is_some())).collect();
    for (index, quote) in scene.quotes.all.iter().enumerate() {
        let words = quote.tokens.clone().filter(|&i| scene.is_word(i)).count();
        let close = contents.get(around(&contents, quote.tokens.start, NEAR, |&(start, _)| start)).unwrap_or_default();
        let covered = close.iter().filter_map(|&(_, index)| found.get(index)).any(|draft| {
            !quote.tokens.contains(&draft.anchor())
                && draft.content.iter().any(|range| range.start < quote.tokens.end && quote.tokens.start < range.end)
        });
        let answers = interview.as_ref().is_some_and(|interview| interview.answers.binary_search(&index).is_ok());
        if covered || !answers && (words < 4 || !whole(scene, &quote.tokens, quote.dash)) {
            continue;
        }
        let content = trim(scene, quote.tokens.clone());
        if let Some((source, verb)) = spoken_by(scene, &quote.tokens) {
            let cue = verb..verb + 1;
            made.push(Draft { rule: "quote-then-cue", cue, inherited: false, ..loose(Some(source), content) });
            continue;
        }
        if scene.knobs.quotes_resume
            && let Some(index) = goes_on_after(scene, found, &anchors, &content)
        {
            found.get_mut(index).into_iter().for_each(|draft| draft.content.push(content.clone()));
            continue;
        }
        let paragraph = scene.paragraph(content.start);
        let at = |place: usize| spoken.get(place).and_then(|&(_, index)| found.get(index));
        let before = spoken.partition_point(|&(anchor, _)| anchor < content.start).checked_sub(1).and_then(at);
        let after = at(spoken.partition_point(|&(anchor, _)| anchor < content.end));
        let close = after.filter(|draft| {
            draft.kind == ClaimKind::Direct
                && scene.paragraph(draft.extent().start).saturating_sub(paragraph) <= 1
                && draft.extent().start < content.end + 6
        });
        let same = before.filter(|draft| close.is_none() && scene.paragraph(draft.anchor()) == paragraph);
        let speaker = interview.as_ref().and_then(|interview| interview.speaker.clone());
        let signed = signed_behind(scene, &quote.tokens).or_else(|| phrases::name_line(scene, paragraph));
        let (rule, source) = match (signed, speaker) {
            (Some(named), _) => ("signed-quote", Some(named)),
            (None, Some(speaker)) if answers => ("interview-answer", Some(speaker)),
            _ if same.is_some() => ("quote-after-claim", same.and_then(|draft| draft.source.clone())),
            _ => ("loose-quote", close.or(before).or(after).and_then(|draft| draft.source.clone())),
        };
        made.push(Draft { rule, ..loose(source, content) });
    }
    again(scene, found, &mut made);
    found.extend(made);
}

fn loose(source: Option<Range<usize>>, content: Range<usize>) -> Draft {
    let cue = content.start..content.start;
    Draft { rule: "loose-quote", kind: ClaimKind::Direct, source, cue, entry: 0, content: vec![content], score: None, inherited: true }
}

/// Questions and answers: who answers, and which quotes are answers.
struct Interview {
    speaker: Option<Range<usize>>,
    answers: Vec<usize>,
}

impl Interview {
    /// A text of which at least two quotes are paragraphs of their own behind a question or an answer's label.
    fn of(scene: &Scene<'_>) -> Option<Interview> {
        let alone = |quote: &Quote| {
            let paragraph = scene.paragraph_tokens(scene.paragraph(quote.tokens.start));
            quote.tokens.start <= paragraph.start + 2 && paragraph.end <= quote.tokens.end + 2
        };
        let asked = |quote: &Quote| {
            let paragraph = scene.paragraph_tokens(scene.paragraph(quote.tokens.start));
            let question = paragraph.start.checked_sub(1).is_some_and(|last| scene.word(last) == "?" && !scene.quotes.holds(last));
            question || scene.is(paragraph.start, Class::Answer) && scene.word(paragraph.start + 1) == ":"
        };
        let quotes = scene.quotes.all.iter().enumerate();
        let mut answers: Vec<usize> = quotes.clone().filter(|(_, quote)| alone(quote) && asked(quote)).map(|(index, _)| index).collect();
        let first = *answers.first().filter(|_| answers.len() >= 2)?;
        // What follows an answer as a paragraph of its own is one more, or answers a question that has no mark.
        answers = quotes.filter(|(index, quote)| *index >= first && alone(quote)).map(|(index, _)| index).collect();
        let start = scene.quotes.get(first)?.tokens.start;
        let name = |least: usize| {
            let proper = |at: usize| scene.upos(at) == Upos::Propn && !scene.quotes.holds(at);
            (0..start)
                .filter(|&at| proper(at) && !at.checked_sub(1).is_some_and(proper))
                .map(|at| {
                    let end = (at..start).find(|&i| !proper(i)).unwrap_or(start);
                    at..end
                })
                .find(|range| range.len() >= least)
        };
        Some(Interview { speaker: name(2).or_else(|| name(1)), answers })
    }
}

/// A headline or pull quote whose words stand in another quote belongs to whoever says them there.
fn again(scene: &Scene<'_>, found: &[Draft], made: &mut [Draft]) {
    let unsure = |draft: &Draft| matches!(draft.rule, "loose-quote" | "quote-after-claim");
    if !made.iter().any(unsure) {
        return;
    }
    let lower = |at: usize| scene.document.lower(at);
    let words = |range: &Range<usize>| range.clone().filter(|&at| scene.is_word(at)).collect::<Vec<usize>>();
    let mut places: BTreeMap<[&str; 3], Vec<(usize, usize)>> = BTreeMap::new();
    let quoted: Vec<Vec<usize>> = scene.quotes.all.iter().map(|quote| words(&quote.tokens)).collect();
    for (quote, tokens) in quoted.iter().enumerate() {
        for (offset, three) in tokens.windows(3).enumerate() {
            if let [a, b, c] = three {
                places.entry([lower(*a), lower(*b), lower(*c)]).or_default().push((quote, offset));
            }
        }
    }
    let holder = |at: usize, made: &[Draft]| {
        let of = |draft: &&Draft| draft.holds(at) && draft.source.is_some() && draft.rule != "loose-quote";
        found.iter().find(of).or_else(|| made.iter().find(of)).and_then(|draft| draft.source.clone())
    };
    for index in 0..made.len() {
        let Some(draft) = made.get(index).filter(|draft| unsure(draft)) else { continue };
        let own = draft.content.first().map(words).unwrap_or_default();
        let [a, b, c, ..] = own.as_slice() else { continue };
        let same = |&(quote, offset): &(usize, usize)| {
            let other = quoted.get(quote)?.get(offset..offset + own.len())?;
            let apart = other.first() != own.first();
            (apart && other.iter().zip(&own).all(|(&x, &y)| lower(x) == lower(y))).then(|| other.first().copied()).flatten()
        };
        let there = places.get(&[lower(*a), lower(*b), lower(*c)]).into_iter().flatten().take(64).find_map(same);
        if let Some(source) = there.and_then(|at| holder(at, made))
            && let Some(draft) = made.get_mut(index)
        {
            (draft.rule, draft.source) = ("quote-again", Some(source));
        }
    }
}

/// `"…," he said. "…"`: the direct speech whose attribution ends the sentence before a quote; the quote is more of it.
fn goes_on_after(scene: &Scene<'_>, found: &[Draft], anchors: &[(usize, usize)], quote: &Range<usize>) -> Option<usize> {
    let sentence = scene.at(quote.start).sentence;
    let earlier = anchors.get(..anchors.partition_point(|&(anchor, _)| anchor < quote.start)).unwrap_or_default();
    earlier.iter().rev().take(24).find_map(|&(_, index)| {
        let draft = found.get(index)?;
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
