"""Imports run leftward only, and no file is two things."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "onrecord"
# The way through the house; a module may import those before it.
ORDER = [
    "errors",
    "vocabulary",
    "model",
    "plain",
    "knowledge",
    "read",
    "parse",
    "encode",
    "when",
    "who",
    "where",
    "said",
    "what",
    "merge",
    "follow",
    "record",
    "tell",
    "rooms",
    "coder",
    "evaluation",
    "components",
    "schema",
    "api",
    "cli",
    "__main__",
]
SOURCES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def room_of(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        modules = []
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            modules = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        for module in modules:
            parts = module.split(".")
            if parts[0] == "onrecord" and len(parts) > 1:
                found.add(parts[1])
    return found - {"__version__"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_leftward_only(path: Path) -> None:
    own = ORDER.index(room_of(path))
    later = {room for room in imported_rooms(path) if ORDER.index(room) > own}
    assert not later, f"{path.name} imports the later room(s) {sorted(later)}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_over_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_asking_the_record_does_not_wait_for_the_parser() -> None:
    """`brief` and `show` need no spaCy, whose import takes two seconds."""
    code = "import sys, onrecord.api; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
