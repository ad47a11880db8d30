"""Who sits on which side of a process, and what sides are called in a title."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import TITLE_NAMES
from onrecord.knowledge.rows.who import COUNTRIES
from onrecord.model import Actor, Entity, Happening

# A movement that fights a government is a side of its own, not its country's.
_OWN_SIDE = frozenset({"REB", "UAF", "SEP"})
# Who speaks and acts for a country, by PLOVER's sectors; a businessman or a member of parliament does not.
OFFICIAL = frozenset({"GOV", "MIL", "SPY"})
_ACTS_FOR = OFFICIAL | _OWN_SIDE
_JOINED_AT_MOST = 3
# What bodies of many countries have for a country.
MANY = "IGO"


class Sides:
    """The sides of happenings: country codes, UNO and EUR, and the names of other bodies."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._names: dict[str, str] = {}
        for row in knowledge.rows(COUNTRIES):
            self._names.setdefault(row.code, row.name)
        self._among: dict[frozenset[str], str] = {}
        self._first: dict[str, int] = {}
        for own in knowledge.rows(TITLE_NAMES):
            if len(own.codes) > 1:
                self._among[frozenset(own.codes)] = own.name
                continue
            self._names[own.codes[0]] = own.name
            if own.first is not None:
                self._first[own.codes[0]] = own.first

    def all(self, happening: Happening, told: Told) -> frozenset[str]:
        """All sides of a happening, as merging found or a person set them."""
        known = (told.entity(p.entity) for p in (*happening.actors, *happening.recipients))
        return frozenset(side for e in known if e is not None and (side := self.side(e)))

    def of_actor(self, actor: Actor, event: str, told: Told, *, whoever: bool = False) -> frozenset[str]:
        """The sides for which an actor of an event acts; none for who acts for himself, unless `whoever`."""
        if whoever:
            return frozenset(side for e in told.parties(event, actor) if (side := self.side(e)))
        if actor.sectors and actor.sectors[0] not in _ACTS_FOR:
            return frozenset()
        if not actor.sectors and actor.kind == "person":
            return frozenset()
        return frozenset(side for e in told.parties(event, actor) if (side := self.side(e)))

    def side(self, entity: Entity) -> str | None:
        """What an entity stands for: a fighting body or one above states itself, else its country."""
        body = entity.kind == "organisation"
        if body and _OWN_SIDE & set(entity.sectors):
            return entity.name
        if entity.country in self._names:
            return entity.country
        return entity.name if body and entity.country == MANY else None

    def name(self, side: str) -> str:
        """What a side is called in a title ("U.S.", "North Korea", "Taliban")."""
        return self._names.get(side, side)

    def _ordered(self, sides: Iterable[str]) -> list[str]:
        return [
            self.name(s)
            for s in sorted(sides, key=lambda s: (self._first.get(s, len(self._names)), self.name(s)))
        ]

    def joined(self, sides: Iterable[str]) -> str:
        """Several sides as one adjective ("U.S.–North Korea", "Inter-Korean")."""
        among = frozenset(sides)
        if among in self._among:
            return self._among[among]
        names = self._ordered(among)
        return "–".join(names) if len(names) <= _JOINED_AT_MOST else f"{self.listed(among)}:"

    def listed(self, sides: Iterable[str]) -> str:
        """Several sides as a list ("Iran, North Korea and Russia")."""
        names = self._ordered(sides)
        return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""

    def possessive(self, sides: Iterable[str]) -> str:
        """Several sides as owners ("North Korea's", "U.S.")."""
        listed = self.listed(sides)
        if not listed:
            return ""
        if listed.endswith("."):
            return listed
        return f"{listed}'" if listed.endswith("s") else f"{listed}'s"
