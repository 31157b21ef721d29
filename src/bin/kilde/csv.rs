//! The claims as a table.

use kilde::analysis::Analysis;

/// A row a claim, RFC 4180.
pub fn csv(analysis: &Analysis) -> String {
    let mut out = "id,source,source_kind,cue,stance,content,via,certainty\r\n".to_owned();
    for claim in &analysis.claims {
        let source = claim.source.as_ref();
        let row = [
            claim.id.to_string(),
            source.map(|s| s.name.clone()).unwrap_or_default(),
            source.map(|s| name(&s.kind)).unwrap_or_default(),
            claim.cue.as_ref().map(|c| c.text.clone()).unwrap_or_default(),
            name(&claim.stance),
            claim.content.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" … "),
            claim.via.iter().map(|v| v.text.as_str()).collect::<Vec<_>>().join(", "),
            name(&claim.certainty),
        ];
        out += &row.map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).join(",");
        out += "\r\n";
    }
    out
}

/// A value's name as the contract writes it.
fn name<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
