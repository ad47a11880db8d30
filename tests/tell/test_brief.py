"""What a brief says, and that each line says no more than its reports do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from io import StringIO
from pathlib import Path

import pytest
import small_record
from rich.console import Console

from onrecord.errors import RecordError
from onrecord.model import HappeningDate
from onrecord.plain import to_line
from onrecord.record import Change, Coverage, Store
from onrecord.tell import Brief, Line, Section, brief
from onrecord.tell.changed import told_otherwise
from onrecord.tell.markdown import markdown
from onrecord.tell.terminal import terminal
from onrecord.tell.values import Point, Source
from onrecord.tell.verbatim import quoted


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with small_record.fill(tmp_path_factory.mktemp("brief") / "small.db") as filled:
        yield filled


@pytest.fixture(scope="module")
def told(store: Store) -> Brief:
    return brief(store)


def section(told: Brief, key: str) -> Section:
    return next(each for each in told.sections if each.key == key)


def text_of(told: Brief, entry: str) -> str:
    return next(line.text for each in told.sections for line in each.lines if line.entry == entry)


def test_a_meeting_is_told_with_its_level_place_and_both_of_its_days(told: Brief) -> None:
    assert text_of(told, "h-talks") == (
        "The special representatives of the United States, Japan and South Korea met in Tokyo "
        "on 8 October (Harbor Post) or on 9 October (Yonder News Agency)."
    )


def test_what_is_planned_says_so_and_stands_apart(told: Brief) -> None:
    assert text_of(told, "h-next").startswith("Planned: working-level officials of the United States")
    assert text_of(told, "h-next").endswith("to hold talks in Seoul in November.")
    assert "h-next" not in {line.entry for line in section(told, "happened").lines}


def test_what_was_called_off_says_so(told: Brief) -> None:
    assert (
        text_of(told, "h-visit") == "Called off: a visit by a minister of Japan to South Korea on 20 October."
    )


def test_a_claim_names_whose_it_is_and_a_denial_stands_in_the_same_line(told: Brief) -> None:
    launch = text_of(told, "h-launch")
    assert launch.startswith(
        "According to South Korea's military, North Korea fired two missiles on 12 October."
    )
    assert "it did not happen, according to North Korea (Eastern Wire)" in launch
    line = next(line for line in section(told, "happened").lines if line.entry == "h-launch")
    assert {"claimed", "disputed"} <= set(line.marks)


def test_the_report_s_own_preposition_is_kept(told: Brief) -> None:
    # "off Busan" must not become "in Busan".
    assert text_of(told, "h-exercise") == (
        "The United States and South Korea held the exercise Steady Shield off Busan on 15 October."
    )


def test_where_no_template_fits_the_report_is_quoted(told: Brief) -> None:
    line = next(line for line in section(told, "verbal").lines if line.entry == "h-urged")
    assert line.text == "“China urged all sides to return to the table.”"


def test_a_copy_is_a_report_but_no_origin(told: Brief) -> None:
    line = next(line for line in section(told, "happened").lines if line.entry == "h-talks")
    assert (line.origins, line.reports) == (2, 3)
    assert [source.outlet for source in line.sources][-1] == "Morning Ledger"


def test_statements_are_verbatim_once_and_the_unnamed_are_marked(told: Brief) -> None:
    said = [line.text for line in section(told, "said").lines]
    assert (
        "Park Min-ho (Special Representative for Peace, South Korea) said: “We will keep in close contact”."
        in said
    )
    assert len(said) == len(set(said)) == 2
    unnamed = [line for line in section(told, "said").lines if "unnamed" in line.marks]
    assert [line.text for line in unnamed] == [
        "A senior U.S. official said that no date had been set for a summit."
    ]


def test_promises_are_told_with_their_day_and_what_became_of_them(told: Brief, store: Store) -> None:
    assert text_of(told, "c-next") == (
        "“The three countries will hold vice-ministerial talks "
        "in Seoul in November, the ministry said.” Due in November. State: open."
    )
    # Too little was read in the days after it to say in a brief that nothing tells of it.
    assert section(told, "unreported").lines == ()
    assert [line.entry for line in section(brief(store, limit=None), "unreported").lines] == ["c-drill"]


def test_every_line_of_what_reports_say_has_a_source_that_reads_so(told: Brief, store: Store) -> None:
    texts = {report.id: report.text for report in store.reports()}
    for each in told.sections:
        for line in each.lines:
            assert line.sources, line
            for source in line.sources:
                span = source.sentence
                assert texts[source.report][span.start : span.end] == span.text


def test_a_launch_outranks_a_statement_whatever_the_number_of_reports(told: Brief) -> None:
    order = [line.entry for line in section(told, "happened").lines]
    assert order.index("h-launch") < order.index("h-talks")
    assert [line.entry for line in section(told, "verbal").lines] == ["h-urged", "h-condemned"]


def test_one_instant_in_two_time_zones_is_no_disagreement(tmp_path: Path) -> None:
    with small_record.fill(tmp_path / "zones.db") as store:
        first, *rest = store.happenings()
        talks = next(h for h in (first, *rest) if h.id == "h-talks")
        dates = tuple(
            HappeningDate(from_=day, to=day, zone=zone, precision=1)
            for day, zone in (("2018-10-08", "America/New_York"), ("2018-10-09", "Asia/Seoul"))
        )
        store.replace_derived(small_record.ENTITIES, [replace(talks, dates=dates, disagreements=())])
        assert text_of(brief(store), "h-talks").endswith(
            "met in Tokyo on 8 October in Washington, 9 October in Seoul."
        )


def test_about_a_country_a_kind_or_a_dossier(store: Store) -> None:
    def entries(about: str) -> set[str]:
        told = brief(store, about=about)
        return {line.entry for key in ("happened", "verbal") for line in section(told, key).lines}

    assert entries("CHN") == entries("china") == {"h-urged"}
    assert entries("weapons") == {"h-launch"}
    assert entries("d-talks") == {"h-talks"}
    assert entries("Busan") == {"h-exercise"}
    with pytest.raises(RecordError, match="nothing in the record is about this"):
        brief(store, about="Atlantis")


def test_since_a_day_leaves_out_what_was_reported_before(store: Store) -> None:
    happened = section(brief(store, since="2018-10-15"), "happened")
    assert {line.entry for line in happened.lines} == {"h-exercise"}
    with pytest.raises(RecordError, match="is not a day"):
        brief(store, since="yesterday")


def test_since_last_tells_what_is_new_and_what_changed(tmp_path: Path) -> None:
    with small_record.fill(tmp_path / "last.db") as store:
        assert "no brief was made before" in (brief(store, since="last").since or "")
        held = {h.id: h for h in store.happenings()}
        before = [h for h in held.values() if h.id != "h-exercise"]
        store.replace_derived(small_record.ENTITIES, [*before[:-1], replace(before[-1], status="future")])
        store.record_run("brief", at="2018-10-14T08:00:00+00:00")
        store.replace_derived(small_record.ENTITIES, held.values())
        told = brief(store, since="last")
        assert told.since == "the brief of 2018-10-14 08:00 UTC"
        assert {line.entry for line in section(told, "happened").lines} == {"h-exercise"}
        # The visit was told of in Washington and in the denial; nothing new is said in Tokyo's report.
        outlets = {source.outlet for line in section(told, "said").lines for source in line.sources}
        assert outlets == {"Eastern Wire", "Harbor Post"}
        changed = section(told, "changed").lines
        assert [line.entry for line in changed] == ["h-visit"]
        assert changed[0].text.startswith("Was: it is planned. Now: Called off: a visit by")


def test_a_section_that_is_cut_says_how_much_is_left_out(store: Store) -> None:
    whole = section(brief(store, limit=None), "said")
    cut = section(brief(store, limit=1), "said")
    assert (len(cut.lines), cut.more) == (1, len(whole.lines) - 1) != (1, 0)


def test_an_empty_record_tells_that_nothing_was_read(tmp_path: Path) -> None:
    with Store(tmp_path / "empty.db") as store:
        told = brief(store)
    assert told.lead == ()
    assert "Nothing was found." in markdown(told)


def test_the_terminal_shows_each_line_with_sources_and_id(told: Brief) -> None:
    written = StringIO()
    terminal(told, Console(file=written, width=100))
    printed = " ".join(written.getvalue().split())
    assert "[Eastern Wire, 15 Oct 2018] h-exercise" in printed
    assert "2 origins, 3 reports" in printed
    lines = [line for section in told.sections for line in section.lines]
    assert printed.count("• ") >= len(told.lead) > 0 and f"• {lines[0].text[:20]}" in printed
    assert "Morning Ledger: 1 report (9 Oct 2018, 1 day with reports), copy of others: 1" in printed


def test_markdown_escapes_what_reports_say(told: Brief) -> None:
    text = markdown(told)
    assert "launch as \\<reckless\\> & dangerous" in text
    assert "`h-talks`" in text
    assert text.count("\n## ") == len(told.sections) + 2


def test_json_holds_all_of_it(told: Brief) -> None:
    value = json.loads(to_line(told))
    assert value["lead"][0]["sources"][0]["sentence"]["text"]
    assert [each["key"] for each in value["sections"]] == [each.key for each in told.sections]


@pytest.mark.parametrize(
    ("written", "told_as"),
    [
        ("SEOUL, Oct. 9 (YNA) -- The envoys met.", "“The envoys met.”"),
        ("WASHINGTON — The envoys met.", "“The envoys met.”"),
        ("Pyongyang, May 2 (Wire) - The envoys met.", "“The envoys met.”"),
        ("The envoy — a veteran — said so.", "“The envoy — a veteran — said so.”"),
        ('"We met,"', "“We met”"),
        ('He called it "useful".', "“He called it 'useful'.”"),
    ],
)
def test_a_quotation_is_verbatim_but_for_a_dateline(written: str, told_as: str) -> None:
    assert quoted(written) == told_as


@pytest.mark.parametrize(
    ("cls", "under"),
    [
        (Brief, "Brief"), (Coverage, "Brief"), (Section, "Section"), (Line, "Line"), (Source, "Source"),
        (Point, "Point"),
    ],
)  # fmt: skip
def test_every_field_of_a_brief_is_in_the_data_dictionary(cls: type, under: str) -> None:
    dictionary = Path(__file__).parents[2] / "docs/data-dictionary.md"
    part = dictionary.read_text(encoding="utf-8").split(f"## {under}\n", 1)[1].split("\n## ", 1)[0]
    told = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", part))))
    assert {field.name for field in fields(cls)} <= told


def test_changed_is_only_what_was_told_otherwise() -> None:
    before = {"status": "future", "dates": [["2024-05-01", "2024-05-31"]], "actors": ["n-ken"], "origins": 1}
    nearer = before | {"dates": [["2024-05-09", "2024-05-09"]], "actors": ["n-ken", "n-som"], "origins": 4}
    assert told_otherwise(Change(happening="h", what="changed", before=before, now=nearer)) == ()
    done = nearer | {"status": "actual", "dates": [["2024-06-02", "2024-06-02"]]}
    changed = told_otherwise(Change(happening="h", what="changed", before=before, now=done))
    assert changed == ("status", "dates")
    agreed, disputed = before | {"disagreements": []}, before | {"disagreements": [["place", ["A", "B"]]]}
    off = {"status": "postponed", "details": {"outcome": "postponed"}}
    held = {"status": "actual", "details": {"outcome": "agreed"}}
    assert told_otherwise(Change(happening="h", what="changed", before=off, now=held)) == ("status",)
    newly = Change(happening="h", what="changed", before=agreed, now=disputed)
    assert told_otherwise(newly) == ("disagreements",)


def test_a_change_that_the_line_does_not_bear_is_not_told(tmp_path: Path) -> None:
    with small_record.fill(tmp_path / "untold.db") as store:
        held = {h.id: h for h in store.happenings()}
        busan = held["h-exercise"].place
        assert busan is not None
        seoul = replace(busan, name="Seoul")

        def noted(which: str) -> bool:
            """Whether a brief says that the place of a happening was another one."""
            for place in (busan, seoul):
                moved = replace(held[which], place=place)
                store.replace_derived(small_record.ENTITIES, [*(held | {which: moved}).values()])
                if place is busan:
                    store.record_run("brief", at="2018-10-14T08:00:00+00:00")
            lines = [line for part in brief(store).sections for line in part.lines if line.entry == which]
            assert lines
            return any("place was Busan" in line.text or "changed" in line.marks for line in lines)

        assert noted("h-exercise")
        # The words that are quoted of a demand tell no place: only its reading has changed.
        assert not noted("h-urged")
