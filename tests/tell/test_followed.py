"""What `show` prints of promises and processes can be checked from what it prints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from newsroom import mention
from tell.peru import CHILE, MET, PARTIES, PERU, both, happening, report

from onrecord.model import Coded, Commitment, Dossier, DossierStep, Due, Happening, Span, Statement
from onrecord.record import Store
from onrecord.tell.show import Shown, show

PLAN = "Peru and Chile will meet on May 9."
ALSO = "Peru met Chile on May 10."
SPEECH = "Thank you so much, Ana. Peru seeks the denuclearization of North Korea. Good night."
DUE = Due(from_="2024-05-09", to="2024-05-09")


def shown(
    tmp_path: Path, coded: list[Coded], found: list[Happening], made: Commitment | Dossier
) -> tuple[Shown, dict[str, str]]:
    with Store(tmp_path / "followed.db") as store:
        for each in coded:
            store.add(each, each.report.text.encode())
        promises = [made] if isinstance(made, Commitment) else []
        store.replace_derived(PARTIES, found, [made] if isinstance(made, Dossier) else [], promises)
        entry = show(store, made.id)
        return entry, dict(entry.facts)


def plan(status: str = "future") -> Coded:
    on = ("May 9", "2024-05-09")
    return report("1", PLAN, "meet", both(PLAN), on=on, day="2024-05-01", status=status, **MET)


def test_of_a_promise_nobody_told_of_again_it_says_what_was_read(tmp_path: Path) -> None:
    told = [
        plan(),
        report("2", ALSO, "met", both(ALSO), on=("May 10", "2024-05-10"), day="2024-05-12", **MET),
    ]
    planned, done = happening(told[:1], [PERU, CHILE], status="future"), happening(told[1:], [PERU, CHILE])
    promise = Commitment(
        id="c-1", what="meet", by=(PERU.id, CHILE.id), due=DUE, said_in="e-1", state="open", happening=planned.id
    )  # fmt: skip
    _, facts = shown(tmp_path, told, [planned, done], promise)
    assert facts["promised"] == f"“{PLAN}” (Wire 1, 1 May 2024)"
    assert facts["due"] == "on 9 May 2024"
    assert facts["state"].startswith("open: its day has passed")
    assert facts["read"].startswith("1 report published from 9 May 2024")
    assert facts["read"].endswith("which tell of acts: 1 of Peru, 1 of Chile")
    assert facts["near it"].endswith(f"[{done.id}]")


def test_a_plan_that_only_its_end_tells_of_is_shown_as_called_off(tmp_path: Path) -> None:
    told = [plan("cancelled")]
    off = happening(told, [PERU, CHILE], status="cancelled")
    promise = Commitment(
        id="c-1", what="meet", due=DUE, said_in="e-1", state="called-off", happening=off.id, settled_by=off.id
    )
    _, facts = shown(tmp_path, told, [off], promise)
    assert "promised" not in facts
    assert facts["as is told"] == f"“{PLAN}” (Wire 1, 1 May 2024)"


def test_a_position_in_a_speech_is_shown_by_the_sentence_on_its_topic(tmp_path: Path) -> None:
    coded = report("1", SPEECH, "seeks", (mention(SPEECH, "Peru", PERU),), kind="other", type=None)
    whole = Span(start=0, end=len(SPEECH), text=SPEECH)
    said = Statement(id="s-1", speaker=coded.events[0].actors[0], content=(whole,))
    steps = (DossierStep(state="stated: “denuclearization”", date="2024-05-10", happening="s-1"),)
    line = Dossier(id="d-1", kind="position", title="Peru on denuclearisation: North Korea", history=steps)
    entry, facts = shown(tmp_path, [replace(coded, statements=(said,))], [], line)
    words = "Peru seeks the denuclearization of North Korea."
    assert f"“{words}”" in facts["10 May 2024"]
    assert [source.sentence.text for source in entry.evidence] == [words]


def test_a_step_without_a_day_is_shown_by_the_day_that_told_it(tmp_path: Path) -> None:
    told = [report("2", ALSO, "met", both(ALSO), day="2024-05-12", **MET)]
    done = happening(told, [PERU, CHILE])
    steps = (DossierStep(state="held", date=None, happening=done.id),)
    line = Dossier(id="d-1", kind="consultation", title="Talks", history=steps, happenings=(done.id,))
    _, facts = shown(tmp_path, told, [done], line)
    assert "by 12 May 2024" in facts
