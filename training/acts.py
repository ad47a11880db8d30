"""Trains the encoder of acts in three passes, and fits what weighs it with the rules.

First pass: our own sentences. Second pass: candidates judged in real reports, PLV's pairs and the
factuality sets, with a part of our own again. Third pass: all candidates of sentences from real
reports whose acts were all marked, with a part of the rest; then three times the same with some words
covered, and means are kept. Cross-validation repeats the second and third pass without a third of
the texts each time; fitted numbers and published figures come from those answers alone.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.coder import Coder
from onrecord.encode.labels import ROOTS
from onrecord.what.relations import best_match
from training import reports, rows
from training.encoders import minilm
from training.events import ActModel, fit, predict, prepare
from training.fit import Answer
from training.loop import mean
from training.rows import Row
from training.spotting import of_triggers, shares

FOLDS = 3
_SEED = 9


class Sets:
    """All training rows; the candidates in marked reports (`marked`) once `offer` was called.

    Args:
        home: the folder `training/`.
        shared: the folder with `gold/` and `news/`.
        licensed: leave out the sets whose repositories state no licence for their texts (PLV, UW).
    """

    def __init__(self, home: Path, shared: Path, *, licensed: bool) -> None:
        gold = shared / "gold" / "dev"
        self.own = rows.own(home / "sentences")
        self.corrupted = rows.corrupted(self.own)
        random.Random(5).shuffle(self.corrupted)
        self.news = rows.news(home / "judged.jsonl", shared / "news" / "articles.jsonl.gz")
        self.rules = Rules(Coder(encoders=False))
        self.pairs: list[Row] = []
        self.facts = rows.factuality(gold / "status.meantime.jsonl", "meantime")
        if not licensed:
            self.pairs = rows.plv(gold / "relate.jsonl", self.rules.triggers(gold / "relate.jsonl"))
            self.facts += rows.factuality(gold / "status.uw.jsonl", "uw")
        self._reports = (home / "marked.jsonl", shared / "news" / "articles.jsonl.gz")
        self.spots = reports.spots(*self._reports)
        self.marked: list[Row] = []
        self.fold = {}
        for part in (self.pairs, self.facts, self.news, self.spots):
            groups = sorted({row.group for row in part})
            random.Random(1).shuffle(groups)
            self.fold.update({group: k % FOLDS for k, group in enumerate(groups)})

    def offer(self, spotted: Mapping[str, Mapping[int, float]]) -> None:
        """Finds the candidates in marked reports: the rules' and, by sentence, the words spotted in it."""
        self.marked = reports.rows(*self._reports, spotted)

    def second(self, left_out: int | None) -> list[Row]:
        """Rows of the second pass, without those of one fold."""
        draw = random.Random(_SEED)
        # Factual triggers are nine in ten of UW; a third of them teaches as much in less time.
        facts = [row for row in self.facts if row.source != "uw" or row.fact != 0 or draw.random() < 0.3]
        kept = [r for r in [*self.pairs, *facts, *self.news] if self.fold[r.group] != left_out]
        return [
            *kept,
            *draw.sample(self.own, len(self.own) // 3),
            *draw.sample(self.corrupted, len(self.corrupted) // 4),
        ]

    def third(self, left_out: int | None) -> list[Row]:
        """Rows of the third pass, without those of one fold: the marked reports, and a part of the rest
        so that it is not forgotten."""
        draw = random.Random(_SEED + 1)
        facts = [
            row
            for row in self.facts
            if draw.random() < (0.1 if row.source == "uw" and row.fact == 0 else 0.5)
        ]
        rows = [*self.pairs, *facts, *self.news, *self.marked, *self.spots]
        kept = [r for r in rows if self.fold[r.group] != left_out]
        return [
            *kept,
            *draw.sample(self.own, len(self.own) // 8),
            *draw.sample(self.corrupted, len(self.corrupted) // 10),
        ]

    def held(self, fold: int) -> list[Row]:
        """Rows of one fold."""
        rows = [*self.pairs, *self.facts, *self.news, *self.marked]
        # A pair is asked about without a trigger.
        return [
            r
            for r in rows
            if self.fold[r.group] == fold
            and r.source != reports.TAUGHT
            and not (r.source == "plv" and r.marks.trigger)
        ]


class Rules:
    """What the rules alone say of the development rows."""

    def __init__(self, coder: Coder) -> None:
        self._coder = coder

    def triggers(self, path: Path) -> dict[str, tuple[int, int]]:
        """Of PLV's pairs, the trigger that the rules take, by the row's id."""
        found = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            source, target = ((row[side]["start"], row[side]["end"]) for side in ("source", "target"))
            best = best_match(
                self._coder.rooms.events, self._coder.doc(row["text"], whole=True), source, target
            )
            if best is not None:
                token = best[1].token
                found[row["id"]] = (token.idx, token.idx + len(token))
        return found

    def read(self, row: Row) -> tuple[str, str]:
        """Category ("NONE" where no rule knows the trigger) and status that the rules give a row."""
        events = self._coder.rooms.events
        doc = self._coder.doc(row.text, whole=True)
        if row.source in {"uw", "meantime"}:
            return "NONE", events.status(doc, [row.marks.trigger[0]])[0]
        if row.source in {"news", "marked"}:
            return row.rule_type or "NONE", row.rule_status or "actual"
        best = best_match(events, doc, row.marks.actors[0], row.marks.recipients[0])
        if best is None:
            return "NONE", "actual"
        category, reading = events.readings.category(best[1], events.readings.read(best[1]))
        return category or "NONE", reading.status


def train(sets: Sets, base: Path, work: Path, *, name: str) -> tuple[ActModel, list[Answer]]:
    """The final model, and the answers of cross-validation.

    Args:
        sets: the rows.
        base: the unpacked package of MiniLM's weights.
        work: where passes are kept, so that a stopped run goes on.
        name: prefix of the kept files.
    """
    tokenizer = Tokenizer.from_str(minilm(base)[1])
    tokenizer.no_padding()
    tokenizer.no_truncation()
    first = ActModel(minilm(base)[0])
    kept = work / "first.pt"
    if kept.exists():
        first.load_state_dict(torch.load(kept))
    else:
        fit(first, prepare([*sets.own, *sets.corrupted], tokenizer), epochs=4, rate=2e-4)
        torch.save(first.state_dict(), kept)

    # What is worth asking about a first model says that has only learned to spot.
    spotter = ActModel(minilm(base)[0])
    spotter.load_state_dict(first.state_dict())
    kept = work / "spotter.pt"
    if kept.exists():
        spotter.load_state_dict(torch.load(kept))
    else:
        fit(spotter, prepare(sets.spots, tokenizer), epochs=1, rate=1e-4)
        torch.save(spotter.state_dict(), kept)
    sets.offer(shares(spotter, (row.text for row in sets.spots), tokenizer))

    answers: list[Answer] = []
    for fold in [*range(FOLDS), None]:
        model = ActModel(minilm(base)[0])
        model.load_state_dict(first.state_dict())
        kept = work / f"{name}.{'final' if fold is None else fold}.pt"
        if kept.exists():
            model.load_state_dict(torch.load(kept))
            model.eval()
        else:
            fit(model, prepare(sets.second(fold), tokenizer), epochs=2, rate=1e-4, seed=(fold or 0) + 2)
            data = prepare(sets.third(fold), tokenizer)
            fit(model, data, epochs=1, rate=8e-5, seed=(fold or 0) + 5)
            # Twice more with words covered. The mean knows acts nearly as well as the last of them, and
            # has not forgotten factuality, of which these rows hold little.
            ways = [{name: value.clone() for name, value in model.state_dict().items()}]
            for seed, masked in ((21, 0.08), (22, 0.12)):
                fit(model, data, epochs=1, rate=6e-5, seed=seed, masked=masked)
                ways.append({name: value.clone() for name, value in model.state_dict().items()})
            before = mean([ways[0], *ways])
            model.load_state_dict(before)
            # And once more from there, half-way: recall rises by a point, precision stays.
            fit(model, data, epochs=1, rate=6e-5, seed=31, masked=0.15)
            model.load_state_dict(mean([before, model.state_dict()]))
            torch.save(model.state_dict(), kept)
        if fold is not None:
            held = sets.held(fold)
            told = predict(model, prepare(held, tokenizer).marked)
            spots = of_triggers(held, shares(model, (row.text for row in held), tokenizer))
            answers += [
                _answer(row, [o.double().numpy() for o in out], spot, sets.rules)
                for row, out, spot in zip(held, told, spots, strict=True)
            ]
    return model, answers


def _answer(row: Row, out: list[NDArray[np.float64]], spot: float, rules: Rules) -> Answer:
    kind, status = rules.read(row)
    kinds, root, statuses, fact, actor, recipient, *_ = out

    def share(logits: NDArray[np.float64]) -> float:
        return float(1 / (1 + np.exp(logits[0] - logits[1])))

    return Answer(
        source=row.source,
        type=kinds,
        root=root,
        status=statuses,
        fact=fact,
        actor=share(actor),
        recipient=share(recipient),
        spot=spot,
        rule_type=kind,
        rule_status=status,
        gold_type=row.type,
        gold_root=row.root,
        gold_status=row.status,
        gold_fact=row.fact,
        gold_actor=row.actor,
        gold_recipient=row.recipient,
        has_actor=bool(row.marks.actors),
        has_recipient=bool(row.marks.recipients),
        weight=row.weight,
    )


def unmarked(answers: list[Answer]) -> str:
    """PLV's roots by the encoder alone, in cross-validation."""
    pairs = [a for a in answers if a.source == "plv"]
    return f"{sum(ROOTS[int(a.root.argmax())] == ROOTS[a.gold_root] for a in pairs)} of {len(pairs)}"
