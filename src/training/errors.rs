//! Annotated claims against answered ones, text by text, for people who look for what the engine gets wrong.

use super::gold::{GoldClaim, GoldDocument};
use super::relation::{Spans, overlap, pairs, same};
use crate::document::Claim;
use crate::text::Span;

/// How an annotated claim fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Found, with the right content and source.
    Right,
    /// Found, with another content.
    Content,
    /// Found, with another source.
    Source,
    /// Not found.
    Missed,
    /// Answered, and not annotated.
    Extra,
}

impl Fate {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Fate::Right => "right",
            Fate::Content => "wrong content",
            Fate::Source => "wrong source",
            Fate::Missed => "missed",
            Fate::Extra => "not annotated",
        }
    }
}

/// One row of the comparison.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// How it fared.
    pub fate: Fate,
    /// What was annotated.
    pub gold: Option<&'a GoldClaim>,
    /// What was answered.
    pub mine: Option<&'a Claim>,
}

/// Compares a text's annotated claims with answered ones, in the order of the text.
pub fn compare<'a>(gold: &'a GoldDocument, mine: &'a [Claim]) -> Vec<Row<'a>> {
    let annotated = gold.claims.as_deref().unwrap_or_default();
    let (a, b): (Vec<Spans>, Vec<Spans>) = (annotated.iter().map(Spans::from).collect(), mine.iter().map(Spans::from).collect());
    let paired = pairs(&gold.text, &a, &b);
    let mut rows: Vec<Row<'a>> = Vec::new();
    for (index, claim) in annotated.iter().enumerate() {
        let partner = paired.iter().find(|(i, _)| *i == index).and_then(|(_, j)| Some((mine.get(*j)?, b.get(*j)?)));
        let fate = match (partner, a.get(index)) {
            (Some((_, other)), Some(own)) if same(&gold.text, own, other) => Fate::Right,
            (Some((_, other)), Some(own)) if overlap(&gold.text, own, other) => Fate::Source,
            (Some(_), Some(_)) => Fate::Content,
            _ => Fate::Missed,
        };
        rows.push(Row { fate, gold: Some(claim), mine: partner.map(|(claim, _)| claim) });
    }
    let extra = mine.iter().enumerate().filter(|(j, _)| !paired.iter().any(|(_, other)| other == j));
    rows.extend(extra.map(|(_, claim)| Row { fate: Fate::Extra, gold: None, mine: Some(claim) }));
    let place = |row: &Row<'_>| {
        row.gold.and_then(|claim| claim.content.first().copied()).or_else(|| row.mine.and_then(|claim| claim.content.first().copied()))
    };
    rows.sort_by_key(|row| place(row).unwrap_or_default());
    rows
}

/// A claim in one line: source | cue | content.
pub fn line(text: &str, source: Option<Span>, cue: Option<Span>, content: &[Span]) -> String {
    let of = |span: Option<Span>| span.map_or("–", |span| span.of(text));
    let content: Vec<String> = content.iter().map(|span| span.of(text).replace('\n', " ¶ ")).collect();
    format!("{} | {} | {}", of(source), of(cue), content.join(" … "))
}

/// Both sides of a row, a line each.
pub fn lines(text: &str, row: &Row<'_>) -> (String, String) {
    let gold = row.gold.map(|claim| line(text, claim.source, claim.cue, &claim.content));
    let mine = row.mine.map(|claim| {
        let rule = claim.evidence.first().map_or("", |evidence| evidence.rule.as_str());
        let score = claim.evidence.first().and_then(|evidence| evidence.score).map_or(String::new(), |score| format!(" {score:.2}"));
        let line = line(text, claim.source.as_ref().map(|source| source.span), claim.cue.as_ref().map(|cue| cue.span), &claim.content);
        format!("{line}   [{rule}{score}]")
    });
    (gold.unwrap_or_default(), mine.unwrap_or_default())
}

/// A page that needs no script: every text with its rows.
pub fn html(title: &str, documents: &[(&GoldDocument, Vec<Claim>)]) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let mut out = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{}</title><style>\
         body{{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}}\
         pre{{white-space:pre-wrap;font:inherit;border-left:3px solid #888;padding-left:1rem}}\
         table{{border-collapse:collapse;width:100%}}td,th{{border-bottom:1px solid #8886;padding:.3rem;text-align:left;vertical-align:top}}\
         .right{{opacity:.6}}.missed td:first-child,.extra td:first-child,.wrong td:first-child{{font-weight:bold}}</style><h1>{}</h1>",
        escape(title),
        escape(title)
    );
    for (gold, mine) in documents {
        out.push_str(&format!(
            "<h2>{}</h2><pre>{}</pre><table><tr><th>Outcome<th>Annotated<th>Answered</tr>",
            escape(&gold.id),
            escape(&gold.text)
        ));
        for row in compare(gold, mine) {
            let class = match row.fate {
                Fate::Right => "right",
                Fate::Missed => "missed",
                Fate::Extra => "extra",
                Fate::Content | Fate::Source => "wrong",
            };
            let (annotated, answered) = lines(&gold.text, &row);
            out.push_str(&format!("<tr class=\"{class}\"><td>{}<td>{}<td>{}</tr>", row.fate.name(), escape(&annotated), escape(&answered)));
        }
        out.push_str("</table>");
    }
    out
}
