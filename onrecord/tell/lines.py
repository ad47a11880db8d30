"""Which happenings a section tells: what is news of it, and not what is only named or looked back on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Event
from onrecord.record import Head
from onrecord.tell.dates import stretch
from onrecord.tell.maker import LineMaker
from onrecord.tell.values import Line
from onrecord.tell.words import capital
from onrecord.vocabulary import CALLED_OFF, DONE

# Kinds whose entries are acts, whatever the category of their words.
_ACTS = frozenset(
    {"meeting", "weapons", "exercise", "agreement", "sanctions", "review", "violence", "protest"}
)
# Kinds of acts that speakers lay to others in general words: "they resort to massacre".
_ARGUED = frozenset({"violence", "weapons", "other"})


@dataclass(frozen=True, slots=True)
class Lines(LineMaker):
    """Makes a line of what a section may tell; None of what it leaves out."""

    def act(self, head: Head) -> Line | None:
        """The line of something done; None for what its reports only look back on, or only ask about."""
        return None if self.looked_back_on(head) else self.news(head)

    def plan(self, head: Head) -> Line | None:
        """The line of something to come, or called off and not put back on.

        None for what an author only foresees, or what was once wanted.
        """
        happening, composer = self.view.happenings[head.id], self.composer
        off = head.status in CALLED_OFF and not self.everything
        if off and self.plans.put_back_on(head, self._events(head)):
            return None
        quoted = () if self.everything or composer.composed(happening) else composer.spoken_by(happening)[:1]
        foretold = head.status == "future" and any(map(composer.foretold, quoted))
        return None if foretold else self.act(head)

    def deed(self, head: Head) -> Line | None:
        """The line of something that happened; None for what somebody only argues: that is told as said."""
        quoted = self.composer.spoken_by(self.view.happenings[head.id])[:1]
        argued = head.kind in _ARGUED and any(map(self.composer.argued, quoted))
        if argued and not self.everything and not self.composer.composed(self.view.happenings[head.id]):
            return None
        if not self.everything and self.aside(head, quoted):
            return None
        line = self.act(head)
        # Of 13 such lines of small stories (2026-11-22) 11 told of nothing that had happened.
        puzzling = not self.everything and head.id in self.unclear and self._deep(quoted)
        return None if puzzling else line

    def aside(self, head: Head, quoted: Sequence[Event]) -> bool:
        """Whether the words that would be quoted tell of nothing done, of a tariff, or only argue."""
        composer = self.composer
        if composer.composed(self.view.happenings[head.id]):
            return False
        return any(
            composer.words.says("undone", event.sentence.text.lower())
            or composer.only_could(event)
            or (
                head.kind == "sanctions" and not composer.words.says("sanctions", event.sentence.text.lower())
            )
            or self.view.argued(self.view.report_of(event))
            for event in quoted
        )

    def only_asked(self, head: Head) -> bool:
        """Whether a thing is known only from questions: "Will they withdraw next year?" reports nothing."""
        events = self._events(head)
        return bool(events) and all(map(self.composer.asks, events))

    def words(self, head: Head) -> Line | None:
        """The line of something said; None where it only is that somebody did not wish to speak."""
        return None if self.empty(head) else self.act(head)

    def disputed(self, head: Head) -> Line | None:
        """What reports differ on, of what other lines tell in full; None where they only seem to differ."""
        happening = self.view.happenings[head.id]
        differences = self.composer.differences
        if not differences.real(happening):
            return None
        line, named = self.line(head), self.composer.noun(happening)
        clauses = differences.clauses(happening, dated=False)
        return replace(line, text=f"{capital(named)}: {'; '.join(clauses)}.") if named and clauses else line

    def background(self, head: Head) -> Line | None:
        """The line of something told as background, or that its reports only look back on."""
        known = head.status == "historical" or self.composer.of_another_day(head)
        return self.old(head) if known or self.looked_back_on(head) else None

    def old(self, head: Head) -> Line | None:
        """The line of what is over; None where its sentence is there for something else, which is the news.

        "He threatened the country, after its president had warned him" is no background.
        """
        happening, composer = self.view.happenings[head.id], self.composer
        best = () if self.everything or composer.composed(happening) else composer.spoken_by(happening)[:1]
        aside = any(self._tells_news(event) or composer.only_could(event) for event in best)
        return None if aside else self.told(head)

    def _tells_news(self, event: Event) -> bool:
        """Whether the main clause of an event's sentence tells of something else, and not of long ago."""
        composer = self.composer
        if not event.main and composer.reminder(event) and self.view.spoken_in(event):
            return True
        return any(
            other.main
            and other.status != "historical"
            and not (event.main and other.trigger.start > event.trigger.start)
            and not (composer.reminder(other) or composer.only_named(other) or composer.of_long_ago(other))
            for other in self.view.beside(event)
            if self.view.happening_of.get(other.id) != self.view.happening_of.get(event.id)
        )

    def verbal(self, head: Head) -> bool:
        """Whether a happening is words (an accusation, a request) rather than an act."""
        by_type = self.composer.words.holds("verbal", head.type or "")
        return head.kind == "statement" or (head.kind not in _ACTS and by_type)

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
        return self.news(head) if head.type == "THREATEN" or told & set(conditions) else None

    def told(self, head: Head) -> Line | None:
        """The line of anything that is told and not only asked about."""
        return None if self.only_asked(head) else self.line(head)

    def denied(self, head: Head) -> Line | None:
        """The line of what somebody denies, or what a report tells, as news or for a day, not to be so.

        Not what, far down, only describes somebody else ("those who never backed it"), nor what no word
        says away.
        """
        quoted = self.composer.spoken_by(self.view.happenings[head.id])[:1]
        turn = any(map(self.composer.turn_of_speech, quoted))
        vague = not all(e.main and (e.status_cue or self.composer.denied(e)) for e in quoted)
        turn = turn or (vague and self._deep(quoted))
        aside = turn or (self._deep(quoted) and not any(map(self.composer.denied, quoted)))
        return None if aside and not self.everything else self.news(head)

    def news(self, head: Head) -> Line | None:
        """The line of what a report tells for itself, and does not only name in passing."""
        line = None if self._left_out(head) else self.told(head)
        # "They welcomed it": of whom nobody could say who it is, a line says nothing.
        lost = line is not None and not self.everything and head.id in self.puzzling
        return None if lost and line and self._of_nobody(line.text) else line

    def _of_nobody(self, text: str) -> bool:
        first = re.match(r"“\W*(\w+)", text)
        return first is not None and self.composer.words.holds("who-alone", first.group(1).lower())

    def _left_out(self, head: Head) -> bool:
        """Whether a thing could only be quoted, and that with a sentence on something else."""
        happening, composer = self.view.happenings[head.id], self.composer
        if self.everything or composer.composed(happening) or composer.doubted(happening):
            # "Threatened to cancel its meeting" is what there is to tell of the meeting.
            return False
        best = composer.spoken_by(happening)[:1]
        return any(
            composer.only_named(event)
            or composer.reminder(event)
            or composer.fragment(event)
            or composer.voiceless(event)
            or composer.forbidden(event)
            for event in best
        )

    def looked_back_on(self, head: Head) -> bool:
        """Whether no report tells it for itself: each only mentions it beside something else.

        "A week after talks collapsed", "despite threats", "recent launches": what such words lead
        in is what the reader is reminded of, not the news of the sentence.
        """
        happening, composer = self.view.happenings[head.id], self.composer
        composed = head.first is not None and composer.composed(happening)
        if composed and all(stretch(each) == 0 for each in composer.told_days(happening)):
            return False
        if not composed and not self.everything and head.status in DONE:
            best = self.composer.spoken_by(happening)[:1]
            if best and self.composer.of_long_ago(best[0]):
                return True
        events = self._events(head)
        # "After the summit last week" reminds of a day told better elsewhere.
        return bool(events) and all(
            self.composer.reminder(e) or (composed and self.composer.only_named(e)) for e in events
        )
