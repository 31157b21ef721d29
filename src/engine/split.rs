//! Text to a document: paragraphs, sentences, tokens.

use super::tokenise::{Piece, tokenise};
use crate::document::{Document, Paragraph, ParagraphKind, Sentence, Token, TokenKind};
use crate::language::Knobs;
use crate::text::chars::{is_apostrophe, is_dash, is_double_quote, is_quote};
use crate::text::paragraphs;

/// Cuts a text. Every byte that is not white space or invisible lies in exactly one token.
pub fn split<'t>(text: &'t str, knobs: &Knobs) -> Document<'t> {
    let mut document = Document { text, lowered: String::with_capacity(text.len()), ..Document::default() };
    for span in paragraphs::paragraphs(text) {
        let pieces = tokenise(text, span, knobs);
        if pieces.is_empty() {
            continue;
        }
        let first_sentence = document.sentences.len();
        let mut start = 0;
        while start < pieces.len() {
            let length = sentence_length(text, pieces.get(start..).unwrap_or_default(), knobs);
            push_sentence(&mut document, pieces.get(start..start + length).unwrap_or_default());
            start += length;
        }
        let sentences = first_sentence..document.sentences.len();
        document.paragraphs.push(Paragraph { span, kind: ParagraphKind::Body, sentences });
    }
    let kinds: Vec<ParagraphKind> = (0..document.paragraphs.len()).map(|index| paragraph_kind(&document, index, knobs)).collect();
    for (paragraph, kind) in document.paragraphs.iter_mut().zip(kinds) {
        paragraph.kind = kind;
    }
    document
}

fn push_sentence(document: &mut Document<'_>, pieces: &[Piece]) {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
    let start = document.tokens.len();
    for piece in pieces {
        let from = document.lowered.len() as u32;
        for c in piece.span.of(document.text).chars() {
            if is_apostrophe(c) {
                document.lowered.push('\'');
            } else {
                document.lowered.extend(c.to_lowercase());
            }
        }
        document.tokens.push(Token {
            span: piece.span,
            lower: (from, document.lowered.len() as u32),
            sentence: document.sentences.len() as u32,
            kind: piece.kind,
            space_before: piece.space_before,
        });
    }
    document.sentences.push(Sentence {
        span: first.span.join(last.span),
        paragraph: document.paragraphs.len(),
        tokens: start..document.tokens.len(),
    });
}

/// How many of the pieces make the first sentence.
fn sentence_length(text: &str, pieces: &[Piece], knobs: &Knobs) -> usize {
    let word = |index: usize| pieces.get(index).map_or("", |p| p.span.of(text));
    let mut index = 0;
    while index < pieces.len() {
        let end = word(index);
        let final_mark = matches!(end, "." | "!" | "?" | "…") || end.len() > 1 && end.bytes().all(|b| matches!(b, b'.' | b'!' | b'?'));
        index += 1;
        if !final_mark {
            // "… in the U.S. The police": one point is both the abbreviation's and the sentence's.
            let next = pieces.get(index).filter(|next| next.space_before).map_or("", |next| next.span.of(text));
            if end.len() > 1 && end.ends_with('.') && knobs.abbreviations.ends_sentence(end, next) {
                return index;
            }
            continue;
        }
        // Closing marks belong to the sentence that they close.
        while pieces.get(index).is_some_and(|p| !p.space_before && closes(p.span.of(text))) {
            index += 1;
        }
        let next = pieces.get(index);
        if next.is_none_or(|next| next.space_before && opens_sentence(text, pieces, index) || hard_stop(end, next, text)) {
            return index;
        }
    }
    pieces.len()
}

fn closes(mark: &str) -> bool {
    mark.chars().all(|c| is_quote(c) || matches!(c, ')' | ']'))
}

/// A full stop without a space after it divides all the same before a capital ("sagde han.Det").
fn hard_stop(end: &str, next: &Piece, text: &str) -> bool {
    end == "." && !next.space_before && next.kind == TokenKind::Word && next.span.of(text).starts_with(char::is_uppercase)
}

/// Whether a sentence can begin at a piece: a capital or number, also behind an opening mark or dash.
fn opens_sentence(text: &str, pieces: &[Piece], mut index: usize) -> bool {
    let mut marks = 0;
    while let Some(piece) = pieces.get(index) {
        let word = piece.span.of(text);
        let Some(c) = word.chars().next() else { return true };
        if marks < 3 && (is_quote(c) || is_dash(c) || matches!(c, '(' | '[' | '•' | '*' | '¿' | '¡' | '…')) {
            // A dash with a small letter behind it goes on in the sentence.
            marks += 1;
            index += 1;
            continue;
        }
        return !c.is_lowercase();
    }
    true
}

/// What a paragraph is, by its shape and its place.
fn paragraph_kind(document: &Document<'_>, index: usize, knobs: &Knobs) -> ParagraphKind {
    let Some(paragraph) = document.paragraphs.get(index) else { return ParagraphKind::Body };
    let text = paragraph.span.of(document.text);
    let words = text.split_whitespace().count();
    let first = text.chars().next().unwrap_or(' ');
    let finished = text.trim_end_matches(|c: char| is_quote(c) || c == ')').ends_with(['.', '!', '?', '…', ':', ';']);
    if matches!(first, '•' | '*' | '·' | '▪' | '◦') {
        return ParagraphKind::List;
    }
    let spaced_dash = is_dash(first) && text.chars().nth(1).is_some_and(char::is_whitespace);
    if is_double_quote(first) && finished || spaced_dash {
        return ParagraphKind::Quote;
    }
    let opening = knobs.openings.iter().find(|(start, _)| text.starts_with(start.as_str())).map(|&(_, kind)| kind);
    match opening {
        Some(ParagraphKind::Byline) if words > 14 => {}
        Some(kind) => return kind,
        None => {}
    }
    if text.starts_with('/') && text.ends_with('/') {
        return ParagraphKind::Byline;
    }
    let alone = document.paragraphs.len() == 1;
    if !finished && words <= 25 && !alone && !first.is_lowercase() {
        return ParagraphKind::Headline;
    }
    if index == 0 && !alone && words <= 20 && paragraph.sentences.len() == 1 && text.ends_with(['?', '!']) {
        return ParagraphKind::Headline;
    }
    ParagraphKind::Body
}
