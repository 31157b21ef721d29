//! The models of attribution.

use super::{folder, own, pack, write};
use kilde::training::claims::{self, Prepared, Recipe, Trained};
use kilde::training::gold::{self, GoldDocument};
use kilde::training::random::Random;
use kilde::training::record::{Record, fingerprint};
use kilde::training::relation::Count;
use kilde::training::{brat, crf, logistic, news};
use std::path::Path;

/// How a corpus is written.
type Reader = fn(&Path) -> Result<Vec<GoldDocument>, String>;

/// What a language's models learn from and are measured on.
struct Plan {
    language: &'static str,
    /// Folder below the corpora, how it is written, how much a text counts.
    train: &'static [(&'static str, Reader, f32)],
    /// The same for the project's own texts; 0 where there are none.
    own: f32,
    /// Never learned from.
    dev: &'static [(&'static str, Reader)],
    recipe: Recipe,
    threshold: f32,
}

const RECIPE: Recipe = Recipe {
    cues: logistic::Recipe { epochs: 16, rate: 0.1, dropout: 0.3, least: 2, rows: 12_000, seeds: 1 },
    parts: crf::Recipe { epochs: 16, last: 0, averaged: 5, rate: 0.1, dropout: 0.45, least: 3, rows: 22_000, by_use: false, seed: 1 },
    seeds: 8,
    rank: logistic::Recipe { epochs: 16, rate: 0.1, dropout: 0.6, least: 4, rows: 8_000, seeds: 8 },
    folds: 8,
    levels: 40,
    least: 0.1,
    likely: 0.4,
    by_cue: 0.0,
    strong: 3,
    elsewhere: false,
};

const PLANS: &[Plan] = &[
    Plan {
        language: "da",
        train: &[("attribution/da/train", gold::folder, 1.0)],
        own: 0.7,
        dev: &[("attribution/da/dev", gold::folder), ("../articles", gold::folder)],
        recipe: RECIPE,
        threshold: 0.35,
    },
    Plan {
        language: "en",
        train: &[("attribution/en/train", brat::folder, 1.0)],
        own: 0.0,
        dev: &[("attribution/en/dev", brat::folder)],
        recipe: Recipe {
            cues: logistic::Recipe { rows: 14_000, ..RECIPE.cues },
            parts: crf::Recipe { dropout: 0.5, rows: 20_000, by_use: true, ..RECIPE.parts },
            rank: logistic::Recipe { dropout: 0.4, least: 2, rows: 12_000, ..RECIPE.rank },
            seeds: 1,
            folds: 3,
            levels: 64,
            strong: 5,
            by_cue: 0.5,
            elsewhere: true,
            ..RECIPE
        },
        threshold: 0.28,
    },
];

/// Thresholds for which the measure is printed.
const STEPS: [f32; 8] = [0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];

/// A set's folder and its texts.
type Set = (String, Vec<GoldDocument>);
/// What is learned from, with how much a text counts.
type Weighed = Vec<(Set, f32)>;

/// What a plan learns from, with how much a text counts, and what it is measured on.
fn read(plan: &Plan, corpora: &Path) -> Result<(Weighed, Vec<Set>), String> {
    let mut sets = Weighed::new();
    for &(set, read, weight) in plan.train {
        sets.push(((set.to_owned(), read(&corpora.join(set))?), weight));
    }
    let mut dev: Vec<Set> =
        plan.dev.iter().map(|&(set, read)| Ok((set.to_owned(), read(&corpora.join(set))?))).collect::<Result<_, String>>()?;
    if plan.own > 0.0 {
        sets.push((("own train".to_owned(), news::folder(&own(plan.language).join("train"))?), plan.own));
        dev.push(("own dev".to_owned(), news::folder(&own(plan.language).join("dev"))?));
    }
    Ok((sets, dev))
}

fn plan(language: &str) -> Result<&'static Plan, String> {
    PLANS.iter().find(|plan| plan.language == language).ok_or_else(|| format!("There is no plan for claims of \"{language}\"."))
}

/// Trains a language's models, measures them, and writes them with the record of how they were made.
pub fn train(language: &str, corpora: &Path) -> Result<(), String> {
    let plan = plan(language)?;
    let mut pack = pack::load(language)?;
    let (sets, dev) = read(plan, corpora)?;
    let prepared = prepare(&sets, &pack);
    let trained = claims::train(&shuffled(&prepared), &pack, plan.recipe)?;
    let place = folder(language);
    write(&place.join("attribution/strengths.tsv"), trained.seen.table(plan.recipe.strong).as_bytes())?;
    pack.strengths = trained.seen.strengths(plan.recipe.strong);
    let mut record = Record::of(&place);
    record.renew("claims");
    for (set, documents) in &dev {
        let score = measure(documents, &trained, plan, &pack)?;
        println!("{language} {set}: {score}");
        record.say("claims", "score", set, score);
    }
    for (name, bytes) in [("cues", &trained.cues), ("parts", &trained.parts), ("rank", &trained.rank)] {
        let file = format!("models/claim-{name}.model");
        write(&place.join(&file), bytes)?;
        record.say("claims", "made", &file, fingerprint(&place.join(&file))?);
    }
    for (set, ..) in plan.train {
        record.input("claims", corpora, set)?;
    }
    if plan.own > 0.0 {
        record.input("claims", Path::new("."), &own(language).join("train").to_string_lossy())?;
    }
    record.say("claims", "recipe", "cues, parts, rank", format!("{:?}", plan.recipe));
    let lines = format!(
        "least\t{}\nlikely\t{}\nby_cue\t{}\nthreshold\t{}\n",
        plan.recipe.least, plan.recipe.likely, plan.recipe.by_cue, plan.threshold
    );
    write(&place.join("models/claims.tsv"), lines.as_bytes())?;
    record.write(&place)
}

/// Measures a recipe over the texts that it learns from, each by models that did not see it, and over the development sets by the models of
/// all folds. Fewer seeds and inner folds than the recipe's are quicker, to try something out.
pub fn fold(language: &str, corpora: &Path, folds: usize) -> Result<(), String> {
    let plan = plan(language)?;
    let folds = folds.max(2);
    let recipe = Recipe { seeds: 1, folds: plan.recipe.folds.min(4), ..plan.recipe };
    let mut pack = pack::load(language)?;
    let (sets, dev) = read(plan, corpora)?;
    let prepared: Vec<(usize, (Prepared<'_>, f32))> = sets
        .iter()
        .enumerate()
        .flat_map(|(set, one)| prepare(std::slice::from_ref(one), &pack).into_iter().map(move |text| (set, text)))
        .collect();
    let tested: Vec<Vec<Prepared<'_>>> =
        dev.iter().map(|(_, documents)| documents.iter().map(|gold| claims::prepare(gold, &pack)).collect()).collect();
    let mut order: Vec<usize> = (0..prepared.len()).collect();
    Random(5).shuffle(&mut order);
    let names: Vec<&str> = sets.iter().map(|((name, _), _)| name.as_str()).chain(dev.iter().map(|(name, _)| name.as_str())).collect();
    let first_dev = sets.len();
    let mut totals = vec![[Count::default(); STEPS.len()]; names.len()];
    for fold in 0..folds {
        let part = |held: bool| {
            let places = order.iter().enumerate().filter(move |(place, _)| (place % folds == fold) == held);
            places.filter_map(|(_, &index)| prepared.get(index))
        };
        let learned: Vec<(&Prepared<'_>, f32)> = part(false).map(|(_, (text, weight))| (text, *weight)).collect();
        let trained = claims::train(&learned, &pack, recipe)?;
        pack.strengths = trained.seen.strengths(recipe.strong);
        for (column, &step) in STEPS.iter().enumerate() {
            let models = trained.models(recipe, step)?;
            let held = part(true).map(|(set, (text, _))| (*set, text));
            let dev = tested.iter().enumerate().flat_map(|(set, texts)| texts.iter().map(move |text| (first_dev + set, text)));
            for (set, text) in held.chain(dev) {
                let count = claims::measure(std::slice::from_ref(text), &pack, &models);
                totals.get_mut(set).and_then(|steps| steps.get_mut(column)).into_iter().for_each(|total| total.add(count));
            }
        }
    }
    for (name, steps) in names.iter().zip(&totals) {
        println!("{language} {name}, {folds} folds");
        for (step, count) in STEPS.iter().zip(steps) {
            println!("    from {step}: {count}");
        }
    }
    Ok(())
}

fn prepare<'t>(sets: &'t [(Set, f32)], pack: &kilde::language::LanguagePack) -> Vec<(Prepared<'t>, f32)> {
    sets.iter().flat_map(|((_, documents), weight)| documents.iter().map(|gold| (claims::prepare(gold, pack), *weight))).collect()
}

/// The texts in an order in which every fold has all kinds.
fn shuffled<'p, 't>(prepared: &'p [(Prepared<'t>, f32)]) -> Vec<(&'p Prepared<'t>, f32)> {
    let mut texts: Vec<_> = prepared.iter().map(|(text, weight)| (text, *weight)).collect();
    Random(3).shuffle(&mut texts);
    texts
}

fn measure(documents: &[GoldDocument], trained: &Trained, plan: &Plan, pack: &kilde::language::LanguagePack) -> Result<String, String> {
    let prepared: Vec<Prepared<'_>> = documents.iter().map(|gold| claims::prepare(gold, pack)).collect();
    let models = trained.models(plan.recipe, plan.threshold)?;
    let (content, source) = claims::measure_parts(&prepared, pack, &models);
    let (reach, recall, precision) = claims::measure_cues(&prepared, pack, &models, plan.recipe.likely);
    for step in STEPS {
        println!("    from {step}: {}", claims::measure(&prepared, pack, &trained.models(plan.recipe, step)?));
    }
    Ok(format!(
        "relation {}; cues: candidates {reach:.1} %, R {recall:.1}, P {precision:.1}; given the cue: content {content:.1} %, then source {source:.1} %",
        claims::measure(&prepared, pack, &models)
    ))
}
