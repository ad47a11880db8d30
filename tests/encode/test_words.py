"""How often words reported an act in the marked reports."""

from __future__ import annotations

from onrecord.encode.words import share_of_acts


def test_a_verb_of_acts_is_one_more_often_than_a_verb_of_speech() -> None:
    met, said = share_of_acts("meet", "VERB"), share_of_acts("say", "VERB")
    assert met is not None and said is not None
    assert met > 0.4 > 0.05 > said


def test_of_a_word_that_nobody_judged_nothing_is_known() -> None:
    assert share_of_acts("defenestrate", "VERB") is None
