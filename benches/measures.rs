//! Times and numbers together, natively: words a second over an article of the project. `make bench`.
#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kilde::document::Entity;
use kilde::engine::rules::Atoms;
use kilde::engine::{quantities, split, tag, times};
use kilde::language::{EMBEDDED, LanguagePack};
use std::hint::black_box;

const DANISH: &str = concat!(
    include_str!("../tests/articles/faergen.txt"),
    "\n",
    include_str!("../tests/articles/skolen.txt"),
    "\n",
    include_str!("../tests/articles/doegnet.txt")
);
const ENGLISH: &str = concat!(include_str!("../tests/articles/harbour.en.txt"), "\n", include_str!("../tests/articles/bridge.en.txt"));

fn measures(criterion: &mut Criterion) {
    let packs: Vec<LanguagePack> = EMBEDDED.iter().map(|bytes| LanguagePack::load(bytes).unwrap()).collect();
    let mut group = criterion.benchmark_group("times and numbers");
    for (code, text) in [("da", DANISH), ("en", ENGLISH)] {
        let pack = packs.iter().find(|pack| pack.code == code).unwrap();
        let document = split::split(text, &pack.knobs);
        let tags = tag::tag(&document, &tag::shapes(&document), pack);
        let entities: Vec<Entity> = Vec::new();
        group.throughput(Throughput::Elements(text.split_whitespace().count() as u64));
        group.bench_function(code, |bencher| {
            bencher.iter(|| {
                let atoms = Atoms::cut(black_box(&document), &tags, &pack.measures, &pack.knobs);
                let times = times::find(&atoms, pack, Some("2025-01-28"));
                quantities::find(&atoms, &times, &entities, pack)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, measures);
criterion_main!(benches);
