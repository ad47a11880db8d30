"""Who the sources are: named, unnamed and kept apart, transcripts' turns, issuers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Actor, Place, Report, Statement, Time
from onrecord.said import StatementFinder
from onrecord.vocabulary import Genre

Find = Callable[..., tuple[Statement, ...]]


@pytest.fixture(scope="module")
def find(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Find:
    finder = StatementFinder(knowledge)

    def run(
        text: str,
        genre: Genre = "news",
        outlet: str | None = None,
        actors: Sequence[Actor] = (),
        times: Sequence[Time] = (),
        places: Sequence[Place] = (),
    ) -> tuple[Statement, ...]:
        report = Report(id="r", source="test", text=text, genre=genre, outlet=outlet)
        return finder.find(parsed(text), report, actors, times, places)

    return run


def person(text: str, words: str, name: str | None = None, entity: str | None = None) -> Actor:
    start = text.index(words)
    return Actor(start=start, end=start + len(words), text=words, kind="person", name=name, entity=entity)


def test_the_speaker_is_the_actor_found_at_the_source(find: Find) -> None:
    text = "Foreign Minister Penny Wong said Australia would send two ships."
    wong = person(text, "Foreign Minister Penny Wong", "Penny Wong", "e1")
    (made,) = find(text, actors=[wong])
    assert made.speaker == wong
    assert not made.anonymous


def test_two_who_speak_as_one_are_a_group(find: Find) -> None:
    text = "Norway and Denmark said in a joint statement that the cable had been cut."
    both = [
        Actor(start=text.index(n), end=text.index(n) + len(n), text=n, kind="country", name=n, country=c)
        for n, c in (("Norway", "NOR"), ("Denmark", "DNK"))
    ]
    (made,) = find(text, actors=both)
    assert made.speaker is not None and made.speaker.kind == "group"
    assert made.speaker.countries == ("NOR", "DNK")
    assert made.basis == "joint-statement" and not made.anonymous


def test_a_dateline_is_not_what_was_said(find: Find) -> None:
    (made,) = find("OSLO, March 3 (Newswire) -- The port was closed, the mayor said.")
    assert made.content[0].text == "The port was closed"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("But the border will stay shut, the minister said.", "the border will stay shut"),
        ("However, the border will stay shut, the minister said.", "the border will stay shut"),
        ("“But the border will stay shut,” the minister said.", "“But the border will stay shut,”"),
    ],
)
def test_the_reports_own_but_is_not_what_was_said(find: Find, text: str, content: str) -> None:
    (made,) = find(text)
    assert made.content[0].text == content


def test_who_speaks_for_what_it_refers_to(find: Find) -> None:
    text = "Ali Khan, who said the talks had failed, flew home."
    khan = person(text, "Ali Khan", "Ali Khan", "e1")
    (made,) = find(text, actors=[khan])
    assert made.source is not None and made.source.text == "who"
    assert made.speaker == khan


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Oslo talked to ministers of three states, which announced that the port was shut.", "three states"),
        ("The fishermen, who said that the net was theirs, were fined.", "The fishermen"),
    ],
)
def test_whom_nobody_knows_is_called_by_the_words_that_who_goes_back_to(
    find: Find, text: str, speaker: str
) -> None:
    (made,) = [made for made in find(text) if made.source and made.source.text in ("who", "which")]
    assert made.speaker is not None and made.speaker.text == speaker


def test_an_unnamed_official_is_anonymous_and_described(find: Find) -> None:
    (made,) = find("A senior U.S. defense official said the drone had been shot down.")
    assert made.anonymous
    assert made.speaker is not None and made.speaker.described is not None
    assert made.speaker.described.seniority == "senior"
    assert made.speaker.described.institution == "U.S. defense"
    assert made.speaker.described.number == 1


def test_the_condition_is_kept_wherever_the_report_tells_it(find: Find) -> None:
    text = (
        "Two diplomats said the draft was ready. "
        "The diplomats spoke on condition of anonymity because the talks were private."
    )
    made = find(text)[0]
    assert made.anonymous and made.basis == "on-condition-of-anonymity"
    assert made.speaker is not None and made.speaker.described is not None
    assert made.speaker.described.number == 2
    condition = made.speaker.described.condition
    assert condition is not None and condition.startswith("on condition of anonymity because")


def test_unnamed_officials_are_kept_apart(find: Find) -> None:
    text = (
        "A defense official said the ship was hit. A second official said the crew was safe. "
        "The official said a rescue had begun."
    )
    first, second, again = (made.speaker for made in find(text))
    assert first is not None and second is not None and again is not None
    assert first.entity != second.entity
    assert again.entity == second.entity


def test_a_description_of_somebody_named_is_not_anonymous(find: Find) -> None:
    text = "Sung Kim arrived in Seoul. The diplomat said the offer stood."
    (made,) = find(text)
    assert not made.anonymous


@pytest.mark.parametrize(
    "text",
    [
        "The State Department said the visit was postponed.",
        "The statement said that the launch was illegal.",
        "Jane Doe, a spokeswoman for the ministry, said the visit was postponed.",
    ],
)
def test_institutions_documents_and_the_named_are_not_anonymous(find: Find, text: str) -> None:
    (made,) = find(text)
    assert not made.anonymous


def test_the_date_and_place_of_saying_are_those_of_the_cues_clause(find: Find) -> None:
    text = "The envoy said in Vienna on Friday that inspectors would return on May 3."
    days = [
        Time(start=text.index(w), end=text.index(w) + len(w), text=w, type="DATE", value="X")
        for w in ("Friday", "May 3")
    ]
    vienna = Place(start=text.index("Vienna"), end=text.index("Vienna") + 6, text="Vienna", use="literal")
    (made,) = find(text, times=days, places=[vienna])
    assert made.date == days[0]
    assert made.place == vienna


TRANSCRIPT = (
    "MR. KIRBY:  Good afternoon. We have seen the reports and we take them seriously.\n\n"
    "Q    Can you say whether the call took place on Tuesday?\n\n"
    "SENIOR ADMINISTRATION OFFICIAL:  The call took place, and it was constructive.\n\n"
    "Q    Thank you."
)


def test_each_turn_of_a_transcript_is_a_statement(find: Find) -> None:
    kirby, question, official = find(TRANSCRIPT, genre="transcript")
    assert kirby.source is not None and kirby.source.text == "MR. KIRBY"
    assert kirby.cue is None and kirby.kind == "direct" and not kirby.anonymous
    assert question.stance == "asks"
    assert official.anonymous and official.basis == "on-condition-of-anonymity"
    assert official.speaker is not None and official.speaker.described is not None
    assert official.speaker.described.institution == "administration"


def test_labels_within_a_line_begin_turns_too(find: Find) -> None:
    text = (
        "MS. PARK:  We will brief you again tomorrow morning.   "
        "Q    Will the secretary travel to Ankara?   MS. PARK:  I have nothing to announce on travel."
    )
    assert [made.stance for made in find(text, genre="transcript")] == ["asserts", "asks", "asserts"]


def test_labels_begin_turns_where_all_gaps_are_lost(find: Find) -> None:
    text = (
        "5:55 P.M. EDT PRESIDENT REYES: We met the envoys for two hours today. (Laughter.) Q When will they"
        " meet again? PRESIDENT REYES: They will meet in Oslo in June. END 6:10 P.M. EDT"
    )
    made = find(text, genre="transcript")
    assert [m.source.text for m in made if m.source] == ["PRESIDENT REYES", "Q", "PRESIDENT REYES"]


def test_a_word_in_capitals_before_a_colon_that_comes_once_begins_no_turn(find: Find) -> None:
    text = "MS. PARK: We came here for one thing only. PEACE: nobody else has offered it to them. Thank you."
    (made,) = find(text, genre="transcript")
    assert made.content[0].text.startswith("We came") and made.content[0].text.endswith("Thank you.")


def test_an_unnamed_official_is_of_the_government_whose_briefing_it_is_and_a_guest_is_not(find: Find) -> None:
    text = (
        "SENIOR ADMINISTRATION OFFICIAL: The envoys will meet in Oslo in June.\n"
        "SENIOR EU OFFICIAL: We will send nobody to that meeting.\n"
    )
    own, guest = find(text, genre="transcript", outlet="White House")
    assert own.anonymous and own.speaker is not None and own.speaker.country == "USA"
    assert guest.anonymous and guest.speaker is not None and guest.speaker.country is None


def test_a_turns_label_takes_the_actor_of_that_surname(find: Find) -> None:
    actor = Actor(start=0, end=10, text="John Kirby", kind="person", name="John Kirby", in_="title")
    made = find(TRANSCRIPT, genre="transcript", actors=[actor])[0]
    assert made.speaker is not None and made.speaker.name == "John Kirby"


def test_a_label_in_capitals_is_the_minister_named_before(find: Find) -> None:
    text = "Foreign Minister Ana Reyes spoke in Quito.\n\nFOREIGN MINISTER REYES: We will keep the bridge open.\n"
    named = person(text, "Foreign Minister Ana Reyes", "Ana Reyes")
    start = text.index("FOREIGN")
    label = Actor(start=start, end=start + 22, text="FOREIGN MINISTER REYES", kind="person", name="REYES")
    found = find(text, genre="transcript", actors=[replace(named, country="ECU"), label])
    (made,) = (made for made in found if made.source is not None)
    assert made.speaker is not None and (made.speaker.name, made.speaker.country) == ("Ana Reyes", "ECU")


def test_a_surname_alone_makes_nobody_of_another_office(find: Find) -> None:
    text = "President Ana Reyes spoke in Quito.\n\nMR. REYES: The president will answer no questions today.\n"
    named = replace(person(text, "President Ana Reyes", "Ana Reyes"), country="ECU")
    start = text.index("MR.")
    label = Actor(start=start, end=start + 9, text="MR. REYES", kind="person", name="REYES")
    (made,) = (m for m in find(text, genre="transcript", actors=[named, label]) if m.source is not None)
    assert made.speaker is not None and made.speaker.name == "REYES"


def test_a_spokesperson_is_of_the_country_that_prints_the_briefing(find: Find) -> None:
    text = "QUESTION: Will the two governments talk about the dam?\nMS. REYES: They will talk in June, in Oslo.\n"
    asked, answered = find(text, genre="transcript", outlet="White House")
    assert asked.speaker is not None and asked.speaker.country is None
    assert answered.speaker is not None and answered.speaker.country == "USA"


def test_a_pages_labels_are_no_turns(find: Find) -> None:
    text = "READ: Ministers meet in Oslo over the nets.\nVERDICT: The catch did not fall last year.\n"
    text += "CLAIM: The catch fell by half in one year.\n"
    assert find(text) == ()


def test_an_issuer_says_what_nobody_else_is_given_for(find: Find) -> None:
    text = "We condemn the attack on the port. The Secretary said that the United States would respond."
    found = find(text, genre="statement", outlet="Department of State")
    issued = next(made for made in found if made.cue is None)
    assert issued.content[0].text == "We condemn the attack on the port"
    assert issued.speaker is not None and issued.speaker.name == "Department of State"
    assert issued.speaker.inferred and issued.basis == "written-statement"


def test_of_several_of_whom_one_is_unknown_no_country_is_claimed(find: Find) -> None:
    text = "Minister Adeyemi and the two vice ministers reaffirmed that the ferry would sail."
    others = "the two vice ministers"
    start = text.index(others)
    actors = [
        Actor(start=0, end=16, text="Minister Adeyemi", kind="person", name="Adeyemi", country="NGA"),
        Actor(start=start, end=start + len(others), text=others, kind="group"),
    ]
    (made,) = find(text, actors=actors)
    assert made.speaker is not None and made.speaker.kind == "group"
    assert made.speaker.country is None and made.speaker.countries == ()


def issued_of(find: Find, *paragraphs: str) -> list[Statement]:
    found = find("\n".join((*paragraphs, "")), genre="statement", outlet="Department of State")
    return [made for made in found if made.cue is None]


def test_a_release_is_one_statement_of_its_issuer(find: Find) -> None:
    (issued,) = issued_of(
        find,
        "We condemn the attack on the port.",
        "The harbor master said that two cranes had burned.",
        "We stand with the people of the city.",
    )
    assert [piece.text.rstrip(".") for piece in issued.content] == [
        "We condemn the attack on the port",
        "We stand with the people of the city",
    ]


def test_a_release_on_several_topics_is_one_statement_for_each(find: Find) -> None:
    issued = issued_of(
        find,
        "We met today in Oslo.",
        "We want the sanctions on the shipping lines to be lifted.",
        "We call the denuclearization of the peninsula our goal.",
    )
    assert len(issued) == 2 and all(made.topic for made in issued)
    # What names no topic stands with the release's own.
    assert any("Oslo" in piece.text for made in issued for piece in made.content)


def test_a_release_is_whose_it_is_attributable_to(find: Find) -> None:
    text = (
        "The below is attributable to Spokesperson Ana Reyes:\nThe two ministers met in Lisbon on Friday.\n"
    )
    reyes = person(text, "Spokesperson Ana Reyes", "Ana Reyes")
    (made,) = find(text, genre="readout", outlet="Department of State", actors=[reyes])
    assert made.speaker == reyes
    assert made.content[0].text.startswith("The two ministers met in Lisbon")


def test_a_news_report_has_no_issuer(find: Find) -> None:
    assert find("Rockets hit the port. Two ships sank.", outlet="Daily Gazette") == ()
