//! What a language knows of times and numbers: the words, what they are to the engine, and the rules.

use super::Table;
use super::rules::{Kinds, Lexicon, Rulebook};
use crate::model::{PackError, PackFile};

/// A language's words and rules of times and numbers.
#[derive(Debug, Default)]
pub struct Measures {
    /// The words.
    pub lexicon: Lexicon,
    /// What their classes are to the engine.
    pub roles: Roles,
    /// Rules of times.
    pub times: Rulebook,
    /// Rules of quantities.
    pub quantities: Rulebook,
    /// Endings of nouns that are people ("ere"), and nouns that end so and are none.
    people_endings: Vec<String>,
    no_people: Kinds,
}

/// The lists of words.
const LISTS: [&str; 5] = ["times/words.tsv", "times/holidays.tsv", "times/tense.tsv", "quantities/words.tsv", "quantities/people.tsv"];

impl Measures {
    /// Reads the lists and rules of a pack; what it lacks is empty.
    ///
    /// # Errors
    /// A sentence that names the list or rule and the line that cannot be read.
    pub fn read(file: &PackFile<'_>) -> Result<Self, PackError> {
        let text = |name: &str| file.text(name);
        let lists = LISTS.iter().map(|name| Ok(Table::of(name, text(name)?))).collect::<Result<Vec<_>, PackError>>()?;
        Measures::make(&lists, text("times/times.rules")?, text("quantities/quantities.rules")?)
    }

    /// Makes them of lists and rules.
    ///
    /// # Errors
    /// As [`Measures::read`].
    pub fn make(lists: &[Table<'_>], times: &str, quantities: &str) -> Result<Self, PackError> {
        let mut lexicon = Lexicon::default();
        for list in lists {
            lexicon.add_list(list)?;
        }
        compounds(&mut lexicon);
        let mut times = Rulebook::read("times/times.rules", times, &mut lexicon)?;
        let mut quantities = Rulebook::read("quantities/quantities.rules", quantities, &mut lexicon)?;
        let roles = Roles::of(&lexicon);
        times.index(&lexicon, roles.numerals)?;
        quantities.index(&lexicon, roles.numerals)?;
        let people_endings = lexicon.members("people_ending").into_iter().map(|(ending, _)| ending).collect();
        let no_people = lexicon.class("no_people");
        Ok(Measures { lexicon, roles, times, quantities, people_endings, no_people })
    }

    /// Whether a noun is people: by the list, or by its ending ("hospitalsansatte").
    pub fn is_person(&self, lower: &str) -> bool {
        let kinds = self.lexicon.entry(self.lexicon.id(lower)).map_or(0, |entry| entry.classes);
        let ends = || self.people_endings.iter().any(|ending| lower.len() > ending.len() && lower.ends_with(ending.as_str()));
        kinds & self.roles.people != 0 || kinds & self.no_people == 0 && ends()
    }
}

/// Adds the numbers that are one word in languages that write them so: "tooghalvfems", "femhundrede".
fn compounds(lexicon: &mut Lexicon) {
    let numbers = |class: &str, lexicon: &Lexicon| -> Vec<(String, u32)> {
        let members = lexicon.members(class).into_iter();
        members.filter_map(|(word, value)| Some((word, value.parse().ok()?))).collect()
    };
    let Some((joint, _)) = lexicon.members("joint").pop() else { return };
    let ones = numbers("ones", lexicon);
    for (tens, value) in numbers("number", lexicon).into_iter().filter(|(_, value)| (20..100).contains(value)) {
        for (one, small) in &ones {
            lexicon.add("number", &(value + small).to_string(), &format!("{one}{joint}{tens}"));
        }
    }
    for (word, factor) in numbers("multiplier", lexicon).into_iter().filter(|(_, factor)| *factor <= 1000) {
        for (one, small) in &ones {
            lexicon.add("number", &(small * factor).to_string(), &format!("{one}{word}"));
        }
    }
}

macro_rules! roles {
    ($($(#[$meta:meta])* $field:ident = $($class:literal)|+;)*) => {
        /// Sets of classes that the engine itself asks for, by what they are to it.
        #[derive(Debug, Default, Clone)]
        pub struct Roles { $($(#[$meta])* pub $field: Kinds,)* }

        impl Roles {
            fn of(lexicon: &Lexicon) -> Self {
                Roles { $($field: 0 $(| lexicon.class($class))+,)* }
            }
        }
    };
}

roles! {
    /// Numbers below a hundred.
    number = "number";
    /// "hundrede", "million".
    multiplier = "multiplier";
    /// Indefinite articles.
    one = "one";
    /// "halv"
    half = "half";
    /// "kvart"
    quarter = "quarter";
    /// "par", "dozen".
    collective = "collective";
    /// "og", "and".
    joiner = "joiner";
    /// "minus"
    minus = "minus";
    /// The hyphen.
    hyphen = "hyphen";
    /// What a number in words can begin with.
    numerals = "number" | "multiplier" | "one" | "half" | "minus";
    /// "tredje"
    ordinal = "ordinal";
    /// "th"
    ordinal_suffix = "ordinal_suffix";
    /// "erne" of "1990'erne".
    decade_suffix = "decade_suffix";
    /// What a word with a hyphen is cut after.
    splits = "number" | "month" | "weekday" | "edge" | "fraction" | "half" | "multiplier" | "splits";
    /// Words that stand right behind digits ("10km").
    glued = "glued";
    /// The same with a capital ("30C").
    glued_capital = "glued_capital";
    /// Words that stand right behind digits after a sign of money ("$5m").
    glued_money = "multiplier";
    /// Signs and words of money.
    currency = "currency" | "money";
    /// Verbs in the past.
    past = "past";
    /// Verbs and adjectives that put what they say in the future.
    future = "future";
    /// Verbs of what is planned, in the present.
    scheduled = "scheduled";
    /// Verbs with a participle behind that put it in the past.
    perfect = "perfect";
    /// Words that begin a clause.
    clause = "clause";
    /// People by trade, age, nation.
    people = "people";
    /// Nouns that say no more than that they are people: "personer", "dræbte".
    anyone = "anyone";
    /// Nouns that are people together: "familier".
    people_group = "people_group";
    /// What happens to people.
    harm = "harm";
    /// Words of harm that are no deeds: nobody "dies" another.
    harm_state = "harm_state";
    /// Auxiliaries of the active perfect.
    active = "active";
    /// Auxiliaries of the passive.
    passive = "passive";
    /// Words that begin a clause about others.
    clause_break = "clause_break";
    /// Words that begin a clause about the same.
    relative = "relative";
    /// Units of what is measured.
    measure = "measure";
    /// Years of age.
    age_unit = "age_unit";
    /// "gammel"
    age_tail = "age_tail";
    /// Verbs before an age.
    age_verb = "age_verb";
    /// "på" of "en mand på 34 år".
    age_of = "age_of";
    /// Verbs that say that a figure changed.
    change = "change";
    /// "fra"
    from = "from";
    /// "til"
    to = "to";
}
