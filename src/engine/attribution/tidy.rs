//! The last look at drafts, whoever made them: idioms that attribute nothing, what a source or content took in that is no part of it.

use super::details::{is_outlet, time_at};
use super::draft::{Draft, NEAR};
use super::frames::{speaker_end, trim, within_speech};
use super::phrases;
use super::scene::Scene;
use super::stance;
use crate::document::{ClaimKind, ParagraphKind, Time, Upos, VerbForm};
use crate::language::{Class, Cue, CueKind};
use crate::text::order::around;
use std::ops::Range;

/// Drafts without those that are no claims, their parts without what does not belong to them.
pub fn tidy(scene: &Scene<'_>, drafts: Vec<Draft>, times: &[Time]) -> Vec<Draft> {
    let mut all = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let draft = trimmed(scene, draft, times);
        if let Some(source) = other_of_two(scene, &draft) {
            all.push(Draft { source: Some(source), ..draft.clone() });
        }
        all.push(draft);
    }
    let mut kept: Vec<Draft> = Vec::with_capacity(all.len());
    for draft in &all {
        let beside = all.get(around(&all, draft.anchor(), NEAR, Draft::anchor)).unwrap_or_default();
        let twin = kept.last().is_some_and(|last| last.cue == draft.cue && last.source == draft.source && last.content == draft.content);
        let repeats = twin || beside.iter().any(|other| !std::ptr::eq(draft, other) && says_the_same(scene, draft, other));
        if !draft.content.is_empty()
            && !repeats
            && !idiom(scene, draft)
            && !when_only(scene, draft, times)
            && !own_words(scene, draft)
            && !done_to(scene, draft)
        {
            kept.push(draft.clone());
        }
    }
    kept
}

/// "sagt op", "så at sige": a word of an idiom, or one that it holds, is no cue.
fn idiom(scene: &Scene<'_>, draft: &Draft) -> bool {
    let held = |at: usize| {
        (at.saturating_sub(5)..=at)
            .filter_map(|start| scene.phrase(start))
            .any(|phrase| phrase.tokens.contains(&at) && scene.lexicon.cue(phrase.cue).is_some_and(|cue| cue.class == Cue::NONE))
    };
    draft.cue.clone().any(held)
}

/// "»… advarede vi mod …«, siger X": what speakers tell of their own words within their speech is a part of it.
fn own_words(scene: &Scene<'_>, draft: &Draft) -> bool {
    let own =
        draft.source.as_ref().is_some_and(|source| scene.is(source.start, Class::First) && !scene.is(source.start, Class::Possessive));
    own && within_speech(scene, draft)
}

/// "et skib er blevet angrebet, efter at …": a word without a source and with a content that says nothing is what was done, not what was said.
fn done_to(scene: &Scene<'_>, draft: &Draft) -> bool {
    let last = draft.cue.end.saturating_sub(1);
    let bare = draft.source.is_none() && draft.rule == "learned" && scene.at(last).form != VerbForm::Passive;
    let says = draft.content.iter().flat_map(Clone::clone).any(|at| matches!(scene.upos(at), Upos::Verb | Upos::Aux));
    let of_what = scene.upos(draft.cue.end) == Upos::Adp
        && draft.content.iter().any(|range| range.start <= draft.cue.end + 1 && range.end > draft.cue.end);
    bare && !says && !of_what
}

/// "beder om i øjeblikket": a time says nothing by itself.
fn when_only(scene: &Scene<'_>, draft: &Draft, times: &[Time]) -> bool {
    let timed = |at: usize| {
        let span = scene.document.span(at..at + 1);
        time_at(times, span).is_some_and(|time| time.span.start <= span.start && span.end <= time.span.end)
    };
    let says = |at: usize| scene.is_word(at) && scene.upos(at) != Upos::Adp && !timed(at);
    !draft.cue.is_empty() && !draft.content.iter().flat_map(Clone::clone).any(says)
}

/// Whether a draft adds nothing to another: its cue is a part of the other's, the other's cue is its whole content or all but its source ("…, siger
/// kontorchefen"), it is a view that the other tells by its noun ("set med borgerens øjne"), or it is a word of hearsay within a claim, which says how
/// sure that claim is.
fn says_the_same(scene: &Scene<'_>, draft: &Draft, other: &Draft) -> bool {
    let part = draft.cue.start >= other.cue.start && draft.cue.end <= other.cue.end && draft.cue.len() < other.cue.len();
    let empty =
        draft.source == other.source && draft.content.iter().all(|range| other.cue.start <= range.start && range.end <= other.cue.end);
    let told = |at: usize| other.cue.contains(&at) || other.source.as_ref().is_some_and(|source| source.contains(&at));
    let frame = draft.holds(other.cue.start) && draft.content.iter().flat_map(Clone::clone).all(|at| told(at) || !scene.is_word(at));
    let view = other.rule == "point-of-view" && draft.rule != other.rule && draft.source.is_some() && draft.source == other.source;
    let hearsay = draft.source.is_none()
        && scene.lexicon.cue(draft.entry).is_some_and(|cue| cue.kind == CueKind::Adverb)
        && other.source.is_some()
        && other.holds(draft.cue.start);
    !draft.cue.is_empty() && !other.cue.is_empty() && (part || view || hearsay || empty || frame)
}

/// "Hverken ministeren eller styrelsen": where the source is but the second of two whom a word tells apart, the first.
fn other_of_two(scene: &Scene<'_>, draft: &Draft) -> Option<Range<usize>> {
    let source = draft.source.as_ref().filter(|source| source.start > 0 && source.end <= draft.cue.start)?;
    let and = source.start - 1;
    let floor = scene.sentence(and).start;
    if !scene.is(and, Class::And) {
        return None;
    }
    let whole = phrases::left(scene, source.end, floor)?.noun()?;
    let both = whole.start > floor && scene.is(whole.start - 1, Class::Both);
    (both && whole.start < and).then_some(whole.start..and)
}

/// A cue with the words that its phrase begins with: "ønsker ikke at kommentere" for "kommentere".
fn whole_cue(scene: &Scene<'_>, draft: &Draft) -> Option<(Range<usize>, u16)> {
    let head = draft.cue.start;
    let phrase = (head.saturating_sub(5)..head).filter_map(|start| scene.phrase(start)).find(|phrase| phrase.tokens.contains(&head))?;
    let cue = scene.lexicon.cue(phrase.cue).filter(|cue| cue.class != Cue::NONE && cue.kind == CueKind::Verb)?;
    let free = phrase.tokens.clone().all(|at| !draft.holds(at) && draft.source.as_ref().is_none_or(|source| !source.contains(&at)));
    let covers = phrase.tokens.end >= draft.cue.end;
    let verb = scene.upos(phrase.tokens.start) == Upos::Verb;
    (free && covers && verb && cue.strength > 1).then(|| (phrase.tokens.clone(), phrase.cue))
}

fn trimmed(scene: &Scene<'_>, mut draft: Draft, times: &[Time]) -> Draft {
    if let Some((cue, entry)) = (!draft.cue.is_empty()).then(|| whole_cue(scene, &draft)).flatten() {
        (draft.cue, draft.entry) = (cue, entry);
    }
    draft.source = draft.source.map(|range| source(scene, unlabelled(scene, range), &draft.cue, times));
    let head = draft.cue.start;
    draft.content =
        draft.content.into_iter().map(|range| unlabelled(scene, unsigned(scene, head, range))).filter(|range| !range.is_empty()).collect();
    // "Om rapporten er læst, svarer styrelsen ikke på"; else "om" and "if" in front can be a condition or a time.
    let asked = |first: &Range<usize>| scene.is(first.start, Class::Whether) && first.end <= head;
    if draft.kind == ClaimKind::Indirect
        && draft.content.first().is_some_and(asked)
        && stance::negated(scene, &draft)
        && let Some(first) = draft.content.first_mut()
    {
        first.start += 1;
    }
    draft
}

/// "Det fremgår af en rapport" takes up the text before it, and not the line before that, which says who wrote it and when.
fn unsigned(scene: &Scene<'_>, head: usize, range: Range<usize>) -> Range<usize> {
    let byline = |at: usize| {
        let paragraph = scene.document.paragraphs.get(scene.paragraph(at));
        paragraph.is_some_and(|paragraph| paragraph.kind == ParagraphKind::Byline)
    };
    if !byline(range.start) || byline(head) {
        return range;
    }
    let start = range.clone().find(|&at| !byline(at)).unwrap_or(range.end);
    start..range.end
}

/// "17.42 Vagtchef …": the time before a paragraph of a live blog is no part of what it says.
pub fn unlabelled(scene: &Scene<'_>, range: Range<usize>) -> Range<usize> {
    match scene.label(range.start) {
        Some(end) if end < range.end => trim(scene, end..range.end),
        _ => range,
    }
}

/// A source without the time and the medium behind it: "en meddelelse onsdag morgen", "talsmanden til den arabiske tv-station Al Jazeera".
fn source(scene: &Scene<'_>, range: Range<usize>, cue: &Range<usize>, times: &[Time]) -> Range<usize> {
    let mut end = range.end;
    if scene.word(cue.start) == ":" && range.end <= cue.start {
        end = speaker_end(scene, range.clone());
    }
    if range.start >= cue.end {
        let to = |&i: &usize| scene.is(i, Class::To) && scene.upos(i) == Upos::Adp;
        let medium =
            |&i: &usize| phrases::right(scene, i + 1, range.end).is_some_and(|whom| whom.start == i + 1 && is_outlet(scene, &whom));
        end = (range.start + 1..end).filter(to).find(medium).unwrap_or(end);
    }
    let span = scene.document.span(range.start..end);
    let from = times.partition_point(|time| time.span.end < span.end);
    if let Some(time) = times.get(from).filter(|time| time.span.end == span.end && time.span.start > span.start) {
        let start = scene.document.tokens_in(time.span).start;
        let noun = start > range.start && matches!(scene.upos(start - 1), Upos::Noun | Upos::Propn);
        end = if noun && scene.is(start, Class::Time) { start } else { end };
    }
    range.start..end.max(range.start + 1)
}
