//! A linear-chain conditional random field over hashed features (Lafferty, McCallum and Pereira 2001), trained by AdaGrad with
//! feature dropout: each time a sentence is seen, most of its features are left out, so that rare words do not carry it alone.

#![allow(clippy::indexing_slicing)] // The inner loops index tables that they made themselves; nothing of it is shipped.

use super::random::Random;
use std::collections::HashMap;

/// One sentence to learn from.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// How much it counts.
    pub weight: f32,
    /// Whether the last epochs go through it as well.
    pub to_the_end: bool,
    /// The right label of each word.
    pub labels: Vec<u8>,
    /// The hashed features of each word.
    pub features: Vec<Vec<u32>>,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Times that the sentences are gone through.
    pub epochs: usize,
    /// Of these at the end, those that go only through what is marked for it.
    pub last: usize,
    /// The weights of so many last epochs are averaged.
    pub averaged: usize,
    /// Step width.
    pub rate: f32,
    /// Share of features left out at random.
    pub dropout: f32,
    /// Features seen less often are not learned.
    pub least: u32,
    /// So many of the heaviest features are kept and trained anew by themselves, so that they learn to do without the rest.
    pub rows: usize,
    /// Whether how often a feature is seen counts with its weight when they are chosen.
    pub by_use: bool,
    /// Seed of order and dropout.
    pub seed: u64,
}

/// What was learned.
#[derive(Clone, Debug)]
pub struct Field {
    /// Number of labels.
    pub width: usize,
    /// Feature hash → weights, one a label.
    pub rows: Vec<(u32, Vec<f32>)>,
    /// Weights from label to label, the last row from the start of a sentence.
    pub between: Vec<f32>,
}

/// Sentences with features numbered from 0 instead of hashes.
struct Corpus {
    names: Vec<u32>,
    sentences: Vec<Dense>,
}

struct Dense {
    weight: f32,
    to_the_end: bool,
    labels: Vec<u8>,
    starts: Vec<u32>,
    features: Vec<u32>,
}

impl Corpus {
    fn new(sequences: &[Sequence], mut names: Vec<u32>) -> Self {
        names.sort_unstable();
        let number: HashMap<u32, u32> = names.iter().enumerate().map(|(index, &f)| (f, index as u32)).collect();
        let sentences = sequences
            .iter()
            .map(|sequence| {
                let mut dense = Dense {
                    weight: sequence.weight,
                    to_the_end: sequence.to_the_end,
                    labels: sequence.labels.clone(),
                    starts: vec![0],
                    features: Vec::new(),
                };
                for word in &sequence.features {
                    dense.features.extend(word.iter().filter_map(|f| number.get(f)));
                    dense.starts.push(dense.features.len() as u32);
                }
                dense
            })
            .collect();
        Corpus { names, sentences }
    }
}

/// The features that are seen often enough.
pub fn frequent(sequences: &[Sequence], least: u32) -> Vec<u32> {
    counts(sequences).into_iter().filter(|&(_, count)| count >= least).map(|(f, _)| f).collect()
}

fn counts(sequences: &[Sequence]) -> HashMap<u32, u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    sequences.iter().flat_map(|s| s.features.iter().flatten()).for_each(|&f| *counts.entry(f).or_default() += 1);
    counts
}

/// The features of a field with the heaviest rows.
pub fn heaviest(field: &Field, rows: usize) -> Vec<u32> {
    let heaviest = |row: &[f32]| row.iter().fold(0f32, |most, weight| most.max(weight.abs()));
    let mut ranked: Vec<(f32, u32)> = field.rows.iter().map(|(feature, row)| (heaviest(row), *feature)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.into_iter().take(rows).map(|(_, feature)| feature).collect()
}

/// Trains on the sentences by some features; `allowed(previous, next)` says which labels may follow each other (`None`: at the start).
pub fn train(sequences: &[Sequence], features: Vec<u32>, width: usize, allowed: &Allowed<'_>, recipe: Recipe) -> Field {
    let corpus = Corpus::new(sequences, features);
    let mut state = State::new(corpus.names.len(), width, allowed);
    let mut random = Random(recipe.seed);
    let mut order: Vec<usize> = (0..corpus.sentences.len()).collect();
    let (mut sum, mut sum_between) = (vec![0f32; state.weights.len()], vec![0f32; state.between.len()]);
    for epoch in 0..recipe.epochs {
        random.shuffle(&mut order);
        let late = epoch + recipe.last >= recipe.epochs;
        for sentence in order.iter().filter_map(|&number| corpus.sentences.get(number)) {
            if sentence.weight > 0.0 && (!late || sentence.to_the_end) && !sentence.labels.is_empty() {
                state.learn(sentence, recipe, &mut random);
            }
        }
        if epoch + recipe.averaged >= recipe.epochs {
            sum.iter_mut().zip(&state.weights).for_each(|(sum, weight)| *sum += weight);
            sum_between.iter_mut().zip(&state.between).for_each(|(sum, weight)| *sum += weight);
        }
    }
    let share = 1.0 / recipe.averaged.clamp(1, recipe.epochs.max(1)) as f32;
    // Learned with a part of its features, a sentence is read with all.
    let kept = share * (1.0 - recipe.dropout);
    let rows =
        corpus.names.iter().zip(sum.chunks(width)).map(|(&name, row)| (name, row.iter().map(|weight| weight * kept).collect())).collect();
    Field { width, rows, between: sum_between.iter().map(|weight| weight * share).collect() }
}

/// Which labels may follow which.
pub type Allowed<'a> = dyn Fn(Option<usize>, usize) -> bool + Sync + 'a;

/// Trains with several seeds, two at a time, once by all features that are seen often enough and then by the heaviest of them alone; answers
/// the mean field.
///
/// # Errors
/// A sentence, should a thread fail.
pub fn train_seeds(sequences: &[Sequence], width: usize, allowed: &Allowed<'_>, recipe: Recipe, seeds: u64) -> Result<Field, String> {
    let mut wide = each_seed(sequences, &frequent(sequences, recipe.least), width, allowed, recipe, seeds)?;
    if wide.rows.len() <= recipe.rows {
        return Ok(wide);
    }
    // A heavy weight that is seldom used does less than a light one that often is.
    if recipe.by_use {
        let counts = counts(sequences);
        for (feature, row) in &mut wide.rows {
            let used = (counts.get(feature).copied().unwrap_or(0) as f32).sqrt();
            row.iter_mut().for_each(|weight| *weight *= used);
        }
    }
    each_seed(sequences, &heaviest(&wide, recipe.rows), width, allowed, recipe, seeds)
}

fn each_seed(
    sequences: &[Sequence],
    features: &[u32],
    width: usize,
    allowed: &Allowed<'_>,
    recipe: Recipe,
    seeds: u64,
) -> Result<Field, String> {
    let one = |seed: u64| train(sequences, features.to_vec(), width, allowed, Recipe { seed, ..recipe });
    let one = &one;
    let mut fields = Vec::new();
    for pair in (1..=seeds).collect::<Vec<_>>().chunks(2) {
        let trained: Vec<Option<Field>> = std::thread::scope(|scope| {
            let threads: Vec<_> = pair.iter().map(|&seed| scope.spawn(move || one(seed))).collect();
            threads.into_iter().map(|thread| thread.join().ok()).collect()
        });
        fields.extend(trained.into_iter().flatten());
    }
    mean(&fields).ok_or_else(|| "A model could not be trained.".to_owned())
}

/// The mean of fields that were trained on the same sentences with other seeds.
pub fn mean(fields: &[Field]) -> Option<Field> {
    let mut all = fields.first()?.clone();
    for field in fields.iter().skip(1) {
        for ((_, sum), (_, row)) in all.rows.iter_mut().zip(&field.rows) {
            sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
        }
        all.between.iter_mut().zip(&field.between).for_each(|(sum, weight)| *sum += weight);
    }
    let share = 1.0 / fields.len() as f32;
    all.rows.iter_mut().flat_map(|(_, row)| row).for_each(|weight| *weight *= share);
    all.between.iter_mut().for_each(|weight| *weight *= share);
    Some(all)
}

struct State {
    width: usize,
    weights: Vec<f32>,
    squares: Vec<f32>,
    between: Vec<f32>,
    between_squares: Vec<f32>,
    allowed: Vec<bool>,
    kept: Vec<u32>,
    starts: Vec<usize>,
}

/// Where the sums of squares begin.
const FIRST_SQUARE: f32 = 1e-3;
/// Smaller steps than this are not taken.
const LEAST_STEP: f32 = 1e-4;

impl State {
    fn new(features: usize, width: usize, allowed: &Allowed<'_>) -> Self {
        let pairs = (0..width).map(Some).chain([None]).flat_map(|previous| (0..width).map(move |next| (previous, next)));
        State {
            width,
            weights: vec![0.0; features * width],
            squares: vec![FIRST_SQUARE; features * width],
            between: vec![0.0; (width + 1) * width],
            between_squares: vec![FIRST_SQUARE; (width + 1) * width],
            allowed: pairs.map(|(previous, next)| allowed(previous, next)).collect(),
            kept: Vec::new(),
            starts: Vec::new(),
        }
    }

    fn learn(&mut self, sentence: &Dense, recipe: Recipe, random: &mut Random) {
        let (width, length) = (self.width, sentence.labels.len());
        self.drop_features(sentence, recipe.dropout, random);
        let lifted = self.lifted_scores(length);
        let steps: Vec<f64> = self.between.iter().zip(&self.allowed).map(|(&w, &ok)| if ok { f64::from(w).exp() } else { 0.0 }).collect();
        // Forward and backward sums, scaled to one at each word.
        let (mut forward, mut scale) = (vec![0f64; length * width], vec![0f64; length]);
        for i in 0..length {
            for y in 0..width {
                let paths: f64 = if i == 0 {
                    steps[width * width + y]
                } else {
                    (0..width).map(|p| forward[(i - 1) * width + p] * steps[p * width + y]).sum()
                };
                forward[i * width + y] = paths * lifted[i * width + y];
            }
            scale[i] = forward[i * width..(i + 1) * width].iter().sum::<f64>().max(f64::MIN_POSITIVE);
            forward[i * width..(i + 1) * width].iter_mut().for_each(|value| *value /= scale[i]);
        }
        let mut backward = vec![1f64; length * width];
        for i in (0..length.saturating_sub(1)).rev() {
            for p in 0..width {
                let paths: f64 =
                    (0..width).map(|y| steps[p * width + y] * lifted[(i + 1) * width + y] * backward[(i + 1) * width + y]).sum();
                backward[i * width + p] = paths / scale[i + 1];
            }
        }
        let mut gradient = vec![0f32; width];
        let mut between = vec![0f64; (width + 1) * width];
        for i in 0..length {
            let right = usize::from(sentence.labels[i]);
            for y in 0..width {
                let share = forward[i * width + y] * backward[i * width + y];
                gradient[y] = (f64::from(u8::from(y == right)) - share) as f32 * sentence.weight;
            }
            for k in self.starts[i]..self.starts[i + 1] {
                let row = self.kept[k] as usize * width;
                for (y, &step) in gradient.iter().enumerate().filter(|(_, step)| step.abs() >= LEAST_STEP) {
                    self.squares[row + y] += step * step;
                    self.weights[row + y] += recipe.rate * step / self.squares[row + y].sqrt();
                }
            }
            for y in 0..width {
                if i == 0 {
                    let share = forward[y] * backward[y];
                    between[width * width + y] += f64::from(u8::from(y == right)) - share;
                    continue;
                }
                let before = usize::from(sentence.labels[i - 1]);
                for p in (0..width).filter(|&p| self.allowed[p * width + y]) {
                    let share =
                        forward[(i - 1) * width + p] * steps[p * width + y] * lifted[i * width + y] * backward[i * width + y] / scale[i];
                    between[p * width + y] += f64::from(u8::from(p == before && y == right)) - share;
                }
            }
        }
        for ((weight, square), step) in self.between.iter_mut().zip(&mut self.between_squares).zip(between) {
            let step = step as f32 * sentence.weight;
            *square += step * step;
            *weight += recipe.rate * step / square.sqrt();
        }
    }

    fn drop_features(&mut self, sentence: &Dense, dropout: f32, random: &mut Random) {
        self.kept.clear();
        self.starts.clear();
        self.starts.push(0);
        // Sixteen bits a feature are enough to toss for it.
        let limit = (dropout * 65536.0) as u64;
        for word in sentence.starts.windows(2) {
            let (mut bits, mut left) = (0u64, 0);
            for &feature in &sentence.features[word[0] as usize..word[1] as usize] {
                if left == 0 {
                    (bits, left) = (random.draw(), 4);
                }
                if bits & 0xFFFF >= limit {
                    self.kept.push(feature);
                }
                bits >>= 16;
                left -= 1;
            }
            self.starts.push(self.kept.len());
        }
    }

    /// The exponentials of the labels' scores at each word, the largest one.
    fn lifted_scores(&self, length: usize) -> Vec<f64> {
        let width = self.width;
        let mut lifted = Vec::with_capacity(length * width);
        let mut scores = vec![0f32; width];
        for i in 0..length {
            scores.fill(0.0);
            for k in self.starts[i]..self.starts[i + 1] {
                let row = self.kept[k] as usize * width;
                scores.iter_mut().zip(&self.weights[row..row + width]).for_each(|(score, weight)| *score += weight);
            }
            let most = scores.iter().fold(f32::MIN, |most, &score| most.max(score));
            lifted.extend(scores.iter().map(|&score| f64::from(score - most).exp()));
        }
        lifted
    }
}
