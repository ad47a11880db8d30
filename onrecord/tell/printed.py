"""The pieces of text that all prints of a brief share: its sources, marks, period and coverage."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record import Coverage
from onrecord.tell.values import Brief, Line, Section, Source
from onrecord.tell.words import first_day, plural, short_day

# Outlets of which the coverage is told one by one.
OUTLETS_SHOWN = 20
# What a mark means that its word alone does not say.
UNSURE = (
    "“unsure”: OnRecord more likely misread the quoted words than not; that they were written is certain."
)
# Sources named in one line; the rest is counted (`show` lists them all).
SOURCES_SHOWN = 3
# Days within which a weekday is clear, and after which a day needs its year.
_WEEK, _YEAR = 7, 366
_SHOWN = frozenset({"unsure", "claimed", "disputed", "corrected", "unnamed", "new", "changed"})


def source_name(source: Source) -> str:
    """`Harbor Post, 10 Oct 2018`."""
    return f"{source.name}, {short_day(source.date)}"


def distinct(line: Line) -> tuple[Source, ...]:
    """A line's sources, one a report: the one that bears it, then originals before copies."""
    by_report = {source.report: source for source in reversed(line.sources)}
    first = line.sources[0].report if line.sources else None

    def key(source: Source) -> tuple[bool, bool, str, str]:
        return source.report != first, source.copy_of is not None, source.date or "9999", source.report

    return tuple(sorted(by_report.values(), key=key))


def told_on(brief: Brief, line: Line) -> str:
    """The day on which the quoted words were published, where a reader would miss it.

    That is in a brief on more than a year, and where the words look back on another week: else the
    source behind the line says it. Bare, the day was taken for that of what the words tell (12 first
    screens, read by somebody else).
    """
    if line.told is None:
        return ""
    looks_back = line.day is not None and _apart(line.day, line.told) > _WEEK
    of_years = brief.first is not None and brief.last is not None and _apart(brief.first, brief.last) > _YEAR
    return f"reported {short_day(line.told)}" if looks_back or of_years else ""


def _apart(first: str, last: str) -> int:
    return (first_day(last) - first_day(first)).days


def shown_marks(line: Line) -> tuple[str, ...]:
    """The marks that the line's own first words do not already say."""
    text = line.text.lower()
    return tuple(
        mark
        for mark in line.marks
        if mark in _SHOWN or not (text.startswith(mark.lower()) or f"state: {mark}" in text)
    )


def named(line: Line) -> tuple[Source, ...]:
    """The sources that a line names: its first ones."""
    return distinct(line)[:SOURCES_SHOWN]


def unnamed(line: Line) -> str:
    """`; and 4 more` for the sources that a line does not name."""
    left = len(distinct(line)) - SOURCES_SHOWN
    return f"; and {left} more" if left > 0 else ""


def every(brief: Brief) -> tuple[Line, ...]:
    """All lines of a brief."""
    return (*brief.lead, *(line for section in brief.sections for line in section.lines))


def once(brief: Brief) -> Iterator[tuple[Section, tuple[Line, ...], str]]:
    """Each section with what no part above it has told, and a note on what has been told."""
    told = {line.text for line in brief.lead}
    for section in brief.sections:
        new = tuple(line for line in section.lines if line.text not in told)
        again = len(section.lines) - len(new)
        rest = f"{again} more {'is' if again == 1 else 'are'}" if new or section.more else "All of it is"
        told.update(line.text for line in new)
        yield section, new, f"{rest} told above." if again else ""


def nothing(section: Section) -> str:
    """What is told of a section without lines: that there is nothing, or nothing sure or of late."""
    if not section.more:
        return section.empty
    left = f"{section.more} {'is' if section.more == 1 else 'are'}"
    return f"Nothing sure and of late; {left} left out (--all shows them)."


def scope(brief: Brief) -> str:
    """What part of the record is told, where it is not all of it, and how it was found."""
    told = [brief.note] if brief.note else []
    if brief.since is not None:
        # A day is one to begin from; anything else is what was told before.
        from_day = brief.since[:1].isdigit()
        part = "Only what was reported from {} on" if from_day else "Compared with {}"
        told.append(part.format(brief.since))
    return ". ".join(told)


def weight(line: Line) -> str:
    """`2 origins, 3 reports`; nothing where one report is all there is."""
    if line.reports <= 1:
        return ""
    return f"{plural(line.origins, 'origin')}, {plural(line.reports, 'report')}"


def period(brief: Brief) -> str:
    """Which days of publication were read."""
    if brief.first is None:
        return "No dated report"
    if brief.first == brief.last:
        return f"Reports of {short_day(brief.first)}"
    return f"Reports of {short_day(brief.first)} to {short_day(brief.last)}"


def read(brief: Brief) -> str:
    """One sentence on what was read."""
    copies = sum(each.copies for each in brief.coverage)
    without = sum(each.reports for each in brief.coverage if each.outlet is None)
    copied = (
        f", {copies} of them {'a copy of another' if copies == 1 else 'copies of others'}" if copies else ""
    )
    # Of a part of the record the events are not counted.
    events = f"{plural(brief.counts['events'], 'event')} in " if "events" in brief.counts else ""
    about = f" that concern{'s' if brief.counts.get('happenings') == 1 else ''} what was asked for"
    unstated = f" ({without} of {'an outlet that is' if without == 1 else 'outlets that are'} not stated)"
    return (
        f"{plural(brief.counts.get('reports', 0), 'report')} of {plural(outlets(brief), 'outlet')}"
        f"{unstated if without else ''}"
        f"{copied}; {events}{plural(brief.counts.get('happenings', 0), 'happening')}"
        f"{about if brief.about else ''}"
    )


def outlets(brief: Brief) -> int:
    """How many outlets and agencies are known by name."""
    return sum(each.outlet is not None for each in brief.coverage)


def coverage_line(coverage: Coverage) -> str:
    """One outlet: how many reports over which days."""
    days = "undated"
    if coverage.first:
        stretch = short_day(coverage.first)
        if coverage.last != coverage.first:
            stretch += f" to {short_day(coverage.last)}"
        days = f"{stretch}, {plural(coverage.days, 'day')} with reports"
    text = f"{coverage.outlet or 'Outlet not stated'}: {plural(coverage.reports, 'report')} ({days})"
    if coverage.copies:
        text += f", {'copy' if coverage.copies == 1 else 'copies'} of others: {coverage.copies}"
    if coverage.undated and coverage.first:
        text += f", undated: {coverage.undated}"
    return text


def coverage_lines(brief: Brief) -> list[str]:
    """What was read, an outlet a line; of many outlets those that were read most, the rest counted."""
    most = sorted(brief.coverage, key=lambda each: (-each.reports, each.outlet or ""))[:OUTLETS_SHOWN]
    lines = [coverage_line(each) for each in brief.coverage if each in most]
    others = [each for each in brief.coverage if each not in most]
    if others:
        count = sum(each.reports for each in others)
        lines.append(f"… and {plural(len(others), 'other outlet')} with {plural(count, 'report')} in all")
    return lines
