"""Two verbs of speech in one sentence, claims within denials: whose words they are."""

from __future__ import annotations

import pytest

from onrecord.coder import Coder, report_of


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The envoy said the talks were useful and called the text “a basis for peace”.", "called"),
        ("The minister said the border was open and accused Chile of lying.", "accused"),
        ("The admiral said it was too early to judge and urged both sides to wait.", "urged"),
    ],
)
def test_what_cannot_speak_does_not_go_on_speaking(coder: Coder, text: str, second: str) -> None:
    said, other = coder.said(text, "2031-05-06")
    assert other.cue is not None and other.cue.text == second
    assert said.source == other.source and other.within is None
    assert second not in said.content[0].text


def test_a_man_who_was_angry_may_have_spoken_himself(coder: Coder) -> None:
    said = coder.said("Police said the man was angry and told officers to leave.", "2031-05-06")
    assert said[0].content[0].text.endswith("told officers to leave")


@pytest.mark.parametrize(
    "text",
    [
        "The ambassador was summoned and told that the act was unacceptable.",
        "The two Danes were detained and asked whether they worked for the bank.",
    ],
)
def test_who_is_summoned_and_told_is_spoken_to(coder: Coder, text: str) -> None:
    (made,) = coder.said(text, "2031-05-06")
    assert made.speaker is None and made.source is None


def test_who_is_arrested_and_says_something_speaks(coder: Coder) -> None:
    (made,) = coder.said("The captain was arrested and said he was innocent.", "2031-05-06")
    assert made.source is not None and made.source.text == "The captain"


@pytest.mark.parametrize(
    "text",
    [
        "Lima denied Chile's claim that Peruvian boats had fired first.",
        "Chile's claim that Peruvian boats had fired first was denied by Lima.",
    ],
)
def test_a_claim_that_is_denied_stands_within_the_denial(coder: Coder, text: str) -> None:
    made = {each.stance: each for each in coder.said(text, "2031-05-06")}
    denial, claim = made["denies"], made["asserts"]
    assert denial.source is not None and denial.source.text == "Lima"
    assert claim.speaker is not None and claim.speaker.country == "CHL"
    assert claim.within == denial.id


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Chile accused Peru of being behind the attack, a charge that Lima denies.", "Lima", "a charge"),
        ("Chile says the army shelled the port, an allegation Lima rejects.", "Lima", "an allegation"),
    ],
)
def test_who_denies_a_charge_just_told_denies_it(coder: Coder, text: str, source: str, content: str) -> None:
    made = coder.said(text, "2031-05-06")[-1]
    assert made.stance == "denies" and made.content[0].text == content
    assert made.source is not None and made.source.text == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The U.N. envoy said he was told by Peru that the truce would hold.", "Peru"),
        ("The agency quoted a minister as having warned of “grave consequences”.", "a minister"),
    ],
)
def test_words_passed_on_are_those_of_who_spoke_first(coder: Coder, text: str, source: str) -> None:
    outer, inner = coder.said(text, "2031-05-06")
    assert inner.within == outer.id and inner.source is not None and inner.source.text == source


def test_an_agency_that_saw_a_letter_did_not_write_it(coder: Coder) -> None:
    text = "The letter, a copy of which was seen by AFP, says the force will leave by May."
    (made,) = coder.said(text, "2031-05-06")
    assert made.speaker is not None and made.speaker.country is None


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("A joint statement by Peru, Chile and Brazil said the ship would sail.", ("PER", "CHL", "BRA")),
        ("The appeal, signed by 23 countries, including Peru and Chile, said aid must flow.", ("PER", "CHL")),
        ("Peru and Chile issued a statement. The statement said the ships would stay.", ("PER", "CHL")),
    ],
)
def test_those_who_sign_a_paper_speak_in_it(coder: Coder, text: str, countries: tuple[str, ...]) -> None:
    made = coder.said(text, "2031-05-06")[-1]
    assert made.speaker is not None and made.speaker.countries == countries
    assert not made.anonymous


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("The UN refugee agency said 4,000 people had fled.", "on-record"),
        ("Ana Berg, a fellow at the Institute for Policy Studies, said the talks would fail.", "on-record"),
        ("The Xinhua news agency said 40 people had died.", "report"),
        ("The envoy, asked about the letter, said: “We have not seen it.”", "on-record"),
    ],
)
def test_the_basis_is_that_of_who_speaks(coder: Coder, text: str, basis: str) -> None:
    made = coder.code(report_of(text, "2031-05-06", id="r")).statements
    assert made[-1].basis == basis
