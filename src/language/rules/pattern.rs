//! Patterns over words and numbers, as rules write them, made into small programs.
//!
//! `word` that word; `<class>` a word or phrase of a class, or a shape such as `<year>`; `[ ]` may be left out; `( | )` one of;
//! `{ }` has to stand there but is no part of what is found; `!` has to be absent; `*` any number of times; `^` and `$` the borders of
//! the sentence; `..` what follows belongs to the second end of a range; `\` takes the meaning off the next sign.

use super::{Kinds, Lexicon, WordId};

/// What is known by its form or its part of speech rather than by a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A number in digits or words.
    N,
    /// A day of the month: "28.", "28", "28th".
    Day,
    /// An ordinal number: "3.", "19th", "third".
    Ordinal,
    /// A year of four digits.
    Year,
    /// A year of two digits.
    ShortYear,
    /// "10.30", "10:30", "10", "1400".
    Clock,
    /// "10:30".
    Written,
    /// "28/6-2021", "2021-06-28".
    Date,
    /// "2020/21".
    Years,
    /// "1990'erne", "1990s".
    Decade,
    /// Any digits.
    Digits,
    /// A noun.
    Noun,
    /// An adjective, or a participle before a noun.
    Adjective,
    /// A verb.
    Verb,
    /// A past participle.
    Participle,
    /// A word with a capital.
    Capital,
    /// Whatever is neither a mark nor a sign.
    Any,
}

impl Shape {
    /// Whether it begins with a digit.
    fn is_digits(self) -> bool {
        !matches!(self, Shape::Noun | Shape::Adjective | Shape::Verb | Shape::Participle | Shape::Capital | Shape::Any)
    }
}

const SHAPES: &[(&str, Shape)] = &[
    ("n", Shape::N),
    ("day", Shape::Day),
    ("ord", Shape::Ordinal),
    ("year", Shape::Year),
    ("yy", Shape::ShortYear),
    ("clock", Shape::Clock),
    ("hhmm", Shape::Written),
    ("date", Shape::Date),
    ("years", Shape::Years),
    ("decade", Shape::Decade),
    ("digits", Shape::Digits),
    ("noun", Shape::Noun),
    ("adj", Shape::Adjective),
    ("verb", Shape::Verb),
    ("participle", Shape::Participle),
    ("capital", Shape::Capital),
    ("any", Shape::Any),
];

/// A step of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// Takes a word.
    Word(WordId),
    /// Takes a member of a class.
    Class(u8),
    /// Takes what has a shape.
    Shape(Shape),
    /// Goes on at the first step, or, where that leads nowhere, at the second.
    Split(usize, usize),
    /// Goes on at a step.
    Jump(usize),
    /// Goes on at the step only where the program in between does not fit here.
    Not(usize),
    /// What is found begins here.
    Begin,
    /// What is found ends here.
    Finish,
    /// What follows belongs to the second end of a range.
    Second,
    /// Only at the start of a sentence.
    First,
    /// Only at the end of a sentence.
    Last,
    /// It fits.
    Match,
}

/// A pattern, ready to run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// The steps; the first is where it starts.
    pub ops: Vec<Op>,
}

/// What a pattern can take at a place.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    words: Vec<WordId>,
    classes: Kinds,
    digits: bool,
    numeral: bool,
    /// Parts of speech, or nothing more at all.
    anything: bool,
}

impl Opening {
    /// Whether a word, or none, can stand there; `numerals` are the classes of what begins a number.
    pub fn allows(&self, word: Option<(WordId, Kinds, bool)>, numerals: Kinds) -> bool {
        let Some((word, classes, digits)) = word else { return self.anything };
        self.anything
            || classes & (self.classes | if self.numeral { numerals } else { 0 }) != 0
            || digits && self.digits
            || word != 0 && self.words.contains(&word)
    }

    /// Whether digits can stand there.
    pub(super) fn digits(&self) -> bool {
        self.digits
    }

    /// Whether a number can stand there, which can be several words.
    pub(super) fn numeral(&self) -> bool {
        self.numeral
    }
}

impl Program {
    /// Compiles a pattern; the words in it are added to the lexicon.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn compile(pattern: &str, lexicon: &mut Lexicon) -> Result<Self, String> {
        let mut compiler = Compiler { signs: signs(pattern), at: 0, lexicon, ops: Vec::new(), taken: false };
        compiler.alternatives()?;
        if compiler.at < compiler.signs.len() {
            return Err("a bracket is closed that was not opened".to_owned());
        }
        compiler.ops.push(Op::Match);
        Ok(Program { ops: compiler.ops })
    }

    /// What a text has to have at a place for the pattern to fit there.
    ///
    /// # Errors
    /// Why no such thing can be said of the pattern.
    pub(super) fn first(&self, lexicon: &Lexicon) -> Result<Opening, String> {
        let (first, _) = self.opening(vec![0], lexicon);
        if first.anything {
            return Err("a pattern has to begin with a word or a number".to_owned());
        }
        Ok(first)
    }

    /// What it has to have at the next place, where what the pattern begins with is one word.
    pub(super) fn second(&self, lexicon: &Lexicon) -> Opening {
        let (_, behind) = self.opening(vec![0], lexicon);
        self.opening(behind, lexicon).0
    }

    /// What the steps can take first, and the steps behind it.
    fn opening(&self, mut open: Vec<usize>, lexicon: &Lexicon) -> (Opening, Vec<usize>) {
        let (mut opening, mut behind) = (Opening::default(), Vec::new());
        let mut seen = vec![false; self.ops.len()];
        while let Some(at) = open.pop() {
            let Some(first) = seen.get_mut(at).filter(|seen| !**seen) else { continue };
            *first = true;
            match self.ops.get(at).copied().unwrap_or(Op::Match) {
                Op::Word(id) => opening.words.push(id),
                Op::Class(number) => opening.classes |= 1 << number,
                Op::Shape(Shape::N) => (opening.digits, opening.numeral) = (true, true),
                Op::Shape(Shape::Ordinal) => {
                    opening.digits = true;
                    opening.classes |= lexicon.class("ordinal");
                }
                Op::Shape(shape) if shape.is_digits() => opening.digits = true,
                Op::Shape(_) | Op::Match | Op::Last => opening.anything = true,
                Op::Split(a, b) => open.extend([a, b]),
                Op::Jump(to) | Op::Not(to) => open.push(to),
                Op::Begin | Op::Finish | Op::Second | Op::First => open.push(at + 1),
            }
            if matches!(self.ops.get(at), Some(Op::Word(_) | Op::Class(_) | Op::Shape(_))) {
                behind.push(at + 1);
            }
        }
        (opening, behind)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Sign {
    Mark(char),
    Class(String),
    Word(String),
}

fn signs(pattern: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut word = String::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        if c.is_whitespace() || "[](){}|!*^$<".contains(c) {
            if !word.is_empty() {
                signs.push(Sign::Word(std::mem::take(&mut word)));
            }
            match c {
                '<' => signs.push(Sign::Class(chars.by_ref().take_while(|&c| c != '>').collect())),
                c if c.is_whitespace() => {}
                c => signs.push(Sign::Mark(c)),
            }
        } else if c == '\\' {
            word.extend(chars.next());
        } else {
            word.push(c);
        }
    }
    if !word.is_empty() {
        signs.push(Sign::Word(word));
    }
    signs
}

struct Compiler<'l> {
    signs: Vec<Sign>,
    at: usize,
    lexicon: &'l mut Lexicon,
    ops: Vec<Op>,
    /// Whether something was taken already, so that a context can only be the one behind.
    taken: bool,
}

impl Compiler<'_> {
    fn peek(&self, mark: char) -> bool {
        self.signs.get(self.at) == Some(&Sign::Mark(mark))
    }

    fn close(&mut self, mark: char) -> Result<(), String> {
        if !self.peek(mark) {
            return Err(format!("a {mark} is missing"));
        }
        self.at += 1;
        Ok(())
    }

    /// `a b | c`: every alternative but the last is tried before the next.
    fn alternatives(&mut self) -> Result<(), String> {
        let taken = self.taken;
        let mut any = false;
        let mut jumps = Vec::new();
        loop {
            let split = self.ops.len();
            self.ops.push(Op::Jump(split + 1));
            self.taken = taken;
            self.sequence()?;
            any |= self.taken;
            if !self.peek('|') {
                break;
            }
            self.at += 1;
            jumps.push(self.ops.len());
            self.ops.push(Op::Match);
            self.set(split, Op::Split(split + 1, self.ops.len()));
        }
        let end = self.ops.len();
        jumps.into_iter().for_each(|jump| self.set(jump, Op::Jump(end)));
        self.taken = any;
        Ok(())
    }

    fn set(&mut self, at: usize, op: Op) {
        if let Some(place) = self.ops.get_mut(at) {
            *place = op;
        }
    }

    fn sequence(&mut self) -> Result<(), String> {
        while let Some(sign) = self.signs.get(self.at) {
            if matches!(sign, Sign::Mark(']' | ')' | '}' | '|')) {
                break;
            }
            self.item()?;
        }
        Ok(())
    }

    fn item(&mut self) -> Result<(), String> {
        let start = self.ops.len();
        match self.signs.get(self.at).cloned() {
            Some(Sign::Word(word)) if word == ".." => self.push(Op::Second),
            Some(Sign::Word(word)) => {
                let id = self.lexicon.intern(&word);
                self.push(Op::Word(id));
                self.taken = true;
            }
            Some(Sign::Class(name)) => {
                let op = self.class(&name)?;
                self.push(op);
                self.taken = true;
            }
            Some(Sign::Mark('^')) => self.push(Op::First),
            Some(Sign::Mark('$')) => self.push(Op::Last),
            Some(Sign::Mark('[')) => {
                self.at += 1;
                self.ops.push(Op::Match);
                self.alternatives()?;
                self.close(']')?;
                let end = self.ops.len();
                self.set(start, Op::Split(start + 1, end));
            }
            Some(Sign::Mark('(')) => {
                self.at += 1;
                self.alternatives()?;
                self.close(')')?;
            }
            Some(Sign::Mark('{')) => {
                self.at += 1;
                let leading = !self.taken;
                if !leading {
                    self.ops.push(Op::Finish);
                }
                self.alternatives()?;
                self.close('}')?;
                if leading {
                    self.ops.push(Op::Begin);
                    self.taken = false;
                }
            }
            Some(Sign::Mark('!')) => {
                self.at += 1;
                let taken = self.taken;
                self.ops.push(Op::Match);
                self.item()?;
                self.ops.push(Op::Match);
                self.taken = taken;
                let end = self.ops.len();
                self.set(start, Op::Not(end));
            }
            other => return Err(format!("{other:?} stands where a word is expected")),
        }
        if self.peek('*') {
            self.at += 1;
            // The item moves up by one to make room for the way out.
            self.ops.insert(start, Op::Match);
            for op in self.ops.iter_mut().skip(start + 1) {
                match op {
                    Op::Split(a, b) => (*a, *b) = (*a + 1, *b + 1),
                    Op::Jump(to) | Op::Not(to) => *to += 1,
                    _ => {}
                }
            }
            self.ops.push(Op::Jump(start));
            let end = self.ops.len();
            self.set(start, Op::Split(start + 1, end));
        }
        Ok(())
    }

    fn push(&mut self, op: Op) {
        self.ops.push(op);
        self.at += 1;
    }

    fn class(&self, name: &str) -> Result<Op, String> {
        if let Some(&(_, shape)) = SHAPES.iter().find(|(known, _)| *known == name) {
            return Ok(Op::Shape(shape));
        }
        match self.lexicon.class(name) {
            0 => Err(format!("there is no class <{name}>")),
            bit => Ok(Op::Class(bit.trailing_zeros() as u8)),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let mut lexicon = Lexicon::default();
        lexicon.add("month", "5", "maj").unwrap();
        lexicon
    }

    #[test]
    fn patterns_become_programs() {
        let mut lexicon = lexicon();
        let program = Program::compile("{i} [den] <month>", &mut lexicon).unwrap();
        let (i, den) = (lexicon.id("i"), lexicon.id("den"));
        let expected =
            [Op::Jump(1), Op::Jump(2), Op::Word(i), Op::Begin, Op::Split(5, 7), Op::Jump(6), Op::Word(den), Op::Class(0), Op::Match];
        assert_eq!(program.ops, expected);
        assert_eq!(program.first(&lexicon).unwrap().words, [i]);
        let next = program.second(&lexicon);
        assert!(next.allows(Some((den, 0, false)), 0) && next.allows(Some((0, lexicon.class("month"), false)), 0));
        assert!(!next.allows(Some((i, 0, false)), 0) && !next.allows(None, 0), "the month is still to come");
    }

    #[test]
    fn what_is_wrong_is_said() {
        let mut lexicon = lexicon();
        for (pattern, part) in [("[a", "] is missing"), ("a )", "not opened"), ("<nope>", "no class"), ("( * )", "expected")] {
            assert!(Program::compile(pattern, &mut lexicon).unwrap_err().contains(part), "{pattern}");
        }
        for pattern in ["[a]", "<noun> a", "!a"] {
            assert!(Program::compile(pattern, &mut lexicon).unwrap().first(&lexicon).is_err(), "{pattern}");
        }
    }
}
