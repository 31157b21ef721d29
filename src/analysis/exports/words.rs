//! Headings and labels of the exports, in the languages of the interface.

use crate::document::{Certainty, EntityType, SourceKind, Stance};

/// The labels of one interface language.
pub(super) struct Words {
    /// Code for `lang` attributes.
    pub code: &'static str,
    pub title: &'static str,
    pub no_verdict: &'static str,
    pub claims: &'static str,
    pub names: &'static str,
    pub the_text: &'static str,
    pub who: &'static str,
    pub kind: &'static str,
    pub says: &'static str,
    pub stance: &'static str,
    pub what: &'static str,
    pub via: &'static str,
    pub how_sure: &'static str,
    pub hedges: &'static str,
    pub when: &'static str,
    pub numbers: &'static str,
    pub times: &'static str,
    pub inside: &'static str,
    pub answers: &'static str,
    pub corrected: &'static str,
    pub by_a_person: &'static str,
    pub nobody: &'static str,
    pub article: &'static str,
    pub published: &'static str,
    pub confirmed_by: &'static str,
    pub denied_by: &'static str,
    pub unconfirmed_by: &'static str,
    pub revised_from: &'static str,
    pub agree: &'static str,
    pub disagree: &'static str,
    harms: [(&'static str, &'static str); 5],
    stances: [&'static str; 10],
    certainties: [&'static str; 4],
    kinds: [&'static str; 4],
    types: [&'static str; 4],
}

impl Words {
    /// The labels of a language; English where there are none.
    pub fn of(code: &str) -> &'static Words {
        if code == "da" { &DANISH } else { &ENGLISH }
    }

    pub fn stance(&self, stance: Stance) -> &'static str {
        self.stances.get(stance as usize).copied().unwrap_or("")
    }

    pub fn certainty(&self, certainty: Certainty) -> &'static str {
        self.certainties.get(certainty as usize).copied().unwrap_or("")
    }

    pub fn source_kind(&self, kind: SourceKind) -> &'static str {
        self.kinds.get(kind as usize).copied().unwrap_or("")
    }

    /// What a group of numbers counts: a harm in words, or the noun itself.
    pub fn harm<'a>(&'a self, what: &'a str) -> &'a str {
        self.harms.iter().find(|(name, _)| *name == what).map_or(what, |(_, word)| word)
    }

    pub fn entity_type(&self, kind: EntityType) -> &'static str {
        self.types.get(kind as usize).copied().unwrap_or("")
    }
}

static DANISH: Words = Words {
    code: "da",
    title: "Hvem siger hvad",
    no_verdict: "Kilde viser, hvad teksten selv siger. Det er ingen dom over, hvad der er sandt.",
    claims: "Påstande",
    names: "Navne",
    the_text: "Teksten",
    who: "Hvem",
    kind: "Slags kilde",
    says: "Ord",
    stance: "Holdning",
    what: "Hvad",
    via: "Via",
    how_sure: "Hvor sikkert",
    hedges: "Forbehold",
    when: "Sagt hvornår",
    numbers: "Tal",
    times: "Tider",
    inside: "Inden i påstand",
    answers: "Svar fra andre",
    corrected: "Rettet",
    by_a_person: "rettet af et menneske",
    nobody: "ingen nævnt",
    article: "(artiklen selv)",
    published: "Udgivet",
    confirmed_by: "bekræftet af",
    denied_by: "afvist af",
    unconfirmed_by: "ikke bekræftet af",
    revised_from: "rettet fra",
    agree: "forenelige",
    disagree: "uforenelige",
    harms: [("killed", "dræbt"), ("injured", "såret"), ("missing", "savnet"), ("displaced", "fordrevet"), ("detained", "anholdt")],
    stances: ["siger", "bekræfter", "afviser", "har ikke bekræftet", "oplyser ikke", "forventer", "kræver", "anklager", "vil", "spørger"],
    certainties: ["som kendsgerning", "sandsynligt", "muligt", "uden at indestå"],
    kinds: ["navngiven", "funktion", "unavngiven", "dokument"],
    types: ["person", "organisation", "sted", "andet"],
};

static ENGLISH: Words = Words {
    code: "en",
    title: "Who claims what",
    no_verdict: "Kilde shows what the text says of itself. It gives no verdict on what is true.",
    claims: "Claims",
    names: "Names",
    the_text: "The text",
    who: "Who",
    kind: "Kind of source",
    says: "Words",
    stance: "Stance",
    what: "What",
    via: "Via",
    how_sure: "How sure",
    hedges: "Hedges",
    when: "Said when",
    numbers: "Numbers",
    times: "Times",
    inside: "Inside claim",
    answers: "Answers by others",
    corrected: "Corrected",
    by_a_person: "corrected by a person",
    nobody: "nobody named",
    article: "(the article itself)",
    published: "Published",
    confirmed_by: "confirmed by",
    denied_by: "denied by",
    unconfirmed_by: "not confirmed by",
    revised_from: "revised from",
    agree: "compatible",
    disagree: "at odds",
    harms: [("killed", "killed"), ("injured", "injured"), ("missing", "missing"), ("displaced", "displaced"), ("detained", "detained")],
    stances: ["says", "confirms", "denies", "has not confirmed", "does not disclose", "expects", "demands", "accuses", "means to", "asks"],
    certainties: ["as fact", "probable", "possible", "not vouched for"],
    kinds: ["named", "role", "unnamed", "document"],
    types: ["person", "organisation", "place", "other"],
};
