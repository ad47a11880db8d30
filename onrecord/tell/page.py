"""A brief as one web page that needs nothing else: no script, no font, no image from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from onrecord.model import Report, Span
from onrecord.record import Store
from onrecord.tell import printed
from onrecord.tell.timeline import timeline
from onrecord.tell.values import Brief
from onrecord.tell.words import plural, short_day

# How much of the text around a quoted sentence is shown (characters, to the next blank).
CONTEXT = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence in its report: `pieces` are `(words, role)`; role is around, sentence or trigger."""

    anchor: str
    pieces: tuple[tuple[str, str], ...]
    told_in: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A report with those of its sentences that a page rests on."""

    report: Report
    day: str
    quotes: tuple[Quote, ...]


# A sentence of a report: whether it stands in its text (else in the title), and where; titles first.
_Place = tuple[str, bool, int]


def anchor(report: str, sentence: Span) -> str:
    """The name within the page of a sentence of a report."""
    return f"{report}-{'title-' if sentence.in_ == 'title' else ''}{sentence.start}"


def _before(text: str, at: int) -> str:
    start = max(0, at - CONTEXT)
    words = text[start:at]
    if start:
        words = "… " + words.split(" ", 1)[-1]
    return words


def _after(text: str, at: int) -> str:
    words = text[at : at + CONTEXT]
    if at + CONTEXT < len(text):
        words = words.rsplit(" ", 1)[0] + " …"
    return words


def _pieces(text: str, sentence: Span, triggers: list[Span]) -> Iterator[tuple[str, str]]:
    yield _before(text, sentence.start), "around"
    at = sentence.start
    for trigger in sorted(triggers, key=lambda span: span.start):
        if trigger.in_ == sentence.in_ and at <= trigger.start and trigger.end <= sentence.end:
            yield text[at : trigger.start], "sentence"
            yield text[trigger.start : trigger.end], "trigger"
            at = trigger.end
    yield text[at : sentence.end], "sentence"
    yield _after(text, sentence.end), "around"


def _reports(brief: Brief, reports: dict[str, Report], listed: frozenset[str]) -> Iterator[Quoted]:
    """Each report that a line rests on, with the sentences it rests on, in the text's order."""
    sentences: dict[_Place, list[Span]] = {}
    told_in: dict[_Place, list[str]] = {}
    spans: dict[_Place, Span] = {}
    for line in printed.every(brief):
        for source in line.sources:
            key = (source.report, source.sentence.in_ == "text", source.sentence.start)
            # An event's sentence and a statement's may begin alike and end apart.
            spans[key] = max(spans.get(key, source.sentence), source.sentence, key=lambda span: span.end)
            told_in.setdefault(key, []).extend([line.entry] if line.entry in listed else [])
            if source.trigger and source.trigger not in sentences.setdefault(key, []):
                sentences[key].append(source.trigger)
    by_report: dict[str, list[_Place]] = {}
    for key in sorted(spans):
        by_report.setdefault(key[0], []).append(key)
    for report_id in sorted(by_report, key=lambda r: (reports[r].published.from_ or "9999", r)):
        report = reports[report_id]
        yield Quoted(
            report=report,
            day=short_day(report.published.from_),
            quotes=tuple(
                Quote(
                    anchor=anchor(report_id, spans[key]),
                    pieces=tuple(
                        piece
                        for piece in _pieces(
                            report.title or "" if spans[key].in_ == "title" else report.text,
                            spans[key],
                            sentences.get(key, []),
                        )
                        if piece[0]
                    ),
                    told_in=tuple(dict.fromkeys(told_in[key])),
                )
                for key in by_report[report_id]
            ),
        )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("onrecord.tell", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(anchor=anchor, plural=plural, printed=printed)
    return environment.get_template("brief.html.j2")


def html(brief: Brief, store: Store) -> str:
    """The page of a brief; each line links to its sentences, shown in their reports at the end."""
    lines = printed.every(brief)
    rests_on = {source.report for line in lines for source in line.sources}
    reports = {report.id: report for report in store.of_ids(Report, rests_on)}
    listed = frozenset(line.entry for line in lines)
    return _template().render(
        brief=brief,
        period=printed.period(brief),
        read=printed.read(brief),
        scope=printed.scope(brief),
        unsure=printed.UNSURE if any("unsure" in line.marks for line in lines) else "",
        sections=list(printed.once(brief)),
        timeline=timeline(brief),
        narrow=timeline(brief, narrow=True),
        coverage=printed.coverage_lines(brief),
        reports=list(_reports(brief, reports, listed)),
        listed=listed,
    )
