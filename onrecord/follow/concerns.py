"""Whom a clause on a topic concerns: human rights in Chile and in Peru are two subjects."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.follow.occasions import FIRST_HAND
from onrecord.follow.sides import MANY, Sides
from onrecord.follow.subjects import Subjects
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.where import SITES
from onrecord.model import Coded, Span

# Code points before a statement in which it is told what it is about.
_SHORTLY = 400
_NOBODY = frozenset[str]()
# Whom nothing concerns: bodies of many, and the UN, whose resolutions and charter are called upon.
_NOBODYS = frozenset({MANY, "UNO"})


@dataclass(frozen=True, slots=True)
class Concern:
    """The countries (codes) that a clause is about, none for a clause on the world at large."""

    countries: frozenset[str] = _NOBODY
    name: str = ""


class Concerns:
    """Finds whom a clause concerns: in the clause, its statement, a release's title, or shortly before."""

    def __init__(self, knowledge: Knowledge, sides: Sides) -> None:
        self._sides = sides
        self._subjects = Subjects(knowledge, sides)
        # Regions that several share, by all their names ("the Korean Peninsula").
        self._shared = {
            name.casefold(): Concern(frozenset(row.countries), row.name)
            for row in knowledge.rows(SITES)
            if len(row.countries) > 1
            for name in (row.name, *row.other_names)
        }
        self._last: tuple[Coded, list[int], list[tuple[int, Concern, str]]] | None = None

    def of(
        self, coded: Coded, whole: tuple[Span, ...], clause: tuple[int, int, int, int], own: str
    ) -> Concern:
        """Whom a clause concerns.

        Args:
            coded: its report.
            whole: the statement that holds it.
            clause: its first code point, the first and the end of its topic's words, and its end.
            own: the country of who speaks (ISO 3166-1 alpha-3), who is no concern of his own position.
        """
        first, at, behind, end = clause
        formula = list(self._named(coded, at, behind, ""))
        if formula:
            # "The sovereignty of Peru" concerns Peru, even in Peru's own words.
            return formula[0][1]
        within = list(self._named(coded, first, end, own))
        if within:
            return min(within, key=lambda pair: abs(pair[0] - at))[1]
        around = [n for span in whole for n in self._named(coded, span.start, span.end, own)]
        before = [n for n in around if n[0] < first]
        if before or around:
            nearest = max(before, key=_where) if before else min(around, key=_where)
            return nearest[1]
        if coded.report.genre in FIRST_HAND:
            titled = self._subjects.countries(coded.report.title or "") - {own}
            if len(titled) == 1:
                return self._one(min(titled))
        # An answer goes on about the country of the question.
        asked = list(self._named(coded, first - _SHORTLY, first, own))
        return max(asked, key=_where)[1] if asked else Concern()

    def _one(self, country: str) -> Concern:
        return Concern(frozenset({country}), self._sides.name(country))

    def _named(self, coded: Coded, first: int, end: int, own: str) -> Iterator[tuple[int, Concern]]:
        if self._last is None or self._last[0] is not coded:
            named = sorted(self._all(coded), key=_where)
            # A long transcript has thousands of mentions, and as many clauses ask for theirs.
            self._last = coded, [at for at, _, _ in named], named
        _, starts, mentions = self._last
        for at, concern, country in mentions[bisect_left(starts, first) : bisect_left(starts, end)]:
            if country != own:
                yield at, concern

    def _all(self, coded: Coded) -> Iterator[tuple[int, Concern, str]]:
        for place in coded.places:
            shared = self._shared.get(place.text.casefold())
            if place.in_ == "text" and shared is not None:
                yield place.start, shared, ""
            elif place.in_ == "text" and place.country:
                yield place.start, self._one(place.country), place.country
        for actor in coded.actors:
            if actor.in_ == "text" and not actor.inferred and actor.country and actor.country not in _NOBODYS:
                yield actor.start, self._one(actor.country), actor.country


def _where(named: tuple[int, Concern] | tuple[int, Concern, str]) -> int:
    return named[0]


def main(concerns: Iterable[Concern]) -> tuple[str, str]:
    """The country that most of some concerns share, as a key, and the name that most of them have."""
    every = list(concerns)
    codes = [code for each in every for code in each.countries]
    names = [each.name for each in every]
    if not codes:
        return "", ""
    code = max(codes, key=lambda c: (codes.count(c), c))
    names = [each.name for each in every if code in each.countries]
    return code, max(names, key=lambda n: (names.count(n), n))
