//! The TypeScript types of the contract are generated; this holds the file in www/types to what the Rust types say.
//!
//! `KILDE_WRITE=1 cargo test --features types --test types` writes the file anew.
#![cfg(feature = "types")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;
use ts_rs::TS;

#[test]
fn the_types_of_the_page_are_current() {
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("types");
    let _ = std::fs::remove_dir_all(&made);
    kilde::analysis::Analysis::export_all_to(&made).expect("types of the analysis");
    kilde::Options::export_all_to(&made).expect("types of the options");
    kilde::analysis::corrections::Correction::export_all_to(&made).expect("types of the corrections");
    kilde::analysis::exports::Format::export_all_to(&made).expect("types of the formats");
    kilde::analysis::corrections::Corrected::export_all_to(&made).expect("types of the corrected analysis");
    let made = std::fs::read_to_string(made.join("analysis.d.ts")).expect("one file of types");
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/types/analysis.d.ts");
    if std::env::var_os("KILDE_WRITE").is_some() {
        std::fs::create_dir_all(kept.parent().expect("a folder")).expect("www/types");
        std::fs::write(&kept, &made).expect("www/types/analysis.d.ts");
    }
    let kept = std::fs::read_to_string(&kept).unwrap_or_default();
    assert!(kept == made, "www/types/analysis.d.ts is not what the Rust types say; run `npm run types`");
}
