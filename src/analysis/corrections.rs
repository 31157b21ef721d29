//! What a person put right, kept apart from the engine's answer and applied to a copy of it.

use super::contract::{Analysis, AnalysisClaim, AnalysisSource, AnalysisSpan, AnalysisStatus};
use crate::document::{Certainty, ClaimKind, EntityType, SourceKind, Stance};
use crate::text::order::sort_by_number;
use serde::{Deserialize, Serialize};

/// Which claim a correction is about: where its cue, its source and its content begin in the text (UTF-16 in the page),
/// so that it still finds its claim when another version of the engine numbers claims otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
pub struct ClaimKey {
    /// Where the cue begins.
    pub cue: Option<u32>,
    /// Where the source begins.
    pub source: Option<u32>,
    /// Where the first part of the content begins.
    pub content: u32,
}

impl ClaimKey {
    /// The key of a claim of the engine's answer.
    pub fn of(claim: &AnalysisClaim) -> Self {
        ClaimKey {
            cue: claim.cue.as_ref().map(|cue| cue.start),
            source: claim.source.as_ref().map(|source| source.start),
            content: claim.content.first().map_or(0, |part| part.start),
        }
    }
}

/// Which entity a correction is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
pub struct EntityKey {
    /// Its type in the engine's answer.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Its name in the engine's answer.
    pub name: String,
}

/// One thing that a person put right.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Correction {
    /// The claim has another source: a slice of the text, or nobody.
    Source {
        /// The claim.
        claim: ClaimKey,
        /// Who it is; null for nobody named.
        source: Option<AnalysisSpan>,
        /// Canonical name, where it differs from the slice.
        name: Option<String>,
    },
    /// The source does something else with the content.
    Stance {
        /// The claim.
        claim: ClaimKey,
        /// What it does.
        stance: Stance,
    },
    /// It is no claim.
    NotAClaim {
        /// The claim.
        claim: ClaimKey,
    },
    /// There is a claim that the engine did not see.
    AddClaim {
        /// What is claimed.
        content: AnalysisSpan,
        /// Who claims it.
        source: Option<AnalysisSpan>,
        /// What they do with it.
        stance: Stance,
    },
    /// The entity is of another type.
    EntityType {
        /// The entity.
        entity: EntityKey,
        /// What it is.
        #[serde(rename = "type")]
        to: EntityType,
    },
    /// Two entities are one.
    Merge {
        /// The one that stays.
        into: EntityKey,
        /// The one that goes.
        from: EntityKey,
    },
    /// One entity is two: the mentions that begin at these places are somebody else.
    Split {
        /// The entity.
        entity: EntityKey,
        /// Where the mentions begin.
        mentions: Vec<u32>,
        /// The name of the new one.
        name: String,
    },
}

/// A correction as it is written, read field by field: what serde derives for an enum with a tag makes the wasm 12 kB heavier, packed.
#[derive(Deserialize)]
struct Written {
    kind: String,
    claim: Option<ClaimKey>,
    source: Option<AnalysisSpan>,
    name: Option<String>,
    stance: Option<Stance>,
    content: Option<AnalysisSpan>,
    entity: Option<EntityKey>,
    #[serde(rename = "type")]
    to: Option<EntityType>,
    into: Option<EntityKey>,
    from: Option<EntityKey>,
    mentions: Option<Vec<u32>>,
}

impl<'de> Deserialize<'de> for Correction {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const KINDS: &[&str] = &["source", "stance", "not_a_claim", "add_claim", "entity_type", "merge", "split"];
        let Written { kind, claim, source, name, stance, content, entity, to, into, from, mentions } = Written::deserialize(deserializer)?;
        let correction = match kind.as_str() {
            "source" => claim.map(|claim| Correction::Source { claim, source, name }).ok_or("claim"),
            "stance" => claim.ok_or("claim").and_then(|claim| Ok(Correction::Stance { claim, stance: stance.ok_or("stance")? })),
            "not_a_claim" => claim.map(|claim| Correction::NotAClaim { claim }).ok_or("claim"),
            "add_claim" => {
                content.ok_or("content").and_then(|content| Ok(Correction::AddClaim { content, source, stance: stance.ok_or("stance")? }))
            }
            "entity_type" => entity.ok_or("entity").and_then(|entity| Ok(Correction::EntityType { entity, to: to.ok_or("type")? })),
            "merge" => into.ok_or("into").and_then(|into| Ok(Correction::Merge { into, from: from.ok_or("from")? })),
            "split" => entity
                .ok_or("entity")
                .and_then(|entity| Ok(Correction::Split { entity, mentions: mentions.ok_or("mentions")?, name: name.ok_or("name")? })),
            other => return Err(serde::de::Error::unknown_variant(other, KINDS)),
        };
        correction.map_err(serde::de::Error::missing_field)
    }
}

/// An analysis with the corrections applied, and what they touched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
pub struct Corrected {
    /// The engine's answer with the corrections applied. Claims keep their ids; added ones follow.
    pub analysis: Analysis,
    /// Ids of the claims that a person said are none: they stand in `analysis`, and are to be left out.
    pub dropped: Vec<usize>,
    /// Ids of the claims that a person changed or added.
    pub changed: Vec<usize>,
    /// Ids of the entities that a person changed or made.
    pub changed_entities: Vec<usize>,
    /// Indices of the corrections that found nothing to correct in this answer.
    pub lost: Vec<usize>,
}

/// Applies the corrections in order to a copy of the answer.
pub fn correct(analysis: &Analysis, corrections: &[Correction]) -> Corrected {
    let mut work =
        Corrected { analysis: analysis.clone(), dropped: Vec::new(), changed: Vec::new(), changed_entities: Vec::new(), lost: Vec::new() };
    for (index, correction) in corrections.iter().enumerate() {
        if work.apply(analysis, correction).is_none() {
            work.lost.push(index);
        }
    }
    for list in [&mut work.dropped, &mut work.changed, &mut work.changed_entities] {
        sort_by_number(list, |&index| index as u64);
        list.dedup();
    }
    work
}

impl Corrected {
    /// The claims that stand after the corrections.
    pub fn claims(&self) -> impl Iterator<Item = &AnalysisClaim> {
        self.analysis.claims.iter().filter(|claim| !self.dropped.contains(&claim.id))
    }

    /// Those that are ascribed to somebody, and those of the article's own voice that a person touched.
    pub fn attributed(&self) -> impl Iterator<Item = &AnalysisClaim> {
        self.claims().filter(|claim| claim.kind != ClaimKind::Unattributed || self.changed.contains(&claim.id))
    }

    /// Applies one correction; `None` where what it is about is not there.
    fn apply(&mut self, original: &Analysis, correction: &Correction) -> Option<()> {
        match correction {
            Correction::Source { claim, source, name } => {
                let id = find_claim(original, *claim)?;
                let made = source.as_ref().map(|span| self.source(span, name.as_deref()));
                self.analysis.claims.get_mut(id)?.source = made;
                self.changed.push(id);
            }
            Correction::Stance { claim, stance } => {
                let id = find_claim(original, *claim)?;
                self.analysis.claims.get_mut(id)?.stance = *stance;
                self.changed.push(id);
            }
            Correction::NotAClaim { claim } => self.dropped.push(find_claim(original, *claim)?),
            Correction::AddClaim { content, source, stance } => {
                let id = self.analysis.claims.len();
                let source = source.as_ref().map(|span| self.source(span, None));
                self.analysis.claims.push(added(id, content.clone(), source, *stance));
                self.changed.push(id);
            }
            Correction::EntityType { entity, to } => {
                let id = find_entity(original, entity)?;
                self.analysis.entities.get_mut(id)?.kind = *to;
                self.changed_entities.push(id);
            }
            Correction::Merge { into, from } => {
                let (into, from) = (find_entity(original, into)?, find_entity(original, from)?);
                self.merge(into, from)?;
            }
            Correction::Split { entity, mentions, name } => {
                let id = find_entity(original, entity)?;
                self.split(id, mentions, name)?;
            }
        }
        Some(())
    }

    /// A source that a person chose: the entity named there, if there is one.
    fn source(&self, span: &AnalysisSpan, name: Option<&str>) -> AnalysisSource {
        let named = self.analysis.entities.iter().find(|entity| {
            // The last name in the phrase is whom it names ("en talsmand for politiet, Holger Vehren"), and nothing may follow it.
            let there = entity.mentions.iter().any(|m| m.start >= span.start && m.end == span.end);
            name.map_or(there, |name| entity.name == name)
        });
        AnalysisSource {
            start: span.start,
            end: span.end,
            text: span.text.clone(),
            entity: named.map(|entity| entity.id),
            name: name.map(str::to_owned).or_else(|| named.map(|e| e.name.clone())).unwrap_or_else(|| span.text.clone()),
            kind: if named.is_some() || name.is_some() { SourceKind::Named } else { SourceKind::Role },
        }
    }

    /// Gives all mentions of `from` to `into`; what referred to the one refers to the other.
    fn merge(&mut self, into: usize, from: usize) -> Option<()> {
        if into == from {
            return None;
        }
        let name = self.analysis.entities.get(into)?.name.clone();
        let mut moved = std::mem::take(&mut self.analysis.entities.get_mut(from)?.mentions);
        let kept = self.analysis.entities.get_mut(into)?;
        kept.mentions.append(&mut moved);
        sort_by_number(&mut kept.mentions, |mention| mention.start.into());
        for claim in &mut self.analysis.claims {
            if let Some(source) = claim.source.as_mut().filter(|source| source.entity == Some(from)) {
                source.entity = Some(into);
                source.name.clone_from(&name);
            }
            for via in claim.via.iter_mut().filter(|via| via.entity == Some(from)) {
                via.entity = Some(into);
            }
            for id in claim.entities.iter_mut().filter(|id| **id == from) {
                *id = into;
            }
        }
        self.changed_entities.extend([into, from]);
        Some(())
    }

    /// Takes the mentions that begin at `starts` out of an entity and makes another of them.
    fn split(&mut self, entity: usize, starts: &[u32], name: &str) -> Option<()> {
        let id = self.analysis.entities.len();
        let old = self.analysis.entities.get_mut(entity)?;
        let (out, kept) = old.mentions.drain(..).partition(|mention| starts.contains(&mention.start));
        old.mentions = kept;
        let made = super::contract::AnalysisEntity { id, name: name.to_owned(), mentions: out, ..old.clone() };
        self.analysis.entities.push(made);
        for claim in &mut self.analysis.claims {
            let moved = claim.source.as_mut().filter(|s| s.entity == Some(entity) && starts.iter().any(|&at| s.start <= at && at < s.end));
            if let Some(source) = moved {
                source.entity = Some(id);
                source.name = name.to_owned();
            }
        }
        self.changed_entities.extend([entity, id]);
        Some(())
    }
}

fn find_claim(analysis: &Analysis, key: ClaimKey) -> Option<usize> {
    analysis.claims.iter().position(|claim| ClaimKey::of(claim) == key)
}

fn find_entity(analysis: &Analysis, key: &EntityKey) -> Option<usize> {
    analysis.entities.iter().position(|entity| entity.kind == key.kind && entity.name == key.name)
}

/// A claim that a person added; nothing is known of it but what they said.
fn added(id: usize, content: AnalysisSpan, source: Option<AnalysisSource>, stance: Stance) -> AnalysisClaim {
    AnalysisClaim {
        id,
        kind: if source.is_some() { ClaimKind::Indirect } else { ClaimKind::Unattributed },
        content: vec![content],
        source,
        cue: None,
        via: Vec::new(),
        medium: None,
        addressee: None,
        time: None,
        stance,
        certainty: Certainty::Certain,
        hedges: Vec::new(),
        negated: false,
        parent: None,
        about: Vec::new(),
        status: AnalysisStatus { confirmed_by: Vec::new(), denied_by: Vec::new(), unconfirmed_by: Vec::new() },
        entities: Vec::new(),
        times: Vec::new(),
        quantities: Vec::new(),
        evidence: Vec::new(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_as_it_is_written() {
        let claim = ClaimKey { cue: Some(9), source: None, content: 17 };
        let entity = EntityKey { kind: EntityType::Org, name: "Politiet".into() };
        let span = AnalysisSpan { start: 1, end: 5, text: "Bo".into() };
        for correction in [
            Correction::Source { claim, source: Some(span.clone()), name: Some("Bo".into()) },
            Correction::Source { claim, source: None, name: None },
            Correction::Stance { claim, stance: Stance::Denies },
            Correction::NotAClaim { claim },
            Correction::AddClaim { content: span, source: None, stance: Stance::Asserts },
            Correction::EntityType { entity: entity.clone(), to: EntityType::Per },
            Correction::Merge { into: entity.clone(), from: entity.clone() },
            Correction::Split { entity, mentions: vec![3, 8], name: "Politikredsen".into() },
        ] {
            let written = serde_json::to_value(&correction).unwrap();
            assert_eq!(serde_json::from_value::<Correction>(written.clone()).unwrap(), correction);
            // Without any one of the fields that it needs it is refused, by the field's name.
            for field in written.as_object().unwrap().keys().filter(|key| !matches!(key.as_str(), "source" | "name")) {
                let mut less = written.clone();
                less.as_object_mut().unwrap().shift_remove(field);
                let error = serde_json::from_value::<Correction>(less).unwrap_err().to_string();
                assert_eq!(error, format!("missing field `{field}`"));
            }
        }
        let error = serde_json::from_str::<Correction>(r#"{"kind":"verdict"}"#).unwrap_err().to_string();
        assert!(error.starts_with("unknown variant `verdict`"), "{error}");
    }
}
