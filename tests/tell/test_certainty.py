"""When a line is in our words, and what it owns to not knowing; all else is quoted, with its speaker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from newsroom import mention, one_sentence

from onrecord.model import Actor, Entity, Happening, HappeningDate, Party, Span, Statement
from onrecord.tell import Brief, Line

ENTITIES = (
    Entity(id="n-kor", kind="country", name="South Korea", country="KOR"),
    Entity(id="n-jpn", kind="country", name="Japan", country="JPN"),
)
Tell = Callable[..., Brief]


def _told(tell: Tell, text: str, trigger: str, status: str, details: dict[str, str]) -> Line:
    """The line of a happening whose only event names South Korea, Japan and what they agreed."""
    korea, japan = ENTITIES
    coded = one_sentence(
        "r-1", "2028-10-18", text, trigger, event="e-1", kind="agreement", type="AGREE", status=status, outlet="Wire",
        actors=(mention(text, "South Korea", korea),), recipients=(mention(text, "Japan", japan),), details=details,
    )  # fmt: skip
    cue = text.find("not")
    refused = Span(start=cue, end=cue + 3, text="not") if cue >= 0 else None
    unsure = replace(
        coded, events=(replace(coded.events[0], confidence=0.05, main=True, status_cue=refused),)
    )
    day = "2028-10-18"
    made = Happening(
        id="h-1", kind="agreement", type="AGREE", status=coded.events[0].status, details=details,
        actors=(Party(entity="n-kor"),), recipients=(Party(entity="n-jpn"),), events=("e-1",), reports=("r-1",),
        dates=(HappeningDate(from_=day, to=day, precision=1, events=("e-1",)),), origins=1,
    )  # fmt: skip
    told = tell(ENTITIES, [unsure], [made])
    return next(line for section in told.sections for line in section.lines if line.entry == "h-1")


def test_a_pact_of_two_told_with_both_and_a_step_is_told_plainly(tell: Tell) -> None:
    details = {"name": "General Security of Military Information Agreement", "step": "renewed"}
    line = _told(tell, "South Korea renewed its intelligence pact with Japan.", "renewed", "actual", details)
    # It was South Korea that renewed, so no "South Korea and Japan renewed".
    assert line.text == (
        "South Korea renewed the General Security of Military Information Agreement with Japan on 18 October."
    )
    assert "unsure" not in line.marks


def test_what_was_refused_is_quoted_but_not_marked_as_unsure(tell: Tell) -> None:
    text = "South Korea will not renew its intelligence pact with Japan."
    details = {"name": "General Security of Military Information Agreement", "step": "not-renewed"}
    line = _told(tell, text, "renew", "negated", details)
    assert (line.text, line.marks) == (f"“{text}”", ("denied or not done",))


def test_a_pact_that_is_not_named_stays_unsure(tell: Tell) -> None:
    text = "South Korea renewed its fisheries accord with Japan."
    line = _told(tell, text, "renewed", "actual", {"step": "renewed"})
    assert (line.text, line.marks) == (f"“{text}”", ("unsure",))


# What a sentence of ours rests on


KEN = Entity(id="n-ken", kind="country", name="Kenya", country="KEN")
SOM = Entity(id="n-som", kind="country", name="Somalia", country="SOM")
MWANGI = Entity(id="n-mwangi", kind="person", name="Peter Mwangi", country="KEN")
HALL = Entity(id="n-hall", kind="organisation", name="Harambee Hall")


def _lines(
    tell: Tell,
    text: str,
    trigger: str,
    mentions: Sequence[Actor],
    parties: Sequence[Entity],
    *,
    day: str | None = "2024-05-09",
    others: Sequence[Actor] = (),
    statements: tuple[Statement, ...] = (),
    **fields: Any,
) -> list[tuple[str, Line]]:
    """The lines on a happening whose only event names `mentions`, each with its section."""
    coded = one_sentence(
        "r-1", "2024-05-10", text, trigger, outlet="Wire", event="e-1", actors=tuple(mentions), statements=statements,
        according_to=statements[0].id if statements else None, confidence=fields.pop("confidence", 0.8), **fields,
    )  # fmt: skip
    coded = replace(coded, actors=(*mentions, *others))
    made = Happening(
        id="h-1", kind=fields["kind"], type=fields.get("type"), status=fields.get("status", "actual"),
        details=fields.get("details", {}), actors=tuple(Party(entity=each.id) for each in parties),
        events=("e-1",), reports=("r-1",), origins=1,
        dates=(HappeningDate(from_=day, to=day, precision=1, events=("e-1",)),) if day else (),
    )  # fmt: skip
    told = tell(parties, [coded], [made])
    return [(section.key, line) for section in told.sections for line in section.lines if line.entry == "h-1"]


MET: dict[str, Any] = {"kind": "meeting", "type": "CONSULT"}


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("Kenya met Somalia on Thursday.", ("Kenya", "Somalia"), "Kenya and Somalia met on 9 May."),
        # Whom "it" means was guessed, and whoever a title names may be no party.
        ("It met Somalia on Thursday.", ("It", "Somalia"), "“It [Kenya] met Somalia on Thursday.”"),
        # Some people of a country are not the country.
        (
            "Some Kenyan tour groups met Somalia on Thursday.",
            ("Some Kenyan tour groups", "Somalia"),
            "“Some Kenyan tour groups met Somalia on Thursday.”",
        ),
    ],
)
def test_a_line_is_ours_only_where_one_sentence_names_all_of_its_parties(
    tell: Tell, text: str, written: tuple[str, str], expected: str
) -> None:
    group: dict[str, Any] = {"kind": "group", "name": None} if "groups" in written[0] else {}
    mentions = [mention(text, written[0], KEN, **group), mention(text, written[1], SOM)]
    assert [line.text for _, line in _lines(tell, text, "met", mentions, [KEN, SOM], **MET)] == [expected]


def test_a_surname_that_two_of_a_report_bear_names_neither(tell: Tell) -> None:
    text = "Mwangi met Somalia on Thursday, said a spokesman, Samuel Mwangi."
    mentions = [replace(mention(text, "Mwangi", MWANGI), entity="a-1"), mention(text, "Somalia", SOM)]
    spokesman = mention(text, "Samuel Mwangi", kind="person", name="Samuel Mwangi")
    parties = [MWANGI, SOM]
    ((_, line),) = _lines(
        tell, text, "met", mentions, parties, others=[replace(spokesman, entity="a-2")], **MET
    )
    assert line.text == f"“{text}”"
    ((_, alone),) = _lines(tell, text, "met", mentions, parties, **MET)
    assert alone.text == "Kenya and Somalia met on 9 May."


def test_an_it_that_may_mean_either_country_does_nothing_in_our_words(tell: Tell) -> None:
    text = "Kenya fears Somalia after it fired two missiles on Thursday."
    fired: dict[str, Any] = {
        "kind": "weapons", "type": "MOBILIZE", "details": {"system": "cruise", "count": 2}
    }  # fmt: skip
    ((_, line),) = _lines(tell, text, "fired", [mention(text, "Kenya", KEN)], [KEN], **fired)
    assert line.text == f"“{text}”"


def test_a_hall_does_not_meet_a_state(tell: Tell) -> None:
    text = "Kenya and Harambee Hall met on Thursday."
    mentions = [mention(text, "Kenya", KEN), mention(text, "Harambee Hall", HALL)]
    ((_, line),) = _lines(tell, text, "met", mentions, [KEN, HALL], **MET)
    assert line.text == f"“{text}”"


def test_a_plan_for_a_day_before_it_was_told_is_none_of_that_day(tell: Tell) -> None:
    text = "Kenya and Somalia will meet for the first time since 1991."
    mentions = [mention(text, "Kenya", KEN), mention(text, "Somalia", SOM)]
    lines = _lines(tell, text, "meet", mentions, [KEN, SOM], day="1991-01-01", status="future", **MET)
    assert [(key, line.text.startswith("“Kenya"), "day unclear" in line.marks) for key, line in lines] == [
        ("planned", True, True)
    ]


def test_what_may_be_is_quoted_with_its_condition(tell: Tell) -> None:
    text = "Kenya would meet Somalia only if the border reopened."
    mentions = [mention(text, "Kenya", KEN), mention(text, "Somalia", SOM)]
    ((key, line),) = _lines(tell, text, "meet", mentions, [KEN, SOM], status="hypothetical", **MET)
    assert (key, line.text) == ("possible", f"“{text}”")


def test_what_is_only_asked_is_not_told(tell: Tell) -> None:
    text = "Will Kenya meet Somalia this week?"
    mentions = [mention(text, "Kenya", KEN), mention(text, "Somalia", SOM)]
    assert _lines(tell, text, "meet", mentions, [KEN, SOM], status="future", **MET) == []


def test_a_quotation_of_somebody_s_words_says_whose_they_are(tell: Tell) -> None:
    text = "MR. MWANGI: We condemned the raid on Thursday."
    speaker = mention(text, "MR. MWANGI", None, kind="person", name="Peter Mwangi")
    words = "We condemned the raid on Thursday."
    start = text.index(words)
    said = Statement(
        id="s-1", speaker=speaker, kind="direct", content=(Span(start=start, end=len(text), text=words),)
    )
    mentions = [mention(text, "MWANGI", MWANGI)]
    lines = _lines(
        tell, text, "raid", mentions, [MWANGI], statements=(said,), kind="violence", type="ASSAULT"
    )
    # The transcript's label is not a part of the words.
    assert [line.text for _, line in lines] == [f"Peter Mwangi: “{words}”"]
