"""Score a coding against a hand-annotated file."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from os import PathLike, fspath
from typing import BinaryIO

from onrecord.coder import Coder
from onrecord.errors import InputError
from onrecord.evaluation.agreement import Agreement
from onrecord.evaluation.clauses import Clauses
from onrecord.evaluation.figures import EVENT_LAYERS, STATEMENT_LAYERS, Figures
from onrecord.evaluation.hands import units
from onrecord.evaluation.lines import AnnotatedLine, annotated
from onrecord.evaluation.matching import event_likeness, statement_likeness
from onrecord.evaluation.report import Evaluation
from onrecord.knowledge.rows.what import CATEGORIES
from onrecord.model import Report
from onrecord.plain import to_dict
from onrecord.read import Reader
from onrecord.read.inputs import opened

Paths = Sequence[str | PathLike[str]]
Told = Callable[[InputError], None]
Hands = list[tuple[str, AnnotatedLine]]


def evaluate(
    gold: Paths,
    *,
    texts: Paths = (),
    predictions: Paths | None = None,
    date: str | None = None,
    coder: Coder | None = None,
    stdin: BinaryIO | None = None,
    on_problem: Told | None = None,
    on_progress: Callable[[str, int], None] | None = None,
) -> Evaluation:
    """Score a coding against a hand-annotated file, layer by layer.

    Two lines with one id and different `coder` are two hands: what both have is required,
    what one has is neither rewarded nor punished.

    Args:
        gold: JSON Lines of annotated reports, see docs/measuring.md.
        texts: JSON Lines of reports, for gold lines that hold no text.
        predictions: what a program printed, in the contract's shape; None runs the coder.
        date: the day of publication (ISO 8601) for reports that have none.
        coder: what is run, and whose parser tells clauses apart; made where there is none.
        stdin: what `-` reads; the process's own by default.
        on_problem: called with each thing that cannot be used, as it is met.
        on_progress: called with the stage and how many reports it has done.

    Raises:
        InputError: `date` is no date.
        ModelError: the language model is missing or changed.
    """
    run = _Run(coder or Coder(), date, stdin, on_problem)
    hands = run.hands(gold)
    reports = run.reports(hands, texts)
    given = None if predictions is None else run.predictions(predictions, set(reports))
    for done, (name, report) in enumerate(reports.items(), 1):
        usable = [line for place, line in hands[name] if run.usable(place, line, report.text)]
        if usable:
            run.score(name, report, usable, run.coded(report) if given is None else given.get(name))
        if on_progress:
            on_progress("evaluating", done)
    return run.outcome()


class _Run:
    """One evaluation under way: what was read so far, and the counts."""

    def __init__(
        self, coder: Coder, date: str | None, stdin: BinaryIO | None, on_problem: Told | None
    ) -> None:
        self._coder = coder
        self._stdin = stdin
        self._on_problem = on_problem
        self._reader = Reader(coder.knowledge, date=date, raw_jsonl=True)
        self._categories = {row.name for row in coder.knowledge.rows(CATEGORIES)}
        self._problems: list[InputError] = []
        self._hands: Counter[str] = Counter()
        self._scored = 0
        self._events = Figures(EVENT_LAYERS)
        self._statements = Figures(STATEMENT_LAYERS)
        self._event_agreement = Agreement(EVENT_LAYERS)
        self._statement_agreement = Agreement(STATEMENT_LAYERS)

    def _problem(self, problem: str, place: str, remedy: str) -> None:
        self._met(InputError(problem, input=place, remedy=remedy))

    def _met(self, error: InputError) -> None:
        self._problems.append(error)
        if self._on_problem:
            self._on_problem(error)

    def hands(self, gold: Paths) -> dict[str, Hands]:
        """The gold lines by report, in the order met."""
        found: dict[str, Hands] = {}
        for read in annotated(gold, self._stdin):
            if isinstance(read, InputError):
                self._met(read)
                continue
            place, line = read
            lines = found.setdefault(line.id, [])
            if any(other.coder == line.coder for _, other in lines):
                self._problem(
                    f"is the second line of {line.id!r} by the coder {line.coder!r}",
                    place,
                    'name each hand in "coder", and give it one line a report',
                )
                continue
            lines.append(read)
        return found

    def reports(self, hands: dict[str, Hands], texts: Paths) -> dict[str, Report]:
        """The report of each id, from the gold line itself or from `texts`."""
        made: dict[str, Report] = {}
        missing: dict[str, str | None] = {}
        for name, lines in hands.items():
            place, line = next((read for read in lines if read[1].text is not None), lines[0])
            if line.text is None:
                missing[name] = next((own.date for _, own in lines if own.date), None)
                continue
            own = line.model_dump(include={"id", "text", "title", "outlet", "url", "date"})
            report = self._read(json.dumps(own).encode(), place)
            if report is not None:
                made[name] = report
        for place, raw in self._lines(texts) if missing else ():
            report_id = _id_of(raw)
            if report_id in missing and report_id not in made:
                own_date = missing[report_id]
                report = self._read(_dated(raw, own_date), place)
                if report is not None:
                    made[report_id] = report
        for name in missing:
            if name not in made:
                self._problem(
                    f"{name!r} has no text",
                    hands[name][0][0],
                    'add "text" to the line, or name the file that has it with --texts',
                )
        return {name: made[name] for name in hands if name in made}

    def _lines(self, inputs: Paths) -> Iterator[tuple[str, bytes]]:
        for source in opened([fspath(name) for name in inputs], self._stdin, False):
            if isinstance(source, InputError):
                self._met(source)
                continue
            for number, line in enumerate(source.stream, 1):
                yield f"{source.source}:{number}", line

    def _read(self, line: bytes, place: str) -> Report | None:
        (read,) = self._reader.read(["-"], stdin=io.BytesIO(line))
        if isinstance(read, InputError):
            self._met(InputError(read.problem, input=place, remedy=read.remedy))
            return None
        return read.report

    def predictions(self, inputs: Paths, wanted: set[str]) -> dict[str, AnnotatedLine]:
        """What a program printed, by report; a report that it left out counts as nothing found."""
        found: dict[str, AnnotatedLine] = {}
        for read in annotated(inputs, self._stdin):
            if isinstance(read, InputError):
                self._met(read)
                continue
            place, line = read
            known = found.get(line.id)
            if known is None:
                found[line.id] = line
            elif known.events is None and line.events is not None:
                # `onrecord what` and `onrecord said` print one list each.
                found[line.id] = known.model_copy(update={"events": line.events})
            elif known.statements is None and line.statements is not None:
                found[line.id] = known.model_copy(update={"statements": line.statements})
            else:
                self._problem(f"{line.id!r} was answered before", place, "give each report one answer")
        for name in sorted(wanted - set(found)):
            self._problem(
                "is not among the predictions and counts as nothing found", name, "run the program on it too"
            )
        return found

    def coded(self, report: Report) -> AnnotatedLine:
        """What the coder finds in a report."""
        return AnnotatedLine.model_validate(to_dict(self._coder.code(report)))

    def usable(self, place: str, line: AnnotatedLine, text: str) -> bool:
        """Whether every span and category of a gold line is one; says which is not."""
        for span in line.spans():
            if span.in_title:
                continue
            words = text[span.start : span.end]
            if span.end > len(text) or (span.text is not None and span.text != words):
                self._problem(
                    f"{span.start} to {span.end} is {words!r} in the text"
                    + (f", not {span.text!r}" if span.text is not None else f" of {len(text)} characters"),
                    place,
                    "give offsets in code points into the very text that was annotated",
                )
                return False
        for event in line.events or ():
            unknown = [name for name in event.types if name is not None and name not in self._categories]
            if unknown:
                self._problem(
                    f"{unknown[0]!r} is no category of PLOVER",
                    place,
                    f"give one of {', '.join(sorted(self._categories))}",
                )
                return False
        return True

    def score(
        self, name: str, report: Report, hands: list[AnnotatedLine], given: AnnotatedLine | None
    ) -> None:
        """Count one report."""
        self._scored += 1
        self._hands.update(line.coder for line in hands)
        within = next((line.within.extent for line in hands if line.within), None)
        given = given or AnnotatedLine(id=name)
        text = report.text
        likeness = event_likeness(Clauses(self._coder.nlp, text))
        events = [line.events_within(within) for line in hands if line.events is not None]
        if events:
            merged = units(events, likeness)
            said = [mark for mark in given.events_within(within) if mark.types != (None,)]
            self._events.add(name, text, merged, said, likeness)
            self._event_agreement.add(merged, len(events))
        statements = [line.statements_within(within) for line in hands if line.statements is not None]
        if statements:
            marked = units(statements, statement_likeness)
            self._statements.add(name, text, marked, given.statements_within(within), statement_likeness)
            self._statement_agreement.add(marked, len(statements))

    def outcome(self) -> Evaluation:
        """What came out."""
        return Evaluation(
            reports=self._scored,
            hands=dict(sorted(self._hands.items())),
            event_figures=self._events,
            statement_figures=self._statements,
            event_agreement=self._event_agreement,
            statement_agreement=self._statement_agreement,
            problems=tuple(self._problems),
        )


def _id_of(line: bytes) -> str | None:
    """The id of a line, None where it has none: only lines that are asked for are judged."""
    try:
        found = json.loads(line)
    except ValueError:
        return None
    name = found.get("id") if isinstance(found, dict) else None
    return str(name) if name is not None else None


def _dated(line: bytes, date: str | None) -> bytes:
    row = json.loads(line)
    if row.get("date") or not date:
        return line
    return json.dumps({**row, "date": date}).encode()
