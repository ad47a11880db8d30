"""What changed since an earlier brief, and what that brief said that no longer stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.record import Change
from onrecord.tell.sentence import Composer
from onrecord.tell.values import Line
from onrecord.tell.view import View
from onrecord.tell.words import capital, days, listed
from onrecord.vocabulary import CALLED_OFF

DISPUTED = "disagreements"
# The fields of a happening that a line tells, the weightiest first; after them its details.
_TOLD = ("status", "dates", "place", "actors", "recipients", "claimed", DISPUTED)


# Details that a line tells.
_IN_LINES = ("system", "count", "result", "step", "stage", "name", "dead", "injured", "outcome")


def told_otherwise(change: Change) -> tuple[str, ...]:
    """The fields in which what a record says to a reader differs from what it said to the last brief.

    Deriving anew adds a report here, a party there; that is no news unless what was told is no
    longer so: another status, a day that was none of those given, other sides, another number.
    """
    before, now = change.before or {}, change.now or {}
    fields = [name for name in ("status", "claimed") if before.get(name) != now.get(name)]
    old, new = ([tuple(day) for day in each.get("dates") or ()] for each in (before, now))
    if bool(old) != bool(new) or (old and not any(_meet(one, other) for one in old for other in new)):
        fields.append("dates")
    places = before.get("place"), now.get("place")
    if all(places) and places[0] != places[1]:
        fields.append("place")
    sides = [{*(each.get("actors") or ()), *(each.get("recipients") or ())} for each in (before, now)]
    if sides[0] - sides[1] and sides[1] - sides[0]:
        fields += [name for name in ("actors", "recipients") if before.get(name) != now.get(name)]
    fresh, known = ({field for field, _ in each.get(DISPUTED) or ()} for each in (now, before))
    if fresh - known and DISPUTED in before:
        fields.append(DISPUTED)
    details = [each.get("details") or {} for each in (before, now)]
    differ = [name for name in _IN_LINES if details[0].get(name) != details[1].get(name)]
    # That the outcome was "postponed" the status says already.
    held = [name for name in differ if name in details[0] and details[0][name] not in CALLED_OFF]
    return (*fields, *held)


def _meet(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> bool:
    """Whether two stretches of days have one in common; a side that is not known is open."""
    return (one[0] or "") <= (other[1] or "9999") and (other[0] or "") <= (one[1] or "9999")


def _still(value: str, told: str) -> bool:
    """Whether a line says a value in the same words."""
    each = [part for part in re.split(r", | and | of ", value.casefold()) if part]
    return bool(each) and all(part in told.casefold() for part in each)


@dataclass(frozen=True, slots=True)
class Changed:
    """Writes the lines of changes."""

    view: View
    composer: Composer

    def differs(self, change: Change) -> bool:
        """Whether a reader is told otherwise than before; reports that only seem to differ tell nothing."""
        told = told_otherwise(change)
        if told != (DISPUTED,):
            return bool(told)
        self.view.bring([change.happening])
        now = self.view.happenings.get(change.happening)
        return now is not None and bool(self.composer.differences.real(now))

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
        told = told_otherwise(change)
        return min((_TOLD.index(name) for name in told if name in _TOLD), default=len(_TOLD)) + 1

    def _line(self, change: Change) -> Line | None:
        before = change.before or {}
        if change.what == "gone":
            return Line(text=self._withdrawn(before), entry=change.happening, marks=("withdrawn",))
        now = self.view.happenings.get(change.happening)
        told = self.composer.sentence(now) if now is not None else ""
        was = self.was(change, told)
        if now is None or not was:
            return None
        differ: Sequence[str] = ()
        if DISPUTED in told_otherwise(change):
            differ = self.composer.differences.clauses(now, dated=self.composer.composed(now))
        disputed = f" ({capital('; '.join(differ))}.)" if differ else ""
        text = f"Was: {was}. Now: {told}{disputed}"
        return Line(
            text=text,
            entry=now.id,
            marks=("changed",),
            sources=self.view.sources(self.view.events_of(now)),
            origins=now.origins,
            reports=len(now.reports),
        )

    def was(self, change: Change, told: str) -> str:
        """What the last brief had, and is no longer told: `planned; on 8 May; how many: 2`.

        Nothing that the line, `told`, still says, and nothing that a quotation leaves open: a reader would
        look for a difference where only the reading of the report has changed.
        """
        before = change.before or {}
        # In the order of their weight.
        differ = told_otherwise(change)
        fields = [name for name in _TOLD if name in differ and self._borne(change, name)]
        was = [(self._before(name, before.get(name)), self._value(name, before.get(name))) for name in fields]
        details = before.get("details") or {}
        for name in (each for each in differ if each not in _TOLD and self._borne(change, each)):
            value = self.composer.differences.value(name, details[name])
            was.append((f"{self.composer.words.of('field', name)}: {value}", value))
        return "; ".join(words for words, value in was if words and not _still(value, told))

    def _borne(self, change: Change, name: str) -> bool:
        """Whether the line of a happening tells a field: one of ours does, a quotation may tell its day."""
        now = self.view.happenings[change.happening]
        if name == "status":
            words = [self._before(name, (each or {}).get(name)) for each in (change.before, change.now)]
            return words[0] != words[1]
        if name == DISPUTED:
            return bool(self.composer.differences.real(now))
        if self.composer.composed(now):
            return True
        return name == "dates" and any(map(self.composer.surely_dated, self.composer.spoken_by(now)[:1]))

    def _value(self, name: str, value: Any) -> str:
        """The words of a place or of parties, by which they are known in a line; else nothing."""
        if name == "place":
            return str(value or "")
        return self.composer.words_of(value or ()) if name in ("actors", "recipients") else ""

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
        if name == DISPUTED:
            return "" if value else words.of("change", DISPUTED)
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
