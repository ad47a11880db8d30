"""The trigger lexicon, compiled: lemma to its senses, the most demanding first."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import KnowledgeError
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.what import (
    FLAGS,
    NOUNS,
    SUPPORT_VERBS,
    VERBS,
    WORD_CLASSES,
    SupportVerb,
    Trigger,
)

NO_EVENT = "NONE"


@dataclass(frozen=True, slots=True)
class Need:
    """One condition of a frame: `kind` (obj, prep, …), `names` (prepositions), `words`."""

    kind: str
    names: tuple[str, ...]
    words: frozenset[str]
    classes: tuple[str, ...]
    forbidden: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """A trigger row with its conditions taken apart."""

    row: Trigger
    needs: tuple[Need, ...]
    particles: tuple[str, ...]
    preposition: str | None  # of a prepositional verb, whose object is then its own

    def has(self, flag: str) -> bool:
        return flag in self.row.flags

    def wants_object(self) -> bool:
        """Whether the object's words decide, so that it is part of this event."""
        return any(n.kind == "obj" and not n.forbidden and (n.words or n.classes) for n in self.needs)


_WITH_NAMES = frozenset({"prep"})
_BARE = frozenset(
    {"noobj", "passive", "actors", "joint", "must", "comp", "inf", "subjunctive", "obj", "plural", "neg"}
)
_KINDS = _BARE | _WITH_NAMES | {"subj", "adj", "mod", "pred", "compmust", "owner"}


def _need(text: str, row: Trigger) -> Need:
    forbidden = text.startswith("!")
    parts = text.lstrip("!").split(":")
    kind, rest = parts[0], parts[1:]
    if kind not in _KINDS:
        raise KnowledgeError(
            f"unknown condition '{text}'",
            input=f"trigger '{row.lemma}'",
            remedy=f"use one of {', '.join(sorted(_KINDS))}",
        )
    names: tuple[str, ...] = ()
    if kind in _WITH_NAMES:
        names, rest = tuple(rest[0].split(",")), rest[1:]
    words = [w.strip() for w in ",".join(rest).split(",") if w.strip()]
    return Need(
        kind=kind,
        names=names,
        words=frozenset(w for w in words if not w.startswith("@")),
        classes=tuple(w[1:] for w in words if w.startswith("@")),
        forbidden=forbidden,
    )


def _sense(row: Trigger) -> Sense:
    particles = tuple(n[4:] for n in row.needs if n.startswith("prt:"))
    verbs = [n[3:] for n in row.needs if n.startswith("pv:")]
    rest = [n for n in row.needs if not n.startswith(("prt:", "pv:"))]
    return Sense(row, tuple(_need(n, row) for n in rest), particles, verbs[0] if verbs else None)


def _weight(sense: Sense) -> float:
    """How demanding a sense is: literal words above classes, classes above bare slots."""
    weight = 1.5 * len(sense.particles) + (1.5 if sense.preposition else 0.0)
    for need in sense.needs:
        weight += 0.1 if need.forbidden else 0.3 if need.kind in {"noobj", "actors"} else 1.0
        if need.words or need.classes:
            weight += 0.5
        if need.kind == "joint":
            # Two sides together make another act than one of them alone.
            weight += 0.6
    if sense.row.category == NO_EVENT:
        weight += 0.4
    return weight - (0.7 if sense.has("weak") else 0.0)


class Lexicon:
    """Triggers by lemma, support verbs, and the word classes their frames speak of."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.classes: dict[str, frozenset[str]] = {
            row.name: frozenset(row.words) for row in knowledge.rows(WORD_CLASSES)
        }
        self.verbs = self._compiled(knowledge.rows(VERBS))
        self.nouns = self._compiled(knowledge.rows(NOUNS))
        self.support: dict[str, list[SupportVerb]] = {}
        for row in knowledge.rows(SUPPORT_VERBS):
            self.support.setdefault(row.lemma, []).append(row)

    def _compiled(self, rows: tuple[Trigger, ...]) -> dict[str, list[Sense]]:
        found: dict[str, list[Sense]] = {}
        for row in rows:
            sense = _sense(row)
            if unknown := set(row.flags) - FLAGS:
                raise KnowledgeError(
                    f"unknown flag '{min(unknown)}'",
                    input=f"trigger '{row.lemma}'",
                    remedy=f"use one of {', '.join(sorted(FLAGS))}",
                )
            for need in sense.needs:
                for name in need.classes:
                    if name not in self.classes and name not in {"country", "named"}:
                        raise KnowledgeError(
                            f"unknown word class '@{name}'",
                            input=f"trigger '{row.lemma}'",
                            remedy="name a class of what/word_classes.yaml",
                        )
            found.setdefault(row.lemma, []).append(sense)
        for senses in found.values():
            senses.sort(key=_weight, reverse=True)
        return found
