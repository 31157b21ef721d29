//! The best sequence of name labels for a sentence (Viterbi).

use super::features::{Seen, extract, transition};
use crate::language::NameModel;

/// Work space that one sentence after another uses.
#[derive(Debug, Default)]
pub struct Decoder {
    features: Vec<u32>,
    scores: Vec<i32>,
    from: Vec<u8>,
    best: Vec<i32>,
    next: Vec<i32>,
    /// Weights to each label from each label, far below zero where one may not follow: a row for each label that is gone to.
    between: Vec<i32>,
    /// Weights from the start of a sentence.
    first: Vec<i32>,
}

/// Below any sum of weights, and far from overflow.
const NEVER: i32 = i32::MIN / 4;
/// Above any sum of weights of a word.
const OUTSIDE: i32 = 1 << 20;

impl Decoder {
    /// Prepares for a model.
    pub fn new(model: &NameModel) -> Self {
        let width = model.labels.len();
        let row = |previous: Option<usize>| -> Vec<i32> {
            let mut row = vec![0; width];
            model.weights.add(transition(previous), &mut row);
            let before = previous.and_then(|label| model.labels.get(label)).copied();
            model.labels.iter().zip(row).map(|(label, weight)| if label.follows(before) { weight } else { NEVER }).collect()
        };
        let rows: Vec<Vec<i32>> = (0..width).map(|from| row(Some(from))).collect();
        let between = (0..width).flat_map(|to| rows.iter().map(move |row| row.get(to).copied().unwrap_or(NEVER))).collect();
        Decoder { between, first: row(None), ..Decoder::default() }
    }

    /// The label numbers of a sentence's words.
    pub fn decode(&mut self, model: &NameModel, seen: &Seen<'_>) -> Vec<usize> {
        let (width, length) = (model.labels.len(), seen.shapes.len());
        if width == 0 || length == 0 {
            return Vec::new();
        }
        self.from.clear();
        for index in 0..length {
            self.scores.clear();
            self.scores.resize(width, 0);
            if seen.far_from_names(index) {
                // The first label is that of words outside of names.
                self.scores.first_mut().into_iter().for_each(|score| *score = OUTSIDE);
            } else {
                extract(seen, index, &mut self.features);
                for &feature in &self.features {
                    model.weights.add(feature, &mut self.scores);
                }
            }
            if index == 0 {
                self.best.clear();
                self.best.extend(self.first.iter().zip(&self.scores).map(|(before, score)| (before + score).max(NEVER)));
                self.from.resize(width, 0);
                continue;
            }
            self.next.clear();
            for (weights, score) in self.between.chunks_exact(width).zip(&self.scores) {
                let (mut from, mut top) = (0, NEVER);
                for (label, (sum, weight)) in self.best.iter().zip(weights).enumerate() {
                    let path = sum + weight;
                    if path > top {
                        (from, top) = (label as u8, path);
                    }
                }
                self.next.push(top + score);
                self.from.push(from);
            }
            // Only differences count; the best is zero, so that no sentence is long enough to overflow.
            let most = self.next.iter().copied().max().unwrap_or(0);
            self.next.iter_mut().for_each(|sum| *sum = (*sum - most).max(NEVER));
            std::mem::swap(&mut self.best, &mut self.next);
        }
        let mut label =
            self.best.iter().enumerate().fold((0, i32::MIN), |top, (label, &sum)| if sum > top.1 { (label, sum) } else { top }).0;
        let mut path = vec![0; length];
        for (index, slot) in path.iter_mut().enumerate().rev() {
            *slot = label;
            label = self.from.get(index * width + label).copied().unwrap_or(0) as usize;
        }
        path
    }
}
