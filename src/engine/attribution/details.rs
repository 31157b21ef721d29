//! The rest of an attribution: through whom, in what, to whom, when.

use super::draft::Draft;
use super::phrases;
use super::scene::Scene;
use crate::document::{Time, Upos};
use crate::language::{Class, CueKind, Takes};
use crate::text::Span;
use std::ops::Range;

/// What an attribution says besides source, cue and content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// News media that relayed it, as token ranges.
    pub via: Vec<Range<usize>>,
    /// "i en udtalelse"
    pub medium: Option<Range<usize>>,
    /// To whom else it was said.
    pub addressee: Option<Range<usize>>,
    /// When it was said.
    pub time: Option<Span>,
}

/// A cue without what stands behind its verb's phrase: "said" of "said in an email to the Vale Gazette".
fn core(scene: &Scene<'_>, cue: &Range<usize>) -> Range<usize> {
    let listed = scene.phrase(cue.start).map_or(cue.start + 1, |phrase| phrase.tokens.end);
    let named = |at: usize| matches!(scene.upos(at), Upos::Noun | Upos::Propn);
    let tail = (listed..cue.end).find(|&at| scene.upos(at) == Upos::Adp && (at + 1..cue.end).any(named));
    cue.start..tail.unwrap_or(cue.end)
}

/// Reads the words around cue and source that are not content.
pub fn read(scene: &Scene<'_>, draft: &Draft, times: &[Time]) -> Details {
    let mut details = Details::default();
    if draft.cue.is_empty() {
        return details;
    }
    let draft = &Draft { cue: core(scene, &draft.cue), ..draft.clone() };
    let region = region(scene, draft);
    let mut at = 0;
    while let Some(&token) = region.get(at) {
        at += 1;
        let run = 1 + region.get(at..).unwrap_or_default().iter().enumerate().take_while(|&(n, &t)| t == token + n + 1).count();
        let limit = token + run;
        if let Some(cue_end) = according(scene, token).filter(|_| !draft.cue.contains(&token)) {
            if let Some(source) = phrases::right(scene, cue_end, limit).filter(|range| is_outlet(scene, range)) {
                let source = outlet(scene, source);
                at += source.end - token - 1;
                details.via.push(source);
            }
            continue;
        }
        let toward = scene.is(token, Class::Toward) && scene.is(token + 1, Class::For);
        // "med henvisning til en læge": the noun takes the preposition.
        let of_noun = token > 0
            && region.contains(&(token - 1))
            && scene.upos(token - 1) == Upos::Noun
            && ![Class::MediumNoun, Class::Time].iter().any(|&class| scene.is(token - 1, class))
            && time_at(times, scene.document.span(token - 1..token)).is_none();
        if (scene.is(token, Class::To) || toward) && !of_noun {
            let start = token + 1 + usize::from(toward);
            if let Some(whom) = phrases::right(scene, start, limit).filter(|range| range.start == start && !scene.is(start, Class::Time)) {
                let relayed = is_outlet(scene, &whom);
                let whom = if relayed { outlet(scene, whom) } else { whom };
                at += whom.end - token - 1;
                if relayed {
                    details.via.push(whom);
                } else if details.addressee.is_none() {
                    details.addressee = Some(whom);
                }
            }
            continue;
        }
        if details.medium.is_none()
            && scene.is(token, Class::In)
            && let Some(noun) = (token + 1..limit.min(token + 7)).find(|&i| scene.is(i, Class::MediumNoun))
            && (token + 1..noun)
                .all(|i| matches!(scene.upos(i), Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron | Upos::Adv))
        {
            details.medium = Some(token..noun + 1);
            at += noun - token;
        }
    }
    if let Some(whom) = addressed(scene, draft) {
        if is_outlet(scene, &whom) {
            details.via.insert(0, whom);
        } else {
            details.addressee = Some(whom);
        }
    }
    details.time = time(scene, draft, &region, times, &details);
    details
}

/// "told reporters": who is addressed as the object of the cue.
fn addressed(scene: &Scene<'_>, draft: &Draft) -> Option<Range<usize>> {
    let takes = scene.lexicon.cue(draft.entry).is_some_and(|cue| cue.takes.any(Takes::ADDRESSEE));
    let start = draft.cue.end;
    let end = scene.sentence(draft.cue.start).end;
    let whom = takes.then(|| phrases::right(scene, start, end)).flatten()?;
    let apart = draft.source.as_ref().is_none_or(|source| source.end <= start || source.start >= whom.end);
    (whom.start == start && apart && !draft.holds(start) && !scene.is(start, Class::Time)).then_some(whom)
}

/// The tokens of the attribution that are neither source nor cue nor content: from the content, or the clause's border, to the other.
fn region(scene: &Scene<'_>, draft: &Draft) -> Vec<usize> {
    let sentence = scene.sentence(draft.cue.start);
    let core = draft.source.as_ref().filter(|source| scene.at(source.start).sentence == scene.at(draft.cue.start).sentence);
    let first = core.map_or(draft.cue.start, |source| source.start.min(draft.cue.start));
    let last = core.map_or(draft.cue.end, |source| source.end.max(draft.cue.end));
    let taken = |i: usize| core.is_some_and(|source| source.contains(&i)) || draft.cue.contains(&i);
    let inside = draft.holds(draft.cue.start);
    let mut tokens = Vec::new();
    let mut left = Vec::new();
    for i in (sentence.start..first).rev() {
        if draft.holds(i) && !inside
            || matches!(scene.word(i), ":" | ";")
            || scene.word(i) == "," && i + 1 == first
            || opens_clause(scene, i)
        {
            break;
        }
        left.push(i);
    }
    tokens.extend(left.into_iter().rev());
    tokens.extend((first..last).filter(|&i| !taken(i) && !draft.holds(i)));
    for i in last..sentence.end {
        if draft.holds(i) || matches!(scene.word(i), ":" | ";") || scene.quotes.is_mark(i) {
            break;
        }
        let apart = scene.is(i + 1, Class::Contrast)
            || opens_clause(scene, i + 1)
            || scene.is_complementiser(i + 2) && scene.is(i + 1, Class::Break)
            || scene.is(i + 1, Class::And)
            || !scene.knobs.verb_second && scene.is_relative(i + 1);
        if scene.word(i) == "," && apart {
            break;
        }
        tokens.push(i);
    }
    if inside {
        // The phrase lies within its own content ("… blev ifølge X brugt …"): only what is beside it counts.
        tokens.retain(|&i| i + 1 >= first && i <= last);
    }
    tokens
}

/// The expression of time, of those in the order of the text, that a word has a part in.
pub fn time_at(times: &[Time], word: Span) -> Option<&Time> {
    times.get(times.partition_point(|time| time.span.end <= word.start)).filter(|time| time.span.start < word.end)
}

/// Whether a subordinate clause opens at a word: what stands before it belongs to another verb than what follows.
fn opens_clause(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_complementiser(at) && !scene.is_infinitive_mark(at) || scene.is(at, Class::Break) && scene.upos(at) == Upos::Sconj
}

fn according(scene: &Scene<'_>, token: usize) -> Option<usize> {
    let is = |number: u16| scene.lexicon.cue(number).is_some_and(|cue| cue.kind == CueKind::Preposition);
    match scene.phrase(token) {
        Some(phrase) if is(phrase.cue) => Some(phrase.tokens.end),
        _ => is(scene.at(token).cue).then_some(token + 1),
    }
}

/// Whether a noun phrase names a news medium.
pub fn is_outlet(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    range
        .clone()
        .any(|i| scene.is(i, Class::Agency) && scene.upos(i) != Upos::Verb || scene.is(i, Class::Outlet) || scene.is(i, Class::OutletNoun))
}

/// A medium ends with its name: "The Guardian" of "The Guardian med henvisning".
fn outlet(scene: &Scene<'_>, range: Range<usize>) -> Range<usize> {
    let named = range.clone().find(|&i| scene.upos(i) == Upos::Propn).unwrap_or(range.end);
    let end = (named..range.end).find(|&i| scene.upos(i) == Upos::Adp).unwrap_or(range.end);
    range.start..end
}

/// The expression of time in the attribution, less what belongs to a medium.
fn time(scene: &Scene<'_>, draft: &Draft, region: &[usize], times: &[Time], details: &Details) -> Option<Span> {
    // "Nair, who inspected the bridge in 2021, said": what stands in a relative clause before the cue says nothing of when it was said.
    let apart = |at: usize| {
        at < draft.cue.start
            && region.iter().any(|&i| i < at && scene.is_relative(i) && i.checked_sub(1).is_some_and(|before| scene.word(before) == ","))
    };
    let free = |span: Span| {
        let tokens = scene.document.tokens_in(span);
        !tokens.is_empty()
            && tokens.clone().all(|i| region.contains(&i))
            && !apart(tokens.start)
            && !details.via.iter().chain(&details.medium).chain(&details.addressee).any(|range| range.contains(&tokens.start))
    };
    let begin = region.first().map_or(0, |&i| scene.document.span(i..i + 1).start);
    let from = times.partition_point(|time| time.span.start < begin);
    if let Some(time) = times.get(from..).unwrap_or_default().iter().take(4).find(|time| free(time.span)) {
        return Some(time.span);
    }
    let first =
        region.iter().copied().find(|&i| scene.is(i, Class::Time) && !scene.is(i, Class::Adverb) && scene.upos(i) != Upos::Propn)?;
    let mut range = first..first + 1;
    while region.contains(&range.end) && scene.is(range.end, Class::Time) {
        range.end += 1;
    }
    if range.start > 0 && region.contains(&(range.start - 1)) && scene.is(range.start - 1, Class::In) && range.end == first + 1 {
        range.start -= 1;
    }
    Some(scene.document.span(range))
}
