//! What holds for any text: an answer, the same twice, spans that slice the input, whatever the unit.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use kilde::analysis::exports::{Export, Format};
use kilde::document::Compounds;
use kilde::text::Unit;
use kilde::{Options, analyse};
use proptest::prelude::*;
use serde_json::Value;

/// Pieces that articles, pastes and rubbish are made of; any order of them has to be survived.
const PIECES: &[&str] = &[
    "Politiet",
    "oplyser",
    "siger",
    "ifølge",
    "Reuters",
    "Ritzau",
    "at",
    "om",
    "ikke",
    "Det",
    "det",
    "han",
    "hun",
    "Mette Frederiksen",
    "USA's",
    "USA",
    "Militæret",
    "blev",
    "er",
    "blevet",
    "bekræftet",
    "afviser",
    "mener",
    "formentlig",
    "af",
    "i",
    "mandag",
    "i går",
    "kl.",
    "10.30",
    "28. juni",
    "2021",
    "mindst",
    "fem",
    "14",
    "såret",
    "dræbt",
    "mio.",
    "kroner",
    "pct.",
    "Angiveligt",
    "kilder",
    "said",
    "according to",
    "the",
    "Biden’s",
    "police",
    ",",
    ".",
    ":",
    ";",
    "!",
    "?",
    "-",
    "–",
    "»",
    "«",
    "\"",
    "”",
    "“",
    "„",
    "'",
    "’",
    "(",
    ")",
    "[",
    "…",
    "/",
    "%",
    "&",
    "@x",
    "#y",
    "https://a.dk/b",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\t",
    "\u{a0}",
    "\u{feff}",
    "\u{200f}",
    "\u{202e}",
    "\u{200d}",
    "\0",
    "\u{1b}",
    "🙂",
    "👩‍👩‍👧",
    "e\u{301}",
    "Å\u{30a}",
    "שלום",
    "مرحبا",
    "中文",
    "ß",
    "İ",
    "ﬁ",
    "𝔘",
];

fn pasted() -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    let space = prop_oneof![4 => Just(" "), 1 => Just("")];
    prop::collection::vec((piece, space), 0..80).prop_map(|parts| parts.into_iter().map(|(piece, space)| piece + space).collect())
}

fn options(unit: Unit, language: &str) -> Options {
    Options {
        language: Some(language.to_owned()),
        published: Some("2021-06-28".to_owned()),
        offsets: unit,
        compounds: Compounds::default(),
    }
}

fn slice(text: &str, unit: Unit, start: usize, end: usize) -> Option<String> {
    match unit {
        Unit::Utf8 => text.get(start..end).map(str::to_owned),
        Unit::Char => (start <= end).then(|| text.chars().skip(start).take(end - start).collect()),
        Unit::Utf16 => String::from_utf16(text.encode_utf16().collect::<Vec<_>>().get(start..end)?).ok(),
    }
}

/// Every object with `start`, `end` and `text`, wherever it stands in the answer, is a slice of the input.
fn check_spans(value: &Value, text: &str, unit: Unit) {
    match value {
        Value::Object(object) => {
            if let (Some(start), Some(end)) = (object.get("start"), object.get("end")) {
                let got = slice(text, unit, start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
                assert!(got.is_some(), "{object:?} does not slice the text");
                if let Some(said) = object.get("text") {
                    assert_eq!(said.as_str(), got.as_deref(), "{object:?}");
                    assert_ne!(said.as_str(), Some(""), "an empty span: {object:?}");
                }
            }
            object.values().for_each(|inner| check_spans(inner, text, unit));
        }
        Value::Array(items) => items.iter().for_each(|inner| check_spans(inner, text, unit)),
        _ => {}
    }
}

/// Ids and indices point at what is there.
fn check_links(answer: &Value) {
    let count = |key: &str| answer[key].as_array().unwrap().len() as u64;
    let (entities, claims, times, quantities) = (count("entities"), count("claims"), count("times"), count("quantities"));
    let below = |value: &Value, limit: u64| match value {
        Value::Array(items) => assert!(items.iter().all(|item| item.as_u64().unwrap() < limit), "{value}"),
        Value::Null => {}
        other => assert!(other.as_u64().unwrap() < limit, "{other}"),
    };
    for (index, claim) in answer["claims"].as_array().unwrap().iter().enumerate() {
        assert_eq!(claim["id"], index);
        below(&claim["source"]["entity"], entities);
        below(&claim["entities"], entities);
        below(&claim["times"], times);
        below(&claim["quantities"], quantities);
        below(&claim["about"], claims);
        below(&claim["parent"], claims);
        assert_ne!(claim["parent"], index, "a claim inside itself");
        assert!(!claim["content"].as_array().unwrap().is_empty(), "a claim without content: {claim}");
        claim["via"].as_array().unwrap().iter().for_each(|via| below(&via["entity"], entities));
    }
    for voice in answer["voices"].as_array().unwrap() {
        below(&voice["entity"], entities);
        below(&voice["claims"], claims);
        below(&voice["accused_in"], claims);
    }
    for number in answer["numbers"].as_array().unwrap() {
        below(&number["quantities"], quantities);
        below(&number["claims"], claims);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gets_an_answer_whose_spans_are_its_slices(text in pasted(), unit in prop::sample::select(vec![Unit::Utf8, Unit::Utf16, Unit::Char])) {
        for language in ["da", "en", "xx"] {
            let analysis = analyse(&text, &options(unit, language));
            prop_assert_eq!(&analysis, &analyse(&text, &options(unit, language)), "the same input, the same answer");
            let value = serde_json::to_value(&analysis).unwrap();
            check_spans(&value, &text, unit);
            check_links(&value);
            for format in Format::ALL {
                let export = Export { text: &text, analysis: &analysis, corrections: &[], interface: "da" };
                prop_assert!(export.make(format).is_ok());
            }
        }
    }

    #[test]
    fn units_only_change_the_offsets(text in pasted()) {
        let strip = |unit| {
            let mut value = serde_json::to_value(analyse(&text, &options(unit, "da"))).unwrap();
            remove_offsets(&mut value);
            value
        };
        prop_assert_eq!(strip(Unit::Utf8), strip(Unit::Utf16));
        prop_assert_eq!(strip(Unit::Utf8), strip(Unit::Char));
    }
}

fn remove_offsets(value: &mut Value) {
    match value {
        Value::Object(object) => {
            for key in ["start", "end", "offsets"] {
                object.remove(key);
            }
            object.values_mut().for_each(remove_offsets);
        }
        Value::Array(items) => items.iter_mut().for_each(remove_offsets),
        _ => {}
    }
}

#[test]
fn line_ends_change_nothing_but_offsets() {
    let article = "Overskrift om sagen\n\nPolitiet oplyser mandag, at to er anholdt.\n\n- Vi er glade, siger vagtchef Bo Bak.\n";
    let strip = |text: &str| {
        let mut value = serde_json::to_value(analyse(text, &options(Unit::Char, "da"))).unwrap();
        remove_offsets(&mut value);
        value
    };
    assert_eq!(strip(article), strip(&article.replace('\n', "\r\n")));
}
