"""What changed since an earlier brief, and what that brief said that no longer stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.record import Change
from onrecord.tell.sentence import Composer
from onrecord.tell.values import Line
from onrecord.tell.view import View
from onrecord.tell.words import capital, days, listed

# The fields whose earlier value is told, the weightiest first; of others only that they changed.
_TOLD = ("status", "dates", "place", "actors", "recipients", "claimed")
# How many outlets report a thing is no correction of what was said of it.
_COUNTED = frozenset({"origins", "rung"})


@dataclass(frozen=True, slots=True)
class Changed:
    """Writes the lines of changes."""

    view: View
    composer: Composer

    def lines(self, changes: Iterable[Change]) -> list[Line]:
        """Changes as lines: first what no longer stands, then changed status, days and the rest."""
        told = [change for change in changes if change.what != "new"]
        self.view.bring(change.happening for change in told if change.what == "changed")
        made = [(self._rank(change), self._line(change)) for change in told]
        lines = [(rank, line) for rank, line in made if line is not None]
        return [line for _, line in sorted(lines, key=lambda each: (each[0], each[1].entry))]

    def _rank(self, change: Change) -> int:
        if change.what == "gone":
            return 0
        return min((_TOLD.index(name) for name in change.fields if name in _TOLD), default=len(_TOLD)) + 1

    def _line(self, change: Change) -> Line | None:
        before = change.before or {}
        if change.what == "gone":
            return Line(text=self._withdrawn(before), entry=change.happening, marks=("withdrawn",))
        now = self.view.happenings.get(change.happening)
        fields = [name for name in change.fields if name not in _COUNTED]
        if now is None or not fields:
            return None
        was = [words for name in _TOLD if name in fields and (words := self._before(name, before.get(name)))]
        others = [self.composer.words.of("field", name) for name in fields if name not in _TOLD]
        text = self.composer.sentence(now)
        if was:
            text = f"Was: {'; '.join(was)}. Now: {text}"
        if others:
            text += f" (Changed: {listed(others)}.)"
        return Line(
            text=text,
            entry=now.id,
            marks=("changed",),
            sources=self.view.sources(self.view.events_of(now)),
            origins=now.origins,
            reports=len(now.reports),
        )

    def _before(self, name: str, value: Any) -> str:
        """What an earlier brief said of one field, in words; nothing where it said nothing."""
        words = self.composer.words
        if name == "status":
            return words.of("status-given", str(value)) if value else ""
        if name == "dates":
            given = listed(
                filter(None, (days(first, last, self.composer.year) for first, last in value or ()))
            )
            return given or "no day was given"
        if name == "claimed":
            return "known from claims alone" if value else "not told as a claim"
        if name == "place":
            return f"the place was {value}" if value else "no place was given"
        told = self.composer.words_of(value or ())
        role = words.of("field", name)
        return f"{role}: {told}" if told else ""

    def _withdrawn(self, before: Mapping[str, Any]) -> str:
        """An entry of an earlier brief that the record no longer holds, by what was said of it."""
        composer = self.composer
        self.view.entities.bring([*before.get("actors", ()), *before.get("recipients", ())])
        label = composer.label_of(before.get("kind"), before.get("type"), ()).label
        parties = composer.words_of([*before.get("actors", ()), *before.get("recipients", ())])
        when = next(
            filter(None, (days(first, last, composer.year) for first, last in before.get("dates", ()))), ""
        )
        what = " ".join(part for part in (label, f"({parties})" if parties else "", when) if part)
        return f"{capital(what)}: an earlier brief told of this; the record no longer does."
