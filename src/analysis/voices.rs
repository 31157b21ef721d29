//! Who is heard, who is only spoken of, who is accused without being heard.

use super::contract::AnalysisVoice;
use crate::document::{Claim, ClaimKind, EntityType, SourceKind, Stance};
use crate::pipeline::Reading;
use crate::text::order::{pair, sort_by_number};
use std::collections::HashMap;

/// The parties of an article: sources in the order in which they first speak, then people and organisations that are only spoken of.
pub(super) fn voices(reading: &Reading<'_>) -> Vec<AnalysisVoice> {
    let mut voices: Vec<AnalysisVoice> = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    let mut by_entity: HashMap<usize, usize> = HashMap::new();
    for (id, claim) in reading.claims.iter().enumerate() {
        let Some(source) = claim.source.as_ref().filter(|_| claim.kind != ClaimKind::Unattributed) else { continue };
        let known = source.entity.and_then(|entity| by_entity.get(&entity)).or_else(|| by_name.get(&source.name.to_lowercase())).copied();
        let index = known.unwrap_or_else(|| {
            let mentions = source.entity.and_then(|entity| reading.entities.get(entity)).map_or(0, |entity| entity.mentions.len());
            voices.push(voice(source.entity, source.name.clone(), source.kind, mentions));
            voices.len() - 1
        });
        by_name.entry(source.name.to_lowercase()).or_insert(index);
        if let Some(entity) = source.entity {
            by_entity.entry(entity).or_insert(index);
        }
        if let Some(voice) = voices.get_mut(index) {
            voice.claims.push(id);
            voice.heard = true;
            // A description has no mentions of its own: each claim is one.
            if voice.entity.is_none() {
                voice.mentions += 1;
            }
        }
    }
    for (index, entity) in reading.entities.iter().enumerate() {
        let party = matches!(entity.kind, EntityType::Per | EntityType::Org);
        if party && !by_entity.contains_key(&index) {
            by_entity.insert(index, voices.len());
            voices.push(voice(Some(index), entity.name.clone(), SourceKind::Named, entity.mentions.len()));
        }
    }
    accused(reading, &mut voices, &by_entity);
    // A medium that only relays is no party.
    let relays: std::collections::HashSet<usize> =
        reading.claims.iter().flat_map(|claim| claim.via.iter().filter_map(|via| via.entity)).collect();
    voices.retain(|voice| voice.heard || voice.entity.is_none_or(|entity| !relays.contains(&entity)));
    voices
}

fn voice(entity: Option<usize>, name: String, kind: SourceKind, mentions: usize) -> AnalysisVoice {
    AnalysisVoice { entity, name, kind, claims: Vec::new(), mentions, accused_in: Vec::new(), heard: false }
}

/// Notes whom accusations name: the people, organisations and places in their content.
fn accused(reading: &Reading<'_>, voices: &mut Vec<AnalysisVoice>, by_entity: &HashMap<usize, usize>) {
    let mut mentions: Vec<(u32, u32, usize)> = reading
        .entities
        .iter()
        .enumerate()
        .flat_map(|(index, entity)| entity.mentions.iter().map(move |m| (m.span.start, m.span.end, index)))
        .collect();
    sort_by_number(&mut mentions, |&(start, end, _)| pair(start, end));
    let inside = |claim: &Claim| -> Vec<usize> {
        let part = |span: &crate::text::Span| {
            let from = mentions.partition_point(|&(start, ..)| start < span.start);
            let end = span.end;
            mentions
                .get(from..)
                .unwrap_or_default()
                .iter()
                .take_while(move |&&(start, ..)| start < end)
                .map(|&(.., entity)| entity)
                .collect::<Vec<_>>()
        };
        claim.content.iter().flat_map(part).collect()
    };
    let mut places: HashMap<usize, usize> = by_entity.clone();
    for (id, claim) in reading.claims.iter().enumerate().filter(|(_, claim)| claim.stance == Stance::Accuses) {
        let own = claim.source.as_ref().and_then(|source| source.entity);
        // The accused stands first in the content; what follows is the ground.
        let Some(entity) = inside(claim).into_iter().find(|&entity| Some(entity) != own) else { continue };
        let index = *places.entry(entity).or_insert_with(|| {
            let known = reading.entities.get(entity);
            voices.push(voice(
                Some(entity),
                known.map_or_else(String::new, |e| e.name.clone()),
                SourceKind::Named,
                known.map_or(0, |e| e.mentions.len()),
            ));
            voices.len() - 1
        });
        if let Some(voice) = voices.get_mut(index).filter(|voice| !voice.accused_in.contains(&id)) {
            voice.accused_in.push(id);
        }
    }
}
