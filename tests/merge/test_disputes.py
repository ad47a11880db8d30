"""What reports dispute about one happening, and what only looks like a dispute."""

from __future__ import annotations

from dataclasses import replace

import pytest
from merge.desks import PAIR, PRK, merged
from newsroom import Desk

from onrecord.vocabulary import Status


def fields(*desks: Desk) -> list[str]:
    """The disputed fields, of one happening."""
    (found,) = merged(*desks)
    return [d.field for d in found.disagreements]


def launch(report: str, sentence: str, status: Status = "actual", **details: object) -> Desk:
    desk = Desk(report, "2031-03-05")
    desk.tells(
        sentence, "fired" if "fired" in sentence else "fire", "weapons", by=PRK, on="2031-03-04", status=status,
        type_="MOBILIZE", details={"system": "ballistic missile", **details},
    )  # fmt: skip
    return desk


FIRED = "North Korea fired a ballistic missile."


def test_who_will_not_fire_does_not_deny_that_he_fired() -> None:
    assert fields(launch("a", FIRED), launch("b", "North Korea never fired a thing.", "negated")) == [
        "whether it happened"
    ]
    assert fields(launch("a", FIRED), launch("b", "North Korea will not fire again.", "negated")) == []


def test_another_act_left_undone_denies_no_deed() -> None:
    def undone(verb: str) -> Desk:
        desk = Desk("b", "2031-03-05")
        desk.tells(
            f"North Korea did not {verb} its ballistic missile.", verb, "weapons", by=PRK, on="2031-03-04",
            status="negated", type_="MOBILIZE", details={"system": "ballistic missile", "site": "Wonsan"},
        )  # fmt: skip
        return desk

    fired = launch("a", FIRED, site="Wonsan")
    assert fields(fired, undone("fire")) == ["whether it happened"]
    assert fields(fired, undone("show")) == []


def test_the_second_of_two_is_no_other_count() -> None:
    two = launch("a", "North Korea fired two ballistic missiles.", count=2)
    assert fields(two, launch("b", "North Korea fired one ballistic missile.", count=1)) == ["count"]
    assert fields(two, launch("b", "North Korea fired its second ballistic missile.", count=1)) == []


def test_who_tells_of_two_tells_of_each_as_well() -> None:
    both = launch("b", "North Korea fired two ballistic missiles.", count=2)
    both.tells(
        "It fired a ballistic missile at dawn.", "fired", "weapons", by=[("It", "PRK")], on="2031-03-04",
        type_="MOBILIZE", details={"system": "ballistic missile", "count": 1},
    )  # fmt: skip
    assert fields(launch("a", "North Korea fired two ballistic missiles.", count=2), both) == []


@pytest.mark.parametrize(("other", "disputed"), [(31, []), (700, ["range_km"])])
def test_miles_made_kilometres_are_no_other_range(other: int, disputed: list[str]) -> None:
    assert fields(launch("a", FIRED, range_km=29), launch("b", FIRED, range_km=other)) == disputed


def met(report: str, trigger: str = "met", on: str = "2031-05-01", **more: object) -> Desk:
    desk = Desk(report, "2031-05-03")
    place = more.pop("place", "Lima")
    sentence = f"The leaders of Peru and Chile {trigger} in {place} over quotas for anchovy and hake."
    desk.tells(
        sentence, trigger, "meeting", by=PAIR, on=on, type_="CONSULT", place=(str(place), "PER"),
        details={"level": "leader", **more},
    )  # fmt: skip
    return desk


def test_what_broke_down_ended_without_an_accord() -> None:
    assert fields(met("a", outcome="broke-down"), met("b", outcome="no-deal")) == []
    assert fields(met("a", outcome="broke-down"), met("b", outcome="agreed")) == ["outcome"]


def test_a_place_told_by_half_its_name_is_no_other_place() -> None:
    assert fields(met("a", place="Callao"), met("b", place="Callao Naval Base")) == []
    assert fields(met("a", place="Callao"), met("b", place="Arica")) == ["place"]


def test_guests_who_arrive_one_day_and_confer_the_next_dispute_no_day() -> None:
    def days(*acts: str) -> list[str]:
        first, second = (
            met(r, a, on=on) for r, a, on in zip("ab", acts, ("2031-05-01", "2031-05-02"), strict=True)
        )
        joined = Desk("c", "2031-05-03")
        joined.tells(
            "Peru and Chile conferred over quotas.", "conferred", "meeting", by=PAIR, on="2031-05-01",
            until="2031-05-02", type_="CONSULT", details={"level": "leader"},
        )  # fmt: skip
        return [d.field for h in merged(first, second, joined) for d in h.disagreements]

    assert days("met", "met") == ["date"]
    assert days("arrived", "met") == []


def test_a_night_here_and_a_morning_there_are_no_disputed_day() -> None:
    def fired(report: str, on: str, told: str) -> Desk:
        desk = launch(report, FIRED)
        (event,) = desk.events
        assert event.date is not None
        date = replace(event.date, from_=on, to=on, value=on, text=told)
        desk.events[-1] = replace(event, date=date)
        return desk

    assert fields(fired("a", "2031-03-04", "late Tuesday"), fired("b", "2031-03-05", "Wednesday")) == []
