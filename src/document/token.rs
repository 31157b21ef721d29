use crate::text::Span;
use std::ops::Range;

/// A text cut into paragraphs, sentences and tokens, each naming its place in the one above.
///
/// Tokens are in the order of the text and do not overlap; every byte that is not white space or invisible lies in one.
#[derive(Debug, Default)]
pub struct Document<'t> {
    /// The text as it was given.
    pub text: &'t str,
    /// Paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences in order; none crosses a paragraph's border.
    pub sentences: Vec<Sentence>,
    /// Tokens in order; none crosses a sentence's border.
    pub tokens: Vec<Token>,
    /// The tokens' lower-cased forms, one after another (see [`Document::lower`]).
    pub lowered: String,
}

impl<'t> Document<'t> {
    /// The token's text as written; empty for an index out of range.
    pub fn word(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |t| t.span.of(self.text))
    }

    /// The token's text in lower case, typographic apostrophes made plain; empty for an index out of range.
    pub fn lower(&self, token: usize) -> &str {
        self.tokens.get(token).and_then(|t| self.lowered.get(t.lower.0 as usize..t.lower.1 as usize)).unwrap_or("")
    }

    /// The kind of a token; [`TokenKind::Punct`] for an index out of range.
    pub fn kind(&self, token: usize) -> TokenKind {
        self.tokens.get(token).map_or(TokenKind::Punct, |t| t.kind)
    }

    /// The token indices of a sentence; empty for an index out of range.
    pub fn sentence_tokens(&self, sentence: usize) -> Range<usize> {
        self.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone())
    }

    /// The sentence of a token (the last sentence for an index out of range).
    pub fn sentence_of(&self, token: usize) -> usize {
        self.tokens.get(token).map_or(self.sentences.len().saturating_sub(1), |t| t.sentence as usize)
    }

    /// The paragraph of a token (the last paragraph for an index out of range).
    pub fn paragraph_of(&self, token: usize) -> usize {
        self.sentences.get(self.sentence_of(token)).map_or(self.paragraphs.len().saturating_sub(1), |s| s.paragraph)
    }

    /// The span from the first to the last token of a range; empty for an empty range.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The tokens that touch a span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }
}

/// A paragraph: a block of the text with no line break that divides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it lies, without white space around.
    pub span: Span,
    /// What it is in an article.
    pub kind: ParagraphKind,
    /// Its sentences.
    pub sentences: Range<usize>,
}

/// What a paragraph is in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts"))]
#[serde(rename_all = "lowercase")]
pub enum ParagraphKind {
    /// Headline or sub-heading.
    Headline,
    /// Who wrote it, where and when.
    Byline,
    /// Running text.
    #[default]
    Body,
    /// A block of quoted speech.
    Quote,
    /// The text under a picture.
    Caption,
    /// An item of a list.
    List,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// A word, number, mark or other unit of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it lies.
    pub span: Span,
    /// Its range in [`Document::lowered`].
    pub lower: (u32, u32),
    /// Index of its sentence.
    pub sentence: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space (or the start of the text) stands before it.
    pub space_before: bool,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, also with digits, hyphens, apostrophes or a final point in them ("SID-huset", "kl.", "F-16").
    Word,
    /// Digits with their marks ("1.234,5", "10:30", "2021-06-28", "28.").
    Number,
    /// A web or mail address, a handle or hashtag.
    Address,
    /// Punctuation.
    Punct,
    /// Any other sign: currency, mathematics, emoji.
    Symbol,
}

/// What the tagger says of every token of a document, by token index.
#[derive(Clone, Debug, Default)]
pub struct Tags {
    /// Universal part of speech.
    pub upos: Vec<Upos>,
    /// Form of verbs.
    pub form: Vec<VerbForm>,
}

impl Tags {
    /// The part of speech; [`Upos::X`] for an index out of range.
    pub fn upos(&self, token: usize) -> Upos {
        self.upos.get(token).copied().unwrap_or(Upos::X)
    }

    /// The verb form; [`VerbForm::None`] for an index out of range.
    pub fn form(&self, token: usize) -> VerbForm {
        self.form.get(token).copied().unwrap_or(VerbForm::None)
    }
}

/// Universal parts of speech (Universal Dependencies, version 2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
#[repr(u8)]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    #[default]
    X,
}

impl Upos {
    /// All, in the order of their numbers.
    pub const ALL: [Upos; 17] = [
        Upos::Adj,
        Upos::Adp,
        Upos::Adv,
        Upos::Aux,
        Upos::Cconj,
        Upos::Det,
        Upos::Intj,
        Upos::Noun,
        Upos::Num,
        Upos::Part,
        Upos::Pron,
        Upos::Propn,
        Upos::Punct,
        Upos::Sconj,
        Upos::Sym,
        Upos::Verb,
        Upos::X,
    ];

    /// The name as treebanks write it ("PROPN").
    pub fn name(self) -> &'static str {
        match self {
            Upos::Adj => "ADJ",
            Upos::Adp => "ADP",
            Upos::Adv => "ADV",
            Upos::Aux => "AUX",
            Upos::Cconj => "CCONJ",
            Upos::Det => "DET",
            Upos::Intj => "INTJ",
            Upos::Noun => "NOUN",
            Upos::Num => "NUM",
            Upos::Part => "PART",
            Upos::Pron => "PRON",
            Upos::Propn => "PROPN",
            Upos::Punct => "PUNCT",
            Upos::Sconj => "SCONJ",
            Upos::Sym => "SYM",
            Upos::Verb => "VERB",
            Upos::X => "X",
        }
    }

    /// The part of speech of that name.
    pub fn from_name(name: &str) -> Option<Upos> {
        Upos::ALL.into_iter().find(|tag| tag.name() == name)
    }
}

/// The form of a verb, as far as attribution needs it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum VerbForm {
    /// Not a verb, or not known.
    #[default]
    None,
    /// Present or past ("siger", "sagde").
    Finite,
    /// Infinitive ("sige").
    Infinitive,
    /// Past participle ("sagt").
    Participle,
    /// Present participle ("sigende").
    Gerund,
    /// Finite or infinitive passive in -s ("siges", "oplyses").
    Passive,
}
