"""Hyphenated given names are one word."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc


def test_a_korean_given_name_is_no_preposition(parsed: Callable[[str], Doc]) -> None:
    doc = parsed("A call between Kim and South Korean President Moon Jae-in lasted an hour.")
    name = next(token for token in doc if token.text == "Jae-in")
    assert (name.pos_, name.head.text) == ("PROPN", "Kim")


def test_a_name_keeps_its_ending_apart(parsed: Callable[[str], Doc]) -> None:
    assert "Geun-hye 's aide" in " ".join(t.text for t in parsed("Park Geun-hye's aide flew to Kim Yo-jong."))


def test_other_hyphens_part_words(parsed: Callable[[str], Doc]) -> None:
    words = [token.text for token in parsed("The Moscow-based and Iran-backed groups left Port-au-Prince.")]
    assert words[1:4] == ["Moscow", "-", "based"]
    assert "Iran" in words
    assert "Port" in words
