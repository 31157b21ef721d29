//! `kilde-train`: makes language packs. For the project itself; readers of articles need `kilde`.

mod claims;
mod cut;
mod errors;
mod names;
mod pack;
mod score;
mod sets;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The languages that have a folder in `src/language`.
const LANGUAGES: &[&str] = &["da", "en", "nb"];

const USAGE: &str = "Usage: kilde-train pack [--check [CORPORA]]       make the packs of the folders, or check them
       kilde-train train CORPORA                 train everything, then make the packs
       kilde-train words LANGUAGE CORPORA        train tags and lemmas of a language
       kilde-train names LANGUAGE CORPORA        train the name finder of a language
       kilde-train cut LANGUAGE FOLDER           print the texts of a folder cut into tokens, for another tagger to read
       kilde-train claims LANGUAGE CORPORA       train the models of attribution
       kilde-train score LANGUAGE SET [--json]   the figures of a set of annotated claims, by kind, cue and field
       kilde-train agreement LANGUAGE [--json]   the same of two people's annotations of the project's own texts
       kilde-train errors LANGUAGE SET [PAGE]    print what a set of annotated claims shows to be wrong, or write it all as a page
       kilde-train fold-claims LANGUAGE CORPORA FOLDS  measure the claim recipe by folds over the texts that it learns from
       kilde-train fold-names CORPORA FOLDS [SEEDS]  measure the name recipe by folds over the treebank's train and dev";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["pack"] => pack::make(),
        ["pack", "--check"] => pack::check(None),
        ["pack", "--check", corpora] => pack::check(Some(Path::new(corpora))),
        ["train", corpora] => {
            let corpora = Path::new(corpora);
            LANGUAGES.iter().try_for_each(|language| train(language, corpora))
        }
        ["words", language, corpora] => words::train(language, Path::new(corpora)).and_then(|()| pack::make()),
        ["names", language, corpora] => names::train(language, Path::new(corpora)).and_then(|()| pack::make()),
        ["claims", language, corpora] => claims::train(language, Path::new(corpora)).and_then(|()| pack::make()),
        ["score", language, set] => score::set(language, Path::new(set), false),
        ["score", language, set, "--json"] => score::set(language, Path::new(set), true),
        ["agreement", language] => score::agreement(language, false),
        ["agreement", language, "--json"] => score::agreement(language, true),
        ["errors", language, set] => errors::show(language, Path::new(set), None),
        ["errors", language, set, page] => errors::show(language, Path::new(set), Some(Path::new(page))),
        ["cut", language, folder] => cut::print(language, Path::new(folder)),
        ["fold-claims", language, corpora, folds] => {
            folds.parse().map_err(|_| USAGE.to_owned()).and_then(|folds| claims::fold(language, Path::new(corpora), folds))
        }
        ["fold-names", corpora, folds] => {
            folds.parse().map_err(|_| USAGE.to_owned()).and_then(|folds| names::measure(Path::new(corpora), folds, None))
        }
        ["fold-names", corpora, folds, seeds] => match (folds.parse(), seeds.parse()) {
            (Ok(folds), Ok(seeds)) => names::measure(Path::new(corpora), folds, Some(seeds)),
            _ => Err(USAGE.to_owned()),
        },
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("kilde-train: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Trains all models of a language, each on the pack with those before it.
fn train(language: &str, corpora: &Path) -> Result<(), String> {
    if !corpora.join("pos").join(language).exists() {
        println!("{language}: its corpora are not in {}; its models stay as they are.", corpora.display());
        return Ok(());
    }
    words::train(language, corpora)?;
    pack::make()?;
    names::train(language, corpora)?;
    pack::make()?;
    claims::train(language, corpora)?;
    pack::make()
}

/// The folder of a language.
fn folder(language: &str) -> PathBuf {
    Path::new("src/language").join(language)
}

/// The project's own annotated texts.
fn own(language: &str) -> PathBuf {
    Path::new("tests/corpus").join(language).join("news")
}

fn write(place: &Path, bytes: &[u8]) -> Result<(), String> {
    if let Some(folder) = place.parent() {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    std::fs::write(place, bytes).map_err(|error| format!("{} cannot be written: {error}", place.display()))
}
