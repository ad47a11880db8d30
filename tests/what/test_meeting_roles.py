"""Who hosts a meeting and who mediates between its sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Actor
from onrecord.what.hosts import MeetingRoles


@pytest.mark.parametrize(
    ("sentence", "trigger", "found"),
    [
        (
            "Talks between Serbia and Kosovo mediated by Spain ended on Saturday.",
            "Talks",
            {"mediator": "ESP"},
        ),
        ("Serbia and Kosovo held indirect talks through Spain's mediators.", "talks", {"mediator": "ESP"}),
        ("Serbia and Kosovo held talks with Spain as mediator.", "talks", {"mediator": "ESP"}),
        ("Serbia and Kosovo met under the auspices of Spain.", "met", {"mediator": "ESP"}),
        ("Spain mediated between Serbia and Kosovo.", "mediated", {"mediator": "ESP"}),
        ("Spain hosted talks between Serbia and Kosovo.", "talks", {"host": "ESP"}),
        ("Serbia and Kosovo met with Spain.", "met", {}),
    ],
)
def test_who_gives_the_roof_and_who_brings_the_sides_together(
    sentence: str,
    trigger: str,
    found: dict[str, str],
    knowledge: Knowledge,
    parsed: Callable[[str], Doc],
) -> None:
    doc = parsed(sentence)
    named = {"Serbia": "SRB", "Kosovo": "XKX", "Spain": "ESP"}
    actors = [
        Actor(start=t.idx, end=t.idx + len(t), text=t.text, kind="country", country=named[t.text])
        for t in doc
        if t.text in named
    ]
    token = next(t for t in doc if t.text == trigger)
    assert MeetingRoles(knowledge).find(token, actors) == found
