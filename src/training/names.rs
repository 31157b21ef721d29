//! Trains and measures the name finder.

use super::crf::{self, Field, Sequence};
use super::named::{LABELS, Named, NamedSentence, spans};
use crate::document::Upos;
use crate::engine::names::{Decoder, Seen, clues, extract, transition};
use crate::engine::tag;
use crate::language::{LanguagePack, NameLabel, NameModel};
use crate::model::{LinearModel, Shape};

/// A corpus and how it is used.
pub struct Material<'c> {
    /// The documents.
    pub documents: &'c Named,
    /// How much a sentence counts.
    pub weight: f32,
    /// Whether the last epochs use it as well.
    pub to_the_end: bool,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Of the field.
    pub field: crf::Recipe,
    /// How many fields with other seeds are averaged.
    pub seeds: u64,
    /// Steps in which a weight is kept, from zero to the heaviest (at most 127).
    pub levels: u8,
    /// Whether everything is learned in small letters, for text whose capitals tell nothing.
    pub lowered: bool,
}

/// What the engine sees of a sentence of words.
struct Prepared {
    shapes: Vec<Shape>,
    clues: Vec<crate::engine::names::Clue>,
    upos: Vec<Upos>,
    capitals: bool,
}

fn prepare(words: &[String], pack: &LanguagePack, lowered: bool) -> Prepared {
    let lowers: Vec<String> = words.iter().map(|word| word.to_lowercase().replace('’', "'")).collect();
    let words = if lowered { &lowers } else { words };
    let shapes: Vec<Shape> = words.iter().zip(&lowers).map(|(word, lower)| Shape::of(word, lower)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let lowers: Vec<&str> = lowers.iter().map(String::as_str).collect();
    let clues = clues(&words, &lowers, &shapes, pack);
    let upos = tag::tag_words(&shapes, &pack.tags).into_iter().map(|(upos, _)| upos).collect();
    Prepared { shapes, clues, upos, capitals: !lowered }
}

impl Prepared {
    fn seen(&self) -> Seen<'_> {
        Seen { shapes: &self.shapes, clues: &self.clues, upos: &self.upos, capitals: self.capitals }
    }
}

fn sequence(sentence: &NamedSentence, material: &Material<'_>, pack: &LanguagePack, lowered: bool) -> Sequence {
    let prepared = prepare(&sentence.words, pack, lowered);
    let mut features = Vec::with_capacity(sentence.words.len());
    let mut list = Vec::new();
    for index in 0..sentence.words.len() {
        extract(&prepared.seen(), index, &mut list);
        features.push(list.clone());
    }
    Sequence { weight: material.weight, to_the_end: material.to_the_end, labels: sentence.labels.clone(), features }
}

/// All sentences with their features.
pub fn sequences(materials: &[Material<'_>], pack: &LanguagePack, lowered: bool) -> Vec<Sequence> {
    let all = materials.iter().flat_map(|material| material.documents.iter().flatten().map(move |sentence| (material, sentence)));
    all.map(|(material, sentence)| sequence(sentence, material, pack, lowered)).collect()
}

/// Trains on prepared sentences.
///
/// # Errors
/// A sentence, should a thread fail.
pub fn train(sequences: &[Sequence], recipe: Recipe) -> Result<Field, String> {
    let labels: Vec<Option<NameLabel>> = LABELS.iter().map(|label| NameLabel::parse(label)).collect();
    let allowed = |previous: Option<usize>, next: usize| {
        let before = previous.and_then(|label| labels.get(label).copied().flatten());
        labels.get(next).copied().flatten().is_some_and(|label| label.follows(before))
    };
    crf::train_seeds(sequences, LABELS.len(), &allowed, recipe.field, recipe.seeds)
}

/// The model file of a field.
///
/// # Errors
/// A sentence, should the labels not fit the format.
pub fn write(field: &Field, levels: u8) -> Result<Vec<u8>, String> {
    let mut rows = field.rows.clone();
    for (index, row) in field.between.chunks(field.width).enumerate() {
        rows.push((transition((index < field.width).then_some(index)), row.to_vec()));
    }
    // Each weight counts: without those of one step, three points of F1 are lost.
    LinearModel::write_steps(&LABELS.map(str::to_owned), &rows, levels, 1)
}

/// Right, answered and wanted names, by kind (1 PER, 3 LOC, 5 ORG).
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    counts: [[u32; 3]; 3],
}

impl Score {
    fn add(&mut self, gold: &[u8], mine: &[u8]) {
        let (gold, mine) = (spans(gold), spans(mine));
        for (kind, count) in [1u8, 3, 5].into_iter().zip(&mut self.counts) {
            let of = |list: &[(usize, usize, u8)]| list.iter().filter(|span| span.2 == kind).count() as u32;
            count[0] += mine.iter().filter(|span| span.2 == kind && gold.contains(span)).count() as u32;
            count[1] += of(&mine);
            count[2] += of(&gold);
        }
    }

    /// Adds another's counts.
    pub fn join(&mut self, other: &Score) {
        for (mine, others) in self.counts.iter_mut().zip(&other.counts) {
            mine.iter_mut().zip(others).for_each(|(a, b)| *a += b);
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let f1 = |[right, mine, gold]: [u32; 3]| 200.0 * f64::from(right) / f64::from((mine + gold).max(1));
        let all = self.counts.iter().fold([0; 3], |sum, count| [sum[0] + count[0], sum[1] + count[1], sum[2] + count[2]]);
        let [per, loc, org] = self.counts.map(f1);
        let (p, r) = (100.0 * f64::from(all[0]) / f64::from(all[1].max(1)), 100.0 * f64::from(all[0]) / f64::from(all[2].max(1)));
        write!(f, "F1 {:.2} (P {p:.1} R {r:.1}), PER {per:.1} LOC {loc:.1} ORG {org:.1}", f1(all))
    }
}

/// How well a model finds the names of documents, sentence by sentence.
pub fn measure(model: &NameModel, documents: &Named, pack: &LanguagePack, lowered: bool) -> Score {
    let mut decoder = Decoder::new(model);
    let mut score = Score::default();
    for sentence in documents.iter().flatten() {
        let prepared = prepare(&sentence.words, pack, lowered);
        let mine: Vec<u8> = decoder.decode(model, &prepared.seen()).into_iter().map(|label| label as u8).collect();
        score.add(&sentence.labels, &mine);
    }
    score
}
