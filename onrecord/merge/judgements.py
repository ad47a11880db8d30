"""What people decided about happenings, read from the ledger: the latest word on a matter holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.model import Judgement, stable_id


def happening_id(event: str) -> str:
    """The id of the happening whose least event this is."""
    return stable_id("h", event)


@dataclass(frozen=True, slots=True)
class Decided:
    """The ledger's outcome: event pairs joined or kept apart, entries struck out, fields edited."""

    same: tuple[tuple[str, str], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    wrong: frozenset[str] = frozenset()
    edits: tuple[tuple[str, str, Any], ...] = ()


def _standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The ledger without those judgements that a later one calls wrong."""
    ledger = list(judgements)
    known = {judgement.id for judgement in ledger}
    on_these = {j.target: j.verdict for j in ledger if j.target in known}
    return [judgement for judgement in ledger if on_these.get(judgement.id) != "wrong"]


def decided(judgements: Iterable[Judgement], events: Iterable[str]) -> Decided:
    """Read a ledger, oldest judgement first.

    Args:
        judgements: the ledger in its order; of two judgements on one matter the later holds.
        events: the ids of all events there are. A happening's id stands for the event that
            founded it, so that a judgement outlives a change of ids.

    Returns:
        The judgements that bear on these events; the others are about other entries.
    """
    founder: dict[str, str] = {}
    for event in events:
        founder[event] = event
        founder[happening_id(event)] = event
    pairs: dict[frozenset[str], str] = {}
    verdicts: dict[str, str] = {}
    edits: dict[tuple[str, str], Any] = {}
    for judgement in _standing(judgements):
        target = founder.get(judgement.target)
        if target is None:
            continue
        if judgement.verdict in ("same", "not-same"):
            values = judgement.value if isinstance(judgement.value, list | tuple) else [judgement.value]
            for value in values:
                other = founder.get(str(value))
                if other is not None and other != target:
                    pairs[frozenset((target, other))] = judgement.verdict
        elif judgement.verdict == "edited" and judgement.field:
            edits[(target, judgement.field)] = judgement.value
        elif judgement.field is None:
            verdicts[judgement.target] = judgement.verdict
        elif judgement.verdict == "wrong":
            edits[(target, judgement.field)] = None
        else:
            edits.pop((target, judgement.field), None)
    return Decided(
        same=tuple(sorted((min(p), max(p)) for p, verdict in pairs.items() if verdict == "same")),
        apart=frozenset(p for p, verdict in pairs.items() if verdict == "not-same"),
        wrong=frozenset(target for target, verdict in verdicts.items() if verdict == "wrong"),
        edits=tuple(
            (target, field, value) for (target, field), value in sorted(edits.items(), key=lambda e: e[0])
        ),
    )
