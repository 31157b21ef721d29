//! Floor 4: picks the language pack and runs the stages in order.

use crate::document::{Claim, Compounds, Document, Entity, Quantity, Tags, Time};
use crate::engine::rules::Atoms;
use crate::engine::{answers, attribution, coreference, names, quantities, split, tag, times};
use crate::language::LanguagePack;
use crate::model::Shape;

/// What the stages made of one text.
#[derive(Debug, Default)]
pub struct Reading<'t> {
    /// The text, cut.
    pub document: Document<'t>,
    /// The words' shapes, of which features are made.
    pub shapes: Vec<Shape>,
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
    let mut reading = before_claims(text, pack, published, compounds);
    let findings =
        attribution::Findings { shapes: &reading.shapes, tags: &reading.tags, entities: &reading.entities, times: &reading.times };
    let mut claims = attribution::attribute(&reading.document, findings, pack);
    coreference::resolve(&reading.document, &reading.tags, &reading.entities, &mut claims, pack);
    answers::link(&reading.document, &mut claims, pack);
    reading.claims = claims;
    reading
}

/// The stages before attribution.
pub fn before_claims<'t>(text: &'t str, pack: &LanguagePack, published: Option<&str>, compounds: Compounds) -> Reading<'t> {
    let document = split::split(text, &pack.knobs);
    let shapes = tag::shapes(&document);
    let tags = tag::tag(&document, &shapes, pack);
    let named = names::find(&document, &shapes, &tags, pack, compounds);
    let entities = names::gather(&document, &tags, &named, pack);
    let atoms = Atoms::cut(&document, &tags, &pack.measures, &pack.knobs);
    let published = published.map(str::to_owned).or_else(|| times::dateline(&atoms, pack));
    let times = times::find(&atoms, pack, published.as_deref());
    let quantities = quantities::find(&atoms, &times, &entities, pack);
    Reading { document, shapes, tags, entities, times, quantities, claims: Vec::new(), published }
}
