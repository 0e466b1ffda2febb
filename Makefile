# The commands of this project. `make help` lists them; CONTRIBUTING.md says when to use which.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test unit browser check advisories release bench clean

DEMO_DATA   ?= demo
DEMO_LISTEN ?= 127.0.0.1:8080

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## Start a sample newspaper on http://127.0.0.1:8080 (DEMO_LISTEN, DEMO_DATA)
	@tools/setup.sh build
	cargo run --package courant -- demo --data $(DEMO_DATA) --listen $(DEMO_LISTEN)

test: unit browser ## All tests: Rust on both database engines, then the browser journeys

unit: ## The Rust tests alone
	@tools/setup.sh build test
	cargo nextest run --workspace
	cargo test --workspace --doc --quiet
	tools/editor.sh test

browser: ## The journeys in Chromium alone
	@tools/setup.sh build browser
	cargo build --package courant
	node --test --test-reporter=spec --test-concurrency=2 --test-timeout=1500000 tests/browser/*.test.mjs ui/test/browser/*.test.mjs

check: ## Formatting, lints, documentation, scripts, licences
	@tools/setup.sh build check
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked --quiet
	tools/check_scripts.sh
	tools/editor.sh check
	cargo deny --locked check --hide-inclusion-graph --allow unused-wrapper bans licenses sources

advisories: ## Known security faults in dependencies (asks the advisory database on the network)
	@tools/setup.sh build check
	cargo deny --locked check advisories

release: ## Build the binary that papers run on: twice, once to watch it at work
	tools/release.sh

bench: ## Measure against a static file server; writes bench/REPORT.md
	@tools/setup.sh build test browser bench
	bench/run.sh

clean: ## Remove what was built and the demo paper
	cargo clean
	rm -rf tests/browser/node_modules ui/node_modules ui/dist $(DEMO_DATA)
