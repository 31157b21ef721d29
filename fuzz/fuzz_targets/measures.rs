//! Times and numbers of any text of up to forty characters, in every language: what holds of them is in tests/measures/check.rs.
#![no_main]

#[path = "../../tests/measures/check.rs"]
mod check;

use check::{LONGEST, check};
use kilde::language::{EMBEDDED, LanguagePack};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static PACKS: LazyLock<Vec<LanguagePack>> =
    LazyLock::new(|| EMBEDDED.iter().map(|bytes| LanguagePack::load(bytes).expect("the project's own packs can be read")).collect());

fuzz_target!(|text: &str| {
    let text: String = text.chars().take(LONGEST).collect();
    for pack in PACKS.iter() {
        check(&text, pack);
    }
});
