//! The contract, with the corrections beside it: the engine's answer stays as the engine gave it.

use crate::analysis::Analysis;
use crate::analysis::corrections::Correction;
use serde::Serialize;

#[derive(Serialize)]
struct WithCorrections<'a> {
    #[serde(flatten)]
    analysis: &'a Analysis,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    corrections: &'a [Correction],
}

pub(super) fn json(analysis: &Analysis, corrections: &[Correction]) -> Result<String, String> {
    let mut out = serde_json::to_string_pretty(&WithCorrections { analysis, corrections }).map_err(|error| error.to_string())?;
    out.push('\n');
    Ok(out)
}
