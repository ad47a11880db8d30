"""Where reports differ on one happening (or a report with itself): all values, none chosen."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import DETAILS, POINTING
from onrecord.merge.digest import Digest, detail, told_here
from onrecord.merge.places import TOWN
from onrecord.model import Disagreement, GivenValue, HappeningDate
from onrecord.vocabulary import DONE

# Kinds in which another actor means that another is blamed.
_BLAMED = frozenset({"violence", "weapons", "other", "protest"})
# So many of a denial's words stand in an account of the deed: one text, its "not" read only once.
_ONE_TEXT, _LONG = 0.8, 7


def _given(field: str, by_value: dict[Any, list[str]], first: Collection[Any] = ()) -> Iterator[Disagreement]:
    """The disagreement on a field, if there is one; values in `first` stand before the others."""
    if len(by_value) > 1:
        ordered = sorted(
            by_value.items(), key=lambda item: (item[0] not in first, -len(item[1]), str(item[0]))
        )
        yield Disagreement(
            field=field,
            values=tuple(GivenValue(value=value, events=tuple(events)) for value, events in ordered),
        )


def _lays_it_to(d: Digest) -> bool:
    """Whether a mention itself says who did it: not its speaker, and nobody from another sentence."""
    told = all(told_here(a, d.event) for a in d.event.actors)
    return bool(d.actor_countries) and told and d.speaker not in d.actors


def _reworded(denied: Digest, done: Digest) -> bool:
    """Whether two mentions in different texts are one sentence, retold word for word."""
    shared, longer = denied.words & done.words, max(len(denied.words), len(done.words))
    # Of a short sentence a true denial has all the words too.
    return denied.report != done.report and longer >= _LONG and len(shared) >= _ONE_TEXT * longer


def corrections(members: Iterable[Digest]) -> Iterator[str]:
    """One sentence for each detail that a later report corrected."""
    old: dict[str, dict[str, str]] = defaultdict(dict)
    new: dict[str, list[str]] = defaultdict(list)
    for d in members:
        for name, value in d.event.details.items():
            if isinstance(value, str | int | float):
                if d.superseded:
                    old[name].setdefault(str(value), d.report)
                else:
                    new[name].append(str(value))
    for name, values in sorted(old.items()):
        for value, report in sorted(values.items()):
            if new[name] and value not in new[name]:
                told = name.replace("_", " ")
                yield f"Corrected: {told} {value} ({report}) is now given as {new[name][-1]}."


class Differences:
    """Finds the disagreements within one happening."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._details = [row for row in knowledge.rows(DETAILS) if row.disagreement]
        words = next(row.words for row in knowledge.rows(POINTING) if row.part == "until then")
        # At the end of its clause: "before the council he denied it" denies.
        self._until_then = re.compile(
            rf"\b(?:{'|'.join(map(re.escape, words))})(?=\s*(?:[^\w\s]|and\b|$))", re.IGNORECASE
        )

    def of(self, digests: Iterable[Digest], days: tuple[HappeningDate, ...] = ()) -> tuple[Disagreement, ...]:
        """The disagreements, by field: details, date, place, blame, whether it happened, signatories."""
        members = list(digests)
        return tuple(
            found
            for part in (
                self._of_details(members),
                self._of_dates(members, days),
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
            current: set[Any] = set()
            for d in members:
                value = detail(d.event, row.detail)
                if isinstance(value, str | int | float):
                    values[value].append(d.event.id)
                    if not d.superseded:
                        current.add(value)
            field = row.disagreement or row.detail
            # All that stands uncorrected is one value: the other was a mistake, taken back.
            corrected = len(current) == 1 and len(values) > 1
            yield from _given(f"{field} (corrected)" if corrected else field, values, first=current)

    @staticmethod
    def _of_dates(members: list[Digest], days: tuple[HappeningDate, ...]) -> Iterator[Disagreement]:
        """The days of a deed that reports dispute; `days.dates` has left out what is only misread."""
        done = {d.event.id for d in members if d.event.status in DONE}
        exact: dict[Any, list[str]] = defaultdict(list)
        for each in days:
            if each.from_ == each.to and (told := [event for event in each.events if event in done]):
                exact[each.from_] += told
        # One instant has two dates in two zones; only dates of the same clock can differ.
        clocks = {each.zone for each in days if each.from_ in exact and each.from_ == each.to}
        if len(clocks) == 1 or len(exact) > 2:
            yield from _given("date", exact)

    @staticmethod
    def _of_places(members: list[Digest]) -> Iterator[Disagreement]:
        told = [
            (d, p)
            for d in members
            if (p := d.event.place) is not None and not d.dateline and (p.resolution or 0) >= TOWN
        ]
        countries = Counter(p.country for _, p in told if p.country)
        # A capital stands for a government; of the act's own places most lie in one country.
        home = min(countries, key=lambda c: (-countries[c], c), default=None)
        by_resolution: dict[int, dict[Any, list[str]]] = defaultdict(lambda: defaultdict(list))
        for d, place in told:
            elsewhere = place.country not in (None, home)
            if not (elsewhere and any(p.country == home and o.report == d.report for o, p in told)):
                by_resolution[place.resolution or 0][place.name or place.text].append(d.event.id)
        if by_resolution:
            yield from _given("place", max(by_resolution.values(), key=len))

    @staticmethod
    def _of_blame(members: list[Digest]) -> Iterator[Disagreement]:
        values: dict[Any, list[str]] = defaultdict(list)
        blamed: set[str] = set()
        for d in members:
            if d.event.kind in _BLAMED and d.event.status in DONE and _lays_it_to(d):
                value = " and ".join(sorted(d.actor_countries))
                values[value].append(d.event.id)
                if d.statement is not None:
                    blamed.add(value)
        named = {value: set(value.split(" and ")) for value in values}
        # Who lays it to another says so; two reports' own words that differ are more often misread.
        if any(not named[a] & named[b] for a in blamed for b in named):
            yield from _given("blame", values)

    def _of_happening(self, members: list[Digest]) -> Iterator[Disagreement]:
        values: dict[Any, list[str]] = defaultdict(list)
        # Who tells of a deed and of one not done has two in mind: "it fired two but will not test a third".
        done = [d for d in members if d.event.status in DONE]
        telling = {d.origin for d in done if d.statement is None}
        for d in members:
            if d.event.status in DONE:
                values["happened"].append(d.event.id)
            elif (
                d.event.status == "negated"
                and (d.statement is not None or d.origin not in telling)
                and not self._until_then.search(d.event.sentence.text)
                and not any(_reworded(d, other) for other in done)
            ):
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
