//! The name finder: one field for text as it is written, one for text whose capitals tell nothing.

use super::{folder, own, pack, write};
use kilde::language::{LanguagePack, NameModel};
use kilde::training::crf;
use kilde::training::named::{self, Named};
use kilde::training::names::{self, Material, Recipe, Score};
use kilde::training::news;
use kilde::training::random::Random;
use kilde::training::record::{Record, fingerprint};
use std::path::Path;

const FIELD: crf::Recipe = crf::Recipe { epochs: 18, last: 8, averaged: 6, rate: 0.1, dropout: 0.6, least: 3, rows: 40_000, seed: 1 };
const WRITTEN: Recipe = Recipe { field: FIELD, seeds: 3, levels: 31, lowered: false };
const CASELESS: Recipe = Recipe { field: crf::Recipe { rows: 14_000, ..FIELD }, seeds: 3, levels: 31, lowered: true };
const MODELS: [(&str, Recipe); 2] = [("names", WRITTEN), ("names-caseless", CASELESS)];

/// File, column of the word, column of the label, weight, and whether the last epochs use it.
const CORPORA: [(&str, usize, usize, f32, bool); 3] =
    [("ner/da/train-by-document.iob2", 1, 3, 1.0, true), ("ner/da/web.iob2", 1, 2, 0.5, true), ("ner/nb/norne.iob2", 4, 2, 0.4, false)];
const OWN_WEIGHT: f32 = 1.0;
/// The treebank's development part: never learned from, so that its figures stand for text that was not seen.
const DEV: &str = "ner/da/dev-by-document.iob2";

struct Corpora {
    files: Vec<(Named, f32, bool)>,
    own: Named,
    own_dev: Named,
    dev: Named,
}

fn read(corpora: &Path, pack: &LanguagePack) -> Result<Corpora, String> {
    let files = CORPORA
        .iter()
        .map(|&(file, word, label, weight, last)| Ok((named::read(&corpora.join(file), word, label)?, weight, last)))
        .collect::<Result<_, String>>()?;
    let cut = |part: &str| Ok::<_, String>(named::cut(&news::folder(&own("da").join(part))?, &pack.knobs));
    Ok(Corpora { files, own: cut("train")?, own_dev: cut("dev")?, dev: named::read(&corpora.join(DEV), 1, 3)? })
}

fn model(materials: &[Material<'_>], pack: &LanguagePack, recipe: Recipe) -> Result<(Vec<u8>, NameModel), String> {
    let field = names::train(&names::sequences(materials, pack, recipe.lowered), recipe)?;
    let bytes = names::write(&field, recipe.levels)?;
    let model = NameModel::read("names", &bytes).map_err(|error| error.to_string())?;
    Ok((bytes, model))
}

/// Trains the models that are shipped, on everything but the development and test parts.
pub fn train(corpora: &Path) -> Result<(), String> {
    let pack = pack::load("da")?;
    let read = read(corpora, &pack)?;
    let folder = folder("da");
    let mut record = Record::of(&folder);
    let mut materials: Vec<Material<'_>> =
        read.files.iter().map(|(documents, weight, last)| Material { documents, weight: *weight, to_the_end: *last }).collect();
    materials.push(Material { documents: &read.own, weight: OWN_WEIGHT, to_the_end: true });
    for (name, recipe) in MODELS {
        let (bytes, model) = model(&materials, &pack, recipe)?;
        let score = names::measure(&model, &read.own_dev, &pack, recipe.lowered);
        let treebank = names::measure(&model, &read.dev, &pack, recipe.lowered);
        println!("da {name}, {} kB, on the project's own dev: {score}; on {DEV}: {treebank}", bytes.len() / 1000);
        let file = format!("models/{name}.model");
        write(&folder.join(&file), &bytes)?;
        record.renew(name);
        for (input, ..) in CORPORA {
            record.input(name, corpora, input)?;
        }
        record.input(name, Path::new("."), &own("da").join("train").to_string_lossy())?;
        record.say(name, "recipe", "conditional random field", format!("{recipe:?}"));
        record.say(name, "score", "tests/corpus/da/news/dev", score);
        record.say(name, "score", DEV, treebank);
        record.say(name, "made", &file, fingerprint(&folder.join(&file))?);
    }
    record.write(&folder)
}

/// Measures the recipe document by document over the treebank's train and dev together; with the project's own dev, which no fold learns from.
/// Fewer seeds are quicker, to try something out.
pub fn measure(corpora: &Path, folds: usize, seeds: Option<u64>) -> Result<(), String> {
    let pack = pack::load("da")?;
    let mut read = read(corpora, &pack)?;
    let mut both = std::mem::take(&mut read.dev);
    let (first, others) = read.files.split_first_mut().ok_or("a corpus is missing")?;
    both.append(&mut first.0);
    let mut order: Vec<usize> = (0..both.len()).collect();
    Random(5).shuffle(&mut order);
    for (name, mut recipe) in MODELS {
        recipe.seeds = seeds.unwrap_or(recipe.seeds);
        if seeds == Some(1) {
            if recipe.lowered && std::env::var("BOTH").is_err() {
                continue;
            }
            recipe.field.rows = usize::MAX;
        }
        let (mut total, mut own) = (Score::default(), Score::default());
        for fold in 0..folds.max(2) {
            let part = |held: bool| -> Named {
                let places = order.iter().enumerate().filter(|(place, _)| (place % folds.max(2) == fold) == held);
                places.filter_map(|(_, &index)| both.get(index).cloned()).collect()
            };
            let (learned, held) = (part(false), part(true));
            let mut materials = vec![Material { documents: &learned, weight: first.1, to_the_end: first.2 }];
            materials.extend(others.iter().map(|(documents, weight, last)| Material { documents, weight: *weight, to_the_end: *last }));
            materials.push(Material { documents: &read.own, weight: OWN_WEIGHT, to_the_end: true });
            let model = model(&materials, &pack, recipe)?.1;
            total.join(&names::measure(&model, &held, &pack, recipe.lowered));
            own.join(&names::measure(&model, &read.own_dev, &pack, recipe.lowered));
        }
        println!("{name}, {folds} folds of the treebank: {total}; the project's own dev, by the models of all folds: {own}");
    }
    Ok(())
}
