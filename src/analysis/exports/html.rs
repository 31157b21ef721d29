//! One HTML file without scripts: the claims as a table, then the text with its claims marked.

use super::words::Words;
use crate::analysis::corrections::Corrected;
use crate::text::Unit;

const STYLE: &str = "body{font:1rem/1.55 Georgia,serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}\
h1,h2,th,.small{font-family:system-ui,sans-serif}.small{color:#555;font-size:.9rem}table{border-collapse:collapse;width:100%;font-size:.95rem}\
th,td{text-align:left;vertical-align:top;padding:.5rem .6rem;border-bottom:1px solid #ccc}article{white-space:pre-wrap;max-width:42rem}\
mark{background:#fff3c4;color:inherit;border-bottom:2px solid #b58900}sup{font:700 .7rem system-ui,sans-serif}\
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}.small{color:#aaa}th,td{border-color:#444}mark{background:#4a3f10}}\
@media(max-width:40rem){table,thead,tbody,tr,td{display:block}thead{display:none}tr{border-bottom:2px solid #888}td{border:0}}\
@media print{mark{background:none}}";

pub(super) fn report(text: &str, corrected: &Corrected, words: &Words) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>Kilde: {title}</title>\n<style>{STYLE}</style>\n<h1>{title}</h1>\n<p class=\"small\">{}</p>\n",
        words.code,
        escape(words.no_verdict),
        title = escape(words.title),
    );
    table(&mut out, corrected, words);
    out += &format!("<h2>{}</h2>\n<article lang=\"{}\">", escape(words.the_text), escape(&corrected.analysis.language));
    marked_text(&mut out, text, corrected);
    out += "</article>\n</html>\n";
    out
}

fn table(out: &mut String, corrected: &Corrected, words: &Words) {
    let heads = [words.who, words.says, words.what, words.via, words.how_sure, words.answers];
    *out += &format!("<h2>{}</h2>\n<table>\n<thead><tr><th>#</th>", escape(words.claims));
    for head in heads {
        *out += &format!("<th scope=\"col\">{}</th>", escape(head));
    }
    *out += "</tr></thead>\n<tbody>\n";
    for claim in corrected.attributed() {
        let changed = if corrected.changed.contains(&claim.id) { format!(" ({})", words.by_a_person) } else { String::new() };
        let cue = claim.cue.as_ref().map_or("", |cue| cue.text.as_str());
        let hedges = claim.hedges.iter().map(|hedge| hedge.text.as_str()).collect::<Vec<_>>().join(", ");
        let sure = if hedges.is_empty() {
            words.certainty(claim.certainty).to_owned()
        } else {
            format!("{} ({hedges})", words.certainty(claim.certainty))
        };
        let via = claim.via.iter().map(|via| via.text.as_str()).collect::<Vec<_>>().join(", ");
        let says = format!("{} [{}]{changed}", cue, words.stance(claim.stance));
        *out += &format!("<tr><td id=\"c{0}\"><a href=\"#t{0}\">{1}</a></td>", claim.id, claim.id + 1);
        for cell in [super::who(claim, words), says.trim(), &super::what(claim), &via, &sure, &super::answers(claim, corrected, words)] {
            *out += &format!("<td>{}</td>", escape(cell));
        }
        *out += "</tr>\n";
    }
    *out += "</tbody>\n</table>\n";
}

/// The text with each claim's content in a mark; where contents overlap the outermost is marked and all are numbered.
fn marked_text(out: &mut String, text: &str, corrected: &Corrected) {
    let mut parts: Vec<(u32, u32, usize)> =
        corrected.attributed().flat_map(|c| c.content.iter().map(move |p| (p.start, p.end, c.id))).collect();
    parts.sort_by_key(|&(start, end, id)| (start, std::cmp::Reverse(end), id));
    let unit = corrected.analysis.offsets;
    let (mut at, mut open_until, mut numbered) = (0u32, None::<u32>, vec![]);
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
            let anchor = if numbered.contains(&id) { String::new() } else { format!(" id=\"t{id}\"") };
            numbered.push(id);
            *out += &format!("<sup{anchor}><a href=\"#c{id}\">{}</a></sup>", id + 1);
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
