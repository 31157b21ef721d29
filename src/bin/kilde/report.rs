//! The analysis for people at a terminal.

use kilde::analysis::{Analysis, AnalysisClaim};
use kilde::document::{Certainty, ClaimKind, EntityType, Stance};

/// Columns of running text.
const WIDTH: usize = 96;

/// A readable report, with colours where `colour` is set.
pub fn report(text: &str, analysis: &Analysis, colour: bool) -> String {
    let pen = Pen { colour };
    let mut out = String::new();
    let claims: Vec<&AnalysisClaim> = analysis.claims.iter().filter(|claim| claim.kind != ClaimKind::Unattributed).collect();
    out += &pen.bold(&format!("{} words, {} claims, language {}\n", text.split_whitespace().count(), claims.len(), analysis.language));
    for claim in claims {
        out.push('\n');
        out += &claim_lines(claim, analysis, &pen);
    }
    for (head, lines) in [("Numbers", numbers(analysis)), ("Times", times(analysis))] {
        if !lines.is_empty() {
            out += &format!("\n{}\n{}", pen.bold(head), lines.iter().map(|line| wrapped(line, 2)).collect::<String>());
        }
    }
    let heads =
        [(EntityType::Per, "People"), (EntityType::Org, "Organisations"), (EntityType::Loc, "Places"), (EntityType::Misc, "Other names")];
    for (kind, head) in heads {
        let named: Vec<String> =
            analysis.entities.iter().filter(|e| e.kind == kind).map(|e| format!("{} ({})", e.name, e.mentions.len())).collect();
        if !named.is_empty() {
            out += &format!("\n{}\n{}", pen.bold(head), wrapped(&named.join(", "), 2));
        }
    }
    out
}

/// Figures of the same thing side by side, with who says them; then the others.
fn numbers(analysis: &Analysis) -> Vec<String> {
    let mut lines = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    for number in &analysis.numbers {
        let figures: Vec<String> = number.quantities.iter().filter_map(|&index| figure(analysis, index)).collect();
        let verdict = if number.agree { "can all be true" } else { "cannot all be true" };
        lines.push(format!("{}: {} [{verdict}]", number.what, figures.join("; ")));
        told.extend(&number.quantities);
    }
    let rest = (0..analysis.quantities.len()).filter(|index| !told.contains(index));
    let rest: Vec<String> = rest.filter_map(|index| figure(analysis, index)).collect();
    if !rest.is_empty() {
        lines.push(rest.join("; "));
    }
    lines
}

/// "50 (politiet), revised from 54"
fn figure(analysis: &Analysis, index: usize) -> Option<String> {
    let quantity = analysis.quantities.get(index)?;
    // A claim inside another says it nearest; the outer one only passes it on.
    let claims: Vec<&AnalysisClaim> = analysis.claims.iter().filter(|claim| claim.quantities.contains(&index)).collect();
    let inner = claims.iter().filter(|claim| !claims.iter().any(|other| other.parent == Some(claim.id)));
    let mut names: Vec<&str> = inner.filter_map(|claim| claim.source.as_ref()).map(|source| source.name.as_str()).collect();
    names.dedup();
    let who = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
    let old = quantity.revises.and_then(|old| analysis.quantities.get(old));
    let revised = old.map_or(String::new(), |old| format!(", revised from {}", old.text));
    Some(format!("{}{who}{revised}", quantity.text))
}

/// The words and the value that they come to.
fn times(analysis: &Analysis) -> Vec<String> {
    let line = |time: &kilde::analysis::AnalysisTime| match &time.value {
        Some(value) => format!("{} = {value}", time.text),
        None => format!("{} (not settled by the text)", time.text),
    };
    analysis.times.iter().map(line).collect()
}

fn claim_lines(claim: &AnalysisClaim, analysis: &Analysis, pen: &Pen) -> String {
    let source = claim.source.as_ref().map_or("(nobody named)", |source| source.name.as_str());
    let cue = claim.cue.as_ref().map_or(String::new(), |cue| format!(" {}", pen.cue(&cue.text)));
    let mut notes: Vec<String> = Vec::new();
    if claim.stance != Stance::Asserts {
        notes.push(format!("{:?}", claim.stance).to_lowercase());
    }
    if claim.certainty != Certainty::Certain || !claim.hedges.is_empty() {
        let hedges: Vec<&str> = claim.hedges.iter().map(|hedge| hedge.text.as_str()).collect();
        let words = if hedges.is_empty() { String::new() } else { format!(" ({})", hedges.join(", ")) };
        notes.push(format!("{}{words}", format!("{:?}", claim.certainty).to_lowercase()));
    }
    notes.extend(claim.via.iter().map(|via| format!("via {}", via.text)));
    for (label, ids) in
        [("confirmed", &claim.status.confirmed_by), ("denied", &claim.status.denied_by), ("not confirmed", &claim.status.unconfirmed_by)]
    {
        let names: Vec<&str> =
            ids.iter().filter_map(|&id| analysis.claims.get(id)?.source.as_ref()).map(|source| source.name.as_str()).collect();
        if !ids.is_empty() {
            notes.push(format!("{label} by {}", if names.is_empty() { "somebody not named".to_owned() } else { names.join(", ") }));
        }
    }
    let notes = if notes.is_empty() { String::new() } else { pen.note(&format!("  [{}]", notes.join("; "))) };
    let content: Vec<&str> = claim.content.iter().map(|part| part.text.as_str()).collect();
    format!("{}{cue}{notes}\n{}", pen.bold(source), wrapped(&content.join(" … "), 4))
}

/// Text broken at words, indented.
fn wrapped(text: &str, indent: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if column == 0 || column + 1 + width > WIDTH {
            if column > 0 {
                out.push('\n');
            }
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out.push('\n');
    out
}

struct Pen {
    colour: bool,
}

impl Pen {
    fn paint(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn bold(&self, text: &str) -> String {
        self.paint("1", text)
    }

    fn cue(&self, text: &str) -> String {
        self.paint("36", text)
    }

    fn note(&self, text: &str) -> String {
        self.paint("2", text)
    }
}
