"""Which words of a sentence the encoder of acts takes for acts or cues, before anybody asks about them."""

from __future__ import annotations

from onrecord.encode.acts import attributing, spot, spotted


def test_the_word_that_reports_an_act_stands_out() -> None:
    words = "Chad recalled its ambassador to Sudan while shops in the capital opened late."
    shares = spotted(words)
    assert max(shares, key=lambda at: shares[at]) == words.index("recalled")
    assert shares[words.index("opened")] < 0.1


def test_of_a_verb_and_the_noun_it_carries_the_noun_is_the_act() -> None:
    words = "Prosecutors have opened an investigation of Togo's former minister."
    shares = spotted(words)
    assert shares[words.index("investigation")] > 0.5 > shares[words.index("opened")]


def test_a_trigger_of_several_words_is_as_sure_as_its_surest() -> None:
    words = "Ghana's president will pay a visit to Lome next week."
    whole = (words.index("pay"), words.index(" to Lome"))
    assert spot(words, whole) == max(
        spotted(words)[words.index(word)] for word in ("pay", "a visit", "visit")
    )


def test_what_holds_no_word_reports_no_act() -> None:
    assert spot("Talks went on.", (5, 5)) == 0.0


def test_the_word_that_attributes_stands_out_from_the_act_that_is_told() -> None:
    words = "Togo's army fired shells across the river, the minister believed."
    shares = attributing(words)
    assert shares[words.index("believed")] > 0.5 > shares[words.index("fired")]


def test_a_noun_may_be_the_cue() -> None:
    words = "The warning that the dam might burst was given by two engineers."
    shares = attributing(words)
    assert shares[words.index("warning")] > 0.5 > shares[words.index("given")]
