use crate::text::Span;

/// A number in the text and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where it stands, from its bound ("mindst") to what is counted.
    pub span: Span,
    /// The number itself, where it is one number.
    pub value: Option<f64>,
    /// The least that the words allow.
    pub min: Option<f64>,
    /// The most that the words allow.
    pub max: Option<f64>,
    /// How the number is bounded.
    pub bound: Bound,
    /// What kind of thing is counted: `people`, `money`, `percent`, `distance` …
    pub unit: String,
    /// The noun that is counted, as it stands.
    pub noun: Option<String>,
    /// Whether the noun says no more than that they are people ("personer"), or there is none.
    pub anyone: bool,
    /// Whether it counts some of those counted before ("to af dem").
    pub part: bool,
    /// Three-letter code (ISO 4217) of a sum's currency.
    pub currency: Option<String>,
    /// What happened to the people counted.
    pub harm: Option<Harm>,
    /// The rule that read it.
    pub rule: String,
    /// The words outside it that say what happened to the people counted.
    pub because: Option<Span>,
    /// The quantity of the text that this one replaces ("nedjusteret fra 54 til 50"), by its number.
    pub revises: Option<usize>,
}

/// How a number is bounded by the words around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// "fem"
    #[default]
    Exact,
    /// "mindst fem"
    AtLeast,
    /// "højst fem", "op til fem"
    AtMost,
    /// "over fem"
    MoreThan,
    /// "under fem", "knap fem"
    LessThan,
    /// "omkring fem"
    About,
    /// "adskillige"
    Vague,
}

/// What happened to people who are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "lowercase")]
pub enum Harm {
    /// Dead.
    Killed,
    /// Hurt.
    Injured,
    /// Not found.
    Missing,
    /// Driven from their homes.
    Displaced,
    /// Arrested, jailed or held.
    Detained,
}
