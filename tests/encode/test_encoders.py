"""What the encoders say of single sentences, by the weights in the package."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from onrecord.encode.acts import judge
from onrecord.encode.marking import Marks, mark
from onrecord.encode.sessions import WEIGHTS, manifest, pieces, run
from onrecord.encode.speech import _best_path, hear, marks


def extent(sentence: str, words: str) -> tuple[int, int]:
    start = sentence.index(words)
    return start, start + len(words)


@pytest.mark.parametrize("name", sorted(manifest()["files"]))
def test_weights_are_those_that_the_manifest_names(name: str) -> None:
    assert hashlib.sha256((WEIGHTS / name).read_bytes()).hexdigest() == manifest()["files"][name]["sha256"]


def test_all_weights_together_are_at_most_60_mb() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= 60_000_000


def test_the_same_verb_is_an_assault_or_a_phrase_of_budget_talk() -> None:
    shelled = "Rebel gunners attacked the presidential palace in Bangui with mortars."
    budget = "The minister attacked the budget problem with a new spreadsheet."
    of_war = judge(shelled, Marks((extent(shelled, "Rebel gunners"),), (), (extent(shelled, "attacked"),)))
    of_work = judge(budget, Marks((extent(budget, "The minister"),), (), (extent(budget, "attacked"),)))
    assert of_war.type["ASSAULT"] > 0.5
    assert of_work.type["ASSAULT"] < of_war.type["ASSAULT"]


def test_who_acts_and_who_is_acted_upon_is_not_told_by_word_order() -> None:
    words = "Two Ghanaian envoys were expelled by Togo on Sunday."
    envoys, togo = extent(words, "Two Ghanaian envoys"), extent(words, "Togo")
    trigger = extent(words, "expelled")
    assert judge(words, Marks((togo,), (envoys,), (trigger,))).actor > 0.5
    assert judge(words, Marks((envoys,), (togo,), (trigger,))).actor < 0.5


def test_a_marked_cue_has_its_source_and_its_content() -> None:
    words = "Finland's premier said the border would stay shut until March."
    told = hear(words, extent(words, "said"))
    assert told.attributes > 0.5
    assert [words[a:b] for a, b in told.source] == ["Finland's premier"]
    assert [words[a:b] for a, b in told.content] == ["the border would stay shut until March"]


def test_a_word_in_doubt_goes_with_its_neighbours() -> None:
    # Shares of two parts, word by word: the middle one leans the other way, a little or much.
    assert _best_path(np.log([[0.2, 0.8], [0.6, 0.4], [0.2, 0.8]])) == [1, 1, 1]
    assert _best_path(np.log([[0.2, 0.8], [0.99, 0.01], [0.2, 0.8]])) == [1, 0, 1]


def test_what_the_tree_supposes_counts() -> None:
    words = "Finland's premier said the border would stay shut until March."
    supposed = ([extent(words, "premier")], [extent(words, "said")], [extent(words, "the border would")])
    told = hear(words, extent(words, "said"), supposed)
    assert next(words[a:b] for a, b in told.content).startswith("the border would")


def test_supposed_source_and_content_are_read_between_asked_aboutas_parties_are() -> None:
    words = "Officials in Suva said the port was safe."
    source, cue, content = (extent(words, w) for w in ("Officials in Suva", "said", "the port was safe"))
    assert marks(cue, ([source], [cue], [content])) == Marks((source,), (content,), (cue,))
    assert marks(cue, None) == Marks(trigger=(cue,))


def test_an_answer_does_not_depend_on_what_was_asked_before() -> None:
    words = "Chad recalled its ambassador to Sudan."
    marks = Marks((extent(words, "Chad"),), (), (extent(words, "recalled"),))
    first = judge(words, marks)
    judge("Somebody else met somebody at some length in another and much longer sentence.", Marks())
    assert judge(words, marks) == first


def test_an_act_is_judged_alike_whether_the_last_layer_reads_four_words_or_all() -> None:
    sentence = "Washington will host the security advisers of Japan and South Korea next week."
    read = pieces(sentence)
    asked_about = Marks((extent(sentence, "Washington"),), (), (extent(sentence, "host"),))
    marked = mark(read.ids, read.offsets, asked_about)
    rest = [k for k in range(len(marked.ids)) if k not in marked.asked()]
    few = run("acts.onnx", marked, marked.asked())
    every = run("acts.onnx", marked, [*marked.asked(), *rest])
    # An int8 model scales its numbers by what it reads, hence not the same to the last digit.
    assert np.abs(few[0] - every[0]).max() < 0.2
