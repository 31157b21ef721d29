//! Sentences and tokens of each language, by its pack's own knobs and lists.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use kilde::engine::split::split;
use kilde::language::{EMBEDDED, LanguagePack};

fn pack(code: &str) -> LanguagePack {
    EMBEDDED.iter().map(|bytes| LanguagePack::load(bytes).unwrap()).find(|pack| pack.code == code).unwrap()
}

/// The text with a space between tokens and a bar between sentences.
fn cut(text: &str, code: &str) -> String {
    let document = split(text, &pack(code).knobs);
    let sentence = |index: usize| document.sentence_tokens(index).map(|token| document.word(token)).collect::<Vec<_>>().join(" ");
    (0..document.sentences.len()).map(sentence).collect::<Vec<_>>().join(" | ")
}

#[test]
fn english_is_cut_as_english() {
    for (text, expected) in [
        (
            "He met Gov. Will Jones in Washington, D.C. The U.S. Army left.",
            "He met Gov. Will Jones in Washington , D.C. | The U.S. Army left .",
        ),
        ("It began at 3 p.m. Monday. It ended at 4 a.m. Police came.", "It began at 3 p.m. Monday . | It ended at 4 a.m. | Police came ."),
        (
            "He said no. Then No. 10 paid $1.2m to Acme Inc. In all, 5.",
            "He said no . | Then No. 10 paid $ 1.2m to Acme Inc. | In all , 5 .",
        ),
        ("Biden’s aides didn't see J. K. Rowling's car.", "Biden ’s aides did n't see J. K. Rowling 's car ."),
        (
            "Stratton-Smith's 3-year-old saw the U.S.'s end, i.e. defeat.",
            "Stratton-Smith 's 3-year-old saw the U.S. 's end , i.e. defeat .",
        ),
        (
            "\"We can't.\" Mr. Smith's on St. James's Street at 10:30am, on Sept. 5.",
            "\" We ca n't . \" | Mr. Smith 's on St. James 's Street at 10:30am , on Sept. 5 .",
        ),
        ("He sat. She will wed. They've 1,234.56 reasons.", "He sat . | She will wed . | They 've 1,234.56 reasons ."),
    ] {
        assert_eq!(cut(text, "en"), expected);
    }
}

#[test]
fn danish_is_cut_as_danish() {
    for (text, expected) in [
        ("Kl. 10.30 den 28. juni kom f.eks. Mads. Han gik.", "Kl. 10.30 den 28. juni kom f.eks. Mads . | Han gik ."),
        ("Det koster 1.234,50 kr. pr. stk. i SID-huset.", "Det koster 1.234,50 kr. pr. stk. i SID-huset ."),
    ] {
        assert_eq!(cut(text, "da"), expected);
    }
}
