"""Who may be a party to an event, and what parties tell of it: politics is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Actor, Event, Place, Span
from onrecord.what.lexicon import Lexicon
from onrecord.what.mentions import PLACE_ACTED_UPON

BODIES = frozenset({"IGO", "UNO", "EUR"})
# Kinds of mention that are people, not a country or its ground.
PEOPLE = frozenset({"person", "office", "group"})
# Conduct of civilians that PLOVER codes for its own sake, whoever acts.
_OF_CIVILIANS = frozenset({"PROTEST"})


def codes(people: Sequence[Actor]) -> set[str]:
    """The countries and bodies of some actors."""
    found: set[str] = set()
    for actor in people:
        found.update(actor.countries or ((actor.country,) if actor.country else ()))
    return found


def within(actors: Sequence[Actor], words: Span) -> list[Actor]:
    """The mentions that stand in some words of the text."""
    return [actor for actor in actors if words.start <= actor.start and actor.end <= words.end]


def is_international(actors: Sequence[Actor], recipients: Sequence[Actor]) -> bool:
    """Whether two countries, or a body of several, take part."""
    found = codes([*actors, *recipients])
    return len(found) > 1 or bool(found & BODIES)


def is_visit(event: Event) -> bool:
    """Whether a meeting is a journey to somebody, seen from either side."""
    return bool({"visit", "host"}.intersection(event.modes))


def is_party(place: Place, people: Sequence[Actor]) -> bool:
    """Whether a toponym's words are those of a party."""
    return any(a.start <= place.start and place.end <= a.end and not a.inferred for a in people)


class Politics:
    """Says whether an act is one of politics, by who takes part in it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._sectors = {word.upper() for word in lexicon.classes["political_sector"]}
        self._press = {word.upper() for word in lexicon.classes["sector_of_press"]}
        self._bodies = {word.upper() for word in lexicon.classes["political_country"]}

    def is_political(self, actor: Actor) -> bool:
        """A state, its organs and officials, an armed group, or a body of states."""
        if actor.because == PLACE_ACTED_UPON:
            return False
        if actor.kind in {"country", "office"}:
            return True
        if actor.country in self._bodies or len(actor.countries) > 1:
            return True
        if actor.sectors:
            return bool(self._sectors.intersection(actor.sectors))
        return actor.kind in {"group", "person"} and actor.country is not None

    def _is_interview(self, people: Sequence[Actor]) -> bool:
        """Whether one side alone talks with the press ("in a phone call with Reuters")."""
        press = [a for a in people if a.kind == "organisation" and self._press.intersection(a.sectors)]
        return bool(press) and len(people) - len(press) < 2

    def concerns(
        self, category: str, actors: Sequence[Actor], recipients: Sequence[Actor], *, seen: bool = False
    ) -> bool:
        """Whether an act of this category between these parties is coded at all.

        Args:
            seen: the encoder takes the word for an act of politics; then it is enough that some
                party is of a country.
        """
        if category in _OF_CIVILIANS:
            return True
        if category == "CONSULT" and self._is_interview((*actors, *recipients)):
            return False
        if seen and codes((*actors, *recipients)):
            return True
        if any(self.is_political(actor) for actor in actors):
            return True
        return any(self.is_political(recipient) for recipient in recipients)
