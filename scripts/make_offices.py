"""Make `knowledge/data/who/offices.tsv` from tables of office-holders (Wikidata, CC0).

    python scripts/make_offices.py FOLDER

FOLDER holds `officeholders.csv`, `world_leaders_2021_wikidata.csv` and
`world_foreign_ministers_wikidata.csv`, as every-politician-scrapers publish them. Terms that
ended before 2000 are left out. The foreign ministers' table (2022) says nothing of ends; such
rows carry `uncertain`. Where `offices_own.tsv` has the same person and office, its row stands.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.who import COUNTRIES, OWN_OFFICES, PEOPLE
from onrecord.who.offices import Offices
from onrecord.who.phrases import pieces

DATA = Path(__file__).parent.parent / "onrecord/knowledge/data/who"
EARLIEST = "2000-01-01"
HEADER = ("person", "office", "country", "sectors", "start", "end", "uncertain", "wikidata", "source")
# Heads of several states, kept for one.
PERSONAL_UNION = {
    "Elizabeth II": "GBR",
    "Charles III": "GBR",
    "Emmanuel Macron": "FRA",
    "Joan Enric Vives Sicília": "AND",
}
# Foreign ministers of regions, exiles and rival governments, listed with the state they are in.
NOT_OF_THE_STATE = frozenset(
    "Norzin Dolma|Vladislav Deinevo|Natalya Nikonorova|Tahsin Ertuğruloğlu|Meritxell Serret|David Babayan|"
    "Inal Ardzinba|Akhsar Dzhioev|Safeen Muhsin Deza'i|Vitaly Ignatyev|Zin Mar Aung|Essa Kayd|Hisham Sharaf|"
    "Angus Robertson|Omar Marrero Díaz|Martine Biron".split("|")
)
NOTE = "# Offices with terms, made by scripts/make_offices.py; corrections belong in offices_own.tsv"

# The first pattern found in a position decides; the office is the name roles.tsv gives it, or
# the position's own words.
OFFICES = (
    (r"Deputy Director of the CIA|Deputy Director of National Intelligence", None, "SPY"),
    (r"^(First )?(Vice|Deputy)|^Acting", None, "GOV"),
    (r"Homeland Security Advisor", None, "GOV"),
    (r"National Security Advis|National Security Office", "National Security Adviser", "GOV"),
    (r"to the United Nations", "Ambassador to the United Nations", "GOV"),
    (r"Special (Representative|Envoy)", None, "GOV"),
    (r"^(First )?Deputy|^Vice[- ]Minister|^Assistant|Under-?[Ss]ecretary|Parliamentary", None, "GOV"),
    (r"Joint Chiefs|Chief of( the)?( General)? Staff( of the| of)? ?(Army|Air|Navy|$)|Naval Op|General Staff|"
     r"Commander|Armed Forces$", None, "MIL"),
    (r"CIA|Intelligence|Security Service|SVR|FSB|MI[56]\b", None, "SPY"),
    (r"Court|Attorney General|Chief Justice|Prosecutor|Solicitor General|Judge", None, "JUD"),
    (r"Speaker|House of (Rep|Coun|Comm|Lords)|Verkhovna|People's Congress|National Assembly|Duma|"
     r"Federation Council|Majority Leader|Minority Leader|Senate|Parliament$", None, "LEG"),
    (r"General Secretary|Politburo|Workers' Party|Communist Party", None, "PTY"),
    (r"^Minister of State", None, "GOV"),
    (r"Foreign Affairs|Foreign and Commonwealth|External (Affairs|Relations)|^Foreign Secretary",
     "Minister of Foreign Affairs", "GOV"),
    (r"^(Secretary|Minister)( of State)? (of|for)( National)? Defen[cs]e$", "Minister of Defence", "GOV"),
    (r"^Minister (of|for) (the )?(Interior|Internal Affairs|Home)|Home Department",
     "Minister of the Interior", "GOV"),
    (r"^(Minister (of|for) Finance|Secretary of the Treasury|Chancellor of the Exchequer)$",
     "Minister of Finance", "GOV"),
    (r"^[Aa]mbassador to", None, "GOV"),
    (r"", None, "GOV"),
)  # fmt: skip


def office_of(position: str) -> tuple[str, str]:
    """The office's name and its PLOVER sector for a position's label."""
    for pattern, office, sector in OFFICES:
        if re.search(pattern, position):
            return office or position[0].upper() + position[1:], sector
    raise AssertionError("the last pattern matches everything")


def rows_of(folder: Path, codes: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Rows in the order of HEADER, from all three tables."""
    wikidata = "Wikidata, CC0 (every-politician-scrapers)"
    with (folder / "officeholders.csv").open(encoding="utf-8-sig") as handle:
        for row in csv.DictReader(handle):
            if (row["end"] and row["end"] < EARLIEST) or not row["start"] or row["country"] not in codes:
                continue
            office, sector = office_of(row["position"])
            uncertain = "" if row["end"] else "end unknown after 2022"
            yield (row["person"], office, codes[row["country"]], sector, row["start"], row["end"], uncertain,
                   row["personID"], wikidata)  # fmt: skip
    with (folder / "world_leaders_2021_wikidata.csv").open(encoding="utf-8-sig") as handle:
        for row in csv.DictReader(handle):
            if row["country"] not in codes or not row["officeholderLabel"] or not row["start_year"]:
                continue
            position = re.sub(r" of (the )?.*", "", row["positionLabel"]).strip()
            office = {"prime minister": "Prime Minister", "president": "President"}.get(
                position.lower(), position[:1].upper() + position[1:]
            )
            uncertain = "years only" if row["end_year"] else "years only, end unknown after 2022"
            yield (row["officeholderLabel"], office, codes[row["country"]], "GOV", row["start_year"],
                   row["end_year"], uncertain, row["officeholder"], wikidata)  # fmt: skip
    with (folder / "world_foreign_ministers_wikidata.csv").open(encoding="utf-8-sig") as handle:
        for row in csv.DictReader(handle):
            if row["countryLabel"] in codes and row["name"] and row["name"] not in NOT_OF_THE_STATE:
                yield (row["name"], "Minister of Foreign Affairs", codes[row["countryLabel"]], "GOV",
                       row["start"], "", "end unknown after 2022", row["person"], wikidata)  # fmt: skip


def main(folder: Path) -> None:
    """Write offices.tsv, sorted, one row for a person, office and start."""
    knowledge = Knowledge()
    codes = {name: row.code for row in knowledge.rows(COUNTRIES) for name in (row.name, *row.names)}
    codes |= {"Kingdom of Denmark": "DNK", "Turkish Republic of Northern Cyprus": "CYP"}
    same_office = Offices(knowledge).compared
    own = {(row.person, same_office(row.office)) for row in knowledge.rows(OWN_OFFICES)}
    canonical = {pieces(name): row.name for row in knowledge.rows(PEOPLE) for name in (row.name, *row.names)}
    kept: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in rows_of(folder, codes):
        person, office, country, start = canonical.get(pieces(row[0]), row[0]), row[1], row[2], row[4]
        row = (person, *row[1:])
        same = (person, office, country, start[:4])
        union = person in PERSONAL_UNION and country != PERSONAL_UNION[person]
        if (person, same_office(office)) in own or union or re.fullmatch(r"Q\d+", person):
            continue
        # Of two rows for one term, the one with the fuller dates.
        if same not in kept or len(row[4] + row[5]) > len(kept[same][4] + kept[same][5]):
            kept[same] = row
    with (DATA / "offices.tsv").open("w", encoding="utf-8") as handle:
        handle.write(NOTE + "\n" + "\t".join(HEADER) + "\n")
        for row in sorted(kept.values(), key=lambda row: (row[2], row[0], row[4], row[1])):
            handle.write("\t".join(cell.replace("\t", " ") for cell in row) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
