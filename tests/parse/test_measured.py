"""Weights are used only where they are those that were measured."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.parse.measured import check, weights


def test_weights_with_the_sha256_that_was_written_down_are_given(tmp_path: Path) -> None:
    path = tmp_path / "filter.npy"
    path.write_bytes(b"numbers")
    assert weights(path, hashlib.sha256(b"numbers").hexdigest()) == b"numbers"


def test_changed_weights_and_missing_ones_are_named_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "filter.npy"
    with pytest.raises(ModelError, match=r"filter\.npy: weights are missing\. Install onrecord again"):
        weights(path, "0" * 64)
    path.write_bytes(b"other numbers")
    with pytest.raises(ModelError, match=r"not those that were measured \(sha256 \w{12}…\)\. Install"):
        weights(path, hashlib.sha256(b"numbers").hexdigest())


def test_of_several_files_each_is_needed_and_their_order_counts(tmp_path: Path) -> None:
    first, second = tmp_path / "tagger", tmp_path / "parser"
    first.write_bytes(b"tags")
    second.write_bytes(b"trees")
    wanted = hashlib.sha256(b"tagstrees").hexdigest()
    check([first, second], wanted, what="files", input=tmp_path, remedy="reinstall")
    with pytest.raises(ModelError, match="not those that were measured"):
        check([second, first], wanted, what="files", input=tmp_path, remedy="reinstall")
    second.unlink()
    with pytest.raises(ModelError, match="parser: files are missing"):
        check([first, second], wanted, what="files", input=tmp_path, remedy="reinstall")
