"""A step of a process, and what became of a promise, is shown by the sentence that tells it."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from tell.peru import CHILE, MET, PARTIES, PERU, Tell, both, happening, report

from onrecord.model import Commitment, Dossier, DossierStep, Due
from onrecord.record import Store
from onrecord.tell.show import show
from onrecord.tell.terminal import terminal

PLAN = "Peru and Chile will meet on May 9."
DEED = "Peru met Chile on Thursday, as both had said."
AFTER = "The two had long wished that Peru would meet Chile."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A meeting that was planned, is told as held, and is then spoken of."""
    on = "2024-05-09"
    coded = [
        report("1", PLAN, "meet", both(PLAN), on=("May 9", on), day="2024-05-01", status="future", **MET),
        report("2", DEED, "met", both(DEED), on=("Thursday", on), day="2024-05-10", **MET),
        report("3", AFTER, "meet", both(AFTER), day="2024-05-20", confidence=0.95, **MET),
    ]
    met = happening(coded, [PERU, CHILE], status="actual")
    steps = (
        DossierStep(state="planned", date="2024-05-01", happening=met.id),
        DossierStep(state="held", date=on, happening=met.id),
    )
    line = Dossier(id="d-1", kind="consultation", title="Talks", history=steps, happenings=(met.id,))
    promise = Commitment(
        id="c-1", what="meet", due=Due(from_=on, to=on), said_in="e-1", state="kept",
        happening=met.id, settled_by=met.id,
    )  # fmt: skip
    with Store(tmp_path / "steps.db") as opened:
        for each in coded:
            opened.add(each, each.report.text.encode())
        opened.replace_derived(PARTIES, [met], [line], [promise])
        yield opened


def test_a_promise_shows_its_own_words_and_those_that_tell_it_kept(store: Store) -> None:
    shown = show(store, "c-1")
    assert dict(shown.facts)["as is told"] == f"“{DEED}” (Wire 2, 10 May 2024)"
    assert [source.sentence.text for source in shown.evidence] == [PLAN, DEED]


def test_a_process_shows_each_step_by_the_sentence_of_its_day(store: Store) -> None:
    shown = show(store, "d-1")
    assert [words.partition(" [")[0] for _, words in shown.facts if " — " in words] == [
        f"planned — “{PLAN}”",
        f"held — “{DEED}”",
    ]
    assert [source.sentence.text for source in shown.evidence] == [PLAN, DEED]


def test_what_was_read_of_an_outlet_goes_on_below_its_name(tell: Tell) -> None:
    coded = report("of the valleys, the coast and the islands", PLAN, "meet", both(PLAN), **MET)
    written = StringIO()
    terminal(tell(PARTIES, [coded], [happening([coded], [PERU, CHILE])]), Console(file=written, width=40))
    lines = written.getvalue().partition("Coverage")[2].splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("  • Wire of the valleys"))
    assert lines[first + 1].startswith("    ") and lines[first + 1].strip()
