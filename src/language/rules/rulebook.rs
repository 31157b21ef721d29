//! Files of rules, and which of them to try at a word.
//!
//! ```text
//! let date = [den] <day> <month>       a pattern that others can use, as $date
//! rule date                            a name
//! find $date <year>                    where it fits
//! make date                            what is made of it
//! yes  Det skete <28. juni 2021>. = 2021-06-28
//! no   De 28 juniorer vandt.           tests run these; packs leave them out
//! ```

use super::super::Table;
use super::{Kinds, Lexicon, Opening, Program, Settings, WordId};
use crate::model::PackError;

/// A named rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its name ("date").
    pub name: String,
    /// Where it fits.
    pub program: Program,
    /// What is made of it.
    pub settings: Settings,
    /// Whether it can begin with a number, which can be several words.
    numeral: bool,
    /// What has to stand behind its first word, where that is one word.
    next: Opening,
    /// Sentences with what it has to find in angle brackets, and the value; empty in a pack.
    pub yes: Vec<String>,
    /// Sentences in which it must not find anything; empty in a pack.
    pub no: Vec<String>,
}

impl Rule {
    /// Whether what stands behind a first word lets the rule fit there; `number`: that word can begin a number.
    pub fn goes_on(&self, number: bool, next: Option<(WordId, Kinds, bool)>, numerals: Kinds) -> bool {
        number && self.numeral || self.next.allows(next, numerals)
    }
}

/// A language's rules of one stage.
#[derive(Debug, Default)]
pub struct Rulebook {
    /// In the order in which they win where two find equally much.
    pub rules: Vec<Rule>,
    /// By word: the rules that can begin with it.
    by_word: Vec<Vec<u16>>,
    /// The rules that can begin with digits.
    by_digits: Vec<u16>,
}

impl Rulebook {
    /// Reads a file of rules; the words in them are added to the lexicon.
    ///
    /// # Errors
    /// A sentence that names the line that cannot be read.
    pub fn read(name: &str, text: &str, lexicon: &mut Lexicon) -> Result<Self, PackError> {
        let file = Table::of(name, text);
        let mut book = Rulebook::default();
        let mut patterns: Vec<(String, String)> = Vec::new();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
            let wrong = |problem: &str| file.error(index + 1, problem);
            let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            let rest = rest.trim();
            if word == "let" {
                let (name, pattern) = rest.split_once('=').ok_or_else(|| wrong("a pattern needs a name, = and its signs."))?;
                let pattern = fill(pattern, &patterns).map_err(|problem| wrong(&problem))?;
                patterns.push((name.trim().to_owned(), ["( ", &pattern, " )"].concat()));
                continue;
            }
            if word == "rule" {
                let empty = (Program::default(), Settings::default());
                book.rules.push(Rule {
                    name: rest.to_owned(),
                    program: empty.0,
                    settings: empty.1,
                    numeral: false,
                    next: Opening::default(),
                    yes: Vec::new(),
                    no: Vec::new(),
                });
                continue;
            }
            let rule = book.rules.last_mut().ok_or_else(|| wrong("a line of a rule stands before the first rule."))?;
            match word {
                "find" => {
                    let pattern = fill(rest, &patterns).map_err(|problem| wrong(&problem))?;
                    rule.program = Program::compile(&pattern, lexicon).map_err(|problem| wrong(&format!("{problem}.")))?;
                }
                "make" => rule.settings = Settings::read(rest).ok_or_else(|| wrong("what to make is a word and settings name=value."))?,
                "yes" => rule.yes.push(rest.to_owned()),
                "no" => rule.no.push(rest.to_owned()),
                _ => return Err(wrong("a line begins with let, rule, find, make, yes or no.")),
            }
        }
        if let Some(rule) = book.rules.iter().find(|rule| rule.program.ops.is_empty() || rule.settings.act.is_empty()) {
            return Err(PackError(format!("The rule \"{}\" in \"{name}\" of the language pack lacks what to find or to make.", rule.name)));
        }
        Ok(book)
    }

    /// Notes which rules can begin with which word, once the lexicon has all its words.
    ///
    /// # Errors
    /// A sentence that names the rule that could begin anywhere.
    pub fn index(&mut self, lexicon: &Lexicon, numerals: Kinds) -> Result<(), PackError> {
        self.by_word = vec![Vec::new(); lexicon.len() + 1];
        self.by_digits.clear();
        for (number, rule) in self.rules.iter_mut().enumerate() {
            let first = rule
                .program
                .first(lexicon)
                .map_err(|problem| PackError(format!("The rule \"{}\" of the language pack cannot be used: {problem}.", rule.name)))?;
            (rule.numeral, rule.next) = (first.numeral(), rule.program.second(lexicon));
            let number = number as u16;
            for (index, rules) in self.by_word.iter_mut().enumerate() {
                let classes = lexicon.entry(index as WordId).map_or(0, |entry| entry.classes | entry.begins);
                if first.allows(Some((index as WordId, classes, false)), numerals) {
                    rules.push(number);
                }
            }
            if first.digits() {
                self.by_digits.push(number);
            }
        }
        Ok(())
    }

    /// The numbers of the rules that can begin with a word.
    pub fn at_word(&self, word: WordId) -> &[u16] {
        self.by_word.get(word as usize).map_or(&[], Vec::as_slice)
    }

    /// The numbers of the rules that can begin with digits.
    pub fn at_digits(&self) -> &[u16] {
        &self.by_digits
    }
}

/// The pattern with every `$name` replaced by the pattern of that name.
fn fill(pattern: &str, patterns: &[(String, String)]) -> Result<String, String> {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('$') {
        let end = after.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(after.len());
        let (name, behind) = after.split_at(end);
        filled.push_str(before);
        if name.is_empty() {
            filled.push('$');
        } else {
            let known = patterns.iter().find(|(known, _)| known == name);
            filled.push_str(&known.ok_or_else(|| format!("there is no pattern ${name}."))?.1);
        }
        rest = behind;
    }
    filled.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const RULES: &str = "let date = <month>|maj\nrule date\nfind [den] $date\nmake date when=past\nyes <maj> = x\nno nej";

    #[test]
    fn rules_are_read_and_found_by_their_first_word() {
        let mut lexicon = Lexicon::default();
        lexicon.add("month", "6", "juni").unwrap();
        let mut book = Rulebook::read("rules", RULES, &mut lexicon).unwrap();
        book.index(&lexicon, 0).unwrap();
        for (word, rules) in [("den", &[0u16][..]), ("juni", &[0]), ("maj", &[0]), ("juli", &[])] {
            assert_eq!(book.at_word(lexicon.id(word)), rules, "{word}");
        }
        let rule = book.rules.first().unwrap();
        assert_eq!((rule.settings.act.as_str(), rule.settings.get("when")), ("date", Some("past")));
        assert_eq!((rule.yes.len(), rule.no.len()), (1, 1));
    }

    #[test]
    fn what_is_wrong_names_its_line() {
        for (text, part) in [
            ("find a", "line 1: a line of a rule"),
            ("rule a\nfind [b", "line 2: a ] is missing"),
            ("rule a\nfind $b\nmake c", "line 2: there is no pattern $b"),
            ("rule a\nmake b", "\"a\" in \"rules\""),
            ("rule a\nwhat b", "line 2: a line begins"),
        ] {
            let error = Rulebook::read("rules", text, &mut Lexicon::default()).unwrap_err();
            assert!(error.0.contains(part), "{error}");
        }
    }
}
