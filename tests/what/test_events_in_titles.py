"""Titles: what a headline reports that the text does not, and what no headline is taken for."""

from __future__ import annotations

import pytest

from onrecord.coder import Coder
from onrecord.model import Coded, Event, Published, Report
from onrecord.plain import to_dict
from onrecord.record.spans import with_report
from onrecord.record.verify import check_spans
from onrecord.vocabulary import Genre

DAY = Published(value="2021-07-05", from_="2021-07-05", to="2021-07-05", basis="given")
WEATHER = "The weather was fine on Monday. Trains ran on time."


def told(coder: Coder, title: str, text: str = WEATHER, genre: Genre = "news") -> Coded:
    return coder.code(
        Report(id="r-1", source="x", text=text, title=title, genre=genre, published=DAY, outlet="Reuters")
    )


def only(coded: Coded) -> Event:
    (event,) = coded.events
    return event


def sentence(coder: Coder, title: str, text: str = WEATHER, genre: Genre = "news") -> str | None:
    report = Report(id="r-1", source="x", text=text, title=title, genre=genre, outlet="Reuters")
    headline = coder.rooms.headlines.read(report)
    if headline is None:
        return None
    return coder.rooms.headlines.filled(headline, coder.doc(headline.text, whole=True)).text


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        # The auxiliary of a passive, of what is to come, of what is planned.
        ("US-Iran talks cancelled | Reuters", "US-Iran talks were cancelled."),
        ("Envoys to meet in Vienna", "Envoys will meet in Vienna."),
        ("China set to impose sanctions on Taiwan", "China is set to impose sanctions on Taiwan."),
        # The article, without which the verb is taken for a noun.
        ("North Korea fires missile", "North Korea fires a missile."),
        # A plan to do is a noun with its infinitive, not something to come.
        ("Plan to send troops", "Plan to send troops."),
        # The verb may have been taken for a part of the name before the infinitive.
        ("Bangladesh police storm cafe to free hostages", "Bangladesh police storm cafe to free hostages."),
    ],
)
def test_clipped_grammar_is_filled_in(coder: Coder, title: str, whole: str) -> None:
    assert sentence(coder, title) == whole


def test_capitals_are_those_of_the_text(coder: Coder) -> None:
    text = "Officials of Chad condemned the raid. A deadly raid hit the border town of Adre."
    assert sentence(coder, "CHAD CONDEMNS DEADLY RAID ON ADRE", text) == "Chad condemns deadly raid on Adre."
    assert sentence(coder, "Chad Condemns Deadly Raid on Adre", text) == "Chad condemns deadly raid on Adre."


@pytest.mark.parametrize(
    "title",
    [
        "Will Iran attack Israel?",
        "Why Russia expelled three diplomats",
        "OPINION: Russia expels the wrong diplomats",
        "Russia could expel three diplomats",
        "Five things to know about the Vienna talks",
        "Our allies condemn Russia for nothing",
        "Press Review",
        "Factory opens",
    ],
)
def test_questions_opinions_and_lists_tell_nothing(coder: Coder, title: str) -> None:
    assert told(coder, title).events == ()


def test_opinion_pieces_and_digests_tell_nothing(coder: Coder) -> None:
    assert sentence(coder, "Russia expels three U.S. diplomats", genre="opinion") is None
    assert sentence(coder, "Russia expels three U.S. diplomats", genre="digest") is None


def test_the_present_tense_of_headlines_is_what_was_done(coder: Coder) -> None:
    event = only(told(coder, "Russia expels three U.S. diplomats"))
    assert (event.type, event.status) == ("SANCTION", "actual")
    assert [actor.country for actor in event.actors] == ["RUS"]


def test_an_infinitive_is_to_come_and_its_cue_is_the_to_of_the_title(coder: Coder) -> None:
    event = only(told(coder, "Talks between US and Iran to resume"))
    assert (event.type, event.status) == ("CONSULT", "future")
    assert event.status_cue is not None
    assert (event.status_cue.start, event.status_cue.text) == (26, "to")


def test_what_was_called_off_without_auxiliary(coder: Coder) -> None:
    event = only(told(coder, "US-North Korea Summit Cancelled"))
    assert (event.type, event.plover, event.status) == ("CONSULT", "REJECT", "cancelled")


def test_the_meeting_of_a_transcript_stands_in_its_title(coder: Coder) -> None:
    text = "SECRETARY BLINKEN: Good morning, everyone.\n\nFOREIGN MINISTER HAYASHI: Good morning."
    title = "Secretary Blinken and Japanese Foreign Minister Hayashi Before Their Meeting"
    event = only(told(coder, title, text, "transcript"))
    assert (event.type, event.status, event.trigger.text) == ("CONSULT", "actual", "Meeting")
    assert {actor.country for actor in event.actors} == {"USA", "JPN"}


def test_the_call_of_a_readout_stands_in_its_title(coder: Coder) -> None:
    title = "Readout of President Biden’s Call with President Xi Jinping of China"
    event = only(told(coder, title, "Both sides were satisfied.", "readout"))
    assert (event.type, event.trigger.text) == ("CONSULT", "Call")


def test_what_the_text_tells_too_is_counted_once(coder: Coder) -> None:
    text = "Moscow said it was Russia's answer. Russia expelled three American diplomats on Monday."
    coded = told(coder, "Russia expels three U.S. diplomats", text)
    assert coded.events
    assert {event.trigger.in_ for event in coded.events} == {"text"}


def test_an_act_mentioned_deep_in_a_headline_has_no_doer_there(coder: Coder) -> None:
    assert told(coder, "Army's response questioned in wake of deadly Libya consulate attack").events == ()


def test_whom_the_words_behind_after_name_is_no_recipient(coder: Coder) -> None:
    assert told(coder, "Trump slams coverage after meeting with Merkel").events == ()


def test_every_span_of_a_title_is_a_stretch_of_it(coder: Coder) -> None:
    coded = told(coder, "BREAKING: Iran vows to retaliate against Israel – Reuters")
    event = only(coded)
    assert coded.report.title is not None
    spans = [event.sentence, event.trigger, *event.actors, *event.recipients]
    assert {span.in_ for span in spans} == {"title"}
    assert event.sentence.text == "Iran vows to retaliate against Israel"
    texts = {"r-1": (coded.report.text, coded.report.title)}
    assert not list(check_spans(event.id, with_report(to_dict(event), "r-1"), texts))


def test_a_bare_text_has_no_title(coder: Coder) -> None:
    events = coder.what("Russia expels three U.S. diplomats\n\n" + WEATHER)
    assert [event.trigger.in_ for event in events] == ["text"]


def test_the_matter_before_a_colon_is_no_part_of_the_act(coder: Coder) -> None:
    event = only(told(coder, "Border row: Peru expels Chilean ambassador"))
    assert event.sentence.text == "Peru expels Chilean ambassador"
    assert [actor.country for actor in event.actors] == ["PER"]
    met = only(told(coder, "Peru quake: Chile, Bolivia ministers meet in Lima"))
    assert {code for actor in met.actors for code in actor.countries} == {"CHL", "BOL"}


def test_who_speaks_before_a_colon_leaves_the_title_to_the_text(coder: Coder) -> None:
    assert told(coder, "White House: Peru expels Chilean ambassador").events == ()
