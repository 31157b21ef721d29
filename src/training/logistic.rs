//! Logistic regression over hashed features, by AdaGrad with feature dropout.

#![allow(clippy::indexing_slicing)] // Tables that were made a few lines above; nothing of it is shipped.

use super::random::Random;
use std::collections::HashMap;

/// One thing to learn from.
#[derive(Clone, Debug)]
pub struct Example {
    /// How much it counts.
    pub weight: f32,
    /// Whether the answer is yes.
    pub yes: bool,
    /// Its hashed features.
    pub features: Vec<u32>,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Times that the examples are gone through; the weights of the last half are averaged.
    pub epochs: usize,
    /// Step width.
    pub rate: f32,
    /// Share of features left out at random.
    pub dropout: f64,
    /// Features seen less often are not learned.
    pub least: u32,
    /// So many features are kept and trained anew by themselves: those with the heaviest weights for how often they are seen.
    pub rows: usize,
    /// The mean of so many trainings is kept, which differ in order and dropout.
    pub seeds: u64,
}

/// The weights of features, one each.
pub type Weights = Vec<(u32, Vec<f32>)>;

/// Trains; the same examples in the same order give the same weights.
pub fn train(examples: &[Example], recipe: Recipe) -> Weights {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    examples.iter().flat_map(|example| &example.features).for_each(|&feature| *counts.entry(feature).or_default() += 1);
    let frequent = counts.iter().filter(|&(_, &count)| count >= recipe.least).map(|(&feature, _)| feature).collect();
    let wide = learn(examples, frequent, recipe);
    if wide.len() <= recipe.rows {
        return wide;
    }
    // A heavy weight that is seldom used does less than a light one that often is.
    let used = |feature: &u32| (counts.get(feature).copied().unwrap_or(0) as f32).sqrt();
    let mut ranked: Vec<(f32, u32)> = wide.iter().map(|(feature, row)| (row[0].abs() * used(feature), *feature)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    learn(examples, ranked.into_iter().take(recipe.rows).map(|(_, feature)| feature).collect(), recipe)
}

fn learn(examples: &[Example], mut names: Vec<u32>, recipe: Recipe) -> Weights {
    names.sort_unstable();
    let number: HashMap<u32, usize> = names.iter().enumerate().map(|(index, &feature)| (feature, index)).collect();
    let dense: Vec<Vec<usize>> =
        examples.iter().map(|example| example.features.iter().filter_map(|feature| number.get(feature).copied()).collect()).collect();
    let mut sum = vec![0f64; names.len()];
    let first = recipe.epochs / 2;
    let seeds = recipe.seeds.max(1);
    for seed in 1..=seeds {
        let (mut weights, mut squares) = (vec![0f32; names.len()], vec![1e-3f32; names.len()]);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut random = Random(seed);
        for epoch in 0..recipe.epochs {
            random.shuffle(&mut order);
            for &index in &order {
                let kept: Vec<usize> = dense[index].iter().copied().filter(|_| random.unit() >= recipe.dropout).collect();
                let score: f32 = kept.iter().map(|&feature| weights[feature]).sum();
                let error = (f32::from(u8::from(examples[index].yes)) - 1.0 / (1.0 + (-score).exp())) * examples[index].weight;
                for feature in kept {
                    squares[feature] += error * error;
                    weights[feature] += recipe.rate * error / squares[feature].sqrt();
                }
            }
            if epoch >= first {
                sum.iter_mut().zip(&weights).for_each(|(sum, &weight)| *sum += f64::from(weight));
            }
        }
    }
    let share = (1.0 - recipe.dropout) / ((recipe.epochs - first).max(1) as f64 * seeds as f64);
    names.into_iter().zip(sum).map(|(name, sum)| (name, vec![(sum * share) as f32])).collect()
}
