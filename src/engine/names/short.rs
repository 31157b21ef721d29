//! By which shorter forms the text may call a name of several words again: "Birkedal Toft", "Alice", "Klinthus" for "Klinthus Hotels A/S", "DHF".

use super::View;
use crate::document::EntityType;
use crate::text::chars::is_all_caps;

/// Signs around a nickname inside a name: `Nikolaj "Krudt" Bundgaard`.
const MARKS: [char; 8] = ['"', '“', '”', '„', '»', '«', '‘', '’'];

/// Words of a name; what is longer is none, or is called again by its letters alone.
const LONGEST: usize = 8;

/// Letters of an acronym.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=7;

/// The shorter forms, in small letters. One may come twice; whether two names share one, the caller knows.
pub(super) fn forms(view: &View<'_>, kind: EntityType, text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').collect();
    if let [word] = words.as_slice() {
        // "Kommissionen" for "EU-Kommissionen"
        let noun = word
            .rsplit_once('-')
            .map(|(_, noun)| noun)
            .filter(|noun| kind == EntityType::Org && noun.chars().next().is_some_and(char::is_uppercase));
        return noun.map(str::to_lowercase).into_iter().collect();
    }
    if words.len() > LONGEST {
        return Vec::new();
    }
    match kind {
        EntityType::Per => of_person(&words),
        EntityType::Org => of_organisation(view, &words),
        _ => Vec::new(),
    }
}

/// First names, last names, what stands between ("Løkke"), the first with the last, a nickname, and either half of a double name.
fn of_person(words: &[&str]) -> Vec<String> {
    let bare: Vec<String> = words.iter().map(|word| word.trim_matches(MARKS).to_lowercase()).collect();
    let mut forms = Vec::new();
    for from in 0..bare.len() {
        for to in from + 1..=bare.len() {
            let run = bare.get(from..to).unwrap_or_default();
            if run.len() < bare.len() {
                forms.push(run.join(" "));
            }
        }
    }
    if let (Some(first), Some(last), 3..) = (bare.first(), bare.last(), bare.len()) {
        forms.push(format!("{first} {last}"));
    }
    let halves = bare.iter().skip(1).filter_map(|word| word.split_once('-'));
    forms.extend(halves.flat_map(|(one, other)| [one.to_owned(), other.to_owned()]));
    forms
}

/// A name without its last words ("Norrsken" for "Norrsken Vind"), or without the noun that says what it is ("Neptun" for "Svømmeklubben
/// Neptun"). What is an organisation of its own by the lists is no short form: "Nordea" is not "Nordea Liv", "HK" not "HK Privat".
fn of_organisation(view: &View<'_>, words: &[&str]) -> Vec<String> {
    let names = &view.pack.names;
    let mut forms = Vec::new();
    for to in 1..words.len() {
        let (Some(run), Some(rest)) = (words.get(..to), words.get(to..)) else { continue };
        let text = run.join(" ");
        let known = names.known(&text);
        let lower = text.to_lowercase();
        let tells = run.last().is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase));
        // "Viborg" is Viborg FF, where it is a club at all, and not Viborg Kommune.
        let place = known.place() && !rest.iter().all(|word| is_all_caps(word));
        if tells && !is_all_caps(&text) && !known.organisation() && !place && names.nation(&lower).is_none() {
            forms.push(lower);
        }
    }
    if let Some((first, rest)) = words.split_first() {
        let first = first.to_lowercase();
        if names.leads_organisation(&first) || names.ending(&first) == Some(EntityType::Org) {
            forms.push(rest.join(" ").to_lowercase());
        }
    }
    forms
}

/// The letters that an acronym of a name of several words has: the initials of its words with a capital ("DHF" of "Dansk Håndbold Forbund"), of
/// parts behind a hyphen too ("DBU" of "Dansk Boldspil-Union"), and all of a part that is letters itself ("FCK" of "FC København").
pub(super) fn initials(name: &str) -> Option<String> {
    let letters: String = parts(name).flat_map(|part| part.chars().take(if is_all_caps(part) { usize::MAX } else { 1 })).collect();
    (name.contains(' ') && LETTERS.contains(&letters.chars().count())).then_some(letters)
}

/// Whether a letter behind the initials can be from inside the last word, a long one ("LLO" of "Lejernes Landsorganisation").
pub(super) fn goes_on(name: &str, letter: char) -> bool {
    let mut small = letter.to_lowercase();
    let within = |part: &str| part.chars().count() >= 10 && small.next().is_some_and(|letter| part.chars().skip(3).any(|c| c == letter));
    parts(name).next_back().is_some_and(within)
}

fn parts(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split([' ', '-']).filter(|part| part.chars().next().is_some_and(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::{goes_on, initials};

    #[test]
    fn letters_of_an_acronym_are_those_of_the_name() {
        for (letters, name) in [
            ("DHF", "Dansk Håndbold Forbund"),
            ("NSK", "National enhed for Særlig Kriminalitet"),
            ("FCK", "FC København"),
            ("DBU", "Dansk Boldspil-Union"),
            ("WHO", "World Health Organization"),
            ("LL", "Lejernes Landsorganisation"),
        ] {
            assert_eq!(initials(name).as_deref(), Some(letters), "{name}");
        }
        for name in ["Dansk", "Novo-koncernen", "foreningen af fiskere"] {
            assert_eq!(initials(name), None, "{name}");
        }
        assert!(goes_on("Lejernes Landsorganisation", 'O'));
        assert!(!goes_on("Lejernes Landsorganisation", 'K') && !goes_on("Danmarks Radio", 'O'));
    }
}
