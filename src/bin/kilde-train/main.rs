//! `kilde-train`: makes language packs. For the project itself; readers of articles need `kilde`.

use kilde::language::TagModel;
use kilde::training::{corpus, tags as training_tags};
use std::path::Path;
use std::process::ExitCode;

const LANGUAGES: &[&str] = &["da", "en"];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["pack"] => pack(false),
        ["pack", "--check"] => pack(true),
        ["tags", corpora] => tags(Path::new(corpora)),
        _ => Err("Usage: kilde-train pack [--check] | tags CORPORA".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("kilde-train: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes every language's pack, or checks that the one in place is what its folder makes.
fn pack(check: bool) -> Result<(), String> {
    for language in LANGUAGES {
        let made = kilde::training::pack_folder(language, Path::new(&format!("src/language/{language}")))?;
        let place = format!("www/packs/{language}.pack");
        if !check {
            std::fs::create_dir_all("www/packs").map_err(|error| error.to_string())?;
            std::fs::write(&place, &made).map_err(|error| format!("{place} cannot be written: {error}"))?;
        } else if std::fs::read(&place).ok().as_deref() != Some(&made) {
            return Err(format!("{place} is not what src/language/{language} makes. Run `make packs` and commit it."));
        }
    }
    Ok(())
}

/// Trains the Danish tagger on PAROLE and measures it on the development part of the treebank.
fn tags(corpora: &Path) -> Result<(), String> {
    let train = corpus::parole(&corpora.join("pos/da/parole.tsv"))?;
    let dev = corpus::conllu(&corpora.join("pos/da/dev.conllu"))?;
    let bytes = training_tags::train(&[(&train, 1)], training_tags::Recipe { epochs: 8, seed: 1, least: 5, light: 0.05 })?;
    let model = TagModel::read("tags", &bytes).map_err(|error| error.to_string())?;
    let (upos, form) = training_tags::measure(&model, &dev);
    println!("da tags, trained on parole.tsv, measured on dev.conllu: UPOS {upos:.2} %, verb forms {form:.2} %, {} kB", bytes.len() / 1000);
    write("src/language/da/models/tags.model", &bytes)
}

fn write(place: &str, bytes: &[u8]) -> Result<(), String> {
    if let Some(folder) = Path::new(place).parent() {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    std::fs::write(place, bytes).map_err(|error| format!("{place} cannot be written: {error}"))
}
