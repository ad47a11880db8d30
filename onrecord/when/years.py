"""Rules for years, fiscal years, decades and centuries."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.when import calendar
from onrecord.when.dates import calendar_day, year_of
from onrecord.when.grammar import Found, Reading, Rules

RULES = Rules()

_YEAR_CUES = frozenset(
    "in since of by from until till during before after between through to and for late early around about "
    "circa mid fiscal year summer winter spring fall autumn into until".split()
)


def _is_number_of_something(found: Found) -> bool:
    """ "Resolution 1929", "resolutions 1718, 1874 and 2094", "Flight 1549"."""
    at = found.start - 1
    if at >= 0 and found.pieces[at].group == "open":
        # "Resolution 1929 (2010)"
        return False
    while at >= 0 and found.pieces[at].group in (
        "comma",
        "and",
        "year",
        "number",
        "four_digits",
        "open",
        "close",
    ):
        at -= 1
    return at >= 0 and found.pieces[at].group == "numbered"


def _ends_range(found: Found) -> bool:
    """ "1953" of "1950-1953"."""
    return found.start >= 2 and found.pieces[found.start - 2].group == "year"


def _begins_range(found: Found) -> bool:
    return found.end + 1 < len(found.pieces) and found.pieces[found.end + 1].group == "year"


@RULES.add("(<m:month> <d:day_number>? <comma>?)? <e:era> <n:number|day_number> (<open> <year> <close>)?")
def year_of_era(found: Found) -> Reading | None:
    """ "Juche 103 (2014)", "August Juche 103", "Reiwa 3"."""
    number = int(found["e"].value) + int(found["n"].number)
    month, day = found.get("m"), found.get("d")
    if not found.capital(found["e"]) or not 1850 <= number <= 2150:
        return None
    if month is None:
        return Reading("DATE", "", calendar.year(number), "explicit")
    if day is None:
        return Reading("DATE", "", calendar.month(number, int(month.value)), "explicit")
    return calendar_day(found, number, int(month.value), int(day.number))


@RULES.add("<y:year> <hyphen|slash> <n:number|day_number>")
def year_and_next(found: Found) -> Reading | None:
    """ "2018–19": two years on end, as seasons, budgets and winters are counted."""
    first, second = int(found["y"].number), found["n"]
    if len(second.low) != 2 or int(second.number) != (first + 1) % 100:
        return None
    value = f"{first}/{first + 1}"
    bounds = (date(first, 1, 1), date(first + 1, 12, 31))
    return Reading("DATE", value, bounds=bounds, anchor="explicit", edtf=value)


@RULES.add(
    "<approximately>? {edge} {part} <y:year|spelled_year>",
    "<the> <unit> <y:year|spelled_year|number>",
    "{edge} {part} <full>? <fiscal> <unit>? <y:year|spelled_year>",
    "{part} <y:short_year>",
)
def year(found: Found) -> Reading | None:
    """ "1989", "early 1990", "the year two thousand", "fiscal 1989"."""
    piece = found["y"]
    number = year_of(piece)
    unit = found.of("unit")
    if unit is not None and unit.value != "Y":
        return None
    if piece.group == "year" and _is_number_of_something(found):
        return None
    before, after = found.before, found.after
    if unit is None and not found.has("fiscal", "edge", "part", "spelled_year"):
        cued = before is not None and before.low in _YEAR_CUES
        if piece.group == "short_year" and not cued:
            return None
        if not cued and not 1900 <= number <= 2100:
            return None
        if before and before.group in ("money", "slash") and before.end == piece.start:
            return None
        if after and after.group in ("percent", "unit", "units", "money", "slash", "ampm", "plus"):
            return None
        if before and before.group == "hyphen" and before.end == piece.start and not _ends_range(found):
            return None
        if not cued and after and after.group == "hyphen" and not _begins_range(found):
            return None
    if found.has("fiscal"):
        return fiscal_year(found, number)
    return Reading("DATE", "", calendar.year(number), "explicit")


def fiscal_year(found: Found, number: int) -> Reading:
    """The value of a fiscal year; its days only where the words before tell whose it is."""
    rows = found.setting.lexicon.fiscal_years
    for piece in found.pieces[max(0, found.start - 3) : found.start]:
        row = rows.get(piece.low.removesuffix("'s"))
        if row is not None:
            first = date(number - (row.named_by == "end" and row.first_month > 1), row.first_month, 1)
            bounds = (first, calendar.add_months(first, 12) - timedelta(days=1))
            return Reading("DATE", str(number), bounds=bounds, anchor="explicit")
    return Reading("DATE", str(number), anchor="explicit")


@RULES.add(
    "<the>? {part} <hyphen>? <d:decade>",
    "<the> <part>? <hyphen>? <d:short_decade>",
    "<the>? <ordinal|last> <half> <of> <the>? <d:decade>",
)
def decade(found: Found) -> Reading | None:
    """ "the 1990s", "the early '80s"; not "in his twenties"."""
    before = found.before
    if before is not None and before.group == "possessive":
        return None
    return Reading("DATE", "", calendar.decade(int(found["d"].value)), "explicit")


@RULES.add("{edge} <the>? {part} <n:ordinal|ordinal_number|second_ordinal> <hyphen>? <u:unit>")
def ordinal_unit(found: Found) -> Reading | None:
    """ "the 20th century"; other ordinals are counted by the rules of `relative`."""
    if found["u"].value == "C" and 1 <= found["n"].number <= 30:
        return Reading("DATE", "", calendar.century(int(found["n"].number) - 1), "explicit")
    return None
