//! What people take along: every format opens with an outside parser, keeps the text to the letter and runs nothing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use kilde::analysis::corrections::{ClaimKey, Correction, correct};
use kilde::analysis::exports::{Export, Format};
use kilde::analysis::{Analysis, AnalysisSpan};
use kilde::document::Stance;
use kilde::text::Unit;
use kilde::{Engine, Options};
use serde_json::Value;

const TEXT: &str = "🙂 =HYPERLINK(\"x\") siger <img src=x onerror=alert(1)> & Co., \"at alt; er vel\".\r\nNyt afsnit.";

fn at(text: &str, part: &str, unit: Unit) -> AnalysisSpan {
    let before = &text[..text.find(part).unwrap()];
    let count = |s: &str| if unit == Unit::Utf16 { s.encode_utf16().count() } else { s.chars().count() } as u32;
    AnalysisSpan { start: count(before), end: count(before) + count(part), text: part.to_owned() }
}

/// An answer of an engine without languages, to which a person added a claim.
fn made(format: Format, unit: Unit) -> String {
    let analysis = Engine::new().analyse(TEXT, &Options { offsets: unit, ..Options::default() });
    let corrections = [Correction::AddClaim {
        content: at(TEXT, "=HYPERLINK(\"x\")", unit),
        source: Some(at(TEXT, "<img src=x onerror=alert(1)> & Co.", unit)),
        stance: Stance::Denies,
    }];
    Export { text: TEXT, analysis: &analysis, corrections: &corrections, interface: "da" }.make(format).unwrap()
}

#[test]
fn csv_opens_in_a_danish_spreadsheet_and_runs_no_formula() {
    let csv = made(Format::Csv, Unit::Char);
    let body = csv.strip_prefix('\u{feff}').unwrap();
    let rows: Vec<&str> = body.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    assert_eq!(rows.len(), 2);
    assert!(rows[0].starts_with("\"id\";\"Hvem\";"));
    assert!(rows[1].contains(";\"'=HYPERLINK(\"\"x\"\")\";"), "{}", rows[1]);
}

#[test]
fn annotations_point_at_code_points_whatever_the_unit() {
    for unit in [Unit::Char, Unit::Utf16] {
        let page: Value = serde_json::from_str(&made(Format::WebAnnotation, unit)).unwrap();
        assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
        let selectors = &page["items"][0]["target"][0]["selector"];
        let (quote, position) = (&selectors[0], &selectors[1]);
        assert_eq!(quote["exact"], "=HYPERLINK(\"x\")");
        assert_eq!(quote["prefix"], "🙂 ");
        let slice: String = TEXT.chars().skip(position["start"].as_u64().unwrap() as usize).take(15).collect();
        assert_eq!(slice, "=HYPERLINK(\"x\")");
    }
}

#[test]
fn html_shows_hostile_text_as_text_and_loses_none_of_it() {
    let html = made(Format::Html, Unit::Utf16);
    assert!(!html.contains("<img") && !html.contains("<script") && html.contains("default-src 'none'"));
    let article = html.split("<article").nth(1).unwrap();
    let article = &article[article.find('>').unwrap() + 1..article.find("</article>").unwrap()];
    let mut plain = String::new();
    let mut inside = false;
    let mut number = false;
    for piece in article.split_inclusive('>') {
        // Tags go, and with them the numbers in <sup>.
        let (before, tag) = piece.rsplit_once('<').unwrap_or((piece, ""));
        if !number {
            plain += before;
        }
        number = tag.starts_with("sup") || number && !tag.starts_with("/sup");
        inside |= tag.starts_with("mark");
    }
    let plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    assert_eq!(plain, TEXT);
    assert!(inside, "the claim is marked");
}

#[test]
fn schema_org_leaves_the_rating_to_people() {
    let graph: Value = serde_json::from_str(&made(Format::SchemaOrg, Unit::Char)).unwrap();
    let nodes = graph["@graph"].as_array().unwrap();
    assert_eq!((nodes[0]["@type"].as_str(), nodes[1]["@type"].as_str()), (Some("Claim"), Some("ClaimReview")));
    assert_eq!(nodes[1]["itemReviewed"]["@id"], nodes[0]["@id"]);
    assert_eq!(nodes[1]["reviewRating"]["ratingValue"], "");
}

#[test]
fn json_keeps_the_engine_s_answer_apart_from_the_corrections() {
    let json = made(Format::Json, Unit::Char);
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["corrections"][0]["kind"], "add_claim");
    let answer: Analysis = serde_json::from_str(&json).unwrap();
    assert_eq!(answer, Engine::new().analyse(TEXT, &Options::default()));
}

#[test]
fn markdown_shows_marks_as_they_are() {
    let markdown = made(Format::Markdown, Unit::Char);
    assert!(markdown.contains("&lt;img src=x onerror=alert(1)> &amp; Co."), "{markdown}");
}

#[test]
fn a_correction_that_finds_nothing_is_named() {
    let analysis = Engine::new().analyse(TEXT, &Options::default());
    let nothing = Correction::NotAClaim { claim: ClaimKey { cue: None, source: None, content: 7 } };
    assert_eq!(correct(&analysis, &[nothing]).lost, [0]);
}
