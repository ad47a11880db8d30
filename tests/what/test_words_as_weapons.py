"""To attack with words is to criticise: who is attacked, for what and how tells it from an attack."""

from __future__ import annotations

import pytest

from onrecord.coder import Coder


def types(coder: Coder, text: str) -> set[str | None]:
    return {event.type for event in coder.what(text, "2024-05-06") if event.trigger.text.startswith("att")}


@pytest.mark.parametrize(
    "text",
    [
        # What is attacked is no place and nobody.
        "Chile's opposition leader launched an attack on President Soto's record on crime.",
        "Peru's minister renewed his attacks on the plan of the Chilean government.",
        "Kenya's president attacked the decision of the court.",
        # How it is attacked is in words.
        "Kenya's foreign minister launched a blistering attack on the European Union over migration.",
        "In a verbal attack on Chad's leader, Sudan's president called him a puppet.",
        # For what.
        "Peru's president attacked his Chilean counterpart for failing to stop the smugglers.",
    ],
)
def test_an_attack_in_words_is_criticism(coder: Coder, text: str) -> None:
    assert types(coder, text) == {"ACCUSE"}


@pytest.mark.parametrize(
    "text",
    [
        "Congolese rebels attacked army positions near Goma on Friday.",
        "Israel attacked Iran's nuclear program with drones.",
        "Israel launched an attack on Iran's nuclear plant on Friday.",
        "Sudanese gunmen attacked Chad's soldiers for two hours.",
        # Who condemns an attack has not made it.
        "France condemned the attack on Mali's defence minister by Malian rebels.",
    ],
)
def test_an_attack_on_places_and_people_is_one(coder: Coder, text: str) -> None:
    assert types(coder, text) == {"ASSAULT"}


def test_an_attack_on_values_is_a_figure_of_speech(coder: Coder) -> None:
    assert not types(coder, "The bombing was an attack on our democracy, Kenya's president said.")


def test_strikes_that_are_forgone_are_not_made(coder: Coder) -> None:
    events = coder.what("Israel forwent a strike on Iran's oil plants.")
    assert all(event.status not in {"actual", "historical"} for event in events)
