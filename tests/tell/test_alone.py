"""A sentence quoted alone: whole, with its speaker, on something done, of whom the brief is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from newsroom import mention
from tell.peru import CHILE, MET, PARTIES, PERU, ROJAS, STRUCK, Tell, both, happening, lines_of, report

from onrecord.model import Actor, Coded, Entity
from onrecord.tell import Brief
from onrecord.tell.verbatim import quoted

DAY = "2024-05-09"
SAID: dict[str, Any] = {"kind": "statement", "type": "SUPPORT", "main": True}
_OTHER = "Farmers sold their maize at the market, and nothing else of note was heard that day. " * 25


def _texts(told: Brief, *keys: str) -> list[str]:
    return [line.text for line in lines_of(told, *(keys or ("happened",)))]


def _deep(coded: Coded) -> Coded:
    """The same report with other text before its one sentence."""
    event, at = coded.events[0], len(_OTHER)

    def moved(actor: Actor) -> Actor:
        return replace(actor, start=actor.start + at, end=actor.end + at)

    placed = replace(
        event,
        trigger=replace(event.trigger, start=event.trigger.start + at, end=event.trigger.end + at),
        sentence=replace(event.sentence, start=at, end=event.sentence.end + at),
        actors=tuple(map(moved, event.actors)),
    )
    text = _OTHER + coded.report.text
    return replace(coded, report=replace(coded.report, text=text), events=(placed,))


def test_a_link_far_down_a_page_is_no_report_and_its_own_highlight_is(tell: Tell) -> None:
    text = "Peru strikes a camp in Chile"
    top = report("1", text, "strikes", [mention(text, "Peru", PERU)], **STRUCK)
    for coded, told in ((top, [f"“{text}”"]), (_deep(top), [])):
        assert _texts(tell(PARTIES, [coded], [happening([coded], [PERU])])) == told


def test_links_between_the_words_of_a_sentence_are_not_told(tell: Tell) -> None:
    text = "Peru Elena RojasRojas faces a vote Chile waits MORE struck a camp."
    coded = report("1", text, "struck", [mention(text, "Peru", PERU)], **STRUCK)
    assert _texts(tell(PARTIES, [coded], [happening([coded], [PERU])])) == []


@pytest.mark.parametrize(
    ("text", "genre", "told"),
    [
        ("Well, I have just met Peru in Chile.", "transcript", False),
        ("Peru met us in Chile.", "news", False),
        ("Peru met Chile, a friend of our people.", "readout", True),
        ("Peru met Chile against our Republic.", "state-media", True),
        ("Peru met Chile, and ‘we talked,’ the envoys said.", "news", True),
    ],
)
def test_what_a_speaker_says_of_himself_is_told_only_where_it_is_known_who_speaks(
    tell: Tell, text: str, genre: str, told: bool
) -> None:
    coded = report("1", text, "met", both(text), genre=genre, **MET)
    assert _texts(tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])])) == (
        [f"“{text}”"] if told else []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Rojas left ahead of a planned meeting of Peru and Chile.",
        "The meeting of Peru and Chile could be held in Quito.",
    ],
)
def test_what_is_to_come_has_not_happened(tell: Tell, text: str) -> None:
    coded = report("1", text, "meeting", both(text), **{**MET, "main": text.startswith("The")})
    assert _texts(tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])])) == []


def test_an_attack_beside_what_only_could_be_is_told_for_its_sake(tell: Tell) -> None:
    text = "A summit could raise many things: the attack of Peru on Chile, and trade."
    coded = report("1", text, "attack", both(text), **{**STRUCK, "main": False})
    assert _texts(tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])])) == []


def test_several_are_no_single_country(tell: Tell) -> None:
    text = "They each praised Peru."
    they = mention(text, "They", kind="group")
    coded = report("1", text, "praised", [they, mention(text, "Peru", PERU)], **SAID)
    told = tell(PARTIES, [coded], [happening([coded], [PERU])], limit=None)
    assert _texts(told, "verbal") == [f"“{text}”"]


def test_who_boycotts_a_meeting_has_none(tell: Tell) -> None:
    text = "Rojas is boycotting the meeting in Chile."
    coded = report("1", text, "boycotting", [mention(text, "Rojas", ROJAS)], **{**MET, "type": "REJECT"})
    (line,) = lines_of(tell(PARTIES, [coded], [happening([coded], [ROJAS])]), "happened")
    assert (line.text, line.marks) == (f"“{text}”", ())


def test_an_envoy_told_by_a_relative_clause_is_no_party(tell: Tell) -> None:
    text = "The launch would snub Chile, whose envoy to Peru landed in Quito for talks on Thursday."
    envoy = mention(text, "whose envoy to Peru", kind="person", country="PER")
    coded = report("1", text, "talks", [mention(text, "Chile", CHILE), envoy], on=("Thursday", DAY), **MET)
    assert _texts(tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])])) == [f"“{text}”"]


def test_an_ambassador_s_call_is_told_in_its_own_words(tell: Tell) -> None:
    text = "The ambassador of Chile paid a farewell call on Elena Rojas on Thursday."
    envoy = mention(text, "The ambassador of Chile", kind="office", country="CHL")
    coded = report(
        "1",
        text,
        "paid",
        [envoy],
        on=("Thursday", DAY),
        recipients=(mention(text, "Elena Rojas", ROJAS),),
        **MET,
    )
    told = tell(PARTIES, [coded], [happening([coded], [CHILE], recipients=())])
    assert _texts(told) == [f"“{text}”"]


def test_what_only_names_whom_a_brief_is_about_comes_after_what_they_did(tell: Tell) -> None:
    passing = (
        "Rojas bombed the smugglers on their mountain at dawn and sent her men home to their own "
        "villages, to the north and to the south of the wide river, and later praised Chile."
    )
    first = report("1", passing, "bombed", [mention(passing, "Rojas", ROJAS)], **STRUCK)
    own = "Chile struck a harbour."
    second = report("2", own, "struck", [mention(own, "Chile", CHILE)], day="2024-05-01", **STRUCK)
    # Merging has Chile as a party of both.
    happenings = [happening([first], [ROJAS, CHILE]), happening([second], [CHILE])]
    about = tell(PARTIES, [first, second], happenings, about="Chile")
    assert _texts(about) == [f"“{own}”", f"“{passing}”"]
    assert _texts(tell(PARTIES, [first, second], happenings))[0] == f"“{passing}”"


def test_an_office_is_nobody_s_name(tell: Tell) -> None:
    text = "Peru, Chile and Alternate Prime Minister spoke on Thursday."
    minister = Entity(id="n-alt", kind="person", name="Alternate Prime Minister", country="CHL")
    mentions = (*both(text), mention(text, "Alternate Prime Minister", minister))
    coded = report("1", text, "spoke", mentions, on=("Thursday", DAY), **MET)
    told = tell((*PARTIES, minister), [coded], [happening([coded], [PERU, CHILE, minister])])
    assert _texts(told) == [f"“{text}”"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("(AP) — Peru struck a camp.", "“Peru struck a camp.”"),
        ("(CNN) Peru struck a camp.", "“Peru struck a camp.”"),
        ("(Some) envoys struck a deal.", "“(Some) envoys struck a deal.”"),
    ],
)
def test_an_agency_in_brackets_is_none_of_the_words(text: str, told: str) -> None:
    assert quoted(text) == told


def test_the_caption_of_a_picture_is_no_report(tell: Tell) -> None:
    for text, told in (("Peru, left, and an ally strike a camp.", 0), ("Peru and an ally strike a camp.", 1)):
        coded = report("1", text, "strike", [mention(text, "Peru", PERU)], **STRUCK)
        assert len(_texts(tell(PARTIES, [coded], [happening([coded], [PERU])]))) == told
