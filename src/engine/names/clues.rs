//! What lists and neighbours tell of each word, as features of the name model see it.

use super::base;
use crate::document::EntityType;
use crate::language::{Class, Known, LanguagePack};
use crate::model::Shape;
use crate::model::shape::{Case, hash};

/// By which form of a word a list had it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Through {
    /// As written, or no list has it.
    #[default]
    Itself,
    /// Without its genitive ending ("Iraks").
    Genitive,
    /// The part before its hyphen ("Novo-aktien").
    Part,
    /// With other capitals or letters ("NOVO", "novo", "Soeren").
    Respelled,
}

/// What is known of one word besides its shape.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clue {
    /// The lists' classes.
    pub known: Known,
    /// By which form.
    pub through: Through,
    /// The place in a name of several words that a list has: 0 none, else 1 + kind, + 8 inside.
    pub phrase: u8,
    /// Hash of the word in small letters without a genitive ending; 0 where it has none.
    pub base: u32,
    /// Hashes of the parts around the last hyphen, as written and in small letters; 0 without one.
    pub parts: (u32, u32),
    /// How the parts are capitalised, as one number.
    pub part_cases: u8,
    /// The kind that the word's own ending tells ("Forsvarskommandoen"), as [`kind_number`].
    pub ending: u8,
    /// The kind that the last word of the run of capitalised words tells in which it stands.
    pub run: u8,
    /// What the word before the run says of what follows: 0 nothing, 1 a title or office, 2 what media are called, 3 what firms and bodies are called.
    pub led: u8,
    /// Whether any word has a capital here: at the start of a sentence, after a quotation mark, a dash or a colon.
    pub opens: bool,
}

/// The clues of a sentence's words: as written, and in small letters.
pub fn clues(words: &[&str], lowers: &[&str], shapes: &[Shape], pack: &LanguagePack) -> Vec<Clue> {
    let mut clues: Vec<Clue> = words.iter().zip(lowers).zip(shapes).map(|((word, lower), shape)| clue(word, lower, shape, pack)).collect();
    phrases(words, &mut clues, pack);
    runs(lowers, shapes, &mut clues, pack);
    let mut opens = true;
    for ((clue, shape), word) in clues.iter_mut().zip(shapes).zip(words) {
        clue.opens = opens;
        match shape.case {
            Case::Mark if opens => {}
            Case::Mark => opens = matches!(*word, ":" | "?" | "!" | "." | "\"" | "»" | "”" | "“" | "„" | "«"),
            _ => opens = false,
        }
    }
    clues
}

fn clue(word: &str, lower: &str, shape: &Shape, pack: &LanguagePack) -> Clue {
    let mut clue = Clue::default();
    if shape.case == Case::Mark {
        return clue;
    }
    let genitive = &pack.knobs.genitive;
    let bare = base(lower, genitive);
    if bare.len() != lower.len() && bare.chars().count() > 2 {
        clue.base = hash(bare.bytes());
    }
    clue.known = pack.names.known_hash(shape.word);
    clue.ending = pack.names.ending(lower).or_else(|| pack.names.ending(bare)).map_or(0, kind_number);
    if let Some(cut) = lower.rfind('-').filter(|&cut| cut > 0 && cut + 1 < lower.len()) {
        let (head, rest) = (word.get(..cut).unwrap_or(""), word.get(cut + 1..).unwrap_or(""));
        clue.parts = (hash(head.bytes()), hash(rest.to_lowercase().bytes()));
        let part = |text: &str| Shape::of(text, &text.to_lowercase()).case as u8;
        clue.part_cases = part(head) * 8 + part(rest) + 1;
        if !clue.known.any() {
            clue.known = pack.names.known(head);
            clue.through = Through::Part;
        }
    }
    if !clue.known.any() && clue.base != 0 {
        clue.known = pack.names.known(base(word, genitive));
        clue.through = Through::Genitive;
    }
    if !clue.known.any() && matches!(shape.case, Case::Upper | Case::Lower) && (4..=20).contains(&word.len()) && pack.names.wide_case() {
        clue.known = pack.names.known(&title(lower));
        if !clue.known.any() && clue.base != 0 {
            clue.known = pack.names.known(&title(bare));
        }
        clue.through = Through::Respelled;
    }
    if !clue.known.any() {
        clue.through = Through::Itself;
    }
    clue
}

/// A kind as a small number, 0 for none.
fn kind_number(kind: EntityType) -> u8 {
    match kind {
        EntityType::Per => 1,
        EntityType::Loc => 2,
        EntityType::Org => 3,
        EntityType::Misc => 4,
    }
}

/// What each run of capitalised words tells by its end and by the word before it.
fn runs(lowers: &[&str], shapes: &[Shape], clues: &mut [Clue], pack: &LanguagePack) {
    let capital = |at: usize| shapes.get(at).is_some_and(|shape| matches!(shape.case, Case::Title | Case::Upper | Case::Mixed));
    let mut at = 0;
    while at < shapes.len() {
        if !capital(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while capital(end) {
            end += 1;
        }
        let led = at.checked_sub(1).and_then(|before| lowers.get(before)).map_or(0, |lower| leads(lower, pack));
        let run = clues.get(end - 1).map_or(0, |clue| clue.ending);
        clues.iter_mut().take(end).skip(at).for_each(|clue| (clue.led, clue.run) = (led, run));
        at = end;
    }
}

/// What a word says of the name that follows it.
fn leads(lower: &str, pack: &LanguagePack) -> u8 {
    let word = pack.attribution.word(lower).classes;
    let has = |class: Class| word.has(class) || pack.attribution.head(lower).classes.has(class);
    if pack.names.is_title(lower) || has(Class::RoleNoun) {
        1
    } else if word.has(Class::OutletNoun) {
        2
    } else if pack.names.leads_organisation(lower) {
        3
    } else {
        0
    }
}

/// "NOVO-NORDISK" and "novo-nordisk" as "Novo-Nordisk".
pub(super) fn title(lower: &str) -> String {
    let mut out = String::with_capacity(lower.len());
    let mut start = true;
    for c in lower.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        start = c == '-';
    }
    out
}

/// Marks the words of names of several words that the lists have.
fn phrases(words: &[&str], clues: &mut [Clue], pack: &LanguagePack) {
    for at in 0..words.len() {
        let Some(first) = words.get(at) else { break };
        for (rest, kind) in pack.names.phrases(first) {
            let fits = rest.iter().enumerate().all(|(n, word)| {
                words.get(at + 1 + n).is_some_and(|here| here == word || n + 1 == rest.len() && base(here, &pack.knobs.genitive) == word)
            });
            if !fits {
                continue;
            }
            let kind = kind_number(*kind);
            for (offset, clue) in clues.iter_mut().skip(at).take(rest.len() + 1).enumerate() {
                if clue.phrase == 0 || offset > 0 {
                    clue.phrase = if offset == 0 { kind } else { kind + 8 };
                }
            }
        }
    }
}
