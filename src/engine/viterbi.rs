//! The best sequence of labels under a linear model with weights between neighbouring labels (Viterbi 1967).

use crate::model::LinearModel;

/// Below any sum of weights, and far from overflow.
const NEVER: i32 = i32::MIN / 4;

/// Work space that one sequence after another uses.
#[derive(Debug, Default)]
pub struct Viterbi {
    width: usize,
    features: Vec<u32>,
    scores: Vec<i32>,
    best: Vec<i32>,
    next: Vec<i32>,
    from: Vec<u8>,
    /// Weights from each label, and from the start, to each label; far below zero where one may not follow.
    between: Vec<i32>,
}

impl Viterbi {
    /// Prepares for a model of `width` labels: `transition` names the rows of weights after a label, `follows` says what may follow.
    pub fn new(
        model: &LinearModel,
        width: usize,
        transition: &dyn Fn(Option<usize>) -> [u32; 3],
        follows: &dyn Fn(usize, Option<usize>) -> bool,
    ) -> Self {
        let mut between = Vec::with_capacity((width + 1) * width);
        for previous in (0..width).map(Some).chain([None]) {
            let mut row = vec![0; width];
            transition(previous).into_iter().for_each(|feature| model.add(feature, &mut row));
            between.extend(row.iter().enumerate().map(|(label, &weight)| if follows(label, previous) { weight } else { NEVER }));
        }
        Viterbi { width, between, ..Viterbi::default() }
    }

    /// The label numbers of a sequence; `extract` writes the features of each place.
    pub fn decode(&mut self, model: &LinearModel, length: usize, extract: impl Fn(usize, &mut Vec<u32>)) -> Vec<usize> {
        let width = self.width;
        if width == 0 {
            return vec![0; length];
        }
        self.from.clear();
        self.best.clear();
        self.best.resize(width, 0);
        for index in 0..length {
            extract(index, &mut self.features);
            self.scores.clear();
            self.scores.resize(width, 0);
            for &feature in &self.features {
                model.add(feature, &mut self.scores);
            }
            self.next.clear();
            for (to, score) in self.scores.iter().enumerate() {
                let weight = |from: usize| self.between.get(from * width + to).copied().unwrap_or(NEVER);
                let (from, before) = if index == 0 {
                    (0, weight(width))
                } else {
                    let paths = self.best.iter().enumerate().map(|(from, &sum)| (from, sum.saturating_add(weight(from))));
                    paths.fold((0, NEVER), |top, path| if path.1 > top.1 { path } else { top })
                };
                self.next.push(before.saturating_add(*score).max(NEVER));
                self.from.push(from as u8);
            }
            std::mem::swap(&mut self.best, &mut self.next);
        }
        let best = self.best.iter().enumerate().fold((0, i32::MIN), |top, (label, &sum)| if sum > top.1 { (label, sum) } else { top });
        let mut label = best.0;
        let mut path = vec![0; length];
        for (index, slot) in path.iter_mut().enumerate().rev() {
            *slot = label;
            label = self.from.get(index * width + label).copied().unwrap_or(0) as usize;
        }
        path
    }
}
