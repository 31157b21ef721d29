//! How often words attribute in annotated texts.

use super::claims::{Prepared, heads};
use crate::document::TokenKind;
use crate::language::{LanguagePack, Strengths};
use std::collections::{BTreeMap, HashMap};

/// Words with how often they are the cue of a claim, and how often they stand at all.
#[derive(Clone, Debug, Default)]
pub struct Seen(HashMap<String, (u32, u32)>);

/// The level of a word, 1 to 5 by the share of its occurrences that attribute; 0 for one that does so seldom.
fn level(cues: u32, all: u32, least: u32) -> u8 {
    if cues >= least && cues * 33 > all { 1 + (cues * 5 / (all + 2)).min(4) as u8 } else { 0 }
}

impl Seen {
    /// Counts the words of a text.
    pub fn of(text: &Prepared<'_>, pack: &LanguagePack) -> Self {
        text.look(pack, &Strengths::default(), |sight, claims| {
            let heads = heads(sight, claims);
            let cue: Vec<usize> =
                heads.values().filter(|(candidate, _)| candidate.quote.is_none()).map(|(candidate, _)| candidate.head).collect();
            // A cue that the lists do not know is no candidate; it counts by its words.
            let unknown = claims.iter().filter_map(|claim| claim.cue).flat_map(|span| {
                let tokens = sight.scene.document.tokens_in(span);
                if cue.iter().any(|head| tokens.contains(head)) { 0..0 } else { tokens.start..tokens.start + 1 }
            });
            let cue: Vec<usize> = cue.iter().copied().chain(unknown).collect();
            let mut seen = Seen::default();
            for at in (0..sight.scene.len()).filter(|&at| sight.scene.document.kind(at) == TokenKind::Word) {
                let entry = seen.0.entry(sight.scene.lower(at).to_owned()).or_default();
                entry.1 += 1;
                entry.0 += u32::from(cue.contains(&at));
            }
            seen
        })
    }

    /// Adds what was seen elsewhere.
    pub fn add(&mut self, other: &Seen) {
        for (word, (cues, all)) in &other.0 {
            let entry = self.0.entry(word.clone()).or_default();
            entry.0 += cues;
            entry.1 += all;
        }
    }

    /// The levels of the words that attributed at least so often.
    pub fn strengths(&self, least: u32) -> Strengths {
        let levels = self.0.iter().map(|(word, &(cues, all))| (word.as_str(), level(cues, all, least)));
        levels.filter(|&(_, level)| level > 0).collect()
    }

    /// The levels of a text's words in all the other texts, so that a model learns how far they can be trusted in one that is new.
    pub fn elsewhere(&self, text: &Seen, least: u32) -> Strengths {
        let levels = text.0.iter().map(|(word, &(cues, all))| {
            let (every_cue, everywhere) = self.0.get(word).copied().unwrap_or_default();
            (word.as_str(), level(every_cue.saturating_sub(cues), everywhere.saturating_sub(all), least))
        });
        levels.filter(|&(_, level)| level > 0).collect()
    }

    /// `strengths.tsv`.
    pub fn table(&self, least: u32) -> String {
        let mut levels: BTreeMap<u8, Vec<&str>> = BTreeMap::new();
        for (word, &(cues, all)) in &self.0 {
            let level = level(cues, all, least);
            if level > 0 {
                levels.entry(level).or_default().push(word);
            }
        }
        let mut text = String::from("# How often words attribute, learned by kilde-train: level from 1 to 5, words.\n");
        for (level, mut words) in levels.into_iter().rev() {
            words.sort_unstable();
            text.push_str(&format!("{level}\t{}\n", words.join(" ")));
        }
        text
    }
}
