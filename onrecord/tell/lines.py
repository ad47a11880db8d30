"""A happening as a line of a brief: its sentence, on what reports differ, its marks, its sources."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.follow.told import LEAD, later
from onrecord.model import Event, Happening
from onrecord.record import Change, Head
from onrecord.tell.ranking import DEEP, MISREAD, MISREAD_LAST, NAMELESS, QUOTED, SURE, UNSURE, score
from onrecord.tell.sentence import Composer, is_proposal
from onrecord.tell.values import Line
from onrecord.tell.view import View
from onrecord.tell.words import capital
from onrecord.vocabulary import CALLED_OFF, DONE

# Kinds whose entries are acts, whatever the category of their words.
_ACTS = frozenset(
    {"meeting", "weapons", "exercise", "agreement", "sanctions", "review", "violence", "protest"}
)
# So many days before and after a plan what is told of its sides may be the deed.
_BEFORE, _AFTER, _TWO = 14, 60, 2
_MARKS = {
    "future": "planned",
    "hypothetical": "possible",
    "cancelled": "called off",
    "postponed": "postponed",
    "historical": "background",
    "negated": "denied or not done",
}


@dataclass(frozen=True, slots=True)
class Lines:
    """Makes the lines of one brief."""

    view: View
    composer: Composer
    changes: dict[str, Change]
    compared: bool
    # Plans that a later happening settled, as "What was promised" tells.
    kept: frozenset[str] = frozenset()
    # The entries of the lines that were quoted because their reading is not sure.
    doubtful: set[str] = field(default_factory=set)
    _bounds: dict[str, float] = field(default_factory=dict)
    # By kind, the days and parties of all that is told as done.
    _done: dict[str, list[tuple[str, frozenset[str]]]] = field(default_factory=dict)

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
        past = happening.status == "future" and (head.last or "9999") < (self.view.last_day or "")
        if past and happening.id not in self.kept and not self._may_be_told(head):
            text += " (Nothing that was read says whether it took place.)"
        change = self.changes.get(happening.id)
        told_as_status = happening.status in _MARKS and not is_proposal(happening)
        marks = [_MARKS[happening.status]] if told_as_status else []
        certainty = composer.certainty(happening)
        if certainty < SURE:
            # A label is ours: it stands only before words that are likely read rightly.
            marks += ["unsure"] if certainty < MISREAD else []
            self.doubtful.add(happening.id)
        elif not composed and happening.status not in CALLED_OFF:
            # What was called off may be a part of it only, which the quoted words say.
            marks += [composer.label(happening).label]
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
            score=round(self.bound(head) - self._doubt(happening, composed, certainty), 3),
        )

    def _may_be_told(self, plan: Head) -> bool:
        """Whether something of a plan's kind is told as done by its sides about its time.

        Merging leaves some deeds beside their plans; that nothing was read would then be false.
        """
        if plan.kind not in self._done:
            self._done[plan.kind] = [
                (day, frozenset(head.parties))
                for head in self.view.heads.values()
                if head.kind == plan.kind and head.status in DONE
                for day in [
                    head.first or min(filter(None, map(self.view.day_of, head.reports)), default=None)
                ]
                if day is not None
            ]
        first, last = plan.first or plan.last or "", plan.last or plan.first or ""
        sides = frozenset(plan.parties)
        return any(
            later(first, -_BEFORE) <= day <= later(last, _AFTER)
            and len(sides & done) >= min(_TWO, len(sides))
            for day, done in self._done[plan.kind]
        )

    def _doubt(self, happening: Happening, composed: bool, certainty: float) -> float:
        """What a line's rank loses where it could only be quoted, where it is unsure, or names nobody."""
        if composed:
            return 0.0
        nameless = not any(map(self.composer.names_somebody, self.composer.spoken_by(happening)))
        unsure = UNSURE * (1 - certainty / SURE) if certainty < SURE else 0.0
        last = MISREAD_LAST if certainty < MISREAD else 0.0
        quoted = self.composer.spoken_by(happening)[:1]
        deep = any(event.sentence.in_ == "text" and event.sentence.start > LEAD for event in quoted)
        return QUOTED + unsure + last + (NAMELESS if nameless else 0.0) + (DEEP if deep else 0.0)

    def act(self, head: Head) -> Line | None:
        """The line of something done; None for what its reports only look back on, or only ask about."""
        return None if self.looked_back_on(head) or self.only_asked(head) else self.line(head)

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
        if head.status == "historical" or self.composer.contradicts_itself(head):
            return self.told(head)
        return self.told(head) if self.looked_back_on(head) else None

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
        return self.told(head) if head.type == "THREATEN" or told & set(conditions) else None

    def told(self, head: Head) -> Line | None:
        """The line of anything that is told and not only asked about."""
        return None if self.only_asked(head) else self.line(head)

    def looked_back_on(self, head: Head) -> bool:
        """Whether no report tells it for itself: each only mentions it beside something else.

        "A week after talks collapsed", "despite threats", "recent launches": what such words lead
        in is what the reader is reminded of, not the news of the sentence.
        """
        if head.first is not None and self.composer.composed(self.view.happenings[head.id]):
            return False
        events = self._events(head)
        return bool(events) and all(map(self.composer.reminder, events))

    def _events(self, head: Head) -> tuple[Event, ...]:
        happening: Happening = self.view.happenings[head.id]
        return self.view.events_of(happening)
