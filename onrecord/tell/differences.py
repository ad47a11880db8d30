"""On what reports differ, which report corrects which, and what only looks like a difference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Disagreement, Event, GivenValue, Happening
from onrecord.tell.names import Names
from onrecord.tell.ranking import SURE
from onrecord.tell.words import days, listed, short_day

_CODES = re.compile(r"[A-Z]{3}(?: and [A-Z]{3})*")
DATE_FIELDS = frozenset({"date", "dates"})


def _plain(field: str) -> str:
    """A field without what `merge` notes beside it: `range_km (corrected)`."""
    return field.partition(" (")[0]


@dataclass(frozen=True, slots=True)
class Differences:
    """Puts disagreements into words."""

    names: Names

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
        """The disagreements that are: places of one kind, and not where a report was filed."""
        real = []
        for each in happening.disagreements:
            values = each.values
            if each.field == "status":
                # To say that a thing did not happen is grave: it takes two that are surely read.
                values = tuple(value for value in values if self._surely(value))
            if each.field == "place":
                placed = [(self._class(value), value) for value in values]
                classes = [c for c, _ in placed if c is not None]
                values = tuple(value for c, value in placed if c is not None and classes.count(c) > 1)
            if len(values) > 1:
                real.append(Disagreement(field=each.field, values=values))
        return real

    def _surely(self, value: GivenValue) -> bool:
        held = [event for each in value.events if (event := self.names.view.events.get(each)) is not None]
        return not held or any(event.confidence >= SURE for event in held)

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
                f"{self.value(each.field, value.value)} ({self.outlets(value.events)})"
                for value in each.values
            )
            what = self.names.words.of("field", _plain(each.field))
            clauses.append(corrected or f"reports differ on {what}: {given}")
        return clauses
