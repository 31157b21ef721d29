//! What kind of thing a name names.

use super::View;
use crate::document::{EntityType, Upos};
use crate::language::Class;
use crate::text::chars::is_all_caps;
use std::ops::Range;

impl View<'_> {
    /// The kind of a run of words, and whether it is sure; `None` where it is no name.
    pub fn kind(&self, tokens: &Range<usize>, start: usize) -> Option<(EntityType, bool)> {
        use EntityType::{Loc, Misc, Org, Per};
        let (first, last) = (tokens.start, tokens.end.checked_sub(1)?);
        let length = tokens.len();
        let known = self.known(last);
        let opening = self.known(first);
        let names = &self.pack.names;
        let ending = names.ending(self.lower(last)).or_else(|| names.ending(self.base(self.lower(last))));
        let before = first.checked_sub(1).filter(|&before| before >= start);
        let titled = before.is_some_and(|before| self.is_title(before));
        if length > 1 && ending == Some(Org) {
            return Some((Org, true));
        }
        if length > 1 && opening.first() && !opening.country() && !(opening.place() && ending.is_some()) {
            return Some((Per, true));
        }
        if titled
            && !known.country()
            && !(length == 1 && known.place() && !known.first())
            && !(known.organisation() || is_all_caps(self.word(last)))
        {
            return Some((Per, true));
        }
        if length == 1 && known.any() {
            let person = known.first() || known.last();
            let preposition = before.is_some_and(|before| self.is_local(before));
            return Some(match () {
                () if known.country() => (Loc, true),
                () if known.organisation() && !(known.place() && preposition) => (Org, !known.place()),
                () if known.place() && (!person || preposition) => (Loc, true),
                () if known.first() => (Per, !known.place()),
                () if known.place() => (Loc, false),
                () => (Per, false),
            });
        }
        if let Some(kind) = ending {
            return Some((kind, true));
        }
        if length > 1 {
            if known.last() || opening.last() {
                return Some((Per, true));
            }
            if tokens.clone().any(|i| self.known(i).organisation()) {
                return Some((Org, false));
            }
            if self.known(first).place() && self.known(last).place() {
                return Some((Loc, false));
            }
            let proper = tokens.clone().all(|i| self.tags.upos(i) == Upos::Propn || names.is_particle(self.lower(i)));
            let letters = tokens.clone().all(|i| self.word(i).chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’')));
            return Some(if proper && letters && length <= 4 { (Per, false) } else { (Org, false) });
        }
        let word = self.word(first);
        // "Mette Frederiksen (S)"
        if word.chars().count() == 1 && before.is_some_and(|before| self.word(before) == "(") && self.word(last + 1) == ")" {
            return Some((Org, true));
        }
        if word.chars().count() == 1 {
            return None;
        }
        if is_all_caps(self.base(word)) && word.chars().count() > 1 {
            return (word.chars().filter(|c| c.is_alphabetic()).count() > 1).then_some((Org, false));
        }
        if before.is_some_and(|before| self.is_local(before)) {
            return Some((Loc, false));
        }
        if word.chars().any(|c| c.is_ascii_digit()) {
            return Some((Misc, false));
        }
        if self.tags.upos(first) != Upos::Propn {
            return Some((Misc, false));
        }
        Some((if names.ends_like_person(self.base(self.lower(first))) { Per } else { Org }, false))
    }

    /// The noun of an office, whatever its tag.
    pub fn is_office(&self, at: usize) -> bool {
        let (lexicon, lower) = (&self.pack.attribution, self.lower(at));
        let role = lexicon.word(lower).classes.has(Class::RoleNoun) || lexicon.head(lower).classes.has(Class::RoleNoun);
        role && !self.pack.names.is_body(lower)
    }

    /// A title or office: what stands before a person's name.
    pub fn is_title(&self, at: usize) -> bool {
        self.pack.names.is_title(self.lower(at)) || self.tags.upos(at) == Upos::Noun && self.is_office(at)
    }

    pub fn is_local(&self, at: usize) -> bool {
        self.tags.upos(at) == Upos::Adp && self.pack.attribution.word(self.lower(at)).classes.has(Class::In)
    }
}
