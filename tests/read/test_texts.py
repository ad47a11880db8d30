"""What reading makes of a text: datelines, bylines, agencies, clutter, genre, outlet, day."""

from __future__ import annotations

import io
import json

import pytest

from onrecord.knowledge import Knowledge
from onrecord.model import Report
from onrecord.read import Read, reports
from onrecord.read.outlets import outlet_country

MORE = "\nThe two sides agreed to meet again next month, a spokesman for the ministry told reporters."


def one(knowledge: Knowledge, text: str, **fields: str) -> Report:
    row = json.dumps({"id": "x", "text": text, **fields}).encode()
    (made,) = reports(["-"], knowledge=knowledge, stdin=io.BytesIO(row))
    assert isinstance(made, Read), str(made)
    return made.report


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("JUST WATCHED Talks drag on Replay More Videos ... MUST WATCH Talks drag on 02:11", ""),
        ("Story highlights The envoys met on Tuesday", "The envoys met on Tuesday"),
        (
            "President Dole Robert Joseph DoleSenate seeks a vote The Memo: who wins? Poll: a tie MORE met the envoys.",
            "President Dole met the envoys.",
        ),
    ],
)
def test_links_to_other_stories_within_a_line_are_no_part_of_it(
    knowledge: Knowledge, text: str, kept: str
) -> None:
    assert one(knowledge, text + MORE).text == (kept + "\n" + MORE[1:]).strip()


@pytest.mark.parametrize(
    ("text", "place", "name", "agency"),
    [
        ("SEOUL, Oct. 10 (Yonhap) -- The envoys met on Tuesday.", "SEOUL", "Seoul", "Yonhap"),
        ("WASHINGTON — The envoys met at the State Department on Tuesday.", "WASHINGTON", "Washington", None),
        ("Washington: The envoys met at the State Department on Tuesday.", "Washington", "Washington", None),
        ("BEIJING/SEOUL (Reuters) - The envoys met on Tuesday.", "BEIJING", "Beijing", "Reuters"),
        ("Pyongyang, October 20 (KCNA) -- The delegation left on Tuesday.", "Pyongyang", "Pyongyang", "KCNA"),
        ("KYIV, Ukraine (AP) — The envoys met on Tuesday.", "KYIV", "Kyiv", "Associated Press"),
        (
            "NEW DELHI, 3 March (PTI): The envoys met on Tuesday.",
            "NEW DELHI",
            "New Delhi",
            "Press Trust of India",
        ),
        (
            "PORT-AU-PRINCE, Haiti, June 4, 2021 (AFP) – Gangs attacked.",
            "PORT-AU-PRINCE",
            "Port-au-Prince",
            "Agence France-Presse",
        ),
        ("Addis Ababa – The African Union suspended Mali on Tuesday.", "Addis Ababa", "Addis Ababa", None),
        ("TASHKENT, May 2. /TASS/. The ministers met on Tuesday.", "TASHKENT", "Tashkent", "TASS"),
        (
            "WINSTON-SALEM, N.C. (AP) — The envoys met on Tuesday.",
            "WINSTON-SALEM",
            "Winston-Salem",
            "Associated Press",
        ),
        ("SEOUL The envoys met at the ministry on Tuesday.", "SEOUL", "Seoul", None),
        ("TAIPEI/TOKYO Envoys of both met on Tuesday.", "TAIPEI", "Taipei", None),
        ("OPEC Ministers of all members met on Tuesday.", None, None, None),
        ("The envoys met in Lisbon on Tuesday, according to /pol/ users.", None, None, None),
    ],
)
def test_a_dateline_stays_in_the_text_and_is_recorded(
    knowledge: Knowledge, text: str, place: str | None, name: str | None, agency: str | None
) -> None:
    report = one(knowledge, text + MORE)
    assert report.text == text + MORE
    assert report.agency == agency
    if place is None:
        assert report.dateline is None
        return
    assert report.dateline is not None
    assert (report.dateline.text, report.dateline.name, report.dateline.use) == (place, name, "literal")
    assert report.text[report.dateline.start : report.dateline.end] == place
    assert report.dateline.lat is None


@pytest.mark.parametrize(
    "text",
    [
        "EXCLUSIVE: The envoys will meet in Paris, according to two officials.",
        "UPDATE — The envoys will meet in Paris, according to two officials in the ministry.",
        "The envoys — all three of them — met in Paris on Tuesday.",
        "MODERATOR: Good morning.\nMR. HALE: Thank you.\nQ: When?\nMR. HALE: Soon.\nQ: Where?\nMR. HALE: Geneva.",
        "Analysts say: The talks in Paris have failed.",
        "ANALYSIS/OPINION: The talks in Paris have failed and nobody should be surprised.",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text + MORE).dateline is None


def test_a_day_without_a_year_dates_nothing(knowledge: Knowledge) -> None:
    report = one(knowledge, "SEOUL, Oct. 10 (Yonhap) -- The envoys met on Tuesday." + MORE)
    assert (report.published.value, report.published.basis) == (None, "none")


def test_a_dateline_with_its_year_dates_the_report_and_says_where(knowledge: Knowledge) -> None:
    report = one(knowledge, "SEOUL, Oct. 10, 2019 (Yonhap) -- The envoys met on Tuesday." + MORE)
    assert (report.published.value, report.published.basis) == ("2019-10-10", "dateline")
    assert report.published.span is not None
    span = report.published.span
    assert report.text[span.start : span.end] == span.text == "Oct. 10, 2019"


def test_the_juche_year_of_a_headline_counts_from_1912(knowledge: Knowledge) -> None:
    report = one(
        knowledge,
        "Pyongyang, March 4 (KCNA) -- A delegation left here Monday. -0-",
        title="Delegation Leaves [Juche113.3.4.]",
    )
    assert (report.published.value, report.published.basis) == ("2024-03-04", "dateline")
    assert report.published.span is not None
    assert report.published.span.in_ == "title"
    assert report.text.endswith("left here Monday."), "the end mark is no part of the report"


def test_a_given_day_is_never_overruled(knowledge: Knowledge) -> None:
    report = one(
        knowledge, "SEOUL, Oct. 10, 2019 (Yonhap) -- The envoys met." + MORE, date="2019-10-11T01:00:00+09:00"
    )
    assert (report.published.value, report.published.basis) == ("2019-10-11", "given")
    assert report.published.zone == "Etc/GMT-9"


@pytest.mark.parametrize(
    ("date", "first", "last"), [("2019-10", "2019-10-01", "2019-10-31"), ("2020", "2020-01-01", "2020-12-31")]
)
def test_a_month_or_year_is_no_day(knowledge: Knowledge, date: str, first: str, last: str) -> None:
    report = one(knowledge, "The envoys met." + MORE, date=date)
    assert (report.published.value, report.published.from_, report.published.to) == (date, first, last)


def test_the_day_in_an_address_counts_as_metadata(knowledge: Knowledge) -> None:
    report = one(
        knowledge, "The envoys met." + MORE, url="https://www.example.org/world/2019/oct/10/envoys-meet"
    )
    assert (report.published.value, report.published.basis) == ("2019-10-10", "metadata")


def test_a_clippings_header_gives_day_outlet_and_agency(knowledge: Knowledge) -> None:
    header = "10-Oct-2019 The Example Gazette | Agence France-Presse | 6:02 AM Print This Post"
    report = one(knowledge, f"{header}\n\nGENEVA (AFP) - The envoys met on Tuesday.{MORE}")
    assert (report.published.value, report.published.basis) == ("2019-10-10", "dateline")
    assert (report.outlet, report.agency) == ("The Example Gazette", "Agence France-Presse")
    assert report.text.startswith("GENEVA (AFP)")
    assert (report.dropped[0].text, report.dropped[0].reason) == (header, "clipping header")


@pytest.mark.parametrize(
    ("clutter", "reason"),
    [
        ("Advertisement", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Sign up for our newsletter and get the news every morning", "newsletter sign-up"),
        ("Read more: What the envoys said in March", "link to another story"),
        ("Related: What the envoys said in March", "link to another story"),
        ("Share this", "sharing buttons"),
        ("Jane Doe/Getty Images", "picture credit"),
        ("Photo: Jane Doe/AFP", "picture credit"),
        ("Copyright 2019 Example Media. All rights reserved.", "copyright notice"),
        ("Follow us on Twitter @example", "follow us"),
        ("Category: Diplomacy, Asia, Talks", "filing words"),
        ("***", "separator"),
        (
            "Photos: Photos: The harbour The harbour – Envoys of both countries arrive at the hotel by the harbour on "
            "the first of May for talks that were to last three days. Hide Caption 1 of 2 Photos: The harbour – A ship "
            "of the coast guard leaves the harbour. Hide Caption 2 of 2",
            "picture gallery",
        ),
    ],
)
def test_clutter_is_dropped_with_its_reason(knowledge: Knowledge, clutter: str, reason: str) -> None:
    body = "The envoys met in Geneva on Tuesday and issued a statement."
    report = one(knowledge, f"{body}\n\n{clutter}\n\nThey will meet again in March.")
    assert report.text == f"{body}\n\nThey will meet again in March."
    assert [(dropped.text, dropped.reason) for dropped in report.dropped] == [(clutter, reason)]


def test_a_gallery_in_a_line_of_the_report_takes_nothing_of_it_along(knowledge: Knowledge) -> None:
    told = "The envoys met in Geneva on Tuesday and issued a statement."
    gallery = "Photos: The harbour A ship leaves. Hide Caption 1 of 2 Photos: The harbour It is gone. Hide Caption 2 of 2"
    report = one(knowledge, f"{told} {gallery} They will meet again in March.")
    assert report.text == f"{told} They will meet again in March."


def test_a_caption_that_its_page_broke_in_two_is_one_still(knowledge: Knowledge) -> None:
    told = "The envoys met in Geneva on Tuesday and issued a statement."
    broken = 'Photos: The race A senator runs. Hide Caption 1 of 2 Photos: The race A judge says she will run.\n\n"I will run," she said. Hide Caption 2 of 2'
    report = one(knowledge, f"{told}\n\n{broken}\n\nThey will meet again in March.")
    assert report.text == f"{told}\n\nThey will meet again in March."


@pytest.mark.parametrize(
    "kept",
    [
        "Watch the border closely, the minister told his generals, and report every movement of troops.",
        "Share prices fell after the announcement, and the envoys left Geneva.",
        "More than 300 people were killed in the fighting, the ministry said.",
        "World powers and Iran resumed their talks in Vienna.",
        "(c) Neither side shall station troops in the zone.",
        "Photographs released by the agency showed the leader inspecting a missile.",
        "Read together, the two statements leave little room for talks.",
        "By Tuesday the troops had left the town.",
        "Video of the strike was broadcast by state television.",
    ],
)
def test_the_reports_own_sentences_stay(knowledge: Knowledge, kept: str) -> None:
    text = f"The envoys met in Geneva on Tuesday.\n\n{kept}\n\nThey will meet again in March."
    report = one(knowledge, text)
    assert report.text == text
    assert not report.dropped


def test_a_comment_form_ends_the_report_but_only_near_the_end(knowledge: Knowledge) -> None:
    report = one(
        knowledge,
        "The envoys met in Geneva on Tuesday and issued a statement."
        + MORE
        + "\nLeave a reply\nName\nE-mail\nI agree.",
    )
    assert report.text.endswith("told reporters.")
    assert [dropped.reason for dropped in report.dropped] == ["comment form", "after the comment form"]


def test_byline_headline_and_update_note_leave_the_text_and_stay_known(knowledge: Knowledge) -> None:
    report = one(
        knowledge,
        "Envoys meet in Geneva\nBy Jane Doe and Ali al-Hassan\n(Updates with quotes, background)\nGENEVA (Reuters) - They met."
        + MORE,
        title="Envoys Meet in Geneva",
    )
    assert report.text.startswith("GENEVA (Reuters)")
    assert report.byline == "Jane Doe and Ali al-Hassan"
    assert [dropped.reason for dropped in report.dropped] == [
        "headline repeated",
        "byline",
        "note on an update",
    ]


@pytest.mark.parametrize(
    ("genre", "text", "fields"),
    [
        ("news", "GENEVA — The envoys met on Tuesday and issued a statement.", {}),
        (
            "news",
            "He spoke at a press conference.",
            {"title": "Minister calls for talks at Moscow press conference"},
        ),
        (
            "transcript",
            "MR. HALE: Good morning.\nQ Will they meet?\nMR. HALE: Yes.\nQ When?\nMR. HALE: In May.\nQ Where?",
            {},
        ),
        ("transcript", "Thank you all for coming.", {"title": "Department Press Briefing – May 2, 2017"}),
        (
            "readout",
            "The two leaders spoke today.",
            {"title": "Readout of the President's Call with the Prime Minister"},
        ),
        ("statement", "Office of the Spokesperson\nThe United States condemns the attack.", {}),
        ("statement", "We condemn the attack.", {"title": "Statement by the Minister on the Attack"}),
        (
            "statement",
            "The ministry regrets the decision.",
            {"outlet": "Ministry of Foreign Affairs of Japan"},
        ),
        ("state-media", "Pyongyang, May 2 (KCNA) -- A delegation left here Tuesday.", {}),
        ("state-media", "The ministry regrets the decision.", {"url": "https://tass.com/world/1"}),
        ("opinion", "The talks must fail.", {"title": "Opinion: The talks must fail"}),
        ("opinion", "The talks will fail.", {"url": "https://example.org/opinion/2019/talks"}),
        ("digest", "Envoys met. Troops left.", {"title": "Morning Briefing: envoys, troops and a storm"}),
        (
            "digest",
            "GENEVA — Envoys met on Tuesday.\n\nLAGOS — A bridge fell.\n\nLIMA — The president resigned.",
            {"title": "Around the globe"},
        ),
    ],
)
def test_genre(knowledge: Knowledge, genre: str, text: str, fields: dict[str, str]) -> None:
    assert one(knowledge, text + MORE, **fields).genre == genre


@pytest.mark.parametrize(
    ("fields", "outlet", "country"),
    [
        ({"url": "https://en.yna.co.kr/view/AEN1"}, "Yonhap", "KOR"),
        ({"url": "https://www.bbc.co.uk/news/1"}, "BBC", "GBR"),
        ({"outlet": "The Korea Herald"}, "Korea Herald", "KOR"),
        ({"outlet": "CNN (Web News)"}, "CNN (Web News)", "USA"),
        ({"outlet": "The Village Crier"}, "The Village Crier", None),
        ({"url": "https://notbbc.com/1"}, None, None),
    ],
)
def test_outlets_by_name_and_address(
    knowledge: Knowledge, fields: dict[str, str], outlet: str | None, country: str | None
) -> None:
    report = one(knowledge, "The envoys met." + MORE, **fields)
    assert report.outlet == outlet
    assert outlet_country(report, knowledge) == country


def test_an_agencys_own_report_has_it_for_agency_too(knowledge: Knowledge) -> None:
    assert one(knowledge, "The envoys met." + MORE, url="https://www.reuters.com/world/1").agency == "Reuters"
