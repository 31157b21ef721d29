//! Expressions of time: TIMEX3 types and values, resolved against the day of publication.
//!
//! The pack's rules say where an expression stands and what its words are; here it is made a place on the calendar.

mod calendar;
mod extent;
mod families;
mod fields;
mod holidays;
mod length;
mod make;
mod point;
mod resolve;
mod story;
mod tense;
mod write;

pub use calendar::Day;

use super::rules::{Atoms, best};
use crate::document::{Document, ParagraphKind, Time};
use crate::language::LanguagePack;
use story::Story;

/// Finds the expressions of time of a document, in order, without overlap; relative ones get no value without a day of publication.
pub fn find(atoms: &Atoms<'_>, pack: &LanguagePack, published: Option<&str>) -> Vec<Time> {
    let mut story = Story::new(published.and_then(Day::read));
    let mut times = Vec::new();
    for sentence in 0..atoms.document.sentences.len() {
        sentence_times(atoms, pack, sentence, &mut story, &mut times);
    }
    times
}

fn sentence_times(atoms: &Atoms<'_>, pack: &LanguagePack, sentence: usize, story: &mut Story, times: &mut Vec<Time>) {
    let range = atoms.sentence(sentence);
    let mut at = range.start;
    while at < range.end {
        match best(atoms, &pack.measures.times, at, &range, |_| true) {
            Some(found) => {
                at = found.atoms.end.max(at + 1);
                times.extend(make::time(atoms, pack, &range, &found, story));
            }
            None => at += 1,
        }
    }
}

/// The day that a by-line or a dateline near the top gives, for a text without a day of publication.
pub fn dateline(atoms: &Atoms<'_>, pack: &LanguagePack) -> Option<String> {
    let document: &Document<'_> = atoms.document;
    let top = document.paragraphs.iter().take(4);
    let lines = top.filter(|paragraph| paragraph.kind == ParagraphKind::Byline || paragraph.span.len() < 80);
    for sentence in lines.flat_map(|paragraph| paragraph.sentences.clone()) {
        let mut times = Vec::new();
        sentence_times(atoms, pack, sentence, &mut Story::new(None), &mut times);
        let day = times.iter().filter_map(|time| time.value.as_deref()).find_map(Day::read);
        if let Some(day) = day {
            return Some(day.text());
        }
    }
    None
}
