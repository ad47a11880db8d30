"""What a sentence does with an event: tells it, looks back on it, only names it; and whose day it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.follow.told import LEAD
from onrecord.model import Actor, Event
from onrecord.tell.names import Names
from onrecord.tell.ranking import SURE

# How many words before a trigger may stand between it and the word that makes it background.
_REACH = 5
# How many words of its clause such a word may come after ("a week after").
OPENING = 3
# How many words before a noun may be the word that makes it a known one: "Iran's brazen attack".
_DEFINITE = 3
# How many words before a mention may be the preposition that makes it a place or a target.
_BEFORE = 3
_POSSESSIVE = re.compile(r".+(?:['’]s|s['’])$")
_CUT = re.compile(r"[,;:—–“”\"]")
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True)
class Clauses(Names):
    """Reads what stands around an event's trigger; the words that count are in `words.yaml`."""

    @staticmethod
    def leads(event: Event) -> bool:
        """Whether a headline tells it, or a main clause of a report's first sentences."""
        return event.sentence.in_ == "title" or (event.main and event.sentence.start <= LEAD)

    def reminder(self, event: Event) -> bool:
        """Whether a sentence only looks back on an event: "a week after talks", "despite threats"."""
        before = self._before(event)
        if before is None:
            return False
        clause = _CUT.split(before)[-1].lower().split()
        # "A week after it said it would let the pact lapse": what opens the clause leads in all of it.
        near = (*clause[:OPENING], *clause[-_REACH:])
        led = any(self.words.holds("looks-back", word) for word in near)
        return led or any(self.words.holds("earlier", word) for word in clause[-3:])

    def only_named(self, event: Event) -> bool:
        """Whether a sentence names an event that its reader knows: "in answer to Iran's brazen attack".

        A subject is none such ("The attack killed twelve"), nor is what somebody holds, stages or
        announces ("held their first meeting").
        """
        before = self._before(event)
        if before is None:
            return False
        clause = _CUT.split(before)[-1].split()
        if clause and event.trigger.text.endswith("ed") and clause[-1].endswith("ly"):
            # "The wrongfully detained": nobody is told to have been detained.
            return True
        if not self._is_noun(event.trigger.text):
            # "The ministers met": the determiner is that of who did it.
            return False
        for back, word in enumerate(reversed(clause[-_DEFINITE:]), start=1):
            at = len(clause) - back
            if self.words.holds("definite", word.lower()) or _POSSESSIVE.match(word):
                leading = clause[max(0, at - 2) : at]
                return at > 0 and not any(self.words.holds("carries-out", each.lower()) for each in leading)
            if self.words.holds("carries-out", word.lower()):
                return False
        return False

    def _is_noun(self, trigger: str) -> bool:
        word = trigger.lower().split()[-1]
        return self.words.holds("deed", word) or word.endswith(self.words.group("deed-ending"))

    def _before(self, event: Event) -> str | None:
        """The words of an event's sentence before its trigger."""
        if event.sentence.in_ != event.trigger.in_:
            return None
        return event.sentence.text[: max(0, event.trigger.start - event.sentence.start)]

    def own_day(self, event: Event) -> bool:
        """Whether the day that an event has is that of its own clause, in its own sentence.

        "Last week, after his first meeting with the president, he rejected a truce" dates the
        rejection; "said Thursday that they met" the saying.
        """
        date, sentence = event.date, event.sentence
        if date is None or event.date_basis != "sentence" or date.in_ != sentence.in_:
            return event.date_basis == "statement"
        if not sentence.start <= date.start < sentence.end:
            return False
        first, second = sorted((date, event.trigger), key=lambda span: span.start)
        between = sentence.text[first.end - sentence.start : second.start - sentence.start].lower()
        groups = ("other-clause", "opens-clause") if first is date else ("other-clause",)
        return not any(self.words.holds(group, word) for word in _WORD.findall(between) for group in groups)

    def words_before(self, event: Event, mention: Actor) -> list[str]:
        """The few words right before a mention in an event's sentence."""
        start = event.sentence.start
        before = _CUT.split(event.sentence.text[: max(0, mention.start - start)])[-1]
        return before.lower().split()[-_BEFORE:]

    def surely_dated(self, event: Event) -> bool:
        """Whether a sentence tells an event as news, surely read, with a day of its own clause."""
        return event.confidence >= SURE and not self.reminder(event) and self.own_day(event)
