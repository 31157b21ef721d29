//! The learned part of attribution: which words attribute, which words around each are its source and content, and which claims to keep.
//!
//! The rules' claims are seen by all three models as features; they decide, and the rules are their advisers.

mod assemble;
mod cues;
mod parts;
mod rank;
mod sight;

pub use assemble::{Proposal, agrees, assemble, ruled, speakers};
pub use cues::{Candidate, candidates, extract as cue_features};
pub use parts::{Frame, transition, window};
pub use rank::{extract as rank_features, shared};
pub use sight::{LABELS, PART, Sight, follows};

use super::draft::{Draft, NEAR};
use super::frames;
use super::site::Site;
use crate::document::{ClaimKind, Stance, Upos, VerbForm};
use crate::engine::viterbi::Viterbi;
use crate::language::{ClaimModels, Class};
use crate::text::order::{around, pair, sort_by_number};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The claims of a document by the models, in the order of the text.
pub fn find(sight: &Sight<'_, '_>, models: &ClaimModels) -> Vec<Draft> {
    let proposals = propose(sight, models);
    keep(sight, models, proposals)
}

/// All candidates that are not quite improbable, each with its source and content, and the rules' versions beside them.
pub fn propose(sight: &Sight<'_, '_>, models: &ClaimModels) -> Vec<Proposal> {
    let mut features = Vec::new();
    let weighed = candidates(sight).into_iter().map(|candidate| {
        cue_features(sight, &candidate, &mut features);
        let probability = models.cues.probability(&mut features);
        (candidate, probability)
    });
    let weighed: Vec<(Candidate, f32)> = weighed.collect();
    let mut proposals =
        propose_at(sight, models, weighed.iter().filter(|(_, probability)| *probability >= models.least).cloned().collect());
    let mut versions = Vec::new();
    let mut dropped = BTreeSet::new();
    for (index, draft) in sight.rules.iter().enumerate() {
        let quote = draft.cue.is_empty();
        let fits = |candidate: &Candidate| match &candidate.quote {
            Some(tokens) => quote && draft.holds(tokens.start),
            None => !quote && draft.cue.contains(&candidate.head),
        };
        let here = if quote { draft.extent() } else { draft.cue.clone() };
        let from = weighed.partition_point(|(candidate, _)| candidate.head < here.start);
        let inside = weighed.iter().skip(from).take_while(|(candidate, _)| candidate.head < here.end);
        let Some((candidate, probability)) = inside.filter(|(candidate, _)| fits(candidate)).max_by(|a, b| a.1.total_cmp(&b.1)) else {
            continue;
        };
        // What an according-to phrase speaks for is its clause, which the rules see better than the labels.
        if draft.kind == ClaimKind::AccordingTo {
            dropped.insert((candidate.head, candidate.quote.is_some()));
        }
        let from = proposals.partition_point(|proposal| proposal.candidate.head < candidate.head);
        let same = proposals.iter().skip(from).take_while(|proposal| proposal.candidate.head == candidate.head);
        let labelled = same.filter(|_| draft.kind != ClaimKind::AccordingTo).find(|proposal| proposal.candidate == *candidate);
        versions.extend(ruled(sight, index, candidate.clone(), *probability, labelled));
    }
    proposals.retain(|proposal| !dropped.contains(&(proposal.candidate.head, proposal.candidate.quote.is_some())));
    proposals.append(&mut versions);
    let last = |proposal: &Proposal| u32::from(proposal.candidate.quote.is_some()) * 2 + u32::from(proposal.by_rules);
    sort_by_number(&mut proposals, |proposal| pair(proposal.candidate.head as u32, last(proposal)));
    proposals
}

/// Some candidates with their probabilities, each with its source and content.
pub fn propose_at(sight: &Sight<'_, '_>, models: &ClaimModels, weighed: Vec<(Candidate, f32)>) -> Vec<Proposal> {
    let mut taken = vec![false; sight.scene.len()];
    for (candidate, probability) in &weighed {
        if *probability >= models.likely
            && let Some(slot) = taken.get_mut(candidate.head)
        {
            *slot = true;
        }
    }
    let mut viterbi = Viterbi::new(&models.parts, LABELS.len(), &transition, &follows);
    let mut proposals = Vec::new();
    for (candidate, probability) in weighed {
        let frame = Frame::new(sight, &candidate, &taken);
        let window = frame.window();
        let mut labels = viterbi.decode(&models.parts, window.len(), |offset, out| frame.extract(window.start + offset, out));
        let margins = viterbi.margins(&labels, &PART, SOURCE);
        let sure = sureness(&labels, &margins, models.parts.scale);
        if let Some(place) = missing_source(sight, &candidate, window.start, &labels, &margins, models.parts.scale) {
            let other = viterbi.with(SOURCE, place);
            let found = |(label, other): (&usize, &usize)| *label == 0 && PART.get(*other) == Some(&1);
            // A clause does not speak.
            let clause = labels.iter().zip(&other).enumerate().any(|(at, pair)| found(pair) && sight.scene.is_finite(window.start + at));
            let free = labels.iter_mut().zip(&other).filter(|(label, other)| !clause && found((&**label, other)));
            free.for_each(|(label, other)| *label = *other);
        }
        proposals.extend(assemble(sight, candidate, window, &labels, probability, sure));
    }
    speakers(sight, models.likely, &mut proposals);
    proposals
}

/// How sure labels are at the edges of the content, of the source, and anywhere, in steps of 1 to 12; 0 where there is none. A step is a factor of
/// 1.3 in how many log odds (and one) the best other labels are away.
fn sureness(labels: &[usize], margins: &[(i32, i32)], scale: f32) -> [u8; 3] {
    let part = |at: usize| labels.get(at).and_then(|&label| PART.get(label)).copied().unwrap_or(0);
    let step = |margin: Option<i32>| margin.map_or(0, |margin| 1 + ((margin.max(0) as f32 * scale + 1.0).ln() * 4.0).min(11.0) as u8);
    let least = |is: &dyn Fn(usize) -> bool| {
        step((0..labels.len()).filter(|&at| is(at)).filter_map(|at| margins.get(at)).map(|&(margin, _)| margin).min())
    };
    let edge = |at: usize| {
        let (here, before, after) = (part(at), at.checked_sub(1).map_or(0, part), part(at + 1));
        (here == 3) != (before == 3) || (here == 3) != (after == 3)
    };
    [least(&edge), least(&|at| part(at) == 1), least(&|_| true)]
}

/// Number of the label that begins a source.
const SOURCE: usize = 1;
/// A source that the labels do not give is taken where they are not surer than this that there is none, in log odds.
const SOUGHT: f32 = 8.0;
/// How far a noun that attributes is from its source, in words: "kommunens forklaring", "forklaring fra kommunen".
const BESIDE: usize = 3;

/// Where a source would begin that the labels lack though their cue asks for one; a passive can do without ("menes"), and so can a noun ("rygter").
fn missing_source(
    sight: &Sight<'_, '_>,
    candidate: &Candidate,
    start: usize,
    labels: &[usize],
    margins: &[(i32, i32)],
    scale: f32,
) -> Option<usize> {
    let scene = sight.scene;
    let has = |part: u8| labels.iter().any(|&label| PART.get(label) == Some(&part));
    let head = candidate.head;
    let passive = || Site::new(scene, head..head + 1, scene.at(head).cue).is_some_and(|site| site.passive);
    if !has(3) || has(1) || scene.at(head).form == VerbForm::Passive || candidate.quote.is_none() && passive() {
        return None;
    }
    let sentence = scene.sentence(head);
    let verb = matches!(scene.upos(head), Upos::Verb | Upos::Aux) || !scene.is_word(head);
    let beside = |at: usize| at.abs_diff(head) <= BESIDE && matches!(scene.upos(at), Upos::Noun | Upos::Propn);
    let near = |at: usize| candidate.quote.is_some() || sentence.contains(&at) && (verb || beside(at));
    let free = |place: &usize| labels.get(*place) == Some(&0) && near(start + place) && scene.is_word(start + place);
    let cost = |place: &usize| margins.get(*place).map_or(i32::MAX, |&(_, cost)| cost);
    (0..labels.len()).filter(free).min_by_key(cost).filter(|place| cost(place) as f32 * scale <= SOUGHT)
}

/// How much less sure of an answer the models need to be.
const ANSWER: f32 = 0.42;

/// "Den forklaring afviser X": what confirms or denies by a frame's word is kept rather than lost, for whoever reads a claim has to see who answers it.
fn answers(sight: &Sight<'_, '_>, proposal: &Proposal) -> bool {
    let entry = sight.scene.lexicon.cue(proposal.draft.entry);
    let answer = entry.is_some_and(|entry| matches!(entry.stance, Stance::Confirms | Stance::Denies | Stance::Unconfirmed));
    answer && proposal.rule.is_some() && proposal.draft.source.is_some()
}

/// What is weighed when a claim is kept: how probable it is, and, as far as the models say so, how probable its cue.
fn worth(models: &ClaimModels, proposal: &Proposal, score: f32) -> f32 {
    let cue = if proposal.candidate.quote.is_some() { score } else { proposal.cue };
    score + (cue - score) * models.by_cue
}

/// The proposals that the last model keeps: of two versions of a claim the better, and no quote that a kept claim covers.
pub fn keep(sight: &Sight<'_, '_>, models: &ClaimModels, proposals: Vec<Proposal>) -> Vec<Draft> {
    let mut features = Vec::new();
    let mut best: BTreeMap<(usize, bool), (usize, f32)> = BTreeMap::new();
    for (index, proposal) in proposals.iter().enumerate() {
        rank_features(sight, &proposals, index, &mut features);
        let score = models.rank.probability(&mut features);
        let place = best.entry((proposal.candidate.head, proposal.candidate.quote.is_some())).or_insert((index, score));
        if score > place.1 {
            *place = (index, score);
        }
    }
    let kept: Vec<(&Proposal, f32)> = best
        .into_values()
        .filter_map(|(index, score)| Some((proposals.get(index)?, score)))
        .filter(|(proposal, score)| {
            worth(models, proposal, *score) >= models.threshold * if answers(sight, proposal) { ANSWER } else { 1.0 }
        })
        .collect();
    // Claims that are far apart do not meet.
    fn near<'k, 'p>(kept: &'k [(&'p Proposal, f32)], at: usize) -> &'k [(&'p Proposal, f32)] {
        kept.get(around(kept, at, NEAR, |(proposal, _)| proposal.candidate.head)).unwrap_or_default()
    }
    let relayed = |proposal: &Proposal| {
        let near = near(&kept, proposal.candidate.head).iter();
        let others = near.map(|(other, _)| &other.draft).filter(|other| other.cue != proposal.draft.cue);
        proposal.draft.source.as_ref().is_some_and(|source| frames::relays(sight.scene, source, &proposal.draft.cue, others))
    };
    // "oplyser ikke, om nogen formodes at være dræbt": a passive without a source within a claim is how sure that claim is put.
    let hedges = |proposal: &Proposal| {
        let draft = &proposal.draft;
        let passive = draft.source.is_none() && sight.scene.at(proposal.candidate.head).form == VerbForm::Passive;
        let holds = |other: &Proposal| other.candidate != proposal.candidate && other.draft.holds(proposal.candidate.head);
        passive && near(&kept, proposal.candidate.head).iter().any(|(other, _)| holds(other))
    };
    let kept: Vec<(&Proposal, f32)> = kept.iter().filter(|(proposal, _)| !relayed(proposal) && !hedges(proposal)).copied().collect();
    let mut drafts = Vec::new();
    for (proposal, score) in &kept {
        let words: usize = proposal.draft.content.iter().map(Range::len).sum();
        let others = near(&kept, proposal.candidate.head).iter().filter(|(other, _)| other.candidate.quote.is_none());
        let common = || others.map(|(other, _)| shared(&other.draft.content, &proposal.draft.content)).sum::<usize>();
        let covered = proposal.candidate.quote.is_some() && common() * 5 >= words * 3;
        if !covered {
            drafts.extend(split(sight, bare(sight, Draft { score: Some(*score), ..proposal.draft.clone() })));
        }
    }
    sort_by_number(&mut drafts, |draft| pair(draft.anchor() as u32, draft.extent().start as u32));
    drafts
}

/// A content without the word that opens it ("that …", "whether …"), whatever the annotators of a corpus held.
fn bare(sight: &Sight<'_, '_>, mut draft: Draft) -> Draft {
    let scene = sight.scene;
    let cue = draft.cue.clone();
    let Some(first) = draft.content.iter_mut().find(|range| range.start >= cue.end && !cue.is_empty()) else { return draft };
    let opens = scene.is_complementiser(first.start) && !scene.is_infinitive_mark(first.start) || scene.is(first.start, Class::Whether);
    let quote = scene.quotes.of(first.start);
    if opens && first.len() > 1 && (quote.is_none() || quote == scene.quotes.of(cue.start)) {
        first.start += 1;
    }
    // "declined to comment": an infinitive has its mark.
    let mark = first.start.checked_sub(1).filter(|&mark| mark >= cue.end && scene.is_infinitive_mark(mark));
    if let Some(mark) = mark.filter(|&mark| !scene.is(mark, Class::Complementiser) && !scene.is_infinitive_mark(first.start)) {
        first.start = mark;
    }
    draft
}

/// "siger både A og B": two sources of one cue are two claims, where a word says that both are meant apart.
fn split(sight: &Sight<'_, '_>, draft: Draft) -> Vec<Draft> {
    let scene = sight.scene;
    let Some(source) = draft.source.clone() else { return vec![draft] };
    let both = source.start.checked_sub(1).is_some_and(|before| scene.is(before, Class::Both)) || scene.is(source.start, Class::Both);
    let and = source.clone().rev().find(|&at| scene.is(at, Class::And));
    let start = source.start + usize::from(scene.is(source.start, Class::Both));
    match and.filter(|&and| both && and > start && and + 1 < source.end) {
        Some(and) => [start..and, and + 1..source.end].map(|source| Draft { source: Some(source), ..draft.clone() }).to_vec(),
        None => vec![draft],
    }
}
