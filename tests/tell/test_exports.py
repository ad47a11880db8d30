"""Exports load in the programs that researchers use, and say no more than the record."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from io import StringIO

import pandas
import pytest
import small_record

from onrecord.errors import RecordError
from onrecord.knowledge import Knowledge
from onrecord.record import Store
from onrecord.tell.exports import export
from onrecord.tell.exports.cow import CowNumbers
from onrecord.tell.exports.plover import manual_code
from onrecord.tell.exports.polecat import COLUMNS


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with small_record.fill(tmp_path_factory.mktemp("export") / "small.db") as filled:
        yield filled


def test_polecat_loads_as_researchers_load_it(store: Store) -> None:
    text = "".join(export(store, "polecat"))
    frame = pandas.read_csv(StringIO(text), sep="\t", na_values=["None"], keep_default_na=False)
    assert list(frame.columns) == list(COLUMNS)
    assert len(COLUMNS) == 40
    assert frame["Event ID"].is_unique
    talks = frame.set_index("Event ID").loc["h-talks"]
    assert talks["Actor Name"] == "United States; Japan; South Korea"
    assert talks["Actor Country"] == "United States; Japan; South Korea"
    # 730 is the Korea of before division; South Korea is 732.
    assert talks["Actor COW"] == "2; 740; 732"
    assert (talks["City"], talks["GeoNames ID"], talks["Country"]) == ("Tokyo", 1850147, "Japan")
    assert pandas.isna(talks["Recipient Name"])
    assert pandas.to_datetime(frame["Event Date"]).dt.year.unique().tolist() == [2018]


def test_only_what_was_done_unless_everything_is_asked_for(store: Store) -> None:
    def ids(everything: bool) -> dict[str, str]:
        rows = csv.DictReader(StringIO("".join(export(store, "csv", everything=everything))))
        return {row["id"]: row["status"] for row in rows}

    assert set(ids(False).values()) == {"actual"}
    assert "h-next" not in ids(False)
    assert ids(True)["h-next"] == "future"
    assert ids(True)["h-visit"] == "cancelled"


def test_csv_gives_the_last_day_it_can_have_been_with_its_basis(store: Store) -> None:
    rows = {row["id"]: row for row in csv.DictReader(StringIO("".join(export(store, "csv"))))}
    condemned = rows["h-condemned"]
    assert (condemned["date"], condemned["date_precision"], condemned["date_basis"]) == (
        "2018-10-12",
        "5",
        "latest",
    )
    talks = rows["h-talks"]
    assert (talks["date_basis"], talks["origins"], talks["reports"]) == ("sentence", "2", "3")
    assert talks["disagreements"] == "date"
    assert rows["h-launch"]["claimed"] == "true"
    assert talks["actor_countries"] == "USA; JPN; KOR"
    assert talks["actor_cow_letters"] == "USA; JPN; ROK"


def test_plover_uses_the_manual_s_names(store: Store) -> None:
    records = {r["id"]: r for r in map(json.loads, export(store, "plover", "event", everything=True))}
    assert all(r["has_event"] and r["actor"] and r["event"] for r in records.values())
    negated = next(r for r in records.values() if r["status"] == "negated")
    assert "negation" in negated["context"]
    assert "negated" not in negated["context"]
    visit = next(r for r in records.values() if r["status"] == "future" and r["recipient"])
    # A visit to come is AGREE, which has no modes.
    assert visit["event"] == ["AGREE"]
    assert visit["mode"] == []
    text = visit["text_info"][0]
    report = next(r for r in store.reports() if r.id == text["report"])
    assert report.text[text["start"] : text["end"]] == text["text_story"][0]


def test_events_are_one_row_a_mention_and_happenings_one_a_thing(store: Store) -> None:
    events = list(export(store, "plover", "event"))
    happenings = list(export(store, "plover"))
    assert sum('"met"' in row for row in events) == 2
    assert sum('"met"' in row for row in happenings) == 1


def test_jsonl_gives_the_contract_s_own_shapes(store: Store) -> None:
    rows = [json.loads(row) for row in export(store, "jsonl", everything=True)]
    assert {row["id"] for row in rows} == {h.id for h in store.happenings()}
    assert "dates" in rows[0]


def _calendar(store: Store) -> dict[str, dict[str, str]]:
    lines = "".join(export(store, "ics")).replace("\r\n ", "").split("\r\n")
    events: dict[str, dict[str, str]] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if name == "UID":
            events[value] = current = {}
        elif events:
            current[name] = value
    return events


def test_the_calendar_holds_what_is_planned_and_what_was_called_off(store: Store) -> None:
    text = "".join(export(store, "ics"))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")
    events = _calendar(store)
    assert set(events) == {"h-next@onrecord", "h-visit@onrecord"}
    planned = events["h-next@onrecord"]
    # One ministry's word, and a copy of it: the other sides have said nothing.
    assert (planned["STATUS"], planned["SEQUENCE"]) == ("TENTATIVE", "0")
    # All of November, the end exclusive.
    assert planned["DTSTART;VALUE=DATE"] == "20181101"
    assert planned["DTEND;VALUE=DATE"] == "20181201"
    assert events["h-visit@onrecord"]["STATUS"] == "CANCELLED"


def test_the_calendar_raises_the_sequence_when_the_record_changes(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with small_record.fill(tmp_path_factory.mktemp("sequence") / "small.db") as store:
        held = list(store.happenings())
        store.record_run("read")
        moved = [h for h in held if h.id != "h-next"]
        store.replace_derived(small_record.ENTITIES, moved)
        store.record_run("read")
        store.replace_derived(small_record.ENTITIES, held)
        store.record_run("read")
        events = _calendar(store)
    assert int(events["h-next@onrecord"]["SEQUENCE"]) > 0
    # It was planned before it was called off, though nothing changed from run to run.
    assert events["h-visit@onrecord"]["SEQUENCE"] == "1"


def test_numbers_of_states_are_those_of_the_day(knowledge: Knowledge) -> None:
    cow = CowNumbers(knowledge)

    def number(country: str, day: str) -> int | None:
        state = cow.state(country, day)
        return state.number if state else None

    assert number("KOR", "2018-10-09") == 732
    assert number("KOR", "1900-01-01") == 730
    assert number("DEU", "1975-06-01") == 260
    assert number("DEU", date(2018, 1, 1).isoformat()) == 255
    assert number("YEM", "1985-01-01") == 678
    assert number("UNO", "2018-10-09") is None


def test_a_format_that_is_not_there(store: Store) -> None:
    with pytest.raises(RecordError, match="no such format"):
        list(export(store, "stata"))


def test_kosovo_has_the_manuals_code_in_plover() -> None:
    assert manual_code("XKX") == "KOS"
    assert manual_code("SRB") == "SRB"
