"""One Doc a report; only the chosen sentences are analysed, every offset is the text's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import ModelError
from onrecord.parse import language_model
from onrecord.parse.documents import LONGEST, documents, is_parsed, parsed_sentences

TEXT = "The weather was fine.  Envoys of the three countries met in Tokyo.\n\n“We’ll return”, one said."


def with_a_meeting(sentences: Sequence[str]) -> list[bool]:
    return ["met" in sentence for sentence in sentences]


def test_the_doc_has_the_text_of_the_report_character_by_character(nlp: Language) -> None:
    doc = next(documents(nlp, [TEXT], with_a_meeting))
    assert doc.text == TEXT


def test_a_sentence_left_out_keeps_its_words_but_has_no_tree(nlp: Language) -> None:
    doc = next(documents(nlp, [TEXT], with_a_meeting))
    assert [is_parsed(sentence) for sentence in doc.sents] == [False, True, False]
    (analysed,) = parsed_sentences(doc)
    assert [token.lemma_ for token in analysed if token.dep_ == "ROOT"] == ["meet"]


def test_leaving_sentences_out_does_not_change_the_analysis_of_the_others(nlp: Language) -> None:
    whole, part = documents(nlp, [TEXT]), documents(nlp, [TEXT], with_a_meeting)
    (of_part,) = parsed_sentences(next(part))
    of_whole = next(s for s in next(whole).sents if s.start == of_part.start)
    assert [(t.text, t.dep_, t.head.i) for t in of_part] == [(t.text, t.dep_, t.head.i) for t in of_whole]


def test_a_text_without_full_stops_is_cut_not_refused(parsed: Callable[[str], Doc]) -> None:
    text = "sanctions " * (LONGEST + 50)
    doc = parsed(text)
    assert doc.text == text
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST


def test_empty_and_blank_texts_give_docs(parsed: Callable[[str], Doc]) -> None:
    assert len(parsed("")) == 0
    assert parsed(" \n\n ").text == " \n\n "


def test_a_changed_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_model, "SHA256", "0" * 64)
    with pytest.raises(ModelError, match="not those that were measured"):
        language_model.load()


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(ModelError, match="no_such_pipeline: is not an installed spaCy pipeline"):
        language_model.load("no_such_pipeline")
