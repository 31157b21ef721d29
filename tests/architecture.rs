//! The floors of the house: each module imports only from floors below its own, and no file grows beyond reading.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// From the ground up; modules of one floor do not import each other, but `language` stands on `model`.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["document"],
    &["model"],
    &["language"],
    &["engine"],
    &["pipeline"],
    &["analysis"],
    &["engine_api"],
    &["training"],
    &["wasm"],
];

/// Lines that a person can hold in mind; tests in the file not counted.
const LONGEST: usize = 600;

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let shipped = text.split("#[cfg(test)]\n").next().unwrap();
    shipped.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line }).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_module_imports_from_floors_below_only() {
    let mut wrong = BTreeSet::new();
    for path in sources(Path::new("src")) {
        let module = path.components().nth(1).unwrap().as_os_str().to_string_lossy().replace(".rs", "");
        if module == "bin" || module == "lib" {
            continue;
        }
        let own = floor(&module).unwrap_or_else(|| panic!("the module {module} has no floor; give it one"));
        for part in code(&path).split("crate::").skip(1) {
            let name: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(other) = floor(&name) else { continue };
            if other > own {
                wrong.insert(format!("{} imports crate::{name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "these look up the house: {wrong:#?}");
}

#[test]
fn the_engine_asks_no_language() {
    for path in sources(Path::new("src/engine")) {
        if path.ends_with("detect.rs") {
            continue;
        }
        let code = code(&path);
        for language in ["\"da\"", "\"en\"", "\"nb\""] {
            assert!(!code.contains(language), "{} speaks of {language}: make it a knob of the pack", path.display());
        }
    }
}

#[test]
fn files_stay_readable() {
    for path in sources(Path::new("src")) {
        let lines = code(&path).lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
    }
}
