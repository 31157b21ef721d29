//! What a rule's parts say, field by field.

use super::families::Family;
use super::holidays::Holiday;
use super::length::Unit;
use super::point::{Part, Season};
use crate::document::TimeMod;
use crate::engine::rules::{Atoms, Capture, Caught, parse_date, years};
use crate::language::Shape;

/// One end of what a rule found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fields<'a> {
    /// 1 to 31.
    pub day: Option<i64>,
    /// 1 to 12.
    pub month: Option<i64>,
    /// As written.
    pub year: Option<i64>,
    /// A date in digits whose day and month could be either.
    pub either: bool,
    /// Monday 1 to Sunday 7.
    pub weekday: Option<i64>,
    /// Part of day of TIMEX3 ("TEV").
    pub part: Option<Part>,
    /// Day from today, part of day or clock time; two of them where the tense tells ("0TNI|1TNI").
    pub deictic: Option<&'a str>,
    /// What comes every year and is no date.
    pub family: Option<Family>,
    /// Minutes since midnight; negative where the clock has no such time.
    pub minutes: Option<i64>,
    /// Minutes to add ("halv fire", "quarter past").
    pub shift: Option<i64>,
    /// Whether the count is a rough one ("et par").
    pub rough: bool,
    /// Whether hours from 1 to 12 are those after noon.
    pub afternoon: Option<bool>,
    /// First year of a decade.
    pub decade: Option<i64>,
    /// An ordinal number.
    pub ordinal: Option<i64>,
    /// How many.
    pub count: Option<f64>,
    /// Several.
    pub vague: bool,
    /// Of what.
    pub unit: Option<Unit>,
    /// A value that stands in the list itself.
    pub value: Option<&'a str>,
    /// "i slutningen af"
    pub modifier: Option<TimeMod>,
    /// Two years in one word ("2020/21").
    pub years: Option<(i64, i64)>,
}

impl<'a> Fields<'a> {
    /// The fields of the first end and of the second.
    pub fn read(atoms: &Atoms<'a>, captures: &[Capture]) -> (Self, Self) {
        let (mut first, mut second) = (Fields::default(), Fields::default());
        for capture in captures {
            if capture.second { &mut second } else { &mut first }.take(atoms, capture);
        }
        (first, second)
    }

    fn take(&mut self, atoms: &Atoms<'a>, capture: &Capture) {
        match capture.caught {
            Caught::Number(numeral) => {
                self.count = Some(numeral.value);
                self.rough = numeral.about;
            }
            Caught::Shape(shape, number) => self.shape(atoms, shape, number as i64, capture.from),
            Caught::Class(class) => {
                let value = atoms.member(capture.from, capture.to, class).map_or("", |(_, value)| value);
                self.class(atoms.lexicon.class_name(class), value);
            }
        }
    }

    fn shape(&mut self, atoms: &Atoms<'_>, shape: Shape, number: i64, at: usize) {
        match shape {
            Shape::Day => self.day = Some(number),
            Shape::Ordinal => self.ordinal = Some(number),
            Shape::Year | Shape::ShortYear => self.year = Some(number),
            Shape::Clock | Shape::Written => self.minutes = Some(number),
            Shape::Decade => self.decade = Some(number),
            Shape::Years => self.years = years(atoms.lower(at)),
            Shape::Date => {
                let Some(written) = parse_date(atoms.lower(at)) else { return };
                let month_first = written.year_first || !atoms.knobs.day_first;
                let (mut month, mut day) = if month_first { (written.first, written.second) } else { (written.second, written.first) };
                if month > 12 && !written.year_first {
                    (month, day) = (day, month);
                } else if !written.year_first && atoms.knobs.date_order_open && day <= 12 && day != month {
                    self.either = true;
                }
                (self.year, self.month, self.day) = (written.year, Some(month), Some(day));
            }
            _ => {}
        }
    }

    fn class(&mut self, class: &str, value: &'a str) {
        let number = || value.parse::<i64>().ok();
        match class {
            "weekday" | "weekday_gen" | "weekday_s" | "weekday_def" => self.weekday = number(),
            "month" => self.month = number(),
            "part" | "part_def" | "part_gen" | "part_of" => self.part = Part::read(value),
            "deictic" | "deictic_gen" => self.deictic = Some(value),
            "season" | "season_def" | "season_gen" => self.family = Season::read(value).map(Family::Season),
            "holiday" => self.family = Holiday::read(value).map(Family::Holiday),
            "decade_word" => self.decade = number(),
            "unit" | "unit_one" | "unit_long" | "unit_some" | "unit_many" | "unit_def" | "unit_gen" => self.unit = Unit::read(value),
            "vague" => self.vague = true,
            "early" | "border" | "edge" => self.modifier = modifier(value),
            "about" | "approx" => self.modifier = Some(TimeMod::About),
            "meridiem" => self.afternoon = Some(value == "pm"),
            "quarter_name" | "century_name" => self.ordinal = number(),
            "hour" => self.minutes = number(),
            "hour_shift" | "hour_quarter" => self.shift = number(),
            "value" | "set" | "ref" => self.value = Some(value),
            _ => {}
        }
    }

    /// Minutes since midnight with the part of day taken into account; negative where the clock has no such time.
    pub fn clock(&self) -> Option<i64> {
        let minutes = self.minutes.map(|minutes| if minutes < 0 { minutes } else { minutes + self.shift.unwrap_or(0) })?;
        let hour = minutes / 60;
        if let Some(afternoon) = self.afternoon {
            // Twelve comes before one.
            let fits = (1..=12).contains(&hour);
            return Some(if fits { minutes % 720 + if afternoon { 720 } else { 0 } } else { -1 });
        }
        let late = match self.part {
            Some(Part::Afternoon | Part::Evening) => hour < 12,
            Some(Part::Night) => (6..12).contains(&hour),
            _ => false,
        };
        Some(if late && minutes >= 0 { minutes + 720 } else { minutes })
    }
}

/// The modifier of a name.
pub fn modifier(name: &str) -> Option<TimeMod> {
    Some(match name {
        "start" => TimeMod::Start,
        "mid" => TimeMod::Mid,
        "end" => TimeMod::End,
        "about" => TimeMod::About,
        _ => return None,
    })
}
