//! Parts of speech and dictionary forms.

use super::{folder, write};
use kilde::language::{Lemmas, Table, TagModel};
use kilde::training::corpus::Tagged;
use kilde::training::record::{Record, fingerprint};
use kilde::training::{corpus, lemmas, tags};
use std::path::Path;

/// How a corpus is written.
type Reader = fn(&Path) -> Result<Tagged, String>;

/// What a language's tagger learns from and is measured on.
struct Plan {
    language: &'static str,
    /// File, how it is written, how often it is gone through in an epoch.
    train: &'static [(&'static str, Reader, usize)],
    /// Never learned from.
    dev: &'static [(&'static str, Reader)],
    tags: tags::Recipe,
    lemmas: lemmas::Recipe,
}

const TAGS: tags::Recipe = tags::Recipe { epochs: 10, seed: 1, least: 4, rows: 16_000, levels: 40 };
const LEMMAS: lemmas::Recipe = lemmas::Recipe { gain: 3, single: 3 };

const PLANS: &[Plan] = &[
    Plan {
        language: "da",
        train: &[("pos/da/parole.tsv", corpus::parole, 1)],
        dev: &[("pos/da/dev.conllu", corpus::conllu)],
        tags: TAGS,
        lemmas: LEMMAS,
    },
    Plan {
        language: "en",
        train: &[
            ("pos/en/polnear-silver-train.conllu", corpus::conllu, 1),
            ("pos/en/ewt-train.conllu", corpus::conllu, 1),
            ("pos/en/gum-train.conllu", corpus::conllu, 1),
        ],
        dev: &[("pos/en/polnear-silver-dev.conllu", corpus::conllu), ("pos/en/pud.conllu", corpus::conllu)],
        tags: tags::Recipe { epochs: 6, least: 6, ..TAGS },
        lemmas: lemmas::Recipe { gain: 5, single: 6 },
    },
];

/// Trains a language's tagger and lemma rules and measures them.
pub fn train(language: &str, corpora: &Path) -> Result<(), String> {
    let plan = PLANS.iter().find(|plan| plan.language == language);
    let plan = plan.ok_or_else(|| format!("There is no plan for training words of \"{language}\"."))?;
    let material: Vec<(Tagged, usize)> =
        plan.train.iter().map(|&(file, read, times)| Ok((read(&corpora.join(file))?, times))).collect::<Result<_, String>>()?;
    let material: Vec<(&Tagged, usize)> = material.iter().map(|(corpus, times)| (corpus, *times)).collect();
    let dev: Vec<(&str, Tagged)> =
        plan.dev.iter().map(|&(file, read)| Ok((file, read(&corpora.join(file))?))).collect::<Result<_, String>>()?;
    let folder = folder(language);
    let mut record = Record::of(&folder);
    let mut renew = |name: &str, recipe: (&str, String), scores: Vec<(&str, String)>, file: &str| {
        record.renew(name);
        for (input, ..) in plan.train {
            record.input(name, corpora, input)?;
        }
        record.say(name, "recipe", recipe.0, recipe.1);
        for (corpus, score) in scores {
            println!("{language} {name} on {corpus}: {score}");
            record.say(name, "score", corpus, score);
        }
        record.say(name, "made", file, fingerprint(&folder.join(file))?);
        record.write(&folder)
    };

    let bytes = tags::train(&material, plan.tags)?;
    let model = TagModel::read("tags", &bytes).map_err(|error| error.to_string())?;
    write(&folder.join("models/tags.model"), &bytes)?;
    let score = |corpus: &Tagged| {
        let (upos, form) = tags::measure(&model, corpus);
        format!("UPOS {upos:.2}, verb forms {form:.2}")
    };
    let scores = dev.iter().map(|(file, corpus)| (*file, score(corpus))).collect();
    renew("tags", ("averaged perceptron", format!("{:?}", plan.tags)), scores, "models/tags.model")?;

    let corpora: Vec<&Tagged> = material.iter().map(|&(corpus, _)| corpus).collect();
    let list = lemmas::train(&corpora, plan.lemmas);
    let rules = Lemmas::read(&Table::of("lemmas", &list)).map_err(|error| error.to_string())?;
    write(&folder.join("lemmas.tsv"), list.as_bytes())?;
    let score = |corpus: &Tagged| {
        let tagged: Vec<Vec<_>> = corpus
            .iter()
            .map(|sentence| {
                let shapes = tags::shapes(sentence);
                kilde::engine::tag::tag_words(&shapes, &model).into_iter().map(|(upos, _)| upos).collect()
            })
            .collect();
        let (known, own) = (lemmas::measure(&rules, corpus, None), lemmas::measure(&rules, corpus, Some(&tagged)));
        format!("{known:.2} with its tags, {own:.2} with ours")
    };
    let scores = dev.iter().map(|(file, corpus)| (*file, score(corpus))).collect();
    renew("lemmas", ("ending rules", format!("{:?}", plan.lemmas)), scores, "lemmas.tsv")
}
