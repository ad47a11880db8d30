"""Open a record: find it, lock it properly, bring it to the present schema, or say why not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from onrecord.errors import RecordError

MIGRATIONS = Path(__file__).parent / "migrations"
# How long to wait for another run's transaction (one report's, so well under a second).
BUSY_SECONDS = 5.0


def written(value: Any) -> str:
    """JSON as people read it; ASCII only where the text holds half a surrogate pair."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return written


def _pragmas(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn a database's error into one the user can act on.

    Raises:
        RecordError: locked, not a record, not writable, or broken.
    """
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig).lower()
        if "locked" in said or "busy" in said:
            problem, remedy = "is in use by another run", "wait until that run has ended"
        elif "not a database" in said:
            problem, remedy = "is not a record (not an SQLite file)", "name another file with --record"
        elif "readonly" in said or "unable to open" in said:
            problem = "cannot be opened for writing"
            remedy = "check that its folder exists and that you may write there"
        elif "malformed" in said or "disk image" in said:
            problem, remedy = "is damaged", "restore it from a copy, or read the inputs again"
        else:
            problem, remedy = f"the database refused: {error.orig}", "check the record with `onrecord verify`"
        raise RecordError(problem, input=name, remedy=remedy) from error


def engine_for(where: str | Path, *, create: bool, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine for a record's file or database URL.

    Args:
        where: a path, or an SQLAlchemy URL (`sqlite:///…`, `postgresql+psycopg://…`).
        create: whether a record that is not there is begun.
        busy_seconds: how long to wait for another run.

    Raises:
        RecordError: no such record, a folder, or a database no driver is installed for.
    """
    text = str(where)
    if "://" not in text:
        path = Path(text)
        if path.is_dir():
            raise RecordError("is a folder, not a record", input=text, remedy="name a file")
        if not path.exists() and not create:
            raise RecordError(
                "there is no record here", input=text, remedy="make one with `onrecord read INPUT`"
            )
        if not path.parent.is_dir():
            raise RecordError("its folder does not exist", input=text, remedy="make the folder first")
        text = f"sqlite:///{path}"
    try:
        url = make_url(text)
        sqlite = url.get_backend_name() == "sqlite"
        arguments = {"timeout": busy_seconds} if sqlite else {}
        engine = create_engine(url, json_serializer=written, connect_args=arguments)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise RecordError(
            f"no database can be reached by this name ({error})",
            input=text,
            remedy="give a file, or an SQLAlchemy URL whose driver is installed",
        ) from error
    if sqlite:
        event.listen(engine, "connect", _pragmas)
    return engine


def migrate(connection: Connection, name: str, to: str = "head") -> None:
    """Bring a record to schema `to`, from nothing or from any older one.

    Raises:
        RecordError: the record was written by a newer OnRecord, or the file holds other tables.
    """
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in known:
        raise RecordError(
            f"was written by a newer OnRecord (schema {current}; this one knows {max(known)})",
            input=name,
            remedy="upgrade: pip install --upgrade onrecord",
        )
    if current is None and inspect(connection).get_table_names():
        raise RecordError(
            "is a database, but not a record", input=name, remedy="name another file with --record"
        )
    if current == scripts.get_current_head() and to == "head":
        return
    command.upgrade(config, to)


def opened(where: str | Path, *, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """The engine of a record that has the present schema.

    Raises:
        RecordError: as `engine_for`, `migrate` and `told` say.
    """
    engine = engine_for(where, create=create, busy_seconds=busy_seconds)
    with told(str(where)):
        try:
            with engine.begin() as connection:
                migrate(connection, str(where))
        except OperationalError:
            engine.dispose()
            raise
    return engine
