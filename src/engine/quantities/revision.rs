//! Figures that replace others: "nedjusteret fra 54 til 50", "steget til 68 fra 54".

use super::Draft;
use crate::engine::rules::Atoms;
use std::ops::Range;

/// How far before a figure the verb stands that says that it changed.
const REACH: usize = 7;

/// Pairs of the old and the new figure in a sentence; what the one counts is lent to the other where that one is bare.
pub(super) fn find(atoms: &Atoms<'_>, sentence: &Range<usize>, drafts: &mut [Draft]) -> Vec<(usize, usize)> {
    let roles = atoms.roles;
    let mut pairs = Vec::new();
    for index in 0..drafts.len().saturating_sub(1) {
        let Some([first, second]) = drafts.get_mut(index..index + 2) else { continue };
        let between = first.atoms.end..second.atoms.start;
        let lead = |draft: &Draft, classes| draft.atoms.start.checked_sub(1).is_some_and(|before| atoms.is(before, classes));
        let pair = match (lead(first, roles.from) && lead(second, roles.to), lead(first, roles.to) && lead(second, roles.from)) {
            (true, _) => (index, index + 1),
            (_, true) => (index + 1, index),
            _ => continue,
        };
        if between.len() > 2 {
            continue;
        }
        let lacks = |draft: &Draft| draft.bare && draft.quantity.harm.is_none();
        match (lacks(first), lacks(second)) {
            (true, false) => lend(second, first),
            (false, true) => lend(first, second),
            _ => {}
        }
        let same = first.quantity.unit == second.quantity.unit && first.quantity.harm == second.quantity.harm;
        let verb = (sentence.start..first.atoms.start).rev().take(REACH).any(|at| atoms.is(at, roles.change));
        if same && verb {
            pairs.push(pair);
        }
    }
    pairs
}

/// Gives a bare number what the other one counts.
fn lend(from: &Draft, to: &mut Draft) {
    if to.quantity.harm.is_none() {
        to.quantity.unit.clone_from(&from.quantity.unit);
        to.quantity.harm = from.quantity.harm;
        to.quantity.because = from.quantity.because;
        to.quantity.currency.clone_from(&from.quantity.currency);
        to.plain |= from.quantity.harm.is_some() || !from.bare;
    }
}
