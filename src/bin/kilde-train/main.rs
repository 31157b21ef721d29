//! `kilde-train`: makes language packs. For the project itself; readers of articles need `kilde`.

use std::path::Path;
use std::process::ExitCode;

const LANGUAGES: &[&str] = &["da"];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["pack"] => pack(false),
        ["pack", "--check"] => pack(true),
        _ => Err("Usage: kilde-train pack [--check]".to_owned()),
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
