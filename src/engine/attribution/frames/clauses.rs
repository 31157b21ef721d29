//! Cues with a clause, an object or a reference back as their content.

use super::super::draft::Draft;
use super::super::phrases;
use super::super::scene::Scene;
use super::super::site::{Complement, Site};
use super::super::sources;
use super::draft;
use crate::document::{ClaimKind, ParagraphKind, Stance, Upos, VerbForm};
use crate::language::{Class, CueKind, Takes};
use std::ops::Range;

/// "Det oplyser X": the content is what stands before.
pub fn anaphor(site: &Site<'_, '_>, found: &[Draft]) -> Option<Draft> {
    let scene = site.scene;
    let start = site.clause.start;
    let finite = site.finite?;
    if site.entry.strength < 3 || !scene.is(start, Class::Anaphor) || finite != start + 1 || site.passive || !scene.knobs.verb_second {
        return None;
    }
    // "Det siger X ikke noget om" is rare; "Det viser sig, at" and "Det siger sig selv" are no claims.
    let next = site.cue.end;
    if scene.is(next, Class::Reflexive) || matches!(site.complement(next), Some(Complement::Clause(_) | Complement::Question(_))) {
        return None;
    }
    let source = phrases::right(scene, finite + 1, site.clause.end)
        .filter(|range| finite == site.cue.start || range.end <= site.cue.start || range.start >= site.cue.end)?;
    let content = stands_for(scene, start, found)?;
    draft(site, ClaimKind::Anaphoric, Some(source), content)
}

/// The sentences that "det" at the start of a sentence stands for: the one before, and those before it that it leans on.
pub fn stands_for(scene: &Scene<'_>, start: usize, found: &[Draft]) -> Option<Vec<Range<usize>>> {
    let mut sentence = scene.at(start).sentence as usize;
    let answered = |sentence: usize| {
        found.iter().any(|draft| draft.kind == ClaimKind::Anaphoric && scene.at(draft.cue.start).sentence as usize == sentence)
    };
    loop {
        sentence = sentence.checked_sub(1)?;
        if !answered(sentence) {
            break;
        }
    }
    let last = scene.document.sentence_tokens(sentence);
    let mut first = last.start;
    // "Han blev 88 år." leans on the sentence before it.
    for _ in 0..3 {
        let leans = scene.is(first, Class::Subject) || scene.is(first, Class::Masculine) || scene.is(first, Class::Feminine);
        let paragraph = scene.paragraph(first);
        let heading = scene.document.paragraphs.get(paragraph.wrapping_sub(1)).is_some_and(|p| p.kind == ParagraphKind::Headline);
        let begins = scene.paragraph_tokens(paragraph).start == first;
        if !leans || sentence == 0 || begins && heading || answered(sentence - 1) {
            break;
        }
        sentence -= 1;
        first = scene.document.sentence_tokens(sentence).start;
    }
    Some(vec![first..last.end])
}

/// "CONTENT, siger X": the content stands before the comma.
pub fn after_clause(site: &Site<'_, '_>, found: &[Draft]) -> Option<Draft> {
    let scene = site.scene;
    let finite = site.finite?;
    let helped = finite != site.cue.start && scene.knobs.verb_second;
    if !site.entry.takes.any(Takes::BEFORE) || site.entry.strength < 3 || helped || site.form() == VerbForm::Infinitive {
        return None;
    }
    let mut rest = None;
    let (end, source) = if site.inverted && site.after_content() {
        let source = site.behind(finite)?;
        // Where verbs do not stand second, few of them go before their subject, and only after a whole clause.
        if !scene.knobs.verb_second
            && (site.entry.strength < 5
                || site.entry.takes.any(Takes::ADDRESSEE)
                || scene.is_word(source.end) && source.end < site.clause.end && scene.upos(source.end) != Upos::Adp
                || !scene.any_finite(site.clause.start..finite - 1))
        {
            return None;
        }
        (finite, source)
    } else {
        // English order: "…, he said."
        let before = site.before.clone().filter(|range| !scene.knobs.verb_second && stands_after_content(site, range.start))?;
        let after = site.after_adverbials(site.cue.end);
        rest = resumed(site, after, before.start);
        // "In Ohio, he said it was over": what follows is the content.
        if rest.is_none() && after < site.clause.end && scene.is_word(after) {
            return None;
        }
        (before.start, before)
    };
    // What precedes has to be a statement; what follows must not be a content of its own.
    if let Some(Complement::Clause(_) | Complement::Question(_)) = site.complement(source.end.max(site.cue.end)) {
        return None;
    }
    let start = content_start(site, end, found);
    let content = start..end;
    let words = content.clone().filter(|&i| scene.is_word(i)).count();
    if let Some(rest) = rest {
        return draft(site, ClaimKind::Indirect, Some(source), vec![content, rest]);
    }
    if words < 2 || !scene.any_finite(content.clone()) && words < 3 && !scene.quotes.holds(end.saturating_sub(2)) {
        return None;
    }
    let quoted = content.clone().filter(|&i| scene.quotes.holds(i)).count();
    let kind = if quoted * 10 >= content.len() * 8 {
        ClaimKind::Direct
    } else if quoted > 0 {
        ClaimKind::Mixed
    } else {
        ClaimKind::Indirect
    };
    draft(site, kind, Some(source), vec![content])
}

/// Whether a subject at `start` can follow a content: after a comma or the mark that closes a quote.
fn stands_after_content(site: &Site<'_, '_>, start: usize) -> bool {
    let scene = site.scene;
    let Some(before) = start.checked_sub(1).filter(|&before| before >= site.clause.start) else { return false };
    scene.word(before) == "," || scene.quotes.is_mark(before) && before > 0 && scene.quotes.holds(before - 1)
}

/// "The plan, he said, is dead": the rest of a clause that the attribution interrupts.
fn resumed(site: &Site<'_, '_>, after: usize, before: usize) -> Option<Range<usize>> {
    let scene = site.scene;
    let end = site.clause.end;
    if scene.word(after) != "," || after + 3 > end {
        return None;
    }
    let next = after + 1;
    let leaves = scene.is_relative(next)
        || scene.is(next, Class::Contrast)
        || scene.is(next, Class::And)
        || scene.at(next).form == VerbForm::Gerund
        || scene.quotes.is_mark(next);
    let whole = scene.any_finite(site.clause.start..before);
    (!leaves && scene.any_finite(next..end) && !(whole && scene.is(next, Class::Break))).then_some(next..end)
}

/// Where the content before a cue begins: at the sentence, after an earlier attribution in it, or where its quote begins.
fn content_start(site: &Site<'_, '_>, end: usize, found: &[Draft]) -> usize {
    let scene = site.scene;
    let mut start = site.clause.start;
    for draft in found.iter().rev().take_while(|draft| draft.anchor() + 400 > end) {
        let last = draft.cue.end.max(draft.source.as_ref().map_or(0, |range| range.end));
        let outer = draft.content.iter().all(|range| range.end <= end || range.start < start);
        // "He had made it clear that …, she said": all of that is what she said.
        let within = !scene.knobs.verb_second && draft.extent().end + 1 == end && draft.extent().start < end;
        if start < last && last < end && outer && !within && !draft.holds(end - 1) {
            start = last;
        }
    }
    if let Some(quote) = scene.quotes.of(end.saturating_sub(2)).and_then(|index| scene.quotes.get(index))
        && quote.tokens.start < start
    {
        start = quote.tokens.start;
    }
    start
}

/// "X siger, at …", "Mandag sagde X, at …", "X siger: »…«", "X lover at …"
pub fn complement(site: &Site<'_, '_>, _: &[Draft]) -> Option<Draft> {
    let scene = site.scene;
    let form = site.form();
    if site.passive && site.entry.strength < 5 && form != VerbForm::Passive {
        return None;
    }
    let from = site.cue.end;
    let found = site.complement(from)?;
    let begin = found.start(scene);
    // "Tiltalt nægter drab: Det var et uheld": what is denied stands before the colon.
    let object = |i: usize| matches!(scene.upos(i), Upos::Noun | Upos::Propn);
    if matches!(found, Complement::Colon(at) if (from..at).any(object)) && site.entry.stance == Stance::Denies && !site.inverted {
        return None;
    }
    let source = if site.passive { None } else { site.subject(begin.min(site.clause.end)).filter(|range| !touches(range, &site.cue)) };
    let takes = site.entry.takes;
    let content = match found {
        Complement::Clause(at) | Complement::Question(at) if takes.any(Takes::CLAUSE) => at..site.content_end(at),
        Complement::Quote(index) if takes.any(Takes::QUOTE) && site.entry.strength >= 3 => {
            let quote = scene.quotes.get(index)?.tokens.clone();
            // "said its policy “is not to cover” him": the clause begins before the marks.
            let before = quote.start.saturating_sub(2);
            if scene.knobs.bare_clauses
                && takes.any(Takes::BARE)
                && !matches!(scene.word(before), "," | ":")
                && site.after_adverbials(from) + 1 < quote.start
            {
                return None;
            }
            // A few quoted words are part of a longer object or clause.
            if quote.len() < 3 || quote.start > from + 8 && scene.word(quote.start.wrapping_sub(2)) != ":" {
                return None;
            }
            quote
        }
        Complement::Colon(at) if site.entry.strength >= 3 => after_colon(site, at)?,
        // "urged Congress to act": who is to act is part of it.
        Complement::Infinitive(at) if takes.any(Takes::INFINITIVE) && scene.knobs.object_infinitive && takes.any(Takes::OBJECT) => {
            site.cue.end..site.content_end(at)
        }
        Complement::Infinitive(at) if takes.any(Takes::INFINITIVE) => at + 1..site.content_end(at),
        _ => return None,
    };
    if source.is_none() && site.entry.strength < 4 && !site.passive {
        return None;
    }
    if source.is_none() && matches!(form, VerbForm::Infinitive) {
        return None;
    }
    let quoted = content.clone().filter(|&i| scene.quotes.holds(i)).count();
    let kind = match found {
        Complement::Quote(_) => ClaimKind::Direct,
        Complement::Colon(_) if quoted > 0 => ClaimKind::Direct,
        _ if quoted > 0 && !scene.quotes.holds(site.cue.start) => ClaimKind::Mixed,
        _ => ClaimKind::Indirect,
    };
    draft(site, kind, source, vec![content])
}

/// What a colon introduces: a quote, the rest of the sentence, or the paragraph after it.
fn after_colon(site: &Site<'_, '_>, at: usize) -> Option<Range<usize>> {
    let scene = site.scene;
    if at < site.clause.end {
        let quote = (at..at + 2).find_map(|i| scene.quotes.of(i));
        return Some(quote.and_then(|index| scene.quotes.get(index)).map_or(at..site.clause.end, |quote| quote.tokens.clone()));
    }
    let next = scene.document.sentence_tokens(scene.at(site.cue.start).sentence as usize + 1);
    let quote = (next.start..next.start + 2).find_map(|i| scene.quotes.of(i)).and_then(|index| scene.quotes.get(index));
    match quote {
        // A quote in the next paragraph that has a cue of its own is not this one's.
        Some(quote) if quote.closed && quote.dash => None,
        Some(quote) => Some(quote.tokens.clone()),
        None if scene.paragraph(next.start) == scene.paragraph(site.cue.start) => Some(next),
        None => None,
    }
}

/// "X beskylder Y for at …", "X anklages for …"
pub fn ground(site: &Site<'_, '_>, _: &[Draft]) -> Option<Draft> {
    let scene = site.scene;
    if !site.entry.takes.any(Takes::GROUND) {
        return None;
    }
    let end = site.content_end(site.cue.end);
    let prep =
        (site.cue.end..end.min(site.cue.end + 12)).find(|&i| scene.is(i, Class::For) && !scene.is(i.wrapping_sub(1), Class::Toward))?;
    if scene.any_finite(site.cue.end..prep) {
        return None;
    }
    if site.passive {
        let start = prep + 1;
        return draft(site, ClaimKind::Indirect, None, vec![start..end]);
    }
    let source = site.subject(prep)?;
    let start = if site.inverted { source.end.max(site.cue.end) } else { site.cue.end };
    draft(site, ClaimKind::Indirect, Some(source), vec![start..end])
}

/// "X mener, det er forkert": a clause without its complementiser.
pub fn bare(site: &Site<'_, '_>, _: &[Draft]) -> Option<Draft> {
    let scene = site.scene;
    if !site.entry.takes.any(Takes::BARE) || site.passive || site.entry.strength < 3 || site.after_content() && site.inverted {
        return None;
    }
    let source = site.subject(site.clause.end)?;
    let from = if site.inverted { source.end.max(site.cue.end) } else { site.cue.end };
    let comma = (from..site.clause.end.min(from + 6)).find(|&i| scene.word(i) == ",");
    // With pronoun subjects the comma is often left out: "han mener det er forkert".
    let start = match comma {
        Some(comma) => comma + 1,
        None if !site.inverted && scene.any_finite(from + 1..site.clause.end.min(from + 5)) && starts_clause(scene, from) => from,
        None => return None,
    };
    let blocked = scene.is(start, Class::Relative)
        || scene.is(start, Class::Break)
        || scene.is(start, Class::Contrast)
        || scene.is(start, Class::And)
        || scene.is_complementiser(start);
    // "AP, der citerer to diplomater, er …", "Når avisen skriver det, kan man …": behind a subordinate clause the main clause goes on.
    let goes_on = scene.knobs.verb_second && scene.is_finite(start) && (scene.is_relative(source.start) || site.within_subordinate());
    if blocked
        || goes_on
        || scene.any_finite(from..start)
        || !has_verb(scene, start..site.clause.end)
        || scene.cue(start).is_some_and(|cue| cue.strength >= 4) && scene.is_finite(start)
    {
        return None;
    }
    draft(site, ClaimKind::Indirect, Some(source), vec![start..site.content_end(start)])
}

/// Whether a clause has a finite verb of its own: "rygter og en bestyrelse, der ikke lytter" has none.
fn has_verb(scene: &Scene<'_>, mut clause: Range<usize>) -> bool {
    clause.find(|&i| scene.is_finite(i) || scene.is_relative(i)).is_some_and(|i| scene.is_finite(i))
}

/// "He said it was over", "she told reporters on Monday the deal was off": what follows the verb, addressee and adverbials.
pub fn unmarked(site: &Site<'_, '_>, _: &[Draft]) -> Option<Draft> {
    let scene = site.scene;
    if !scene.knobs.bare_clauses || !site.entry.takes.any(Takes::BARE) || site.passive || site.entry.strength < 3 {
        return None;
    }
    // An article alone is no subject ("the pledged delegates").
    let article = |range: &Range<usize>| {
        range.len() == 1 && range.end == site.cue.start && scene.is(range.start, Class::Definite) && scene.upos(range.start) == Upos::Det
    };
    let source = site.before.clone().filter(|range| !article(range))?;
    let start = site.after_adverbials(site.cue.end);
    let opens = matches!(
        scene.upos(start),
        Upos::Pron | Upos::Det | Upos::Propn | Upos::Noun | Upos::Num | Upos::Adj | Upos::Adv | Upos::Sconj | Upos::Verb
    ) || scene.is_possessive(start)
        || scene.quotes.is_mark(start);
    let finite = (start..site.clause.end).find(|&i| scene.is_finite(i))?;
    if !opens || finite == start {
        return None;
    }
    draft(site, ClaimKind::Indirect, Some(source), vec![start..site.content_end(start)])
}

/// A clause can begin with a pronoun or an article, not with a preposition or a verb.
fn starts_clause(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.upos(at), Upos::Pron | Upos::Det | Upos::Propn) && !scene.is(at, Class::Reflexive)
}

/// "Iran nægter enhver indblanding", "han kalder det en skandale"
pub fn object(site: &Site<'_, '_>, found: &[Draft]) -> Option<Draft> {
    let scene = site.scene;
    if !site.entry.takes.any(Takes::OBJECT) || site.passive || site.form() == VerbForm::Infinitive || site.after_content() && site.inverted
    {
        return None;
    }
    if let Some((source, fronted)) = fronted(site) {
        return draft(site, ClaimKind::Indirect, Some(source), vec![fronted]);
    }
    let source = site.subject(site.clause.end)?;
    let start = if site.inverted { source.end.max(site.cue.end) } else { site.cue.end };
    if start >= site.clause.end || matches!(scene.word(start), "," | ";" | ":") || scene.is(start, Class::Reflexive) {
        return None;
    }
    let end = (start + 1..site.clause.end)
        .find(|&i| {
            scene.word(i) == ","
                && (scene.is(i + 1, Class::Break)
                    || scene.is(i + 1, Class::Contrast)
                    || scene.is(i + 1, Class::And)
                    || scene.is(i + 1, Class::Relative)
                    || scene.is(i + 1, Class::Question)
                    || site.attributes(i + 1)
                    || !scene.knobs.verb_second && scene.at(i + 1).form == VerbForm::Gerund)
                || matches!(scene.word(i), ";" | ":")
        })
        .unwrap_or(site.clause.end);
    // "Ministeriet har ikke bekræftet det": what "det" stands for.
    let points = scene.is(start, Class::Anaphor) && scene.upos(start) == Upos::Pron && (start + 1..end).all(|i| scene.upos(i) == Upos::Adv);
    if points && matches!(site.entry.stance, Stance::Confirms | Stance::Denies) {
        return draft(site, ClaimKind::Anaphoric, Some(source), stands_for(scene, site.clause.start, found)?);
    }
    let quoted = (start..end).any(|i| scene.quotes.holds(i)) && !scene.quotes.holds(site.cue.start);
    // "called him a liar", not "called both candidates": what somebody is called stands beside him.
    if site.entry.class == "describe" && !scene.knobs.verb_second && !quoted {
        let named =
            (start + 1..end).any(|i| scene.is(i, Class::Indefinite) || scene.upos(i) == Upos::Adj && scene.upos(i + 1) != Upos::Noun);
        let as_what = (start + 1..end).any(|i| scene.is(i, Class::Break));
        if !named && !as_what {
            return None;
        }
    }
    let kind = if quoted { ClaimKind::Mixed } else { ClaimKind::Indirect };
    draft(site, kind, Some(source), vec![start..end])
}

/// "Den forklaring afviser forbundet", "Kritikken afviser borgmesteren": what stands first is the object when it is something said, or points back,
/// and a party follows the verb.
fn fronted(site: &Site<'_, '_>) -> Option<(Range<usize>, Range<usize>)> {
    let scene = site.scene;
    let object = site.before.clone().filter(|range| range.start == site.clause.start && range.len() <= 3)?;
    let points = scene.is(object.start, Class::Definite) && object.len() > 1;
    let noun = |i: usize| scene.cue(i).filter(|cue| cue.kind == CueKind::Noun);
    let said = noun(object.end - 1);
    let answers = matches!(site.entry.stance, Stance::Confirms | Stance::Denies);
    let party = |i: usize| {
        scene.upos(i) == Upos::Propn
            || [Class::RoleNoun, Class::AnonymousNoun, Class::Subject, Class::Person, Class::Man, Class::Woman]
                .iter()
                .any(|&class| scene.is(i, class))
    };
    if !(points || said.is_some() && answers)
        || !scene.knobs.verb_second
        || object.clone().any(party)
        || site.finite != Some(site.cue.start)
    {
        return None;
    }
    // No accusation denies anything; a conclusion may.
    let cannot = site.entry.stance == Stance::Denies && said.is_some_and(|cue| matches!(cue.class.as_str(), "accuse" | "claim" | "demand"));
    let able = |range: &Range<usize>| {
        let head = sources::head(scene, range);
        range.clone().any(party) || cannot && noun(head).is_none() && !scene.is(head, Class::DocumentNoun)
    };
    let source = phrases::right(scene, site.cue.end, site.clause.end).filter(able)?;
    Some((source, object))
}

fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
