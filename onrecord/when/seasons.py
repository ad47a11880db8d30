"""Rules for seasons and for days known by a name: "last fall", "Christmas Eve"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.knowledge.rows.when import Season
from onrecord.when import calendar
from onrecord.when.dates import choose_year, distance, year_of
from onrecord.when.grammar import Found, Reading, Rules
from onrecord.when.named_days import in_year

RULES = Rules()

# ISO 8601.
_THURSDAY, _SATURDAY, _SUNDAY = 4, 6, 7

_BEFORE_SEASON = frozenset(
    "in since by until till during through before after every of each for over early late".split()
)


def _is_season(found: Found) -> bool:
    """Whether "fall" or "spring" is the season: not a verb, and cued; others only not a verb or a name."""
    word, around = found["s"], found.setting.around
    if around.is_verb(word.start) or around.is_name(word.start, "PERSON"):
        return False
    if found.after is not None and found.capital(word) and found.capital(found.after):
        # "the Winter Olympics", "Spring Hill".
        return False
    if word.low not in ("fall", "spring") or found.get("r") or found.has("part", "comparative"):
        return True
    after, before = found.after, found.before
    if after is not None and after.low in ("of", "in"):
        return False
    return before is not None and before.low in _BEFORE_SEASON


def _begins_name(found: Found) -> bool:
    """Whether the day is only the first part of a longer name."""
    named, after = found["d"], found.after
    if after is None or after.start != named.end + 1 or found.get("y") is not None:
        return False
    if not found.capital(after):
        return False
    return found.setting.around.dependency(named.start) in ("compound", "nmod", "amod")


@RULES.add("<r:last|this|next>? <d:named_day> <y:year>?")
def named_day(found: Found) -> Reading | None:
    """ "Christmas Eve", "Thanksgiving", "9/11"; the Good Friday Agreement is of no Good Friday."""
    if _begins_name(found):
        return None
    row, published = found.setting.lexicon.named_days[int(found["d"].value)], found.setting.published
    if len(row.rule) == 10 and row.rule[0].isdigit():
        when = in_year(row, 1)
        return Reading("DATE", "", calendar.day(when), "explicit", reference=False)
    if published is None:
        return Reading("DATE", f"XXXX-{row.rule}" if row.rule[3:].isdigit() else "XXXX-XX-XX")
    year, relation = found.get("y"), found.get("r")
    if year is not None:
        return Reading("DATE", "", calendar.day(in_year(row, year_of(year))), "explicit")
    days = [in_year(row, published.year + step) for step in (-1, 0, 1)]
    tense = {"last": "past", "next": "future"}.get(relation.group) if relation else found.tense
    if relation and relation.group == "this":
        days = days[1:2]

    nearest = min(days, key=lambda day: distance((day - published).days, tense))
    return Reading("DATE", "", calendar.day(nearest), "published")


@RULES.add("<the>? <r:last|this|next>? <d:named_day> <weekend>")
def named_weekend(found: Found) -> Reading | None:
    """ "Easter weekend", "the Labor Day weekend": with the day that it is named after."""
    named = named_day(found)
    if named is None or named.stretch is None:
        return named
    day = named.stretch.first
    saturday = calendar.weekday_near(day, _SATURDAY, "past" if day.isoweekday() < _THURSDAY else "future")
    if day.isoweekday() == _SUNDAY:
        # Easter's begins on Good Friday.
        saturday, day = calendar.moved(day, "D", -1), calendar.moved(day, "D", -2)
    weekend = calendar.weekend(saturday)
    stretch = replace(weekend, first=min(day, weekend.first), last=max(day, weekend.last))
    return replace(named, stretch=stretch)


def _season_year(row: Season, published: date, relation: str) -> int:
    """The year in which the last, this or the next such season begins."""
    seasons = {
        year: calendar.season(year, row.code, row.first_month, row.months)
        for year in range(published.year - 2, published.year + 3)
    }
    if relation == "last":
        return max(year for year, one in seasons.items() if one.last < published)
    if relation == "next":
        return min(year for year, one in seasons.items() if one.first > published)
    going_on = [year for year, one in seasons.items() if one.first <= published <= one.last]
    return going_on[0] if going_on else published.year


@RULES.add("<the>? {part} (<r:this|last|next> <past|coming>?)? <s:season> (<of>? <y:year|spelled_year>)?")
def season(found: Found) -> Reading | None:
    """ "last fall", "the summer of 2010"."""
    row = found.setting.lexicon.seasons[found["s"].value]
    relation, year_piece, published = found.get("r"), found.get("y"), found.setting.published
    if year_piece is None and not _is_season(found):
        return None
    if year_piece is not None:
        number = year_of(year_piece)
        return Reading("DATE", "", calendar.season(number, row.code, row.first_month, row.months), "explicit")
    if published is None:
        return Reading("DATE", f"XXXX-{row.code}")
    if relation is None:
        # A season is dated by its middle month; winter's lies in the next year.
        middle = row.first_month + 1
        chosen = choose_year(found.setting, (middle - 1) % 12 + 1, None, found.tense)
        number = (chosen or published.year) - (middle > 12)
    else:
        number = _season_year(row, published, relation.group)
    return Reading("DATE", "", calendar.season(number, row.code, row.first_month, row.months), "published")


@RULES.add("(<the> <last|past|next> (<number>|<day_number>|<few>))? <s:seasons>")
def repeated_season(found: Found) -> Reading:
    """ "summers", "the past three winters"."""
    return Reading("SET", f"XXXX-{found['s'].value}")
