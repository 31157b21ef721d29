//! The analysis for people at a terminal.

use kilde::analysis::Analysis;

/// A readable report, with colours where `colour` is set.
pub fn report(analysis: &Analysis, colour: bool) -> String {
    let paint = |code: &str, text: &str| if colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() };
    let mut out = String::new();
    for claim in &analysis.claims {
        let source = claim.source.as_ref().map_or("?", |source| source.name.as_str());
        let cue = claim.cue.as_ref().map_or("–", |cue| cue.text.as_str());
        out += &format!("{} {}\n", paint("1", source), paint("36", cue));
        for part in &claim.content {
            out += &format!("    {}\n", part.text);
        }
    }
    out
}
