"""The encoders' classes and how the statuses and categories of the codebook fall into them."""

from __future__ import annotations

from onrecord.encode.labels import CATEGORIES, FACTS, MUTUAL, ROOTS, STATUSES, fact_of, root_of


def test_every_status_has_its_place_on_the_scale_of_factuality() -> None:
    assert {fact_of(status) for status in STATUSES} == set(FACTS)
    assert fact_of("historical") == "factual"
    assert fact_of("postponed") == "counterfactual"
    assert fact_of("hypothetical") == "uncertain"


def test_both_kinds_of_yielding_are_one_root_and_every_other_category_is_its_own() -> None:
    assert root_of("CONCEDE") == root_of("RETREAT") == "YIELD"
    assert {root_of(category) for category in CATEGORIES if category != "NONE"} == set(ROOTS)


def test_what_both_sides_do_are_categories() -> None:
    assert set(CATEGORIES) > MUTUAL
