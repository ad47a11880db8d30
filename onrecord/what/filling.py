"""Fill in events: contexts, instruments, details."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc, Span, Token

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.what import WORD_CLASSES
from onrecord.model import Actor, Event, Instrument, Report
from onrecord.what.contexts import ContextFinder
from onrecord.what.details import DetailFinder
from onrecord.what.frames import lemma
from onrecord.what.hosts import MeetingRoles
from onrecord.what.instruments import InstrumentFinder
from onrecord.what.parties import codes, within
from onrecord.what.syntax import objects, verb_like
from onrecord.what.telling import trigger_of
from onrecord.what.tolls import Tolls

# A launch is told first, how far it went in one of the next two sentences.
_SENTENCES_AFTER = 2
_TWO = 2


# What is signed, and the steps by which somebody undoes it; the categories that such acts are of.
_PACTS = frozenset({"treaty", "agreement"})
_UNDONE = frozenset({"suspended", "ended", "not-renewed"})
_UNDOING = frozenset({"SANCTION", "REJECT", "RETREAT"})


def _is_of(trigger: Token, pact: Instrument) -> bool:
    """Whether a pact stands in the trigger's own clause, and not in one below it."""
    span = trigger.doc.char_span(pact.start, pact.end, alignment_mode="expand")
    above = next((t for t in span.root.ancestors if t == trigger or verb_like(t)), None) if span else None
    return above == trigger or (span is not None and span.start <= trigger.i < span.end)


def _with_third(event: Event, here: Sequence[Actor]) -> Event:
    """A meeting that its words call one of three, with the one person of a third country named with it.

    Long offices cut such lists to pieces ("with Director Sato and Republic of Peru (ROP) Envoy Ana Rojas").
    """
    countries = codes([*event.actors, *event.recipients])
    others = [a for a in here if a.kind == "person" and a.name and a.country and a.country not in countries]
    named = [a for a in others if a.start > event.trigger.end]
    if len(countries) != _TWO or len({a.country for a in others}) != 1 or not named:
        return event
    return replace(event, actors=(*event.actors, named[0]))


class Filler:
    """Adds to events contexts, instruments and details.

    Args:
        knowledge: the words that tell them.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._contexts = ContextFinder(knowledge)
        self._details = DetailFinder(knowledge)
        self._instruments = InstrumentFinder(knowledge)
        self._meeting_roles = MeetingRoles(knowledge)
        self._tolls = Tolls(knowledge)
        classes = {row.name: row.words for row in knowledge.rows(WORD_CLASSES)}
        self._exercises = frozenset(classes["exercise"])

    def fill(
        self, doc: Doc, report: Report, actors: Sequence[Actor], events: Sequence[Event]
    ) -> tuple[Event, ...]:
        """The same events with contexts, instruments and details."""
        if not events:
            return ()
        instruments = self._instruments.find(doc, actors, report.published.to)
        filled = []
        for event in events:
            trigger = trigger_of(doc, event)
            if trigger is None:
                filled.append(event)
                continue
            sentence = trigger.sent
            here = tuple(
                i for i in instruments if event.sentence.start <= i.start and i.end <= event.sentence.end
            )
            event = self._on_a_pact(event, sentence, trigger, here)
            event = self._of_an_exercise(event, trigger)
            details = self._details.details(
                event.kind, sentence, trigger, event.actors, event.recipients, here
            )
            if event.kind == "meeting" and details.get("format") == "trilateral":
                event = _with_third(event, within(actors, event.sentence))
            if event.kind == "meeting":
                details |= self._meeting_roles.find(trigger, within(actors, event.sentence))
            if event.kind == "violence":
                details |= self._tolls.of(event.sentence.text)
            if event.kind == "weapons" and event.status == "actual":
                details = self._flight(sentence) | details
            filled.append(
                replace(
                    event,
                    contexts=self._contexts.contexts(doc, sentence),
                    instruments=here,
                    details=event.details | details,
                )
            )
        return tuple(filled)

    def _of_an_exercise(self, event: Event, trigger: Token) -> Event:
        """What ends or cuts an exercise, as an act of that exercise."""
        below = {lemma(noun) for noun in objects(trigger)} if verb_like(trigger) else set()
        if event.kind != "other" or event.type != "RETREAT" or not below & self._exercises:
            return event
        return replace(event, kind="exercise")

    def _on_a_pact(self, event: Event, sentence: Span, trigger: Token, here: tuple[Instrument, ...]) -> Event:
        """An act that suspends or ends a treaty named in its own clause, as one on that agreement."""
        named = tuple(i for i in here if i.kind in _PACTS and _is_of(trigger, i))
        if event.kind not in ("other", "statement") or event.type not in _UNDOING or not named:
            return event
        step = self._details.details("agreement", sentence, trigger, instruments=named).get("step")
        return replace(event, kind="agreement") if step in _UNDONE else event

    def _flight(self, sentence: Span) -> dict[str, Any]:
        """What the sentences after a launch tell of how far and how high it went."""
        doc = sentence.doc
        found: dict[str, Any] = {}
        for _ in range(_SENTENCES_AFTER):
            if sentence.end >= len(doc):
                break
            sentence = doc[sentence.end].sent
            found = self._details.flight(sentence) | found
        return found
