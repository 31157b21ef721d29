//! A row a claim: opens as it is in a spreadsheet set to Danish (byte order mark, semicolons, CRLF).

use super::words::Words;
use crate::analysis::AnalysisClaim;
use crate::analysis::corrections::Corrected;

pub(super) fn csv(corrected: &Corrected, words: &Words) -> String {
    let mut out = "\u{feff}".to_owned();
    row(
        &mut out,
        &[
            "id",
            words.who,
            words.kind,
            words.says,
            words.stance,
            words.what,
            words.via,
            words.how_sure,
            words.hedges,
            words.when,
            words.numbers,
            words.times,
            words.inside,
            words.answers,
            words.corrected,
        ]
        .map(str::to_owned),
    );
    for claim in corrected.attributed() {
        row(&mut out, &cells(claim, corrected, words));
    }
    out
}

fn cells(claim: &AnalysisClaim, corrected: &Corrected, words: &Words) -> [String; 15] {
    let join = |texts: Vec<&str>| texts.join(", ");
    [
        claim.id.to_string(),
        super::who(claim, words).to_owned(),
        claim.source.as_ref().map_or(String::new(), |source| words.source_kind(source.kind).to_owned()),
        claim.cue.as_ref().map_or(String::new(), |cue| cue.text.clone()),
        words.stance(claim.stance).to_owned(),
        super::what(claim),
        join(claim.via.iter().map(|via| via.text.as_str()).collect()),
        words.certainty(claim.certainty).to_owned(),
        join(claim.hedges.iter().map(|hedge| hedge.text.as_str()).collect()),
        claim.time.as_ref().map_or(String::new(), |time| time.text.clone()),
        join(claim.quantities.iter().filter_map(|&at| corrected.analysis.quantities.get(at)).map(|q| q.text.as_str()).collect()),
        claim.times.iter().filter_map(|&at| corrected.analysis.times.get(at)).map(super::valued).collect::<Vec<_>>().join(", "),
        claim.parent.map_or(String::new(), |parent| parent.to_string()),
        super::answers(claim, corrected, words),
        if corrected.changed.contains(&claim.id) { words.by_a_person.to_owned() } else { String::new() },
    ]
}

fn row(out: &mut String, cells: &[String; 15]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(';');
        }
        out.push('"');
        // A spreadsheet would run a cell that begins like a formula; an apostrophe makes it text.
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}
