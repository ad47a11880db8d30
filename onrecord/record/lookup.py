"""Read from a record what is asked for, and no more: by id, by report, by words.

A record of thousands of reports is hundreds of megabytes; a brief needs some hundred entries of
it. Nothing here reads a whole table of values into memory but `heads`, which keeps a few fields.
"""

from __future__ import annotations

from abc import ABC
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, Table, Text, cast, func, select

from onrecord.model import Commitment, Dossier, Entity, Event, Happening, Report, Statement
from onrecord.plain import from_dict
from onrecord.record import schema
from onrecord.record.heads import Head, ReportHead, head_of
from onrecord.record.journal import Journal

Value = TypeVar("Value")

# Ids named in one query: far below what any database refuses, enough that its cost is nothing.
TOGETHER = 400
_TABLES: dict[type, Table] = {
    Happening: schema.happenings,
    Event: schema.events,
    Statement: schema.statements,
    Report: schema.reports,
    Entity: schema.entities,
    Dossier: schema.dossiers,
    Commitment: schema.commitments,
}


def _like(words: str) -> str:
    """A pattern that finds `words` in any case; what SQLite cannot fold stands for anything."""
    plain = "".join(c if c.isascii() and c not in "%_\\" else "%" for c in words.lower())
    return f"%{plain}%"


class Lookup(Journal, ABC):
    """Queries of a record for some of its values."""

    def heads(self) -> Iterator[Head]:
        """The head of every happening, by id."""
        once: dict[str, list[str]] = {}
        for old, current in self.aliases().items():
            once.setdefault(current, []).append(old)
        h = schema.happenings
        for row in self._stream(select(h.c.value).order_by(h.c.id)):
            value = row.value
            had = once.get(value["id"])
            yield head_of(value | {"aliases": sorted({*value["aliases"], *had})} if had else value)

    def report_heads(self) -> Iterator[ReportHead]:
        """The head of every report, by id."""
        r = schema.reports
        columns = (r.c.id, r.c.outlet, r.c.published, r.c.genre, r.c.copy_of)
        supersedes = r.c.value["supersedes"].as_string().label("supersedes")
        for row in self._stream(select(*columns, supersedes).order_by(r.c.id)):
            yield ReportHead(**row._mapping)

    def ids(self, cls: type) -> Iterator[str]:
        """The ids of all values of a kind, in their order."""
        table = _TABLES[cls]
        order = (table.c.report, table.c.position) if "report" in table.c else (table.c.id,)
        for row in self._stream(select(table.c.id).order_by(*order)):
            yield row.id

    def of_ids(self, cls: type[Value], ids: Iterable[str]) -> Iterator[Value]:
        """The values of a kind that the record holds of some ids."""
        table = _TABLES[cls]
        for row in self._in_chunks(select(table.c.value), table.c.id, ids):
            yield from_dict(cls, row.value)

    def of_reports(self, cls: type[Value], reports: Iterable[str]) -> Iterator[Value]:
        """The events or statements of some reports, in the order of their texts."""
        table = _TABLES[cls]
        query = select(table.c.value).order_by(table.c.report, table.c.position)
        for row in self._in_chunks(query, table.c.report, reports):
            yield from_dict(cls, row.value)

    def _in_chunks(
        self, query: Select[Any], column: ColumnElement[Any], wanted: Iterable[str]
    ) -> Iterator[Any]:
        each = sorted(set(wanted))
        for start in range(0, len(each), TOGETHER):
            yield from self._rows(query.where(column.in_(each[start : start + TOGETHER])))

    def holder(self, event: str) -> str | None:
        """The id of the happening that holds an event."""
        return next((h["id"] for h in self._mentioning(event) if event in h["events"]), None)

    def involving(self, entity: str) -> list[str]:
        """The ids of the happenings that an entity has a part in."""
        return sorted(h["id"] for h in self._mentioning(entity) if entity in head_of(h).parties)

    def _mentioning(self, entry_id: str) -> Iterator[dict[str, Any]]:
        """The happenings, as they are printed, in which an id stands somewhere."""
        h = schema.happenings
        for row in self._rows(select(h.c.value).where(cast(h.c.value, Text).like(f'%"{entry_id}"%'))):
            yield row.value

    def entities_like(self, words: str) -> Iterator[Entity]:
        """The entities whose names or codes may hold some words, in any case; also a few more."""
        e = schema.entities
        query = select(e.c.value).where(func.lower(cast(e.c.value, Text)).like(_like(words)))
        for row in self._stream(query.order_by(e.c.id)):
            yield from_dict(Entity, row.value)

    def people_named(self, name: str) -> list[Entity]:
        """The persons of exactly this name."""
        e = schema.entities
        rows = self._rows(select(e.c.value).where(e.c.name == name, e.c.kind == "person"))
        return [from_dict(Entity, row.value) for row in rows]

    def names_in(self, report: str) -> dict[str, str]:
        """What a report calls each of its actors by name: the first name of each `entity`."""
        r = schema.reports
        rows = self._rows(select(r.c.mentions).where(r.c.id == report))
        names: dict[str, str] = {}
        for mention in rows[0].mentions["actors"] if rows else ():
            if mention["entity"] and mention["name"]:
                names.setdefault(mention["entity"], mention["name"])
        return names

    def mention_starts(self, report: str) -> frozenset[int]:
        """Where in a report's text its actors, times and places begin."""
        r = schema.reports
        rows = self._rows(select(r.c.mentions).where(r.c.id == report))
        every = (each for row in rows for found in row.mentions.values() for each in found)
        return frozenset(each["start"] for each in every if each["in"] == "text")

    def events_saying(self, words: Sequence[str]) -> set[str]:
        """The ids of the events whose sentences hold each of some words, in any case."""
        e = schema.events
        sentence = func.lower(e.c.value["sentence"]["text"].as_string())
        query = select(e.c.id, e.c.value["sentence"]["text"].as_string().label("sentence"))
        rows = self._rows(query.where(*(sentence.like(_like(word)) for word in words)))
        wanted = [word.casefold() for word in words]
        return {row.id for row in rows if all(word in row.sentence.casefold() for word in wanted)}

    def statements_by(self, speakers: Iterable[str], latest: int) -> list[str]:
        """The ids of the last statements of speakers, by the name or words they are told by."""
        s, r = schema.statements, schema.reports
        query = select(s.c.id).join(r, r.c.id == s.c.report).where(s.c.speaker.in_(sorted(set(speakers))))
        order = query.order_by(func.coalesce(r.c.published, "").desc(), s.c.report, s.c.position)
        return [row.id for row in self._rows(order.limit(latest))]
