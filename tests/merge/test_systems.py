"""Which words can mean one weapon, and which weapon stands near a trigger."""

from __future__ import annotations

import pytest

from onrecord.knowledge import Knowledge
from onrecord.merge.systems import Systems
from onrecord.merge.words import Families, content_stems

SYSTEMS = Systems(Knowledge())


@pytest.mark.parametrize(
    ("one", "other", "can_be_one"),
    [
        ("ballistic missile", "ICBM", True),
        ("short-range missile", "SRBM", True),
        ("short-range missile", "cruise missile", True),
        ("long-range rocket", "satellite launcher", True),
        ("SRBM", "ICBM", False),  # both are certain, and differ
        ("missile", "nuclear test", False),
        ("hydrogen bomb", "nuclear test", True),
    ],
)
def test_a_wider_word_can_mean_the_narrower_weapon(one: str, other: str, can_be_one: bool) -> None:
    assert SYSTEMS.compatible(one, other) is can_be_one
    assert SYSTEMS.compatible(other, one) is can_be_one


def test_of_two_weapons_in_a_sentence_the_nearer_one_was_launched() -> None:
    sentence = "After its nuclear test in May the country launched a long-range rocket."
    at = sentence.index("launched")
    assert SYSTEMS.near(sentence, at, at + len("launched")) == "long-range rocket"


def test_a_weapon_far_from_the_trigger_is_not_its() -> None:
    sentence = "The minister spoke" + " of many other things" * 6 + " and of missiles."
    assert SYSTEMS.near(sentence, 13, 18) is None


def test_words_of_one_act_have_one_family() -> None:
    families = Families(Knowledge())
    assert families.of("murdered") == families.of("killing") == families.of("slain")
    assert families.of("launches") == families.of("launched")
    assert families.of_trigger("held talks") == families.of_trigger("met")


def test_stems_join_the_forms_of_a_word_and_leave_out_function_words() -> None:
    assert content_stems("The launch of the rockets") == content_stems("launching a rocket")
