"""What the first screen of a brief may say of real news: no rhetoric for a deed, no other day, level or place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from newsroom import mention
from tell.peru import CHILE, MET, PARTIES, PERU, ROJAS, STRUCK, VIDAL, Tell, both, happening, lines_of, report

from onrecord.model import (
    Coded,
    Disagreement,
    Dossier,
    DossierStep,
    GivenValue,
    Happening,
    HappeningDate,
    Place,
)
from onrecord.record import Store
from onrecord.tell import brief

# A label stands only before words that tell the act


@pytest.mark.parametrize(
    ("text", "trigger", "fields", "label"),
    [
        ("Peru struck a camp across the border.", "struck", {}, ("attack",)),
        # A message "in the wake of the attack" tells of the message.
        ("Peru sent a clear message in the wake of an attack on a camp.", "attack", {"main": False}, ()),
        # What must end is spoken of, and so is what is called something.
        ("The rocket attacks of Peru on the border towns must end.", "attacks", {}, ()),
        ("The air strike by Peru is a clear breach of the pact.", "strike", {}, ()),
        ("Peru's strike on the camp was just the latest of its kind.", "strike", {}, ()),
        # What is under way is told.
        ("The attack of Peru on the camp is continuing for a second day.", "attack", {}, ("attack",)),
    ],
)  # fmt: skip
def test_only_words_that_tell_an_attack_are_labelled_as_one(
    tell: Tell, text: str, trigger: str, fields: dict[str, Any], label: tuple[str, ...]
) -> None:
    coded = report("1", text, trigger, [mention(text, "Peru", PERU)], **STRUCK | fields)
    told = tell(PARTIES, [coded], [happening([coded], [PERU])], limit=None)
    assert [line.marks for line in lines_of(told, "happened", "background")][:1] == [label]


@pytest.mark.parametrize("genre", ["opinion", "state-media"])
def test_whoever_argues_reports_no_attack(tell: Tell, genre: str) -> None:
    text = "Peru is waging a war of terror on its neighbours."
    coded = [report("1", text, "waging", [mention(text, "Peru", PERU)], genre=genre, **STRUCK)]
    for key, day in (("2", "2024-05-09"), ("3", "2024-05-10")):
        met = "Peru and Chile met on Thursday."
        coded.append(report(key, met, "met", both(met), on=("Thursday", day), **MET))
    made = [happening([each], [PERU] if each is coded[0] else [PERU, CHILE]) for each in coded]
    told = tell(PARTIES, coded, made)
    assert f"“{text}”" not in [line.text for line in (*told.lead, *lines_of(told, "happened"))]
    every = tell(PARTIES, coded, made, limit=None)
    assert [line.marks for line in lines_of(every, "happened") if line.text == f"“{text}”"] == [()]


@pytest.mark.parametrize(("genre", "lines"), [("opinion", 0), ("news", 1)])
def test_what_only_a_column_asserts_is_on_no_first_screen(tell: Tell, genre: str, lines: int) -> None:
    text = "Peru attacked the camp last week, and nobody did anything."
    coded = report("1", text, "attacked", [mention(text, "Peru", PERU)], genre=genre, **STRUCK)
    assert len(tell(PARTIES, [coded], [happening([coded], [PERU])]).lead) == lines


def test_a_line_on_what_a_column_asserts_says_so(tell: Tell) -> None:
    text = "Peru and Chile met on Thursday."
    coded = report("1", text, "met", both(text), on=("Thursday", "2024-05-09"), genre="opinion", **MET)
    made = happening([coded], [PERU, CHILE], claimed=True)
    (line,) = lines_of(tell(PARTIES, [coded], [made], limit=None), "happened")
    assert line.text.startswith("According to an opinion piece (")


def test_a_quotation_is_as_sure_as_its_own_sentence(tell: Tell) -> None:
    """Of two sentences the misread one is not quoted with the certainty of the other."""
    news, deep = "Peru fought back against the tariffs.", "Fighting between Peru and rebels went on."
    coded = [
        report("1", news, "fought", [mention(news, "Peru", PERU)], confidence=0.1, **STRUCK),
        report("2", deep, "Fighting", [mention(deep, "Peru", PERU)], confidence=0.8, **STRUCK),
    ]
    told = tell(PARTIES, coded, [happening(coded, [PERU])])
    assert [line.text for line in lines_of(told, "happened")] == [f"“{deep}”"]


def test_words_that_point_to_what_was_said_before_do_not_lead(tell: Tell) -> None:
    """Whoever has only the first screen cannot know which launch "this launch" was."""
    fields: dict[str, Any] = {"kind": "weapons", "type": "MOBILIZE", "main": True}
    texts = (
        "This launch by Peru broke a promise.",
        "Peru and Chile met on Tuesday.",
        "Peru and Chile met on Wednesday.",
        "Peru and Chile met on Thursday.",
        "Peru and Chile met on Friday.",
        "Peru and Chile met on Monday.",
    )
    coded = [report("1", texts[0], "launch", [mention(texts[0], "Peru", PERU)], **fields)]
    for n, text in enumerate(texts[1:]):
        coded.append(
            report(f"m{n}", text, "met", both(text), on=(text.split()[-1][:-1], f"2024-05-0{5 + n}"), **MET)
        )
    made = [happening([each], [PERU] if each is coded[0] else [PERU, CHILE]) for each in coded]
    told = tell(PARTIES, coded, made)
    assert [line.text for line in lines_of(told, "happened") if "launch" in line.text] == [f"“{texts[0]}”"]
    assert not any("launch" in line.text for line in told.lead)


# What a sentence of ours may add up


def test_the_level_is_that_of_the_sentence_which_names_the_parties(tell: Tell) -> None:
    text, other = (
        "Envoys of Peru and Chile met on Thursday.",
        "The talks were welcomed by the leaders of Peru and Chile.",
    )
    on = ("Thursday", "2024-05-09")
    coded = [
        report("1", text, "met", both(text), on=on, **MET),
        report("2", other, "talks", details={"level": "leader"}, **MET),
    ]
    made = happening(coded, [PERU, CHILE], details={"level": "leader"})
    assert [line.text for line in tell(PARTIES, coded, [made]).lead] == ["Peru and Chile met on 9 May."]


def test_a_place_that_was_talked_about_is_not_where_they_met(tell: Tell) -> None:
    text = "Peru and Chile met on Thursday and discussed Haiti."
    haiti = Place(
        start=text.index("Haiti"), end=len(text) - 1, text="Haiti", use="literal", name="Haiti", country="HTI"
    )
    coded = report("1", text, "met", both(text), on=("Thursday", "2024-05-09"), place=haiti, **MET)
    told = tell(PARTIES, [coded], [happening([coded], [PERU, CHILE], place=haiti)])
    assert [line.text for line in told.lead] == ["Peru and Chile met on 9 May."]


def test_whoever_is_named_only_in_looking_back_did_not_meet(tell: Tell) -> None:
    text = "Ministers of Peru and of Chile met on Thursday."
    other = "Elena Rojas arrived for the first talks since Peru and Chile met."
    coded = [
        report("1", text, "met", both(text), on=("Thursday", "2024-05-09"), **MET),
        report("2", other, "met", (*both(other), mention(other, "Elena Rojas", ROJAS)), **MET),
    ]
    told = tell(PARTIES, coded, [happening(coded, [ROJAS, CHILE])], limit=None)
    assert [line.text for line in lines_of(told, "happened")] == [f"“{text}”"]


def test_a_rocket_that_flew_did_not_fail(tell: Tell) -> None:
    text = "Peru launched a missile on Thursday."
    last = "The launch came after the last one ended in failure."
    fields: dict[str, Any] = {"kind": "weapons", "type": "MOBILIZE", "main": True}
    given = {"system": "missile", "count": 1}
    coded = [
        report(
            "1", text, "launched", [mention(text, "Peru", PERU)], on=("Thursday", "2024-05-09"), details=given,
            **fields,
        ),
        report("2", last, "launch", details={"result": "failure"}, **fields),
    ]  # fmt: skip
    made = happening(coded, [PERU], details=given | {"result": "failure", "range_km": 700})
    assert [line.text for line in tell(PARTIES, coded, [made]).lead] == ["Peru launched a missile on 9 May."]


def test_a_plan_that_somebody_threatens_to_call_off_is_told_in_those_words(tell: Tell) -> None:
    plan, doubt = (
        "Peru will meet Chile on 20 May.",
        "Peru threatened to cancel its meeting with Chile on 20 May.",
    )
    coded = [
        report("1", plan, "meet", both(plan), on=("20 May", "2024-05-20"), status="future", **MET),
        report(
            "2", doubt, "meeting", both(doubt), on=("20 May", "2024-05-20"), day="2024-05-12", status="future",
            **MET,
        ),
    ]  # fmt: skip
    told = tell(PARTIES, coded, [happening(coded, [PERU, CHILE])])
    assert [line.text for line in lines_of(told, "planned")] == [f"“{doubt}”"]


# What is told twice, or is no disagreement


@pytest.mark.parametrize("twice", [False, True])
def test_a_meeting_of_a_day_is_not_told_again_for_its_week(tell: Tell, twice: bool) -> None:
    """It may be another one where each names somebody else."""
    text = "Juan Vidal of Peru and Chile met on Thursday."
    week = "Elena Rojas of Peru and Chile met last week." if twice else "Peru and Chile met last week."
    people = [ROJAS] if twice else [PERU]
    sharp = report(
        "1",
        text,
        "met",
        (*both(text), mention(text, "Juan Vidal", VIDAL)),
        on=("Thursday", "2024-05-09"),
        **MET,
    )
    mentions = (*both(week), *(mention(week, each.name, each) for each in people))
    vague = report("2", week, "met", mentions, on=("last week", "2024-05-06"), **MET)
    stretch = HappeningDate(from_="2024-05-06", to="2024-05-12", precision=2, events=("e-2",))
    made = [happening([sharp], [VIDAL, CHILE]), happening([vague], [*people, CHILE], dates=(stretch,))]
    assert len(lines_of(tell((*PARTIES, VIDAL), [sharp, vague], made), "happened")) == 1 + twice


def _differing(
    field: str, *values: Any, places: Sequence[Place] = (), **fields: Any
) -> tuple[list[Coded], Happening]:
    """A meeting on which two outlets differ."""
    text = "Peru and Chile met on Thursday."
    coded = [
        report(
            str(n), text, "met", both(text), on=("Thursday", "2024-05-09"), place=places[n] if places else None,
            details={field: value}, **MET,
        )
        for n, value in enumerate(values)
    ]  # fmt: skip
    given = tuple(
        GivenValue(value=value, events=(each.events[0].id,))
        for each, value in zip(coded, values, strict=True)
    )
    differ = (Disagreement(field=field, values=given),)
    return coded, happening(coded, [PERU, CHILE], disagreements=differ, **fields)


@pytest.mark.parametrize(
    ("first", "second", "differ"), [("broke-down", "no-deal", False), ("agreement", "no-deal", True)]
)
def test_to_break_down_and_to_end_without_a_deal_are_one_outcome(
    tell: Tell, first: str, second: str, differ: bool
) -> None:
    coded, made = _differing("outcome", first, second)
    assert bool(lines_of(tell(PARTIES, coded, [made]), "disagreements")) == differ


@pytest.mark.parametrize(("north", "differ"), [(-12.1, False), (-16.4, True)])
def test_a_town_and_its_suburb_are_no_two_places(tell: Tell, north: float, differ: bool) -> None:
    def place(name: str, lat: float) -> Place:
        return Place(
            start=0,
            end=4,
            text="Peru",
            use="literal",
            name=name,
            country="PER",
            lat=lat,
            lon=-77.0,
            feature="PPL",
        )

    coded, made = _differing(
        "place", "Lima", "Miraflores", places=(place("Lima", -12.0), place("Miraflores", north))
    )
    assert bool(lines_of(tell(PARTIES, coded, [made]), "disagreements")) == differ


def test_that_one_report_names_fewer_than_are_said_to_sign_is_told(tell: Tell) -> None:
    text = "Three envoys condemned the test in a statement, among them those of Peru and Chile."
    coded = report("1", text, "condemned", both(text), kind="statement", type="ACCUSE", main=True)
    given = tuple(GivenValue(value=value, events=("e-1",)) for value in ("2 named", "3 claimed"))
    made = happening(
        [coded], [PERU, CHILE], details={"claimed": 3, "signatories": ["PER", "CHL"]},
        disagreements=(Disagreement(field="signatories", values=given),),
    )  # fmt: skip
    (line,) = lines_of(tell(PARTIES, [coded], [made]), "disagreements")
    assert line.text == f"“{text}” (Said to be signed by 3; named: Peru and Chile.)"


# What stands beside the first screen


def test_a_section_tells_so_many_lines_beside_those_of_the_first_screen(tell: Tell) -> None:
    text = "Peru and Chile met on Thursday."
    days = [f"2024-04-{day:02}" for day in range(16, 31)]
    made = [
        report(f"r{n}", text, "met", both(text), on=("Thursday", day), **MET) for n, day in enumerate(days)
    ]
    told = tell(PARTIES, made, [happening([each], [PERU, CHILE]) for each in made], limit=3)
    (happened,) = (section for section in told.sections if section.key == "happened")
    first = {line.entry for line in told.lead}
    assert len([line for line in happened.lines if line.entry not in first]) == 3
    assert len(happened.lines) + happened.more == len(days)


def test_several_whom_a_pronoun_means_are_told_by_their_countries(tell: Tell) -> None:
    text = "They agreed to meet again."
    they = mention(text, "They", kind="group", countries=("PER", "CHL"))
    coded = report("1", text, "agreed", [they], kind="statement", type="AGREE", main=True)
    told = tell((*PARTIES, VIDAL), [coded], [happening([coded], [ROJAS, VIDAL, CHILE])], limit=None)
    assert [line.text for line in lines_of(told, "verbal")] == [
        "“They [Peru and Chile] agreed to meet again.”"
    ]


def test_a_review_that_a_state_says_it_completed_stands_among_the_dossiers(tmp_path: Path) -> None:
    text = "Peru said on Friday that it had completed its review of port fees."
    details = {"stage": "completed", "subject": "port fees"}
    coded = report(
        "1", text, "completed", [mention(text, "Peru", PERU)], kind="review", details=details, main=True
    )
    made = happening([coded], [PERU], details=details)
    dossier = Dossier(
        id="d-1", kind="review", title="Peru's review of port fees", parties=("n-per",), state="completed",
        history=(DossierStep(state="completed", date="2024-05-10", happening=made.id),), happenings=(made.id,),
    )  # fmt: skip
    with Store(tmp_path / "review.db") as store:
        store.add(coded, text.encode())
        store.replace_derived(PARTIES, [made], [dossier], ())
        lines = lines_of(brief(store), "dossiers")
    assert [line.text for line in lines] == [
        "Peru's review of port fees: completed (10 May 2024). 1 happening."
    ]
