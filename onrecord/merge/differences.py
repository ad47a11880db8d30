"""Where reports differ on one happening (or a report with itself): all values, none chosen."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import Any

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import DETAILS, POINTING
from onrecord.merge.apart import tally
from onrecord.merge.clocks import Clocks
from onrecord.merge.digest import Digest, detail, told_here
from onrecord.merge.places import TOWN
from onrecord.merge.under_way import ToCome
from onrecord.model import Disagreement, GivenValue, HappeningDate
from onrecord.vocabulary import DONE

# Kinds in which another actor means that another is blamed.
_BLAMED = frozenset({"violence", "weapons", "other", "protest"})
_COUNT = "count"
# What is measured has its unit in its name; of the dead one more is another number.
_MEASURED = "_km"
# Numbers so near to each other are one number, rounded or converted.
_ROUNDED = 0.1
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
    shared, shorter = denied.words & done.words, min(len(denied.words), len(done.words))
    # Of a short sentence a true denial has all the words too.
    return denied.report != done.report and shorter >= _LONG and len(shared) >= _ONE_TEXT * shorter


def _only_rounded(values: Collection[Any]) -> bool:
    """Whether numbers differ by less than a tenth: miles made kilometres, and "some" of both."""
    numbers = [v for v in values if isinstance(v, int | float)]
    return len(numbers) == len(values) > 0 and max(numbers) - min(numbers) < _ROUNDED * max(numbers)


def _in_all(members: list[Digest]) -> list[Digest]:
    """The mentions that say how many there were: not the second of them, nor one by who tells of two."""
    told = [d for d in members if isinstance(detail(d.event, _COUNT), int) and not (d.ordinal or tally(d))]
    most: dict[str, int] = defaultdict(int)
    for d in told:
        most[d.origin] = max(most[d.origin], int(detail(d.event, _COUNT)))
    return [d for d in told if detail(d.event, _COUNT) == most[d.origin]]


def _within(name: str, other: str) -> bool:
    """Whether a place's name is part of another's: Andrews, Andrews Air Force Base."""
    return f" {name.casefold()} " in f" {other.casefold()} "


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
        words = {row.part: "|".join(map(re.escape, row.words)) for row in knowledge.rows(POINTING)}
        # At the end of its clause: "before the council he denied it" denies.
        self._until_then = re.compile(
            rf"\b(?:{words['until then']})(?=\s*(?:[^\w\s]|and\b|$))", re.IGNORECASE
        )
        self._to_come = ToCome(knowledge)
        self._clocks = Clocks(knowledge)

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
            for d in _in_all(members) if row.detail == _COUNT else members:
                value = detail(d.event, row.detail)
                # How many in a year is not how many there were.
                if isinstance(value, str | int | float) and not tally(d):
                    values[value].append(d.event.id)
                    if not d.superseded:
                        current.add(value)
            if set(values) <= set(row.alike) or (row.detail.endswith(_MEASURED) and _only_rounded(values)):
                continue
            field = row.disagreement or row.detail
            # All that stands uncorrected is one value: the other was a mistake, taken back.
            corrected = len(current) == 1 and len(values) > 1
            yield from _given(f"{field} (corrected)" if corrected else field, values, first=current)

    def _of_dates(self, members: list[Digest], days: tuple[HappeningDate, ...]) -> Iterator[Disagreement]:
        """The days of a deed that reports dispute; `days.dates` has left out what is only misread."""
        done = {d.event.id: d for d in members if d.event.status in DONE}
        exact: dict[Any, list[str]] = defaultdict(list)
        for each in days:
            if each.from_ == each.to and (told := [event for event in each.events if event in done]):
                exact[each.from_] += told
        # One instant has two dates in two zones; only dates of the same clock can differ.
        clocks = {each.zone for each in days if each.from_ in exact and each.from_ == each.to}
        if (len(clocks) == 1 or len(exact) > 2) and self._one_act(
            [[done[event] for event in told] for told in exact.values()]
        ):
            yield from _given("date", exact)

    def _one_act(self, by_day: list[list[Digest]]) -> bool:
        """Whether tellings of two days can be of one act by the same parties at two times.

        Visitors arrive, meet and dine on days that follow one another, and a night in the west is the
        morning in the east.
        """
        return any(
            (a.event.kind != "meeting" or (a.act, a.parties) == (b.act, b.parties))
            and not self._clocks.one_instant(a, b)
            for one, other in combinations(by_day, 2)
            for a in one
            for b in other
        )

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
            places = max(by_resolution.values(), key=len)
            longest = max(places, key=lambda name: (len(name), name))
            if not all(_within(name, longest) for name in places):
                yield from _given("place", places)

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
            elif (d.statement is not None or d.origin not in telling) and self._denies(d, done):
                values["did not happen"].append(d.event.id)
        yield from _given("whether it happened", values)

    def _denies(self, d: Digest, done: list[Digest]) -> bool:
        """Whether a mention denies the deed: its very act, on its day or by somebody's word."""
        if d.event.status != "negated" or not (d.dated or d.statement is not None):
            return False
        if self._until_then.search(d.event.sentence.text) or self._to_come.renounced(d.event):
            return False
        return any(d.act == o.act for o in done) and not any(_reworded(d, o) for o in done)

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
