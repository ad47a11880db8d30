"""Models and weights are used only where they are those whose figures were measured."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.errors import ModelError

_BLOCK = 1 << 20


def manifest(folder: Path) -> dict[str, Any]:
    """What manifest.json in a folder says: the files with purpose and sha256, and the fitted numbers."""
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return found


def check(paths: Iterable[Path], wanted: str, *, what: str, input: Path, remedy: str) -> None:
    """Compare the sha256 of files, one after the other, with the one that was written down.

    Args:
        paths: the files, in order.
        wanted: the sha256 of those that were measured, in hexadecimal.
        what: what they are, a plural.
        input: the file or folder that an error names.
        remedy: how to get them again.

    Raises:
        ModelError: one is missing, or they are others.
    """
    digest = hashlib.sha256()
    for path in paths:
        try:
            with path.open("rb") as handle:
                while block := handle.read(_BLOCK):
                    digest.update(block)
        except FileNotFoundError:
            raise ModelError(f"{what} are missing", input=str(path), remedy=remedy) from None
    found = digest.hexdigest()
    if found != wanted:
        raise ModelError(
            f"{what} are not those that were measured (sha256 {found[:12]}…)", input=str(input), remedy=remedy
        )


def weights(path: Path, wanted: str) -> bytes:
    """The bytes of a weights file of the package, checked.

    Raises:
        ModelError: the file is missing or changed.
    """
    check([path], wanted, what="weights", input=path, remedy="install onrecord again")
    return path.read_bytes()
