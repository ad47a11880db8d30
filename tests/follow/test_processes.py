"""Lines of talks, exercises and promises, as a desk officer would keep them."""

from __future__ import annotations

from follow.surely import PRK, dossiers_of, graded, promises_of, surely
from newsroom import Desk

from onrecord.model import Commitment, Dossier, Happening

ALLIES = [("South Korea", "KOR"), ("United States", "USA")]


def dossiers(*desks: Desk) -> list[Dossier]:
    return dossiers_of(*map(surely, desks))


def promises(*desks: Desk) -> list[Commitment]:
    return promises_of(*map(surely, desks))


def talks(report: str, day: str, status: str, on: str, until: str | None = None) -> Desk:
    desk = Desk(report, day)
    desk.tells(
        "South Korea and the United States hold talks.", "talks", "meeting", by=ALLIES, on=on, until=until,
        status=status, type_="CONSULT", details={"level": "minister"},  # type: ignore[arg-type]
    )  # fmt: skip
    return desk


def test_a_promise_is_not_kept_by_what_came_before_it() -> None:
    (found,) = promises(
        talks("a", "2031-01-03", "actual", "2031-01-02"),
        talks("b", "2031-01-08", "future", "2031-01-01", "2031-03-31"),
    )
    assert found.state == "open"
    assert found.settled_by is None


def test_what_is_due_after_the_last_day_read_is_open() -> None:
    late = Desk("b", "2031-01-20")
    late.text = "Nothing of note. "
    (found,) = promises(talks("a", "2031-01-08", "future", "2031-02-01", "2031-02-28"), late)
    assert (found.state, found.due and found.due.to) == ("open", "2031-02-28")


def test_an_invitation_accepted_for_a_later_day_is_a_promise() -> None:
    desk = Desk("a", "2031-01-08")
    desk.tells(
        "The United States accepted an invitation to return to Oslo in two weeks.", "accepted", "statement",
        by=[("The United States", "USA")], on="2031-01-22", type_="AGREE",
    )  # fmt: skip
    (found,) = promises(desk)
    assert (found.state, found.due and found.due.from_) == ("open", "2031-01-22")


def test_a_lapsed_agreement_is_asked_about_only_where_a_source_invokes_it() -> None:
    def fired(*claims: str) -> Happening:
        desk = Desk("a", "2031-03-04")
        for claim in claims:
            desk.said(claim, "South Korea", "KOR")
        desk.tells(
            "North Korea fired rockets.", "fired", "weapons", by=PRK, on="2031-03-04", type_="MOBILIZE",
            details={"system": "artillery rocket"},
        )  # fmt: skip
        return graded(surely(desk))[0]

    invoked = fired("South Korea said the drill was a violation of the military agreement.")
    found = [f for f in invoked.findings if "inter-Korean" in f.instrument]
    assert {(f.result, bool(f.claims), bool(f.unknown)) for f in found} == {("undetermined", True, True)}
    assert not [f for f in fired().findings if "inter-Korean" in f.instrument]


def test_the_claim_that_a_test_was_not_covered_is_kept() -> None:
    desk = Desk("a", "2031-03-04")
    desk.said(
        "The United States said the test was not covered by Security Council resolutions.",
        "The United",
        "USA",
    )
    desk.tells(
        "North Korea fired a missile.", "fired", "weapons", by=PRK, on="2031-03-04", type_="MOBILIZE",
        details={"system": "short-range missile"},
    )  # fmt: skip
    findings = {f.instrument: f for f in graded(surely(desk))[0].findings}
    assert findings["UNSCR 1874"].result == "undetermined"
    assert findings["UNSCR 1874"].claims


def test_an_exercise_is_threatened_over_then_held_on_a_smaller_scale() -> None:
    before, after = Desk("a", "2031-03-01"), Desk("b", "2031-03-05")
    drill = before.tells(
        "South Korea and the United States will begin a drill.", "drill", "exercise", by=ALLIES, on="2031-03-05",
        status="future", type_="COOPERATE",
    )  # fmt: skip
    before.tells(
        "North Korea threatened a counterattack.", "threatened", "statement", by=PRK, type_="THREATEN",
        about=(drill,),
    )  # fmt: skip
    after.tells(
        "South Korea and the United States began a smaller drill.", "drill", "exercise", by=ALLIES, on="2031-03-05",
        type_="COOPERATE", details={"scale": "scaled-down"},
    )  # fmt: skip
    (found,) = [d for d in dossiers(before, after) if d.kind == "exercise"]
    assert {s.state for s in found.history} == {"threatened over", "planned", "held, scaled down"}
    assert found.state == "held, scaled down"
    # Who threatens takes no part.
    assert len(found.parties) == 2


def test_one_review_is_one_whatever_its_country_is_called() -> None:
    desks = []
    stages = [("final stages", "America's policy on Peru"), ("completed", "U.S. policy on Peru")]
    for number, (stage, subject) in enumerate(stages):
        desk = Desk(f"r{number}", f"2031-0{number + 1}-04")
        name = ("America", "U.S.")[number]
        desk.tells(
            f"{name} conducts a review.", "review", "review", by=[(name, "USA")], on=f"2031-0{number + 1}-03",
            details={"stage": stage, "subject": subject},
        )  # fmt: skip
        desks.append(desk)
    (found,) = [d for d in dossiers(*desks) if d.kind == "review"]
    assert [s.state for s in found.history] == ["final stages", "completed"]


def test_two_plans_for_one_week_by_the_same_parties_are_one_promise() -> None:
    desk = Desk("a", "2031-01-08")
    for verb in ("will hold talks", "are to meet"):
        desk.tells(
            f"South Korea and the United States {verb}.", verb.split()[-1], "meeting", by=ALLIES, on="2031-01-12",
            until="2031-01-18", status="future", type_="CONSULT", details={"format": "bilateral"},
        )  # fmt: skip
    assert len(promises(desk)) == 1


def test_talks_whose_level_nobody_gives_make_no_line_of_consultations() -> None:
    desks = []
    for month in (1, 2, 3):
        desk = Desk(f"r{month}", f"2031-0{month}-04")
        desk.tells(
            "South Korea and the United States met.", "met", "meeting", by=ALLIES, on=f"2031-0{month}-03",
            type_="CONSULT",
        )  # fmt: skip
        desks.append(desk)
    assert not [d for d in dossiers(*desks) if d.kind == "consultation"]
