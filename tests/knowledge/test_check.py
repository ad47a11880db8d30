"""The knowledge says where each row comes from, and no row contradicts another."""

from __future__ import annotations

from pathlib import Path

from onrecord.knowledge import Knowledge
from onrecord.knowledge.check import age, check, subjects


def test_all_subjects_are_found() -> None:
    files = {subject.file for subject in subjects()}
    assert {"who/countries.tsv", "who/offices.tsv", "who/roles.tsv"} <= files


def test_the_shipped_knowledge_has_no_errors(knowledge: Knowledge) -> None:
    assert [str(p) for p in check(knowledge) if p.level == "error"] == []


def test_the_knowledge_knows_its_age(knowledge: Knowledge) -> None:
    assert "2025-01-20" <= age(knowledge) < "2100"


def _overlaid(folder: Path, file: str, text: str) -> list[str]:
    path = folder / file
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return [f"{p.level} {p.kind}: {p.message}" for p in check(Knowledge(folder))]


def test_two_presidents_at_a_time_are_told(tmp_path: Path) -> None:
    header = "person\toffice\tcountry\tsectors\tstart\tend\tsource\n"
    row = "Ana Ejemplo\tPresident\tURY\tGOV\t2021-01-01\t2021-02-01\town\n"
    other = "Juan Ejemplo\tPresident\tURY\tGOV\t2021-01-15\t2021-03-01\town\n"
    told = _overlaid(tmp_path, "who/offices_own.tsv", header + row + other)
    assert "warning overlap: Ana Ejemplo (2021-02-01) and Juan Ejemplo (2021-01-15)" in told


def test_an_unknown_code_and_a_term_that_ends_before_it_starts_are_errors(tmp_path: Path) -> None:
    header = "person\toffice\tcountry\tsectors\tstart\tend\tsource\n"
    row = "Ana Ejemplo\tMayor\tURX\tGVT\t2021-01-01\t2020-02-01\town\n"
    told = _overlaid(tmp_path, "who/offices_own.tsv", header + row)
    assert "error country: 'URX' is no country code" in told
    assert "error sector: 'GVT' is no PLOVER sector" in told
    assert "error dates: ends 2020-02-01, before it starts 2021-01-01" in told


def test_a_title_of_a_country_that_is_none_is_an_error(tmp_path: Path) -> None:
    rows = "word\tkind\tvalue\tsource\nhigh steward\tonly_in\tGBR QQQ\town\n"
    assert "error country: 'QQQ' is no country code" in _overlaid(tmp_path, "who/cues.tsv", rows)
