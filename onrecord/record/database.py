"""A record's database: reading rows, writing in one transaction, letting go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, Select, Table, select

from onrecord.plain import from_dict
from onrecord.record.opening import told

Value = TypeVar("Value")


class Database:
    """An opened record; the user is told of the database's errors by the record's name."""

    def __init__(self, name: str, engine: Engine) -> None:
        self.name = name
        self._engine = engine

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with told(self.name), self._engine.begin() as connection:
            yield connection

    def _rows(self, query: Select[Any]) -> list[Any]:
        with told(self.name), self._engine.connect() as connection:
            return list(connection.execute(query))

    def _stream(self, query: Select[Any]) -> Iterator[Any]:
        """Rows as they come, so that a large table is never held whole."""
        with told(self.name), self._engine.connect() as connection:
            yield from connection.execution_options(yield_per=500).execute(query)

    def _values(self, table: Table, cls: type[Value], *order: str) -> Iterator[Value]:
        query = select(table.c.value).order_by(*(table.c[name] for name in order))
        for row in self._stream(query):
            yield from_dict(cls, row.value)
