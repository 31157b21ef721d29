use crate::text::Span;

/// One attribution: a source is said by a cue to hold a content.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// How it is put.
    pub kind: ClaimKind,
    /// What is attributed, in the order of the text.
    pub content: Vec<Span>,
    /// Who holds it; `None` where nobody is named.
    pub source: Option<Source>,
    /// The words that attribute it; `None` for a quote without its own.
    pub cue: Option<Cue>,
    /// Media that relayed it.
    pub via: Vec<Relay>,
    /// "i en udtalelse"
    pub medium: Option<Span>,
    /// To whom else it was said.
    pub addressee: Option<Span>,
    /// When it was said.
    pub time: Option<Span>,
    /// What the source does with the content.
    pub stance: Stance,
    /// How sure the text makes the content out to be.
    pub certainty: Certainty,
    /// The words that say so.
    pub hedges: Vec<Span>,
    /// Whether the attribution itself is negated ("siger ikke, at").
    pub negated: bool,
    /// Index of the claim in whose content this one stands.
    pub parent: Option<usize>,
    /// Indices of the claims that this one answers (confirms, denies, has not confirmed).
    pub about: Vec<usize>,
    /// Which rules or models decided, on which words.
    pub evidence: Vec<Evidence>,
}

/// The source of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The whole noun phrase.
    pub span: Span,
    /// What a relative pronoun stands for.
    pub antecedent: Option<Span>,
    /// Index of the entity it is, where it is one.
    pub entity: Option<usize>,
    /// Canonical name, pronouns, short forms and aliases resolved.
    pub name: String,
    /// What kind of source it is.
    pub kind: SourceKind,
}

/// The words that attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Where they stand.
    pub span: Span,
    /// Their dictionary form.
    pub lemma: String,
    /// Their class in the language's cue list ("state", "believe", "deny" …).
    pub class: String,
}

/// A medium that passed the claim on.
#[derive(Clone, Debug, PartialEq)]
pub struct Relay {
    /// Its name in the text.
    pub span: Span,
    /// Index of the entity it is, where it is one.
    pub entity: Option<usize>,
}

/// Which rule or model decided, on which words.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Name of the rule or model ("da.say.inverted").
    pub rule: String,
    /// The words it went by.
    pub spans: Vec<Span>,
    /// How sure the engine is, 0 to 1; `None` where a rule decided without a figure.
    pub score: Option<f32>,
}

/// How a claim is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// In the source's own words, between quotation marks or after a dash.
    Direct,
    /// Retold.
    Indirect,
    /// Retold with a fragment quoted.
    Mixed,
    /// "ifølge X"
    AccordingTo,
    /// "Det oplyser X"
    Anaphoric,
    /// The article's own voice: no source, no cue.
    Unattributed,
}

/// What kind of source speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// An identifiable person or institution.
    Named,
    /// A definite or specific description ("politiet", "en talsmand for X").
    Role,
    /// Nobody in particular ("kilder", "eksperter").
    Anonymous,
    /// A report, a study, figures.
    Document,
}

/// What the source does with the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Says it.
    Asserts,
    /// Says that it is so, of something said before.
    Confirms,
    /// Says that it is not so.
    Denies,
    /// Has not confirmed it.
    Unconfirmed,
    /// Says nothing of it.
    Undisclosed,
    /// Foresees it.
    Expects,
    /// Wants it done.
    Demands,
    /// Blames somebody for it.
    Accuses,
    /// Means to do it.
    Intends,
    /// Asks it.
    Asks,
}

/// How sure the text makes a content out to be, by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Put as fact.
    Certain,
    /// "mener", "formentlig"
    Probable,
    /// "kan", "måske"
    Possible,
    /// Passed on without a commitment: hearsay.
    Unknown,
}
