"""A brief in a terminal: one screen of what matters first, then the sections."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.tell import printed
from onrecord.tell.values import Brief, Line
from onrecord.tell.words import plural

_COLOURS = {
    "unsure": "yellow",
    "claimed": "yellow",
    "disputed": "magenta",
    "unnamed": "yellow",
    "new": "green",
    "changed": "green",
}


def _sources(line: Line) -> str:
    sources = "; ".join(map(printed.source_name, printed.named(line))) + printed.unnamed(line)
    return f"[{' — '.join(part for part in (sources, printed.weight(line)) if part)}]" if sources else ""


def _line(brief: Brief, line: Line) -> Text:
    text = Text()
    day = printed.told_on(brief, line)
    if day:
        text.append(f"{day} · ", style="bold")
    for mark in printed.shown_marks(line):
        text.append(mark, style=f"bold {_COLOURS.get(mark, 'blue')}")
        text.append(" · ")
    text.append(line.text)
    text.append(f" {_sources(line)}", style="dim")
    text.append(f" {line.entry}", style="dim italic")
    return text


def _print_lines(lines: Iterable[Text], console: Console) -> None:
    """Each line behind a bullet of its own: without one, where an entry ends nobody sees."""
    entries = Table.grid(padding=(0, 1, 0, 0))
    entries.add_column(width=1)
    entries.add_column()
    for line in lines:
        entries.add_row("•", line)
    if entries.row_count:
        console.print(Padding(entries, (0, 0, 0, 2)))


def terminal(brief: Brief, console: Console) -> None:
    """Print a brief to a rich console."""
    console.print(Text(brief.title, style="bold"))
    console.print(Text(f"{printed.period(brief)}. {printed.read(brief)}.", style="dim"))
    if printed.scope(brief):
        console.print(Text(f"{printed.scope(brief)}.", style="dim"))
    console.print()
    console.rule("In short", align="left")
    _print_lines((_line(brief, line) for line in brief.lead), console)
    if not brief.lead:
        console.print("  Nothing was found.")
    for section, lines, above in printed.once(brief):
        console.print()
        console.rule(Text(section.title), align="left")
        _print_lines((_line(brief, line) for line in lines), console)
        if above:
            console.print(Text(f"  {above}", style="dim"))
        if not section.lines:
            console.print(Text(f"  {printed.nothing(section)}", style="dim"))
        elif section.more:
            console.print(Text(f"  … and {section.more} more (--all shows them).", style="dim"))
    console.print()
    console.rule("Coverage", align="left")
    _print_lines(map(Text, printed.coverage_lines(brief)), console)
    outlets = plural(printed.outlets(brief), "outlet")
    console.print(Text(f"  {outlets}; what others reported is not known.", "dim"))
    if any("unsure" in line.marks for line in printed.every(brief)):
        console.print(Text(f"  {printed.UNSURE}", "dim"))
