"""Triggers that were given: the same act in other words is one happening, the same word elsewhere is not."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from spacy.language import Language

from onrecord.errors import InputError
from onrecord.knowledge import Knowledge
from onrecord.merge.given import merge_given

HARBOUR = (
    "A gunman killed two guards at the Lisbon harbour on Monday. Police arrested the gunman near the harbour.",
    "Two guards were murdered at the harbour in Lisbon, police said. The gunman was detained near the harbour.",
)
ORCHESTRA = (
    "The Oslo orchestra announced a new conductor on Friday. The conductor praised the orchestra's violins.",
    "A new conductor was announced by the orchestra in Oslo. Critics praised the orchestra and its violins.",
)


def line(number: int, text: str, *words: str) -> dict[str, Any]:
    events = [
        {"id": f"{number}/{word}", "start": text.index(word), "end": text.index(word) + len(word)}
        for word in words
    ]
    return {"id": str(number), "text": text, "events": events}


def together(nlp: Language, knowledge: Knowledge, lines: list[dict[str, Any]]) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for answer in merge_given(lines, nlp, knowledge):
        groups[answer["happening"]].add(answer["event"])
    return {frozenset(group) for group in groups.values()}


LINES = [
    line(0, HARBOUR[0], "killed", "arrested"),
    line(1, HARBOUR[1], "murdered", "detained"),
    line(2, ORCHESTRA[0], "announced"),
    line(3, ORCHESTRA[1], "announced"),
]


def test_one_act_in_other_words_is_one_happening(nlp: Language, knowledge: Knowledge) -> None:
    assert together(nlp, knowledge, LINES) == {
        frozenset({"0/killed", "1/murdered"}),
        frozenset({"0/arrested", "1/detained"}),
        frozenset({"2/announced", "3/announced"}),
    }


def test_every_trigger_is_answered_once_and_in_order(nlp: Language, knowledge: Knowledge) -> None:
    answers = [answer["event"] for answer in merge_given(LINES, nlp, knowledge)]
    assert answers == [event["id"] for row in LINES for event in row["events"]]


def test_a_span_outside_the_text_names_the_event_and_the_line(nlp: Language, knowledge: Knowledge) -> None:
    bad = {"id": "x", "text": "Short.", "events": [{"id": "e1", "start": 3, "end": 99}]}
    with pytest.raises(InputError, match="x: the event 'e1' has the span 3-99"):
        list(merge_given([bad], nlp, knowledge))


def test_nothing_in_nothing_out(nlp: Language, knowledge: Knowledge) -> None:
    assert list(merge_given([], nlp, knowledge)) == []
