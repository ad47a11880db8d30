"""What a line may say only if its own sentence says it: the day, who met, the sort of act, whose word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from newsroom import mention
from tell.peru import CHILE, MET, PARTIES, PERU, STRUCK, VIDAL, Tell, both, happening, lines_of, report

from onrecord.model import (
    Coded,
    Disagreement,
    Dossier,
    GivenValue,
    HappeningDate,
    Party,
    Place,
    Span,
    Statement,
)
from onrecord.tell import Brief
from onrecord.tell.processes import _on_the_topic

DAY = "2024-05-09"
PUNISHED: dict[str, Any] = {"kind": "sanctions", "type": "SANCTION", "main": True}
FIRED: dict[str, Any] = {"kind": "weapons", "type": "MOBILIZE", "main": True}


def _met(text: str, trigger: str = "met", **fields: Any) -> Coded:
    return report("1", text, trigger, both(text), **{**MET, **fields})


def _texts(told: Brief, *keys: str) -> list[str]:
    return [line.text for line in lines_of(told, *(keys or ("happened",)))]


# Meetings


def test_who_meets_in_a_third_country_has_visited_neither(tell: Tell) -> None:
    text = "Peru visited Chile on Thursday."
    coded = report("1", text, "visited", both(text), on=("Thursday", DAY), modes=("visit",), **MET)
    place = Place(start=0, end=4, text="Quito", use="literal", name="Quito", country="ECU")
    to = {"recipients": (Party(entity=CHILE.id),), "modes": ("visit",)}
    assert _texts(tell(PARTIES, [coded], [happening([coded], [PERU], **to)])) == [
        "Peru visited Chile on 9 May."
    ]
    elsewhere = happening([coded], [PERU], place=place, **to)
    assert _texts(tell(PARTIES, [coded], [elsewhere])) == [f"“{text}”"]


def test_a_leader_is_no_party_where_a_sentence_only_has_their_leaders(tell: Tell) -> None:
    text = "Their own leaders met on Thursday."
    leaders = mention(text, "Their own leaders", kind="group", countries=("PER", "CHL"))
    coded = report("1", text, "met", (leaders,), on=("Thursday", DAY), **MET)
    assert _texts(tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])])) == [f"“{text}”"]
    named = "Peru and Chile were content as their own leaders met on Thursday."
    leaders = mention(named, "their own leaders", kind="group", countries=("PER", "CHL"))
    coded = report("1", named, "met", (leaders,), on=("Thursday", DAY), **MET)
    told = tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])])
    assert _texts(told) == ["Peru and Chile met on 9 May."]


@pytest.mark.parametrize(
    ("who", "kind", "sectors", "ours"),
    [
        ("Peru's envoy", "person", ("GOV",), True),
        ("Peru's former mayor", "person", ("ELI",), False),
        ("a Peruvian mountain club", "organisation", ("GOV",), False),
    ],
)
def test_who_acts_for_himself_is_not_his_country(
    tell: Tell, who: str, kind: Any, sectors: tuple[str, ...], ours: bool
) -> None:
    text = f"On Thursday {who} met Chile."
    guest = replace(mention(text, who, kind=kind, country="PER"), sectors=sectors)
    mentions = (guest, mention(text, "Chile", CHILE))
    coded = report("1", text, "met", mentions, on=("Thursday", DAY), **MET)
    told = _texts(tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])]))
    assert (told == ["Peru and Chile met on 9 May."]) == ours


def test_where_one_of_the_sentences_has_others_too_the_report_is_quoted(tell: Tell) -> None:
    first = "Peru, Chile and the other nations met on Thursday."
    second = "Peru and Chile met on Thursday."
    coded = [
        report(key, text, "met", both(text), on=("Thursday", DAY), **MET)
        for key, text in (("1", first), ("2", second))
    ]
    told = _texts(tell(PARTIES, coded, [happening(coded, [PERU, CHILE])]))
    assert told[0].startswith("“")


# Days


@pytest.mark.parametrize(
    ("text", "trigger", "main", "dated"),
    [
        ("Peru met Chile on Thursday.", "met", True, True),
        # The day of the hint, the raid, the vote and the demand.
        ("Rojas spoke of Peru's talks with Chile, and then of what Thursday brought.", "talks", True, False),
        ("On a trip from Peru to Chile they spoke of Thursday's raid.", "trip", True, False),
        ("On Thursday Peru demanded an end to the talks with Chile.", "talks", False, False),
    ],
)
def test_the_day_of_another_verb_is_not_told(
    tell: Tell, text: str, trigger: str, main: bool, dated: bool
) -> None:
    fields = {**MET, "main": main}
    coded = report("1", text, trigger, both(text), on=("Thursday", DAY), **fields)
    told = _texts(tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])]), "happened", "background")
    assert any(line.endswith("on 9 May.") for line in told) == dated


@pytest.mark.parametrize(("day", "told"), [("2024-05-10", True), ("2024-05-03", False)])
def test_the_day_is_told_only_if_it_is_that_of_the_report(tell: Tell, day: str, told: bool) -> None:
    text = "Peru met Chile later in the day."
    coded = report("1", text, "met", both(text), on=("the day", day), **MET)
    lines = _texts(tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])]))
    assert lines[0].startswith("Peru and Chile met on") == told


def test_a_day_counted_from_another_is_loose_though_wider_ones_agree(tell: Tell) -> None:
    text = "A month later Peru tested a missile."
    wide = "Peru tested a missile in April."
    of_peru = [(mention(each, "Peru", PERU),) for each in (text, wide)]
    coded = [
        report("1", text, "tested", of_peru[0], on=("A month later", "2024-04-06"), **FIRED),
        report("2", wide, "tested", of_peru[1], on=("April", "2024-04-30"), **FIRED),
    ]
    date = HappeningDate(from_="2024-04-06", to="2024-04-06", precision=1, events=("e-1", "e-2"))
    made = happening(coded, [PERU], dates=(date,), details={"system": "missile", "count": 1})
    told = _texts(tell(PARTIES, coded, [made]), "happened", "background")
    assert told and all(line.startswith("“") for line in told)


def test_a_hint_of_another_day_disputes_none(tell: Tell) -> None:
    met, hint = "Peru met Chile on Thursday.", "On Friday Rojas hinted at Peru's visit to Chile."
    coded = [
        report("1", met, "met", both(met), on=("Thursday", DAY), **MET),
        report("2", hint, "visit", both(hint), on=("Friday", "2024-05-10"), **{**MET, "main": False}),
    ]
    values = tuple(
        GivenValue(value=day, events=(event,)) for day, event in ((DAY, "e-1"), ("2024-05-10", "e-2"))
    )
    made = happening(coded, [PERU, CHILE], disagreements=(Disagreement(field="date", values=values),))
    line = lines_of(tell(PARTIES, coded, [made]), "happened")[0]
    assert line.text == "Peru and Chile met on 9 May."
    assert line.marks == ()


def test_a_plan_for_one_of_two_months_is_quoted_though_another_report_is_vaguer(tell: Tell) -> None:
    plan, vague = "Peru is to meet Chile in late May or June.", "Peru will meet Chile later this year."
    fields = {**MET, "status": "future"}
    coded = [
        report("1", plan, "meet", both(plan), on=("late May", "2024-05-31"), **fields),
        report("2", vague, "meet", both(vague), on=("later this year", "2024-12-31"), **fields),
    ]
    date = HappeningDate(from_="2024-05-31", to="2024-05-31", precision=1, events=("e-1", "e-2"))
    told = tell(PARTIES, coded, [happening(coded, [PERU, CHILE], dates=(date,))])
    assert [line[0] for line in _texts(told, "planned")] == ["“"]


# Plans


@pytest.mark.parametrize(
    ("status", "later", "left"),
    [("cancelled", "actual", []), ("cancelled", "future", []), ("postponed", "future", ["h-e-1"])],
)
def test_what_was_put_back_on_is_not_told_as_called_off(
    tell: Tell, status: Any, later: Any, left: list[str]
) -> None:
    off, on = "Peru's meeting with Chile was called off.", "Peru and Chile meet in Lima after all."
    coded = [
        report("1", off, "meeting", both(off), day="2024-05-01", status=status, **MET),
        report("2", on, "meet", both(on), day="2024-05-20", status=later, **MET),
    ]
    told = tell(PARTIES, coded, [happening(coded, [PERU, CHILE])])
    assert [line.entry for line in lines_of(told, "planned")] == left


def test_a_call_off_that_was_the_last_word_is_told(tell: Tell) -> None:
    off = "Peru's meeting with Chile was called off."
    coded = report("1", off, "meeting", both(off), status="cancelled", **MET)
    assert lines_of(tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])]), "planned")


# What an act is called


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("Peru imposed sanctions on Chile on Thursday.", "imposed", ["Peru imposed sanctions on Chile on 9 May."]),
        # Who is appointed is "designated" too; a tariff is no sanction.
        ("Peru designated an envoy to Chile on Thursday.", "designated", []),
        ("Peru imposed a tariff on Chile on Thursday.", "imposed", []),
    ],
)  # fmt: skip
def test_sanctions_are_told_only_where_they_are_called_so(
    tell: Tell, text: str, trigger: str, told: list[str]
) -> None:
    coded = report("1", text, trigger, on=("Thursday", DAY), **PUNISHED)
    peru, chile = both(text)
    coded = replace(coded, events=(replace(coded.events[0], actors=(peru,), recipients=(chile,)),))
    to = (Party(entity=CHILE.id),)
    made = happening([coded], [PERU], recipients=to, details={"step": "imposed"})
    assert _texts(tell(PARTIES, [coded], [made])) == told


def test_a_label_is_for_what_the_main_clause_tells(tell: Tell) -> None:
    text = "Rojas asked for a vote on the war in which Peru struck a camp."
    for main, marks in ((True, ("attack",)), (False, ())):
        coded = report("1", text, "struck", (mention(text, "Peru", PERU),), **{**STRUCK, "main": main})
        assert lines_of(tell(PARTIES, [coded], [happening([coded], [PERU])]), "happened")[0].marks == marks


def test_talks_that_stand_far_apart_are_not_labelled_an_agreement(tell: Tell) -> None:
    for words, marks in (("came to terms", ("agreement or offer",)), ("remain far apart", ())):
        text = f"Peru agreed that the two sides {words}."
        fields: dict[str, Any] = {"kind": "statement", "type": "AGREE", "main": True}
        coded = report("1", text, "agreed", (mention(text, "Peru", PERU),), **fields)
        assert lines_of(tell(PARTIES, [coded], [happening([coded], [PERU])]), "verbal")[0].marks == marks


@pytest.mark.parametrize(
    "text",
    [
        "Rojas of Peru ordered a raid and called it off before it struck the camp.",
        "A summit could bring what Peru struck before.",
    ],
)
def test_a_blow_that_was_not_struck_did_not_happen(tell: Tell, text: str) -> None:
    coded = report("1", text, "struck", (mention(text, "Peru", PERU),), **STRUCK)
    trigger = "raid" if "raid" in text else "bring"
    start = text.index(trigger)
    span = replace(coded.events[0].trigger, start=start, end=start + len(trigger), text=trigger)
    coded = replace(coded, events=(replace(coded.events[0], trigger=span),))
    assert _texts(tell(PARTIES, [coded], [happening([coded], [PERU])])) == []


def test_a_columnist_s_words_are_not_what_happened(tell: Tell) -> None:
    text = "Peru struck a camp across the border."
    for genre, told in (("news", [f"“{text}”"]), ("opinion", [])):
        coded = report("1", text, "struck", (mention(text, "Peru", PERU),), genre=genre, **STRUCK)
        assert _texts(tell(PARTIES, [coded], [happening([coded], [PERU])])) == told


def test_an_arrest_that_only_describes_somebody_is_not_told_as_one(tell: Tell) -> None:
    fields: dict[str, Any] = {"kind": "other", "type": "COERCE", "modes": ("arrest",), "main": True}
    for text, ours in (
        ("Peru detained two sailors on Thursday.", True),
        ("Peru fed two detained sailors on Thursday.", False),
    ):
        whom = "two sailors" if ours else "two detained sailors"
        coded = report("1", text, "detained", on=("Thursday", DAY), **fields)
        peru, sailors = mention(text, "Peru", PERU), mention(text, whom, kind="group")
        coded = replace(coded, events=(replace(coded.events[0], actors=(peru,), recipients=(sailors,)),))
        made = happening([coded], [PERU], recipients=(Party(entity=VIDAL.id),), modes=("arrest",))
        told = _texts(tell((*PARTIES, VIDAL), [coded], [made]), "happened", "background")
        assert ("Peru arrested two sailors on 9 May." in told) == ours


def test_two_tests_are_not_told_as_one(tell: Tell) -> None:
    for text, ours in (
        ("Peru conducted a nuclear test on Thursday.", True),
        ("Peru conducted two nuclear tests on Thursday.", False),
    ):
        of_peru = (mention(text, "Peru", PERU),)
        coded = report("1", text, "conducted", of_peru, on=("Thursday", DAY), **FIRED)
        told = tell(PARTIES, [coded], [happening([coded], [PERU], details={"system": "nuclear"})])
        assert ("Peru carried out a nuclear test on 9 May." in _texts(told)) == ours


# Whose word


def _claim(text: str, trigger: str, cue: str, **fields: Any) -> Coded:
    """A report in which Peru or somebody else says what was done."""
    coded = report("1", text, trigger, (mention(text, "Peru", PERU),), on=("Thursday", DAY), **fields)
    start = text.index(cue)
    who = mention(text, "Chile", CHILE) if "Chile" in text else mention(text, "Peru", PERU)
    said = Statement(
        id="s-1",
        speaker=replace(who, report="r-1"),
        content=(replace(coded.events[0].sentence, report="r-1"),),
        cue=Span(start=start, end=start + len(cue), text=cue, report="r-1"),
    )
    return replace(coded, statements=(said,), events=(replace(coded.events[0], according_to="s-1"),))


def test_of_arms_a_state_s_own_word_is_its_account_and_of_its_decisions_enough(tell: Tell) -> None:
    text = "Peru said it tested a missile on Thursday."
    coded = _claim(text, "tested", "said", **FIRED)
    details = {"system": "missile", "count": 1}
    line = lines_of(
        tell(PARTIES, [coded], [happening([coded], [PERU], claimed=True, details=details)]), "happened"
    )[0]
    assert (line.text, line.marks) == ("By its own account, Peru tested a missile on 9 May.", ("claimed",))
    text = "Peru said it imposed sanctions on two banks on Thursday."
    coded = _claim(text, "imposed", "said", **PUNISHED)
    banks = mention(text, "two banks", kind="organisation")
    coded = replace(coded, events=(replace(coded.events[0], recipients=(banks,)),))
    made = happening(
        [coded], [PERU], recipients=(Party(entity=VIDAL.id),), claimed=True, details={"step": "imposed"}
    )
    line = lines_of(tell((*PARTIES, VIDAL), [coded], [made]), "happened")[0]
    assert (line.text, line.marks) == ("Peru imposed sanctions on two banks on 9 May.", ())


def test_an_act_that_stands_in_an_accusation_is_quoted(tell: Tell) -> None:
    for verb, ours in (("saw that", True), ("accused all:", False)):
        text = f"Chile {verb} Peru fired a missile on Thursday."
        coded = _claim(text, "fired", verb.split()[0], **FIRED)
        made = happening([coded], [PERU], details={"system": "missile", "count": 1})
        told = _texts(tell(PARTIES, [coded], [made]))
        assert ("Peru fired a missile on 9 May." in told) == ours


def test_whom_sanctions_strike_is_not_torn_off(tell: Tell) -> None:
    text = "Peru imposed sanctions on firms from the coast to Chile on Thursday."
    coded = report("1", text, "imposed", on=("Thursday", DAY), **PUNISHED)
    firms = mention(text, "firms from the coast", kind="organisation")
    event = replace(coded.events[0], actors=(mention(text, "Peru", PERU),), recipients=(firms,))
    coded = replace(coded, events=(event,))
    made = happening([coded], [PERU], recipients=(Party(entity=VIDAL.id),), details={"step": "imposed"})
    assert _texts(tell((*PARTIES, VIDAL), [coded], [made])) == [f"“{text}”"]


# What a reader meets first


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("The United States watched as Peru struck a camp.", True),
        ("International observers saw how Peru struck a camp.", True),
        ("Story highlights Peru struck a camp", False),
        ("Peru struck a camp | Ana Soto/AFP/Getty Images", False),
    ],
)
def test_page_furniture_and_words_that_lean_on_others_do_not_lead(tell: Tell, text: str, leads: bool) -> None:
    coded = report("1", text, "struck", (mention(text, "Peru", PERU),), **STRUCK)
    told = tell(PARTIES, [coded], [happening([coded], [PERU])])
    assert bool(told.lead) == leads


def test_words_that_lean_on_others_do_not_fill_up_the_first_screen(tell: Tell) -> None:
    texts = [
        "Peru struck a camp by the river.",
        "Gunboats of Peru shelled two harbours.",
        "They met in Peru.",
    ]
    coded = [
        report(str(n), text, trigger, (mention(text, "Peru", PERU),), **fields)
        for n, (text, trigger, fields) in enumerate(
            zip(texts, ("struck", "shelled", "met"), (STRUCK, STRUCK, MET), strict=True)
        )
    ]
    told = tell(PARTIES, coded, [happening([each], [PERU]) for each in coded])
    assert {line.text for line in told.lead} == {f"“{text}”" for text in texts[:2]}


def test_a_plan_to_launch_is_told_and_not_only_named(tell: Tell) -> None:
    text = "Peru announced its plans to launch a rocket."
    coded = report("1", text, "launch", (mention(text, "Peru", PERU),), **FIRED, status="future")
    assert lines_of(tell(PARTIES, [coded], [happening([coded], [PERU])]), "planned")


def test_what_had_been_done_before_is_background(tell: Tell) -> None:
    for verb, key in (("struck", "happened"), ("had struck", "background")):
        text = f"Peru {verb} a camp."
        coded = report("1", text, "struck", (mention(text, "Peru", PERU),), **STRUCK)
        assert _texts(tell(PARTIES, [coded], [happening([coded], [PERU])]), key) == [f"“{text}”"]


def test_a_sentence_that_opens_a_report_leads_whatever_of_it_was_read_as_the_act(tell: Tell) -> None:
    text = "Peru accused Chile of a raid on a camp."
    coded = report("1", text, "raid", (mention(text, "Chile", CHILE),), **{**STRUCK, "main": False})
    accused = replace(
        report("1", text, "accused", (mention(text, "Peru", PERU),), kind="statement", type="ACCUSE", main=True)
        .events[0],
        id="e-2",
    )  # fmt: skip
    coded = replace(coded, events=(*coded.events, accused))
    told = tell(PARTIES, [coded], [happening([coded], [CHILE], leading=0)])
    assert [line.text for line in told.lead] == [f"“{text}”"]


def test_a_position_held_in_a_long_speech_is_told_by_the_sentence_on_its_topic() -> None:
    position = Dossier(
        id="d-1", kind="position", title="U.S. on denuclearisation: North Korea", parties=(), state="stated"
    )
    thanks = "Thank you so much, and thank you all for coming out this morning. " * 6
    aim = "Our goal remains the complete denuclearization of the Korean Peninsula."
    assert _on_the_topic(position, f"{thanks}{aim} Thank you.") == aim
    assert _on_the_topic(position, thanks) == ""
