"""Training rows: our own marked sentences, and what the development corpora allow."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.encode.labels import CATEGORIES, FACTS, MODES, MUTUAL, ROOTS, STATUSES, fact_of, root_of
from onrecord.encode.marking import Extent, Marks
from onrecord.knowledge import Knowledge
from onrecord.vocabulary import DONE, OPEN
from training.texts import read_reports

# The index of "no act" among the categories.
NONE = CATEGORIES.index("NONE")
_MARK = re.compile(r"\[((?:[art]\d)+) ([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Row:
    """A marked sentence and what is known of it; -1 where a head has no label.

    Attributes:
        type: index in CATEGORIES, `root` in ROOTS (folded, as PLV labels), `status` in STATUSES,
            `fact` in FACTS; `modes` indices in MODES, None where unknown.
        rule_type, rule_status: what the rules read, where the row came from them.
        listed: whether a row of the lexicon gave the candidate.
        weight: how much commoner such a row is in reports than among those drawn.
        actor, recipient: 1 where the marked party plays that part, 0 where it does not.
        spots: all acts of the sentence, as extents with their index in CATEGORIES; None where not all
            are known. Such a row has no marks.
        source: the data set; `group` keeps rows of one sentence on one side of a split.
    """

    text: str
    marks: Marks
    source: str
    group: str
    type: int = -1
    root: int = -1
    status: int = -1
    fact: int = -1
    modes: tuple[int, ...] | None = ()
    actor: int = -1
    recipient: int = -1
    rule_type: str | None = None
    rule_status: str | None = None
    listed: bool = True
    weight: float = 1.0
    spots: tuple[tuple[int, int, int], ...] | None = None


def folded(category: str, status: str) -> str:
    """PLOVER's folding by status, with PLV's roots."""
    if status in OPEN and category in {"CONSULT", "SUPPORT", "COOPERATE", "AID"}:
        return "AGREE"
    if status in {"negated", "cancelled"} and category == "CONSULT":
        return "REJECT"
    if status == "future" and category == "PROTEST":
        return "THREATEN"
    return root_of(category)


def of_act(row: Row, category: str, status: str) -> Row:
    """The row as one of such an act; what is put off or to come teaches nothing of factuality."""
    fact = FACTS.index(fact_of(status)) if status not in {"future", "postponed"} else -1
    return replace(row, type=CATEGORIES.index(category), status=STATUSES.index(status), fact=fact)


def _spans(marked: str) -> tuple[str, dict[str, tuple[Extent, ...]]]:
    """The plain sentence, and the extents of "a1", "r1", "t1" …"""
    text, last = "", 0
    found: dict[str, tuple[Extent, ...]] = {}
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        extent = (len(text), len(text) + len(match.group(2)))
        text += match.group(2)
        last = match.end()
        for name in re.findall(r"[art]\d", match.group(1)):
            found[name] = (*found.get(name, ()), extent)
    return text + marked[last:], found


def _labelled(text: str, marks: Marks, label: str, source: str) -> Row:
    name, status = label.split("|")
    category, _, modes = name.partition(".")
    row = Row(text, marks, source, text, type=CATEGORIES.index(category))
    if category == "NONE":
        return row
    # PLV labels what is between two parties as a whole; where an act is only talked of, that is
    # the talking, so that such acts say nothing about the pair.
    sure = status in DONE or (category == "CONSULT" and status != "postponed")
    return replace(
        of_act(row, category, status),
        root=ROOTS.index(folded(category, status)) if sure and marks.actors and marks.recipients else -1,
        modes=tuple(MODES.index(f"{category}.{mode}") for mode in modes.split("+") if mode),
        actor=1 if marks.actors else -1,
        recipient=1 if marks.recipients else -1,
    )


def _own(line: str, source: str) -> Iterator[Row]:
    labels, _, _, marked = line.split("\t")
    text, found = _spans(marked)
    pairs = set()
    for number, label in enumerate(labels.split(";"), 1):
        marks = Marks(*(found.get(f"{part}{number}", ()) for part in "art"))
        row = _labelled(text, marks, label, source)
        pair = (marks.actors, marks.recipients)
        # Of two acts between the same parties the first stands for the pair.
        yield replace(row, root=-1) if pair in pairs else row
        pairs.add(pair)


def own(folder: Path) -> list[Row]:
    """Our own sentences (training/sentences/*.tsv), an event a row."""
    rows: list[Row] = []
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                rows += _own(line, "own")
    return rows


def corrupted(rows: list[Row], seed: int = 0) -> list[Row]:
    """Rows with a wrong party: exchanged sides, or a party of the sentence's other act."""
    draw = random.Random(seed)
    by_text: dict[str, list[Row]] = {}
    for row in rows:
        by_text.setdefault(row.text, []).append(row)
    made = []
    for row in rows:
        actors, recipients = row.marks.actors, row.marks.recipients
        if row.type == NONE or not actors:
            continue
        bare = replace(row, root=-1, source="corrupted")
        if recipients and recipients != actors and CATEGORIES[row.type] not in MUTUAL:
            if draw.random() < 0.5:
                marks = replace(row.marks, actors=recipients, recipients=actors)
                made.append(replace(bare, marks=marks, actor=0, recipient=0))
            continue
        others = [
            extents
            for other in by_text[row.text]
            for extents in (other.marks.actors, other.marks.recipients)
            if extents and not set(extents) & {*actors, *recipients}
        ]
        if others and draw.random() < 0.6:
            wrong = draw.choice(others)
            if draw.random() < 0.5:
                made.append(replace(bare, marks=replace(row.marks, actors=wrong), actor=0))
            else:
                made.append(replace(bare, marks=replace(row.marks, recipients=wrong), recipient=0))
    return made


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, plain or gzip."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def news(path: Path, articles: Path) -> list[Row]:
    """Candidates in real reports, judged by hand: id and offsets in our file, text from the articles.

    The judges read the cleaned texts. Twenty rows whose words the cleaning has since moved are left out.
    """
    judged = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = {
        name: report.text
        for name, report in read_reports(articles, {i["report"] for i in judged}, Knowledge(), as_given=False)
    }
    rows = []
    for item in judged:
        if not _is_words(texts.get(item["report"], ""), item["trigger"]):
            continue
        start, end = item["sentence"]
        text = texts[item["report"]][start:end]

        def within(extents: list[list[int]], start: int = start) -> tuple[Extent, ...]:
            return tuple((a - start, b - start) for a, b in extents)

        marks = Marks(within(item["actors"]), within(item["recipients"]), within([item["trigger"]]))
        right = {"+": 1, "-": 0, "s": 0}
        row = _labelled(text, marks, f"{item['label']}|{item['status']}", "news")
        both = item["actor"] == "+" and item["recipient"] == "+"
        rows.append(
            replace(
                row,
                group=item["report"],
                rule_type=item["rule"]["type"],
                rule_status=item["rule"]["status"],
                weight=item["weight"],
                root=row.root if both else -1,
                actor=right.get(item["actor"], -1) if marks.actors and item["label"] != "NONE" else -1,
                recipient=right.get(item["recipient"], -1)
                if marks.recipients and item["label"] != "NONE"
                else -1,
            )
        )
    return rows


def _is_words(text: str, extent: Sequence[int]) -> bool:
    start, end = extent
    words = text[start:end]
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return words[:1].isalpha() and words == words.strip() and not any(c.isalnum() for c in around)


def plv(path: Path, triggers: dict[str, Extent]) -> list[Row]:
    """PLV's training pairs (Zero-Shot-PLOVER; no licence stated).

    Args:
        path: relate.jsonl.
        triggers: where the rules found one, the trigger of a row by its id; such a row comes
            twice, with and without it.
    """
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marks = Marks(
            actors=((row["source"]["start"], row["source"]["end"]),),
            recipients=((row["target"]["start"], row["target"]["end"]),),
        )
        bare = Row(row["text"], marks, "plv", row["text"], root=ROOTS.index(row["root"]))
        rows.append(bare)
        if row["id"] in triggers:
            rows.append(replace(bare, marks=replace(marks, trigger=(triggers[row["id"]],))))
    return rows


def factuality(path: Path, name: str) -> list[Row]:
    """UW's or MEANTIME's triggers with the author's commitment, cut at ±1.5."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for trigger in row["triggers"]:
            label = trigger["label"]
            fact = "factual" if label >= 1.5 else "counterfactual" if label <= -1.5 else "uncertain"
            marks = Marks(trigger=((trigger["start"], trigger["end"]),))
            rows.append(Row(row["text"], marks, name, row["text"], fact=FACTS.index(fact)))
    return rows
