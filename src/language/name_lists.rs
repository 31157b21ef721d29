//! Lists of names: first and last names, places, organisations, and what the words of a name tell of its kind.

use super::Table;
use crate::document::EntityType;
use crate::model::map::{Map, Set};
use crate::model::shape::hash;
use crate::model::{PackError, PackFile};

/// What the lists say of a word that is a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Known(u16);

impl Known {
    /// A man's first name.
    pub const MASCULINE: Known = Known(1);
    /// A woman's first name.
    pub const FEMININE: Known = Known(2);
    /// A last name.
    pub const LAST: Known = Known(4);
    /// A place.
    pub const PLACE: Known = Known(8);
    /// A country.
    pub const COUNTRY: Known = Known(16);
    /// An organisation.
    pub const ORGANISATION: Known = Known(32);
    /// A first or last name that is not frequent.
    pub const RARE: Known = Known(64);

    /// Any other thing: an event, a product, a work.
    pub const THING: Known = Known(128);
    /// An abbreviation that is no name ("HIV").
    pub const NO_NAME: Known = Known(256);

    /// The classes as one number, for features.
    pub fn bits(self) -> u16 {
        self.0
    }

    fn has(self, class: Known) -> bool {
        self.0 & class.0 != 0
    }

    /// Both lists' classes.
    pub fn with(self, more: Known) -> Known {
        Known(self.0 | more.0)
    }

    /// A man's first name.
    pub fn masculine(self) -> bool {
        self.has(Known::MASCULINE)
    }

    /// A woman's first name.
    pub fn feminine(self) -> bool {
        self.has(Known::FEMININE)
    }

    /// A first name.
    pub fn first(self) -> bool {
        self.has(Known(Known::MASCULINE.0 | Known::FEMININE.0))
    }

    /// A last name.
    pub fn last(self) -> bool {
        self.has(Known::LAST)
    }

    /// A place.
    pub fn place(self) -> bool {
        self.has(Known::PLACE)
    }

    /// A country.
    pub fn country(self) -> bool {
        self.has(Known::COUNTRY)
    }

    /// An organisation.
    pub fn organisation(self) -> bool {
        self.has(Known::ORGANISATION)
    }

    /// A name of people that is not among the frequent ones.
    pub fn rare(self) -> bool {
        self.has(Known::RARE)
    }

    /// An abbreviation that names nothing.
    pub fn no_name(self) -> bool {
        self.has(Known::NO_NAME)
    }

    /// Another thing that has a name.
    pub fn thing(self) -> bool {
        self.has(Known::THING)
    }

    /// Whether any list has it.
    pub fn any(self) -> bool {
        self.0 != 0
    }
}

/// What a noun calls a body that it does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum General {
    /// "selskabet"
    Firm,
    /// "organisationen", "klubben"
    Body,
}

/// Values by the hash of a word (see [`crate::model::shape::hash`]).
type ByHash<T> = Map<u32, T>;

/// How many names a line's frequency rank puts among the frequent ones.
const FREQUENT: usize = 1500;

/// A language's lists of names.
#[derive(Debug, Default)]
pub struct NameLists {
    /// By the hash of the word as written (see [`crate::model::shape::hash`]).
    words: ByHash<Known>,
    /// Names of several words by the hash of their first: the rest, and the kind.
    phrases: ByHash<Vec<(Vec<String>, EntityType)>>,
    word_endings: ByHash<EntityType>,
    /// Endings of words by their last byte, in the order of the list.
    suffixes: ByHash<Vec<(String, EntityType)>>,
    /// Endings of last names.
    surnames: Vec<String>,
    /// Nouns before the name of a firm or body ("koncernen").
    before_organisation: Set<String>,
    /// Nouns by which a text calls a firm again, whatever it is ("selskabet").
    firm_nouns: Set<String>,
    /// The same of bodies that are no firms ("organisationen").
    body_nouns: Set<String>,
    /// Last words of a name that tell no more than that it is a firm ("A/S", "Group").
    firms: Set<String>,
    countries: Map<String, String>,
    nations: Map<String, String>,
    aliases: Map<String, String>,
    titles: Set<String>,
    /// Nouns that speak as an office does, but that nobody's name has before it as a title ("politiet").
    bodies: Set<String>,
    /// Small words that may stand inside a name ("von", "al").
    particles: Set<String>,
    /// Small words inside names of institutions ("Institut for Menneskerettigheder").
    joints: Set<String>,
}

impl NameLists {
    /// Reads the lists of a pack; those that it lacks are empty.
    ///
    /// # Errors
    /// A sentence that names the list and the line that cannot be read.
    pub fn read(file: &PackFile<'_>) -> Result<Self, PackError> {
        let list = |name: &str| Table::section(file, &format!("names/{name}.tsv"));
        let mut lists = NameLists::default();
        let mut ranks = [0; 2];
        for (_, row) in list("first")?.rows() {
            let feminine = row.get(1) == Some(&"f");
            let Some(rank) = ranks.get_mut(usize::from(feminine)) else { continue };
            *rank += 1;
            let class = if feminine { Known::FEMININE } else { Known::MASCULINE };
            let class = if *rank > FREQUENT { class.with(Known::RARE) } else { class };
            lists.note(row.first().copied().unwrap_or_default(), class);
        }
        for (rank, (_, row)) in list("last")?.rows().enumerate() {
            let class = if rank >= 2 * FREQUENT { Known::LAST.with(Known::RARE) } else { Known::LAST };
            lists.note(row.first().copied().unwrap_or_default(), class);
        }
        for (_, row) in list("first-abroad")?.rows() {
            let class = if row.first() == Some(&"f") { Known::FEMININE } else { Known::MASCULINE };
            row.get(1).into_iter().flat_map(|cell| cell.split(' ')).for_each(|name| lists.note(name, class));
        }
        for (_, row) in list("people")?.rows() {
            row.get(1).into_iter().flat_map(|cell| cell.split(' ')).for_each(|name| lists.note(name, Known::LAST));
        }
        for name in ["cities", "compounds"] {
            for (_, row) in list(name)?.rows() {
                lists.add(row.first().copied().unwrap_or_default(), EntityType::Loc);
            }
        }
        for (name, kind) in [("places", EntityType::Loc), ("organisations", EntityType::Org)] {
            for (_, row) in list(name)?.rows() {
                // What kind and the names, divided by semicolons; or, without a kind, places of one word each.
                let (cell, divider) = match (row.as_slice(), kind) {
                    ([words], EntityType::Loc) => (*words, ' '),
                    ([.., names], _) => (*names, ';'),
                    _ => continue,
                };
                cell.split(divider).for_each(|name| lists.add(name.trim(), kind));
            }
        }
        for (_, row) in list("things")?.rows() {
            let (Some(&group), Some(&things)) = (row.first(), row.get(1)) else { continue };
            for name in things.split(';').map(str::trim) {
                match group {
                    "no name" => lists.note(name, Known::NO_NAME),
                    _ => lists.add(name, EntityType::Misc),
                }
            }
        }
        for (_, row) in list("territories")?.rows() {
            let (Some(&name), Some(&code)) = (row.first(), row.get(1)) else { continue };
            lists.add(name, EntityType::Loc);
            lists.note(name, Known::COUNTRY);
            lists.countries.insert(name.to_lowercase(), code.to_owned());
        }
        // Endings of adjectives, in a row before those of countries: "endings	- e t".
        let mut endings = vec![String::new()];
        for (_, row) in list("nations")?.rows() {
            let Some((&code, words)) = row.split_first() else { continue };
            if code == "endings" {
                endings = words.first().into_iter().flat_map(|cell| cell.split(' ')).map(|ending| ending.replace('-', "")).collect();
                continue;
            }
            for stem in words.first().into_iter().flat_map(|cell| cell.split(' ')) {
                for ending in &endings {
                    lists.nations.insert(format!("{stem}{ending}"), code.to_owned());
                }
            }
            for people in words.get(1).into_iter().flat_map(|cell| cell.split(' ')) {
                lists.nations.insert(people.to_owned(), code.to_owned());
            }
        }
        for (_, row) in list("aliases")?.rows() {
            for alias in row.iter().skip(1) {
                lists.aliases.insert(alias.to_lowercase(), row.first().copied().unwrap_or_default().to_owned());
                if alias.chars().next().is_some_and(char::is_uppercase) && !alias.contains("'s ") {
                    let kind =
                        if lists.known(row.first().copied().unwrap_or_default()).place() { EntityType::Loc } else { EntityType::Org };
                    lists.add(alias, kind);
                }
            }
        }
        let endings = list("endings")?;
        for (line, row) in endings.rows() {
            let words = || row.get(1).into_iter().flat_map(|cell| cell.split(' ')).map(str::to_owned);
            match row.first().copied() {
                Some("PER") => lists.surnames.extend(words().map(|word| word.trim_start_matches('-').to_owned())),
                Some("ORG") => lists.end(EntityType::Org, words()),
                Some("LOC") => lists.end(EntityType::Loc, words()),
                Some("MISC") => lists.end(EntityType::Misc, words()),
                Some("before ORG") => lists.before_organisation.extend(words()),
                Some("firm") => lists.firm_nouns.extend(words()),
                Some("body") => lists.body_nouns.extend(words()),
                Some("firm's name") => lists.firms.extend(words()),
                _ => {
                    let kinds = "PER, ORG, LOC, MISC, before ORG, firm, body or firm's name";
                    return Err(endings.error(line, &format!("a row needs {kinds}, and words, divided by a tab.")));
                }
            }
        }
        for (_, row) in list("titles")?.rows() {
            if row.first() == Some(&"bodies") {
                lists.bodies.extend(row.iter().skip(1).flat_map(|cell| cell.split(' ')).map(str::to_owned));
                continue;
            }
            lists.titles.extend(row.iter().flat_map(|cell| cell.split(' ')).map(str::to_owned));
        }
        let particles = list("particles")?;
        for (line, row) in particles.rows() {
            let set = match row.first() {
                Some(&"name") => &mut lists.particles,
                Some(&"institution") => &mut lists.joints,
                _ => return Err(particles.error(line, "a row needs name or institution and words, divided by a tab.")),
            };
            set.extend(row.get(1).into_iter().flat_map(|cell| cell.split(' ')).map(str::to_owned));
        }
        Ok(lists)
    }

    /// Notes what the last words of names, and their endings after "-", tell.
    fn end(&mut self, kind: EntityType, words: impl Iterator<Item = String>) {
        for word in words {
            match word.strip_prefix('-') {
                Some(suffix) => self.suffixes.entry(last_byte(suffix)).or_default().push((suffix.to_owned(), kind)),
                None => drop(self.word_endings.insert(hash(word.bytes()), kind)),
            }
        }
    }

    fn note(&mut self, word: &str, class: Known) {
        let entry = self.words.entry(hash(word.bytes())).or_default();
        *entry = entry.with(class);
    }

    fn add(&mut self, name: &str, kind: EntityType) {
        let mut words = name.split(' ');
        let Some(first) = words.next().filter(|word| !word.is_empty()) else { return };
        let rest: Vec<String> = words.map(str::to_owned).collect();
        if rest.is_empty() {
            self.note(
                first,
                match kind {
                    EntityType::Org => Known::ORGANISATION,
                    EntityType::Misc => Known::THING,
                    _ => Known::PLACE,
                },
            );
        } else {
            self.phrases.entry(hash(first.bytes())).or_default().push((rest, kind));
        }
    }

    /// What the lists say of a word as written.
    pub fn known(&self, word: &str) -> Known {
        self.known_hash(hash(word.bytes()))
    }

    /// What the lists say of a word by the hash of its bytes.
    pub fn known_hash(&self, hash: u32) -> Known {
        self.words.get(&hash).copied().unwrap_or_default()
    }

    /// Names of several words that begin with a word: what follows, and the kind.
    pub fn phrases(&self, word: &str) -> &[(Vec<String>, EntityType)] {
        self.phrases.get(&hash(word.bytes())).map_or(&[], Vec::as_slice)
    }

    /// The kind that the last word of a name tells ("Københavns Kommune", "Udenrigsministeriet").
    pub fn ending(&self, lower: &str) -> Option<EntityType> {
        if let Some(&kind) = self.word_endings.get(&hash(lower.bytes())) {
            return Some(kind);
        }
        let longer = |suffix: &str| lower.len() > suffix.len() + 1 && lower.ends_with(suffix);
        self.suffixes.get(&last_byte(lower))?.iter().find(|(suffix, _)| longer(suffix)).map(|&(_, kind)| kind)
    }

    /// Whether an unknown word ends as last names do ("Frederiksen").
    pub fn ends_like_person(&self, lower: &str) -> bool {
        self.surnames.iter().any(|ending| lower.len() > ending.len() + 1 && lower.ends_with(ending.as_str()))
    }

    /// Whether a noun stands before the name of a firm or body ("virksomheden").
    pub fn leads_organisation(&self, lower: &str) -> bool {
        let tail = |word: &String| lower.len() > word.len() + 2 && word.len() > 4 && lower.ends_with(word.as_str());
        self.before_organisation.contains(lower) || lower.len() > 8 && self.before_organisation.iter().any(tail)
    }

    /// What a text calls so without saying more ("selskabet", "rejseselskabet").
    pub fn general(&self, lower: &str) -> Option<General> {
        let among = |nouns: &Set<String>| nouns.iter().any(|noun| lower.ends_with(noun.as_str()));
        if among(&self.firm_nouns) { Some(General::Firm) } else { among(&self.body_nouns).then_some(General::Body) }
    }

    /// Whether a name says that its bearer is a firm and no more ("Lauth A/S").
    pub fn is_firm(&self, name: &str) -> bool {
        self.firms.contains(name.to_lowercase().rsplit(' ').next().unwrap_or_default())
    }

    /// Whether a name says what its bearer is ("Københavns Universitet").
    pub fn tells_what(&self, name: &str) -> bool {
        !self.is_firm(name) && name.to_lowercase().split(' ').any(|word| self.ending(word) == Some(EntityType::Org))
    }

    /// Whether a word is a whole word that ends names of organisations ("Politi").
    pub fn ends_organisation(&self, lower: &str) -> bool {
        self.word_endings.get(&hash(lower.bytes())) == Some(&EntityType::Org)
    }

    /// The code of a country by its name in small letters.
    pub fn country(&self, lower: &str) -> Option<&str> {
        self.countries.get(lower).map(String::as_str)
    }

    /// The code of the country of an adjective or a people ("amerikanske", "russerne").
    pub fn nation(&self, lower: &str) -> Option<&str> {
        self.nations.get(lower).map(String::as_str)
    }

    /// The canonical name of an alias in small letters.
    pub fn alias(&self, lower: &str) -> Option<&str> {
        self.aliases.get(lower).map(String::as_str)
    }

    /// All aliases in small letters.
    pub fn aliases(&self) -> impl Iterator<Item = (&str, &str)> {
        self.aliases.iter().map(|(alias, name)| (alias.as_str(), name.as_str()))
    }

    /// Whether a word in small letters is a title.
    pub fn is_title(&self, lower: &str) -> bool {
        self.titles.contains(lower)
    }

    /// Whether a noun in small letters is a body that speaks, and no title ("politiet").
    pub fn is_body(&self, lower: &str) -> bool {
        self.bodies.contains(lower)
    }

    /// Whether words in other capitals than the lists' are looked up as well.
    pub fn wide_case(&self) -> bool {
        !self.words.is_empty()
    }

    /// Whether a small word may stand inside a name.
    pub fn is_particle(&self, lower: &str) -> bool {
        self.particles.contains(lower)
    }

    /// Whether a small word may join the parts of an institution's name.
    pub fn joins_institution(&self, lower: &str) -> bool {
        self.joints.contains(lower)
    }
}

fn last_byte(word: &str) -> u32 {
    word.bytes().next_back().map_or(0, u32::from)
}
