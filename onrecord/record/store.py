"""The record: what was read, what was found in it, what people judged. Only this holds state."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, update

from onrecord.errors import RecordError
from onrecord.model import (
    Coded,
    Commitment,
    Dossier,
    Entity,
    Event,
    Happening,
    Judgement,
    Report,
    Statement,
)
from onrecord.plain import from_dict, to_dict
from onrecord.record import schema, verify
from onrecord.record.aliases import new_aliases
from onrecord.record.coverage import Coverage, covered
from onrecord.record.lookup import Lookup
from onrecord.record.opening import BUSY_SECONDS, opened
from onrecord.record.rows import (
    commitment_row,
    dossier_row,
    entity_row,
    event_row,
    happening_row,
    report_row,
    statement_row,
)

Entry = Report | Statement | Event | Entity | Happening | Dossier | Commitment | Judgement

# Reports decoded together: their JSON takes half a megabyte each while it is held.
_WHOLE = 50
_DERIVED = (schema.entities, schema.happenings, schema.dossiers, schema.commitments)


class Store(Lookup):
    """One record, in an SQLite file (or another database SQLAlchemy can reach).

    Reading the same report twice changes nothing. Each report is one transaction, so that a
    run that is interrupted loses nothing it has added, and can be started again.

    Args:
        where: a path or an SQLAlchemy URL.
        create: whether to begin a record that is not there.
        busy_seconds: how long to wait while another run writes.

    Raises:
        RecordError: missing (with `create=False`), not a record, locked, or of a newer version.
    """

    def __init__(self, where: str | Path, *, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> None:
        super().__init__(str(where), opened(where, create=create, busy_seconds=busy_seconds))

    # What was read

    def has(self, report_id: str) -> bool:
        """Whether this report has been added."""
        return bool(self._rows(select(schema.reports.c.id).where(schema.reports.c.id == report_id)))

    def add(self, coded: Coded, raw: bytes) -> bool:
        """Add one report with everything found in it, in one transaction.

        Returns:
            False where the report was there already; nothing is changed then.
        """
        if self.has(coded.report.id):
            return False
        report = coded.report
        digest = hashlib.sha256(raw).hexdigest()
        with self._write() as connection:
            if not connection.execute(select(schema.raw.c.size).where(schema.raw.c.sha256 == digest)).first():
                connection.execute(insert(schema.raw).values(sha256=digest, bytes=raw, size=len(raw)))
            connection.execute(insert(schema.reports).values(report_row(coded, digest)))
            found: tuple[tuple[Table, list[dict[str, Any]]], ...] = (
                (schema.statements, [statement_row(s, report.id, n) for n, s in enumerate(coded.statements)]),
                (schema.events, [event_row(e, report.id, n) for n, e in enumerate(coded.events)]),
            )
            for table, rows in found:
                if rows:
                    connection.execute(insert(table), rows)
        return True

    def mark(self, reports: Iterable[Report]) -> int:
        """Write anew which reports are copies, of what origin, and what they supersede.

        These marks alone may change once a report is added, because they depend on the others.

        Returns:
            how many reports' marks did change.
        """
        changed = 0
        with self._write() as connection:
            for report in reports:
                where = schema.reports.c.id == report.id
                row = connection.execute(select(schema.reports.c.value).where(where)).first()
                if row is None:
                    continue
                marks = {
                    name: getattr(report, name)
                    for name in ("copy_of", "supersedes", "origin", "origin_reason")
                }
                marked = row.value | marks
                if marked != row.value:
                    connection.execute(
                        update(schema.reports)
                        .where(where)
                        .values(value=marked, copy_of=report.copy_of, origin=report.origin)
                    )
                    changed += 1
        return changed

    def coded(self) -> Iterator[Coded]:
        """All reports with what was found in them, by day of publication and id."""
        r = schema.reports
        order = select(r.c.id).order_by(func.coalesce(r.c.published, "9999"), r.c.id)
        ids = [row.id for row in self._rows(order)]
        for start in range(0, len(ids), _WHOLE):
            chunk = ids[start : start + _WHOLE]
            held = {row.id: row for row in self._rows(select(r).where(r.c.id.in_(chunk)))}
            statements = self._by_report(schema.statements, chunk)
            events = self._by_report(schema.events, chunk)
            for report in chunk:
                value = held[report].value
                # A Coded's id is the one its input came with.
                parts = {"id": value["given_id"] or report, "report": value, **held[report].mentions}
                found = {"statements": statements.get(report, []), "events": events.get(report, [])}
                yield from_dict(Coded, parts | found)

    def _by_report(self, table: Table, reports: list[str]) -> dict[str, list[Any]]:
        query = select(table.c.report, table.c.value).where(table.c.report.in_(reports))
        values: dict[str, list[Any]] = {}
        for row in self._rows(query.order_by(table.c.report, table.c.position)):
            values.setdefault(row.report, []).append(row.value)
        return values

    def reports(self) -> Iterator[Report]:
        """All reports, by id."""
        return self._values(schema.reports, Report, "id")

    def statements(self) -> Iterator[Statement]:
        """All statements, by report and place in it."""
        return self._values(schema.statements, Statement, "report", "position")

    def events(self) -> Iterator[Event]:
        """All events, by report and place in it."""
        return self._values(schema.events, Event, "report", "position")

    # What follows from it

    def replace_derived(
        self,
        entities: Iterable[Entity] = (),
        happenings: Iterable[Happening] = (),
        dossiers: Iterable[Dossier] = (),
        commitments: Iterable[Commitment] = (),
    ) -> None:
        """Put the values derived from all reports in the place of the earlier ones, at once.

        A happening's id that is no longer there becomes an alias of the one that now holds
        most of its events.
        """
        now = tuple(happenings)
        before = tuple(self._values(schema.happenings, Happening, "id"))
        rows = (
            [entity_row(entity) for entity in entities],
            [happening_row(happening) for happening in now],
            [dossier_row(dossier) for dossier in dossiers],
            [commitment_row(commitment) for commitment in commitments],
        )
        with self._write() as connection:
            for old, new, because in new_aliases(before, now):
                connection.execute(delete(schema.aliases).where(schema.aliases.c.old == old))
                connection.execute(insert(schema.aliases).values(old=old, happening=new, because=because))
            for table, made in zip(_DERIVED, rows, strict=True):
                connection.execute(delete(table))
                if made:
                    connection.execute(insert(table), made)

    def entities(self) -> Iterator[Entity]:
        """All entities, by id."""
        return self._values(schema.entities, Entity, "id")

    def happenings(self) -> Iterator[Happening]:
        """All happenings, by id, with the ids they once had."""
        once: dict[str, set[str]] = {}
        for old, current in self.aliases().items():
            once.setdefault(current, set()).add(old)
        for happening in self._values(schema.happenings, Happening, "id"):
            had = once.get(happening.id, set()) | set(happening.aliases)
            yield replace(happening, aliases=tuple(sorted(had))) if had else happening

    def dossiers(self) -> Iterator[Dossier]:
        """All dossiers, by id."""
        return self._values(schema.dossiers, Dossier, "id")

    def commitments(self) -> Iterator[Commitment]:
        """All commitments, by id."""
        return self._values(schema.commitments, Commitment, "id")

    def aliases(self) -> dict[str, str]:
        """The present id of every happening that once had another, chains followed."""
        step = {row.old: row.happening for row in self._rows(select(schema.aliases))}
        present = {row.id for row in self._rows(select(schema.happenings.c.id))}
        followed = {}
        for old in step:
            current, seen = step[old], {old}
            while current in step and current not in present and current not in seen:
                seen.add(current)
                current = step[current]
            if old not in present and current in present:
                followed[old] = current
        return followed

    # What people judged

    def judge(self, judgement: Judgement) -> None:
        """Write a judgement into the ledger; none is ever changed or removed.

        Raises:
            RecordError: the record holds no such target.
        """
        j = schema.judgements
        if not self._rows(select(j.c.value).where(j.c.target == judgement.target)):
            # What was judged before may be gone by that judgement, and can be brought back.
            self.get(judgement.target)
        with self._write() as connection:
            if connection.execute(select(j.c.number).where(j.c.id == judgement.id)).first():
                return
            value = to_dict(judgement)
            columns = {name: value[name] for name in ("id", "target", "verdict", "user", "at")}
            connection.execute(insert(j).values(**columns, value=value))

    def judgements(self) -> Iterator[Judgement]:
        """The ledger, oldest first."""
        return self._values(schema.judgements, Judgement, "number")

    # Queries

    def get(self, entry_id: str) -> Entry:
        """Any entry by its id; a happening also by one it once had.

        Raises:
            RecordError: there is no such entry.
        """
        wanted = self.aliases().get(entry_id, entry_id)
        kinds: tuple[tuple[Table, type[Entry]], ...] = (
            (schema.happenings, Happening),
            (schema.events, Event),
            (schema.statements, Statement),
            (schema.reports, Report),
            (schema.dossiers, Dossier),
            (schema.commitments, Commitment),
            (schema.entities, Entity),
            (schema.judgements, Judgement),
        )
        for table, cls in kinds:
            rows = self._rows(select(table.c.value).where(table.c.id == wanted))
            if rows:
                return from_dict(cls, rows[0].value)
        for happening in self._mentioning(entry_id):
            if entry_id in happening["aliases"]:
                return from_dict(Happening, happening)
        j = schema.judgements
        judged = [row.value for row in self._rows(select(j.c.value).where(j.c.target == entry_id))]
        if judged:
            last = judged[-1]
            raise RecordError(
                f"judged {last['verdict']} by {last['user']} on {last['at'][:10]}, and struck out",
                input=entry_id,
                remedy=f"`onrecord review {entry_id} --verdict right` brings it back",
            )
        raise RecordError(
            "the record holds no such entry", input=entry_id, remedy="take an id from `onrecord brief`"
        )

    def coverage(self) -> tuple[Coverage, ...]:
        """Which outlets were read over which days; see `coverage.Coverage`."""
        r = schema.reports
        return covered(self._rows(select(r.c.outlet, r.c.published, r.c.copy_of)))

    def statistics(self) -> dict[str, int]:
        """How many of each the record holds."""
        tables = (
            "reports",
            "statements",
            "events",
            *(table.name for table in _DERIVED),
            "judgements",
            "runs",
        )
        return {
            name: self._rows(select(func.count()).select_from(schema.metadata.tables[name]))[0][0]
            for name in tables
        }

    def verify(self) -> list[verify.Mismatch]:
        """Everything in the record that its stored texts and bytes do not bear out."""
        found: list[verify.Mismatch] = []
        texts: dict[str, tuple[str, str | None]] = {}
        reports, raw = schema.reports, schema.raw
        joined = select(reports.c.value, reports.c.mentions, raw.c.bytes).join_from(reports, raw)
        for row in self._rows(joined.order_by(reports.c.id)):
            report = row.value
            texts[report["id"]] = (report["text"], report["title"])
            found += verify.check_report(report, row.bytes)
            found += verify.check_spans(report["id"], {**report, **row.mentions}, texts)
        for table in (schema.statements, schema.events, *_DERIVED):
            for entry in self._rows(select(table.c.id, table.c.value).order_by(table.c.id)):
                found += verify.check_spans(entry.id, entry.value, texts)
        return found
