#!/usr/bin/env bash
# Runs this repository's own spec guard; build it first (npm run build). All flags are handed on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
program=packages/spec-guard/dist/spec-guard.js
if [ ! -f "$program" ]; then
  echo "spec-guard: $program is not built; run: npm run build" >&2
  exit 4
fi
exec node "$program" "$@"
