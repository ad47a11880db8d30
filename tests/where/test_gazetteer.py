"""The gazetteer: names under which places are found, and tables that fit their rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge import Knowledge
from onrecord.knowledge.loader import Subject
from onrecord.knowledge.rows.where import DIVISIONS, SITES, SUBJECTS
from onrecord.where.gazetteer import Gazetteer, folded


@pytest.fixture(scope="module")
def gazetteer(knowledge: Knowledge) -> Gazetteer:
    return Gazetteer(knowledge)


@pytest.mark.parametrize(
    ("printed", "looked_up"),
    [
        ("KYIV", "kyiv"),
        ("Prešov", "presov"),
        ("the Hague", "hague"),
        ("St. Louis", "st louis"),
        ("Saint Louis", "st louis"),
        ("Port-au-Prince", "port au prince"),
    ],
)
def test_spellings_of_one_name_are_looked_up_alike(printed: str, looked_up: str) -> None:
    assert folded(printed) == looked_up


def test_former_names_lead_to_the_same_city(gazetteer: Gazetteer) -> None:
    for old, new in (("Kiev", "Kyiv"), ("Rangoon", "Yangon"), ("Bombay", "Mumbai")):
        assert gazetteer.candidates(old)[0].geonames == gazetteer.candidates(new)[0].geonames


def test_a_dropped_arabic_article_and_an_added_generic_word(gazetteer: Gazetteer) -> None:
    assert gazetteer.loosely("Qamishli") is not None
    assert gazetteer.loosely("Nosuchplacename") is None


def test_every_site_has_a_point_on_the_globe_and_a_level(knowledge: Knowledge) -> None:
    sites = knowledge.rows(SITES)
    assert len(sites) >= 250
    for site in sites:
        assert -90 <= site.lat <= 90 and -180 <= site.lon <= 180, site.name
        assert site.precision in range(1, 8) and site.resolution in (None, 1, 2, 3, 4, 5), site.name
        assert all(len(country) == 3 for country in site.countries), site.name


def test_an_overlay_corrects_a_city(tmp_path: Path) -> None:
    folder = tmp_path / "where"
    folder.mkdir()
    (folder / "cities.tsv").write_text(
        "name\tgeonames\tcountry\tdivision\tlat\tlon\tpopulation\tother_names\n"
        "Kyiv\t703448\tUKR\t12\t50.0\t30.0\t1\tKyjiw\n",
        encoding="utf-8",
    )
    corrected = Gazetteer(Knowledge(tmp_path))
    assert [c.lat for c in corrected.candidates("Kyiv") if c.kind == "city"] == [50.0]


def test_an_overlay_of_other_columns_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "where"
    folder.mkdir()
    (folder / "cities.tsv").write_text("name\tlat\nKyiv\t50\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="columns"):
        Gazetteer(Knowledge(tmp_path))


def test_every_row_of_every_table_fits_and_is_there_once() -> None:
    # The finder reads the two large tables as lines; here they are validated as rows.
    subjects: tuple[Subject[Any], ...] = SUBJECTS
    for subject in subjects:
        found = Knowledge().rows(subject)
        keys = {tuple(getattr(row, name) for name in subject.key) for row in found}
        assert len(keys) == len(found), subject.file
    assert {row.level for row in Knowledge().rows(DIVISIONS)} == {1, 2}
