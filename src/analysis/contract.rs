//! The public contract, format 1: what is returned, printed, shown and scored.
//!
//! Offsets count the unit named in [`Analysis::offsets`]; every span is half-open and its `text` is exactly that slice.

use crate::document::{Bound, Certainty, ClaimKind, EntityType, Form, Harm, ParagraphKind, SourceKind, Stance, TimeMod, TimeType};
use crate::text::Unit;
use serde::{Deserialize, Serialize};

/// The number of the contract; it changes when a reader of the old one could go wrong.
pub const FORMAT: u32 = 1;

macro_rules! contract {
    ($($(#[$meta:meta])* struct $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
    )*};
}

contract! {
    /// What the engine says of one text.
    struct Analysis {
        /// Number of the contract: 1.
        format: u32,
        /// Version of the engine.
        engine: String,
        /// Code of the language that the text was read as.
        language: String,
        /// The day that relative times count from, ISO 8601.
        published: Option<String>,
        /// What offsets count.
        offsets: Unit,
        /// Blocks of the text.
        paragraphs: Vec<AnalysisParagraph>,
        /// Sentences.
        sentences: Vec<AnalysisSentence>,
        /// Who and what is named.
        entities: Vec<AnalysisEntity>,
        /// Expressions of time.
        times: Vec<AnalysisTime>,
        /// Numbers and what they count.
        quantities: Vec<AnalysisQuantity>,
        /// Who claims what.
        claims: Vec<AnalysisClaim>,
        /// Who is heard and who is only spoken of.
        voices: Vec<AnalysisVoice>,
        /// Quantities of the same thing side by side.
        numbers: Vec<AnalysisNumber>,
    }

    /// A slice of the text.
    struct AnalysisSpan {
        /// First unit inside.
        start: u32,
        /// First unit after.
        end: u32,
        /// The slice itself.
        text: String,
    }

    /// A block of the text.
    struct AnalysisParagraph {
        /// First unit inside.
        start: u32,
        /// First unit after.
        end: u32,
        /// What it is in an article.
        kind: ParagraphKind,
    }

    /// A sentence.
    struct AnalysisSentence {
        /// First unit inside.
        start: u32,
        /// First unit after.
        end: u32,
        /// Index of its paragraph.
        paragraph: usize,
    }

    /// Somebody or something with a name.
    struct AnalysisEntity {
        /// Its index in `entities`.
        id: usize,
        /// What kind of thing it is.
        #[serde(rename = "type")]
        kind: EntityType,
        /// The fullest name in the text, without a genitive -s.
        name: String,
        /// Office or trade that the text gives it.
        role: Option<String>,
        /// ISO 3166-1 code: of a country; of anybody or anything else, of the country whose adjective the text gives it
        /// ("den russiske præsident Vladimir Putin": RU).
        country: Option<String>,
        /// Where it is named.
        mentions: Vec<AnalysisMention>,
    }

    /// One place where an entity is named.
    struct AnalysisMention {
        /// First unit inside.
        start: u32,
        /// First unit after.
        end: u32,
        /// The slice itself.
        text: String,
        /// In which form.
        form: Form,
    }

    /// An expression of time.
    struct AnalysisTime {
        /// First unit inside.
        start: u32,
        /// First unit after.
        end: u32,
        /// The slice itself.
        text: String,
        /// Its TIMEX3 type.
        #[serde(rename = "type")]
        kind: TimeType,
        /// Its normalised value.
        value: Option<String>,
        /// The value as far as the words themselves say it, with X for what they leave open ("XXXX-06-28"): the rest of `value` is implied.
        known: Option<String>,
        /// What the words do to the value ("i slutningen af").
        modifier: Option<TimeMod>,
        /// First moment it covers.
        from: Option<String>,
        /// Last moment it covers.
        to: Option<String>,
        /// The rule that read it; "….past" and "….future" where the tense of the verb decided, "….from-text" where it counts from a day in the text.
        rule: String,
        /// The words outside it that decided.
        because: Vec<AnalysisSpan>,
    }

    /// A number and what it counts.
    struct AnalysisQuantity {
        /// First unit inside.
        start: u32,
        /// First unit after.
        end: u32,
        /// The slice itself.
        text: String,
        /// The number, where it is one number.
        value: Option<f64>,
        /// The least that the words allow.
        min: Option<f64>,
        /// The most that the words allow.
        max: Option<f64>,
        /// How it is bounded.
        bound: Bound,
        /// What kind of thing is counted.
        unit: String,
        /// The noun that is counted.
        noun: Option<String>,
        /// ISO 4217 code of a sum's currency.
        currency: Option<String>,
        /// What happened to the people counted.
        harm: Option<Harm>,
        /// The rule that read it.
        rule: String,
        /// The words outside it that say what happened to the people counted.
        because: Option<AnalysisSpan>,
        /// The index of the quantity that the text puts this one in the place of ("nedjusteret fra 54 til 50").
        revises: Option<usize>,
    }

    /// One attribution.
    struct AnalysisClaim {
        /// Its index in `claims`.
        id: usize,
        /// How it is put.
        kind: ClaimKind,
        /// What is attributed.
        content: Vec<AnalysisSpan>,
        /// Who holds it; null where nobody is named.
        source: Option<AnalysisSource>,
        /// The words that attribute it.
        cue: Option<AnalysisCue>,
        /// Media that relayed it.
        via: Vec<AnalysisVia>,
        /// "i en udtalelse"
        medium: Option<AnalysisSpan>,
        /// To whom else it was said.
        addressee: Option<AnalysisSpan>,
        /// When it was said.
        time: Option<AnalysisSpan>,
        /// What the source does with the content.
        stance: Stance,
        /// How sure the text makes the content out to be.
        certainty: Certainty,
        /// The words that say so.
        hedges: Vec<AnalysisSpan>,
        /// Whether the attribution itself is negated.
        negated: bool,
        /// The claim in whose content this one stands.
        parent: Option<usize>,
        /// The claims that this one answers.
        about: Vec<usize>,
        /// Who answered this one.
        status: AnalysisStatus,
        /// Entities named in content or source.
        entities: Vec<usize>,
        /// Indices of the times in the content.
        times: Vec<usize>,
        /// Indices of the quantities in the content.
        quantities: Vec<usize>,
        /// Which rule or model decided, on which words.
        evidence: Vec<AnalysisEvidence>,
    }

    /// Ids of the claims that answer a claim.
    struct AnalysisStatus {
        /// Those that confirm it.
        confirmed_by: Vec<usize>,
        /// Those that deny it.
        denied_by: Vec<usize>,
        /// Those that have not confirmed it.
        unconfirmed_by: Vec<usize>,
    }

    /// The source of a claim.
    struct AnalysisSource {
        /// First unit inside.
        start: u32,
        /// First unit after.
        end: u32,
        /// The whole noun phrase.
        text: String,
        /// The entity it is, where it is one.
        entity: Option<usize>,
        /// Canonical name.
        name: String,
        /// What kind of source it is.
        kind: SourceKind,
    }

    /// The words that attribute.
    struct AnalysisCue {
        /// First unit inside.
        start: u32,
        /// First unit after.
        end: u32,
        /// The slice itself.
        text: String,
        /// Dictionary form.
        lemma: String,
        /// Class in the language's cue list.
        class: String,
    }

    /// A medium that passed a claim on.
    struct AnalysisVia {
        /// First unit inside.
        start: u32,
        /// First unit after.
        end: u32,
        /// The slice itself.
        text: String,
        /// The entity it is, where it is one.
        entity: Option<usize>,
    }

    /// Which rule or model decided.
    struct AnalysisEvidence {
        /// Its name ("da.say.inverted").
        rule: String,
        /// The words it went by.
        spans: Vec<AnalysisSpan>,
        /// How sure the engine is, 0 to 1.
        score: Option<f32>,
    }

    /// A party of the article.
    struct AnalysisVoice {
        /// The entity it is, where it is one.
        entity: Option<usize>,
        /// Canonical name.
        name: String,
        /// What kind of source it is.
        kind: SourceKind,
        /// The claims ascribed to it.
        claims: Vec<usize>,
        /// How often it is mentioned.
        mentions: usize,
        /// The claims that accuse it.
        accused_in: Vec<usize>,
        /// Whether any claim is ascribed to it.
        heard: bool,
    }

    /// Quantities of the same thing.
    struct AnalysisNumber {
        /// Indices of the quantities.
        quantities: Vec<usize>,
        /// The claims in which they stand.
        claims: Vec<usize>,
        /// Whether those that count the same can all be true; what the text itself revises is left out.
        agree: bool,
        /// The least that any of them allows; null where one has no least. Without what is revised.
        min: Option<f64>,
        /// The most that any of them allows; null where one has no most. Without what is revised.
        max: Option<f64>,
        /// What they count ("killed").
        what: String,
    }
}
