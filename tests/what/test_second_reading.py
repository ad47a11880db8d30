"""What the second reading finds that a clause by itself leaves open."""

from __future__ import annotations

from onrecord.coder import Coder
from onrecord.model import Event, Report
from onrecord.what.parties import codes


def acts(coder: Coder, text: str, word: str) -> list[Event]:
    return [event for event in coder.what(text, "2028-10-02") if event.trigger.text == word]


def test_what_talks_are_about_takes_no_part_in_them(coder: Coder) -> None:
    text = (
        "The United States will host the national security advisers of Japan and South Korea in Annapolis "
        "next week for talks on North Korea, the White House said on Monday."
    )
    (talks,) = acts(coder, text, "talks")
    assert codes(talks.actors) == {"USA", "JPN", "KOR"}


def test_a_day_before_the_one_who_says_it_is_that_of_the_act(coder: Coder) -> None:
    text = "Peru will receive the presidents of Chile and Bolivia, on Oct. 12, the foreign ministry said."
    (visit,) = acts(coder, text, "receive")
    assert visit.date is not None
    assert visit.date.value == "2028-10-12"


def test_an_act_named_again_is_by_those_who_did_it_before(coder: Coder) -> None:
    text = "Kenya and Norway held talks in Oslo on Monday. The talks lasted two hours."
    first, again = acts(coder, text, "talks")
    assert codes(again.actors) == codes(first.actors) == {"KEN", "NOR"}
    assert all(actor.inferred for actor in again.actors)


def test_an_act_by_nobody_is_offered_to_the_second_reading_but_not_told(coder: Coder) -> None:
    text = "Kenya and Norway held talks in Oslo on Monday. In another country a garrison was attacked."
    report = Report(id="r-1", source="x", text=text)
    doc, rooms = coder.doc(text, whole=True), coder.rooms
    times, actors = rooms.times.find(doc, report), rooms.actors.find(doc, report)
    places = rooms.places.find(doc, report)
    offered = rooms.events.find(doc, report, actors, times, places, (), revise=False)
    told = rooms.events.find(doc, report, actors, times, places, ())
    assert {event.trigger.text for event in offered if event.trigger} == {"talks", "attacked"}
    assert {event.trigger.text for event in told if event.trigger} == {"talks"}
