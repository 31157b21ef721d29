//! The project's own annotated texts: every file can be read, every annotation stands in its text, and the sets are apart.
#![cfg(all(feature = "train", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, clippy::panic)]

use kilde::training::gold::GoldDocument;
use kilde::training::news;
use std::collections::{HashMap, HashSet};
use std::path::Path;

fn part(name: &str) -> Vec<GoldDocument> {
    news::folder(&Path::new("tests/corpus/da/news").join(name)).unwrap_or_else(|problems| panic!("{problems}"))
}

fn words(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

#[test]
fn every_file_can_be_read_and_the_corpus_is_as_large_as_it_says() {
    let all: Vec<GoldDocument> = ["train", "dev", "test"].into_iter().flat_map(part).collect();
    let claims: usize = all.iter().map(|document| document.claims.as_ref().unwrap().len()).sum();
    assert!(all.len() >= 250, "{} texts", all.len());
    assert!(all.iter().map(|document| words(&document.text)).sum::<usize>() >= 35_000);
    assert!(
        all.iter().filter(|document| !document.claims.as_ref().unwrap().is_empty()).count() >= 200 && claims >= 1_000,
        "{claims} claims"
    );
}

#[test]
fn no_sentence_stands_in_two_texts() {
    let mut owner: HashMap<String, String> = HashMap::new();
    for document in ["train", "dev", "test"].into_iter().flat_map(part) {
        let own: HashSet<String> =
            document.text.split(['.', '\n', '?', '!']).map(|s| s.trim().to_owned()).filter(|s| words(s) >= 6).collect();
        for sentence in own {
            if let Some(other) = owner.insert(sentence.clone(), document.id.clone()) {
                panic!("\"{sentence}\" stands in {other} and in {}", document.id);
            }
        }
    }
}

#[test]
fn a_name_is_annotated_wherever_it_stands() {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    for document in ["train", "dev", "test"].into_iter().flat_map(part) {
        let names = document.names.as_ref().unwrap();
        let forms: HashSet<&str> = names.iter().map(|name| name.span.of(&document.text)).collect();
        for form in forms {
            for (at, _) in document.text.match_indices(form) {
                let (before, after) = (document.text.get(..at).unwrap(), document.text.get(at + form.len()..).unwrap());
                let inside = letter(before.chars().next_back()) || letter(after.chars().next());
                let marked = names.iter().any(|name| (name.span.start as usize) < at + form.len() && at < name.span.end as usize);
                assert!(inside || marked, "{}: {form} is not annotated at byte {at}", document.id);
            }
        }
    }
}
