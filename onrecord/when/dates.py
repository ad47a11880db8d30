"""Rules for dates and clock times that name a place on the calendar."""

from __future__ import annotations

from datetime import date

from onrecord.knowledge.rows.when import NamedDay
from onrecord.vocabulary import Anchor
from onrecord.when import calendar
from onrecord.when.grammar import Found, Reading, Rules, Setting
from onrecord.when.lexing import Piece
from onrecord.when.named_days import in_year

RULES = Rules()


def year_of(piece: Piece) -> int:
    """The year a year token names; two digits are of the last hundred years or so."""
    if piece.group == "short_year":
        digits = int(piece.low[1:])
        return 1900 + digits if digits > 30 else 2000 + digits
    return int(piece.number)


# How many times farther a date counts as being on the side the tense speaks against; of 4, 6, 8 and
# 12 (all within 0.4 points on TimeBank), the firmest. Without a tense the past is a little nearer.
_AGAINST, _AHEAD = 12.0, 1.3
# How far back a weekday is trusted to name the year (the calendar repeats after 5, 6 or 11 years).
_WEEKDAY_YEARS = 5


def distance(days: float, tense: str | None) -> float:
    """How far off a day is that many days after publication, given the tense of its clause."""
    if tense == "future":
        return days if days >= 0 else -days * _AGAINST
    return -days if days <= 0 else days * (_AGAINST if tense == "past" else _AHEAD)


def choose_year(
    setting: Setting, month: int, day: int | None, tense: str | None, weekday: int | None = None
) -> int | None:
    """The year of a month or day named without one: the nearest that suits the tense.

    A weekday named with the day ("Thursday, October 30") must be right in that year.
    """
    published = setting.published
    if published is None:
        return None
    years = [published.year - 1, published.year, published.year + 1]
    if weekday is not None and day is not None:
        around = range(published.year - _WEEKDAY_YEARS, published.year + 2)
        fitting = [year for year in around if _weekday_of(year, month, day) == weekday]
        years = fitting or years

    def cost(year: int) -> float:
        days = (year - published.year) * 365.25 + (month - published.month) * 30.4
        return distance(days + (day - published.day if day else 0), tense)

    return min(years, key=cost)


def _weekday_of(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).isoweekday()
    except ValueError:
        return None


def year_ahead(found: Found, month: int) -> int | None:
    """The year that the end of a range gives its beginning: "between May and June 2017"."""
    rest, published = found.pieces[found.end : found.end + 6], found.setting.published
    if len(rest) < 3 or rest[0].group not in ("and", "to", "hyphen", "dash", "through", "until"):
        return None
    if rest[1].group == "day_number" and len(rest) > 3:
        # "Sept. 11 and 12, 2012", "March 26-28 last year"
        if rest[2].group == "comma" and rest[3].group == "year":
            return year_of(rest[3])
        if rest[2].group in ("last", "next") and rest[3].value == "Y" and published is not None:
            return published.year + (1 if rest[2].group == "next" else -1)
        return None
    if rest[1].group != "month":
        return None
    for at, piece in enumerate(rest[2:5], start=2):
        if piece.group == "year":
            return year_of(piece) - (int(rest[1].value) < month)
        if piece.group not in ("day_number", "comma") or at == 4:
            return None
    return None


def calendar_day(found: Found, year: int | None, month: int, day: int) -> Reading | None:
    """The reading of a day of a month, whose year may be unknown."""
    if not 1 <= day <= 31:
        return None
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}-{day:02d}")
    try:
        return Reading("DATE", "", calendar.day(date(year, month, day)), "explicit")
    except ValueError:
        return None


@RULES.add(
    "{part} (<weekday|weekday_short> <comma>? <the>?)? <month> <the>?"
    " <d:day_number|ordinal|second_ordinal|ordinal_number> (<comma>? <y:year|spelled_year|short_year>)?",
    "(<weekday|weekday_short> <comma>? <the>?)? <d:day_number> <month> (<comma>? <y:year|spelled_year>)?",
    "(<weekday|weekday_short> <comma>?)? <the>? <d:ordinal|second_ordinal|ordinal_number> <of>? <month>"
    " (<comma>? <y:year|spelled_year>)?",
    "<approximately>? (<weekday|weekday_short> <comma>?)? <month> <the>? <d:day_number>"
    " (<comma>? <y:year|spelled_year|short_year>)?",
    "(<this|next|last> <coming|past>?) <weekday> <comma>? <month>"
    " <d:day_number|ordinal|second_ordinal|ordinal_number> (<comma>? <y:year|spelled_year|short_year>)?",
)
def day_of_month(found: Found) -> Reading | None:
    """ "Friday, Oct. 13", "11 December 2009", "the 10th of May"."""
    month = found.of("month")
    assert month is not None
    number = int(found["d"].number)
    month_number = int(month.value)
    year = found.get("y")
    stated = year_of(year) if year is not None else year_ahead(found, month_number)
    found.setting.open_month = (found.end, month_number, stated)
    if stated is not None:
        return calendar_day(found, stated, month_number, number)
    for row in found.setting.lexicon.remembered.get((month_number, number), ()):
        then = in_year(row, 1)
        over = found.setting.published is None or then <= found.setting.published
        meant = not row.about or _is_about(found, row)
        if over and meant and found.after and found.after.low in row.before:
            return Reading("DATE", "", calendar.day(then), "explicit", reference=False)
    named = found.of("weekday", "weekday_short")
    chosen = choose_year(
        found.setting, month_number, number, found.tense, int(named.value) if named else None
    )
    reading = calendar_day(found, chosen, month_number, number)
    if reading and reading.stretch:
        reading.anchor = "published"
    return reading


def _is_about(found: Found, row: NamedDay) -> bool:
    """Whether the report has a word of the day's matter, and the sentence none of another's."""
    setting = found.setting
    first, last = setting.around.sentence(found.pieces[found.start].start)
    sentence, text = setting.text[first:last].lower(), setting.text.lower()
    return any(word in text for word in row.about) and not any(word in sentence for word in row.unless)


@RULES.add("<f:day_number> <hyphen|dash|and|to> <d:day_number> <month> (<comma>? <y:year|spelled_year>)?")
def first_day(found: Found) -> Reading | None:
    """ "1" of "1-2 June"; the second day is an expression of its own."""
    first, month, year = found["f"], found.of("month"), found.get("y")
    assert month is not None
    if first.number >= found["d"].number or not found.capital(month):
        return None
    number, day = int(month.value), int(first.number)
    chosen = year_of(year) if year else choose_year(found.setting, number, day, found.tense)
    reading = calendar_day(found, chosen, number, day)
    if reading is None:
        return None
    if reading.stretch and year is None:
        reading.anchor = "published"
    reading.take = 1
    return reading


@RULES.add("<d:day_number> <comma> <y:year>", "<d:day_number>")
def second_day(found: Found) -> Reading | None:
    """ "10" of "December 9 and 10", "12, 2012" of "Sept. 11 and 12, 2012"."""
    open_month, before = found.setting.open_month, found.before
    if open_month is None or open_month[0] != found.start - 1 or before is None:
        return None
    if before.group not in ("and", "to", "hyphen", "dash", "or", "through"):
        return None
    after = found.after
    if after is not None and after.group in ("unit", "units", "percent", "ampm", "month", "hyphen", "slash"):
        return None
    _, month, stated = open_month
    year = found.get("y")
    chosen = year_of(year) if year is not None else stated
    anchor: Anchor = "explicit"
    if chosen is None and found.setting.day is not None:
        chosen, anchor = found.setting.day.first.year, "published"
    reading = calendar_day(found, chosen, month, int(found["d"].number))
    if reading and reading.stretch:
        reading.anchor = anchor
    found.setting.open_month = (found.end, month, chosen)
    return reading


@RULES.add("<month> <d:day_number|ordinal|second_ordinal|ordinal_number> <of>? <r:this|last|next> <unit>")
def day_of_relative_year(found: Found) -> Reading | None:
    """ "March 26 last year"."""
    month, unit, published = found.of("month"), found.of("unit"), found.setting.published
    assert month is not None and unit is not None
    if unit.value != "Y" or published is None:
        return None
    year = published.year + {"this": 0, "last": -1, "next": 1}[found["r"].low]
    reading = calendar_day(found, year, int(month.value), int(found["d"].number))
    if reading is not None:
        reading.anchor = "published"
    return reading


@RULES.add("<the> <d:ordinal_number>")
def day_alone(found: Found) -> Reading | None:
    """ "on the 10th": of the month the text is in, or the nearest that suits the tense."""
    before, after, setting = found.before, found.after, found.setting
    number = int(found["d"].number)
    if before is None or before.low not in _BEFORE_DAY or not 1 <= number <= 31:
        return None
    if after is not None and after.low.isalpha() and after.end > after.start:
        tag = setting.around.tag(after.start)
        if not tag or tag[0] in "NJC" or tag in ("VBG", "VBN"):
            return None
    if setting.published is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}")
    around = setting.published
    tense = found.tense
    step = (
        -1
        if tense != "future" and number > around.day
        else 1
        if tense == "future" and number < around.day
        else 0
    )
    month = calendar.add_months(around.replace(day=1), step)
    reading = calendar_day(found, month.year, month.month, number)
    if reading is not None:
        reading.anchor = "published"
    return reading


_BEFORE_DAY = frozenset({"on", "by", "until", "from", "since", "to", "through", "before", "after"})


@RULES.add("<iso>", "<slashed>")
def numeric_date(found: Found) -> Reading | None:
    """ "2011-05-29", "7/8/07" (month first, as American news writes it), "27.07.1953"."""
    low = found.pieces[found.start].low
    if low[:4].isdigit():
        year, month, day = (int(part) for part in low.replace("/", "-").split("-"))
    elif "." in low:
        day, month, year = (int(part) for part in low.split("."))
    else:
        month, day, year = (int(part) for part in low.split("/"))
        if month > 12:
            month, day = day, month
        year += 0 if year > 99 else (1900 if year > 50 else 2000)
    return calendar_day(found, year, month, day) if 1 <= month <= 12 else None


@RULES.add(
    "<approximately>? {edge} {part} <month> (<comma> | <of>)? <y:year|spelled_year|short_year>",
)
def month_of_year(found: Found) -> Reading | None:
    """ "October 1984", "early May 2012"."""
    month = found.of("month")
    assert month is not None
    return Reading("DATE", "", calendar.month(year_of(found["y"]), int(month.value)), "explicit")


@RULES.add("{edge} {part} <month> (<of>)? <r:this|last|next|that> <unit>")
def month_of_relative_year(found: Found) -> Reading | None:
    """ "January this year", "October of last year"."""
    month, unit, published = found.of("month"), found.of("unit"), found.setting.published
    assert month is not None and unit is not None
    if unit.value != "Y" or published is None:
        return None
    step = {"this": 0, "last": -1, "next": 1, "that": 0}[found["r"].low]
    year = published.year + step
    if found["r"].low == "that" and found.setting.reference:
        year = found.setting.reference.first.year
    return Reading("DATE", "", calendar.month(year, int(month.value)), "published")


_IN = frozenset(
    {"in", "since", "until", "by", "from", "of", "to", "between", "and", "through", "before", "after"}
)


def _is_surname(found: Found) -> bool:
    """ "Theresa May": a person's name by the parse, or right after a name."""
    around, before, start = found.setting.around, found.before, found["m"].start
    word, surnames = found["m"].low, found.setting.surnames
    if word in surnames and (before is None or before.low not in _IN or _owns(found)):
        return True
    named = around.is_name(start, "PERSON") or (
        before is not None
        and before.end + 1 == found.pieces[found.start].start
        and around.tag(before.start) == "NNP"
        and around.tag(start) == "NNP"
        and before.group == "other"
        and (around.dependency(before.start) == "compound" or around.is_name(before.start, "PERSON"))
    )
    if named:
        surnames.add(word)
    return named or around.dependency(start) in ("nsubj", "nsubjpass")


def _owns(found: Found) -> bool:
    """ "a critic of May's plan", once May is somebody."""
    end = found["m"].end
    return found.setting.text[end : end + 2] in ("'s", "’s")


@RULES.add(
    "<approximately>? {edge} {part} <m:month>",
    "{edge} {part} <r:this|last|next> <past|coming>? <m:month>",
    "<r:each> <m:month>",
)
def bare_month(found: Found) -> Reading | None:
    """ "October", "last May", "each July"."""
    number, published = int(found["m"].value), found.setting.published
    relation = found.get("r")
    start = found["m"].start
    if relation is None and (found.setting.around.is_verb(start) or _is_surname(found)):
        return None
    ahead = year_ahead(found, number)
    if ahead is not None:
        return Reading("DATE", "", calendar.month(ahead, number), "explicit")
    if relation and relation.group == "each":
        return Reading("SET", f"XXXX-{number:02d}")
    if published is None:
        return Reading("DATE", f"XXXX-{number:02d}")
    if relation is None:
        tense = found.tense
        year = choose_year(found.setting, number, None, tense)
    elif relation.group == "last":
        year = published.year - (number >= published.month)
    elif relation.group == "next":
        year = published.year + (number <= published.month)
    else:
        year = published.year
    assert year is not None
    return Reading("DATE", "", calendar.month(year, number), "published")
