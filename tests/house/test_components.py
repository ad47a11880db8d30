"""The rooms as spaCy components, added by name to any English pipeline."""

from __future__ import annotations

import subprocess
import sys

import pytest

from onrecord.parse import language_model

TEXT = "The foreign ministers of Japan and India met in Tokyo on Tuesday and condemned the attack."


@pytest.mark.parametrize(
    ("component", "answers", "first"),
    [
        ("onrecord_who", "actors", "The foreign ministers of Japan and India"),
        ("onrecord_when", "times", "Tuesday"),
        ("onrecord_where", "places", "Tokyo"),
        ("onrecord_what", "events", "met"),
    ],
)
def test_a_component_sets_its_answers_and_its_spans(component: str, answers: str, first: str) -> None:
    nlp = language_model.load()
    nlp.add_pipe(component)
    doc = nlp.make_doc(TEXT)
    doc._.onrecord_date = "2023-10-11"
    doc = nlp(doc)
    assert getattr(doc._, f"onrecord_{answers}")
    assert first in [span.text for span in doc.spans[f"onrecord_{answers}"]]


def test_the_factories_are_found_without_importing_onrecord() -> None:
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('onrecord_when'); print(nlp.pipe_names)"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "['onrecord_when']", done.stderr
