#!/usr/bin/env bash
# run.sh [PART...]   measures and writes bench/REPORT.md. Parts: reads lab editor posts saves scale crowd crash (default: all of these,
#                    about half an hour), and archive, which fills a paper of BENCH_ARTICLES articles (a million) with
#                    BENCH_COMMENTS_EACH comments each (ten) on each engine first, and writes bench/ARCHIVE.md.
#
#   BENCH_QUICK=1       a short run that shows that everything works; its figures mean nothing
#   BENCH_RUNS, BENCH_SECONDS, BENCH_CONNECTIONS, BENCH_SIZES, BENCH_READERS, BENCH_ARTICLES, BENCH_COMMENTS_EACH, BENCH_SEEDED, BENCH_ARCHIVE, BENCH_KILLS_SQLITE, BENCH_KILLS_POSTGRES, BENCH_KILLS_SAVES, BENCH_DIR
#   COURANT_BIN         a binary that is built already; else tools/release.sh builds one
#   PEERS=FOLDER        also compares with other systems: FOLDER/run_all.sh installs and measures them, and its report
#                       is appended; PEERS_NAMES names those of them that are wanted
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [ "${BENCH_QUICK:-0}" = 1 ]; then
  export BENCH_LAB_RUNS="${BENCH_LAB_RUNS:-1}" BENCH_EDITOR_VISITS="${BENCH_EDITOR_VISITS:-2}" BENCH_EDITOR_LETTERS="${BENCH_EDITOR_LETTERS:-40}" BENCH_EDITOR_SAVES="${BENCH_EDITOR_SAVES:-2}" BENCH_COMMENTS_EACH="${BENCH_COMMENTS_EACH:-2}" BENCH_READERS="${BENCH_READERS:-500}" BENCH_CROWD_SECONDS="${BENCH_CROWD_SECONDS:-6}" BENCH_RUNS="${BENCH_RUNS:-1}" BENCH_SECONDS="${BENCH_SECONDS:-2}" BENCH_SIZES="${BENCH_SIZES:-100,10000}" \
    BENCH_REQUESTS="${BENCH_REQUESTS:-100}" BENCH_ARTICLES="${BENCH_ARTICLES:-5000}" BENCH_KILLS_SQLITE="${BENCH_KILLS_SQLITE:-5}" BENCH_KILLS_POSTGRES="${BENCH_KILLS_POSTGRES:-3}" BENCH_KILLS_SAVES="${BENCH_KILLS_SAVES:-5}"
fi
[ $# -gt 0 ] || set -- reads lab editor posts saves scale crowd crash
for name in "$@"; do
  case "$name" in
    reads | lab | editor | posts | saves | scale | crowd | archive | crash) ;;
    *)
      echo "unknown part '$name': reads, lab, editor, posts, saves, scale, crowd, archive and crash are known" >&2
      exit 2
      ;;
  esac
done

# What is measured is what papers run on; whether the measuring works can be seen with any binary.
if [ -z "${COURANT_BIN:-}" ] && [ "${BENCH_QUICK:-0}" = 1 ]; then
  cargo build --release --locked --package courant
elif [ -z "${COURANT_BIN:-}" ]; then
  tools/release.sh
fi

export PYTHONPATH=bench PYTHONDONTWRITEBYTECODE=1
BENCH_RESULTS="${BENCH_RESULTS:-$(python3 -c 'import machine; print(machine.RESULTS)')}"
export BENCH_RESULTS
mkdir -p "$(dirname "$BENCH_RESULTS")"
: >"$BENCH_RESULTS"
rm -f "$BENCH_RESULTS.peers.txt"

settings="make bench"
for name in BENCH_QUICK BENCH_RUNS BENCH_SECONDS BENCH_CONNECTIONS BENCH_SIZES BENCH_READERS BENCH_ARTICLES BENCH_COMMENTS_EACH BENCH_ARCHIVE BENCH_KILLS_SQLITE BENCH_KILLS_POSTGRES BENCH_KILLS_SAVES; do
  [ -z "${!name:-}" ] || settings="$name=${!name} $settings"
done
python3 -c 'import sys, machine; machine.record("machine", **machine.description(), settings=sys.argv[1])' "$settings"

failed=0
# part NAME COMMAND...   a part that fails is written down, and the others still run.
part() {
  local name="$1"
  shift
  "$@" && return 0
  python3 -c 'import sys, machine; machine.record("failed", part=sys.argv[1])' "$name"
  failed=1
}
for name in "$@"; do
  case "$name" in
    reads | lab | editor | posts | saves | scale | crowd) part "$name" python3 "bench/$name.py" ;;
    archive)
      # BENCH_ARCHIVE: the engines, both unless named; BENCH_SEEDED: a folder where the papers stay, and are not filled again.
      read -ra engines <<<"${BENCH_ARCHIVE:-sqlite postgres}"
      part "$name" python3 bench/archive.py "${engines[@]}"
      ;;
    crash)
      part "crash on sqlite" python3 bench/crash.py sqlite "${BENCH_KILLS_SQLITE:-100}"
      part "crash on postgres" python3 bench/crash.py postgres "${BENCH_KILLS_POSTGRES:-30}"
      ;;
  esac
done
if [ -n "${PEERS:-}" ]; then
  export RESULTS="$BENCH_RESULTS.peers"
  read -ra names <<<"${PEERS_NAMES:-}"
  part "peers" bash "$PEERS/run_all.sh" ${names[@]+"${names[@]}"} >"$BENCH_RESULTS.peers.txt"
fi
python3 bench/report.py "$BENCH_RESULTS"
exit "$failed"
