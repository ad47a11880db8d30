"""Who is meant, over reports: one Entity for the mentions of one country, body or person.

A Wikidata id decides where there is one, else the canonical name with country and kind; a
person's country is the one best supported over all reports (`people`). Who is named nowhere in a
report is an entity of that report alone: two reports' "senior official" are never taken for one man.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from onrecord.merge.people import People, as_called, full_name, inferred
from onrecord.model import Actor, Coded, Entity, Term, stable_id
from onrecord.vocabulary import ActorKind

Key = tuple[str | None, ...]
Mention = tuple[str, str, int, int]


class Links:
    """From the actors of reports to the entities they mean."""

    def __init__(
        self,
        by_mention: dict[Mention, str],
        by_country: dict[str, str],
        own: frozenset[str],
        home: dict[str, str],
    ) -> None:
        self._by_mention = by_mention
        self._by_country = by_country
        self._own = own
        self._home = home

    def of(self, report: str, actor: Actor) -> str | None:
        """The id of the entity an actor of a report means; None for an actor that no report holds."""
        found = self._by_mention.get(_mention(report, actor))
        if found is None and actor.kind == "country" and actor.country is not None:
            return self._by_country.get(actor.country)
        return found

    def unnamed(self, entity: str) -> bool:
        """Whether an entity is one that a single report speaks of without a name."""
        return entity in self._own

    def country(self, code: str) -> str | None:
        """The id of a country's entity."""
        return self._by_country.get(code)

    def home(self, entity: str) -> str | None:
        """The country a person is of; None for who is no person, or of no known country."""
        return self._home.get(entity)

    def codes(self, report: str, actor: Actor) -> tuple[str, ...]:
        """The countries an actor of a report stands for, a person's as all reports support it."""
        if actor.countries:
            return actor.countries
        found = self.of(report, actor)
        home = self._home.get(found) if found is not None else None
        code = home or actor.country
        return (code,) if code else ()

    def parties(self, report: str, actor: Actor) -> tuple[str, ...]:
        """The entities an actor stands for as a party to an event.

        A group such as "the two sides" stands for its countries, unnamed officials for theirs.
        """
        codes = self.codes(report, actor)
        found = self.of(report, actor)
        if len(actor.countries) > 1 or found is None or found in self._own:
            countries = tuple(c for c in (self._by_country.get(code) for code in codes) if c is not None)
            if countries:
                return countries
        return (found,) if found is not None else ()


def _mention(report: str, actor: Actor) -> Mention:
    return (report, actor.in_, actor.start, actor.end)


def _all_actors(coded: Coded) -> Iterator[Actor]:
    yield from coded.actors
    for statement in coded.statements:
        if statement.speaker is not None:
            yield statement.speaker
    for event in coded.events:
        yield from event.actors
        yield from event.recipients


def _groups(coded: Coded) -> list[list[Actor]]:
    """A report's mentions, those of one entity together."""
    groups: dict[tuple[object, ...], list[Actor]] = defaultdict(list)
    seen: set[tuple[object, ...]] = set()
    for actor in _all_actors(coded):
        mark = (actor.in_, actor.start, actor.end, actor.entity)
        if mark not in seen:
            seen.add(mark)
            groups[("entity", actor.entity) if actor.entity else mark[:3]].append(actor)
    return list(groups.values())


def _key(group: list[Actor], report: str, known: dict[Key, set[str]], people: People) -> Key:
    country = next((a for a in group if a.kind == "country" and a.country is not None), None)
    if country is not None and len(country.countries) <= 1:
        return ("country", country.country)
    wikidata = sorted({a.wikidata for a in group if a.wikidata})
    if wikidata:
        return ("wikidata", wikidata[0])
    named = _named(group, people)
    if named is not None:
        # A name that other reports give with one Wikidata id only is that entity's.
        ids = known.get(named, set())
        return ("wikidata", next(iter(ids))) if len(ids) == 1 else named
    first = min(group, key=lambda a: (a.in_, a.start))
    return ("report", report, first.in_, str(first.start))


def _named(group: list[Actor], people: People) -> Key | None:
    named = [a for a in group if a.name]
    if not named:
        return None
    best = max(named, key=lambda a: (len(a.name or ""), a.name or ""))
    if people.knows(best):
        return ("name", as_called(best.name or ""), people.country(best), "person")
    return ("name", (best.name or "").casefold(), best.country, best.kind)


def _commonest(values: Iterable[str]) -> str | None:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _name(actors: list[Actor]) -> str:
    name = _commonest(a.name for a in actors if a.name)
    if name is not None:
        return name
    # "They" names nobody: where a fuller wording stands for the same, that is the name.
    return min((a.text for a in actors), key=lambda text: (len(text.split()) == 1, -len(text), text))


def _country(key: Key, actors: list[Actor]) -> str | None:
    if key[0] == "name" and key[3] == "person" and full_name(key[1] or ""):
        return key[2]
    told = [a for a in actors if a.country]
    said = [a.country for a in told if a.country and not inferred(a)]
    return _commonest(said or [a.country for a in told if a.country])


def _entity(key: Key, actors: list[Actor]) -> Entity:
    kind = "person" if key[0] == "name" and key[3] == "person" else _commonest(a.kind for a in actors)
    as_kind: ActorKind = next((a.kind for a in actors if a.kind == kind), actors[0].kind)
    sectors = Counter(s for a in actors for s in a.sectors)
    return Entity(
        id=stable_id("en", *key),
        kind=as_kind,
        name=_name(actors),
        country=_country(key, actors),
        sectors=tuple(sorted(sectors, key=lambda s: (-sectors[s], s))),
        offices=tuple(Term(office=o) for o in sorted({a.office for a in actors if a.office})),
        wikidata=_commonest(a.wikidata for a in actors if a.wikidata),
        names=tuple(sorted({a.text for a in actors if a.text})),
    )


def entities(coded: Iterable[Coded]) -> tuple[tuple[Entity, ...], Links]:
    """The entities of many reports, and the link from each mention to its own.

    Args:
        coded: coded reports, in any order; the answer does not depend on it.

    Returns:
        The entities, sorted by id, and the `Links` that find them.
    """
    grouped = [(c.report.id, group) for c in coded for group in _groups(c)]
    people = People(group for _, group in grouped)
    known: dict[Key, set[str]] = defaultdict(set)
    for _, group in grouped:
        named = _named(group, people)
        if named is not None:
            known[named].update(a.wikidata for a in group if a.wikidata)
    members: dict[Key, list[Actor]] = defaultdict(list)
    keys: dict[Mention, Key] = {}
    codes: set[str] = set()
    for report, group in grouped:
        key = _key(group, report, known, people)
        members[key].extend(group)
        for actor in group:
            keys[_mention(report, actor)] = key
            codes.update(actor.countries or ((actor.country,) if actor.country else ()))
    # A country that is meant ("Japanese officials") but never named is an entity all the same.
    made = [_entity(key, actors) for key, actors in members.items()]
    made += [
        Entity(id=stable_id("en", "country", code), kind="country", name=code, country=code)
        for code in codes
        if ("country", code) not in members
    ]
    links = Links(
        {mention: stable_id("en", *key) for mention, key in keys.items()},
        {code: stable_id("en", "country", code) for code in codes},
        frozenset(stable_id("en", *key) for key in members if key[0] == "report"),
        {e.id: e.country for e in made if e.kind == "person" and e.country is not None},
    )
    return tuple(sorted(made, key=lambda e: e.id)), links
