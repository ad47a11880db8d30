"""The other side of a meeting, and whom a country has to do with in most of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model import Actor, Event
from onrecord.what.doers import PAIRED_LEAST, PAIRED_SHARE, REACH, Told, unsaid
from onrecord.what.mentions import as_actor
from onrecord.what.parties import BODIES, PEOPLE, codes, is_visit
from onrecord.what.telling import Telling, stem

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_JOINT = frozenset("we they them their us our".split())

Pairs = Counter[tuple[str, str]]


def pairs(events: Sequence[Event]) -> Pairs:
    """How often a report has one country act toward or with another."""
    counted: Pairs = Counter()
    for event in events:
        actors, recipients = codes(event.actors), codes(event.recipients)
        found = {(a, b) for a in actors for b in actors | recipients if a != b}
        counted.update(found | {(b, a) for a, b in found})
    return counted


def paired(have: set[str], told: Sequence[Told], counted: Pairs) -> tuple[Actor, ...]:
    """Whom one country has to do with in nearly all of the report; empty where there is no such."""
    if len(have) != 1:
        return ()
    own = next(iter(have))
    others = Counter({b: count for (a, b), count in counted.items() if a == own})
    if not others:
        return ()
    best, count = others.most_common(1)[0]
    if count < PAIRED_LEAST or count < PAIRED_SHARE * others.total():
        return ()
    return next(
        (
            unsaid([actor])
            for other, _ in told
            for actor in (*other.actors, *other.recipients)
            if codes((actor,)) == {best}
        ),
        (),
    )


class Sides:
    """Completes meetings with the sides that their clause leaves unsaid.

    Args:
        classes: the lexicon's word classes.
    """

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self._talks = classes["mutual_talks"]
        self._meeting = frozenset(map(stem, classes["meeting_told_again"]))

    def both(self, event: Event, telling: Telling) -> Event:
        """All who meet or work together as actors, as the codebook asks."""
        if event.type not in {"CONSULT", "COOPERATE"} or is_visit(event) or not codes(event.recipients):
            return event
        abroad = codes(event.recipients) - codes(event.actors)
        if not (abroad and telling.joins(event.recipients)) and not self._meets(event, telling):
            return event
        known = {actor.start for actor in event.actors}
        others = tuple(r for r in event.recipients if r.start not in known)
        return replace(event, actors=(*event.actors, *others), recipients=())

    def _meets(self, event: Event, telling: Telling) -> bool:
        """Whether those who are told as addressed meet, too."""
        if event.type != "CONSULT" or event.kind != "meeting" or "third-party" in event.modes:
            return False
        return telling.is_noun or telling.takes(self._talks) or _are_people(event.recipients)

    def met(self, event: Event, telling: Telling, told: Sequence[Told], counted: Pairs) -> Event:
        """The other side of a meeting, or the one visited, as told elsewhere."""
        have = codes(event.actors)
        if is_visit(event):
            if codes(event.recipients) or len(have) != 1 or telling.stem == "host":
                return event
            visit = _visited(event, have, told)
            return visit if visit.recipients else replace(visit, recipients=paired(have, told, counted))
        # A body's meeting, or one of two of the same country, has all its sides.
        named = {a.entity for a in event.actors if codes((a,)) and not a.inferred and a.kind != "country"}
        whole = len(named) > 1 or (telling.is_noun and bool(have & BODIES))
        if len(have) > 1 or whole or codes(event.recipients):
            return event
        joint = any(
            a.text.lower() in _JOINT or (a.members or 0) > 1 or not (codes((a,)) or a.kind == "organisation")
            for a in event.actors
        )
        if not (telling.points() or telling.bare() or event.status == "cancelled" or joint):
            # With whom it says in words that name nobody ("with stakeholders"), or not at all.
            return event if event.recipients else _with(event, paired(have, told, counted))
        wanted = next(
            (n for a in event.actors for w in a.text.lower().split() if (n := _NUMBERS.get(w))), None
        )
        for other, _ in told:
            sides = codes((*other.actors, *other.recipients))
            if other.type != "CONSULT" or len(sides) < 2 or not have <= sides:
                continue
            if abs(other.sentence.start - event.sentence.start) > REACH:
                continue
            if wanted is not None and len(sides) != wanted:
                continue
            missing = [a for a in (*other.actors, *other.recipients) if codes((a,)) - have]
            kept = tuple(a for a in event.actors if codes((a,)) or a.kind == "person")
            return replace(event, actors=(*(kept or event.actors), *unsaid(missing)), recipients=())
        known = telling.points() and telling.stem in self._meeting
        return _with(event, paired(have, told, counted)) if known or not event.recipients else event


def _are_people(recipients: Sequence[Actor]) -> bool:
    """Whether those met are people, not where somebody went or what was spoken of."""
    return all(r.kind in PEOPLE for r in recipients)


def _with(event: Event, others: tuple[Actor, ...]) -> Event:
    """A meeting with its other side, if one is known."""
    return replace(event, actors=(*event.actors, *others), recipients=()) if others else event


def _visited(event: Event, have: set[str], told: Sequence[Told]) -> Event:
    """Whom a visit goes to: the country of its place, else as the same one's visit is told elsewhere."""
    if event.place is not None and event.place.country and event.place.country not in have:
        return replace(event, recipients=(*event.recipients, as_actor(event.place)))
    for other, _ in told:
        if other.type != "CONSULT" or abs(other.sentence.start - event.sentence.start) > REACH:
            continue
        if not codes(other.actors) & have:
            continue
        hosts = [a for a in (*other.recipients, *other.actors) if codes((a,)) and not codes((a,)) & have]
        if hosts:
            return replace(event, recipients=unsaid(hosts[:1]))
    return event
