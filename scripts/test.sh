#!/usr/bin/env bash
# Sets everything up and passes the tests.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh requirements-dev.lock
.venv/bin/python -m pytest "$@"
