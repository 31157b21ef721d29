//! What the text has said of times so far: a clock time belongs to the day spoken of, "dagen efter" counts from it.

use super::calendar::Day;
use super::extent::Moment;
use super::point::{Part, Point};
use super::tense::Tense;
use crate::text::Span;

/// How many times back "the same evening" is looked for.
const MEMORY: usize = 12;

/// A time that the text spoke of.
#[derive(Clone, Copy, Debug)]
struct Told {
    point: Point,
    part: Option<Part>,
    span: Span,
    paragraph: usize,
}

/// The times of the text so far.
#[derive(Debug, Default)]
pub struct Story {
    /// The day of publication.
    pub anchor: Option<Day>,
    told: Vec<Told>,
}

impl Story {
    /// A story that has not begun.
    pub fn new(anchor: Option<Day>) -> Self {
        Story { anchor, told: Vec::new() }
    }

    /// Remembers a time.
    pub fn tell(&mut self, moment: Moment, span: Span, paragraph: usize) {
        if self.told.len() >= MEMORY {
            self.told.remove(0);
        }
        self.told.push(Told { point: moment.point, part: moment.hour.part, span, paragraph });
    }

    /// The day that a clock time without one belongs to, and the words that name it: the last one spoken of in this paragraph or the one before, unless
    /// the clause speaks of what will be and that day is gone; else the day of publication.
    pub fn day(&self, paragraph: usize, tense: Tense) -> (Option<Day>, Option<Span>) {
        let last = self.told.iter().rev().find_map(|told| match told.point {
            Point::Day(day) if told.paragraph + 1 >= paragraph => Some((day, told.span)),
            _ => None,
        });
        match last {
            Some((day, span)) if tense != Tense::Future || self.anchor.is_none_or(|anchor| day >= anchor) => (Some(day), Some(span)),
            _ => (self.anchor, None),
        }
    }

    /// The last day that was spoken of together with a part of day.
    pub fn day_with(&self, part: Part) -> Option<(Day, Span)> {
        self.told.iter().rev().find_map(|told| match told.point {
            Point::Day(day) if told.part == Some(part) => Some((day, told.span)),
            _ => None,
        })
    }

    /// The last time that was spoken of in this paragraph or the one before.
    pub fn last(&self, paragraph: usize) -> Option<(Point, Span)> {
        self.told.iter().rev().find(|told| told.paragraph + 1 >= paragraph).map(|told| (told.point, told.span))
    }
}
