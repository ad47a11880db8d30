"""What stands on which rung, and what an instrument says of an act: by the words, and no further."""

from __future__ import annotations

import pytest
from follow.surely import KNOWLEDGE, MERGER
from newsroom import Desk

from onrecord.follow.ladder import Ladder
from onrecord.follow.rules import Rules
from onrecord.follow.told import Told
from onrecord.knowledge.rows.follow import LADDER, RULES
from onrecord.model import Finding, Happening

LADDER_OF = Ladder(KNOWLEDGE)
RULES_OF = Rules(KNOWLEDGE, LADDER_OF)
NORTH, IRAN = ("North Korea", "PRK"), ("Iran", "IRN")


def told(
    sentence: str,
    trigger: str,
    day: str,
    by: tuple[str, str] = NORTH,
    **details: object,
) -> tuple[Happening, Told]:
    """The happening of one report with one sentence."""
    desk = Desk("a", day)
    desk.tells(sentence, trigger, "weapons", by=[by], on=day, type_="MOBILIZE", details=details)
    coded = [desk.filed()]
    return MERGER.happenings(coded)[0], Told(coded)


def findings(
    sentence: str, trigger: str, day: str, by: tuple[str, str] = NORTH, **details: object
) -> dict[str, list[Finding]]:
    """What the rules find in such a report, by instrument."""
    found: dict[str, list[Finding]] = {}
    for finding in RULES_OF.findings(*told(sentence, trigger, day, by, **details)):
        found.setdefault(finding.instrument, []).append(finding)
    return found


def test_a_parade_of_missiles_has_no_rung() -> None:
    sentence = "North Korea paraded an intercontinental ballistic missile."
    shown = told(sentence, "paraded", "2023-02-08", system="ICBM", activity="display")
    fired = told(sentence.replace("paraded", "fired"), "fired", "2023-02-18", system="ICBM", activity="test")
    assert LADDER_OF.rung(*shown) is None
    assert LADDER_OF.rung(*fired) == 12


def test_a_ban_on_launches_says_nothing_of_a_parade() -> None:
    found = findings(
        "North Korea paraded a ballistic missile.", "paraded", "2023-02-08", system="ballistic", activity="display"
    )  # fmt: skip
    assert not any(name.startswith("UNSCR") for name in found)


def test_a_programme_is_more_than_its_launches() -> None:
    # Resolution 1718 bans the launch in op. 2 and the programme in op. 5: work on an engine is the second.
    found = findings(
        "North Korea developed a ballistic missile.", "developed", "2023-02-08", system="ballistic", activity="development"
    )  # fmt: skip
    assert [f.condition.endswith("(op. 5).") for f in found["UNSCR 1718"]] == [True]


def test_a_finding_carries_the_words_of_the_report() -> None:
    found = findings(
        "North Korea fired two short-range ballistic missiles.", "fired", "2023-03-27", system="SRBM", activity="test"
    )  # fmt: skip
    (finding,) = found["UNSCR 1874"]
    assert finding.result == "applies"
    assert finding.words == ("fired", "short-range ballistic missiles")


def test_a_short_range_missile_may_be_a_ballistic_one_or_not() -> None:
    found = findings(
        "North Korea fired two short-range missiles.", "fired", "2019-05-09", system="short-range missile", activity="test"
    )  # fmt: skip
    (finding,) = found["UNSCR 1874"]
    assert finding.result == "undetermined"
    assert finding.unknown == ("whether ballistic missile technology was used",)


@pytest.mark.parametrize(
    ("country", "day", "resolution", "result"),
    [
        (NORTH, "2023-05-31", "UNSCR 2270", "applies"),
        # Called upon only where the missile can carry a nuclear weapon: the text does not say.
        (IRAN, "2018-01-15", "UNSCR 2231", "undetermined"),
    ],
)
def test_a_satellite_launcher_is_a_launch_by_the_same_technology(
    country: tuple[str, str], day: str, resolution: str, result: str
) -> None:
    sentence = f"{country[0]} launched a satellite on a carrier rocket."
    found = findings(sentence, "launched", day, country, system="satellite launcher", activity="test")
    assert {f.result for f in found[resolution]} == {result}


@pytest.mark.parametrize(
    ("day", "result"),
    [
        ("2012-01-10", {"applies"}),
        ("2018-01-10", set()),  # ended on Implementation Day
        ("2025-11-10", {"undetermined"}),  # whether it is back is what the parties dispute
    ],
)
def test_a_resolution_that_lapsed_and_whose_return_is_disputed(day: str, result: set[str]) -> None:
    found = findings(
        "Iran test-fired a medium-range ballistic missile.", "fired", day, IRAN, system="MRBM", activity="test"
    )  # fmt: skip
    assert {f.result for f in found.get("UNSCR 1929", [])} == result


def test_enrichment_is_a_matter_of_its_own_rules() -> None:
    sentence = "Iran enriched uranium at Natanz."
    found = findings(
        sentence, "enriched", "2010-02-09", IRAN, system="fissile material", activity="development"
    )
    assert {f.result for f in found["UNSCR 1737"]} == {"applies"}
    assert "UNSCR 1929" not in found or all(f.result == "does-not-apply" for f in found["UNSCR 1929"])


def bomb_findings(country: tuple[str, str]) -> dict[str, list[Finding]]:
    """The findings on a nuclear test."""
    sentence = f"{country[0]} conducted a nuclear test."
    return findings(sentence, "conducted", "2017-09-03", country, system="nuclear", activity="test")


@pytest.mark.parametrize(
    ("country", "result"),
    [
        (("Brazil", "BRA"), "applies"),  # a party without nuclear weapons
        (NORTH, "undetermined"),  # its withdrawal is disputed
        (("India", "IND"), None),  # never joined
        (("France", "FRA"), None),  # a nuclear-weapon state of the treaty
    ],
)
def test_whom_the_npt_binds(country: tuple[str, str], result: str | None) -> None:
    found = bomb_findings(country)
    assert [f.result for f in found.get("NPT", [])] == ([result] if result else [])


def test_the_test_ban_is_not_in_force_and_some_have_not_signed() -> None:
    (north,) = bomb_findings(NORTH)["CTBT"]
    assert north.result == "does-not-apply"
    (china,) = bomb_findings(("China", "CHN"))["CTBT"]
    assert (china.result, china.unknown) == ("undetermined", ("the treaty is not in force",))


@pytest.mark.parametrize(
    ("day", "unknown"),
    [
        ("2018-06-01", None),  # not yet in force
        ("2021-06-01", "whether it took place within the agreed zones"),
        ("2024-01-05", "whether it took place within the agreed zones"),
        ("2025-06-01", None),  # suspended by the one, left by the other
    ],
)
def test_the_military_agreement_of_2018_and_its_zones(day: str, unknown: str | None) -> None:
    found = findings("North Korea fired artillery shells.", "fired", day, system="artillery", activity="test")
    land = [
        f for f in found.get("2018 inter-Korean military agreement", []) if "artillery fire" in f.condition
    ]
    assert [f.unknown for f in land] == ([(unknown,)] if unknown else [])


def test_the_export_regime_bans_no_test() -> None:
    found = findings(
        "North Korea fired an intercontinental ballistic missile.", "fired", "2023-02-18", system="ICBM", activity="test"
    )  # fmt: skip
    assert {f.result for f in found["MTCR"]} == {"does-not-apply"}
    assert all("bans no tests" in f.condition for f in found["MTCR"])


def test_every_rule_speaks_of_systems_on_the_ladder_and_names_its_paragraph() -> None:
    systems = {row.system for row in KNOWLEDGE.rows(LADDER)}
    for rule in KNOWLEDGE.rows(RULES):
        assert set(rule.systems) <= systems, rule.id
        assert rule.source and rule.asks and rule.named, rule.id
        assert any(word in rule.condition for word in ("(op.", "(Art.", "(par.", "(item", "(Annex")), rule.id


def test_rungs_differ_and_say_why() -> None:
    rungs = [row for row in KNOWLEDGE.rows(LADDER) if row.rung is not None]
    assert all(len(row.why.split()) >= 5 for row in rungs)
    assert [row.system for row in sorted(rungs, key=lambda r: r.rung or 0)][-2:] == [
        "nuclear",
        "thermonuclear",
    ]
