"""What can be asked of every happening and report without reading any of them whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a happening is chosen and ranked by; days are ISO 8601.

    Attributes:
        first, last: the least first and the greatest last day given for it; `latest_first` the
            greatest first day.
        parties: the entities of its actors, then of its recipients.
        named: the `name` of its details; `step` likewise.
        differs: whether reports differ on it.
        leading: how many origins have it as their news: in the headline, or told in their opening.
    """

    id: str
    kind: str
    type: str | None
    status: str
    claimed: bool
    modes: tuple[str, ...]
    rung: int | None
    origins: int
    leading: int
    first: str | None
    latest_first: str | None
    last: str | None
    parties: tuple[str, ...]
    place: str | None
    named: str | None
    step: str | None
    events: tuple[str, ...]
    reports: tuple[str, ...]
    aliases: tuple[str, ...]
    differs: bool


def head_of(value: Mapping[str, Any]) -> Head:
    """The head of a happening as it is printed."""
    dates = value["dates"]
    begun = [date["from"] for date in dates if date["from"]]
    place, details = value["place"], value["details"]
    return Head(
        id=value["id"],
        kind=value["kind"],
        type=value["type"],
        status=value["status"],
        claimed=value["claimed"],
        modes=tuple(value["modes"]),
        rung=value["rung"],
        origins=value["origins"],
        leading=value.get("leading", 0),
        first=min(begun, default=None),
        latest_first=max(begun, default=None),
        last=max((date["to"] for date in dates if date["to"]), default=None),
        parties=tuple(party["entity"] for party in (*value["actors"], *value["recipients"])),
        place=place and (place["name"] or place["text"]),
        named=details.get("name") if isinstance(details.get("name"), str) else None,
        step=details.get("step") if isinstance(details.get("step"), str) else None,
        events=tuple(value["events"]),
        reports=tuple(value["reports"]),
        aliases=tuple(value["aliases"]),
        differs=bool(value["disagreements"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHead:
    """What a report is chosen by; `published` is its first day of publication."""

    id: str
    outlet: str | None
    published: str | None
    genre: str
    copy_of: str | None
    supersedes: str | None
