"""How many an attack killed and hurt, as its sentence gives them."""

from __future__ import annotations

import pytest

from onrecord.coder import Coder
from onrecord.knowledge import Knowledge
from onrecord.what.tolls import Tolls


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("A drone strike killed at least 40 people and wounded 12.", {"dead": 40, "injured": 12}),
        ("Fifty-three people were killed in the raid.", {"dead": 53}),
        ("The blast left 12 dead.", {"dead": 12}),
        ("Nine villagers, most of them children, died in the shelling.", {"dead": 9}),
        ("Two soldiers and three civilians were killed.", {"dead": 5}),
        ("It killed two people and 12 were injured.", {"dead": 2, "injured": 12}),
        ("The 2011 attack killed the ambassador.", {}),
        ("Dozens were killed.", {}),
    ],
)
def test_the_numbers_of_the_dead_and_the_hurt(knowledge: Knowledge, text: str, toll: dict[str, int]) -> None:
    assert Tolls(knowledge).of(text) == toll


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("A car bomb killed nine people in Mogadishu on Saturday. Somalia blamed al-Shabab for it.", 9),
        (
            "A drone strike on a market in Khartoum killed at least 40 people. Egypt condemned Sudan's army.",
            40,
        ),
    ],
)
def test_an_attack_by_nobody_knows_whom_is_an_event_with_its_toll(coder: Coder, text: str, toll: int) -> None:
    found = [event for event in coder.what(text, "2031-05-06") if event.type == "ASSAULT"]
    assert any(event.details.get("dead") == toll and not event.actors for event in found)
