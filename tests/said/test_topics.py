"""What a statement is about, and the formula in which it is put."""

from __future__ import annotations

import pytest

from onrecord.knowledge import Knowledge
from onrecord.said.topics import TopicFinder

FINDER = TopicFinder(Knowledge())


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("we want the complete denuclearisation of the peninsula", "denuclearisation"),
        ("they must give up all their nuclear weapons", "denuclearisation"),
        ("the lifting of most of the sanctions comes first", "sanctions-relief"),
        ("sanctions will stay in place", "sanctions"),
        ("a declaration of the end of the war is within reach", "end-of-war-declaration"),
        ("the truce holds for now", "ceasefire"),
        ("every hostage has to come home", "hostages"),
        ("New START should be extended for five years", "arms-control"),
        ("the embassy reopens and diplomatic relations are restored", "recognition"),
        ("the islands are disputed territory", "territory"),
        ("prisoners are tortured and human rights ignored", "human-rights"),
        ("the Paris agreement stands", "climate"),
        ("Article 50 cannot be undone", "brexit"),
        ("the weather was fine", None),
    ],
)
def test_the_words_tell_the_topic(said: str, topic: str | None) -> None:
    assert FINDER.of([said]) == topic


def test_the_topic_named_most_is_the_topic() -> None:
    assert FINDER.of(["sanctions hurt", "tariffs, and again tariffs, hurt more"]) == "trade"


def test_a_formula_keeps_how_far_and_of_what() -> None:
    found = FINDER.formula("a complete, verifiable denuclearization of North Korea", "denuclearisation")
    assert found is not None
    assert found.text == "complete, verifiable denuclearization of North Korea"
    assert found.qualities == {"complete", "verifiable", "PRK"}
    for same in ("the DPRK", "the Democratic People’s Republic of Korea (DPRK)"):
        named = FINDER.formula(f"complete, verifiable denuclearization of {same}", "denuclearisation")
        assert named is not None and named.qualities == found.qualities
    shared = FINDER.formula("denuclearization of the Korean Peninsula", "denuclearisation")
    assert shared is not None and shared.qualities == {"Korean"}
    bare = FINDER.formula("they talked of denuclearization", "denuclearisation")
    assert bare is not None and not bare.qualities
