"""Which events tell of a pact so fully that no doubt of the reading matters."""

from __future__ import annotations

import pytest
from newsroom import Desk

from onrecord.follow.pacts import Pacts
from onrecord.knowledge import Knowledge

PACTS = Pacts(Knowledge())
KOREA, JAPAN, PERU = ("South Korea", "KOR"), ("Japan", "JPN"), ("Peru", "PER")
OF_TWO = "General Security of Military Information Agreement"
OF_MANY = "Joint Comprehensive Plan of Action"


@pytest.mark.parametrize(
    ("name", "step", "others", "full", "within"),
    [
        (OF_TWO, "renewed", [JAPAN], True, True),
        (OF_TWO, "renewed", [], False, True),
        (OF_TWO, None, [JAPAN], False, True),
        # Whoever is told beside the two was misread, or the pact was.
        (OF_TWO, "renewed", [JAPAN, PERU], False, False),
        # Many are bound: which of them the step is of is still to be guessed.
        (OF_MANY, "signed", [JAPAN], False, False),
        (None, "signed", [JAPAN], False, True),
    ],
)
def test_a_pact_of_two_is_told_in_full_by_its_name_a_step_and_both_of_them(
    name: str | None, step: str | None, others: list[tuple[str, str]], full: bool, within: bool
) -> None:
    desk = Desk("a", "2028-10-18")
    told = " and ".join(country for country, _ in (KOREA, *others))
    desk.tells(
        f"{told} settled the pact.", "settled", "agreement", by=[KOREA, *others], on="2028-10-18",
        details={key: value for key, value in (("name", name), ("step", step)) if value},
    )  # fmt: skip
    (event,) = desk.filed().events
    assert (PACTS.told_in_full(event), PACTS.within(event)) == (full, within)
