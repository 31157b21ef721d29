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
    /// First moment it covers, ISO 8601 without a time zone.
    pub from: Option<String>,
    /// Last moment it covers, ISO 8601 without a time zone.
    pub to: Option<String>,
    /// The rule that read it.
    pub rule: String,
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
