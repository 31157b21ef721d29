//! The article's own voice: statements that nobody is said to make.

use super::draft::Draft;
use super::frames::trim;
use super::scene::Scene;
use super::tidy::unlabelled;
use crate::document::{ClaimKind, ParagraphKind};
use std::ops::Range;

/// The sentences of running text that no attribution touches and that state something.
pub fn find(scene: &Scene<'_>, attributed: &[Draft]) -> Vec<Range<usize>> {
    let mut touched = vec![false; scene.document.sentences.len()];
    let mut mark = |range: &Range<usize>| {
        for sentence in scene.at(range.start).sentence..=scene.at(range.end.saturating_sub(1)).sentence {
            if let Some(slot) = touched.get_mut(sentence as usize) {
                *slot = true;
            }
        }
    };
    for draft in attributed.iter().filter(|draft| draft.kind != ClaimKind::Unattributed) {
        draft.content.iter().chain(&draft.source).for_each(&mut mark);
        if !draft.cue.is_empty() {
            mark(&draft.cue);
        }
    }
    let mut found = Vec::new();
    for (index, sentence) in scene.document.sentences.iter().enumerate() {
        let kind = scene.document.paragraphs.get(sentence.paragraph).map_or(ParagraphKind::Body, |paragraph| paragraph.kind);
        if touched.get(index).copied().unwrap_or(true) || !matches!(kind, ParagraphKind::Body | ParagraphKind::List) {
            continue;
        }
        let tokens = sentence.tokens.clone();
        let last = tokens.end.saturating_sub(1);
        let question = tokens.clone().rev().take(2).any(|i| scene.word(i) == "?");
        let content = unlabelled(scene, trim(scene, tokens));
        let words = content.clone().filter(|&i| scene.is_word(i)).count();
        if question
            || words < 3
            || !scene.any_finite(content.clone())
            || scene.word(last) == ":"
            || content.clone().any(|i| scene.quotes.holds(i)) && scene.quotes.holds(content.start)
        {
            continue;
        }
        found.push(content);
    }
    found
}
