#!/usr/bin/env bash
# Starts a run for the task that MCP_RUNNER_TASK_ID names and prints its document.
# Usage: scripts/mcp-runner-start.sh [pipeline] [flags of orch start]
set -euo pipefail
: "${MCP_RUNNER_TASK_ID:?Set MCP_RUNNER_TASK_ID to the id of the task.}"
export MCP_RUNNER_TASK_ID
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
exec node "$here/../apps/cli/dist/main.js" start "$@" --format json
