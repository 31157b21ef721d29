//! Trains and measures the tagger: an averaged perceptron over the features of `engine::tag`.

use super::corpus::{Tagged, TaggedToken};
use super::random::Random;
use crate::engine::tag::{FEATURES, NONE, extract};
use crate::language::tag_model::{TagModel, label};
use crate::model::{LinearModel, Shape};
use std::collections::HashMap;

/// How the tagger is trained.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Times that the corpus is gone through.
    pub epochs: usize,
    /// Seed of the order of sentences.
    pub seed: u64,
    /// Features seen less often than this are not learned: what they would hold goes to more common ones.
    pub least: u32,
    /// So many of the heaviest features are kept and trained anew by themselves.
    pub rows: usize,
    /// Steps in which a weight is kept, from zero to the heaviest (at most 127).
    pub levels: u8,
}

/// The shapes of a sentence of words.
pub fn shapes(sentence: &[TaggedToken]) -> Vec<Shape> {
    sentence.iter().map(|token| Shape::of(&token.word, &token.word.to_lowercase().replace('’', "'"))).collect()
}

/// Weights of one feature: for each label the weight, its sum over time, and when it last changed.
struct Row {
    weight: Vec<f32>,
    sum: Vec<f64>,
    since: Vec<u64>,
}

/// Trains a tagger; answers the model file's bytes.
///
/// # Errors
/// A sentence, should the labels not fit the format.
pub fn train(corpora: &[(&Tagged, usize)], recipe: Recipe) -> Result<Vec<u8>, String> {
    let mut sentences: Vec<(Vec<Shape>, Vec<u32>)> = Vec::new();
    let mut labels: Vec<String> = Vec::new();
    for (corpus, times) in corpora {
        for sentence in *corpus {
            let mut gold = Vec::new();
            for token in sentence {
                let name = label(token.upos, token.form);
                let number = labels.iter().position(|known| *known == name).unwrap_or_else(|| {
                    labels.push(name);
                    labels.len() - 1
                });
                gold.push(number as u32);
            }
            for _ in 0..*times {
                sentences.push((shapes(sentence), gold.clone()));
            }
        }
    }
    let wide = learn(&sentences, &frequent(&sentences, recipe.least), labels.len(), recipe);
    let kept = heaviest(&wide, recipe.rows);
    let averaged = if kept.len() < wide.len() { learn(&sentences, &kept, labels.len(), recipe) } else { wide };
    LinearModel::write(&labels, &averaged, recipe.levels)
}

/// A sentence's shapes and the numbers of its right labels.
type Sentence = (Vec<Shape>, Vec<u32>);

/// The features that are seen often enough with the right labels before them.
fn frequent(sentences: &[Sentence], least: u32) -> Vec<u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let mut features = [0u32; FEATURES];
    for (shapes, gold) in sentences {
        let (mut before, mut last) = (NONE, NONE);
        for (index, &truth) in gold.iter().enumerate() {
            let count = extract(shapes, index, before, last, &mut features);
            features.iter().take(count).for_each(|&feature| *counts.entry(feature).or_default() += 1);
            (before, last) = (last, truth);
        }
    }
    counts.into_iter().filter(|&(_, count)| count >= least).map(|(feature, _)| feature).collect()
}

/// The features with the heaviest rows.
fn heaviest(rows: &[(u32, Vec<f32>)], count: usize) -> Vec<u32> {
    let mut ranked: Vec<(f32, u32)> =
        rows.iter().map(|(feature, row)| (row.iter().fold(0f32, |most, weight| most.max(weight.abs())), *feature)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.into_iter().take(count).map(|(_, feature)| feature).collect()
}

/// The averaged weights of some features, by rising feature.
fn learn(sentences: &[Sentence], kept: &[u32], width: usize, recipe: Recipe) -> Vec<(u32, Vec<f32>)> {
    let mut kept = kept.to_vec();
    kept.sort_unstable();
    let rows: HashMap<u32, usize> = kept.iter().enumerate().map(|(row, &feature)| (feature, row)).collect();
    let mut table: Vec<Row> = kept.iter().map(|_| Row { weight: vec![0.0; width], sum: vec![0.0; width], since: vec![0; width] }).collect();
    let mut random = Random(recipe.seed);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let (mut time, mut features, mut found) = (0u64, [0u32; FEATURES], Vec::new());
    for _ in 0..recipe.epochs {
        random.shuffle(&mut order);
        for &number in &order {
            let Some((shapes, gold)) = sentences.get(number) else { continue };
            let (mut before, mut last) = (NONE, NONE);
            for (index, &truth) in gold.iter().enumerate() {
                time += 1;
                let count = extract(shapes, index, before, last, &mut features);
                found.clear();
                found.extend(features.iter().take(count).filter_map(|feature| rows.get(feature).copied()));
                let mut scores = vec![0f32; width];
                for &row in &found {
                    if let Some(row) = table.get(row) {
                        scores.iter_mut().zip(&row.weight).for_each(|(score, weight)| *score += weight);
                    }
                }
                let guess = (0..width)
                    .max_by(|&a, &b| scores.get(a).partial_cmp(&scores.get(b)).unwrap_or(std::cmp::Ordering::Equal).then(b.cmp(&a)));
                let guess = guess.unwrap_or(0) as u32;
                if guess != truth {
                    for &row in &found {
                        if let Some(row) = table.get_mut(row) {
                            row.change(truth, 1.0, time);
                            row.change(guess, -1.0, time);
                        }
                    }
                }
                (before, last) = (last, guess);
            }
        }
    }
    kept.into_iter().zip(&table).map(|(feature, row)| (feature, row.average(time))).collect()
}

impl Row {
    fn change(&mut self, label: u32, by: f32, time: u64) {
        let label = label as usize;
        if let (Some(weight), Some(sum), Some(since)) = (self.weight.get_mut(label), self.sum.get_mut(label), self.since.get_mut(label)) {
            *sum += f64::from(*weight) * (time - *since) as f64;
            *weight += by;
            *since = time;
        }
    }

    fn average(&self, time: u64) -> Vec<f32> {
        let parts = self.weight.iter().zip(&self.sum).zip(&self.since);
        parts.map(|((&weight, &sum), &since)| ((sum + f64::from(weight) * (time - since) as f64) / time.max(1) as f64) as f32).collect()
    }
}

/// Share of right parts of speech, and of right verb forms among verbs, in per cent.
pub fn measure(model: &TagModel, corpus: &Tagged) -> (f64, f64) {
    let (mut right, mut all, mut forms, mut verbs) = (0u32, 0u32, 0u32, 0u32);
    let mut features = [0u32; FEATURES];
    for sentence in corpus {
        let shapes = shapes(sentence);
        let (mut before, mut last) = (NONE, NONE);
        for (index, token) in sentence.iter().enumerate() {
            let count = extract(&shapes, index, before, last, &mut features);
            let mut scores = vec![0i32; model.labels.len()];
            model.weights.add(features.get_mut(..count).unwrap_or_default(), &mut scores);
            let best = crate::engine::tag::best(&scores);
            let (upos, form) = model.labels.get(best).copied().unwrap_or_default();
            all += 1;
            right += u32::from(upos == token.upos);
            if token.form != crate::document::VerbForm::None {
                verbs += 1;
                forms += u32::from(form == token.form);
            }
            (before, last) = (last, best as u32);
        }
    }
    let share = |part: u32, whole: u32| 100.0 * f64::from(part) / f64::from(whole.max(1));
    (share(right, all), share(forms, verbs))
}
