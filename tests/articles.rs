//! Whole articles, written for the project: what a reader would see of each, kept beside it as `NAME.expected`.
//!
//! After a change that is meant: `UPDATE=1 cargo test --test articles`, then read the difference before committing it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use kilde::analysis::{Analysis, AnalysisClaim};
use kilde::document::ClaimKind;
use kilde::{Options, analyse};
use std::fmt::Write;
use std::path::Path;

/// Articles with their day of publication.
const ARTICLES: &[(&str, Option<&str>)] = &[
    ("faergen", Some("2025-07-08")),
    ("skolen", None),
    ("doegnet", Some("2024-11-15")),
    ("retten", Some("2026-11-26")),
    ("branden", Some("2026-11-26")),
    ("aftalen", Some("2026-11-26")),
    ("sporet", Some("2026-06-04")),
    ("harbour.en", Some("2025-07-08")),
    ("bridge.en", None),
    ("strike.en", Some("2025-06-16")),
    ("hearing.en", None),
    ("panel.en", None),
    ("ferja.nb", Some("2025-07-08")),
    ("skolen.nb", None),
    ("saken.nb", None),
];

#[test]
fn articles_read_as_expected() {
    let mut different = Vec::new();
    for &(name, published) in ARTICLES {
        let folder = Path::new("tests/articles");
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
        let analysis = analyse(&text, &Options { published: published.map(str::to_owned), ..Options::default() });
        let got = sheet(&analysis);
        let place = folder.join(format!("{name}.expected"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&place, &got).unwrap();
        } else if std::fs::read_to_string(&place).unwrap_or_default() != got {
            different.push(format!("--- {name}: now\n{got}"));
        }
    }
    assert!(different.is_empty(), "{}\nIf this is meant: UPDATE=1 cargo test --test articles", different.join("\n"));
}

/// What the page would show, on a page of text.
fn sheet(analysis: &Analysis) -> String {
    let mut out = format!("language {}, published {}\n\nclaims\n", analysis.language, analysis.published.as_deref().unwrap_or("-"));
    for claim in analysis.claims.iter().filter(|claim| claim.kind != ClaimKind::Unattributed) {
        claim_lines(&mut out, claim);
    }
    out.push_str("\nin the article's own voice\n");
    for claim in analysis.claims.iter().filter(|claim| claim.kind == ClaimKind::Unattributed) {
        let _ = writeln!(out, "  {}", content(claim));
    }
    out.push_str("\nentities\n");
    for entity in &analysis.entities {
        let forms: Vec<&str> = entity.mentions.iter().map(|mention| mention.text.as_str()).collect();
        let extra = [entity.role.as_deref(), entity.country.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let _ = writeln!(out, "  {} {} [{extra}] {}", name(&entity.kind), entity.name, forms.join(" | "));
    }
    out.push_str("\ntimes\n");
    for time in &analysis.times {
        let _ = writeln!(out, "  {} = {}", time.text, time.value.as_deref().unwrap_or("?"));
    }
    out.push_str("\nquantities\n");
    for quantity in &analysis.quantities {
        let bounds = [quantity.value, quantity.min, quantity.max].map(|n| n.map_or("-".to_owned(), |n| n.to_string())).join(" ");
        let extra = [quantity.noun.as_deref(), quantity.currency.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let harm = quantity.harm.map_or(String::new(), |harm| name(&harm));
        let _ = writeln!(out, "  {} = {bounds} {} {} [{extra}] {harm}", quantity.text, name(&quantity.bound), quantity.unit);
    }
    out.push_str("\nvoices\n");
    for voice in &analysis.voices {
        let _ = writeln!(
            out,
            "  {} ({}): {} claims, {} mentions{}",
            voice.name,
            name(&voice.kind),
            voice.claims.len(),
            voice.mentions,
            if voice.heard { "" } else { ", not heard" }
        );
    }
    out.push_str("\nnumbers\n");
    for number in &analysis.numbers {
        let texts: Vec<&str> = number.quantities.iter().filter_map(|&i| analysis.quantities.get(i)).map(|q| q.text.as_str()).collect();
        let _ = writeln!(out, "  {}: {}{}", number.what, texts.join(" | "), if number.agree { "" } else { " (disagree)" });
    }
    out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n"
}

fn claim_lines(out: &mut String, claim: &AnalysisClaim) {
    let source = claim
        .source
        .as_ref()
        .map_or("?".to_owned(), |s| if s.text == s.name { s.text.clone() } else { format!("{} = {}", s.text, s.name) });
    let cue = claim.cue.as_ref().map_or("-", |cue| cue.text.as_str());
    let _ = writeln!(out, "  {}. {source} | {cue} | {}", claim.id, content(claim));
    let mut notes = vec![name(&claim.kind), name(&claim.stance), name(&claim.certainty)];
    notes.extend(claim.source.as_ref().map(|source| name(&source.kind)));
    notes.extend(claim.via.iter().map(|via| format!("via {}", via.text)));
    for (label, span) in [("medium", &claim.medium), ("addressee", &claim.addressee), ("time", &claim.time)] {
        notes.extend(span.as_ref().map(|span| format!("{label} {}", span.text)));
    }
    notes.extend(claim.hedges.iter().map(|hedge| format!("hedge {}", hedge.text)));
    notes.extend(claim.parent.map(|parent| format!("in {parent}")));
    if !claim.about.is_empty() {
        notes.push(format!("about {:?}", claim.about));
    }
    notes.extend(claim.evidence.first().map(|evidence| evidence.rule.clone()));
    let _ = writeln!(out, "     {}", notes.join(", "));
}

fn content(claim: &AnalysisClaim) -> String {
    let parts: Vec<String> = claim.content.iter().map(|part| part.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    parts.join(" … ")
}

/// A value's name as the contract writes it.
fn name<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap_or_default().to_owned()
}
