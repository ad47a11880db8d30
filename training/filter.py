"""Trains the sentence filter: .venv/bin/python -m training.filter RECORD.db (from the project's root).

RECORD is a record of ../shared/news/articles.jsonl.gz, read with `--speed thorough`. A sentence counts for
events where the record has an event of some confidence in it, for cues where the cue of something said or
reported stands in it (not of what is only thought or meant). Our own sentences (training/sentences) teach
events too, and what is none. Of the reports, eight in ten teach the words, one in ten the context, one in
ten is only measured (scripts/measure_filter.py); those of benchmarks/reports.jsonl teach nothing: with
PLV's sentences and PolNeAR's cues they choose the thresholds.
Writes onrecord/parse/weights. Half a minute of one core; the same record gives the same weights.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.parse.hashing import BUCKETS, features
from onrecord.parse.relevance import FILE, WEIGHTS, in_context, word_scores
from onrecord.parse.sentences import split
from onrecord.vocabulary import SPOKEN
from training.rows import read_lines

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "dev"
ARTICLES = ROOT.parent / "shared" / "news" / "articles.jsonl.gz"
REPORTS = ROOT / "benchmarks" / "reports.jsonl"
WHAT = "which sentences are worth parsing; linear, over hashed words"
Floats = NDArray[np.float64]

# Events below this are as likely wrong as right: they teach neither way.
SURE = 0.3
# An event between two countries is what most records are kept for; a sentence of ours is right.
INTERNATIONAL, OWN = 2.0, 2.0
# A report with fewer events a sentence is not about politics: what is said in it may be left out.
POLITICAL = 0.05
EPOCHS, BATCH, RATE, SHRINK = 3, 1024, 0.05, 1e-5
TRUST = 3.0
# What is kept at least, by speed: of the sentences of PLV, each of which holds an event; of PolNeAR's
# cues, those of belief and intention too; of the events and statements of our own reports.
WANTED = {
    "balanced": {"sentences": 0.985, "cues": 0.95, "events": 0.985, "statements": 0.985},
    "fast": {"sentences": 0.96, "cues": 0.85, "events": 0.95, "statements": 0.98},
}
STEPS = [round(-4.5 + 0.1 * step, 1) for step in range(40)]


@dataclass(frozen=True, slots=True)
class Taught:
    """A report's sentences and what they hold.

    Attributes:
        events, cues: 1 where the sentence holds one, 0 where none.
        weight: of the events' answer; of the cues' answer where `cued` is true.
    """

    id: str
    sentences: tuple[str, ...]
    events: Floats
    weight: Floats
    cues: Floats
    cued: bool = True


def _values(record: sqlite3.Connection, table: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for report, value in record.execute(f"SELECT report, value FROM {table} ORDER BY report, position"):
        found.setdefault(report, []).append(json.loads(value))
    return found


def of_record(path: Path) -> Iterator[Taught]:
    """The reports of a record, as yesterday's reader saw them."""
    record = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    events, statements = _values(record, "events"), _values(record, "statements")
    for number, value in record.execute("SELECT id, value FROM reports ORDER BY id"):
        report = json.loads(value)
        text, extents = report["text"], split(report["text"])
        if not extents:
            continue
        starts = [start for start, _ in extents]
        has, weight, cues = np.zeros(len(starts)), np.ones(len(starts)), np.zeros(len(starts))
        for event in sorted(events.get(number, ()), key=lambda e: float(e["confidence"])):
            at = bisect_right(starts, event["trigger"]["start"]) - 1
            if event["trigger"]["in"] != "text":
                continue
            if event["confidence"] >= SURE:
                has[at], weight[at] = 1, max(weight[at], INTERNATIONAL if event["international"] else 1)
            else:
                weight[at] = 0
        for statement in statements.get(number, ()):
            if statement["cue"] and statement["act"] in SPOKEN:
                cues[bisect_right(starts, statement["cue"]["start"]) - 1] = 1
        weight[has > 0] = np.maximum(weight[has > 0], 1)
        yield Taught(report["given_id"], tuple(text[a:b] for a, b in extents), has, weight, cues)


def of_ours() -> Taught:
    """Our own sentences: what they report is known, what is said in them is not marked."""
    texts, has = [], []
    for path in sorted((ROOT / "training" / "sentences").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            label, *_, marked = line.split("\t")
            texts.append(re.sub(r"\[(?:[art]\d)+ ([^\[\]]*)\]", r"\1", marked))
            has.append(0.0 if label.startswith("NONE") else 1.0)
    nothing = np.zeros(len(texts))
    return Taught("ours", tuple(texts), np.array(has), nothing + OWN, nothing, cued=False)


def _descend(reports: Sequence[Taught]) -> tuple[Floats, Floats]:
    """Logistic regression by Adagrad: weights (2, BUCKETS) and biases (2,)."""
    hashed = [features(report.sentences) for report in reports]
    buckets = np.concatenate([of_report for of_report, _ in hashed])
    counts = np.concatenate([of_report for _, of_report in hashed])
    starts = np.concatenate([[0], np.cumsum(counts)])
    answers = np.stack(
        [np.concatenate([r.events for r in reports]), np.concatenate([r.cues for r in reports])]
    )
    weight = np.stack(
        [
            np.concatenate([r.weight for r in reports]),
            np.concatenate([np.full(len(r.cues), float(r.cued)) for r in reports]),
        ]
    )
    words, squares = np.zeros((2, BUCKETS)), np.full((2, BUCKETS), 1e-2)
    bias = np.array([-1.0, -0.3])
    random = np.random.default_rng(0)
    for _ in range(EPOCHS):
        order = random.permutation(len(counts))
        for first in range(0, len(order), BATCH):
            chosen = order[first : first + BATCH]
            lengths = counts[chosen]
            ends = np.cumsum(lengths)
            begins = ends - lengths
            at = np.arange(ends[-1]) + np.repeat(starts[chosen] - begins, lengths)
            used, place = np.unique(buckets[at], return_inverse=True)
            for head in range(2):
                scores = np.add.reduceat(words[head, used][place], begins) + bias[head]
                wrong = weight[head, chosen] * (1 / (1 + np.exp(-scores)) - answers[head, chosen])
                slope = np.bincount(place, np.repeat(wrong / BATCH * 32, lengths), len(used))
                slope += SHRINK * words[head, used]
                squares[head, used] += slope**2
                words[head, used] -= RATE * slope / np.sqrt(squares[head, used])
                bias[head] -= 0.3 * wrong.mean()
    return words, bias


def _newton(seen: Floats, answers: Floats) -> Floats:
    """Logistic regression of a few columns."""
    found = np.zeros(seen.shape[1])
    ridge = 1e-3 * np.eye(len(found))
    for _ in range(25):
        share = 1 / (1 + np.exp(-seen @ found))
        bend = (seen * (share * (1 - share))[:, None]).T @ seen + ridge
        found -= np.linalg.solve(bend, seen.T @ (share - answers) + ridge @ found)
    return found


def _part(report: Taught) -> str:
    return {0: "measured", 1: "context"}.get(crc32(report.id.encode()) % 10, "words")


class Fitted:
    """The words' and the context's weights, as the package will have them."""

    def __init__(self, reports: Sequence[Taught]) -> None:
        words, self.bias = _descend([r for r in reports if _part(r) == "words" or not r.cued])
        self.scales = np.abs(words).max(axis=1) / 127
        self.words = np.round(words / self.scales[:, None]).astype(np.int8)
        others = [r for r in reports if _part(r) == "context" and r.cued]
        own = [self.by_words(r.sentences) for r in others]
        self.typical = np.concatenate(own, axis=1).mean(axis=1)
        seen = np.concatenate([in_context(scores, self.typical, TRUST) for scores in own], axis=1).T
        political = [r.events.mean() >= POLITICAL for r in others]
        cues = [r.cues * is_political for r, is_political in zip(others, political, strict=True)]
        self.context = np.stack(
            [
                _newton(seen, np.concatenate([r.events for r in others])),
                _newton(seen, np.concatenate(cues)),
            ]
        )

    def by_words(self, sentences: Sequence[str]) -> Floats:
        summed = word_scores(self.words, *features(sentences))
        found: Floats = summed * self.scales[:, None] + self.bias[:, None]
        return found

    def scores(self, sentences: Sequence[str]) -> Floats:
        found: Floats = self.context @ in_context(self.by_words(sentences), self.typical, TRUST)
        return found


def _gold() -> Iterator[tuple[str, str, list[int]]]:
    """What must be kept: its kind, a text, and where in it each event, cue or statement stands."""
    for row in read_lines(GOLD / "what.plv.jsonl"):
        yield "sentences", row["text"], [0]
    for row in read_lines(GOLD / "said.dev.jsonl"):
        yield "cues", row["text"], [s["cue"][0][0] for s in row["statements"] if s["cue"]]
    texts = {row["id"]: row["text"] for row in read_lines(ARTICLES)}
    for row in read_lines(REPORTS):
        text = texts[row["id"]]
        yield "events", text, [event["trigger"]["start"] for event in row["events"]]
        spans = [statement["cue"] or statement["source"] for statement in row["statements"]]
        yield "statements", text, [span["start"] for span in spans if span]


def thresholds(scores: Callable[[Sequence[str]], Floats]) -> dict[str, list[float]]:
    """By speed, the pair that leaves out most words of those that keep what is wanted.

    Args:
        scores: of a report's sentences, for events and for cues (2, sentences).

    Raises:
        ValueError: no pair keeps it.
    """
    gold: dict[str, list[Floats]] = {}
    for kind, text, places in _gold():
        extents = split(text)
        starts = [start for start, _ in extents]
        of_text = scores([text[a:b] for a, b in extents])
        gold.setdefault(kind, []).append(of_text[:, [bisect_right(starts, at) - 1 for at in places]])
    wanted = {kind: np.concatenate(parts, axis=1) for kind, parts in gold.items()}
    # Another tenth of the reports than the one that scripts/measure_filter.py measures.
    news = [row["text"] for number, row in enumerate(read_lines(ARTICLES)) if number % 10 == 5]
    sentences = [[text[a:b] for a, b in split(text)] for text in news]
    seen = np.concatenate([scores(of_text) for of_text in sentences if of_text], axis=1)
    words = np.array([len(sentence.split()) for of_text in sentences for sentence in of_text])

    def kept(found: Floats, pair: tuple[float, float]) -> NDArray[np.bool_]:
        passed: NDArray[np.bool_] = np.any(found >= np.array(pair)[:, None], axis=0)
        return passed

    chosen = {}
    for speed, shares in WANTED.items():
        pairs = [
            pair
            for pair in product(STEPS, STEPS)
            if all(kept(wanted[kind], pair).mean() >= share for kind, share in shares.items())
        ]
        best = min(pairs, key=lambda pair: float(words[kept(seen, pair)].sum()))
        chosen[speed] = list(best)
    return chosen


def main(record: Path) -> None:
    """Train, choose the thresholds, write the weights and their manifest."""
    apart = {row["id"] for row in read_lines(REPORTS)}
    fitted = Fitted([*(report for report in of_record(record) if report.id not in apart), of_ours()])
    raw = BytesIO()
    np.save(raw, fitted.words)
    WEIGHTS.mkdir(exist_ok=True)
    (WEIGHTS / FILE).write_bytes(raw.getvalue())
    chosen = {
        "files": {FILE: {"what": WHAT, "sha256": hashlib.sha256(raw.getvalue()).hexdigest()}},
        "scales": fitted.scales.tolist(),
        "bias": fitted.bias.tolist(),
        "typical": fitted.typical.tolist(),
        "trust": TRUST,
        "context": fitted.context.tolist(),
        "thresholds": thresholds(fitted.scores),
    }
    (WEIGHTS / "manifest.json").write_text(json.dumps(chosen, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({key: chosen[key] for key in ("files", "context", "thresholds")}, indent=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
