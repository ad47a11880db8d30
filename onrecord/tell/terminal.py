"""A brief in a terminal: one screen of what matters first, then the sections."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.tell.markdown import (
    coverage_lines,
    distinct,
    period,
    read,
    shown_marks,
    source_name,
    weight,
)
from onrecord.tell.values import Brief, Line
from onrecord.tell.words import plural

_COLOURS = {
    "claimed": "yellow",
    "disputed": "magenta",
    "unnamed": "yellow",
    "new": "green",
    "changed": "green",
}
# Sources named in one line; the rest is counted (`show` lists them all).
_SOURCES_SHOWN = 3


def _sources(line: Line) -> str:
    sources = distinct(line)
    if not sources:
        return ""
    named = "; ".join(source_name(source) for source in sources[:_SOURCES_SHOWN])
    if len(sources) > _SOURCES_SHOWN:
        named += f"; and {len(sources) - _SOURCES_SHOWN} more"
    return f"[{' — '.join(part for part in (named, weight(line)) if part)}]"


def _line(line: Line) -> Text:
    text = Text()
    for mark in shown_marks(line):
        text.append(mark, style=f"bold {_COLOURS.get(mark, 'blue')}")
        text.append(" · ")
    text.append(line.text)
    text.append(f" {_sources(line)}", style="dim")
    text.append(f" {line.entry}", style="dim italic")
    return text


def _print_lines(lines: tuple[Line, ...], console: Console) -> None:
    for line in lines:
        console.print(Padding(_line(line), (0, 0, 0, 2)), soft_wrap=False)


def terminal(brief: Brief, console: Console) -> None:
    """Print a brief to a rich console."""
    console.print(Text(brief.title, style="bold"))
    console.print(Text(f"{period(brief)}. {read(brief)}.", style="dim"))
    if brief.since:
        console.print(Text(f"Compared with {brief.since}.", style="dim"))
    console.print()
    console.rule("In short", align="left")
    _print_lines(brief.lead, console)
    if not brief.lead:
        console.print("  Nothing was found.")
    for section in brief.sections:
        console.print()
        console.rule(Text(section.title), align="left")
        _print_lines(section.lines, console)
        if not section.lines:
            console.print(Text(f"  {section.empty}", style="dim"))
        if section.more:
            console.print(Text(f"  … and {section.more} more (--all shows them).", style="dim"))
    console.print()
    console.rule("Coverage", align="left")
    for line in coverage_lines(brief):
        console.print(Text(f"  {line}"))
    console.print(
        Text(f"  {plural(len(brief.coverage), 'outlet')}; what others reported is not known.", "dim")
    )
