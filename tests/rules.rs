//! Every rule of times and quantities finds what its `yes` examples say and nothing in its `no` examples, by the files in src/language.
//!
//! Examples count from Monday, 28 June 2021.
#![cfg(all(feature = "train", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kilde::language::{LanguagePack, Lexicon, Rulebook};
use kilde::text::Unit;
use kilde::training::pack_folder;
use kilde::{Engine, Options};
use std::path::Path;

struct Example {
    text: String,
    /// Bytes of what has to be found.
    found: Option<(u32, u32)>,
    value: String,
}

/// "Det skete <i går>. = 2021-06-27"
fn yes(line: &str) -> Example {
    let (sentence, value) = line.rsplit_once(" = ").expect("a yes example ends in = and a value");
    let (before, rest) = sentence.split_once('<').expect("what is found stands in <>");
    let (inside, after) = rest.split_once('>').expect("what is found stands in <>");
    let found = (before.len() as u32, (before.len() + inside.len()) as u32);
    Example { text: format!("{before}{inside}{after}"), found: Some(found), value: value.trim().to_owned() }
}

fn options(language: &str) -> Options {
    Options { language: Some(language.to_owned()), published: Some("2021-06-28".to_owned()), offsets: Unit::Utf8, ..Options::default() }
}

/// The rules as they are written, with their examples.
fn book(language: &str, file: &str, pack: &LanguagePack) -> Rulebook {
    let text = std::fs::read_to_string(format!("src/language/{language}/{file}")).unwrap();
    let mut lexicon = Lexicon::default();
    for name in pack.measures.lexicon.class_names() {
        lexicon.add(name, "", "x");
    }
    Rulebook::read(file, &text, &mut lexicon).unwrap_or_else(|error| panic!("{error}"))
}

/// The name of a rule without what decided beside it.
fn base(rule: &str) -> &str {
    ["past", "future", "from-text"].iter().find_map(|basis| rule.strip_suffix(&format!(".{basis}"))).unwrap_or(rule)
}

#[test]
fn rules_keep_their_examples() {
    let mut wrong = Vec::new();
    for language in ["da", "en", "nb"] {
        let bytes = pack_folder(language, Path::new(&format!("src/language/{language}"))).unwrap();
        let pack = LanguagePack::load(&bytes).unwrap_or_else(|error| panic!("{error}"));
        let mut engine = Engine::new();
        engine.load(&bytes).unwrap();
        for (file, times) in [("times/times.rules", true), ("quantities/quantities.rules", false)] {
            for rule in book(language, file, &pack).rules {
                assert!(!rule.yes.is_empty() || rule.settings.act == "skip", "the rule {} of {language} has no example", rule.name);
                let examples = rule.yes.iter().map(|line| yes(line));
                let none = |text: &String| Example { text: text.clone(), found: None, value: String::new() };
                for example in examples.chain(rule.no.iter().map(none)) {
                    let analysis = engine.analyse(&example.text, &options(language));
                    let found: Vec<(u32, u32, String, String)> = if times {
                        let value = |t: &kilde::analysis::AnalysisTime| t.value.clone().unwrap_or("-".to_owned());
                        analysis.times.iter().map(|t| (t.start, t.end, t.rule.clone(), value(t))).collect()
                    } else {
                        let value = |q: &kilde::analysis::AnalysisQuantity| {
                            q.value
                                .or(q.min)
                                .or(q.max)
                                .map_or("-".to_owned(), |v| format!("{:.4}", v).trim_end_matches('0').trim_end_matches('.').to_owned())
                        };
                        analysis.quantities.iter().map(|q| (q.start, q.end, q.rule.clone(), value(q))).collect()
                    };
                    let hits: Vec<_> = found.iter().filter(|(_, _, by, _)| base(by) == rule.name).collect();
                    let right = match example.found {
                        Some((start, end)) => hits.iter().any(|(s, e, _, v)| (*s, *e) == (start, end) && *v == example.value),
                        None => hits.is_empty(),
                    };
                    if !right {
                        wrong.push(format!("{language} {}: {} = {} | got {found:?}", rule.name, example.text, example.value));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
