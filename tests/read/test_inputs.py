"""What may be given to read, and what is said of what cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import re
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.knowledge import Knowledge
from onrecord.model import Report
from onrecord.read import Read, Skipped, reports

STORY = (
    "The foreign ministers of Norway and Chile met in Lisbon on Tuesday and agreed to resume talks on fishing.\n\n"
    "They will meet again in March, the Norwegian ministry said in a statement."
)
PAGE = f"""<html lang="en"><head><title>Ministers meet in Lisbon | Example Post</title>
<meta property="og:title" content="Ministers meet in Lisbon"><meta property="og:site_name" content="Example Post">
<meta property="article:published_time" content="2018-03-06T23:30:00-05:00"></head><body>
<nav><ul><li><a href="/a">World news from every continent</a></li><li><a href="/b">Politics and elections</a></li></ul></nav>
<article><h1>Ministers meet in Lisbon</h1>
<p>{STORY.splitlines()[0]}</p><p>{STORY.splitlines()[2]}</p>
<p>Diplomats from both countries said that the talks had been delayed twice since the spring of last year.</p></article>
<footer><p>Example Post is a member of the national press association.</p></footer></body></html>"""


def read(knowledge: Knowledge, *inputs: object, **options: object) -> tuple[list[Report], list[InputError]]:
    found = list(reports([str(name) for name in inputs], knowledge=knowledge, **options))  # type: ignore[arg-type]
    made = [value.report for value in found if isinstance(value, Read)]
    return made, [value for value in found if isinstance(value, InputError)]


def line(**fields: object) -> str:
    return json.dumps(fields) + "\n"


def warc(*pages: str) -> bytes:
    records = b""
    for number, page in enumerate(pages):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{number}>\r\n"
            "WARC-Date: 2018-03-07T10:00:00Z\r\n"
            f"WARC-Target-URI: https://example.org/{number}.html\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        records += head.encode() + body + b"\r\n\r\n"
    return records


def test_plain_text_is_a_report_whose_raw_bytes_are_kept(knowledge: Knowledge, tmp_path: Path) -> None:
    file = tmp_path / "lisbon.txt"
    file.write_text(STORY)
    (made,) = reports([file], knowledge=knowledge)
    assert isinstance(made, Read)
    assert made.report.text == STORY
    assert made.raw == file.read_bytes()
    assert made.media_type == "text/plain"
    assert made.report.published.value is None
    assert made.report.published.basis == "none"


def test_what_a_file_is_shows_in_its_bytes_not_in_its_name(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_text(PAGE)
    (tmp_path / "b.txt").write_text(line(id="b", text=STORY, date="2018-03-07"))
    (tmp_path / "c.bin").write_bytes(gzip.compress(STORY.encode()))
    (tmp_path / "d").write_bytes(gzip.compress(PAGE.replace("Lisbon", "Porto").encode()))
    made, errors = read(knowledge, tmp_path)
    assert not errors
    assert [report.given_id for report in made] == [None, "b", None, None]
    assert made[0].title == "Ministers meet in Lisbon"
    assert "Porto" in made[3].text


def test_a_page_gives_title_outlet_day_and_what_was_left_out(knowledge: Knowledge, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE)
    (report,), _ = read(knowledge, file)
    assert report.outlet == "Example Post"
    assert (report.published.value, report.published.basis, report.published.zone) == (
        "2018-03-06",
        "metadata",
        "Etc/GMT+5",
    )
    assert report.text.split("\n\n")[0].startswith("The foreign ministers of Norway")
    left_out = {dropped.text: dropped.reason for dropped in report.dropped}
    assert left_out["World news from every continent"] == "page furniture (<nav>)"
    assert all(len(words) <= 300 for words in left_out)


def test_a_page_of_a_later_year_than_the_clock_keeps_its_day(knowledge: Knowledge, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE.replace("2018-03-06T23:30:00-05:00", "2071-03-06"))
    (report,), _ = read(knowledge, file)
    assert report.published.value == "2071-03-06"


def test_each_entry_of_a_feed_is_a_report_dated_by_the_feed(knowledge: Knowledge, tmp_path: Path) -> None:
    rss = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title>
    <item><title>Ministers meet</title><link>https://example.org/1</link><guid>one</guid>
    <pubDate>Tue, 06 Mar 2018 10:00:00 GMT</pubDate><description><![CDATA[<p>{STORY}</p><p>More is expected.</p>]]></description></item>
    <item><title>Nothing in it</title><link>https://example.org/2</link></item></channel></rss>"""
    for folder in ("monday", "tuesday"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "wire.xml").write_text(rss)
    made, errors = read(knowledge, tmp_path / "monday" / "wire.xml")
    assert [(r.title, r.published.value, r.published.basis) for r in made] == [
        ("Ministers meet", "2018-03-06", "feed")
    ]
    assert made[0].text.endswith("\n\nMore is expected.")
    assert "wire.xml, entry 2: has no text" in str(errors[0])
    again, _ = read(knowledge, tmp_path / "tuesday" / "wire.xml")
    assert again[0].id == made[0].id, "the same entry, fetched again, is the same report"


def test_an_atom_feed_is_read_too(knowledge: Knowledge) -> None:
    atom = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>x</id>
    <title>Meeting</title><updated>2018-03-06T10:00:00Z</updated><content type="text">{STORY}</content></entry></feed>"""
    (report,), _ = read(knowledge, "-", stdin=io.BytesIO(atom.encode()))
    assert report.published.value == "2018-03-06"


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_an_archive_are_reports_with_their_addresses(
    knowledge: Knowledge, tmp_path: Path, packed: bool
) -> None:
    file = tmp_path / "crawl.warc"
    whole = warc(PAGE, PAGE.replace("Lisbon", "Porto"))
    file.write_bytes(gzip.compress(whole) if packed else whole)
    made, errors = read(knowledge, file)
    assert not errors
    assert [report.url for report in made] == ["https://example.org/0.html", "https://example.org/1.html"]


@pytest.mark.parametrize("packed", [False, True])
def test_of_an_archive_that_breaks_off_the_whole_pages_are_kept(
    knowledge: Knowledge, tmp_path: Path, packed: bool
) -> None:
    first, both = warc(PAGE), warc(PAGE, PAGE.replace("Lisbon", "Porto"))
    file = tmp_path / "crawl.warc.gz"
    half = both[: len(first) + 900]
    file.write_bytes(gzip.compress(first) + gzip.compress(both[len(first) :])[:-400] if packed else half)
    made, errors = read(knowledge, file)
    assert [report.url for report in made] == ["https://example.org/0.html"]
    assert "breaks off" in str(errors[0])


def test_folders_are_read_whole_and_in_order_of_names(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(STORY + " Second.")
    (tmp_path / "a.txt").write_text(STORY + " First.")
    (tmp_path / ".hidden").write_text(STORY)
    made, _ = read(knowledge, tmp_path)
    assert [report.text[-7:] for report in made] == [" First.", "Second."]


def test_an_id_does_not_depend_on_where_the_folder_lies(knowledge: Knowledge, tmp_path: Path) -> None:
    ids = set()
    for place in ("here", "there"):
        (tmp_path / place / "news").mkdir(parents=True)
        (tmp_path / place / "news" / "one.txt").write_text(STORY)
        (report,), _ = read(knowledge, tmp_path / place / "news")
        ids.add(report.id)
    assert len(ids) == 1
    (tmp_path / "here" / "news" / "one.txt").write_text(STORY + "\n")
    (changed,), _ = read(knowledge, tmp_path / "here" / "news")
    assert changed.id not in ids, "other bytes, other report"


def test_as_it_stands_means_no_cleaning_and_offsets_as_given(knowledge: Knowledge) -> None:
    text = "Advertisement\n\nSEOUL, Oct. 10 (Yonhap) --  Two spaces, \u00a0and a hard one.\nShare this  "
    (report,), errors = read(
        knowledge, "-", raw_jsonl=True, stdin=io.BytesIO(line(id=7, text=text, date="2019-10-11").encode())
    )
    assert not errors
    assert report.text == text
    assert report.given_id == "7"
    assert report.dateline is not None
    assert text[report.dateline.start : report.dateline.end] == "SEOUL"


def test_as_it_stands_repeated_ids_and_other_languages_are_answered_too(knowledge: Knowledge) -> None:
    german = "Die Außenminister trafen sich am Dienstag in Lissabon und vereinbarten weitere Gespräche."
    given = line(id="a", text=german) + line(id="a", text=STORY)
    made, errors = read(knowledge, "-", raw_jsonl=True, stdin=io.BytesIO(given.encode()))
    assert len(made) == 2
    assert not errors


def test_a_line_may_hold_a_page_instead_of_a_text(knowledge: Knowledge) -> None:
    (report,), _ = read(knowledge, "-", stdin=io.BytesIO(line(id="p", html=PAGE, date="2018-03-09").encode()))
    assert report.title == "Ministers meet in Lisbon"
    assert (report.published.value, report.published.basis) == ("2018-03-09", "given")


def test_a_bad_line_is_named_by_file_and_number_and_the_rest_goes_on(
    knowledge: Knowledge, tmp_path: Path
) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(
        line(id="a", text=STORY)
        + '{"id": "b", "text": \n'
        + line(id="c", text=STORY + " Third.", date="1600-01-01")
        + line(id="d", text=STORY + " Fourth.", date="2999-01-01")
        + line(id="e", text=STORY + " Fifth.", date="last Tuesday")
        + line(id="f", title="No text")
        + "[1, 2]\n"
        + line(id="g", text="   ")
        + line(id="h", text=STORY + " Eighth.", title=12)
        + line(id="i", text=STORY + " Ninth.")
    )
    made, errors = read(knowledge, file)
    assert [report.given_id for report in made] == ["a", "i"]
    messages = [str(error).removeprefix(str(tmp_path) + "/") for error in errors]
    assert messages[0].startswith("news.jsonl:2: is not valid JSON")
    assert "'1600-01-01' lies outside the years 1900 to 2100" in messages[1]
    assert "'2999-01-01' lies outside" in messages[2]
    assert "Write it as YYYY-MM-DD" in messages[3]
    assert "neither 'text' nor 'html'" in messages[4]
    assert "not an object" in messages[5]
    assert "its text is empty" in messages[6]
    assert "'title' is not a string" in messages[7]
    assert [int(message.split(":")[1]) for message in messages] == [2, 3, 4, 5, 6, 7, 8, 9]


def test_the_same_id_twice_is_read_once_and_with_another_text_refused(knowledge: Knowledge) -> None:
    given = line(id="a", text=STORY) + line(id="a", text=STORY) + line(id="a", text=STORY + " And more.")
    made, errors = read(knowledge, "-", stdin=io.BytesIO(given.encode()))
    assert len(made) == 1
    assert isinstance(errors[0], Skipped)
    assert "the same as -:1" in str(errors[0])
    assert not isinstance(errors[1], Skipped)
    assert "-:3: has the id 'a' of -:1 but another text" in str(errors[1])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"%PDF-1.7 and so on", "is a PDF document"),
        ("a.txt", b"PK\x03\x04....", "ZIP archive"),
        ("a.html", b"\x89PNG\r\n\x1a\n...", "PNG image"),
        ("a.db", b"SQLite format 3\x00...", "SQLite database"),
        ("a.txt", b"", "is empty"),
        ("a.json", b'[\n  {\n "text": "Words."\n  }\n]\n', "JSON written over several lines"),
        ("a.txt", b"  \n\n ", "is empty"),
        ("a.txt", b"words\x00\x01\x02 and zeros", "binary data"),
        ("a.html", b"<html><body><div></div", "HTML without a report in it"),
        ("a.txt", b"Advertisement\nShare this\n", "nothing is left of it"),
        ("a.txt.gz", gzip.compress(STORY.encode() * 900)[:-30], "breaks off"),
    ],
)
def test_what_holds_no_report_is_named_in_one_line(
    knowledge: Knowledge, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.txt").write_text(STORY)
    made, errors = read(knowledge, tmp_path)
    assert len(made) == 1, "the rest goes on"
    assert len(errors) == 1
    assert said in str(errors[0])
    assert name in str(errors[0])
    assert "\n" not in str(errors[0])
    assert errors[0].remedy


def test_what_is_not_there_and_what_may_not_be_fetched(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    _, errors = read(knowledge, tmp_path / "missing.txt", tmp_path / "empty", "https://example.org/news")
    assert "does not exist" in str(errors[0])
    assert "holds no files" in str(errors[1])
    assert "--fetch" in str(errors[2])


def test_a_bad_day_for_all_is_said_once(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    made, errors = read(knowledge, tmp_path / "a.txt", date="10/03/2018")
    assert not made
    assert [error.input for error in errors] == ["--date"]


def test_a_day_given_for_all_does_not_overrule_a_reports_own(knowledge: Knowledge) -> None:
    given = line(id="a", text=STORY, date="2018-03-07") + line(id="b", text=STORY + " More.")
    made, _ = read(knowledge, "-", date="2020-01-02", stdin=io.BytesIO(given.encode()))
    assert [report.published.value for report in made] == ["2018-03-07", "2020-01-02"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Die Außenminister beider Länder trafen sich am Dienstag in Lissabon und vereinbarten Gespräche.",
            "German (de)",
        ),
        (
            "한국과 미국, 일본의 북핵 수석대표가 화요일 서울에서 만나 대북 정책을 협의했다고 외교부가 밝혔다.",
            "Korean (ko)",
        ),
        (
            "Los ministros de Exteriores de ambos países se reunieron el martes y acordaron seguir hablando.",
            "Spanish (es)",
        ),
    ],
)
def test_other_languages_are_named_and_left_out(knowledge: Knowledge, text: str, language: str) -> None:
    made, errors = read(knowledge, "-", stdin=io.BytesIO(text.encode()))
    assert not made
    assert isinstance(errors[0], Skipped)
    assert f"is in {language}, not in English" in str(errors[0])


def test_a_short_line_of_foreign_names_is_read(knowledge: Knowledge) -> None:
    made, _ = read(knowledge, "-", stdin=io.BytesIO(b"Kim Jong Un met Xi Jinping."))
    assert len(made) == 1


@pytest.mark.parametrize(
    "raw",
    [
        "The café’s owner met Mr. Müller in Genève, officials said on Monday.".encode("cp1252"),
        "The café’s owner met Mr. Müller in Genève, officials said on Monday.".encode(),
        "The café’s owner met Mr. Müller in Genève, officials said on Monday.".encode("utf-16"),
        b"\xef\xbb\xbf" + "The café’s owner met Mr. Müller in Genève, officials said on Monday.".encode(),
    ],
)
def test_encodings_are_told_apart(knowledge: Knowledge, raw: bytes) -> None:
    (report,), errors = read(knowledge, "-", stdin=io.BytesIO(raw))
    assert not errors
    assert report.text == "The café’s owner met Mr. Müller in Genève, officials said on Monday."


def test_mixed_encodings_and_mojibake_are_mended_before_offsets_exist(knowledge: Knowledge) -> None:
    good = "Mr. Müller spoke in Genève about the treaty on Monday.\n\n" * 12
    raw = good.encode() + "Frau Schröder wasn’t there, the ministry added.".encode("cp1252")
    (report,), _ = read(knowledge, "-", stdin=io.BytesIO(raw))
    assert report.text.endswith("Frau Schröder wasn’t there, the ministry added.")
    broken = "The minister didn’t speak to Mr. Müller.".encode().decode("cp1252")
    (mended,), _ = read(knowledge, "-", stdin=io.BytesIO(broken.encode()))
    assert mended.text == "The minister didn’t speak to Mr. Müller."


def test_lines_broken_at_a_column_are_joined(knowledge: Knowledge) -> None:
    words = (
        "The foreign ministers of Norway and Chile met in Lisbon on Tuesday and agreed to resume "
        "their talks on fishing, trade and the law of the sea, officials in both capitals said. "
    ) * 4
    wrapped = "\n".join(re.findall(r".{1,64}(?:\s|$)", words))
    (report,), _ = read(knowledge, "-", stdin=io.BytesIO(wrapped.encode()))
    assert "\n" not in report.text
    assert report.text == words.strip()


def test_a_text_too_long_for_a_report_is_refused_at_once(knowledge: Knowledge) -> None:
    _, errors = read(knowledge, "-", stdin=io.BytesIO(b"a war of words " * 350_000))
    assert "more than 1,000,000" in str(errors[0])


@pytest.mark.parametrize(
    "piece", ["A ", "(", "Photo: ", "SEOUL, ", "- ", "By John ", "© ", "Share on ", "Photos: a Hide Caption "]
)
def test_no_long_line_makes_the_rules_slow(knowledge: Knowledge, piece: str) -> None:
    text = (
        piece * (500_000 // len(piece))
    ) + " The ministers of both countries met in Lisbon and agreed on it."
    made, errors = read(knowledge, "-", raw_jsonl=False, stdin=io.BytesIO(text.encode()))
    assert len(made) + len(errors) == 1
