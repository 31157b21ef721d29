//! Whom a source is: the head of its phrase, not a name that stands in its relative clause or behind its preposition.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use kilde::{Options, analyse};

/// Name and kind of entity of the only source of a text; `None` where it is of no entity.
fn entity(text: &str, language: &str) -> Option<String> {
    let analysis = analyse(text, &Options { language: Some(language.into()), ..Options::default() });
    let source = analysis.claims.iter().find_map(|claim| claim.source.as_ref()).unwrap();
    source.entity.and_then(|id| analysis.entities.iter().find(|entity| entity.id == id)).map(|entity| entity.name.clone())
}

#[test]
fn a_name_inside_a_description_is_not_who_speaks() {
    for text in [
        "Manden, der bor i Kolding, siger, at han hørte et brag.",
        "En kvinde, som arbejder hos Novo Nordisk, siger, at hun blev bange.",
        "Manden, der slog Peter Madsen, siger, at han fortryder det.",
        "En vælger, der støtter Socialdemokratiet, siger, at valget er forkert.",
        "En kilde tæt på Donald Trump siger, at planen er opgivet.",
        "En kritiker af den tidligere præsident Joe Biden siger, at planen er opgivet.",
        "En beboer i Kolding siger, at han hørte et brag.",
    ] {
        assert_eq!(entity(text, "da"), None, "{text}");
    }
    for text in [
        "A man who lives in Boston said that he heard a bang.",
        "A woman, who works for Microsoft, said that she was afraid.",
        "A critic of President Joe Biden said that the plan was dead.",
    ] {
        assert_eq!(entity(text, "en"), None, "{text}");
    }
}

#[test]
fn a_name_that_the_phrase_is_about_is_who_speaks() {
    for (text, name) in [
        ("Peter Madsen, der bor i Kolding, siger, at han hørte et brag.", "Peter Madsen"),
        ("Direktør i Danske Bank Philippe Vollot siger, at tallene er gode.", "Philippe Vollot"),
        ("Formand for bestyrelsen Bo Lund siger, at tallene er gode.", "Bo Lund"),
        ("Formand for Dansk Metal Claus Jensen siger, at tallene er gode.", "Claus Jensen"),
        ("Borgmesteren i Kolding, Jakob Ville, siger, at skolen lukker.", "Jakob Ville"),
        ("En mand, der bor i Kolding, Peter Madsen, siger, at han hørte et brag.", "Peter Madsen"),
        ("En talsmand for politiet Holger Vehren siger, at sagen er lukket.", "Holger Vehren"),
        ("Bankens ejer, Danske Bank, siger, at tallene er gode.", "Danske Bank"),
    ] {
        assert_eq!(entity(text, "da").as_deref(), Some(name), "{text}");
    }
}

#[test]
fn whose_a_body_is_its_own_words_say() {
    let text = "Tysk politi oplyser, at to er anholdt. Hamborgs politi oplyser, at en tredje er såret.";
    let analysis = analyse(text, &Options { language: Some("da".into()), ..Options::default() });
    let names: Vec<&str> = analysis.claims.iter().filter_map(|claim| claim.source.as_ref()).map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["Tysk politi", "Hamborgs politi"]);
}

/// The name of the last source of a Danish text.
fn last(text: &str) -> String {
    let analysis = analyse(text, &Options { language: Some("da".into()), ..Options::default() });
    analysis.claims.iter().filter_map(|claim| claim.source.as_ref()).next_back().unwrap().name.clone()
}

#[test]
fn a_noun_is_the_body_that_the_text_called_so() {
    for (text, name) in [
        ("Region Nordjylland lukker en afdeling i Hobro.\n\nRegionen afviser, at det er en besparelse.", "Region Nordjylland"),
        ("Der er uro i fagforbundet HK.\n\nForbundet mener, at lønnen er for lav.", "HK"),
        ("Statens Serum Institut følger sagen.\n\nInstituttet vurderer, at risikoen er lille.", "Statens Serum Institut"),
        ("Østre Landsret er færdig med sagen.\n\nDommen er for mild, mener landsretten.", "Østre Landsret"),
        ("Firmaet Lauth A/S fyrer 40 mand.\n\nSelskabet oplyser, at ordrerne svigter.", "Lauth A/S"),
        ("Lauth A/S er politianmeldt af Datatilsynet.\n\nSelskabet oplyser, at det retter sig.", "Lauth A/S"),
        ("Minister: Ingen skal bo i et skimmelhul\n\nDet er for dårligt, mener boligminister Vibeke Lauenborg.", "Vibeke Lauenborg"),
        ("Det er for dårligt, mener formand for FOA Torben Holm.\n\nFOA-formanden siger, at det haster.", "Torben Holm"),
    ] {
        assert_eq!(last(text), name, "{text}");
    }
    let headline = analyse(
        "Minister: Ingen skal bo i et skimmelhul\n\nDet er for dårligt, mener boligminister Vibeke Lauenborg.",
        &Options::default(),
    );
    assert_eq!(headline.claims.iter().find_map(|claim| claim.source.as_ref()).map(|source| source.name.as_str()), Some("Vibeke Lauenborg"));
}

#[test]
fn a_noun_that_could_be_several_bodies_stays_a_noun() {
    for (text, name) in [
        ("Datatilsynet ser på sagen.\n\nSelskabet oplyser, at det retter sig.", "Selskabet"),
        ("Lauth A/S og Norrsken Vind slår sig sammen.\n\nSelskabet oplyser, at det er en god dag.", "Selskabet"),
        ("Det skriver Ritzau.\n\nSelskabets direktør er syg. Selskabet oplyser, at han er hjemme.", "Selskabet"),
        ("Politikommissær Bo Lund kom. Politikommissær Ida Holm gik.\n\nRegionen oplyser, at ingen er såret.", "Regionen"),
    ] {
        assert_eq!(last(text), name, "{text}");
    }
}
