# `make run` builds and serves the page; `make test` passes all tests. Both bring what they need (tests/tools/setup).
SHELL := /bin/bash
.DELETE_ON_ERROR:
.PHONY: run build single files test test-rust test-wasm test-page setup setup-test packs train types eval bench fuzz lighthouse screenshots clean

export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)
PORT ?= 8080
SHARED ?= ../shared
PACKER := cargo run --quiet --no-default-features --features train --bin kilde-train --

run: build
	node tests/tools/serve.mjs --port $(PORT) www

build: www/pkg/kilde_bg.wasm files

# The very command of the README; it runs again when a source has changed.
www/pkg/kilde_bg.wasm: Cargo.toml Cargo.lock $(shell find src -name '*.rs' -not -path 'src/bin/*' -not -path 'src/training/*') | setup
	wasm-pack build --target web --out-dir www/pkg

# The whole page as one file that opens by double-click: dist/kilde.html.
single: build
	node tests/tools/single.mjs

# After a change of a file in www: the service worker's list of them.
files:
	@node tests/tools/files.mjs

setup:
	@tests/tools/setup build

setup-test:
	@tests/tools/setup test

test: setup-test test-rust test-wasm test-page

test-rust:
	cargo fmt --check
	$(PACKER) pack --check $(SHARED)/data
	cargo clippy --quiet --all-targets --features train,types -- -D warnings
	cargo test --quiet --features train,types

test-wasm: setup-test
	wasm-pack test --headless --chrome -- --no-default-features

test-page: setup-test build
	npm test

# After a change of a list, a rule or a model in src/language.
packs:
	$(PACKER) pack
	@node tests/tools/files.mjs

# Trains every model from the corpora in $(SHARED)/data and the project's own, and packs them.
train:
	cargo run --quiet --release --no-default-features --features train --bin kilde-train -- train $(SHARED)/data

eval:
	cargo build --quiet --release
	cargo build --quiet --release --no-default-features --features train --bin kilde-train
	SHARED=$(SHARED) node tests/tools/eval.mjs

bench: setup-test build
	cargo bench --bench analyse --bench names --bench measures
	wasm-pack test --node --release -- --no-default-features --test speed -- --nocapture
	node tests/tools/bench.mjs

# Times and numbers of random text, for a minute; needs nightly Rust and cargo-fuzz.
fuzz:
	cargo +nightly fuzz run measures -- -max_total_time=60 -max_len=160

# Lighthouse on the page, by npx; it is not among the packages of the project.
lighthouse: setup-test build
	node tests/tools/lighthouse.mjs

# Pictures of each view, wide and narrow, light and dark, into docs/screenshots.
screenshots: setup-test build
	node tests/tools/screenshots.mjs

clean:
	rm -rf target dist www/pkg .tools node_modules
