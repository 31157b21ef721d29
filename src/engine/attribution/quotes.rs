//! Quote state: which words stand between quotation marks or after the dash of a quote.

use super::phrases;
use super::scene::Scene;
use crate::document::{Upos, VerbForm};
use crate::language::{Class, CueKind, Takes};
use crate::text::chars::{is_dash, is_double_quote};
use crate::text::order::sort_by_number;
use std::ops::Range;

/// A stretch of quoted speech.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its words and inner marks, without the marks that open and close it.
    pub tokens: Range<usize>,
    /// Whether a dash opens it, not a mark.
    pub dash: bool,
    /// Whether its end was found, not assumed.
    pub closed: bool,
}

/// All quotes of a document, and for each token the one it lies in.
#[derive(Debug, Default)]
pub struct Quotes {
    /// In the order of the text; they do not overlap.
    pub all: Vec<Quote>,
    /// For each token, 1 + the index of its quote; 0 outside.
    inside: Vec<u32>,
    /// Tokens that open or close a quote.
    marks: Vec<bool>,
}

impl Quotes {
    /// The quote in which a token lies.
    pub fn of(&self, token: usize) -> Option<usize> {
        self.inside.get(token).and_then(|&number| (number as usize).checked_sub(1))
    }

    /// Whether a token lies in a quote.
    pub fn holds(&self, token: usize) -> bool {
        self.of(token).is_some()
    }

    /// Whether a token opens or closes a quote.
    pub fn is_mark(&self, token: usize) -> bool {
        self.marks.get(token).copied().unwrap_or(false)
    }

    /// The quote at an index.
    pub fn get(&self, index: usize) -> Option<&Quote> {
        self.all.get(index)
    }

    /// Finds them. A mark's direction is told by the spaces around it and its place, not by counting: a stray mark must
    /// not turn a whole paragraph over.
    pub fn find(scene: &Scene<'_>) -> Quotes {
        let mut quotes = Quotes { inside: vec![0; scene.len()], marks: vec![false; scene.len()], ..Quotes::default() };
        for paragraph in 0..scene.document.paragraphs.len() {
            let tokens = scene.paragraph_tokens(paragraph);
            if let Some(answer) = answer(scene, &tokens).or_else(|| signed(scene, paragraph, &tokens)) {
                quotes.push(answer, false, true);
                continue;
            }
            quotes.find_marked(scene, tokens.clone());
            if scene.knobs.dash_quotes {
                quotes.find_dashed(scene, tokens);
            }
        }
        sort_by_number(&mut quotes.all, |quote| quote.tokens.start as u64);
        for (index, quote) in quotes.all.iter().enumerate() {
            for slot in quotes.inside.get_mut(quote.tokens.clone()).unwrap_or_default() {
                *slot = index as u32 + 1;
            }
        }
        quotes
    }

    fn find_marked(&mut self, scene: &Scene<'_>, tokens: Range<usize>) {
        let mut open: Option<usize> = None;
        let mut last_end = tokens.start;
        let mut inner: Option<usize> = None;
        for index in tokens.clone() {
            if !is_quote_mark(scene.word(index)) {
                continue;
            }
            // A quote within the quote: neither of its marks opens or closes the outer one.
            if inner == Some(index) {
                inner = None;
                continue;
            }
            if open.is_some()
                && let Some(close) = nested(scene, index, tokens.end)
            {
                inner = Some(close);
                continue;
            }
            if let Some(mark) = self.marks.get_mut(index) {
                *mark = true;
            }
            if opens(scene, index, tokens.start, open.is_some()) {
                if let Some(start) = open {
                    // Opened twice: the first one was never closed; it ends before the sentence of the second.
                    self.push(start + 1..scene.sentence(index).start.max(start + 1), false, false);
                }
                open = Some(index);
            } else if let Some(start) = open.take() {
                self.push(start + 1..index, false, true);
                last_end = index + 1;
            } else if let Some(colon) = (last_end..index).rev().find(|&at| scene.word(at) == ":") {
                // The opening mark is missing: the quote begins after the colon.
                self.push(colon + 1..index, false, true);
                last_end = index + 1;
            }
        }
        if let Some(start) = open {
            self.push(start + 1..tokens.end, false, false);
        }
    }

    fn find_dashed(&mut self, scene: &Scene<'_>, tokens: Range<usize>) {
        let Some(first) = scene.words.get(tokens.start).map(|word| word.sentence as usize) else { return };
        let last = scene.words.get(tokens.end.saturating_sub(1)).map_or(first, |word| word.sentence as usize);
        let mut sentence = first;
        while sentence <= last {
            let range = scene.document.sentence_tokens(sentence);
            sentence += 1;
            if !dash_opens(scene, range.start) || range.len() < 3 {
                continue;
            }
            let start = range.start + 1;
            // The quote goes on until a cue that follows a comma, the next dash, or as far as the paragraph is all quote.
            let mut end;
            let mut at = range;
            let mut closed = false;
            loop {
                if let Some(comma) = cue_after_comma(scene, at.start.max(start)..at.end) {
                    (end, closed) = (comma, true);
                    break;
                }
                end = at.end;
                let next = scene.document.sentence_tokens(sentence);
                // In a text that was run together, a quote goes on where a cue still follows it before the next dash.
                let goes_on = start - 1 == tokens.start || cue_ahead(scene, sentence, last);
                if sentence > last || dash_opens(scene, next.start) || !goes_on {
                    break;
                }
                at = next;
                sentence += 1;
            }
            while end > start && !scene.is_word(end - 1) && !matches!(scene.word(end - 1), ")" | "?" | "!" | "…") {
                end -= 1;
            }
            // Marks inside a dash quote are quotes within it.
            self.all.retain(|quote| quote.tokens.start < start || quote.tokens.end > end);
            self.push(start..end, true, closed);
        }
    }

    fn push(&mut self, tokens: Range<usize>, dash: bool, closed: bool) {
        if !tokens.is_empty() {
            self.all.push(Quote { tokens, dash, closed });
        }
    }
}

/// Whether a token is a double quotation mark, also one made of two apostrophes or accents as some archives write it.
pub fn is_quote_mark(word: &str) -> bool {
    word.chars().next().is_some_and(is_double_quote) || matches!(word, "''" | "``")
}

/// "»… »…« …«": where the quote closes that an opening mark begins within another, if the outer one closes as well after it.
fn nested(scene: &Scene<'_>, index: usize, end: usize) -> Option<usize> {
    let pair = |open: &str| match open {
        "»" => Some("«"),
        "„" | "“" => Some("”"),
        _ => None,
    };
    let closing = pair(scene.word(index))?;
    let mut marks = (index + 1..end).filter(|&at| matches!(scene.word(at), "»" | "«" | "„" | "“" | "”"));
    let (first, second) = (marks.next()?, marks.next()?);
    (scene.word(first) == closing && scene.word(second) == closing).then_some(first)
}

/// "Svar: …": what follows the label of an interview's answer, to the paragraph's end.
fn answer(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let labelled = scene.is(tokens.start, Class::Answer) && scene.word(tokens.start + 1) == ":";
    labelled.then(|| tokens.start + 2..tokens.end).filter(|range| !range.is_empty())
}

/// A pull quote without marks: a paragraph in the first person with the speaker's name on a line below.
fn signed(scene: &Scene<'_>, paragraph: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
    let own = |at: usize| scene.is(at, Class::First) || scene.is(at, Class::Generic);
    let fits = paragraph >= 2 && (5..=70).contains(&tokens.len()) && tokens.clone().any(own);
    let marked = tokens.clone().any(|at| is_quote_mark(scene.word(at)) || dash_opens(scene, at));
    (fits && !marked && phrases::name_line(scene, paragraph).is_some()).then(|| tokens.clone())
}

/// Whether a mark opens a quote.
fn opens(scene: &Scene<'_>, index: usize, start: usize, inside: bool) -> bool {
    if index == start {
        return true;
    }
    let space_before = scene.document.tokens.get(index).is_some_and(|token| token.space_before);
    let space_after = scene.document.tokens.get(index + 1).is_none_or(|token| token.space_before);
    let before = scene.word(index.wrapping_sub(1));
    let after = scene.word(index + 1);
    let free_before = space_before || matches!(before, "(" | "[") || before.chars().next().is_some_and(is_dash);
    let free_after = space_after || matches!(after, "." | "," | ";" | ":" | "?" | "!" | ")");
    match (free_before, free_after) {
        // "… , " siger han": a stray space before the mark that closes.
        (true, false) => !(inside && matches!(before, "," | "." | "?" | "!") && after.chars().next().is_some_and(char::is_lowercase)),
        // "fortsatte:" Selve …": the space stands on the wrong side.
        (false, true) => before == ":" && !inside,
        _ => match scene.word(index).chars().next() {
            Some('»' | '„') => !inside,
            Some('«') => false,
            _ => !inside,
        },
    }
}

/// Whether a sentence begins with the dash of a quote.
fn dash_opens(scene: &Scene<'_>, index: usize) -> bool {
    scene.word(index).chars().all(is_dash)
        && !scene.word(index).is_empty()
        && scene
            .document
            .tokens
            .get(index + 1)
            .is_some_and(|token| token.space_before || scene.word(index + 1).chars().next().is_some_and(char::is_uppercase))
}

/// Whether a cue after a comma ends one of the next sentences, before another dash opens a quote.
fn cue_ahead(scene: &Scene<'_>, sentence: usize, last: usize) -> bool {
    (sentence..=last.min(sentence + 8))
        .map(|number| scene.document.sentence_tokens(number))
        .take_while(|range| !dash_opens(scene, range.start))
        .any(|range| cue_after_comma(scene, range).is_some())
}

/// The comma (or mark) before a cue that follows what it quotes: ", siger …".
fn cue_after_comma(scene: &Scene<'_>, range: Range<usize>) -> Option<usize> {
    range
        .clone()
        .skip(2)
        .find(|&index| {
            let before = scene.word(index - 1);
            let cue = scene.cue(index).filter(|cue| cue.kind == CueKind::Verb && cue.takes.any(Takes::BEFORE) && cue.strength >= 3);
            let phrase = scene.phrase(index).and_then(|phrase| scene.lexicon.cue(phrase.cue)).filter(|cue| cue.takes.any(Takes::BEFORE));
            matches!(before, "," | "?" | "!" | "…" | "–" | "-")
                && scene.at(index).form == VerbForm::Finite
                && (cue.is_some() || phrase.is_some())
                && index + 1 < range.end
                && matches!(
                    scene.upos(index + 1),
                    Upos::Noun | Upos::Propn | Upos::Pron | Upos::Det | Upos::Adj | Upos::Num | Upos::Adv | Upos::Adp
                )
                && !scene.is_complementiser(index + 1)
        })
        .map(|index| index - 1)
}
