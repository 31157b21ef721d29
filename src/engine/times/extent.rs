//! The first and the last moment that a time covers.

use super::calendar::Day;
use super::point::{Part, Point};
use super::write::{join, numbers};
use crate::document::TimeMod;

/// What the words say of the hour.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hour {
    /// Part of day.
    pub part: Option<Part>,
    /// Minutes since midnight.
    pub minutes: Option<i64>,
}

impl Hour {
    /// "T14:00", "TEV", or nothing.
    pub fn text(self) -> String {
        match (self.minutes, self.part) {
            (Some(minutes), _) => clock(minutes),
            (None, Some(part)) => part.name().to_owned(),
            (None, None) => String::new(),
        }
    }

    /// Whether they say anything.
    pub fn is_some(self) -> bool {
        self.minutes.is_some() || self.part.is_some()
    }
}

/// A point with the hour, where it is a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// The day or longer stretch.
    pub point: Point,
    /// The hour.
    pub hour: Hour,
}

impl Moment {
    /// A point without an hour.
    pub fn of(point: Point) -> Self {
        Moment { point, hour: Hour::default() }
    }

    /// The value of TIMEX3.
    pub fn value(&self) -> Option<String> {
        Some(join(&self.point.value()?, &self.hour.text()))
    }

    /// First and last moment, ISO 8601; days alone for what is longer than a day. `evening`: a night begins on the evening of its day.
    pub fn extent(&self, modifier: Option<TimeMod>, evening: bool) -> (Option<String>, Option<String>) {
        let (Some(first), Some(last)) = (self.point.first(), self.point.last()) else { return (None, None) };
        let Point::Day(day) = self.point else {
            let (first, last) = third(first, last, modifier);
            return (Some(first.text()), Some(last.text()));
        };
        // Minutes from the midnight that the day begins with.
        let (from, to) = match (self.hour.minutes, self.hour.part, modifier) {
            (Some(minutes), ..) => (minutes, minutes),
            (_, Some(Part::Morning), _) => (5 * 60, NOON - 1),
            (_, Some(Part::Midday), _) | (_, None, Some(TimeMod::Mid)) => (11 * 60, 14 * 60 - 1),
            (_, Some(Part::Afternoon), _) => (NOON, EVENING - 1),
            (_, Some(Part::Evening), _) | (_, None, Some(TimeMod::End)) => (EVENING, DAY - 1),
            (_, Some(Part::Night), _) if evening => (EVENING, DAY + 6 * 60 - 1),
            (_, Some(Part::Night), _) => (0, 6 * 60 - 1),
            (_, None, Some(TimeMod::Start)) => (0, NOON - 1),
            _ => (0, DAY - 1),
        };
        (stamp(day, from, self.hour.minutes), stamp(day, to, self.hour.minutes))
    }
}

const NOON: i64 = 12 * 60;
const EVENING: i64 = 18 * 60;
const DAY: i64 = 24 * 60;

/// A moment of a day, or of the one after; midnight at the end of a day stays in it where the words say so.
fn stamp(day: Day, minutes: i64, said: Option<i64>) -> Option<String> {
    let later = i64::from(minutes >= DAY && said.is_none());
    Some(join(&day.plus(later)?.text(), &clock(minutes - later * DAY)))
}

/// "T14:05"
fn clock(minutes: i64) -> String {
    numbers(&[("T", minutes / 60, 2), (":", minutes % 60, 2)])
}

/// The first, middle or last third of a stretch of days.
fn third(first: Day, last: Day, modifier: Option<TimeMod>) -> (Day, Day) {
    let days = last.number() - first.number() + 1;
    let (from, to) = match modifier {
        Some(TimeMod::Start) => (0, days / 3),
        Some(TimeMod::Mid) => (days / 3, days - days / 3),
        Some(TimeMod::End) => (days - days / 3, days),
        _ => (0, days),
    };
    let to = if to > from { to - 1 } else { from };
    (first.plus(from).unwrap_or(first), first.plus(to).unwrap_or(last))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_thirds_are_told() {
        let day = Day::new(2021, 6, 27).unwrap();
        let extent = |moment: &Moment, modifier, evening| {
            let (from, to) = moment.extent(modifier, evening);
            format!("{} {}", from.unwrap(), to.unwrap())
        };
        let evening = Moment { hour: Hour { part: Some(Part::Evening), minutes: None }, ..Moment::of(Point::Day(day)) };
        assert_eq!(extent(&evening, None, false), "2021-06-27T18:00 2021-06-27T23:59");
        let night = Moment { hour: Hour { part: Some(Part::Night), minutes: None }, ..Moment::of(Point::Day(day)) };
        assert_eq!(extent(&night, None, true), "2021-06-27T18:00 2021-06-28T05:59");
        let month = Moment::of(Point::Month(2021, 4));
        assert_eq!(extent(&month, Some(TimeMod::End), false), "2021-04-21 2021-04-30");
        assert_eq!(extent(&month, Some(TimeMod::Start), false), "2021-04-01 2021-04-10");
        assert_eq!(extent(&month, None, false), "2021-04-01 2021-04-30");
        let noon = Moment { hour: Hour { part: None, minutes: Some(720) }, ..Moment::of(Point::Day(day)) };
        assert_eq!(
            (noon.value().unwrap().as_str(), extent(&noon, None, false).as_str()),
            ("2021-06-27T12:00", "2021-06-27T12:00 2021-06-27T12:00")
        );
    }
}
