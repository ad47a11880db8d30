"""Who has a part in a happening, over its mentions: people before their countries, no "they"."""

from __future__ import annotations

from onrecord.merge.digest import Digest
from onrecord.merge.entities import Links
from onrecord.model import Actor, Event, Party
from onrecord.vocabulary import JOINT

_ENOUGH_TO_MEET = 2


def parties(members: list[Digest], links: Links) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The actors and the recipients of a happening.

    A country stands back behind a person of it, a group that nobody says the members of behind
    everybody else, and who acts is not acted on as well: what two do to each other, both do.
    """
    acting, nameless = _found(members, links, "actors")
    acted_on, others = _found(members, links, "recipients")
    if acting.keys() - nameless or acted_on.keys() - others:
        acting = {e: role for e, role in acting.items() if e not in nameless} or acting
        acted_on = {e: role for e, role in acted_on.items() if e not in others}
    alike = members[0].event.kind in JOINT
    if alike:
        acted_on = _without_scene(members, links, acting, acted_on)
    everybody = {**acting, **acted_on}
    acting = _without_bare_countries(acting, links, everybody if alike else acting) or acting
    acted_on = _without_bare_countries(acted_on, links, everybody if alike else acted_on)
    return (
        tuple(Party(entity=e, role=r) for e, r in sorted(acting.items())),
        tuple(Party(entity=e, role=r) for e, r in sorted(acted_on.items()) if e not in acting),
    )


def _found(members: list[Digest], links: Links, field: str) -> tuple[dict[str, str | None], set[str]]:
    """The parties in one part with their roles, and which of them are groups of unsaid members."""
    found: dict[str, str | None] = {}
    nameless: set[str] = set()
    for d in members:
        actors: tuple[Actor, ...] = getattr(d.event, field)
        for actor in actors:
            for entity in links.parties(d.report, actor):
                if found.get(entity) is None:
                    found[entity] = _role(d.event, actor)
                if actor.kind == "group" and not links.codes(d.report, actor):
                    nameless.add(entity)
    return found, nameless


def _without_scene(
    members: list[Digest], links: Links, acting: dict[str, str | None], acted_on: dict[str, str | None]
) -> dict[str, str | None]:
    """Whom a meeting is held with, but for the third country to which the others only travel."""
    scenes = {
        links.country(d.event.place.country) for d in members if d.event.place and d.event.place.country
    }
    others = {links.country(links.home(e) or "") or e for e in (*acting, *acted_on)} - scenes
    if len(others) < _ENOUGH_TO_MEET:
        return acted_on
    return {e: role for e, role in acted_on.items() if e not in scenes or role != "participant"}


def _without_bare_countries(
    found: dict[str, str | None], links: Links, beside: dict[str, str | None]
) -> dict[str, str | None]:
    homes = {links.country(code) for e in beside if (code := links.home(e)) is not None}
    return {e: role for e, role in found.items() if e not in homes or role not in (None, "participant")}


def _role(event: Event, actor: Actor) -> str | None:
    for role in ("host", "mediator"):
        said = event.details.get(role)
        if said and said in (actor.country, actor.name, actor.text):
            return role
    return "participant" if event.kind in JOINT else None
