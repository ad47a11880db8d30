"""`onrecord models` names every file whose numbers decide something, with its sha256."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli import main
from onrecord.parse import language_model

PACKAGE = Path(onrecord.__file__).parent
WEIGHTS = sorted(path for path in PACKAGE.glob("*/weights/*") if path.name != "manifest.json")


@pytest.fixture(scope="module")
def named() -> str:
    done = CliRunner().invoke(main, ["models"])
    assert done.exit_code == 0
    return done.output


def test_the_language_model_is_named_with_its_sha256(named: str) -> None:
    assert f"{language_model.DEFAULT} 3.7.1 (en_core_web_md)  sha256 {language_model.SHA256}" in named


@pytest.mark.parametrize("path", WEIGHTS, ids=lambda path: path.name)
def test_each_weights_file_is_named_with_the_sha256_it_has(named: str, path: Path) -> None:
    name = path.relative_to(PACKAGE.parent).as_posix()
    told = re.search(rf"^{re.escape(name)} \(.+\)  sha256 (\w{{64}})$", named, re.MULTILINE)
    assert told is not None
    assert told[1] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_filter_is_among_them() -> None:
    assert "filter.npy" in {path.name for path in WEIGHTS}
