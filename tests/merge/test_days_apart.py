"""Plans that are moved to another day are one, what is fired on two days is two."""

from __future__ import annotations

from itertools import permutations

from merge.desks import PAIR, PRK, merged
from newsroom import Desk

from onrecord.vocabulary import Status

TREATY = "Peru and Chile will sign a border treaty in Arica."


def planned(report: str, day: str, on: str) -> Desk:
    desk = Desk(report, day)
    desk.tells(TREATY, "sign", "agreement", by=PAIR, on=on, status="future", type_="AGREE")
    return desk


def put_off(report: str, day: str, on: str | None, to: str) -> Desk:
    desk = Desk(report, day)
    desk.tells(
        "The signing of the border treaty of Peru and Chile in Arica was postponed.", "signing", "agreement",
        by=PAIR, on=on, moved_to=to, status="postponed", type_="AGREE",
    )  # fmt: skip
    return desk


def signed(report: str, day: str) -> Desk:
    desk = Desk(report, day)
    desk.tells("Peru and Chile signed the border treaty in Arica.", "signed", "agreement", by=PAIR, on=day,
               type_="AGREE")  # fmt: skip
    return desk


def test_a_plan_put_off_to_another_day_and_then_carried_out_is_one_happening_with_its_history() -> None:
    desks = [
        planned("a", "2031-05-03", "2031-05-20"),
        put_off("b", "2031-05-17", "2031-05-20", "2031-06-04"),
        signed("c", "2031-06-04"),
    ]
    for order in permutations(desks):
        (found,) = merged(*order)
        assert [step.status for step in found.history] == ["future", "postponed", "actual"]
        assert [d.from_ for d in found.dates] == ["2031-06-04"]


def test_a_plan_put_off_has_the_day_it_is_for_now() -> None:
    (found,) = merged(
        planned("a", "2031-05-03", "2031-05-20"), put_off("b", "2031-05-17", "2031-05-20", "2031-06-04")
    )
    assert found.status == "postponed"
    assert [d.from_ for d in found.dates] == ["2031-06-04"]


def test_a_plan_that_nobody_put_off_is_not_the_deed_of_two_weeks_later() -> None:
    assert len(merged(planned("a", "2031-05-03", "2031-05-20"), signed("c", "2031-06-04"))) == 2


def fired(report: str, day: str, system: str) -> Desk:
    desk = Desk(report, day)
    desk.tells(f"North Korea fired a {system} on that day.", "fired", "weapons", by=PRK, on=day, type_="MOBILIZE",
               details={"activity": "test"})  # fmt: skip
    return desk


def test_the_launches_do_not_make_one_of_two_launches_on_consecutive_days() -> None:
    monday, tuesday = fired("a", "2031-07-12", "missile"), fired("b", "2031-07-13", "missile")
    for desk in (monday, tuesday):
        desk.tells("Japan condemned the launches of North Korea.", "launches", "weapons", by=PRK, type_="MOBILIZE",
                   details={"activity": "test"})  # fmt: skip
    found = [h for h in merged(monday, tuesday) if h.dates]
    assert sorted(d.from_ or "" for h in found for d in h.dates) == ["2031-07-12", "2031-07-13"]
    assert len(found) == 2


def test_who_adds_a_speaker_to_one_that_all_quote_is_no_second_origin() -> None:
    desks = []
    for report, speakers in (("a", [("Iran", "IRN")]), ("b", [("Iran", "IRN"), ("Oman", "OMN")])):
        desk = Desk(report, "2031-04-05")
        for speaker, country in speakers:
            sentence = f"{speaker} said that Qatar opened the dam at Dezful on Monday."
            by = desk.said(sentence, speaker, country)
            desk.tells(
                sentence, "opened", "other", by=[("Qatar", "QAT")], on="2031-04-05", type_="COOPERATE",
                according_to=by,
            )  # fmt: skip
        desks.append(desk)
    assert [h.origins for h in merged(*desks)] == [1]


def test_a_war_is_not_the_attack_with_whose_day_it_is_told() -> None:
    attack, war = Desk("a", "2031-09-12"), Desk("b", "2031-10-01")
    attack.tells(
        "Chad shelled Niger on that day.", "shelled", "violence", by=[("Chad", "TCD")], to=[("Niger", "NER")],
        on="2031-09-11", type_="ASSAULT",
    )  # fmt: skip
    war.tells(
        "The war of Chad against Niger began on that day.", "war", "violence", by=[("Chad", "TCD")],
        to=[("Niger", "NER")], on="2031-09-11", type_="ASSAULT",
    )  # fmt: skip
    assert [set(h.reports) for h in merged(attack, war)] == [{"a"}, {"b"}]


def summit(report: str, day: str, status: Status, on: str = "2031-05-20", until: str | None = None) -> Desk:
    desk = Desk(report, day)
    desk.tells(
        "Peru and Chile and their summit in Arica in May.", "summit", "meeting", by=PAIR, on=on, until=until,
        status=status, type_="CONSULT",
    )  # fmt: skip
    return desk


def test_one_report_that_seems_to_tell_a_summit_as_held_does_not_hold_it_while_later_ones_plan_it() -> None:
    plans = [summit("a", "2031-05-01", "future"), summit("c", "2031-05-10", "future")]
    early = summit("b", "2031-05-04", "actual", "2031-05-01", "2031-05-31")
    found = merged(*plans, early, summit("d", "2031-05-12", "future"))
    assert {h.status for h in found} == {"future"}
    held = merged(*plans, early, summit("e", "2031-05-21", "actual"))
    assert {h.status for h in held} == {"actual"}
