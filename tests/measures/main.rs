//! Times and numbers of whatever anybody writes: no panic, no value off the calendar, no text that is slow.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod check;

use check::{LONGEST, check};
use kilde::language::{EMBEDDED, LanguagePack};
use kilde::{Options, analyse};
use proptest::prelude::*;
use std::time::Duration;

/// What times and numbers are written with, in both languages.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "0", "1", "2", "9", "10", "28", "31", "99", "1990", "2021", "9999", "10000", "1.234,5", "1,234.5", "½", "28.", "3rd", "10.30", "25:61", "2021-06-28",
    "31/2", "2020/21", "1990'erne", "90s", "-", "–", "/", ".", ",", ":", "'", "+", "%", "$", "€", "°", "(", ")", "^",
    "mandag", "søndags", "juni", "februar", "i", "går", "om", "for", "siden", "til", "fra", "mellem", "og", "natten", "den", "det", "kl.", "klokken", "halv",
    "kvart", "år", "uger", "århundrede", "påske", "juleaften", "næste", "sidste", "hver", "uge", "kvartal", "mio.", "milliarder", "hundrede", "et", "par",
    "tooghalvfems", "mindst", "flere", "kroner", "dræbt", "personer", "af", "ud",
    "Monday", "May", "June", "in", "ago", "the", "last", "next", "of", "to", "between", "and", "a", "half", "past", "p.m.", "noon", "years", "century",
    "Easter", "every", "week", "million", "bn", "dozen", "twenty", "at", "least", "several", "people", "killed", "mid", "early", "late", "end",
];

fn expression() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "[0-9]{1,12}", 1 => any::<char>().prop_map(String::from)];
    let space = prop_oneof![5 => Just(" "), 2 => Just(""), 1 => Just("-")];
    let parts = prop::collection::vec((piece, space), 1..24);
    parts.prop_map(|parts| parts.into_iter().map(|(piece, space)| piece + space).collect::<String>().chars().take(LONGEST).collect())
}

fn packs() -> Vec<LanguagePack> {
    EMBEDDED.iter().map(|bytes| LanguagePack::load(bytes).unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_expression_is_read_or_left(text in expression()) {
        thread_local!(static PACKS: Vec<LanguagePack> = packs());
        PACKS.with(|packs| for pack in packs {
            // The best of a few runs: what else the machine does is not meant. A build without optimisations gets more.
            let limit = Duration::from_millis(if cfg!(debug_assertions) { 10 } else { 1 });
            let took = (0..5).map(|_| check(&text, pack)).min().unwrap();
            assert!(took < limit, "{took:?} for {text:?}");
        });
    }
}

/// The values of what the page would show.
fn values(text: &str, language: &str) -> Vec<Option<String>> {
    let options = Options { language: Some(language.into()), published: Some("2021-06-28".into()), ..Options::default() };
    analyse(text, &options).times.into_iter().map(|time| time.value).collect()
}

#[test]
fn what_no_calendar_and_no_clock_has_stays_unresolved() {
    let far = format!("Det var for 1{} år siden.", "0".repeat(40));
    let ahead = format!("It will end in 1{} years.", "0".repeat(40));
    for (language, text) in [
        ("da", far.as_str()),
        ("da", "Det var for 999999999999 år siden."),
        ("da", "Det var for 3000 år siden."),
        ("da", "Mødet er den 31. februar."),
        ("da", "Mødet er den 31. februar 2021."),
        ("da", "Mødet er den 29. februar 2021."),
        ("da", "Mødet er kl. 25.10."),
        ("da", "Mødet er kl. 24.01."),
        ("da", "Mødet er den 32/13-2021."),
        ("da", "Det gælder 2021-1990 i alt."),
        ("en", "It ran from 2018 to 2015."),
        ("en", ahead.as_str()),
        ("en", "It will end in 9000 years."),
        ("en", "It was on February 30, 2021."),
        ("en", "It was at 25:10."),
        ("en", "It was at 13:61."),
        ("en", "It was at 13 p.m. on Sunday."),
    ] {
        assert!(values(text, language).iter().all(Option::is_none), "{text}: {:?}", values(text, language));
    }
}

#[test]
fn the_first_and_the_last_year_are_years() {
    assert_eq!(values("Det var den 1. januar 1000.", "da"), [Some("1000-01-01".to_owned())]);
    assert_eq!(values("Det bliver om 7978 år.", "da"), [Some("9999".to_owned())]);
    assert_eq!(values("Det var for 2020 år siden.", "da"), [Some("0001".to_owned())]);
    assert_eq!(values("Det var for 2021 år siden.", "da"), [None]);
}
