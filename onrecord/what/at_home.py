"""Whose police, rebels or villagers they are where a sentence speaks of one country only.

"Police in Mexico tortured a union leader" names one country, and means people of it; so does
"gunmen killed three Iraqi policemen". Soldiers, travellers and diplomats may be abroad: of them
nothing is taken for granted. What is added rests on no word of the mention and says so in `because`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model import Actor, Event, Place
from onrecord.what.mentions import as_actor
from onrecord.what.parties import BODIES, codes

_ONLY = "the only country its sentence speaks of"
_PLACE = "country of the act's place"
# Whose soldiers were struck is plain only where the sentence says where.
_SOLDIERS = frozenset({"MIL"})


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

    def of(self, events: Sequence[Event], actors: Sequence[Actor], places: Sequence[Place]) -> list[Event]:
        """The events with the countries that their sentences leave no doubt about.

        Args:
            events: a text's events.
            actors: all mentions in it.
            places: all its toponyms, of any use.
        """
        return [self._one(event, actors, places) for event in events]

    def _one(self, event: Event, actors: Sequence[Actor], places: Sequence[Place]) -> Event:
        if codes(event.actors) and codes(event.recipients):
            return event
        inside = [a for a in actors if event.sentence.start <= a.start and a.end <= event.sentence.end]
        here = [p for p in places if event.sentence.start <= p.start and p.end <= event.sentence.end]
        told = codes(inside) | {p.country for p in here if p.country}
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
