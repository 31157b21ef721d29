//! The best sequence of name labels for a sentence.

use super::features::{Seen, extract, transition};
use crate::engine::viterbi::Viterbi;
use crate::language::{NameLabel, NameModel};

/// Work space that one sentence after another uses.
#[derive(Debug)]
pub struct Decoder {
    viterbi: Viterbi,
    /// The label of words outside of names.
    outside: Option<usize>,
}

impl Decoder {
    /// Prepares for a model.
    pub fn new(model: &NameModel) -> Self {
        let label = |number: usize| model.labels.get(number).copied();
        let follows = |next: usize, previous: Option<usize>| label(next).is_some_and(|next| next.follows(previous.and_then(label)));
        Decoder {
            viterbi: Viterbi::new(&model.weights, model.labels.len(), &|previous| [transition(previous)], &follows),
            outside: model.labels.iter().position(|&label| label == NameLabel::Outside),
        }
    }

    /// The label numbers of a sentence's words.
    pub fn decode(&mut self, model: &NameModel, seen: &Seen<'_>) -> Vec<usize> {
        let settled = |index: usize| self.outside.filter(|_| seen.far_from_names(index));
        self.viterbi.decode_unsettled(&model.weights, seen.shapes.len(), settled, |index, out| extract(seen, index, out))
    }
}
