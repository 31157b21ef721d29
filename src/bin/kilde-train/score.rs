//! Figures of the pack in place, by role, field, kind of claim and class of cue; and of people among themselves.

use super::{own, pack, sets};
use kilde::training::gold::GoldDocument;
use kilde::training::news;
use kilde::training::score::{Score, Scored};
use std::path::Path;

fn annotated(gold: &GoldDocument) -> Vec<Scored> {
    gold.claims.iter().flatten().map(Scored::from).collect()
}

/// Scores the pack in place on a set.
pub fn set(language: &str, folder: &Path, json: bool) -> Result<(), String> {
    let pack = pack::load(language)?;
    let set = sets::read(folder)?;
    let mut score = Score::default();
    for gold in &set.documents {
        let answered: Vec<Scored> = set.answers(gold, &pack).iter().map(|claim| Scored::answered(&gold.text, claim)).collect();
        score.add(gold, &annotated(gold), &answered, &pack);
    }
    print(&score, json);
    Ok(())
}

/// Scores the second annotation of some of the project's own texts (`second/`) against the first, as if it were an answer.
pub fn agreement(language: &str, json: bool) -> Result<(), String> {
    let pack = pack::load(language)?;
    let mut first = Vec::new();
    for part in ["train", "dev", "test"] {
        first.extend(news::folder(&own(language).join(part))?);
    }
    let mut score = Score::default();
    for second in news::folder(&own(language).join("second"))? {
        let gold = first.iter().find(|gold| gold.id == second.id).ok_or_else(|| format!("{} has no first annotation", second.id))?;
        if gold.text != second.text {
            return Err(format!("{}: the text of the second annotation differs from the first's", second.id));
        }
        score.add(gold, &annotated(gold), &annotated(&second), &pack);
    }
    print(&score, json);
    Ok(())
}

fn print(score: &Score, json: bool) {
    if json { println!("{}", score.figures()) } else { print!("{score}") }
}
