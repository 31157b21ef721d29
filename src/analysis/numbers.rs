//! The ledger of numbers: quantities of the same harm, or of the same noun, set side by side.

use super::contract::AnalysisNumber;
use crate::document::{Harm, Quantity};
use crate::pipeline::Reading;
use crate::text::order::sort_by_number;
use std::collections::BTreeMap;

/// The groups of at least two of the same harm or noun, in the order of the text.
pub(super) fn numbers(reading: &Reading<'_>) -> Vec<AnalysisNumber> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, quantity) in reading.quantities.iter().enumerate() {
        if let Some(what) = what(quantity) {
            groups.entry(what).or_default().push(index);
        }
    }
    let several = groups.into_iter().filter(|(_, quantities)| quantities.len() > 1);
    let mut made: Vec<AnalysisNumber> = several.map(|(what, quantities)| number(reading, what, quantities)).collect();
    sort_by_number(&mut made, |group| group.quantities.first().map_or(0, |&first| first as u64));
    made
}

/// What a quantity is set side by side by; sums and shares of different things are no figures of the same.
fn what(quantity: &Quantity) -> Option<String> {
    let harm = quantity.harm.map(|harm| match harm {
        Harm::Killed => "killed",
        Harm::Injured => "injured",
        Harm::Missing => "missing",
        Harm::Displaced => "displaced",
        Harm::Detained => "detained",
    });
    harm.map(str::to_owned).or_else(|| {
        let counted = matches!(quantity.unit.as_str(), "people" | "count");
        quantity.noun.as_ref().filter(|_| counted).map(|noun| noun.to_lowercase())
    })
}

fn number(reading: &Reading<'_>, what: String, quantities: Vec<usize>) -> AnalysisNumber {
    let all = || quantities.iter().filter_map(|&index| reading.quantities.get(index));
    // A figure that the text itself puts another in the place of contradicts nobody.
    let replaced: Vec<usize> = all().filter_map(|quantity| quantity.revises).collect();
    let standing: Vec<&Quantity> =
        quantities.iter().filter(|index| !replaced.contains(index)).filter_map(|&index| reading.quantities.get(index)).collect();
    let agree = !standing.iter().enumerate().any(|(n, one)| standing.iter().skip(n + 1).any(|other| conflict(reading, one, other)));
    let min = standing.iter().map(|quantity| quantity.min).reduce(|a, b| Some(a?.min(b?))).flatten();
    let max = standing.iter().map(|quantity| quantity.max).reduce(|a, b| Some(a?.max(b?))).flatten();
    AnalysisNumber { claims: claims(reading, &quantities), quantities, agree, min, max, what }
}

/// Whether two figures cannot both be: their ranges do not meet, and they count the same people or things. "Four Indian sailors and one Georgian" are told
/// one beside the other, and of twelve dead six can be children.
fn conflict(reading: &Reading<'_>, one: &Quantity, other: &Quantity) -> bool {
    let least = |quantity: &Quantity| quantity.min.unwrap_or(f64::NEG_INFINITY);
    let most = |quantity: &Quantity| quantity.max.unwrap_or(f64::INFINITY);
    let apart = least(one) > most(other) || least(other) > most(one);
    let noun = |quantity: &Quantity| quantity.noun.as_deref().filter(|_| !quantity.anyone).map(str::to_lowercase);
    let sentence = |quantity: &Quantity| reading.document.sentences.partition_point(|s| s.span.end <= quantity.span.start);
    let part = one.part || other.part;
    apart && !part && noun(one) == noun(other) && sentence(one) != sentence(other)
}

/// The attributed claims in which any of the quantities stands.
fn claims(reading: &Reading<'_>, quantities: &[usize]) -> Vec<usize> {
    let spans: Vec<_> = quantities.iter().filter_map(|&index| reading.quantities.get(index)).map(|quantity| quantity.span).collect();
    let holds = |claim: &crate::document::Claim| claim.content.iter().any(|part| spans.iter().any(|&span| part.covers(span)));
    reading.claims.iter().enumerate().filter(|(_, claim)| claim.source.is_some() && holds(claim)).map(|(id, _)| id).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::{Options, analyse};

    /// What is counted, whether it agrees, and the range, in one line; then which figure another one replaces.
    fn ledger(text: &str) -> Vec<String> {
        let analysis = analyse(text, &Options { language: Some("da".into()), ..Options::default() });
        let numbers = analysis.numbers.iter().map(|n| format!("{} {} {:?} {:?}", n.what, n.agree, n.min, n.max));
        let revised = analysis.quantities.iter().filter_map(|quantity| Some(format!("{} for {}", quantity.text, quantity.revises?)));
        numbers.chain(revised).collect()
    }

    #[test]
    fn figures_of_the_same_agree_or_not() {
        let one = "Politiet oplyser, at fem personer er dræbt. Ifølge hospitalet er otte mennesker dræbt.";
        assert_eq!(ledger(one), ["killed false Some(5.0) Some(8.0)"]);
        let two = "Politiet oplyser, at mindst fem personer er dræbt. Ifølge hospitalet er otte mennesker dræbt.";
        assert_eq!(ledger(two), ["killed true Some(5.0) None"]);
    }

    #[test]
    fn parts_and_neighbours_contradict_nobody() {
        for text in [
            "Fire indere og en georgier blev dræbt.",
            "Otte personer er dræbt. Tre børn er dræbt.",
            "Syv er dræbt. 14 er indlagt, og to af dem er dræbt.",
        ] {
            assert!(ledger(text).iter().all(|line| line.starts_with("killed true")), "{text}");
        }
    }

    #[test]
    fn what_is_revised_is_out_of_the_count() {
        let revised = ledger("Dødstallet er nedjusteret fra 54 til 50. Ifølge hospitalet er 50 mennesker dræbt.");
        assert_eq!(revised, ["killed true Some(50.0) Some(50.0)", "50 for 0"]);
    }
}
