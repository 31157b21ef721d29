use crate::text::Span;

/// Somebody or something with a name, and every place where the text speaks of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What kind of thing it is.
    pub kind: EntityType,
    /// The fullest name in the text, without a genitive -s.
    pub name: String,
    /// Office or trade that the text gives it ("præsident").
    pub role: Option<String>,
    /// Two-letter code (ISO 3166-1) of a country, or of the country whose adjective the text gives it ("svenske H&M").
    pub country: Option<String>,
    /// Where it is named, in the order of the text.
    pub mentions: Vec<Mention>,
}

/// One place where an entity is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// In which form.
    pub form: Form,
}

/// The kinds of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "UPPERCASE")]
pub enum EntityType {
    /// A person.
    Per,
    /// An organisation: party, firm, medium, ministry, club, police district, hospital.
    Org,
    /// A place: country, city, region, street, building, also where it acts.
    Loc,
    /// Any other proper name: event, product, weapon, work.
    Misc,
}

/// What of a hyphenated compound is the mention of the name in it ("FN" in "FN-styrken").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "lowercase")]
pub enum Compounds {
    /// The name alone.
    #[default]
    Name,
    /// The whole word, as most treebanks annotate it.
    Word,
}

impl std::str::FromStr for Compounds {
    type Err = String;
    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "name" => Ok(Compounds::Name),
            "word" => Ok(Compounds::Word),
            other => Err(format!("\"{other}\" is not a part of a compound; give name or word.")),
        }
    }
}

/// The form in which a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// The whole name.
    Full,
    /// A part of it, such as a surname.
    Short,
    /// Its initials ("SOHR").
    Acronym,
    /// Another name of the same ("Pentagon").
    Alias,
    /// With a genitive ending ("Iraks").
    Genitive,
    /// A description without a name ("det amerikanske militær").
    Nominal,
    /// A pronoun.
    Pronoun,
}
