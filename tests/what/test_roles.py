"""Who did it to whom, by syntax and sense: sentences of our own, and why each is read so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.what import EventFinder

Parse = Callable[[str], Doc]


def related(
    finder: EventFinder, parsed: Parse, text: str, source: str, target: str
) -> tuple[str | None, float]:
    """The relation from source to target, and how sure it is."""
    spans = [(text.index(words), text.index(words) + len(words)) for words in (source, target)]
    found = finder.relate(parsed(text), spans[0], spans[1])
    return found["type"], found["confidence"]


# Each sentence reports one act of the first named toward the second, never the reverse.
ONE_WAY = [
    ("Peru accused Chile of moving the border posts.", "Peru", "Chile", "ACCUSE"),
    ("Chile was accused by Peru of moving the border posts.", "Peru", "Chile", "ACCUSE"),
    ("Rebels attacked the garrison at Tamal on Friday.", "Rebels", "garrison", "ASSAULT"),
    ("The garrison was attacked by rebels on Friday.", "rebels", "garrison", "ASSAULT"),
    ("The garrison the rebels attacked on Friday lies in ruins.", "rebels", "garrison", "ASSAULT"),
    ("The garrison attacked by rebels on Friday has fallen.", "rebels", "garrison", "ASSAULT"),
    ("The rebels who attacked the garrison on Friday have fled.", "rebels", "garrison", "ASSAULT"),
    ("Sudan's attack on Chad left nine dead.", "Sudan", "Chad", "ASSAULT"),
    ("The attack by Sudan on Chad left nine dead.", "Sudan", "Chad", "ASSAULT"),
    ("Sudan launched an attack on Chad overnight.", "Sudan", "Chad", "ASSAULT"),
    ("Norway imposed sanctions on Belarus.", "Norway", "Belarus", "SANCTION"),
    ("Sanctions were imposed on Belarus by Norway.", "Norway", "Belarus", "SANCTION"),
    ("Kenya urged Somalia to open the port.", "Kenya", "Somalia", "REQUEST"),
    ("Somalia was urged by Kenya to open the port.", "Kenya", "Somalia", "REQUEST"),
    ("Egypt and Sudan asked Ethiopia to stop filling the dam.", "Egypt", "Ethiopia", "REQUEST"),
    ("Greece refused to return the jet to Turkey.", "Greece", "Turkey", "REJECT"),
    ("Iran threatened to shell Kuwait.", "Iran", "Kuwait", "THREATEN"),
    ("Japan delivered pumps and blankets to Vanuatu.", "Japan", "Vanuatu", "AID"),
    ("Vanuatu received food from Japan.", "Japan", "Vanuatu", "AID"),
    ("Police in Lagos detained and beat the students.", "Police", "students", "COERCE"),
    ("Bolivia faced sanctions from Brazil.", "Brazil", "Bolivia", "SANCTION"),
]


@pytest.mark.parametrize(("text", "source", "target", "category"), ONE_WAY)
def test_the_doer_is_the_source(
    finder: EventFinder, parsed: Parse, text: str, source: str, target: str, category: str
) -> None:
    found, _ = related(finder, parsed, text, source, target)
    assert found == category


@pytest.mark.parametrize(("text", "source", "target", "category"), ONE_WAY)
def test_with_the_roles_swapped_it_is_less_sure(
    finder: EventFinder, parsed: Parse, text: str, source: str, target: str, category: str
) -> None:
    """Word order alone would score both directions the same."""
    _, right = related(finder, parsed, text, source, target)
    _, swapped = related(finder, parsed, text, target, source)
    assert right > swapped


MUTUAL = [
    "Peru met Chile in Lima.",
    "Peru held talks with Chile in Lima.",
    "Talks between Peru and Chile ended without a result.",
    "Peru and Chile met in Lima.",
]


@pytest.mark.parametrize("text", MUTUAL)
def test_a_meeting_has_no_direction(finder: EventFinder, parsed: Parse, text: str) -> None:
    forth, sure = related(finder, parsed, text, "Peru", "Chile")
    back, as_sure = related(finder, parsed, text, "Chile", "Peru")
    assert forth == back == "CONSULT"
    assert abs(sure - as_sure) < 0.2


SENSES = [
    ("Belgium fired missiles at Malta.", "Belgium", "Malta", "ASSAULT", "fire with a weapon and an aim"),
    ("Belgium met Malta on Monday.", "Belgium", "Malta", "CONSULT", "meet somebody"),
    ("Belgium launched an investigation into Malta.", "Belgium", "Malta", "ACCUSE", "the noun decides"),
    ("Belgium launched an offensive against Malta.", "Belgium", "Malta", "ASSAULT", "the noun decides"),
    ("Belgium lifted sanctions on Malta.", "Belgium", "Malta", "CONCEDE", "the verb turns the noun round"),
    ("Belgium cut ties with Malta.", "Belgium", "Malta", "SANCTION", "ties are cut"),
    ("Belgium recognised the government of Malta.", "Belgium", "Malta", "SUPPORT", "a state is recognised"),
    ("Belgium called on Malta to return to talks.", "Belgium", "Malta", "REQUEST", "call on"),
    ("Belgium protested to Malta over the patrol.", "Belgium", "Malta", "ACCUSE", "a state complains"),
    (
        "Farmers in Belgium protested against Malta.",
        "Farmers",
        "Malta",
        "PROTEST",
        "people take to the street",
    ),
    ("Belgium denounced Malta as a danger.", "Belgium", "Malta", "ACCUSE", "call somebody a bad name"),
]


@pytest.mark.parametrize(("text", "source", "target", "category", "why"), SENSES)
def test_the_sense_follows_the_object(
    finder: EventFinder, parsed: Parse, text: str, source: str, target: str, category: str, why: str
) -> None:
    assert related(finder, parsed, text, source, target)[0] == category, why


@pytest.mark.parametrize(
    "text",
    [
        "Spain met the deadline before Malta did.",
        "Spain shot a film about Malta.",
        "Spain beat the team of Malta in the final match.",
    ],
)
def test_other_senses_report_nothing_of_the_kind(finder: EventFinder, parsed: Parse, text: str) -> None:
    found, sure = related(finder, parsed, text, "Spain", "Malta")
    assert found not in {"CONSULT", "ASSAULT"} or sure < 0.4


def test_who_does_it_stands_before_the_gerund(finder: EventFinder, parsed: Parse) -> None:
    text = "The sanctions that Peru ordered are in response to Chile seizing a Bolivian trawler."
    assert related(finder, parsed, text, "Chile", "Bolivian")[0] == "COERCE"
