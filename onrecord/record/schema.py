"""The tables of a record, in one place; the migrations bring older records here.

Every table holds the whole value as JSON in `value` (the contract's shape, `plain.to_dict`) and
beside it, as columns, what is asked for: ids, days, kinds. Columns are derived from `value` and
never say more. Types are portable ones only, so that PostgreSQL can serve the same tables.

`events` and `statements` are the rows of one report, `happenings`, `entities`, `dossiers` and
`commitments` are derived from all of them and replaced together; `judgements`, `runs` and
`states` are only ever added to.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# What was read, byte for byte; one file may hold many reports (a feed, a JSON Lines file).
raw = Table(
    "raw",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("raw_sha256", String(64), ForeignKey("raw.sha256"), nullable=False),
    Column("source", Text, nullable=False),
    Column("outlet", String),
    Column("published", String(10), doc="first day of publication, ISO 8601, or null"),
    Column("genre", String, nullable=False),
    Column("copy_of", String),
    Column("origin", String),
    Column("value", JSON, nullable=False),
    Column("mentions", JSON, nullable=False, doc="its actors, times and places"),
    Index("ix_reports_published", "published", "id"),
    Index("ix_reports_outlet", "outlet"),
)

statements = Table(
    "statements",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False),
    Column("speaker", String, doc="the speaker's name, or the words that stand for it"),
    Column("anonymous", Boolean, nullable=False),
    Column("act", String, nullable=False),
    Column("value", JSON, nullable=False),
    Index("ix_statements_id", "id"),
)

events = Table(
    "events",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("type", String),
    Column("plover", String),
    Column("status", String, nullable=False),
    Column("day", String(10), doc="its first day, else the last day it can have happened"),
    Column("value", JSON, nullable=False),
    Index("ix_events_id", "id"),
    Index("ix_events_kind_day", "kind", "day"),
)

entities = Table(
    "entities",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("country", String),
    Column("value", JSON, nullable=False),
    Index("ix_entities_name", "name"),
)

happenings = Table(
    "happenings",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("type", String),
    Column("plover", String),
    Column("status", String, nullable=False),
    Column("claimed", Boolean, nullable=False),
    Column("day", String(10), doc="the first of the days given for it"),
    Column("value", JSON, nullable=False),
    Index("ix_happenings_status_day", "status", "day"),
)

# An id a happening once had: it was merged into another, or its least event changed.
aliases = Table(
    "aliases",
    metadata,
    Column("old", String, primary_key=True),
    Column("happening", String, nullable=False),
    Column("because", Text, nullable=False),
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("title", String, nullable=False),
    Column("value", JSON, nullable=False),
)

commitments = Table(
    "commitments",
    metadata,
    Column("id", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("due", String(10), doc="the last day it is due"),
    Column("value", JSON, nullable=False),
    Index("ix_commitments_state_due", "state", "due"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("target", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("user", String, nullable=False),
    Column("at", String, nullable=False),
    Column("value", JSON, nullable=False),
    Index("ix_judgements_target", "target"),
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("command", String, nullable=False),
    Column("at", String, nullable=False, doc="UTC, ISO 8601"),
    Column("inputs", JSON, nullable=False),
    Column("counts", JSON, nullable=False),
    Column("version", String, nullable=False),
)

# What the record said of a happening from this run on; null once it said nothing of it.
states = Table(
    "states",
    metadata,
    Column("run", Integer, ForeignKey("runs.number"), primary_key=True),
    Column("happening", String, primary_key=True),
    Column("state", JSON(none_as_null=True)),
    Index("ix_states_happening_run", "happening", "run"),
)
