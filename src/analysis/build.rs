//! From what the stages made to the contract: offsets are turned here, once, and ids cross-linked.

use super::contract::*;
use crate::document::{Claim, ClaimKind, Stance};
use crate::pipeline::Reading;
use crate::text::order::sort_by_number;
use crate::text::{OffsetMap, Span, Unit};
use std::collections::BTreeSet;

/// The contract's value for a reading.
pub(crate) fn build(reading: &Reading<'_>, language: &str, unit: Unit) -> Analysis {
    let edge = Edge { text: reading.document.text, map: OffsetMap::new(reading.document.text, unit) };
    let document = &reading.document;
    let places = Places::of(reading);
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
        claims: reading.claims.iter().enumerate().map(|(id, claim)| edge.claim(&places, id, claim)).collect(),
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

    fn claim(&self, places: &Places, id: usize, claim: &Claim) -> AnalysisClaim {
        AnalysisClaim {
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
            status: places.status(id),
            entities: places.entities(claim),
            times: inside(&claim.content, &places.times),
            quantities: inside(&claim.content, &places.quantities),
            evidence: claim
                .evidence
                .iter()
                .map(|e| AnalysisEvidence { rule: e.rule.clone(), spans: self.spans(&e.spans), score: e.score })
                .collect(),
        }
    }
}

/// What lies where, in the order of the text with its index, so that a long text is not gone through for each of its claims.
struct Places {
    mentions: Vec<(Span, usize)>,
    times: Vec<(Span, usize)>,
    quantities: Vec<(Span, usize)>,
    /// Answered claim, stance, answering claim, in this order.
    answers: Vec<(usize, Stance, usize)>,
}

impl Places {
    fn of(reading: &Reading<'_>) -> Self {
        let mentions = reading.entities.iter().enumerate().flat_map(|(id, entity)| entity.mentions.iter().map(move |m| (m.span, id)));
        let claims = reading.claims.iter().enumerate();
        let mut answers: Vec<(usize, Stance, usize)> =
            claims.flat_map(|(id, claim)| claim.about.iter().map(move |&about| (about, claim.stance, id))).collect();
        sort_by_number(&mut answers, |&(about, ..)| about as u64);
        Places {
            mentions: in_order(mentions.collect()),
            times: in_order(reading.times.iter().map(|time| time.span).zip(0..).collect()),
            quantities: in_order(reading.quantities.iter().map(|quantity| quantity.span).zip(0..).collect()),
            answers,
        }
    }

    /// Who answered the claim: the other direction of `about`.
    fn status(&self, id: usize) -> AnalysisStatus {
        let first = self.answers.partition_point(|&(about, ..)| about < id);
        let here: Vec<_> = self.answers.iter().skip(first).take_while(|&&(about, ..)| about == id).collect();
        let with = |stance: Stance| here.iter().filter(|(_, other, _)| *other == stance).map(|&&(.., index)| index).collect();
        AnalysisStatus { confirmed_by: with(Stance::Confirms), denied_by: with(Stance::Denies), unconfirmed_by: with(Stance::Unconfirmed) }
    }

    /// Indices of the entities that content or source name.
    fn entities(&self, claim: &Claim) -> Vec<usize> {
        let source = claim.source.as_ref().map(|source| source.span).filter(|_| claim.kind != ClaimKind::Unattributed);
        let parts: Vec<Span> = claim.content.iter().copied().chain(source).collect();
        inside(&parts, &self.mentions)
    }
}

fn in_order(mut places: Vec<(Span, usize)>) -> Vec<(Span, usize)> {
    sort_by_number(&mut places, |(span, _)| span.start.into());
    places
}

/// Numbers of what lies in any of the parts, each once, in rising order.
fn inside(parts: &[Span], places: &[(Span, usize)]) -> Vec<usize> {
    let mut found = BTreeSet::new();
    for part in parts {
        let first = places.partition_point(|(span, _)| span.start < part.start);
        let near = places.iter().skip(first).take_while(|(span, _)| span.start <= part.end);
        found.extend(near.filter(|(span, _)| part.covers(*span)).map(|&(_, index)| index));
    }
    found.into_iter().collect()
}
