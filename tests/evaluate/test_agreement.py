"""Krippendorff's alpha, against the examples he works out by hand."""

from __future__ import annotations

import pytest

from onrecord.evaluation.agreement import alpha


def units(*hands: str) -> list[list[str | None]]:
    """The units of hands written one value a column, `.` where a hand gave none."""
    return [[None if value == "." else value for value in unit] for unit in zip(*hands, strict=True)]


def test_two_hands_two_values() -> None:
    # Krippendorff (2011), example A: ten units, 0.095.
    found = alpha(units("0100000010", "1110010000"))
    assert found == pytest.approx(0.095, abs=5e-4)


def test_two_hands_five_values() -> None:
    # Example B: twelve units, 0.692.
    found = alpha(units("aabbdcccedda", "babbbccceddd"))
    assert found == pytest.approx(0.692, abs=5e-4)


def test_four_hands_with_gaps() -> None:
    # Example C: twelve units, seven values missing, one unit with a single value: 0.743.
    found = alpha(units("123321412...", "1233224125.3", ".3332342251.", "12332441251."))
    assert found == pytest.approx(0.743, abs=5e-4)


def test_worked_by_hand() -> None:
    # Two hands, four units: future future, actual actual, actual future, actual actual.
    # Coincidences: 2 future-future, 4 actual-actual, 1 each of the mixed; 3 future and 5 actual in all.
    # Observed 2 of 8, expected 2 * 3 * 5 / (8 * 7): 1 - (2 / 8) / (30 / 56) = 8 / 15.
    assert alpha(units("faaa", "fafa")) == pytest.approx(8 / 15)


def test_nothing_to_compare_has_no_alpha() -> None:
    assert alpha([]) is None
    assert alpha(units("a.", ".b")) is None
    assert alpha(units("aaa", "aaa")) is None, "without variation chance cannot be told from agreement"
