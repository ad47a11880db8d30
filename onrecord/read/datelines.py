"""Datelines: where, when and by which agency a report says it was filed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.read import DATELINES
from onrecord.model import Place, Published, Span
from onrecord.read.dates import MONTHS, from_parts, month_number
from onrecord.read.outlets import Outlets
from onrecord.read.patterns import compiled

# Datelines stand at the head; looked for at the start of this many lines, so far into the text.
_LINES, _REACH = 6, 1500

_NAME = r"[A-Z][\w.'’]*(?:-[\w.'’]+)*"
_PLACE = rf"{_NAME}(?: (?:of|de|del|el|es|al|la|da|upon|on|and) {_NAME}| {_NAME}){{0,3}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DATE = rf"{_WEEKDAY}(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_OTHERS = rf"(?: ?/ ?{_PLACE}){{0,3}}(?:, ?(?!{_MONTH} ?\d){_NAME}(?: {_NAME}){{0,2}}){{0,2}}"
_DASH = r"(?:--+|[-–—―])(?=[\s\"“A-Z])"
_DAY = re.compile(r"\d{1,2}(?!\d)")
_YEAR = re.compile(r"\d{4}")
_TURNS = re.compile(r"^(?:[A-Z][A-Z.'’-]+ ?){1,4}:[ \n]", re.MULTILINE)


_AGENCY = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; each part None where it does not."""

    place: Place | None = None
    agency: str | None = None
    published: Published | None = None


def _titled(words: str) -> str:
    """SEOUL as Seoul, WINSTON-SALEM as Winston-Salem, and Seoul as it is."""
    return re.sub(
        r"[^\W\d_]{2,}", lambda m: m.group().capitalize() if m.group().isupper() else m.group(), words
    )


class DatelineFinder:
    """Finds a report's dateline by the forms and word lists of the knowledge."""

    def __init__(self, knowledge: Knowledge, outlets: Outlets) -> None:
        rows = knowledge.rows(DATELINES)
        parts = {"{PLACE}": _PLACE, "{OTHERS}": _OTHERS, "{DATE}": _DATE, "{DASH}": _DASH}
        self._forms = []
        for row in (row for row in rows if row.kind == "form"):
            pattern = row.pattern
            for name, part in parts.items():
                pattern = pattern.replace(name, part)
            self._forms.append(compiled(pattern, file=DATELINES.file, row=row.id))
        self._years = [
            compiled(row.pattern, file=DATELINES.file, row=row.id) for row in rows if row.kind == "year"
        ]
        self._not_places = {w.casefold() for row in rows if row.kind == "not-place" for w in row.words}
        self._cities = {w.casefold(): w for row in rows if row.kind == "city" for w in row.words}
        self._outlets = outlets

    def find(self, text: str, title: str | None = None, year: int | None = None) -> Dateline:
        """The dateline at the head of a text.

        Args:
            text: the report's text.
            title: its headline, where some agencies write the full date.
            year: the year of publication where it is known; a day without a year gives no
                date otherwise.
        """
        found = Dateline()
        position = 0
        speaks = len(_TURNS.findall(text[:4000])) >= 3
        for line in text[:_REACH].split("\n")[:_LINES]:
            match = self._match(line, speaks)
            if match is not None:
                found = self._read(text, position, match, year)
                break
            position += len(line) + 1
        if found.published is None:
            found = Dateline(found.place, found.agency, self._full_year(title or ""))
        return found

    def _match(self, line: str, speaks: bool) -> re.Match[str] | None:
        for form in self._forms:
            match = form.match(line)
            if match is not None and self._believed(match, line, speaks):
                return match
        return None

    def _believed(self, match: re.Match[str], line: str, speaks: bool) -> bool:
        groups = match.groupdict()
        agency = self._outlets.credited(groups.get("agency") or groups.get("agency2"))
        place = groups.get("place")
        if not place:
            return agency is not None
        if place.casefold() in self._not_places:
            return False
        if groups.get("bare"):
            return place.casefold() in self._cities
        rest = line[match.end() :].lstrip()
        if not rest or (rest[0].islower() and agency is None):
            return False
        if agency is not None or groups.get("date"):
            return True
        capitals = place.upper() == place and len(place) > 3
        is_city = place.casefold() in self._cities
        if match.group().rstrip().endswith(":"):
            return is_city and not speaks
        return is_city or (capitals and len(rest) > 40)

    def _read(self, text: str, position: int, match: re.Match[str], year: int | None) -> Dateline:
        groups = match.groupdict()
        written = groups.get("agency") or groups.get("agency2")
        credit = self._outlets.credited(written)
        # An agency nobody has listed is still one where a dateline puts it beside its place.
        unlisted = written if written and groups.get("place") and _AGENCY.fullmatch(written) else None
        place = None
        if groups.get("place"):
            start, end = position + match.start("place"), position + match.end("place")
            place = Place(
                start=start,
                end=end,
                text=text[start:end],
                use="literal",
                name=self._cities.get(text[start:end].casefold()) or _titled(text[start:end]),
                reason="dateline",
            )
        published = self._day(text, position, match, year) if groups.get("date") else None
        return Dateline(place, credit.name if credit else unlisted, published)

    @staticmethod
    def _day(text: str, position: int, match: re.Match[str], year: int | None) -> Published | None:
        written = match["date"]
        stated = _YEAR.search(written)
        full_year = int(stated.group()) if stated else year
        month = next((m for w in written.split() if w[:3].lower() in MONTHS and (m := month_number(w))), None)
        day = _DAY.search(_YEAR.sub("", written))
        if full_year is None or month is None or day is None:
            return None
        found = from_parts(full_year, month, int(day.group()), "dateline")
        if found is None:
            return None
        start, end = position + match.start("date"), position + match.end("date")
        span = Span(start=start, end=end, text=text[start:end])
        return Published(value=found.value, from_=found.from_, to=found.to, basis="dateline", span=span)

    def _full_year(self, title: str) -> Published | None:
        for pattern in self._years:
            match = pattern.search(title)
            if match is not None:
                groups = match.groupdict()
                # The Juche calendar counts 1912, the year of Kim Il Sung's birth, as its first.
                year = int(groups["year"]) if groups.get("year") else 1911 + int(groups["juche"])
                found = from_parts(year, int(groups["month"]), int(groups["day"]), "dateline")
                if found is not None:
                    span = Span(start=match.start(), end=match.end(), text=match.group(), in_="title")
                    return Published(
                        value=found.value, from_=found.from_, to=found.to, basis="dateline", span=span
                    )
        return None
