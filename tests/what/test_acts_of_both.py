"""Acts that two sides do together, and who stands on each side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.coder import Coder, report_of
from onrecord.model import Event
from onrecord.what.parties import codes

Told = Callable[[str, str], Event]


@pytest.mark.parametrize(
    ("text", "word", "together"),
    [
        ("Diplomatic relations between Chad and Mali were severed in 1980.", "severed", {"TCD", "MLI"}),
        ("An agreement between Chad and Mali was suspended.", "suspended", {"TCD", "MLI"}),
        ("The ministers of Chad and Mali also discussed next month's floods.", "discussed", {"TCD", "MLI"}),
        ("Chad and Mali are working together on the border.", "working", {"TCD", "MLI"}),
        ("President Biden spoke today with NATO's eastern flank allies.", "spoke", {"USA", "IGO"}),
        (
            "Chad's premier met Adam Haroun, the envoy of Mali for Sudan, and Issa Keita, the premier of Niger.",
            "met",
            {"TCD", "MLI", "NER"},
        ),
        ("Peace was praised at a historic inter-Korean summit.", "summit", {"PRK", "KOR"}),
        ("The two Koreas agreed to hold talks in Panmunjom.", "talks", {"PRK", "KOR"}),
    ],
)
def test_all_who_do_a_thing_together_are_its_actors(
    told: Told, text: str, word: str, together: set[str]
) -> None:
    event = told(text, word)
    assert (codes(event.actors), codes(event.recipients)) == (together, set())


def test_a_promise_is_told_beside_what_it_is_of(told: Told) -> None:
    text = "Mali pledged to release twelve Chadian prisoners."
    assert (told(text, "pledged").type, told(text, "release").plover) == ("AGREE", "CONCEDE")


def test_what_is_not_permitted_is_only_refused(coder: Coder) -> None:
    events = coder.what(
        "Chad's premier said he would not give permission to Mali to help Niger.", "2024-05-06"
    )
    assert [(e.trigger.text, e.type) for e in events] == [("give", "REJECT")]


def test_a_square_is_no_act(coder: Coder) -> None:
    events = coder.what("Syrian forces clash with Tunisian rioters in the Egyptian square.", "2024-05-06")
    assert [e.trigger.text for e in events] == ["clash"]


def test_a_verb_in_a_name_is_no_act(coder: Coder) -> None:
    events = coder.what("The 83-member Global Coalition to Defeat ISIS met in Rome.", "2024-05-06")
    assert [e.trigger.text for e in events] == ["met"]


def test_a_plan_is_only_what_it_is_of(coder: Coder) -> None:
    events = coder.what("Mali plans to cooperate with Chad on the border.", "2024-05-06")
    assert [e.trigger.text for e in events] == ["cooperate"]


def test_a_first_visit_told_with_both_sides_is_one(told: Told) -> None:
    visit = told("The announcement follows President Deby's first visit to Mali.", "visit")
    assert "visit" in visit.modes
    assert codes(visit.recipients) == {"MLI"}


def test_who_speaks_of_our_allies_takes_part(told: Told) -> None:
    text = '"We held close consultations with our NATO allies," the U.S. secretary of state said.'
    talks = told(text, "consultations")
    assert codes((*talks.actors, *talks.recipients)) == {"USA", "IGO"}


def test_who_did_what_a_passive_tells_again_was_told_before(told: Told) -> None:
    text = "Turkey shot down a Russian jet. After the plane was shot down, Syrian rebels aired a video."
    assert codes(told(text, "shot").actors) == {"TUR"}


def test_leaving_a_treaty_is_done_to_nobody(told: Told) -> None:
    text = (
        "Russia accused Ukraine of an attack. Russia threatened Ukraine. "
        "Today, Russia withdrew from the Treaty on Conventional Armed Forces in Europe."
    )
    assert codes(told(text, "withdrew").recipients) == set()


def test_the_one_whom_a_side_always_punishes_is_punished_again(told: Told) -> None:
    text = (
        "Mali imposed sanctions on Chad on Monday. The border was calm. Niger's premier flew to Oslo. "
        "Mali's government announced new sanctions on Friday."
    )
    assert codes(told(text, "announced").recipients) == {"TCD"}


def test_what_we_do_together_those_who_speak_in_turns_do(coder: Coder) -> None:
    text = (
        "SECRETARY BLINKEN: Good afternoon. It is good to have the minister of Russia here. "
        "We are working together on the floods.\n"
        "FOREIGN MINISTER LAVROV: Thank you. Russia is grateful to the United States.\n"
    )
    report = replace(report_of(text, "2024-05-06"), genre="transcript")
    (work,) = [e for e in coder.code(report).events if e.trigger.text == "working"]
    assert codes(work.actors) == {"USA", "RUS"}
