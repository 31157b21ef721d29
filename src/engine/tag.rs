//! Parts of speech: an averaged perceptron, decoded greedily from left to right (Collins 2002).

use crate::document::{Document, Tags, Upos, VerbForm};
use crate::language::{LanguagePack, TagModel};
use crate::model::Shape;
use crate::model::shape::feature;

/// Number of features that a token has at most.
pub const FEATURES: usize = 34;

/// The shapes of all tokens of a document, for every stage that scores features.
pub fn shapes(document: &Document<'_>) -> Vec<Shape> {
    (0..document.tokens.len()).map(|token| Shape::of(document.word(token), document.lower(token))).collect()
}

/// Tags every token; all [`crate::document::Upos::X`] where the pack has no tagger.
pub fn tag(document: &Document<'_>, shapes: &[Shape], pack: &LanguagePack) -> Tags {
    let mut tags = Tags { upos: Vec::with_capacity(shapes.len()), form: Vec::with_capacity(shapes.len()) };
    if pack.tags.labels.is_empty() {
        return tags;
    }
    for sentence in &document.sentences {
        for (upos, form) in tag_words(shapes.get(sentence.tokens.clone()).unwrap_or_default(), &pack.tags) {
            tags.upos.push(upos);
            tags.form.push(form);
        }
    }
    tags
}

/// Tags the words of one sentence by their shapes.
pub fn tag_words(words: &[Shape], model: &TagModel) -> Vec<(Upos, VerbForm)> {
    let mut features = [0u32; FEATURES];
    let mut scores = vec![0i32; model.labels.len()];
    let (mut before, mut last) = (NONE, NONE);
    (0..words.len())
        .map(|index| {
            let count = extract(words, index, before, last, &mut features);
            scores.fill(0);
            model.weights.add(features.get_mut(..count).unwrap_or_default(), &mut scores);
            let best = best(&scores);
            (before, last) = (last, best as u32);
            model.labels.get(best).copied().unwrap_or_default()
        })
        .collect()
}

/// The label number that stands for the place before a sentence.
pub const NONE: u32 = 255;

/// The first of the highest scores.
pub fn best(scores: &[i32]) -> usize {
    let mut best = (0, i32::MIN);
    for (label, &score) in scores.iter().enumerate() {
        if score > best.1 {
            best = (label, score);
        }
    }
    best.0
}

/// Writes the features of a token of a sentence, given the two labels before it, and answers how many there are.
pub fn extract(tokens: &[Shape], index: usize, before: u32, last: u32, out: &mut [u32; FEATURES]) -> usize {
    let at = |offset: isize| -> Shape {
        let place = index as isize + offset;
        usize::try_from(place).ok().and_then(|place| tokens.get(place).copied()).unwrap_or_else(|| Shape::border(u32::from(place < 0)))
    };
    let (a, b, c, d, e) = (at(-2), at(-1), at(0), at(1), at(2));
    let first = u32::from(index == 0);
    let case = c.case as u32 * 2 + first;
    let list = [
        feature(1, c.lower, 0, 0),
        feature(2, c.word, 0, 0),
        feature(3, c.suffix[0], case, 0),
        feature(4, c.last(2), 0, 0),
        feature(5, c.last(3), 0, 0),
        feature(6, c.last(4), 0, 0),
        feature(7, c.last(5), 0, 0),
        feature(8, c.first(1), 0, 0),
        feature(9, c.first(2), 0, 0),
        feature(10, c.first(3), 0, 0),
        feature(11, c.first(4), 0, 0),
        feature(12, c.collapsed, first, 0),
        feature(13, last, 0, 0),
        feature(14, last, before, 0),
        feature(15, last, c.lower, 0),
        feature(16, b.lower, 0, 0),
        feature(17, a.lower, 0, 0),
        feature(18, d.lower, 0, 0),
        feature(19, e.lower, 0, 0),
        feature(20, b.lower, c.lower, 0),
        feature(21, c.lower, d.lower, 0),
        feature(22, b.last(3), 0, 0),
        feature(23, d.last(3), 0, 0),
        feature(24, last, c.last(3), 0),
        feature(25, last, d.lower, 0),
        feature(26, last, before, c.lower),
        feature(27, case, d.case as u32, b.case as u32),
        feature(28, last, c.last(4), 0),
        feature(29, c.last(3), d.last(2), 0),
        feature(30, last, d.last(2), 0),
        feature(31, b.last(3), c.last(3), 0),
        feature(32, d.lower, e.lower, 0),
        feature(33, c.last(6), 0, 0),
        feature(34, c.length.min(8).into(), case, 0),
    ];
    *out = list;
    FEATURES
}
