//! Passives: "… er ikke blevet bekræftet af X", "det oplyses, at …".

use super::super::draft::Draft;
use super::super::phrases;
use super::super::site::{Complement, Site};
use super::{clauses, draft};
use crate::document::{ClaimKind, Stance, Upos, VerbForm};
use crate::language::{Class, Takes};

/// A passive with its agent: "CONTENT er bekræftet af X".
pub fn with_agent(site: &Site<'_, '_>, found: &[Draft]) -> Option<Draft> {
    let scene = site.scene;
    let next = site.cue.end;
    let passive = site.passive || site.form() == VerbForm::Participle && site.finite.is_some_and(|i| scene.is(i, Class::Copula));
    if !passive || site.entry.strength < 4 || !scene.is(next, Class::Agent) {
        return None;
    }
    let source = phrases::right(scene, next + 1, site.clause.end)?;
    if let Some(Complement::Clause(at) | Complement::Question(at)) = site.complement(source.end) {
        return draft(site, ClaimKind::Indirect, Some(source), vec![at..site.content_end(at)]);
    }
    if !site.entry.takes.any(Takes::OBJECT) {
        return None;
    }
    let mut end = site.finite?;
    while end > site.clause.start && (scene.upos(end - 1) == Upos::Adv || scene.is(end - 1, Class::Time)) {
        end -= 1;
    }
    // "Ingen af delene er blevet bekræftet af X"
    let neither = scene.is(site.clause.start, Class::Neither).then_some(site.clause.start..end);
    let subject = neither.or_else(|| site.before.clone()).or_else(|| phrases::left(scene, end, site.clause.start)?.noun())?;
    // "Dette er ikke bekræftet af X": what "dette" stands for.
    if subject.len() == 1 && scene.is(subject.start, Class::Anaphor) {
        if subject.start == site.clause.start {
            return draft(site, ClaimKind::Anaphoric, Some(source), clauses::stands_for(scene, subject.start, found)?);
        }
        let before = found.iter().rev().find(|draft| scene.at(draft.anchor()).sentence == scene.at(site.cue.start).sentence)?;
        let content =
            before.content.iter().map(|range| range.start..range.end.min(subject.start.saturating_sub(1)).max(range.start)).collect();
        return draft(site, ClaimKind::Anaphoric, Some(source), content);
    }
    let kind = if scene.is(subject.start, Class::Neither) { ClaimKind::Anaphoric } else { ClaimKind::Indirect };
    draft(site, kind, Some(source), vec![subject])
}

/// "The talks seem to have failed": nobody is said to hold it; the subject belongs to it.
pub fn raising(site: &Site<'_, '_>, _: &[Draft]) -> Option<Draft> {
    let scene = site.scene;
    let subject = site.before.clone().filter(|_| site.entry.takes.any(Takes::RAISING) && !site.passive)?;
    let mark = (site.cue.end..site.clause.end.min(site.cue.end + 3)).find(|&i| scene.is_infinitive_mark(i))?;
    draft(site, ClaimKind::Indirect, None, vec![subject, mark..site.content_end(mark)])
}

/// A passive without one: "det blev bekendtgjort, at …", "det vides ikke, om …", "X menes at …".
pub fn impersonal(site: &Site<'_, '_>, _: &[Draft]) -> Option<Draft> {
    let scene = site.scene;
    if !site.passive || site.finite.is_none() {
        return None;
    }
    let complement = site.complement(site.cue.end)?;
    match complement {
        Complement::Clause(at) | Complement::Question(at) if site.entry.takes.any(Takes::CLAUSE) => {
            draft(site, ClaimKind::Indirect, None, vec![at..site.content_end(at)])
        }
        Complement::Infinitive(at)
            if (site.form() == VerbForm::Passive
                || !scene.knobs.verb_second && matches!(site.entry.stance, Stance::Asserts | Stance::Expects))
                && at <= site.cue.end + 3
                && !site.before.as_ref().is_some_and(|subject| scene.is_relative(subject.end - 1)) =>
        {
            // "salmonellainfektionen menes at være årsag": the whole clause.
            let subject = site.before.clone()?;
            draft(site, ClaimKind::Indirect, None, vec![subject.start..site.content_end(at)])
        }
        _ => None,
    }
}
