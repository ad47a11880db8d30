"""What a brief that is asked for something calls it, and what of many years it puts first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import mention
from tell.peru import CHILE, MET, PARTIES, PERU, STRUCK, Tell, both, happening, lines_of, report

from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Span, Statement
from onrecord.record import Head
from onrecord.tell.choosing import spread
from onrecord.tell.ranking import score
from onrecord.tell.values import Line
from onrecord.tell.words import Words

TALKS = "Peru and Chile held talks on 9 May."


def test_an_entry_asked_for_by_its_id_is_called_by_what_it_tells(tell: Tell) -> None:
    coded = report("a", TALKS, "talks", both(TALKS), on=("9 May", "2024-05-09"), **MET)
    made = happening([coded], [PERU, CHILE])
    told = tell(PARTIES, [coded], [made], about=made.id)
    assert told.title == "On record: Talks between Peru and Chile on 9 May"
    assert tell(PARTIES, [coded], [made], about=PERU.id).title == "On record: Peru"


def test_a_quoted_entry_s_words_are_its_title_cut_at_a_word(tell: Tell) -> None:
    text = f"Peru shelled the camp{' and the next one' * 8}."
    coded = report("a", text, "shelled", (mention(text, "Peru", PERU),), **STRUCK)
    made = happening([coded], [PERU])
    title = tell(PARTIES, [coded], [made], about=made.id).title
    assert title.startswith("On record: “Peru shelled the camp and")
    assert title.endswith(" …”")
    assert len(title) < len(text)


def test_of_ten_years_the_newest_stand_first() -> None:
    lines = [
        Line(text="Then.", entry="h-1", day="2013-05-01", score=9.0),
        Line(text="Now.", entry="h-2", day="2023-05-01", score=4.0),
        Line(text="“Last year.”", entry="h-3", day="2014-01-01", told="2022-05-01", score=5.0),
    ]
    assert [line.entry for line in spread(lines, 3)] == ["h-2", "h-3", "h-1"]
    near = [replace(line, day="2023-05-01", told=None) for line in lines]
    assert [line.entry for line in spread(near, 3)] == ["h-1", "h-2", "h-3"]


def test_what_is_ten_years_old_yields_to_what_is_nearly_as_grave_and_new() -> None:
    def scored(day: str, gravity: float) -> float:
        head = Head(
            id="h", kind="violence", type="ASSAULT", status="actual", claimed=False, modes=(), rung=None, origins=1,
            leading=1, first=day, latest_first=day, last=day, parties=(), place=None, named=None, step=None,
            events=(), reports=(), aliases=(), differs=False,
        )  # fmt: skip
        return score(head, gravity, None, "2024-06-01")

    assert scored("2023-06-01", 5.0) > scored("2013-06-01", 8.0)
    assert scored("2013-06-01", 10.0) > scored("2023-06-01", 2.0)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("the ministry", "The ministry [Peru]"),
        ("the foreign ministry", "The foreign ministry [Peru]"),
        ("their ministry", "Their ministry"),
        ("the bank", "The bank"),
    ],
)
def test_a_body_that_each_state_has_is_told_with_its_state(tell: Tell, words: str, told: str) -> None:
    text = f"Chile freed two sailors, {words} said."
    at = text.index(words)
    speaker = Actor(start=at, end=at + len(words), text=words, kind="organisation", country="PER")
    coded = report(
        "a", text, "freed", (mention(text, "Chile", CHILE),), kind="other", type="RETREAT", main=True
    )
    said = text[: at - 2]
    statement = Statement(
        id="s-a", speaker=speaker, content=(Span(start=0, end=len(said), text=said),), kind="indirect",
        cue=Span(start=text.index("said"), end=text.index("said") + 4, text="said"),
    )  # fmt: skip
    coded = replace(coded, statements=(statement,))
    (line,) = lines_of(tell(PARTIES, [coded], [happening([coded], [CHILE])]), "said")
    assert line.text.startswith(f"{told} said that")


def test_a_ministry_of_a_state_is_one_of_its_ministries(knowledge: Knowledge) -> None:
    words = Words(knowledge)
    assert words.name("Ministry of Sudan") == "a ministry of Sudan"
    assert words.name("Army of the United States") == "the army of the United States"
    assert words.name("Ministry of Foreign Affairs of Egypt") == "the Ministry of Foreign Affairs of Egypt"


def test_a_word_of_a_treaty_s_name_is_looked_for_in_all_sentences(tell: Tell) -> None:
    text = "Peru struck a uranium plant on 9 May."
    struck = report("a", text, "struck", (mention(text, "Peru", PERU),), on=("9 May", "2024-05-09"), **STRUCK)
    signed = "Peru and Chile signed the Andean Accord on the Peaceful Use of Uranium in Space."
    pact = report("b", signed, "signed", both(signed), kind="agreement", type="AGREE", main=True)
    named = happening(
        [pact], [PERU, CHILE], details={"name": "Andean Accord on the Peaceful Use of Uranium in Space"}
    )
    strike = happening([struck], [PERU])
    asked = tell(PARTIES, [struck, pact], [strike, named], about="uranium")
    assert {line.entry for line in lines_of(asked, "happened")} | {line.entry for line in asked.lead} == {
        strike.id,
        named.id,
    }
    whole = tell(
        PARTIES,
        [struck, pact],
        [strike, named],
        about="Andean Accord on the Peaceful Use of Uranium in Space",
    )
    assert {line.entry for line in whole.lead} == {named.id}


def test_of_many_years_acts_stand_before_words(tell: Tell) -> None:
    condemned, struck = "On 9 May Peru condemned Chile.", "On 9 May Peru struck the port of Chile."
    words = report("a", condemned, "condemned", both(condemned), on=("9 May", "2024-05-09"), kind="statement",
                   type="ACCUSE", main=True)  # fmt: skip
    deed = report("b", struck, "struck", both(struck), on=("9 May", "2018-05-09"), day="2018-05-10", **STRUCK)
    made = [happening([each], [PERU, CHILE]) for each in (words, deed)]
    assert [line.entry for line in tell(PARTIES, [words, deed], made).lead] == ["h-e-b", "h-e-a"]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Officials say that this outrageous attack killed ten in Peru.", False),
        ("Officials say that this week's attack killed ten in Peru.", True),
        ("Officials say that an attack this week killed ten in Peru.", True),
    ],
)
def test_this_attack_is_told_of_before_and_not_in_the_line(tell: Tell, text: str, alone: bool) -> None:
    coded = report("a", text, "killed", (mention(text, "Peru", PERU),), **STRUCK)
    plain = report(
        "b", "Peru struck a camp in the hills.", "struck", (mention("Peru struck", "Peru", PERU),), **STRUCK
    )
    made = [happening([coded], [PERU]), happening([plain], [PERU])]
    scores = {line.entry: line.score for line in lines_of(tell(PARTIES, [coded, plain], made), "happened")}
    assert (scores["h-e-a"] >= scores["h-e-b"]) == alone
