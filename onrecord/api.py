"""The record as a person works with it: read reports into it, ask it, judge it."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from rich.console import Console

from onrecord.errors import InputError
from onrecord.knowledge import Knowledge
from onrecord.model import Judgement, Report, stable_id
from onrecord.plain import to_dict
from onrecord.read import Skipped
from onrecord.read import reports as read_reports
from onrecord.read.copies import Copies
from onrecord.record import Entry, Mismatch, Store
from onrecord.tell.brief import SECTION_LINES, brief
from onrecord.tell.exports.entries import Unit
from onrecord.tell.exports.export import export
from onrecord.tell.markdown import markdown
from onrecord.tell.page import html
from onrecord.tell.show import show
from onrecord.tell.show import terminal as shown_terminal
from onrecord.tell.terminal import terminal
from onrecord.vocabulary import Verdict

if TYPE_CHECKING:
    from onrecord.coder import Coder

Progress = Callable[[str, int], None]
BriefFormat = Literal["terminal", "md", "html", "json"]
ShowFormat = Literal["terminal", "json"]


def _printed(draw: Callable[[Console], None]) -> str:
    """What `draw` prints, with colours where standard output is a terminal."""
    console = Console()
    with console.capture() as capture:
        draw(console)
    return capture.get().rstrip("\n")


def _uncodable(report: Report, error: Exception) -> InputError:
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return InputError(
        f"could not be coded ({type(error).__name__}: {error}, at {where})",
        input=report.given_id or report.source,
        remedy="report it with its text; the other reports are kept",
    )


def _json(value: object) -> str:
    return json.dumps(to_dict(value), indent=2, ensure_ascii=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one call of `Record.read` did.

    Attributes:
        added: reports that are new in the record.
        known: reports that were in it already.
        problems: inputs that could not be read, in the order met.
        skipped: inputs left out for a reason that is no fault (another language, a double).
    """

    added: int = 0
    known: int = 0
    problems: tuple[InputError, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


def reports(
    inputs: Sequence[str | PathLike[str]],
    *,
    date: str | None = None,
    fetch: bool = False,
    knowledge: Knowledge | None = None,
) -> Iterator[Report]:
    """The reports in files, folders and feeds, clean and dated.

    Args:
        inputs: paths, `-` for standard input, or URLs (with `fetch`).
        date: the day of publication of plain texts that give none, ISO 8601.
        fetch: whether URLs may be fetched.
        knowledge: the knowledge to read by.

    Raises:
        InputError: an input cannot be read. (`Record.read` goes on with the others.)
    """
    for read in read_reports(inputs, knowledge=knowledge or Knowledge(), date=date, fetch=fetch):
        if isinstance(read, Skipped):
            continue
        if isinstance(read, InputError):
            raise read
        yield read.report


class Record:
    """One record, kept in an SQLite file.

    Args:
        path: the file; it is made where there is none.
        coder: what reads the reports; made when first needed.

    Raises:
        RecordError: the file is not a record, is locked, or is of a newer version.
    """

    def __init__(
        self, path: str | Path = "onrecord.db", *, coder: Coder | None = None, create: bool = True
    ) -> None:
        self.store = Store(path, create=create)
        self._coder = coder

    @cached_property
    def knowledge(self) -> Knowledge:
        """The knowledge in use; the coder's, where there is one."""
        return self._coder.knowledge if self._coder else Knowledge()

    @cached_property
    def coder(self) -> Coder:
        """The coder in use."""
        from onrecord.coder import Coder  # brings spaCy, which telling a record does without

        return self._coder or Coder(knowledge=self.knowledge)

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(
        self,
        inputs: Sequence[str | PathLike[str]],
        *,
        date: str | None = None,
        fetch: bool = False,
        stdin: BinaryIO | None = None,
        on_problem: Callable[[InputError], None] | None = None,
        on_progress: Progress | None = None,
    ) -> Reading:
        """Code what is new, merge it and follow it.

        Each report is kept as soon as it is coded: an interrupted reading loses nothing and
        goes on where it stopped. Reading the same inputs again changes nothing.

        Args:
            inputs, date, fetch: as for `reports`.
            stdin: where `-` reads from; standard input by default.
            on_problem: called with each input that cannot be read, as it is met.
            on_progress: called with the stage and how many reports it has done.

        Returns:
            What was added, known, skipped and refused.
        """
        added = known = 0
        problems: list[InputError] = []
        skipped: list[Skipped] = []
        told = on_progress or (lambda stage, done: None)
        for read in read_reports(inputs, knowledge=self.knowledge, date=date, fetch=fetch, stdin=stdin):
            if isinstance(read, InputError):
                (skipped if isinstance(read, Skipped) else problems).append(read)  # type: ignore[arg-type]
                if on_problem:
                    on_problem(read)
                continue
            if self.store.has(read.report.id):
                known += 1
            else:
                try:
                    coded = self.coder.code(read.report)
                except Exception as error:
                    # A fault of ours in one report must not cost the others.
                    problem = _uncodable(read.report, error)
                    problems.append(problem)
                    if on_problem:
                        on_problem(problem)
                    continue
                added += self.store.add(coded, read.raw)
            told("reading", added + known)
        if added or self._underived():
            self.derive(on_progress=told)
        counts = self.store.statistics()
        self.store.record_run("read", [str(name) for name in inputs], counts)
        return Reading(
            added=added, known=known, problems=tuple(problems), skipped=tuple(skipped), counts=counts
        )

    def _underived(self) -> bool:
        """Whether reports were added by a reading that was interrupted before it derived."""
        last = self.store.last_run("read")
        return self.store.statistics()["reports"] != (last.counts.get("reports", 0) if last else 0)

    def derive(self, *, on_progress: Progress | None = None) -> None:
        """Work out anew what follows from the reports: copies, happenings, dossiers, commitments."""
        from onrecord.follow.follower import Follower
        from onrecord.merge import Merger, entities

        told = on_progress or (lambda stage, done: None)
        knowledge = self.knowledge
        told("finding copies", 0)
        self.store.mark(Copies(knowledge).mark(self.store.reports()))
        told("merging", 0)
        coded = list(self.store.coded())
        found, links = entities(coded)
        merged = Merger(knowledge).happenings(coded, tuple(self.store.judgements()), links)
        told("following", 0)
        follower = Follower(knowledge)
        happenings = follower.graded(merged, coded)
        commitments = follower.commitments(happenings, coded)
        dossiers = follower.dossiers(happenings, found, coded, commitments)
        self.store.replace_derived(found, happenings, dossiers, commitments)

    def brief(
        self,
        *,
        since: str | None = None,
        about: str | None = None,
        format: BriefFormat = "md",
        everything: bool = False,
    ) -> str:
        """What happened, is planned, was said, is disputed, was promised.

        Args:
            since: a day (ISO 8601), or `last` for what changed since the last brief.
            about: a name, a country's name or code, a kind, or an entry's id.
            format: `terminal`, `md`, `html` (one self-contained page) or `json`.
            everything: every line of every section.

        Raises:
            RecordError: `since` is no day, or nothing is `about` that.
        """
        limit = None if everything else SECTION_LINES
        told = brief(self.store, since=since, about=about, knowledge=self.knowledge, limit=limit)
        self.store.record_run("brief")
        if format == "html":
            return html(told, self.store)
        if format == "json":
            return _json(told)
        if format == "md":
            return markdown(told)
        return _printed(lambda console: terminal(told, console))

    def show(self, entry_id: str) -> Entry:
        """Any entry by its id; a happening also by one it once had.

        Raises:
            RecordError: there is no such entry.
        """
        return self.store.get(entry_id)

    def shown(self, entry_id: str, *, format: ShowFormat = "terminal") -> str:
        """An entry with the sentences it rests on, for reading.

        Raises:
            RecordError: there is no such entry.
        """
        found = show(self.store, entry_id, self.knowledge)
        if format == "json":
            return _json(found)
        return _printed(lambda console: shown_terminal(found, console))

    def export(
        self, *, format: str = "plover", unit: Unit = "happening", everything: bool = False
    ) -> Iterator[str]:
        """The record as a data set, line by line (each with its line end).

        Args:
            format: `plover`, `polecat`, `csv`, `jsonl` or `ics`.
            unit: `happening` or `event`: what a row is.
            everything: also what is planned, negated, cancelled or possible, marked as such.

        Raises:
            OnRecordError: there is no such format or unit.
        """
        yield from export(self.store, format, unit, everything=everything, knowledge=self.knowledge)

    def verify(self) -> list[Mismatch]:
        """Everything that the stored texts and bytes do not bear out; empty where all is well."""
        return self.store.verify()

    def review(
        self,
        target: str,
        verdict: Verdict,
        *,
        field: str | None = None,
        value: Any = None,
        user: str,
        reason: str | None = None,
        at: str | None = None,
    ) -> Judgement:
        """Write a person's judgement into the ledger and derive the record anew.

        Args:
            target: the id of an event or a happening.
            verdict: `right`, `wrong`, `edited` (with `field` and `value`), `same` or
                `not-same` (with the other entry's id as `value`).
            user: who judges.
            reason: why, in their words.
            at: when, ISO 8601; now by default.

        Raises:
            RecordError: the record holds no such target.
        """
        when = at or datetime.now(UTC).isoformat(timespec="seconds")
        judgement = Judgement(
            id=stable_id("j", target, verdict, field, value, user, when),
            target=target,
            verdict=verdict,
            field=field,
            value=value,
            user=user,
            at=when,
            reason=reason,
        )
        self.store.judge(judgement)
        self.derive()
        return judgement
