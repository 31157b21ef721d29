//! Expressions of time: TIMEX3 types and values, resolved against the day of publication.

mod calendar;
mod rules;

pub use calendar::Day;

use crate::document::{Document, ParagraphKind, Tags, Time, TimeType};
use crate::language::LanguagePack;
use std::ops::Range;

/// What a rule makes of the words at a place.
#[derive(Clone, Debug, Default, PartialEq)]
struct Found {
    tokens: Range<usize>,
    kind: Option<TimeType>,
    value: Option<String>,
    rule: &'static str,
}

/// Finds the expressions of time of a document, in order, without overlap; relative ones get no value without a day of publication.
pub fn find(document: &Document<'_>, tags: &Tags, pack: &LanguagePack, published: Option<&str>) -> Vec<Time> {
    let anchor = published.and_then(Day::read);
    let mut times = Vec::new();
    for sentence in 0..document.sentences.len() {
        let range = document.sentence_tokens(sentence);
        let mut at = range.start;
        while at < range.end {
            let reader = rules::Reader { document, tags, pack, anchor, end: range.end, start: range.start };
            match reader.at(at) {
                Some(found) => {
                    at = found.tokens.end.max(at + 1);
                    let (from, to) = bounds(found.value.as_deref());
                    times.push(Time {
                        span: document.span(found.tokens.clone()),
                        kind: found.kind.unwrap_or(TimeType::Date),
                        value: found.value,
                        from,
                        to,
                        rule: found.rule.to_owned(),
                    });
                }
                None => at += 1,
            }
        }
    }
    times
}

/// The day that a by-line or a dateline near the top gives, for a text without a day of publication.
pub fn dateline(document: &Document<'_>, tags: &Tags, pack: &LanguagePack) -> Option<String> {
    let top = document.paragraphs.iter().take(4).filter(|paragraph| paragraph.kind == ParagraphKind::Byline || paragraph.span.len() < 80);
    for paragraph in top {
        for sentence in paragraph.sentences.clone() {
            let range = document.sentence_tokens(sentence);
            let reader = rules::Reader { document, tags, pack, anchor: None, end: range.end, start: range.start };
            let whole = |value: &String| value.len() >= 10 && Day::read(value).is_some();
            if let Some(found) = range.clone().find_map(|at| reader.at(at).filter(|found| found.value.as_ref().is_some_and(whole))) {
                return found.value.and_then(|value| Day::read(&value)).map(Day::text);
            }
        }
    }
    None
}

/// First and last moment of a value that is a day, a month, a year or a part of a day.
fn bounds(value: Option<&str>) -> (Option<String>, Option<String>) {
    let Some(value) = value else { return (None, None) };
    if let Some(day) = Day::read(value) {
        let clock = value.get(10..).unwrap_or_default();
        let (from, to) = match clock {
            "" => ("00:00", "23:59"),
            "TMO" => ("05:00", "11:59"),
            "TMI" => ("11:00", "13:59"),
            "TAF" => ("12:00", "17:59"),
            "TEV" => ("18:00", "23:59"),
            "TNI" => ("00:00", "05:59"),
            other => match other.strip_prefix('T') {
                Some(time) => (time, time),
                None => return (None, None),
            },
        };
        return (Some(format!("{}T{from}", day.text())), Some(format!("{}T{to}", day.text())));
    }
    let month = value.get(..7).filter(|_| value.len() == 7).and_then(|month| Day::read(&format!("{month}-01")));
    if let Some(first) = month {
        return (Some(first.text()), Some(format!("{value}-{:02}", calendar::length(first.year, first.month))));
    }
    if value.len() == 4 && value.chars().all(|c| c.is_ascii_digit()) {
        return (Some(format!("{value}-01-01")), Some(format!("{value}-12-31")));
    }
    (None, None)
}
