"""Join two hands' annotations of the same excerpts into a development set of ids and offsets.

    .venv/bin/python scripts/join_annotations.py EXCERPTS A B > benchmarks/who_when_where.jsonl

What both hands marked (overlapping extents) is wanted of the product, with either hand's
values accepted; what one hand alone marked is `optional`. The agreement goes to standard error.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

Row = dict[str, Any]
KINDS = ("mentions", "dates", "places")
# What must be equal for two marks of one thing to agree.
VALUES = {"mentions": ("country", "countries", "sector"), "dates": ("value",), "places": ("country", "use")}


def _rows(path: str) -> dict[str, Row]:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, filter(str.strip, lines))}


def _placed(text: str, mark: Row) -> Row | None:
    """A mark with offsets in the place of its quote, or None where the quote is not there."""
    at = -1
    for _ in range(int(mark.get("nth") or 1)):
        at = text.find(mark["quote"], at + 1)
        if at < 0:
            return None
    values = {name: value for name, value in mark.items() if name not in ("quote", "nth")}
    return {"start": at, "end": at + len(mark["quote"]), **values}


def _pairs(one: list[Row], other: list[Row]) -> list[tuple[int, int]]:
    """Marks of the same words, each once, the most alike first."""
    options = sorted(
        (abs(a["start"] - b["start"]) + abs(a["end"] - b["end"]), i, j)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if a["start"] < b["end"] and b["start"] < a["end"]
    )
    taken_one: set[int] = set()
    taken_other: set[int] = set()
    pairs = []
    for _, i, j in options:
        if i not in taken_one and j not in taken_other:
            taken_one.add(i)
            taken_other.add(j)
            pairs.append((i, j))
    return pairs


def _joined(a: Row, b: Row) -> Row:
    alternatives = [{k: v for k, v in mark.items() if k not in ("start", "end")} for mark in (a, b)]
    if alternatives[0] == alternatives[1]:
        alternatives = alternatives[:1]
    return {"start": a["start"], "end": a["end"], "values": alternatives}


def main(excerpts: str, first: str, second: str) -> None:
    """Print the joined set, and the agreement to standard error."""
    one, other = _rows(first), _rows(second)
    found = {kind: [0, 0, 0, 0] for kind in KINDS}  # of A, of B, both, both with the same values
    for identifier, excerpt in _rows(excerpts).items():
        joined: Row = {"id": identifier, "end": excerpt["end"]}
        for kind in KINDS:
            marks = [
                [
                    m
                    for mark in rows.get(identifier, {}).get(kind, [])
                    if (m := _placed(excerpt["text"], mark))
                ]
                for rows in (one, other)
            ]
            pairs = _pairs(*marks)
            same = sum(
                all(marks[0][i].get(name) == marks[1][j].get(name) for name in VALUES[kind]) for i, j in pairs
            )
            counts = (len(marks[0]), len(marks[1]), len(pairs), same)
            found[kind] = [total + count for total, count in zip(found[kind], counts, strict=True)]
            alone = [m for i, m in enumerate(marks[0]) if i not in {i for i, _ in pairs}]
            alone += [m for j, m in enumerate(marks[1]) if j not in {j for _, j in pairs}]
            joined[kind] = [_joined(marks[0][i], marks[1][j]) for i, j in sorted(pairs)]
            joined[kind] += [{"start": m["start"], "end": m["end"], "optional": True} for m in alone]
        print(json.dumps(joined, ensure_ascii=False))
    for kind, (a, b, both, same) in found.items():
        print(
            f"{kind}: {a} and {b} marks, {both} shared (F1 {2 * both / (a + b):.3f}), "
            f"{same / both:.1%} of those with equal values",
            file=sys.stderr,
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
