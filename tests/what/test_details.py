"""The details of an event: a sentence, and the fields of design.md that it fills."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Doc

from onrecord.coder import Coder
from onrecord.knowledge import Knowledge
from onrecord.model import Actor
from onrecord.vocabulary import EventKind
from onrecord.what.contexts import ContextFinder
from onrecord.what.details import DetailFinder
from onrecord.what.instruments import InstrumentFinder

Parsed = Callable[[str], Doc]


@pytest.fixture(scope="module")
def finder(knowledge: Knowledge) -> DetailFinder:
    return DetailFinder(knowledge)


def details(finder: DetailFinder, doc: Doc, kind: EventKind, trigger: str) -> dict[str, Any]:
    token = next(t for t in doc if t.lower_ == trigger)
    return finder.details(kind, token.sent, token)


def country(doc: Doc, name: str, code: str) -> Actor:
    start = doc.text.index(name)
    return Actor(start=start, end=start + len(name), text=name, kind="country", country=code)


def test_a_short_range_missile_has_no_certain_type(finder: DetailFinder, parsed: Parsed) -> None:
    # "short-range" says neither cruise nor ballistic: a rule that bans ballistic ones is undetermined.
    doc = parsed("North Korea fired two short-range missiles into the sea on Saturday.")
    found = details(finder, doc, "weapons", "fired")
    assert found["system"] == "short-range missile"
    assert found["certain"] is False
    assert found["count"] == 2


def test_range_and_apogee_are_told_apart(finder: DetailFinder, parsed: Parsed) -> None:
    doc = parsed(
        "The submarine-launched ballistic missile flew about 450 kilometers at an altitude of 910 km."
    )
    found = details(finder, doc, "weapons", "flew")
    assert (found["system"], found["platform"]) == ("SLBM", "submarine")
    assert (found["range_km"], found["apogee_km"]) == (450, 910)


def test_miles_become_kilometres(finder: DetailFinder, parsed: Parsed) -> None:
    doc = parsed("Iran launched an intermediate-range missile that travelled 1,000 miles.")
    assert details(finder, doc, "weapons", "launched")["range_km"] == 1609


def test_a_type_known_by_name_is_its_class(finder: DetailFinder, parsed: Parsed) -> None:
    doc = parsed("Pyongyang test-fired a Hwasong-18 from a mobile launcher, and the test failed.")
    found = details(finder, doc, "weapons", "fired")
    assert (found["system"], found["platform"], found["result"]) == ("ICBM", "mobile", "failure")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The special representatives held trilateral talks in Tokyo behind closed doors.",
            "talks",
            {"format": "trilateral", "level": "special-representative", "closed_door": True},
        ),
        (
            "The two presidents spoke by phone on Friday.",
            "spoke",
            {"channel": "phone", "level": "leader"},
        ),
        (
            "Working-level talks broke down after a day.",
            "talks",
            {"level": "working-level", "outcome": "broke-down"},
        ),
        (
            "The foreign ministers met but ended without agreement.",
            "met",
            {"level": "minister", "outcome": "no-deal"},
        ),
    ],
)
def test_a_meeting_has_level_format_channel_and_outcome(
    finder: DetailFinder, parsed: Parsed, text: str, trigger: str, expected: dict[str, Any]
) -> None:
    assert details(finder, parsed(text), "meeting", trigger).items() >= expected.items()


@pytest.mark.parametrize(
    ("text", "trigger", "step"),
    [
        ("Seoul decided not to renew the pact.", "renew", "not-renewed"),
        ("Seoul renewed the pact for a year.", "renewed", "renewed"),
        ("The ministers signed an accord on fishing.", "signed", "signed"),
        ("Moscow suspended the treaty.", "suspended", "suspended"),
    ],
)
def test_an_agreement_has_a_step(
    finder: DetailFinder, parsed: Parsed, text: str, trigger: str, step: str
) -> None:
    assert details(finder, parsed(text), "agreement", trigger)["step"] == step


def test_sanctions_lifted_are_not_sanctions_imposed(finder: DetailFinder, parsed: Parsed) -> None:
    doc = parsed("Washington lifted sanctions on the bank.")
    assert details(finder, doc, "sanctions", "lifted")["step"] == "lifted"


def test_the_number_of_signatories_claimed_is_kept(finder: DetailFinder, parsed: Parsed) -> None:
    doc = parsed("Six European envoys condemned the launch in a joint statement.")
    assert details(finder, doc, "statement", "condemned")["claimed"] == 6


def test_resolutions_are_found_by_number(knowledge: Knowledge, parsed: Parsed) -> None:
    doc = parsed(
        "The launch violates UN Security Council resolutions 1718 and 1874, adopted in 2006 and 2009."
    )
    assert [i.id for i in InstrumentFinder(knowledge).find(doc)] == ["unscr-1718", "unscr-1874"]


def test_a_resolution_of_the_house_is_not_one_of_the_council(knowledge: Knowledge, parsed: Parsed) -> None:
    doc = parsed("Lawmakers passed House Resolution 535 on Tuesday.")
    assert InstrumentFinder(knowledge).find(doc) == ()


def test_a_pact_described_is_known_by_its_parties(knowledge: Knowledge, parsed: Parsed) -> None:
    doc = parsed("South Korea will not renew its military intelligence-sharing pact with Japan.")
    actors = [country(doc, "South Korea", "KOR"), country(doc, "Japan", "JPN")]
    (found,) = InstrumentFinder(knowledge).find(doc, actors, "2019-08-22")
    assert found.id == "gsomia-kor-jpn"
    assert found.text == "military intelligence-sharing pact"


def test_a_pact_described_before_it_was_signed_stays_unknown(knowledge: Knowledge, parsed: Parsed) -> None:
    doc = parsed("South Korea and Japan discussed an intelligence-sharing pact.")
    actors = [country(doc, "South Korea", "KOR"), country(doc, "Japan", "JPN")]
    assert InstrumentFinder(knowledge).find(doc, actors, "2012-06-01") == ()


def test_contexts_come_from_the_words_of_the_sentence(knowledge: Knowledge, parsed: Parsed) -> None:
    doc = parsed("The foreign ministry condemned the launch of a ballistic missile.")
    found = ContextFinder(knowledge).contexts(doc, next(doc.sents))
    assert found == ("military", "diplomatic", "cbrn")


def test_how_far_a_missile_flew_may_stand_in_the_next_sentence(finder: DetailFinder, parsed: Parsed) -> None:
    doc = parsed(
        "North Korea fired a ballistic missile on Thursday. It flew about 800 km, the military said."
    )
    assert finder.flight(list(doc.sents)[1]) == {"range_km": 800}
    assert finder.flight(next(parsed("The border is 800 km long.").sents)) == {}


def test_a_ballistic_missile_from_a_submarine_is_a_submarine_launched_one(
    finder: DetailFinder, parsed: Parsed
) -> None:
    doc = parsed("North Korea fired what appeared to be a ballistic missile from a submarine on Saturday.")
    found = details(finder, doc, "weapons", "fired")
    assert (found["system"], found["platform"]) == ("SLBM", "submarine")


def test_a_missile_that_is_reported_to_have_sputtered_failed(finder: DetailFinder, parsed: Parsed) -> None:
    doc = parsed(
        "Iran fired what appeared to be a ballistic missile toward the sea on Saturday, but the projectile"
        " sputtered after only a few minutes, the country's news agency reported."
    )
    assert details(finder, doc, "weapons", "fired")["result"] == "failure"


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("Canada imposed an arms embargo and travel bans on Eritrea.", "arms embargo, travel ban"),
        ("The council imposed an asset freeze on six officials of Belarus.", "asset freeze"),
    ],
)
def test_sanctions_are_told_by_the_measure_where_no_law_is_named(
    coder: Coder, text: str, instrument: str
) -> None:
    assert instrument in [event.details.get("instrument") for event in coder.what(text, "2024-05-06")]


@pytest.mark.parametrize(
    ("text", "trigger", "step"),
    [
        ("The United States withdrew from the New START treaty with Russia on Tuesday.", "withdrew", "ended"),
        ("Russia suspended the Black Sea grain deal with Ukraine.", "suspended", "suspended"),
    ],
)
def test_undoing_a_named_treaty_is_an_act_on_that_agreement(
    coder: Coder, text: str, trigger: str, step: str
) -> None:
    (event,) = [event for event in coder.what(text, "2026-09-02") if event.trigger.text == trigger]
    assert (event.kind, event.details["step"]) == ("agreement", step)


def test_a_treaty_named_in_a_clause_below_is_not_what_was_undone(coder: Coder) -> None:
    text = (
        "Iran freed ten U.S. sailors on Wednesday, bringing a swift end to an incident that had rattled nerves "
        "before the implementation of the New START treaty."
    )
    (event,) = [event for event in coder.what(text, "2026-09-02") if event.trigger.text == "freed"]
    assert event.kind == "other"


def test_easing_sanctions_is_a_step_of_sanctions(coder: Coder) -> None:
    (event,) = coder.what("The United States eased sanctions on Venezuela on Tuesday.", "2026-09-02")
    assert (event.kind, event.details["step"]) == ("sanctions", "eased")


def test_a_nuclear_accord_of_two_others_is_not_irans(coder: Coder) -> None:
    for text, named in (
        ("The United States and Russia signed a nuclear accord in Prague.", False),
        ("Iran and the United States signed a nuclear accord in Vienna.", True),
    ):
        (event,) = [event for event in coder.what(text, "2015-07-16") if event.trigger.text == "signed"]
        assert bool(event.instruments) == named


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("Chad and Niger ended their Sahel Shield exercise on Thursday.", None),
        ("Chad and Niger will scale back the Sahel Shield exercise.", "scaled-down"),
    ],
)
def test_what_ends_or_cuts_an_exercise_is_of_it(coder: Coder, text: str, scale: str | None) -> None:
    (event,) = coder.what(text)
    assert event.kind == "exercise"
    assert event.details.get("scale") == scale
