//! The best sequence of name labels for a sentence (Viterbi).

use super::features::{Seen, extract, transition};
use crate::language::NameModel;

/// Work space that one sentence after another uses.
#[derive(Debug, Default)]
pub struct Decoder {
    features: Vec<u32>,
    scores: Vec<i32>,
    from: Vec<u8>,
    /// Weights from each label, and from the start, to each label; far below zero where one may not follow.
    between: Vec<i32>,
}

/// Below any sum of weights, and far from overflow.
const NEVER: i32 = i32::MIN / 4;

impl Decoder {
    /// Prepares for a model.
    pub fn new(model: &NameModel) -> Self {
        let width = model.labels.len();
        let mut between = Vec::with_capacity((width + 1) * width);
        for previous in (0..width).map(Some).chain([None]) {
            let mut row = vec![0; width];
            model.weights.add(transition(previous), &mut row);
            let before = previous.and_then(|label| model.labels.get(label)).copied();
            for (&label, weight) in model.labels.iter().zip(row) {
                between.push(if label.follows(before) { weight } else { NEVER });
            }
        }
        Decoder { between, ..Decoder::default() }
    }

    /// The label numbers of a sentence's words.
    pub fn decode(&mut self, model: &NameModel, seen: &Seen<'_>) -> Vec<usize> {
        let (width, length) = (model.labels.len(), seen.shapes.len());
        if width == 0 || length == 0 {
            return Vec::new();
        }
        self.from.clear();
        let mut best = vec![0i32; width];
        for index in 0..length {
            extract(seen, index, &mut self.features);
            self.scores.clear();
            self.scores.resize(width, 0);
            for &feature in &self.features {
                model.weights.add(feature, &mut self.scores);
            }
            let mut next = vec![NEVER; width];
            for (to, (slot, score)) in next.iter_mut().zip(&self.scores).enumerate() {
                let weight = |from: usize| self.between.get(from * width + to).copied().unwrap_or(NEVER);
                let (from, before) = if index == 0 {
                    (0, weight(width))
                } else {
                    let paths = best.iter().enumerate().map(|(from, &sum)| (from, sum.saturating_add(weight(from))));
                    paths.fold((0, NEVER), |top, path| if path.1 > top.1 { path } else { top })
                };
                *slot = before.saturating_add(*score).max(NEVER);
                self.from.push(from as u8);
            }
            best = next;
        }
        let mut label = best.iter().enumerate().fold((0, i32::MIN), |top, (label, &sum)| if sum > top.1 { (label, sum) } else { top }).0;
        let mut path = vec![0; length];
        for (index, slot) in path.iter_mut().enumerate().rev() {
            *slot = label;
            label = self.from.get(index * width + label).copied().unwrap_or(0) as usize;
        }
        path
    }
}
