"""What is easily taken for one happening and is two, or for two and is one."""

from __future__ import annotations

from merge.desks import PAIR, PRK, merged
from newsroom import Desk

from onrecord.model import Place
from onrecord.vocabulary import Status


def launch(
    report: str, day: str | None, on: str | None, sentence: str, trigger: str, **details: object
) -> Desk:
    desk = Desk(report, day)
    desk.tells(sentence, trigger, "weapons", by=PRK, on=on, type_="MOBILIZE", details=dict(details))
    return desk


def test_a_call_and_the_meeting_agreed_on_in_it_are_two() -> None:
    desk = Desk("a", "2031-04-02")
    sentence = "Envoys of Peru and Chile spoke by telephone and agreed to meet on April 9."
    call = desk.tells(
        sentence,
        "spoke",
        "meeting",
        by=PAIR,
        type_="CONSULT",
        details={"channel": "phone", "level": "minister"},
    )
    plan = desk.tells(
        sentence, "meet", "meeting", by=PAIR, on="2031-04-09", status="future", type_="CONSULT",
        details={"channel": "phone", "level": "minister"},
    )  # fmt: skip
    held = Desk("b", "2031-04-09")
    deed = held.tells(
        "Envoys of Peru and Chile met in Lima.", "met", "meeting", by=PAIR, on="2031-04-09", type_="CONSULT",
        details={"level": "minister"}, place=("Lima", "PER"),
    )  # fmt: skip
    assert sorted(sorted(h.events) for h in merged(desk, held)) == sorted([[call], sorted([plan, deed])])
    # What is said of the call is not said of the meeting.
    assert all("channel" not in h.details for h in merged(desk, held) if plan in h.events)


def test_recent_launches_are_not_the_launch_of_the_evening_after() -> None:
    before = launch(
        "a",
        "2031-03-04",
        None,
        "Peru condemned North Korea's recent missile launches.",
        "launches",
        system="ballistic",
    )
    after = launch(
        "b", "2031-03-05", "2031-03-05", "North Korea fired a missile.", "fired", system="ballistic"
    )
    assert len(merged(before, after)) == 2


def test_nothing_done_is_later_than_the_report_that_tells_it() -> None:
    early = launch("a", "2031-03-02", None, "The launch by North Korea failed.", "launch", system="SLBM")
    late = launch("b", "2031-03-05", "2031-03-04", "North Korea fired a missile.", "fired", system="SLBM")
    assert len(merged(early, late)) == 2


def test_a_report_without_a_day_is_no_older_than_what_it_tells_of() -> None:
    statement = launch(
        "a", None, None, "They condemned the launch of a missile by North Korea.", "launch",
        system="SLBM", count=1, platform="submarine",
    )  # fmt: skip
    statement.tells("Peru and Chile met.", "met", "meeting", by=PAIR, on="2031-03-08", type_="CONSULT")
    fired = launch(
        "b", "2031-03-05", "2031-03-04", "North Korea fired a missile.", "fired",
        system="SLBM", count=1, platform="submarine",
    )  # fmt: skip
    found = next(h for h in merged(statement, fired) if h.kind == "weapons")
    assert found.reports == ("b", "a")


def test_the_third_test_is_not_the_fifth() -> None:
    third = launch(
        "a", "2031-03-04", None, "It was North Korea's third nuclear test.", "test", system="nuclear"
    )
    fifth = launch(
        "b", "2031-03-05", None, "It was North Korea's fifth nuclear test.", "test", system="nuclear"
    )
    assert len(merged(third, fifth)) == 2


def planned_and_done(first: Status, on: str | None, done_on: str | None) -> int:
    desks = []
    for report, day, status, when in (("a", "2031-04-02", first, on), ("b", "2031-04-06", "actual", done_on)):
        desk = Desk(report, day)
        desk.tells(
            "Peru and Chile hold talks.",
            "talks",
            "meeting",
            by=PAIR,
            on=when,
            status=status,
            type_="CONSULT",
        )
        desks.append(desk)
    return len(merged(*desks))


def test_a_plan_is_the_deed_where_the_days_fit() -> None:
    assert planned_and_done("future", "2031-04-05", "2031-04-05") == 1
    assert planned_and_done("future", "2031-04-20", "2031-04-05") == 2
    assert planned_and_done("hypothetical", None, None) == 2


def test_working_level_talks_are_talks_of_officials_but_no_summit() -> None:
    def held(level: str, report: str) -> Desk:
        desk = Desk(report, "2031-04-06")
        desk.tells(
            "Peru and Chile hold talks.", "talks", "meeting", by=PAIR, on="2031-04-05", type_="CONSULT",
            details={"level": level},
        )  # fmt: skip
        return desk

    assert len(merged(held("working-level", "a"), held("official", "b"))) == 1
    assert len(merged(held("working-level", "a"), held("leader", "b"))) == 2


def test_a_visit_called_off_is_not_made_by_being_mentioned() -> None:
    desk = Desk("a", "2031-04-06")
    desk.tells(
        "Peru called off a visit to Chile.", "visit", "meeting", by=PAIR[:1], to=PAIR[1:], status="cancelled",
        type_="CONSULT",
    )  # fmt: skip
    desk.tells("Chile said nothing of the visit by Peru.", "visit", "meeting", by=PAIR, type_="CONSULT")
    (found,) = merged(desk)
    assert [step.status for step in found.history] == ["cancelled"]


def test_a_copy_tells_the_same_in_its_own_house_style() -> None:
    original, copy = Desk("a", "2031-04-06"), Desk("b", "2031-04-09")
    original.tells(
        "The U.S. urged Peru to reconsider.", "urged", "statement", by=[("U.S.", "USA")], type_="REQUEST"
    )
    copy.tells("The US urged Peru to reconsider.", "urged", "statement", by=[("US", "USA")], type_="REQUEST")
    copy.copy_of = "a"
    (found,) = merged(original, copy)
    assert found.reports == ("a", "b")


def test_a_corrected_number_stands_first_and_the_old_one_stays() -> None:
    first = launch("a", "2031-03-04", "2031-03-04", "North Korea fired a missile.", "fired", range_km=720)
    second = launch("b", "2031-03-05", "2031-03-04", "North Korea fired a missile.", "fired", range_km=270)
    second.supersedes = "a"
    (found,) = merged(first, second)
    assert found.details["range_km"] == 270
    (difference,) = found.disagreements
    assert difference.field == "range_km (corrected)"
    assert [given.value for given in difference.values] == [270, 720]
    assert any("720 (a) is now given as 270" in sentence for sentence in found.because)


def test_where_a_report_was_written_is_not_where_it_happened() -> None:
    far, near = Desk("a", "2031-03-04"), Desk("b", "2031-03-04")
    for desk, place in ((far, ("Lima", "PER")), (near, ("Wonsan", "PRK"))):
        desk.tells(
            f"{place[0]} - North Korea fired a missile.", "fired", "weapons", by=PRK, on="2031-03-04",
            type_="MOBILIZE", place=place,
        )  # fmt: skip
    far.dateline = Place(start=0, end=4, text="Lima", use="literal", name="Lima", country="PER")
    (found,) = merged(far, near)
    assert found.place is not None and found.place.name == "Wonsan"
    assert found.disagreements == ()


def test_one_day_with_and_without_a_clock_is_one_date() -> None:
    plain, clocked = Desk("a", "2031-03-05"), Desk("b", "2031-03-05")
    for desk, zone in ((plain, None), (clocked, "Asia/Seoul")):
        desk.tells(
            "North Korea fired a missile.",
            "fired",
            "weapons",
            by=PRK,
            on="2031-03-05",
            zone=zone,
            type_="MOBILIZE",
        )
    (found,) = merged(plain, clocked)
    assert [(d.from_, d.zone) for d in found.dates] == [("2031-03-05", "Asia/Seoul")]


def test_gunmen_of_two_reports_that_open_on_one_story_are_not_different_parties() -> None:
    # Nobody knows whether the "gunmen" and the "attackers" are the same; they are not known to be others.
    desks = []
    for report, words in (("a", "gunmen"), ("b", "attackers")):
        desk = Desk(report, "2031-05-02")
        sentence = f"In Lima {words} stormed the Palm hotel, where pilots of an airline were asleep."
        desk.tells(sentence, "stormed", "violence", by=[(words, "")], type_="ASSAULT")
        desks.append(desk)
    (found,) = merged(*desks)
    assert found.reports == ("a", "b")


def test_the_sanctions_of_two_weeks_are_not_one_act_without_something_particular() -> None:
    desks = []
    for report, day, text in (
        ("a", "2031-05-02", "Chile said the sanctions by Peru hurt its fishing fleet."),
        ("b", "2031-05-07", "A bank was fined over the sanctions by Peru against a trader of copper."),
    ):
        desk = Desk(report, day)
        desk.tells(text, "sanctions", "sanctions", by=PAIR[:1], type_="SANCTION")
        desks.append(desk)
    assert len(merged(*desks)) == 2


def test_one_minister_who_receives_two_on_one_day_has_two_meetings() -> None:
    desks = []
    for report, guest, code in (("a", "Chile", "CHL"), ("b", "Brazil", "BRA")):
        desk = Desk(report, "2031-05-02")
        desk.tells(
            f"Peru met {guest} in Lima.", "met", "meeting", by=[("Peru", "PER"), (guest, code)],
            on="2031-05-02", type_="CONSULT", place=("Lima", "PER"), details={"level": "minister"},
        )  # fmt: skip
        desks.append(desk)
    assert len(merged(*desks)) == 2


def test_one_attack_laid_to_two_parties_is_one_on_whose_author_they_differ() -> None:
    desks = []
    for report, speaker, of, blamed, code in (
        ("a", "Chile", "CHL", "Brazil", "BRA"),
        ("b", "Brazil", "BRA", "Peru", "PER"),
    ):
        desk = Desk(report, "2031-06-02")
        sentence = f"{speaker} said {blamed} attacked a ship of Bolivia off Arica."
        told = desk.said(sentence, speaker, of)
        desk.tells(
            sentence, "attacked", "violence", by=[(blamed, code)], to=[("Bolivia", "BOL")], on="2031-06-01",
            type_="ASSAULT", according_to=told, place=("Arica", "CHL"),
        )  # fmt: skip
        desks.append(desk)
    (found,) = merged(*desks)
    (difference,) = [d for d in found.disagreements if d.field == "blame"]
    assert {value.value for value in difference.values} == {"BRA", "PER"}


def test_two_towns_are_kept_side_by_side() -> None:
    desks = []
    for report, town in (("a", "Arica"), ("b", "Iquique")):
        desk = Desk(report, "2031-03-05")
        desk.tells(
            f"Peru and Chile held an exercise off {town}.", "exercise", "exercise", by=PAIR, on="2031-03-04",
            type_="COOPERATE", place=(town, "CHL"), details={"name": "Condor"},
        )  # fmt: skip
        desks.append(desk)
    (found,) = merged(*desks)
    (difference,) = found.disagreements
    assert (difference.field, {value.value for value in difference.values}) == ("place", {"Arica", "Iquique"})


def two_on_a_summit(sentence: str, *, status: Status = "negated") -> tuple[Desk, Desk]:
    """A report of a summit held, and one of which somebody is quoted with "not"."""
    held, other = Desk("a", "2031-05-02"), Desk("b", "2031-05-02")
    held.tells(
        "The leaders of Peru and Chile met in Lima.", "met", "meeting", by=PAIR, on="2031-05-01",
        type_="CONSULT", details={"level": "leader"}, place=("Lima", "PER"),
    )  # fmt: skip
    other.tells(
        sentence, "met", "meeting", by=PAIR, on="2031-05-01", type_="CONSULT", status=status,
        details={"level": "leader"}, place=("Lima", "PER"),
    )  # fmt: skip
    return held, other


def test_not_having_met_before_denies_no_meeting() -> None:
    def disputed(sentence: str) -> list[str]:
        return [d.field for h in merged(*two_on_a_summit(sentence)) for d in h.disagreements]

    assert disputed("Nobody of Peru and Chile met in Lima, a spokesman said.") == ["whether it happened"]
    assert disputed("Peru and Chile had not met in Lima before, a spokesman said.") == []
