"""The record as a person works with it: read reports into it, ask it, judge it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.coder import Coder
from onrecord.errors import InputError
from onrecord.follow import Follower
from onrecord.knowledge import Knowledge
from onrecord.merge import Merger, entities
from onrecord.model import Judgement, Report, Verdict, stable_id
from onrecord.read import Skipped
from onrecord.read import reports as read_reports
from onrecord.read.copies import Copies
from onrecord.record import Entry, Mismatch, Store

Progress = Callable[[str, int], None]


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
    def coder(self) -> Coder:
        """The coder in use."""
        return self._coder or Coder()

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
        for read in read_reports(inputs, knowledge=self.coder.knowledge, date=date, fetch=fetch, stdin=stdin):
            if isinstance(read, InputError):
                (skipped if isinstance(read, Skipped) else problems).append(read)  # type: ignore[arg-type]
                if on_problem:
                    on_problem(read)
                continue
            if self.store.has(read.report.id):
                known += 1
            else:
                added += self.store.add(self.coder.code(read.report), read.raw)
            told("reading", added + known)
        if added:
            self.derive(on_progress=told)
        counts = self.store.statistics()
        self.store.record_run("read", [str(name) for name in inputs], counts)
        return Reading(
            added=added, known=known, problems=tuple(problems), skipped=tuple(skipped), counts=counts
        )

    def derive(self, *, on_progress: Progress | None = None) -> None:
        """Work out anew what follows from the reports: copies, happenings, dossiers, commitments."""
        told = on_progress or (lambda stage, done: None)
        knowledge = self.coder.knowledge
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

    def show(self, entry_id: str) -> Entry:
        """Any entry by its id; a happening also by one it once had.

        Raises:
            RecordError: there is no such entry.
        """
        return self.store.get(entry_id)

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
