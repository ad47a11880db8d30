"""Choose what is told: in order of rank, reading no more than a section shows.

A happening's rank is known from its head but for one thing: whether it can be told in a sentence
of ours or only be quoted, which lowers it. So heads are taken from the top, some at a time, until
nothing further down can overtake what is chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from onrecord.record import Head
from onrecord.tell.quotes import one_a_quotation, quotation
from onrecord.tell.values import Line
from onrecord.tell.view import View

# Heads whose happenings are read together.
TOGETHER = 48

# What a line loses for each of its year that is told before it, in a record of more years than so many.
AGAIN = 1.0
SPREAD_YEARS = 2

Make = Callable[[Head], Line | None]


def order(line: Line) -> tuple[float, str, str]:
    """The highest score first, then the earliest."""
    return -line.score, line.day or "", line.entry


def surer(lines: Sequence[Line], least: int) -> list[Line]:
    """Lines without those that are unsure, but for as many as make up `least`.

    What more likely was misread than not only hides what a reader looks for; `--all` shows it.
    """
    sure = [line for line in lines if "unsure" not in line.marks]
    kept = {
        line.entry for line in [*sure, *(line for line in lines if line not in sure)][: max(least, len(sure))]
    }
    return [line for line in lines if line.entry in kept]


def over_years(lines: Sequence[Line]) -> bool:
    """Whether lines tell of so many years that old and new must be kept apart."""
    years = [line.day[:4] for line in lines if line.day]
    return bool(years) and int(max(years)) - int(min(years)) >= SPREAD_YEARS


def spread(lines: Sequence[Line], limit: int) -> list[Line]:
    """The first `limit` of ranked lines, each put back for every line of its year that comes before it.

    Of a record of ten years a reader looks for all ten, the newest first; of a year or two nothing
    changes places.
    """
    if not over_years(lines):
        return list(lines[:limit])
    waiting, chosen, told = list(lines), list[Line](), Counter[str]()

    def before(line: Line) -> int:
        # What has no day, or could only be quoted, has no year that it stands for.
        own = line.day is not None and quotation(line) is None
        return told[(line.day or "")[:4]] if own else max(told.values(), default=0)

    while waiting and len(chosen) < limit:
        line = max(waiting, key=lambda each: each.score - AGAIN * before(each))
        waiting.remove(line)
        chosen.append(line)
        told[(line.day or "")[:4]] += 1
    return sorted(chosen, key=_newest)


def _newest(line: Line) -> tuple[int, tuple[float, str, str]]:
    """The newest year that a line's own words give first: of a quotation that of its report."""
    return -int((line.told or line.day or "0")[:4]), order(line)


def best(
    view: View,
    heads: Iterable[Head],
    make: Make,
    limit: int | None,
    *,
    bound: Callable[[Head], float],
    told: dict[str, str] | None = None,
    once: Callable[[list[Line]], list[Line]] = list,
) -> tuple[list[Line], int]:
    """The first lines of a section, and how many more there are.

    Args:
        view: where happenings are read.
        heads: what the section may tell.
        make: makes a line; None for what the section leaves out.
        limit: how many lines are wanted; None for all.
        bound: the highest score that a head's line can have.
        told: quotations told before, which are not repeated; those of the lines are added.
        once: leaves out of ranked lines what tells an act again.
    """
    known = told if told is not None else {}
    waiting = sorted(heads, key=lambda head: (-bound(head), head.first or "", head.id))
    made: list[Line] = []
    lines: list[Line] = []
    at = 0
    while at < len(waiting):
        some = waiting[at : at + TOGETHER]
        at += len(some)
        view.bring(head.id for head in some)
        made += filter(None, map(make, some))
        lines = once(one_a_quotation(sorted(made, key=order), dict(known)))
        if limit is not None and len(lines) >= limit:
            sure = at >= len(waiting) or lines[limit - 1].score >= bound(waiting[at])
            if sure:
                break
    shown: Sequence[Line] = lines if limit is None else lines[:limit]
    one_a_quotation(shown, known)
    return list(shown), len(lines) - len(shown) + len(waiting) - at
