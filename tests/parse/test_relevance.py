"""Which sentences are parsed: those that report an act or attribute words, where a report is political."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import InputError, ModelError
from onrecord.parse import relevance
from onrecord.parse.hashing import BUCKETS, features
from onrecord.parse.relevance import SentenceFilter, in_context

POLITICAL = [
    "Norway’s foreign minister met her Latvian counterpart in Riga on Monday for talks on the border.",
    "The two ministers signed an agreement on coastal radar, the ministry said in a statement.",
    "Old Riga lies on the right bank of the river, and its spires are well known.",
    "Belarus condemned the meeting and expelled three Norwegian diplomats.",
    "“We shall answer in kind,” its foreign ministry spokesman told reporters in Minsk.",
]
SPORT = [
    "The visitors led by two goals at the break.",
    "A long ball over the top found Hansen, who took one touch and chipped the keeper.",
    "The pitch was heavy after a week of rain.",
    "Season tickets for the coming year go on sale next month at the club shop.",
    "The second half was a dull affair until the last ten minutes.",
    "A late corner was headed against the bar.",
]


@pytest.fixture(scope="module")
def balanced() -> SentenceFilter:
    return SentenceFilter("balanced")


def test_acts_and_who_tells_of_them_are_parsed(balanced: SentenceFilter) -> None:
    assert [want for want, at in zip(balanced(POLITICAL), range(5), strict=True) if at != 2] == [True] * 4


def test_a_football_report_is_left_out_almost_whole(balanced: SentenceFilter) -> None:
    assert sum(balanced(SPORT)) <= 2


def test_an_act_is_found_in_a_report_about_something_else(balanced: SentenceFilter) -> None:
    act = "Police arrested forty supporters of the opposition party outside the ground."
    assert balanced([*SPORT[:3], act, *SPORT[3:]])[3]


def test_a_text_of_one_or_two_sentences_is_always_parsed() -> None:
    assert SentenceFilter("fast")(SPORT[:2]) == [True, True]
    assert SentenceFilter("fast")(SPORT[2:3]) == [True]
    assert SentenceFilter("fast")([]) == []


def test_a_sentence_can_be_tried_as_if_in_a_longer_report(balanced: SentenceFilter) -> None:
    assert balanced.alone(POLITICAL[3])
    assert not balanced.alone(SPORT[2])


def test_thorough_parses_everything_and_fast_nothing_that_balanced_does_not(balanced: SentenceFilter) -> None:
    mixed = [*POLITICAL, *SPORT]
    assert all(SentenceFilter("thorough")(mixed))
    pairs = zip(SentenceFilter("fast")(mixed), balanced(mixed), strict=True)
    assert all(by_balanced for by_fast, by_balanced in pairs if by_fast)


def test_a_sentence_is_scored_the_same_whatever_stands_in_other_reports(balanced: SentenceFilter) -> None:
    before = balanced.scores(POLITICAL)
    balanced.scores(SPORT)
    assert np.array_equal(balanced.scores(POLITICAL), before)


def test_features_are_those_of_their_own_sentence_only() -> None:
    buckets, counts = features(POLITICAL[:2])
    first, _ = features(POLITICAL[:1])
    second, _ = features(POLITICAL[1:2])
    assert buckets.tolist() == [*first.tolist(), *second.tolist()]
    assert counts.tolist() == [len(first), len(second)]
    assert buckets.max() < BUCKETS


def test_a_blank_sentence_has_features_too() -> None:
    _, counts = features(["", " \n", "Talks began."])
    assert counts.min() > 0


def test_a_short_text_says_little_of_what_its_report_is_about() -> None:
    typical = np.array([-2.0, 0.0])
    one = in_context(np.array([[4.0], [1.0]]), typical, 3.0)
    many = in_context(np.full((2, 30), 4.0), typical, 3.0)
    assert one[2, 0] == pytest.approx((4 - 3 * 2) / 4)
    assert many[2, 0] > 3


def test_an_unknown_speed_is_named() -> None:
    with pytest.raises(InputError, match=r"quick: is no speed\. Choose one of fast"):
        SentenceFilter("quick")  # type: ignore[arg-type]


def test_weights_that_were_changed_are_refused(
    balanced: SentenceFilter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / relevance.FILE).write_bytes(b"something else")
    monkeypatch.setattr(relevance, "WEIGHTS", tmp_path)
    relevance._words.cache_clear()
    with pytest.raises(ModelError, match="not those that were measured"):
        SentenceFilter("fast")
    (tmp_path / relevance.FILE).unlink()
    with pytest.raises(ModelError, match="weights are missing"):
        SentenceFilter("fast")
    relevance._words.cache_clear()
