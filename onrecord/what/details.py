"""The details of an event, by its kind: design.md's fields, read off the sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from spacy.tokens import Span, Token

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.details import (
    EXERCISE_CUES,
    EXERCISES,
    LAUNCHED_FROM,
    MEETING_CUES,
    MEETING_LEVELS,
    STEPS,
    WEAPON_ACTIVITIES,
    WEAPON_CUES,
    WEAPONS,
    Exercise,
    FieldCue,
    Weapon,
)
from onrecord.model import Actor, Instrument
from onrecord.vocabulary import EventKind
from onrecord.what.clauses import clause_head, clause_text
from onrecord.what.frames import lemma
from onrecord.what.phrases import Found, Phrases
from onrecord.what.syntax import NOUNS, objects, verb_like

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
# Words that stand for numbers by themselves.
NUMBER_WORDS = frozenset({*_NUMBERS, *_TENS})
_DOZENS = {"dozen": 12, "score": 20, "pair": 2, "couple": 2}
_KILOMETRES = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*-?\s*(kilometers?|kilometres?|km|miles?)\b", re.IGNORECASE)
_KM_PER_MILE = 1.609344
_HEIGHT = re.compile(r"altitude|apogee|high\b|height|peak", re.IGNORECASE)
_JOINT = re.compile(r"\b(joint|combined|bilateral|trilateral|multinational|allied)\b", re.IGNORECASE)
_LIVE_FIRE = re.compile(r"\blive[- ]fire\b|\blive ammunition\b|\blive rounds\b", re.IGNORECASE)
_DRILL_KIND = re.compile(
    r"\b(air|naval|maritime|artillery|amphibious|live-fire|command[- ]post|field|computer-simulated|"
    r"anti-submarine|missile[- ]defen[cs]e|nuclear|landing)\s+(?:\w+\s+)?"
    r"(?:exercises?|drills?|manoeuv\w+|maneuv\w+)",
    re.IGNORECASE,
)
_SIGNATORIES = re.compile(
    r"\b(\w+)\s+(?:[A-Z]\w+\s+)?(?:countries|nations|states|members|envoys|ambassadors|ministers|leaders)\b"
)


def number_of(word: str) -> int | None:
    """The whole number a word or figure stands for, or None."""
    low = word.lower().replace(",", "")
    if low.isdigit():
        return int(low)
    tens, _, rest = low.partition("-")
    if tens in _TENS:
        units = _NUMBERS.get(rest) if rest else 0
        return _TENS[tens] + units if units is not None else None
    return _NUMBERS.get(low)


def _of_trigger(trigger: Token) -> set[int]:
    """The words of what is fired or tested: a verb's objects, a noun's own phrase, and what it is
    said to have been ("the launch was of a short-range missile")."""
    heads = objects(trigger) if verb_like(trigger) else [trigger]
    found: set[int] = set()
    for head in heads:
        # What a clause adds ("a missile that could carry a nuclear warhead") comes after what it is;
        # of a test it may say what was tested.
        adding = [c for c in head.children if c.dep_ == "relcl"] if verb_like(trigger) else []
        clauses = {t.i for c in adding for t in c.subtree}
        found.update(token.i for token in head.subtree if token.i not in clauses)
        if head.dep_ in {"nsubj", "nsubjpass"} and head.head.lemma_ in {"be", "involve"}:
            found.update(
                token.i
                for child in head.head.children
                if child.dep_ in {"attr", "prep", "dobj"}
                for token in child.subtree
            )
        if head.dep_ == "dobj" and verb_like(head.head):
            # "conducted a test with a short-range missile"; what leads in says why, or when.
            found.update(
                token.i
                for child in head.head.children
                if child.dep_ in {"prep", "advcl"} and child.i > head.i
                for token in child.subtree
            )
        if head.dep_ == "compound":
            found.update(token.i for token in head.head.subtree)
    return found


def _covers(sentence: Span, hit: Found[Weapon], words: set[int]) -> bool:
    return any(
        token.i in words and hit.start <= token.idx - sentence.start_char < hit.end for token in sentence
    )


class DetailFinder:
    """Reads the details of an event off its sentence."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._weapons = Phrases((p, row) for row in knowledge.rows(WEAPONS) for p in row.phrases)
        self._activities: dict[str, str] = {}
        for activity in knowledge.rows(WEAPON_ACTIVITIES):
            for word in activity.lemmas:
                self._activities.setdefault(word, activity.activity)
        self._launched_from = knowledge.rows(LAUNCHED_FROM)
        self._weapon_cues = Phrases((p, row) for row in knowledge.rows(WEAPON_CUES) for p in row.phrases)
        self._meeting_cues = Phrases((p, row) for row in knowledge.rows(MEETING_CUES) for p in row.phrases)
        levels = knowledge.rows(MEETING_LEVELS)
        self._levels = Phrases((p, (i, row.level)) for i, row in enumerate(levels) for p in row.phrases)
        self._exercise_cues = Phrases((p, row) for row in knowledge.rows(EXERCISE_CUES) for p in row.phrases)
        self._exercises = Phrases((p, row) for row in knowledge.rows(EXERCISES) for p in row.phrases)
        self._steps: dict[str, Phrases[tuple[int, str]]] = {}
        for kind in ("agreement", "sanctions", "measure", "review"):
            rows = [row for row in knowledge.rows(STEPS) if row.kind == kind]
            self._steps[kind] = Phrases((p, (i, row.step)) for i, row in enumerate(rows) for p in row.phrases)

    def details(
        self,
        kind: EventKind,
        sentence: Span,
        trigger: Token,
        actors: Sequence[Actor] = (),
        recipients: Sequence[Actor] = (),
        instruments: Sequence[Instrument] = (),
    ) -> dict[str, Any]:
        """The details of one event.

        Args:
            kind: what the event is.
            sentence: its sentence, analysed.
            trigger: the trigger's head.
            actors, recipients: as resolved.
            instruments: those of the sentence.

        Returns:
            The fields of design.md that the sentence fills, and no others.
        """
        by_kind: dict[EventKind, Callable[[], dict[str, Any]]] = {
            "meeting": lambda: self._meeting(sentence, trigger, [*actors, *recipients]),
            "weapons": lambda: self._weapon(sentence, trigger),
            "exercise": lambda: self._exercise(sentence, trigger, [*actors, *recipients]),
            "agreement": lambda: self._agreement(sentence, trigger, [*actors, *recipients], instruments),
            "sanctions": lambda: self._sanctions(sentence, trigger, instruments),
            "review": lambda: self._review(sentence, trigger),
            "statement": lambda: self._joint_statement(sentence, actors),
        }
        found = by_kind[kind]() if kind in by_kind else {}
        return {name: value for name, value in found.items() if value not in (None, "", [])}

    def _meeting(self, sentence: Span, trigger: Token, parties: Sequence[Actor]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        own = clause_text(trigger, sentence)
        for cue in self._meeting_cues.find(own):
            found.setdefault(cue.value.field, cue.value.value)
        # What came of a meeting may follow it ("met and signed a joint declaration").
        for cue in self._meeting_cues.find(clause_text(trigger, sentence, results=True)):
            if cue.value.field == "outcome":
                found.setdefault("outcome", cue.value.value)
        # What the words call it ("working-level talks") stands above the rank of who is named.
        called = "" if verb_like(trigger) else trigger.doc[trigger.left_edge.i : trigger.i].text
        levels = self._levels.find(called)
        levels = levels or self._levels.find(
            " ; ".join(
                f"{p.text} ; {p.office or ''}" for p in parties if p.country or p.countries or p.office
            )
        )
        levels = levels or self._levels.find(own)
        if levels:
            found["level"] = min(levels, key=lambda hit: hit.value[0]).value[1]
        if "format" not in found:
            countries = {c for p in parties for c in ([p.country] if p.country else []) + list(p.countries)}
            found["format"] = {2: "bilateral", 3: "trilateral"}.get(len(countries))
        if found.get("channel") == "in-person":
            del found["channel"]
        return found

    def _weapon(self, sentence: Span, trigger: Token) -> dict[str, Any]:
        own = clause_text(trigger, sentence, results=True, described=True)
        hits = self._weapons.find(own)
        if not hits and verb_like(trigger):
            # "was fired early on Friday, said officials who had tracked the missile"
            own = sentence.text
            hits = self._weapons.find(own)
        near = _of_trigger(trigger)
        if not verb_like(trigger):
            # "Monday's launch followed two tests of longer-range missiles" names no weapon of its own.
            hits = [hit for hit in hits if _covers(sentence, hit, near)]
        activity = {"activity": self._activity(trigger)}
        if not hits:
            return activity
        at = trigger.idx - sentence.start_char

        def rank(hit: Found[Weapon]) -> tuple[bool, bool, int]:
            # What was fired before what else is named; then the type where the sentence fixes it,
            # then the words nearest to the trigger.
            return (not _covers(sentence, hit, near), not hit.value.certain, abs(hit.start - at))

        best = min(hits, key=rank)
        found: dict[str, Any] = {"system": best.value.system, "certain": best.value.certain}
        # "Has conducted three nuclear tests" counts the tests of years.
        found["count"] = self._count(sentence, hits) if best.value.system != "nuclear" else None
        for cue in self._weapon_cues.find(own):
            found.setdefault(cue.value.field, cue.value.value)
        for row in self._launched_from:
            if found["system"] == row.system:
                found.setdefault("platform", row.platform)
            elif (found["system"], found.get("platform")) == (row.wider, row.platform):
                found |= {"system": row.system, "certain": True}
        return activity | found | self._distances(own)

    def _activity(self, trigger: Token) -> str | None:
        """What is done with the weapon; of "resumed" or "continued" what its object says."""
        for token in (trigger, *(objects(trigger) if verb_like(trigger) else ())):
            found = self._activities.get(lemma(token))
            if found is not None:
                return found
        return None

    def flight(self, sentence: Span) -> dict[str, Any]:
        """Range and apogee that a sentence tells of a weapon named before it ("It flew 450 km")."""
        text = sentence.text
        pronoun = sentence[0].lower_ in ("it", "they", "both")
        return self._distances(text) if pronoun or self._weapons.first(text) else {}

    @staticmethod
    def _count(sentence: Span, hits: list[Found[Weapon]]) -> int | None:
        """How many were fired, by the number that modifies the weapon's noun."""
        for hit in hits:
            covered = [t for t in sentence if hit.start <= t.idx - sentence.start_char < hit.end]
            if not covered:
                continue
            head = covered[-1]
            for child in head.lefts:
                if child.dep_ == "nummod" and (number := number_of(child.text)) is not None:
                    return number
            if head.tag_ == "NN" and any(c.lower_ in ("a", "an", "another") for c in head.lefts):
                return 1
            for ancestor in (head.head, head.head.head):
                if ancestor.lower_.removesuffix("s") in _DOZENS and head.dep_ in ("pobj", "dobj"):
                    return _DOZENS[ancestor.lower_.removesuffix("s")]
        return None

    @staticmethod
    def _distances(text: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for match in _KILOMETRES.finditer(text):
            value = float(match.group(1).replace(",", ""))
            if match.group(2).lower().startswith("mile"):
                value *= _KM_PER_MILE
            around = text[max(0, match.start() - 45) : match.end() + 12]
            field = "apogee_km" if _HEIGHT.search(around) else "range_km"
            found.setdefault(field, round(value))
        return found

    def _exercise(self, sentence: Span, trigger: Token, parties: Sequence[Actor]) -> dict[str, Any]:
        own = clause_text(trigger, sentence)
        named = self._exercises.first(own)
        exercise: Exercise | None = named.value if named else None
        countries = {c for p in parties for c in ([p.country] if p.country else []) + list(p.countries)}
        kind = _DRILL_KIND.search(own)
        # "would go ahead, but on a smaller scale": only an exercise has a scale
        scales = [hit for hit in self._exercise_cues.find(sentence.text) if self._names_scale(sentence, hit)]
        scale = self._exercise_cues.first(own) or (scales[0] if scales else None)
        joint = bool(_JOINT.search(own)) or len(countries) > 1
        return {
            "name": exercise.name if exercise else None,
            "kind": kind.group(1).lower() if kind else None,
            "joint": joint,
            "live_fire": True if _LIVE_FIRE.search(own) else None,
            "scale": scale.value.value if scale else None,
        }

    @staticmethod
    def _names_scale(sentence: Span, hit: Found[FieldCue]) -> bool:
        return "scale" in sentence.text[hit.start : hit.end].lower()

    def _step(self, kind: str, sentence: Span, trigger: Token) -> str | None:
        """The step nearest to the trigger; of equally near ones the first in the file."""
        # A noun's step is told by its verb: "proposed sanctions" are not yet imposed.
        told_by = trigger if trigger.pos_ == "VERB" else clause_head(trigger)
        at = told_by.idx - sentence.start_char
        hits = self._steps[kind].find(clause_text(trigger, sentence)) or self._steps[kind].find(sentence.text)
        if not hits:
            return None
        covering = [hit for hit in hits if hit.start <= at < hit.end]
        return min(covering or hits, key=lambda hit: (abs(hit.start - at), hit.value[0])).value[1]

    def _agreement(
        self, sentence: Span, trigger: Token, parties: Sequence[Actor], instruments: Sequence[Instrument]
    ) -> dict[str, Any]:
        instrument = next((i for i in instruments if i.kind != "resolution"), None)
        countries = dict.fromkeys(p.country for p in parties if p.country)
        return {
            "name": instrument.name if instrument else None,
            "kind": instrument.kind if instrument else None,
            "parties": list(countries),
            "step": self._step("agreement", sentence, trigger),
        }

    def _sanctions(self, sentence: Span, trigger: Token, instruments: Sequence[Instrument]) -> dict[str, Any]:
        step = self._step("sanctions", sentence, trigger)
        hits = self._steps["measure"].find(clause_text(trigger, sentence))
        measures = ", ".join(dict.fromkeys(hit.value[1] for hit in hits)) or None
        found: dict[str, Any] = {"instrument": instruments[0].name if instruments else measures}
        return found | ({"evasion": True} if step == "evaded" else {"step": step})

    def _review(self, sentence: Span, trigger: Token) -> dict[str, Any]:
        step = self._step("review", sentence, trigger)
        return {"stage": step, "subject": self._subject(trigger)}

    @staticmethod
    def _subject(trigger: Token) -> str | None:
        """What is reviewed: what "of" or "on" joins to the review, else the word before it."""
        reviews = [trigger, *(c for c in trigger.children if c.dep_ in {"dobj", "nsubjpass"})]
        nouns = [noun for noun in reviews if noun.pos_ in NOUNS]
        for noun in nouns:
            for child in noun.children:
                if child.dep_ == "prep" and child.lower_ in {"of", "on", "into"}:
                    words = [t for t in child.subtree if t.i > child.i]
                    # A comma opens a remark on the review ("a review of X, announced in June").
                    end = next((t.i for t in words if t.text in {",", "("}), words[-1].i + 1) if words else 0
                    return trigger.doc[words[0].i : end].text.strip() or None if words else None
        for noun in nouns:
            before = [c for c in noun.children if c.dep_ in {"compound", "amod"} and c.ent_type_ != "DATE"]
            if before:
                return trigger.doc[before[0].left_edge.i : noun.i].text
        return None

    @staticmethod
    def _joint_statement(sentence: Span, actors: Sequence[Actor]) -> dict[str, Any]:
        claimed = next(
            (n for m in _SIGNATORIES.finditer(sentence.text) if (n := number_of(m.group(1))) is not None),
            None,
        )
        named = list(
            dict.fromkeys(c for a in actors for c in ([a.country] if a.country else []) + list(a.countries))
        )
        several = claimed is not None and claimed > 1
        return {"claimed": claimed, "signatories": named} if several or len(named) > 1 else {}
