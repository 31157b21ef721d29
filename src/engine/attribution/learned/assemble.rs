//! From the labels of a window to a claim: runs of words, quotes taken whole, a source where the labels gave none.

use super::super::draft::Draft;
use super::super::frames::trim;
use super::super::site::Site;
use super::cues::Candidate;
use super::sight::{PART, Sight};
use crate::document::{ClaimKind, Stance, Upos, VerbForm};
use crate::language::{Class, CueKind};
use crate::text::order::sort_by_number;
use std::ops::Range;

/// A claim that may be kept.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The claim.
    pub draft: Draft,
    /// Where it hangs.
    pub candidate: Candidate,
    /// How probable the cue model holds it, 0 to 1.
    pub cue: f32,
    /// Index of the rules' claim with the same cue.
    pub rule: Option<usize>,
    /// Whether source and content are those of the rules, not of the labels.
    pub by_rules: bool,
    /// How sure the labels are: at the edges of the content, of the source, anywhere; in steps, 0 where there is none.
    pub sure: [u8; 3],
}

/// The words of a part, as runs; gaps of up to `bridge` words inside are closed.
fn runs(labels: &[usize], start: usize, part: u8, bridge: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (offset, &label) in labels.iter().enumerate() {
        if PART.get(label) != Some(&part) {
            continue;
        }
        let at = start + offset;
        match runs.last_mut() {
            Some(run) if at <= run.end + bridge => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// A proposal out of a window's labels; `None` where they hold no content.
pub fn assemble(
    sight: &Sight<'_, '_>,
    candidate: Candidate,
    window: Range<usize>,
    labels: &[usize],
    cue: f32,
    sure: [u8; 3],
) -> Option<Proposal> {
    let scene = sight.scene;
    let head = candidate.head;
    let rule = sight.rule.get(head).and_then(|&number| (number as usize).checked_sub(1)).filter(|_| candidate.quote.is_none());
    let ruled = rule.and_then(|index| sight.rules.get(index));
    let mut content = runs(labels, window.start, 3, 0);
    let mut words = head..head + 1;
    if let Some(quote) = &candidate.quote {
        content = vec![quote.clone()];
        words = quote.start..quote.start;
    } else {
        let labelled = runs(labels, window.start, 2, 0);
        let near = labelled.into_iter().find(|run| run.contains(&head) || run.end == head || run.start == head + 1);
        if let Some(run) = near.filter(|run| run.len() <= 8) {
            words = run.start.min(head)..run.end.max(head + 1);
        }
        if let Some(phrase) = scene.phrase(head).filter(|phrase| words.len() == 1 && ruled.is_some_and(|draft| draft.cue == phrase.tokens))
        {
            words = phrase.tokens.clone();
        }
        join_small_gaps(&mut content, &words);
        go_on(sight, head, &mut content);
        snap(sight, head, &mut content);
    }
    let content: Vec<Range<usize>> = content
        .into_iter()
        .flat_map(|range| without(range, &words))
        .map(|range| trim(scene, range))
        .filter(|range| !range.is_empty())
        .collect();
    let says = content.iter().flat_map(Clone::clone).any(|at| scene.is_word(at) && !scene.is_complementiser(at));
    if !says || ruled.is_some() && breaks_off(sight, &content) {
        return None;
    }
    let holds = |at: usize| content.iter().any(|range| range.contains(&at));
    let sources = runs(labels, window.start, 1, 2);
    let free = |range: &Range<usize>| !range.clone().any(|at| holds(at) || words.contains(&at));
    let mut source = sources
        .into_iter()
        .map(|run| tidy(sight, run))
        .filter(|run| !run.is_empty())
        .min_by_key(|run| run.start.abs_diff(head).min(run.end.abs_diff(head)));
    if candidate.quote.is_none() && source.as_ref().is_none_or(|range| is_empty_word(sight, range)) {
        let better = ruled.and_then(|draft| draft.source.clone()).or_else(|| subject(sight, head)).filter(&free);
        source = better.filter(|range| !is_empty_word(sight, range)).or(source);
    }
    // "Regeringen anklages for …": whom a passive speaks of does not speak.
    let agent = |range: &Range<usize>| range.start.checked_sub(1).is_some_and(|before| scene.upos(before) == Upos::Adp);
    if candidate.quote.is_none() && (scene.at(head).form == VerbForm::Passive || is_accused(sight, head)) {
        source = source.filter(agent);
    }
    let entry = scene.phrase(head).filter(|phrase| phrase.tokens.len() == words.len()).map_or(scene.at(head).cue, |phrase| phrase.cue);
    let mut draft = Draft {
        rule: if candidate.quote.is_some() { "learned-quote" } else { "learned" },
        kind: ClaimKind::Indirect,
        source,
        entry: if candidate.quote.is_some() { 0 } else { entry },
        cue: words,
        content,
        score: None,
        inherited: candidate.quote.is_some(),
    };
    draft.kind = kind(sight, &draft, ruled);
    if let Some(ruled) = ruled.filter(|ruled| agrees(ruled, &draft)) {
        draft.rule = ruled.rule;
    }
    Some(Proposal { draft, candidate, cue, rule, by_rules: false, sure })
}

/// The rules' own version of a claim, where it is another than the labels'.
pub fn ruled(sight: &Sight<'_, '_>, index: usize, candidate: Candidate, cue: f32, labelled: Option<&Proposal>) -> Option<Proposal> {
    let mut draft = sight.rules.get(index)?.clone();
    let same = |other: &Draft| other.content == draft.content && other.source == draft.source;
    if labelled.is_some_and(|labelled| same(&labelled.draft)) {
        return None;
    }
    // "said at a briefing": the labels know how far a cue goes, the rules only its words in the list.
    let free = |at: usize| !draft.holds(at) && !draft.source.as_ref().is_some_and(|source| source.contains(&at));
    let longer = |cue: &Range<usize>| cue.start <= draft.cue.start && draft.cue.end <= cue.end && cue.clone().all(free);
    if let Some(cue) = labelled.map(|labelled| labelled.draft.cue.clone()).filter(longer) {
        draft.cue = cue;
    }
    let sure = labelled.map_or([0; 3], |labelled| labelled.sure);
    Some(Proposal { draft, candidate, cue, rule: Some(index), by_rules: true, sure })
}

/// Marks and cue words between two runs of content do not divide it.
fn join_small_gaps(content: &mut Vec<Range<usize>>, cue: &Range<usize>) {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for run in content.drain(..) {
        match joined.last_mut() {
            Some(last) if run.start <= last.end + 1 && !(last.end..run.start).any(|at| cue.contains(&at)) => last.end = run.end,
            _ => joined.push(run),
        }
    }
    *content = joined;
}

/// "at …, og at …" is one content: one that ends before the conjunction goes on over it.
fn go_on(sight: &Sight<'_, '_>, head: usize, content: &mut [Range<usize>]) {
    let scene = sight.scene;
    let Some(last) = content.last_mut().filter(|last| last.start > head) else { return };
    let sentence = scene.sentence(last.end.saturating_sub(1));
    if !scene.is_complementiser(last.start.saturating_sub(1)) {
        return;
    }
    loop {
        let comma = usize::from(scene.word(last.end) == ",");
        let and = last.end + comma;
        let coordinated =
            and + 2 < sentence.end && scene.is(and, Class::And) && scene.is_complementiser(and + 1) && !scene.is_infinitive_mark(and + 1);
        if !coordinated {
            return;
        }
        let stop = (and + 2..sentence.end).find(|&at| {
            let divides =
                scene.word(at) == "," && (scene.is(at + 1, Class::Contrast) || scene.is(at + 1, Class::And) || scene.is_finite(at + 1));
            divides || matches!(scene.word(at), ";" | ":") || at + 1 == sentence.end && !scene.is_word(at)
        });
        last.end = stop.unwrap_or(sentence.end);
    }
}

/// Whether a content ends within a phrase: at an article or an auxiliary before the word that it goes with.
fn breaks_off(sight: &Sight<'_, '_>, content: &[Range<usize>]) -> bool {
    let scene = sight.scene;
    let Some(end) = content.last().map(|last| last.end).filter(|&end| end > 0) else { return false };
    let same = scene.at(end).sentence == scene.at(end - 1).sentence;
    same && match scene.upos(end - 1) {
        Upos::Aux => matches!(scene.upos(end), Upos::Verb | Upos::Aux),
        Upos::Det => matches!(scene.upos(end), Upos::Noun | Upos::Propn | Upos::Adj),
        _ => false,
    }
}

fn without(range: Range<usize>, cut: &Range<usize>) -> Vec<Range<usize>> {
    if cut.is_empty() || cut.end <= range.start || range.end <= cut.start {
        return vec![range];
    }
    [range.start..cut.start.max(range.start), cut.end.min(range.end)..range.end].into_iter().filter(|part| !part.is_empty()).collect()
}

/// A direct quote next to the cue is content as a whole, or not at all.
fn snap(sight: &Sight<'_, '_>, head: usize, content: &mut Vec<Range<usize>>) {
    let scene = sight.scene;
    let total: usize = content.iter().map(Range::len).sum();
    let shared = |quote: &Range<usize>| -> usize {
        content.iter().map(|range| range.end.min(quote.end).saturating_sub(range.start.max(quote.start))).sum()
    };
    let first = scene.quotes.all.partition_point(|quote| quote.tokens.end + 4 < head);
    for quote in scene.quotes.all.iter().skip(first).take_while(|quote| quote.tokens.start <= head + 9) {
        let tokens = &quote.tokens;
        let inside = shared(tokens);
        let before = tokens.end <= head && head <= tokens.end + 4;
        let after = head < tokens.start && tokens.start <= head + 9;
        let short = tokens.len() < 3 || tokens.contains(&head) || scene.paragraph(tokens.start) != scene.paragraph(head);
        // A part of the quote at its far end is enough where the near end was labelled, for the labels can stop at a full stop inside.
        let near = content.iter().any(|range| before && range.end + 1 >= tokens.end || after && range.start <= tokens.start + 1);
        let part = if near { inside > 0 } else { inside * 10 >= tokens.len() * 3 };
        if !short && (before || after) && part && inside < tokens.len() && inside * 10 >= total * 6 {
            content.retain(|range| range.end <= tokens.start || tokens.end <= range.start);
            content.push(tokens.clone());
            sort_by_number(content, |range| range.start as u64);
            return;
        }
    }
}

/// A source without marks and prepositions at its edges.
fn tidy(sight: &Sight<'_, '_>, run: Range<usize>) -> Range<usize> {
    let scene = sight.scene;
    let (mut start, mut end) = (run.start, run.end);
    while start < end && (!scene.is_word(start) || scene.upos(start) == Upos::Adp) {
        start += 1;
    }
    // A clause does not speak; one that tells more of the speaker may stand in it.
    if let Some(verb) = (start..end)
        .find(|&at| scene.is_finite(at))
        .filter(|&verb| !(start..verb).any(|at| sight.opens_clause(at) || scene.is_relative(at)))
    {
        end = verb;
    }
    while end > start && (!scene.is_word(end - 1) && scene.word(end - 1) != ")" || scene.upos(end - 1) == Upos::Adp) {
        end -= 1;
    }
    start..end
}

/// A word that stands for the speaker only in form: "det" in "lyder det fra X", "der" in "X, der mener".
fn is_empty_word(sight: &Sight<'_, '_>, range: &Range<usize>) -> bool {
    let scene = sight.scene;
    range.len() == 1
        && (scene.is_relative(range.start) && !scene.knobs.relative_sources || scene.is(range.start, Class::Anaphor))
        && scene.upos(range.start) != Upos::Propn
}

/// "Han er anholdt og sigtet for …": whether a cue's verb says of its subject that it is accused.
fn is_accused(sight: &Sight<'_, '_>, head: usize) -> bool {
    let entry = sight.scene.at(head).cue;
    let accuses = sight.scene.lexicon.cue(entry).is_some_and(|cue| cue.stance == Stance::Accuses);
    let has = (sight.scene.sentence(head).start..head).any(|at| sight.scene.is(at, Class::Have));
    accuses && sight.scene.at(head).form == VerbForm::Participle && !has
}

/// The subject that the rules see at a cue.
fn subject(sight: &Sight<'_, '_>, head: usize) -> Option<Range<usize>> {
    let scene = sight.scene;
    let site = Site::new(scene, head..head + 1, scene.at(head).cue)?;
    if site.passive {
        return None;
    }
    site.subject(site.clause.end)
}

/// Whether two drafts say the same: their contents share at least half of what either holds.
pub fn agrees(one: &Draft, other: &Draft) -> bool {
    let shared: usize =
        one.content.iter().flat_map(|a| other.content.iter().map(move |b| a.end.min(b.end).saturating_sub(a.start.max(b.start)))).sum();
    let size = |draft: &Draft| draft.content.iter().map(Range::len).sum::<usize>();
    shared * 2 >= size(one).max(size(other))
}

/// How a claim is put: as the rules say where they agree, else by its quotes, its cue and its place.
fn kind(sight: &Sight<'_, '_>, draft: &Draft, ruled: Option<&Draft>) -> ClaimKind {
    let scene = sight.scene;
    let words: Vec<usize> = draft.content.iter().flat_map(Clone::clone).filter(|&at| scene.is_word(at)).collect();
    let outer = scene.quotes.of(draft.cue.start).filter(|_| !draft.cue.is_empty());
    let quoted = words.iter().filter(|&&at| scene.quotes.of(at).is_some_and(|quote| Some(quote) != outer)).count();
    if let Some(ruled) = ruled.filter(|ruled| agrees(ruled, draft)) {
        return ruled.kind;
    }
    let preposition = scene.lexicon.cue(draft.entry).is_some_and(|cue| cue.kind == CueKind::Preposition);
    let sentence = scene.sentence(draft.cue.start);
    let earlier = draft.content.iter().all(|range| range.end <= sentence.start);
    let stands_for = (sentence.start..draft.cue.start).any(|at| scene.at(at).classes.any(&[Class::Anaphor, Class::Neither]));
    match () {
        () if preposition => ClaimKind::AccordingTo,
        () if draft.cue.is_empty() => ClaimKind::Direct,
        () if quoted * 5 >= words.len() * 4 => ClaimKind::Direct,
        () if earlier && stands_for => ClaimKind::Anaphoric,
        () if quoted > 0 => ClaimKind::Mixed,
        () => ClaimKind::Indirect,
    }
}

/// Quotes whose labels gave no speaker take the one whom the rules see, else the speaker just before, else a person named in the sentence
/// before, else the next speaker.
pub fn speakers(sight: &Sight<'_, '_>, likely: f32, proposals: &mut [Proposal]) {
    let scene = sight.scene;
    let person = |source: &Option<Range<usize>>| {
        source.as_ref().is_some_and(|range| {
            range.clone().any(|at| matches!(scene.upos(at), Upos::Propn | Upos::Noun | Upos::Pron)) && !is_empty_word(sight, range)
        })
    };
    for index in 0..proposals.len() {
        let Some(here) = proposals
            .get(index)
            .filter(|proposal| proposal.candidate.quote.is_some() && !proposal.by_rules && !person(&proposal.draft.source))
        else {
            continue;
        };
        let head = here.candidate.head;
        let rule = sight.loose_rule(head).and_then(|index| sight.rules.get(index));
        let ruled = rule.and_then(|draft| draft.source.clone());
        let sure = rule.filter(|draft| draft.rule != "loose-quote").and_then(|draft| draft.source.clone());
        let speaks = |other: &&Proposal| person(&other.draft.source) && other.cue >= likely && !other.draft.holds(head);
        let before = proposals.iter().take(index).rev().find(speaks);
        let after = || proposals.iter().skip(index + 1).find(speaks);
        let paragraph = scene.paragraph(head);
        let near =
            before.filter(|other| paragraph - scene.paragraph(other.candidate.head) <= 1).and_then(|other| other.draft.source.clone());
        let source = sure
            .or(near)
            .or(ruled)
            .or_else(|| named_before(sight, head))
            .or_else(|| before.or_else(after).and_then(|other| other.draft.source.clone()));
        if let Some(here) = proposals.get_mut(index) {
            here.draft.source = source;
        }
    }
}

/// The first person named in the sentence before a quote.
fn named_before(sight: &Sight<'_, '_>, head: usize) -> Option<Range<usize>> {
    let scene = sight.scene;
    let before = (scene.at(head).sentence as usize).checked_sub(1)?;
    let sentence = scene.document.sentence_tokens(before);
    let start = sentence.clone().find(|&at| sight.name.get(at) == Some(&1))?;
    Some(start..(start..sentence.end).find(|&at| sight.name.get(at) != Some(&1)).unwrap_or(sentence.end))
}
