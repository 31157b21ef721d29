//! The ledger of numbers: quantities of the same harm, or of the same noun, set side by side.

use super::contract::AnalysisNumber;
use crate::document::{Harm, Quantity};
use crate::pipeline::Reading;
use crate::text::order::sort_by_number;
use std::collections::BTreeMap;

/// The groups of at least one harm or two equal nouns, in the order of the text.
pub(super) fn numbers(reading: &Reading<'_>) -> Vec<AnalysisNumber> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, quantity) in reading.quantities.iter().enumerate() {
        if let Some(what) = what(quantity) {
            groups.entry(what).or_default().push(index);
        }
    }
    let mut made: Vec<AnalysisNumber> = groups
        .into_iter()
        .filter(|(_, quantities)| quantities.len() > 1)
        .map(|(what, quantities)| AnalysisNumber {
            claims: claims(reading, &quantities),
            agree: agree(reading, &quantities),
            quantities,
            what,
        })
        .collect();
    sort_by_number(&mut made, |group| group.quantities.first().map_or(0, |&first| first as u64));
    made
}

fn what(quantity: &Quantity) -> Option<String> {
    let harm = quantity.harm.map(|harm| match harm {
        Harm::Killed => "killed",
        Harm::Injured => "injured",
        Harm::Missing => "missing",
        Harm::Displaced => "displaced",
        Harm::Detained => "detained",
    });
    harm.map(str::to_owned).or_else(|| {
        let counted = matches!(quantity.unit.as_str(), "people" | "count" | "money" | "percent");
        quantity.noun.as_ref().filter(|_| counted).map(|noun| noun.to_lowercase())
    })
}

/// The attributed claims in which any of the quantities stands.
fn claims(reading: &Reading<'_>, quantities: &[usize]) -> Vec<usize> {
    let spans: Vec<_> = quantities.iter().filter_map(|&index| reading.quantities.get(index)).map(|quantity| quantity.span).collect();
    let holds = |claim: &crate::document::Claim| claim.content.iter().any(|part| spans.iter().any(|&span| part.covers(span)));
    reading.claims.iter().enumerate().filter(|(_, claim)| claim.source.is_some() && holds(claim)).map(|(id, _)| id).collect()
}

/// Whether all ranges meet in one number.
fn agree(reading: &Reading<'_>, quantities: &[usize]) -> bool {
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    for quantity in quantities.iter().filter_map(|&index| reading.quantities.get(index)) {
        low = low.max(quantity.min.unwrap_or(f64::NEG_INFINITY));
        high = high.min(quantity.max.unwrap_or(f64::INFINITY));
    }
    low <= high
}
