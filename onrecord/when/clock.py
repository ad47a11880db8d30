"""Rules for times of the day: "10 p.m. Wednesday", "this morning", "Friday night"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.when import calendar
from onrecord.when.calendar import Stretch
from onrecord.when.dates import day_of_month
from onrecord.when.grammar import Found, Reading, Rules
from onrecord.when.lexing import Piece
from onrecord.when.weekdays import near_day, weekday

RULES = Rules()

_NIGHT_JOINS = frozenset({"to", "into", "on", "from"})

_DAY = (
    "(<r:this|last|next>? <w:weekday> | <t:today> | (<weekday|weekday_short> <comma>?)? <month>"
    " <d:day_number|ordinal|second_ordinal|ordinal_number> (<comma> <y:year>)?)"
)


# Code points back to the day that "at 3 p.m.", "early in the evening" may still be of: some three sentences.
_FAR = 500
_AT = frozenset(
    {
        "at",
        "by",
        "around",
        "about",
        "before",
        "after",
        "from",
        "until",
        "till",
        "since",
        "to",
        "between",
        "and",
    }
)


def _day_of(found: Found) -> Reading | None:
    if found.get("d"):
        return day_of_month(found)
    if found.get("t"):
        return near_day(found)
    if found.get("w"):
        return weekday(found)
    return None


def _hour(found: Found) -> str | None:
    """The clock's TIMEX3 part: "T08:00", "T17:00"."""
    hour, half = found["hour"], found.get("half")
    if hour.group == "noon":
        return f"T{hour.value}"
    if half is None and hour.group in ("day_number", "number") and not found.has("oclock"):
        return None
    if hour.group in ("four_digits", "year"):
        whole, rest = divmod(int(hour.number), 100)
        return f"T{whole:02d}:{rest:02d}" if whole <= 24 and rest < 60 else None
    hours, _, minutes = (
        hour.low.partition(":") if hour.group == "clock" else (str(int(hour.number)), "", "00")
    )
    number = int(hours)
    if number > 24 or (half and number > 12):
        return None
    if half:
        number = number % 12 + (12 if half.value == "pm" else 0)
    return f"T{number:02d}:{minutes[:2]}"


def timed(found: Found, suffix: str, base: Reading | None, zone: Piece | None = None) -> Reading | None:
    """A time of day on the day of `base`, or on the last day named, or that of publication."""
    if base is None:
        setting = found.setting
        day: Stretch | None = setting.day
        anchor = "text"
        # "That evening" and "the night" are of the day last told; a clock's time far on is the report's own.
        own = found.get("hour") is not None or found.has("part")
        far = own and found.pieces[found.start].start - setting.day_told > _FAR
        if (day is None or far) and setting.published:
            day, anchor = calendar.day(setting.published), "published"
        base = Reading("DATE", "XXXX-XX-XX" if day is None else "", day)
        if day is not None:
            base.anchor = "text" if anchor == "text" else "published"
    value = base.stretch.value if base.stretch else base.value
    reading = Reading("TIME", value + suffix, base.stretch, base.anchor)
    if zone is not None and zone.value in ("Etc/UTC", "Etc/GMT"):
        reading.value += "Z"
    return reading


@RULES.add(
    "<approximately>? {clock} <comma>? " + _DAY,
    "<approximately>? {clock} <o:on> " + _DAY,
    "<approximately>? {clock}",
    "<approximately>? <hour:four_digits|year> <hyphen>? <oclock>? <zone:zone> (<comma>? " + _DAY + ")?",
)
def clock(found: Found) -> Reading | None:
    """ "5 p.m. EST, Nov. 6", "16:08 UTC", "noon Thursday"."""
    suffix = _hour(found)
    if suffix is None:
        return None
    day = _day_of(found)
    bare = found["hour"].group == "clock" and day is None and not found.has("ampm", "zone", "oclock")
    if bare and (found.before is None or found.before.low not in _AT):
        # "3:01" alone may be the length of a film or a verse.
        return None
    reading = timed(found, suffix, day, found.get("zone"))
    if reading is not None and found.get("o"):
        # "at 6 a.m. on Wednesday" is two expressions; the first has its day from the second.
        reading.take = next(i for i, piece in enumerate(found.pieces[found.start :]) if piece is found["o"])
    return reading


@RULES.add("{part} " + _DAY + " <p:daypart>", "{part} <p:daypart> " + _DAY, "{part} <p:noon> " + _DAY)
def part_of_day(found: Found) -> Reading | None:
    """ "Friday evening", "yesterday afternoon"."""
    return timed(found, "T" + found["p"].value, _day_of(found))


@RULES.add(
    "<the>? <part> <hyphen>? <p:daypart>",
    "{part} <r:this|last|that> <same>? <p:daypart>",
    "{part} <the> <p:daypart>",
    "<p:tonight>",
    "<p:overnight>",
)
def nearby_part_of_day(found: Found) -> Reading | None:
    """ "this morning", "last night", "tonight", "overnight", "the morning"."""
    relation, published = found.get("r"), found.setting.published
    suffix = "T" + found["p"].value
    after = found.after
    if found.has("the") and after is not None and after.low in ("of", "the", "that", "when", "before", "a"):
        return None
    if (relation and relation.group == "that") or found.has("the"):
        return timed(found, suffix, None)
    if published is None:
        return Reading("TIME", "XXXX-XX-XX" + suffix)
    step = -1 if (relation and relation.group == "last") or found.has("overnight") else 0
    day = calendar.day(calendar.moved(published, "D", step))
    if found.has("overnight") and (night := _night_before(found)) is not None:
        day = night
    return Reading("TIME", day.value + suffix, day, "published")


def _night_before(found: Found) -> Stretch | None:
    """The day on which "overnight Sunday", "overnight to Monday" or "overnight from Sunday" begins."""
    rest = found.pieces[found.end : found.end + 2]
    joining = rest[0].low if rest else ""
    named = rest[-1] if joining in _NIGHT_JOINS else rest[0] if rest else None
    if named is None or named.group != "weekday" or found.setting.published is None:
        return None
    at = found.pieces.index(named, found.end)
    reading = weekday(replace(found, start=at, end=at + 1, named={"w": named}))
    if reading is None or reading.stretch is None:
        return None
    step = -1 if joining in ("to", "into") else 0
    return calendar.day(calendar.moved(reading.stretch.first, "D", step))
