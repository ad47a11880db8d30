"""What was said and by whom: verbatim, the unnamed marked as unnamed, a copied quotation once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.model import Happening, Statement
from onrecord.tell.about import Subject
from onrecord.tell.sentence import Composer, quoted
from onrecord.tell.values import Line
from onrecord.tell.view import View
from onrecord.tell.words import capital

# Fewer words than this make no sense out of their sentence ("said so").
SHORTEST = 4


def _verb(statement: Statement) -> str:
    how = {"denies": "denied", "declines": "declined", "asks": "asked"}.get(statement.stance)
    by_act = {"says": "said", "believes": "believes", "intends": "intends", "reports": "reported"}
    verb = how or by_act[statement.act]
    # The words of reported speech are the report's, not the speaker's.
    return verb if statement.kind == "direct" else f"{verb}, as reported"


def _weight(statement: Statement, relevant: set[str], attributed: set[str]) -> float:
    """What a reader wants first: words about what is told, spoken on the record, verbatim."""
    weight = 2.0 if statement.id in attributed or relevant & set(statement.about) else 0.0
    weight += 1.0 if statement.kind == "direct" else 0.0
    weight += 0.5 if statement.speaker and statement.speaker.kind == "person" else 0.0
    return weight - (1.0 if statement.speaker is None else 0.0)


def said_lines(
    view: View,
    composer: Composer,
    told: Iterable[Happening],
    subject: Subject,
    from_day: str | None,
    *,
    only_these: bool = False,
) -> list[Line]:
    """One line a statement: speaker, whether named, and the words themselves in quotation marks.

    Statements inside others and those of copies are left out; the same words by the same speaker
    in several reports make one line with several sources. With `only_these`, only the reports
    that tell of `told` are asked: what is new since last time is said in those.
    """
    events = [event for happening in told for event in view.events_of(happening)]
    relevant = {event.id for event in events}
    asked = {view.report_of[event] for event in relevant} if only_these else set(view.reports)
    attributed = {event.according_to for event in events if event.according_to}
    lines: dict[tuple[str, str], Line] = {}
    for statement in view.statements.values():
        report = view.report_of[statement.id]
        words = " … ".join(" ".join(span.text.split()) for span in statement.content)
        if (
            report not in asked
            or view.reports[report].copy_of is not None
            or statement.within is not None
            or len(words.split()) < SHORTEST
            or (from_day is not None and (view.day_of(report) or "") < from_day)
            or not (subject.holds_statement(statement, report) or statement.id in attributed)
        ):
            continue
        words = words.removeprefix("that ")
        speaker = composer.speaker(statement)
        sentence = view.sentence_around(report, statement.content[0])
        source = view.source(report, sentence, statement.content[0])
        key = (speaker, words.casefold().strip(" .,"))
        if key in lines:
            line = lines[key]
            lines[key] = replace(line, sources=(*line.sources, source), reports=line.reports + 1)
            continue
        verb = _verb(statement)
        lines[key] = Line(
            text=f"{capital(speaker)} {verb}: {quoted(words)}",
            entry=statement.id,
            marks=("unnamed",) if statement.anonymous else (),
            sources=(source,),
            origins=1,
            reports=1,
            day=view.day_of(report),
            score=_weight(statement, relevant, {each for each in attributed if each}),
        )
    return sorted(lines.values(), key=lambda line: (-line.score, line.day or "", line.entry))
