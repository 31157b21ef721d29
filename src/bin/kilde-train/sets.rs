//! Sets of annotated claims, in whichever form they are kept.

use kilde::document::{Claim, ClaimKind};
use kilde::language::LanguagePack;
use kilde::pipeline;
use kilde::training::gold::{self, GoldDocument};
use kilde::training::{brat, news};
use std::path::Path;

/// A folder's texts, and whether claims inside of claims are annotated in them.
pub struct Set {
    /// The texts.
    pub documents: Vec<GoldDocument>,
    /// Whether a claim inside another's content counts.
    pub nested: bool,
}

/// Reads a folder: standoff files, JSON beside texts, or the project's own form.
pub fn read(folder: &Path) -> Result<Set, String> {
    if folder.join("attributions").is_dir() {
        return Ok(Set { documents: brat::folder(folder)?, nested: false });
    }
    let documents = gold::folder(folder).ok().filter(|found| !found.is_empty()).map_or_else(|| news::folder(folder), Ok)?;
    Ok(Set { documents, nested: true })
}

impl Set {
    /// The claims that the pack in place finds in a text, as far as the set asks for them: not the article's own voice, and none inside
    /// another where a set annotates none of those.
    pub fn answers(&self, gold: &GoldDocument, pack: &LanguagePack) -> Vec<Claim> {
        let counts = |claim: &Claim| claim.kind != ClaimKind::Unattributed && (self.nested || claim.parent.is_none());
        let claims = pipeline::read(&gold.text, pack, gold.published.as_deref(), Default::default()).claims;
        claims.into_iter().filter(counts).collect()
    }
}
