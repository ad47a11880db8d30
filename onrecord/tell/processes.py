"""Commitments and dossiers, a line each: what was promised, and where a process stands."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Commitment, Dossier, Happening
from onrecord.tell.sentence import Composer, quoted
from onrecord.tell.values import Line
from onrecord.tell.view import View
from onrecord.tell.words import capital, days, listed, plural, short_day

_SETTLED = frozenset({"late", "broken", "unreported"})


@dataclass(frozen=True, slots=True)
class Processes:
    """Writes the lines of what runs over many happenings."""

    view: View
    composer: Composer

    def state(self, commitment: Commitment) -> str:
        """What became of a commitment; one not yet due cannot be late, broken or unreported."""
        said = self.view.events.get(commitment.said_in or "")
        if said is not None and said.status == "cancelled":
            return "called-off"
        first = commitment.due.from_ if commitment.due else None
        early = first is not None and first > (self.view.last_day or "9999")
        return "open" if early and commitment.state in _SETTLED else commitment.state

    def commitment(self, commitment: Commitment) -> Line:
        """The words of the promise itself; what it comes to in the record's words is for `show`."""
        composer = self.composer
        due = days(commitment.due.from_, commitment.due.to, composer.year) if commitment.due else ""
        state = composer.words.of("commitment", self.state(commitment))
        evidence = self.view.evidence
        sources = evidence(commitment.said_in or "") or evidence(commitment.happening or "")
        promised = quoted(sources[0].sentence.text) if sources else f"{capital(commitment.what)}."
        ended = promised if promised[-2:-1] in ".!?" else f"{promised}."
        return Line(
            text=f"{ended} {f'Due {due}' if due else 'No day given'}. State: {state}.",
            entry=commitment.id,
            marks=(state,),
            sources=sources,
            origins=len({s.report for s in sources if s.copy_of is None}),
            reports=len({s.report for s in sources}),
            day=commitment.due.to if commitment.due else None,
        )

    def _title(self, dossier: Dossier) -> str:
        parties, colon, rest = dossier.title.partition(": ")
        names = {e.name for e in map(self.view.entities.get, dossier.parties) if e is not None}
        if colon and set(parties.replace(" and ", ", ").split(", ")) <= names:
            return f"{capital(self.composer.words_of(dossier.parties))}: {rest}"
        return dossier.title

    def _occasion(self, happening: Happening) -> str:
        composer = self.composer
        where = happening.place.name or happening.place.text if happening.place else ""
        told = f"in {where}" if where and where in composer.sentence(happening) else ""
        when = composer.when(happening)
        pieces = (told, when) if when.startswith("in ") else (when.removeprefix("on "), told)
        return " ".join(piece for piece in pieces if piece)

    def _meetings(self, dossier: Dossier) -> str:
        """`last held 12 October in Annapolis; next planned in Seoul in January`."""
        last = self.view.last_day or ""
        held, next_ = [], []
        for happening in filter(None, map(self.view.happenings.get, dossier.happenings)):
            first = min((date.from_ for date in happening.dates if date.from_), default=None)
            if first is None:
                continue
            if happening.status == "actual" and first <= last:
                held.append((first, happening))
            if happening.status == "future" and first > last:
                next_.append((first, happening))
        told = []
        if held:
            told.append(f"last held {self._occasion(max(held, key=lambda each: each[0])[1])}")
        if next_:
            told.append(f"next planned for {self._occasion(min(next_, key=lambda each: each[0])[1])}")
        return "; ".join(told).replace("planned for in ", "planned in ")

    def dossier(self, dossier: Dossier) -> Line:
        """A process, its state and since when."""
        last = self.view.last_day or ""
        # A day after the last report is one that was announced, not reached.
        steps = [step for step in dossier.history if step.date is None or step.date <= last]
        step = steps[-1] if steps else None
        happening = self.view.happenings.get((step.happening or "") if step else "")
        text = self._title(dossier)
        meetings = self._meetings(dossier) if dossier.kind == "consultation" else ""
        if meetings:
            text += f": {meetings}"
        elif step is not None:
            text += f": {step.state}{f' since {short_day(step.date)}' if step.date else ''}"
        elif dossier.state:
            text += f": {dossier.state}"
        held = [plural(len(dossier.happenings), "happening")]
        if dossier.commitments:
            held.append(plural(len(dossier.commitments), "commitment"))
        events = self.view.events_of(happening) if happening else ()
        return Line(
            text=f"{text}. {listed(held)}.",
            entry=dossier.id,
            sources=self.view.sources(events),
            origins=happening.origins if happening else 0,
            reports=len(happening.reports) if happening else 0,
            day=step.date if step else None,
        )
