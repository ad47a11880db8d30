"""A record opens, or says what is wrong with it and what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import small_record
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from onrecord.errors import RecordError
from onrecord.record import Store
from onrecord.record.opening import engine_for, migrate
from onrecord.record.schema import metadata


def test_the_migrations_lead_to_the_tables_of_the_schema(tmp_path: Path) -> None:
    Store(tmp_path / "new.db").close()
    with create_engine(f"sqlite:///{tmp_path / 'new.db'}").connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []


def test_a_record_of_the_first_schema_is_brought_up_to_date_with_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "first.db"
    engine = engine_for(path, create=True)
    with engine.begin() as connection:
        migrate(connection, str(path), to="0001")
        assert "runs" not in inspect(connection).get_table_names()
    engine.dispose()
    with sqlite3.connect(path) as connection_:
        connection_.execute(
            'INSERT INTO entities VALUES (\'n-x\', \'country\', \'Japan\', \'JPN\', \'{"id":"n-x","kind":"country","name":"Japan"}\')'
        )
    with Store(path) as store:
        assert store.get("n-x").id == "n-x"
        assert store.record_run("brief").number == 1


def test_a_record_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordError, match=r"newer OnRecord.*Upgrade: pip install"):
        Store(path)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, this is not a record. " * 50)
    with pytest.raises(RecordError, match="not an SQLite file"):
        Store(path)
    assert path.read_text().startswith("Dear reader")


def test_a_database_that_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE customers (name TEXT)")
    with pytest.raises(RecordError, match="a database, but not a record"):
        Store(path)


def test_a_record_that_is_not_there_is_only_begun_when_asked(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record here"):
        Store(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(RecordError, match="folder does not exist"):
        Store(tmp_path / "no" / "such.db")
    with pytest.raises(RecordError, match="is a folder"):
        Store(tmp_path)


def test_a_record_that_another_run_is_writing(tmp_path: Path) -> None:
    path = tmp_path / "busy.db"
    store = small_record.fill(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store(path, busy_seconds=0.1) as second, pytest.raises(RecordError, match="in use by another run"):
        second.record_run("brief")
    other.execute("ROLLBACK")
    other.close()
    store.close()


def test_a_database_whose_driver_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no database can be reached"):
        Store("nosuch://somewhere/record")
