//! A pack or a model whose header is right and whose parts are not: a sentence or a value, never a panic, and soon.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use kilde::language::LanguagePack;
use kilde::model::{LinearModel, PackFile, write_pack};
use std::collections::BTreeMap;

const DANISH: &[u8] = include_bytes!("../www/packs/da.pack");

/// Bytes that follow no rule, the same each time.
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let draw = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..length).map(draw).collect()
}

#[test]
fn a_bad_section_behind_a_good_header_is_a_sentence() {
    let file = PackFile::read(DANISH).unwrap();
    let names: Vec<&str> = file.names().collect();
    assert!(names.len() > 10);
    for (index, name) in names.iter().enumerate() {
        let good = file.section(name).unwrap();
        let model = name.ends_with(".model");
        for damage in 0..3u64 {
            let mut bad = match damage {
                0 => noise(index as u64 + 1, 500),
                1 => good.get(..good.len() * 2 / 3).unwrap().to_vec(),
                // The header of a model stays: its rows are noise.
                _ => [good.get(..good.len().min(300)).unwrap(), &noise(index as u64 + 7, 4000)].concat(),
            };
            if !model && damage != 1 {
                // A list is text: of the noise the letters, tabs and ends of line.
                bad.iter_mut().filter(|byte| !byte.is_ascii()).for_each(|byte| *byte = if *byte % 3 == 0 { b'\t' } else { b'\n' });
            }
            let sections: BTreeMap<String, Vec<u8>> = names
                .iter()
                .map(|&each| (each.to_owned(), if each == *name { bad.clone() } else { file.section(each).unwrap().to_vec() }))
                .collect();
            let packed = write_pack("da", 1, &sections).unwrap();
            match LanguagePack::load(&packed) {
                Ok(_) => assert!(!model, "{name}: damage {damage} went unnoticed"),
                Err(error) => assert!(error.0.ends_with('.') && error.0.contains('"'), "{name}: {error}"),
            }
        }
    }
}

#[test]
fn noise_behind_a_good_model_header_is_a_sentence_soon() {
    let rows: Vec<(u32, Vec<f32>)> = (0..300u32).map(|i| (i.wrapping_mul(0x9E37_79B9), vec![i as f32, 0.0, -1.0])).collect();
    let good = LinearModel::write(&["A", "B", "C"].map(str::to_owned), &rows, 127).unwrap();
    // Magic, format, number of labels, the labels, scale, and last the number of rows.
    let head = 4 + 1 + 1 + 3 * 2 + 4 + 4;
    let began = std::time::Instant::now();
    for seed in 0..400u64 {
        for rows in [1u32, 300, 40_000, 1 << 20, u32::MAX] {
            let mut bad = good[..head].to_vec();
            bad[head - 4..].copy_from_slice(&rows.to_le_bytes());
            let length = (seed as usize * 37) % 4000;
            bad.extend(if seed % 8 == 0 { vec![seed as u8; length] } else { noise(seed, length) });
            if let Err(error) = LinearModel::read("test", &bad) {
                assert!(error.0.ends_with("is damaged."), "{error}");
            }
        }
    }
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}
