"""A happening as a line of a brief: its sentence, on what reports differ, its marks, its sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log2

from onrecord.follow.told import LEAD
from onrecord.model import Event, Happening
from onrecord.record import Change, Head
from onrecord.tell.changed import Changed
from onrecord.tell.marks import Marks
from onrecord.tell.plans import Plans
from onrecord.tell.ranking import (
    CHANGED,
    DEEP,
    DOUBTED,
    LEADS,
    MISREAD,
    MISREAD_LAST,
    NAMELESS,
    ONLY_NAMED,
    PUZZLING,
    QUOTED,
    SURE,
    UNSURE,
    score,
)
from onrecord.tell.sentence import Composer
from onrecord.tell.values import Line, Source
from onrecord.tell.view import View
from onrecord.tell.words import capital

# "They [the ministers] met": whom the first word means is said.
_MEANT = re.compile(r"“\w+ \[")


@dataclass(frozen=True, slots=True)
class LineMaker:
    """Makes the lines of one brief."""

    view: View
    composer: Composer
    plans: Plans
    changes: dict[str, Change]
    compared: bool
    # Whether also what a report only names or looks back on is told.
    everything: bool = True
    # Reports from this day on (ISO 8601) are what is told; None for all.
    from_day: str | None = None
    # Plans that a later happening settled, as "What was promised" tells.
    kept: frozenset[str] = frozenset()
    # Those of them that another happening carried out.
    done: frozenset[str] = frozenset()
    # The entries of the lines that were quoted because their reading is not sure.
    doubtful: set[str] = field(default_factory=set)
    # Those of the lines whose words begin with a word for what was told before them.
    puzzling: set[str] = field(default_factory=set)
    # Those whose words only name what they were taken for, or tell it as argued, denied or not surely read.
    unclear: set[str] = field(default_factory=set)
    # Those that quote a sentence with which a report opens its news, whatever of it was read as the act.
    opening: set[str] = field(default_factory=set)
    # Those that quote the sentence in which a report tells its headline: its news, however it was read.
    headlined: set[str] = field(default_factory=set)
    _bounds: dict[str, float] = field(default_factory=dict)

    def bound(self, head: Head) -> float:
        """The score of a happening that can be told in a sentence."""
        if head.id in self._bounds:
            return self._bounds[head.id]
        reported = self.view.reported(head.reports)[0] or None
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
        past = happening.status == "future" and (head.last or "9999") < (self.view.last_day or "")
        if past and happening.id not in self.kept and not self.plans.may_be_told(head):
            text += " (No report was found that says whether it took place.)"
        change = self.changes.get(happening.id) if self.compared else None
        was = Changed(self.view, composer).was(change, text) if change and change.what == "changed" else ""
        text += f" (The last brief had: {was}.)" if was else ""
        quoted = [] if composed else composer.spoken_by(happening)[:1]
        # Of a quotation it counts how sure its own sentence is read, not another one's.
        tellers = composer.tellers(happening) if quoted else ()
        told = [each for event in quoted for each in composer.beside(event, tellers)]
        certainty = max(map(composer.certainty_of, told), default=composer.certainty(happening))
        self._note(head, happening, quoted, told, certainty, text)
        made = Marks(composer)
        marks = made.status(happening, quoted)
        if certainty < MISREAD:
            marks += [] if happening.id in self.headlined else ["unsure"]
        elif not composed and happening.id not in self.unclear:
            # A label is ours: it stands only before words that are likely read rightly.
            marks += made.label(happening, told)
        marks += ["claimed"] if made.claimed(happening, quoted, text) else []
        disputed = composer.differences.disputed(happening)
        marks += ["disputed"] if disputed else ["corrected"] if differ and composed else []
        marks += ["day unclear"] if composer.contradicts_itself(happening) else []
        untold = change is not None and change.what == "changed" and not was
        marks += [change.what] if change and not untold else []
        return Line(
            text=text,
            entry=happening.id,
            marks=tuple(marks),
            sources=self._sources(happening, composed),
            origins=happening.origins,
            reports=len(happening.reports),
            day=head.first or min((e.latest for e in events if e.latest), default=None),
            told=self._quoted_day(happening, composed),
            score=round(
                self.bound(head)
                - self._unled(head)
                - self._doubt(happening, composed, certainty)
                - (CHANGED if untold else 0.0),
                3,
            ),
        )

    def _note(
        self,
        head: Head,
        happening: Happening,
        quoted: Sequence[Event],
        told: Sequence[Event],
        certainty: float,
        text: str,
    ) -> None:
        """Keep why a reader may misread a line: it may be wrong, is puzzling, or does not plainly tell."""
        composer = self.composer
        if any(map(composer.points_nowhere, quoted)) and not _MEANT.match(text):
            self.puzzling.add(happening.id)
        if any(map(composer.headlined, quoted)):
            self.headlined.add(happening.id)
        if any(map(self._opens, quoted)):
            self.opening.add(happening.id)
        argued = happening.kind == "violence" and any(map(composer.argued, quoted))
        not_done = happening.status == "negated" and certainty < SURE
        # The words of a report's news are news, even where who did what is not sure.
        unsure = certainty < MISREAD or (certainty < SURE and not head.leading)
        unsure = unsure and happening.id not in self.headlined
        if argued or not_done or unsure or (quoted and self._in_passing(happening)):
            self.doubtful.add(happening.id)
        if quoted and not Marks(composer).plain(happening, told, certainty):
            self.unclear.add(happening.id)

    def _opens(self, event: Event) -> bool:
        """Whether an event's sentence opens its report, and is likely read rightly for one of its acts."""
        return any(
            self.composer.leads(other)
            and (self.composer.certainty_of(other) >= MISREAD or self.composer.headlined(other))
            for other in (event, *self.view.beside(event))
        )

    def leading(self, head: Head) -> int:
        """How many origins have a thing as their news, by sentences that are likely read rightly."""
        events = self._events(head)
        surely = {
            self.view.report_of(event)
            for event in events
            if self.composer.leads(event) and self.composer.certainty_of(event) >= MISREAD
        }
        return min(head.leading, len(surely)) if events else head.leading

    def _sources(self, happening: Happening, composed: bool) -> tuple[Source, ...]:
        """The sentences it rests on; the one that bears the line first, whoever told of it before."""
        events = self.view.events_of(happening)
        borne = self.composer.bearing(happening) if composed else self.composer.spoken_by(happening)
        first = borne[:1]
        if self.from_day is not None:
            # What was reported before is none of what is told.
            events = tuple(e for e in events if self._since(e))
            first = [e for e in borne if self._since(e)][:1]
        return self.view.sources([*first, *events])

    def _since(self, event: Event) -> bool:
        return (self.view.day_of(self.view.report_of(event)) or "") >= (self.from_day or "")

    def _quoted_day(self, happening: Happening, composed: bool) -> str | None:
        quoted = [] if composed else self.composer.spoken_by(happening)[:1]
        return next((self.view.day_of(self.view.report_of(event)) for event in quoted), None)

    def _in_passing(self, happening: Happening) -> bool:
        """Whether even the best sentence only names it, or stands far down: no line to lead with."""
        composer = self.composer
        best = [] if composer.doubted(happening) else composer.spoken_by(happening)[:1]
        return any(
            composer.reminder(event) or composer.only_named(event) or not self._opens(event) for event in best
        )

    def surely_read(self, line: Line) -> bool:
        """Whether a line is ours, or quotes words that plainly tell what they were taken for."""
        return self.composer.composed(self.view.happenings[line.entry]) or line.entry not in self.unclear

    def _unled(self, head: Head) -> float:
        """What its rank loses where most sentences that would have it as news were misread."""
        return LEADS * (log2(1 + head.leading) - log2(1 + self.leading(head)))

    def _doubt(self, happening: Happening, composed: bool, certainty: float) -> float:
        """What a line's rank loses where it could only be quoted, where it is unsure, or names nobody."""
        if composed:
            return 0.0
        nameless = not any(map(self.composer.names_somebody, self.composer.spoken_by(happening)))
        unsure = DOUBTED + UNSURE * (1 - certainty / SURE) if certainty < SURE else 0.0
        last = MISREAD_LAST if certainty < MISREAD and happening.id not in self.headlined else 0.0
        quoted = self.composer.spoken_by(happening)[:1]
        deep = self._deep(quoted)
        named = any(self.composer.only_named(event) for event in quoted)
        lost = (NAMELESS if nameless else 0.0) + (DEEP if deep else 0.0) + (ONLY_NAMED if named else 0.0)
        # "This process", "They agreed": whoever has only the line does not know what is meant.
        lost += PUZZLING if happening.id in self.puzzling else 0.0
        return QUOTED + unsure + last + lost

    @staticmethod
    def _deep(quoted: Sequence[Event]) -> bool:
        """Whether a quoted sentence stands after where a report tells its news."""
        return any(event.sentence.in_ == "text" and event.sentence.start > LEAD for event in quoted)

    def _events(self, head: Head) -> tuple[Event, ...]:
        happening: Happening = self.view.happenings[head.id]
        return self.view.events_of(happening)
