"""Who has a part: one entity for one person, people before their countries, no "they"."""

from __future__ import annotations

from dataclasses import replace

from merge.desks import MERGER
from newsroom import Desk

from onrecord.merge import entities
from onrecord.model import Actor, Coded, Event, Happening


def with_actors(desk: Desk, *actors: Actor, recipients: tuple[Actor, ...] = ()) -> Coded:
    """The report, its last event done by these actors."""
    coded = desk.filed()
    last: Event = replace(coded.events[-1], actors=actors, recipients=recipients)
    return replace(coded, events=(*coded.events[:-1], last))


def test_a_country_that_is_said_outweighs_one_inferred_from_the_surroundings() -> None:
    desks = []
    for number, (country, inferred) in enumerate([("PER", False), ("CHL", True), (None, False)]):
        desk = Desk(f"r{number}", "2031-03-05")
        desk.text = "Foreign Minister Rosa Quispe spoke. "
        desk.person("Rosa", "Rosa Quispe", country, office="Minister of Foreign Affairs", inferred=inferred)
        desks.append(desk.filed())
    made, _ = entities(desks)
    assert [(e.name, e.country) for e in made if e.kind == "person"] == [("Rosa Quispe", "PER")]


def test_two_people_of_one_name_hold_different_offices_of_different_countries() -> None:
    desks = []
    for country, office in (("PER", "Minister of Defence"), ("CHL", "Central Banker")):
        desk = Desk(country, "2031-03-05")
        desk.text = "Juan Rojas spoke. "
        desk.person("Juan", "Juan Rojas", country, office=office)
        desks.append(desk.filed())
    made, _ = entities(desks)
    assert sorted(e.country or "" for e in made if e.kind == "person") == ["CHL", "PER"]


def named(happening: Happening, coded: Coded) -> tuple[list[str], list[str]]:
    names = {e.id: e.name for e in entities([coded])[0]}
    return (
        sorted(names[p.entity] for p in happening.actors),
        sorted(names[p.entity] for p in happening.recipients),
    )


def test_a_minister_stands_for_the_country_and_who_meets_is_not_met_as_well() -> None:
    desk = Desk("a", "2031-03-05")
    desk.tells(
        "Peru and its minister Rosa Quispe met Chile.", "met", "meeting",
        by=[("Peru", "PER")], to=[("Chile", "CHL")], type_="CONSULT",
    )  # fmt: skip
    peru, chile = desk.actors
    minister = desk.person("Peru", "Rosa Quispe", "PER", office="Minister of Foreign Affairs")
    coded = with_actors(desk, peru, minister, chile, recipients=(chile,))
    (found,) = MERGER.happenings([coded])
    assert named(found, coded) == (["Chile", "Rosa Quispe"], [])


def test_they_are_who_met_in_the_sentence_before() -> None:
    desk = Desk("a", "2031-03-05")
    desk.tells(
        "Peru met Chile today.", "met", "meeting", by=[("Peru", "PER"), ("Chile", "CHL")], on="2031-03-05",
        type_="CONSULT",
    )  # fmt: skip
    plan = desk.tells(
        "The two agreed to meet again in May.", "meet", "meeting", on="2031-05-01", until="2031-05-31",
        status="future", type_="CONSULT",
    )  # fmt: skip
    start = desk.text.index("The two")
    coded = with_actors(desk, Actor(start=start, end=start + 7, text="The two", kind="group"))
    found = next(h for h in MERGER.happenings([coded]) if plan in h.events)
    assert named(found, coded)[0] == ["Chile", "Peru"]


def test_six_announced_and_five_named_is_a_report_at_odds_with_itself() -> None:
    desk = Desk("a", "2031-03-05")
    desk.tells(
        "Three envoys condemned the raid in a joint statement.", "condemned", "statement", type_="ACCUSE",
        details={"claimed": 3},
    )  # fmt: skip
    desk.tells(
        "The ambassadors of Peru and Chile urged Brazil to talk.", "urged", "statement",
        by=[("Peru", "PER"), ("Chile", "CHL")], to=[("Brazil", "BRA")], type_="REQUEST",
        details={"signatories": ["PER", "CHL"]},
    )  # fmt: skip
    found = MERGER.happenings([desk.filed()])
    differing = [d for h in found for d in h.disagreements]
    assert [d.field for d in differing] == ["signatories"]
    assert {value.value for value in differing[0].values} == {"2 named", "3 claimed"}


def test_a_state_named_by_its_capital_stands_behind_nobody() -> None:
    coded = []
    for number in range(2):
        desk = Desk(f"r{number}", "2031-03-05", origin=f"o{number}")
        desk.tells(
            "Lima fired a rocket on Monday.", "fired", "weapons", by=[("Lima", "PER")], on="2031-03-04"
        )
        (capital,) = desk.filed().events[-1].actors
        coded.append(with_actors(desk, replace(capital, name="Peru", sectors=("GOV",))))
    (made,) = MERGER.happenings(coded)
    assert [len(made.actors), made.origins] == [1, 2]
