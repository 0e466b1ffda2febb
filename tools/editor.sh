#!/usr/bin/env bash
# editor.sh test|check   the tests or the types of the newsroom's editor; passed over, and said so, where Node.js is not there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../ui"
if [ ! -d node_modules ]; then
  printf 'editor: Node.js 20 with npm is not there, so the editor is not looked at\n' >&2
  exit 0
fi
exec npm run --silent "$1"
