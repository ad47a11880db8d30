"""On which days a happening lies: the days that most origins tell, and others only in a real dispute."""

from __future__ import annotations

from calendar import month_abbr, month_name
from collections import defaultdict

from onrecord.merge.clocks import far_east
from onrecord.merge.digest import Digest, day
from onrecord.merge.too_early import told_too_early
from onrecord.merge.votes import outvoted, voices
from onrecord.model import HappeningDate, Time
from onrecord.vocabulary import DONE

Span = tuple[str, str, str]
# A stretch of more days than a month has tells no day where a narrower one is told.
_MONTH = 31
# Days of a meeting that goes on, or of a journey to it; a dispute about a day is about one of a few.
_FEW = 3
_MONTHS = frozenset(name.casefold() for name in (*month_abbr, *month_name, "Sept") if name)


def dates(members: list[Digest]) -> tuple[HappeningDate, ...]:
    """The dates of a happening, that of most origins first.

    "In June" and "last week" are told as the day in them that another mention gives; the day of a plan
    gives way to that of the deed. A day that only a minority tells stays where it is the same day by
    another clock, where a plan was moved, and where another source says so clearly of a deed.
    """
    early = told_too_early(members)
    members = [d for d in members if d.event.id not in early]
    told = _possible(_told(members), members)
    deeds = [s for s, there in told.items() if any(d.event.status in DONE for d in there)]
    if deeds:
        # A plan's day that no deed's day leaves open is one that came to nothing.
        told = {s: t for s, t in told.items() if s in deeds or any(_touching(s, deed) for deed in deeds)}
    if members[0].event.kind != "exercise":
        # "June" is no word for a day's launch, but manoeuvres do take all of June.
        told = _finer(told)
    heard = voices((d.origin, span, sure(d)) for span, there in told.items() for d in there)
    ordered = sorted(told, key=lambda s: (-heard[s], -len(told[s]), _width(s), s))
    kept = [s for s in ordered if s == ordered[0] or _disputed(s, ordered[0], told, heard)]
    clocks = _clocks(kept, told)
    return tuple(
        HappeningDate(
            from_=span[0] or None,
            to=span[1] or None,
            zone=span[2] or clocks.get(span),
            precision=min(
                (d.event.date_precision for d in told[span] if d.event.date_precision), default=None
            ),
            events=tuple(d.event.id for d in told[span]),
        )
        for span in kept
    )


def _clocks(kept: list[Span], told: dict[Span, list[Digest]]) -> dict[Span, str]:
    """The clocks of two days, one after the other, that are one instant told in the west and in the east."""
    if len(kept) != 2 or any(span[2] or _width(span) for span in kept):
        return {}
    early, late = sorted(kept)
    filed = {span: {d.filed for d in told[span]} for span in kept}
    west, east = (next(iter(zones)) if len(zones) == 1 else None for zones in (filed[early], filed[late]))
    at = _days(early)[0]
    if west is None or east is None or _days(late)[0] - at != 1 or not far_east(west, east, at):
        return {}
    return {early: west, late: east}


def sure(d: Digest) -> bool:
    """Whether a mention's own sentence gives its day, and not only by "today" in somebody's mouth."""
    if d.event.date is None or d.event.date_basis in ("context", "statement"):
        return False
    return d.statement is None or d.event.date.anchor != "published" or _names_day(d.event.date.text)


def _names_day(text: str) -> bool:
    low = text.lower()
    return "day" in low.replace("today", "").replace("yesterday", "") or any(
        word.strip(".,") in _MONTHS for word in low.split()
    )


def _told(members: list[Digest]) -> dict[Span, list[Digest]]:
    found: dict[Span, list[Digest]] = defaultdict(list)
    left: dict[Span, str] = {}
    for d in members:
        time = d.event.moved_to or d.event.date
        if d.dated and time is not None and (time.from_ or time.to):
            found[_span(time)].append(d)
        if d.event.moved_to is not None and d.event.date is not None:
            left[_span(d.event.date)] = max(left.get(_span(d.event.date), ""), d.published or "")
    for span, since in left.items():
        # The day from which a plan was put off is none of its days any more, as far as was told since.
        if len(found) > 1 and all((d.published or "") <= since for d in found.get(span, ())):
            found.pop(span, None)
    for span in [key for key in found if not key[2]]:
        # A day without a clock is the same day by the clock that another report names.
        clocks = [key for key in found if key[:2] == span[:2] and key[2]]
        if len(clocks) == 1:
            found[clocks[0]] = sorted([*found[clocks[0]], *found.pop(span)], key=lambda d: d.order)
    return dict(found)


def _span(time: Time) -> Span:
    return time.from_ or "", time.to or "", time.zone or ""


def _possible(told: dict[Span, list[Digest]], members: list[Digest]) -> dict[Span, list[Digest]]:
    """The spans without the days, loosely read, that begin after a report has already told the deed."""
    known = min(
        (t for d in members if d.event.status in DONE and (t := day(d.published or ""))), default=None
    )
    if known is None:
        return told
    return {s: there for s, there in told.items() if _days(s)[0] <= known or any(map(sure, there))}


def _days(span: Span) -> tuple[int, int]:
    first, last = day(span[0]), day(span[1])
    first = first if first is not None else last or 0
    return first, last if last is not None else first


def _width(span: Span) -> int:
    first, last = _days(span)
    return last - first


def _finer(told: dict[Span, list[Digest]]) -> dict[Span, list[Digest]]:
    """The spans, a wider one taken for the narrower one inside it that most mentions tell."""
    found = {span: list(there) for span, there in told.items()}
    for wide in sorted(told, key=lambda s: (-_width(s), s)):
        inside = [s for s in found if _width(s) < _width(wide) and _within(s, wide)]
        if inside:
            days = [s for s in inside if not _width(s)] or inside
            best = min(days, key=lambda s: (-len(found[s]), s))
            found[best] = sorted([*found[best], *found.pop(wide)], key=lambda d: d.order)
        elif _width(wide) >= _MONTH and any(_width(s) < _MONTH for s in found):
            # "This year" beside a day of another year is said of something else.
            del found[wide]
    return found


def _touching(one: Span, other: Span) -> bool:
    first, last = _days(one)
    begins, ends = _days(other)
    return first <= ends and begins <= last


def _within(narrow: Span, wide: Span) -> bool:
    first, last = _days(narrow)
    begins, ends = _days(wide)
    return begins <= first and last <= ends


def _disputed(span: Span, best: Span, told: dict[Span, list[Digest]], heard: dict[Span, float]) -> bool:
    """Whether a date that fewer tell stands beside the one that most tell."""
    first, last = _days(span)
    begins, ends = _days(best)
    gap = max(0, first - ends, begins - last)
    if gap <= 1 and span[2] and best[2] and span[2] != best[2]:
        return True
    if outvoted(heard[span], heard[best]):
        return False
    if told[best][0].event.kind == "exercise" and _touching(span, best):
        return True
    agreed = {d.origin for d in told[best]}
    others = [d for d in told[span] if d.origin not in agreed and sure(d)]
    if any(d.event.status in DONE for d in told[best]):
        return bool(others) and _width(span) < _FEW
    # Whoever tells a plan's new day has told the old one too.
    return any(map(sure, told[span]))
