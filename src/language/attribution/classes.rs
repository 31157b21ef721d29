//! Classes of words that the frames go by. What falls into a class is the language's business (`attribution/words.tsv`).

/// A class of words; a word can be in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Class {
    /// Opens a content clause: "at", "that".
    Complementiser,
    /// Opens an indirect yes-or-no question: "om", "whether".
    Whether,
    /// Opens an indirect question: "hvad", "why".
    Question,
    /// Opens a relative clause: "som", "who".
    Relative,
    /// Marks the infinitive: "at", "to".
    Infinitive,
    /// Stands for what was said before: "det", "sådan", "so".
    Anaphor,
    /// Stands for several things said before, or none: "ingen af delene".
    Neither,
    /// A pronoun that can only be subject: "han", "they".
    Subject,
    /// The author or the speaker: "jeg", "vi", "we".
    First,
    /// Nobody in particular: "man", "one".
    Generic,
    /// One man: "han", "he".
    Masculine,
    /// One woman: "hun", "she".
    Feminine,
    /// One body or thing that can speak: "it".
    Neuter,
    /// Several: "de", "they".
    Plural,
    /// "hans", "deres", "their"
    Possessive,
    /// "sig", "himself"
    Reflexive,
    /// Forms the perfect: "har", "have".
    Have,
    /// Forms the passive: "blev", "was".
    Passive,
    /// Forms the perfect passive after [`Class::Passive`]: "blevet", "been".
    Been,
    /// "er", "is"
    Copula,
    /// "vil", "can"
    Modal,
    /// A modal that passes on hearsay with a perfect or a passive: "skal have", "skulle være".
    Hearsay,
    /// Opens the agent of a passive: "af", "by".
    Agent,
    /// "ikke", "aldrig", "not"
    Negation,
    /// What is refused by who says nothing: "kommentere", "udtale", "comment".
    SayNothing,
    /// "og", "samt", "and"
    And,
    /// "både", "both"
    Both,
    /// A preposition that goes on in a noun phrase: "af", "for", "fra", "of".
    Link,
    /// Opens a subordinate clause that does not belong to the content before it: "fordi", "da", "because".
    Break,
    /// Sets another statement against the content before it: "men", "mens", "but", "while".
    Contrast,
    /// A word of time that can stand beside the verb and is no subject: "mandag", "tidligere".
    Time,
    /// Opens an addressee or a relaying medium: "til", "to".
    To,
    /// Opens a medium: "i", "på", "under", "in", "on".
    In,
    /// Opens a ground of an accusation: "for".
    For,
    /// "over for", "vis-a-vis" begin with it.
    Toward,
    /// A news agency's name.
    Agency,
    /// A news medium's name.
    Outlet,
    /// What a news medium is called: "avisen", "nyhedsbureauet", "the newspaper".
    OutletNoun,
    /// Where things are said: "udtalelse", "pressemøde", "statement".
    MediumNoun,
    /// What speaks without being a person: "rapport", "undersøgelse", "tal".
    DocumentNoun,
    /// People without a name: "kilder", "eksperter", "vidner".
    AnonymousNoun,
    /// What somebody is: "talsmand", "formand", "minister".
    RoleNoun,
    /// A word that makes a source nameless: "flere", "nogle", "en anonym".
    AnonymousWord,
    /// A word that cannot be part of a name or a noun phrase although it looks so: "ja", "nej".
    Interjection,
    /// "Spørgsmål", "Svar", "Q", "A" before a colon: an interview's own labels.
    Label,
    /// Of these, the one before an answer: "Svar".
    Answer,
    /// "efter hans mening", "i hendes øjne": what is true from somebody's point of view.
    Viewpoint,
    /// What one man is called without his name: "manden", "far".
    Man,
    /// What one woman is called without her name: "kvinden", "kone".
    Woman,
    /// What one person is called without a name: "lægen", "den tiltalte".
    Person,
    /// A definite article or demonstrative: "den", "the".
    Definite,
    /// An indefinite article: "en", "a".
    Indefinite,
    /// An adverb that may stand inside a verb group: "også", "nu".
    Adverb,
}

impl Class {
    const NAMES: [(&'static str, Class); 53] = [
        ("complementiser", Class::Complementiser),
        ("whether", Class::Whether),
        ("question", Class::Question),
        ("relative", Class::Relative),
        ("infinitive", Class::Infinitive),
        ("anaphor", Class::Anaphor),
        ("neither", Class::Neither),
        ("subject", Class::Subject),
        ("first", Class::First),
        ("generic", Class::Generic),
        ("masculine", Class::Masculine),
        ("feminine", Class::Feminine),
        ("neuter", Class::Neuter),
        ("plural", Class::Plural),
        ("possessive", Class::Possessive),
        ("reflexive", Class::Reflexive),
        ("have", Class::Have),
        ("passive", Class::Passive),
        ("been", Class::Been),
        ("copula", Class::Copula),
        ("modal", Class::Modal),
        ("hearsay", Class::Hearsay),
        ("agent", Class::Agent),
        ("negation", Class::Negation),
        ("say-nothing", Class::SayNothing),
        ("and", Class::And),
        ("both", Class::Both),
        ("link", Class::Link),
        ("break", Class::Break),
        ("contrast", Class::Contrast),
        ("time", Class::Time),
        ("to", Class::To),
        ("in", Class::In),
        ("for", Class::For),
        ("toward", Class::Toward),
        ("agency", Class::Agency),
        ("outlet", Class::Outlet),
        ("outlet-noun", Class::OutletNoun),
        ("medium-noun", Class::MediumNoun),
        ("document-noun", Class::DocumentNoun),
        ("anonymous-noun", Class::AnonymousNoun),
        ("role-noun", Class::RoleNoun),
        ("anonymous-word", Class::AnonymousWord),
        ("interjection", Class::Interjection),
        ("label", Class::Label),
        ("answer", Class::Answer),
        ("viewpoint", Class::Viewpoint),
        ("man", Class::Man),
        ("woman", Class::Woman),
        ("person", Class::Person),
        ("definite", Class::Definite),
        ("indefinite", Class::Indefinite),
        ("adverb", Class::Adverb),
    ];

    /// The class of that name in `words.tsv`.
    pub fn from_name(name: &str) -> Option<Class> {
        Class::NAMES.iter().find(|(known, _)| *known == name).map(|&(_, class)| class)
    }
}

/// The classes that a word is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes(u64);

impl Classes {
    /// Whether the word is in the class.
    pub fn has(self, class: Class) -> bool {
        self.0 >> (class as u8) & 1 == 1
    }

    /// Whether the word is in any of the classes.
    pub fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    /// Puts the word into a class.
    pub fn add(&mut self, class: Class) {
        self.0 |= 1 << (class as u8);
    }

    /// The classes as one number, for features.
    pub fn bits(self) -> u64 {
        self.0
    }
}
