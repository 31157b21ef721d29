//! The command line as people call it: answers, sentences, exit codes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn kilde(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kilde"))
        .args(arguments)
        .env_remove("LANG")
        .env_remove("LC_ALL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // A command that refuses its arguments closes its input early: that is its right.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn complaint(output: &Output, code: i32) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(output.stdout.is_empty() && !said.contains("panicked"), "{said}");
    said
}

const ARTICLE: &str = "Politiet oplyser mandag, at to mænd er anholdt i Odense.\n";

#[test]
fn every_format_comes_out_and_json_is_the_contract() {
    for format in ["text", "json", "csv", "markdown", "web-annotation", "schema-org", "html"] {
        let output = kilde(&["analyse", "--format", format], ARTICLE.as_bytes());
        assert!(output.status.success() && !output.stdout.is_empty(), "{format}");
        assert!(!out(&output).contains('\u{1b}'), "no colours where no terminal is");
    }
    let value: Value =
        serde_json::from_str(&out(&kilde(&["analyse", "--format", "json", "--offsets", "utf16"], ARTICLE.as_bytes()))).unwrap();
    assert_eq!((&value["format"], &value["language"], &value["offsets"]), (&1.into(), &"da".into(), &"utf16".into()));
}

#[test]
fn a_compound_is_its_name_or_the_whole_word() {
    let mentions = |arguments: &[&str]| -> Vec<String> {
        let value: Value = serde_json::from_str(&out(&kilde(arguments, "Det siger FN-styrken i Jugoslavien.\n".as_bytes()))).unwrap();
        let all = value["entities"].as_array().unwrap().iter().flat_map(|entity| entity["mentions"].as_array().unwrap().clone());
        all.map(|mention| mention["text"].as_str().unwrap().to_owned()).collect()
    };
    let arguments = ["analyse", "--format", "json", "--language", "da"];
    assert_eq!(mentions(&arguments), ["FN", "Jugoslavien"]);
    assert_eq!(mentions(&[&arguments[..], &["--compounds", "word"]].concat()), ["FN-styrken", "Jugoslavien"]);
    assert!(complaint(&kilde(&["analyse", "--compounds", "part"], b"x"), 2).contains("name or word"));
}

#[test]
fn bad_input_is_a_sentence_and_1() {
    assert!(complaint(&kilde(&["analyse"], b""), 1).contains("is empty"));
    assert!(complaint(&kilde(&["analyse"], b" \r\n\t"), 1).contains("is empty"));
    assert!(complaint(&kilde(&["analyse"], b"GIF89a\xff\xfe\x00"), 1).contains("not UTF-8"));
    assert!(complaint(&kilde(&["analyse", "no/such/file.txt"], b""), 1).contains("cannot be read"));
    let swedish = "Polisen uppger att två män har gripits efter ett rån i Malmö och att de inte är kända.";
    assert!(complaint(&kilde(&["analyse"], swedish.as_bytes()), 1).contains("no pack for the language \"sv\""));
    assert!(complaint(&kilde(&["analyse"], b"zxcv qwer"), 1).contains("could not be told"));
}

#[test]
fn bad_usage_is_a_sentence_and_2() {
    assert!(complaint(&kilde(&["analyse", "--published", "i går"], ARTICLE.as_bytes()), 2).contains("not a date"));
    assert!(complaint(&kilde(&["analyse", "--published", "2021-02-29"], ARTICLE.as_bytes()), 2).contains("not a date"));
    assert!(complaint(&kilde(&["analyse", "--language", "tlh"], ARTICLE.as_bytes()), 2).contains("tlh"));
    assert!(complaint(&kilde(&["analyse", "--format", "pdf"], ARTICLE.as_bytes()), 2).contains("pdf"));
    assert!(complaint(&kilde(&["analyse", "--pack", "Cargo.toml"], ARTICLE.as_bytes()), 1).contains("another kind of file"));
    complaint(&kilde(&["analize"], b""), 2);
}

#[test]
fn batch_answers_line_by_line() {
    let input = "{\"id\": 1, \"text\": \"Politiet oplyser, at to er anholdt.\", \"published\": \"2021-06-28\"}\n\n{\"id\": 2}\nrubbish\n";
    let output = kilde(&["batch", "--jobs", "2"], input.as_bytes());
    assert!(output.status.success());
    let lines: Vec<Value> = out(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["analysis"]["published"], "2021-06-28");
    assert_eq!((&lines[1]["error"]["code"], &lines[2]["error"]["code"]), (&"no_text".into(), &"not_json".into()));
}
