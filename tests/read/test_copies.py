"""Which reports are one report: copies, newer versions, and who reported first."""

from __future__ import annotations

import io
import json
from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.model import Published, Report
from onrecord.read import Read, reports
from onrecord.read.copies import Copies, copies

WIRE = (
    "GENEVA (AP) — The foreign ministers of Norway and Chile met behind closed doors in Geneva on Tuesday. "
    "The talks lasted four hours and ended without a joint statement, two officials who took part in them said. "
    "Both ministers left the hotel by a side door and did not answer the questions of reporters waiting outside. "
    "The dispute over fishing rights in the southern ocean has soured their relations for almost ten years. "
    "A court in The Hague is expected to rule on the matter before the end of the coming year."
)
OTHER = (
    "Norway and Chile failed to settle their fishing dispute when their top diplomats sat down in Switzerland this week. "
    "People briefed on the closed session described it as frosty, and neither government would say what comes next. "
    "Fishing crews on both sides have clashed repeatedly, and judges in the Netherlands are still weighing the case. "
    "Analysts in Oslo doubted that a deal was near, pointing to elections that both countries face next spring."
)


def report(name: str, text: str, day: str | None = None, **fields: str) -> Report:
    published = Published(value=day, from_=day, to=day, basis="given") if day else Published()
    return Report(id=name, source=name, text=text, text_sha256=str(hash(text)), published=published, **fields)  # type: ignore[arg-type]


def test_a_wire_story_in_another_outlet_is_a_copy_of_the_first(knowledge: Knowledge) -> None:
    first, second = Copies(knowledge).mark(
        [
            report("b", WIRE, "2018-03-07", outlet="Miami Herald", agency="Associated Press"),
            report(
                "a",
                WIRE.replace("almost ten", "nearly 10"),
                "2018-03-06",
                outlet="Associated Press",
                agency="Associated Press",
            ),
        ]
    )
    assert (first.id, first.copy_of, first.origin) == ("b", "a", "a")
    assert first.origin_reason is not None
    assert "of its wording with a" in first.origin_reason
    assert "and credits Associated Press" in first.origin_reason
    assert (second.copy_of, second.origin) == (None, "a")
    assert second.origin_reason == "reports for itself: no earlier report of the same wording was read"


def test_two_accounts_of_one_meeting_are_two_origins(knowledge: Knowledge) -> None:
    marked = Copies(knowledge).mark([report("a", WIRE), report("b", OTHER)])
    assert [r.copy_of for r in marked] == [None, None]
    assert [r.origin for r in marked] == ["a", "b"]


def test_agency_text_inside_a_longer_story_is_a_copy(knowledge: Knowledge) -> None:
    longer = OTHER + "\n\n" + WIRE + "\n\n" + OTHER.replace("Norway", "Peru").replace("fishing", "border")
    a, b = Copies(knowledge).mark([report("a", WIRE, "2018-03-06"), report("b", longer, "2018-03-07")])
    assert (a.copy_of, b.copy_of) == (None, "a")


def test_one_quoted_statement_makes_no_copy(knowledge: Knowledge) -> None:
    quoted = '"We have nothing to add to what the ministry published on Monday," the spokesman said. '
    marked = Copies(knowledge).mark([report("a", quoted + WIRE), report("b", quoted + OTHER)])
    assert [r.copy_of for r in marked] == [None, None]


def test_one_gallery_under_two_stories_makes_no_copy(knowledge: Knowledge) -> None:
    gallery = " ".join(
        f"Photos: Photos: The harbour – {WIRE} Hide Caption {number} of 3" for number in (1, 2, 3)
    )
    stories = (OTHER, "A storm closed the port of Lima. Nobody was hurt. " * 3)
    rows = [
        {"id": name, "text": f"{text}\n{gallery}\n", "outlet": "CNN"}
        for name, text in zip("ab", stories, strict=True)
    ]
    lines = io.BytesIO("\n".join(json.dumps(row) for row in rows).encode())
    read = [r.report for r in reports(["-"], knowledge=knowledge, stdin=lines) if isinstance(r, Read)]
    assert [r.copy_of for r in Copies(knowledge).mark(read)] == [None, None]


def test_a_credit_without_the_agencys_own_report_is_said(knowledge: Knowledge) -> None:
    (only,) = Copies(knowledge).mark([report("a", WIRE, outlet="Miami Herald", agency="Associated Press")])
    assert only.origin == "a"
    assert only.origin_reason == "credits Associated Press; no earlier report of the same wording was read"


def test_a_correction_by_the_same_outlet_replaces_and_is_no_copy(knowledge: Knowledge) -> None:
    corrected = (
        WIRE.replace("four hours", "five hours")
        + " This story has been corrected to show how long the talks lasted."
    )
    a, b = Copies(knowledge).mark(
        [
            report("a", WIRE, "2018-03-06", outlet="Associated Press", title="Norway, Chile end talks"),
            report("b", corrected, "2018-03-07", outlet="Associated Press", title="Norway, Chile end talks"),
        ]
    )
    assert (a.supersedes, b.supersedes) == (None, "a")
    assert b.copy_of is None
    assert b.origin == "a", "two versions are one origin"


def test_another_outlets_edited_copy_replaces_nothing(knowledge: Knowledge) -> None:
    edited = WIRE.replace("four hours", "five hours")
    _, b = Copies(knowledge).mark(
        [
            report("a", WIRE, "2018-03-06", outlet="Associated Press", title="Norway, Chile end talks"),
            report("b", edited, "2018-03-07", outlet="Miami Herald", title="Norway, Chile end talks"),
        ]
    )
    assert (b.supersedes, b.copy_of) == (None, "a")


def test_reports_come_in_batches_and_an_earlier_one_may_come_late(knowledge: Knowledge) -> None:
    seen = Copies(knowledge)
    (late,) = seen.mark([report("late", WIRE, "2018-03-07")])
    assert late.copy_of is None
    (early,) = seen.mark([report("early", WIRE, "2018-03-05")])
    assert early.copy_of is None
    (late,) = seen.mark([late])
    assert (late.copy_of, late.origin) == ("early", "early")
    (again,) = seen.mark([replace(early, id="third", source="third")])
    assert again.copy_of == "early"
    assert seen.mark([early, late]) == (early, late)


def test_the_order_of_one_batch_does_not_matter(knowledge: Knowledge) -> None:
    batch = [
        report("a", WIRE, "2018-03-06"),
        report("b", WIRE + " More.", "2018-03-07"),
        report("c", OTHER, "2018-03-05"),
    ]
    forwards = {r.id: r for r in Copies(knowledge).mark(batch)}
    backwards = {r.id: r for r in Copies(knowledge).mark(batch[::-1])}
    assert forwards == backwards


def test_two_cuts_of_one_text_meet_in_the_whole(knowledge: Knowledge) -> None:
    sentences = WIRE.split(". ")
    start, end = ". ".join(sentences[:3]), ". ".join(sentences[3:])
    batch = [
        report("start", start, "2018-03-05"),
        report("end", end, "2018-03-06"),
        report("whole", WIRE, "2018-03-07"),
    ]
    marked = Copies(knowledge).mark(batch)
    assert [r.origin for r in marked] == ["start", "start", "start"]
    assert marked[1].origin_reason == "shares its wording with a longer text, as does start"


def test_the_lines_of_the_copies_command() -> None:
    lines = [
        {"id": "late", "text": WIRE + " Officials in Oslo declined to comment.", "date": "2018-03-07"},
        {"id": "other", "text": OTHER},
        {"id": "early", "text": WIRE, "date": "2018-03-06"},
        {"id": "empty", "text": ""},
        {"id": "empty too", "text": ""},
    ]
    assert copies(lines) == [
        {"id": "late", "copy_of": "early"},
        {"id": "other", "copy_of": None},
        {"id": "early", "copy_of": None},
        {"id": "empty", "copy_of": None},
        {"id": "empty too", "copy_of": None},
    ]


def schedule(day: str, guest: str) -> str:
    return (
        f"Public schedule of the ministry of the sea for {day}. The minister receives {guest} at nine in the old "
        "customs house. The deputy minister attends meetings and briefings at the ministry. The under-secretary "
        "for ports attends meetings and briefings at the ministry. The press office takes questions by telephone "
        "from ten to noon. There is no public briefing, and no photographs are taken inside the building."
    )


def test_one_form_filled_in_for_two_days_makes_no_copy(knowledge: Knowledge) -> None:
    marked = Copies(knowledge).mark(
        [
            report(
                name, schedule(day, guest), on, outlet="Ministry of the Sea", title=f"Public Schedule – {day}"
            )
            for name, day, guest, on in (
                ("a", "July 1, 2018", "Ana Quispe", "2018-07-01"),
                ("b", "July 2, 2018", "Luis Araya", "2018-07-02"),
            )
        ]
    )
    assert [r.origin for r in marked] == ["a", "b"]


def test_the_words_of_a_month_ago_under_their_old_headline_are_another_story(knowledge: Knowledge) -> None:
    condemned = "The ministry condemns the test of a missile. " + schedule("today", "nobody")
    first, later = (
        report(name, condemned, on, outlet="Ministry of the Sea", title="Statement on the Missile Test")
        for name, on in (("a", "2018-02-18"), ("b", "2018-03-15"))
    )
    assert [r.origin for r in Copies(knowledge).mark([first, later])] == ["a", "b"]
    # On one day the same words are one text.
    twin = replace(later, published=first.published)
    assert [r.origin for r in Copies(knowledge).mark([first, twin])] == ["a", "a"]


BACKGROUND = " ".join(
    f"Quarrel number {number} between the fleets of Norway and Chile was settled by the arbiters of port {number} "
    f"after {number} weeks, as captain {number} of the lighthouse service had foretold in the spring."
    for number in range(1, 7)
)


def test_a_desk_that_goes_on_with_its_story_writes_no_second_one(knowledge: Knowledge) -> None:
    # A third of the wording is kept: too little for a copy, too much for two stories of one desk in two days.
    fresh = " ".join(
        f"Delegate {number} told {number + 40} reporters that clause {number} was open and lunch had been cold."
        for number in range(1, 15)
    )
    later = " ".join(
        f"Judge {number} of the court heard witness {number + 70} and put off ruling {number} until the winter came."
        for number in range(1, 15)
    )
    monday = report("a", f"{fresh} {BACKGROUND}", "2018-03-05", outlet="Coast News", title="Talks open")
    tuesday = report("b", f"{later} {BACKGROUND}", "2018-03-06", outlet="Coast News", title="Court sits")
    b = Copies(knowledge).mark([monday, tuesday])[1]
    assert (b.supersedes, b.origin) == ("a", "a")
    # Another outlet with the same background, and the same outlet a week later, report for themselves.
    for other in (
        replace(tuesday, outlet="Harbour Post"),
        replace(tuesday, published=replace(tuesday.published, from_="2018-03-12", to="2018-03-12")),
    ):
        assert [r.origin for r in Copies(knowledge).mark([monday, other])] == ["a", "b"]


SPUN = (
    "Behind closed doors on Tuesday the foreign ministers of Norway and Chile held a meeting in Geneva. "
    "The talks lasted four hours and ended without a joint statement, according to two officials present. "
    "Leaving the hotel by a side door, both ministers did not answer the questions of reporters. "
    "Their quarrel over fishing rights in the southern ocean has soured their relations for a decade. "
    "The matter will be ruled on by a court in The Hague before the end of the coming year, it is expected."
)


def test_a_story_worked_over_by_another_outlet_has_the_firsts_origin_and_is_no_copy(
    knowledge: Knowledge,
) -> None:
    a, b = Copies(knowledge).mark(
        [
            report("a", WIRE, "2018-03-06", outlet="Associated Press", agency="Associated Press"),
            report("b", SPUN, "2018-03-06", outlet="Coast News"),
        ]
    )
    assert (b.copy_of, b.supersedes, b.origin) == (None, None, "a")
    assert b.origin_reason is not None
    assert b.origin_reason.startswith("tells ")
    assert b.origin_reason.endswith("passages, as a tells them")
    # Weeks later, or in two reports' quotations of one statement, the same words are no reworking.
    later = replace(b, id="c", published=replace(b.published, from_="2018-03-27"))
    assert Copies(knowledge).mark([a, later])[1].origin == "c"
    # Whichever was read first, the one of the day before is the origin.
    early = replace(a, published=replace(a.published, from_="2018-03-05"))
    seen = Copies(knowledge)
    assert seen.mark([b])[0].origin == "b"
    assert seen.mark([early])[0].origin == "a"
    assert seen.mark([b])[0].origin == "a"


STATEMENT = " ".join(
    f'"Ship number {number} will leave harbour {number} when captain {number} has paid what the port is owed," the '
    "ministry said."
    for number in range(1, 7)
)


def test_two_accounts_that_quote_one_statement_at_length_are_two_origins(knowledge: Knowledge) -> None:
    batch = [
        report("a", f"{STATEMENT} {OTHER} {BACKGROUND}", "2018-03-06", outlet="Coast News"),
        report(
            "b", f"{WIRE} {STATEMENT} {schedule('Friday', 'nobody')}", "2018-03-06", outlet="Harbour Post"
        ),
    ]
    assert [r.origin for r in Copies(knowledge).mark(batch)] == ["a", "b"]


def test_one_agency_credited_by_both_makes_less_shared_text_tell(knowledge: Knowledge) -> None:
    own = " ".join(
        f"Our correspondent {number} counted {number + 3} trawlers at the pier of Bergen, {number + 9} nets and a "
        f"crowd of {number + 70} onlookers who had come from village {number} by bus."
        for number in range(1, 8)
    )
    credit = " The Associated Press contributed to this report."
    wire = report("a", f"{WIRE} {OTHER} {STATEMENT}", "2018-03-06", outlet="Coast News")
    built = report("b", f"{own} {SPUN}", "2018-03-06", outlet="Harbour Post")
    assert [r.origin for r in Copies(knowledge).mark([wire, built])] == ["a", "b"]
    batch = [replace(r, text=r.text + credit) for r in (wire, built)]
    assert [r.origin for r in Copies(knowledge).mark(batch)] == ["a", "a"]


def test_a_release_read_out_at_the_ministrys_briefing_is_one_origin(knowledge: Knowledge) -> None:
    release = (
        "Norway condemns the seizure of two trawlers by Chile in the southern ocean this week. We call on Chile to "
        "return both crews to their families without delay. The ministry of the sea has asked the court in The Hague "
        "to hear the case before the summer recess, and will send a delegation of lawyers to the hearing."
    )
    answers = " ".join(
        f"QUESTION {number}: Will minister {number} travel to island {number}? "
        f"MS. BERG: On trip {number} I have nothing to share beyond what office {number} told you."
        for number in range(1, 30)
    )
    read_out = (
        "We call on Chile to return both crews to their families. The ministry of the sea has asked the "
        "court in The Hague to hear the case before the summer recess."
    )
    marked = Copies(knowledge).mark(
        [
            report("a", release, "2018-03-06", outlet="Ministry of the Sea", title="Two Trawlers Seized"),
            report(
                "b",
                f"MS. BERG: Good afternoon. {read_out} {answers}",
                "2018-03-06",
                outlet="Ministry of the Sea",
                title="Daily Briefing",
                genre="transcript",
            ),
        ]
    )
    assert [(r.copy_of, r.supersedes, r.origin) for r in marked] == [(None, None, "a"), (None, None, "a")]
    assert marked[1].origin_reason == "says what the same outlet put out as a"


def test_a_few_lines_of_one_desk_on_another_day_are_a_formula(knowledge: Knowledge) -> None:
    lines = (
        "A delegation of the fishing guild of Chile headed by Ana Quispe, chairwoman of its central board, arrived in "
        "Bergen by ship on Monday.",
        "A delegation of the fishing guild of Chile headed by Ana Quispe, chairwoman of its central board, left "
        "Bergen by train on Friday.",
    )
    marked = Copies(knowledge).mark(
        [
            report(name, text, on, outlet="Norsk Telegram", title=title)
            for name, text, on, title in (
                ("a", lines[0], "2018-03-05", "Guild Delegation Here"),
                ("b", lines[1], "2018-03-09", "Chilean Guild Leaves"),
            )
        ]
    )
    assert [r.origin for r in marked] == ["a", "b"]
