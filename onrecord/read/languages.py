"""Whether a text is in English, the one language that is coded."""

from __future__ import annotations

from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.read import LANGUAGES

# Shorter texts (headlines, single lines) are guessed too badly to refuse anything by.
_SHORTEST = 40
# Lists of foreign names look foreign; over the 4,970 development reports nothing English is refused at 0.9.
_SURE = 0.9
_LOOKED_AT = 2000


@cache
def _identifier(codes: frozenset[str]) -> Any:
    """The identifier, kept to these languages; unpacking it takes a quarter of a second."""
    made: Any = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    made.set_languages([code for code in made.labels if code in codes])
    return made


class LanguageFinder:
    """Names a text's language among those the knowledge lists."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._names = {row.code: row.name for row in knowledge.rows(LANGUAGES)}
        self._identifier = _identifier(frozenset(self._names))

    def foreign(self, text: str) -> tuple[str, str] | None:
        """Code and English name of the language, where it is surely not English; else None."""
        sample = text[:_LOOKED_AT]
        if len(sample) < _SHORTEST:
            return None
        code, share = self._identifier.classify(sample)
        if str(code) == "en" or float(share) < _SURE:
            return None
        return str(code), self._names[str(code)]
