"""Counting: layer by layer what was wanted, given and right, and what was taken for what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic

from onrecord.evaluation.hands import Unit
from onrecord.evaluation.marks import Days, EventMark, Mark, StatementMark
from onrecord.evaluation.matching import Likeness, is_piece, pairs, same_speaker
from onrecord.vocabulary import SPOKEN

# A date wider than this (days) is no date: hands give one where it is known to the week.
_WEEK = 7
# Stand in the confusion tables for what has no counterpart.
MISSED = "(missed)"
FALSE = "(false)"


@dataclass(slots=True)
class Rate:
    """How many were wanted, how many given, how many of those right."""

    wanted: int = 0
    given: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        return 2 * self.right / (self.wanted + self.given) if self.wanted + self.given else None


@dataclass(frozen=True, slots=True)
class Mistake:
    """One difference: `layer` says in what; `wanted` or `given` is None where there is no counterpart."""

    report: str
    layer: str
    start: int
    end: int
    words: str
    wanted: str | None
    given: str | None


Confusion = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Layer(Generic[Mark]):
    """One decision about a found mark: is it right, and how it is told in a list of mistakes."""

    name: str
    values: Callable[[Mark], tuple[object, ...]]
    right: Callable[[Mark, Mark], bool]
    # Whether a table of what was taken for what is kept.
    confused: bool = False
    # Whether its mistakes are listed; a layer made of others would list them twice.
    told: bool = True


def _told(values: Iterable[object]) -> str:
    return "/".join(
        ",".join(sorted(map(str, value))) or "-" if isinstance(value, frozenset) else str(value)
        for value in values
    )


@dataclass(slots=True)
class Figures(Generic[Mark]):
    """The figures of one kind of mark over any number of reports.

    Attributes:
        rates: end to end, by layer: right is what was found and has the layer right.
        of_found: for each layer the found marks that have it annotated, and how many are right.
        classes: by layer and value, over the found marks alone.
        confusions: by layer: (wanted, given) with `MISSED` and `FALSE`.
    """

    layers: Sequence[Layer[Mark]]
    rates: dict[str, Rate] = field(default_factory=lambda: defaultdict(Rate))
    of_found: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    classes: dict[str, dict[str, Rate]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Rate))
    )
    confusions: dict[str, Confusion] = field(default_factory=lambda: defaultdict(Counter))
    mistakes: list[Mistake] = field(default_factory=list)

    def add(
        self,
        report: str,
        text: str,
        units: Sequence[Unit[Mark]],
        given: Sequence[Mark],
        likeness: Likeness[Mark],
    ) -> None:
        """Count one report.

        What is paired with a mark that too few hands have is neither rewarded nor punished,
        nor is a piece of a statement that was found, cut otherwise; nor, where the hands did not
        tell what was said from what was believed or intended, a belief or an intention that
        they do not have.
        """
        met = pairs([unit.accepted for unit in units], given, likeness)
        found = [(units[i].accepted, given[j]) for i, j in met if units[i].required]
        wanted_met, given_met = {i for i, _ in met}, {j for _, j in met}
        missed = [
            unit.accepted
            for i, unit in enumerate(units)
            if unit.required and i not in wanted_met and not _is_a_piece(unit.accepted, given)
        ]
        accepted = [unit.accepted for unit in units]
        only_said = not any(isinstance(mark, StatementMark) and mark.acts for mark in accepted)
        false = [
            mark
            for j, mark in enumerate(given)
            if j not in given_met and not _is_a_piece(mark, accepted) and not (only_said and _is_unsaid(mark))
        ]
        self.rates["found"].wanted += len(found) + len(missed)
        self.rates["found"].given += len(found) + len(false)
        self.rates["found"].right += len(found)
        for layer in self.layers:
            if not accepted or any(layer.values(mark) for mark in accepted):
                self._count(layer, report, text, found, missed, false)
        for mark in missed:
            self._mistake(report, "found", text, mark, _summary(mark, self.layers), None)
        for mark in false:
            self._mistake(report, "found", text, mark, None, _summary(mark, self.layers))

    def _count(
        self,
        layer: Layer[Mark],
        report: str,
        text: str,
        found: list[tuple[Mark, Mark]],
        missed: list[Mark],
        false: list[Mark],
    ) -> None:
        rate, of_found = self.rates[layer.name], self.of_found[layer.name]
        classes, confusion = self.classes[layer.name], self.confusions[layer.name]
        annotated = [(a, b) for a, b in found if layer.values(a)]
        rate.wanted += len(annotated) + sum(bool(layer.values(mark)) for mark in missed)
        rate.given += len(annotated) + len(false)
        for wanted, given in annotated:
            right = layer.right(wanted, given)
            rate.right += right
            of_found[0] += right
            of_found[1] += 1
            if layer.confused:
                said = _told(layer.values(given)[:1])
                meant = said if right else _told(layer.values(wanted)[:1])
                confusion[meant, said] += 1
                classes[meant].wanted += 1
                classes[said].given += 1
                classes[meant].right += right
            if not right and layer.told:
                self._mistake(
                    report,
                    layer.name,
                    text,
                    wanted,
                    _told(layer.values(wanted)),
                    _told(layer.values(given)),
                )
        if layer.confused:
            for mark in missed:
                confusion[_told(layer.values(mark)[:1]), MISSED] += 1
            for mark in false:
                confusion[FALSE, _told(layer.values(mark)[:1])] += 1

    def _mistake(
        self, report: str, layer: str, text: str, mark: Mark, wanted: str | None, given: str | None
    ) -> None:
        start, end = mark.extent.start, mark.extent.end
        self.mistakes.append(Mistake(report, layer, start, end, text[start:end], wanted, given))


def _is_unsaid(mark: Mark) -> bool:
    return isinstance(mark, StatementMark) and bool(mark.acts) and not SPOKEN.intersection(mark.acts)


def _is_a_piece(mark: Mark, others: Sequence[Mark]) -> bool:
    return isinstance(mark, StatementMark) and any(
        is_piece(mark, other) for other in others if isinstance(other, StatementMark)
    )


def _summary(mark: Mark, layers: Sequence[Layer[Mark]]) -> str:
    return " ".join(_told(values) for layer in layers if layer.told and (values := layer.values(mark)))


def _narrow(days: Days | None) -> Days | None:
    if days is None:
        return None
    apart = date.fromisoformat(days.last) - date.fromisoformat(days.first)
    return days if apart.days < _WEEK else None


def _date_right(wanted: EventMark, given: EventMark) -> bool:
    said = _narrow(given.dates[0]) if given.dates else None
    return any(
        said is None if meant is None else said is not None and said.meets(meant) for meant in wanted.dates
    )


def _parties(mark: EventMark) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(a | b for a in mark.actors for b in (mark.recipients or (frozenset[str](),))))


def _speaker_right(wanted: StatementMark, given: StatementMark) -> bool:
    if any(same_speaker(a, b) for a in wanted.speakers for b in given.speakers):
        return True
    # Nobody resolved it, and both point to the same words.
    unnamed = all(speaker is None for speaker in given.speakers)
    return (
        unnamed
        and wanted.source is not None
        and given.source is not None
        and bool(wanted.source.shared(given.source))
    )


def _countries(mark: StatementMark) -> tuple[str | None, ...]:
    return tuple(dict.fromkeys(s.country if s else None for s in mark.speakers))


def _any(name: str) -> Callable[[Mark, Mark], bool]:
    def right(wanted: Mark, given: Mark) -> bool:
        return bool(set(getattr(wanted, name)) & set(getattr(given, name)))

    return right


def _whole(wanted: EventMark, given: EventMark) -> bool:
    """Type, status, actors and recipients all right, each where it was annotated."""
    names = ("types", "statuses", "actors", "recipients")
    return all(
        set(getattr(wanted, name)) & set(getattr(given, name)) for name in names if getattr(wanted, name)
    )


EVENT_LAYERS: tuple[Layer[EventMark], ...] = (
    Layer("type", lambda m: m.types, _any("types"), True),
    Layer("status", lambda m: m.statuses, _any("statuses"), True),
    Layer("actors", lambda m: m.actors, _any("actors")),
    Layer("recipients", lambda m: m.recipients, _any("recipients")),
    Layer("parties", _parties, lambda a, b: bool(set(_parties(a)) & set(_parties(b))), told=False),
    Layer("date", lambda m: m.dates, _date_right),
    Layer("whole", lambda m: m.actors and m.types, _whole, told=False),
)
STATEMENT_LAYERS: tuple[Layer[StatementMark], ...] = (
    Layer("speaker", lambda m: tuple(s.name if s else None for s in m.speakers), _speaker_right),
    Layer("country", _countries, lambda a, b: bool(set(_countries(a)) & set(_countries(b)))),
    Layer("anonymity", lambda m: m.anonymous, _any("anonymous"), True),
    Layer("kind", lambda m: m.kinds, _any("kinds"), True),
    Layer("act", lambda m: m.acts, _any("acts"), True),
)
