"""The record keeps what was read, once, and says how it came to what it says."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import small_record

from onrecord.errors import RecordError
from onrecord.model import Coded, Happening, Judgement, Report, stable_id
from onrecord.plain import to_dict
from onrecord.record import Store
from onrecord.vocabulary import Verdict


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with small_record.fill(tmp_path / "small.db") as filled:
        yield filled


def test_what_goes_in_comes_out_with_its_report_on_every_span(store: Store) -> None:
    back = {each.report.id: each for each in store.coded()}
    for each in small_record.coded():
        held = back[each.report.id]
        assert held.report == each.report
        assert [event.id for event in held.events] == [event.id for event in each.events]
        for event in held.events:
            assert event.trigger.report == each.report.id
            assert each.report.text[event.trigger.start : event.trigger.end] == event.trigger.text


def test_coded_reports_come_by_day_of_publication_then_id(store: Store) -> None:
    order = [(each.report.published.from_, each.report.id) for each in store.coded()]
    assert order == sorted(order)


def test_a_report_without_a_day_comes_last(tmp_path: Path) -> None:
    undated = Coded(id="x", report=Report(id="r-0", source="x.txt", text="No day is given here."))
    with small_record.fill(tmp_path / "a.db") as store:
        store.add(undated, b"x")
        assert [each.report.id for each in store.coded()][-1] == "r-0"
        assert [row.undated for row in store.coverage() if row.outlet is None] == [1]


def _dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def test_reading_the_same_inputs_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "twice.db"
    small_record.fill(path).close()
    once = _dump(path)
    with Store(path) as again:
        assert not any(again.add(each, small_record.raw(each.id)) for each in small_record.coded())
    small_record.fill(path).close()
    assert _dump(path) == once


def test_an_interrupted_run_keeps_what_it_had_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "cut.db"
    first, second, *_ = small_record.coded()
    broken = replace(second, events=(replace(second.events[0], kind=None),))  # type: ignore[arg-type]
    with Store(path) as store:
        store.add(first, small_record.raw(first.id))
        with pytest.raises(RecordError):
            store.add(broken, small_record.raw(second.id))
    with Store(path) as store:
        assert store.has(first.report.id)
        assert not store.has(second.report.id)
        assert store.add(second, small_record.raw(second.id))
        assert store.verify() == []


def test_copy_marks_may_change_and_nothing_else(store: Store) -> None:
    report = store.get(small_record.report_id("washington"))
    assert isinstance(report, Report)
    marked = replace(report, copy_of="r-elsewhere", origin="r-elsewhere", text="another text")
    assert store.mark([marked]) == 1
    assert store.mark([marked]) == 0
    held = store.get(report.id)
    assert isinstance(held, Report)
    assert held.copy_of == "r-elsewhere"
    assert held.text == report.text


def test_every_entry_is_found_by_its_id(store: Store) -> None:
    event = small_record.coded()[0].events[0].id
    statement = small_record.coded()[0].statements[0].id
    for entry in (
        event,
        statement,
        "h-talks",
        "n-park",
        "d-talks",
        "c-next",
        small_record.report_id("tokyo"),
    ):
        assert store.get(entry).id == entry
    with pytest.raises(RecordError, match="holds no such entry"):
        store.get("h-nowhere")


def test_a_merged_happening_is_found_by_the_id_it_once_had(store: Store) -> None:
    talks, *others = [h for h in small_record.happenings() if h.id != "h-next"]
    taken = replace(
        talks,
        events=(
            *talks.events,
            stable_id("e", "tokyo", "next"),
            stable_id("e", "tokyo-copy", "next"),
        ),
    )
    store.replace_derived(small_record.ENTITIES, [taken, *others])
    found = store.get("h-next")
    assert isinstance(found, Happening)
    assert found.id == "h-talks"
    assert "h-next" in next(h for h in store.happenings() if h.id == "h-talks").aliases


def test_when_a_merge_is_undone_the_old_id_means_itself_again(store: Store) -> None:
    before = list(store.happenings())
    store.replace_derived(small_record.ENTITIES, [h for h in before if h.id != "h-next"][:1])
    store.replace_derived(small_record.ENTITIES, before)
    assert store.get("h-next").id == "h-next"
    assert list(store.happenings()) == before


def test_the_ledger_is_only_added_to(store: Store) -> None:
    verdicts: tuple[Verdict, ...] = ("wrong", "right")
    judged = [
        Judgement(id=f"j-{n}", target="h-talks", verdict=verdict, user="reader", at=f"2018-10-2{n}T09:00:00Z")
        for n, verdict in enumerate(verdicts)
    ]
    for judgement in (*judged, judged[0]):
        store.judge(judgement)
    assert list(store.judgements()) == judged
    store.replace_derived()
    assert list(store.judgements()) == judged
    with pytest.raises(RecordError):
        store.judge(replace(judged[0], id="j-9", target="h-nowhere"))


def test_what_was_struck_out_says_so_and_can_be_brought_back(tmp_path: Path) -> None:
    with small_record.fill(tmp_path / "struck.db") as store:
        wrong = Judgement(id="j-1", target="h-talks", verdict="wrong", user="ann", at="2018-10-20T09:00:00Z")
        store.judge(wrong)
        held = [h for h in store.happenings() if h.id != "h-talks"]
        store.replace_derived(small_record.ENTITIES, held)
        with pytest.raises(RecordError, match="judged wrong by ann"):
            store.get("h-talks")
        store.judge(replace(wrong, id="j-2", verdict="right"))
        assert [judgement.verdict for judgement in store.judgements()] == ["wrong", "right"]


def test_coverage_says_which_outlets_were_read_over_which_days(store: Store) -> None:
    told = {row.outlet: (row.first, row.last, row.days, row.reports, row.copies) for row in store.coverage()}
    assert told["Harbor Post"] == ("2018-10-10", "2018-10-12", 2, 2, 0)
    assert told["Morning Ledger"] == ("2018-10-09", "2018-10-09", 1, 1, 1)


def test_what_changed_since_a_run(store: Store) -> None:
    run = store.record_run("brief", ["small"], {"reports": 6}, at="2018-10-16T08:00:00+00:00")
    assert store.last_run("brief") == run
    assert store.changes(run.number) == ()
    held = {h.id: h for h in store.happenings()}
    off = replace(held["h-next"], status="cancelled")
    new = replace(held["h-urged"], id="h-other")
    kept = [h for h in held.values() if h.id not in ("h-next", "h-urged", "h-exercise")]
    store.replace_derived(small_record.ENTITIES, [*kept, off, new])
    changes = {change.happening: change for change in store.changes(run.number)}
    assert changes["h-next"].what == "changed"
    assert changes["h-next"].fields == ("status",)
    # Its events are all in h-other now: it was renamed, which is no news.
    assert "h-urged" not in changes
    assert "h-other" not in changes
    assert changes["h-exercise"].what == "gone"
    store.record_run("brief")
    assert store.revisions()["h-next"] == 1
    assert store.changes(store.runs()[-1].number) == ()


def test_runs_write_no_state_twice(store: Store) -> None:
    for _ in range(3):
        store.record_run("read")
    assert store.statistics()["runs"] == 3
    assert set(store.revisions().values()) == {0}


def test_verify_finds_nothing_to_say_of_a_sound_record(store: Store) -> None:
    assert store.verify() == []


def test_verify_catches_a_text_that_was_tampered_with(tmp_path: Path) -> None:
    path = tmp_path / "tampered.db"
    small_record.fill(path).close()
    report = small_record.report_id("missiles")
    with sqlite3.connect(path) as connection:
        changed = "UPDATE reports SET value = replace(value, 'fired two', 'fired ten') WHERE id = ?"
        connection.execute(changed, (report,))
    with Store(path) as store:
        found = store.verify()
    assert {mismatch.report for mismatch in found} == {report}
    assert [m.problem for m in found if m.field == "text_sha256"] == ["the stored text was changed"]
    assert any(m.field == "sentence" and m.found and "fired ten" in m.found for m in found)


def test_verify_catches_changed_raw_bytes_and_a_moved_span(tmp_path: Path) -> None:
    path = tmp_path / "raw.db"
    small_record.fill(path).close()
    digest = hashlib.sha256(small_record.raw("denial")).hexdigest()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE raw SET bytes = ? WHERE sha256 = ?", (b"other", digest))
        moved = (
            """UPDATE events SET value = replace(value, '"start":0,', '"start":1,') WHERE kind = 'weapons'"""
        )
        connection.execute(moved)
    with Store(path) as store:
        found = store.verify()
    assert [m.report for m in found if m.field == "raw_sha256"] == [small_record.report_id("denial")]
    assert any(m.problem == "the text does not read so" for m in found)


def test_a_lone_surrogate_in_a_text_is_kept(tmp_path: Path) -> None:
    odd = Coded(id="odd", report=Report(id="r-odd", source="odd.txt", text="half a \ud83d pair"))
    with Store(tmp_path / "odd.db") as store:
        store.add(odd, b"odd")
        assert to_dict(store.get("r-odd")) == to_dict(odd.report)
