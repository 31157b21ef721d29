//! What a rule found, made a time.

use super::calendar::Day;
use super::extent::{Hour, Moment};
use super::fields::{Fields, modifier};
use super::length::Unit;
use super::point::{Part, Point};
use super::resolve::{Context, End};
use super::story::Story;
use super::tense::{Tense, tense};
use super::write::join;
use crate::document::{Time, TimeMod, TimeType};
use crate::engine::rules::{Atoms, Found};
use crate::language::{LanguagePack, Rule, Settings};
use crate::text::Span;
use std::ops::Range;

/// The time of what a rule found; `None` for a rule that finds what is none. What it says of the calendar is remembered in the story.
pub fn time(atoms: &Atoms<'_>, pack: &LanguagePack, sentence: &Range<usize>, found: &Found, story: &mut Story) -> Option<Time> {
    let rule = pack.measures.times.rules.get(found.rule)?;
    let (mut first, second) = Fields::read(atoms, &found.captures);
    preset(&mut first, &rule.settings);
    let span = atoms.span(found.atoms.clone());
    let paragraph = atoms.document.paragraph_of(atoms.token_of(found.atoms.start));
    let maker = Maker { atoms, pack, sentence, found, story, rule, paragraph };
    let mut made = match rule.settings.act.as_str() {
        "date" => maker.date(&first),
        "open" => maker.open(&first),
        "range" => maker.range(&first, &second),
        "step" => maker.step(&first),
        "shift" => maker.shift(&first),
        "duration" => maker.duration(&first, &second),
        "set" => maker.set(&first),
        "ref" => Made::text(first.value.or(rule.settings.get("value")).map(str::to_owned)),
        _ => return None,
    };
    made.modifier = made.modifier.or(first.modifier).or(second.modifier);
    if let Some(moment) = &made.first.moment {
        story.tell(*moment, span, paragraph);
    }
    Some(finish(made, span, &rule.name, atoms.knobs.night_from_evening))
}

/// What a rule's settings say beside its words.
fn preset<'a>(fields: &mut Fields<'a>, settings: &'a Settings) {
    fields.part = fields.part.or(settings.get("part").and_then(Part::read));
    fields.minutes = fields.minutes.or(settings.number("minutes"));
    fields.unit = fields.unit.or(settings.get("unit").and_then(Unit::read));
    fields.count = fields.count.or(settings.number("count").map(|count| count as f64));
    if settings.get("half").is_some() {
        fields.count = fields.count.map(|count| count + 0.5);
    }
    fields.modifier = fields.modifier.or(settings.get("modifier").and_then(modifier));
    fields.deictic = fields.deictic.or(settings.get("deictic"));
}

/// What comes of a rule, before it is written down.
#[derive(Debug, Default)]
struct Made {
    kind: Option<TimeType>,
    first: End,
    /// The second end of a range.
    last: Option<End>,
    /// It goes on from there.
    open: bool,
    /// A value that is no place on the calendar: a length, a repetition.
    text: Option<String>,
    /// The days that a length covers.
    days: Option<(Day, Day)>,
    modifier: Option<TimeMod>,
    tense: (Tense, Option<Span>),
}

impl Made {
    fn at(first: End, tense: (Tense, Option<Span>)) -> Self {
        Made { first, tense, ..Made::default() }
    }

    fn text(text: Option<String>) -> Self {
        Made { text, ..Made::default() }
    }
}

/// Writes down what was made.
fn finish(made: Made, span: Span, rule: &str, evening: bool) -> Time {
    let with = |first: Option<String>, end: &dyn Fn(&End) -> Option<String>| match (&made.last, made.open) {
        (Some(last), _) => Some([&*first?, "/", &*end(last)?].concat()),
        (None, true) => first.map(|first| join(&first, "/..")),
        (None, false) => first,
    };
    let mut value = with(made.first.value(), &End::value);
    let (mut from, mut to) = made.first.extent(made.modifier.filter(|_| made.last.is_none()), evening);
    if let Some(last) = &made.last {
        to = last.extent(None, evening).1;
    }
    if made.open || value.is_none() {
        to = None;
    }
    if value.is_none() {
        from = None;
    }
    if let Some((first, last)) = made.days {
        (from, to) = (made.open.then_some(from).flatten().or(Some(first.text())), Some(last.text()));
    }
    if from > to && to.is_some() {
        // "2021-1990" is no stretch of time, and nothing has lasted since tomorrow.
        (value, from, to) = (value.filter(|_| made.last.is_none()), from.filter(|_| made.last.is_none()), None);
    }
    let basis = match (made.first.by_tense, made.tense.0) {
        (true, Tense::Past) => ".past",
        (true, Tense::Future) => ".future",
        _ if made.first.from.is_some() => ".from-text",
        _ => "",
    };
    let verb = made.tense.1.filter(|_| made.first.by_tense);
    let known = with(made.first.known(), &End::known);
    Time {
        span,
        kind: made.kind.unwrap_or(TimeType::Date),
        known: known.or_else(|| made.text.clone().filter(|text| !text.ends_with("_REF"))),
        value: value.or(made.text),
        modifier: made.modifier,
        from,
        to,
        rule: join(rule, basis),
        because: verb.into_iter().chain(made.first.from).collect(),
    }
}

struct Maker<'a> {
    atoms: &'a Atoms<'a>,
    pack: &'a LanguagePack,
    sentence: &'a Range<usize>,
    found: &'a Found,
    story: &'a Story,
    rule: &'a Rule,
    paragraph: usize,
}

impl Maker<'_> {
    fn tense(&self) -> (Tense, Option<Span>) {
        tense(self.atoms, &self.pack.attribution, self.sentence, &self.found.whole)
    }

    fn context(&self, tense: Tense) -> Context<'_> {
        Context { story: self.story, settings: &self.rule.settings, tense, paragraph: self.paragraph }
    }

    fn date(&self, fields: &Fields<'_>) -> Made {
        let tense = self.tense();
        let end = self.context(tense.0).end(fields, false);
        let timed = fields.minutes.is_some()
            || fields.part.is_some()
            || end.moment.is_some_and(|moment| moment.hour.is_some())
            || fields.deictic.is_some_and(|deictic| deictic.contains('T'));
        Made { kind: timed.then_some(TimeType::Time), ..Made::at(end, tense) }
    }

    /// "siden 2018": from then on, until the day of publication.
    fn open(&self, fields: &Fields<'_>) -> Made {
        let made = match self.rule.settings.number("by") {
            Some(_) => self.step(fields),
            // What has lasted since a Monday began on one that is gone.
            None => Made::at(End { by_tense: false, ..self.context(Tense::Past).end(fields, false) }, (Tense::Unknown, None)),
        };
        let days = made.first.moment.and_then(|moment| moment.point.first()).zip(self.story.anchor);
        Made { open: true, days, ..made }
    }

    fn range(&self, first: &Fields<'_>, second: &Fields<'_>) -> Made {
        let tense = self.tense();
        let (from, to) = self.context(tense.0).range(first, second);
        let timed = first.minutes.is_some() || second.minutes.is_some();
        Made { kind: timed.then_some(TimeType::Time), last: Some(to), ..Made::at(from, tense) }
    }

    /// "i sidste uge", "næste år": a step of the calendar from the day of publication, or from the time spoken of last.
    fn step(&self, fields: &Fields<'_>) -> Made {
        let by = self.rule.settings.number("by").unwrap_or(0) as f64;
        self.moved(fields.unit, fields.count.unwrap_or(1.0) * by, fields)
    }

    /// "for fem måneder siden", "om tre dage"
    fn shift(&self, fields: &Fields<'_>) -> Made {
        let by = self.rule.settings.number("by").unwrap_or(1) as f64;
        let ahead = by < 0.0 || self.tense().0 == Tense::Future;
        if !ahead && self.rule.settings.get("else") == Some("duration") {
            return self.duration(fields, &Fields::default());
        }
        if fields.vague || fields.count.is_none() {
            return Made::text(Some(if by < 0.0 { "PAST_REF" } else { "FUTURE_REF" }.to_owned()));
        }
        let made = self.moved(fields.unit, fields.count.unwrap_or(1.0) * by, fields);
        Made { modifier: Some(TimeMod::About).filter(|_| fields.rough), ..made }
    }

    fn moved(&self, unit: Option<Unit>, count: f64, fields: &Fields<'_>) -> Made {
        let (start, span) = match self.rule.settings.get("from") {
            Some("text") => self.story.last(self.paragraph).map_or((None, None), |(point, span)| (Some(point), Some(span))),
            _ => (self.story.anchor.map(Point::Day), None),
        };
        let exact = |unit: Unit| unit.day(self.story.anchor?, count).map(Point::Day);
        let point = match self.rule.settings.get("exact") {
            Some(_) => unit.and_then(exact),
            None => start.zip(unit).and_then(|(start, unit)| unit.step(start, count)),
        };
        let hours = unit
            .is_some_and(|unit| matches!(unit.base, super::length::Base::Hour | super::length::Base::Minute | super::length::Base::Second));
        let hour = Hour { part: fields.part.filter(|_| matches!(point, Some(Point::Day(_)))), minutes: None };
        let timed = hours || fields.part.is_some();
        let end = End { moment: point.map(|point| Moment { point, hour }), from: span, ..End::default() };
        Made { kind: timed.then_some(TimeType::Time), ..Made::at(end, (Tense::Unknown, None)) }
    }

    /// "i fem dage"; with `recent`, the last or the next so many: those have a place on the calendar.
    fn duration(&self, first: &Fields<'_>, second: &Fields<'_>) -> Made {
        let unit = second.unit.or(first.unit);
        let length = |count: Option<f64>| match (unit, count) {
            (Some(unit), Some(count)) => unit.duration(count),
            (Some(unit), None) => Some(unit.some().to_owned()),
            _ => None,
        };
        let counted = first.count.filter(|_| !first.vague);
        let value = match second.count {
            Some(_) => length(counted).zip(length(second.count)).map(|(least, most)| [&*least, "/", &*most].concat()),
            None => first.value.map(str::to_owned).or_else(|| length(counted)),
        };
        let recent = self.rule.settings.number("recent").zip(self.story.anchor).zip(unit).zip(counted);
        let days = recent.and_then(|(((sign, anchor), unit), count)| {
            let other = unit.day(anchor, count * sign as f64)?;
            Some((anchor.min(other), anchor.max(other)))
        });
        Made { kind: Some(TimeType::Duration), days, ..Made::text(value) }
    }

    fn set(&self, fields: &Fields<'_>) -> Made {
        let family = || self.context(Tense::Unknown).end(fields, false).known();
        let value = match (fields.value, fields.unit) {
            (Some(value), _) => Some(value.to_owned()),
            (None, Some(unit)) => unit.duration(fields.ordinal.map_or(fields.count.unwrap_or(1.0), |ordinal| ordinal as f64)),
            (None, None) => fields.part.filter(|_| fields.weekday.is_none()).map(|part| join("XXXX-XX-XX", part.name())).or_else(family),
        };
        Made { kind: Some(TimeType::Set), ..Made::text(value) }
    }
}
