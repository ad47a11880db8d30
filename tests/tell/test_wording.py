"""How one entry is worded, in conflicts of many kinds: a sentence only where it is sure, else a quotation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from newsroom import mention, one_sentence

from onrecord.model import (
    Actor,
    Described,
    Disagreement,
    Entity,
    GivenValue,
    Happening,
    HappeningDate,
    Party,
    Span,
    Statement,
)
from onrecord.tell import Brief, Line

ENTITIES = (
    Entity(id="n-pak", kind="country", name="Pakistan", country="PAK"),
    Entity(id="n-ind", kind="country", name="India", country="IND"),
    Entity(id="n-army", kind="organisation", name="Army of Myanmar", country="MMR"),
    Entity(id="n-people", kind="group", name="twelve villagers", country="MMR"),
    Entity(id="n-police", kind="organisation", name="Belarus police", country="BLR"),
    Entity(id="n-crowd", kind="group", name="thirty protesters", country="BLR"),
    Entity(id="n-they", kind="group", name="They"),
    Entity(id="n-tur", kind="country", name="Turkey", country="TUR"),
    Entity(id="n-syr", kind="country", name="Syria", country="SYR"),
    Entity(id="n-envoy", kind="person", name="Selin Aksoy", country="TUR"),
    Entity(id="n-other", kind="person", name="Rami Haddad", country="SYR"),
)

Tell = Callable[..., Brief]


def _named(text: str, entities: Sequence[str]) -> tuple[Actor, ...]:
    """Mentions of those entities that a sentence names, by their names or as it writes them."""
    written = {"n-army": "The army", "n-people": "the village"}
    known = {each.id: each for each in ENTITIES}
    found = [(known[each], written.get(each, known[each].name)) for each in entities]
    return tuple(mention(text, words, each) for each, words in found if words in text)


def told(
    tell: Tell,
    text: str,
    trigger: str,
    *,
    actors: Sequence[str],
    recipients: Sequence[str] = (),
    mentions: tuple[Sequence[Actor], Sequence[Actor]] = ((), ()),
    statements: tuple[Statement, ...] = (),
    **happening: Any,
) -> tuple[Brief, list[Line]]:
    """The brief of a record with one report of one sentence and one happening, and its lines of it."""
    coded = one_sentence(
        "r-1",
        "2024-05-10",
        text,
        trigger,
        outlet="Wire",
        event="e-1",
        kind=happening["kind"],
        type=happening.get("type"),
        status=happening.get("status", "actual"),
        actors=tuple(mentions[0]) or _named(text, actors),
        recipients=tuple(mentions[1]) or _named(text, recipients),
        statements=statements,
    )
    made = Happening(
        id="h-1",
        actors=tuple(Party(entity=each) for each in actors),
        recipients=tuple(Party(entity=each) for each in recipients),
        events=("e-1",),
        reports=("r-1",),
        origins=1,
        **happening,
    )
    whole = tell(ENTITIES, [coded], [made])
    return whole, [line for section in whole.sections for line in section.lines if line.entry == "h-1"]


DAY = (HappeningDate(from_="2024-05-09", to="2024-05-09", precision=1, events=("e-1",)),)


@pytest.mark.parametrize(
    ("text", "trigger", "fields", "expected"),
    [
        (
            "Pakistan shelled India across the line on Thursday.",
            "shelled",
            {"kind": "violence", "type": "ASSAULT", "actors": ["n-pak"], "recipients": ["n-ind"]},
            "Pakistan shelled India on 9 May.",
        ),
        (
            "The army attacked the village, killing 12 and wounding 30.",
            "attacked",
            {"kind": "violence", "type": "ASSAULT", "actors": ["n-army"], "recipients": ["n-people"],
             "details": {"dead": 12, "injured": 30}},
            "The army of Myanmar attacked twelve villagers on 9 May; 12 killed and 30 injured.",
        ),
        (
            "A missile that Pakistan launched on Thursday blew up at once.",
            "launched",
            {"kind": "weapons", "type": "MOBILIZE", "actors": ["n-pak"],
             "details": {"system": "missile", "count": 1, "result": "failure"}},
            "Pakistan tried and failed to launch a missile on 9 May.",
        ),
        (
            "Turkey sent relief to Syria on Thursday.",
            "sent",
            {"kind": "other", "type": "AID", "actors": ["n-tur"], "recipients": ["n-syr"]},
            "Turkey sent aid to Syria on 9 May.",
        ),
        (
            "Protesters filled the square in Minsk.",
            "filled",
            {"kind": "protest", "type": "PROTEST", "actors": ["n-crowd"]},
            "“Protesters filled the square in Minsk.”",
        ),
        (
            "They met on Thursday.",
            "met",
            {"kind": "meeting", "type": "CONSULT", "actors": ["n-they", "n-tur"]},
            "",
        ),
        (
            "Selin Aksoy of Turkey met Syria's Rami Haddad on Thursday.",
            "met",
            {"kind": "meeting", "type": "CONSULT", "actors": ["n-tur", "n-envoy", "n-syr", "n-other"]},
            "Selin Aksoy of Turkey and Rami Haddad of Syria met on 9 May.",
        ),
    ],
)  # fmt: skip
def test_an_act_is_told_in_a_sentence_only_where_its_parties_are_known(
    tell: Tell, text: str, trigger: str, fields: dict[str, Any], expected: str
) -> None:
    _, lines = told(tell, text, trigger, dates=DAY, **fields)
    # Whom "they" means a line cannot say: it is told among all lines only.
    assert [line.text for line in lines] == ([] if text.startswith("They") else [expected])


def test_who_was_arrested_is_told_in_the_report_s_words_not_as_the_country(tell: Tell) -> None:
    text = "Belarus police arrested thirty protesters in Minsk."
    crowd = mention(text, "thirty protesters", kind="group", country="BLR")
    _, lines = told(
        tell, text, "arrested", kind="other", type="COERCE", modes=("arrest",), dates=DAY,
        actors=["n-police"], recipients=["n-ind"], mentions=((), (crowd,)),
    )  # fmt: skip
    assert lines[0].text == "Belarus police arrested thirty protesters on 9 May."


def test_words_stand_apart_from_acts_and_a_refusal_to_speak_is_left_out(tell: Tell) -> None:
    whole, lines = told(
        tell, "India declined to comment.", "declined", kind="statement", type="REJECT", actors=["n-ind"]
    )
    assert lines == []
    text = "India criticised the decision."
    whole, lines = told(tell, text, "criticised", kind="statement", type="ACCUSE", actors=["n-ind"])
    assert [section.key for section in whole.sections if section.lines] == ["verbal"]


def test_readiness_to_meet_is_no_planned_meeting(tell: Tell) -> None:
    text = "Turkey said it was prepared to meet Syria."
    _, lines = told(
        tell, text, "meet", kind="meeting", type="CONSULT", status="future", actors=["n-tur", "n-syr"]
    )
    assert [(line.text, line.marks[0]) for line in lines] == [(f"“{text}”", "planned")]


def test_what_is_told_as_done_after_the_last_report_is_marked_as_unclear(tell: Tell) -> None:
    later = (HappeningDate(from_="2024-08-01", to="2024-08-31", precision=4, events=("e-1",)),)
    whole, lines = told(
        tell, "Turkey and Syria met in August.", "met",
        kind="meeting", type="CONSULT", actors=["n-tur", "n-syr"], dates=later,
    )  # fmt: skip
    assert "day unclear" in lines[0].marks
    assert [section.key for section in whole.sections if section.lines] == ["background"]


def test_numbers_are_told_with_units_and_hedges(tell: Tell) -> None:
    values = (GivenValue(value=450, events=("e-1",)), GivenValue(value=540, events=("e-2",)))
    _, lines = told(
        tell, "India fired about 20 cruise missiles on Thursday.", "fired",
        kind="weapons", type="MOBILIZE", actors=["n-ind"], dates=DAY,
        details={"system": "cruise", "count": 20},
        disagreements=(Disagreement(field="range_km", values=values),),
    )  # fmt: skip
    assert lines[0].text.startswith("India fired about 20 cruise missiles on 9 May.")
    assert "450 km (Wire); 540 km" in lines[0].text


def test_an_unnamed_source_is_told_with_its_condition_and_reported_speech_without_marks(
    tell: Tell,
) -> None:
    text = "A Turkish official, who spoke on condition of anonymity, said that the border would reopen."
    speaker = mention(
        text, "A Turkish official", kind="person", country="TUR",
        described=Described(number=1, condition="on condition of anonymity"),
    )  # fmt: skip
    words = "that the border would reopen"
    start = text.index(words)
    said = Statement(
        id="s-1", speaker=speaker, anonymous=True, content=(Span(start=start, end=start + len(words), text=words),)
    )  # fmt: skip
    whole, _ = told(tell, text, "reopen", kind="other", actors=["n-tur"], statements=(said,))
    section = next(each for each in whole.sections if each.key == "said")
    assert [(line.text, line.marks) for line in section.lines] == [
        (
            "A Turkish official, on condition of anonymity, said that the border would reopen.",
            ("unnamed",),
        )
    ]
