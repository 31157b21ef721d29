//! A linear model over hashed features: a row of small weights for each feature that was kept.
//!
//! ```text
//! magic "KLIN", format u8 (3), number of labels u8, labels (length u8, name), scale f32, number of rows u32, then the rows by rising key,
//! entropy coded: the key less the one before, which labels have a weight, and the weights
//! ```
//! Keys are the upper 22 bits of a feature's hash: at forty thousand rows a stray feature meets a row by chance once in a hundred. Coded bit by
//! bit by what stood before in its row, a model is a quarter smaller than what gzip makes of columns of bytes.

use super::PackError;
use super::bytes::Reader;
use super::entropy::{Coder, Decoder, Encoder, Odds};
use super::keys::{self, Keys};

const MAGIC: &[u8; 4] = b"KLIN";
const FORMAT: u8 = 3;
/// Bits of a feature's hash that are thrown away.
const DROPPED: u32 = 32 - keys::BITS;
/// Weights that are packed in one number, and in a block of two.
const LANES: usize = 4;
const BLOCK: usize = 2 * LANES;
/// Features whose weights are summed in 16 bits: 128 times 127 has room there.
const AT_ONCE: usize = 128;

/// Weights to score labels with.
#[derive(Clone, Debug, Default)]
pub struct LinearModel {
    /// The labels' names, by number.
    pub labels: Vec<String>,
    /// What one unit of a weight is worth.
    pub scale: f32,
    /// Which features have a row.
    keys: Keys,
    /// A row after another, eight labels a block.
    weights: Vec<[u64; 2]>,
}

impl LinearModel {
    /// Reads a model file.
    ///
    /// # Errors
    /// A sentence, for a file that is of another kind, too new, cut short or damaged.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, PackError> {
        let wrong = |problem: &str| PackError(format!("The model \"{name}\" of the language pack {problem}."));
        let damaged = || wrong("is damaged");
        let mut reader = Reader::new(bytes, 0);
        if reader.take(4) != Some(MAGIC) {
            return Err(wrong("is another kind of file"));
        }
        if reader.u8() != Some(FORMAT) {
            return Err(wrong("has a format that this version does not read"));
        }
        let count = reader.u8().ok_or_else(damaged)?;
        let labels = (0..count).map(|_| reader.name().map(str::to_owned)).collect::<Option<Vec<_>>>().ok_or_else(damaged)?;
        let scale = reader.f32().filter(|scale| scale.is_finite()).ok_or_else(damaged)?;
        let rows = reader.u32().ok_or_else(damaged)? as usize;
        let width = labels.len();
        if labels.is_empty() || rows > 1 << 20 || rows * width > 1 << 25 {
            return Err(damaged());
        }
        // Damage can claim any number of rows: memory is taken as they come, and none comes behind the end.
        let (mut keys, mut weights) = (Vec::new(), Vec::new());
        let mut decoder = Decoder::new(reader.rest());
        let mut layout = Layout::new(width);
        let (mut next, mut row) = (0, vec![0; width]);
        while keys.len() < rows && !decoder.ran_out() {
            let key = layout.row(&mut decoder, next, 0, &mut row).filter(|key| key >> (32 - DROPPED) == 0).ok_or_else(damaged)?;
            next = key + 1;
            keys.push(key);
            weights.extend(row.chunks(BLOCK).map(|block| {
                let (first, second) = block.split_at(block.len().min(LANES));
                [pack(first), pack(second)]
            }));
        }
        if !decoder.ended_well() || keys.len() != rows {
            return Err(damaged());
        }
        weights.shrink_to_fit();
        Ok(LinearModel { keys: Keys::new(keys), weights, labels, scale })
    }

    /// Writes a model file of rows: the feature's hash and its weights, one a label; rows of equal keys are added. A weight is kept in
    /// `levels` steps (at most 127) from zero to the heaviest: fewer steps make a smaller file.
    ///
    /// # Errors
    /// A sentence, for more than 255 labels.
    pub fn write(labels: &[String], rows: &[(u32, Vec<f32>)], levels: u8) -> Result<Vec<u8>, String> {
        // With few steps the lightest weights of many models say least and cost as much as any.
        LinearModel::write_steps(labels, rows, levels, if levels < 64 { 2 } else { 1 })
    }

    /// The same, without the weights of fewer steps than `least`.
    ///
    /// # Errors
    /// A sentence, for more than 255 labels.
    pub fn write_steps(labels: &[String], rows: &[(u32, Vec<f32>)], levels: u8, least: u8) -> Result<Vec<u8>, String> {
        let count = u8::try_from(labels.len()).map_err(|_| "A model has at most 255 labels.".to_owned())?;
        let mut merged: std::collections::BTreeMap<u32, Vec<f32>> = std::collections::BTreeMap::new();
        for (feature, weights) in rows {
            let row = merged.entry(feature >> DROPPED).or_insert_with(|| vec![0.0; labels.len()]);
            row.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
        }
        let largest = merged.values().flatten().fold(0f32, |most, weight| most.max(weight.abs()));
        let scale = if largest > 0.0 { largest / f32::from(levels.clamp(1, 127)) } else { 1.0 };
        let small = merged.into_iter().map(|(key, weights)| {
            let steps = weights.into_iter().map(|w| (w / scale).round() as i8);
            (key, steps.map(|w| if w.unsigned_abs() >= least { w } else { 0 }).collect::<Vec<i8>>())
        });
        let small: Vec<(u32, Vec<i8>)> = small.filter(|(_, weights)| weights.iter().any(|&w| w != 0)).collect();
        let mut out = MAGIC.to_vec();
        out.extend([FORMAT, count]);
        for label in labels {
            out.push(u8::try_from(label.len()).map_err(|_| "A label has at most 255 bytes.".to_owned())?);
            out.extend(label.as_bytes());
        }
        out.extend(scale.to_le_bytes());
        out.extend((small.len() as u32).to_le_bytes());
        let mut encoder = Encoder::default();
        let mut layout = Layout::new(labels.len());
        let mut next = 0;
        for (key, mut weights) in small {
            layout.row(&mut encoder, next, key, &mut weights);
            next = key + 1;
        }
        out.extend(encoder.finish());
        Ok(out)
    }

    /// Adds the weights of features to the labels' scores, in units of [`LinearModel::scale`]. The list is used up.
    pub fn add(&self, features: &mut [u32], scores: &mut [i32]) {
        for part in features.chunks_mut(AT_ONCE) {
            self.add_part(part, scores);
        }
    }

    fn add_part(&self, features: &mut [u32], scores: &mut [i32]) {
        // First which rows there are, without a branch that no processor can foresee: the list holds their numbers from then on.
        let mut count = 0;
        for index in 0..features.len() {
            let (row, there) = self.keys.find(features.get(index).map_or(0, |feature| feature >> DROPPED));
            if let Some(slot) = features.get_mut(count) {
                *slot = row;
            }
            count += there;
        }
        let rows = features.get(..count).unwrap_or_default();
        let blocks = self.blocks();
        for (block, scores) in scores.chunks_mut(BLOCK).enumerate() {
            let mut sums = [0u64; 2];
            for &row in rows {
                let [first, second] = self.weights.get(row as usize * blocks + block).copied().unwrap_or_default();
                sums = [sums[0].wrapping_add(first), sums[1].wrapping_add(second)];
            }
            for (sum, scores) in sums.into_iter().zip(scores.chunks_mut(LANES)) {
                unpack(sum, scores);
            }
        }
    }

    fn blocks(&self) -> usize {
        self.labels.len().div_ceil(BLOCK)
    }

    /// The probability that a model of one label gives (logistic regression).
    /// The list of features is used up.
    pub fn probability(&self, features: &mut [u32]) -> f32 {
        let mut sum = [0i32];
        self.add(features, &mut sum);
        let [sum] = sum;
        1.0 / (1.0 + (-(sum as f32) * self.scale).exp())
    }

    /// Bytes that the model takes in memory.
    pub fn memory(&self) -> usize {
        self.keys.memory() + self.weights.len() * size_of::<[u64; 2]>()
    }
}

/// How rows are written: what is known when a bit is coded, and how likely that makes it.
struct Layout {
    /// How many bits a step between keys has.
    sizes: [Odds; 32],
    /// By label, by the two labels before, by how many labels had a weight.
    present: Vec<Odds>,
    /// By label, by the sign of the weight before.
    signs: Vec<Odds>,
    /// By label, by the size of the weight before: a tree each.
    sizes_of_weights: Vec<Odds>,
}

const TREE: usize = 128;

impl Layout {
    fn new(labels: usize) -> Self {
        Layout {
            sizes: [Odds::EVEN; 32],
            present: vec![Odds::EVEN; labels * 4 * 5],
            signs: vec![Odds::EVEN; labels * 3],
            sizes_of_weights: vec![Odds::EVEN; labels * 3 * TREE],
        }
    }

    /// Codes a row whose key is `next` or a later one, and returns its key; `None` where no writer can have written that.
    fn row(&mut self, coder: &mut impl Coder, next: u32, key: u32, weights: &mut [i8]) -> Option<u32> {
        let step = key.wrapping_sub(next).wrapping_add(1);
        let size = coder.tree(&mut self.sizes, 31 - step.max(1).leading_zeros());
        let key = next.checked_add((1u32 << size | coder.raw(size, step)) - 1)?;
        let (mut two, mut seen, mut last) = (0, 0usize, 0i8);
        for (label, weight) in weights.iter_mut().enumerate() {
            let there = coder.bit(self.present.get_mut((label * 4 + two) * 5 + seen)?, *weight != 0);
            two = two << 1 & 3 | usize::from(there);
            if !there {
                *weight = 0;
                continue;
            }
            seen = (seen + 1).min(4);
            let negative = coder.bit(self.signs.get_mut(label * 3 + (last.signum() + 1) as usize)?, *weight < 0);
            let tree = (label * 3 + usize::from(last.unsigned_abs() / 3).min(2)) * TREE;
            let size = coder.tree(self.sizes_of_weights.get_mut(tree..tree + TREE)?, u32::from(weight.unsigned_abs())) as i8;
            *weight = if negative { -size } else { size };
            last = *weight;
        }
        Some(key)
    }
}

/// A row's weights four to a number, each in 16 bits of its own: such numbers add like the weights themselves, as long as no sum leaves its 16 bits.
fn pack(row: &[i8]) -> u64 {
    row.iter().rev().fold(0, |packed, &weight| (packed << 16).wrapping_add(i64::from(weight) as u64))
}

/// Adds packed sums to scores.
fn unpack(sum: u64, scores: &mut [i32]) {
    let mut rest = sum;
    for score in scores {
        let lane = rest as i16;
        *score += i32::from(lane);
        // A negative sum borrowed one of its neighbour.
        rest = rest.wrapping_sub(i64::from(lane) as u64) >> 16;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let rows: Vec<(u32, Vec<f32>)> = (0..300u32).map(|i| (i.wrapping_mul(0x9E37_79B9), vec![i as f32, 0.0, -1.0])).collect();
        LinearModel::write(&["A", "B", "C"].map(str::to_owned), &rows, 127).unwrap()
    }

    #[test]
    fn weights_come_back_in_small_units() {
        let model = LinearModel::read("test", &file()).unwrap();
        let mut scores = [0; 3];
        model.add(&mut [299u32.wrapping_mul(0x9E37_79B9), 12345], &mut scores);
        assert_eq!((scores, model.labels.len()), ([127, 0, 0], 3));
    }

    #[test]
    fn damage_is_a_sentence_and_never_a_panic() {
        let good = file();
        for end in 0..good.len() {
            assert!(LinearModel::read("test", &good[..end]).is_err(), "cut at {end}");
        }
        for index in 0..good.len() {
            let mut bad = good.clone();
            bad[index] = bad[index].wrapping_add(0x41);
            let _ = LinearModel::read("test", &bad);
        }
        assert!(LinearModel::read("test", b"GIF89a").unwrap_err().0.contains("another kind"));
    }
}
