//! Who claims what: from cues to claims.

mod details;
mod draft;
mod frames;
pub mod learned;
mod phrases;
mod quotes;
mod scene;
mod site;
mod sources;
mod stance;
mod tidy;
mod unattributed;

pub use draft::Draft;
pub use frames::{FRAMES, Frame, VERBS, find_all};
pub use quotes::{Quote, Quotes};
pub use scene::{FoundPhrase, Scene, Word};

use crate::document::{Certainty, Claim, ClaimKind, Cue, Document, Entity, Evidence, Relay, Source, Stance, Tags, Time};
use crate::language::{LanguagePack, Strengths};
use crate::model::Shape;
use crate::text::Span;
use crate::text::order::{pair, sort_by_number};

/// What earlier stages found, as attribution looks at it.
#[derive(Clone, Copy)]
pub struct Findings<'f> {
    /// Shapes of the words.
    pub shapes: &'f [Shape],
    /// Parts of speech.
    pub tags: &'f Tags,
    /// Who and what is named.
    pub entities: &'f [Entity],
    /// Expressions of time.
    pub times: &'f [Time],
}

/// Finds the claims of a document, in the order of the text. Sources are named as they stand; coreference resolves them.
pub fn attribute(document: &Document<'_>, findings: Findings<'_>, pack: &LanguagePack) -> Vec<Claim> {
    if pack.attribution.is_empty() {
        return Vec::new();
    }
    let scene = Scene::new(document, findings.tags, &pack.attribution, &pack.knobs);
    let rules = find_all(&scene);
    let drafts =
        if pack.claims.is_empty() { rules } else { learned::find(&sight(&scene, &rules, findings, pack, &pack.strengths), &pack.claims) };
    let drafts = tidy::tidy(&scene, drafts, findings.times);
    let mut claims: Vec<Claim> = drafts.iter().map(|draft| finish(&scene, draft, findings.times)).collect();
    nest(&scene, &drafts, &mut claims);
    claims.extend(unattributed::find(&scene, &drafts).into_iter().map(|range| own_voice(document.span(range))));
    in_order(claims)
}

/// A document as the learned models see it; `strengths` tells how often its words attribute.
pub fn sight<'a, 's>(
    scene: &'a Scene<'s>,
    rules: &'a [Draft],
    findings: Findings<'a>,
    pack: &'a LanguagePack,
    strengths: &Strengths,
) -> learned::Sight<'a, 's> {
    let lemma = |token: usize| pack.lemmas.lemma(scene.document.word(token), scene.document.lower(token), findings.tags.upos(token));
    learned::Sight::new(scene, findings.shapes, rules, findings.entities, strengths, &lemma)
}

/// A claim of a draft.
fn finish(scene: &Scene<'_>, draft: &Draft, times: &[Time]) -> Claim {
    let document = scene.document;
    let details = details::read(scene, draft, times);
    let negated = stance::negated(scene, draft);
    let stance = stance::stance(scene, draft, negated);
    let (certainty, hedges) = stance::certainty(scene, draft, stance);
    let cue = (!draft.cue.is_empty()).then(|| {
        let span = document.span(draft.cue.clone());
        let known = scene.lexicon.cue(draft.entry);
        Cue {
            span,
            lemma: known.map_or_else(|| document.lower(draft.cue.start).to_owned(), |cue| cue.lemma.clone()),
            class: known.map_or_else(|| "state".to_owned(), |cue| cue.class.clone()),
        }
    });
    let source = draft.source.clone().map(|range| {
        let stands_for = sources::antecedent(scene, &range);
        let antecedent = stands_for.clone().map(|range| document.span(range));
        let span = document.span(range.clone());
        let name = antecedent.unwrap_or(span).of(document.text).to_owned();
        Source { span, antecedent, entity: None, name, kind: sources::kind(scene, stands_for.as_ref().unwrap_or(&range)) }
    });
    let spans = cue.iter().map(|cue| cue.span).chain(source.iter().flat_map(|source| [Some(source.span), source.antecedent]).flatten());
    let spans = spans.collect();
    Claim {
        kind: draft.kind,
        content: draft.content.iter().map(|range| document.span(range.clone())).collect(),
        source,
        cue,
        via: details.via.into_iter().map(|range| Relay { span: document.span(range), entity: None }).collect(),
        medium: details.medium.map(|range| document.span(range)),
        addressee: details.addressee.map(|range| document.span(range)),
        time: details.time,
        stance,
        certainty,
        hedges,
        negated,
        parent: None,
        about: Vec::new(),
        evidence: vec![Evidence { rule: draft.rule.to_owned(), spans, score: draft.score }],
    }
}

/// A statement of the article's own.
fn own_voice(span: Span) -> Claim {
    Claim {
        kind: ClaimKind::Unattributed,
        content: vec![span],
        source: None,
        cue: None,
        via: Vec::new(),
        medium: None,
        addressee: None,
        time: None,
        stance: Stance::Asserts,
        certainty: Certainty::Certain,
        hedges: Vec::new(),
        negated: false,
        parent: None,
        about: Vec::new(),
        evidence: vec![Evidence { rule: "own-voice".to_owned(), spans: vec![span], score: None }],
    }
}

/// Gives each claim whose cue stands in another's content that claim as its parent; of several the smallest.
fn nest(scene: &Scene<'_>, drafts: &[Draft], claims: &mut [Claim]) {
    for (index, draft) in drafts.iter().enumerate() {
        let anchor = draft.anchor();
        let from = drafts.partition_point(|other| other.anchor() + 4000 < anchor);
        let parent = drafts
            .iter()
            .enumerate()
            .skip(from)
            .take_while(|(_, other)| other.anchor() < anchor + 4000)
            .filter(|&(other_index, other)| {
                other_index != index
                    && other.holds(anchor)
                    && !(draft.holds(other.anchor()) && draft.extent().len() >= other.extent().len())
            })
            .min_by_key(|(_, other)| other.extent().len())
            .map(|(other_index, _)| other_index);
        if let (Some(claim), false) = (claims.get_mut(index), scene.is_empty()) {
            claim.parent = parent;
        }
    }
}

/// Sorts claims by where they begin and renumbers the links between them.
fn in_order(claims: Vec<Claim>) -> Vec<Claim> {
    let place = |claim: &Claim| {
        let content = claim.content.first().map_or(u32::MAX, |span| span.start);
        let cue = claim.cue.as_ref().map_or(content, |cue| cue.span.start);
        (content.min(cue), content, cue)
    };
    let mut order: Vec<usize> = (0..claims.len()).collect();
    let place = |&index: &usize| claims.get(index).map(place).unwrap_or_default();
    sort_by_number(&mut order, |index| u64::from(place(index).2));
    sort_by_number(&mut order, |index| pair(place(index).0, place(index).1));
    let mut number = vec![0; claims.len()];
    for (new, &old) in order.iter().enumerate() {
        if let Some(slot) = number.get_mut(old) {
            *slot = new;
        }
    }
    let mut slots: Vec<Option<Claim>> = claims.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|old| slots.get_mut(old).and_then(Option::take))
        .map(|mut claim| {
            claim.parent = claim.parent.and_then(|old| number.get(old).copied());
            claim
        })
        .collect()
}
