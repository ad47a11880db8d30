"""Who has a part in a happening, as most origins tell it: people before their countries, no "they"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from onrecord.merge.digest import Digest
from onrecord.merge.entities import Links
from onrecord.merge.votes import outvoted, voices
from onrecord.merge.words import words_of_name
from onrecord.model import Actor, Event, Party
from onrecord.vocabulary import JOINT

_ENOUGH_TO_MEET = 2
_NOT_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(slots=True)
class _Part:
    """What mentions say of one entity's part; `home` is the country it is of, an entity too."""

    role: str | None = None
    named: str = ""
    person: bool = False
    state: bool = False
    home: str | None = None
    nameless: bool = False
    mentions: list[tuple[str, Actor]] = field(default_factory=list)
    voice: float = 0.0


_Parts = dict[str, _Part]


def parties(members: list[Digest], links: Links) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The actors and the recipients of a happening.

    Who is named by one origin of many, or only by a name that is another's here, is left out (`votes`).
    A country stands back behind a person of it, a group that nobody says the members of behind
    everybody else, and who acts is not acted on as well: what two do to each other, both do.
    """
    acting, acted_on = _found(members, links, "actors"), _found(members, links, "recipients")
    alike = members[0].event.kind in JOINT
    if alike:
        # Who meets whom is told either way round, so both parts are one vote.
        for entity in acting.keys() & acted_on.keys():
            acting[entity].mentions += acted_on[entity].mentions
            acted_on[entity] = acting[entity]
    heard = {**acting, **acted_on} if alike else acting
    acting, acted_on = _one_each(acting, heard), _one_each(acted_on, heard if alike else acted_on)
    if any(not part.nameless for part in (*acting.values(), *acted_on.values())):
        acting = _only(acting, lambda part: not part.nameless) or acting
        acted_on = _only(acted_on, lambda part: not part.nameless)
    if len({d.origin for d in members}) > 1:
        acting, acted_on = _voted(acting, acted_on, alike)
        if members[0].event.kind == "violence":
            # "Iran mourned the general killed by the United States": the mourners are read as the killers.
            struck = {part.home for part in acted_on.values()} - {None}
            acting = _only(acting, lambda part: part.home not in struck) or acting
    if alike:
        acted_on = _without_scene(members, links, acting, acted_on)
    everybody = {**acting, **acted_on}
    acting = _without_bare_countries(acting, everybody if alike else acting) or acting
    acted_on = _without_bare_countries(acted_on, everybody if alike else acted_on)
    return (
        tuple(Party(entity=e, role=part.role) for e, part in sorted(acting.items())),
        tuple(Party(entity=e, role=part.role) for e, part in sorted(acted_on.items()) if e not in acting),
    )


def _found(members: list[Digest], links: Links, side: str) -> _Parts:
    """The entities in one part."""
    found: _Parts = defaultdict(_Part)
    for d in members:
        actors: tuple[Actor, ...] = getattr(d.event, side)
        for actor in actors:
            for entity in links.parties(d.report, actor):
                part = found[entity]
                if part.role is None:
                    part.role = _role(d.event, actor)
                own = links.of(d.report, actor) == entity
                if own and len(actor.name or "") > len(part.named):
                    part.named = actor.name or ""
                part.person = part.person or (own and actor.kind == "person")
                part.state = part.state or (own and actor.kind != "person" and "GOV" in actor.sectors)
                codes = links.codes(d.report, actor)
                part.home = part.home or (links.country(codes[0]) if len(codes) == 1 else None)
                part.nameless = part.nameless or (actor.kind == "group" and not codes)
                part.mentions.append((d.origin, actor))
    return dict(found)


def _only(parts: _Parts, wanted: Callable[[_Part], bool]) -> _Parts:
    return {e: part for e, part in parts.items() if wanted(part)}


def _words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in words_of_name(name))


def _letters(name: str) -> str:
    return _NOT_LETTERS.sub("", name.casefold())


def _one_each(parts: _Parts, beside: _Parts) -> _Parts:
    """The parts without persons who are another under a longer name, with their voices.

    "Kim", read as one of that name, is the Kim whom more mentions tell of; a name that stands in no
    mention ("he") is a loose reading too.
    """
    people = _only(beside, lambda part: part.person)
    kept: _Parts = {}
    for entity, part in parts.items():
        longer = [
            other
            for e, other in people.items()
            if part.person and e != entity and part.home == other.home and _is_of(part, other)
        ]
        if longer:
            for other in longer[:1]:
                other.mentions += part.mentions
        else:
            kept[entity] = part
    for entity, part in kept.items():
        namesakes = [
            _words(other.named)
            for e, other in people.items()
            if part.person and e != entity and len(other.mentions) >= len(part.mentions)
        ]
        part.voice = voices((o, entity, _sure(a, part, namesakes)) for o, a in part.mentions)[entity]
    return kept


def _is_of(part: _Part, other: _Part) -> bool:
    """Whether one name is the other, written in another way or in part."""
    mine, theirs = _words(part.named), _words(other.named)
    if _letters(part.named) == _letters(other.named):
        return len(part.mentions) < len(other.mentions) or (
            len(part.mentions) == len(other.mentions) and part.named < other.named
        )
    return bool(mine) and mine < theirs


def _sure(actor: Actor, part: _Part, namesakes: Iterable[frozenset[str]]) -> bool:
    """Whether a mention says who is meant: by name, and by more than another's name here."""
    if not part.person:
        return any(letter.isupper() for letter in actor.text)
    said = _words(actor.text) & _words(part.named)
    return bool(said) and not any(said <= words for words in namesakes)


def _voted(acting: _Parts, acted_on: _Parts, alike: bool) -> tuple[_Parts, _Parts]:
    """The parts that are not outvoted: by their own country's, by the other countries', by a state itself."""
    if not alike:
        return _heard(acting), _heard(acted_on)
    everybody = _heard({**acting, **acted_on})
    if len({part.home or e for e, part in everybody.items()}) < _ENOUGH_TO_MEET:
        return acting, acted_on
    return (
        {e: part for e, part in acting.items() if e in everybody},
        {e: part for e, part in acted_on.items() if e in everybody},
    )


def _heard(parts: _Parts) -> _Parts:
    """The parts that others do not outvote: a country's that of other countries, a person's its people's."""
    most: dict[str, float] = defaultdict(float)
    of_people: dict[str, float] = defaultdict(float)
    for entity, part in parts.items():
        home = part.home or entity
        most[home] = max(most[home], part.voice)
        if part.person:
            of_people[home] = max(of_people[home], part.voice)
    top = max(most.values(), default=0.0)
    kept: _Parts = {}
    for entity, part in parts.items():
        home = part.home or entity
        # "The White House" beside its president, "the government of Peru" beside Peru.
        # "Pyongyang" is the state itself, and behind nobody.
        behind = part.state and entity != part.home and (part.voice < most[home] or part.home in parts)
        # A country is who its people are; of them each has a part only by a voice of its own.
        other = outvoted(part.voice, of_people[home]) or (part.voice < 1 < most[home])
        if not (outvoted(most[home], top) or behind or (part.person and other)):
            kept[entity] = part
    return kept


def _without_scene(members: list[Digest], links: Links, acting: _Parts, acted_on: _Parts) -> _Parts:
    """Whom a meeting is held with, but for the third country to which the others only travel."""
    scenes = {
        links.country(d.event.place.country) for d in members if d.event.place and d.event.place.country
    }
    others = {part.home or e for e, part in {**acting, **acted_on}.items()} - scenes
    if len(others) < _ENOUGH_TO_MEET:
        return acted_on
    return {e: part for e, part in acted_on.items() if e not in scenes or part.role != "participant"}


def _without_bare_countries(found: _Parts, beside: _Parts) -> _Parts:
    homes = {part.home for part in beside.values() if part.person}
    return {e: p for e, p in found.items() if e not in homes or p.role not in (None, "participant")}


def _role(event: Event, actor: Actor) -> str | None:
    for role in ("host", "mediator"):
        said = event.details.get(role)
        if said and said in (actor.country, actor.name, actor.text):
            return role
    return "participant" if event.kind in JOINT else None
