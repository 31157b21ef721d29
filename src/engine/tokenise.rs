//! Text to tokens.
//!
//! The cuts follow the treebanks that the models are trained on (UD Danish DDT, Penn for English clitics): hyphen
//! compounds, amounts, clock times, dates and abbreviations with their points are one token each.

use crate::language::Knobs;
use crate::text::Span;
use crate::text::chars::{is_apostrophe, is_dash, is_invisible, is_joining};

use crate::document::TokenKind;

/// A token before it has a sentence: where it lies, its kind, and whether white space stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it lies.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space, or nothing, stands before it.
    pub space_before: bool,
}

/// Cuts the text of `within` into pieces, in order.
pub fn tokenise(text: &str, within: Span, knobs: &Knobs) -> Vec<Piece> {
    let mut cutter = Cutter { text, knobs, pieces: Vec::with_capacity(within.len() / 5), space: true };
    let (mut at, end) = (within.start as usize, within.end as usize);
    while at < end {
        let rest = text.get(at..end).unwrap_or("");
        let Some(c) = rest.chars().next() else { break };
        if c.is_whitespace() || is_invisible(c) || c.is_control() {
            cutter.space |= !is_invisible(c);
            at += c.len_utf8();
            continue;
        }
        at += cutter.next(rest, at, c);
        cutter.space = false;
    }
    cutter.pieces
}

struct Cutter<'t> {
    text: &'t str,
    knobs: &'t Knobs,
    pieces: Vec<Piece>,
    space: bool,
}

impl Cutter<'_> {
    /// Takes the token that `rest` begins with; answers its length in bytes.
    fn next(&mut self, rest: &str, at: usize, first: char) -> usize {
        if let Some(length) = address(rest) {
            return self.push(at, length, TokenKind::Address);
        }
        if first.is_alphanumeric() || (matches!(first, '@' | '#') && rest.chars().nth(1).is_some_and(char::is_alphanumeric)) {
            let (length, kind) = self.word(rest);
            return self.push_word(at, length, kind);
        }
        if let Some(length) = self.detached_clitic(rest, first) {
            return self.push(at, length, TokenKind::Word);
        }
        let length = run(rest, first);
        let kind = if first.is_ascii_punctuation() && !matches!(first, '$' | '+' | '<' | '=' | '>' | '^' | '|' | '~') || punctuation(first)
        {
            TokenKind::Punct
        } else {
            TokenKind::Symbol
        };
        self.push(at, length, kind)
    }

    fn push(&mut self, at: usize, length: usize, kind: TokenKind) -> usize {
        self.pieces.push(Piece { span: Span::new(at, at + length), kind, space_before: self.space });
        length
    }

    /// A word, less the clitic that ends it.
    fn push_word(&mut self, at: usize, length: usize, kind: TokenKind) -> usize {
        let word = self.text.get(at..at + length).unwrap_or("");
        let cut = self.knobs.clitics.iter().find_map(|clitic| {
            let body = word.len().checked_sub(clitic.len()).filter(|&n| n > 0 && word.is_char_boundary(n))?;
            let (stem, ending) = word.split_at(body);
            let same = ending.chars().map(|c| if is_apostrophe(c) { '\'' } else { c.to_ascii_lowercase() }).eq(clitic.chars());
            (same && stem.ends_with(|c: char| c.is_alphanumeric() || c == '.')).then_some(body)
        });
        match cut.or_else(|| self.curly_clitic(word)) {
            Some(body) => {
                self.push(at, body, kind);
                self.space = false;
                self.push(at + body, length - body, TokenKind::Word);
            }
            None => {
                self.push(at, length, kind);
            }
        }
        length
    }

    /// A clitic written with a typographic apostrophe, which is longer in bytes than the plain one of the list.
    fn curly_clitic(&self, word: &str) -> Option<usize> {
        let at = word.rfind('’').filter(|&at| at > 0)?;
        let plain = word.get(at..)?.replace('’', "'").to_ascii_lowercase();
        if self.knobs.clitics.contains(&plain) {
            return Some(at);
        }
        // "n't" begins before the apostrophe.
        let before = at.checked_sub(1).filter(|&n| n > 0 && word.is_char_boundary(n))?;
        let plain = word.get(before..)?.replace('’', "'").to_ascii_lowercase();
        self.knobs.clitics.contains(&plain).then_some(before)
    }

    /// The length of a clitic behind a word that ended in its own point ("the U.S.'s").
    fn detached_clitic(&self, rest: &str, first: char) -> Option<usize> {
        (is_apostrophe(first) && !self.space).then_some(())?;
        let after = rest.get(first.len_utf8()..)?;
        let fits = |clitic: &&String| {
            let ending = clitic.strip_prefix('\'').filter(|ending| after.starts_with(*ending));
            ending.is_some_and(|ending| !after.get(ending.len()..).unwrap_or("").starts_with(char::is_alphanumeric))
        };
        self.knobs.clitics.iter().find(fits).map(|clitic| clitic.len() - 1 + first.len_utf8())
    }

    /// The length and kind of the word or number that `rest` begins with.
    fn word(&self, rest: &str) -> (usize, TokenKind) {
        let mut length = 0;
        let mut points = false;
        let mut chars = rest.char_indices().peekable();
        let mut previous = ' ';
        while let Some((index, c)) = chars.next() {
            let following = chars.peek().map_or(' ', |&(_, next)| next);
            let inside = c.is_alphanumeric() || is_joining(c) || (index == 0 && matches!(c, '@' | '#')) || joins(previous, c, following);
            if !inside {
                break;
            }
            points |= c == '.';
            length = index + c.len_utf8();
            previous = c;
        }
        let word = rest.get(..length).unwrap_or("");
        let number = word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(|c: char| c.is_alphabetic());
        if rest.get(length..).is_some_and(|after| after.starts_with('.'))
            && self.keeps_point(word, rest.get(length + 1..).unwrap_or(""), number, points)
        {
            length += 1;
        }
        (length, if number { TokenKind::Number } else { TokenKind::Word })
    }

    /// Whether the point after `word` belongs to it: abbreviations, initials, ordinals.
    fn keeps_point(&self, word: &str, after: &str, number: bool, points: bool) -> bool {
        let ends_text = after.trim_start_matches(|c: char| !c.is_alphanumeric()).is_empty();
        if number {
            let next = after.trim_start_matches([' ', '\u{a0}']).chars().next();
            return self.knobs.ordinal_point
                && word.len() <= 4
                && word.bytes().all(|b| b.is_ascii_digit())
                && after.starts_with([' ', '\u{a0}', '-', '–'])
                && next.is_some_and(|c| c.is_lowercase() || is_dash(c));
        }
        if self.knobs.abbreviations.keeps_point(word, after) {
            return !ends_text || points;
        }
        let single = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        (single || points && !word.contains("..") && word.len() <= 8) && !ends_text
    }
}

/// Whether `c` between `previous` and `following` belongs to the word around it.
fn joins(previous: char, c: char, following: char) -> bool {
    if !previous.is_alphanumeric() && !is_joining(previous) {
        return false;
    }
    let letters = following.is_alphanumeric();
    match c {
        // "SID-huset", "F-16"; a hyphen that stands for a left-out part ("drone- og raketangreb") stays at its word.
        '-' | '‐' | '‑' => letters || following.is_whitespace() && previous.is_alphabetic(),
        '–' => false,
        '\'' | '’' | '´' => letters,
        '.' => letters && !(previous.is_lowercase() && following.is_uppercase()),
        ',' | ':' => previous.is_ascii_digit() && following.is_ascii_digit(),
        '/' => letters && (previous.is_ascii_digit() == following.is_ascii_digit()),
        '&' => previous.is_uppercase() && following.is_uppercase(),
        '_' | '@' => letters,
        _ => false,
    }
}

/// The length of a web or mail address at the start of `rest`.
fn address(rest: &str) -> Option<usize> {
    let web = ["http://", "https://", "www."].iter().any(|start| rest.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start)));
    if !web {
        return None;
    }
    let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '»' | '”' | '“')).unwrap_or(rest.len());
    let address = rest.get(..length)?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']);
    Some(address.len()).filter(|&length| length > 4)
}

/// A run of the same point, dash or sign is one token ("...", "--", "''"), with the marks that join an emoji to its parts.
fn run(rest: &str, first: char) -> usize {
    let mut length = 0;
    let mut joined = false;
    for (index, c) in rest.char_indices() {
        let same = c == first && matches!(c, '.' | '!' | '?' | '-' | '*' | '=' | '_' | '…' | '–' | '—' | '\'' | '`');
        if index > 0 && !same && !is_joining(c) && !joined {
            break;
        }
        joined = c == '\u{200D}';
        length = index + c.len_utf8();
    }
    length
}

fn punctuation(c: char) -> bool {
    crate::text::chars::is_quote(c) || is_dash(c) || matches!(c, '…' | '·' | '•' | '¿' | '¡' | '‹' | '›' | '§' | '¶')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::language::{Abbreviations, Table};

    fn words(text: &str, knobs: &str) -> Vec<String> {
        let abbreviations = "kl.\nf.eks.\nbl.a.\nmio.\nDr.";
        let abbreviations = Abbreviations::read(&Table::of("abbreviations", abbreviations), &Table::of("starters", "")).unwrap();
        let knobs = Knobs::read(&Table::of("knobs", knobs), abbreviations, &Table::of("openings", "")).unwrap();
        tokenise(text, Span::new(0, text.len()), &knobs).iter().map(|p| p.span.of(text).to_owned()).collect()
    }

    #[test]
    fn danish_units_stay_whole() {
        let da = "decimal\t,\nordinal_point\tyes";
        assert_eq!(words("USA's SID-huset, drone- og F-16.", da), ["USA's", "SID-huset", ",", "drone-", "og", "F-16", "."]);
        assert_eq!(
            words("Kl. 10.30 den 28. juni: 1,2 mio. kr...", da),
            ["Kl.", "10.30", "den", "28.", "juni", ":", "1,2", "mio.", "kr", "..."]
        );
        assert_eq!(words("I 2018. Det var f.eks. 14.", da), ["I", "2018", ".", "Det", "var", "f.eks.", "14", "."]);
        assert_eq!(words("»Nej,« (https://dr.dk/a?b=1).", da), ["»", "Nej", ",", "«", "(", "https://dr.dk/a?b=1", ")", "."]);
        assert_eq!(words("J. K. Rowling & A/S B.T. 24/7", da), ["J.", "K.", "Rowling", "&", "A/S", "B.T.", "24/7"]);
    }

    #[test]
    fn english_clitics_are_cut() {
        let en = "decimal\t.\nclitics\t's 're n't";
        assert_eq!(words("''No,'' he said", en), ["''", "No", ",", "''", "he", "said"]);
        assert_eq!(words("Biden's can't they’re don’t", en), ["Biden", "'s", "ca", "n't", "they", "’re", "do", "n’t"]);
    }

    #[test]
    fn emoji_and_combining_marks_are_not_torn() {
        assert_eq!(words("e\u{301}n 👩‍👩‍👧!", ""), ["e\u{301}n", "👩‍👩‍👧", "!"]);
    }
}
