//! The features of a word for the name model: words around it, shapes, affixes, lists, parts of speech.
//!
//! After the recipe that was measured for Danish newspaper text (`docs/models.md`); each is a number of 32 bits.

use super::clues::Clue;
use crate::document::Upos;
use crate::model::Shape;
use crate::model::shape::Case;
use crate::model::shape::feature;

/// A sentence as the name model sees it.
pub struct Seen<'s> {
    /// The words' shapes.
    pub shapes: &'s [Shape],
    /// What else is known of them.
    pub clues: &'s [Clue],
    /// Their parts of speech.
    pub upos: &'s [Upos],
    /// Whether capitals tell something.
    pub capitals: bool,
}

impl Seen<'_> {
    /// Whether neither a word nor those beside it (past a mark: `Bo "bosse" Lund`) have a capital, a digit or a place in a list: where capitals tell something, no name is there,
    /// and most of a text need not be looked at closer.
    pub fn far_from_names(&self, index: usize) -> bool {
        let plain = |at: usize| {
            let case = self.shapes.get(at).map_or(Case::Mark, |shape| shape.case);
            matches!(case, Case::Lower | Case::Mark) && !self.clues.get(at).is_some_and(|clue| clue.known.any())
        };
        let mark = |at: usize| self.shapes.get(at).is_some_and(|shape| shape.case == Case::Mark);
        let before = |at: usize| index.checked_sub(at).is_none_or(plain);
        self.capitals
            && (0..=1).all(|step| plain(index + step) && before(step))
            && (!mark(index + 1) || plain(index + 2))
            && (!index.checked_sub(1).is_some_and(mark) || before(2))
    }
}

/// First template number of the transitions between labels (see [`transition`]).
const TRANSITION: u32 = 900;

/// The feature whose row holds the weights of all labels after `previous`; `None` stands for the start of a sentence.
pub fn transition(previous: Option<usize>) -> u32 {
    feature(TRANSITION, previous.map_or(0, |label| label as u32 + 1), 0, 0)
}

/// Writes the features of a word.
pub fn extract(seen: &Seen<'_>, index: usize, out: &mut Vec<u32>) {
    out.clear();
    let at = |offset: isize| -> (Shape, Clue) {
        let place = index as isize + offset;
        let found = usize::try_from(place).ok().and_then(|place| Some((*seen.shapes.get(place)?, *seen.clues.get(place)?)));
        found.unwrap_or_else(|| (Shape::border(u32::from(place < 0)), Clue::default()))
    };
    let tag = |offset: isize| -> u32 {
        let place = index as isize + offset;
        usize::try_from(place).ok().and_then(|place| seen.upos.get(place)).map_or(99, |&upos| upos as u32)
    };
    let ((a, _), (b, bk), (c, ck), (d, dk), (e, _)) = (at(-2), at(-1), at(0), at(1), at(2));
    let opens = u32::from(ck.opens);
    let case = |shape: &Shape| shape.case as u32;
    let mine = case(&c) * 2 + opens;
    let mut add = |template: u32, x: u32, y: u32, z: u32| out.push(feature(template, x, y, z));
    // Words.
    add(1, c.word, 0, 0);
    add(2, c.lower, 0, 0);
    add(3, b.lower, 0, 0);
    add(4, d.lower, 0, 0);
    add(5, a.lower, 0, 0);
    add(6, e.lower, 0, 0);
    add(7, b.lower, c.lower, 0);
    add(8, c.lower, d.lower, 0);
    add(9, b.lower, d.lower, 0);
    add(10, a.lower, b.lower, 0);
    add(11, d.lower, e.lower, 0);
    // Shapes.
    add(20, c.pattern, 0, 0);
    add(21, c.collapsed, opens, 0);
    add(22, mine, 0, 0);
    add(23, case(&b) * 2 + u32::from(bk.opens), case(&c), 1);
    add(24, case(&c), case(&d), 2);
    add(25, case(&b), mine, case(&d));
    add(26, case(&a) * 8 + case(&b), mine, case(&d) * 8 + case(&e));
    add(27, b.collapsed, 0, 0);
    add(28, d.collapsed, 0, 0);
    add(29, u32::from(c.length.min(12)), case(&c), 0);
    add(30, 1, 0, 0);
    add(31, case(&c), b.lower, 0);
    add(32, case(&c), d.lower, 0);
    // Affixes.
    for length in 1..=5 {
        if c.first(length) != 0 {
            add(40, c.first(length), 0, 0);
        }
    }
    for length in 1..=6 {
        if c.last(length) != 0 {
            add(41, c.last(length), 0, 0);
        }
    }
    add(42, case(&c), c.last(3), 0);
    add(43, case(&c), c.last(4), 0);
    add(44, b.last(3), 0, 0);
    add(45, d.last(3), 0, 0);
    add(46, b.last(4), case(&c), 0);
    add(47, d.last(4), case(&c), 0);
    if ck.parts != (0, 0) {
        add(48, ck.parts.0, 0, 0);
        add(49, ck.parts.1, 0, 0);
        add(50, u32::from(ck.part_cases), 0, 0);
    }
    if ck.base != 0 {
        add(51, ck.base, 0, 0);
    }
    add(52, if ck.base != 0 { ck.base } else { c.lower }, 0, 0);
    // Lists.
    let bits = |clue: &Clue| u32::from(clue.known.bits());
    for class in 0..9 {
        if bits(&ck) >> class & 1 == 1 {
            add(60, class, ck.through as u32, 0);
        }
    }
    let coarse = |clue: &Clue| {
        let known = clue.known;
        let flags = [known.thing(), known.first(), known.last(), known.place(), known.country(), known.organisation()];
        flags.iter().fold(0, |sum, &flag| sum * 2 + u32::from(flag))
    };
    add(61, bits(&ck), ck.through as u32, opens);
    add(62, coarse(&ck), case(&c), 0);
    add(63, coarse(&ck), coarse(&dk), case(&d));
    add(64, coarse(&bk), case(&b), coarse(&ck));
    add(65, coarse(&bk), coarse(&ck), coarse(&dk));
    if ck.phrase != 0 {
        add(66, u32::from(ck.phrase), 0, 0);
    }
    if ck.ending != 0 {
        add(70, u32::from(ck.ending), case(&c), 0);
    }
    if ck.run != 0 {
        add(71, u32::from(ck.run), case(&c), 0);
    }
    if ck.led != 0 {
        add(72, u32::from(ck.led), u32::from(ck.run), 0);
    }
    // Parts of speech.
    add(80, tag(0), 0, 0);
    add(81, tag(0), case(&c), 0);
    add(82, tag(-1), case(&c), 0);
    add(83, tag(1), case(&c), 0);
    add(84, tag(-1), tag(0), case(&c));
    add(85, tag(0), tag(1), case(&c));
    add(86, tag(-1) * 32 + tag(0), tag(1), case(&c));
    add(87, tag(-2), tag(-1), tag(0));
    add(88, tag(0), tag(1), tag(2));
}
