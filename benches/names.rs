//! Tags and names alone, natively; in wasm: tests/speed.rs.
#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kilde::document::Compounds;
use kilde::engine::{names, split, tag};
use kilde::language::LanguagePack;
use std::hint::black_box;

const TEXT: &str = concat!(
    include_str!("../tests/articles/faergen.txt"),
    "\n",
    include_str!("../tests/articles/skolen.txt"),
    "\n",
    include_str!("../tests/articles/doegnet.txt")
);

fn stages(criterion: &mut Criterion) {
    let pack = LanguagePack::load(include_bytes!("../www/packs/da.pack")).unwrap();
    let document = split::split(TEXT, &pack.knobs);
    let shapes = tag::shapes(&document);
    let tags = tag::tag(&document, &shapes, &pack);
    let mut group = criterion.benchmark_group("tokens");
    group.throughput(Throughput::Elements(document.tokens.len() as u64));
    group.bench_function("shapes and tags", |b| b.iter(|| tag::tag(&document, &tag::shapes(black_box(&document)), &pack)));
    group.bench_function("names", |b| b.iter(|| names::find(black_box(&document), &shapes, &tags, &pack, Compounds::Name)));
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
