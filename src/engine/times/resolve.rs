//! From what the words say to a place on the calendar.

use super::calendar::Day;
use super::extent::{Hour, Moment};
use super::families::{Family, Which};
use super::fields::Fields;
use super::point::{Part, Point};
use super::story::Story;
use super::tense::Tense;
use super::write::join;
use crate::document::TimeMod;
use crate::language::Settings;
use crate::text::Span;

/// What the resolver goes by besides the words.
pub struct Context<'a> {
    /// What the text said before.
    pub story: &'a Story,
    /// The rule's settings.
    pub settings: &'a Settings,
    /// What the verb says.
    pub tense: Tense,
    /// The paragraph.
    pub paragraph: usize,
}

/// What the words themselves say of a time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Known {
    /// Nothing but, perhaps, the hour ("i går klokken 14").
    #[default]
    Hour,
    /// What comes again ("søndag").
    Family(Family),
    /// All ("28. juni 2021").
    Point(Point),
}

/// A resolved time, or one end of one, and what it rests on.
#[derive(Clone, Copy, Debug, Default)]
pub struct End {
    /// Where it lies, if that is settled.
    pub moment: Option<Moment>,
    /// What the words themselves say.
    pub known: Known,
    /// The hour that they say.
    pub hour: Hour,
    /// Whether the tense decided.
    pub by_tense: bool,
    /// The day earlier in the text that it counts from.
    pub from: Option<Span>,
}

impl End {
    /// A point, with what the words say.
    pub fn at(point: Option<Point>, known: Known) -> Self {
        End { moment: point.map(Moment::of), known, ..End::default() }
    }

    /// The value of TIMEX3.
    pub fn value(&self) -> Option<String> {
        self.moment?.value()
    }

    /// The value as far as the words say it.
    pub fn known(&self) -> Option<String> {
        let hour = self.hour.text();
        let known = match self.known {
            Known::Hour => self.hour.minutes.map(|_| "XXXX-XX-XX".to_owned()),
            Known::Family(family) => family.pattern(),
            Known::Point(point) => point.value(),
        };
        known.map(|known| join(&known, &hour))
    }

    /// First and last moment.
    pub fn extent(&self, modifier: Option<TimeMod>, evening: bool) -> (Option<String>, Option<String>) {
        self.moment.map_or((None, None), |moment| moment.extent(modifier, evening))
    }
}

impl Context<'_> {
    /// The year that the rule itself counts from the day of publication ("sidste år" in "marts sidste år").
    fn year(&self, fields: &Fields<'_>) -> Option<i64> {
        fields.year.or_else(|| self.story.anchor?.year.checked_add(self.settings.number("year")?))
    }

    /// Which member of a family is meant, and whether the tense says so.
    fn which(&self, family: Family, range: bool) -> (Which, bool) {
        match self.settings.get("when") {
            Some("past") => (Which::Past, false),
            Some("before") => (Which::Before, false),
            Some("future") => (Which::Future, false),
            Some("after") => (Which::After, false),
            Some("nearest") => (Which::Nearest, false),
            Some("ahead") if self.tense != Tense::Past => (Which::Future, false),
            _ => match self.tense {
                Tense::Past => (Which::Past, true),
                Tense::Future => (Which::Future, true),
                Tense::Unknown => (by_itself(family, range), false),
            },
        }
    }

    /// The time of one end.
    pub fn end(&self, fields: &Fields<'_>, range: bool) -> End {
        let hour = Hour { part: fields.part, minutes: fields.clock() };
        if hour.minutes.is_some_and(|minutes| !(0..=1440).contains(&minutes)) {
            return End::default();
        }
        if let Some(deictic) = fields.deictic {
            return self.deictic(deictic, fields);
        }
        let mut end = End { hour, ..self.place(fields, range) };
        if let Some(moment) = &mut end.moment
            && matches!(moment.point, Point::Day(_))
        {
            moment.hour = hour;
        }
        end
    }

    fn place(&self, fields: &Fields<'_>, range: bool) -> End {
        let written = |point: Point| End::at(Some(point).filter(|point| point.first().is_some()), Known::Point(point));
        if let Some((first, _)) = fields.years {
            return written(Point::Year(first));
        }
        if let Some(decade) = fields.decade {
            return written(Point::Decade(decade));
        }
        if self.settings.get("of") == Some("century") {
            let century = fields.ordinal.map(|number| number - 1).or(fields.year.map(|year| year / 100)).filter(|&c| (0..100).contains(&c));
            return century.map_or_else(End::default, |century| written(Point::Century(century)));
        }
        if let Some(family) = self.family(fields) {
            return self.member(family, fields, range);
        }
        if let Some(year) = fields.year {
            return written(Point::Year(year));
        }
        if fields.month.is_some() || fields.day.is_some() || fields.ordinal.is_some() || self.settings.get("of").is_some() {
            return End::default();
        }
        // A clock time or a part of day alone.
        let told = match (self.settings.get("from"), fields.part) {
            (Some("text"), Some(part)) => self.story.day_with(part),
            _ => None,
        };
        let (day, from) = match told {
            Some((day, span)) => (Some(day), Some(span)),
            None if fields.minutes.is_some() => self.story.day(self.paragraph, self.tense),
            None => (self.story.anchor, None),
        };
        End { from, ..End::at(day.map(Point::Day), Known::Hour) }
    }

    /// "i går aftes"; where two are given, the tense tells.
    fn deictic(&self, text: &str, fields: &Fields<'_>) -> End {
        let (past, future) = text.split_once('|').unwrap_or((text, text));
        let chosen = if self.tense == Tense::Future { future } else { past };
        let (days, hour) = chosen.split_at(chosen.find('T').unwrap_or(chosen.len()));
        let day = self.story.anchor.and_then(|anchor| anchor.plus(days.parse().ok()?));
        let part = Part::read(hour).or(fields.part);
        let said = hour.strip_prefix('T').and_then(|time| {
            let (hours, minutes) = time.split_once(':')?;
            Some(hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?)
        });
        // "klokken otte i aften": the part of day says which eight.
        let minutes = Fields { part, ..*fields }.clock().or(said);
        let hour = Hour { part: part.filter(|_| minutes.is_none()), minutes };
        let moment = day.map(|day| Moment { point: Point::Day(day), hour });
        End { moment, hour: Hour { part: None, minutes }, by_tense: past != future, ..End::default() }
    }

    /// What comes every week or year and is spoken of.
    fn family(&self, fields: &Fields<'_>) -> Option<Family> {
        match (fields.month, fields.day, fields.weekday) {
            (Some(month), Some(day), Some(weekday)) => return Some(Family::Weekdate(month, day, weekday)),
            (Some(month), Some(day), None) => return Some(Family::MonthDay(month, day)),
            (Some(month), None, _) => return Some(Family::Month(month)),
            (None, None, Some(weekday)) => return Some(Family::Weekday(weekday)),
            _ => {}
        }
        let number = fields.ordinal.or(fields.count.filter(|count| count.fract() == 0.0).map(|count| count as i64));
        match (self.settings.get("of"), number) {
            (Some("weekend"), _) => Some(Family::Weekend),
            (Some("quarter"), Some(number @ 1..=4)) => Some(Family::Quarter(number)),
            (Some("half"), Some(number @ 1..=2)) => Some(Family::Half(number)),
            (Some("week"), Some(number @ 1..=53)) => Some(Family::Week(number)),
            (Some(_), _) => None,
            (None, _) => fields.family,
        }
    }

    fn member(&self, family: Family, fields: &Fields<'_>, range: bool) -> End {
        if fields.either {
            return End::default();
        }
        if let Some(year) = self.year(fields) {
            // The weekday is not needed, and a slip of the pen in it does no harm.
            let family = if let Family::Weekdate(month, day, _) = family { Family::MonthDay(month, day) } else { family };
            let point = family.in_year(year);
            let known = match (fields.year, point) {
                (None, _) => Known::Family(family),
                (Some(_), Some(point)) => Known::Point(point),
                (Some(_), None) => Known::Hour,
            };
            return End::at(point, known);
        }
        let known = Known::Family(family);
        let Some(anchor) = self.story.anchor else { return End::at(None, known) };
        if let Some(weeks) = self.settings.number("week") {
            return End::at(weeks.checked_mul(7).and_then(|days| family.in_week(anchor.plus(days)?)), known);
        }
        let (which, by_tense) = self.which(family, range);
        End { by_tense, ..End::at(choose(family, which, anchor), known) }
    }

    /// The two ends of a range: each lends the other what it lacks, and the second comes after the first.
    pub fn range(&self, first: &Fields<'_>, second: &Fields<'_>) -> (End, End) {
        let (mut first, mut second) = (*first, *second);
        if let Some((from, to)) = first.years {
            (first.years, first.year, second.year) = (None, Some(from), Some(to));
        }
        if let (Some(from), Some(to @ 0..100)) = (first.year, second.year) {
            second.year = Some(from - from % 100 + to).map(|year| if year < from { year + 100 } else { year });
        }
        let crosses = matches!((first.month, second.month), (Some(from), Some(to)) if from > to);
        first.year = first.year.or(second.year.map(|year| year - i64::from(crosses)));
        second.year = second.year.or(first.year.map(|year| year + i64::from(crosses)));
        first.month = first.month.or(second.month.filter(|_| first.day.is_some()));
        second.month = second.month.or(first.month.filter(|_| second.day.is_some()));
        first.afternoon = first.afternoon.or(second.afternoon);
        first.part = first.part.or(second.part);
        second.part = second.part.or(first.part);
        let from = self.end(&first, true);
        let mut to = self.end(&second, true);
        let begun = from.moment.and_then(|moment| moment.point.first());
        if let (Some(begun), None, Some(family)) = (begun, self.year(&second), self.family(&second)) {
            to.moment = family.choose(Which::Future, begun).map(|point| Moment { point, ..to.moment.unwrap_or(Moment::of(point)) });
        } else if let (Some(start), Some(end)) = (&from.moment, &mut to.moment)
            && self.family(&second).is_none()
            && second.deictic.is_none()
            && second.minutes.is_some()
        {
            // "kl. 22-05": the second is on the day of the first, or the morning after.
            let later = matches!((start.hour.minutes, end.hour.minutes), (Some(from), Some(to)) if to < from);
            end.point = match start.point {
                Point::Day(day) => day.plus(i64::from(later)).map_or(end.point, Point::Day),
                other => other,
            };
        }
        (from, to)
    }
}

/// The member that is meant, with its weekday where that fits a year near by.
fn choose(family: Family, which: Which, anchor: Day) -> Option<Point> {
    if let Family::Weekdate(month, day, _) = family {
        let near =
            family.choose(Which::Nearest, anchor).filter(|point| point.first().is_some_and(|first| (first.year - anchor.year).abs() <= 1));
        return near.or_else(|| Family::MonthDay(month, day).choose(which, anchor));
    }
    family.choose(which, anchor)
}

/// Which member is meant where no verb tells: news look back, but dates, holidays and what lasts are the nearest ones.
fn by_itself(family: Family, range: bool) -> Which {
    match family {
        Family::MonthDay(..) | Family::Weekdate(..) | Family::Holiday(_) | Family::Week(_) => Which::Nearest,
        Family::Weekday(_) if range => Which::Future,
        _ if range => Which::Nearest,
        _ => Which::Past,
    }
}
