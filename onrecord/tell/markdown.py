"""A brief as Markdown."""

from __future__ import annotations

import re

from onrecord.tell.printed import (
    UNSURE,
    coverage_lines,
    every,
    named,
    nothing,
    once,
    period,
    read,
    scope,
    shown_marks,
    source_name,
    told_on,
    unnamed,
    weight,
)
from onrecord.tell.values import Brief, Line


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)


def _line(line: Line) -> str:
    sources = "; ".join(
        f"[{_escaped(source_name(source))}](<{source.link}>)"
        if source.link
        else _escaped(source_name(source))
        for source in named(line)
    )
    sources += unnamed(line)
    tail = " — ".join(part for part in (sources, weight(line)) if part)
    marks = "".join(f"**{mark}** · " for mark in shown_marks(line))
    told = f"{told_on(line)} · " if line.told else ""
    return f"- {told}{marks}{_escaped(line.text)}" + (f" \\[{tail}\\]" if tail else "") + f" `{line.entry}`"


def markdown(brief: Brief) -> str:
    """The brief as CommonMark; each line ends in its sources and its id."""
    parts = [f"# {_escaped(brief.title)}", f"*{period(brief)}. {read(brief)}.*"]
    if scope(brief):
        parts.append(f"*{_escaped(scope(brief))}.*")
    parts += ["## In short", "\n".join(map(_line, brief.lead)) or "Nothing was found."]
    for section, lines, above in once(brief):
        parts.append(f"## {section.title}")
        parts.append("\n".join(map(_line, lines)) or above or nothing(section))
        if lines and above:
            parts.append(above)
        if lines and section.more:
            parts.append(f"…and {section.more} more (`--all` shows them).")
    parts += ["## Coverage", "\n".join(f"- {_escaped(line)}" for line in coverage_lines(brief))]
    parts += [f"*{UNSURE}*"] if any("unsure" in line.marks for line in every(brief)) else []
    return "\n\n".join(parts) + "\n"
