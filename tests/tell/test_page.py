"""The web page of a brief needs nothing else, and every link in it leads somewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import small_record

from onrecord.tell import brief
from onrecord.tell.page import html
from onrecord.tell.timeline import timeline

_VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """Collects ids, links and what is loaded, and holds the page to closing its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if tag == "a" else []
        self.loaded += [v or "" for n, v in attrs if n in ("src", "srcset", "poster", "data")]
        self.loaded += [tag] if tag in ("script", "link", "iframe", "object", "img") else []
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> str:
    with small_record.fill(tmp_path_factory.mktemp("page") / "small.db") as store:
        return html(brief(store), store)


@pytest.fixture(scope="module")
def page(written: str) -> Page:
    parser = Page()
    parser.feed(written)
    return parser


def test_every_element_is_closed(page: Page) -> None:
    assert page.open == []


def test_nothing_is_loaded_from_anywhere(page: Page, written: str) -> None:
    assert page.loaded == []
    assert not re.search(r"@import|url\(|https?://", written)


def test_every_link_leads_to_one_place_in_the_page(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    targets = {link.removeprefix("#") for link in page.links}
    assert targets <= set(page.ids)


def test_each_line_leads_to_its_sentence_with_the_trigger_marked(written: str) -> None:
    anchor = f"{small_record.report_id('exercise')}-0"
    assert f'href="#{anchor}"' in written
    quote = written[written.index(f'<blockquote id="{anchor}"') :].split("</blockquote>")[0]
    assert "<mark>began the exercise</mark>" in quote
    assert 'href="#h-exercise"' in quote


def test_what_a_report_says_is_never_read_as_markup(written: str) -> None:
    assert "&lt;reckless&gt; &amp; dangerous" in written
    assert "<reckless>" not in written


def test_light_dark_print_and_language_are_provided_for(written: str) -> None:
    for wanted in (
        "prefers-color-scheme: dark",
        "@media print",
        '<html lang="en">',
        'role="img"',
        "viewport",
    ):
        assert wanted in written


def test_the_timeline_has_each_dated_happening_on_its_days(tmp_path: Path) -> None:
    with small_record.fill(tmp_path / "time.db") as store:
        drawn = timeline(brief(store))
    assert drawn is not None
    marks = {mark.point.entry: mark for mark in drawn.marks}
    assert marks["h-talks"].x < marks["h-launch"].x < marks["h-exercise"].x < marks["h-next"].x
    assert drawn.read_until == marks["h-exercise"].x
    assert marks["h-next"].width > 300
    assert [lane.kind for lane in drawn.lanes] == ["exercise", "meeting", "sanctions", "weapons"]
    for mark in drawn.marks:
        assert drawn.left <= mark.x <= mark.x + mark.width <= drawn.width
