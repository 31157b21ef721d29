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

/// What a language's name finder learns from and is measured on.
struct Plan {
    language: &'static str,
    models: &'static [(&'static str, Recipe)],
    /// File, column of the word, column of the label, weight, and whether the last epochs use it.
    corpora: &'static [(&'static str, usize, usize, f32, bool)],
    /// Never learned from, so that its figures stand for text that was not seen.
    dev: &'static [(&'static str, usize, usize)],
}

const FIELD: crf::Recipe =
    crf::Recipe { epochs: 18, last: 8, averaged: 6, rate: 0.1, dropout: 0.6, least: 3, rows: 26_000, by_use: false, seed: 1 };
const WRITTEN: Recipe = Recipe { field: FIELD, seeds: 4, levels: 40, lowered: false };
const CASELESS: Recipe = Recipe { field: crf::Recipe { rows: 14_000, ..FIELD }, seeds: 4, levels: 31, lowered: true };

const PLANS: &[Plan] = &[
    Plan {
        language: "da",
        models: &[("names", WRITTEN), ("names-caseless", CASELESS)],
        corpora: &[
            ("ner/da/train-by-document.iob2", 1, 3, 1.0, true),
            ("ner/da/web.iob2", 1, 2, 0.5, true),
            ("ner/nb/norne.iob2", 4, 2, 0.4, false),
        ],
        dev: &[("ner/da/dev-by-document.iob2", 1, 3)],
    },
    Plan {
        language: "en",
        models: &[(
            "names",
            Recipe {
                field: crf::Recipe { epochs: 8, last: 4, averaged: 3, rows: 30_000, least: 5, ..FIELD },
                seeds: 2,
                levels: 31,
                lowered: false,
            },
        )],
        corpora: &[
            ("ner/en/world-train.iob2", 1, 2, 1.0, true),
            ("ner/en/polnear-silver.iob2", 1, 2, 0.7, true),
            ("ner/en/ewt.iob2", 1, 2, 0.7, true),
        ],
        dev: &[("ner/en/world-dev.iob2", 1, 2), ("ner/en/ewt-dev.iob2", 1, 2), ("pos/en/polnear-silver-dev.conllu", 1, 9)],
    },
];
const OWN_WEIGHT: f32 = 0.5;

struct Corpora {
    files: Vec<(Named, f32, bool)>,
    own: Named,
    own_dev: Named,
    dev: Vec<(&'static str, Named)>,
}

fn plan(language: &str) -> Result<&'static Plan, String> {
    PLANS.iter().find(|plan| plan.language == language).ok_or_else(|| format!("There is no plan for training names of \"{language}\"."))
}

fn read(plan: &Plan, corpora: &Path, pack: &LanguagePack) -> Result<Corpora, String> {
    let files = plan
        .corpora
        .iter()
        .map(|&(file, word, label, weight, last)| Ok((named::read(&corpora.join(file), word, label)?, weight, last)))
        .collect::<Result<_, String>>()?;
    let dev = plan
        .dev
        .iter()
        .map(|&(file, word, label)| Ok((file, named::read(&corpora.join(file), word, label)?)))
        .collect::<Result<_, String>>()?;
    let own = own(plan.language);
    // Not every language has texts of the project's own.
    let cut = |part: &str| match own.join(part) {
        folder if folder.exists() => Ok::<_, String>(named::cut(&news::folder(&folder)?, &pack.knobs)),
        _ => Ok(Named::new()),
    };
    Ok(Corpora { files, own: cut("train")?, own_dev: cut("dev")?, dev })
}

fn model(materials: &[Material<'_>], pack: &LanguagePack, recipe: Recipe) -> Result<(Vec<u8>, NameModel), String> {
    let field = names::train(&names::sequences(materials, pack, recipe.lowered), recipe)?;
    let bytes = names::write(&field, recipe.levels)?;
    let model = NameModel::read("names", &bytes).map_err(|error| error.to_string())?;
    Ok((bytes, model))
}

/// Trains the models that are shipped, on everything but the development and test parts.
pub fn train(language: &str, corpora: &Path) -> Result<(), String> {
    let plan = plan(language)?;
    let pack = pack::load(language)?;
    let read = read(plan, corpora, &pack)?;
    let folder = folder(language);
    let mut record = Record::of(&folder);
    let mut materials: Vec<Material<'_>> =
        read.files.iter().map(|(documents, weight, last)| Material { documents, weight: *weight, to_the_end: *last }).collect();
    if !read.own.is_empty() {
        materials.push(Material { documents: &read.own, weight: OWN_WEIGHT, to_the_end: true });
    }
    for &(name, recipe) in plan.models {
        let (bytes, model) = model(&materials, &pack, recipe)?;
        let file = format!("models/{name}.model");
        write(&folder.join(&file), &bytes)?;
        record.renew(name);
        for (input, ..) in plan.corpora {
            record.input(name, corpora, input)?;
        }
        let own = own(language);
        if !read.own.is_empty() {
            record.input(name, Path::new("."), &own.join("train").to_string_lossy())?;
        }
        record.say(name, "recipe", "conditional random field", format!("{recipe:?}"));
        let own_dev = (!read.own_dev.is_empty()).then(|| (own.join("dev").to_string_lossy().into_owned(), &read.own_dev));
        for (place, documents) in own_dev.into_iter().chain(read.dev.iter().map(|(file, documents)| ((*file).to_owned(), documents))) {
            let score = names::measure(&model, documents, &pack, recipe.lowered);
            println!("{language} {name}, {} kB, on {place}: {score}", bytes.len() / 1000);
            record.say(name, "score", &place, score);
        }
        record.say(name, "made", &file, fingerprint(&folder.join(&file))?);
    }
    record.write(&folder)
}

/// Measures the Danish recipe document by document over the treebank's train and dev together; with the project's own dev, which no fold learns
/// from. Fewer seeds are quicker, to try something out.
pub fn measure(corpora: &Path, folds: usize, seeds: Option<u64>) -> Result<(), String> {
    let plan = plan("da")?;
    let pack = pack::load("da")?;
    let mut read = read(plan, corpora, &pack)?;
    let mut both: Named = read.dev.iter_mut().flat_map(|(_, documents)| std::mem::take(documents)).collect();
    let (first, others) = read.files.split_first_mut().ok_or("a corpus is missing")?;
    both.append(&mut first.0);
    let mut order: Vec<usize> = (0..both.len()).collect();
    Random(5).shuffle(&mut order);
    for &(name, mut recipe) in plan.models {
        recipe.seeds = seeds.unwrap_or(recipe.seeds);
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
