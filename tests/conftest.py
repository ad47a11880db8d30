"""What all tests share: the language model, the knowledge and the coder, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.coder import Coder
from onrecord.knowledge import Knowledge
from onrecord.parse import language_model
from onrecord.parse.documents import documents


@pytest.fixture(scope="session")
def nlp() -> Language:
    return language_model.load()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge()


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder()


@pytest.fixture(scope="session")
def parsed(nlp: Language) -> Callable[[str], Doc]:
    """A text, analysed whole; the same text is analysed once."""

    @cache
    def parse(text: str) -> Doc:
        return next(documents(nlp, [text]))

    return parse
