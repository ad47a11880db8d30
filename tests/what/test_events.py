"""Events as the codebook reads them. Actors, times and places are given by hand, so that what is tested is this room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Event, Place, Published, Report, Statement, Time
from onrecord.what import EventFinder
from onrecord.what.codebook import Codebook

COUNTRIES = {
    "Peru": "PER", "Chile": "CHL", "Norway": "NOR", "Kenya": "KEN", "Belarus": "BLR",
    "North Korea": "PRK", "Japan": "JPN", "South Korea": "KOR",
}  # fmt: skip


@pytest.fixture
def find(finder: EventFinder, parsed: Callable[[str], Doc]) -> Callable[..., tuple[Event, ...]]:
    """Events of a text, with the countries above as its actors."""

    def run(
        text: str,
        times: tuple[Time, ...] = (),
        places: tuple[Place, ...] = (),
        statements: tuple[Statement, ...] = (),
        people: tuple[str, ...] = (),
    ) -> tuple[Event, ...]:
        actors = []
        for name, code in COUNTRIES.items():
            start = text.find(name)
            while start >= 0 and not text[:start].endswith(("South ", "North ")):
                actors.append(
                    Actor(
                        start=start,
                        end=start + len(name),
                        text=name,
                        kind="country",
                        country=code,
                        entity=name,
                    )
                )
                start = text.find(name, start + 1)
        for name in people:
            start = text.index(name)
            actors.append(
                Actor(
                    start=start,
                    end=start + len(name),
                    text=name,
                    kind="person",
                    entity=name,
                    sectors=("CVL",),
                )
            )
        report = Report(
            id="r", source="test", text=text, published=Published(from_="2024-05-10", to="2024-05-10")
        )
        return finder.find(parsed(text), report, actors, times, places, statements)

    return run


def names(people: tuple[Actor, ...]) -> list[str]:
    return [actor.text for actor in people]


def on(text: str, words: str, day: str) -> Time:
    start = text.index(words)
    return Time(start=start, end=start + len(words), text=words, type="DATE", value=day, from_=day, to=day)


CODED = [
    ("Norway condemned the launch by North Korea.", "ACCUSE", "ACCUSE", "statement", ["Norway"], ["North Korea"]),
    ("North Korea tested a ballistic missile.", "MOBILIZE", "MOBILIZE", "weapons", ["North Korea"], []),
    ("North Korea fired two missiles into the sea.", "MOBILIZE", "MOBILIZE", "weapons", ["North Korea"], []),
    ("North Korea fired two missiles at Japan.", "ASSAULT", "ASSAULT", "violence", ["North Korea"], ["Japan"]),
    ("Japan and South Korea held joint naval drills.", "COOPERATE", "COOPERATE", "exercise", ["Japan", "South Korea"], []),
    ("North Korea held naval drills.", "MOBILIZE", "MOBILIZE", "exercise", ["North Korea"], []),
    ("Norway will provide aid to Kenya.", "AID", "AGREE", "other", ["Norway"], ["Kenya"]),
    ("Peru will meet Chile in June.", "CONSULT", "AGREE", "meeting", ["Peru", "Chile"], []),
    ("Peru did not meet Chile.", "CONSULT", "REJECT", "meeting", ["Peru", "Chile"], []),
    ("Norway will withdraw its troops from Kenya.", "RETREAT", "CONCEDE", "other", ["Norway"], ["Kenya"]),
    ("Norway said it will not withdraw its troops from Kenya, and Norway will not lift sanctions on Belarus.", "REJECT", "REJECT", "sanctions", ["Norway"], ["Belarus"]),
    ("Peru summoned the ambassador of Chile.", "ACCUSE", "ACCUSE", "statement", ["Peru"], ["Chile"]),
    ("Norway expelled two diplomats from Belarus.", "SANCTION", "SANCTION", "other", ["Norway"], ["Belarus"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "category", "folded", "kind", "actors", "recipients"), CODED)
def test_codebook(
    find: Callable[..., tuple[Event, ...]],
    text: str,
    category: str,
    folded: str,
    kind: str,
    actors: list[str],
    recipients: list[str],
) -> None:
    events = [e for e in find(text) if e.type == category and names(e.actors) == actors]
    assert events, [(e.type, e.trigger.text, names(e.actors), names(e.recipients)) for e in find(text)]
    event = events[-1]
    assert (event.plover, names(event.recipients)) == (folded, recipients)
    if category != "REJECT":
        assert event.kind == kind


def test_an_act_that_nobody_is_said_to_do_is_not_coded(find: Callable[..., tuple[Event, ...]]) -> None:
    assert find("Nine fishermen were arrested at dawn.") == ()


def test_what_private_people_do_to_each_other_is_not_coded(find: Callable[..., tuple[Event, ...]]) -> None:
    assert find("Anna praised Tom.", people=("Anna", "Tom")) == ()


def test_agreeing_to_meet_is_one_meeting_to_come(find: Callable[..., tuple[Event, ...]]) -> None:
    events = find("Peru agreed to meet Chile in June.")
    assert [(e.type, e.plover, e.status) for e in events] == [("CONSULT", "AGREE", "future")]


def test_refusing_is_the_act_not_what_is_refused(find: Callable[..., tuple[Event, ...]]) -> None:
    events = find("Peru refused to withdraw its troops from Chile.")
    assert [(e.type, e.status) for e in events] == [("REJECT", "actual")]


def test_a_reaction_points_to_what_it_reacts_to(find: Callable[..., tuple[Event, ...]]) -> None:
    blame, launch = find("Norway condemned the missile launch by North Korea.")
    assert blame.about == (launch.id,)
    assert launch.about == ()


def test_the_time_is_that_of_the_act_not_of_the_report_of_it(find: Callable[..., tuple[Event, ...]]) -> None:
    text = "Peru said on Friday that Norway attacked Belarus on Monday."
    friday, monday = on(text, "Friday", "2024-05-10"), on(text, "Monday", "2024-05-06")
    (attack,) = [e for e in find(text, times=(friday, monday)) if e.type == "ASSAULT"]
    assert attack.date == monday
    assert (attack.date_basis, attack.date_precision, attack.latest) == ("sentence", 1, "2024-05-10")


def test_what_was_over_long_before_is_historical(find: Callable[..., tuple[Event, ...]]) -> None:
    text = "Norway attacked Belarus in 2009."
    year = Time(
        start=text.index("2009"), end=len(text) - 1, text="2009", type="DATE", value="2009",
        from_="2009-01-01", to="2009-12-31",
    )  # fmt: skip
    (event,) = find(text, times=(year,))
    assert (event.status, event.date_precision) == ("historical", 5)


def test_a_cue_is_words_of_the_text(find: Callable[..., tuple[Event, ...]]) -> None:
    text = "Peru refused talks. Peru will attack Chile."
    for event in find(text):
        for span in (event.trigger, event.sentence, event.status_cue):
            assert span is None or text[span.start : span.end] == span.text
    assert [e.status_cue.text for e in find(text) if e.status_cue] == ["will"]


def test_two_countries_make_it_international(find: Callable[..., tuple[Event, ...]]) -> None:
    assert [e.international for e in find("Peru accused Chile of theft.")] == [True]
    assert [e.international for e in find("Peru tested a missile.")] == [False]


def test_the_speaker_stands_for_we(find: Callable[..., tuple[Event, ...]]) -> None:
    text = 'Norway spoke. "We condemn the attack on Kenya."'
    start = text.index("We")
    statement = Statement(
        id="s",
        speaker=Actor(start=0, end=6, text="Norway", kind="country", country="NOR", entity="Norway"),
        content=(on(text, text[start:-1], "2024-05-10"),),
    )
    (event,) = [e for e in find(text, statements=(statement,)) if e.type == "ACCUSE"]
    assert names(event.actors) == ["Norway"]
    assert event.actors[0].inferred
    assert event.according_to == "s"


def test_ids_are_stable_and_unique(find: Callable[..., tuple[Event, ...]]) -> None:
    text = "Peru accused Chile of theft and Chile accused Peru of lies. Norway met Kenya."
    first, second = find(text), find(text)
    assert [e.id for e in first] == [e.id for e in second]
    assert len({e.id for e in first}) == len(first) == 3


def test_scores_come_from_the_mode_and_else_from_the_category(knowledge: Knowledge) -> None:
    codebook = Codebook(knowledge)
    assert codebook.intensity("CONSULT", ("visit",), folded=False) == 4
    assert codebook.intensity("PROTEST", ("vandalize",), folded=False) == -5
    assert codebook.intensity("AGREE", ("visit",), folded=True) == 2.5
