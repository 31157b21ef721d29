//! Whole analyses, natively: an article of 1,000 words, and growth from 1 kB to 10 MB. `make bench`.
#![allow(missing_docs)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use kilde::{Options, analyse};
use std::hint::black_box;

/// The project's own articles, again and again up to a size.
fn text(bytes: usize) -> String {
    let articles = concat!(
        include_str!("../tests/articles/faergen.txt"),
        "\n",
        include_str!("../tests/articles/skolen.txt"),
        "\n",
        include_str!("../tests/articles/doegnet.txt"),
        "\n"
    );
    let mut text = articles.repeat(bytes / articles.len() + 1);
    let mut end = bytes;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    text
}

fn words(text: &str, count: usize) -> String {
    text.split_inclusive(' ').take(count).collect()
}

fn growth(criterion: &mut Criterion) {
    let options = Options { language: Some("da".into()), published: Some("2025-01-28".into()), ..Options::default() };
    let article = words(&text(20_000), 1000);
    let mut group = criterion.benchmark_group("analyse");
    group.throughput(Throughput::Elements(1000)).bench_function("1,000 words", |b| b.iter(|| analyse(black_box(&article), &options)));
    for size in [1_000, 10_000, 100_000, 1_000_000, 10_000_000] {
        let text = text(size);
        group.sample_size(10).throughput(Throughput::Bytes(size as u64));
        group.bench_with_input(BenchmarkId::new("bytes", size), &text, |b, text| b.iter(|| analyse(black_box(text), &options)));
    }
    group.finish();
}

criterion_group!(benches, growth);
criterion_main!(benches);
