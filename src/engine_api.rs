//! What the crate offers: an engine that holds language packs, and one made of the packs inside the library.

use crate::analysis::{self, Analysis};
use crate::document::Compounds;
use crate::engine::detect;
use crate::language::{self, LanguagePack, PackError};
use crate::pipeline;
use crate::text::Unit;
use std::fmt;
use std::sync::OnceLock;

/// How a text is to be analysed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export_to = "analysis.d.ts", optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// Code of the text's language ("da"); `None` = detected.
    pub language: Option<String>,
    /// The day of publication, ISO 8601 ("2021-06-28"), from which relative times count; `None` = as the text itself says.
    pub published: Option<String>,
    /// What the offsets of the answer count.
    pub offsets: Unit,
    /// What of a compound such as "FN-styrken" is a mention of its name.
    #[cfg_attr(feature = "types", ts(as = "Option<Compounds>"))]
    pub compounds: Compounds,
}

/// An option that cannot be meant. The message is a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionsError(pub String);

impl fmt::Display for OptionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for OptionsError {}

impl Options {
    /// Checks what a caller typed: the date has to be a day of the calendar.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what would be right.
    pub fn check(&self) -> Result<(), OptionsError> {
        match &self.published {
            Some(date) if !is_date(date) => {
                Err(OptionsError(format!("\"{date}\" is not a date of publication; give year, month and day, such as 2021-06-28.")))
            }
            _ => Ok(()),
        }
    }
}

/// Whether a text is a day of the calendar as ISO 8601 writes it.
fn is_date(date: &str) -> bool {
    let mut parts = date.splitn(3, '-').map(|part| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten());
    let (Some(Some(year)), Some(Some(month)), Some(Some(day))) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    date.len() == 10 && year >= 1 && (1..=days).contains(&day)
}

/// Holds language packs and analyses texts by them. Immutable once its packs are in; safe to share between threads.
#[derive(Debug, Default)]
pub struct Engine {
    packs: Vec<LanguagePack>,
}

impl Engine {
    /// An engine without any language.
    pub fn new() -> Self {
        Engine::default()
    }

    /// Adds a language from the bytes of a pack file and answers its code; a pack of the same language is replaced.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the file.
    pub fn load(&mut self, pack: &[u8]) -> Result<&str, PackError> {
        let pack = LanguagePack::load(pack)?;
        self.packs.retain(|old| old.code != pack.code);
        self.packs.push(pack);
        Ok(self.packs.last().map_or("", |pack| pack.code.as_str()))
    }

    /// The codes of the languages that were loaded.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.packs.iter().map(|pack| pack.code.as_str())
    }

    /// Analyses any text; never fails.
    ///
    /// The language is the one asked for, else the one detected. In a language without a pack the answer holds
    /// paragraphs and sentences alone, and its `language` says which it was taken for (empty: none could be told).
    pub fn analyse(&self, text: &str, options: &Options) -> Analysis {
        let language = options.language.clone().or_else(|| detect::detect(text).map(str::to_owned)).unwrap_or_default();
        let published = options.published.as_deref().filter(|date| is_date(date));
        let bare = LanguagePack::default();
        let pack = self.packs.iter().find(|pack| pack.code == language).unwrap_or(&bare);
        analysis::build(&pipeline::read(text, pack, published, options.compounds), &language, options.offsets)
    }
}

/// Analyses any text by the packs inside the library (feature `embed`); never fails.
pub fn analyse(text: &str, options: &Options) -> Analysis {
    static EMBEDDED: OnceLock<Engine> = OnceLock::new();
    let engine = EMBEDDED.get_or_init(|| {
        let mut engine = Engine::new();
        for pack in language::EMBEDDED {
            // A test holds that every pack in the repository loads.
            let _ = engine.load(pack);
        }
        engine
    });
    engine.analyse(text, options)
}
