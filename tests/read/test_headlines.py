"""What stands above a plain text's first sentence: headline, date line, issuing office."""

from __future__ import annotations

from pathlib import Path

from onrecord.knowledge import Knowledge
from onrecord.model import Report
from onrecord.read import Read, reports

BODY = "The two ministers met in Vienna on Tuesday and agreed to open a hotline between their armed forces."


def read(tmp_path: Path, text: str, knowledge: Knowledge) -> Report:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    (only,) = reports([path], knowledge=knowledge)
    assert isinstance(only, Read)
    return only.report


def test_a_line_set_off_above_the_text_is_its_headline(tmp_path: Path, knowledge: Knowledge) -> None:
    report = read(tmp_path, f"Ministers agree on hotline\n\n{BODY}\n\nNo date was given.", knowledge)
    assert report.title == "Ministers agree on hotline"
    assert report.text.startswith("The two ministers")


def test_a_first_sentence_is_no_headline(tmp_path: Path, knowledge: Knowledge) -> None:
    report = read(tmp_path, f"They met.\n\n{BODY}", knowledge)
    assert report.title is None
    assert report.text.startswith("They met.")


def test_a_date_line_of_a_release_is_its_day_of_publication(tmp_path: Path, knowledge: Knowledge) -> None:
    text = f"Readout of the Secretary's Call\n\nOffice of the Spokesperson\nOctober 4, 2028\n\n{BODY}"
    report = read(tmp_path, text, knowledge)
    assert (report.published.from_, report.published.basis) == ("2028-10-04", "dateline")
    assert report.outlet == "U.S. Department of State"
    assert report.genre == "readout"
