"""The main job on the example reports: from pages, texts, lines, a feed and an archive to a brief."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.api import Reading, Record
from onrecord.cli import main
from onrecord.coder import Coder
from onrecord.model import Happening
from onrecord.read import Read, reports
from onrecord.tell import brief

EXAMPLES = Path(__file__).parents[2] / "examples/reports"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("examples") / "record.db"


@pytest.fixture(scope="module")
def reading(path: Path, coder: Coder) -> Reading:
    with Record(path, coder=coder) as record:
        return record.read([EXAMPLES])


@pytest.fixture
def record(path: Path, coder: Coder, reading: Reading) -> Iterator[Record]:
    with Record(path, coder=coder) as opened:
        yield opened


def one(record: Record, **wanted: object) -> Happening:
    """The only happening with these fields."""
    found = [h for h in record.store.happenings() if all(getattr(h, k) == v for k, v in wanted.items())]
    assert len(found) == 1, [(h.id, h.kind, h.status, h.details) for h in found]
    return found[0]


def launch(record: Record) -> Happening:
    found = [
        h
        for h in record.store.happenings()
        if h.kind == "weapons" and h.details.get("system") == "SLBM" and len(h.reports) > 2
    ]
    assert len(found) == 1
    return found[0]


def test_every_example_report_is_read(reading: Reading) -> None:
    assert reading.problems == ()
    assert reading.added == 24


def test_copies_of_the_agency_story_are_one_origin(record: Record) -> None:
    copies = [r for r in record.store.reports() if r.copy_of]
    assert {r.outlet for r in copies} == {"The Harbour Times", "The Straits Chronicle"}
    assert all(r.agency and r.agency.startswith("Meridian") for r in copies)


def test_the_correction_supersedes_the_first_version(record: Record) -> None:
    (later,) = [r for r in record.store.reports() if r.supersedes]
    assert later.outlet == "The Seoul Morning Post"


def test_genres_are_told_apart(record: Record) -> None:
    genres = {r.genre for r in record.store.reports()}
    assert {"news", "transcript", "readout", "statement", "state-media", "opinion"} <= genres


def test_one_launch_in_two_zones_is_one_happening_with_both_days(record: Record) -> None:
    days = {date.from_ for date in launch(record).dates}
    assert {"2028-10-04", "2028-10-05"} <= days


def test_a_corrected_range_is_kept_beside_the_first(record: Record) -> None:
    fields = {d.field: d for d in launch(record).disagreements}
    assert {value.value for value in fields["range_km (corrected)"].values} == {450, 540}


def test_reading_the_same_again_changes_nothing(path: Path, coder: Coder, reading: Reading) -> None:
    def values() -> list[str]:
        with Record(path) as opened:
            return [
                line
                for unit in ("happening", "event")
                for line in opened.export(format="jsonl", unit=unit, everything=True)
            ]

    before = values()
    with Record(path, coder=coder) as opened:
        again = opened.read([EXAMPLES])
    assert (again.added, again.known) == (0, 24)
    assert values() == before


def test_every_span_of_the_record_is_in_its_text(record: Record) -> None:
    assert record.verify() == []


def test_the_page_is_one_file_and_every_line_leads_to_a_sentence(record: Record) -> None:
    page = record.brief(format="html")
    assert not re.findall(r'(?:src|href)="(?:https?:)?//[^"]+\.(?:js|css|png|woff2?)"', page)
    anchors = set(re.findall(r'\bid="([^"]+)"', page))
    links = re.findall(r'href="#([^"]+)"', page)
    assert links
    assert set(links) <= anchors


def test_a_judgement_is_kept_and_survives_reading_again(path: Path, coder: Coder, reading: Reading) -> None:
    with Record(path, coder=coder) as opened:
        target = launch(opened).id
        opened.review(target, "edited", field="details.range_km", value=450, user="desk", reason="corrected")
        assert launch(opened).details["range_km"] == 450
        opened.derive()
        assert launch(opened).details["range_km"] == 450


@pytest.mark.parametrize("format_", ["terminal", "md", "json"])
def test_the_brief_can_be_told_in_every_form(path: Path, reading: Reading, format_: str) -> None:
    done = CliRunner().invoke(main, ["brief", "--record", str(path), "--format", format_])
    assert done.exit_code == 0
    assert "Annapolis" in done.stdout
    if format_ == "json":
        json.loads(done.stdout)


def test_show_prints_the_sentences_behind_an_entry(path: Path, record: Record) -> None:
    done = CliRunner().invoke(main, ["show", launch(record).id, "--record", str(path)])
    assert done.exit_code == 0
    assert "submarine-launched" in done.stdout


def test_an_unknown_entry_is_one_clear_line(path: Path, reading: Reading) -> None:
    done = CliRunner().invoke(main, ["show", "h-nothing", "--record", str(path)])
    assert done.exit_code == 1
    assert done.stderr.startswith("onrecord: h-nothing: ")
    assert "Traceback" not in done.output


def test_a_reading_that_was_interrupted_is_finished_by_the_next(tmp_path: Path, coder: Coder) -> None:
    source = EXAMPLES / "texts/tokyo-courier-2028-10-10.txt"
    with Record(tmp_path / "half.db", coder=coder) as opened:
        (read,) = reports([source], knowledge=coder.knowledge)
        assert isinstance(read, Read)
        # As after Ctrl-C: the report is kept, nothing has been derived from it.
        opened.store.add(coder.code(read.report), read.raw)
        assert list(opened.store.happenings()) == []
        again = opened.read([source])
        assert (again.added, again.known) == (0, 1)
        assert list(opened.store.happenings())


def told(record: Record, section: str | None = None) -> str:
    """The brief's lines, those of the first screen or of one section."""
    made = brief(record.store)
    lines = made.lead if section is None else next(s for s in made.sections if s.key == section).lines
    return "\n".join(line.text for line in lines)


@pytest.mark.parametrize(
    "words",
    [
        "submarine-launched ballistic missile off Wonsan",
        "on 4 October in Washington, 5 October in Seoul",
        "450 km, not 540 km",
        "met in Annapolis on 12 October",
        "imposed sanctions on three North Korean shipping companies",
        "renewed the General Security of Military Information Agreement",
    ],
)
def test_the_first_screen_tells_the_acts_of_the_story(record: Record, words: str) -> None:
    assert words in told(record)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("happened", "broke down in Stockholm on 7 October"),
        ("denied", "South Korea will not renew its military intelligence-sharing pact"),
        (
            "disagreements",
            "Said to be signed by 6; named: the United Kingdom, France, Germany, Belgium and Poland",
        ),
        ("dossiers", "U.S. review of North Korea policy: completed"),
        ("dossiers", "U.S.–North Korea talks: broken down"),
        ("dossiers", "consultations of national security advisers: last surely told as held 12 October"),
    ],
)
def test_the_brief_tells_what_its_yardstick_asks_for(record: Record, section: str, words: str) -> None:
    assert words in told(record, section)


def test_the_package_runs_as_a_module() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith("onrecord, version ")


CALL = (
    "White House background press call by senior administration officials\n\n4:32 P.M. EDT SENIOR"
    " ADMINISTRATION OFFICIAL: {a} SENIOR ADMINISTRATION OFFICIAL: {b} Q {q} SENIOR ADMINISTRATION OFFICIAL: {c}"
)
RULES = (
    "Thank you all for joining the call on such short notice this afternoon. As was written in the invitation, "
    "this call is on background, and what is said in it may be attributed to a senior administration official. "
    "It is embargoed until five tomorrow morning. We will take as many questions as time allows, and with that "
    "I will hand over to my colleague, who will begin with a few words of his own."
)


def test_a_call_is_told_by_what_the_official_said_and_not_by_its_rules(tmp_path: Path, coder: Coder) -> None:
    news = (
        "It has been a long week for all of us. Next week the President will host the national security advisers "
        "of Japan and South Korea in Annapolis. "
        + "It is a format that we value, as everybody here knows. "
        * 5
    )
    text = CALL.format(a=RULES, b=RULES.replace("all", "both"), q="Who else is invited to it?", c=news)
    source = tmp_path / "call.txt"
    source.write_text(text, encoding="utf-8")
    with Record(tmp_path / "call.db", coder=coder) as opened:
        opened.read([source])
        (line,) = (
            line
            for part in brief(opened.store).sections
            if part.key == "said"
            for line in part.lines
            if "official" in line.text
        )
    assert "unnamed" in line.marks
    assert "will host the national security advisers" in line.text


LAUNCH = (
    {
        "id": "straits", "outlet": "The Straits Chronicle", "date": "2031-05-10",
        "title": "Submarine missile fails, Seoul says",
        "text": "SEOUL North Korea fired a ballistic missile from a submarine on Saturday, but the projectile"
        " sputtered and broke apart, South Korea's military said.\n\nThe missile was fired near the town of Sinpo.",
    },
    {
        "id": "harbour", "outlet": "The Harbour Times", "date": "2031-05-11",
        "title": "North Korea hails submarine launch",
        "text": "SEOUL, South Korea — North Korea said Sunday that it had successfully test-fired a ballistic"
        " missile from a submarine on Saturday.\n\nThe North last tested an intermediate-range ballistic missile on April 2, which failed.",
    },
)  # fmt: skip


def test_a_launch_of_which_two_sides_tell_two_ends_is_disputed_by_name_and_has_its_rung(
    tmp_path: Path, coder: Coder
) -> None:
    source = tmp_path / "launch.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in LAUNCH), encoding="utf-8")
    with Record(tmp_path / "launch.db", coder=coder) as opened:
        opened.read([source])
        (found,) = (h for h in opened.store.happenings() if h.kind == "weapons" and len(h.reports) == 2)
        text = told(opened)
        programme = told(opened, "dossiers")
    assert (found.details["system"], found.rung) == ("SLBM", 9)
    assert "success, according to North Korea (The Harbour Times)" in text
    assert "North Korea's weapons programme: tested: submarine-launched ballistic missile" in programme
