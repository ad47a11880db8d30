"""Candidates in real reports whose acts were all marked by hand (training/marked.jsonl).

The markers saw sentences with every verb and event noun numbered and every mention lettered, and
wrote down the acts; what they left unwritten is none. The rules run over the same reports, and each
of their candidates becomes a row as the encoder will see it: with the parties that the rules gave
it, right or wrong.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.coder import Coder
from onrecord.encode.labels import CATEGORIES, MUTUAL
from onrecord.encode.marking import Extent, Marks
from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Event, Report
from onrecord.what import EventFinder
from onrecord.what.parties import codes as country_codes
from onrecord.what.revising import extents, marks_of
from training.rows import NONE, Row, of_act
from training.texts import read_reports

# Candidates with other parties than the rules gave them: to learn from, not to measure by.
TAUGHT = "taught"


@dataclass(frozen=True, slots=True)
class Act:
    """One marked act: its word, and its parties as extents in the text or as country codes."""

    trigger: Extent
    type: str
    status: str
    actors: tuple[Extent | str, ...]
    recipients: tuple[Extent | str, ...]


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence of a report with all its acts."""

    extent: Extent
    acts: tuple[Act, ...]


def marked_sentences(path: Path) -> dict[str, list[MarkedSentence]]:
    """The marked sentences by report."""

    def parties(told: list[Any]) -> tuple[Extent | str, ...]:
        return tuple(one if isinstance(one, str) else (one[0], one[1]) for one in told)

    found: dict[str, list[MarkedSentence]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        acts = tuple(
            Act(
                (a["trigger"][0], a["trigger"][1]),
                a["type"],
                a["status"],
                parties(a["actors"]),
                parties(a["recipients"]),
            )
            for a in row["acts"]
        )
        start, end = row["sentence"]
        found.setdefault(row["report"], []).append(MarkedSentence((start, end), acts))
    return found


def rows(path: Path, articles: Path, spotted: Mapping[str, Mapping[int, float]]) -> list[Row]:
    """The candidates of all marked sentences.

    Args:
        path: training/marked.jsonl.
        articles: `news/articles.jsonl.gz`.
        spotted: for each marked sentence, how likely each word of it reports an act.
    """
    coder = Coder(encoders=False)
    finder = EventFinder(coder.knowledge)
    by_words = {sentence.strip(): told for sentence, told in spotted.items()}
    finder.unlisted.spotted = lambda sentence: by_words.get(sentence.strip(), {})
    found: list[Row] = []
    for name, report, sentences in _reports(path, articles, coder.knowledge):
        found += _of_report(name, report, sentences, coder, finder)
    return found


def spots(path: Path, articles: Path) -> list[Row]:
    """The marked sentences without marks, each with all its acts."""
    return [
        Row(report.text[slice(*sentence.extent)], Marks(), "spots", name, spots=_spots(sentence))
        for name, report, sentences in _reports(path, articles, Knowledge())
        for sentence in sentences
    ]


def _spots(sentence: MarkedSentence) -> tuple[tuple[int, int, int], ...]:
    start = sentence.extent[0]
    return tuple(
        (act.trigger[0] - start, act.trigger[1] - start, CATEGORIES.index(act.type)) for act in sentence.acts
    )


def _reports(
    path: Path, articles: Path, knowledge: Knowledge
) -> Iterator[tuple[str, Report, list[MarkedSentence]]]:
    """The reports that hold marked sentences, in the order of the articles."""
    by_report = marked_sentences(path)
    for name, report in read_reports(articles, by_report, knowledge, as_given=True):
        yield name, report, by_report[name]


def _of_report(
    name: str, report: Report, sentences: list[MarkedSentence], coder: Coder, finder: EventFinder
) -> Iterator[Row]:
    rooms = coder.rooms
    with coder.nlp.memory_zone():
        doc = coder.doc(report.text, whole=True)
        times, actors = rooms.times.find(doc, report), rooms.actors.find(doc, report)
        places = rooms.places.find(doc, report)
        statements = rooms.statements.find(doc, report, actors, times, places)
        candidates = finder.find(doc, report, actors, times, places, statements, revise=False)
    by_start = {sentence.extent[0]: sentence for sentence in sentences}
    for event in candidates:
        sentence = next((s for at, s in by_start.items() if at <= event.trigger.start < s.extent[1]), None)
        if sentence is None:
            continue
        act = next(
            (a for a in sentence.acts if _meet(a.trigger, (event.trigger.start, event.trigger.end))), None
        )
        text = report.text[event.sentence.start : event.sentence.end]
        inside = [a for a in actors if event.sentence.start <= a.start and a.end <= event.sentence.end]
        yield from _rows_of(name, text, event, act, inside)
    asked = [(event.trigger.start, event.trigger.end) for event in candidates]
    for sentence in sentences:
        text = report.text[slice(*sentence.extent)]
        for act in sentence.acts:
            if not any(_meet(act.trigger, trigger) for trigger in asked):
                yield _unasked(name, text, sentence.extent[0], act)


def _unasked(name: str, text: str, start: int, act: Act) -> Row:
    """An act that the rules offer no candidate for, as the markers have it."""
    trigger = ((act.trigger[0] - start, act.trigger[1] - start),)
    marks = Marks(_within(act.actors, start, text), _within(act.recipients, start, text), trigger)
    row = of_act(Row(text, marks, TAUGHT, name, modes=None, listed=False), act.type, act.status)
    return replace(row, actor=1 if marks.actors else -1, recipient=1 if marks.recipients else -1)


def _rows_of(name: str, text: str, event: Event, act: Act | None, inside: list[Actor]) -> Iterator[Row]:
    """A candidate as the rules have it; with other parties, where they have the wrong or none."""
    row = Row(
        text,
        marks_of(event),
        "marked",
        name,
        type=NONE,
        modes=None,
        rule_type=event.type,
        rule_status=event.status,
        listed=event.type is not None or event.kind != "other",
    )
    if act is None:
        yield row
        return
    row = of_act(row, act.type, act.status)
    mutual = act.type in MUTUAL
    codes = _codes(inside)
    doers = (*act.actors, *act.recipients) if mutual else act.actors
    done_to = (*act.actors, *act.recipients) if mutual else act.recipients
    yield replace(
        row,
        actor=_judged(event.actors, doers, codes, event.sentence.start),
        recipient=_judged(event.recipients, done_to, codes, event.sentence.start),
    )
    start = event.sentence.start
    right = Marks(_within(act.actors, start, text), _within(act.recipients, start, text), row.marks.trigger)
    if right.actors and right != row.marks:
        yield replace(row, source=TAUGHT, marks=right, actor=1, recipient=1 if right.recipients else -1)
    draw = random.Random(event.trigger.start)
    others = [a for a in inside if not _is_one(a, doers, codes)]
    if others and (not event.actors or draw.random() < 0.3):
        wrong = replace(right, actors=extents([draw.choice(others)], event.sentence))
        if wrong.actors:
            yield replace(row, source=TAUGHT, marks=wrong, actor=0, recipient=-1)
    others = [a for a in inside if not _is_one(a, (*done_to, *doers), codes)]
    if others and right.actors and draw.random() < 0.4:
        wrong = replace(right, recipients=extents([draw.choice(others)], event.sentence))
        if wrong.recipients:
            yield replace(row, source=TAUGHT, marks=wrong, actor=1, recipient=0)


def _meet(a: Extent, b: Extent) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _codes(inside: list[Actor]) -> Mapping[Extent, set[str]]:
    """Countries of each mention of the sentence."""
    return {(a.start, a.end): country_codes([a]) for a in inside}


def _is_one(actor: Actor, parties: tuple[Extent | str, ...], codes: Mapping[Extent, set[str]]) -> bool:
    """Whether a mention is one of the marked parties, by its words or by its country."""
    own = country_codes([actor])
    for party in parties:
        if isinstance(party, str):
            if party in own:
                return True
        elif _meet(party, (actor.start, actor.end)) or own & codes.get(party, set()):
            return True
    return False


def _judged(
    people: tuple[Actor, ...], parties: tuple[Extent | str, ...], codes: Mapping[Extent, set[str]], start: int
) -> int:
    """1 where the first marked mention plays the part, 0 where not, -1 where none stands in the sentence."""
    shown = [a for a in people if not a.inferred and a.start >= start]
    if not shown:
        return -1
    return int(_is_one(shown[0], parties, codes))


def _within(parties: tuple[Extent | str, ...], start: int, text: str) -> tuple[Extent, ...]:
    """The parties that stand in the sentence, as extents in it."""
    return tuple(
        (party[0] - start, party[1] - start)
        for party in parties
        if not isinstance(party, str) and start <= party[0] and party[1] <= start + len(text)
    )
