"""Any entry can be looked up, with the words it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO

import pytest
import small_record
from rich.console import Console

from onrecord.errors import RecordError
from onrecord.model import stable_id
from onrecord.plain import to_line
from onrecord.record import Store
from onrecord.tell.show import Shown, show, terminal


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with small_record.fill(tmp_path_factory.mktemp("show") / "small.db") as filled:
        yield filled


def facts(shown: Shown) -> dict[str, str]:
    return dict(shown.facts)


def test_a_happening_shows_its_evidence_rule_findings_and_disagreements(store: Store) -> None:
    shown = show(store, "h-launch")
    assert [source.trigger.text for source in shown.evidence if source.trigger] == ["fired", "launched"]
    assert facts(shown)["disagreement"].startswith("reports differ on whether it happened")
    assert "cannot be told from the text; not known: the type of missile" in facts(shown)["rule"]


def test_a_statement_shows_the_sentence_it_stands_in(store: Store) -> None:
    shown = show(store, stable_id("s", "tokyo", "contact"))
    assert shown.evidence[0].sentence.text.startswith('"We will keep in close contact," South Korean envoy')
    assert facts(shown)["named"] == "yes"


@pytest.mark.parametrize("entry", ["n-park", "d-talks", "c-next", "h-visit", small_record.report_id("tokyo")])
def test_every_kind_of_entry_prints(store: Store, entry: str) -> None:
    written = StringIO()
    shown = show(store, entry)
    terminal(shown, Console(file=written, width=100))
    assert entry in written.getvalue()
    assert json.loads(to_line(shown))["value"]["id"] == entry


def test_an_event_shows_how_its_day_is_known(store: Store) -> None:
    shown = show(store, stable_id("e", "denial", "visit"))
    assert facts(shown)["day"] == "not stated; by 13 Oct 2018"
    assert facts(shown)["status"] == "cancelled (“called off”)"
    assert facts(shown)["happening"] == "h-visit"


def test_an_id_that_is_not_there(store: Store) -> None:
    with pytest.raises(RecordError, match="Take an id from"):
        show(store, "h-nowhere")
