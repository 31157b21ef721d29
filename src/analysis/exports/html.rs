//! One HTML file without scripts: the claims as a table, then the text with its claims marked.

use super::words::Words;
use crate::analysis::AnalysisClaim;
use crate::analysis::corrections::Corrected;
use crate::document::Stance;
use crate::text::Unit;
use crate::text::order::{outer_first, sort_by_number};

const STYLE: &str = "body{font:1rem/1.55 Georgia,'Liberation Serif',serif;max-width:72rem;margin:2rem auto;padding:0 1.2rem;color:#1d1c1a;background:#fff}\
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem}h2{font-size:1.25rem;margin:2.2rem 0 .6rem}th,.small{font-family:system-ui,sans-serif}\
.small{color:#5d5850;font-size:.875rem}table{border-collapse:collapse;width:100%;font-size:.95rem}a{color:inherit}\
th,td{text-align:left;vertical-align:top;padding:.5rem .8rem .5rem 0;border-bottom:1px solid #ddd8cd}th{font-size:.8125rem;border-bottom:2px solid}\
td i{color:#7a5700}article{white-space:pre-wrap;max-width:42rem}ul{padding-left:1.2rem;max-width:42rem}\
mark{background:#fdf0c4;color:inherit;box-shadow:-2px 0 #d9a915,2px 0 #d9a915}sup{font:700 .7rem system-ui,sans-serif;line-height:0}sup a{text-decoration:none}\
@media(prefers-color-scheme:dark){body{color:#ebe8e1;background:#15161a}.small{color:#a9a59c}th,td{border-color:#383a41}td i{color:#efcf72}mark{background:#3a321a}}\
@media(max-width:44rem){table,thead,tbody,tr,td{display:block}thead{display:none}tr{border-bottom:2px solid #888;padding:.5rem 0}td{border:0;padding:.1rem 0}td:empty{display:none}\
td[data-h]::before{content:attr(data-h) ': ';font:.8125rem system-ui,sans-serif;color:#5d5850}}@media print{mark{background:none}}";

pub(super) fn report(text: &str, corrected: &Corrected, words: &Words) -> String {
    let title = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or(words.title);
    let short: String = title.chars().take(160).collect();
    let day = corrected.analysis.published.as_ref().map_or(String::new(), |day| format!("{}: {day}. ", words.published));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>Kilde: {title}</title>\n<style>{STYLE}</style>\n<h1 lang=\"{}\">{title}</h1>\n<p class=\"small\">{}. {}{}</p>\n",
        words.code,
        escape(&corrected.analysis.language),
        escape(words.title),
        escape(&day),
        escape(words.no_verdict),
        title = escape(&short),
    );
    let numbers = numbers(corrected);
    table(&mut out, corrected, words, &numbers);
    ledger(&mut out, corrected, words);
    names(&mut out, corrected, words);
    out += &format!("<h2>{}</h2>\n<article lang=\"{}\">", escape(words.the_text), escape(&corrected.analysis.language));
    marked_text(&mut out, text, corrected, &numbers);
    out += "</article>\n</html>\n";
    out
}

/// What each claim is called, by its id: those that are shown are counted, as in the page.
fn numbers(corrected: &Corrected) -> Vec<usize> {
    let mut numbers = vec![0; corrected.analysis.claims.len()];
    for (index, claim) in corrected.attributed().enumerate() {
        if let Some(number) = numbers.get_mut(claim.id) {
            *number = index + 1;
        }
    }
    numbers
}

fn table(out: &mut String, corrected: &Corrected, words: &Words, numbers: &[usize]) {
    let heads = [words.who, words.says, words.what, words.via, words.how_sure, words.answers, words.when, words.numbers];
    *out += &format!("<h2>{}</h2>\n<table>\n<thead><tr><th scope=\"col\">#</th>", escape(words.claims));
    for head in heads {
        *out += &format!("<th scope=\"col\">{}</th>", escape(head));
    }
    *out += "</tr></thead>\n<tbody>\n";
    for claim in corrected.attributed() {
        let number = numbers.get(claim.id).copied().unwrap_or_default();
        *out += &format!("<tr><td id=\"c{0}\"><a href=\"#t{0}\">{number}</a></td>", claim.id);
        for (head, cell) in heads.iter().zip(cells(claim, corrected, words)) {
            *out += &if cell.is_empty() { "<td></td>".to_owned() } else { format!("<td data-h=\"{}\">{cell}</td>", escape(head)) };
        }
        *out += "</tr>\n";
    }
    *out += "</tbody>\n</table>\n";
}

/// The cells of a claim's row, escaped, in the order of the heads.
fn cells(claim: &AnalysisClaim, corrected: &Corrected, words: &Words) -> [String; 8] {
    let small = |text: &str| if text.is_empty() { String::new() } else { format!(" <span class=\"small\">{}</span>", escape(text)) };
    let join = |texts: Vec<&str>| escape(&texts.join(", "));
    let kind = claim.source.as_ref().map_or("", |source| words.source_kind(source.kind));
    let cue = claim.cue.as_ref().map_or(String::new(), |cue| format!("<i>{}</i>", escape(&cue.text)));
    let stance = if claim.stance == Stance::Asserts && claim.cue.is_some() { "" } else { words.stance(claim.stance) };
    let changed = if corrected.changed.contains(&claim.id) { words.by_a_person } else { "" };
    let hedges = claim.hedges.iter().map(|hedge| hedge.text.as_str()).collect::<Vec<_>>().join(", ");
    [
        escape(super::who(claim, words)) + &small(kind),
        (cue + &small(stance) + &small(changed)).trim().to_owned(),
        escape(&super::what(claim)),
        join(claim.via.iter().map(|via| via.text.as_str()).collect()),
        escape(words.certainty(claim.certainty)) + &small(&hedges),
        escape(&super::answers(claim, corrected, words)),
        claim.time.as_ref().map_or(String::new(), |time| escape(&time.text)),
        join(claim.quantities.iter().filter_map(|&at| corrected.analysis.quantities.get(at)).map(|q| q.text.as_str()).collect()),
    ]
}

fn ledger(out: &mut String, corrected: &Corrected, words: &Words) {
    let lines = super::ledger(corrected, words);
    if lines.is_empty() {
        return;
    }
    *out += &format!("<h2>{}</h2>\n<ul>\n", escape(words.numbers));
    for (what, figures) in lines {
        *out += &format!("<li>{} <span class=\"small\">{}</span></li>\n", escape(&what), escape(&figures));
    }
    *out += "</ul>\n";
}

fn names(out: &mut String, corrected: &Corrected, words: &Words) {
    let mut named = corrected.analysis.entities.iter().filter(|entity| !entity.mentions.is_empty()).peekable();
    if named.peek().is_none() {
        return;
    }
    *out += &format!("<h2>{}</h2>\n<ul>\n", escape(words.names));
    for entity in named {
        let role = entity.role.as_ref().map_or(String::new(), |role| format!(", {role}"));
        let more = format!("{}{role} × {}", words.entity_type(entity.kind), entity.mentions.len());
        *out += &format!("<li>{} <span class=\"small\">{}</span></li>\n", escape(&entity.name), escape(&more));
    }
    *out += "</ul>\n";
}

/// The text with each claim's content in a mark; where contents overlap the outermost is marked and all are numbered.
fn marked_text(out: &mut String, text: &str, corrected: &Corrected, numbers: &[usize]) {
    let mut parts: Vec<(u32, u32, usize)> =
        corrected.attributed().flat_map(|c| c.content.iter().map(move |p| (p.start, p.end, c.id))).collect();
    sort_by_number(&mut parts, |&(start, end, _)| outer_first(start, end));
    let unit = corrected.analysis.offsets;
    let (mut at, mut open_until, mut numbered) = (0u32, None::<u32>, std::collections::BTreeSet::new());
    let mut next = parts.iter().peekable();
    for c in text.chars() {
        if open_until.is_some_and(|end| end <= at) {
            *out += "</mark>";
            open_until = None;
        }
        while let Some(&(_, end, id)) = next.next_if(|part| part.0 <= at) {
            if open_until.is_none() && end > at {
                *out += "<mark>";
                open_until = Some(end);
            }
            let anchor = if numbered.insert(id) { format!(" id=\"t{id}\"") } else { String::new() };
            let number = numbers.get(id).copied().unwrap_or_default();
            *out += &format!("<sup{anchor}><a href=\"#c{id}\">{number}</a></sup>");
        }
        push_escaped(out, c);
        at += match unit {
            Unit::Char => 1,
            Unit::Utf16 => c.len_utf16() as u32,
            Unit::Utf8 => c.len_utf8() as u32,
        };
    }
    if open_until.is_some() {
        *out += "</mark>";
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_escaped(&mut out, c));
    out
}

fn push_escaped(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        '\0' => out.push('\u{fffd}'),
        _ => out.push(c),
    }
}
