#!/usr/bin/env bash
# Sets everything up and runs the main job on the example reports.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh requirements.lock
mkdir -p out
rm -f out/example.db*
.venv/bin/onrecord read examples/reports --record out/example.db
.venv/bin/onrecord brief --record out/example.db
.venv/bin/onrecord brief --record out/example.db --format html --output out/brief.html
echo
echo "The same brief as a page: out/brief.html (open it in a browser)"
echo "The record: out/example.db (try: .venv/bin/onrecord verify out/example.db)"
