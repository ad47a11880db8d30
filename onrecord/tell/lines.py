"""A happening as a line of a brief: its sentence, on what reports differ, its marks, its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from onrecord.follow.told import LEAD, later
from onrecord.model import Entity, Event, Happening
from onrecord.record import Change, Head
from onrecord.tell.changed import Changed
from onrecord.tell.dates import stretch
from onrecord.tell.ranking import (
    DEEP,
    DOUBTED,
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
from onrecord.tell.sentence import Composer, is_proposal
from onrecord.tell.values import Line, Source
from onrecord.tell.view import View
from onrecord.tell.words import capital
from onrecord.vocabulary import CALLED_OFF, DONE

# Kinds whose entries are acts, whatever the category of their words.
_ACTS = frozenset(
    {"meeting", "weapons", "exercise", "agreement", "sanctions", "review", "violence", "protest"}
)
# Kinds of acts that speakers lay to others in general words: "they resort to massacre".
_ARGUED = frozenset({"violence", "weapons", "other"})
# So many days before and after a plan what is told of its sides may be the deed.
_BEFORE, _AFTER, _TWO = 14, 60, 2
# "They [the ministers] met": whom the first word means is said.
_MEANT = re.compile(r"“\w+ \[")
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
    # Whether also what a report only names or looks back on is told.
    everything: bool = True
    # Reports from this day on (ISO 8601) are what is told; None for all.
    from_day: str | None = None
    # Plans that a later happening settled, as "What was promised" tells.
    kept: frozenset[str] = frozenset()
    # The entries of the lines that were quoted because their reading is not sure.
    doubtful: set[str] = field(default_factory=set)
    # Those of the lines whose words begin with a word for what was told before them.
    puzzling: set[str] = field(default_factory=set)
    _bounds: dict[str, float] = field(default_factory=dict)
    # By kind, the days and parties of all that is told as done.
    _done: dict[str, list[tuple[str, frozenset[str]]]] = field(default_factory=dict)

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
        if past and happening.id not in self.kept and not self._may_be_told(head):
            text += " (Nothing that was read says whether it took place.)"
        change = self.changes.get(happening.id) if self.compared else None
        if change is not None and change.what == "changed":
            text += f" (The last brief had: {Changed(self.view, composer).was(change)}.)"
        told_as_status = happening.status in _MARKS and not is_proposal(happening)
        marks = [_MARKS[happening.status]] if told_as_status else []
        quoted = [] if composed else composer.spoken_by(happening)[:1]
        # Of a quotation it counts how sure its own sentence is read, not another one's.
        tellers = composer.tellers(happening) if quoted else ()
        told = [each for event in quoted for each in composer.beside(event, tellers)]
        certainty = max(map(composer.certainty_of, told), default=composer.certainty(happening))
        argued = happening.kind == "violence" and any(map(composer.argued, quoted))
        unclear = happening.status == "negated" and certainty < SURE
        if any(map(composer.points_nowhere, quoted)) and not _MEANT.match(text):
            self.puzzling.add(happening.id)
        if argued or unclear or (not composed and self._in_passing(happening)):
            self.doubtful.add(happening.id)
        if certainty < SURE:
            # A label is ours: it stands only before words that are likely read rightly.
            marks += ["unsure"] if certainty < MISREAD else []
            if certainty < MISREAD or not head.leading:
                # The words of a report's news are news, even where who did what is not sure.
                self.doubtful.add(happening.id)
        elif not composed and happening.status not in CALLED_OFF:
            # What was called off may be a part of it only, which the quoted words say.
            named = bool(told) and all(map(composer.mentions, told))
            plain = not named and not argued and not any(map(composer.gainsaid, quoted))
            marks += [composer.label(happening).label] if plain else []
        # A quotation with its speaker before it says itself whose word it is.
        admitted = any(map(composer.admitted, quoted))
        marks += (
            ["claimed"] if happening.claimed and not admitted and (composed or text.startswith("“")) else []
        )
        disputed = composer.differences.disputed(happening)
        marks += ["disputed"] if disputed else ["corrected"] if differ and composed else []
        marks += ["day unclear"] if composer.contradicts_itself(happening) else []
        marks += [change.what] if change else []
        return Line(
            text=text,
            entry=happening.id,
            marks=tuple(marks),
            sources=self._sources(happening, composed),
            origins=happening.origins,
            reports=len(happening.reports),
            day=head.first or min((e.latest for e in events if e.latest), default=None),
            told=self._quoted_day(happening, composed),
            score=round(self.bound(head) - self._doubt(happening, composed, certainty), 3),
        )

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
            composer.reminder(event)
            or composer.only_named(event)
            or not any(map(composer.leads, composer.beside(event, composer.tellers(happening))))
            for event in best
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
                if (day := head.first or self.view.reported(head.reports)[0])
            ]
        first, last = plan.first or plan.last or "", plan.last or plan.first or ""
        sides = frozenset(plan.parties)
        return any(
            later(first, -_BEFORE) <= day <= later(last, _AFTER)
            and len(sides & done) >= min(_TWO, len(sides))
            for day, done in self._done[plan.kind]
        )

    def labelled(self, line: Line) -> bool:
        """Whether a line says in our words what its report tells, at least by a label."""
        happening = self.view.happenings[line.entry]
        return (
            self.composer.composed(happening)
            or self.composer.label(self.view.heads[line.entry]).label in line.marks
        )

    def vaguer(self, entries: Iterable[str]) -> set[str]:
        """Those that tell of a stretch of days what another seems to tell of its day: a summit twice.

        They are of one kind and of the same countries, and no two name different people.
        """
        met = [h for h in map(self.view.happenings.get, entries) if h is not None and h.kind == "meeting"]
        days = {each.id: self.composer.told_days(each) for each in met if self.composer.composed(each)}
        told = [(each, days[each.id][0]) for each in met if len(days.get(each.id, ())) == 1]
        sharp = [(each, day.from_) for each, day in told if day.from_ and day.from_ == day.to]
        return {
            each.id
            for each, stretch_ in told
            if stretch_.from_ and stretch_.to and stretch_.from_ != stretch_.to
            for other, day in sharp
            if later(stretch_.from_, -_BEFORE) <= day <= later(stretch_.to, _BEFORE)
            if self._countries(each) == self._countries(other)
            if not (self._people(each) and self._people(other)) or self._people(each) == self._people(other)
        }

    def _countries(self, happening: Happening) -> frozenset[str]:
        return frozenset(entity.country or entity.id for entity in self._parties(happening))

    def _people(self, happening: Happening) -> frozenset[str]:
        return frozenset(entity.id for entity in self._parties(happening) if entity.kind == "person")

    def _parties(self, happening: Happening) -> list[Entity]:
        parties = (*happening.actors, *happening.recipients)
        return [self.view.entities[party.entity] for party in parties]

    def _doubt(self, happening: Happening, composed: bool, certainty: float) -> float:
        """What a line's rank loses where it could only be quoted, where it is unsure, or names nobody."""
        if composed:
            return 0.0
        nameless = not any(map(self.composer.names_somebody, self.composer.spoken_by(happening)))
        unsure = DOUBTED + UNSURE * (1 - certainty / SURE) if certainty < SURE else 0.0
        last = MISREAD_LAST if certainty < MISREAD else 0.0
        quoted = self.composer.spoken_by(happening)[:1]
        deep = any(event.sentence.in_ == "text" and event.sentence.start > LEAD for event in quoted)
        named = any(self.composer.only_named(event) for event in quoted)
        lost = (NAMELESS if nameless else 0.0) + (DEEP if deep else 0.0) + (ONLY_NAMED if named else 0.0)
        # "This process", "They agreed": whoever has only the line does not know what is meant.
        lost += PUZZLING if happening.id in self.puzzling else 0.0
        return QUOTED + unsure + last + lost

    def act(self, head: Head) -> Line | None:
        """The line of something done; None for what its reports only look back on, or only ask about."""
        return None if self.looked_back_on(head) else self.news(head)

    def deed(self, head: Head) -> Line | None:
        """The line of something that happened; None for what somebody only argues: that is told as said."""
        quoted = self.composer.spoken_by(self.view.happenings[head.id])[:1]
        argued = head.kind in _ARGUED and any(map(self.composer.argued, quoted))
        if argued and not self.everything and not self.composer.composed(self.view.happenings[head.id]):
            return None
        return self.act(head)

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
        return self.news(head) if head.type == "THREATEN" or told & set(conditions) else None

    def told(self, head: Head) -> Line | None:
        """The line of anything that is told and not only asked about."""
        return None if self.only_asked(head) else self.line(head)

    def news(self, head: Head) -> Line | None:
        """The line of what a report tells for itself, and does not only name in passing."""
        return None if self._left_out(head) else self.told(head)

    def _left_out(self, head: Head) -> bool:
        """Whether a thing could only be quoted, and that with a sentence on something else."""
        happening, composer = self.view.happenings[head.id], self.composer
        if self.everything or composer.composed(happening) or composer.doubted(happening):
            # "Threatened to cancel its meeting" is what there is to tell of the meeting.
            return False
        best = composer.spoken_by(happening)[:1]
        return any(
            composer.only_named(event) or composer.reminder(event) or composer.fragment(event)
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

    def _events(self, head: Head) -> tuple[Event, ...]:
        happening: Happening = self.view.happenings[head.id]
        return self.view.events_of(happening)
