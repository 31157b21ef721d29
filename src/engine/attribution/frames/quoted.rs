//! Quotes that a cue follows: "- …, siger X", "»…«, sagde X", "“…,” he said".

use super::super::draft::Draft;
use super::super::site::Site;
use super::draft;
use crate::document::{ClaimKind, VerbForm};
use crate::language::{Class, Takes};
use std::ops::Range;

/// A quote, a comma or nothing, and the cue with its subject on either side.
pub fn after_quote(site: &Site<'_, '_>, _: &[Draft]) -> Option<Draft> {
    let scene = site.scene;
    if !site.entry.takes.any(Takes::BEFORE) || site.form() != VerbForm::Finite && site.finite.is_none() {
        return None;
    }
    let finite = site.finite?;
    // "…," he said: the subject stands between quote and verb.
    let group = site.before.as_ref().filter(|_| !scene.quotes.holds(finite)).map_or(finite, |range| range.start.min(finite));
    let mut at = group;
    while at > 0 && at + 4 > group && !scene.quotes.holds(at - 1) && !scene.is_word(at - 1) {
        at -= 1;
    }
    let index = scene.quotes.of(at.checked_sub(1)?)?;
    let quote = scene.quotes.get(index)?;
    // Nothing but marks between the end of the quote and the verb; the verb itself outside.
    if quote.tokens.end > at || scene.quotes.of(finite) == Some(index) || scene.paragraph(quote.tokens.start) != scene.paragraph(finite) {
        return None;
    }
    let last = quote.tokens.end.saturating_sub(1);
    let stopped = scene.word(last) == "." && scene.at(last).sentence != scene.at(finite).sentence;
    let fragment = stopped || is_fragment(site, &quote.tokens);
    if fragment {
        return None;
    }
    let source = if group < finite { site.before.clone() } else { site.behind(finite) };
    let mut content = vec![quote.tokens.clone()];
    if let Some(rest) = continued(site, source.as_ref().map_or(site.cue.end, |range| range.end.max(site.cue.end)), quote.dash) {
        content.push(rest);
    }
    draft(site, ClaimKind::Direct, source, content)
}

/// A few quoted words at the end of a clause that begins outside the marks: the whole clause is the content.
fn is_fragment(site: &Site<'_, '_>, quote: &Range<usize>) -> bool {
    let scene = site.scene;
    let sentence = scene.sentence(quote.start);
    let outside = (sentence.start..quote.start).filter(|&i| scene.is_word(i) && !scene.quotes.holds(i)).count();
    let colon = quote.start.checked_sub(2).is_some_and(|i| scene.word(i) == ":");
    outside > 0 && !colon && scene.sentence(quote.end.saturating_sub(1)) == sentence && !scene.any_finite(quote.clone())
}

/// The rest of a quote that the attribution interrupts: `, siger X, "…"` and `- …, siger X, men …`.
fn continued(site: &Site<'_, '_>, after: usize, dash: bool) -> Option<Range<usize>> {
    let scene = site.scene;
    let end = site.clause.end;
    let reach = end.min(after + 14);
    for at in after..reach {
        if scene.quotes.is_mark(at) {
            let quote = scene.quotes.of(at + 1).and_then(|index| scene.quotes.get(index))?;
            return (quote.tokens.start == at + 1 && (matches!(scene.word(at - 1), "," | ":" | ".") || at == after))
                .then(|| quote.tokens.clone());
        }
        if dash && scene.word(at) == "," {
            let next = at + 1;
            let goes_on = scene.is(next, Class::And) || scene.is(next, Class::Contrast) || scene.is_complementiser(next);
            return (goes_on && scene.any_finite(next..end) && !scene.is(next, Class::Relative)).then_some(next..end);
        }
    }
    None
}
