"""Rules for weekdays: "Wednesday", "last Friday", "the first Monday of May", "Mondays"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from onrecord.when import calendar
from onrecord.when.dates import calendar_day, choose_year, year_of
from onrecord.when.grammar import Found, Reading, Rules
from onrecord.when.lexing import Piece
from onrecord.when.named_days import nth_weekday

RULES = Rules()

# Days back to which "after Monday's talks" is of the last Monday, though the verb is one to come.
_LOOKS_BACK = 3
# Code points between two days that "and" joins; what keeps them apart.
_JOINED, _PAUSE = 50, re.compile(r"[^\w'’-]")
_WEEK = 7
# "Wednesday last week", "Friday of next week".
_OF_WEEK = re.compile(r"\s+(?:of\s+)?(last|this|next)\s+week\b", re.IGNORECASE)
_WEEKS = {"last": -1, "this": 0, "next": 1}


@RULES.add(
    "{part} (<r:this|last|next|previous|following|that|same> <coming|past>?"
    " | <the> <r:previous|following|same|past>)? <w:weekday>",
    "<the> <w:weekday> <before|after>",
)
def weekday(found: Found) -> Reading | None:
    """ "Wednesday", "last Friday", "the previous Friday"."""
    number, setting = int(found["w"].value), found.setting
    relation = found.get("r")
    if relation is not None and _only_joins(found, relation):
        found = replace(found, start=found.pieces.index(relation) + 1)
        reading = weekday(replace(found, named={name: p for name, p in found.named.items() if name != "r"}))
        return replace(reading, skip=1) if reading is not None else None
    group = relation.group if relation else ""
    if group in ("previous", "following", "that", "same") or found.has("before", "after"):
        base = setting.day or (calendar.day(setting.published) if setting.published else None)
        if base is None:
            return Reading("DATE", f"XXXX-WXX-{number}")
        if group == "following" or found.has("after"):
            when = calendar.weekday_near(calendar.moved(base.last, "D", 1), number, "future")
        elif group in ("that", "same"):
            when = calendar.weekday_near(base.first, number, "past")
        else:
            when = calendar.weekday_near(calendar.moved(base.first, "D", -1), number, "past")
        return Reading("DATE", "", calendar.day(when), "text")
    published = setting.published
    if published is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    if not group and (week := _OF_WEEK.match(setting.text, found["w"].end)) is not None:
        monday = calendar.week(calendar.moved(published, "W", _WEEKS[week[1].lower()])).first
        when = calendar.moved(monday, "D", number - 1)
    elif group == "last":
        when = calendar.weekday_near(calendar.moved(published, "D", -1), number, "past")
    elif group == "next":
        when = calendar.weekday_near(calendar.moved(published, "D", 1), number, "future")
    elif group == "this" and not found.has("past"):
        when = calendar.weekday_near(published, number, "past" if found.tense == "past" else "future")
    elif (before := found.before) is not None and before.group in ("after", "following"):
        when = _looked_back_on(published, number, found.tense)
    elif found.tense is None and (earlier := _told_ahead(found, number)) is not None:
        when = calendar.weekday_near(earlier, number, "future")
    else:
        ahead = found.tense in ("future", "present")
        when = calendar.weekday_near(published, number, "future" if ahead else "past")
    return Reading("DATE", "", calendar.day(when), "published")


def _looked_back_on(published: date, number: int, tense: str | None) -> date:
    """The day after whose talks something is or will be: "after Monday's talks he will fly home".

    Told up to three days later those talks are over, whatever the verb; told nearer to the next
    such day ("After Monday's summit he will …", on a Friday) they are to come.
    """
    last = calendar.weekday_near(published, number, "past")
    if tense in ("future", "present") and (published - last).days > _LOOKS_BACK:
        return calendar.weekday_near(published, number, "future")
    return last


def _told_ahead(found: Found, number: int) -> date | None:
    """The day to come that the words just before have named: "dinner on Thursday and talks on Friday"."""
    setting, start = found.setting, found.pieces[found.start].start
    day, end = setting.day, setting.ahead_until
    if day is None or end is None or setting.published is None or not end <= start <= end + _JOINED:
        return None
    between = setting.text[end:start].split()
    near = (day.first - setting.published).days < _WEEK and day.first.isoweekday() != number
    return day.first if near and "and" in between and not any(map(_PAUSE.search, between)) else None


def _only_joins(found: Found, that: Piece) -> bool:
    """Whether "that" opens a clause ("noted that Thursday's launch"), or "following" is "after"."""
    around, before = found.setting.around, found.before
    if found.pieces[found.start] is not that:
        return False
    if that.group == "following":
        return before is None or before.group != "the"
    if that.group != "that":
        return False
    if around.tag(that.start) == "IN" or around.dependency(that.start) == "mark":
        return True
    possessive = found.setting.text[found["w"].end : found["w"].end + 2] in ("'s", "’s")
    return possessive and before is not None and around.is_verb(before.start)


@RULES.add("{part} <t:today>")
def near_day(found: Found) -> Reading:
    """ "today", "yesterday", "earlier today"."""
    published, step = found.setting.published, int(found["t"].value)
    if published is None:
        return Reading("DATE", ("PAST_REF", "PRESENT_REF", "FUTURE_REF")[step + 1])
    return Reading("DATE", "", calendar.day(calendar.moved(published, "D", step)), "published")


@RULES.add("<the> <n:ordinal|second_ordinal|last> <w:weekday> <of|in> <m:month> (<y:year>)?")
def weekday_of_month(found: Found) -> Reading | None:
    """ "the first Monday of May"."""
    month, year_piece = int(found["m"].value), found.get("y")
    year = year_of(year_piece) if year_piece else choose_year(found.setting, month, None, found.tense)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}")
    nth = -1 if found["n"].group == "last" else int(found["n"].number)
    if nth > 5:
        return None
    when = nth_weekday(year, month, int(found["w"].value), nth)
    return Reading("DATE", "", calendar.day(when), "explicit" if year_piece else "published")


@RULES.add("<the> <u:unit> <of> <m:month> <d:day_number|ordinal_number> (<comma>? <y:year>)?")
def week_of_day(found: Found) -> Reading | None:
    """ "the week of Oct. 16"."""
    if found["u"].value != "W":
        return None
    month, number, year_piece = int(found["m"].value), int(found["d"].number), found.get("y")
    year = year_of(year_piece) if year_piece else choose_year(found.setting, month, number, found.tense)
    reading = calendar_day(found, year, month, number)
    if reading is None or reading.stretch is None:
        return None
    week = calendar.week(reading.stretch.first)
    return Reading("DATE", "", week, "explicit" if year_piece else "published")


@RULES.add("<w:weekday> <p:dayparts>", "<w:weekdays> <p:dayparts>?", "<each> <w:weekday> <p:daypart>?")
def repeated_weekday(found: Found) -> Reading:
    """ "Tuesday nights", "Mondays", "each Thursday"."""
    part = found.get("p")
    return Reading("SET", f"XXXX-WXX-{found['w'].value}" + (f"T{part.value}" if part else ""))
