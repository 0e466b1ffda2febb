#!/usr/bin/env bash
# release.sh   builds the binary that papers run on, release/courant in the target folder. It is built twice: once so that the
# compiler can watch it at work (bench/train.py), and once more for that work. That takes a little more than twice the time
# of `cargo build --release`, whose binary does the same, slower.
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

build watched "-Cprofile-generate=$trained/seen"
rm -rf "$trained/seen"
COURANT_BIN="$trained/watched/$host/release/courant" PYTHONPATH=bench PYTHONDONTWRITEBYTECODE=1 python3 bench/train.py
"llvm-profdata-$(llvm_version)" merge --output="$trained/work.profdata" "$trained/seen"
build built "-Cprofile-use=$trained/work.profdata"
install "$trained/built/$host/release/courant" "$target/release/courant"
printf '%s\n' "$target/release/courant"
