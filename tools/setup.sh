#!/usr/bin/env bash
# setup.sh GROUP...   installs what is missing for build, test, browser, check, bench or release; says nothing when all is there.
# Made for Debian 12 and its relatives. Elsewhere it names what is missing and stops.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/env.sh

say() { printf 'setup: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

packages=()
# need PACKAGE COMMAND...   notes the Debian package as missing when the command fails.
need() {
  local package="$1"
  shift
  "$@" >/dev/null 2>&1 || packages+=("$package")
}

server_binaries() { compgen -G '/usr/lib/postgresql/*/bin/initdb' || have initdb; }
chromium_binary() { [ -x "${COURANT_CHROMIUM:-}" ] || have chromium; }

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif have sudo; then
    sudo "$@"
  else
    die "installing needs root: run 'apt-get install ${packages[*]}' as root, then start again"
  fi
}

install_packages() {
  [ "${#packages[@]}" -gt 0 ] || return 0
  have apt-get || die "missing: ${packages[*]} (names of Debian packages); install them with this system's package manager"
  say "installing ${packages[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" </dev/null >/dev/null ||
    die "apt-get could not install ${packages[*]}; its message stands above"
}

# The crate's version is fixed, so that two machines run the same tool.
cargo_tool() {
  have "$1" && return 0
  [ -x "${CARGO_HOME:-$HOME/.cargo}/bin/$1" ] && return 0
  say "building $1 $2, which takes some minutes the first time"
  CARGO_TARGET_DIR="$(courant_cache)/tools" cargo install "$1" --version "$2" --locked --quiet ||
    die "cargo could not install $1; its message stands above"
}

rust() {
  have cargo || die "Rust is missing: install version 1.95 or newer with rustup, then start again"
  local version
  version="$(rustc --version | cut -d' ' -f2)"
  printf '1.95.0\n%s\n' "$version" | sort --check=quiet --version-sort ||
    die "Rust $version is too old: run 'rustup update' to get 1.95 or newer"
}

rust_component() {
  cargo "$1" --version >/dev/null 2>&1 || die "cargo $1 is missing: run 'rustup component add $2'"
}

# Node's packages are installed again only when the lock file has changed.
node_packages() {
  have node || die "Node.js is missing: install version 20 or newer with npm"
  have npm || die "npm is missing: install it beside Node.js"
  node_is_new || die "Node.js $(node --version) is too old: version 20 or newer is needed"
  local folder="$1"
  cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed" && return 0
  say "installing the packages of $folder"
  (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error </dev/null) || die "npm could not install the packages of $folder"
  cp "$folder/package-lock.json" "$folder/node_modules/.installed"
}

node_is_new() { [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; }

# The editor is built where Node.js is, and again only when a source is newer. Without it the newsroom writes in a plain
# text area, and everything else is the same.
editor() {
  if ! have node || ! have npm || ! node_is_new; then
    say "Node.js 20 with npm is not there: the newsroom gets no editor, only a plain text area"
    return 0
  fi
  node_packages ui
  local built=ui/dist/editor.js
  [ -f "$built" ] && [ -z "$(find ui/src ui/build.mjs ui/package-lock.json -newer "$built" -print -quit)" ] && return 0
  node ui/build.mjs || die "the editor could not be built; the message stands above"
}

[ $# -gt 0 ] || set -- build
rust
for group in "$@"; do
  case "$group" in
    build) need gcc have cc ;;
    test) need postgresql server_binaries ;;
    browser)
      need chromium chromium_binary
      need fonts-liberation test -d /usr/share/fonts/truetype/liberation
      ;;
    check) need python3 have python3 ;;
    bench)
      need nginx test -x /usr/sbin/nginx
      need wrk have wrk
      need sqlite3 have sqlite3
      need python3 have python3
      need curl have curl
      need procps have ps
      ;;
    release)
      need "llvm-$(llvm_version)" have "llvm-profdata-$(llvm_version)"
      need "bolt-$(llvm_version)" have "llvm-bolt-$(llvm_version)"
      ;;
    *) die "unknown group '$group': build, test, browser, check, bench and release are known" ;;
  esac
done
install_packages
for group in "$@"; do
  case "$group" in
    test) cargo_tool cargo-nextest 0.9.143 ;;
    build) editor ;;
    browser) node_packages tests/browser ;;
    check)
      rust_component fmt rustfmt
      rust_component clippy clippy
      cargo_tool cargo-deny 0.20.2
      ;;
  esac
done
