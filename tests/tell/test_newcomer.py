"""What a reader who has only the brief needs: the told day, the named source, each thing once, no doubt hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import small_record
from newsroom import mention, one_sentence

from onrecord.model import (
    Coded,
    Commitment,
    Dossier,
    DossierStep,
    Due,
    Entity,
    Happening,
    HappeningDate,
    Party,
    Place,
    Span,
    Statement,
    stable_id,
)
from onrecord.record import Store
from onrecord.tell import Brief, Line, brief
from onrecord.tell.markdown import markdown
from onrecord.tell.printed import once

ENTITIES = (
    Entity(id="n-ken", kind="country", name="Kenya", country="KEN"),
    Entity(id="n-som", kind="country", name="Somalia", country="SOM"),
    Entity(id="n-kirby", kind="person", name="KIRBY"),
)
Tell = Callable[..., Brief]


def _coded(text: str, trigger: str, confidence: float = 0.8, **fields: Any) -> Coded:
    """A report of one sentence with one event by Kenya, towards Somalia where it is named."""
    kenya, somalia, _ = ENTITIES
    coded = one_sentence(
        "r-1", "2024-05-10", text, trigger, outlet="Wire", event="e-1",
        actors=(mention(text, "Kenya", kenya),),
        recipients=(mention(text, "Somalia", somalia),) if "Somalia" in text else (), **fields,
    )  # fmt: skip
    return replace(coded, events=(replace(coded.events[0], confidence=confidence),))


def _happening(coded: Coded, *dates: tuple[str, str], **fields: Any) -> Happening:
    event = coded.events[0]
    parties = {
        "actors": (Party(entity="n-ken"),),
        "recipients": (Party(entity="n-som"),) if event.recipients else (),
    } | fields
    return Happening(
        id="h-1", kind=event.kind, type=event.type, status=event.status, events=("e-1",), reports=("r-1",), origins=1,
        dates=tuple(HappeningDate(from_=first, to=last, events=("e-1",)) for first, last in dates), **parties,
    )  # fmt: skip


def _lines(told: Brief, key: str) -> Sequence[Line]:
    return next(section.lines for section in told.sections if section.key == key)


DAY = ("2024-05-09", "2024-05-09")
MET: dict[str, Any] = {"kind": "meeting", "type": "CONSULT"}
STRUCK: dict[str, Any] = {"kind": "violence", "type": "ASSAULT"}


def test_the_timeline_draws_the_day_that_the_line_tells(tell: Tell) -> None:
    # One report has the meeting in May, another on the ninth.
    coded = _coded("Kenya met Somalia on Thursday.", "met", **MET)
    told = tell(ENTITIES, [coded], [_happening(coded, ("2024-05-01", "2024-05-31"), DAY)])
    assert _lines(told, "happened")[0].text == "Kenya and Somalia met on 9 May."
    assert [(point.first, point.last) for point in told.timeline] == [DAY]


def test_a_stretch_of_years_is_no_day(tell: Tell) -> None:
    coded = _coded("Kenya has met Somalia this century.", "met", **MET)
    told = tell(ENTITIES, [coded], [_happening(coded, ("2000-01-01", "2099-12-31"))])
    line = next(line for section in told.sections for line in section.lines)
    assert line.text == "“Kenya has met Somalia this century.”"
    assert told.timeline == ()


def test_what_was_read_unsurely_is_quoted_says_so_and_does_not_lead(tell: Tell) -> None:
    text = "Kenya met Somalia on Thursday."
    for confidence, expected, marks in (
        (0.8, "Kenya and Somalia met on 9 May.", ()),
        (0.4, f"“{text}”", ()),
        (0.1, f"“{text}”", ("unsure",)),
    ):
        coded = _coded(text, "met", confidence, **MET)
        told = tell(ENTITIES, [coded], [_happening(coded, DAY)])
        assert [(line.text, line.marks) for line in _lines(told, "happened")] == [(expected, marks)]
        assert bool(told.lead) == (confidence == 0.8)
        assert ("“unsure”: " in markdown(told)) == (confidence == 0.1)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenya attacked Somalia on Thursday.", "attacked", "Kenya attacked Somalia on 9 May."),
        # Kenya mourned; gunmen attacked.
        ("Kenya mourned those who died as gunmen attacked Somalia.", "attacked", None),
        # The sentence has them the other way round, and merging did not notice.
        ("Somalia said it was attacked; Kenya denied it.", "attacked", None),
    ],
)
def test_an_attack_is_told_only_where_one_sentence_has_who_struck_whom(
    tell: Tell, text: str, trigger: str, expected: str | None
) -> None:
    coded = _coded(text, trigger, **STRUCK)
    told = tell(ENTITIES, [coded], [_happening(coded, DAY)])
    assert _lines(told, "happened")[0].text == (expected or f"“{text}”")


def test_a_weapon_is_not_placed_where_it_was_only_reported(tell: Tell) -> None:
    text = "Kenya tested a missile on Thursday, officials in Mogadishu said."
    coded = _coded(text, "tested", kind="weapons", type="MOBILIZE")
    at = text.index("Mogadishu")
    place = Place(start=at, end=at + 9, text="Mogadishu", use="literal", name="Mogadishu", country="SOM")
    coded = replace(coded, events=(replace(coded.events[0], place=place),))
    made = _happening(coded, DAY, place=place, details={"system": "missile", "count": 1})
    assert _lines(tell(ENTITIES, [coded], [made]), "happened")[0].text == "Kenya tested a missile on 9 May."


def test_enforcing_sanctions_is_told_as_that(tell: Tell) -> None:
    text = "Kenya pledged to enforce sanctions on Somalia next week."
    fields: dict[str, Any] = {"kind": "sanctions", "type": "SANCTION", "status": "future", "main": True}
    week = ("2024-05-13", "2024-05-19")
    coded = _coded(text, "enforce", **fields)
    told = tell(ENTITIES, [coded], [_happening(coded, week, details={"step": "enforced"})])
    assert _lines(told, "planned")[0].text == (
        "Planned: Kenya to enforce sanctions on Somalia between 13 and 19 May."
    )
    told = tell(ENTITIES, [coded], [_happening(coded, details={"step": "enforced"})])
    assert _lines(told, "planned")[0].marks == ("planned", "enforcement of sanctions")


def test_a_transcript_s_label_is_no_name(tell: Tell) -> None:
    coded = _coded("Kenya met Somalia on Thursday.", "met", **MET)
    who = (Party(entity="n-ken"), Party(entity="n-kirby"))
    q = replace(ENTITIES[2], name="QUESTION")
    told = tell((*ENTITIES[:2], q), [coded], [_happening(coded, DAY, actors=who)])
    assert "QUESTION" not in _lines(told, "happened")[0].text


def test_coverage_and_header_name_a_report_as_its_citations_do(tmp_path: Path) -> None:
    one, other, third = small_record.coded()[2:5]
    wire = replace(one, report=replace(one.report, outlet=None, agency="KCNA"))
    bare = replace(other, report=replace(other.report, outlet=None))
    with Store(tmp_path / "agency.db") as store:
        for each in (wire, bare, third):
            store.add(each, small_record.raw(each.id))
        told = brief(store)
    assert [(each.outlet, each.reports) for each in told.coverage] == [
        ("Eastern Wire", 1), ("KCNA", 1), (None, 1),
    ]  # fmt: skip
    assert "3 reports of 2 outlets (1 of an outlet that is not stated)" in markdown(told)


def test_a_line_is_told_once_and_then_referred_to(tmp_path: Path) -> None:
    with small_record.fill(tmp_path / "once.db") as store:
        told = brief(store)
    text = markdown(told)
    for line in told.lead:
        assert text.count(f"`{line.entry}`") == 1 + sum(
            other.entry == line.entry and other.text != line.text
            for section in told.sections
            for other in section.lines
        )
    assert all(not lines or above != "All of it is told above." for _, lines, above in once(told))
    # The lead tells that a launch is disputed; its own section then says only on what.
    assert next(line.text for line in _lines(told, "disagreements") if line.entry == "h-launch") == (
        "The firing of two missiles by North Korea on 12 October: reports differ on whether it happened: "
        "it happened, according to South Korea's military (Harbor Post); it did not happen, according to "
        "North Korea (Eastern Wire)."
    )


def test_a_promise_quotes_the_words_that_make_it(tmp_path: Path) -> None:
    text = "Somalia closed the border on Thursday, days after it agreed to resume talks with Kenya."
    coded = _coded(text, "resume", kind="meeting", type="CONSULT", status="future")
    promised = Commitment(id="c-1", what="resume talks", by=("n-som", "n-ken"), said_in="e-1")
    with Store(tmp_path / "promise.db") as store:
        store.add(coded, text.encode())
        store.replace_derived(ENTITIES, [_happening(coded)], (), (promised,))
        told = brief(store)
    assert _lines(told, "due")[0].text == (
        "Somalia: “… it agreed to resume talks with Kenya.” No day given. State: open."
    )


def test_a_promise_of_years_ago_is_left_out_and_counted(tmp_path: Path) -> None:
    text = "Somalia closed the border on Thursday, days after it agreed to resume talks with Kenya."
    coded = _coded(text, "resume", kind="meeting", type="CONSULT", status="future")
    long_ago = Due(from_="2011-03-04", to="2011-03-04")
    promised = Commitment(
        id="c-1", what="resume talks", by=("n-som", "n-ken"), said_in="e-1", due=long_ago, state="kept"
    )
    with Store(tmp_path / "long.db") as store:
        store.add(coded, text.encode())
        store.replace_derived(ENTITIES, [_happening(coded)], (), (promised,))
        short, whole = brief(store), brief(store, limit=None)
    assert (_lines(short, "due"), len(_lines(whole, "due"))) == ((), 1)
    assert "Nothing sure and of late; 1 is left out (--all shows them)." in markdown(short)


@pytest.mark.parametrize("settled_by", ["h-2", None])
def test_of_a_plan_that_was_kept_nobody_asks_whether_it_took_place(
    tmp_path: Path, settled_by: str | None
) -> None:
    text = "Kenya will meet Somalia on Thursday."
    coded = _coded(text, "meet", status="future", **MET)
    promised = Commitment(
        id="c-1", what="meet", by=("n-ken",), said_in="e-1", happening="h-1", settled_by=settled_by,
        state="kept" if settled_by else "open",
    )  # fmt: skip
    with Store(tmp_path / "plan.db") as store:
        store.add(coded, text.encode())
        store.replace_derived(ENTITIES, [_happening(coded, DAY)], (), (promised,))
        texts = [line.text for section in brief(store).sections for line in section.lines]
    asks = [t for t in texts if "No report was found that says whether it took place" in t]
    assert bool(asks) == (settled_by is None)


def test_of_a_plan_beside_a_deed_of_the_same_sides_nobody_says_that_nothing_was_read(tmp_path: Path) -> None:
    coded = _coded("Kenya will meet Somalia on Thursday.", "meet", status="future", **MET)
    plan = _happening(coded, DAY)
    deed = replace(plan, id="h-2", status="actual")
    with Store(tmp_path / "deed.db") as store:
        store.add(coded, b"plan")
        store.replace_derived(ENTITIES, [plan, deed], (), ())
        texts = [line.text for section in brief(store).sections for line in section.lines]
    assert not any("Nothing that was read" in text for text in texts)


@pytest.mark.parametrize("label", ["JEAN", "W]e"])
def test_a_torn_word_is_no_speaker(tmp_path: Path, label: str) -> None:
    text = f"Kenya met Somalia on Thursday. {label} said: We will never leave the valley to Somalia."
    coded = _coded(text, "met", status="actual", **MET)
    speaker = mention(text, label, kind="person", name=label)
    content = Span(start=text.index("We will"), end=len(text), text=text[text.index("We will") :])
    statement = Statement(id="s-1", speaker=speaker, content=(content,), kind="direct")
    with Store(tmp_path / "torn.db") as store:
        store.add(replace(coded, actors=(*coded.actors, speaker), statements=(statement,)), text.encode())
        store.replace_derived(ENTITIES, [_happening(coded, DAY)], (), ())
        texts = [line.text for section in brief(store).sections for line in section.lines]
    assert not any("We will never leave" in text and label.title() in text.title() for text in texts)


def test_a_position_is_told_in_its_own_words_or_not_at_all(tmp_path: Path) -> None:
    said = stable_id("s", "tokyo", "contact"), stable_id("s", "tokyo", "summit")
    positions = [
        Dossier(
            id=f"d-{number}", kind="position", title="South Korea on talks", parties=("n-kor",), state="restated",
            history=(DossierStep(state="restated", date="2018-10-09", happening=each),),
        )
        for number, each in enumerate(said)
    ]  # fmt: skip
    with small_record.fill(tmp_path / "position.db") as store:
        store.replace_derived(small_record.ENTITIES, small_record.happenings(), positions, ())
        lines = _lines(brief(store), "dossiers")
    assert [line.text for line in lines] == [
        "South Korea on talks: “We will keep in close contact” (9 Oct 2018). 1 statement."
    ]


def test_a_brief_about_somebody_leaves_out_what_only_merging_laid_at_his_door(tmp_path: Path) -> None:
    text = "Kenya met the envoys on Thursday."
    coded = _coded(text, "met", **MET)
    both = (Party(entity="n-ken"), Party(entity="n-som"))
    with Store(tmp_path / "about.db") as store:
        store.add(coded, text.encode())
        store.replace_derived(ENTITIES, [_happening(coded, DAY, actors=both)], (), ())
        assert _lines(brief(store, about="Kenya"), "happened")
        assert not _lines(brief(store, about="Somalia"), "happened")


def test_since_a_day_says_from_when(tmp_path: Path) -> None:
    with small_record.fill(tmp_path / "since.db") as store:
        assert "*Only what was reported from 15 Oct 2018 on.*" in markdown(brief(store, since="2018-10-15"))
