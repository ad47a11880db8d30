"""Candidates in real reports whose acts were all marked by hand (training/marked.jsonl).

The markers saw sentences with every verb and event noun numbered and every mention lettered, and
wrote down the acts; what they left unwritten is none. The rules run over the same reports, and each
of their candidates becomes a row as the encoder will see it: with the parties that the rules gave
it, right or wrong.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.coder import Coder
from onrecord.encode.labels import CATEGORIES, FACTS, STATUSES
from onrecord.encode.marking import Extent, Marks
from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Event, Report
from onrecord.read import Read, reports
from onrecord.what import EventFinder
from onrecord.what.frames import lemma
from onrecord.what.revising import extents, marks_of
from training.rows import Row, fact_of

_FEWEST = 3
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
# Candidates with other parties than the rules gave them: to learn from, not to measure by.
TAUGHT = "taught"
_NONE = CATEGORIES.index("NONE")


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


def rows(path: Path, articles: Path) -> list[Row]:
    """The candidates of all marked sentences.

    Args:
        path: training/marked.jsonl.
        articles: `news/articles.jsonl.gz`.
    """
    coder = Coder(encoders=False)
    # Offers what the second reading is asked about; the encoder itself has no part in that.
    finder = EventFinder(coder.knowledge)
    found: list[Row] = []
    for name, report, sentences in _reports(path, articles, coder.knowledge):
        found += _of_report(name, report, sentences, coder, finder)
    return found


def words(path: Path, articles: Path) -> str:
    """How often verbs and nouns of the marked sentences reported an act, as tab-separated values.

    Columns: lemma, kind (VERB or NOUN), uses seen, uses that were an act. Words used less than
    three times are left out.
    """
    coder = Coder(encoders=False)
    seen: Counter[tuple[str, str]] = Counter()
    acts: Counter[tuple[str, str]] = Counter()
    for _, report, sentences in _reports(path, articles, coder.knowledge):
        doc = coder.doc(report.text, whole=True)
        for sentence in sentences:
            span = doc.char_span(*sentence.extent)
            for token in span or ():
                if token.pos_ not in {"VERB", "NOUN"} or token.dep_ in {"aux", "auxpass"}:
                    continue
                word = (lemma(token), token.pos_)
                at = (token.idx, token.idx + len(token))
                seen[word] += 1
                acts[word] += any(_meet(act.trigger, at) for act in sentence.acts)
    lines = [
        f"{word}\t{kind}\t{count}\t{acts[word, kind]}\n"
        for (word, kind), count in sorted(seen.items())
        if count >= _FEWEST and word.isprintable()
    ]
    return "".join(["lemma\tkind\tseen\tacts\n", *lines])


def _reports(
    path: Path, articles: Path, knowledge: Knowledge
) -> Iterator[tuple[str, Report, list[MarkedSentence]]]:
    """The reports that hold marked sentences, in the order of the articles."""
    by_report = marked_sentences(path)
    with TemporaryDirectory() as folder:
        texts = Path(folder) / "reports.jsonl"
        with gzip.open(articles, "rt", encoding="utf-8") as lines, texts.open("w", encoding="utf-8") as kept:
            kept.writelines(line for line in lines if json.loads(line)["id"] in by_report)
        for read in reports([texts], knowledge=knowledge, raw_jsonl=True):
            if isinstance(read, Read):
                name = read.report.given_id or read.report.id
                yield name, read.report, by_report[name]


def _of_report(
    name: str, report: Report, sentences: list[MarkedSentence], coder: Coder, finder: EventFinder
) -> Iterator[Row]:
    rooms = coder.rooms
    with coder.nlp.memory_zone():
        doc = coder.doc(report.text, whole=True)
        times, actors = rooms.times.find(doc, report), rooms.actors.find(doc, report)
        places = rooms.places.find(doc, report)
        statements = rooms.statements.find(doc, report, actors, times, places)
        candidates = finder.candidates(doc, report, actors, times, places, statements)
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


def _rows_of(name: str, text: str, event: Event, act: Act | None, inside: list[Actor]) -> Iterator[Row]:
    """A candidate as the rules have it; with other parties, where they have the wrong or none."""
    row = Row(
        text,
        marks_of(event),
        "marked",
        name,
        type=_NONE,
        modes=None,
        rule_type=event.type,
        rule_status=event.status,
        listed=event.type is not None or event.kind != "other",
    )
    if act is None:
        yield row
        return
    row = replace(row, type=CATEGORIES.index(act.type), status=STATUSES.index(act.status))
    if act.status not in {"future", "postponed"}:
        row = replace(row, fact=FACTS.index(fact_of(act.status)))
    mutual = act.type in _MUTUAL
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
    return {(a.start, a.end): set(a.countries or ((a.country,) if a.country else ())) for a in inside}


def _is_one(actor: Actor, parties: tuple[Extent | str, ...], codes: Mapping[Extent, set[str]]) -> bool:
    """Whether a mention is one of the marked parties, by its words or by its country."""
    own = set(actor.countries or ((actor.country,) if actor.country else ()))
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
