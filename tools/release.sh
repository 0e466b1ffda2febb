#!/usr/bin/env bash
# release.sh   builds the binary that papers run on, release/courant in the target folder. It is built twice: once so that the
# compiler can watch it at work (bench/train.py), and once more for that work; then its finished code is watched too, and laid
# out so that what runs together lies together. That takes a little more than twice the time of `cargo build --release`,
# whose binary does the same, slower.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/env.sh
tools/setup.sh build bench release

host="$(rustc -vV | sed -n 's/^host: //p')"
target="${CARGO_TARGET_DIR:-target}"
mkdir -p "$target/release"
target="$(cd "$target" && pwd)"
trained="$target/trained"

# build FOLDER FLAG   each in a folder of its own, so that nothing is built again that did not change; with the host named, so that
# the flag is for the program and not for the build's own tools.
build() {
  CARGO_TARGET_DIR="$trained/$1" RUSTFLAGS="$2" cargo build --release --locked --package courant --target "$host"
}

# train BINARY   uses a paper with it, as its readers and writers do.
train() {
  COURANT_BIN="$1" PYTHONPATH=bench PYTHONDONTWRITEBYTECODE=1 python3 bench/train.py
}

rm -rf "$trained/seen" "$trained/walked"
mkdir -p "$trained/walked"
llvm="$(llvm_version)"
build watched "-Cprofile-generate=$trained/seen"
# What ran while it was built was watched as well, and is of no use.
rm -rf "$trained/seen"
train "$trained/watched/$host/release/courant"
"llvm-profdata-$llvm" merge --output="$trained/work.profdata" "$trained/seen"
# Laying code out anew needs to know what in it are addresses.
build built "-Cprofile-use=$trained/work.profdata -Clink-arg=-Wl,--emit-relocs"
built="$trained/built/$host/release/courant"
"llvm-bolt-$llvm" "$built" -o "$trained/walks" -instrument -instrumentation-file="$trained/walked/at" -instrumentation-file-append-pid
train "$trained/walks"
"merge-fdata-$llvm" "$trained/walked/at".* >"$trained/work.fdata"
"llvm-bolt-$llvm" "$built" -o "$trained/laid" -data="$trained/work.fdata" -reorder-blocks=ext-tsp -reorder-functions=cdsort \
  -split-functions -split-strategy=cdsplit -icf=safe
install "$trained/laid" "$target/release/courant"
printf '%s\n' "$target/release/courant"
