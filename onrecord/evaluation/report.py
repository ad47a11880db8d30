"""The outcome of an evaluation: as values, as JSON, and as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from onrecord.errors import InputError
from onrecord.evaluation.agreement import Agreement
from onrecord.evaluation.figures import FALSE, MISSED, Figures, Mistake, Rate
from onrecord.evaluation.marks import EventMark, StatementMark

# The layers whose agreement is told: those that are a choice among few values.
_EVENT_ALPHA = ("type", "status", "actors", "recipients", "date")
_STATEMENT_ALPHA = ("country", "anonymity", "kind")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What came out.

    Attributes:
        reports: reports scored.
        hands: how many reports each hand annotated; a hand without a name is "".
        event_figures, statement_figures: the counts, layer by layer.
        event_agreement, statement_agreement: of the hands with each other.
        problems: what could not be used, in the order met.
    """

    reports: int
    hands: dict[str, int]
    event_figures: Figures[EventMark]
    statement_figures: Figures[StatementMark]
    event_agreement: Agreement[EventMark]
    statement_agreement: Agreement[StatementMark]
    problems: tuple[InputError, ...] = ()

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Every difference, report by report."""
        return (*self.event_figures.mistakes, *self.statement_figures.mistakes)

    def as_dict(self, *, mistakes: bool = False) -> Row:
        """The figures, JSON-ready: rates from 0 to 1, null where there is nothing to divide by."""
        made: Row = {
            "reports": self.reports,
            "hands": self.hands,
            "events": _figures(self.event_figures),
            "statements": _figures(self.statement_figures),
            "agreement": {
                "events": _agreement(self.event_agreement, _EVENT_ALPHA),
                "statements": _agreement(self.statement_agreement, _STATEMENT_ALPHA),
            },
            "problems": [str(problem) for problem in self.problems],
        }
        if mistakes:
            made["mistakes"] = {
                "events": [asdict(mistake) for mistake in self.event_figures.mistakes],
                "statements": [asdict(mistake) for mistake in self.statement_figures.mistakes],
            }
        return made

    def tables(self, console: Console, *, mistakes: bool = False) -> None:
        """Print the figures, in per cent."""
        told = ", ".join(f"{name or 'one hand'} {count}" for name, count in self.hands.items())
        console.print(f"{self.reports} report(s); annotated by {told or 'nobody'}")
        for name, events in (("Events", self.event_figures), ("Statements", self.statement_figures)):
            if events.rates["found"].wanted or events.rates["found"].given:
                _print_figures(name, events, console)
        _print_agreement("Events", self.event_agreement, _EVENT_ALPHA, console)
        _print_agreement("Statements", self.statement_agreement, _STATEMENT_ALPHA, console)
        for mistake in self.mistakes if mistakes else ():
            wanted, given = mistake.wanted or "nothing", mistake.given or "nothing"
            where = f"{mistake.report} {mistake.start}-{mistake.end}"
            words = " ".join(mistake.words.split())
            shown = words if len(words) < 80 else f"{words[:38]} … {words[-38:]}"
            console.print(
                f"{where}: {mistake.layer}: “{shown}”: wanted {wanted}, given {given}",
                markup=False,
                highlight=False,
                soft_wrap=True,
            )


def _rate(rate: Rate) -> Row:
    return {**asdict(rate), "precision": rate.precision, "recall": rate.recall, "f1": rate.f1}


def _figures(figures: Figures[Any]) -> Row:
    annotated = _annotated(figures)
    confused = [layer.name for layer in figures.layers if layer.confused and layer.name in annotated]
    return {
        "layers": {name: _rate(rate) for name, rate in annotated.items()},
        "right_of_found": {name: right / found for name, (right, found) in figures.of_found.items() if found},
        "classes": {
            name: {value: _rate(rate) for value, rate in sorted(figures.classes[name].items())}
            for name in confused
        },
        "confusion": {name: _nested(figures.confusions[name]) for name in confused},
    }


def _annotated(figures: Figures[Any]) -> dict[str, Rate]:
    """The layers that the gold has; "found" always."""
    return {name: rate for name, rate in figures.rates.items() if rate.wanted or name == "found"}


def _nested(confusion: dict[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    made: dict[str, dict[str, int]] = {}
    for (wanted, given), count in sorted(confusion.items()):
        made.setdefault(wanted, {})[given] = count
    return made


def _agreement(agreement: Agreement[Any], layers: Sequence[str]) -> Row:
    return {
        "marked": agreement.marked,
        "both": agreement.both,
        "f1": agreement.f1,
        "alpha": {name: agreement.alpha(name) for name in layers},
    }


def _per_cent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def _table(title: str, columns: Iterable[str]) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    return table


def _print_figures(name: str, figures: Figures[Any], console: Console) -> None:
    table = _table(name, ("layer", "wanted", "given", "right", "P", "R", "F1", "of found"))
    for name_of, rate in _annotated(figures).items():
        right, found = figures.of_found.get(name_of, (0, 0))
        table.add_row(
            name_of,
            *map(str, (rate.wanted, rate.given, rate.right)),
            *map(_per_cent, (rate.precision, rate.recall, rate.f1, right / found if found else None)),
        )
    console.print(table)
    for layer in figures.layers:
        if not layer.confused or layer.name not in _annotated(figures):
            continue
        table = _table(
            f"{name}: {layer.name}, of those found", ("value", "wanted", "given", "right", "P", "R", "F1")
        )
        for value, rate in sorted(figures.classes[layer.name].items()):
            table.add_row(
                value,
                *map(str, (rate.wanted, rate.given, rate.right)),
                *map(_per_cent, (rate.precision, rate.recall, rate.f1)),
            )
        console.print(table)
        _print_confusion(
            f"{name}: {layer.name}, wanted (down) and given (across)", figures, layer.name, console
        )


def _print_confusion(title: str, figures: Figures[Any], layer: str, console: Console) -> None:
    counts = figures.confusions[layer]
    wanted = [*sorted({row for row, _ in counts} - {FALSE}), FALSE]
    given = [*sorted({column for _, column in counts} - {MISSED}), MISSED]
    # Wider than any terminal otherwise; the rows have the whole names.
    table = _table(title, ("", *(value if value == MISSED else value[:5] for value in given)))
    for row in wanted:
        table.add_row(row, *(str(counts.get((row, column), "") or "") for column in given))
    console.print(table)


def _print_agreement(name: str, agreement: Agreement[Any], layers: Sequence[str], console: Console) -> None:
    if agreement.f1 is None:
        return
    alphas = ((layer, agreement.alpha(layer)) for layer in layers)
    told = ", ".join(f"{layer} {value:.3f}" if value is not None else f"{layer} -" for layer, value in alphas)
    console.print(
        f"{name}: the hands agree on what there is with F1 {_per_cent(agreement.f1)}; alpha: {told}"
    )
