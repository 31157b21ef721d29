//! Packs out of folders.

use super::{LANGUAGES, folder, write};
use kilde::language::LanguagePack;
use kilde::model::PackFile;
use kilde::training::{pack_folder, record::Record};
use std::path::{Path, PathBuf};

fn place(language: &str) -> PathBuf {
    Path::new("www/packs").join(format!("{language}.pack"))
}

/// Writes every language's pack.
pub fn make() -> Result<(), String> {
    for language in LANGUAGES {
        write(&place(language), &pack_folder(language, &folder(language))?)?;
    }
    Ok(())
}

/// Checks that every pack is what its folder makes, and every model what its recorded training made of the inputs that are here.
pub fn check(corpora: Option<&Path>) -> Result<(), String> {
    for language in LANGUAGES {
        let record = Record::of(&folder(language));
        let packed = std::fs::read(place(language)).unwrap_or_default();
        let header = PackFile::read(&packed).map_err(|error| format!("{}: {error} Run `make packs`.", place(language).display()))?;
        if header.inputs != record.inputs() {
            return Err(format!(
                "{} says in its header that its models come from other inputs than src/language/{language}/models/training.tsv names. Run `make packs` and commit it.",
                place(language).display()
            ));
        }
        if packed != pack_folder(language, &folder(language))? {
            return Err(format!(
                "{} is not what src/language/{language} makes. Run `make packs` and commit it.",
                place(language).display()
            ));
        }
        let roots: Vec<&Path> = [Some(Path::new(".")), corpora].into_iter().flatten().collect();
        let absent = record.check(&folder(language), &roots)?;
        if !absent.is_empty() {
            println!("{language}: the models are those of the recorded training; not here, so not compared: {}", absent.join(", "));
        }
    }
    Ok(())
}

/// The pack of a language as it stands.
pub fn load(language: &str) -> Result<LanguagePack, String> {
    let bytes = std::fs::read(place(language)).map_err(|error| format!("{} cannot be read: {error}", place(language).display()))?;
    LanguagePack::load(&bytes).map_err(|error| error.to_string())
}
