//! The frames of attribution by example: what the rules alone find in a few sentences, claim by claim, and what they must leave alone.
//!
//! A file a language, `tests/frames/CODE.txt`, in blocks divided by blank lines. A block is a text without indent, a paragraph a line, and below it, indented, its
//! claims as `frame: source | cue | content` in the order of their cues (`-` where nothing stands, ` … ` between pieces), and the frames that
//! it is a counter-example of, as `! frame`: such a text looks like the frame and must not be taken for it. Every frame has an example and a
//! counter-example in every language; a block `without frame: why` says that a language does not have it. A block that begins with `#` is a heading.
//! `UPDATE=1 cargo test --test frames` writes what is found now: look at the difference before you commit it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use kilde::engine::attribution::{Draft, FRAMES, Scene, find_all};
use kilde::engine::{split, tag};
use kilde::language::{EMBEDDED, LanguagePack};
use std::ops::Range;

const LANGUAGES: [&str; 2] = ["da", "en"];

fn path(code: &str) -> String {
    format!("{}/tests/frames/{code}.txt", env!("CARGO_MANIFEST_DIR"))
}

fn pack(code: &str) -> LanguagePack {
    EMBEDDED.iter().map(|bytes| LanguagePack::load(bytes).unwrap()).find(|pack| pack.code == code).unwrap()
}

/// One block of a file.
enum Block {
    Heading(String),
    Without { frame: String, why: String },
    Example { text: String, claims: Vec<String>, counter: Vec<String> },
}

fn blocks(code: &str) -> Vec<Block> {
    let file = std::fs::read_to_string(path(code)).unwrap();
    let blocks = file.split("\n\n").map(|block| block.trim_matches('\n')).filter(|block| !block.is_empty());
    blocks.map(block).collect()
}

fn block(block: &str) -> Block {
    if block.starts_with('#') {
        return Block::Heading(block.to_owned());
    }
    if let Some((frame, why)) = block.strip_prefix("without ").and_then(|rest| rest.split_once(": ")) {
        return Block::Without { frame: frame.to_owned(), why: why.to_owned() };
    }
    let (indented, text): (Vec<&str>, Vec<&str>) = block.lines().partition(|line| line.starts_with("  "));
    let (counter, claims): (Vec<&str>, Vec<&str>) = indented.into_iter().map(str::trim).partition(|line| line.starts_with("! "));
    Block::Example {
        text: text.join("\n\n"),
        claims: claims.into_iter().map(str::to_owned).collect(),
        counter: counter.into_iter().map(|line| line.trim_start_matches("! ").to_owned()).collect(),
    }
}

fn found(text: &str, pack: &LanguagePack) -> Vec<String> {
    let document = split::split(text, &pack.knobs);
    let shapes = tag::shapes(&document);
    let tags = tag::tag(&document, &shapes, pack);
    let scene = Scene::new(&document, &tags, &pack.attribution, &pack.knobs);
    let words = |range: &Range<usize>| document.span(range.clone()).of(text).replace('\n', " ¶ ");
    let line = |draft: &Draft| {
        assert!(FRAMES.contains(&draft.rule), "the frame {:?} is not among the frames' names", draft.rule);
        let source = draft.source.as_ref().map_or("-".to_owned(), words);
        let cue = if draft.cue.is_empty() { "-".to_owned() } else { words(&draft.cue) };
        let content: Vec<String> = draft.content.iter().map(words).collect();
        format!("{}: {source} | {cue} | {}", draft.rule, content.join(" … "))
    };
    find_all(&scene).iter().map(line).collect()
}

#[test]
fn the_rules_find_what_the_examples_say() {
    let write = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for code in LANGUAGES {
        let pack = pack(code);
        let mut file = Vec::new();
        for block in blocks(code) {
            file.push(match block {
                Block::Heading(heading) => heading,
                Block::Without { frame, why } => format!("without {frame}: {why}"),
                Block::Example { text, claims, counter } => {
                    let got = found(&text, &pack);
                    if got != claims {
                        wrong.push(format!("{text}\n  {}", got.join("\n  ")));
                    }
                    let taken = |frame: &&String| got.iter().any(|claim| claim.starts_with(&format!("{frame}: ")));
                    if let Some(frame) = counter.iter().find(taken) {
                        wrong.push(format!("{text}\n  is taken for {frame}"));
                    }
                    let lines =
                        got.iter().cloned().chain(counter.iter().map(|frame| format!("! {frame}"))).map(|line| format!("\n  {line}"));
                    format!("{}{}", text.replace("\n\n", "\n"), lines.collect::<String>())
                }
            });
        }
        if write {
            std::fs::write(path(code), file.join("\n\n") + "\n").unwrap();
        }
    }
    assert!(write || wrong.is_empty(), "These read otherwise now:\n\n{}", wrong.join("\n\n"));
}

#[test]
fn every_frame_has_an_example_and_a_counter_example_in_every_language() {
    for code in LANGUAGES {
        let blocks = blocks(code);
        for frame in FRAMES {
            let example = blocks.iter().any(|block| match block {
                Block::Example { claims, .. } => claims.iter().any(|claim| claim.starts_with(&format!("{frame}: "))),
                _ => false,
            });
            let counter =
                blocks.iter().any(|block| matches!(block, Block::Example { counter, .. } if counter.iter().any(|name| name == frame)));
            let without = blocks.iter().any(|block| matches!(block, Block::Without { frame: name, .. } if name == frame));
            assert!(
                example != without,
                "{code}: the frame {frame} needs an example in tests/frames/{code}.txt, or a line `without` that says why there is none"
            );
            assert!(counter, "{code}: the frame {frame} has no counter-example in tests/frames/{code}.txt");
        }
        for block in &blocks {
            if let Block::Example { counter, text, .. } = block {
                assert!(counter.iter().all(|name| FRAMES.contains(&name.as_str())), "{code}: there is no such frame: {text}");
            }
        }
    }
}
