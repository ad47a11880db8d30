"""How many an attack killed and hurt: "killed at least 40 people", "Fifty-three people were killed"."""

from __future__ import annotations

import re

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.details import TOLLS
from onrecord.what.details import NUMBER_WORDS, number_of

_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUMBER = rf"(?:\d[\d,]*|(?:{_WORDS})(?:-[a-z]+)?)"
# "At least 40", "some 40", "another 12".
_LEAST = "at least more than over about around some nearly almost as many up to another an estimated"
_ABOUT = rf"(?:(?:{'|'.join(_LEAST.split())})\s+){{0,4}}"
_NOUN = r"(?!and\b|or\b|were\b|was\b|have\b|had\b)[a-z’'-]+"
# Between the number and what became of them: "40 people, most of them children, were".
_WHO = rf"(?:\s+{_NOUN}){{0,4}}?(?:,[^,.;]{{1,40}},)?"
_WERE = r"(?:\s+(?:were|was|are|is|have|has|had|been|being))*"


class Tolls:
    """Reads the numbers of the dead and the hurt.

    Args:
        knowledge: the words that tell them.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._patterns: list[tuple[str, re.Pattern[str]]] = []
        rows = knowledge.rows(TOLLS)
        # "It killed two people and 12 were hurt": the first number is that of another verb.
        apart = "".join(rf"(?<!{re.escape(word)} )" for row in rows for word in row.done)
        for row in rows:
            done, state = ("|".join(map(re.escape, words)) for words in (row.done, row.state))
            for pattern in (
                # "Killed two soldiers and three civilians"
                rf"\b(?:{done})\s+{_ABOUT}(?P<one>{_NUMBER})\b(?!\s*(?:%|percent))"
                rf"(?:\s+{_NOUN}(?:\s+{_NOUN})?\s+and\s+(?P<two>{_NUMBER})\s+{_NOUN}(?!\s+(?:were|was|more)\b))?",
                rf"\b(?:{apart}(?P<one>{_NUMBER})\s+{_NOUN}(?:\s+{_NOUN})?\s+and\s+)?"
                # "The 2011 attack killed the ambassador" gives a year.
                rf"(?P<two>{_NUMBER}){_WHO}{_WERE}\s+(?:{state})\b(?!\s+(?:the|an?|more|\d|at least))",
            ):
                self._patterns.append((row.field, re.compile(pattern, re.IGNORECASE)))

    def of(self, sentence: str) -> dict[str, int]:
        """`dead` and `injured`, as far as a sentence gives them as numbers."""
        found: dict[str, int] = {}
        for field, pattern in self._patterns:
            for match in pattern.finditer(sentence):
                told = [number_of(words) for words in match.groups() if words]
                if told and None not in told:
                    found.setdefault(field, sum(number for number in told if number is not None))
        return found
