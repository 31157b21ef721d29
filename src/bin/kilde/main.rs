//! `kilde`: the analyser on the command line.

mod batch;
mod report;

use clap::{Parser, Subcommand, ValueEnum};
use kilde::analysis::exports::{Export, Format};
use kilde::document::Compounds;
use kilde::{Engine, Options, language, text::Unit};
use std::io::{IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Finds who is in a news article and who claims what. Nothing leaves the machine.
#[derive(Parser)]
#[command(name = "kilde", version, after_help = "Exit codes: 0 ok, 1 bad input, 2 bad usage.")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Analyse one article: a file, or standard input without one.
    Analyse {
        /// The file to read.
        file: Option<PathBuf>,
        /// How to answer; on a terminal a coloured text, else plain text.
        #[arg(long, value_enum)]
        format: Option<Output>,
        #[command(flatten)]
        reading: Reading,
    },
    /// Analyse many: one JSON object {"id", "text", "language"?, "published"?} a line in, {"id", "analysis"} or {"id", "error"} a line out, in order.
    Batch {
        /// How many threads work; all cores without it.
        #[arg(long)]
        jobs: Option<std::num::NonZeroUsize>,
        #[command(flatten)]
        reading: Reading,
    },
}

#[derive(clap::Args)]
struct Reading {
    /// Code of the language (da); detected without it.
    #[arg(long)]
    language: Option<String>,
    /// Day of publication, such as 2021-06-28, from which "søndag" counts.
    #[arg(long)]
    published: Option<String>,
    /// What offsets count: char, utf8 or utf16.
    #[arg(long, default_value = "char")]
    offsets: Unit,
    /// What of a compound such as "FN-styrken" is marked: the name or the whole word.
    #[arg(long, default_value = "name", value_name = "name|word")]
    compounds: Compounds,
    /// A language pack to use besides, or instead of, the built-in one of its language.
    #[arg(long)]
    pack: Vec<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Output {
    /// A readable report.
    Text,
    /// The whole answer; its types stand in www/types/analysis.d.ts.
    Json,
    /// A row a claim, as a Danish spreadsheet opens it.
    Csv,
    /// For notes and mails.
    Markdown,
    /// W3C Web Annotation.
    WebAnnotation,
    /// schema.org Claim, with drafts of ClaimReview.
    SchemaOrg,
    /// One file for any browser, without scripts.
    Html,
}

impl Output {
    /// The library's format; the report for terminals is the command line's own.
    fn export(self) -> Option<Format> {
        match self {
            Output::Text => None,
            Output::Json => Some(Format::Json),
            Output::Csv => Some(Format::Csv),
            Output::Markdown => Some(Format::Markdown),
            Output::WebAnnotation => Some(Format::WebAnnotation),
            Output::SchemaOrg => Some(Format::SchemaOrg),
            Output::Html => Some(Format::Html),
        }
    }
}

/// What went wrong, and the exit code that goes with it.
pub(crate) enum Failure {
    /// The input is no good: 1.
    Input(String),
    /// The call is no good: 2.
    Usage(String),
}

fn main() -> ExitCode {
    let (message, code) = match run(Arguments::parse()) {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Input(message)) => (message, 1),
        Err(Failure::Usage(message)) => (message, 2),
    };
    eprintln!("kilde: {message}");
    ExitCode::from(code)
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        Command::Analyse { file, format, reading } => {
            let (engine, options) = prepare(&reading)?;
            let text = read_article(file)?;
            let analysis = engine.analyse(&text, &options);
            check_language(&engine, &analysis.language)?;
            let mut out = std::io::stdout().lock();
            let answer = match format.unwrap_or(Output::Text).export() {
                Some(format) => {
                    let export = Export { text: &text, analysis: &analysis, corrections: &[], interface: interface() };
                    export.make(format).map_err(Failure::Input)?
                }
                None => report::report(&text, &analysis, out.is_terminal() && std::env::var_os("NO_COLOR").is_none()),
            };
            quiet_pipe(out.write_all(answer.as_bytes()))
        }
        Command::Batch { jobs, reading } => {
            let (engine, options) = prepare(&reading)?;
            let jobs = jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, std::num::NonZeroUsize::get);
            quiet_pipe(batch::run(&engine, &options, jobs, std::io::stdin().lock(), std::io::stdout().lock()))
        }
    }
}

/// The language of headings: Danish where the environment says so, else English.
fn interface() -> &'static str {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let set = names.iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
    if set.is_some_and(|value| value.starts_with("da")) { "da" } else { "en" }
}

/// A reader that closes the pipe early (`| head`) is no error.
fn quiet_pipe(result: std::io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::Input(format!("The answer could not be written: {error}")))
        }
        _ => Ok(()),
    }
}

fn prepare(reading: &Reading) -> Result<(Engine, Options), Failure> {
    let mut engine = Engine::new();
    for pack in language::EMBEDDED {
        engine.load(pack).map_err(|error| Failure::Input(error.to_string()))?;
    }
    for path in &reading.pack {
        let bytes = std::fs::read(path).map_err(|error| Failure::Usage(format!("The pack {} cannot be read: {error}", path.display())))?;
        engine.load(&bytes).map_err(|error| Failure::Input(format!("{}: {error}", path.display())))?;
    }
    let options = Options {
        language: reading.language.clone(),
        published: reading.published.clone(),
        offsets: reading.offsets,
        compounds: reading.compounds,
    };
    options.check().map_err(|error| Failure::Usage(error.to_string()))?;
    if let Some(language) = &options.language {
        check_language(&engine, language).map_err(|failure| match failure {
            Failure::Input(message) | Failure::Usage(message) => Failure::Usage(message),
        })?;
    }
    Ok((engine, options))
}

fn check_language(engine: &Engine, language: &str) -> Result<(), Failure> {
    let known: Vec<&str> = engine.languages().collect();
    if known.contains(&language) {
        return Ok(());
    }
    let known = known.join(", ");
    Err(Failure::Input(if language.is_empty() {
        format!("The language of the text could not be told. Give --language (one of: {known}).")
    } else {
        format!(
            "There is no pack for the language \"{language}\". Kilde knows: {known}. If the text is in one of them, say so with --language."
        )
    }))
}

fn read_article(file: Option<PathBuf>) -> Result<String, Failure> {
    let (bytes, name) = match &file {
        Some(path) => (std::fs::read(path), path.display().to_string()),
        None => {
            let mut bytes = Vec::new();
            (std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes), "Standard input".to_owned())
        }
    };
    let bytes = bytes.map_err(|error| Failure::Input(format!("{name} cannot be read: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        Failure::Input(format!(
            "{name} is not UTF-8 text (byte {} is not). Save it as UTF-8 and try again.",
            error.utf8_error().valid_up_to()
        ))
    })?;
    if text.trim().is_empty() {
        return Err(Failure::Input(format!("{name} is empty: there is nothing to analyse.")));
    }
    Ok(text)
}
