#!/usr/bin/env bash
# Makes .venv with the locked packages. Usage: scripts/setup.sh [requirements-dev.lock]
set -euo pipefail
cd "$(dirname "$0")/.."
lock="${1:-requirements.lock}"

python=""
for candidate in python3.11 python3.12 python3.13 python3; do
  if command -v "$candidate" >/dev/null 2>&1 &&
    "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
    python="$candidate"
    break
  fi
done
if [ -z "$python" ]; then
  echo "setup: no Python 3.11, 3.12 or 3.13 found. Install one of them and run this again." >&2
  exit 1
fi

stamp=".venv/.installed-$(basename "$lock")"
if [ ! -f "$stamp" ] || [ "$lock" -nt "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
  [ -x .venv/bin/python ] || "$python" -m venv .venv
  echo "setup: installing what $lock names (about 400 MB, once)"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.9,<1"
  .venv/bin/python -m uv pip install --quiet --python .venv/bin/python --require-hashes -r "$lock"
  .venv/bin/python -m uv pip install --quiet --python .venv/bin/python --no-deps --editable .
  touch "$stamp"
fi
