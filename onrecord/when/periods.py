"""Rules for the periods that reports compare: "the year-ago quarter", "the same period last year"."""

from __future__ import annotations

from datetime import date

from onrecord.when import calendar
from onrecord.when.calendar import Stretch
from onrecord.when.dates import year_of
from onrecord.when.grammar import Found, Reading, Rules, Setting
from onrecord.when.years import fiscal_year

RULES = Rules()


def current_period(setting: Setting) -> Stretch | None:
    """The quarter, half, month or year the text is about, else the last quarter over."""
    if setting.period is not None:
        return setting.period
    if setting.published is None:
        return None
    return calendar.containing("Q", calendar.moved(setting.published, "Q", -1))


def year_before(setting: Setting, years: int = 1) -> Reading:
    """The period the text is about, some years earlier."""
    period = current_period(setting)
    if period is None:
        return Reading("DATE", "PAST_REF")
    if period.grain == "Y" and setting.published:
        earlier = calendar.year(setting.published.year - years)
    else:
        earlier = calendar.containing(period.grain, calendar.moved(period.first, "Y", -years))
    return Reading("DATE", "", earlier, "text", reference=False)


@RULES.add(
    "(<the> | <a>)? <comparable>? <y:unit> <hyphen> <s:ago|comparative>"
    " (<period> | <n:ordinal|second_ordinal>? <u:unit>)?",
    "<the> <y:unit> <hyphen> <s:ago|comparative> <c:number|day_number> <u:units>",
)
def year_ago(found: Found) -> Reading | None:
    """ "the year-earlier period", "year-ago", "the year-ago third quarter"."""
    unit, ordinal, published = found.get("u"), found.get("n"), found.setting.published
    if found["y"].value != "Y":
        return None
    if found.get("c") and unit:
        row = found.setting.lexicon.units[unit.value]
        return Reading("DURATION", row.duration.format(int(found["c"].number)))
    if ordinal and unit and unit.value == "Q" and published:
        year = published.year - 1
        return Reading("DATE", "", calendar.quarter(year, int(ordinal.number)), "published", reference=False)
    # Before a noun ("a year-earlier loss") the article belongs to the noun.
    reading = year_before(found.setting)
    if unit is None and not found.has("period") and found.has("the", "a"):
        reading.skip = 1
    return reading


@RULES.add("<the> <y:year> (<period> | <n:ordinal|second_ordinal>? <u:unit>)")
def period_of_year(found: Found) -> Reading | None:
    """ "the 1988 period", "the 2010 quarter", "the 1988 third quarter"."""
    unit, ordinal, year = found.get("u"), found.get("n"), year_of(found["y"])
    if unit is not None and unit.value != "Q":
        return None
    if ordinal is not None:
        return Reading("DATE", "", calendar.quarter(year, int(ordinal.number)), "explicit")
    period = current_period(found.setting)
    if period is None or period.grain != "Q":
        return Reading("DATE", "", calendar.year(year), "explicit")
    moved = calendar.moved(period.first, "Y", year - period.first.year)
    return Reading("DATE", "", calendar.containing("Q", moved), "text", reference=False)


@RULES.add(
    "<the> <r:same|comparable|last|previous|latest|full> <period|unit> <of>?"
    " (<the>? <l:last|previous> <unit> | <a> <unit> <s:ago|comparative>)",
    "<the> <r:latest|current> <period>",
    "<the> <u:unit> <a> <unit> <s:ago|comparative>",
)
def same_period(found: Found) -> Reading | None:
    """ "the same period last year", "the quarter a year ago", "the latest period"."""
    if found.get("l") or found.get("s"):
        return year_before(found.setting)
    period = current_period(found.setting)
    if period is None:
        return None
    return Reading("DATE", "", period, "text", reference=False)


@RULES.add("<the> <full>? <fiscal> <u:unit>", "<the> <full> <u:unit>")
def whole_year(found: Found) -> Reading | None:
    """ "the full year", "the fiscal year": of publication, whose days depend on who counts."""
    if found["u"].value != "Y":
        return None
    after, published = found.after, found.setting.published
    if published is None or (after is not None and after.low in ("ended", "ending", "end")):
        return Reading("DURATION", "P1Y")
    if found.has("fiscal"):
        return Reading("DATE", str(published.year))
    return Reading("DATE", "", calendar.year(published.year), "published")


@RULES.add("<approximately>? <the>? <y:unit> <h:hyphen> <edge>", "<approximately>? {part} <year_end>")
def year_end(found: Found) -> Reading | None:
    """ "year-end" is a day, "the year end" the year that it ends."""
    unit, published, before = found.get("y"), found.setting.published, found.before
    if (unit is not None and unit.value != "Y") or published is None:
        return None
    year = published.year - (before is not None and before.low == "since")
    stretch = calendar.day(date(year, 12, 31)) if found.get("h") else calendar.year(year)
    return Reading("DATE", "", stretch, "published", reference=False)


@RULES.add("<q:quarter_label> (<of>? <y:year>)?", "<f:fiscal_label>")
def label(found: Found) -> Reading | None:
    """ "Q3", "H1 2019", "FY2021"."""
    if found.get("f"):
        digits = found["f"].low.lstrip("fy '’")
        return fiscal_year(found, int(digits) if len(digits) == 4 else 2000 + int(digits))
    piece, year, published = found["q"], found.get("y"), found.setting.published
    number = int(piece.low[1])
    if piece.low[0] == "h" and number > 2:
        return None
    if year is None and published is None:
        return Reading("DATE", f"XXXX-{piece.low.upper()}")
    make = calendar.quarter if piece.low[0] == "q" else calendar.half
    if year is not None:
        return Reading("DATE", "", make(year_of(year), number), "explicit")
    assert published is not None
    stretch = make(published.year, number)
    if stretch.first > published and found.tense != "future":
        stretch = make(published.year - 1, number)
    return Reading("DATE", "", stretch, "published")
