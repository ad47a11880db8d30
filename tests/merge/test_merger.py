"""Which mentions are one happening: the house's rules, each with reports of our own."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from merge.desks import MERGER, PRK, merged
from newsroom import Desk

from onrecord.merge import entities
from onrecord.merge.judgements import happening_id
from onrecord.model import Coded, Happening, Judgement

FIVE = [("Japan", "JPN"), ("South Korea", "KOR"), ("France", "FRA"), ("China", "CHN"), ("Russia", "RUS")]


def holding(happenings: tuple[Happening, ...], event: str) -> Happening:
    return next(h for h in happenings if event in h.events)


def launch(report: str, day: str, on: str, *, zone: str | None = None, count: int = 1) -> Desk:
    desk = Desk(report, day)
    desk.tells(
        "North Korea fired a ballistic missile off its east coast.",
        "fired",
        "weapons",
        by=PRK,
        on=on,
        zone=zone,
        type_="MOBILIZE",
        details={"system": "ballistic missile", "count": count},
    )
    return desk


def test_two_reports_of_one_launch_are_one_happening() -> None:
    found = merged(launch("a", "2031-03-05", "2031-03-04"), launch("b", "2031-03-05", "2031-03-04"))
    assert len(found) == 1
    assert found[0].reports == ("a", "b")
    assert any("the same day (2031-03-04)" in sentence for sentence in found[0].because)


def test_launches_on_consecutive_days_are_two() -> None:
    found = merged(launch("a", "2031-03-05", "2031-03-04"), launch("b", "2031-03-05", "2031-03-05"))
    assert len(found) == 2


def test_one_instant_has_two_dates_in_two_zones() -> None:
    # Wednesday morning in Seoul is Tuesday evening in Washington.
    found = merged(
        launch("a", "2031-03-05", "2031-03-05", zone="Asia/Seoul"),
        launch("b", "2031-03-04", "2031-03-04", zone="America/New_York"),
    )
    assert len(found) == 1
    assert found[0].disagreements == ()


def test_the_clock_runs_ahead_in_the_east_and_never_behind() -> None:
    # The eastern date is the earlier one: no instant has these two dates.
    found = merged(
        launch("a", "2031-03-05", "2031-03-04", zone="Asia/Seoul"),
        launch("b", "2031-03-05", "2031-03-05", zone="America/New_York"),
    )
    assert len(found) == 2


def test_a_launch_and_five_statements_about_it_are_six_and_the_five_point_to_it() -> None:
    desk = Desk("a", "2031-03-05")
    shot = desk.tells(
        "North Korea fired a missile on Tuesday.",
        "fired",
        "weapons",
        by=PRK,
        on="2031-03-04",
        type_="MOBILIZE",
    )
    said = [
        desk.tells(
            f"{name} condemned the launch.",
            "condemned",
            "statement",
            by=[(name, code)],
            to=[],
            type_="ACCUSE",
            about=(shot,),
        )
        for name, code in FIVE
    ]
    found = merged(desk)
    assert len(found) == 6
    assert {holding(found, e).about for e in said} == {(holding(found, shot).id,)}


def test_a_meeting_from_plan_to_readout_is_one_happening_with_a_history() -> None:
    both = [("Japan", "JPN"), ("South Korea", "KOR")]
    plan, preview, meeting, readout = (
        Desk("a", "2031-04-02"),
        Desk("b", "2031-04-11"),
        Desk("c", "2031-04-12"),
        Desk("d", "2031-04-13"),
    )
    details = {"level": "minister", "format": "bilateral"}
    plan.tells(
        "Foreign ministers of Japan and South Korea will meet on April 12.",
        "meet", "meeting", by=both, on="2031-04-12", status="future", type_="CONSULT", details=details,
    )  # fmt: skip
    preview.tells(
        "Japan and South Korea are to hold talks on Saturday.",
        "talks", "meeting", by=both, on="2031-04-12", status="future", type_="CONSULT", details=details,
    )  # fmt: skip
    meeting.tells(
        "The ministers of Japan and South Korea met in Busan.",
        "met", "meeting", by=both, on="2031-04-12", type_="CONSULT", details=details, place=("Busan", "KOR"),
    )  # fmt: skip
    readout.tells(
        "Japan and South Korea discussed trade at their meeting on Saturday.",
        "meeting", "meeting", by=both, on="2031-04-12", type_="CONSULT", details={"level": "minister"},
    )  # fmt: skip
    (found,) = merged(readout, meeting, preview, plan)
    assert [(step.status, step.report) for step in found.history] == [("future", "a"), ("actual", "c")]
    assert found.status == "actual"
    assert found.place is not None and found.place.name == "Busan"


def test_meetings_at_two_levels_on_one_day_are_two() -> None:
    desk = Desk("a", "2031-04-13")
    for level in ("leader", "working-level"):
        desk.tells(
            "Japan and South Korea met." if level == "leader" else "Envoys of Japan and South Korea met.",
            "met",
            "meeting",
            by=[("Japan", "JPN"), ("South Korea", "KOR")],
            on="2031-04-12",
            type_="CONSULT",
            details={"level": level},
        )
    assert len(merged(desk)) == 2


def test_a_short_range_missile_may_be_the_ballistic_missile_but_not_the_nuclear_test() -> None:
    systems = {"a": "ballistic missile", "b": "SRBM", "c": "nuclear"}
    desks = []
    for report, system in systems.items():
        desk = Desk(report, "2031-03-05")
        desk.tells(
            "North Korea carried out a test.", "test", "weapons", by=PRK, on="2031-03-04", type_="MOBILIZE",
            details={"system": system},
        )  # fmt: skip
        desks.append(desk)
    assert sorted(h.reports for h in merged(*desks)) == [("a", "b"), ("c",)]


def test_two_threats_of_one_day_are_two_where_they_threaten_different_things() -> None:
    desk = Desk("a", "2031-03-05")
    for sentence in (
        "North Korea threatened to leave the armistice within a week.",
        "North Korea threatened harsh fees for foreign cargo companies.",
    ):
        desk.tells(sentence, "threatened", "statement", by=PRK, on="2031-03-04", type_="THREATEN")
    assert len(merged(desk)) == 2


def test_a_plan_told_after_the_deed_is_of_another_deed() -> None:
    plan = Desk("b", "2031-03-10")
    plan.tells(
        "North Korea will fire a ballistic missile.", "fire", "weapons", by=PRK, type_="MOBILIZE",
        status="future", details={"system": "ballistic missile"},
    )  # fmt: skip
    assert len(merged(launch("a", "2031-03-05", "2031-03-04"), plan)) == 2


def test_the_launch_without_a_date_goes_with_the_launch_that_has_one() -> None:
    desk = launch("a", "2031-03-05", "2031-03-04")
    desk.tells("The launch by North Korea drew protests.", "launch", "weapons", by=PRK, type_="MOBILIZE")
    (found,) = merged(desk)
    assert len(found.events) == 2


def test_what_differs_is_kept_side_by_side() -> None:
    (found,) = merged(
        launch("a", "2031-03-05", "2031-03-04", count=2), launch("b", "2031-03-05", "2031-03-04", count=3)
    )
    (difference,) = found.disagreements
    assert difference.field == "count"
    assert {value.value for value in difference.values} == {2, 3}


def test_fewer_signatories_named_than_claimed_is_a_disagreement_of_a_report_with_itself() -> None:
    desk = Desk("a", "2031-05-01")
    desk.tells(
        "Five countries including Japan and France signed the statement.",
        "signed",
        "statement",
        by=[("Japan", "JPN"), ("France", "FRA")],
        type_="SUPPORT",
        details={"signatories": ["JPN", "FRA"], "claimed": 5},
    )
    (found,) = merged(desk)
    assert [d.field for d in found.disagreements] == ["signatories"]


def test_a_denied_attack_is_one_happening_on_whose_truth_the_sides_differ() -> None:
    one, other = Desk("a", "2031-06-02"), Desk("b", "2031-06-02")
    blamed = one.said("Israel said Iran attacked the ship.", "Israel", "ISR")
    one.tells(
        "Israel said Iran attacked the ship.", "attacked", "violence",
        by=[("Iran", "IRN")], on="2031-06-01", type_="ASSAULT", according_to=blamed,
    )  # fmt: skip
    denied = other.said("A spokesman denied that Iran attacked the ship.", "A spokesman", "IRN")
    other.tells(
        "A spokesman denied that Iran attacked the ship.", "attacked", "violence",
        by=[("Iran", "IRN")], on="2031-06-01", type_="ASSAULT", status="negated", according_to=denied,
    )  # fmt: skip
    (found,) = merged(one, other)
    assert found.status == "actual"
    assert found.claimed
    assert "whether it happened" in [d.field for d in found.disagreements]


def test_five_outlets_that_quote_one_agency_are_one_origin() -> None:
    desks = []
    for number in range(5):
        desk = Desk(f"r{number}", "2031-03-05")
        sentence = "North Korea launched a satellite, KCNA said."
        told = desk.said(sentence, "KCNA", "PRK")
        desk.tells(
            sentence, "launched", "weapons", by=PRK, on="2031-03-04", type_="MOBILIZE", according_to=told
        )
        desks.append(desk)
    (found,) = merged(*desks)
    assert (len(found.reports), found.origins, found.on_record, found.claimed) == (5, 1, 1, True)


def test_a_copy_is_no_second_origin() -> None:
    desks = [launch("a", "2031-03-05", "2031-03-04"), launch("b", "2031-03-05", "2031-03-04")]
    for desk in desks:
        desk.origin = "a"
    (found,) = merged(*desks)
    assert found.origins == 1


def test_unnamed_officials_of_two_reports_are_never_one_person() -> None:
    desks = []
    for report in ("a", "b"):
        desk = Desk(report, "2031-03-05")
        told = desk.said(
            "A senior official said Japan would act.", "A senior official", "JPN", anonymous=True
        )
        desk.tells(
            "A senior official said Japan would act.", "act", "other",
            by=[("Japan", "JPN")], type_="AGREE", on="2031-03-05", according_to=told,
        )  # fmt: skip
        desks.append(desk)
    _, links = entities(desk.filed() for desk in desks)
    speakers = {links.of(d.report, d.filed().statements[0].speaker) for d in desks}  # type: ignore[arg-type]
    assert len(speakers) == 2
    (found,) = merged(*desks)
    assert (found.on_record, found.anonymous) == (0, 2)


def test_one_wikidata_id_is_one_person_however_written() -> None:
    one, other = Desk("a", "2031-03-05"), Desk("b", "2031-03-06")
    one.text = "Kim Min-su spoke. "
    other.text = "Kim Minsu spoke. "
    first = one.person("Kim Min-su", "Kim Min-su", "KOR", "Q1")
    second = other.person("Kim Minsu", "Kim Minsu", "KOR", "Q1")
    made, links = entities([one.filed(), other.filed()])
    assert links.of("a", first) == links.of("b", second)
    assert next(e for e in made if e.wikidata == "Q1").names == ("Kim Min-su", "Kim Minsu")


def judged(verdict: str, target: str, value: str, at: int = 1) -> Judgement:
    return Judgement(id=f"j{at}", target=target, verdict=verdict, value=value, user="reader", at=str(at))  # type: ignore[arg-type]


def test_people_join_and_part_happenings_and_the_latest_word_holds() -> None:
    one, other = (
        launch("a", "2031-03-05", "2031-03-04").filed(),
        launch("b", "2031-03-05", "2031-03-04").filed(),
    )
    first, second = one.events[0].id, other.events[0].id
    apart = judged("not-same", happening_id(first), second)
    assert len(MERGER.happenings([one, other], [apart])) == 2
    together = judged("same", first, second, at=2)
    (found,) = MERGER.happenings([one, other], [apart, together])
    assert found.aliases == (happening_id(second),)


def test_an_entry_judged_wrong_is_gone_and_an_edited_one_says_so() -> None:
    one, other = (
        launch("a", "2031-03-05", "2031-03-04").filed(),
        launch("b", "2031-07-05", "2031-07-04").filed(),
    )
    struck = Judgement(id="j", target=happening_id(one.events[0].id), verdict="wrong", user="reader", at="1")
    assert [h.reports for h in MERGER.happenings([one, other], [struck])] == [("b",)]
    back = Judgement(id="k", target="j", verdict="wrong", user="reader", at="2")
    assert len(MERGER.happenings([one, other], [struck, back])) == 2
    edit = Judgement(
        id="j",
        target=other.events[0].id,
        verdict="edited",
        field="details.count",
        value=4,
        user="reader",
        at="1",
    )
    found = MERGER.happenings([one, other], [edit])
    assert found[1].details["count"] == 4
    assert any("A person set" in sentence for sentence in found[1].because)


def paper(number: int, day: int, kind: int, country: int, dated: bool) -> Coded:
    desk = Desk(f"r{number}", f"2031-03-{day + 1:02d}")
    name, code = FIVE[country]
    if kind == 0:
        desk.tells(f"{name} fired a missile.", "fired", "weapons", by=[(name, code)],
                   on=f"2031-03-{day:02d}" if dated else None, type_="MOBILIZE")  # fmt: skip
    else:
        desk.tells(f"{name} and Peru held talks.", "talks", "meeting", by=[(name, code), ("Peru", "PER")],
                   on=f"2031-03-{day:02d}" if dated else None, type_="CONSULT",
                   status="future" if kind == 2 else "actual")  # fmt: skip
    return desk.filed()


PAPERS = st.lists(
    st.tuples(st.integers(1, 6), st.integers(0, 2), st.integers(0, 2), st.booleans()), min_size=1, max_size=12
)


@settings(max_examples=60, deadline=None)
@given(PAPERS, st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing(
    papers: list[tuple[int, int, int, bool]], chance: object
) -> None:
    coded = [paper(n, *values) for n, values in enumerate(papers)]
    shuffled = list(coded)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert MERGER.happenings(shuffled) == MERGER.happenings(coded)
    events = [e for h in MERGER.happenings(coded) for e in h.events]
    assert sorted(events) == sorted(e.id for c in coded for e in c.events)


def test_what_reports_are_about_is_told_apart_from_what_they_mention() -> None:
    news, other, mention, below = (
        Desk("a", "2031-03-05"),
        Desk("b", "2031-03-05"),
        Desk("c", "2031-03-05"),
        Desk("d", "2031-03-05"),
    )
    below.text = "The harbour was quiet and its cafes were full. " * 20
    for desk in (news, other, mention, below):
        desk.tells(
            "Fiji shelled the ferry on Tuesday.", "shelled", "violence",
            by=[("Fiji", "FJI")], on="2031-03-04", type_="ASSAULT", main=desk is not mention,
        )  # fmt: skip
    (found,) = merged(news, other, mention, below)
    assert (found.origins, found.leading) == (4, 2)
