//! What comes again and again — Mondays, Junes, Easters — and which one is meant.

use super::calendar::Day;
use super::holidays::Holiday;
use super::point::{Point, Season};
use super::write::{join, numbers};

/// What comes again every week or every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Monday 1 to Sunday 7.
    Weekday(i64),
    /// Every weekend.
    Weekend,
    /// Month and day.
    MonthDay(i64, i64),
    /// Month, day and weekday, so only some years.
    Weekdate(i64, i64, i64),
    /// A month.
    Month(i64),
    /// A holiday.
    Holiday(Holiday),
    /// A season.
    Season(Season),
    /// A quarter.
    Quarter(i64),
    /// A half.
    Half(i64),
    /// A week by its number.
    Week(i64),
}

/// Which member of a family is meant, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The last that has begun.
    Past,
    /// The last that has ended.
    Before,
    /// The next that has not ended.
    Future,
    /// The next that has not begun.
    After,
    /// The nearest.
    Nearest,
}

impl Family {
    /// The member in a year; `None` where there is none or it comes more than once.
    pub fn in_year(self, year: i64) -> Option<Point> {
        Some(match self {
            Family::Weekday(_) | Family::Weekend => return None,
            Family::MonthDay(month, day) => Point::Day(Day::new(year, month, day)?),
            Family::Weekdate(month, day, weekday) => Point::Day(Day::new(year, month, day).filter(|found| found.weekday() == weekday)?),
            Family::Month(month) => Point::Month(year, month),
            Family::Holiday(holiday) => Point::Day(holiday.in_year(year)?),
            Family::Season(season) => Point::Season(year, season),
            Family::Quarter(quarter) => Point::Quarter(year, quarter),
            Family::Half(half) => Point::Half(year, half),
            Family::Week(week) => Point::Week(Day::of_week(year, week)?),
        })
    }

    /// The member in the week of a day.
    pub fn in_week(self, day: Day) -> Option<Point> {
        let monday = day.monday()?;
        match self {
            Family::Weekday(weekday) => Some(Point::Day(monday.plus(weekday - 1)?)),
            Family::Weekend => Some(Point::Weekend(monday)),
            _ => None,
        }
    }

    /// The member that is meant, seen from a day.
    pub fn choose(self, which: Which, from: Day) -> Option<Point> {
        let weekly = matches!(self, Family::Weekday(_) | Family::Weekend);
        // Eight years: the 29th of February can be that far away, and a date with its weekday eleven.
        let members = (-11..=11).filter_map(|step| match weekly {
            true if (-2..=2).contains(&step) => self.in_week(from.plus(7 * step)?),
            true => None,
            false => self.in_year(from.year + step),
        });
        let mut members = members.filter_map(|point| Some((point, point.first()?.number(), point.last()?.number())));
        let today = from.number();
        let chosen = match which {
            Which::Past => members.rfind(|&(_, first, _)| first <= today),
            Which::Before => members.rfind(|&(_, _, last)| last < today),
            Which::Future => members.find(|&(_, _, last)| last >= today),
            Which::After => members.find(|&(_, first, _)| first > today),
            Which::Nearest => members.min_by_key(|&(_, first, last)| (first - today).max(today - last).max(0)),
        };
        chosen.map(|(point, ..)| point)
    }

    /// The value of TIMEX3 without the year and, for weekdays, the week.
    pub fn pattern(self) -> Option<String> {
        Some(match self {
            Family::Weekday(weekday) => numbers(&[("XXXX-WXX-", weekday, 1)]),
            Family::Weekend => "XXXX-WXX-WE".to_owned(),
            Family::MonthDay(month, day) | Family::Weekdate(month, day, _) => numbers(&[("XXXX-", month, 2), ("-", day, 2)]),
            Family::Month(month) => numbers(&[("XXXX-", month, 2)]),
            Family::Holiday(holiday) => holiday.pattern()?,
            Family::Season(season) => join("XXXX", season.name()),
            Family::Quarter(quarter) => numbers(&[("XXXX-Q", quarter, 1)]),
            Family::Half(half) => numbers(&[("XXXX-H", half, 1)]),
            Family::Week(week) => numbers(&[("XXXX-W", week, 2)]),
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn chosen(family: Family, which: Which, from: (i64, i64, i64)) -> String {
        let day = Day::new(from.0, from.1, from.2).unwrap();
        family.choose(which, day).and_then(Point::value).unwrap_or_default()
    }

    #[test]
    fn the_member_that_is_meant_is_chosen() {
        let monday = (2021, 6, 28);
        for (family, which, value) in [
            (Family::Weekday(1), Which::Past, "2021-06-28"),
            (Family::Weekday(1), Which::Before, "2021-06-21"),
            (Family::Weekday(1), Which::Future, "2021-06-28"),
            (Family::Weekday(1), Which::After, "2021-07-05"),
            (Family::Weekend, Which::Past, "2021-W25-WE"),
            (Family::Weekend, Which::Future, "2021-W26-WE"),
            (Family::MonthDay(12, 27), Which::Past, "2020-12-27"),
            (Family::MonthDay(7, 1), Which::Nearest, "2021-07-01"),
            (Family::MonthDay(2, 29), Which::Past, "2020-02-29"),
            (Family::Month(6), Which::Past, "2021-06"),
            (Family::Season(Season::Winter), Which::Past, "2020-WI"),
            (Family::Quarter(2), Which::Past, "2021-Q2"),
            (Family::Week(53), Which::Past, "2020-W53"),
            (Family::Weekdate(2, 29, 4), Which::Future, "2024-02-29"),
        ] {
            assert_eq!(chosen(family, which, monday), value, "{family:?} {which:?}");
        }
        assert_eq!(chosen(Family::MonthDay(2, 30), Which::Past, monday), "");
        assert_eq!(chosen(Family::Weekday(7), Which::After, (9999, 12, 31)), "", "beyond the last year there is nothing");
        assert_eq!(chosen(Family::Month(1), Which::Before, (1, 1, 1)), "");
    }
}
