#!/usr/bin/env bash
# Every script of the project parses: a typing mistake shows here and not in the middle of a long run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for file in .ci/run tools/*.sh bench/*.sh; do
  bash -n "$file"
done
for file in bench/*.py; do
  python3 -c 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1])' "$file"
done
if command -v node >/dev/null; then
  for file in tests/browser/*.mjs tools/*.mjs ui/*.mjs ui/test/*.mjs ui/test/browser/*.mjs; do
    node --check "$file"
  done
fi
