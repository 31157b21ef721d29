//! What a model was trained on and how: `models/training.tsv`, which is packed with the models, so that a pack can be traced.

use crate::model::fnv64;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Rows of model, what the row says (`input`, `recipe`, `score`, `made`), name and value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    rows: BTreeMap<(String, String, String), String>,
}

/// A file's fingerprint.
///
/// # Errors
/// A sentence, for a file that cannot be read.
pub fn fingerprint(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    Ok(format!("{:016x}", fnv64(&bytes)))
}

impl Record {
    /// Reads the file of a language's folder; an absent one is empty.
    pub fn of(folder: &Path) -> Self {
        let text = std::fs::read_to_string(folder.join("models/training.tsv")).unwrap_or_default();
        let row = |line: &str| {
            let mut cells = line.split('\t').map(str::to_owned);
            Some(((cells.next()?, cells.next()?, cells.next()?), cells.next()?))
        };
        Record { rows: text.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect() }
    }

    /// Forgets what was said of a model.
    pub fn renew(&mut self, model: &str) {
        self.rows.retain(|(of, _, _), _| of != model);
    }

    /// Says something of a model.
    pub fn say(&mut self, model: &str, what: &str, name: &str, value: impl ToString) {
        self.rows.insert((model.to_owned(), what.to_owned(), name.to_owned()), value.to_string());
    }

    /// Says that a model was trained on a file of the corpora or of the project.
    ///
    /// # Errors
    /// A sentence, for a file that cannot be read.
    pub fn input(&mut self, model: &str, root: &Path, name: &str) -> Result<(), String> {
        let print = folder_print(&root.join(name))?;
        self.say(model, "input", name, print);
        Ok(())
    }

    /// The fingerprint of all inputs and recipes, for the header of the pack; 0 where nothing was trained.
    pub fn inputs(&self) -> u64 {
        let rows: Vec<String> = self
            .rows
            .iter()
            .filter(|((_, what, _), _)| what == "input" || what == "recipe")
            .map(|((model, what, name), value)| format!("{model}\t{what}\t{name}\t{value}\n"))
            .collect();
        if rows.is_empty() { 0 } else { fnv64(rows.concat().as_bytes()) }
    }

    /// Writes the file.
    ///
    /// # Errors
    /// A sentence, if it cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), String> {
        let mut text =
            String::from("# Written by kilde-train: model, what the row says, name, value. Inputs and results by their FNV-1a.\n");
        for ((model, what, name), value) in &self.rows {
            text.push_str(&format!("{model}\t{what}\t{name}\t{value}\n"));
        }
        std::fs::write(folder.join("models/training.tsv"), text).map_err(|error| format!("training.tsv cannot be written: {error}"))
    }

    /// Compares with the files: the models have to be those that were recorded, and so have the inputs that are present.
    /// Answers what is not present.
    ///
    /// # Errors
    /// A sentence that names what differs.
    pub fn check(&self, folder: &Path, roots: &[&Path]) -> Result<Vec<String>, String> {
        let mut absent = Vec::new();
        for ((model, what, name), value) in &self.rows {
            match what.as_str() {
                "made" if &fingerprint(&folder.join(name))? != value => {
                    return Err(format!("{name} is not what the recorded training made. Train it anew (make train)."));
                }
                "input" => match roots.iter().map(|root| root.join(name)).find(|path| path.exists()) {
                    None => absent.push(name.clone()),
                    Some(path) if &folder_print(&path)? != value => {
                        return Err(format!(
                            "{name}, which the model {model} was trained on, has changed since. Train it anew (make train)."
                        ));
                    }
                    Some(_) => {}
                },
                _ => {}
            }
        }
        absent.sort();
        absent.dedup();
        Ok(absent)
    }
}

/// The fingerprint of a file, or of all files in a folder.
fn folder_print(path: &Path) -> Result<String, String> {
    if !path.is_dir() {
        return fingerprint(path);
    }
    let mut files = Vec::new();
    below(path, &mut files)?;
    files.sort();
    let prints = files.iter().map(|file| fingerprint(file)).collect::<Result<Vec<_>, _>>()?;
    Ok(format!("{:016x}", fnv64(prints.join(" ").as_bytes())))
}

/// The files of a folder and of the folders in it.
fn below(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            below(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A language's folder with a model, its corpus beside it, and the record of its training.
    fn trained(name: &str) -> (std::path::PathBuf, Record) {
        let root = std::env::temp_dir().join(format!("kilde-record-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&root);
        for (file, text) in [
            ("da/models/names.model", "weights"),
            ("corpora/names.tsv", "words"),
            ("corpora/news/one.txt", "a text"),
            ("corpora/news/more/two.txt", "another text"),
        ] {
            let path = root.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let mut record = Record::default();
        record.input("names", &root.join("corpora"), "names.tsv").unwrap();
        record.input("names", &root.join("corpora"), "news").unwrap();
        record.say("names", "recipe", "field", "seed 1");
        record.say("names", "made", "models/names.model", fingerprint(&root.join("da/models/names.model")).unwrap());
        record.write(&root.join("da")).unwrap();
        assert_eq!(Record::of(&root.join("da")), record);
        (root, record)
    }

    #[test]
    fn inputs_that_are_not_here_are_named() {
        let (root, record) = trained("absent");
        assert_eq!(record.check(&root.join("da"), &[&root.join("corpora")]).unwrap(), Vec::<String>::new());
        assert_eq!(record.check(&root.join("da"), &[&root.join("elsewhere")]).unwrap(), ["names.tsv", "news"]);
        std::fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn another_model_or_another_input_is_a_sentence() {
        for (name, file, part) in [
            ("model", "da/models/names.model", "is not what the recorded training made"),
            ("file", "corpora/names.tsv", "names.tsv, which the model names was trained on, has changed"),
            ("folder", "corpora/news/one.txt", "news, which the model names was trained on, has changed"),
            ("folder within", "corpora/news/more/two.txt", "news, which the model names was trained on, has changed"),
        ] {
            let (root, record) = trained(name);
            std::fs::write(root.join(file), "something else").unwrap();
            let error = record.check(&root.join("da"), &[&root.join("corpora")]).unwrap_err();
            assert!(error.contains(part), "{error}");
            std::fs::remove_dir_all(root).unwrap();
        }
    }

    #[test]
    fn the_header_s_number_tells_inputs_and_recipes_apart() {
        let (root, mut record) = trained("number");
        let before = record.inputs();
        record.say("names", "score", "dev", "F1 84");
        assert_eq!(record.inputs(), before);
        record.say("names", "recipe", "field", "seed 2");
        assert_ne!(record.inputs(), before);
        assert_eq!(Record::default().inputs(), 0);
        std::fs::remove_dir_all(root).unwrap();
    }
}
