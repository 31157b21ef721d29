//! Which claims a confirmation, a denial or a "not confirmed" answers.

use crate::document::{Certainty, Claim, ClaimKind, Document, Stance};
use crate::language::{Class, CueKind, LanguagePack};
use crate::text::order::sort_by_number;
use std::collections::HashSet;

/// How many earlier claims are looked at.
const REACH: usize = 24;

/// Fills `about` of the claims that answer others.
pub fn link(document: &Document<'_>, claims: &mut [Claim], pack: &LanguagePack) {
    let stems: Vec<HashSet<String>> = claims.iter().map(|claim| stems(document, claim, pack)).collect();
    for index in 0..claims.len() {
        let Some(claim) = claims.get(index).filter(|claim| matches!(claim.stance, Stance::Confirms | Stance::Denies | Stance::Unconfirmed))
        else {
            continue;
        };
        let about = about(document, claims, index, claim, &stems, pack);
        if let Some(claim) = claims.get_mut(index) {
            claim.about = about;
        }
    }
}

fn place(claim: &Claim) -> u32 {
    claim.cue.as_ref().map_or(0, |cue| cue.span.start).max(claim.content.first().map_or(0, |span| span.start))
}

fn about(
    document: &Document<'_>,
    claims: &[Claim],
    index: usize,
    claim: &Claim,
    stems: &[HashSet<String>],
    pack: &LanguagePack,
) -> Vec<usize> {
    let here = place(claim);
    let from = index.saturating_sub(REACH);
    let others = || {
        claims.iter().enumerate().skip(from).take(2 * REACH).filter(move |(other, c)| {
            *other != index
                && c.kind != ClaimKind::Unattributed
                && place(c) < here
                && !matches!(c.stance, Stance::Unconfirmed | Stance::Undisclosed)
                && c.source.as_ref().map(|s| &s.name) != claim.source.as_ref().map(|s| &s.name)
        })
    };
    let neither = claim.content.first().is_some_and(|span| {
        let tokens = document.tokens_in(*span);
        tokens.len() <= 4 && pack.attribution.word(document.lower(tokens.start)).classes.has(Class::Neither)
    });
    if neither {
        // "Ingen af delene": the two things that were said last.
        let mut last: Vec<usize> = others()
            .map(|(other, c)| (place(c), other))
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .rev()
            .take(2)
            .map(|(_, other)| other)
            .collect();
        sort_by_number(&mut last, |&index| index as u64);
        return last;
    }
    if claim.kind == ClaimKind::Anaphoric {
        let same = |c: &Claim| c.content.iter().any(|a| claim.content.iter().any(|b| a.start < b.end && b.start < a.end));
        return others().filter(|(_, c)| same(c)).map(|(other, _)| other).collect();
    }
    if let Some(back) = pointed_at(document, claim, others(), pack) {
        return back.into_iter().collect();
    }
    let Some(mine) = stems.get(index).filter(|mine| mine.len() >= 2) else { return Vec::new() };
    let share = |other: usize| {
        let theirs = stems.get(other)?;
        let common = mine.intersection(theirs).count();
        (common >= 2 && common * 2 >= mine.len().min(theirs.len())).then_some(other)
    };
    others().filter_map(|(other, _)| share(other)).collect()
}

/// "Den forklaring afviser X", "Kritikken afviser borgmesteren": a content that is but a word for something said means the claim before it, an
/// accusation the last one that accuses. `None` where the content says more.
fn pointed_at<'c>(
    document: &Document<'_>,
    claim: &Claim,
    others: impl Iterator<Item = (usize, &'c Claim)>,
    pack: &LanguagePack,
) -> Option<Option<usize>> {
    let [span] = claim.content.as_slice() else { return None };
    let tokens = document.tokens_in(*span);
    let last = tokens.end.checked_sub(1).filter(|_| (1..=3).contains(&tokens.len()))?;
    let word = |at: usize| pack.attribution.word(document.lower(at));
    let cue = pack.attribution.cue(word(last).other).filter(|cue| cue.kind == CueKind::Noun);
    let demonstrative = tokens.len() == 2 && word(tokens.start).classes.has(Class::Definite);
    if cue.is_none() && !demonstrative {
        return None;
    }
    let wanted = match cue {
        Some(cue) if cue.stance == Stance::Accuses => 2,
        Some(cue) if cue.certainty == Certainty::Unknown => 1,
        _ => 0,
    };
    // The last claim of the kind that the word means; without one, an accusation leads nowhere, other words to the claim just before.
    let kind = |c: &Claim| u8::from(c.stance == Stance::Accuses) * 2 + u8::from(c.certainty == Certainty::Unknown);
    let (mut of_kind, mut last) = (None, None);
    for (other, c) in others {
        let here = Some((place(c), other));
        if wanted > 0 && kind(c) >= wanted {
            of_kind = of_kind.max(here);
        }
        last = last.max(here.map(|(place, other)| (place, other, c.stance != Stance::Denies)));
    }
    let last = last.filter(|&(.., fits)| fits && wanted < 2).map(|(place, other, _)| (place, other));
    Some(of_kind.or(last).map(|(_, other)| other))
}

/// The content's words of weight, cut short so that inflected forms meet.
fn stems(document: &Document<'_>, claim: &Claim, pack: &LanguagePack) -> HashSet<String> {
    let tokens = claim.content.iter().take(4).flat_map(|span| document.tokens_in(*span).take(60));
    let heavy = tokens.filter(|&token| {
        let lower = document.lower(token);
        lower.chars().count() > 3 && pack.attribution.word(lower).closed.is_none() && lower.chars().any(char::is_alphabetic)
    });
    heavy.map(|token| document.lower(token).chars().take(6).collect()).collect()
}
