"""Where each happening stands on a drawn timeline: lanes by kind, days from left to right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.tell.values import Brief, Point
from onrecord.tell.words import short_day
from onrecord.vocabulary import SAYING

# All in the drawing's own units (pixels at its full width).
WIDTH = 860
LEFT = 96
# Of the drawing that a telephone shows.
NARROW = 380
NARROW_LEFT = 74
# A tick's label takes so much.
TICK = 62
# Half of "read to here", which may stand on the last day.
RIGHT = 36
TOP = 26
ROW = 18
RADIUS = 5.5
# Days before the first and after the last report that are still drawn; what lies further off
# (an anniversary, a summit next year) would squeeze the days that were read into nothing.
BEFORE = 14
AFTER = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One happening: a dot on its day, a bar over its days."""

    x: float
    y: float
    width: float
    point: Point
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The happenings of one kind; `y` is its label's line, `bottom` where it ends."""

    kind: str
    y: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day named under the drawing."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A drawing of `width` by `height`; `read_until` is the line of the last report's day."""

    width: int
    height: float
    left: int
    radius: float
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    read_until: float | None
    outside: int


def _ticks(first: date, last: date, most: int) -> Iterable[tuple[date, str]]:
    """Days to name, at most about so many."""
    span = (last - first).days
    step = next((n for n in (1, 2, 7, 14) if span / n <= most), None)
    if step is not None:
        day = first
        while day <= last:
            yield day, f"{day.day} {day:%b}"
            day += timedelta(days=step)
        return
    months = max(1, span // (30 * most))
    day = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    number = 0
    while day <= last:
        if number % months == 0:
            yield day, f"{day:%b} {day.year}"
        number += 1
        day = (day + timedelta(days=32)).replace(day=1)


def timeline(brief: Brief, *, narrow: bool = False) -> Timeline | None:
    """The drawing of a brief's timeline, or None where no dated happening lies near its days.

    Args:
        brief: what is drawn.
        narrow: draw it for a telephone: as wide as its screen, with more rows and fewer named days.
    """
    width, left = (NARROW, NARROW_LEFT) if narrow else (WIDTH, LEFT)
    if brief.first is None or brief.last is None or not brief.timeline:
        return None
    low = (date.fromisoformat(brief.first) - timedelta(days=BEFORE)).isoformat()
    high = (date.fromisoformat(brief.last) + timedelta(days=AFTER)).isoformat()
    near = [point for point in brief.timeline if low <= point.first and point.last <= high]
    if not near:
        return None
    first = date.fromisoformat(min(brief.first, *(p.first for p in near))) - timedelta(days=1)
    last = date.fromisoformat(max(brief.last, *(p.last for p in near))) + timedelta(days=1)
    scale = (width - left - RIGHT) / max(1, (last - first).days)

    def at(day: str) -> float:
        return round(left + (date.fromisoformat(day) - first).days * scale, 1)

    lanes, marks = [], []
    top = float(TOP)
    for kind in sorted({point.kind for point in near}, key=lambda k: (k in SAYING, k)):
        # Each row of a lane remembers how far to the right it is taken.
        taken: list[float] = []
        for point in (p for p in near if p.kind == kind):
            begin, right = at(point.first), at(point.last)
            row = next((i for i, end in enumerate(taken) if end < begin - 2.6 * RADIUS), len(taken))
            taken[row:] = [right] if row == len(taken) else [right, *taken[row + 1 :]]
            stretch = short_day(point.first)
            if point.last != point.first:
                stretch += f" to {short_day(point.last)}"
            y = top + row * ROW + ROW / 2
            marks.append(
                Mark(
                    x=begin,
                    y=y,
                    width=round(right - begin, 1),
                    point=point,
                    label=f"{stretch}: {point.text}",
                )
            )
        bottom = top + len(taken) * ROW
        lanes.append(Lane(kind=kind, y=top + ROW / 2, bottom=bottom + 4))
        top = bottom + 8
    most = (width - left - RIGHT) // TICK
    ticks = [Tick(x=at(day.isoformat()), label=label) for day, label in _ticks(first, last, most)]
    return Timeline(
        width=width,
        height=top + 18,
        left=left,
        radius=RADIUS,
        lanes=tuple(lanes),
        marks=tuple(marks),
        ticks=tuple(ticks),
        read_until=at(brief.last),
        outside=len(brief.timeline) - len(near),
    )
