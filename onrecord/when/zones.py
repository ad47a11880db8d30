"""Which time zone a date is told in, and which day that makes it."""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.when import calendar
from onrecord.when.grammar import Found, Reading
from onrecord.when.lexicon import Lexicon
from onrecord.when.lexing import Piece

_OPENING = re.compile(r"\s*([A-Z]{4,}(?: [A-Z]{3,})?)\b")
_IN_PLACE = re.compile(r",? in (?:the )?([A-Z][\w.]+(?: [A-Z][\w.]+)?)")

# A day is taken to have begun in a zone at least this much farther east (hours) when news from
# the west names it as past: "on Wednesday (KST)" in a report of Tuesday in Washington.
_EAST = 7


def add_zone(found: Found, reading: Reading) -> None:
    """Set the zone named after a date ("Wednesday (KST)", "May 21 (local time)").

    A place's name in the sentence decides what "local" is; without one there is no zone. A time of day
    is by the clock of the place named right after it ("Saturday evening in Washington"), else of
    the place the report was filed in: so "late Friday" of one and "early Saturday" of the other can
    be seen to be one moment.
    """
    if reading.type not in ("DATE", "TIME"):
        return
    zone = found.of("zone") or _zone_after(found)
    if zone is not None:
        reading.zone = zone.value or _zone_of_place(found)
    elif reading.stretch is not None and reading.stretch.grain == "D":
        before = found.before
        if reading.type == "TIME" or (before is not None and before.group == "open"):
            reading.zone = _zone_in(found)
        if reading.zone is None and reading.type == "TIME" and reading.anchor == "published":
            reading.zone = found.setting.filed_in
    if found.has("weekday"):
        # Without a zone the dateline tells whose day it is: "SEOUL — … early Saturday", read on
        # Friday in New York.
        _next_day_in_the_east(found, reading, reading.zone or found.setting.filed_in)


def _zone_after(found: Found) -> Piece | None:
    at = found.end
    while at < len(found.pieces) and at < found.end + 2 and found.pieces[at].group in ("open", "comma"):
        at += 1
    if at < len(found.pieces) and found.pieces[at].group == "zone":
        return found.pieces[at]
    return None


def _zone_in(found: Found) -> str | None:
    """The zone of the place right after ("in Washington", "in the United States")."""
    named = _IN_PLACE.match(found.setting.text, found.pieces[found.end - 1].end)
    zones = found.setting.lexicon.place_zones
    if named is None:
        return None
    words = named[1].split()
    # "North Korea" has the clock of "Korea"; a dot may end the sentence or the word.
    tried = (named[1], words[0], words[-1], words[-1].rstrip("."))
    return next((zones[word] for word in tried if word in zones), None)


def _zone_of_place(found: Found) -> str | None:
    """The zone of the nearest place named in the sentence, before the expression or after."""
    text, places = found.setting.text, found.setting.lexicon.place_zones
    first, last = found.setting.around.sentence(found.pieces[found.start].start)
    start = found.pieces[found.start].start
    named = [
        (abs(start - piece.start), places[word])
        for piece in found.pieces
        if first <= piece.start < last
        and (word := text[piece.start : piece.end].removesuffix("'s")) in places
    ]
    return min(named)[1] if named else None


def _next_day_in_the_east(found: Found, reading: Reading, zone: str | None) -> None:
    published, offsets = found.setting.published, found.setting.lexicon.offsets
    if zone is None or published is None or reading.stretch is None or found.tense == "future":
        return
    here = offsets.get(found.setting.zone or "", 0.0)
    there = offsets.get(zone, 0.0)
    next_day = published + timedelta(days=1)
    weekday = found.of("weekday")
    if weekday is not None and there - here >= _EAST and next_day.isoweekday() == int(weekday.value):
        old = reading.stretch.value
        reading.stretch = calendar.day(next_day)
        reading.value = reading.value.replace(old, reading.stretch.value)
        reading.zone = zone


def filed_in(text: str, dateline: str | None, lexicon: Lexicon) -> str | None:
    """The zone a report was filed in: that of its dateline, or of the place its text opens with."""
    opening = _OPENING.match(text)
    for name in (dateline, opening.group(1).title() if opening else None):
        if name is not None and name in lexicon.place_zones:
            return lexicon.place_zones[name]
    return None
