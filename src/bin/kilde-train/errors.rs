//! The error browser: annotated claims against those that the pack in place finds.

use super::{pack, sets, write};
use kilde::document::Claim;
use kilde::training::errors::{Fate, compare, html, lines};
use std::path::Path;

/// Prints what is not right in a set, or writes a page with everything.
pub fn show(language: &str, folder: &Path, page: Option<&Path>) -> Result<(), String> {
    let pack = pack::load(language)?;
    let set = sets::read(folder)?;
    let answered: Vec<Vec<Claim>> = set.documents.iter().map(|gold| set.answers(gold, &pack)).collect();
    if let Some(page) = page {
        let both: Vec<_> = set.documents.iter().zip(answered).collect();
        return write(page, html(&folder.to_string_lossy(), &both).as_bytes());
    }
    for (gold, mine) in set.documents.iter().zip(&answered) {
        for row in compare(gold, mine).iter().filter(|row| row.fate != Fate::Right) {
            let (annotated, answered) = lines(&gold.text, row);
            println!("{} · {}\n    {annotated}\n    {answered}", gold.id, row.fate.name());
        }
    }
    Ok(())
}
