"""What one act of a sentence says must not colour another: dates, places, details, requests, asides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Event, Place, Published, Report, Statement, Time
from onrecord.what import EventFinder
from onrecord.what.clauses import clause_text
from onrecord.what.details import DetailFinder

COUNTRIES = {"Kenya": "KEN", "Norway": "NOR", "Peru": "PER", "Chile": "CHL", "Spain": "ESP", "Iran": "IRN"}
Find = Callable[..., tuple[Event, ...]]


@pytest.fixture
def find(finder: EventFinder, parsed: Callable[[str], Doc]) -> Find:
    """Events of a text; countries are its actors, the days and places given are found in it."""

    def run(
        text: str,
        days: dict[str, str] | None = None,
        places: tuple[str, ...] = (),
        dateline: str | None = None,
        statements: tuple[Statement, ...] = (),
    ) -> tuple[Event, ...]:
        actors = [
            Actor(start=i, end=i + len(name), text=name, kind="country", country=code, entity=name)
            for name, code in COUNTRIES.items()
            for i in range(len(text))
            if text.startswith(name, i)
        ]
        times = []
        for words, day in (days or {}).items():
            start = text.index(words)
            times.append(
                Time(
                    start=start,
                    end=start + len(words),
                    text=words,
                    type="DATE" if day else "DURATION",
                    value=day or "P1D",
                    from_=day or None,
                    to=day or None,
                )
            )
        found = []
        for name in places:
            start = text.index(name)
            place = Place(start=start, end=start + len(name), text=name, use="literal", name=name)
            found.append(place)
        filed = next((p for p in found if p.name == dateline), None)
        report = Report(
            id="r",
            source="test",
            text=text,
            published=Published(from_="2024-05-10", to="2024-05-10"),
            dateline=filed,
        )
        return finder.find(parsed(text), report, actors, times, found, statements)

    return run


def test_a_date_line_dates_and_places_nothing(find: Find) -> None:
    # Filed in Nairobi on the ninth; the meeting was the day before, at a place of its own.
    text = "NAIROBI, May 9 (Agency) - Kenya met Norway in Mombasa on Wednesday."
    (event,) = find(
        text, {"May 9": "2024-05-09", "Wednesday": "2024-05-08"}, ("NAIROBI", "Mombasa"), "NAIROBI"
    )
    assert (event.date and event.date.text, event.place and event.place.text) == ("Wednesday", "Mombasa")


def test_a_date_line_alone_leaves_the_date_open(find: Find) -> None:
    text = "NAIROBI, May 9 (Agency) - Kenya condemned Norway."
    (event,) = find(text, {"May 9": "2024-05-09"}, ("NAIROBI",), "NAIROBI")
    assert (event.date, event.date_basis, event.place) == (None, "none", None)


def test_a_clock_is_no_place(find: Find) -> None:
    (event,) = find("Iran launched a missile on Friday Geneva time.", {}, ("Geneva",))
    assert event.place is None


def test_whose_request_it_was_is_no_place(find: Find) -> None:
    (event, *_) = find("Kenya met Norway in Lima at the request of Peru.", {}, ("Lima", "Peru"))
    assert event.place is not None
    assert event.place.name == "Lima"


def test_a_length_or_a_beginning_is_no_day(find: Find) -> None:
    (event,) = find("Kenya met Norway for six hours.", {"six hours": ""})
    assert event.date is None
    (event,) = find(
        "Kenya has sheltered rebels from Chile and met Norway since April.", {"April": "2024-04-01"}
    )[-1:]
    assert event.date is None


def test_a_planned_visit_has_the_planned_day(find: Find) -> None:
    text = "Peru called off a visit to Chile that was scheduled for Sunday."
    event = next(e for e in find(text, {"Sunday": "2024-05-12"}) if e.kind == "meeting")
    assert (event.status, event.date and event.date.text) == ("cancelled", "Sunday")


def test_a_plan_told_after_the_cancellation_is_off(find: Find) -> None:
    text = "Peru called off a visit to Chile. Peru had been scheduled to meet Chile."
    assert [e.status for e in find(text)] == ["cancelled", "cancelled"]
    # Without it, the plan is only a plan.
    assert [e.status for e in find("Peru had been scheduled to meet Chile.")] == ["future"]


def test_a_visit_never_confirmed_is_not_told_again(find: Find) -> None:
    text = "Peru called off a visit to Chile. Chile said the visit had never been announced."
    assert len(find(text)) == 1


@pytest.mark.parametrize(
    "comment",
    [
        "It was the fourth meeting of the two this year.",
        "This was the first meeting between Peru and Chile since 2019.",
        "The visit will be the latest meeting between Peru and Chile.",
    ],
)
def test_a_rank_is_no_second_meeting(find: Find, comment: str) -> None:
    assert "meeting" not in [e.trigger.text for e in find(f"Peru met Chile on Monday. {comment}")]


def test_a_source_close_to_the_talks_reports_none(find: Find) -> None:
    text = "Peru held talks with Chile. A person familiar with the talks praised Norway."
    assert [e.kind for e in find(text) if e.kind == "meeting"] == ["meeting"]


def test_a_meeting_asked_for_is_part_of_the_request(find: Find) -> None:
    (event,) = find("Norway urged Kenya to return to negotiations with Peru.")
    assert (event.type, event.modes) == ("REQUEST", ("meet",))
    # A clause beside the request keeps its own event.
    kinds = {e.type for e in find("Norway would seek help from Kenya and was prepared to meet Peru.")}
    assert "CONSULT" in kinds


@pytest.mark.parametrize(
    "text",
    [
        "Kenya declined to comment on Norway.",
        "Kenya rejected the accusation by Norway.",
        "Norway said that Kenya must still ratify the accord.",
    ],
)
def test_neither_refused_nor_asked(find: Find, text: str) -> None:
    # Silence and the denial of a claim are statements; a procedure is no demand.
    assert not [e for e in find(text) if e.type in {"REJECT", "REQUEST", "ACCUSE"}]


def test_a_proposal_is_still_rejected(find: Find) -> None:
    assert [e.type for e in find("Kenya rejected the proposal of Norway.")] == ["REJECT"]


def test_proposed_sanctions_are_not_imposed(find: Find, finder: EventFinder) -> None:
    (event,) = find("Norway proposed sanctions on Iran.")
    assert (event.type, event.status, event.kind) == ("SANCTION", "hypothetical", "sanctions")


def test_a_cancelled_part_of_a_drill_takes_its_parties(find: Find) -> None:
    text = "Peru and Chile began a joint naval exercise on Monday. Live-fire drills have been cancelled."
    first, second = find(text)
    assert (first.type, second.status, second.kind) == ("COOPERATE", "cancelled", "exercise")
    assert [a.country for a in second.actors] == ["PER", "CHL"]


def test_a_round_takes_the_parties_of_the_talks(find: Find) -> None:
    text = "Norway invited Peru and Chile to talks. The second round broke down on Friday."
    event = find(text, {"Friday": "2024-05-03"})[-1]
    assert (event.trigger.text, event.date and event.date.text) == ("round", "Friday")
    assert {a.country for a in event.actors} == {"PER", "CHL"}


def test_good_talks_took_place(find: Find) -> None:
    assert [e.status for e in find("Peru had good discussions with Chile.")] == ["actual"]


def test_what_is_talked_about_is_real_where_it_is_known(find: Find) -> None:
    events = find("Norway discussed Iran's launch of a missile.")
    assert [e.status for e in events if e.kind == "weapons"] == ["actual"]
    events = find("Norway discussed a visit to Peru.")
    assert [e.status for e in events if e.kind == "meeting"] == ["hypothetical"]


def test_a_review_keeps_its_own_day(find: Find) -> None:
    text = "A review of Norway's policy on Iran, announced in January, was in its final stages."
    (event,) = find(text, {"January": "2024-01-31"})
    assert (event.kind, event.status, event.date) == ("review", "actual", None)
    assert [a.country for a in event.actors] == ["NOR"]


def test_each_act_has_its_own_details(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> None:
    doc = parsed("The envoy talked by phone with his colleague and agreed to meet a minister next week.")
    details = DetailFinder(knowledge)
    talked, meet = (next(t for t in doc if t.text == word) for word in ("talked", "meet"))
    assert details.details("meeting", doc[:], talked)["channel"] == "phone"
    assert not {"channel", "outcome"} & set(details.details("meeting", doc[:], meet))


def test_masked_words_keep_the_offsets(parsed: Callable[[str], Doc]) -> None:
    doc = parsed("Ministers met in Lima, hours after the rebels fired on a convoy.")
    met = next(t for t in doc if t.text == "met")
    own = clause_text(met, doc[:])
    assert len(own) == len(doc.text)
    assert "Lima" in own
    assert "convoy" not in own


def test_the_scale_of_a_drill(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> None:
    doc = parsed("The two navies held a scaled-back naval exercise.")
    exercise = next(t for t in doc if t.text == "exercise")
    assert DetailFinder(knowledge).details("exercise", doc[:], exercise)["scale"] == "scaled-down"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Norway completed a long review of its policy toward Peru.", "its policy toward Peru"),
        ("The posture review, ordered in spring, is under way.", "posture"),
    ],
)
def test_what_is_reviewed(
    knowledge: Knowledge, parsed: Callable[[str], Doc], text: str, subject: str
) -> None:
    doc = parsed(text)
    review = next(t for t in doc if t.text == "review")
    assert DetailFinder(knowledge).details("review", doc[:], review)["subject"] == subject


def test_what_was_said_would_happen_is_to_come(find: Find) -> None:
    assert [e.status for e in find("Norway said Peru would meet Chile.") if e.kind == "meeting"] == ["future"]
    # With a condition of its own it stays open.
    conditional = find("Norway said Peru would meet Chile if Spain agreed.")
    assert [e.status for e in conditional if e.kind == "meeting"] == ["hypothetical"]


def test_a_drill_with_a_partner_is_joint(find: Find) -> None:
    (event,) = find("Norway's drill with Spain began on Monday.")
    assert (event.type, [a.country for a in event.actors]) == ("COOPERATE", ["NOR", "ESP"])


def test_a_plain_act_is_surer_than_one_told_by_a_word_of_many_senses(find: Find) -> None:
    (plain,) = find("Norway condemned Iran.")
    (vague,) = find("Iran vows to retaliate against Israel.")
    assert plain.confidence > vague.confidence
