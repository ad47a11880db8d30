"""Whose police, rebels or villagers they are where a sentence speaks of one country only.

"Police in Mexico tortured a union leader" names one country, and means people of it; so does
"gunmen killed three Iraqi policemen". Soldiers, travellers and diplomats may be abroad: of them
nothing is taken for granted. What is added rests on no word of the mention and says so in `because`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model import Actor, Event, Place, Report
from onrecord.what.doers import unsaid
from onrecord.what.mentions import as_actor
from onrecord.what.parties import BODIES, codes, within

_ONLY = "the only country its sentence speaks of"
_NAMED = "the country that takes part in most of the report"
_PLACE = "country of the act's place"
# Whose soldiers were struck is plain only where the sentence says where.
_SOLDIERS = frozenset({"MIL"})
# Of all parties' countries in a report, the share that makes it one on that country's affairs.
_HOME_SHARE, _HOME_LEAST = 0.6, 3


def _is_on_own_ground(event: Event) -> bool:
    """Whether nothing says that a single country acts elsewhere than at home."""
    at = event.place.country if event.place is not None else None
    return len(codes(event.actors)) == 1 and at in (None, *codes(event.actors))


def _is_just_named(actor: Actor) -> bool:
    """Whether of somebody no more is known than the name."""
    return actor.kind == "person" and actor.name is not None and not codes((actor,)) and not actor.sectors


def _counted(events: Sequence[Event]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for event in events:
        counted.update(codes((*event.actors, *event.recipients)))
    return counted


def told_of(events: Sequence[Event]) -> str | None:
    """The country that takes part in most of what a report tells, if there is one."""
    return _most(_counted(events))


def home_of(report: Report, events: Sequence[Event], places: Sequence[Place]) -> str | None:
    """The country whose affairs a report tells, if there is one; where it was filed comes first, then who
    acts in it, then where."""
    line = report.dateline.country if report.dateline is not None else None
    counted = _counted(events)
    if line is not None and (counted[line] or not counted):
        return line
    where = Counter(p.country for p in places if p.use == "literal" and p.country)
    return told_of(events) or _most(where)


def _most(counted: Counter[str]) -> str | None:
    best, count = counted.most_common(1)[0] if counted else (None, 0)
    return best if count >= _HOME_LEAST and count >= _HOME_SHARE * counted.total() else None


class AtHome:
    """Gives parties of no country said the only one that their sentence speaks of.

    Args:
        classes: the lexicon's word classes; those of sectors say who acts at home and upon whom.
    """

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        def sectors(name: str) -> frozenset[str]:
            return frozenset(word.upper() for word in classes[name])

        self._doers = sectors("sector_at_home_only")
        self._subjects = sectors("sector_under_a_state")
        self._organs = sectors("sector_organ_of_state")
        self._open = sectors("sector_whose_country_follows")
        self._upon_people = sectors("category_done_where_people_are")
        self._officials = sectors("sector_of_home")
        self._domestic = sectors("sector_acting_at_home")
        self._domestic_modes = classes["mode_at_home"]
        self._addressed = sectors("category_addressed")
        self._directed = sectors("category_done_to_somebody")

    def of(self, events: Sequence[Event], actors: Sequence[Actor], places: Sequence[Place]) -> list[Event]:
        """The events with the countries that their sentences leave no doubt about.

        Args:
            events: a text's events.
            actors: all mentions in it.
            places: all its toponyms, of any use.
        """
        return [self._one(event, actors, places) for event in events]

    def officials(self, event: Event, home: str | None, own: str | None) -> Event:
        """Officials, police and protesters of no country said as those of the report's country.

        Args:
            home: the country whose affairs the report tells.
            own: the one that takes part in most of it, whose people are named without saying so.
        """
        if own is not None and event.actors and all(_is_just_named(a) for a in event.actors):
            return replace(event, actors=tuple(replace(a, country=own, because=_NAMED) for a in event.actors))
        if home is None or codes(event.actors):
            return event
        allowed = self._officials | {"CVL"} if event.type == "PROTEST" else self._officials
        if event.type == "CONSULT" or not any(allowed.intersection(actor.sectors) for actor in event.actors):
            return event
        actors = tuple(
            replace(actor, country=home, because=f"{actor.because}; country of the report")
            if allowed.intersection(actor.sectors)
            else actor
            for actor in event.actors
        )
        return replace(event, actors=actors)

    def own_state(self, event: Event, own: str | None, actors: Sequence[Actor], *, held: bool) -> Event:
        """The actor's own country as recipient, where the act is one at home by its nature, or by what
        the report is on.

        Args:
            own: the country that takes part in most of what the report tells.
            actors: all mentions in it.
            held: whether it is an act of the state that holds those it is done to ("the execution").
        """
        if codes(event.recipients) or event.type == "CONSULT" or not codes(event.actors) - BODIES:
            return event
        domestic = self._is_domestic(event) or (held and _is_on_own_ground(event))
        if not (domestic or self._in_own_affairs(event, own, actors)):
            return event
        doer = tuple(a for a in event.actors if codes((a,)) - BODIES)[:1]
        return replace(event, recipients=(*event.recipients, *unsaid(doer)))

    def _is_domestic(self, event: Event) -> bool:
        return (
            event.type == "PROTEST"
            or bool(self._domestic_modes.intersection(event.modes))
            or (
                event.type in self._addressed
                and all(self._domestic.intersection(a.sectors) for a in event.actors if codes((a,)))
            )
        )

    def _in_own_affairs(self, event: Event, own: str | None, actors: Sequence[Actor]) -> bool:
        """Whether it is done in the own country's politics ("the president rejected the idea"): in a
        report on these, where the sentence speaks of no other country."""
        if own is None or event.type not in self._directed or codes(event.actors) != {own}:
            return False
        if event.place is not None and event.place.country not in (None, own):
            return False
        if codes(within(actors, event.sentence)) - {own}:
            return False
        # Whom a state or its soldiers strike is mostly abroad, however little the sentence says.
        return event.type != "ASSAULT" or any(self._domestic.intersection(a.sectors) for a in event.actors)

    def _one(self, event: Event, actors: Sequence[Actor], places: Sequence[Place]) -> Event:
        if codes(event.actors) and codes(event.recipients):
            return event
        here = [p for p in places if event.sentence.start <= p.start and p.end <= event.sentence.end]
        told = codes(within(actors, event.sentence)) | {p.country for p in here if p.country}
        scene = {p.country for p in here if p.country and p.use == "literal"}
        event = self._where_it_is_done(event, told, scene)
        if len(told) != 1 or told & BODIES:
            return event
        (country,) = told
        if not codes(event.recipients) and self._at_home(event, scene):
            soldiers = _SOLDIERS if scene else frozenset()
            event = replace(event, recipients=self._filled(event.recipients, country, also=soldiers))
        if not codes(event.actors) and (scene or self._serves(event.recipients)):
            event = replace(event, actors=self._filled(event.actors, country))
        return event

    def _where_it_is_done(self, event: Event, told: set[str], scene: set[str]) -> Event:
        """Those that are harmed or helped somewhere are its people, if nobody says otherwise."""
        if event.type not in self._upon_people or codes(event.recipients):
            return event
        place = event.place.country if event.place is not None else None
        abroad = scene - codes(event.actors)
        if place is None and len(abroad) == 1 and told <= abroad | codes(event.actors):
            (place,) = abroad
        if place is None:
            return event
        if not event.recipients and event.type == "ASSAULT" and event.place is not None:
            # "hit a depot in Niger": what is struck lies in a country that is no doer of it.
            struck = () if place in codes(event.actors) else (replace(as_actor(event.place), inferred=True),)
            return replace(event, recipients=struck)
        return replace(event, recipients=self._filled(event.recipients, place, _PLACE))

    def _at_home(self, event: Event, scene: set[str]) -> bool:
        """Whether those acted upon are of the doer's own country."""
        if scene:
            return True
        if any(self._organs.intersection(r.sectors) for r in event.recipients):
            return True
        for actor in event.actors:
            if self._doers.intersection(actor.sectors):
                return True
            state = actor.kind == "country" or "GOV" in actor.sectors
            if state and any(self._subjects.intersection(r.sectors) for r in event.recipients):
                return True
        return False

    def _serves(self, recipients: Sequence[Actor]) -> bool:
        """Whether those acted upon are a state's own at home (its police, not its envoys)."""
        return any(self._organs.intersection(r.sectors) for r in recipients if codes((r,)))

    def _filled(
        self, people: Sequence[Actor], country: str, why: str = _ONLY, also: frozenset[str] = frozenset()
    ) -> tuple[Actor, ...]:
        open_to = self._open | also
        return tuple(
            replace(actor, country=country, because=f"{actor.because}; {why}")
            if not codes((actor,)) and open_to.intersection(actor.sectors) and not actor.name
            else actor
            for actor in people
        )
