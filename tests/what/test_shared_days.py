"""Days that a report gives once for what it tells several times."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Published, Report
from onrecord.rooms import Rooms
from onrecord.vocabulary import Genre

Days = Callable[..., dict[str, tuple[str | None, str]]]


@pytest.fixture(scope="module")
def days(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Days:
    """The day and status of each event by its trigger, in a text of Thursday, June 17, 2021."""
    rooms = Rooms(knowledge)

    def read(text: str, genre: Genre = "news") -> dict[str, tuple[str | None, str]]:
        report = Report(
            id="r", source="test", text=text, genre=genre, published=Published(from_="2021-06-17")
        )
        events = rooms.code(parsed(text), report).events
        return {
            event.trigger.text: (event.date.from_ if event.date else None, event.status) for event in events
        }

    return read


MEETING = "Chile's foreign minister met Peru's foreign minister on Tuesday in Lima. "


def test_what_was_said_at_the_meeting_a_readout_is_on_was_said_that_day(days: Days) -> None:
    text = MEETING + "The two ministers also discussed trade. Chile's minister praised Peru."
    assert days(text, "readout")["discussed"] == ("2021-06-15", "actual")
    # A news report goes on to other days.
    assert days(text)["praised"][0] is None


def test_what_others_do_or_somebody_does_now_is_of_no_meeting(days: Days) -> None:
    text = MEETING + "Mali condemned Niger. Chile supports Peru."
    found = days(text, "readout")
    assert {found[word][0] for word in ("condemned", "supports") if word in found} == {None}


def test_the_attack_was_on_the_one_day_the_report_gives_for_it(days: Days) -> None:
    text = "Chad attacked a base of Niger on Tuesday. Mali condemned the attack."
    assert days(text)["attack"][0] == "2021-06-15"


def test_of_attacks_on_two_days_neither_is_the_attack(days: Days) -> None:
    text = (
        "Chad attacked a base of Niger on Tuesday. Chad attacked another base of Niger on Wednesday. "
        "Mali regretted the violence of the attack."
    )
    assert days(text).get("attack", (None, ""))[0] is None


def test_a_retold_attack_of_long_ago_is_history(days: Days) -> None:
    text = "Chad attacked a base of Niger on March 2. " + "The road to it is long and stony. " * 30
    text += "Mali said that Chad's attack on the base had killed ten."
    assert days(text)["attack"] == ("2021-03-02", "historical")


def test_a_participle_goes_with_the_day_of_its_verb(days: Days) -> None:
    found = days("Chile's president met Peru's president on Tuesday, warning Bolivia not to close the road.")
    assert found["warning"][0] == "2021-06-15"


@pytest.mark.parametrize(
    "text",
    [
        # Others' words on the same news, and more words of the same man.
        "Chile's president threatened Peru with sanctions on Wednesday. Bolivia's president condemned the threat.",
        "Bolivia's president criticized Peru. Then Chile's president spoke. "
        "Bolivia's president met Chile's president on Wednesday.",
    ],
)
def test_words_told_as_news_are_of_the_day_of_the_news(days: Days, text: str) -> None:
    found = days(text)
    assert {found[word][0] for word in ("condemned", "criticized") if word in found} == {"2021-06-16"}


@pytest.mark.parametrize(
    ("first", "then"),
    [
        # Over already, of another time, in somebody's mouth, or the news is old.
        ("on Wednesday", "Bolivia's president has condemned Peru."),
        ("on Wednesday", "Bolivia's president already condemned Peru."),
        ("on Wednesday", "Bolivia's president condemned Peru last year."),
        ("on Wednesday", "When he took office, Bolivia's president condemned Peru."),
        ("on Monday", "Bolivia's president condemned Peru."),
        ("on Wednesday", "Mali attacked Niger on Sunday. Bolivia's president condemned Mali."),
    ],
)
def test_words_that_may_be_of_another_day_are_given_none_of_the_news(
    days: Days, first: str, then: str
) -> None:
    found = days(f"Chile's president threatened Peru with sanctions {first}. {then}")
    assert found["condemned"][0] != "2021-06-16"


def test_the_summit_is_on_the_day_that_the_report_gives_for_it(days: Days) -> None:
    text = "Chile's president praised the upcoming summit with Peru. Chile and Peru will hold the summit on June 25."
    assert days(text)["summit"][0] == "2021-06-25"
    # Theirs with others is another one.
    other = text.replace("summit with Peru", "summit with Bolivia").replace("the summit on", "talks on")
    assert days(other)["summit"][0] is None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Chile's president responded on Tuesday by accusing Peru of spying.", "accusing"),
        (
            "Chile praised Peru on Tuesday and spoke of peace, warning Bolivia not to close the road.",
            "warning",
        ),
        ("As Peru's president spoke on Tuesday, Chile's president condemned Bolivia.", "condemned"),
        ("In announcing the new sanctions on Tuesday, Chile's president warned Peru.", "warned"),
        ("Chile announced on Tuesday it was imposing sanctions on Peru.", "imposing"),
    ],
)
def test_what_goes_on_with_a_dated_act_is_of_its_day(days: Days, text: str, trigger: str) -> None:
    assert days(text)[trigger] == ("2021-06-15", "actual")


def test_what_was_only_said_to_be_coming_was_not_done_when_it_was_said(days: Days) -> None:
    text = "Chile announced on Tuesday it will be imposing sanctions on Peru."
    assert days(text).get("imposing", (None, ""))[0] is None
