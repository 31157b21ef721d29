//! The phrase corpora (`tests/corpus/<language>/`): what share of the times and numbers is recognised, valued right, and not seen where there is none.
//!
//! `SHOW=1 cargo test --test phrases -- --nocapture` prints every miss beside the figures.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use kilde::analysis::{Analysis, AnalysisQuantity, AnalysisTime};
use kilde::document::{Bound, TimeMod};
use kilde::text::Unit;
use kilde::{Options, analyse};

/// The languages with rules of their own.
const LANGUAGES: &[&str] = &["da", "en"];

/// What the issue asks for: shares of the rows, in percent.
const RECOGNISED: f64 = 97.0;
const VALUE: f64 = 95.0;
const WRONG_NEGATIVES: f64 = 3.0;

/// A sentence with one expression in it.
struct Row {
    /// The columns before the sentence.
    expected: Vec<String>,
    text: String,
    start: u32,
    end: u32,
    published: Option<String>,
}

fn rows(language: &str, list: &str) -> Vec<Row> {
    let place = format!("tests/corpus/{language}/{list}.tsv");
    let mut published = None;
    let mut rows = Vec::new();
    for (number, line) in std::fs::read_to_string(&place).unwrap().lines().enumerate() {
        if let Some(day) = line.strip_prefix("@ ") {
            published = Some(day.to_owned()).filter(|day| day != "-");
            continue;
        }
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let mut columns: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let sentence = columns.pop().unwrap();
        let cut = || panic!("{place}, line {}: one bracket is needed", number + 1);
        let (before, rest) = sentence.split_once('[').unwrap_or_else(cut);
        let (inside, after) = rest.split_once(']').unwrap_or_else(cut);
        let (start, end) = (before.len() as u32, (before.len() + inside.len()) as u32);
        rows.push(Row { expected: columns, text: format!("{before}{inside}{after}"), start, end, published: published.clone() });
    }
    rows
}

fn read(row: &Row, language: &str) -> Analysis {
    let options =
        Options { language: Some(language.to_owned()), published: row.published.clone(), offsets: Unit::Utf8, ..Options::default() };
    analyse(&row.text, &options)
}

/// Counts and says what was missed.
struct Tally {
    name: String,
    of: usize,
    recognised: usize,
    right: usize,
}

impl Tally {
    fn new(language: &str, list: &str) -> Self {
        Tally { name: format!("{language} {list}"), of: 0, recognised: 0, right: 0 }
    }

    fn add(&mut self, row: &Row, got: Option<String>, all: &[String]) {
        let expected = row.expected.join(" ");
        self.of += 1;
        self.recognised += usize::from(got.is_some());
        let right = got.as_deref() == Some(expected.as_str());
        self.right += usize::from(right);
        if !right && std::env::var_os("SHOW").is_some() {
            let (start, end) = (row.start as usize, row.end as usize);
            let marked = format!("{}[{}]{}", &row.text[..start], &row.text[start..end], &row.text[end..]);
            println!("{}: {expected} | {marked} | {}", self.name, got.unwrap_or_else(|| format!("not so, but {all:?}")));
        }
    }

    /// Prints the figures; answers whether they hold over enough rows.
    fn close(&self, rows: usize) -> bool {
        assert!(self.of >= rows, "{} has {} rows of at least {rows}", self.name, self.of);
        let share = |count: usize| 100.0 * count as f64 / self.of.max(1) as f64;
        println!("{}: {} rows, recognised {:.1} %, value {:.1} %", self.name, self.of, share(self.recognised), share(self.right));
        share(self.recognised) >= RECOGNISED && share(self.right) >= VALUE
    }
}

fn time(time: &AnalysisTime) -> String {
    let kind = format!("{:?}", time.kind).to_lowercase();
    let modifier = match time.modifier {
        Some(TimeMod::Start) => "+start",
        Some(TimeMod::Mid) => "+mid",
        Some(TimeMod::End) => "+end",
        Some(TimeMod::About) => "+about",
        None => "",
    };
    format!("{kind} {}{modifier}", time.value.as_deref().unwrap_or("-"))
}

/// 5, >=5, ~5, 5..6, ?20, as the corpus writes it.
fn amount(quantity: &AnalysisQuantity) -> String {
    let number = |n: Option<f64>| n.map_or(String::new(), plain);
    match quantity.bound {
        Bound::Vague => format!("?{}", number(quantity.min)),
        _ if quantity.value.is_none() => format!("{}..{}", number(quantity.min), number(quantity.max)),
        Bound::Exact => number(quantity.value),
        Bound::AtLeast => format!(">={}", number(quantity.min)),
        Bound::MoreThan => format!(">{}", number(quantity.min)),
        Bound::AtMost => format!("<={}", number(quantity.max)),
        Bound::LessThan => format!("<{}", number(quantity.max)),
        Bound::About => format!("~{}", number(quantity.value)),
    }
}

/// To four decimals, without the empty ones.
fn plain(n: f64) -> String {
    format!("{n:.4}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The same for a cell of the corpus, so that "1.2e6" and "1200000" are one.
fn normal(cell: &str) -> String {
    let sign: String = cell.chars().take_while(|c| "<>=~?".contains(*c)).collect();
    let numbers = cell[sign.len()..].split("..").map(|n| n.parse().map_or(n.to_owned(), plain));
    format!("{sign}{}", numbers.collect::<Vec<_>>().join(".."))
}

fn quantity(quantity: &AnalysisQuantity) -> String {
    let noun = quantity
        .currency
        .as_deref()
        .or(quantity.noun.as_deref().filter(|_| quantity.unit != "percent" && quantity.unit != "percentage_points"));
    let unit = noun.map_or(quantity.unit.clone(), |noun| format!("{}:{noun}", quantity.unit));
    let harm = quantity.harm.map_or("-".to_owned(), |harm| format!("{harm:?}").to_lowercase());
    format!("{} {unit} {harm}", amount(quantity))
}

#[test]
fn times_are_found_and_valued() {
    let mut hold = true;
    for language in LANGUAGES {
        let mut tally = Tally::new(language, "times");
        for row in rows(language, "times") {
            let analysis = read(&row, language);
            let got = analysis.times.iter().find(|t| (t.start, t.end) == (row.start, row.end)).map(time);
            let all: Vec<String> = analysis.times.iter().map(|t| format!("{} = {}", t.text, time(t))).collect();
            tally.add(&row, got, &all);
        }
        hold &= tally.close(400);
    }
    assert!(hold, "run with SHOW=1 to see the misses");
}

#[test]
fn numbers_are_found_and_valued() {
    let mut hold = true;
    for language in LANGUAGES {
        let mut tally = Tally::new(language, "numbers");
        for mut row in rows(language, "numbers") {
            row.expected[0] = normal(&row.expected[0]);
            let analysis = read(&row, language);
            let got = analysis.quantities.iter().find(|q| (q.start, q.end) == (row.start, row.end)).map(quantity);
            let all: Vec<String> = analysis.quantities.iter().map(|q| format!("{} = {}", q.text, quantity(q))).collect();
            tally.add(&row, got, &all);
        }
        hold &= tally.close(300);
    }
    assert!(hold, "run with SHOW=1 to see the misses");
}

#[test]
fn what_only_looks_like_them_is_left_alone() {
    let mut hold = true;
    for language in LANGUAGES {
        let (mut of, mut wrong) = (0, 0);
        for row in rows(language, "negatives") {
            let analysis = read(&row, language);
            let times = analysis.times.iter().filter(|_| row.expected[0] != "number").map(|t| (t.start, t.end, &t.text));
            let numbers = analysis.quantities.iter().filter(|_| row.expected[0] != "time").map(|q| (q.start, q.end, &q.text));
            let hit: Vec<_> = times.chain(numbers).filter(|&(start, end, _)| start < row.end && end > row.start).collect();
            of += 1;
            wrong += usize::from(!hit.is_empty());
            if !hit.is_empty() && std::env::var_os("SHOW").is_some() {
                println!("{language} negatives: {} | {} | {:?}", row.expected[0], row.text, hit);
            }
        }
        assert!(of >= 150, "{of} negatives in {language}");
        let share = 100.0 * wrong as f64 / of as f64;
        println!("{language} negatives: {of} rows, wrong {share:.1} %");
        hold &= share <= WRONG_NEGATIVES;
    }
    assert!(hold, "run with SHOW=1 to see what was taken");
}
