"""The record's journal: which commands were run over it, and what it said after each."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Text, cast, func, insert, select

from onrecord.plain import from_dict
from onrecord.record import schema
from onrecord.record.database import Database
from onrecord.record.opening import written
from onrecord.record.runs import Change, Run, changes, state_of


class Journal(Database, ABC):
    """Runs of a record, and the states of its happenings from run to run."""

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
        now, before = self._now(), self._states()
        values = {"command": command, "at": when, "inputs": list(inputs), "counts": dict(counts or {})}
        with self._write() as connection:
            made = connection.execute(insert(schema.runs).values(**values, version=version))
            key = made.inserted_primary_key
            number = int(key[0]) if key is not None else 0
            rows: list[dict[str, Any]] = [
                {"run": number, "happening": happening, "state": json.loads(state)}
                for happening, state in now.items()
                if not _same(before.get(happening), state)
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

    # States are held as JSON: of tens of thousands hardly one differs, and only those are opened.

    def _now(self) -> dict[str, str]:
        h = schema.happenings
        rows = self._stream(select(h.c.value))
        return {row.value["id"]: written(state_of(row.value)) for row in rows}

    def _states(self, until: int | None = None) -> dict[str, str]:
        s = schema.states
        query = select(s.c.happening, cast(s.c.state, Text).label("state")).order_by(s.c.run)
        rows = self._stream(query if until is None else query.where(s.c.run <= until))
        states = {row.happening: row.state for row in rows}
        return {happening: state for happening, state in states.items() if state not in (None, "null")}

    def revisions(self) -> dict[str, int]:
        """How often, from run to run, the record changed what it says of each happening."""
        s = schema.states
        rows = self._rows(select(s.c.happening, func.count()).group_by(s.c.happening))
        return {row[0]: row[1] - 1 for row in rows}

    def changes(self, since: int) -> tuple[Change, ...]:
        """What the record says of happenings now and did not say after run `since`."""
        now, before = self._now(), self._states(since)
        alike = {each for each in now if _same(before.get(each), now[each])}
        # One that was merged into a happening that reads as it did is no news either.
        present_id = self.aliases()
        earlier = {
            each: json.loads(state)
            for each, state in before.items()
            if present_id.get(each, each) not in alike
        }
        present = {each: json.loads(state) for each, state in now.items() if each not in alike}
        return tuple(changes(earlier, present, present_id))


def _same(before: str | None, now: str) -> bool:
    """Whether two states say the same; databases may write one value in several ways."""
    return before is not None and (before == now or json.loads(before) == json.loads(now))
