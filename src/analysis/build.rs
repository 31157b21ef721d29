//! From what the stages made to the contract: offsets are turned here, once, and ids cross-linked.

use super::contract::*;
use crate::document::{Claim, ClaimKind, Stance};
use crate::pipeline::Reading;
use crate::text::{OffsetMap, Span, Unit};

/// The contract's value for a reading.
pub(crate) fn build(reading: &Reading<'_>, language: &str, unit: Unit) -> Analysis {
    let edge = Edge { text: reading.document.text, map: OffsetMap::new(reading.document.text, unit) };
    let document = &reading.document;
    Analysis {
        format: FORMAT,
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        language: language.to_owned(),
        published: reading.published.clone(),
        offsets: unit,
        paragraphs: document
            .paragraphs
            .iter()
            .map(|p| AnalysisParagraph { start: edge.at(p.span.start), end: edge.at(p.span.end), kind: p.kind })
            .collect(),
        sentences: document
            .sentences
            .iter()
            .map(|s| AnalysisSentence { start: edge.at(s.span.start), end: edge.at(s.span.end), paragraph: s.paragraph })
            .collect(),
        entities: reading.entities.iter().enumerate().map(|(id, entity)| edge.entity(id, entity)).collect(),
        times: reading.times.iter().map(|time| edge.time(time)).collect(),
        quantities: reading.quantities.iter().map(|quantity| edge.quantity(quantity)).collect(),
        claims: (0..reading.claims.len()).filter_map(|id| edge.claim(reading, id)).collect(),
        voices: super::voices::voices(reading),
        numbers: super::numbers::numbers(reading),
    }
}

/// Bytes in, the caller's unit out.
struct Edge<'t> {
    text: &'t str,
    map: OffsetMap<'t>,
}

impl Edge<'_> {
    fn at(&self, byte: u32) -> u32 {
        self.map.get(byte)
    }

    fn parts(&self, span: Span) -> (u32, u32, String) {
        (self.at(span.start), self.at(span.end), span.of(self.text).to_owned())
    }

    fn span(&self, span: Span) -> AnalysisSpan {
        let (start, end, text) = self.parts(span);
        AnalysisSpan { start, end, text }
    }

    fn spans(&self, spans: &[Span]) -> Vec<AnalysisSpan> {
        spans.iter().map(|&span| self.span(span)).collect()
    }

    fn entity(&self, id: usize, entity: &crate::document::Entity) -> AnalysisEntity {
        AnalysisEntity {
            id,
            kind: entity.kind,
            name: entity.name.clone(),
            role: entity.role.clone(),
            country: entity.country.clone(),
            mentions: entity
                .mentions
                .iter()
                .map(|mention| {
                    let (start, end, text) = self.parts(mention.span);
                    AnalysisMention { start, end, text, form: mention.form }
                })
                .collect(),
        }
    }

    fn time(&self, time: &crate::document::Time) -> AnalysisTime {
        let (start, end, text) = self.parts(time.span);
        AnalysisTime {
            start,
            end,
            text,
            kind: time.kind,
            value: time.value.clone(),
            known: time.known.clone(),
            modifier: time.modifier,
            from: time.from.clone(),
            to: time.to.clone(),
            rule: time.rule.clone(),
            because: self.spans(&time.because),
        }
    }

    fn quantity(&self, quantity: &crate::document::Quantity) -> AnalysisQuantity {
        let (start, end, text) = self.parts(quantity.span);
        AnalysisQuantity {
            start,
            end,
            text,
            value: quantity.value,
            min: quantity.min,
            max: quantity.max,
            bound: quantity.bound,
            unit: quantity.unit.clone(),
            noun: quantity.noun.clone(),
            currency: quantity.currency.clone(),
            harm: quantity.harm,
            rule: quantity.rule.clone(),
            because: quantity.because.map(|span| self.span(span)),
            revises: quantity.revises,
        }
    }

    fn claim(&self, reading: &Reading<'_>, id: usize) -> Option<AnalysisClaim> {
        let claim = reading.claims.get(id)?;
        Some(AnalysisClaim {
            id,
            kind: claim.kind,
            content: self.spans(&claim.content),
            source: claim.source.as_ref().map(|source| {
                let (start, end, text) = self.parts(source.span);
                AnalysisSource { start, end, text, entity: source.entity, name: source.name.clone(), kind: source.kind }
            }),
            cue: claim.cue.as_ref().map(|cue| {
                let (start, end, text) = self.parts(cue.span);
                AnalysisCue { start, end, text, lemma: cue.lemma.clone(), class: cue.class.clone() }
            }),
            via: claim
                .via
                .iter()
                .map(|via| {
                    let (start, end, text) = self.parts(via.span);
                    AnalysisVia { start, end, text, entity: via.entity }
                })
                .collect(),
            medium: claim.medium.map(|span| self.span(span)),
            addressee: claim.addressee.map(|span| self.span(span)),
            time: claim.time.map(|span| self.span(span)),
            stance: claim.stance,
            certainty: claim.certainty,
            hedges: self.spans(&claim.hedges),
            negated: claim.negated,
            parent: claim.parent,
            about: claim.about.clone(),
            status: status(reading, id),
            entities: entities_of(reading, claim),
            times: inside(claim, reading.times.iter().map(|time| time.span)),
            quantities: inside(claim, reading.quantities.iter().map(|quantity| quantity.span)),
            evidence: claim
                .evidence
                .iter()
                .map(|e| AnalysisEvidence { rule: e.rule.clone(), spans: self.spans(&e.spans), score: e.score })
                .collect(),
        })
    }
}

/// Who answered the claim: the other direction of `about`.
fn status(reading: &Reading<'_>, id: usize) -> AnalysisStatus {
    let with = |stance: Stance| {
        let answers = reading.claims.iter().enumerate().filter(|(_, c)| c.stance == stance && c.about.contains(&id));
        answers.map(|(index, _)| index).collect()
    };
    AnalysisStatus { confirmed_by: with(Stance::Confirms), denied_by: with(Stance::Denies), unconfirmed_by: with(Stance::Unconfirmed) }
}

/// Indices of the spans that lie in the claim's content.
fn inside(claim: &Claim, spans: impl Iterator<Item = Span>) -> Vec<usize> {
    let hit = |span: Span| claim.content.iter().any(|part| part.covers(span));
    spans.enumerate().filter(|&(_, span)| hit(span)).map(|(index, _)| index).collect()
}

fn entities_of(reading: &Reading<'_>, claim: &Claim) -> Vec<usize> {
    let source = claim.source.as_ref().map(|source| source.span).filter(|_| claim.kind != ClaimKind::Unattributed);
    let hit = |span: Span| claim.content.iter().copied().chain(source).any(|part| part.covers(span));
    let named = reading.entities.iter().enumerate().filter(|(_, e)| e.mentions.iter().any(|m| hit(m.span)));
    named.map(|(index, _)| index).collect()
}
