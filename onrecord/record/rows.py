"""From the model's values to rows: the columns that are asked for, and the value as JSON."""

from __future__ import annotations

from typing import Any

from onrecord.model import Coded, Commitment, Dossier, Entity, Event, Happening, Statement
from onrecord.plain import to_dict
from onrecord.record.spans import with_report

Row = dict[str, Any]


def report_row(coded: Coded, raw_sha256: str) -> Row:
    """The row of one report, its spans marked with its id."""
    report = coded.report
    value = to_dict(coded)
    mentions = {name: value[name] for name in ("actors", "times", "places")}
    return {
        "id": report.id,
        "raw_sha256": raw_sha256,
        "source": report.source,
        "outlet": report.outlet,
        "published": report.published.from_,
        "genre": report.genre,
        "copy_of": report.copy_of,
        "origin": report.origin,
        "value": with_report(value["report"], report.id),
        "mentions": with_report(mentions, report.id),
    }


def statement_row(statement: Statement, report: str, position: int) -> Row:
    """The row of one statement."""
    speaker = statement.speaker
    return {
        "report": report,
        "position": position,
        "id": statement.id,
        "speaker": (speaker.name or speaker.text) if speaker else None,
        "anonymous": statement.anonymous,
        "act": statement.act,
        "value": with_report(to_dict(statement), report),
    }


def event_row(event: Event, report: str, position: int) -> Row:
    """The row of one event; its day is its first, else the last it can have happened."""
    return {
        "report": report,
        "position": position,
        "id": event.id,
        "kind": event.kind,
        "type": event.type,
        "plover": event.plover,
        "status": event.status,
        "day": (event.date.from_ if event.date else None) or event.latest,
        "value": with_report(to_dict(event), report),
    }


def entity_row(entity: Entity) -> Row:
    """The row of one entity."""
    value = to_dict(entity)
    return {name: value[name] for name in ("id", "kind", "name", "country")} | {"value": value}


def happening_row(happening: Happening) -> Row:
    """The row of one happening; its day is the first of those given for it."""
    value = to_dict(happening)
    days = sorted(date.from_ for date in happening.dates if date.from_)
    columns = ("id", "kind", "type", "plover", "status", "claimed")
    return {name: value[name] for name in columns} | {"day": days[0] if days else None, "value": value}


def dossier_row(dossier: Dossier) -> Row:
    """The row of one dossier."""
    value = to_dict(dossier)
    return {name: value[name] for name in ("id", "kind", "title")} | {"value": value}


def commitment_row(commitment: Commitment) -> Row:
    """The row of one commitment."""
    due = commitment.due.to or commitment.due.from_ if commitment.due else None
    return {"id": commitment.id, "state": commitment.state, "due": due, "value": to_dict(commitment)}
