"""A brief as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.tell import printed
from onrecord.tell.values import Brief, Line


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)


def _line(brief: Brief, line: Line) -> str:
    sources = "; ".join(
        f"[{_escaped(printed.source_name(source))}](<{source.link}>)"
        if source.link
        else _escaped(printed.source_name(source))
        for source in printed.named(line)
    )
    sources += printed.unnamed(line)
    tail = " — ".join(part for part in (sources, printed.weight(line)) if part)
    marks = "".join(f"**{mark}** · " for mark in printed.shown_marks(line))
    day = printed.told_on(brief, line)
    told = f"{day} · " if day else ""
    return f"- {told}{marks}{_escaped(line.text)}" + (f" \\[{tail}\\]" if tail else "") + f" `{line.entry}`"


def markdown(brief: Brief) -> str:
    """The brief as CommonMark; each line ends in its sources and its id."""

    def told(lines: Iterable[Line]) -> str:
        return "\n".join(_line(brief, line) for line in lines)

    parts = [f"# {_escaped(brief.title)}", f"*{printed.period(brief)}. {printed.read(brief)}.*"]
    if printed.scope(brief):
        parts.append(f"*{_escaped(printed.scope(brief))}.*")
    parts += ["## In short", told(brief.lead) or "Nothing was found."]
    for section, lines, above in printed.once(brief):
        parts.append(f"## {section.title}")
        parts.append(told(lines) or above or printed.nothing(section))
        if lines and above:
            parts.append(above)
        if lines and section.more:
            parts.append(f"…and {section.more} more (`--all` shows them).")
    parts += ["## Coverage", "\n".join(f"- {_escaped(line)}" for line in printed.coverage_lines(brief))]
    parts += [f"*{printed.UNSURE}*"] if any("unsure" in line.marks for line in printed.every(brief)) else []
    return "\n\n".join(parts) + "\n"
