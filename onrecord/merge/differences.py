"""Where reports differ on one happening (or a report with itself): all values, none chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import DETAILS
from onrecord.merge.digest import Digest, detail
from onrecord.model import Disagreement, GivenValue

_DONE = frozenset({"actual", "historical"})
# Kinds in which another actor means that another is blamed.
_BLAMED = frozenset({"violence", "weapons", "other", "protest"})


def _given(field: str, by_value: dict[Any, list[str]]) -> Iterator[Disagreement]:
    if len(by_value) > 1:
        ordered = sorted(by_value.items(), key=lambda item: (-len(item[1]), str(item[0])))
        yield Disagreement(
            field=field,
            values=tuple(GivenValue(value=value, events=tuple(events)) for value, events in ordered),
        )


class Differences:
    """Finds the disagreements within one happening."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._details = [row for row in knowledge.rows(DETAILS) if row.disagreement]

    def of(self, digests: Iterable[Digest]) -> tuple[Disagreement, ...]:
        """The disagreements, by field: details, date, place, blame, whether it happened, signatories."""
        members = list(digests)
        return tuple(
            found
            for part in (
                self._of_details(members),
                self._of_dates(members),
                self._of_places(members),
                self._of_blame(members),
                self._of_happening(members),
                self._of_signatories(members),
            )
            for found in part
        )

    def _of_details(self, members: list[Digest]) -> Iterator[Disagreement]:
        for row in self._details:
            values: dict[Any, list[str]] = defaultdict(list)
            for d in members:
                value = detail(d.event, row.detail)
                if isinstance(value, str | int | float):
                    values[value].append(d.event.id)
            yield from _given(row.disagreement or row.detail, values)

    @staticmethod
    def _of_dates(members: list[Digest]) -> Iterator[Disagreement]:
        exact: dict[Any, list[str]] = defaultdict(list)
        zones: dict[Any, set[str | None]] = defaultdict(set)
        for d in members:
            if d.dated and d.first == d.last and d.event.status in _DONE and d.event.date is not None:
                exact[d.event.date.from_].append(d.event.id)
                zones[d.event.date.from_].add(d.zone)
        # One instant has two dates in two zones; only dates of the same clock can differ.
        clocks = [zone for z in zones.values() for zone in z]
        if len(set(clocks)) == 1 or len(exact) > 2:
            yield from _given("date", exact)

    @staticmethod
    def _of_places(members: list[Digest]) -> Iterator[Disagreement]:
        values: dict[Any, list[str]] = defaultdict(list)
        for d in members:
            place = d.event.place
            if place is not None and (place.resolution or 0) >= 4:
                values[place.name or place.text].append(d.event.id)
        yield from _given("place", values)

    @staticmethod
    def _of_blame(members: list[Digest]) -> Iterator[Disagreement]:
        values: dict[Any, list[str]] = defaultdict(list)
        for d in members:
            if d.event.kind in _BLAMED and d.actor_countries and d.event.status in _DONE:
                values[" and ".join(sorted(d.actor_countries))].append(d.event.id)
        named = [set(value.split(" and ")) for value in values]
        if any(not a & b for i, a in enumerate(named) for b in named[i + 1 :]):
            yield from _given("blame", values)

    @staticmethod
    def _of_happening(members: list[Digest]) -> Iterator[Disagreement]:
        values: dict[Any, list[str]] = defaultdict(list)
        for d in members:
            if d.event.status in _DONE:
                values["happened"].append(d.event.id)
            elif d.event.status == "negated":
                values["did not happen"].append(d.event.id)
        yield from _given("whether it happened", values)

    @staticmethod
    def _of_signatories(members: list[Digest]) -> Iterator[Disagreement]:
        values: dict[Any, list[str]] = defaultdict(list)
        for d in members:
            named, claimed = detail(d.event, "signatories"), detail(d.event, "claimed")
            count = len(named) if isinstance(named, list | tuple) else 0
            # One name is a speaker, not a list of signatories.
            if count > 1:
                values[f"{count} named"].append(d.event.id)
                if isinstance(claimed, int) and claimed != count:
                    values[f"{claimed} claimed"].append(d.event.id)
        if any(key.endswith("claimed") for key in values):
            yield from _given("signatories", values)
