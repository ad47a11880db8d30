"""Happenings from triggers that were given: the function of `onrecord merge --jsonl`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import InputError
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import GIVEN_WEIGHTS
from onrecord.merge.documents import Matrix, Vocabulary, average_linkage
from onrecord.merge.judgements import happening_id
from onrecord.merge.retelling import Retelling
from onrecord.merge.triggers import Trigger, TriggerReader, compare, hopeless
from onrecord.merge.words import Families
from onrecord.parse.documents import documents

# Mean likeness of two groups of documents above which they tell of one story: swept 0.03 to 0.2 on
# ECB+ train and dev; at 0.13 98 and 97 of 100 pairs of one story stay together.
_ONE_STORY = 0.13


class GivenMerger:
    """Merges given triggers over all documents of a run.

    Args:
        knowledge: coefficients (`merge/given.tsv`) and word families.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._families = Families(knowledge)
        weights = {row.feature: row.weight for row in knowledge.rows(GIVEN_WEIGHTS)}
        self._least = weights.pop("threshold")
        self._hopeless = weights.pop("hopeless")
        self._weights = weights

    def merge(self, docs: list[Doc], spans: list[list[tuple[str, int, int]]]) -> Iterator[dict[str, str]]:
        """The happening of each trigger.

        Args:
            docs: the documents, analysed.
            spans: for each document its triggers: id, start, end (code points, end exclusive).

        Yields:
            `{"event": id, "happening": id}`, documents in order, triggers as given.
        """
        vocabulary = Vocabulary(docs)
        vectors = vocabulary.vectors(docs)
        stories = vectors @ vectors.T
        reader = TriggerReader(self._families, vocabulary)
        read = [reader.read(doc, n, spans[n]) for n, doc in enumerate(docs)]
        groups: dict[int, list[Trigger]] = {}
        for label, triggers in zip(average_linkage(stories, _ONE_STORY), read, strict=True):
            groups.setdefault(label, []).extend(triggers)
        happening: dict[tuple[int, str], str] = {}
        for triggers in groups.values():
            first: dict[int, str] = {}
            for trigger, label in zip(triggers, self._grouped(triggers, stories), strict=True):
                happening[(trigger.document, trigger.id)] = first.setdefault(label, happening_id(trigger.id))
        for n, given in enumerate(spans):
            for name, _, _ in given:
                yield {"event": name, "happening": happening[(n, name)]}

    def _grouped(self, triggers: list[Trigger], stories: Matrix) -> list[int]:
        size = len(triggers)
        retelling = Retelling(triggers)
        likeness = np.full((size, size), -np.inf)
        for i in range(size):
            for j in range(i + 1, size):
                likeness[i, j] = likeness[j, i] = self._score(triggers[i], triggers[j], stories, retelling)
        return average_linkage(likeness, self._least)

    def _score(self, a: Trigger, b: Trigger, stories: Matrix, retelling: Retelling) -> float:
        if hopeless(a, b):
            return self._hopeless
        seen = compare(a, b, stories) | retelling.compare(a, b)
        return sum(self._weights[name] * value for name, value in seen.items() if value)


def _spans(line: Mapping[str, Any]) -> list[tuple[str, int, int]]:
    length = len(line["text"])
    spans = []
    for event in line["events"]:
        start, end = int(event["start"]), int(event["end"])
        if not 0 <= start < end <= length:
            raise InputError(
                f"the event '{event['id']}' has the span {start}-{end} in a text of {length} code points",
                input=str(line["id"]),
                remedy="give start and end within the text, end exclusive",
            )
        spans.append((str(event["id"]), start, end))
    return spans


def merge_given(
    lines: Iterable[Mapping[str, Any]], nlp: Language, knowledge: Knowledge
) -> Iterator[dict[str, str]]:
    """Which given triggers are one happening, within and over documents.

    Args:
        lines: `{"id", "text", "date"?, "events": [{"id", "start", "end"}…]}`; all are read
            before the first answer, since any two may tell of one happening.
        nlp: a pipeline from `parse.language_model.load`.
        knowledge: coefficients and word families.

    Yields:
        `{"event", "happening"}`, in the order given.

    Raises:
        InputError: a span lies outside its text.
    """
    rows = list(lines)
    spans = [_spans(row) for row in rows]
    docs = list(documents(nlp, (str(row["text"]) for row in rows)))
    yield from GivenMerger(knowledge).merge(docs, spans)
