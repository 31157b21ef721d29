//! The features by which a proposed claim is weighed as a whole, beside the others of its text.

use super::super::draft::NEAR;
use super::assemble::{Proposal, agrees};
use super::cues::party;
use super::sight::Sight;
use crate::document::Upos;
use crate::model::shape::feature;
use crate::text::order::around;
use std::ops::Range;

/// A candidate is a rival from this probability on.
const LIKELY: f32 = 0.4;

/// A probability as one of twenty steps of its log odds.
fn step(probability: f32) -> u32 {
    let p = probability.clamp(0.0005, 0.9995);
    ((p / (1.0 - p)).ln() * 1.5 + 10.0).clamp(0.0, 20.0) as u32
}

/// Writes the features of a proposal; `all` go by their heads.
pub fn extract(sight: &Sight<'_, '_>, all: &[Proposal], index: usize, out: &mut Vec<u32>) {
    out.clear();
    let Some(proposal) = all.get(index) else { return };
    let near = around(all, proposal.candidate.head, NEAR, |other| other.candidate.head);
    let index = index - near.start;
    let all = all.get(near).unwrap_or_default();
    let scene = sight.scene;
    let draft = &proposal.draft;
    let head = proposal.candidate.head;
    let mut add = |template: u32, a: u32, b: u32, c: u32| out.push(feature(500 + template, a, b, c));
    let quote = u32::from(proposal.candidate.quote.is_some());
    let odds = step(proposal.cue);
    let class = sight.class.get(head).copied().unwrap_or(0) * 2 + quote;
    let words: Vec<usize> = draft.content.iter().flat_map(Clone::clone).collect();
    let (first, last) = (words.first().copied().unwrap_or(head), words.last().copied().unwrap_or(head));
    add(0, odds, 0, 0);
    add(1, odds, quote, 0);
    add(2, odds, class, 0);
    // Steps of one feature each, so that odds add up.
    for below in 0..=odds {
        add(3, below, 0, 0);
    }
    add(4, words.len().max(1).ilog2().min(7), quote, 0);
    let source = match &draft.source {
        None => 0,
        Some(range) if range.len() == 1 && scene.upos(range.start) == Upos::Pron => 1,
        Some(range) if range.clone().any(|at| scene.upos(at) == Upos::Propn) => 2,
        Some(range) if range.clone().any(|at| scene.upos(at) == Upos::Noun) => 3,
        Some(_) => 4,
    };
    add(5, source, quote, 0);
    add(6, source, class, 0);
    if let Some(range) = draft.source.as_ref().filter(|range| range.len() == 1) {
        add(7, sight.lower(range.start), 0, 0);
    }
    let length = draft.source.as_ref().map_or(0, |range| range.len().min(9)) as u32;
    let verbal = draft.source.as_ref().is_some_and(|range| range.clone().any(|at| scene.upos(at) == Upos::Verb));
    add(37, length, u32::from(verbal), quote);
    add(38, u32::from(verbal), class, u32::from(proposal.by_rules));
    let before = first.checked_sub(1).map_or(0, |at| sight.coarse.get(at).copied().unwrap_or(0));
    add(8, before, 0, 0);
    add(9, before, class, 0);
    add(10, scene.upos(first) as u32, 0, 0);
    let right = u32::from(first > head);
    let finite = u32::from(words.iter().any(|&at| scene.is_finite(at)));
    add(11, right * 2 + finite, class, 0);
    let share = words.iter().filter(|&&at| scene.quotes.holds(at)).count() * 3 / words.len().max(1);
    let inside = u32::from(scene.quotes.holds(head));
    add(12, share.min(3) as u32, inside, quote);
    let gap = first.abs_diff(head).min(last.abs_diff(head)).min(6) as u32;
    add(13, gap, right, 0);
    let ruled = proposal.rule.and_then(|rule| sight.rules.get(rule));
    let frame = ruled.map_or(0, |rule| crate::model::shape::hash(rule.rule.bytes()));
    let version = u32::from(proposal.by_rules);
    let rival = all.iter().enumerate().find(|&(other, rival)| other != index && rival.candidate == proposal.candidate);
    let rival =
        rival.map_or(0, |(_, rival)| 1 + u32::from(agrees(&rival.draft, draft)) * 2 + u32::from(rival.draft.source == draft.source));
    add(30, version, rival, quote);
    add(31, version, frame, 0);
    add(32, version * 8 + rival, frame, 0);
    add(33, version * 8 + rival, class, 0);
    add(34, version, source, frame);
    let ruled = match ruled {
        None => 0,
        Some(rule) => 1 + u32::from(agrees(rule, draft)) * 2 + u32::from(rule.source.is_some() == draft.source.is_some()),
    };
    // How sure the labels are.
    let [edges, who, any] = proposal.sure.map(u32::from);
    for below in 1..=edges {
        add(40, below, quote, version);
    }
    for below in 1..=any {
        add(41, below, quote, version);
    }
    add(42, who, quote, version);
    add(43, edges, ruled, version);
    add(44, edges / 2, odds / 3, version);
    add(45, edges / 2, who / 2, version);
    // Its words and what stands around it.
    let lemma = if quote == 0 { sight.lemma.get(head).copied().unwrap_or(0) } else { 999 };
    let coarse = |at: usize| sight.coarse.get(at).copied().unwrap_or(0);
    let sentence = scene.sentence(head);
    let nominal = |at: &usize| scene.is_word(*at) && matches!(scene.upos(*at), Upos::Noun | Upos::Propn | Upos::Pron);
    let speaker = draft.source.as_ref().map(|range| range.clone().find(nominal).unwrap_or(range.start));
    let speaker = party(sight, speaker);
    add(46, lemma, before, right);
    add(47, lemma, source, 0);
    add(48, speaker, class, 0);
    add(49, speaker, right, quote);
    add(50, coarse(last), coarse(last + 1), quote);
    add(51, coarse(last + 1), lemma, 0);
    let covered = words.len() * 5 / sentence.len().max(1);
    add(52, covered.min(6) as u32, right, quote);
    let starts = u32::from(scene.sentence(first).start == first) * 2 + u32::from(scene.sentence(last).end <= last + 2);
    let sentences = scene.at(last).sentence.abs_diff(scene.at(first).sentence).min(3);
    add(53, starts, sentences, quote);
    add(54, starts, right, class);
    add(55, coarse(first), lemma, right);
    let side = draft.source.as_ref().map_or(0, |range| 1 + u32::from(range.start > head) + 2 * range.start.abs_diff(head).min(4) as u32);
    add(56, side, right, quote);
    add(57, side, class, source);
    let cue = |other: &&Proposal| other.candidate.quote.is_none() && !other.by_rules && other.cue > LIKELY;
    let rivals = all.iter().filter(cue).filter(|other| sentence.contains(&other.candidate.head)).count().min(4) as u32;
    add(58, rivals, quote, 0);
    add(59, rivals, odds / 3, version);
    add(14, ruled, quote, 0);
    add(15, ruled, odds / 3, 0);
    add(16, ruled, class, 0);
    let strength = u32::from(sight.strength.get(head).copied().unwrap_or(0)) * 8 + scene.cue(head).map_or(0, |cue| u32::from(cue.strength));
    add(17, strength, right, quote);
    if quote == 0 {
        add(18, sight.lemma.get(head).copied().unwrap_or(0), 0, 0);
        add(19, sight.fine.get(head).copied().unwrap_or(0), class, 0);
    }
    let others = || {
        let apart = |other: &Proposal| other.candidate != proposal.candidate && !other.by_rules;
        all.iter().enumerate().filter(move |&(at, other)| at != index && apart(other)).map(|(_, other)| other)
    };
    let holders = others().filter(|other| quote == 0 && other.draft.holds(head)).count().min(2) as u32;
    let above = others().filter(|other| quote == 0 && other.draft.holds(head)).map(|other| step(other.cue)).max().unwrap_or(0);
    add(20, holders, quote, 0);
    add(21, holders, above / 3, class);
    add(35, holders, source, finite);
    add(36, holders, above / 3, odds / 2);
    let overlap: Vec<&Proposal> = others().filter(|other| shared(&other.draft.content, &draft.content) * 2 > words.len()).collect();
    let stronger = u32::from(overlap.iter().any(|other| other.cue > proposal.cue));
    add(22, overlap.len().min(2) as u32 * 2 + stronger, quote, 0);
    add(23, overlap.len().min(2) as u32 * 2 + stronger, class, ruled);
    let crosses = others().any(|other| {
        let common = shared(&other.draft.content, &draft.content);
        common > 0 && common < words.len() && common < other.draft.content.iter().map(Range::len).sum()
    });
    add(24, u32::from(crosses), quote, 0);
    let same = u32::from(scene.at(last).sentence == scene.at(head).sentence);
    add(25, same, quote, right);
    let after = sight.coarse.get(last + 1).copied().unwrap_or(0);
    add(26, if scene.is_word(last + 1) { 1 } else { after }, quote, 0);
    add(27, sight.paragraph_kind(head) as u32, class, ruled);
    add(28, draft.kind as u32, quote, ruled);
    // The very words of source and content, where they lie, and how sure the cues beside are.
    if scene.knobs.lexical_claims && quote == 0 {
        let speaker = draft.source.as_ref().and_then(|range| {
            range.clone().skip(1).find(|&at| matches!(scene.upos(at), Upos::Adp | Upos::Punct)).unwrap_or(range.end).checked_sub(1)
        });
        let speaker = speaker.map_or(0, |at| sight.lower(at));
        add(70, speaker, 0, 0);
        add(71, speaker, class, 0);
        add(72, lemma, source, 0);
        let opener = sight.lower(first);
        add(73, opener, 0, 0);
        add(74, opener, lemma, 0);
        add(75, coarse(first), coarse(first + 1), right);
        let length = words.len().max(1).ilog2().min(7);
        add(76, length, lemma, 0);
        add(77, length, class, right);
        add(78, finite, lemma, right);
        let place = draft
            .source
            .as_ref()
            .map_or(0, |range| if range.start > head { 1 } else { 2 + (head - range.end.min(head)).min(12).div_ceil(3) as u32 });
        add(79, place, class, 0);
        add(80, place, u32::from(proposal.by_rules), right);
        add(81, odds / 2, lemma, 0);
        let odds_in = |range: Range<usize>| {
            others().filter(|other| range.contains(&other.candidate.head)).map(|other| step(other.cue)).max().unwrap_or(0)
        };
        let (left_odds, right_odds) = (odds_in(sentence.start..head), odds_in(head + 1..sentence.end));
        add(82, left_odds / 3, right_odds / 3, odds / 3);
        add(83, left_odds / 4, class, holders);
        add(84, right_odds / 4, class, holders);
        let shares = others()
            .filter(|other| other.draft.source.is_some() && other.draft.source == draft.source && other.cue > proposal.cue)
            .count()
            .min(2) as u32;
        add(85, shares, holders, right);
        add(86, shares, odds / 3, 0);
        let swallowed =
            draft.source.as_ref().is_some_and(|range| others().any(|other| other.draft.holds(range.start) && !other.draft.holds(head)));
        add(87, u32::from(swallowed), odds / 3, 0);
        let ends = u32::from(sentence.end <= last + 2);
        let commas = words.iter().filter(|&&at| scene.word(at) == ",").count().min(3) as u32;
        add(88, ends, commas, right);
        add(89, if scene.is_word(last + 1) { sight.lower(last + 1) } else { after }, 0, 0);
        add(90, sight.lower(last), 0, 0);
        add(91, draft.cue.len().min(6) as u32, class, odds / 3);
        add(92, opener, source, 0);
    }
}

/// How many words two contents share.
pub fn shared(one: &[Range<usize>], other: &[Range<usize>]) -> usize {
    one.iter().flat_map(|a| other.iter().map(move |b| a.end.min(b.end).saturating_sub(a.start.max(b.start)))).sum()
}
