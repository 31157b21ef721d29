//! The wasm in a real browser: it loads a pack, analyses, and says what is wrong with bad packs.
#![cfg(target_arch = "wasm32")]

use kilde::{Engine, Options, text::Unit};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const DANISH: &[u8] = include_bytes!("../www/packs/da.pack");

#[wasm_bindgen_test]
fn analyses_in_the_browser() {
    let mut engine = Engine::new();
    assert_eq!(engine.load(DANISH).as_deref(), Ok("da"));
    let text = "🙂 Politiet oplyser, at to mænd er anholdt.";
    let analysis = engine.analyse(text, &Options { offsets: Unit::Utf16, ..Options::default() });
    assert_eq!(analysis.language, "da");
    assert_eq!(analysis.paragraphs.first().map(|p| p.end), Some(text.encode_utf16().count() as u32));
}

#[wasm_bindgen_test]
fn a_bad_pack_is_a_sentence() {
    let error = Engine::new().load(&DANISH[..DANISH.len() / 2]).map(str::to_owned);
    assert!(error.is_err_and(|e| e.to_string().contains("cut short")));
}

#[wasm_bindgen_test]
fn the_wasm_holds_no_language() {
    assert!(kilde::language::EMBEDDED.is_empty());
}
