"""What the code has, the documents tell."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import click
import pytest

from onrecord.cli import main
from onrecord.schema import NOUNS

ROOT = Path(__file__).parents[2]
DICTIONARY = (ROOT / "docs/data-dictionary.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs/commands.md").read_text(encoding="utf-8")


def commands(group: click.Group, prefix: str = "onrecord") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        full = f"{prefix} {name}"
        found.append((full, command))
        if isinstance(command, click.Group):
            found.extend(commands(command, full))
    return found


@pytest.mark.parametrize("cls", NOUNS, ids=lambda cls: cls.__name__)
def test_every_field_of_every_noun_is_in_the_data_dictionary(cls: type) -> None:
    section = re.split(r"^## ", DICTIONARY, flags=re.MULTILINE)
    own = next(part for part in section if part.startswith(f"{cls.__name__}\n"))
    span = next(part for part in section if part.startswith("Span\n"))
    told = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", own + span))))
    missing = {f.name.rstrip("_") for f in fields(cls)} - told
    assert not missing


@pytest.mark.parametrize(("name", "command"), commands(main), ids=[name for name, _ in commands(main)])
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    assert f"## {name}\n" in COMMANDS
    section = COMMANDS.split(f"## {name}\n", 1)[1].split("\n## ", 1)[0]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert all(option in section for option in parameter.opts)
            assert parameter.help, f"{name} {parameter.name} has no help"


def test_the_generated_documents_are_current() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/make_docs.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_static_site_builds_without_a_warning(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--quiet",
            "--site-dir",
            str(tmp_path / "site"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site/codebook/index.html").is_file()
