//! "Ifølge X …" and words of hearsay.

use super::super::draft::Draft;
use super::super::phrases;
use super::super::scene::Scene;
use super::trim;
use crate::document::{ClaimKind, Upos};
use crate::language::{Class, CueKind};
use std::ops::Range;

/// The claims of a sentence's according-to phrases; those that only relay another claim of the sentence make none.
pub fn find(scene: &Scene<'_>, sentence: Range<usize>, found: &mut Vec<Draft>, first: usize) {
    let mut end = sentence.end;
    while end > sentence.start && !scene.is_word(end - 1) && scene.word(end - 1) != ")" {
        end -= 1;
    }
    for at in sentence.clone() {
        let (cue, number) = match scene.phrase(at) {
            Some(phrase) => (phrase.tokens.clone(), phrase.cue),
            None => (at..at + 1, scene.at(at).cue),
        };
        if scene.upos(at) == Upos::Adp
            && let Some(draft) = view(scene, &sentence, end, at)
        {
            let covered = found.get(first..).unwrap_or_default().iter().any(|other| !other.cue.is_empty() && other.holds(at));
            if !covered {
                found.push(draft);
            }
            continue;
        }
        if scene.lexicon.cue(number).is_none_or(|entry| entry.kind != CueKind::Preposition) {
            continue;
        }
        let Some(source) = phrases::right(scene, cue.end, end) else { continue };
        let others = found.get(first..).unwrap_or_default();
        if relays(scene, &source, &cue, others.iter()) {
            continue;
        }
        let content = content(scene, &sentence, end, &cue, &source);
        let content: Vec<Range<usize>> = content.into_iter().map(|range| trim(scene, range)).filter(|range| !range.is_empty()).collect();
        if content.is_empty() {
            continue;
        }
        // "Ifølge X …, siger han" is one claim, and so is what already covers the phrase.
        let covered = others.iter().any(|draft| {
            draft.kind != ClaimKind::Anaphoric
                && draft.holds(cue.start)
                && !draft.cue.is_empty()
                && draft.content.iter().any(|r| r.start > sentence.start)
        });
        if covered {
            continue;
        }
        found.retain(|draft| draft.anchor() < sentence.start || !(draft.source.is_none() && draft.cue.start > source.end));
        // "Angrebene viser ifølge kritikere, at …" is the critics' claim, not the attacks'.
        let begin = content.first().map(|range| range.start);
        let mut index = 0;
        found.retain(|draft| {
            index += 1;
            index <= first || draft.cue.is_empty() || draft.cue.start > cue.start || draft.content.first().map(|range| range.start) != begin
        });
        found.push(Draft {
            rule: "according-to",
            kind: ClaimKind::AccordingTo,
            source: Some(source),
            cue,
            entry: number,
            content,
            score: None,
            inherited: false,
        });
    }
}

/// "efter ministerens mening", "i borgmester Holms øjne", "efter hendes foreløbige vurdering": the clause around is somebody's view.
fn view(scene: &Scene<'_>, sentence: &Range<usize>, end: usize, at: usize) -> Option<Draft> {
    let noun = (at + 2..end.min(at + 12)).find(|&i| scene.is(i, Class::Viewpoint))?;
    let owner = (at + 1..noun).rev().find(|&i| scene.upos(i) != Upos::Adj)?;
    let mark = scene.upos(owner) == Upos::Part && scene.is_possessive(owner);
    let source = if scene.is(owner, Class::Possessive) && !mark {
        owner..owner + 1
    } else {
        let genitive = matches!(scene.upos(owner), Upos::Propn | Upos::Noun) && scene.lower(owner).ends_with(scene.knobs.genitive.as_str());
        if !mark && (!genitive || scene.knobs.genitive.is_empty()) {
            return None;
        }
        phrases::right(scene, at + 1, if mark { owner } else { owner + 1 })?
    };
    if source.start != at + 1 || source.end + 4 < noun {
        return None;
    }
    let whole = at..noun + 1;
    let content: Vec<Range<usize>> = content(scene, sentence, end, &whole, &whole).into_iter().map(|range| trim(scene, range)).collect();
    let says = content.iter().any(|range| scene.any_finite(range.clone()));
    says.then(|| Draft {
        rule: "point-of-view",
        kind: ClaimKind::AccordingTo,
        source: Some(source),
        cue: noun..noun + 1,
        entry: scene.at(noun).cue,
        content,
        score: None,
        inherited: false,
    })
}

/// "X siger ifølge Reuters, at …": the phrase names a medium and stands in the clause of another cue.
pub fn relays<'d>(scene: &Scene<'_>, source: &Range<usize>, cue: &Range<usize>, mut others: impl Iterator<Item = &'d Draft>) -> bool {
    let preposition = |at: usize| {
        let number = scene.phrase(at).map_or(scene.at(at).cue, |phrase| phrase.cue);
        scene.lexicon.cue(number).is_some_and(|entry| entry.kind == CueKind::Preposition)
    };
    let medium = source.clone().any(|i| scene.is(i, Class::Agency) || scene.is(i, Class::Outlet) || scene.is(i, Class::OutletNoun));
    medium
        && preposition(cue.start)
        && others.any(|draft| {
            !draft.cue.is_empty()
                && scene.at(draft.cue.start).sentence == scene.at(cue.start).sentence
                && !preposition(draft.cue.start)
                && !draft.holds(cue.start)
                && (draft.cue.start < cue.start && cue.start - draft.cue.start <= 24
                    || draft.cue.start > cue.start && draft.cue.start - source.end.min(draft.cue.start) <= 3)
        })
}

/// Where a clause goes on after ", who …,": behind the first comma that leaves a finite verb on both sides.
fn after_relative(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    if scene.word(at) != "," || !scene.is_relative(at + 1) {
        return at;
    }
    let closes = |&i: &usize| scene.word(i) == "," && scene.any_finite(at + 1..i) && scene.any_finite(i + 1..end);
    (at + 2..end).find(closes).map_or(at, |comma| comma + 1)
}

/// What the phrase speaks for: the clause around it, or the clause after it that a complementiser opens.
fn content(scene: &Scene<'_>, sentence: &Range<usize>, end: usize, cue: &Range<usize>, source: &Range<usize>) -> Vec<Range<usize>> {
    if let Some(at) = (source.end..end.min(source.end + 3)).find(|&i| scene.is_complementiser(i) && !scene.is_infinitive_mark(i)) {
        return vec![at + 1..end];
    }
    // A contrast inside the sentence ends the clause: "ifølge X er …, men dette er …".
    let stop = (source.end..end).find(|&i| scene.word(i) == "," && scene.is(i + 1, Class::Contrast)).unwrap_or(end);
    if cue.start <= sentence.start + 1 {
        return vec![after_relative(scene, source.end, stop)..stop];
    }
    let start = (sentence.start..cue.start)
        .rev()
        .find(|&i| scene.word(i) == "," && scene.is(i + 1, Class::Contrast))
        .map_or(sentence.start, |comma| comma + 2);
    if source.end + 1 >= stop {
        return vec![start..cue.start];
    }
    vec![start..stop]
}
