//! The best sequence of labels under a linear model with weights between neighbouring labels (Viterbi 1967).

use crate::model::LinearModel;

/// Below any sum of weights, and far from overflow.
const NEVER: i32 = i32::MIN / 4;
/// Above any sum of weights of a place.
const SETTLED: i32 = 1 << 20;

/// Work space that one sequence after another uses.
#[derive(Debug, Default)]
pub struct Viterbi {
    features: Vec<u32>,
    /// A row of scores for each place.
    scores: Vec<i32>,
    next: Vec<i32>,
    from: Vec<u8>,
    /// Sums of the best path to each label, a row for each place.
    forward: Vec<i32>,
    /// Weights to each label from each label, far below zero where one may not follow: a row for each label that is gone to.
    between: Vec<i32>,
    /// Weights from the start.
    first: Vec<i32>,
}

impl Viterbi {
    /// Prepares for a model of `width` labels: `transition` names the rows of weights after a label, `follows` says what may follow.
    pub fn new<const ROWS: usize>(
        model: &LinearModel,
        width: usize,
        transition: &dyn Fn(Option<usize>) -> [u32; ROWS],
        follows: &dyn Fn(usize, Option<usize>) -> bool,
    ) -> Self {
        let row = |previous: Option<usize>| -> Vec<i32> {
            let mut row = vec![0; width];
            model.add(&mut transition(previous), &mut row);
            row.iter().enumerate().map(|(label, &weight)| if follows(label, previous) { weight } else { NEVER }).collect()
        };
        let rows: Vec<Vec<i32>> = (0..width).map(|from| row(Some(from))).collect();
        let between = (0..width).flat_map(|to| rows.iter().map(move |row| row.get(to).copied().unwrap_or(NEVER))).collect();
        Viterbi { between, first: row(None), ..Viterbi::default() }
    }

    /// The label numbers of a sequence; `extract` writes the features of each place.
    pub fn decode(&mut self, model: &LinearModel, length: usize, extract: impl Fn(usize, &mut Vec<u32>)) -> Vec<usize> {
        self.decode_unsettled(model, length, |_| None, extract)
    }

    /// The same, where `settled` knows the label of some places beforehand, whose features are not looked at.
    pub fn decode_unsettled(
        &mut self,
        model: &LinearModel,
        length: usize,
        settled: impl Fn(usize) -> Option<usize>,
        extract: impl Fn(usize, &mut Vec<u32>),
    ) -> Vec<usize> {
        let width = self.first.len();
        if width == 0 {
            return vec![0; length];
        }
        self.scores.clear();
        self.scores.resize(length * width, 0);
        for (index, row) in self.scores.chunks_exact_mut(width).enumerate() {
            if let Some(label) = settled(index) {
                row.get_mut(label).into_iter().for_each(|score| *score = SETTLED);
            } else {
                extract(index, &mut self.features);
                model.add(&mut self.features, row);
            }
        }
        self.path()
    }

    /// The best labels of the sequence that was decoded last with one label at a place.
    pub fn with(&mut self, label: usize, place: usize) -> Vec<usize> {
        let score = self.scores.get_mut(place * self.first.len() + label);
        score.into_iter().for_each(|score| *score += SETTLED);
        self.path()
    }

    /// By how much the best sequence that was decoded last, `labels`, is better at each place than the best with a label of another `part`, and
    /// than the best with the label `asked`. To be asked before [`Viterbi::with`].
    pub fn margins(&mut self, labels: &[usize], part: &[u8], asked: usize) -> Vec<(i32, i32)> {
        let width = self.first.len();
        let mut margins = vec![(0, 0); labels.len()];
        // Sums of the best path from each label of a place to the end.
        let mut after = vec![0; width];
        let of = |label: usize| part.get(label).copied().unwrap_or(0);
        for (index, (slot, &own)) in margins.iter_mut().zip(labels).enumerate().rev() {
            let here = index * width..(index + 1) * width;
            let (mut same, mut other, mut with) = (NEVER, NEVER, NEVER);
            let forward = self.forward.get(here.clone()).unwrap_or_default();
            for (label, (before, after)) in forward.iter().zip(&after).enumerate() {
                let side = if of(label) == of(own) { &mut same } else { &mut other };
                *side = (*side).max(before + after);
                if label == asked {
                    with = before + after;
                }
            }
            *slot = (same - other, same - with);
            self.next.clear();
            self.next.resize(width, NEVER);
            let scores = self.scores.get(here).unwrap_or_default();
            for ((weights, score), after) in self.between.chunks_exact(width.max(1)).zip(scores).zip(&after) {
                let from_here = (score + after).max(NEVER);
                self.next.iter_mut().zip(weights).for_each(|(sum, weight)| *sum = (*sum).max(from_here + weight));
            }
            let most = self.next.iter().copied().max().unwrap_or(0);
            self.next.iter_mut().for_each(|sum| *sum = (*sum - most).max(NEVER));
            std::mem::swap(&mut after, &mut self.next);
        }
        margins
    }

    fn path(&mut self) -> Vec<usize> {
        let width = self.first.len();
        let length = self.scores.len() / width.max(1);
        self.from.clear();
        self.forward.clear();
        for row in self.scores.chunks_exact(width.max(1)) {
            let Some(before) = self.forward.len().checked_sub(width).and_then(|last| self.forward.get(last..)) else {
                self.forward.extend(self.first.iter().zip(row).map(|(before, score)| (before + score).max(NEVER)));
                self.from.resize(width, 0);
                continue;
            };
            self.next.clear();
            for (weights, score) in self.between.chunks_exact(width).zip(row) {
                let (mut from, mut top) = (0, NEVER);
                for (label, (sum, weight)) in before.iter().zip(weights).enumerate() {
                    let path = sum + weight;
                    if path > top {
                        (from, top) = (label as u8, path);
                    }
                }
                self.next.push(top + score);
                self.from.push(from);
            }
            // Only differences count; the best is zero, so that no sequence is long enough to overflow.
            let most = self.next.iter().copied().max().unwrap_or(0);
            self.forward.extend(self.next.iter().map(|sum| (sum - most).max(NEVER)));
        }
        let last = self.forward.len().saturating_sub(width);
        let last = self.forward.get(last..).unwrap_or_default();
        let best = last.iter().enumerate().fold((0, i32::MIN), |top, (label, &sum)| if sum > top.1 { (label, sum) } else { top });
        let mut label = best.0;
        let mut path = vec![0; length];
        for (index, slot) in path.iter_mut().enumerate().rev() {
            *slot = label;
            label = self.from.get(index * width + label).copied().unwrap_or(0) as usize;
        }
        path
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::model::shape::feature;

    const WIDTH: usize = 3;

    fn transition(previous: Option<usize>) -> u32 {
        feature(1, previous.map_or(9, |label| label as u32), 0, 0)
    }

    /// Label 2 may stand only behind 1 or 2.
    fn follows(label: usize, previous: Option<usize>) -> bool {
        label != 2 || matches!(previous, Some(1 | 2))
    }

    /// Weights that follow no pattern, for features 0 to 6 and for the transitions.
    fn model() -> LinearModel {
        let places = (0..7).map(|at| feature(2, at, 0, 0)).chain((0..WIDTH).map(|label| transition(Some(label)))).chain([transition(None)]);
        let rows: Vec<(u32, Vec<f32>)> = places
            .enumerate()
            .map(|(seed, key)| (key, (0..WIDTH).map(|label| ((seed * 31 + label * 17 + 7) * 2_654_435 % 101) as f32 - 50.0).collect()))
            .collect();
        let bytes = LinearModel::write(&["a", "b", "c"].map(str::to_owned), &rows, 127).unwrap();
        LinearModel::read("test", &bytes).unwrap()
    }

    fn score(model: &LinearModel, path: &[usize], settled: Option<(usize, usize)>) -> Option<i32> {
        let (mut sum, mut previous) = (0, None);
        for (index, &label) in path.iter().enumerate() {
            if !follows(label, previous) || settled.is_some_and(|(at, wanted)| at == index && wanted != label) {
                return None;
            }
            let mut row = [0; WIDTH];
            if settled.is_none_or(|(at, _)| at != index) {
                model.add(&mut [feature(2, index as u32 * 5 % 7, 0, 0)], &mut row);
            }
            model.add(&mut [transition(previous)], &mut row);
            sum += row.get(label).copied().unwrap();
            previous = Some(label);
        }
        Some(sum)
    }

    #[test]
    fn no_other_path_is_better() {
        let model = model();
        let mut viterbi = Viterbi::new(&model, WIDTH, &|previous| [transition(previous)], &follows);
        for length in 0..7usize {
            for settled in [None, Some((length / 2, 0)), Some((length / 2, 1))] {
                let settle = |at: usize| settled.filter(|&(place, _)| place == at).map(|(_, label)| label);
                let found = viterbi.decode_unsettled(&model, length, settle, |at, out| {
                    out.clear();
                    out.push(feature(2, at as u32 * 5 % 7, 0, 0));
                });
                let all = (0..WIDTH.pow(length as u32)).map(|n| (0..length).map(|at| n / WIDTH.pow(at as u32) % WIDTH).collect::<Vec<_>>());
                let best = all.filter_map(|path| score(&model, &path, settled)).max();
                assert_eq!(score(&model, &found, settled), best, "{length} {settled:?} {found:?}");
            }
        }
    }

    #[test]
    fn margins_are_what_another_label_would_cost() {
        let model = model();
        let mut viterbi = Viterbi::new(&model, WIDTH, &|previous| [transition(previous)], &follows);
        for length in 1..7usize {
            let found = viterbi.decode(&model, length, |at, out| {
                out.clear();
                out.push(feature(2, at as u32 * 5 % 7, 0, 0));
            });
            let part = [0, 1, 1];
            let margins = viterbi.margins(&found, &part, 2);
            for at in 0..length {
                let all =
                    || (0..WIDTH.pow(length as u32)).map(|n| (0..length).map(|at| n / WIDTH.pow(at as u32) % WIDTH).collect::<Vec<_>>());
                let best =
                    |keep: &dyn Fn(&[usize]) -> bool| all().filter(|path| keep(path)).filter_map(|path| score(&model, &path, None)).max();
                let whole = score(&model, &found, None).unwrap();
                let (other, asked) = margins.get(at).copied().unwrap();
                assert_eq!(best(&|path| part[path[at]] != part[found[at]]), Some(whole - other), "{length} {at} {found:?}");
                match best(&|path| path[at] == 2) {
                    Some(score) => assert_eq!(score, whole - asked, "{length} {at} {found:?}"),
                    None => assert!(asked > 100_000),
                }
            }
        }
        assert_eq!(viterbi.with(1, 2)[2], 1);
    }

    #[test]
    fn a_long_sequence_does_not_overflow() {
        let model = model();
        let mut viterbi = Viterbi::new(&model, WIDTH, &|previous| [transition(previous)], &follows);
        assert_eq!(viterbi.decode_unsettled(&model, 300_000, |_| Some(1), |_, _| {}), vec![1; 300_000]);
    }
}
