//! The claims by source, as Markdown that reads well as plain text too.

use super::words::Words;
use crate::analysis::AnalysisClaim;
use crate::analysis::corrections::Corrected;
use crate::document::Stance;

pub(super) fn markdown(corrected: &Corrected, words: &Words) -> String {
    let mut out = format!("# {}\n\n", words.title);
    if let Some(date) = &corrected.analysis.published {
        out += &format!("{}: {date}\n\n", words.published);
    }
    out += &format!("_{}_\n\n## {}\n\n", words.no_verdict, words.claims);
    for claim in corrected.attributed() {
        out += &line(claim, corrected, words);
    }
    let ledger = super::ledger(corrected, words);
    if !ledger.is_empty() {
        out += &format!("\n## {}\n\n", words.numbers);
    }
    for (what, figures) in ledger {
        out += &format!("- {}: {}\n", escape(&what), escape(&figures));
    }
    out += &format!("\n## {}\n\n", words.names);
    for entity in corrected.analysis.entities.iter().filter(|entity| !entity.mentions.is_empty()) {
        let role = entity.role.as_ref().map_or(String::new(), |role| format!(", {}", escape(role)));
        out += &format!("- **{}** ({}{role}) × {}\n", escape(&entity.name), words.entity_type(entity.kind), entity.mentions.len());
    }
    out
}

fn line(claim: &AnalysisClaim, corrected: &Corrected, words: &Words) -> String {
    let mut notes: Vec<String> = Vec::new();
    if claim.stance != Stance::Asserts {
        notes.push(words.stance(claim.stance).to_owned());
    }
    notes.push(words.certainty(claim.certainty).to_owned());
    notes.extend(claim.via.iter().map(|via| format!("{} {}", words.via.to_lowercase(), escape(&via.text))));
    notes.extend(Some(super::answers(claim, corrected, words)).filter(|answers| !answers.is_empty()).map(|answers| escape(&answers)));
    if corrected.changed.contains(&claim.id) {
        notes.push(words.by_a_person.to_owned());
    }
    let cue = claim.cue.as_ref().map_or(String::new(), |cue| format!(" _{}_", escape(&cue.text)));
    format!("- **{}**{cue}: {} ({})\n", escape(super::who(claim, words)), escape(&super::what(claim)), notes.join("; "))
}

/// A text of others as Markdown shows it letter by letter: no marks, no links, no HTML, on one line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '<' => out.push_str("&lt;"),
                '&' => out.push_str("&amp;"),
                '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => out.extend(['\\', c]),
                _ => out.push(c),
            }
        }
    }
    out
}
