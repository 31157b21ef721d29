//! Parts of speech and dictionary forms.

use super::{folder, write};
use kilde::language::{Lemmas, Table, TagModel};
use kilde::training::record::Record;
use kilde::training::{corpus, lemmas, tags};
use std::path::Path;

const TRAIN: &str = "pos/da/parole.tsv";
const DEV: &str = "pos/da/dev.conllu";
const TAGS: tags::Recipe = tags::Recipe { epochs: 10, seed: 1, least: 4, rows: 20_000, levels: 31 };
const LEMMAS: lemmas::Recipe = lemmas::Recipe { gain: 3, single: 3 };

/// Trains on PAROLE and measures on the development part of the treebank.
pub fn train(corpora: &Path) -> Result<(), String> {
    let train = corpus::parole(&corpora.join(TRAIN))?;
    let dev = corpus::conllu(&corpora.join(DEV))?;
    let folder = folder("da");
    let mut record = Record::of(&folder);

    let bytes = tags::train(&[(&train, 1)], TAGS)?;
    let model = TagModel::read("tags", &bytes).map_err(|error| error.to_string())?;
    let (upos, form) = tags::measure(&model, &dev);
    println!("da tags, measured on {DEV}: UPOS {upos:.2} %, verb forms {form:.2} %, {} kB", bytes.len() / 1000);
    write(&folder.join("models/tags.model"), &bytes)?;
    record.renew("tags");
    record.input("tags", corpora, TRAIN)?;
    record.say("tags", "recipe", "averaged perceptron", format!("{TAGS:?}"));
    record.say("tags", "score", DEV, format!("UPOS {upos:.2}, verb forms {form:.2}"));
    record.say("tags", "made", "models/tags.model", kilde::training::record::fingerprint(&folder.join("models/tags.model"))?);

    let list = lemmas::train(&[&train], LEMMAS);
    let rules = Lemmas::read(&Table::of("lemmas", &list)).map_err(|error| error.to_string())?;
    let tagged: Vec<Vec<_>> = dev
        .iter()
        .map(|sentence| {
            let shapes = tags::shapes(sentence);
            kilde::engine::tag::tag_words(&shapes, &model).into_iter().map(|(upos, _)| upos).collect()
        })
        .collect();
    let (known, own) = (lemmas::measure(&rules, &dev, None), lemmas::measure(&rules, &dev, Some(&tagged)));
    println!("da lemmas, measured on {DEV}: {known:.2} % with its tags, {own:.2} % with ours, {} rules", list.lines().count() - 1);
    write(&folder.join("lemmas.tsv"), list.as_bytes())?;
    record.renew("lemmas");
    record.input("lemmas", corpora, TRAIN)?;
    record.say("lemmas", "recipe", "ending rules", format!("{LEMMAS:?}"));
    record.say("lemmas", "score", DEV, format!("{known:.2} with its tags, {own:.2} with ours"));
    record.say("lemmas", "made", "lemmas.tsv", kilde::training::record::fingerprint(&folder.join("lemmas.tsv"))?);
    record.write(&folder)
}
