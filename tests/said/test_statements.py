"""Who is reported to have said what: a sentence in the manner of news, and its statements."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.knowledge import Knowledge
from onrecord.model import Report, Statement
from onrecord.parse.documents import documents
from onrecord.said import StatementFinder
from onrecord.vocabulary import Genre

Find = Callable[..., tuple[Statement, ...]]


@pytest.fixture(scope="module")
def find(knowledge: Knowledge, parsed: Callable[[str], Doc]) -> Find:
    finder = StatementFinder(knowledge)

    def run(text: str, genre: Genre = "news", outlet: str | None = None) -> tuple[Statement, ...]:
        report = Report(id="r", source="test", text=text, genre=genre, outlet=outlet)
        found = finder.find(parsed(text), report, (), (), ())
        for statement in found:
            for span in (statement.source, statement.cue, *statement.content):
                assert span is None or text[span.start : span.end] == span.text
        return found

    return run


def shape(statement: Statement) -> tuple[str | None, str | None, tuple[str, ...]]:
    return (
        statement.source.text if statement.source else None,
        statement.cue.text if statement.cue else None,
        tuple(piece.text for piece in statement.content),
    )


def test_indirect_speech_has_its_conjunction_in_the_content(find: Find) -> None:
    (made,) = find("The foreign minister said on Monday that the two sides would meet again in Geneva.")
    assert shape(made) == (
        "The foreign minister",
        "said",
        ("that the two sides would meet again in Geneva",),
    )
    assert (made.kind, made.act, made.stance) == ("indirect", "says", "asserts")


def test_a_quotation_with_the_speaker_after_it(find: Find) -> None:
    (made,) = find("“We will not accept any deadline,” said Maria Lopez, a spokeswoman for the ministry.")
    assert made.content[0].text == "“We will not accept any deadline,”"
    assert made.cue is not None and made.cue.text == "said"
    assert made.source is not None and made.source.text.startswith("Maria Lopez")
    assert made.kind == "direct"


def test_a_split_quotation_is_one_statement_in_pieces(find: Find) -> None:
    (made,) = find("“The ceasefire holds,” General Haddad said. “But it holds by a thread.”")
    assert [piece.text for piece in made.content] == [
        "“The ceasefire holds,”",
        "“But it holds by a thread.”",
    ]


def test_a_quotation_without_a_cue_goes_on_from_the_sentence_before(find: Find) -> None:
    (made,) = find("The envoy said the talks had failed. “There is nothing left to discuss.”")
    assert [piece.text for piece in made.content] == [
        "the talks had failed",
        "“There is nothing left to discuss.”",
    ]
    assert made.kind == "mixed"


def test_a_speech_over_paragraphs_is_one_speakers(find: Find) -> None:
    text = (
        "The president told parliament: “We did not seek this war.\n\n"
        "“We will end it on our terms.”\n\nLawmakers applauded."
    )
    spoken = [made for made in find(text) if made.kind == "direct"]
    assert len(spoken) == 1
    assert len(spoken[0].content) == 2


def test_a_missing_quotation_mark_costs_one_paragraph_at_most(find: Find) -> None:
    text = (
        "“The border stays closed, the minister said on Friday.\n\n"
        "Trucks waited at the crossing. The ministry of trade said losses were growing."
    )
    for made in find(text):
        assert all("\n" not in piece.text for piece in made.content)
    assert ("The ministry of trade", "said", ("losses were growing",)) in [shape(made) for made in find(text)]


def test_a_fragment_in_quotation_marks_makes_indirect_speech_mixed(find: Find) -> None:
    (made,) = find("Tehran called the new sanctions “economic terrorism”.")
    assert made.kind == "mixed"


def test_according_to(find: Find) -> None:
    (made,) = find("Two tankers were seized in the strait, according to the coast guard.")
    assert shape(made) == ("the coast guard", "according to", ("Two tankers were seized in the strait",))


def test_a_parenthetical_cue_leaves_the_clause_around_it(find: Find) -> None:
    (made,) = find("The missile, the ministry said, fell into the sea.")
    assert made.source is not None and made.source.text == "the ministry"
    assert " ".join(piece.text for piece in made.content).replace(",", "") == "The missile fell into the sea"


def test_as_somebody_noted(find: Find) -> None:
    (made,) = find("As the envoy noted, the treaty has expired.")
    assert made.source is not None and made.source.text == "the envoy"
    assert made.content[0].text == "the treaty has expired"


def test_a_noun_attributes_too(find: Find) -> None:
    (made,) = find("His warning that the pact would collapse was ignored.")
    assert made.source is not None and made.source.text == "His"
    assert made.content[0].text == "that the pact would collapse"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Iran denied that it had attacked the tanker.", "denies"),
        ("The Pentagon declined to comment on the report.", "declines"),
        ("The spokesman would not say whether the talks had begun.", "declines"),
        ("The embassy would not comment.", "declines"),
        ("Reporters asked whether the treaty was dead.", "asks"),
        ("Seoul said it would take part.", "asserts"),
    ],
)
def test_stance(find: Find, text: str, stance: str) -> None:
    (made,) = find(text)
    assert made.stance == stance


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Analysts believe that the regime is preparing a test.", "believes"),
        ("Japan plans to raise defence spending next year.", "intends"),
        ("The report shows that enrichment has resumed.", "reports"),
        ("The general said the bridge had been hit.", "says"),
    ],
)
def test_what_was_believed_or_intended_is_not_what_was_said(find: Find, text: str, act: str) -> None:
    (made,) = find(text)
    assert made.act == act


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Turkey’s defence ministry said in a statement that two soldiers had died.", "written-statement"),
        ("The three countries said in a joint statement that the launch was illegal.", "joint-statement"),
        ("The senator wrote on Twitter that the vote would be delayed.", "social-media"),
        ("The prime minister told state television that the army was ready.", "broadcast"),
        (
            "A Western diplomat said on condition of anonymity that the deal was close.",
            "on-condition-of-anonymity",
        ),
        ("The minister told reporters that the deal was close.", "on-record"),
    ],
)
def test_basis(find: Find, text: str, basis: str) -> None:
    (made,) = find(text)
    assert made.basis == basis


def test_what_a_speaker_thinks_aloud_is_no_statement_of_its_own(find: Find) -> None:
    (made,) = find("“I think we know what they want,” Ambassador Reyes said.")
    assert made.source is not None and made.source.text == "Ambassador Reyes"


def test_a_statement_within_a_statement_points_to_it(find: Find) -> None:
    found = find("The spokesman said that Moscow had said it would withdraw its troops.")
    outer = next(made for made in found if made.within is None)
    inner = next(made for made in found if made.within is not None)
    assert inner.within == outer.id
    assert inner.source is not None and inner.source.text == "Moscow"


def test_an_opinion_piece_asserts_nothing_by_itself(find: Find) -> None:
    assert find("The alliance has lost its way. It must change course.", genre="opinion") == ()


def test_ids_are_the_same_in_every_run_and_distinct(find: Find) -> None:
    text = "The mayor said the road was closed. The governor said the road was open."
    ids = [made.id for made in find(text)]
    assert ids == [made.id for made in find(text)]
    assert len(set(ids)) == len(ids) == 2


def test_a_cue_of_several_words(find: Find) -> None:
    (made,) = find("Beijing made it clear that it would not attend.")
    assert shape(made) == ("Beijing", "made it clear", ("that it would not attend",))


def test_a_claim_of_responsibility_is_a_statement(find: Find) -> None:
    (made,) = find("The militia claimed responsibility for the bombing.")
    assert shape(made) == ("The militia", "claimed responsibility for", ("the bombing",))


def test_sentences_without_a_tree_are_passed_over(knowledge: Knowledge, nlp: Language) -> None:
    text = "The mayor said the road was closed. The governor said the road was open."
    doc = next(
        documents(nlp, [text], choose=lambda sentences: ["mayor" in sentence for sentence in sentences])
    )
    report = Report(id="r", source="test", text=text)
    (made,) = StatementFinder(knowledge).find(doc, report, (), (), ())
    assert made.source is not None and made.source.text == "The mayor"


def test_who_says_and_what_is_done_are_not_taken_for_each_other(find: Find) -> None:
    (made,) = find("The former captain pleaded guilty on Wednesday, federal prosecutors said.")
    assert made.source is not None and made.source.text == "federal prosecutors"
    assert made.content[0].text == "The former captain pleaded guilty on Wednesday"


def test_wanting_to_say_is_one_statement(find: Find) -> None:
    (made,) = find("The ministry refused to say whether the ship had been hit.")
    assert made.cue is not None and made.cue.text == "refused to say"
    assert made.content[0].text == "whether the ship had been hit"
    assert made.stance == "declines"


def test_the_second_unnamed_official_of_a_call_is_unnamed_too(find: Find) -> None:
    text = (
        "SENIOR ADMINISTRATION OFFICIAL: The President will host the prime minister.\n\n"
        "Q And tariffs?\n\nSECOND SENIOR ADMINISTRATION OFFICIAL: We will not get ahead of the President."
    )
    first, asked, second = find(text, genre="transcript")
    assert first.anonymous and second.anonymous and asked.stance == "asks"
    assert first.speaker and second.speaker and first.speaker.entity != second.speaker.entity
    assert second.speaker.described and second.speaker.described.seniority == "senior"


def test_a_ministrys_transcript_has_its_labels_in_small_letters(find: Find) -> None:
    text = (
        "AFP: Does Peru plan to send an envoy to Quito?\n\nAna Quispe: Peru follows the situation closely.\n\n"
        "Q: Will there be talks?\n\nAna Quispe: We will not meet."
    )
    made = find(text, genre="transcript")
    assert [each.stance for each in made] == ["asks", "asserts", "asks", "asserts"]
    assert [each.source and each.source.text for each in made] == ["AFP", "Ana Quispe", "Q", "Ana Quispe"]


def test_four_words_make_a_turn_where_they_make_a_sentence(find: Find) -> None:
    text = "Q Will you sign?\n\nMR. REYES: We will sign it.\n\nQ When?\n\nMR. REYES: Go ahead, please, Matt."
    assert [each.content[0].text for each in find(text, genre="transcript")] == [
        "Will you sign?",
        "We will sign it.",
    ]


def test_headings_in_capitals_are_no_exchange(find: Find) -> None:
    text = (
        "A NEW VOICE: The president signed an order on Monday.\n\nPEACE FIRST: The order opens new talks.\n\n"
        "A PROMISE KEPT: The president had promised it on his first day."
    )
    assert not any(made.source and made.source.text.isupper() for made in find(text, genre="statement"))
