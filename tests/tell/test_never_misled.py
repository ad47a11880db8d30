"""A reader who has only the brief: no day of another clause, no party but those named, nothing stale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from newsroom import mention, one_sentence

from onrecord.knowledge import Knowledge
from onrecord.model import (
    Actor,
    Coded,
    Disagreement,
    Entity,
    Event,
    GivenValue,
    Happening,
    HappeningDate,
    Party,
    Time,
)
from onrecord.tell import Brief, Line
from onrecord.tell.asked import Asked
from onrecord.tell.markdown import markdown

ENTITIES = (
    Entity(id="n-ken", kind="country", name="Kenya", country="KEN"),
    Entity(id="n-som", kind="country", name="Somalia", country="SOM"),
    Entity(id="n-odinga", kind="person", name="Grace Odinga", country="KEN"),
)
_BY_NAME = {entity.name: entity for entity in ENTITIES}
Tell = Callable[..., Brief]
MET: dict[str, Any] = {"kind": "meeting", "type": "CONSULT"}
STRUCK: dict[str, Any] = {"kind": "violence", "type": "ASSAULT", "main": True}


def _mention(text: str, words: str, **more: Any) -> Actor:
    return mention(text, words, _BY_NAME.get(words), **more)


def _report(
    key: str,
    day: str,
    text: str,
    trigger: str,
    actors: Sequence[Actor] = (),
    recipients: Sequence[Actor] = (),
    *,
    on: tuple[str, str] | None = None,
    outlet: str | None = None,
    **fields: Any,
) -> Coded:
    """A report of one sentence with one event; `on` its words for a day and the day they mean."""
    coded = one_sentence(
        f"r-{key}", day, text, trigger, outlet=outlet or f"Wire {key}", event=f"e-{key}", actors=tuple(actors),
        recipients=tuple(recipients), **fields,
    )  # fmt: skip
    if on is None:
        return coded
    start = text.index(on[0])
    time = Time(
        start=start, end=start + len(on[0]), text=on[0], type="DATE", value=on[1], from_=on[1], to=on[1]
    )
    dated = replace(coded.events[0], date=time, date_basis="sentence")
    return replace(coded, events=(dated,))


def _happening(
    coded: Sequence[Coded], actors: Sequence[str], recipients: Sequence[str] = (), **fields: Any
) -> Happening:
    events: list[Event] = [each.events[0] for each in coded]
    first = events[0]
    dates = tuple(
        HappeningDate(from_=e.date.from_, to=e.date.to, precision=1, events=(e.id,)) for e in events if e.date
    )
    made: dict[str, Any] = {
        "id": f"h-{first.id}", "kind": first.kind, "type": first.type, "status": first.status, "dates": dates,
    }  # fmt: skip
    return Happening(
        actors=tuple(Party(entity=each) for each in actors), recipients=tuple(Party(entity=r) for r in recipients),
        events=tuple(e.id for e in events), reports=tuple(each.report.id for each in coded),
        origins=len(events), **made | fields,
    )  # fmt: skip


def _lines(told: Brief, *keys: str) -> list[Line]:
    return [line for section in told.sections if section.key in keys for line in section.lines]


def _texts(told: Brief, *keys: str) -> list[str]:
    return [line.text for line in _lines(told, *keys)]


# What is asked for


@pytest.mark.parametrize(
    ("about", "text", "named"),
    [
        ("Sudan", "Khartoum agreed to the talks.", True),
        ("Sudan", "The Sudanese army withdrew.", True),
        ("Sudan", "South Sudan agreed to the talks.", False),
        ("US", "They told us nothing.", False),
        ("us", "The US told them nothing.", True),
        ("GSOMIA", "It let the General Security of Military Information Agreement lapse.", True),
        ("Odinga", "Ms. Odinga left.", True),
        ("Odinga", "The Odingas left.", False),
    ],
)
def test_a_state_a_pact_or_a_name_is_known_in_each_of_its_forms(
    knowledge: Knowledge, about: str, text: str, named: bool
) -> None:
    assert Asked(about, knowledge).mentioned(text) == named


def test_a_word_that_is_nobody_s_name_is_looked_for_in_sentences_and_that_is_said(tell: Tell) -> None:
    text = "Odinga the secession campaigner met Somalia."
    campaigner = Entity(id="n-1", kind="person", name="Odinga the secession campaigner", country="KEN")
    first = _report("1", "2024-05-10", text, "met", [_mention(text, "Somalia")], **MET)
    about = "Kenya and Somalia met over the secession."
    second = _report("2", "2024-05-10", about, "met", [_mention(about, "Kenya")], **MET)
    happenings = [_happening([first], ["n-1", "n-som"]), _happening([second], ["n-ken"])]
    told = tell((*ENTITIES, campaigner), [first, second], happenings, about="secession")
    assert {f"“{text}”", f"“{about}”"} == set(_texts(told, "happened"))
    assert "“secession” is no name that the record knows" in markdown(told)


def test_a_line_is_about_what_is_asked_for_only_if_its_words_name_it(tell: Tell) -> None:
    # Merging has Somalia as a party of both; only one sentence says so.
    text, other = "Kenya struck the camp.", "Kenya struck the camp in Somalia."
    first = _report("1", "2024-05-10", text, "struck", [_mention(text, "Kenya")], **STRUCK)
    second = _report("2", "2024-05-11", other, "struck", [_mention(other, "Kenya")], **STRUCK)
    happenings = [_happening([each], ["n-ken"], ["n-som"]) for each in (first, second)]
    told = tell(ENTITIES, [first, second], happenings, about="Somalia")
    assert _texts(told, "happened") == [f"“{other}”"]


# Whose day, whose deed


@pytest.mark.parametrize(
    ("text", "when", "expected"),
    [
        ("Kenya met Somalia on Thursday.", "Thursday", "Kenya and Somalia met on 9 May."),
        ("Kenya, which met Somalia, closed the border after fighting on Thursday.", "Thursday", None),
        ("Officials said Thursday that Kenya met Somalia.", "Thursday", None),
    ],
)
def test_a_day_is_told_only_where_it_is_that_of_the_clause(
    tell: Tell, text: str, when: str, expected: str | None
) -> None:
    mentions = [_mention(text, "Kenya"), _mention(text, "Somalia")]
    coded = _report("1", "2024-05-10", text, "met", mentions, on=(when, "2024-05-09"), **MET)
    told = tell(ENTITIES, [coded], [_happening([coded], ["n-ken", "n-som"])])
    assert _texts(told, "happened") == [expected or f"“{text}”"]


def test_what_a_sentence_only_names_is_no_news_of_it(tell: Tell) -> None:
    text = "Kenya called a session in answer to Somalia's brazen attack."
    coded = _report("1", "2024-05-10", text, "attack", [_mention(text, "Somalia")], **STRUCK)
    made = [_happening([coded], ["n-som"])]
    assert _texts(tell(ENTITIES, [coded], made), "happened") == []
    assert _texts(tell(ENTITIES, [coded], made, limit=None), "happened") == [f"“{text}”"]
    subject = "Somalia's attack killed twelve."
    coded = _report("1", "2024-05-10", subject, "attack", [_mention(subject, "Somalia")], **STRUCK)
    assert _texts(tell(ENTITIES, [coded], [_happening([coded], ["n-som"])]), "happened") == [f"“{subject}”"]


def test_rebels_are_not_their_country(tell: Tell) -> None:
    text = "Kenya met rebel leaders on Thursday."
    rebels = _mention(text, "rebel leaders", kind="group", country="SOM", sectors=("REB", "GOV"))
    coded = _report("1", "2024-05-10", text, "met", [_mention(text, "Kenya"), rebels], **MET)
    day = (HappeningDate(from_="2024-05-09", to="2024-05-09", precision=1, events=("e-1",)),)
    told = tell(ENTITIES, [coded], [_happening([coded], ["n-ken", "n-som"], dates=day)])
    assert _texts(told, "happened") == [f"“{text}”"]


def test_a_capital_in_which_a_bomb_went_off_did_not_throw_it(tell: Tell) -> None:
    text = "A bombing in Mogadishu killed forty people on Thursday."
    capital = _mention(text, "Mogadishu", kind="country", country="SOM")
    people = _mention(text, "forty people", kind="group", sectors=("CVL",))
    on = ("Thursday", "2024-05-09")
    coded = _report("1", "2024-05-10", text, "killed", [capital], [people], on=on, **STRUCK)
    told = tell(ENTITIES, [coded], [_happening([coded], ["n-som"])])
    assert _texts(told, "happened") == [f"“{text}”"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Kenya imposed sanctions on Somalia on Thursday.", True), ("Kenya imposed sanctions over Somalia on Thursday.", False)],
)  # fmt: skip
def test_sanctions_over_a_country_are_not_on_it(tell: Tell, text: str, plain: bool) -> None:
    details = {"step": "imposed"}
    coded = _report(
        "1", "2024-05-10", text, "sanctions", [_mention(text, "Kenya")], [_mention(text, "Somalia")],
        on=("Thursday", "2024-05-09"), kind="sanctions", type="SANCTION", details=details,
    )  # fmt: skip
    told = tell(ENTITIES, [coded], [_happening([coded], ["n-ken"], ["n-som"], details=details)])
    expected = "Kenya imposed sanctions on Somalia on 9 May." if plain else f"“{text}”"
    assert _texts(told, "happened") == [expected]


def test_whom_a_pronoun_means_stands_in_brackets_for_before_a_colon_he_would_speak(tell: Tell) -> None:
    text = "She postponed the visit to Somalia."
    her = _mention(text, "She", kind="person", name="Grace Odinga", country="KEN")
    coded = _report("1", "2024-05-10", text, "visit", [her], status="postponed", **MET)
    told = tell(ENTITIES, [coded], [_happening([coded], ["n-odinga"])])
    assert _texts(told, "planned") == ["“She [Grace Odinga] postponed the visit to Somalia.”"]


# What is of when


def _plan(key: str, told_on: str, day: str, status: str = "future") -> tuple[Coded, Happening]:
    text = f"Kenya and Somalia will meet in Lamu on {day}."
    mentions = [_mention(text, "Kenya"), _mention(text, "Somalia")]
    coded = _report(key, told_on, text, "meet", mentions, on=(day, day), status=status, **MET)
    return coded, _happening([coded], ["n-ken", "n-som"])


def test_a_plan_whose_day_is_long_past_is_no_plan_but_what_was_called_off_is_told(tell: Tell) -> None:
    old, past = _plan("1", "2021-03-01", "2021-03-09")
    off, cancelled = _plan("2", "2021-03-01", "2021-04-09", "cancelled")
    new, coming = _plan("3", "2024-05-10", "2024-06-01")
    told = tell(ENTITIES, [old, off, new], [past, cancelled, coming])
    assert [line.entry for line in _lines(told, "planned")] == [coming.id, cancelled.id]
    assert next(section.more for section in told.sections if section.key == "planned") == 1
    told = tell(ENTITIES, [old, off, new], [past, cancelled, coming], limit=None)
    assert past.id in {line.entry for line in _lines(told, "planned")}


def test_where_reports_are_of_several_years_every_day_has_its_year(tell: Tell) -> None:
    made = []
    for key, day in (("1", "2021-03-09"), ("2", "2024-05-09")):
        text = "Kenya met Somalia on Thursday."
        mentions = [_mention(text, "Kenya"), _mention(text, "Somalia")]
        made.append(_report(key, day, text, "met", mentions, on=("Thursday", day), **MET))
    told = tell(ENTITIES, made, [_happening([each], ["n-ken", "n-som"]) for each in made])
    assert _texts(told, "happened") == [
        "Kenya and Somalia met on 9 May 2024.",
        "Kenya and Somalia met on 9 March 2021.",
    ]


def test_a_quotation_has_the_day_of_its_report_before_it_where_the_brief_is_on_years(tell: Tell) -> None:
    text = "Kenya struck the camp on Sunday."
    made = [
        _report(key, day, text, "struck", [_mention(text, "Kenya")], **STRUCK)
        for key, day in (("1", "2024-05-10"), ("2", "2021-03-10"))
    ]
    told = tell(ENTITIES, made, [_happening(made[:1], ["n-ken"])])
    assert [line.told for line in _lines(told, "happened")] == ["2024-05-10"]
    assert f"- reported 10 May 2024 · **attack** · “{text}”" in markdown(told)
    # Of one year the source behind the line gives the day.
    of_one_year = tell(ENTITIES, made[:1], [_happening(made[:1], ["n-ken"])])
    assert [line.told for line in _lines(of_one_year, "happened")] == ["2024-05-10"]
    assert f"- **attack** · “{text}”" in markdown(of_one_year)


def test_a_quotation_that_looks_back_has_the_day_of_its_report_before_it(tell: Tell) -> None:
    text = "On 20 April Kenya struck the camp, and few asked why."
    on = ("20 April", "2024-04-20")
    coded = _report("1", "2024-05-10", text, "struck", [_mention(text, "Kenya")], on=on, **STRUCK)
    told = tell(ENTITIES, [coded], [_happening([coded], ["n-ken"])])
    assert f"- reported 10 May 2024 · **attack** · “{text}”" in markdown(told)


# What is no disagreement


def _launches(*told: tuple[str, str, int], kind: str = "count") -> tuple[list[Coded], Happening]:
    """Launches of one day: outlet, sentence and the number each gives."""
    coded = [
        _report(
            str(n),
            "2024-05-10",
            text,
            "launch",
            [_mention(text, "Kenya")],
            on=("Thursday", "2024-05-09"),
            outlet=outlet,
            kind="weapons",
            type="MOBILIZE",
        )
        for n, (outlet, text, _) in enumerate(told)
    ]
    values = tuple(
        GivenValue(value=number, events=(each.events[0].id,))
        for each, (*_, number) in zip(coded, told, strict=True)
    )
    return coded, _happening(coded, ["n-ken"], disagreements=(Disagreement(field=kind, values=values),))


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        (("Post", "Kenya's launch of two rockets came on Thursday.", 2), ("Wire", "Kenya's launch of three rockets came on Thursday.", 3), True),
        # A launch is not counted by its article.
        (("Post", "Kenya's launch came on Thursday.", 1), ("Wire", "Kenya's launch of three rockets came on Thursday.", 3), False),
        # One outlet that tells of two numbers tells of two things.
        (("Wire", "Kenya's launch of two rockets came on Thursday.", 2), ("Wire", "Kenya's launch of three rockets came on Thursday.", 3), False),
    ],
)  # fmt: skip
def test_numbers_differ_only_where_two_outlets_give_them_in_words(
    tell: Tell, first: tuple[str, str, int], second: tuple[str, str, int], differ: bool
) -> None:
    coded, made = _launches(first, second)
    assert bool(_lines(tell(ENTITIES, coded, [made]), "disagreements")) == differ


@pytest.mark.parametrize(("far", "differ"), [(31, False), (45, True)])
def test_what_differs_by_rounding_does_not_differ(tell: Tell, far: int, differ: bool) -> None:
    text = "Kenya's launch came on Thursday."
    coded, made = _launches(("Post", text, 30), ("Wire", text, far), kind="range_km")
    assert bool(_lines(tell(ENTITIES, coded, [made]), "disagreements")) == differ


FIRED: dict[str, Any] = {"kind": "weapons", "type": "MOBILIZE", "main": True}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya fired a suspected missile on Thursday.",
        "Kenya fired a missile on Thursday but the launch appears to have failed.",
        "Kenya fired missiles on Thursday.",
    ],
)
def test_a_hedge_a_failure_or_a_number_that_only_the_report_gives_is_told_in_its_words(
    tell: Tell, text: str
) -> None:
    details = {"system": "missile", "count": 1}
    on = ("Thursday", "2024-05-09")
    coded = _report(
        "1", "2024-05-10", text, "fired", [_mention(text, "Kenya")], on=on, details=details, **FIRED
    )
    told = tell(ENTITIES, [coded], [_happening([coded], ["n-ken"], details=details)])
    assert _texts(told, "happened") == [f"“{text}”"]


def test_of_a_meeting_of_others_too_no_line_names_two_sides(tell: Tell) -> None:
    text = "Kenya, Somalia and the other nations of the bloc met on Thursday."
    mentions = [_mention(text, "Kenya"), _mention(text, "Somalia")]
    coded = _report("1", "2024-05-10", text, "met", mentions, on=("Thursday", "2024-05-09"), **MET)
    told = tell(ENTITIES, [coded], [_happening([coded], ["n-ken", "n-som"])])
    assert _texts(told, "happened") == [f"“{text}”"]


def test_the_day_of_the_plan_is_not_that_of_the_deed(tell: Tell) -> None:
    plan, deed = "Kenya and Somalia will meet on Friday.", "Kenya met Somalia on Thursday."
    first = _report(
        "1", "2024-05-08", plan, "meet", [_mention(plan, "Kenya"), _mention(plan, "Somalia")],
        on=("Friday", "2024-05-10"), status="future", **MET,
    )  # fmt: skip
    mentions = [_mention(deed, "Kenya"), _mention(deed, "Somalia")]
    second = _report("2", "2024-05-10", deed, "met", mentions, on=("Thursday", "2024-05-09"), **MET)
    day = (HappeningDate(from_="2024-05-10", to="2024-05-10", precision=1, events=("e-1",)),)
    made = _happening([first, second], ["n-ken", "n-som"], dates=day, status="actual")
    assert _texts(tell(ENTITIES, [first, second], [made]), "happened") == [f"“{deed}”"]


def test_one_act_that_merging_left_in_two_is_one_line_and_our_words_stand_for_it(tell: Tell) -> None:
    plain, again = (
        "Kenya met Somalia on Thursday.",
        "Thursday brought Kenya and Somalia to meet at long last.",
    )
    first = _report(
        "1", "2024-05-10", plain, "met", [_mention(plain, "Kenya"), _mention(plain, "Somalia")],
        on=("Thursday", "2024-05-09"), **MET,
    )  # fmt: skip
    mentions = [_mention(again, "Kenya"), _mention(again, "Somalia")]
    second = _report("2", "2024-05-10", again, "meet", mentions, confidence=0.4, **MET)
    made = [_happening([first], ["n-ken", "n-som"]), _happening([second], ["n-ken", "n-som"])]
    (line,) = _lines(tell(ENTITIES, [first, second], made), "happened")
    assert (line.text, line.also) == ("Kenya and Somalia met on 9 May.", ("h-e-2",))
    assert len(_lines(tell(ENTITIES, [first, second], made, limit=None), "happened")) == 2


@pytest.mark.parametrize(
    "text",
    ["War began on June 25, 1950, when Kenya stormed it.", "stormed it, as Kenya did", "“Kenya stormed it, and we go on."],
)  # fmt: skip
def test_an_old_act_or_a_torn_sentence_is_no_line_of_what_happened(tell: Tell, text: str) -> None:
    coded = _report("1", "2024-05-10", text, "stormed", [_mention(text, "Kenya")], **STRUCK)
    assert _texts(tell(ENTITIES, [coded], [_happening([coded], ["n-ken"])]), "happened") == []


def test_the_header_of_a_brief_since_a_day_counts_what_it_covers(tell: Tell) -> None:
    text = "Kenya struck the camp on Sunday."
    made = [
        _report(key, day, text, "struck", [_mention(text, "Kenya")], **STRUCK)
        for key, day in (("1", "2024-05-10"), ("2", "2021-03-10"))
    ]
    told = tell(ENTITIES, made, [_happening([each], ["n-ken"]) for each in made], since="2024-01-01")
    assert (told.first, told.counts) == ("2024-05-10", {"reports": 1, "happenings": 1})
    assert [each.outlet for each in told.coverage] == ["Wire 1"]
    assert "1 report of 1 outlet; 1 happening" in markdown(told)
