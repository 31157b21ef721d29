//! Which language a text is in, by its commonest words: enough to choose a pack, small enough to be in the wasm.

/// Language code and its commonest words that the neighbours do not share; told apart by share of running words.
const PROFILES: &[(&str, &str)] = &[
    (
        "da",
        "og i at det er en til af på for ikke med der de den han har som et var jeg om vi men havde kan fra så sig blev hun efter ved også over eller når være kunne nu bliver hvad ud siger af blevet mod ifølge oplyser efter noget deres",
    ),
    (
        "nb",
        "og i at det er en til av på for ikke med der de den han har som et var jeg om vi men hadde kan fra så seg ble hun etter ved også over eller når være kunne nå blir hva ut sier av blitt mot ifølge opplyser noe deres å bare mye",
    ),
    (
        "nn",
        "og i at det er ein til av på for ikkje med der dei den han har som eit var eg om vi men hadde kan frå så seg vart ho etter ved også over eller når vere kunne no blir kva ut seier blitt mot ifølgje noko deira å berre mykje",
    ),
    (
        "sv",
        "och i att det är en till av på för inte med där de den han har som ett var jag om vi men hade kan från så sig blev hon efter vid också över eller när vara kunde nu blir vad ut säger blivit mot enligt något deras ska",
    ),
    (
        "en",
        "the of and to in a is that for it was on with as he be at by his had not are but from or have an they which one you were all her she there would their we him been has when who will no more if said its",
    ),
    (
        "de",
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr",
    ),
    (
        "fr",
        "le la les de des du et en un une est que qui dans pour pas sur au avec il ce par plus se ne sont à été cette ont mais nous ou leur on aux ses fait comme elle son deux même",
    ),
    (
        "nl",
        "de het een en van in is dat op te zijn voor met niet die aan er om ook als maar bij door over ze uit dan wordt naar heeft nog worden hij zei werd kan meer geen tot",
    ),
    ("fi", "ja on ei se että hän oli olla mutta ovat kun niin myös kuin tai joka mukaan ole sekä vain jos nyt ollut hänen sen"),
    (
        "es",
        "el la de que y en un una los las por con no para es se del al lo como más pero sus le ya o fue este ha sí porque esta son entre cuando muy sin sobre",
    ),
];

/// The code of the language, or `None` for a text too short or strange to tell.
pub fn detect(text: &str) -> Option<&'static str> {
    let mut scores = vec![0.0f32; PROFILES.len()];
    let mut words = 0u32;
    let mut lowered = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).take(2000) {
        words += 1;
        lowered.clear();
        lowered.extend(word.chars().flat_map(char::to_lowercase));
        let hits: Vec<usize> =
            (0..PROFILES.len()).filter(|&i| PROFILES.get(i).is_some_and(|(_, list)| list.split(' ').any(|w| w == lowered))).collect();
        for &hit in &hits {
            // A word of one language alone says more than one that neighbours share.
            if let Some(score) = scores.get_mut(hit) {
                *score += 1.0 / hits.len() as f32;
            }
        }
        // The letters settle what short texts leave open.
        for c in lowered.chars() {
            let hint = match c {
                'æ' | 'ø' => &["da", "nb", "nn"][..],
                'ö' | 'ä' => &["sv", "de", "fi"],
                'ß' | 'ü' => &["de"],
                'ñ' | '¿' => &["es"],
                'ç' | 'è' | 'ê' => &["fr"],
                _ => continue,
            };
            for (index, (code, _)) in PROFILES.iter().enumerate() {
                if let (true, Some(score)) = (hint.contains(code), scores.get_mut(index)) {
                    *score += 0.2;
                }
            }
        }
    }
    let (best, score) = scores.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let enough = score >= 0.5 && score / words.max(1) as f32 > 0.04;
    enough.then(|| PROFILES.get(best).map(|(code, _)| *code)).flatten()
}

#[cfg(test)]
mod tests {
    use super::detect;

    #[test]
    fn neighbours_are_told_apart() {
        for (language, text) in [
            ("da", "Politiet oplyser, at to mænd er blevet anholdt efter et røveri i Odense."),
            ("nb", "Politiet opplyser at to menn er blitt pågrepet etter et ran i Oslo, og at de ikke er siktet av noen."),
            ("sv", "Polisen uppger att två män har gripits efter ett rån i Malmö."),
            ("en", "Police say two men have been arrested after a robbery in Leeds."),
            ("de", "Die Polizei teilt mit, dass zwei Männer nach einem Raub in Kiel festgenommen worden sind."),
        ] {
            assert_eq!(detect(text), Some(language), "{text}");
        }
        for text in ["", "42", "؟؟", "zxcv qwer asdf"] {
            assert_eq!(detect(text), None, "{text}");
        }
    }
}
