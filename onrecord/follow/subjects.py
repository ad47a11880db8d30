"""What a policy review is about, whatever its country is called that day."""

from __future__ import annotations

import re

from onrecord.follow.sides import Sides
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import PLAIN_WORDS
from onrecord.knowledge.rows.who import COUNTRIES
from onrecord.merge.words import stem

_LONGEST = 8
_TOWARDS = re.compile(r"\b(?:on|towards?|to)\s+")


def _towards(subject: str) -> str:
    """The words after which a policy is named ("Washington's policy on North Korea"); "" without any."""
    return _TOWARDS.split(subject, maxsplit=1)[1] if _TOWARDS.search(subject) else ""


class Subjects:
    """The countries and words of subjects."""

    def __init__(self, knowledge: Knowledge, sides: Sides) -> None:
        self._sides = sides
        self._plain = frozenset(row.word for row in knowledge.rows(PLAIN_WORDS))
        self._codes: dict[str, str] = {}
        for row in knowledge.rows(COUNTRIES):
            for form in (row.name, *row.names, *row.adjectives):
                self._codes.setdefault(form, row.code)
        forms = sorted(self._codes, key=lambda form: (-len(form), form))
        self._any = re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")

    def countries(self, text: str) -> frozenset[str]:
        """The countries a text names."""
        return frozenset(self._codes[m.group()] for m in self._any.finditer(text))

    def only_countries(self, subject: str) -> bool:
        """Whether a subject is a country, or the policy towards one, and nothing more."""
        named, times = self._any.subn(" ", subject)
        return times > 0 and not set(re.findall(r"[a-z]{2,}", named.casefold())) - self._plain

    def about(self, subject: str) -> frozenset[str]:
        """The countries that a subject is about: "America's policy on Peru" is about Peru."""
        return self.countries(_towards(subject)) or self.countries(subject)

    def of(self, subject: str, acting: frozenset[str], told: Told) -> tuple[str, str]:
        """The key and the title of a subject; an empty key where it says nothing of its own."""
        about = self.countries(subject)
        about = about - acting or about
        if about and not about <= acting and self.only_countries(_towards(subject) or subject):
            return "+".join(sorted(about)), f"{self._sides.listed(about)} policy"
        own = told.forms(acting)
        words = {
            w.removesuffix("'s").removesuffix("’s").strip(".")
            for w in re.findall(r"[\w.'’-]+", subject.casefold())
        }
        kept = {w for w in words - own - self._plain if len(w) > 2}
        if not kept or len(kept) > _LONGEST or (len(kept) == 1 and not about):
            # "Its assistance": one word is no subject that anybody would find again.
            return "", ""
        said = re.sub(
            r"^(?:(?:its|their|our|the|a|an)\s+)+", "", " ".join(subject.split()), flags=re.IGNORECASE
        )
        return " ".join(sorted(stem(w) for w in kept)), said
