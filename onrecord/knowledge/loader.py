"""Load, overlay and validate the knowledge files.

A `Subject` names a file under `data/` and the row class its rows must fit. TSV files have a
header line; a cell's list items are separated by ` | `; an empty cell is absent. YAML files
hold a list of mappings. An overlay folder holds files of the same relative names; a row
with a known key replaces the shipped one, other rows are added.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

import yaml
from pydantic import TypeAdapter, ValidationError

from onrecord.errors import KnowledgeError

Row = TypeVar("Row")
DATA = Path(__file__).parent / "data"
_YAML_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Subject(Generic[Row]):
    """One knowledge file.

    Attributes:
        file: its path under `data/`, ending in .tsv or .yaml.
        row: the frozen dataclass a row must fit.
        key: the fields that together name a row (for overlays and duplicate checks).
    """

    file: str
    row: type[Row]
    key: tuple[str, ...]


@cache
def _adapter(row: Any) -> TypeAdapter[Any]:
    # `list[row]` is built at run time, which no static checker can follow; hence the Any.
    return TypeAdapter(list[row])


@cache
def _list_fields(row: Any) -> frozenset[str]:
    hints = get_type_hints(row)
    return frozenset(
        f.name
        for f in fields(row)
        if any(get_origin(h) in (tuple, list) for h in (hints[f.name], *get_args(hints[f.name])))
    )


def _tsv_rows(path: Path, row: Any) -> Iterable[dict[str, Any]]:
    lists = _list_fields(row)
    with path.open(encoding="utf-8", newline="") as handle:
        lines = (line for line in handle if not line.startswith("#"))
        for cells in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {
                name: [item.strip() for item in cell.split("|")] if name in lists else cell
                for name, cell in cells.items()
                if name is not None and cell not in (None, "")
            }


def _raw_rows(path: Path, row: Any) -> list[dict[str, Any]]:
    if path.suffix == ".tsv":
        return list(_tsv_rows(path, row))
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_YAML_LOADER)
    except yaml.YAMLError as error:
        raise KnowledgeError(
            f"is not valid YAML ({str(error).splitlines()[0]})",
            input=str(path),
            remedy="mend the line it names",
        ) from error
    if not isinstance(loaded, list):
        raise KnowledgeError(
            "does not hold a list of rows", input=str(path), remedy="start every row with '- '"
        )
    return loaded


def _validated(path: Path, row: type[Row]) -> list[Row]:
    # Any: typeshed's `fields` and `cache` want more than `type[Row]` can promise.
    row_class: Any = row
    try:
        validated: list[Row] = _adapter(row_class).validate_python(_raw_rows(path, row_class))
    except ValidationError as error:
        first = error.errors()[0]
        number = first["loc"][0] if first["loc"] else "?"
        name = ".".join(str(part) for part in first["loc"][1:])
        needed = (f for f in fields(row_class) if f.default is MISSING and f.default_factory is MISSING)
        raise KnowledgeError(
            f"row {number} (counted from 0): field '{name}': {first['msg']}",
            input=str(path),
            remedy=f"correct that row; a row needs {', '.join(f.name for f in needed)}",
        ) from error
    return validated


class Knowledge:
    """All knowledge files, with an optional overlay folder laid over them.

    Args:
        overlay: a folder with files of the same relative names, or None.

    Raises:
        KnowledgeError: the overlay is not a folder, or a row does not fit.
    """

    def __init__(self, overlay: str | Path | None = None) -> None:
        self.overlay = Path(overlay) if overlay is not None else None
        if self.overlay is not None and not self.overlay.is_dir():
            raise KnowledgeError(
                "is not a folder", input=str(overlay), remedy="give --knowledge an existing folder"
            )
        self._loaded: dict[str, tuple[Any, ...]] = {}

    def rows(self, subject: Subject[Row]) -> tuple[Row, ...]:
        """The rows of a subject, loaded once, in the file's order."""
        if subject.file not in self._loaded:
            rows = _validated(DATA / subject.file, subject.row)
            laid_over = self.overlay / subject.file if self.overlay else None
            if laid_over is not None and laid_over.is_file():
                rows = self._merged(subject, rows, _validated(laid_over, subject.row))
            self._loaded[subject.file] = tuple(rows)
        return self._loaded[subject.file]

    @staticmethod
    def _merged(subject: Subject[Row], shipped: list[Row], own: list[Row]) -> list[Row]:
        def key(row: Row) -> tuple[Any, ...]:
            return tuple(getattr(row, name) for name in subject.key)

        replaced = {key(row): row for row in own}
        kept = [replaced.pop(key(row), row) for row in shipped]
        return kept + list(replaced.values())
