"""The record's journal: which commands were run over it, and what it said after each."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, select

from onrecord.model import Happening
from onrecord.plain import from_dict
from onrecord.record import schema
from onrecord.record.database import Database
from onrecord.record.runs import Change, Run, changes, state_of


class Journal(Database, ABC):
    """Runs of a record, and the states of its happenings from run to run."""

    @abstractmethod
    def happenings(self) -> Iterator[Happening]:
        """All happenings, as the record now has them."""

    @abstractmethod
    def aliases(self) -> dict[str, str]:
        """The present id of every happening that once had another."""

    def record_run(
        self,
        command: str,
        inputs: Iterable[str] = (),
        counts: Mapping[str, int] | None = None,
        *,
        version: str = "",
        at: str | None = None,
    ) -> Run:
        """Note that a command was run, and what the record says of each happening after it."""
        when = at or datetime.now(UTC).isoformat(timespec="seconds")
        now = {happening.id: state_of(happening) for happening in self.happenings()}
        before = self._states()
        values = {"command": command, "at": when, "inputs": list(inputs), "counts": dict(counts or {})}
        with self._write() as connection:
            made = connection.execute(insert(schema.runs).values(**values, version=version))
            key = made.inserted_primary_key
            number = int(key[0]) if key is not None else 0
            rows: list[dict[str, Any]] = [
                {"run": number, "happening": happening, "state": state}
                for happening, state in now.items()
                if before.get(happening) != state
            ]
            rows += [{"run": number, "happening": gone, "state": None} for gone in before if gone not in now]
            if rows:
                connection.execute(insert(schema.states), rows)
        return from_dict(Run, {"number": number, "version": version, **values})

    def runs(self) -> tuple[Run, ...]:
        """Every run, oldest first."""
        return tuple(
            from_dict(Run, dict(row._mapping))
            for row in self._rows(select(schema.runs).order_by(schema.runs.c.number))
        )

    def last_run(self, command: str) -> Run | None:
        """The latest run of a command, or None."""
        of_it = [run for run in self.runs() if run.command == command]
        return of_it[-1] if of_it else None

    def _states(self, until: int | None = None) -> dict[str, dict[str, Any]]:
        s = schema.states
        query = select(s.c.happening, s.c.state).order_by(s.c.run)
        states = {
            row.happening: row.state
            for row in self._rows(query if until is None else query.where(s.c.run <= until))
        }
        return {happening: state for happening, state in states.items() if state is not None}

    def revisions(self) -> dict[str, int]:
        """How often, from run to run, the record changed what it says of each happening."""
        s = schema.states
        rows = self._rows(select(s.c.happening, func.count()).group_by(s.c.happening))
        return {row[0]: row[1] - 1 for row in rows}

    def changes(self, since: int) -> tuple[Change, ...]:
        """What the record says of happenings now and did not say after run `since`."""
        now = {happening.id: state_of(happening) for happening in self.happenings()}
        return tuple(changes(self._states(since), now, self.aliases()))
