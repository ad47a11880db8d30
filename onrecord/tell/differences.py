"""On what reports differ, which report corrects which, and what only looks like a difference."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Disagreement, Event, GivenValue, Happening, HappeningDate
from onrecord.tell.clauses import Clauses
from onrecord.tell.dates import DATE_FIELDS, told_dates, within
from onrecord.tell.ranking import SURE
from onrecord.tell.words import days, listed, short_day, spelt

_CODES = re.compile(r"[A-Z]{3}(?: and [A-Z]{3})*")
# Fields of which a value stands in words that can be looked for: a number.
# Those killed are read off the number in the words, whatever else of an attack was read.
_COUNTED = frozenset({"count", "members"})
# Fields that say whether a thing took place.
_WHETHER = frozenset({"status", "whether it happened"})
# Numbers of which one is no more than so many times the other are one, rounded.
ROUNDED = 1.1
# Degrees of latitude and longitude between places of which reports name one for the other (some 30 km).
_BESIDE = 0.3
# Outcomes of a meeting that say the same.
_NOTHING_CAME = frozenset({"broke-down", "no-deal"})
_ONE = re.compile(r"\b(?:one|single|sole|1)\b", re.IGNORECASE)


def _plain(field: str) -> str:
    """A field without what `merge` notes beside it: `range_km (corrected)`."""
    return field.partition(" (")[0]


@dataclass(frozen=True, slots=True)
class Differences:
    """Puts disagreements into words."""

    names: Clauses

    def outlets(self, events: Sequence[str]) -> str:
        """The outlets whose reports hold some events."""
        view = self.names.view
        reports = view.reports_of(events)
        originals = [report for report in reports if not view.copied(report)] or reports
        return listed(view.name_of(report) for report in originals)

    def value(self, field: str, value: object) -> str:
        """One of several given values, in words, with its unit."""
        names, field = self.names, _plain(field)
        if field == "status" and isinstance(value, str):
            return names.words.of("status-given", value)
        if isinstance(value, str) and value in names.view.entities:
            return names.entity(value)
        if isinstance(value, str) and _CODES.fullmatch(value):
            return listed(names.words.country(code) for code in value.split(" and "))
        if isinstance(value, dict) and {"from", "to"} <= value.keys():
            return days(value["from"], value["to"], names.year)
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return days(value, value, names.year)
        if isinstance(value, list | tuple):
            return listed(self.value(field, each) for each in value) or "none"
        if value is None:
            return "not stated"
        if isinstance(value, str) and re.fullmatch(r"[a-z]+(-[a-z]+)+", value):
            return names.words.of(field, value)
        return f"{value} {names.words.of('unit', field, '')}".strip()

    def real(self, happening: Happening) -> list[Disagreement]:
        """The disagreements that are: told as news by two, each in the words of a sentence of its own.

        Of 16 that briefs of real reports told (2026-11-22) 14 were none: a day of another clause, a
        "launch" counted as one, two stops of one journey, one report that told of two things.
        """
        real = []
        for each in happening.disagreements:
            values = each.values
            if each.field in DATE_FIELDS:
                values = self._apart(tuple(v for v in values if self._dates(happening, v)))
            if _plain(each.field) in _COUNTED:
                values = tuple(value for value in values if self._counted(value))
            if each.field in ("blame", "actors", "recipients") and self._one_in_another(values):
                continue
            if each.field == "outcome" and {value.value for value in values} <= _NOTHING_CAME:
                # That a summit broke down and that it ended without a deal are one outcome.
                continue
            if each.field == "place" and "visit" in happening.modes:
                # Of a journey these are its stops.
                continue
            if each.field in ("blame", "actors", "recipients"):
                # "Tehran said it was shot down over its territory" blames nobody else.
                values = tuple(value for value in values if self._surely(value))
            if each.field in _WHETHER:
                # To say that a thing did not happen is grave: it takes two that are surely read.
                values = tuple(value for value in values if self._surely(value))
                if not self._denied(values):
                    continue
            if _plain(each.field).endswith("_km") and self._about_the_same(values):
                continue
            if each.field == "place":
                placed = [(self._class(value), value) for value in values]
                classes = [c for c, _ in placed if c is not None]
                values = tuple(value for c, value in placed if c is not None and classes.count(c) > 1)
                if self._side_by_side(values):
                    continue
            current = tuple(value for value in values if not self._taken_back(value))
            if len(current) > 1:
                values = current
            # How many sign and who is named stand in one report: that they differ is its own.
            own = each.field == "signatories" and self._surely_all(values)
            if len(values) > 1 and (own or self._of_several(values) or self._corrected(each)):
                real.append(Disagreement(field=each.field, values=values))
        return real

    def _dates(self, happening: Happening, value: GivenValue) -> bool:
        """Whether a sentence gives just this day as that of a happening: "over the weekend" gives neither."""
        given = value.value if isinstance(value.value, dict) else {"from": value.value, "to": value.value}

        def just_this(event: Event) -> bool:
            date = event.date
            same = date is not None and (date.from_, date.to) == (given.get("from"), given.get("to"))
            return same and self.names.gives_day(event, happening)

        return self._any(value, just_this)

    def told_days(self, happening: Happening) -> tuple[HappeningDate, ...]:
        """The dates that a line on a happening tells: all that reports really differ on, else the surest."""

        def surely(given: HappeningDate) -> bool:
            # The day of the plan is not yet that of the deed.
            held = (self.names.view.events.get(each) for each in given.events)
            own = (event for event in held if event is not None and event.status == happening.status)
            return any(map(self.names.surely_dated, own))

        real = [value for each in self.real(happening) if each.field in DATE_FIELDS for value in each.values]
        given = {event for value in real for event in value.events}
        apart = tuple(each for each in happening.dates if given & set(each.events))
        if len(apart) > 1:
            return told_dates(replace(happening, dates=apart), differ=True)
        best = [each for each in happening.dates if surely(each)] or happening.dates
        return told_dates(replace(happening, dates=tuple(best)), differ=bool(real))

    def _events(self, value: GivenValue) -> list[Event]:
        return [event for each in value.events if (event := self.names.view.events.get(each)) is not None]

    def _any(self, value: GivenValue, holds: Callable[[Event], bool]) -> bool:
        """Whether one of the events that give a value is such; a value of no known event is taken so."""
        held = self._events(value)
        return not held or any(map(holds, held))

    def _counted(self, value: GivenValue) -> bool:
        """Whether a sentence that is surely read has the number in words: "a launch" counts nothing."""
        number = value.value

        def told(event: Event) -> bool:
            words = event.sentence.text
            if event.confidence < SURE or not isinstance(number, int):
                return event.confidence >= SURE
            if number == 1:
                return _ONE.search(words) is not None
            in_digits = re.search(rf"(?<![\d.,-]){number}(?![\d-])", words)
            return bool(in_digits or re.search(rf"\b(?!\d){spelt(number)}\b", words, re.IGNORECASE))

        return self._any(value, told)

    @staticmethod
    def _apart(values: tuple[GivenValue, ...]) -> tuple[GivenValue, ...]:
        """Days of which none lies within another's stretch: "in June" agrees with "on 12 June"."""
        given = [each.value if isinstance(each.value, dict) else {} for each in values]
        stretches = [(each.get("from"), each.get("to")) for each in given]
        return tuple(
            value
            for value, wide in zip(values, stretches, strict=True)
            if not any(within(narrow, wide) for narrow in stretches)
        )

    def _denied(self, values: Sequence[GivenValue]) -> bool:
        """Whether one denies it, or tells of its day that it was not; "will not test again" does neither."""
        view = self.names.view

        def denies(event: Event) -> bool:
            statement = view.statements.get(event.according_to or "")
            said = statement is not None and statement.stance == "denies"
            return event.status != "negated" or said or self.names.surely_dated(event)

        outlets = [{view.name_of(report) for report in view.reports_of(value.events)} for value in values]
        one_outlet = len(outlets) > 1 and bool(set.intersection(*outlets))
        return not one_outlet and all(self._any(value, denies) for value in values)

    @staticmethod
    def _about_the_same(values: Sequence[GivenValue]) -> bool:
        """Whether numbers differ only by rounding: 19 miles are 30 or 31 kilometres."""
        numbers = [float(value.value) for value in values if isinstance(value.value, int | float)]
        return len(numbers) == len(values) > 0 and max(numbers) <= ROUNDED * min(numbers)

    def _of_several(self, values: Sequence[GivenValue]) -> bool:
        """Whether not all of the values are one outlet's, which rather tells of two things."""
        view = self.names.view
        given = [{view.name_of(r) for r in view.reports_of(value.events)} for value in values]
        return not all(given) or len(set().union(*given)) > 1

    def _taken_back(self, value: GivenValue) -> bool:
        """Whether only reports tell it whose place a correction or an update took."""
        reports = self.names.view.reports_of(value.events)
        return bool(reports) and all(map(self.names.view.superseded, reports))

    @staticmethod
    def _one_in_another(values: Sequence[GivenValue]) -> bool:
        """Whether one value only names some of those whom another names."""
        sides = [set(str(value.value).split(" and ")) for value in values]
        return any(one < other for one in sides for other in sides)

    def _side_by_side(self, values: Sequence[GivenValue]) -> bool:
        """Whether places lie within one another or beside one another: a town, and the strip it is in."""
        places = [event.place for value in values for event in self._events(value) if event.place]
        known = [
            (place.lat, place.lon) for place in places if place.lat is not None and place.lon is not None
        ]
        if len(known) < len(places) or not known:
            return False
        return all(max(side) - min(side) <= _BESIDE for side in zip(*known, strict=True))

    def _surely_all(self, values: Sequence[GivenValue]) -> bool:
        return all(map(self._surely, values))

    def _surely(self, value: GivenValue) -> bool:
        return self._any(value, lambda event: event.confidence >= SURE)

    def _class(self, value: GivenValue) -> str | None:
        """`PPL`, `PCL`, `ADM` or another kind; None for a dateline's place or a zone's name."""
        for name in value.events:
            event = self.names.view.events.get(name)
            if event is None or event.place is None or self._beside(event):
                continue
            return (event.place.feature or "")[:3]
        return None if any(name in self.names.view.events for name in value.events) else ""

    def _beside(self, event: Event) -> bool:
        report = self.names.view.reports[self.names.view.report_of(event)]
        place = event.place
        if place is None or place.in_ != "text":
            return False
        after = report.text[place.end : place.end + 6].lower()
        filed = report.dateline
        return after.startswith(" time") or (filed is not None and filed.start == place.start)

    def _corrected(self, each: Disagreement) -> str | None:
        """`corrected by The Post, 6 Oct: 450 km, not 540 km`, where one report replaces another."""
        view = self.names.view

        def reports(value: GivenValue) -> set[str]:
            return set(view.reports_of(value.events))

        if len(each.values) != 2:
            return None
        for new, old in (each.values, each.values[::-1]):
            for report in reports(new):
                if {view.report_heads[report].supersedes} == reports(old):
                    day = view.day_of(report)
                    by = f"{view.name_of(report)}{f', {short_day(day)}' if day else ''}"
                    what = self.names.words.of("field", _plain(each.field))
                    values = f"{self.value(each.field, new.value)}, not {self.value(each.field, old.value)}"
                    return f"{what} corrected by {by}: {values}"
        return None

    def _by(self, value: GivenValue) -> str:
        """Whose word a value is, where all who give it have it from one: ", according to North Korea"."""
        statements = self.names.view.statements
        said = {event.according_to for event in self._events(value)}
        statements.bring(each for each in said if each is not None)
        told = [statements.get(each or "") for each in said]
        speakers = {self.names.speaker(each) for each in told if each is not None and not each.anonymous}
        (speaker,) = speakers if len(speakers) == 1 and None not in told else (None,)
        return f", according to {speaker}" if speaker else ""

    def disputed(self, happening: Happening) -> bool:
        """Whether reports differ that do not correct one another."""
        return any(self._corrected(each) is None for each in self.real(happening))

    def clauses(self, happening: Happening, *, dated: bool) -> list[str]:
        """One clause for each field on which reports differ; `dated`: the sentence tells the days."""
        clauses = []
        for each in self.real(happening):
            if each.field == "signatories" and isinstance(happening.details.get("claimed"), int):
                # The sentence itself tells the number claimed and who is named.
                continue
            if dated and each.field in DATE_FIELDS and len(happening.dates) > 1:
                continue
            corrected = self._corrected(each)
            given = "; ".join(
                f"{self.value(each.field, value.value)}{self._by(value)} ({self.outlets(value.events)})"
                for value in each.values
            )
            what = self.names.words.of("field", _plain(each.field))
            clauses.append(corrected or f"reports differ on {what}: {given}")
        return clauses
