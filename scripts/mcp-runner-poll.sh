#!/usr/bin/env bash
# Waits until a run ends, pauses, or loses its process, and prints how it stands then.
# Usage: scripts/mcp-runner-poll.sh [run id]; without one, the newest run of MCP_RUNNER_TASK_ID.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
args=(status --watch --format json)
if [[ $# -gt 0 ]]; then args+=(--run "$1"); fi
exec node "$here/../apps/cli/dist/main.js" "${args[@]}"
