"""The codebook's own examples are read as the codebook says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from onrecord.errors import KnowledgeError
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.what import CATEGORIES, CONTEXTS, FOLDINGS, NOUNS, STATUSES, VERBS
from onrecord.what import EventFinder
from onrecord.what.lexicon import NO_EVENT, Lexicon


def reported(finder: EventFinder, doc: Doc) -> list[tuple[str | None, str]]:
    """Folded category and status of each trigger, whoever the parties are."""
    found: list[tuple[str | None, str]] = []
    for _, matches in finder.triggers.find(doc, frozenset()):
        for match in finder.readings.uncovered(matches):
            category, reading = finder.readings.category(match, finder.readings.read(match))
            found.append((finder.codebook.folded(category, reading.status), reading.status))
    return found


def test_each_category_reads_its_examples(
    finder: EventFinder, knowledge: Knowledge, parsed: Callable[[str], Doc]
) -> None:
    wrong = [
        (row.name, example, reported(finder, parsed(example)))
        for row in knowledge.rows(CATEGORIES)
        for example in row.examples
        if row.name not in {category for category, _ in reported(finder, parsed(example))}
    ]
    assert wrong == []


def test_each_status_reads_its_examples(
    finder: EventFinder, knowledge: Knowledge, parsed: Callable[[str], Doc]
) -> None:
    """`historical` needs dates, which test_events gives."""
    wrong = [
        (row.name, example, reported(finder, parsed(example)))
        for row in knowledge.rows(STATUSES)
        if row.name != "historical"
        for example in row.examples
        if row.name not in {status for _, status in reported(finder, parsed(example))}
    ]
    assert wrong == []


def test_the_codebook_is_whole(knowledge: Knowledge) -> None:
    categories = knowledge.rows(CATEGORIES)
    assert len(categories) == 16
    assert all(len(row.examples) == 3 for row in categories)
    assert all((row.score > 0) == (row.quad in {1, 2}) or row.score == 0 for row in categories)
    assert len(knowledge.rows(CONTEXTS)) == 37
    assert len(knowledge.rows(STATUSES)) == 7


def test_every_name_in_the_lexicon_is_in_the_codebook(knowledge: Knowledge) -> None:
    modes = {row.name: {mode.name for mode in row.modes} for row in knowledge.rows(CATEGORIES)}
    for row in (*knowledge.rows(VERBS), *knowledge.rows(NOUNS)):
        assert row.category in {"", NO_EVENT, *modes}, row
        assert set(row.modes) <= modes.get(row.category, set()), row
    for fold in knowledge.rows(FOLDINGS):
        assert {*fold.categories, fold.becomes} <= set(modes)


@pytest.mark.parametrize(("column", "value"), [("needs", "objekt:talks"), ("flags", "weakish")])
def test_a_row_that_asks_for_what_no_rule_knows_is_refused(tmp_path: Path, column: str, value: str) -> None:
    row = {"lemma": "parley", "category": "CONSULT", "kind": "meeting", "actor": "subj", "source": "own"}
    row[column] = value
    (tmp_path / "what").mkdir()
    names = "lemma needs category modes kind actor recipient flags status source".split()
    lines = ("\t".join(names), "\t".join(row.get(name, "") for name in names))
    (tmp_path / "what" / "verbs.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=value):
        Lexicon(Knowledge(tmp_path))
