//! Texts cut as the engine cuts them, for a tagger outside the project to read (`tests/tools/silver.py`).

use super::pack;
use kilde::engine::split;
use std::fmt::Write;
use std::path::Path;

/// Prints every text of a folder: `# newdoc` and its name, then one token a line with a mark for white space before it; an empty line ends a
/// sentence.
pub fn print(language: &str, folder: &Path) -> Result<(), String> {
    let pack = pack::load(language)?;
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    let mut paths: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        let document = split::split(&text, &pack.knobs);
        let mut out = format!("# newdoc {}\n", path.file_stem().unwrap_or_default().to_string_lossy());
        for sentence in &document.sentences {
            for token in document.tokens.get(sentence.tokens.clone()).unwrap_or_default() {
                let _ = writeln!(out, "{}\t{}", token.span.of(&text), u8::from(token.space_before));
            }
            out.push('\n');
        }
        print!("{out}");
    }
    Ok(())
}
