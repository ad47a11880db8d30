"""What a reader takes from one line: its marks, its place in a section, the day and the speaker it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from newsroom import mention
from tell.peru import CHILE, MET, PARTIES, PERU, ROJAS, STRUCK, Tell, both, happening, lines_of, report

from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Coded, Entity, Event, Happening, HappeningDate, Party, Span, Statement
from onrecord.record import Store
from onrecord.tell.sentence import Composer
from onrecord.tell.view import View

SOTO = Entity(id="n-soto", kind="person", name="Ana Soto", country="CHL")
FREED: dict[str, Any] = {"kind": "other", "type": "RETREAT", "modes": ("release",), "main": True}
TESTED: dict[str, Any] = {
    "kind": "weapons",
    "type": "MOBILIZE",
    "main": True,
    "details": {"system": "nuclear"},
}


def _at(text: str, words: str) -> Span:
    return Span(start=text.index(words), end=text.index(words) + len(words), text=words)


def _peru(text: str) -> tuple[Actor, ...]:
    return (mention(text, "Peru", PERU),)


def _said(coded: Coded, content: str, cue: str, speaker: Actor | None, **fields: Any) -> Coded:
    """The report, whose event somebody in it tells."""
    text = coded.report.text

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start=start, end=start + len(words), text=words, report=coded.report.id)

    made: dict[str, Any] = {
        "id": f"s-{coded.report.id}",
        "kind": "indirect",
        "act": "says",
        "stance": "asserts",
    }
    statement = Statement(content=(span(content),), cue=span(cue), speaker=speaker, **made | fields)
    events = tuple(replace(event, according_to=statement.id) for event in coded.events)
    return replace(coded, statements=(statement,), events=events)


def _far_down(coded: Coded) -> Coded:
    """The report with its sentence after a long opening on something else."""
    opening = "The harvest was good in the valleys of the north this year. " * 30
    more = len(opening)

    def moved(event: Event) -> Event:
        spans = {
            name: replace(span, start=span.start + more, end=span.end + more)
            for name in ("sentence", "trigger")
            if (span := getattr(event, name))
        }
        actors = tuple(replace(a, start=a.start + more, end=a.end + more) for a in event.actors)
        return replace(event, actors=actors, **spans)

    text = opening + coded.report.text
    return replace(
        coded, report=replace(coded.report, text=text), events=tuple(map(moved, coded.events))
    )  # fmt: skip


def _marks(tell: Tell, coded: Coded, key: str, made: Happening | None = None) -> list[tuple[str, ...]]:
    told = tell(PARTIES, [coded], [made or happening([coded], [PERU])])
    return [line.marks for line in lines_of(told, key)]


# Marks


@pytest.mark.parametrize(
    ("text", "cue", "marked"),
    [
        ("Peru freed two sailors, a spokesman said.", "said", False),
        ("Peru freed two sailors. A spokesman said so.", "said so", True),
    ],
)
def test_who_says_so_within_the_words_makes_the_mark_of_a_claim_needless(
    tell: Tell, text: str, cue: str, marked: bool
) -> None:
    first = f"{text.split('.')[0]}."
    coded = report("1", text, "freed", _peru(text), **FREED)
    sentence = Span(start=0, end=len(first), text=first)
    coded = replace(coded, events=(replace(coded.events[0], sentence=sentence),))
    coded = _said(coded, "Peru freed two sailors", cue, None)
    (marks,) = _marks(tell, coded, "happened", happening([coded], [PERU], claimed=True))
    assert ("claimed" in marks) == marked


@pytest.mark.parametrize(
    ("text", "trigger", "modes", "label"),
    [
        ("Peru and Chile spoke about the fleet.", "spoke", (), "talks"),
        ("Peru called Chile about the fleet.", "called", ("phone",), "telephone call"),
        ("Peru met Chile about the fleet.", "met", (), "meeting"),
    ],
)
def test_a_call_and_talks_are_not_called_a_meeting(
    tell: Tell, text: str, trigger: str, modes: tuple[str, ...], label: str
) -> None:
    coded = report("1", text, trigger, both(text), modes=modes, **MET)
    assert _marks(tell, coded, "happened", happening([coded], [PERU, CHILE], modes=modes)) == [(label,)]


def test_what_officials_of_one_country_talk_over_is_no_meeting_of_states(tell: Tell) -> None:
    text = "Elena Rojas met Juan Vidal about the fleet."
    actors = [mention(text, name, country="PER", kind="person") for name in ("Elena Rojas", "Juan Vidal")]
    assert _marks(tell, report("1", text, "met", actors, **MET), "happened") == [()]


def test_a_demand_is_no_offer(tell: Tell) -> None:
    text = "Peru demanded that both fleets leave."
    coded = report("1", text, "demanded", _peru(text), kind="statement", type="AGREE", main=True)
    assert _marks(tell, coded, "verbal") == [()]


def test_what_was_not_done_is_not_labelled_as_if_it_was(tell: Tell) -> None:
    text = "Peru did not strike the camp."
    coded = report("1", text, "strike", _peru(text), status="negated", status_cue=_at(text, "not"), **STRUCK)
    assert _marks(tell, coded, "denied") == [("denied or not done",)]


@pytest.mark.parametrize(("cue", "mark"), [("vowed", "pledged"), ("is to", "planned")])
def test_a_vow_is_a_pledge_and_no_plan(tell: Tell, cue: str, mark: str) -> None:
    text = f"Peru {cue} free two sailors."
    start = text.index(cue)
    coded = report(
        "1", text, "free", _peru(text), status="future",
        status_cue=Span(start=start, end=start + len(cue), text=cue), **FREED,
    )  # fmt: skip
    assert _marks(tell, coded, "planned")[0][0] == mark


# What is told where


def test_a_plan_without_a_day_may_lead(tell: Tell) -> None:
    text = "Peru will free two sailors."
    coded = report("1", text, "free", _peru(text), status="future", **FREED)
    told = tell(PARTIES, [coded], [happening([coded], [PERU])])
    assert [line.text for line in told.lead] == [f"“{text}”"]


def test_a_plan_for_a_day_that_was_over_when_it_was_told_is_background(tell: Tell) -> None:
    text = "Peru agreed in spring to the release of April."
    coded = report("1", text, "release", _peru(text), on=("April", "2024-04-02"), status="future", **FREED)
    told = tell(PARTIES, [coded], [happening([coded], [PERU])])
    assert not lines_of(told, "planned")
    assert [line.text.partition(" (")[0] for line in lines_of(told, "background")] == [f"“{text}”"]


def test_what_was_decided_and_is_told_as_done_is_no_plan_any_more(tell: Tell) -> None:
    plan, deed = "Peru decided to free two sailors.", "Peru freed two sailors."
    planned = report("1", plan, "free", _peru(plan), status="future", **FREED)
    done = report("2", deed, "freed", _peru(deed), **FREED)
    made = [happening([each], [PERU], modes=("release",)) for each in (planned, done)]
    assert not lines_of(tell(PARTIES, [planned, done], made), "planned")
    assert lines_of(tell(PARTIES, [planned], made[:1]), "planned")


def test_a_sentence_that_tells_news_is_no_background(tell: Tell) -> None:
    text = "Peru threatened Chile after a strike on its port."
    coded = report("1", text, "threatened", both(text), kind="statement", type="THREATEN", main=True)
    start = text.index("strike")
    struck = replace(
        coded.events[0], id="e-2", kind="violence", type="ASSAULT", main=False, actors=(),
        trigger=Span(start=start, end=start + 6, text="strike"),
    )  # fmt: skip
    coded = replace(coded, events=(coded.events[0], struck))
    alone = replace(coded, events=(struck,))
    threat, strike = happening([coded], [PERU, CHILE]), happening([alone], [PERU])
    assert not lines_of(tell(PARTIES, [coded], [threat, strike]), "background")
    assert lines_of(tell(PARTIES, [alone], [strike]), "background")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru has not freed the sailors.", True),
        ("Never free them again.", False),
        ("Peru spoke of peace without freeing a sailor.", False),
    ],
)
def test_what_is_forbidden_or_said_away_is_not_denied(tell: Tell, text: str, told: bool) -> None:
    trigger = next(word for word in ("freed", "freeing", "free") if word in text)
    actors = _peru(text) if "Peru" in text else ()
    cue = next((_at(text, word) for word in ("not", "Never", "without") if word in text), None)
    coded = report("1", text, trigger, actors, status="negated", status_cue=cue, **FREED)
    assert bool(lines_of(tell(PARTIES, [coded], [happening([coded], [PERU])]), "denied")) == told


@pytest.mark.parametrize(
    ("text", "main", "cue", "told"),
    [
        ("Peru has never freed a sailor.", True, "never", 1),
        ("Chile praised those in Peru who have never freed a sailor.", False, "never", 0),
        ("Peru seems to have freed few sailors.", True, None, 0),
    ],
)
def test_who_is_described_as_never_having_done_a_thing_denies_nothing(
    tell: Tell, text: str, main: bool, cue: str | None, told: int
) -> None:
    status_cue = _at(text, cue) if cue else None
    fields = FREED | {"main": main, "status": "negated", "status_cue": status_cue}
    coded = _far_down(report("1", text, "freed", _peru(text), **fields))
    assert len(lines_of(tell(PARTIES, [coded], [happening([coded], [PERU])]), "denied")) == told


def test_far_down_only_words_that_plainly_tell_a_deed_are_what_happened(tell: Tell) -> None:
    text = "Each launch by Peru improves its rockets."
    named = report("1", text, "launch", _peru(text), kind="weapons", type="MOBILIZE", confidence=0.4)
    for coded, least in ((named, 1), (_far_down(named), 0)):
        assert len(lines_of(tell(PARTIES, [coded], [happening([coded], [PERU])]), "happened")) == least


def test_a_heading_within_a_text_is_no_news(tell: Tell) -> None:
    text = "Historic summit"
    coded = report("1", text, "summit", **MET)
    assert not lines_of(tell(PARTIES, [coded], [happening([coded], [])]), "happened")


# Days


@pytest.mark.parametrize("words", ["as early as", "perhaps on", "by"])
def test_a_bound_or_a_guess_is_no_day_of_a_plan(tell: Tell, words: str) -> None:
    text = f"Peru and Chile will meet {words} May 14."
    coded = report("1", text, "meet", both(text), on=("May 14", "2024-05-14"), status="future", **MET)
    told = tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])])
    assert [line.text for line in lines_of(told, "planned")] == [f"“{text}”"]


def test_a_firm_day_of_a_plan_is_told(tell: Tell) -> None:
    text = "Peru and Chile will meet on May 14."
    coded = report("1", text, "meet", both(text), on=("May 14", "2024-05-14"), status="future", **MET)
    told = tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])])
    assert [line.text for line in lines_of(told, "planned")] == ["Planned: Peru and Chile to meet on 14 May."]


def _test_of(key: str, words: str, first: str, last: str) -> tuple[Coded, Happening]:
    text = f"Peru carried out a nuclear test {words}."
    coded = report(key, text, "test", _peru(text), on=(words, first), day="2024-05-10", **TESTED)
    date = coded.events[0].date
    assert date is not None
    coded = replace(coded, events=(replace(coded.events[0], date=replace(date, to=last)),))
    return coded, happening([coded], [PERU], details={"system": "nuclear"})


def test_what_is_told_of_its_month_is_not_told_again_of_its_year(tell: Tell) -> None:
    told = [_test_of("1", "in 2013", "2013-01-01", "2013-12-31"), _test_of("2", "in February 2013", "2013-02-01", "2013-02-28")]  # fmt: skip
    reports: Sequence[Coded] = [coded for coded, _ in told]
    lines = lines_of(tell(PARTIES, reports, [made for _, made in told]), "background")
    assert [line.text for line in lines] == ["Peru carried out a nuclear test in February 2013."]


def test_of_this_year_alone_no_day_is_told(tell: Tell) -> None:
    coded, made = _test_of("1", "this year", "2024-01-01", "2024-12-31")
    lines = lines_of(tell(PARTIES, [coded], [made]), "happened")
    assert [line.text for line in lines] == ["“Peru carried out a nuclear test this year.”"]


def test_since_a_day_nothing_older_is_quoted(tell: Tell) -> None:
    old, new = "Peru freed two sailors at dawn.", "The sailors whom Peru freed came home."
    coded = [
        report("1", old, "freed", _peru(old), day="2024-04-10", **FREED),
        report("2", new, "freed", _peru(new), day="2024-05-10", confidence=0.6, **FREED),
    ]
    made = [happening(coded, [PERU])]
    assert [line.text for line in tell(PARTIES, coded, made).lead] == [f"“{old}”"]
    assert [line.text for line in tell(PARTIES, coded, made, since="2024-05-01").lead] == [f"“{new}”"]


# Speakers


def test_nobody_speaks_words_that_name_him(tell: Tell) -> None:
    text = "I met Elena Rojas of Peru at the port."
    rojas = mention(text, "Elena Rojas", country="PER", kind="person", name="Elena Rojas")
    coded = report("1", text, "met", [rojas], confidence=0.4, **MET)
    for speaker, expected in (
        (rojas, f"“{text}”"),
        (replace(rojas, name="Juan Vidal"), f"Juan Vidal: “{text}”"),
    ):
        spoken = _said(coded, text, "at", speaker, kind="direct")
        told = tell(PARTIES, [spoken], [happening([spoken], [PERU])])
        assert [line.text for line in lines_of(told, "happened")] == [expected]


@pytest.mark.parametrize(
    ("words", "spoken"), [("Minister Rojas saw the port.", False), ("We saw the port.", True)]
)
def test_nobody_calls_himself_by_his_title_and_surname(tell: Tell, words: str, spoken: bool) -> None:
    text = f"“{words}” said Elena Rojas."
    rojas = mention(text, "Elena Rojas", country="PER", kind="person", name="Elena Rojas")
    coded = _said(report("1", text, "saw", **MET), words, "said", rojas, kind="direct")
    told = tell(PARTIES, [coded], [happening([coded], [PERU])])
    assert bool(lines_of(told, "said")) == spoken


def test_a_part_of_a_body_claims_for_the_whole_of_it(tell: Tell) -> None:
    text = "Peru and Chile met on Thursday, the forces and the staff said."
    bodies = {
        key: mention(text, words, kind="organisation", name=name, country="PER")
        for key, words, name in (("1", "the forces", "Military of Peru"), ("2", "the staff", "Joint Staff"))
    }
    coded = [
        _said(
            report(key, text, "met", both(text), on=("Thursday", "2024-05-09"), **MET),
            "Peru and Chile met on Thursday", "said", body,
        )
        for key, body in bodies.items()
    ]  # fmt: skip
    day = HappeningDate(from_="2024-05-09", to="2024-05-09", precision=1, events=("e-1", "e-2"))
    told = tell(PARTIES, coded, [happening(coded, [PERU, CHILE], claimed=True, dates=(day,))])
    assert [line.text for line in lines_of(told, "happened")] == [
        "According to the Joint Staff, Peru and Chile met on 9 May."
    ]


def test_one_meeting_of_two_days_is_one_line(tell: Tell) -> None:
    coded, made = [], []
    for key, day, words in (
        ("1", "2024-05-07", "Tuesday"),
        ("2", "2024-05-08", "Wednesday"),
        ("3", "2024-05-01", "May 1"),
    ):
        text = f"Elena Rojas and Ana Soto met on {words}."
        people = [
            replace(mention(text, name, country=code, kind="person"), name=name)
            for name, code in (("Elena Rojas", "PER"), ("Ana Soto", "CHL"))
        ]
        coded.append(report(key, text, "met", people, on=(words, day), **MET))
        made.append(happening(coded[-1:], [ROJAS, SOTO]))
    told = tell((*PARTIES, SOTO), coded, made)
    assert sorted(line.text for line in lines_of(told, "happened")) == [
        "Elena Rojas of Peru and Ana Soto of Chile met on 1 May.",
        "Elena Rojas of Peru and Ana Soto of Chile met on 7 and 8 May.",
    ]


def test_it_is_tomorrow_already_where_news_comes_from(tell: Tell) -> None:
    text = "Peru and Chile met on Saturday morning."
    coded = report("1", text, "met", both(text), on=("Saturday", "2024-05-11"), day="2024-05-10", **MET)
    told = tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])])
    assert [line.text for line in lines_of(told, "happened")] == ["Peru and Chile met on 11 May."]


def test_news_of_which_the_day_was_misread_is_told_in_its_own_words(tell: Tell) -> None:
    text = "Peru and Chile met on Tuesday."
    for day, key in (("2024-05-14", "happened"), ("2024-06-25", "background")):
        coded = report("1", text, "met", both(text), on=("Tuesday", day), day="2024-05-10", **MET)
        told = tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])])
        assert [(line.text, "day unclear" in line.marks) for line in lines_of(told, key)] == [
            (f"“{text}”", True)
        ]


def test_an_act_that_only_an_accuser_calls_so_is_not_labelled_as_one(tell: Tell) -> None:
    text = "The envoy said that Chile was to blame for the “massacre” at the camp."
    coded = report("1", text, "massacre", kind="violence", type="ASSAULT", main=False)
    told = tell(PARTIES, [coded], [happening([coded], [CHILE], claimed=True)])
    assert text not in str([line.text for line in lines_of(told, "happened")])


def test_of_many_years_each_has_its_turn(tell: Tell) -> None:
    coded, made = [], []
    for n in range(30):
        year = 2016 if n < 28 else 2010 + n - 28
        text, day = "Peru and Chile met on Monday.", f"{year}-05-{1 + n % 28:02}"
        coded.append(report(str(n), text, "met", both(text), on=("Monday", day), day=day, **MET))
        made.append(happening(coded[-1:], [PERU, CHILE]))
    years = {line.day[:4] for line in lines_of(tell(PARTIES, coded, made), "happened") if line.day}
    assert years == {"2010", "2011", "2016"}


def test_words_that_two_reports_quote_alike_are_one_line(tell: Tell) -> None:
    coded = []
    for key, end in (("1", "of which none has seen"), ("2", "none has seen yet")):
        words = f"Never again will our ports be closed to fleets the likes {end}."
        text = f"“{words}” Elena Rojas said."
        rojas = mention(text, "Elena Rojas", country="PER", kind="person", name="Elena Rojas")
        coded.append(_said(report(key, text, "closed", **MET), words, "said", rojas, kind="direct"))
    (line,) = lines_of(tell(PARTIES, coded, [happening([each], [PERU]) for each in coded]), "said")
    assert (line.reports, len(line.also)) == (2, 1)


@pytest.mark.parametrize(
    ("words", "told"), [("will free", True), ("is likely to free", False), ("had planned to free", False)]
)
def test_what_is_only_foreseen_or_once_was_meant_is_no_plan(tell: Tell, words: str, told: bool) -> None:
    text = f"Peru {words} two sailors."
    coded = report("1", text, "free", _peru(text), status="future", **FREED)
    assert bool(lines_of(tell(PARTIES, [coded], [happening([coded], [PERU])]), "planned")) == told


@pytest.mark.parametrize(
    ("second", "confidence", "dated"),
    [
        ("Peru and Chile met for hours on Thursday.", 0.6, True),
        ("Peru and Chile met for hours on Thursday.", 0.2, False),
        ("Not all was done on Thursday as they met.", 0.6, False),
    ],
)
def test_a_meeting_has_only_the_day_that_a_sentence_with_its_parties_surely_gives(
    tell: Tell, second: str, confidence: float, dated: bool
) -> None:
    first = "Peru met Chile for talks."
    named = both(second) if "Peru" in second else ()
    coded = [
        report("1", first, "met", both(first), **MET),
        *(
            report(key, second, "met", named, on=("Thursday", "2024-05-09"), confidence=confidence, **MET)
            for key in ("2", "3")
        ),
    ]
    day = HappeningDate(from_="2024-05-09", to="2024-05-09", precision=1, events=("e-2", "e-3"))
    told = tell(PARTIES, coded, [happening(coded, [PERU, CHILE], dates=(day,))])
    expected = "Peru and Chile met on 9 May."
    assert (expected in [line.text for line in lines_of(told, "happened")]) == dated


def test_the_level_of_who_is_visited_is_not_that_of_the_visitor(tmp_path: Path) -> None:
    text = "Peru's ambassador visited Ana Soto."
    coded = report("1", text, "visited", _peru(text), **MET)
    fields: dict[str, Any] = {"modes": ("visit",), "details": {"level": "leader"}}
    made = happening([coded], [PERU], recipients=(Party(entity=SOTO.id),), **fields)
    with Store(tmp_path / "told.db") as store:
        store.add(coded, text.encode())
        store.replace_derived((*PARTIES, SOTO), [made])
        composer = Composer.of(View(store), Knowledge())
        assert composer.levelled(made, made.actors) == "an official of Peru"
