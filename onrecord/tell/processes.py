"""Commitments and dossiers, a line each: what was promised, and where a process stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import log2

from onrecord.follow.told import apart, later
from onrecord.model import Commitment, Dossier, DossierStep, Due, Happening
from onrecord.parse.sentences import split
from onrecord.record import Head
from onrecord.tell.clauses import OPENING_WORDS
from onrecord.tell.dates import stretch
from onrecord.tell.quotes import SHORTEST
from onrecord.tell.ranking import SURE
from onrecord.tell.sentence import UNDATED, Composer
from onrecord.tell.steps import Steps
from onrecord.tell.values import Line, Source
from onrecord.tell.verbatim import LONGEST_QUOTE, quoted
from onrecord.tell.view import View
from onrecord.tell.words import capital, days, first_day, listed, plural, short_day

_SETTLED = frozenset({"late", "broken", "unreported"})
# A process that moved within this many days of the last report comes before one that only is large.
FADES_IN_DAYS = 30
FRESH = 4.0
# A promise without a day is told for so many days.
LATELY = 60
# A day known to more than a month is none to say when something was last held.
MONTH = 31
# A promise for a longer stretch than this has no day.
YEAR = 366
# That nothing tells of a thing due within a week is said only where so many reports on its parties
# were read in the days after it.
WEEK, FOLLOWED, ENOUGH = 7, 14, 5
# Where a part of a sentence ends.
_PART = re.compile(r"[,;:—–]\s+")


# Letters by which a topic's word is known in another spelling or form ("denuclearization").
_STEM = 6


def _on_the_topic(dossier: Dossier, words: str) -> str:
    """The sentence of a long speech that has a position's topic; "" where none has: it begins with thanks."""
    if len(words) <= LONGEST_QUOTE:
        return words
    topic = dossier.title.partition(" on ")[2].partition(":")[0].lower()
    stems = tuple(word[:_STEM] for word in re.findall(r"\w{4,}", topic))
    sentences = (words[start:end].strip() for start, end in split(words))
    return next((each for each in sentences if any(stem in each.lower() for stem in stems)), "")


@dataclass(frozen=True, slots=True)
class Processes:
    """Writes the lines of what runs over many happenings."""

    view: View
    composer: Composer
    steps: Steps

    # Commitments

    def _said_in(self, commitment: Commitment) -> Head | None:
        """The head of the happening in which a commitment was made, where one of its events did so."""
        holder = self.view.happening_of.get(commitment.said_in or "") or commitment.happening
        return self.view.heads.get(holder or "")

    def state(self, commitment: Commitment) -> str:
        """What became of a commitment; one not yet due cannot be late, broken or unreported."""
        said = self.view.heads.get(self.view.happening_of.get(commitment.said_in or "", ""))
        # The happening may have been called off later; then the plan that was promised still stands here.
        if said is not None and said.status == "cancelled":
            event = self.view.events.get(commitment.said_in or "")
            if event is not None and event.status == "cancelled":
                return "called-off"
        first = commitment.due.from_ if commitment.due else None
        early = first is not None and first > (self.view.last_day or "9999")
        return "open" if early and commitment.state in _SETTLED else commitment.state

    def worth_telling(self, commitment: Commitment) -> bool:
        """Whether a brief tells a promise: one to come, or of which it is known what became of it.

        A day that is past with nothing to settle it says nothing of the promise: most such days
        (of 40 in briefs on ten topics, 2026-11-22) were kept without a report that was read.
        """
        told = self._due(commitment)
        due = (told.to or told.from_) if told else None
        state = self.state(commitment)
        if state == "open":
            return due >= (self.view.last_day or "") if due is not None else self._of_late(commitment)
        if state == "unreported":
            return self._surely_due(commitment) and self._read_after(commitment)
        today = self.view.last_day
        return apart(due, today) <= LATELY if due and today else self._of_late(commitment)

    def _of_late(self, commitment: Commitment) -> bool:
        told = max((s.date for s in self.view.evidence(commitment.said_in or "") if s.date), default="")
        return bool(told) and apart(told, self.view.last_day or told) <= LATELY

    def _surely_due(self, commitment: Commitment) -> bool:
        """Whether the words surely promise something for a day of their own, known to the week."""
        due, said = commitment.due, self.view.events.get(commitment.said_in or "")
        if due is None or due.from_ is None or due.to is None or apart(due.from_, due.to) >= WEEK:
            return False
        return said is not None and said.confidence >= SURE and said.date_basis == "sentence"

    def _read_after(self, commitment: Commitment) -> bool:
        """Whether enough was read on its parties just after its day to have told of it."""
        due = commitment.due
        if due is None or due.to is None:
            return False
        until = later(due.to, FOLLOWED)
        by, to = set(commitment.by), set(commitment.to)
        told = {
            report
            for head in self.view.heads.values()
            if by & set(head.parties) and (not to or to & set(head.parties))
            for report in head.reports
            if due.to <= (self.view.day_of(report) or "") <= until
        }
        return len(told) >= ENOUGH

    def soonest(self, commitments: Iterable[Commitment]) -> list[Commitment]:
        """Commitments in the order of telling: those to come, soonest first, then the latest past."""
        today = self.view.last_day or ""

        def key(commitment: Commitment) -> tuple[int, int, str]:
            due = commitment.due and (commitment.due.to or commitment.due.from_)
            said = self._said_in(commitment)
            told = self.view.reported(said.reports if said else ())[1]
            is_open = self.state(commitment) == "open"
            if due and due >= today:
                return 0, date.fromisoformat(due).toordinal(), commitment.id
            near = due or told
            return 1 if is_open else 2, -date.fromisoformat(near).toordinal() if near else 0, commitment.id

        return sorted(commitments, key=key)

    @staticmethod
    def _due(commitment: Commitment) -> Due | None:
        """The day or days of a promise, if it has any; "within ten years" is none."""
        due = commitment.due
        long = due is not None and due.from_ and due.to and apart(due.from_, due.to) > YEAR
        return None if long else due

    def _promise(self, commitment: Commitment) -> tuple[Source, ...]:
        """The sentence that promises: of a speech its own, of a report the one that gives the day."""
        said = self.view.events.get(commitment.said_in or "")
        planned = self.view.happenings.get(commitment.happening or "")
        first = commitment.due.from_ if commitment.due else None
        if said is None and planned is not None:
            # Somebody speaks, perhaps at length; what he promises is one of his sentences.
            own = [e for e in self.view.events_of(planned) if e.according_to == commitment.said_in]
            return self.view.sources(sorted(own, key=lambda e: e.date is None or e.date.from_ != first)[:1])
        if said is None or planned is None or first is None or (said.date and said.date.from_ == first):
            return ()
        report = self.view.report_of(said)
        dated = [
            event
            for event in self.view.events_of(planned)
            if event.date and event.date.from_ == first and self.view.report_of(event) == report
        ]
        return self.view.sources(dated[:1])

    def _promised(self, commitment: Commitment, source: Source) -> str:
        """The words that tell the promise: of a sentence on something else only what looks back on it.

        "The North launched a missile, days after it agreed to resume talks" promises no launch.
        """
        sentence = source.sentence.text
        verb = commitment.what.partition(" ")[0]
        found = re.search(rf"\b{re.escape(verb)}\b", sentence) if verb else None
        start = (
            max((each.end() for each in _PART.finditer(sentence, 0, found.start())), default=0)
            if found
            else 0
        )
        words = sentence[start:].split()
        led = next((n for n, word in enumerate(words[:OPENING_WORDS]) if self._looks_back(word)), None)
        if not start or led is None or led + 1 == len(words):
            return quoted(sentence)
        rest = quoted(" ".join(words[led + 1 :]))
        if not self.composer.words.holds("pronoun", words[led + 1].lower()):
            return f"“… {rest[1:]}"
        by = self.composer.words_of(each for each in commitment.by if self.composer.entity(each) not in rest)
        return f"{capital(by)}: “… {rest[1:]}" if by else f"“… {rest[1:]}"

    def _looks_back(self, word: str) -> bool:
        return self.composer.words.holds("looks-back", word.lower())

    def commitment(self, commitment: Commitment) -> Line:
        """The words of the promise itself; what it comes to in the record's words is for `show`."""
        composer = self.composer
        told = self._due(commitment)
        due = days(told.from_, told.to, composer.year) if told else ""
        state = composer.words.of("commitment", self.state(commitment))
        evidence = self.view.evidence
        sources = (
            self._promise(commitment)
            or evidence(commitment.said_in or "")
            or evidence(commitment.happening or "")
        )
        promised = self._promised(commitment, sources[0]) if sources else f"{capital(commitment.what)}."
        ended = promised if promised[-2:-1] in ".!?" else f"{promised}."
        return Line(
            text=f"{ended} {f'Due {due}' if due else 'No day given'}. State: {state}.",
            entry=commitment.id,
            marks=(state,),
            sources=sources,
            origins=len({s.origin for s in sources}),
            reports=len({s.report for s in sources}),
            day=commitment.due.to if commitment.due else None,
        )

    # Dossiers

    def weightiest(self, dossiers: Iterable[Dossier]) -> list[Dossier]:
        """Dossiers in the order of telling: those that moved lately and in which much happened."""

        def weight(dossier: Dossier) -> float:
            size = log2(1 + len(dossier.happenings or dossier.history) + len(dossier.commitments))
            step = self._reached(dossier)
            today = self.view.last_day
            if step is None or step.date is None or today is None:
                return size
            apart = (date.fromisoformat(today) - first_day(step.date)).days
            return size + FRESH * max(0.0, 1 - apart / FADES_IN_DAYS)

        return sorted(dossiers, key=lambda each: (-round(weight(each), 3), each.id))

    def _reached(self, dossier: Dossier) -> DossierStep | None:
        """The last step; a day after the last report is one that was announced, not reached."""
        last = self.view.last_day or ""
        steps = [step for step in dossier.history if step.date is None or step.date <= last]
        return steps[-1] if steps else None

    def _title(self, dossier: Dossier) -> str:
        parties, colon, rest = dossier.title.partition(": ")
        self.view.entities.bring(dossier.parties)
        names = {e.name for e in map(self.view.entities.get, dossier.parties) if e is not None}
        if colon and set(parties.replace(" and ", ", ").split(", ")) <= names:
            return f"{capital(self.composer.words_of(dossier.parties))}: {rest}"
        return capital(dossier.title)

    def _occasion(self, happening: Happening) -> str:
        composer = self.composer
        where = happening.place.name or happening.place.text if happening.place else ""
        told = f"in {where}" if where and where in composer.sentence(happening) else ""
        when = composer.when(happening)
        pieces = (told, when) if when.startswith("in ") else (when.removeprefix("on "), told)
        return " ".join(piece for piece in pieces if piece)

    def _last_held(self, dossier: Dossier) -> str | None:
        """The happening of the last meeting of a line of consultations that is surely told."""
        if dossier.kind != "consultation":
            return None
        last = self.view.last_day or ""
        heads = [head for head in map(self.view.heads.get, dossier.happenings) if head and head.first]
        held = [head for head in heads if head.status == "actual" and (head.first or "") <= last]
        sure = [head for head in held if self._surely_told(head.id)]
        return max(sure, key=self._latest).id if sure else None

    def _meetings(self, dossier: Dossier) -> str:
        """`last surely told as held 12 October in Annapolis; next planned in Seoul in January`."""
        last = self.view.last_day or ""
        heads = [head for head in map(self.view.heads.get, dossier.happenings) if head and head.first]
        latest = self._last_held(dossier)
        next_ = [head for head in heads if head.status == "future" and (head.first or "") > last]
        told = []
        if latest is not None:
            told.append(f"last surely told as held {self._occasion(self.view.happenings[latest])}")
        if next_:
            soonest = min(next_, key=lambda head: (head.first or "", head.id))
            told.append(f"next planned for {self._occasion(self.view.happenings[soonest.id])}")
        return "; ".join(told).replace("planned for in ", "planned in ")

    @staticmethod
    def _latest(head: Head) -> tuple[str, str]:
        return head.first or "", head.id

    def _surely_told(self, happening: str) -> bool:
        """Whether a brief can tell a happening in words of its own, with a day where it needs one."""
        held = self.view.happenings.get(happening)
        if held is None or not self.composer.composed(held):
            return False
        if held.kind in UNDATED:
            # "The White House has completed its review" has the day of its report.
            return True
        return any(0 <= stretch(each) <= MONTH for each in self.composer.told_days(held))

    def surely(self, dossier: Dossier) -> bool:
        """Whether the state that a dossier is in rests on something surely told, with its day.

        "Under heavy sanctions" says nothing of when they were imposed, and of ten dossiers that were
        "broken down" or "left" after a mention in passing (2026-11-22) none was told rightly.
        """
        if dossier.kind == "position":
            return True
        if dossier.kind == "consultation":
            return any(map(self._surely_told, dossier.happenings))
        step = self._reached(dossier)
        if step is None or step.date is None:
            return False
        head = self.view.heads.get(step.happening or "")
        # A launch that several have as their news is quoted ("what appeared to be a missile") and yet sure.
        news = dossier.kind == "weapons" and head is not None and head.leading > 0 and head.origins > 1
        return news or self._surely_told(step.happening or "")

    def _position(self, dossier: Dossier) -> Line | None:
        """What somebody said last on a topic, verbatim, or how it was worded anew; else None.

        "Restated" says nothing to who does not know the position, and a reversal is only as sure as
        the reading of two sentences: the words themselves are told.
        """
        steps = [step for step in reversed(dossier.history) if step.happening]
        self.view.statements.bring(step.happening for step in steps if step.happening)
        spoken = [(step, self.view.statements.get(step.happening or "")) for step in steps]
        for step, statement in spoken:
            if statement is None:
                continue
            words = _on_the_topic(dossier, " … ".join(span.text for span in statement.content))
            direct = statement.kind == "direct" and len(words.split()) >= SHORTEST
            if not direct and not step.state.startswith("reworded: "):
                continue
            day = f" ({short_day(step.date)})" if step.date else ""
            told = quoted(words) if direct else step.state
            sources = self.view.evidence(statement.id)
            return Line(
                text=f"{self._title(dossier)}: {told}{day}. {plural(len(dossier.history), 'statement')}.",
                entry=dossier.id,
                sources=sources,
                origins=len({source.report for source in sources}),
                reports=len({source.report for source in sources}),
                day=step.date,
            )
        return None

    def dossier(self, dossier: Dossier) -> Line | None:
        """A process, the state it is in and the day of the step that brought it there."""
        if dossier.kind == "position":
            return self._position(dossier)
        step = self._reached(dossier)
        meetings = self._meetings(dossier) if dossier.kind == "consultation" else ""
        state = step.state if step is not None else dossier.state
        text = self._title(dossier)
        if meetings:
            text += f": {meetings}"
        elif state:
            text += f": {state}{f' ({short_day(step.date)})' if step and step.date else ''}"
        held = [plural(len(dossier.happenings), "happening")] if dossier.happenings else []
        if dossier.commitments:
            held.append(plural(len(dossier.commitments), "commitment"))
        head = self.view.heads.get((step.happening or "") if step else "")
        rests_on = self._last_held(dossier) or (step.happening if step else None)
        sources = self.view.evidence(rests_on) if rests_on else ()
        telling = self.steps.telling(dossier, step) if step and step.happening == rests_on else None
        if telling is not None:
            sources = tuple(dict.fromkeys((*self.view.sources([telling]), *sources)))
        return Line(
            text=f"{text}. {listed(held)}.".replace(" .", ""),
            entry=dossier.id,
            sources=sources,
            origins=head.origins if head else len({s.report for s in sources}),
            reports=len(head.reports) if head else len({s.report for s in sources}),
            day=step.date if step else None,
        )
