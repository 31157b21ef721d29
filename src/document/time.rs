use crate::text::Span;

/// An expression of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// Its kind.
    pub kind: TimeType,
    /// Its normalised value (TIMEX3: "2021-06-27TEV", "P3D"), or `None` where the text does not settle it.
    pub value: Option<String>,
    /// The value as far as the words themselves say it, with X for what they leave open ("XXXX-WXX-7TEV"); `None` where they say nothing
    /// without a day to count from ("i går").
    pub known: Option<String>,
    /// What the words do to the value ("i slutningen af").
    pub modifier: Option<TimeMod>,
    /// First moment it covers, ISO 8601 without a time zone.
    pub from: Option<String>,
    /// Last moment it covers, ISO 8601 without a time zone.
    pub to: Option<String>,
    /// The rule that read it.
    pub rule: String,
    /// Words outside it that decided: the verb whose tense it goes by, the day that it counts from.
    pub because: Vec<Span>,
}

/// Modifiers of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "lowercase")]
pub enum TimeMod {
    /// "i begyndelsen af"
    Start,
    /// "midt i"
    Mid,
    /// "i slutningen af"
    End,
    /// "omkring"
    About,
}

/// The types of TIMEX3 (ISO-TimeML).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "lowercase")]
pub enum TimeType {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A part of a day.
    Time,
    /// A length of time.
    Duration,
    /// Something that repeats.
    Set,
}
