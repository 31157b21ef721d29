//! Named settings in which languages differ.

use super::{Abbreviations, Table};
use crate::document::ParagraphKind;
use crate::model::PackError;

/// Behaviour that differs from language to language, from `knobs.tsv`, `openings.tsv` and the lists of [`Abbreviations`].
#[derive(Debug, Default, Clone)]
pub struct Knobs {
    /// The sign between whole numbers and decimals (`,` in Danish); the other of `,` and `.` groups thousands.
    pub decimal: char,
    /// A point after a number makes it an ordinal ("28. juni") and ends no sentence before a small letter or a month.
    pub ordinal_point: bool,
    /// Endings that are tokens of their own ("'s", "n't").
    pub clitics: Vec<String>,
    /// The finite verb stands second in main clauses, so that a subject can follow it.
    pub verb_second: bool,
    /// A dash at the start of a sentence opens direct speech ("- Det er slut, siger hun").
    pub dash_quotes: bool,
    /// A quote after the sentence that attributes the one before it is more of the same speech ("…," he said. "…").
    pub quotes_resume: bool,
    /// A content clause can follow its verb with neither complementiser nor comma ("he said it was over").
    pub bare_clauses: bool,
    /// Who is to do what an infinitive says belongs to the content ("urged Congress to act").
    pub object_infinitive: bool,
    /// A relative pronoun is the source of what its clause attributes ("critics who say …"), and is named by what it stands for.
    pub relative_sources: bool,
    /// The claim models also look at the very words around a word, which takes many annotated texts to learn from.
    pub lexical_claims: bool,
    /// Compounds are one word, so that two common nouns in a row are two phrases.
    pub solid_compounds: bool,
    /// A noun's genitive is the bare name with this ending ("s"), inside the word.
    pub genitive: String,
    /// Endings of definite and plural nouns, the longest first, for meeting "talsmanden" with "talsmand".
    pub noun_endings: Vec<String>,
    /// Forms that end in a point ("kl.", "f.eks.").
    pub abbreviations: Abbreviations,
    /// Days of month before months in "3/4".
    pub day_first: bool,
    /// Both orders are in use, so that "3/4" alone does not tell.
    pub date_order_open: bool,
    /// A night belongs to the day on whose evening it begins ("Sunday night"), not to the one on whose morning it ends.
    pub night_from_evening: bool,
    /// Endings of finite verbs in the past ("ede").
    pub past_endings: Vec<String>,
    /// How a caption or a by-line begins ("Foto:", "Af ").
    pub openings: Vec<(String, ParagraphKind)>,
}

impl Knobs {
    /// Reads the lists.
    ///
    /// # Errors
    /// A sentence that names the line with an unknown knob or a value that does not fit.
    pub fn read(knobs: &Table<'_>, abbreviations: Abbreviations, openings: &Table<'_>) -> Result<Self, PackError> {
        let mut read = Knobs { decimal: '.', abbreviations, ..Knobs::default() };
        for (line, row) in knobs.rows() {
            let (Some(&name), Some(&value)) = (row.first(), row.get(1)) else {
                return Err(knobs.error(line, "a knob needs a name and a value, divided by a tab."));
            };
            let flag = || match value {
                "yes" => Ok(true),
                "no" => Ok(false),
                _ => Err(knobs.error(line, "the value has to be yes or no.")),
            };
            match name {
                "decimal" => read.decimal = value.chars().next().unwrap_or('.'),
                "ordinal_point" => read.ordinal_point = flag()?,
                "verb_second" => read.verb_second = flag()?,
                "dash_quotes" => read.dash_quotes = flag()?,
                "quotes_resume" => read.quotes_resume = flag()?,
                "bare_clauses" => read.bare_clauses = flag()?,
                "object_infinitive" => read.object_infinitive = flag()?,
                "relative_sources" => read.relative_sources = flag()?,
                "lexical_claims" => read.lexical_claims = flag()?,
                "solid_compounds" => read.solid_compounds = flag()?,
                "day_first" => read.day_first = flag()?,
                "date_order_open" => read.date_order_open = flag()?,
                "night_from_evening" => read.night_from_evening = flag()?,
                "past_endings" => read.past_endings = value.split(' ').map(str::to_owned).collect(),
                "genitive" => read.genitive = value.to_owned(),
                "noun_endings" => read.noun_endings = value.split(' ').map(str::to_owned).collect(),
                "clitics" => read.clitics = value.split(' ').map(str::to_owned).collect(),
                other => return Err(knobs.error(line, &format!("there is no knob \"{other}\"."))),
            }
        }
        for (line, row) in openings.rows() {
            let (Some(&start), Some(&kind)) = (row.first(), row.get(1)) else {
                return Err(openings.error(line, "an opening needs its words and a kind, divided by a tab."));
            };
            let kind = match kind {
                "caption" => ParagraphKind::Caption,
                "byline" => ParagraphKind::Byline,
                _ => return Err(openings.error(line, "the kind has to be caption or byline.")),
            };
            // A tab ends the column, so the space that has to follow a word is written as an underscore.
            read.openings.push((start.replace('_', " "), kind));
        }
        Ok(read)
    }
}
