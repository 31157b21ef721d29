// What holds of the times and numbers of any text; the property test and the fuzz target (fuzz/) share it.

use kilde::document::{Quantity, Time};
use kilde::engine::rules::Atoms;
use kilde::engine::times::Day;
use kilde::engine::{quantities, split, tag, times};
use kilde::language::LanguagePack;
use std::time::{Duration, Instant};

/// The longest text that the limit is said of, in characters.
pub const LONGEST: usize = 40;

/// Reads a text's times and numbers, checks them, and answers how long the two stages took.
pub fn check(text: &str, pack: &LanguagePack) -> Duration {
    let document = split::split(text, &pack.knobs);
    let tags = tag::tag(&document, &tag::shapes(&document), pack);
    let began = Instant::now();
    let atoms = Atoms::cut(&document, &tags, &pack.measures, &pack.knobs);
    let times = times::find(&atoms, pack, Some("2021-06-28"));
    let quantities = quantities::find(&atoms, &times, &[], pack);
    let took = began.elapsed();
    times.iter().for_each(|time| check_time(time, text));
    quantities.iter().for_each(|quantity| check_quantity(quantity, text));
    took
}

/// Its ends are days of the calendar, the first before the last, and no value has a year that no calendar has.
fn check_time(time: &Time, text: &str) {
    assert!(!time.span.of(text).is_empty());
    let day = |end: &Option<String>| {
        end.as_ref().map(|end| {
            let day = Day::read(end.get(..10).unwrap_or("")).unwrap_or_else(|| panic!("{time:?} of {text:?} ends on no day"));
            assert!((1..=9999).contains(&day.year), "{time:?}");
            day
        })
    };
    if let (Some(from), Some(to)) = (day(&time.from), day(&time.to)) {
        assert!(from <= to, "{time:?} of {text:?} ends before it begins");
    }
    for value in time.value.iter().chain(&time.known) {
        assert!(!value.is_empty() && value.len() <= 40, "{time:?}");
        let year = value.chars().take_while(char::is_ascii_digit).count();
        assert!(year <= 4, "{time:?} of {text:?}");
    }
}

/// Its numbers are finite and in order.
fn check_quantity(quantity: &Quantity, text: &str) {
    assert!(!quantity.span.of(text).is_empty());
    for number in [quantity.value, quantity.min, quantity.max].into_iter().flatten() {
        assert!(number.is_finite(), "{quantity:?} of {text:?}");
    }
    if let (Some(min), Some(max)) = (quantity.min, quantity.max) {
        assert!(min <= max, "{quantity:?} of {text:?}");
    }
}
