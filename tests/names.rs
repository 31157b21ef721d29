//! Names as a reader meets them: who and what is found, of which kind, under which name, in whatever spelling the text has.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use kilde::analysis::Analysis;
use kilde::language::LanguagePack;
use kilde::{Options, analyse};

fn read(text: &str) -> Analysis {
    analyse(text, &Options { language: Some("da".into()), ..Options::default() })
}

/// "PER Vladimir Putin" and so on, in the order of the text.
fn names(text: &str) -> Vec<String> {
    let kind = |value: &dyn std::fmt::Debug| format!("{value:?}").to_uppercase();
    read(text).entities.iter().map(|entity| format!("{} {}", kind(&entity.kind), entity.name)).collect()
}

fn mentions(text: &str, name: &str) -> Vec<String> {
    let analysis = read(text);
    let entity = analysis.entities.iter().find(|entity| entity.name == name).unwrap();
    entity.mentions.iter().map(|mention| mention.text.clone()).collect()
}

#[test]
fn names_of_today_get_their_kind() {
    let text =
        "Statsminister Mette Frederiksen (S) mødtes tirsdag i Bruxelles med Ursula von der Leyen, oplyser Udenrigsministeriet til Ritzau.";
    assert_eq!(
        names(text),
        ["PER Mette Frederiksen", "ORG S", "LOC Bruxelles", "PER Ursula von der Leyen", "ORG Udenrigsministeriet", "ORG Ritzau"]
    );
    assert_eq!(names("TV 2 har talt med Novo Nordisk, der bygger i Kalundborg."), ["ORG TV 2", "ORG Novo Nordisk", "LOC Kalundborg"]);
}

#[test]
fn short_forms_acronyms_and_genitives_are_one_thing() {
    let text = "Det Syriske Observatorium for Menneskerettigheder, SOHR, melder om angreb. Joe Biden er orienteret. Bidens talsmand kender SOHR's tal.";
    assert_eq!(mentions(text, "Joe Biden"), ["Joe Biden", "Bidens"]);
    assert_eq!(mentions(text, "Det Syriske Observatorium for Menneskerettigheder").len(), 3);
}

#[test]
fn the_fullest_name_holds_every_shorter_one() {
    for (text, name, found) in [
        ("Alice Birkedal Toft er vred. Birkedal Toft vil klage.", "Alice Birkedal Toft", ["Alice Birkedal Toft", "Birkedal Toft"]),
        ("Lars Lykke Rasmussen er her. Lykke smiler.", "Lars Lykke Rasmussen", ["Lars Lykke Rasmussen", "Lykke"]),
        ("Slavko Marić-Lund er træner. Marić er vred.", "Slavko Marić-Lund", ["Slavko Marić-Lund", "Marić"]),
        ("Firmaet Klinthus Hotels A/S vokser. Hos Klinthus er man glad.", "Klinthus Hotels A/S", ["Klinthus Hotels A/S", "Klinthus"]),
        ("Dansk Håndbold Forbund vandt. Det siger DHF.", "Dansk Håndbold Forbund", ["Dansk Håndbold Forbund", "DHF"]),
        (
            "NSK er på sagen. Det er National enhed for Særlig Kriminalitet.",
            "National enhed for Særlig Kriminalitet",
            ["NSK", "National enhed for Særlig Kriminalitet"],
        ),
    ] {
        assert_eq!(mentions(text, name), found, "{text}");
    }
}

#[test]
fn a_shorter_name_that_two_share_or_that_is_another_s_stays_apart() {
    for (text, apart) in [
        ("Carsten Toft og Alice Toft blev gift. Toft er glad.", "Toft"),
        ("HK Privat strejker. Det støtter HK.", "HK"),
        ("Aarhus Universitet fyrer 40. Det mærkes i Aarhus.", "Aarhus"),
        ("Dansk Skytteforening og Dansk Boldspil-Union er enige. DSB er ikke.", "DSB"),
    ] {
        assert_eq!(mentions(text, apart).len(), 1, "{text}");
    }
}

#[test]
fn a_title_stays_outside_and_becomes_the_role() {
    let analysis = read("Det siger Vagtchef Carsten Henriksen. Han henviser til præsident Joe Biden.");
    let found: Vec<(&str, Option<&str>)> = analysis.entities.iter().map(|entity| (entity.name.as_str(), entity.role.as_deref())).collect();
    assert_eq!(found, [("Carsten Henriksen", Some("vagtchef")), ("Joe Biden", Some("præsident"))]);
}

#[test]
fn a_body_before_a_name_is_no_role() {
    let analysis = read("Det oplyser en talsmand for politiet Holger Vehren.");
    assert_eq!(analysis.entities.iter().map(|entity| entity.role.as_deref()).collect::<Vec<_>>(), [None]);
}

#[test]
fn a_list_knows_things_and_what_names_nothing() {
    assert_eq!(names("Han fik HIV under VM i Qatar i 2022."), ["MISC VM", "LOC Qatar"]);
    // What a list has in full takes the place of a part of it.
    assert_eq!(names("Radikale Venstres forslag faldt."), ["ORG Radikale Venstre"]);
}

#[test]
fn a_noun_is_no_part_of_the_name_at_the_start_of_a_sentence_either() {
    let text = "Boligforeningen Beringsgaard beklager. Naboerne er vrede på boligforeningen Beringsgaard.";
    assert_eq!(mentions(text, "Beringsgaard").len(), 2);
    assert_eq!(names("Hotel Marienlyst lukker."), ["ORG Hotel Marienlyst"]);
}

#[test]
fn a_last_name_at_the_start_of_a_sentence_is_a_person_s() {
    assert_eq!(names("Madsen gav mig opskriften."), ["PER Madsen"]);
    assert_eq!(names("Skoven gav mig ro. Priserne steg."), Vec::<String>::new());
}

#[test]
fn a_country_is_told_by_its_name_and_by_its_adjective() {
    let analysis = read("Den russiske præsident Vladimir Putin taler om Ukraine, siger svenske Carl Bildt i London.");
    let found: Vec<(&str, Option<&str>)> =
        analysis.entities.iter().map(|entity| (entity.name.as_str(), entity.country.as_deref())).collect();
    assert_eq!(found, [("Vladimir Putin", Some("RU")), ("Ukraine", Some("UA")), ("Carl Bildt", Some("SE")), ("London", None)]);
}

#[test]
fn capitals_small_letters_and_bare_letters_hide_few_names() {
    for text in [
        "METTE FREDERIKSEN REJSER TIL UKRAINE",
        "mette frederiksen rejser til ukraine og mødes der med præsidenten",
        "Mette Frederiksen rejser paa loerdag til Ukraine, naar moedet i Aabenraa er forbi.",
    ] {
        let found = names(text).join(", ").to_lowercase();
        assert!(found.contains("per mette frederiksen") && found.contains("loc ukraine"), "{text}: {found}");
    }
}

#[test]
fn a_loaded_pack_fits_into_memory() {
    let pack = LanguagePack::load(include_bytes!("../www/packs/da.pack")).unwrap();
    let models = pack.tags.weights.memory() + pack.name_model.weights.memory() + pack.caseless_model.weights.memory();
    assert!(models < 5 << 20, "the models take {models} bytes");
}
