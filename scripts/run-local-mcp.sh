#!/usr/bin/env bash
# Runs the default pipeline here, as the task that MCP_RUNNER_TASK_ID names, for a person to watch.
# Usage: scripts/run-local-mcp.sh [pipeline] [flags of orch start]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
exec node "$here/../apps/cli/dist/main.js" start "$@"
