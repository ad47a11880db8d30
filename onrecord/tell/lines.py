"""A happening as a line of a brief: its sentence, on what reports differ, its marks, its sources."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.model import Event, Happening
from onrecord.record import Change, Head
from onrecord.tell.ranking import QUOTED, score
from onrecord.tell.sentence import Composer, is_proposal
from onrecord.tell.values import Line
from onrecord.tell.view import View
from onrecord.tell.words import capital

# Kinds whose entries are acts, whatever the category of their words.
_ACTS = frozenset(
    {"meeting", "weapons", "exercise", "agreement", "sanctions", "review", "violence", "protest"}
)
_OFF = frozenset({"cancelled", "postponed"})
_MARKS = {
    "future": "planned",
    "hypothetical": "possible",
    "cancelled": "called off",
    "postponed": "postponed",
    "historical": "background",
    "negated": "denied or not done",
}
# How many words before a trigger may stand between it and the word that makes it background.
_REACH = 5
# How many words of its clause such a word may come after ("a week after").
_OPENING = 3


@dataclass(frozen=True, slots=True)
class Lines:
    """Makes the lines of one brief."""

    view: View
    composer: Composer
    changes: dict[str, Change]
    compared: bool
    _bounds: dict[str, float] = field(default_factory=dict)

    def bound(self, head: Head) -> float:
        """The score of a happening that can be told in a sentence."""
        if head.id in self._bounds:
            return self._bounds[head.id]
        reported = min(filter(None, map(self.view.day_of, head.reports)), default=None)
        gravity = self.composer.label(head).gravity
        bound = score(head, gravity, self.changes.get(head.id), self.view.last_day, reported)
        return self._bounds.setdefault(head.id, bound)

    def line(self, head: Head) -> Line:
        """The line of a happening."""
        happening = self.view.happenings[head.id]
        events = self.view.events_of(happening)
        composer, composed = self.composer, self.composer.composed(happening)
        text = composer.sentence(happening)
        differ = composer.differences.clauses(happening, dated=composed)
        if differ:
            text = f"{text} ({capital('; '.join(differ))}.)"
        if happening.status == "future" and (head.last or "9999") < (self.view.last_day or ""):
            text += " (Nothing that was read says whether it took place.)"
        change = self.changes.get(happening.id)
        told_as_status = happening.status in _MARKS and not is_proposal(happening)
        marks = [_MARKS[happening.status]] if told_as_status else []
        # What was called off may be a part of it only, which the quoted words say.
        marks += [] if composed or happening.status in _OFF else [composer.label(happening).label]
        marks += ["claimed"] if happening.claimed else []
        disputed = composer.differences.disputed(happening)
        marks += ["disputed"] if disputed else ["corrected"] if differ and composed else []
        marks += ["day unclear"] if composer.contradicts_itself(happening) else []
        marks += [change.what] if change and self.compared else []
        return Line(
            text=text,
            entry=happening.id,
            marks=tuple(marks),
            sources=self.view.sources(events),
            origins=happening.origins,
            reports=len(happening.reports),
            day=head.first or min((e.latest for e in events if e.latest), default=None),
            score=round(self.bound(head) - (0.0 if composed else QUOTED), 3),
        )

    def act(self, head: Head) -> Line | None:
        """The line of something done; None for what its reports only look back on."""
        return None if self.looked_back_on(head) else self.line(head)

    def words(self, head: Head) -> Line | None:
        """The line of something said; None where it only is that somebody did not wish to speak."""
        return None if self.empty(head) or self.looked_back_on(head) else self.line(head)

    def disputed(self, head: Head) -> Line | None:
        """The line of a happening on which reports differ; None where they only seem to."""
        happening = self.view.happenings[head.id]
        return self.line(head) if self.composer.differences.real(happening) else None

    def background(self, head: Head) -> Line | None:
        """The line of something told as background, or that its reports only look back on."""
        if head.status == "historical" or self.contradicts_itself(head):
            return self.line(head)
        return self.line(head) if self.looked_back_on(head) else None

    def verbal(self, head: Head) -> bool:
        """Whether a happening is words (an accusation, a request) rather than an act."""
        by_type = self.composer.words.holds("verbal", head.type or "")
        return head.kind == "statement" or (head.kind not in _ACTS and by_type)

    def contradicts_itself(self, head: Head) -> bool:
        """Whether a thing told as done is dated after the last report that was read."""
        return head.status == "actual" and (head.first or "") > (self.view.last_day or "9999")

    def empty(self, head: Head) -> bool:
        """Whether all that is reported is that somebody did not wish to speak."""
        if head.type != "REJECT" or not self.verbal(head):
            return False
        phrases = self.composer.words.group("left-out")
        told = [event.sentence.text.lower() for event in self._events(head)]
        return bool(told) and all(any(phrase in text for phrase in phrases) for text in told)

    def conditional(self, head: Head) -> Line | None:
        """The line of a possible thing that is a threat or hangs on a condition the report states."""
        conditions = self.composer.words.group("condition")
        told = {word for event in self._events(head) for word in event.sentence.text.lower().split()}
        return self.line(head) if head.type == "THREATEN" or told & set(conditions) else None

    def looked_back_on(self, head: Head) -> bool:
        """Whether no report tells it for itself: each only mentions it beside something else.

        "A week after talks collapsed", "despite threats", "recent launches": what such words lead
        in is what the reader is reminded of, not the news of the sentence.
        """
        if head.first is not None and self.composer.composed(self.view.happenings[head.id]):
            return False
        events = self._events(head)
        return bool(events) and all(map(self._reminder, events))

    def _reminder(self, event: Event) -> bool:
        words = self.composer.words
        before = event.sentence.text[: max(0, event.trigger.start - event.sentence.start)]
        if event.sentence.in_ != event.trigger.in_:
            return False
        clause = re.split(r"[,;:—–“”\"]", before)[-1].lower().split()
        # "A week after it said it would let the pact lapse": what opens the clause leads in all of it.
        near = (*clause[:_OPENING], *clause[-_REACH:])
        led = any(words.holds("looks-back", word) for word in near)
        return led or any(words.holds("earlier", word) for word in clause[-3:])

    def _events(self, head: Head) -> tuple[Event, ...]:
        happening: Happening = self.view.happenings[head.id]
        return self.view.events_of(happening)
