//! Tags and names in wasm on one thread: tokens a second, and the memory of a loaded pack. Part of `make bench`:
//! wasm-pack test --node --release -- --no-default-features --test speed
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use kilde::document::Compounds;
use kilde::engine::{names, split, tag};
use kilde::language::LanguagePack;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

const TEXT: &str =
    concat!(include_str!("articles/faergen.txt"), "\n", include_str!("articles/skolen.txt"), "\n", include_str!("articles/doegnet.txt"));
/// What has to be reached (docs/models.md).
const TOKENS_A_SECOND: f64 = 250_000.0;
const MEMORY: usize = 8 << 20;

#[wasm_bindgen_test]
fn tags_and_names_are_fast_and_a_pack_is_small() {
    let pages = || core::arch::wasm32::memory_size::<0>();
    let before = pages();
    let began = now();
    let pack = LanguagePack::load(include_bytes!("../www/packs/da.pack")).unwrap();
    let load = now() - began;
    let memory = (pages() - before) << 16;
    let document = split::split(TEXT, &pack.knobs);
    let read = || {
        let shapes = tag::shapes(&document);
        let tags = tag::tag(&document, &shapes, &pack);
        names::find(&document, &shapes, &tags, &pack, Compounds::Name).len()
    };
    let mut times: Vec<f64> = (0..200)
        .map(|_| {
            let began = now();
            assert!(read() > 0);
            now() - began
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let speed = document.tokens.len() as f64 / times[times.len() / 2] * 1000.0;
    console_log!("tags and names: {speed:.0} tokens a second (median of 200 runs over {} tokens)", document.tokens.len());
    console_log!("a loaded Danish pack takes {:.1} MB and {load:.0} ms", memory as f64 / 1e6);
    assert!(speed >= TOKENS_A_SECOND && memory <= MEMORY);
}
