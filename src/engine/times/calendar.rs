//! Days of the proleptic Gregorian calendar, years 1 to 9999, as day numbers (algorithm by Howard Hinnant, "chrono-compatible low-level date algorithms").

use super::write::numbers;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// 1 to 9999.
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
    /// 1 to 31.
    pub day: i64,
}

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let known = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= length(year, month);
        known.then_some(Day { year, month, day })
    }

    /// Reads "2021-06-28", also with a clock time behind it.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.get(..10)?.split('-');
        Day::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i64 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let of_era = year - era * 400;
        let of_year = (153 * (self.month + if self.month > 2 { -3 } else { 9 }) + 2) / 5 + self.day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day so many days after 1970-01-01, if its year is one of 1 to 9999.
    pub fn from_number(number: i64) -> Option<Self> {
        let shifted = number.checked_add(719_468)?;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted - era * 146_097;
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Day::new(year, month, of_year - (153 * shifted_month + 2) / 5 + 1)
    }

    /// So many days later.
    pub fn plus(self, days: i64) -> Option<Self> {
        Day::from_number(self.number().checked_add(days)?)
    }

    /// The month so many months later: year and month.
    pub fn months(self, months: i64) -> Option<(i64, i64)> {
        let count = (self.year * 12 + self.month - 1).checked_add(months)?;
        let (year, month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
        (1..=9999).contains(&year).then_some((year, month))
    }

    /// Monday 1 to Sunday 7.
    pub fn weekday(self) -> i64 {
        (self.number() + 3).rem_euclid(7) + 1
    }

    /// "2021-06-28"
    pub fn text(self) -> String {
        numbers(&[("", self.year, 4), ("-", self.month, 2), ("-", self.day, 2)])
    }

    /// The Monday of its week.
    pub fn monday(self) -> Option<Self> {
        self.plus(1 - self.weekday())
    }

    /// The Monday of a week by its number in ISO 8601; `None` for a week that the year lacks.
    pub fn of_week(year: i64, week: i64) -> Option<Self> {
        // The fourth of January always lies in the first week.
        let monday = Day::new(year, 1, 4)?.monday()?.plus((week - 1).checked_mul(7)?)?;
        (monday.plus(3)?.year == year && week >= 1).then_some(monday)
    }

    /// Year and week of ISO 8601: "2021-W26".
    pub fn week(self) -> Option<String> {
        let thursday = self.plus(4 - self.weekday())?;
        let first = Day::new(thursday.year, 1, 1)?;
        Some(numbers(&[("", thursday.year, 4), ("-W", (thursday.number() - first.number()) / 7 + 1, 2)]))
    }
}

/// Days in a month.
pub fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn days_come_back_and_weekdays_are_right() {
        assert_eq!(Day::new(2021, 6, 28).unwrap().weekday(), 1);
        assert_eq!(Day::new(2021, 6, 28).unwrap().week().unwrap(), "2021-W26");
        assert_eq!(Day::new(2021, 2, 29), None);
        for number in (-719_162..2_932_896).step_by(997) {
            assert_eq!(Day::from_number(number).unwrap().number(), number);
        }
        assert_eq!(Day::from_number(i64::MAX), None);
        assert_eq!(Day::new(2021, 1, 5).unwrap().months(-2), Some((2020, 11)));
    }
}
