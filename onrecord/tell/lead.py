"""The first screen of a brief: what matters most, whatever its section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record import Head
from onrecord.tell.acts import Acts
from onrecord.tell.choosing import order, over_years, spread
from onrecord.tell.quotes import one_a_quotation, quotation
from onrecord.tell.selection import Selection
from onrecord.tell.values import Line, Section
from onrecord.vocabulary import DONE

# The most lines of the first screen.
LEAD_LINES = 8
# The fewest before quotations that are no report's news fill it up.
LEAST = 5
# The fewest of all, for which also what is in doubt is told.
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Lead:
    """Chooses the lines that matter most: what is sure, and no plan that is past."""

    selection: Selection
    acts: Acts

    def of(self, *sections: Section) -> tuple[Line, ...]:
        """The first screen from what these sections tell."""
        lines = self.selection.lines
        sure = [line for section in sections for line in section.lines if self._sure(section, line)]
        ranked = sorted(sure, key=order)
        told = [line for line in ranked if quotation(line) is None or self._news(line)]
        # What could only be quoted, and is no report's news, fills up a lead that has too little: nobody
        # chose the sentence for it. So does what may be misread: the words of a report's news say what it is.
        # Whoever has only the line does not know what "their talks" are.
        spare = [
            line
            for line in ranked
            if line not in told
            and "denied or not done" not in line.marks
            and line.entry not in lines.puzzling
        ]
        if len(ranked) < LEAST:
            made = self._foremost({line.entry for line in ranked})
            spare += [line for line in made if lines.surely_read(line) and line.entry not in lines.puzzling]
            # Of what was probably misread no more is told than that a reader sees what it is about.
            spare += [line for line in made if line not in spare][: max(0, FEWEST - len(told) - len(spare))]
            if not told and not spare and len(sections[0].lines) > FEWEST:
                # Beside a page of what happened an empty first screen only puzzles.
                spare = sorted(sections[0].lines, key=order)[:FEWEST]
        one_each = one_a_quotation([*told, *spare[: max(0, LEAST - len(told))]])
        chosen = spread(sorted(self.acts.once(one_each), key=order), LEAD_LINES)
        if not over_years(chosen):
            return tuple(chosen)
        # Where the order is that of years, no word of this year stands before an act of the last.
        heads = self.selection.view.heads
        return tuple(sorted(chosen, key=lambda line: lines.verbal(heads[line.entry])))

    def _sure(self, section: Section, line: Line) -> bool:
        lines = self.selection.lines
        past = section.key == "planned" and "called off" not in line.marks and self._past(line)
        doubtful = line.entry in lines.doubtful or self._only_opined(line)
        return not doubtful and "possible" not in line.marks and not past

    def _only_opined(self, line: Line) -> bool:
        """Whether nobody but the writers of opinions tells of it: these assert nothing for the record."""
        view = self.selection.view
        reports = view.heads[line.entry].reports
        argued = bool(reports) and all(map(view.argued, reports))
        told = view.events_of(view.happenings[line.entry]) if argued else ()
        said = (view.statements.get(event.according_to or "") for event in told)
        # "I believe that …": a writer's own words, which no speaker's name goes with.
        return argued and not any(s is not None and s.speaker is not None and s.speaker.name for s in said)

    def _past(self, line: Line) -> bool:
        """Whether the day of a plan is over; one without a day is none that is past."""
        head = self.selection.view.heads[line.entry]
        day = head.first or head.last
        return day is not None and day < (self.selection.view.last_day or "")

    def _news(self, line: Line) -> bool:
        lines, head = self.selection.lines, self.selection.view.heads[line.entry]
        opening = line.entry in lines.opening and head.status != "negated"
        news = bool(lines.leading(head)) or opening
        return news and line.entry not in lines.puzzling

    def _foremost(self, known: set[str]) -> list[Line]:
        """The lines of what else reports have as their news, the weightiest first."""
        selection, lines = self.selection, self.selection.lines

        def fresh(head: Head) -> bool:
            new = head.leading and head.status in DONE and head.id not in known
            return bool(new) and not selection.long_over(head)

        news = sorted(filter(fresh, selection.told), key=lambda head: -lines.bound(head))[:LEAD_LINES]
        selection.view.bring(head.id for head in news)
        made: Iterable[Line | None] = map(lines.news, news)
        return sorted((m for m in made if m is not None and not self._only_opined(m)), key=order)
