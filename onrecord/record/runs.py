"""What each run did, and what the record said of every happening after it.

A state is written only when it differs from the one before, so that the table is the history of
the record's mind: what it said after run N is, for each happening, its last state up to N.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a command over the record; `at` is UTC, ISO 8601."""

    number: int
    command: str
    at: str
    inputs: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one happening between a run and now; `fields` name what differs."""

    happening: str
    what: Literal["new", "changed", "gone"]
    fields: tuple[str, ...] = ()
    before: Mapping[str, Any] | None = None
    now: Mapping[str, Any] | None = None


def state_of(value: Mapping[str, Any]) -> dict[str, Any]:
    """Of a happening as it is printed, what a reader would want to be told has changed.

    Which reports say it is no part of that.
    """
    place = value["place"]
    return {
        "kind": value["kind"],
        "type": value["type"],
        "status": value["status"],
        "claimed": value["claimed"],
        "dates": [[date["from"], date["to"]] for date in value["dates"]],
        "place": place and (place["name"] or place["text"]),
        "actors": [party["entity"] for party in value["actors"]],
        "recipients": [party["entity"] for party in value["recipients"]],
        "details": value["details"],
        "rung": value["rung"],
        "origins": value["origins"],
        "disagreements": [
            [each["field"], [given["value"] for given in each["values"]]] for each in value["disagreements"]
        ],
    }


def changes(
    before: Mapping[str, Mapping[str, Any]],
    now: Mapping[str, Mapping[str, Any]],
    aliases: Mapping[str, str],
) -> Iterable[Change]:
    """Compare what was said of all happenings then with what is said now.

    Args:
        before: states by happening id, as they were.
        now: states by happening id.
        aliases: ids that have since become another's.
    """
    renamed = {aliases.get(old, old): state for old, state in sorted(before.items(), reverse=True)}
    renamed |= {old: state for old, state in before.items() if old in now}
    for happening, state in now.items():
        earlier = renamed.get(happening)
        if earlier is None:
            yield Change(happening=happening, what="new", now=state)
        elif earlier != state:
            differing = tuple(name for name in state if state[name] != earlier.get(name))
            yield Change(happening=happening, what="changed", fields=differing, before=earlier, now=state)
    for happening, state in renamed.items():
        if happening not in now:
            yield Change(happening=happening, what="gone", before=state)
