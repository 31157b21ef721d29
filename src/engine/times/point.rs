//! Places on the calendar, from a day to a century: their value, their first and their last day.

use super::calendar::{Day, length};
use super::write::{join, numbers};

/// A day or a longer stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A day.
    Day(Day),
    /// A week, by its Monday.
    Week(Day),
    /// Saturday and Sunday, by the week's Monday.
    Weekend(Day),
    /// Year and month.
    Month(i64, i64),
    /// Year and quarter.
    Quarter(i64, i64),
    /// Year and half.
    Half(i64, i64),
    /// Year and season; winter is the one that begins in the year.
    Season(i64, Season),
    /// A year.
    Year(i64),
    /// First year of ten.
    Decade(i64),
    /// Years divided by a hundred: 19 is 1900 to 1999.
    Century(i64),
}

/// Parts of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Until noon.
    Morning,
    /// Around noon.
    Midday,
    /// Until evening.
    Afternoon,
    /// Until midnight.
    Evening,
    /// The small hours, or all from evening on.
    Night,
}

impl Part {
    /// The part of a name of TIMEX3.
    pub fn read(name: &str) -> Option<Self> {
        Some(match name {
            "TMO" => Part::Morning,
            "TMI" => Part::Midday,
            "TAF" => Part::Afternoon,
            "TEV" => Part::Evening,
            "TNI" => Part::Night,
            _ => return None,
        })
    }

    /// Its name in TIMEX3.
    pub fn name(self) -> &'static str {
        match self {
            Part::Morning => "TMO",
            Part::Midday => "TMI",
            Part::Afternoon => "TAF",
            Part::Evening => "TEV",
            Part::Night => "TNI",
        }
    }
}

/// The seasons as weather services count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

impl Season {
    /// The season of a name of TIMEX3.
    pub fn read(name: &str) -> Option<Self> {
        Some(match name {
            "SP" => Season::Spring,
            "SU" => Season::Summer,
            "FA" => Season::Autumn,
            "WI" => Season::Winter,
            _ => return None,
        })
    }

    /// Its name in TIMEX3, with the hyphen before it.
    pub fn name(self) -> &'static str {
        match self {
            Season::Spring => "-SP",
            Season::Summer => "-SU",
            Season::Autumn => "-FA",
            Season::Winter => "-WI",
        }
    }

    fn first_month(self) -> i64 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

impl Point {
    /// The value of TIMEX3; `None` outside the years 1 to 9999.
    pub fn value(self) -> Option<String> {
        self.first()?;
        let year_and = |year: i64, before: &str, number: i64, width: usize| numbers(&[("", year, 4), (before, number, width)]);
        Some(match self {
            Point::Day(day) => day.text(),
            Point::Week(monday) => monday.week()?,
            Point::Weekend(monday) => join(&monday.week()?, "-WE"),
            Point::Month(year, month) => year_and(year, "-", month, 2),
            Point::Quarter(year, quarter) => year_and(year, "-Q", quarter, 1),
            Point::Half(year, half) => year_and(year, "-H", half, 1),
            Point::Season(year, season) => join(&numbers(&[("", year, 4)]), season.name()),
            Point::Year(year) => numbers(&[("", year, 4)]),
            Point::Decade(year) => numbers(&[("", year / 10, 3)]),
            Point::Century(century) => numbers(&[("", century, 2)]),
        })
    }

    /// Its first day.
    pub fn first(self) -> Option<Day> {
        match self {
            Point::Day(day) | Point::Week(day) => Some(day),
            Point::Weekend(monday) => monday.plus(5),
            Point::Month(year, month) => Day::new(year, month, 1),
            Point::Quarter(year, quarter) => Day::new(year, quarter * 3 - 2, 1),
            Point::Half(year, half) => Day::new(year, half * 6 - 5, 1),
            Point::Season(year, season) => Day::new(year, season.first_month(), 1),
            Point::Year(year) | Point::Decade(year) => Day::new(year, 1, 1),
            Point::Century(century) => Day::new((century * 100).max(1), 1, 1),
        }
    }

    /// Its last day.
    pub fn last(self) -> Option<Day> {
        let months_end = |year: i64, month: i64| Day::new(year, month, length(year, month));
        match self {
            Point::Day(day) => Some(day),
            Point::Week(monday) | Point::Weekend(monday) => monday.plus(6),
            Point::Month(year, month) => months_end(year, month),
            Point::Quarter(year, quarter) => months_end(year, quarter * 3),
            Point::Half(year, half) => months_end(year, half * 6),
            Point::Season(year, Season::Winter) => months_end(year + 1, 2),
            Point::Season(year, season) => months_end(year, season.first_month() + 2),
            Point::Year(year) => Day::new(year, 12, 31),
            Point::Decade(year) => Day::new(year + 9, 12, 31),
            Point::Century(century) => Day::new(century * 100 + 99, 12, 31),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn points_know_their_value_and_borders() {
        let monday = Day::new(2021, 6, 28).unwrap();
        for (point, value, first, last) in [
            (Point::Week(monday), "2021-W26", "2021-06-28", "2021-07-04"),
            (Point::Weekend(monday), "2021-W26-WE", "2021-07-03", "2021-07-04"),
            (Point::Quarter(2021, 3), "2021-Q3", "2021-07-01", "2021-09-30"),
            (Point::Half(2021, 2), "2021-H2", "2021-07-01", "2021-12-31"),
            (Point::Season(2023, Season::Winter), "2023-WI", "2023-12-01", "2024-02-29"),
            (Point::Decade(1990), "199", "1990-01-01", "1999-12-31"),
            (Point::Century(18), "18", "1800-01-01", "1899-12-31"),
        ] {
            assert_eq!(point.value().unwrap(), value);
            assert_eq!((point.first().unwrap().text(), point.last().unwrap().text()), (first.to_owned(), last.to_owned()), "{value}");
        }
        assert_eq!((Point::Year(0).value(), Point::Year(10_000).value()), (None, None));
    }
}
