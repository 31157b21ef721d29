//! What tokens are made of for times and numbers: "2015-18" is a year, a hyphen and a year, "10.30am" a clock time and "am".

use crate::document::{Document, Tags, TokenKind};
use crate::language::{Kinds, Knobs, Lexicon, Measures, Roles, WordId};
use crate::text::Span;
use crate::text::chars::{is_capitalised, is_dash, is_quote};
use std::ops::Range;

/// A word, a number or a mark, smaller than or the same as a token.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    /// Where it lies.
    pub span: Span,
    /// Its range in [`Document::lowered`].
    lower: (u32, u32),
    /// Its token.
    pub token: u32,
    /// Its number in the lexicon.
    pub word: WordId,
    /// The classes that it is in, as it is written here.
    pub classes: Kinds,
    /// The classes of the phrases that it begins.
    pub begins: Kinds,
    /// Whether it begins with a digit.
    pub digits: bool,
    /// Whether it begins its token.
    pub opens: bool,
    /// Whether it ends its token.
    pub closes: bool,
}

/// A document cut into atoms.
#[derive(Debug)]
pub struct Atoms<'d> {
    /// The document.
    pub document: &'d Document<'d>,
    /// Its parts of speech.
    pub tags: &'d Tags,
    /// What the language knows of times and numbers.
    pub measures: &'d Measures,
    /// The words of the rules.
    pub lexicon: &'d Lexicon,
    /// What the classes mean to the engine.
    pub roles: &'d Roles,
    /// Settings of the language.
    pub knobs: &'d Knobs,
    list: Vec<Atom>,
    sentences: Vec<Range<usize>>,
}

impl<'d> Atoms<'d> {
    /// Cuts all tokens of a document.
    pub fn cut(document: &'d Document<'d>, tags: &'d Tags, measures: &'d Measures, knobs: &'d Knobs) -> Self {
        let (lexicon, roles) = (&measures.lexicon, &measures.roles);
        let list = Vec::with_capacity(document.tokens.len() + document.tokens.len() / 16);
        let sentences = Vec::with_capacity(document.sentences.len());
        let mut atoms = Atoms { document, tags, measures, lexicon, roles, knobs, list, sentences };
        if lexicon.is_empty() {
            atoms.sentences.resize(document.sentences.len(), 0..0);
            return atoms;
        }
        for sentence in &document.sentences {
            let start = atoms.list.len();
            for token in sentence.tokens.clone() {
                atoms.token(token, start);
            }
            atoms.sentences.push(start..atoms.list.len());
        }
        atoms
    }

    fn token(&mut self, token: usize, sentence: usize) {
        let Some(data) = self.document.tokens.get(token) else { return };
        let word = data.span.of(self.document.text);
        let whole = (0, word.len());
        // A form whose small letters are longer or shorter cannot be cut at the same places.
        let same = (data.lower.1 - data.lower.0) as usize == word.len();
        let first = word.as_bytes().first().copied().unwrap_or(0);
        let cut = match data.kind {
            TokenKind::Number if same => word.contains('-') && !is_date(word),
            TokenKind::Word if same => first.is_ascii_digit() || word.contains('-') && self.splits(token, word),
            _ => false,
        };
        if !cut {
            return self.push(token, whole, sentence);
        }
        let mut at = 0;
        for part in word.split_inclusive('-') {
            let body = part.strip_suffix('-').unwrap_or(part);
            if !body.is_empty() {
                match self.glued(token, body, at, sentence) {
                    Some(digits) => {
                        self.push(token, (at, at + digits), sentence);
                        self.push(token, (at + digits, at + body.len()), sentence);
                    }
                    None => self.push(token, (at, at + body.len()), sentence),
                }
            }
            if body.len() < part.len() {
                self.push(token, (at + body.len(), at + part.len()), sentence);
            }
            at += part.len();
        }
    }

    /// Whether a word with a hyphen is more than one to the rules ("to-tre", "mid-May").
    fn splits(&self, token: usize, word: &str) -> bool {
        let first = word.split('-').next().map_or(0, str::len);
        let id = self.document.lower(token).get(..first).map_or(0, |first| self.lexicon.id(first));
        self.lexicon.entry(id).is_some_and(|entry| entry.classes & self.roles.splits != 0)
    }

    /// The digits before letters that are a word of their own ("10" of "10km"), in bytes.
    fn glued(&self, token: usize, body: &str, at: usize, sentence: usize) -> Option<usize> {
        let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '½' | '¼' | '¾');
        let digits = body.find(|c: char| !number(c)).filter(|&digits| digits > 0)?;
        let letters = body.get(digits..)?;
        let lower = self.document.lower(token).get(at + digits..at + body.len())?;
        let entry = self.lexicon.entry(self.lexicon.id(lower))?;
        let money = || self.list.get(sentence..).and_then(<[Atom]>::last).is_some_and(|before| before.classes & self.roles.currency != 0);
        let fits = if letters.chars().any(char::is_uppercase) {
            entry.classes & self.roles.glued_capital != 0 || entry.classes & self.roles.multiplier != 0 && money()
        } else {
            entry.classes & self.roles.glued != 0 || entry.classes & self.roles.glued_money != 0 && money()
        };
        fits.then_some(digits)
    }

    fn push(&mut self, token: usize, (from, to): (usize, usize), sentence: usize) {
        let Some(data) = self.document.tokens.get(token) else { return };
        let length = data.span.len();
        let whole = from == 0 && to == length;
        let span = Span { start: data.span.start + from as u32, end: data.span.start + to as u32 };
        let lower = if whole { data.lower } else { (data.lower.0 + from as u32, data.lower.0 + to as u32) };
        let text = self.document.lowered.get(lower.0 as usize..lower.1 as usize).unwrap_or("");
        let digits = text.as_bytes().first().is_some_and(u8::is_ascii_digit);
        let word = self.lexicon.id(text);
        let (mut classes, mut begins) = self.lexicon.entry(word).map_or((0, 0), |entry| (entry.classes, entry.begins));
        if (classes | begins) & (self.lexicon.capital | self.lexicon.small) != 0 {
            let capital = is_capitalised(span.of(self.document.text));
            let wrong = match (capital, from == 0 && self.initial(sentence)) {
                (false, _) => self.lexicon.capital,
                (true, false) => self.lexicon.small,
                (true, true) => 0,
            };
            (classes, begins) = (classes & !wrong, begins & !wrong);
        }
        self.list.push(Atom { span, lower, token: token as u32, word, classes, begins, digits, opens: from == 0, closes: to == length });
    }

    /// Whether the next atom is where a sentence, a quotation or a line of a list begins.
    fn initial(&self, sentence: usize) -> bool {
        let before = self.list.get(sentence..).and_then(<[Atom]>::last);
        before.is_none_or(|before| {
            let mark = before.span.of(self.document.text).chars().next().unwrap_or(' ');
            is_quote(mark) || is_dash(mark) || matches!(mark, ':' | '(' | '[' | '…' | '•' | '*')
        })
    }

    /// The atom at a place.
    pub fn get(&self, at: usize) -> Option<&Atom> {
        self.list.get(at)
    }

    /// The atoms of a sentence.
    pub fn sentence(&self, sentence: usize) -> Range<usize> {
        self.sentences.get(sentence).cloned().unwrap_or(0..0)
    }

    /// The lower-cased form; empty past the end.
    pub fn lower(&self, at: usize) -> &str {
        self.get(at).and_then(|atom| self.document.lowered.get(atom.lower.0 as usize..atom.lower.1 as usize)).unwrap_or("")
    }

    /// The form as written; empty past the end.
    pub fn text(&self, at: usize) -> &'d str {
        self.get(at).map_or("", |atom| atom.span.of(self.document.text))
    }

    /// The classes of the atom; none past the end.
    pub fn classes(&self, at: usize) -> Kinds {
        self.get(at).map_or(0, |atom| atom.classes)
    }

    /// Whether the atom is in one of the classes.
    pub fn is(&self, at: usize, classes: Kinds) -> bool {
        self.classes(at) & classes != 0
    }

    /// The token of the atom.
    pub fn token_of(&self, at: usize) -> usize {
        self.get(at).map_or(usize::MAX, |atom| atom.token as usize)
    }

    /// The value of the atom in one of the classes, as a number.
    pub fn number(&self, at: usize, classes: Kinds) -> Option<f64> {
        let atom = self.get(at).filter(|atom| atom.classes & classes != 0)?;
        number(self.lexicon.value(atom.word, classes)?)
    }

    /// Where the member of a class that begins at a place ends, and its value; the longest phrase wins.
    pub fn member(&self, at: usize, end: usize, class: u8) -> Option<(usize, &'d str)> {
        let atom = self.get(at)?;
        let bit: Kinds = 1 << class;
        if atom.begins & bit != 0 {
            let entry = self.lexicon.entry(atom.word)?;
            let fits = |rest: &[WordId]| {
                at + 1 + rest.len() <= end
                    && rest
                        .iter()
                        .enumerate()
                        .all(|(n, &id)| self.get(at + 1 + n).is_some_and(|next| next.word == id && self.follows(at + n)))
            };
            let phrase = entry.phrases.iter().find(|phrase| phrase.class == class && fits(&phrase.rest));
            if let Some(phrase) = phrase {
                return Some((at + 1 + phrase.rest.len(), &phrase.value));
            }
        }
        (atom.classes & bit != 0).then(|| Some((at + 1, self.lexicon.value(atom.word, bit)?))).flatten()
    }

    /// Whether what stands behind an atom is a word, or a sign that touches it ("A$5", but not "a $5 ticket").
    fn follows(&self, at: usize) -> bool {
        let sign = !self.text(at + 1).starts_with(char::is_alphanumeric);
        !sign || self.get(at).zip(self.get(at + 1)).is_some_and(|(before, sign)| before.span.end == sign.span.start)
    }

    /// Whether a member of one of the classes, a word or a phrase, begins at a place: where it ends.
    pub fn any_member(&self, at: usize, end: usize, classes: Kinds) -> Option<(usize, &'d str)> {
        let mut open = self.get(at).map_or(0, |atom| (atom.classes | atom.begins) & classes);
        while open != 0 {
            let class = open.trailing_zeros() as u8;
            if let Some(found) = self.member(at, end, class) {
                return Some(found);
            }
            open &= open - 1;
        }
        None
    }

    /// The span of a range of atoms; empty for an empty range.
    pub fn span(&self, range: Range<usize>) -> Span {
        match (self.get(range.start), range.end.checked_sub(1).and_then(|last| self.get(last))) {
            (Some(first), Some(last)) if range.start < range.end => first.span.join(last.span),
            _ => Span::default(),
        }
    }
}

/// "2021-06-28": digits and hyphens that are one date.
fn is_date(word: &str) -> bool {
    let lengths: Vec<usize> = word.split('-').map(str::len).collect();
    lengths == [4, 2, 2]
        || word.contains('/')
        || lengths == [2, 2, 4]
        || lengths == [1, 2, 4]
        || lengths == [1, 1, 4]
        || lengths == [2, 1, 4]
}

/// The number that a text of digits with at most one point is; without the exponents, signs and names that numbers in Rust may have.
pub fn number(text: &str) -> Option<f64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let mut digits: u64 = 0;
    // More digits than a float keeps apart are no number that anybody means.
    if whole.is_empty() || whole.len() + part.len() > 18 {
        return None;
    }
    for byte in whole.bytes().chain(part.bytes()) {
        digits = digits * 10 + u64::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
    }
    Some(digits as f64 / 10f64.powi(part.len() as i32))
}
