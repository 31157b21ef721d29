//! Floor 4: picks the language pack and runs the stages in order.

use crate::document::{Claim, Compounds, Document, Entity, Quantity, Tags, Time};
use crate::engine::{answers, attribution, coreference, names, quantities, split, tag, times};
use crate::language::LanguagePack;

/// What the stages made of one text.
#[derive(Debug, Default)]
pub struct Reading<'t> {
    /// The text, cut.
    pub document: Document<'t>,
    /// Parts of speech.
    pub tags: Tags,
    /// Who and what is named.
    pub entities: Vec<Entity>,
    /// Expressions of time.
    pub times: Vec<Time>,
    /// Numbers and what they count.
    pub quantities: Vec<Quantity>,
    /// Who claims what.
    pub claims: Vec<Claim>,
    /// The day that relative times count from, if it is known (ISO 8601).
    pub published: Option<String>,
}

/// Reads a text by a language's pack.
pub fn read<'t>(text: &'t str, pack: &LanguagePack, published: Option<&str>, compounds: Compounds) -> Reading<'t> {
    let document = split::split(text, &pack.knobs);
    let shapes = tag::shapes(&document);
    let tags = tag::tag(&document, &shapes, pack);
    let named = names::find(&document, &shapes, &tags, pack, compounds);
    let entities = names::gather(&document, &tags, &named, pack);
    let published = published.map(str::to_owned).or_else(|| times::dateline(&document, &tags, pack));
    let times = times::find(&document, &tags, pack, published.as_deref());
    let quantities = quantities::find(&document, &tags, &times, &entities, pack);
    let mut claims = attribution::attribute(&document, &tags, &times, pack);
    coreference::resolve(&document, &tags, &entities, &mut claims, pack);
    answers::link(&document, &mut claims, pack);
    Reading { document, tags, entities, times, quantities, claims, published }
}
