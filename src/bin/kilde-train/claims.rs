//! The models of attribution.

use super::{folder, own, pack, write};
use kilde::training::claims::{self, Prepared, Recipe, Trained};
use kilde::training::gold::{self, GoldDocument};
use kilde::training::random::Random;
use kilde::training::record::{Record, fingerprint};
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
    cues: logistic::Recipe { epochs: 16, rate: 0.1, dropout: 0.3, least: 2, rows: 12_000 },
    parts: crf::Recipe { epochs: 16, last: 0, averaged: 5, rate: 0.1, dropout: 0.3, least: 3, rows: 22_000, by_use: false, seed: 1 },
    seeds: 4,
    rank: logistic::Recipe { epochs: 16, rate: 0.1, dropout: 0.4, least: 2, rows: 20_000 },
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
        own: 1.5,
        dev: &[("attribution/da/dev", gold::folder), ("../articles", gold::folder)],
        recipe: RECIPE,
        threshold: 0.4,
    },
    Plan {
        language: "en",
        train: &[("attribution/en/train", brat::folder, 1.0)],
        own: 0.0,
        dev: &[("attribution/en/dev", brat::folder)],
        recipe: Recipe {
            cues: logistic::Recipe { rows: 14_000, ..RECIPE.cues },
            parts: crf::Recipe { dropout: 0.5, rows: 20_000, by_use: true, ..RECIPE.parts },
            rank: logistic::Recipe { rows: 12_000, ..RECIPE.rank },
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

/// Trains a language's models, measures them, and writes them with the record of how they were made.
pub fn train(language: &str, corpora: &Path) -> Result<(), String> {
    let plan =
        PLANS.iter().find(|plan| plan.language == language).ok_or_else(|| format!("There is no plan for claims of \"{language}\"."))?;
    let mut pack = pack::load(language)?;
    let mut sets: Vec<(Vec<GoldDocument>, f32)> =
        plan.train.iter().map(|&(set, read, weight)| Ok((read(&corpora.join(set))?, weight))).collect::<Result<_, String>>()?;
    let mut dev: Vec<(&str, Vec<GoldDocument>)> =
        plan.dev.iter().map(|&(set, read)| Ok((set, read(&corpora.join(set))?))).collect::<Result<_, String>>()?;
    if plan.own > 0.0 {
        sets.push((news::folder(&own(language).join("train"))?, plan.own));
        dev.push(("own dev", news::folder(&own(language).join("dev"))?));
    }
    // The words' strengths are learned first, and what is a cue's candidate depends on them.
    pack.strengths = Default::default();
    let place = folder(language);
    let mut prepared = prepare(&sets, &pack);
    let strengths = claims::strengths(prepared.iter_mut().map(|(text, _)| text), &pack, plan.recipe);
    write(&place.join("attribution/strengths.tsv"), strengths.as_bytes())?;
    pack::make()?;
    let pack = pack::load(language)?;
    let trained = claims::train(&shuffled(&prepared), &pack, plan.recipe)?;
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

fn prepare<'t>(sets: &'t [(Vec<GoldDocument>, f32)], pack: &kilde::language::LanguagePack) -> Vec<(Prepared<'t>, f32)> {
    sets.iter().flat_map(|(documents, weight)| documents.iter().map(|gold| (claims::prepare(gold, pack), *weight))).collect()
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
