//! What stands around a cue: its verb group, its subject, what can be its content.

use super::phrases::{self, Left};
use super::scene::Scene;
use crate::document::{Upos, VerbForm};
use crate::language::{Class, Cue, Takes};
use crate::text::chars::is_all_caps;
use std::ops::Range;

/// A cue in its sentence.
pub struct Site<'a, 's> {
    /// The document.
    pub scene: &'a Scene<'s>,
    /// The tokens of the cue.
    pub cue: Range<usize>,
    /// Its number in the lexicon.
    pub number: u16,
    /// What the lists say of it.
    pub entry: &'s Cue,
    /// The tokens of the sentence without its final marks.
    pub clause: Range<usize>,
    /// The finite verb of the group: the cue itself or the auxiliary before it.
    pub finite: Option<usize>,
    /// Whether the group is passive.
    pub passive: bool,
    /// What stands before the group, if it can be its subject.
    pub before: Option<Range<usize>>,
    /// Whether the subject has to be looked for behind the finite verb.
    pub inverted: bool,
}

/// What can be a cue's content on its right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complement {
    /// A clause; it begins after its complementiser.
    Clause(usize),
    /// An indirect question.
    Question(usize),
    /// The quote of this index.
    Quote(usize),
    /// Whatever follows a colon.
    Colon(usize),
    /// An infinitive, with its mark.
    Infinitive(usize),
}

impl Complement {
    /// The first token of the content.
    pub fn start(self, scene: &Scene<'_>) -> usize {
        match self {
            Complement::Clause(at) | Complement::Question(at) | Complement::Colon(at) | Complement::Infinitive(at) => at,
            Complement::Quote(index) => scene.quotes.get(index).map_or(0, |quote| quote.tokens.start),
        }
    }
}

/// How many tokens may stand between a cue and its complement.
const REACH: usize = 26;

impl<'a, 's> Site<'a, 's> {
    /// Looks around a cue.
    pub fn new(scene: &'a Scene<'s>, cue: Range<usize>, number: u16) -> Option<Self> {
        let entry = scene.lexicon.cue(number)?;
        let sentence = scene.sentence(cue.start);
        let mut end = sentence.end;
        while end > cue.end && !scene.is_word(end - 1) && scene.word(end - 1) != ")" {
            end -= 1;
        }
        let mut site = Site {
            scene,
            clause: after_dateline(scene, &sentence)..end,
            entry,
            number,
            finite: None,
            passive: false,
            before: None,
            inverted: false,
            cue,
        };
        site.find_finite();
        site.find_subject();
        Some(site)
    }

    /// The form of the cue's verb.
    pub fn form(&self) -> VerbForm {
        self.scene.at(self.cue.start).form
    }

    fn find_finite(&mut self) {
        let scene = self.scene;
        let head = self.cue.start;
        match self.form() {
            VerbForm::Finite => self.finite = Some(head),
            VerbForm::Passive => {
                // "kan ikke bekræftes", "har ikke kunnet bekræftes": the auxiliary is the finite verb.
                let between = |&i: &usize| matches!(scene.upos(i), Upos::Adv | Upos::Aux);
                let group = (self.clause.start..head).rev().take(6).take_while(between);
                let aux = group.filter(|&i| scene.is_finite(i) && scene.upos(i) == Upos::Aux).last();
                (self.finite, self.passive) = (Some(aux.unwrap_or(head)), true);
            }
            VerbForm::Participle | VerbForm::Infinitive => {
                let aux = (self.clause.start..head).rev().take(10).take_while(|&i| !matches!(scene.word(i), "," | ";" | ":")).find(|&i| {
                    scene.upos(i) == Upos::Aux && scene.at(i).form != VerbForm::Participle && scene.at(i).form != VerbForm::Infinitive
                });
                self.finite = aux;
                let group = aux.unwrap_or(head)..head;
                self.passive = self.form() == VerbForm::Participle
                    && group.clone().any(|i| scene.is(i, Class::Been) && scene.is(i, Class::Passive))
                    || self.form() == VerbForm::Participle && aux.is_some_and(|i| scene.is(i, Class::Passive))
                    || self.form() == VerbForm::Participle && group.clone().any(|i| scene.is(i, Class::Been));
            }
            _ => {}
        }
    }

    fn find_subject(&mut self) {
        let scene = self.scene;
        let Some(finite) = self.finite else {
            self.before = self.shared_by_verb_above();
            return;
        };
        let mut end = finite;
        // Adverbs and words of time between subject and verb ("som TV 2 tidligere har beskrevet").
        for _ in 0..4 {
            let skip = end > self.clause.start
                && (scene.upos(end - 1) == Upos::Adv || scene.is(end - 1, Class::Time))
                && scene.upos(end - 1) != Upos::Propn;
            if skip {
                end -= 1;
                continue;
            }
            match phrases::left(scene, end, self.clause.start) {
                Some(Left::Noun(range)) => {
                    // With adverbs skipped, a noun phrase is the subject only in a subordinate clause; in a main clause the verb is second.
                    let second = end == finite || self.subordinate(range.start) || !scene.knobs.verb_second;
                    self.before = second.then_some(range);
                    break;
                }
                Some(Left::Prepositional(start)) if start > self.clause.start && end != finite => end = start,
                Some(Left::Prepositional(start)) if start > self.clause.start && self.subordinate(start) => end = start,
                _ => break,
            }
        }
        if self.before.is_none() && scene.word(finite.wrapping_sub(1)) == "," {
            self.before = self.across_comma(finite - 1);
        }
        if self.before.is_none() {
            self.before = self.shared(finite).or_else(|| self.opening(finite));
        }
        if self.before.is_none() && !scene.knobs.verb_second && !self.after_content() {
            self.before = self.of_verb_above(finite);
        }
        self.inverted = self.before.is_none();
    }

    /// The relative pronoun before the cue's verb that stands for a source, where a language has it as the source itself.
    pub fn relative(&self, source: &Range<usize>) -> Option<Range<usize>> {
        let scene = self.scene;
        let mut end = self.finite.filter(|_| scene.knobs.relative_sources)?;
        while end > source.end && (scene.upos(end - 1) == Upos::Adv || scene.is(end - 1, Class::Time)) && !scene.is_relative(end - 1) {
            end -= 1;
        }
        let at = end.checked_sub(1).filter(|&at| at >= source.end && scene.is_relative(at))?;
        (source.end..at).all(|between| scene.word(between) == ",").then_some(at..end)
    }

    /// "He left, saying that …", "ledgers showing that …": an infinite verb says who does it by the noun before it or the finite verb above it.
    fn shared_by_verb_above(&self) -> Option<Range<usize>> {
        let scene = self.scene;
        let start = self.cue.start;
        match self.form() {
            VerbForm::Gerund => {}
            VerbForm::Infinitive if !scene.knobs.verb_second && scene.is_infinitive_mark(start.checked_sub(1)?) => {}
            _ => return None,
        }
        let before = start.checked_sub(1).filter(|&before| before >= self.clause.start)?;
        if self.form() == VerbForm::Gerund && matches!(scene.upos(before), Upos::Noun | Upos::Propn) && !scene.is(before, Class::Time) {
            return phrases::left(scene, start, self.clause.start).and_then(Left::noun);
        }
        self.of_verb_above(start)
    }

    /// The subject of the finite verb before `at`.
    fn of_verb_above(&self, at: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let quoted = scene.quotes.of(at);
        let verb = (self.clause.start..at).rev().find(|&i| scene.is_finite(i) && scene.quotes.of(i) == quoted)?;
        let mut end = verb;
        while end > self.clause.start && scene.upos(end - 1) == Upos::Adv {
            end -= 1;
        }
        match phrases::left(scene, end, self.clause.start).and_then(Left::noun) {
            Some(range) => Some(range),
            None if scene.word(end.wrapping_sub(1)) == "," => self.across_comma(end - 1),
            None => phrases::right(scene, verb + 1, at),
        }
    }

    /// "Han rejste sig og sagde, at …": the subject of the verb before the conjunction.
    fn shared(&self, finite: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let mut and = finite.checked_sub(1)?;
        while and > self.clause.start && scene.upos(and) == Upos::Adv {
            and -= 1;
        }
        if !(scene.is(and, Class::And) || scene.is(and, Class::Contrast)) {
            return None;
        }
        let quoted = scene.quotes.of(finite);
        let finite = |&i: &usize| scene.is_finite(i) && scene.quotes.of(i) == quoted;
        // "She said that lessons had been learned, and promised that …": who said, not the lessons.
        let cue = |i: &usize| finite(i) && scene.cue(*i).is_some_and(|cue| cue.strength >= 4) && !scene.knobs.verb_second;
        let verb = (self.clause.start..and).rev().find(cue).or_else(|| (self.clause.start..and).rev().find(finite))?;
        match phrases::left(scene, verb, self.clause.start).and_then(Left::noun) {
            Some(range) => Some(range),
            None => phrases::right(scene, verb + 1, and),
        }
    }

    /// "X, der …, har sagt, at …", "Rabin med begrebet "…" mener, at …": a name or pronoun that opens the sentence, with no other verb of a main
    /// clause before this one.
    fn opening(&self, finite: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let mut start = self.clause.start;
        // Where verbs do not stand second, all that stands before this one is about its subject.
        let free = !scene.knobs.verb_second;
        if free && (scene.is(start, Class::And) || scene.is(start, Class::Contrast) && scene.upos(start) == Upos::Cconj)
            || scene.is(start, Class::Both)
        {
            start += 1;
        }
        if start >= finite || scene.quotes.holds(start) != scene.quotes.holds(finite) {
            return None;
        }
        let range = phrases::right(scene, start, finite).filter(|range| range.start == start)?;
        let mut relative = false;
        for i in range.end..finite {
            relative |= scene.is_relative(i);
            if scene.is_finite(i) && !relative
                || scene.is_complementiser(i) && !scene.is_infinitive_mark(i)
                || matches!(scene.word(i), ":" | ";")
            {
                return None;
            }
        }
        let pronoun = scene.is(start, Class::Subject) || scene.upos(start) == Upos::Pron;
        let after = scene.word(range.end);
        let apart = matches!(after, "," | "(") || scene.upos(range.end) == Upos::Adp;
        (scene.upos(start) != Upos::Adp && (apart || pronoun) && !matches!(scene.word(finite.wrapping_sub(1)), "," | "?" | "!")
            || relative && after == ","
            || scene.is_relative(range.end) && scene.word(finite.wrapping_sub(1)) == ","
            || free)
            .then_some(range)
    }

    /// The subject before a comma: "NP, som …, V" and "NP, titel, V".
    fn across_comma(&self, comma: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let open = (self.clause.start..comma).rev().take(24).find(|&i| scene.word(i) == ",")?;
        let relative = scene.is_relative(open + 1);
        let title = !scene.any_finite(open + 1..comma)
            && matches!(scene.upos(open + 1), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det);
        if !relative && !title {
            return None;
        }
        let mut head = phrases::left(scene, open, self.clause.start)?.noun()?;
        // "Whitcombe, 58, who left, denies": the age is not the man.
        if head.len() == 1 && scene.upos(head.start) == Upos::Num && scene.word(head.start.wrapping_sub(1)) == "," {
            head = phrases::left(scene, head.start - 1, self.clause.start)?.noun()?;
        }
        // "A sagde, B kom, siger C": a clause before the comma is content, not subject.
        let content_before = scene.knobs.verb_second && title && scene.any_finite(self.clause.start..head.start);
        if content_before || open + 1 >= comma {
            return None;
        }
        Some(if title { head.start..comma } else { head })
    }

    /// Whether a clause that begins before `at` is subordinate.
    pub fn subordinate(&self, at: usize) -> bool {
        let scene = self.scene;
        at > self.clause.start && {
            let word = at - 1;
            scene.is_complementiser(word)
                || scene.is_relative(word)
                || scene.is(word, Class::Break)
                || scene.is(word, Class::Whether)
                || scene.is(word, Class::Question)
                || scene.upos(word) == Upos::Sconj
        }
    }

    /// Whether the cue's own clause is subordinate or relative, so that a main clause can follow it.
    pub fn within_subordinate(&self) -> bool {
        let start = self.before.as_ref().map_or(self.finite.unwrap_or(self.cue.start), |range| range.start);
        let finite = self.finite.unwrap_or(self.cue.start);
        self.subordinate(start) || (start..finite).chain(finite.checked_sub(1)).any(|i| self.scene.is_relative(i))
    }

    /// The subject: before the verb group, else behind its finite verb.
    pub fn subject(&self, limit: usize) -> Option<Range<usize>> {
        match &self.before {
            Some(range) => Some(range.clone()),
            None => {
                let found = phrases::right(self.scene, self.finite? + 1, limit)?;
                Some(self.speaks_from(&found, limit).unwrap_or(found))
            }
        }
    }

    /// The noun phrase behind the finite verb.
    pub fn behind(&self, finite: usize) -> Option<Range<usize>> {
        let found = phrases::right(self.scene, finite + 1, self.clause.end)?;
        Some(self.speaks_from(&found, self.clause.end).unwrap_or(found))
    }

    /// "…, lyder det fra X": who is behind an anaphor that is subject only in form.
    pub fn speaks_from(&self, subject: &Range<usize>, limit: usize) -> Option<Range<usize>> {
        let scene = self.scene;
        let formal = subject.len() == 1 && scene.is(subject.start, Class::Anaphor);
        (formal && scene.is(subject.end, Class::Link)).then(|| phrases::right(scene, subject.end + 1, limit)).flatten()
    }

    /// Whether nothing but a comma or a closing mark stands before the verb, as after a content that precedes it.
    pub fn after_content(&self) -> bool {
        let Some(finite) = self.finite.filter(|&finite| finite > self.clause.start) else { return false };
        let scene = self.scene;
        matches!(scene.word(finite - 1), "," | "?" | "!" | "…" | "-" | "–")
            || scene.quotes.is_mark(finite - 1)
            || scene.quotes.of(finite - 1).is_some_and(|q| Some(q) != scene.quotes.of(finite))
    }

    /// What can be the content to the right of the cue.
    pub fn complement(&self, from: usize) -> Option<Complement> {
        let scene = self.scene;
        let end = self.clause.end.min(from + REACH);
        let mut relative = false;
        for at in from..end {
            let word = scene.word(at);
            if word == ":" {
                return Some(Complement::Colon(at + 1));
            }
            if scene.quotes.is_mark(at)
                && let Some(index) = scene.quotes.of(at + 1)
                && scene.quotes.of(at) != Some(index)
            {
                return Some(Complement::Quote(index));
            }
            if scene.is_infinitive_mark(at) {
                // "menes at være", "siges at have": what is said or believed of a subject.
                let believed = self.passive && self.form() == VerbForm::Passive && scene.knobs.verb_second && at == from;
                let allowed = self.entry.takes.any(Takes::INFINITIVE)
                    || believed && matches!(self.entry.class.as_str(), "state" | "believe" | "claim");
                if allowed {
                    return Some(Complement::Infinitive(at));
                }
                continue;
            }
            if scene.is_complementiser(at) {
                // "siger han, efter at …": such a clause is no content, though one can follow it.
                if at > from && scene.is(at - 1, Class::Break) {
                    relative = true;
                    continue;
                }
                return Some(Complement::Clause(at + 1));
            }
            let opens = at == from || scene.word(at - 1) == "," || scene.upos(at - 1) == Upos::Adp;
            if opens && scene.is(at, Class::Question) {
                return Some(Complement::Question(at));
            }
            if scene.is(at, Class::Whether) && (scene.word(at - 1) == "," || at == from && self.asks_whether(at)) {
                return Some(Complement::Question(at + 1));
            }
            if scene.is_relative(at) && scene.word(at - 1) == "," {
                relative = true;
            }
            if at > from && scene.is_finite(at) && !relative {
                return None;
            }
            // ", adding that …" and "ledgers showing that …": the clause is another cue's.
            let gerund = |i: usize| scene.at(i).form == VerbForm::Gerund;
            let other = word == "," && gerund(at + 1) || at > from && gerund(at) && scene.cue(at).is_some();
            if word == ";" || !scene.knobs.verb_second && other {
                return None;
            }
            if relative && word == "," && scene.is_finite(at + 1) {
                return None;
            }
        }
        None
    }

    /// The first token after the addressee, the words of time and the prepositional phrases that can stand between a verb and its content
    /// ("told reporters on Monday in a statement").
    pub fn after_adverbials(&self, from: usize) -> usize {
        let scene = self.scene;
        let end = self.clause.end;
        let mut at = from;
        if self.entry.takes.any(Takes::ADDRESSEE)
            && let Some(whom) = phrases::right(scene, at, end).filter(|whom| whom.start == at && !scene.is(at, Class::Time))
        {
            // "told him the deal was off": an object pronoun stands alone; a longer phrase ends where the next one begins.
            at = whom.end;
        }
        while at < end {
            if scene.is(at, Class::Time) && scene.upos(at) != Upos::Propn {
                at += 1;
                continue;
            }
            let phrase = scene.upos(at) == Upos::Adp && (scene.is(at, Class::In) || scene.is(at, Class::To) || scene.is(at, Class::Link));
            if phrase && scene.is(at + 1, Class::Time) {
                at += 1;
                continue;
            }
            let Some(inner) = phrase.then(|| phrases::right(scene, at + 1, end)).flatten() else { break };
            at = inner.end.max(at + 1);
        }
        at
    }

    /// "om" right after the verb opens a question when a subject and a finite verb follow.
    fn asks_whether(&self, at: usize) -> bool {
        let scene = self.scene;
        scene.is(at + 1, Class::Subject)
            || (at + 1..self.clause.end.min(at + 6)).any(|i| scene.is_finite(i)) && scene.at(at).upos != Upos::Adp
    }

    /// Where a content that begins at `start` ends.
    pub fn content_end(&self, start: usize) -> usize {
        let scene = self.scene;
        let end = self.clause.end;
        let subordinate = self.within_subordinate();
        // What is said within a quote ends with it.
        let quote = scene.quotes.of(self.cue.start).and_then(|index| scene.quotes.get(index)).filter(|quote| quote.tokens.contains(&start));
        let end = quote.map_or(end, |quote| end.min(quote.tokens.end));
        for at in start + 1..end {
            if scene.quotes.holds(at) && !scene.quotes.holds(self.cue.start) {
                continue;
            }
            let word = scene.word(at);
            if word == ";" {
                return at;
            }
            if !scene.knobs.verb_second && matches!(word, "-" | "–" | "—" | "--") && at > start + 1 {
                return at;
            }
            if word != "," {
                continue;
            }
            let next = at + 1;
            if !scene.knobs.verb_second && scene.at(next).form == VerbForm::Gerund && scene.upos(next) == Upos::Verb {
                return at;
            }
            if (self.attributes(next) || self.said_after(next)) && at > start + 1 {
                return at;
            }
            if subordinate && scene.is_finite(next) && at > start + 2 {
                return at;
            }
            let and = scene.is(next, Class::And);
            if (scene.is(next, Class::Break) || and) && !scene.is_complementiser(next + 1) && self.new_attribution(next + 1) {
                return at;
            }
            if scene.is(next, Class::Contrast) && !scene.is_complementiser(next + 1) {
                return at;
            }
        }
        end
    }

    /// Whether a word is a verb that attributes what stands before it (", siger X").
    pub fn attributes(&self, at: usize) -> bool {
        let scene = self.scene;
        scene.cue(at).is_some_and(|cue| cue.strength >= 4 && cue.takes.any(Takes::BEFORE))
            && matches!(scene.at(at).form, VerbForm::Finite | VerbForm::Gerund)
    }

    /// Whether a subject and a cue that ends the clause follow (", Pappas said").
    fn said_after(&self, at: usize) -> bool {
        let scene = self.scene;
        if scene.knobs.verb_second {
            return false;
        }
        let Some(verb) = phrases::right(scene, at, self.clause.end).filter(|range| range.start == at).map(|range| range.end) else {
            return false;
        };
        let cue = scene.cue(verb).is_some_and(|cue| cue.strength >= 4 && cue.takes.any(Takes::BEFORE));
        let mut after = verb + 1;
        while after < self.clause.end && (scene.is(after, Class::Time) || scene.is(after, Class::In)) {
            after += 1;
        }
        cue && scene.at(verb).form == VerbForm::Finite && (after >= self.clause.end || matches!(scene.word(after), "," | "."))
    }

    /// Whether a main clause with a cue of its own begins at a token ("…, og en talsmand fortæller, hvad …").
    fn new_attribution(&self, at: usize) -> bool {
        let scene = self.scene;
        let end = self.clause.end.min(at + 14);
        let finite = (at..end).find(|&i| scene.is_finite(i));
        let Some(finite) = finite else { return false };
        // The verb itself, or the participle right behind an auxiliary.
        let cue = (finite..end.min(finite + 6))
            .find(|&i| scene.cue(i).is_some_and(|cue| cue.strength >= 4 && cue.kind == crate::language::CueKind::Verb));
        cue.is_some_and(|cue| cue == finite || scene.upos(finite) == Upos::Aux) && !(at..finite).any(|i| matches!(scene.word(i), "," | ":"))
    }
}

/// Where a sentence begins after a dateline ("ADEN, July 8 — A tanker …") or the time of a live blog ("17.42 Vagtchef …").
fn after_dateline(scene: &Scene<'_>, sentence: &Range<usize>) -> usize {
    if let Some(start) = scene.label(sentence.start) {
        return start;
    }
    let first = scene.paragraph_tokens(scene.paragraph(sentence.start)).start == sentence.start;
    if !first || !is_all_caps(scene.word(sentence.start)) {
        return sentence.start;
    }
    let dash = sentence.clone().take(14).find(|&i| matches!(scene.word(i), "-" | "–" | "—" | "--"));
    dash.filter(|&dash| !scene.any_finite(sentence.start..dash)).map_or(sentence.start, |dash| dash + 1)
}
