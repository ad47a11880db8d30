"""Whose words a paper tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Report
from onrecord.said import StatementFinder


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Chad issued a statement on Monday. The statement said that the border was shut.", "Chad"),
        ("Chad said so in a statement. The statement added that trade would stop.", "Chad"),
        ("The letter from Chad came late. The letter said that trade would stop.", "Chad"),
        ("Chad's announcement came late. The announcement said that trade would stop.", "Chad"),
        # Who gets a letter, or speaks against a statement, has not written it.
        ("Chad received a letter on Monday. The letter said that trade would stop.", None),
        ("Chad rejected a statement on Monday. The statement said that trade would stop.", None),
    ],
)
def test_a_paper_speaks_for_who_issued_it(
    knowledge: Knowledge, parsed: Callable[[str], Doc], text: str, issuer: str | None
) -> None:
    start = text.index("Chad")
    chad = Actor(start=start, end=start + 4, text="Chad", kind="country", name="Chad", country="TCD")
    report = Report(id="r", source="test", text=text)
    found = StatementFinder(knowledge).find(parsed(text), report, [chad], (), ())
    speaker = found[-1].speaker
    assert speaker is not None and speaker.name == issuer


def test_the_paper_is_the_newspaper_named_before(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> None:
    text = "Chile's newspaper El Faro reported it on Monday. The paper said that a strike would follow."
    named = Actor(start=0, end=25, text=text[:25], kind="organisation", name="El Faro", country="CHL")
    report = Report(id="r", source="test", text=text)
    found = StatementFinder(knowledge).find(parsed(text), report, [named], (), ())
    speaker = found[-1].speaker
    assert speaker is not None and (speaker.text, speaker.country) == ("The paper", "CHL")
