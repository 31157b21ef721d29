//! Which language a text is in, by its commonest words: enough to choose a pack, small enough to be in the wasm.

use std::collections::HashMap;

/// Language code and its commonest words that the neighbours do not share; told apart by share of running words.
const PROFILES: &[(&str, &str)] = &[
    (
        "da",
        "og i at det er en til af på for ikke med der de den han har som et var jeg om vi men havde kan fra så sig blev hun efter ved også over eller når være kunne nu bliver hvad ud siger blevet mod ifølge oplyser noget deres skal vil ville skulle må man mig dig hans hendes min sin sit sine denne dette disse hvor hvordan hvorfor hvem ind op ned hjem kun meget mere mest få får fik gør gøre gjorde går gik kommer kom tage tager tog siden under mellem uden før mens fordi selv helt lige godt år dag i dag aldrig altid igen bare dog blandt gennem to tre fire fem syv otte ti hundrede tusind procent kroner politiet mand kvinde børn folk du dem ham os jer vores jo da end ingen intet nogen nogle alle andre anden andet både samtidig måske lidt vej tid gang sagde havde været haft ja nej her dér hos omkring især hvis flere hvilken sådan hele stor store nye ny øvrige dette hverken alligevel endnu børnene forældre kvinden manden ugen sagen borgmester borgmesteren regeringen folketinget oplyste bekræfter fortæller tilbage såret anholdt sigtet dræbt kendt måde pige dreng",
    ),
    (
        "nb",
        "og i at det er en til av på for ikke med der de den han har som et var jeg om vi men hadde kan fra så seg ble hun etter ved også over eller når være kunne nå blir hva ut sier blitt mot ifølge opplyser noe deres å bare mye skal vil ville skulle må man meg deg hans hennes min sin sitt sine denne dette disse hvor hvordan hvorfor hvem inn opp ned hjem kun meget mer mest få får fikk gjør gjøre gjorde går gikk kommer kom ta tar tok siden under mellom uten før mens fordi selv helt like godt år dag aldri alltid igjen bare dog blant gjennom to tre fire fem sju åtte ti hundre tusen prosent kroner politiet mann kvinne barn folk du dem ham oss dere vår jo da enn ingen intet noen alle andre annen annet både samtidig kanskje litt vei tid gang sa vært hatt ja nei her hos rundt uke flere hvis hvilken sånn hele stor store nye ny øvrige likevel ennå barna foreldre kvinnen mannen uken saken ordfører ordføreren regjeringen stortinget opplyste bekrefter forteller vet ha gi bli si tilbake fram skadet pågrepet siktet drept kjent måte jente gutt",
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
        "the of and to in a is that for it was on with as he be at by his had not are but from or have an they which one you were all her she there would their we him been has when who will no more if said its says say after over about up out into than them can only other new some could time these two may then do first any my now such like our your man me even most made did many before must through back years where much way well down should because each just those people how too little very good make world still own see men work long get here between both under never same another know while last might us great old year off come since against go came right used take three police",
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

/// Endings of longer words that no list has.
const ENDINGS: &[(&str, &str)] = &[
    ("da", "erne ene ede hed elsen ende lige ske tion ingen heden ens"),
    ("nb", "ene het elsen ende lige ske sjon ingen"),
    ("nn", "ane leg sjon"),
    ("sv", "orna arna ade het elsen ande liga ska tion ningen"),
    ("en", "ing tion ed ly ness ment"),
    ("de", "ung ungen lich heit keit isch"),
    ("fr", "tion ment eux aient ique"),
    ("nl", "ing heid lijk en"),
    ("fi", "nen ssa ssä lla llä sta"),
    ("es", "ción mente ado ando"),
];

/// Letters that some languages have.
const LETTERS: &[(&str, &str)] = &[("æø", "da nb nn"), ("å", "da nb nn sv"), ("öä", "sv de fi"), ("ßü", "de"), ("ñ¿", "es"), ("çèê", "fr")];

/// What an ending and a letter weigh beside a listed word.
const HINT: f32 = 0.3;

/// The code of the language, or `None` for a text too short or strange to tell.
pub fn detect(text: &str) -> Option<&'static str> {
    let mut known: HashMap<&str, u32> = HashMap::new();
    for (language, (_, list)) in PROFILES.iter().enumerate() {
        list.split(' ').for_each(|word| *known.entry(word).or_default() |= 1 << language);
    }
    let mut scores = vec![0.0f32; PROFILES.len()];
    let mut words = 0u32;
    let mut lowered = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).take(2000) {
        words += 1;
        lowered.clear();
        lowered.extend(word.chars().flat_map(char::to_lowercase));
        match known.get(lowered.as_str()) {
            // A word of one language alone says more than one that neighbours share.
            Some(&hits) => add(&mut scores, hits, 1.0 + 1.0 / hits.count_ones() as f32),
            None if lowered.chars().count() > 5 => {
                let ends = |list: &str| list.split(' ').any(|ending| lowered.ends_with(ending));
                let hits = codes(ENDINGS.iter().filter(|(_, list)| ends(list)).map(|(code, _)| *code));
                add(&mut scores, hits, HINT / hits.count_ones().max(1) as f32);
            }
            None => {}
        }
        for c in lowered.chars().filter(|c| !c.is_ascii()) {
            let found = LETTERS.iter().filter(|(letters, _)| letters.contains(c));
            add(&mut scores, codes(found.flat_map(|(_, list)| list.split(' '))), HINT);
        }
    }
    let (best, score) = scores.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let enough = score >= 0.25 && score / words.max(1) as f32 > 0.04;
    enough.then(|| PROFILES.get(best).map(|(code, _)| *code)).flatten()
}

/// The languages of some codes, a bit each.
fn codes<'c>(codes: impl Iterator<Item = &'c str>) -> u32 {
    codes.filter_map(|code| PROFILES.iter().position(|(known, _)| *known == code)).fold(0, |bits, language| bits | 1 << language)
}

fn add(scores: &mut [f32], languages: u32, weight: f32) {
    scores.iter_mut().enumerate().filter(|(language, _)| languages >> language & 1 == 1).for_each(|(_, score)| *score += weight);
}

#[cfg(test)]
mod tests {
    use super::detect;

    #[test]
    fn neighbours_are_told_apart() {
        for (language, text) in [
            ("da", "Politiet oplyser, at to mænd er blevet anholdt efter et røveri i Odense."),
            ("da", "Det er ikke hensigten, at Hafnia skal have et alt for stort ord at skulle have sagt."),
            ("da", "Folmer Svane nikkede."),
            ("da", "Maja ryster på hovedet."),
            ("en", "Two men have been arrested."),
            ("nb", "Politiet opplyser at to menn er blitt pågrepet etter et ran i Oslo, og at de ikke er siktet av noen."),
            ("nb", "Rektor til foreldre: Hold barna hjemme på fredag"),
            ("nb", "Kommunen vil legge ned skolen. Det bekrefter ordføreren overfor avisen."),
            ("nb", "– Vi har ikke råd til det, sier Lund."),
            ("nb", "Han mener at evakueringen burde ha startet tidligere."),
            ("da", "Kommunen vil nedlægge skolen. Det bekræfter borgmesteren over for avisen."),
            ("da", "- Det har vi ikke råd til, siger Lund."),
            ("da", "Hun mener, at evakueringen burde være begyndt tidligere."),
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
