"""Rules for weekdays: "Wednesday", "last Friday", "the first Monday of May", "Mondays"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.when import calendar
from onrecord.when.dates import calendar_day, choose_year, year_of
from onrecord.when.grammar import Found, Reading, Rules
from onrecord.when.lexing import Piece
from onrecord.when.named_days import nth_weekday

RULES = Rules()


@RULES.add(
    "{part} (<r:this|last|next|previous|following|that|same> <coming|past>?"
    " | <the> <r:previous|following|same|past>)? <w:weekday>",
    "<the> <w:weekday> <before|after>",
)
def weekday(found: Found) -> Reading | None:
    """ "Wednesday", "last Friday", "the previous Friday"."""
    number, setting = int(found["w"].value), found.setting
    relation = found.get("r")
    if relation is not None and relation.group == "that" and _only_joins(found, relation):
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
    if group == "last":
        when = calendar.weekday_near(calendar.moved(published, "D", -1), number, "past")
    elif group == "next":
        when = calendar.weekday_near(calendar.moved(published, "D", 1), number, "future")
    elif group == "this" and not found.has("past"):
        when = calendar.weekday_near(published, number, "past" if found.tense == "past" else "future")
    else:
        ahead = found.tense in ("future", "present")
        when = calendar.weekday_near(published, number, "future" if ahead else "past")
    return Reading("DATE", "", calendar.day(when), "published")


def _only_joins(found: Found, that: Piece) -> bool:
    """Whether "that" opens a clause: "noted that Thursday's launch" points to no Thursday told of before."""
    around, before = found.setting.around, found.before
    if found.pieces[found.start] is not that:
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
