//! A language's folder to one pack file.

use super::record::Record;
use crate::model::write_pack;
use std::collections::BTreeMap;
use std::path::Path;

/// Packs all lists (`.tsv`), rules (`.rules`) and models (`.model`) of a folder and the folders in it, named by their path from it.
///
/// # Errors
/// A sentence that names the file that cannot be read.
pub fn pack_folder(language: &str, folder: &Path) -> Result<Vec<u8>, String> {
    let mut sections = BTreeMap::new();
    collect(folder, "", &mut sections)?;
    write_pack(language, Record::of(folder).inputs(), &sections).map_err(|error| error.to_string())
}

fn collect(folder: &Path, prefix: &str, sections: &mut BTreeMap<String, Vec<u8>>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("The folder {} cannot be read: {error}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), sections)?;
        } else if [".tsv", ".rules", ".model"].iter().any(|ending| name.ends_with(ending)) {
            let data = std::fs::read(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
            let data = if name.ends_with(".rules") { bare(&data) } else { data };
            sections.insert(format!("{prefix}{name}"), data);
        }
    }
    Ok(())
}

/// Rules without their notes and examples, which only tests read.
fn bare(rules: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(rules);
    let kept = |line: &&str| !line.trim().is_empty() && !["#", "yes ", "no "].iter().any(|start| line.starts_with(start));
    text.lines().filter(kept).flat_map(|line| [line, "\n"]).collect::<String>().into_bytes()
}
