//! Runs the programs of rules over atoms.

use super::{Atoms, Numeral};
use crate::language::{Op, Rulebook, Shape};
use std::ops::Range;

/// How many steps a rule may take at one place: far more than any sensible rule needs, so that no text can make one slow.
const STEPS: u32 = 400;

/// What a step of a rule took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Caught {
    /// A member of a class.
    Class(u8),
    /// What has a shape, and its number.
    Shape(Shape, f64),
    /// A number in digits or words.
    Number(Numeral),
}

/// A part of what a rule found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capture {
    /// What it is.
    pub caught: Caught,
    /// The atom that it begins with.
    pub from: usize,
    /// The atom after it.
    pub to: usize,
    /// Whether it belongs to the second end of a range.
    pub second: bool,
}

/// What a rule found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The rule's number.
    pub rule: usize,
    /// The atoms that it covers, without what only has to stand there.
    pub atoms: Range<usize>,
    /// The atoms with what has to stand there.
    pub whole: Range<usize>,
    /// Its parts.
    pub captures: Vec<Capture>,
}

/// What the rule that takes most finds at a place of a sentence; of two that take as much, the first. What makes no sense is not found.
pub fn best(atoms: &Atoms<'_>, book: &Rulebook, at: usize, sentence: &Range<usize>, makes_sense: impl Fn(&Found) -> bool) -> Option<Found> {
    let atom = atoms.get(at)?;
    let digits = if atom.digits { book.at_digits() } else { &[] };
    let words = book.at_word(atom.word);
    if digits.is_empty() && words.is_empty() || !atom.opens {
        return None;
    }
    // What stands behind one word rules most of them out. A phrase is longer than one.
    let next = (atom.begins == 0).then(|| atoms.get(at + 1).filter(|_| at + 1 < sentence.end));
    let next = next.map(|next| next.map(|next| (next.word, next.classes | next.begins, next.digits)));
    let counts = atom.digits || atom.classes & atoms.roles.numerals != 0;
    let mut best: Option<Found> = None;
    let mut run = Run { atoms, sentence, captures: Vec::new(), steps: 0, begin: at, finish: None, second: false, code: &[] };
    for &number in words.iter().chain(digits) {
        let Some(rule) = book.rules.get(usize::from(number)) else { continue };
        if next.is_some_and(|next| !rule.goes_on(counts, next, atoms.roles.numerals)) {
            continue;
        }
        run.captures.clear();
        (run.steps, run.begin, run.finish, run.second, run.code) = (0, at, None, false, &rule.program.ops);
        let Some(end) = run.from(0, at) else { continue };
        let range = run.begin..run.finish.unwrap_or(end);
        let inside = rule.settings.get("inside").is_some();
        let whole = atoms.get(range.start).is_some_and(|first| first.opens)
            && range.end.checked_sub(1).and_then(|last| atoms.get(last)).is_some_and(|last| last.closes || inside);
        let longer =
            best.as_ref().is_none_or(|best| range.end > best.atoms.end || range.end == best.atoms.end && range.start < best.atoms.start);
        if whole && longer && !range.is_empty() {
            let inside = |capture: &&Capture| range.start <= capture.from && capture.to <= range.end;
            let captures = run.captures.iter().filter(inside).copied().collect();
            let found = Found { rule: usize::from(number), atoms: range, whole: at..end, captures };
            if makes_sense(&found) {
                best = Some(found);
            }
        }
    }
    best
}

struct Run<'a> {
    atoms: &'a Atoms<'a>,
    sentence: &'a Range<usize>,
    code: &'a [Op],
    captures: Vec<Capture>,
    steps: u32,
    begin: usize,
    finish: Option<usize>,
    second: bool,
}

impl Run<'_> {
    /// Runs from a step of the program at an atom; where it fits, the atom after it.
    fn from(&mut self, mut step: usize, mut at: usize) -> Option<usize> {
        let end = self.sentence.end;
        loop {
            self.steps += 1;
            if self.steps > STEPS {
                return None;
            }
            match *self.code.get(step)? {
                Op::Word(id) => {
                    (at < end && self.atoms.get(at)?.word == id).then_some(())?;
                    at += 1;
                }
                Op::Class(class) => {
                    let (to, _) = self.atoms.member(at, end, class)?;
                    self.captures.push(Capture { caught: Caught::Class(class), from: at, to, second: self.second });
                    at = to;
                }
                Op::Shape(Shape::N) => {
                    let numeral = self.atoms.numeral(at, end)?;
                    self.captures.push(Capture { caught: Caught::Number(numeral), from: at, to: numeral.end, second: self.second });
                    at = numeral.end;
                }
                Op::Shape(shape) => {
                    let (to, number) = self.atoms.shape(shape, at, end)?;
                    self.captures.push(Capture { caught: Caught::Shape(shape, number), from: at, to, second: self.second });
                    at = to;
                }
                Op::Split(first, other) => {
                    let kept = (self.captures.len(), self.begin, self.finish, self.second);
                    if let Some(found) = self.from(first, at) {
                        return Some(found);
                    }
                    self.captures.truncate(kept.0);
                    (self.begin, self.finish, self.second) = (kept.1, kept.2, kept.3);
                    step = other;
                    continue;
                }
                Op::Jump(to) => {
                    step = to;
                    continue;
                }
                Op::Not(to) => {
                    let kept = (self.captures.len(), self.begin, self.finish, self.second);
                    let fits = self.from(step + 1, at).is_some();
                    self.captures.truncate(kept.0);
                    (self.begin, self.finish, self.second) = (kept.1, kept.2, kept.3);
                    (!fits).then_some(())?;
                    step = to;
                    continue;
                }
                Op::Begin => self.begin = at,
                Op::Finish => self.finish = Some(at),
                Op::Second => self.second = true,
                Op::First => (at == self.sentence.start).then_some(())?,
                Op::Last => (at == end).then_some(())?,
                Op::Match => return Some(at),
            }
            step += 1;
        }
    }
}
