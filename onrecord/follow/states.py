"""How the state of a process changes with each happening, by the rows of `follow/changes.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import CHANGES, Change
from onrecord.model import Happening
from onrecord.vocabulary import DossierKind, Status


class States:
    """The state machines of all kinds of dossiers."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._changes: dict[str, list[Change]] = {}
        for row in knowledge.rows(CHANGES):
            self._changes.setdefault(row.dossier, []).append(row)

    def next(
        self,
        dossier: DossierKind,
        state: str | None,
        happening: Happening,
        details: Mapping[str, object],
        status: Status,
        words: frozenset[str] = frozenset(),
    ) -> Change | None:
        """The change a happening brings to a process; None where it changes nothing.

        Args:
            dossier: the kind of process.
            state: its state so far, None at the beginning.
            happening: what happened.
            details: its own, as they were reported with this status.
            status: the one it had when this was reported.
            words: those of its triggers, lower-cased.
        """
        return next(
            (
                row
                for row in self._changes.get(dossier, ())
                if self._fits(row, state, happening, details, status, words)
            ),
            None,
        )

    @staticmethod
    def _fits(
        row: Change,
        state: str | None,
        happening: Happening,
        details: Mapping[str, object],
        status: Status,
        words: frozenset[str],
    ) -> bool:
        if row.after and (state or "") not in row.after:
            return False
        if row.kinds and happening.kind not in row.kinds:
            return False
        if row.types and happening.type not in row.types and happening.plover not in row.types:
            return False
        if row.modes and not set(row.modes) & set(happening.modes):
            return False
        if row.statuses and status not in row.statuses:
            return False
        if row.many and not details.get("many"):
            return False
        if row.words and not words & set(row.words):
            return False
        if row.detail is None:
            return True
        value = details.get(row.detail)
        values: Iterable[object] = value if isinstance(value, list | tuple) else (value,)
        return any(str(v) in row.values for v in values)
