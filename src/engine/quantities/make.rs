//! What a rule found, made a quantity.

use super::Draft;
use crate::document::{Bound, Quantity, Upos};
use crate::engine::rules::{Atoms, Capture, Caught, Found, Numeral, number};
use crate::language::{LanguagePack, Settings, Shape};

/// What the parts of a rule say.
#[derive(Debug, Default)]
struct Parts {
    first: Option<Numeral>,
    second: Option<Numeral>,
    ordinal: Option<f64>,
    bound: Option<Bound>,
    several: Option<f64>,
    factor: Option<f64>,
    /// "tredjedel": three.
    denominator: Option<f64>,
    share: Option<f64>,
    unit: Option<String>,
    currency: Option<String>,
    noun: Option<(usize, usize)>,
    people: bool,
    group: bool,
    /// Two units that are not the same.
    mixed: bool,
}

/// Whether the parts of what a rule found fit each other: "3 til 2" is no range, and "2,4 procent til 81 dollar" is two quantities.
pub(super) fn makes_sense(atoms: &Atoms<'_>, pack: &LanguagePack, found: &Found) -> bool {
    let Some(rule) = pack.measures.quantities.rules.get(found.rule) else { return false };
    rule.settings.act == "skip" || Parts::read(atoms, pack, found).value(&rule.settings).is_some()
}

/// The quantity of what a rule found; `None` for a rule that finds what is none, and for numbers without a sense.
pub(super) fn quantity(atoms: &Atoms<'_>, pack: &LanguagePack, found: &Found) -> Option<Draft> {
    let rule = pack.measures.quantities.rules.get(found.rule)?;
    let settings = &rule.settings;
    if settings.act == "skip" {
        return None;
    }
    let parts = Parts::read(atoms, pack, found);
    let (value, range) = parts.value(settings)?;
    let bound = settings.get("bound").map(bound).or(parts.bound).unwrap_or_default();
    let about = parts.first.is_some_and(|numeral| numeral.about);
    let bound = if bound == Bound::Exact && about { Bound::About } else { bound };
    let (single, min, max, bound) = match (value, range) {
        (Some(least), Some(most)) => (None, Some(least), Some(most), bound),
        (Some(least), None) if parts.several.is_some() => (None, Some(least), None, Bound::Vague),
        (Some(value), None) => match bound {
            Bound::AtLeast | Bound::MoreThan => (Some(value), Some(value), None, bound),
            Bound::AtMost | Bound::LessThan => (Some(value), None, Some(value), bound),
            _ => (Some(value), Some(value), Some(value), bound),
        },
        (None, _) => return None,
    };
    let unit = settings.get("unit").map(str::to_owned).or(parts.unit.clone());
    let people = parts.people && unit.is_none();
    let bare = parts.noun.is_none() && unit.is_none() && parts.currency.is_none();
    let numeral = parts.first;
    let decimal = numeral.is_some_and(|numeral| numeral.digits && small_fraction(numeral.value));
    let (unit, currency) = match (unit, parts.currency) {
        (_, Some(currency)) => ("money".to_owned(), Some(currency)),
        (Some(unit), None) => (unit, None),
        (None, None) => (if people { "people" } else { "count" }.to_owned(), None),
    };
    Some(Draft {
        atoms: found.atoms.clone(),
        article: settings.get("counts").is_none()
            && numeral.is_some_and(|numeral| numeral.article)
            && parts.bound.is_none()
            && !matches!(unit.as_str(), "share" | "percent" | "money"),
        bare,
        plain: settings.get("counts").is_some()
            || settings.get("plain").is_some() && value >= Some(2.0)
            || bare && range.is_none() && (decimal || numeral.is_some_and(|numeral| numeral.multiplied && !numeral.article)),
        people: people || bare && !numeral.is_some_and(|numeral| numeral.article) || parts.group,
        quantity: Quantity {
            span: atoms.span(found.atoms.clone()),
            value: single,
            min,
            max,
            bound,
            unit,
            noun: parts.noun.map(|(from, to)| atoms.span(from..to).of(atoms.document.text).to_owned()),
            anyone: parts.noun.is_none_or(|(_, to)| atoms.is(to - 1, atoms.roles.anyone)),
            part: bare && is_part(atoms, found.atoms.end),
            currency,
            harm: None,
            rule: rule.name.clone(),
            because: None,
            revises: None,
        },
    })
}

/// "af dem", "of whom": a preposition and a pronoun behind a bare number.
fn is_part(atoms: &Atoms<'_>, end: usize) -> bool {
    let (last, next) = (end.checked_sub(1).map_or(usize::MAX, |at| atoms.token_of(at)), atoms.token_of(end));
    next == last.saturating_add(1)
        && atoms.tags.upos(next) == Upos::Adp
        && atoms.tags.upos(next.saturating_add(1)) == Upos::Pron
        && atoms.document.sentence_of(next) == atoms.document.sentence_of(next.saturating_add(1))
}

/// A decimal of at most two places, as measures have them and coordinates do not.
fn small_fraction(value: f64) -> bool {
    let hundredths = value * 100.0;
    value.fract() != 0.0 && value < 1000.0 && (hundredths - hundredths.round()).abs() < 1e-6
}

/// The bound of a name in the lists.
fn bound(name: &str) -> Bound {
    match name {
        "at_least" => Bound::AtLeast,
        "at_most" => Bound::AtMost,
        "more_than" => Bound::MoreThan,
        "less_than" => Bound::LessThan,
        "about" => Bound::About,
        _ => Bound::Exact,
    }
}

impl Parts {
    fn read(atoms: &Atoms<'_>, pack: &LanguagePack, found: &Found) -> Self {
        let mut parts = Parts::default();
        for capture in &found.captures {
            parts.take(atoms, pack, capture);
        }
        parts
    }

    fn take(&mut self, atoms: &Atoms<'_>, pack: &LanguagePack, capture: &Capture) {
        match capture.caught {
            Caught::Number(numeral) if capture.second => self.second = Some(numeral),
            Caught::Number(numeral) => self.first = Some(numeral),
            Caught::Shape(Shape::Ordinal, number) => self.ordinal = Some(number),
            Caught::Shape(Shape::Noun, _) => {
                self.noun(capture);
                self.people = pack.measures.is_person(atoms.lower(capture.to - 1));
                self.group = atoms.is(capture.to - 1, atoms.roles.people_group);
            }
            Caught::Shape(..) => {}
            Caught::Class(class) => {
                let value = atoms.member(capture.from, capture.to, class).map_or("", |(_, value)| value);
                self.class(atoms.lexicon.class_name(class), value, capture);
            }
        }
    }

    /// Nouns in a row are one ("aid workers").
    fn noun(&mut self, capture: &Capture) {
        let from = self.noun.filter(|&(_, to)| to == capture.from).map_or(capture.from, |(from, _)| from);
        self.noun = Some((from, capture.to));
    }

    fn class(&mut self, class: &str, value: &str, capture: &Capture) {
        let value_number = || number(value);
        match class {
            "bound" => self.bound = Some(bound(value)),
            "several" | "hoard" => self.several = value_number(),
            "multiplier" => self.factor = value_number(),
            "denominator" => self.denominator = value_number(),
            "share" => self.share = value_number(),
            "people" => {
                self.people = true;
                self.noun(capture);
            }
            "measure" => {
                self.mixed |= self.unit.as_deref().is_some_and(|unit| value.split(':').next() != Some(unit)) || self.currency.is_some();
                let (unit, factor) = value.split_once(':').unwrap_or((value, ""));
                self.unit = Some(unit.to_owned());
                self.factor = number(factor).or(self.factor);
                self.noun = Some((capture.from, capture.to));
            }
            "currency" | "money" => {
                let (code, factor) = value.split_once(':').unwrap_or((value, ""));
                self.mixed |= self.unit.is_some() || self.currency.as_deref().is_some_and(|known| known != code);
                self.noun = Some((capture.from, capture.to));
                self.currency = Some(code.to_owned());
                self.factor = number(factor).or(self.factor);
            }
            _ => {}
        }
    }

    /// The number, or the two ends of a range.
    fn value(&self, settings: &Settings) -> Option<(Option<f64>, Option<f64>)> {
        let first = self.first.map(|numeral| numeral.value);
        let second = self.second.map(|numeral| numeral.value);
        let factor = self.factor.unwrap_or(1.0);
        let value = match settings.act.as_str() {
            // "ni ud af ti"
            "ratio" => {
                // "fire ud af fem" is a share, "14 af 22 lokaler" are fourteen.
                let round = second.is_some_and(|of| of <= 10.0 || of == 100.0);
                (round && first? > 0.0 && second? > first?).then_some((Some(first? / second?), None))
            }
            // "to tredjedele"
            "part" => {
                let share = self.share.or(self.denominator.map(|denominator| first.unwrap_or(1.0) / denominator));
                share.or(self.ordinal.filter(|&ordinal| ordinal > 1.0).map(|ordinal| 1.0 / ordinal)).map(|share| (Some(share), None))
            }
            "several" => self.several.map(|least| (Some(least * factor), None)),
            "range" => {
                let (least, most) = (self.scaled(first?, second?), second?);
                (least < most && !self.mixed).then_some((Some(least * factor), Some(most * factor)))
            }
            // "en kilometer og en halv"
            "half-more" => Some((Some((first? + 0.5) * factor), None)),
            _ => Some((Some(first? * factor), None)),
        };
        value.filter(|(value, range)| value.is_some_and(f64::is_finite) && range.is_none_or(f64::is_finite))
    }

    /// The first end of "fem til seks millioner", which is millions too.
    fn scaled(&self, first: f64, second: f64) -> f64 {
        let plain = self.first.is_some_and(|numeral| !numeral.multiplied) && self.second.is_some_and(|numeral| numeral.multiplied);
        let scale = [1e12, 1e9, 1e6, 1e3, 1e2].into_iter().find(|scale| second >= *scale).unwrap_or(1.0);
        if plain && first < second / scale { first * scale } else { first }
    }
}
