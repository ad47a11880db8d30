"""What a brief chooses to tell: news before reminders, plans before what became of them, sure parties only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import small_record
from newsroom import one_sentence

from onrecord.model import Actor, Coded, Entity, Event, Happening, HappeningDate, Party
from onrecord.tell import Brief, Line, brief
from onrecord.tell.choosing import surer
from onrecord.tell.words import short_day

ENTITIES = (
    Entity(id="n-ken", kind="country", name="Kenya", country="KEN"),
    Entity(id="n-som", kind="country", name="Somalia", country="SOM"),
    Entity(id="n-eth", kind="country", name="Ethiopia", country="ETH"),
    Entity(id="n-amina", kind="person", name="Amina Warsame", country="SOM"),
    Entity(id="n-abebe", kind="person", name="Abebe Girma", country="ETH"),
)
_BY_NAME = {entity.name: entity for entity in ENTITIES}
Told = Callable[[Sequence[Coded], Sequence[Happening]], Brief]


def _said(day: str, text: str, trigger: str, actors: Sequence[str], **fields: Any) -> tuple[Coded, Event]:
    """A report of one sentence with one event, whose actors the sentence names."""
    mentions = tuple(
        Actor(start=text.index(n), end=text.index(n) + len(n), text=n, name=n, kind=_BY_NAME[n].kind, country=_BY_NAME[n].country)
        for n in actors
    )  # fmt: skip
    coded = one_sentence(
        f"r-{day}", day, text, trigger, outlet=f"Wire {day}", event=f"e-{day}", actors=mentions, **fields
    )
    return coded, coded.events[0]


def _happening(
    key: str, events: Sequence[Event], parties: Sequence[str], day: str | None = None, **fields: Any
) -> Happening:
    ids = tuple(event.id for event in events)
    dates = (HappeningDate(from_=day, to=day, precision=1, events=ids),) if day else ()
    first = events[0]
    return Happening(
        id=key, kind=first.kind, type=first.type, status=fields.pop("status", first.status), dates=dates,
        actors=tuple(Party(entity=p) for p in parties), events=tuple(e.id for e in events),
        reports=tuple(f"r-{e.id[2:12]}" for e in events), origins=len(events), **fields,
    )  # fmt: skip


@pytest.fixture
def told_of(tell: Callable[..., Brief]) -> Told:
    """The brief of some reports and happenings."""
    return lambda coded, happenings: tell(ENTITIES, coded, happenings)


def _lines(told: Brief, key: str) -> list[Line]:
    return next(list(section.lines) for section in told.sections if section.key == key)


def test_a_party_that_one_report_of_many_names_is_not_told_as_having_met(told_of: Told) -> None:
    meeting = {"kind": "meeting", "type": "CONSULT"}
    said = [
        _said(day, "Kenya and Somalia met in Nairobi.", "met", ["Kenya", "Somalia"], **meeting)
        for day in ("2024-05-02", "2024-05-03", "2024-05-04")
    ]
    # Its report has Ethiopia comment on the meeting; merging made a party of it.
    said.append(_said("2024-05-05", "Ethiopia noted that they met.", "met", ["Ethiopia"], **meeting))
    parties = ["n-ken", "n-som", "n-eth"]
    made = _happening("h-met", [event for _, event in said], parties, "2024-05-01")
    told = told_of([coded for coded, _ in said], [made])
    assert [line.text for line in _lines(told, "happened")] == ["Kenya and Somalia met on 1 May."]


def test_people_and_a_bare_country_are_told_as_countries(told_of: Told) -> None:
    coded, event = _said(
        "2024-05-02", "Amina Warsame held talks with Kenya.", "talks", ["Amina Warsame", "Kenya"],
        kind="meeting", type="CONSULT",
    )  # fmt: skip
    told = told_of([coded], [_happening("h-1", [event], ["n-amina", "n-ken"], "2024-05-01")])
    assert _lines(told, "happened")[0].text == "Somalia and Kenya held talks on 1 May."


def test_politicians_who_attack_each_other_are_quoted(told_of: Told) -> None:
    text = "Amina Warsame attacked Abebe Girma over the canal."
    coded, event = _said("2024-05-02", text, "attacked", ["Amina Warsame"], kind="violence", type="ASSAULT")
    made = _happening("h-1", [event], ["n-amina"], "2024-05-01", recipients=(Party(entity="n-abebe"),))
    assert _lines(told_of([coded], [made]), "happened")[0].text == f"“{text}”"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya imposed a curfew a week after talks with Somalia collapsed.",
        "Kenya opened the border despite threats from Somalia.",
        "Kenya condemned its neighbour's recent launches.",
    ],
)
def test_what_a_sentence_only_looks_back_on_is_background(told_of: Told, text: str) -> None:
    trigger = next(word for word in ("talks", "threats", "launches") if word in text)
    coded, event = _said("2024-05-02", text, trigger, ["Kenya"], kind="weapons", type="MOBILIZE")
    told = told_of([coded], [_happening("h-1", [event], ["n-ken"])])
    assert _lines(told, "happened") == []
    assert [line.text for line in _lines(told, "background")] == [f"“{text}”"]


def test_what_was_over_long_before_its_first_report_is_background(told_of: Told) -> None:
    coded, event = _said(
        "2024-05-02", "Kenya and Somalia met in 1977.", "met", ["Kenya", "Somalia"], kind="meeting", type="CONSULT"
    )  # fmt: skip
    made = _happening("h-1", [event], ["n-ken", "n-som"], "1977-03-01")
    told = told_of([coded], [made])
    assert _lines(told, "happened") == []
    assert _lines(told, "background")[0].text == "Kenya and Somalia met on 1 March 1977."


def test_a_plan_that_was_carried_out_is_no_plan_any_more(told_of: Told) -> None:
    fields = {"kind": "agreement", "type": "AGREE"}
    planned = _said(
        "2024-05-02", "Kenya will sign the Border Accord.", "sign", ["Kenya"], status="future", **fields
    )
    signed = _said("2024-05-09", "Kenya signed the Border Accord.", "signed", ["Kenya"], **fields)
    details = {"name": "Border Accord", "step": "signed"}
    told = told_of(
        [planned[0], signed[0]],
        [
            _happening("h-plan", [planned[1]], ["n-ken"], details=details),
            _happening("h-done", [signed[1]], ["n-ken"], "2024-05-09", details=details),
        ],
    )
    assert _lines(told, "planned") == []
    assert _lines(told, "happened")[0].text == "Kenya signed the Border Accord on 9 May."


def test_what_an_earlier_brief_told_and_the_record_no_longer_holds_is_taken_back(tmp_path: Path) -> None:
    with small_record.fill(tmp_path / "gone.db") as store:
        store.record_run("brief", at="2018-10-14T08:00:00+00:00")
        left = [happening for happening in store.happenings() if happening.id != "h-exercise"]
        store.replace_derived(small_record.ENTITIES, left)
        changed = _lines(brief(store, since="last"), "changed")
    assert [(line.entry, line.marks) for line in changed] == [("h-exercise", ("withdrawn",))]
    assert changed[0].text == (
        "Military exercise (the United States and South Korea) on 15 October: "
        "an earlier brief told of this; the record no longer does."
    )


def test_words_that_are_no_name_are_looked_for_in_the_sentences(tmp_path: Path) -> None:
    with small_record.fill(tmp_path / "words.db") as store:
        told = brief(store, about="return table")
    assert {line.entry for section in told.sections for line in section.lines} & {"h-urged", "h-talks"} == {
        "h-urged"
    }


@pytest.mark.parametrize(
    ("day", "words"),
    [("2018-10-09", "9 Oct 2018"), ("2018-05", "May 2018"), ("2018", "2018"), (None, "undated")],
)
def test_a_day_known_to_the_month_or_the_year_is_told_so(day: str | None, words: str) -> None:
    assert short_day(day) == words


def test_what_was_probably_misread_is_shown_only_where_little_else_is() -> None:
    def line(entry: str, *marks: str) -> Line:
        return Line(text=entry, entry=entry, marks=marks)

    unsure = [line("u1", "unsure"), line("u2", "claimed", "unsure")]
    sure = [line("s1"), line("s2", "claimed"), line("s3")]
    assert surer([*sure, *unsure], 3) == sure
    assert surer([sure[0], *unsure, sure[1]], 3) == [sure[0], unsure[0], sure[1]]


def test_what_reports_are_about_leads_and_what_they_mention_does_not(told_of: Told) -> None:
    news, told = _said(
        "2031-03-04", "Kenya and Somalia agreed to reopen their border.", "agreed", ("Kenya", "Somalia"),
        kind="agreement", type="AGREE", main=True, confidence=0.4,
    )  # fmt: skip
    passing, mentioned = _said(
        "2031-03-05", "Traders near the border, which Ethiopia attacked, were glad.", "attacked", ("Ethiopia",),
        kind="violence", type="ASSAULT", confidence=0.9,
    )  # fmt: skip
    happenings = [
        _happening("h-agreed", [told], ("n-ken", "n-som"), leading=1),
        _happening("h-attacked", [mentioned], ("n-eth",), "2031-03-04"),
    ]
    lead = told_of([news, passing], happenings).lead
    assert lead[0].entry == "h-agreed"
    assert lead[0].text == "“Kenya and Somalia agreed to reopen their border.”"
