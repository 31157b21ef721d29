//! Days of the year that have names.

use super::calendar::Day;
use super::write::numbers;

/// How a holiday is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Fixed(i64, i64),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// The first such weekday on or after a day of a month, and so many days on.
    First(i64, i64, i64, i64),
}

impl Holiday {
    /// Reads "12-24", "easter+39", "first:4:11-22+1" (the first Thursday from November 22, and a day on).
    pub fn read(text: &str) -> Option<Self> {
        if let Some(days) = text.strip_prefix("easter") {
            return Some(Holiday::Easter(if days.is_empty() { 0 } else { days.parse().ok()? }));
        }
        let month_day = |text: &str| {
            let (month, day) = text.split_once('-')?;
            Some((month.parse().ok()?, day.parse().ok()?))
        };
        if let Some(rest) = text.strip_prefix("first:") {
            let (weekday, rest) = rest.split_once(':')?;
            let (day, more) = rest.split_once('+').unwrap_or((rest, "0"));
            let (month, day) = month_day(day)?;
            return Some(Holiday::First(weekday.parse().ok()?, month, day, more.parse().ok()?));
        }
        let (month, day) = month_day(text)?;
        Some(Holiday::Fixed(month, day))
    }

    /// Its day in a year.
    pub fn in_year(self, year: i64) -> Option<Day> {
        match self {
            Holiday::Fixed(month, day) => Day::new(year, month, day),
            Holiday::Easter(days) => easter(year)?.plus(days),
            Holiday::First(weekday, month, day, more) => {
                let from = Day::new(year, month, day)?;
                from.plus((weekday - from.weekday()).rem_euclid(7) + more)
            }
        }
    }

    /// "XXXX-12-24" for one that has the same date every year.
    pub fn pattern(self) -> Option<String> {
        match self {
            Holiday::Fixed(month, day) => Some(numbers(&[("XXXX-", month, 2), ("-", day, 2)])),
            _ => None,
        }
    }
}

/// Easter Sunday of the western churches (the algorithm of Meeus, Jones and Butcher), from 1583.
pub fn easter(year: i64) -> Option<Day> {
    if year < 1583 {
        return None;
    }
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    Day::new(year, days / 31, days % 31 + 1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_almanacs_have_it() {
        for date in
            ["1818-03-22", "1943-04-25", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2021-04-04", "2024-03-31", "2038-04-25"]
        {
            let day = Day::read(date).unwrap();
            assert_eq!(easter(day.year), Some(day));
        }
        assert_eq!(easter(1500), None);
    }

    #[test]
    fn holidays_are_found_by_their_rule() {
        let day = |rule: &str, year| Holiday::read(rule).unwrap().in_year(year).unwrap().text();
        assert_eq!(day("12-24", 2021), "2021-12-24");
        assert_eq!(day("easter+26", 2021), "2021-04-30");
        assert_eq!(day("easter-2", 2021), "2021-04-02");
        assert_eq!(day("first:4:11-22", 2024), "2024-11-28", "Thanksgiving");
        assert_eq!(day("first:4:11-22+1", 2024), "2024-11-29");
        assert_eq!(day("first:1:05-25", 2021), "2021-05-31", "Memorial Day");
        assert_eq!(day("first:7:11-27", 2024), "2024-12-01", "Advent");
        for bad in ["", "x", "12", "first:4", "easter+x", "02-30x"] {
            assert_eq!(Holiday::read(bad), None, "{bad}");
        }
    }
}
