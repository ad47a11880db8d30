"""Rules for calendar units named by their place: "last week", "the third quarter", "the weekend"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.parse.labels import FINITE
from onrecord.vocabulary import Anchor
from onrecord.when import calendar
from onrecord.when.amounts import duration
from onrecord.when.dates import choose_year, year_of
from onrecord.when.grammar import Found, Reading, Rules
from onrecord.when.periods import current_period
from onrecord.when.years import fiscal_year

RULES = Rules()

# ISO 8601.
_SUNDAY = 7
_STEPS = {
    "this": 0,
    "current": 0,
    "last": -1,
    "past": -1,
    "previous": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
}

_WITHIN = frozenset(
    "over within in of for during throughout end ends ended ending finish finished finishing "
    "start started".split()
)


def _unknown(step: int) -> Reading:
    return Reading("DATE", ("PAST_REF", "PRESENT_REF", "FUTURE_REF")[step + 1])


@RULES.add(
    "{edge} {part} <r:this|last|next|past> <past|coming|full>? <fiscal>? <u:unit|weekend>",
    "{edge} {part} <the> <r:last|past|next|current|coming|previous|following|latest|same> <full>? <fiscal>?"
    " <u:unit|weekend> (<or> <so>)?",
    "{edge} {part} <r:that> <same>? <u:unit|weekend>",
    "{edge} {part} <r:previous|following> <u:unit|weekend>",
    "<the> <u:unit|weekend> <r:before|after|comparative|previous>",
    "<a> <u:weekend> <r:ago|comparative>",
    "{edge} <possessive> <r:current|previous|last|next> <fiscal>? <u:unit>",
)
def named_unit(found: Found) -> Reading | None:
    """ "last week", "the end of this year", "the following month", "that quarter"."""
    unit, relation, setting = found["u"], found["r"], found.setting
    code = "WE" if unit.group == "weekend" else unit.value
    group, grain = relation.group, {"FN": "W"}.get(code, code)
    if group == "same" and not found.has("the", "that"):
        return None
    if grain.startswith("T") or grain == "L":
        return _unknown(0) if group in ("this", "current") else None
    told = group == "next" and found.has("the") and grain in ("D", "W", "M", "Y") and found.tense != "future"
    if told or group in ("that", "same", "before", "after", "previous", "following", "comparative"):
        # "and was released the next day": after the day told of.
        return _from_text(found, grain)
    step = -1 if group == "this" and found.has("past") else _STEPS.get(group, -1)
    if setting.published is None:
        return _unknown(step)
    before = found.before
    lasting = group == "past" or (group == "last" and before is not None and before.low in _WITHIN)
    lasting = lasting or (group == "next" and code in ("E", "C"))
    if lasting and found.pieces[found.start].group == "the" and code in ("D", "W", "M", "E", "C"):
        ends = (setting.published, calendar.moved(setting.published, grain, step))
        bounds = (min(ends), max(ends))
        return Reading("DURATION", duration(found, unit)[0], bounds=bounds, anchor="published")
    if grain == "D" and group == "last":
        return Reading("DURATION", "P1D")
    if group == "latest":
        step = 0 if code == "Y" else -1
    when = calendar.moved(setting.published, grain, step)
    if grain == "Y" and found.has("fiscal"):
        return fiscal_year(found, when.year)
    stretch = calendar.containing(grain, when)
    if grain == "W" and group == "last" and setting.published.isoweekday() == _SUNDAY:
        # On a Sunday the week that ended the day before is meant as often as the one before it.
        stretch = replace(stretch, last=calendar.moved(setting.published, "D", -1))
    return Reading("DATE", "", stretch, "published")


def _from_text(found: Found, grain: str) -> Reading:
    """A unit before, at or after the date last told of: "that day", "the week before"."""
    relation, setting = found["r"], found.setting
    group, after = relation.group, found.after
    step = {"before": -1, "previous": -1, "after": 1, "following": 1, "next": 1}.get(group, 0)
    if group == "comparative":
        step = -1 if relation.value == "-" else 1
    verb_follows = after is not None and setting.around.tag(after.start) in FINITE
    if group in ("before", "after") and after and after.group in _OPENS_NOUN and not verb_follows:
        # "the day after the attack": counted from what has no date of its own.
        return Reading("DATE", "XXXX-XX-XX", take=found.end - found.start - 1)
    base = setting.reference
    if base is not None and calendar.GRAINS.index(base.grain) < calendar.GRAINS.index(grain):
        # "that day" after a month or a year is a day told of before, or none.
        base = setting.day
        if base is None and group in ("that", "same"):
            return Reading("DATE", _UNKNOWN.get(grain, "PAST_REF"))
    anchor: Anchor = "text"
    if base is None and setting.published and (step <= 0 or found.tense == "future"):
        base, anchor = calendar.day(setting.published), "published"
    if base is None:
        return Reading("DATE", _UNKNOWN[grain]) if grain in _UNKNOWN else _unknown(step)
    when = calendar.moved(base.last if step > 0 else base.first, grain, step)
    return Reading("DATE", "", calendar.containing(grain, when), anchor)


# A day or month of which no more is known.
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX"}
_OPENS_NOUN = frozenset({"the", "a", "this", "that", "these", "those", "possessive", "other"})


@RULES.add("{edge} {part} <the> <full>? <u:unit|weekend>", "{edge} {part} <u:weekend>")
def the_unit(found: Found) -> Reading | None:
    """ "the weekend", "the end of the year", "the quarter", "the day" within which something was."""
    setting, unit = found.setting, found["u"]
    before, after = found.before, found.after
    if unit.group == "weekend":
        if setting.published is None:
            return Reading("DATE", "XXXX-WXX-WE")
        ahead = found.tense == "future" or (
            before is not None and before.low in ("of", "by", "before", "until")
        )
        step = 0 if ahead or setting.published.isoweekday() == 7 else -1
        return Reading(
            "DATE", "", calendar.weekend(calendar.moved(setting.published, "W", step)), "published"
        )
    if unit.value == "Q":
        period = current_period(setting)
        if period is None or found.has("edge"):
            return None
        if period.grain != "Q" and setting.published:
            period = calendar.containing("Q", calendar.moved(setting.published, "Q", -1))
        setting.period = period
        return Reading("DATE", "", period, "text", reference=False)
    if unit.value not in ("Y", "M", "W", "D"):
        return None
    framed = found.has("edge", "part", "comparative")
    if unit.value == "Y" and after is not None and after.low in ("ended", "ending"):
        return Reading("DURATION", "P1Y")
    if not framed and not (before is not None and before.low in _WITHIN):
        return None
    if after is not None and after.low in ("when", "that", "before", "after", "ended", "of"):
        return None
    if setting.published is None:
        return None
    if unit.value == "D":
        # "later in the day": the article's day is the unit's; the adverb stands by itself.
        skip = next(i for i, piece in enumerate(found.pieces[found.start :]) if piece.group == "the")
        day = setting.day or calendar.day(setting.published)
        return Reading(
            "DATE", "", day, "text" if setting.day else "published", skip=0 if found.has("edge") else skip
        )
    base = setting.published
    if unit.value == "M" and not framed and setting.reference and setting.reference.grain in ("M", "D"):
        base = setting.reference.first
    return Reading("DATE", "", calendar.containing(unit.value, base), "published", reference=False)


@RULES.add(
    "<fiscal>? <n:ordinal|second_ordinal|ordinal_number> <hyphen> <u:unit>",
    "{edge} <the>? <fiscal>? <hyphen>? <n:ordinal|second_ordinal|ordinal_number|last|final> <u:unit|half>"
    " (<of> <fiscal>? <unit>? <y:year|spelled_year>"
    " | <of> <the>? <r:this|last|next|previous> <fiscal>? <unit>)?",
    "{edge} <the> <y:year> <n:ordinal|second_ordinal> <u:unit|half>",
    "<r:this|last|next> <unit> <n:ordinal|second_ordinal> <u:unit|half>",
)
def quarter_or_half(found: Found) -> Reading | None:
    """ "the third quarter", "third-quarter", "next year's first quarter", "the first half of 1990"."""
    unit, ordinal, setting = found["u"], found["n"], found.setting
    is_half = unit.group == "half"
    if not is_half and unit.value != "Q":
        return None
    relation, year_piece = found.get("r"), found.get("y")
    if is_half and not (relation or year_piece):
        return None
    limit = 2 if is_half else 4
    number = int(ordinal.number) if ordinal.group not in ("last", "final") else limit
    if not 1 <= number <= limit:
        return None
    make = calendar.half if is_half else calendar.quarter
    if year_piece is not None:
        return Reading("DATE", "", make(year_of(year_piece), number), "explicit")
    if setting.published is None:
        return Reading("DATE", f"XXXX-{'H' if is_half else 'Q'}{number}")
    year = setting.published.year
    if relation is not None:
        year += _STEPS[relation.group]
    else:
        # A quarter named without a year is the last one over, or the one going on.
        now = (setting.published.month - 1) // 3 + 1
        if number > now + 1 or (number == now + 1 and found.tense == "past"):
            year -= 1
    return Reading("DATE", "", make(year, number), "published")


@RULES.add(
    "<the> <n:ordinal|second_ordinal|last|final> <u:unit|weekend> <of|in> <m:month> <y:year|spelled_year>?"
)
def week_of_month(found: Found) -> Reading | None:
    """ "the last week of March", "the first weekend in June"."""
    unit, ordinal, number, year = found["u"], found["n"], int(found["m"].value), found.get("y")
    code = "WE" if unit.group == "weekend" else unit.value
    if code not in ("W", "WE", "D"):
        return None
    which = choose_year(found.setting, number, None, found.tense) if year is None else year_of(year)
    if which is None:
        return Reading("DATE", f"XXXX-{number:02d}")
    whole = calendar.month(which, number)
    if ordinal.group in ("last", "final"):
        when = whole.last
    else:
        when = calendar.moved(whole.first, code, int(ordinal.number) - 1)
    stretch = calendar.containing(code, when)
    if code == "W":
        # Seven days of that month, whichever weekday they begin with.
        first = calendar.moved(whole.last, "D", -6) if when == whole.last else when
        stretch = replace(stretch, first=first, last=min(calendar.moved(first, "D", 6), whole.last))
    return Reading("DATE", "", stretch, "explicit" if year else "published")


@RULES.add("<p:present>")
def present(found: Found) -> Reading | None:
    """ "now", "currently"; not the "Now," that opens a remark."""
    after = found.after
    if found["p"].low == "now" and found.capital(found["p"]) and after is not None and after.group == "comma":
        return None
    return Reading("DATE", "PRESENT_REF")


@RULES.add("<that> <time>", "<t:the> <time>")
def that_time(found: Found) -> Reading | None:
    """ "by that time": the date last told of; "at the time": then."""
    before, reference = found.before, found.setting.reference
    if before is None or before.low not in ("at", "by", "since", "until", "before", "during", "from"):
        return None
    if found.get("t"):
        after = found.after
        ends = (
            after is None
            or after.group in ("comma", "dot")
            or after.low in ("and", "he", "she", "they", "it")
        )
        return Reading("DATE", "PAST_REF") if before.low == "at" and ends else None
    if reference is None:
        return Reading("DATE", "PAST_REF")
    return Reading("DATE", "", reference, "text", reference=False)


@RULES.add("<weekends>", "<each> <weekend>")
def weekends(found: Found) -> Reading:
    """ "weekends", "every weekend"."""
    return Reading("SET", "XXXX-WXX-WE")


@RULES.add("<p:current>", "<p:recent>")
def present_adjective(found: Found) -> Reading | None:
    """ "current", "recent" before a noun."""
    return Reading("DATE", "PRESENT_REF" if found["p"].group == "current" else "PAST_REF")


@RULES.add("<p:future_word>")
def future(found: Found) -> Reading | None:
    """ "soon", "the near future"; not "soon after", "as soon as"."""
    before, after = found.before, found.after
    if found["p"].low == "soon" and (
        (after is not None and after.low in ("after", "as", "afterward", "afterwards", "thereafter"))
        or (before is not None and before.low in ("as", "too", "how", "so"))
    ):
        return None
    return Reading("DATE", "FUTURE_REF")


@RULES.add("<p:past_word>", "<the> (<recent>|<distant>)? <p:past>")
def past(found: Found) -> Reading | None:
    """ "recently", "the past"."""
    after = found.after
    noun_follows = after is not None and found.setting.around.tag(after.start)[:1] in ("N", "J")
    if found.has("the") and noun_follows:
        # "the past president": not a time.
        return None
    return Reading("DATE", "PAST_REF")
