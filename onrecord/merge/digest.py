"""An event as merging sees it: parties, days, place, details and wording, ready to be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import WINDOWS
from onrecord.merge.entities import Links
from onrecord.merge.systems import Systems
from onrecord.merge.words import Families, content_stems, names_in, stem
from onrecord.model import Actor, Coded, Event, Statement

# Wider than this (days) a date says too little to look for the happening by it in other reports.
VAGUE = 62
_SAYING = frozenset({"statement", "other"})


@dataclass(frozen=True, slots=True, eq=False)
class Digest:
    """One event, with what its report knows of it.

    `first` and `last` are day numbers (proleptic ordinals); where the text gives no date they
    are the days around publication in which it can lie, and `dated` is False.
    """

    event: Event
    report: str
    origin: str
    published: str | None
    told: int | None
    order: tuple[str, str, int, str]
    act: str
    actors: frozenset[str]
    recipients: frozenset[str]
    actor_countries: frozenset[str]
    recipient_countries: frozenset[str]
    people: frozenset[str]
    first: int | None
    last: int | None
    dated: bool
    zone: str | None
    system: str | None
    instruments: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    statement: Statement | None
    speaker: str | None

    @property
    def countries(self) -> frozenset[str]:
        """All countries that have a part."""
        return self.actor_countries | self.recipient_countries

    @property
    def saying(self) -> bool:
        """Whether the act is done with words, so that each speaker's is an act of its own."""
        return self.event.kind in _SAYING


def day(value: str | None) -> int | None:
    """The ordinal of an ISO day; None for no day or one that is not in the calendar."""
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        return None


def _countries(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(c for a in actors for c in (a.countries or ((a.country,) if a.country else ())))


class Digester:
    """Makes the digests of a report's events."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.families = Families(knowledge)
        self._systems = Systems(knowledge)
        self._windows: dict[str, tuple[int, int]] = {
            row.status: (row.before, row.after) for row in knowledge.rows(WINDOWS)
        }

    def of(self, coded: Coded, links: Links) -> Iterator[Digest]:
        """The digests of one report's events, in its order."""
        report = coded.report
        statements = {s.id: s for s in coded.statements}
        told = day(report.published.from_)
        wording: dict[tuple[int, str], tuple[frozenset[str], frozenset[str]]] = {}
        for event in coded.events:
            sentence = (event.sentence.start, event.sentence.in_)
            if sentence not in wording:
                names = names_in(event.sentence.text)
                # Names recur in every report of a crisis; what else is worded alike tells more.
                wording[sentence] = (content_stems(event.sentence.text) - frozenset(map(stem, names)), names)
            statement = statements.get(event.according_to) if event.according_to else None
            speaker = statement.speaker if statement is not None else None
            first, last, dated = self._days(event, told)
            actors = frozenset(p for a in event.actors for p in links.parties(report.id, a))
            recipients = frozenset(p for a in event.recipients for p in links.parties(report.id, a))
            people = (
                found
                for a in (*event.actors, *event.recipients)
                if a.kind == "person" and a.name and (found := links.of(report.id, a)) is not None
            )
            yield Digest(
                event=event,
                report=report.id,
                origin=report.origin or report.copy_of or report.id,
                published=report.published.from_,
                told=told,
                order=(report.published.from_ or "", report.id, event.trigger.start, event.id),
                act=self.families.of_trigger(event.trigger.text),
                actors=actors,
                recipients=recipients,
                actor_countries=_countries(event.actors),
                recipient_countries=_countries(event.recipients),
                people=frozenset(people),
                first=first,
                last=last,
                dated=dated,
                zone=(event.date.zone if event.date is not None else None) or None,
                system=self._system(event),
                instruments=frozenset(i.id or i.name.casefold() for i in event.instruments),
                words=wording[sentence][0] - self._said_already(event),
                names=wording[sentence][1],
                statement=statement,
                speaker=links.of(report.id, speaker) if speaker is not None else None,
            )

    @staticmethod
    def _said_already(event: Event) -> frozenset[str]:
        """The stems of the trigger and the parties, which are compared by themselves."""
        return frozenset(
            s for span in (event.trigger, *event.actors, *event.recipients) for s in content_stems(span.text)
        )

    def _system(self, event: Event) -> str | None:
        """The weapon as far as the words near the trigger tell it; None for other kinds."""
        if event.kind != "weapons":
            return None
        base = event.sentence.start
        return self._systems.near(event.sentence.text, event.trigger.start - base, event.trigger.end - base)

    def _days(self, event: Event, told: int | None) -> tuple[int | None, int | None, bool]:
        if event.date is not None:
            first, last = day(event.date.from_), day(event.date.to)
            if first is not None or last is not None:
                first = first if first is not None else last
                last = last if last is not None else first
                if first is not None and last is not None:
                    return first, last, True
        window = self._windows.get(event.status)
        if told is None or window is None:
            return None, None, False
        return told - window[0], told + window[1], False


def detail(event: Event, name: str) -> Any:
    """A detail's value; None where the text gives none."""
    value = event.details.get(name)
    return None if value in ("", [], ()) else value
