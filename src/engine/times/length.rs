//! Lengths of time: units, durations of ISO 8601, and steps on the calendar.

use super::calendar::Day;
use super::point::Point;
use super::write::{join, numbers};

/// A unit of time, or several of one ("kvarter" is fifteen minutes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// How many of the base.
    pub times: i64,
    /// What it is made of.
    pub base: Base,
}

/// The units that durations are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters.
    Quarter,
    /// Years.
    Year,
    /// Decades.
    Decade,
    /// Centuries.
    Century,
}

/// Numbers beyond this many are no lengths of time that anybody means.
const MOST: f64 = 1e9;

impl Unit {
    /// Reads "D", "TM", "15TM", "14D".
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (times, base) = text.split_at(digits);
        let base = match base {
            "TS" => Base::Second,
            "TM" => Base::Minute,
            "TH" => Base::Hour,
            "D" => Base::Day,
            "W" => Base::Week,
            "M" => Base::Month,
            "Q" => Base::Quarter,
            "Y" => Base::Year,
            "DE" => Base::Decade,
            "CE" => Base::Century,
            _ => return None,
        };
        Some(Unit { times: if times.is_empty() { 1 } else { times.parse().ok()? }, base })
    }

    /// So many of the unit as a duration: "P3D", "PT90M"; parts of a unit are told in a smaller one.
    pub fn duration(self, count: f64) -> Option<String> {
        let (number, base) = self.whole(count)?;
        let (before, times, after) = match base {
            Base::Second => ("PT", 1, "S"),
            Base::Minute => ("PT", 1, "M"),
            Base::Hour => ("PT", 1, "H"),
            Base::Day => ("P", 1, "D"),
            Base::Week => ("P", 1, "W"),
            Base::Month => ("P", 1, "M"),
            Base::Quarter => ("P", 3, "M"),
            Base::Year => ("P", 1, "Y"),
            Base::Decade => ("P", 10, "Y"),
            Base::Century => ("P", 100, "Y"),
        };
        let tenths = (number * 10.0).round() as i64 * times;
        let mut text = numbers(&[(before, tenths / 10, 1)]);
        if tenths % 10 != 0 {
            text = join(&text, &numbers(&[(".", tenths % 10, 1)]));
        }
        Some(join(&text, after))
    }

    /// Some of the unit, nobody says how many: "PXD".
    pub fn some(self) -> &'static str {
        match self.base {
            Base::Second => "PTXS",
            Base::Minute => "PTXM",
            Base::Hour => "PTXH",
            Base::Day => "PXD",
            Base::Week => "PXW",
            Base::Month => "PXM",
            Base::Quarter => "PXQ",
            Base::Year => "PXY",
            Base::Decade => "PXDE",
            Base::Century => "PXCE",
        }
    }

    /// The count in the largest unit in which it is whole.
    fn whole(self, count: f64) -> Option<(f64, Base)> {
        let mut number = count * self.times as f64;
        let mut base = self.base;
        (number.is_finite() && (0.0..=MOST).contains(&number)).then_some(())?;
        while number.fract() != 0.0 {
            let (factor, smaller) = match base {
                Base::Century => (100.0, Base::Year),
                Base::Decade => (10.0, Base::Year),
                Base::Year => (12.0, Base::Month),
                Base::Quarter => (3.0, Base::Month),
                Base::Week => (7.0, Base::Day),
                Base::Day => (24.0, Base::Hour),
                Base::Hour => (60.0, Base::Minute),
                Base::Minute => (60.0, Base::Second),
                Base::Month | Base::Second => break,
            };
            if (number * factor).fract() != 0.0 {
                break;
            }
            (number, base) = (number * factor, smaller);
        }
        Some((number, base))
    }

    /// The day, week, month or year that lies so many units from a point; `None` for hours and less, and for more than the point tells.
    pub fn step(self, from: Point, count: f64) -> Option<Point> {
        let (number, base) = self.whole(count.abs())?;
        (number.fract() == 0.0).then_some(())?;
        let number = number as i64 * if count < 0.0 { -1 } else { 1 };
        let first = from.first()?;
        let exact = matches!(from, Point::Day(_));
        match base {
            Base::Second | Base::Minute | Base::Hour => None,
            Base::Day if exact => first.plus(number).map(Point::Day),
            Base::Week if exact || matches!(from, Point::Week(_)) => first.plus(number.checked_mul(7)?)?.monday().map(Point::Week),
            Base::Month if exact || matches!(from, Point::Month(..)) => first.months(number).map(|(year, month)| Point::Month(year, month)),
            Base::Quarter if exact || matches!(from, Point::Quarter(..)) => {
                let (year, month) = first.months(number.checked_mul(3)?)?;
                Some(Point::Quarter(year, (month + 2) / 3))
            }
            Base::Year => year(first, number, 1),
            Base::Decade => year(first, number, 10),
            Base::Century => year(first, number, 100),
            _ => None,
        }
    }

    /// The day so many units before or after a day, to the day.
    pub fn day(self, from: Day, count: f64) -> Option<Day> {
        let (number, base) = self.whole(count.abs())?;
        let number = number as i64 * if count < 0.0 { -1 } else { 1 };
        let months = |months: i64| {
            let (year, month) = from.months(months)?;
            Day::new(year, month, from.day.min(super::calendar::length(year, month)))
        };
        match base {
            Base::Second | Base::Minute => None,
            Base::Hour => from.plus(number / 24),
            Base::Day => from.plus(number),
            Base::Week => from.plus(number.checked_mul(7)?),
            Base::Month => months(number),
            Base::Quarter => months(number.checked_mul(3)?),
            Base::Year => months(number.checked_mul(12)?),
            Base::Decade => months(number.checked_mul(120)?),
            Base::Century => months(number.checked_mul(1200)?),
        }
    }
}

fn year(first: Day, number: i64, times: i64) -> Option<Point> {
    let year = first.year.checked_add(number.checked_mul(times)?)?;
    (1..=9999).contains(&year).then_some(Point::Year(year))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_whole_in_some_unit() {
        for (unit, count, duration) in [
            ("D", 3.0, "P3D"),
            ("Y", 1.5, "P18M"),
            ("TH", 2.5, "PT150M"),
            ("TH", 0.5, "PT30M"),
            ("15TM", 3.0, "PT45M"),
            ("DE", 2.0, "P20Y"),
            ("CE", 0.5, "P50Y"),
            ("W", 1.5, "P1.5W"),
            ("D", 1.5, "PT36H"),
        ] {
            assert_eq!(Unit::read(unit).unwrap().duration(count).unwrap(), duration);
        }
        assert_eq!(Unit::read("Y").unwrap().duration(1e40), None);
        assert_eq!(Unit::read("X"), None);
    }

    #[test]
    fn steps_keep_to_the_calendar() {
        let from = Point::Day(Day::new(2021, 6, 28).unwrap());
        let step = |unit: &str, count| Unit::read(unit).unwrap().step(from, count).and_then(Point::value);
        for (unit, count, value) in
            [("D", -3.0, "2021-06-25"), ("M", -5.0, "2021-01"), ("Y", 5.0, "2026"), ("Y", -1.5, "2019-12"), ("W", 2.0, "2021-W28")]
        {
            assert_eq!(step(unit, count).as_deref(), Some(value));
        }
        for (unit, count) in [("TH", -2.0), ("Y", 1e40), ("Y", -2021.0), ("D", 1e9), ("CE", 1e8)] {
            assert_eq!(step(unit, count), None, "{unit} {count}");
        }
        let year = Point::Year(2015);
        assert_eq!(Unit::read("D").unwrap().step(year, 1.0), None, "a year names no day");
        assert_eq!(Unit::read("Y").unwrap().step(year, 1.0), Some(Point::Year(2016)));
    }
}
