//! The error browser: annotated claims against those that the pack in place finds.

use super::{pack, write};
use kilde::document::{Claim, ClaimKind};
use kilde::pipeline;
use kilde::training::errors::{Fate, compare, html, lines};
use kilde::training::{brat, gold, news};
use std::path::Path;

/// Prints what is not right in a set, or writes a page with everything.
pub fn show(language: &str, folder: &Path, page: Option<&Path>) -> Result<(), String> {
    let pack = pack::load(language)?;
    let standoff = folder.join("attributions").is_dir();
    let documents = match gold::folder(folder).ok().filter(|found| !found.is_empty()) {
        Some(found) => found,
        None if standoff => brat::folder(folder)?,
        None => news::folder(folder)?,
    };
    let answered: Vec<Vec<Claim>> = documents
        .iter()
        .map(|gold| {
            let claims = pipeline::read(&gold.text, &pack, gold.published.as_deref(), Default::default()).claims;
            // Where claims within a claim are not annotated, none is asked for.
            claims.into_iter().filter(|claim| claim.kind != ClaimKind::Unattributed && !(standoff && claim.parent.is_some())).collect()
        })
        .collect();
    if let Some(page) = page {
        let both: Vec<_> = documents.iter().zip(answered).collect();
        return write(page, html(&folder.to_string_lossy(), &both).as_bytes());
    }
    for (gold, mine) in documents.iter().zip(&answered) {
        for row in compare(gold, mine).iter().filter(|row| row.fate != Fate::Right) {
            let (annotated, answered) = lines(&gold.text, row);
            println!("{} · {}\n    {annotated}\n    {answered}", gold.id, row.fate.name());
        }
    }
    Ok(())
}
