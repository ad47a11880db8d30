"""Parties that an event's own clause leaves unsaid, from the rest of the report.

A report names both sides of a meeting once and then says "the summit", who attacked whom once and
then "the attack"; and it seldom says against whom one protests, or what one resigns from, at home.
Here is the order in which they are looked for: first who did it (`doers`), then whose people the
unnamed ones are (`at_home`), then the other side (`sides`) or whom it was done to. Whatever is added
is marked `inferred`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.model import Actor, Event, Place, Report
from onrecord.what import syntax
from onrecord.what.at_home import AtHome, home_of, told_of
from onrecord.what.doers import REACH, Doers, Told, unsaid
from onrecord.what.parties import codes, is_international
from onrecord.what.sides import Pairs, Sides, paired, pairs
from onrecord.what.telling import Telling, stem


class UnsaidParties:
    """Completes events with the parties that other words of the text tell.

    Args:
        classes: the lexicon's word classes; those of words, categories, modes and sectors decide
            where to look.
    """

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self._doers = Doers(classes)
        self._at_home = AtHome(classes)
        self._sides = Sides(classes)
        self._violence = frozenset(map(stem, classes["violence_told_again"]))
        self._directed = frozenset(map(str.upper, classes["category_done_to_somebody"]))
        self._meant = frozenset(map(str.upper, classes["category_toward_the_other_side"]))
        self._again = frozenset(map(str.upper, classes["category_done_to_the_same"]))
        self._judging = frozenset(map(str.upper, classes["category_judging"]))

    def completed(
        self,
        doc: Doc,
        report: Report,
        actors: Sequence[Actor],
        places: Sequence[Place],
        events: Sequence[Event],
    ) -> tuple[Event, ...]:
        """The events with all their parties; those whose doer the text tells nowhere are left out.

        Args:
            doc: the analysed text.
            report: the report; where it was filed tells whose police "the police" are.
            actors: all mentions in it.
            places: its toponyms, of any use, but for that of the date line.
            events: its events, in text order.
        """
        # Meetings are told again so often that one wrong pair of sides would spread to all.
        named = pairs(events)
        found = self._doers.found([(event, Telling(doc, event)) for event in events])
        tellings = [telling for _, telling in found]
        events = self._at_home.of([event for event, _ in found], actors, places)
        everything = list(zip(events, tellings, strict=True))
        home, own, counted = home_of(report, events, places), told_of(events), pairs(events)
        made: list[Event] = []
        for number, (event, telling) in enumerate(everything):
            event = self._at_home.officials(self._sides.both(event, telling), home, own)
            earlier = list(zip(made, tellings, strict=False))
            told = [*reversed(earlier), *everything[number + 1 :]]
            if event.type == "CONSULT":
                event = self._sides.met(event, telling, told, named)
            else:
                event = self._same_act(event, telling, told)
                event = self._judged(event, telling, everything)
            held = self._doers.is_of_state(event, telling)
            event = self._at_home.own_state(event, own, actors, held=held)
            event = self._toward(event, told, counted)
            acting = {(a.start, a.end) for a in event.actors if not a.inferred}
            # Nobody is named once as doing and as done to.
            others = tuple(r for r in event.recipients if r.inferred or (r.start, r.end) not in acting)
            event = replace(event, recipients=others)
            made.append(replace(event, international=is_international(event.actors, others)))
        return tuple(made)

    def _same_act(self, event: Event, telling: Telling, told: Sequence[Told]) -> Event:
        """The parties of an act that a noun names again ("after the attack", "Seoul's warning")."""
        if not telling.is_noun or codes(event.recipients) or event.type not in self._directed:
            return event
        if "withdraw" in event.modes:
            return event
        own = any(telling.holds(actor) for actor in event.actors if not actor.inferred)
        have = codes(event.actors)
        settled = False
        for other, another in told:
            if abs(other.sentence.start - event.sentence.start) > REACH or other.type != event.type:
                continue
            if another.stem == telling.stem and have and codes(other.actors) == have:
                # "Houthi attacks on ships ... These attacks": not the strikes that answered them.
                settled = True
            if settled and codes(other.actors) != have:
                continue
            if not other.actors or not codes(other.recipients):
                continue
            if own and have and codes(other.actors) == have and other.modes == event.modes:
                return replace(event, recipients=unsaid(other.recipients))
            same = another.stem == telling.stem or (
                event.type == "ASSAULT" and telling.stem in self._violence
            )
            if not own and telling.points() and same and codes(other.actors):
                return replace(event, actors=unsaid(other.actors), recipients=unsaid(other.recipients))
        return event

    def _judged(self, event: Event, telling: Telling, told: Sequence[Told]) -> Event:
        """The doer of the act that is judged as the one addressed ("condemned the execution")."""
        if telling.token is None or event.type not in self._judging or codes(event.recipients):
            return event
        about = _objects(telling.token)
        for other, another in told:
            if another.token is None or another.token not in about:
                continue
            doers = [a for a in other.actors if codes((a,)) - codes(event.actors)]
            if doers:
                return replace(event, recipients=(*event.recipients, *unsaid(doers)))
        return event

    def _toward(self, event: Event, told: Sequence[Told], counted: Pairs) -> Event:
        """Whom a country strikes, blames or threatens that has to do with one other in most of the report.

        Requests, offers, retreats and manoeuvres, which may be made to nobody, got a wrong recipient
        like this more often than a right one (own reports, 2026-11-22).
        """
        if event.type not in self._meant or event.recipients or "withdraw" in event.modes:
            return event
        again = self._as_else(event, told) if event.type in self._again else ()
        if again:
            return replace(event, recipients=again)
        return replace(event, recipients=paired(codes(event.actors), told, counted))

    @staticmethod
    def _as_else(event: Event, told: Sequence[Told]) -> tuple[Actor, ...]:
        """The one to whom the same side does all acts of this sort that are told with a recipient.

        Of ten such acts on hand-coded reports nine had this recipient (2026-11-22).
        """
        own = codes(event.actors)
        upon = [o.recipients for o, _ in told if o.type == event.type and codes(o.actors) & own]
        sides = {frozenset(codes(recipients)) for recipients in upon if codes(recipients)}
        if len(sides) != 1 or next(iter(sides)) & own:
            return ()
        return unsaid(next(recipients for recipients in upon if codes(recipients)))


def _objects(word: Token) -> list[Token]:
    """The nouns and clauses that a verb or noun of judging is about."""
    found = syntax.objects(word) if syntax.verb_like(word) else []
    for above in [word, *found]:
        for preposition in syntax.prepositions(above):
            if preposition.lower_ in syntax.BESIDE_IN_TIME:
                continue
            found = [*found, *(child for child in preposition.children if child.dep_ in {"pobj", "pcomp"})]
    clauses = [
        child for above in [word, *found] for child in above.children if child.dep_ in {"ccomp", "acl"}
    ]
    return [*found, *clauses]
