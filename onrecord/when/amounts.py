"""Rules for durations, and for dates counted off in units: "two years ago", "the next day"."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.vocabulary import Anchor
from onrecord.when import calendar
from onrecord.when.calendar import Stretch
from onrecord.when.grammar import Found, Reading, Rules
from onrecord.when.lexing import Piece

RULES = Rules()

_AMOUNT = (
    "(<n:number|day_number|four_digits|spelled_year> (<and> <a>? <half> | <day_number> <slash> <day_number>)?"
    " | <a> <few> | <few> | <a>? <couple> <of>? | <a>)"
)
_HALF_MORE = {"Y": "P{}Y6M", "TH": "PT{}H30M", "TM": "PT{}M30S"}


def duration(found: Found, unit: Piece) -> tuple[str, float | None]:
    """The TIMEX3 value of the match's amount of a unit, and the number (None where vague)."""
    row = found.setting.lexicon.units[unit.value]
    couple, number = found.of("couple"), found.get("n")
    count: float | None
    if found.has("times"):
        count = 1.0
    elif number is not None:
        count = number.number + (0.5 if found.has("half", "slash") else 0)
    elif couple is not None:
        count = float(couple.value)
    elif found.has("few") or unit.group == "units":
        count = None
    else:
        count = 1.5 if found.has("and") else 0.5 if found.has("half") else 1.0
    if count is None:
        return row.vague, None
    total = count * row.times
    if total % 1 == 0.5 and row.code in _HALF_MORE and total > 1:
        return _HALF_MORE[row.code].format(int(total)), count
    if total == 0.5 and row.code in ("Y", "TH"):
        return ("P6M" if row.code == "Y" else "PT30M"), count
    if row.code == "TH" and total >= 24 and total % 24 == 0:
        return f"P{int(total) // 24}D", count
    return row.duration.format(int(total) if total == int(total) else total), count


@RULES.add(
    "<approximately|over>? "
    + _AMOUNT
    + " <more>? <straight>? <u:unit|units> (<and> <a> <half>)? (<or> <so>)? <s:ago>",
    "<approximately|over>? " + _AMOUNT + " <u:unit|units> <s:hence|from_now>",
    "<approximately>? " + _AMOUNT + " <u:unit|units> (<or> <so>)? <s:comparative>",
    "<u:units> <s:ago>",
    "<approximately>? <half> <a> <u:unit> <s:ago>",
)
def counted_off(found: Found) -> Reading | None:
    """ "two weeks ago", "three days later", "a year earlier"."""
    unit, side, setting = found["u"], found["s"], found.setting
    value, count = duration(found, unit)
    code = setting.lexicon.units[unit.value].code
    back = side.group == "ago" or side.value == "-"
    if count is None or code.startswith("T"):
        if side.group == "comparative":
            return Reading("DURATION", value)
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
    from_text = side.group == "comparative"
    compared = back and code == "Y" and count == 1 and setting.period
    base = setting.reference if from_text else None
    if base is not None and code in ("D", "W") and base.grain not in ("D", "W", "WE"):
        # "a day earlier" does not count from a month or a year.
        base = setting.day
    if compared and compared.grain == "Q":
        # "from $3 million a year ago": of the same quarter, the one the text is about.
        base = compared
    anchor: Anchor = "text" if base else "published"
    if base is None:
        if setting.published is None:
            return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
        base = calendar.day(setting.published)
    reading = _stepped(base, code, -count if back else count, anchor, to_grain=anchor == "published")
    stretch, published = reading.stretch if reading else None, setting.published
    unknown = (
        from_text
        and not back
        and (anchor == "published" or (stretch and published and stretch.first > published))
    )
    if unknown and found.tense != "future":
        # "three days later" after something whose date the text does not give.
        return Reading("DURATION", value, take=found.end - found.start - 1)
    return reading


def _moved(when: date, grain: str, count: int) -> date | None:
    """The day `count` grains away, None outside the calendar ("10,000 years ago")."""
    try:
        return calendar.moved(when, grain, count)
    except (ValueError, OverflowError):
        return None


def _stepped(base: Stretch, code: str, count: float, anchor: Anchor, to_grain: bool) -> Reading | None:
    """The date `count` units from a stretch, as fine as the coarser of the two says.

    Args:
        to_grain: whether it is as coarse as the unit ("two years ago" is a year); otherwise
            a year from a day is a day ("a year earlier").
    """
    steps = {"FN": 2, "L": 10}.get(code, 1) * count
    grain = {"FN": "W", "L": "C"}.get(code, code)
    if grain in ("E", "C") and steps != int(steps):
        grain, steps = "Y", steps * (10 if grain == "E" else 100)
    if grain == "Y" and steps != int(steps):
        grain, steps = "M", steps * 12
    moved = _moved(base.first, grain, int(steps))
    if moved is None:
        return None
    if to_grain and grain == "W":
        # News counts weeks back to about the same weekday; the days around it are possible too.
        slack = timedelta(days=3)
        near = calendar.Stretch(moved.isoformat(), moved - slack, moved + slack, "D")
        return Reading("DATE", moved.isoformat(), near, anchor, edtf=f"{moved.isoformat()}~", reference=False)
    if not to_grain and base.grain != "SE":
        coarser = calendar.GRAINS.index(base.grain) < calendar.GRAINS.index(grain)
        grain = grain if coarser else base.grain
    return Reading("DATE", "", calendar.containing(grain, moved), anchor, reference=code != "Y" or to_grain)


@RULES.add(
    "<approximately|over>? <straight>? " + _AMOUNT + " <more>? <straight>? <u:unit|units> (<or> <so>)?",
    "<approximately|over>? <the> <n:number|day_number> <straight>? <u:units>",
    "<approximately|over>? <n:number|day_number> <hyphen> <u:unit|units>",
    "<approximately>? <n:number|day_number> (<to|or|hyphen|dash> <number|day_number>)"
    " <hyphen>? <u:unit|units>",
    "<approximately|over>? <a> <u:unit> <and> <a> <half>",
    "<half> <a> <u:unit>",
    "<few> <hyphen> <u:unit>",
    "<the>? <u:units> (<or> <units>)?",
    "<the> <u:units> <ahead>",
    "<a> <u:unit> <or> <number>",
    "<a> <n:number> <hyphen> <u:unit> <period>",
)
def length(found: Found) -> Reading | None:
    """ "two years", "five-year", "a few days", "weeks"."""
    if _is_no_time(found):
        return None
    unit, before = found["u"], found.before
    value, count = duration(found, unit)
    row, published = found.setting.lexicon.units[unit.value], found.setting.published
    to_come = found.tense == "future"
    counted_in = before is not None and before.low == "in" and not found.has("over")
    if to_come and counted_in and count and published and not row.code.startswith("T"):
        return _stepped(calendar.day(published), row.code, count, "published", to_grain=True)
    words = [piece.low for piece in found.pieces[found.start : found.end]]
    if to_come and words == ["one", "day"]:
        return Reading("DATE", "FUTURE_REF")
    return Reading("DURATION", value, skip=found.skip_over)


def _is_no_time(found: Found) -> bool:
    """Ages, parts ("a quarter of the troops"), rates, and "retirement years"."""
    unit, before, after = found["u"], found.before, found.after
    if after is not None and (
        after.group == "old" or (after.group == "hyphen" and _word_after(found) == "old")
    ):
        return True
    if before is not None and before.low == "how":
        return True
    counted = found.get("n") is not None or found.has("few", "couple")
    if unit.value == "Q" and (
        found.has("hyphen", "a") or (unit.low == "quarter" and after and after.low == "of")
    ):
        return True
    if unit.low == "quarters" and not counted:
        return True
    if found.has("a") and not counted and not found.has("half") and _is_rate(found):
        return True
    alone = found.end - found.start == 1 and before is not None
    return alone and before is not None and found.setting.around.tag(before.start) in _MODIFIERS


_MODIFIERS = frozenset({"JJ", "JJS", "NN", "NNP", "VBN", "VBG"})


def _word_after(found: Found) -> str:
    return found.pieces[found.end + 1].group if found.end + 1 < len(found.pieces) else ""


_AMOUNTS = frozenset({"million", "billion", "thousand", "hundred", "percent", "times"})


def _is_rate(found: Found) -> bool:
    """ "$3 million a year", "four flights a week", "358,000 a month": a price or a rate, not a time."""
    before = found.before
    if before is None or before.end + 1 != found.pieces[found.start].start:
        return False
    if before.group in ("number", "day_number", "year", "four_digits", "percent"):
        return True
    tag = found.setting.around.tag(before.start)
    return tag in ("NNS", "CD") or before.low in _AMOUNTS


@RULES.add(
    "<approximately>? <the> <r:last|past|next|coming|previous|following|recent|latest|ordinal> "
    + _AMOUNT
    + " <more>? <straight>? <u:unit|units> (<or> <so>)?",
    "<the> <r:last|past|next|coming> <n:number|day_number> (<to|or|hyphen|dash> <number|day_number>)"
    " <u:units>",
    "<r:last|past|next|recent|coming> " + _AMOUNT + "? <u:units> (<and> <units>)?",
    "<the> <r:past|last|next|coming> <u:units>",
    "<each> <of> <the> <r:last|past|next> <n:number|day_number> <u:units>",
)
def span_to_now(found: Found) -> Reading | None:
    """ "the past two years", "the next few days", "recent months"."""
    unit, relation = found["u"], found["r"]
    if relation.group == "ordinal" and relation.low != "first":
        return None
    value, count = duration(found, unit)
    row, published = found.setting.lexicon.units[unit.value], found.setting.published
    group = relation.group
    if count is None and not found.has("few", "couple") and unit.group == "units":
        if group == "coming":
            return Reading("DATE", "FUTURE_REF")
        if group in ("recent", "past") and row.code in "DYEC":
            return Reading("DATE", "PAST_REF")
    bounds: tuple[date, date] | None = None
    if count is not None and count == int(count) and published and row.code in ("D", "W", "M", "Q", "Y"):
        ahead = group in ("next", "coming")
        if ahead or group in ("last", "past"):
            other = _moved(published, row.code, int(count) if ahead else -int(count))
            bounds = (min(published, other), max(published, other)) if other else None
    # "think about the last 150 days": not a measure; "at least the past 18 months" is one.
    skip = int(
        found.pieces[found.start].group == "over" or found.pieces[found.start].low in ("about", "around")
    )
    return Reading("DURATION", value, bounds=bounds, anchor="published" if bounds else "none", skip=skip)


@RULES.add("<each> <u:unit>", "<each> <n:number|day_number> <u:units>")
def repeated(found: Found) -> Reading:
    """ "each year", "every two weeks"."""
    return Reading("SET", duration(found, found["u"])[0])


@RULES.add("<i:indefinite>")
def indefinite(found: Found) -> Reading:
    """ "a while", "some time"."""
    return Reading("DURATION", found["i"].value)


@RULES.add("<the> <part|ordinal> <u:units>")
def early_units(found: Found) -> Reading | None:
    """ "the early years", "the first hours"."""
    ordinal = found.of("ordinal")
    if ordinal is not None and ordinal.low != "first":
        return None
    return Reading("DURATION", found.setting.lexicon.units[found["u"].value].vague)


@RULES.add(
    "<frequency> <a> <u:unit>",
    "(<number> | <day_number> | <few>) <times> <a> <u:unit>",
    "(<number> | <day_number> | <few>) <times> <each> <u:unit>",
)
def times_a_unit(found: Found) -> Reading:
    """ "twice a week", "three times a year"."""
    return Reading("SET", duration(found, found["u"])[0])


@RULES.add("<a:set_adverb>")
def adverb_of_frequency(found: Found) -> Reading | None:
    """ "daily", "weekly"; not the quarterly of finance ("its quarterly dividend")."""
    word = found["a"]
    if word.low == "quarterly" and found.setting.around.tag(word.start) != "RB":
        return None
    before = found.before
    rated = before is not None and (before.group == "percent" or _is_rate(found))
    if rated and word.value == "P1Y":
        # "rise 8 % annually", "10,000 units annually".
        return None
    return Reading("SET", found["a"].value)
