"""Export a record: one function, one format a file of this folder."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from importlib.metadata import version

from onrecord.errors import RecordError
from onrecord.knowledge import Knowledge
from onrecord.plain import to_line
from onrecord.record import Store
from onrecord.tell.exports.calendar import calendar
from onrecord.tell.exports.cow import CowNumbers
from onrecord.tell.exports.entries import Entry, Unit, entries
from onrecord.tell.exports.plover import plover_record
from onrecord.tell.exports.polecat import COLUMNS as POLECAT_COLUMNS
from onrecord.tell.exports.polecat import polecat_row
from onrecord.tell.exports.table import COLUMNS, csv_cell, table_row
from onrecord.tell.sentence import Composer
from onrecord.tell.view import View
from onrecord.tell.words import Words

FORMATS = ("csv", "jsonl", "plover", "polecat", "ics")


def _csv(rows: Iterator[Entry], words: Words, cow: CowNumbers) -> Iterator[str]:
    for cells in (list(COLUMNS), *(map(csv_cell, table_row(row, words, cow).values()) for row in rows)):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(list(cells))
        yield line.getvalue()


def _jsonl(rows: Iterator[Entry], view: View) -> Iterator[str]:
    """The contract's own shapes, whole."""
    for row in rows:
        value = view.happenings[row.id] if row.unit == "happening" else view.events[row.id]
        yield to_line(value) + "\n"


def export(
    store: Store,
    format: str,
    unit: Unit = "happening",
    *,
    everything: bool = False,
    knowledge: Knowledge | None = None,
) -> Iterator[str]:
    """A record in another program's shape.

    Args:
        store: the record.
        format: one of `FORMATS`. `plover` and `polecat` leave out what PLOVER has no category
            for, and rows without an actor or any day; `ics` holds what is planned, whatever `unit`.
        unit: `happening`: one row for what happened, however often it was reported; `event`: one
            row a mention.
        everything: also what was planned, called off, denied or only possible, with its status.
            Without it: what was done (told as background or not).
        knowledge: country names and numbers.

    Yields:
        The text, line by line, with line ends.

    Raises:
        RecordError: no such format or unit.
    """
    if format not in FORMATS:
        raise RecordError(
            "there is no such format",
            input=f"--format {format}",
            remedy=f"choose one of {', '.join(FORMATS)}",
        )
    if unit not in ("happening", "event"):
        raise RecordError(
            "there is no such unit", input=f"--unit {unit}", remedy="choose `happening` or `event`"
        )
    known = knowledge or Knowledge()
    view, words, cow = View(store), Words(known), CowNumbers(known)
    rows = entries(view, unit, everything=everything)
    if format == "csv":
        yield from _csv(rows, words, cow)
    elif format == "jsonl":
        yield from _jsonl(rows, view)
    elif format == "plover":
        for row in rows:
            record = plover_record(row, words)
            if record is not None:
                yield json.dumps(record, ensure_ascii=False) + "\n"
    elif format == "polecat":
        yield "\t".join(POLECAT_COLUMNS) + "\n"
        coder = f"OnRecord {version('onrecord')}"
        for row in rows:
            cells = polecat_row(row, words, cow, coder)
            if cells is not None:
                yield "\t".join(cells) + "\n"
    else:
        yield from calendar(view, Composer.of(view, known))
