"""Which acts a sentence is about, and which it only mentions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.what.foreground import is_main

SENTENCES = [
    ("Russia vetoed the resolution on Monday.", "vetoed", True, "the sentence's own verb"),
    ("The minister said Russia had vetoed the resolution.", "vetoed", True, "what somebody said was done"),
    ("Chad recalled its envoy and closed the border.", "closed", True, "joined to the main verb"),
    ("Fresh talks between Chad and Mali in Geneva.", "talks", True, "a heading's head"),
    ("Russia, which vetoed the resolution, left the hall.", "vetoed", False, "a relative clause"),
    ("After Russia vetoed the resolution, Chad recalled its envoy.", "vetoed", False, "what came before"),
    (
        "The resolution vetoed by Russia would have ended the siege.",
        "vetoed",
        False,
        "tells which resolution",
    ),
    ("The attack on the port drew criticism from Spain.", "attack", False, "a noun that only names it"),
]


@pytest.mark.parametrize(("text", "word", "wanted", "why"), SENTENCES)
def test_an_act_is_told_or_mentioned(
    parsed: Callable[[str], Doc], text: str, word: str, wanted: bool, why: str
) -> None:
    trigger = next(token for token in parsed(text) if token.text == word)
    assert is_main(trigger, None) is wanted, why


def test_a_noun_is_told_by_the_verb_that_carries_it(parsed: Callable[[str], Doc]) -> None:
    doc = parsed("Spain held talks with the rebels.")
    assert is_main(doc[2], doc[1])
