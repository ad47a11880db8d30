"""What instruments say of an act: applies, does not apply, or what the text leaves open.

A finding is no verdict. It says which rule bears on the act, what the text would have to say,
the words that it does say, and what the report's own sources claim of the rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from onrecord.follow.ladder import Ladder
from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import CLAIM_WORDS, RULES, Rule, Rung
from onrecord.model import Finding, Happening

Result = Literal["applies", "does-not-apply", "undetermined"]
_LAPSED = "whether the instrument was in force again on that day"
_BEARS_ON = frozenset({"actual", "future", "historical"})


class Rules:
    """Applies the rules of `follow/rules.yaml` to happenings."""

    def __init__(self, knowledge: Knowledge, ladder: Ladder) -> None:
        self._rules = knowledge.rows(RULES)
        self._claim_words = tuple(row.word for row in knowledge.rows(CLAIM_WORDS))
        self._ladder = ladder

    def findings(self, happening: Happening, told: Told) -> tuple[Finding, ...]:
        """The findings of all rules that bear on the actors and the day of a happening."""
        if happening.status not in _BEARS_ON:
            return ()
        return tuple(
            self._finding(rule, happening, told)
            for rule in self._rules
            if happening.kind in rule.kinds
            and self._bears(rule, happening, told)
            and self._concerns(rule, happening, told)
        )

    def _concerns(self, rule: Rule, happening: Happening, told: Told) -> bool:
        """Whether a rule is of the kind of weapon at all: that a ban on nuclear tests leaves missiles
        alone goes without saying, that one on ballistic missiles leaves cruise missiles does not."""
        named = self._ladder.named(happening, told)
        if not rule.systems or not named:
            return True
        kin = self._ladder.systems.kin
        return any(kin(row.system) & kin(system) for row in named for system in rule.systems)

    def _bears(self, rule: Rule, happening: Happening, told: Told) -> bool:
        acting = told.acting(happening)
        if not acting or (rule.bound and not acting & set(rule.bound)) or acting <= set(rule.not_bound):
            return False
        done = happening.details.get("activity")
        if rule.activities and done is not None and done not in rule.activities:
            # A ban on launches says nothing of a parade.
            return False
        if rule.recipients and not told.acted_on(happening) & set(rule.recipients):
            return False
        day = told.day(happening)
        if day is None:
            return False
        if rule.since is not None and day < rule.since:
            return False
        # An instrument that has lapsed bears on an act only where a source says that it does.
        if rule.until is None or day <= rule.until:
            return True
        return bool(self._meets_systems(rule, happening, told)[0]) and any(
            self._claims(rule, happening, told)
        )

    def _finding(self, rule: Rule, happening: Happening, told: Told) -> Finding:
        result, unknown = self._result(rule, happening, told)
        words = dict.fromkeys(
            span.text for e in told.events(happening) for span in (e.trigger, *e.instruments)
        )
        if rule.systems:
            words |= dict.fromkeys(self._ladder.words(happening, told))
        return Finding(
            instrument=rule.instrument,
            condition=rule.condition,
            result=result,
            words=tuple(words),
            unknown=unknown,
            # A sentence that two reports have is one claim, whether it begins in capitals or not.
            claims=tuple({claim.casefold(): claim for claim in self._claims(rule, happening, told)}.values()),
        )

    def _result(self, rule: Rule, happening: Happening, told: Told) -> tuple[Result, tuple[str, ...]]:
        met, unknown = self._meets_systems(rule, happening, told)
        if met is False:
            return "does-not-apply", ()
        if rule.places:
            place = happening.place
            if place is not None and place.country and place.country not in rule.places:
                return "does-not-apply", ()
            if place is None or place.country is None:
                met, unknown = None, rule.asks
        if rule.within is not None:
            met, unknown = None, rule.asks
        if rule.until is not None and (told.day(happening) or "") > rule.until:
            met, unknown = None, _LAPSED
        if met is None:
            return "undetermined", (unknown,)
        if rule.disputed is not None:
            return "undetermined", (rule.disputed,)
        return rule.result, ()

    def _meets_systems(self, rule: Rule, happening: Happening, told: Told) -> tuple[bool | None, str]:
        if not rule.systems:
            return True, ""
        named = self._ladder.named(happening, told)
        if not named:
            return None, rule.asks
        answers = [self._meets(rule, row, happening) for row in named]
        if True in answers:
            return True, ""
        return (None, rule.asks) if None in answers else (False, "")

    def _meets(self, rule: Rule, row: Rung, happening: Happening) -> bool | None:
        systems = self._ladder.systems
        if any(systems.is_a(row.system, wanted) for wanted in rule.systems):
            return self._reaches(rule, row, happening)
        # A wider word ("missiles", "short-range missiles") leaves it open.
        open_ = row.rung is None and any(systems.overlap(wanted, row.system) for wanted in rule.systems)
        return None if open_ else False

    @staticmethod
    def _reaches(rule: Rule, row: Rung, happening: Happening) -> bool | None:
        if rule.range_km is None or (row.least_km is not None and row.least_km >= rule.range_km):
            return True
        reach = happening.details.get("range_km")
        if not isinstance(reach, int | float):
            return None
        # How far it flew is the least it can fly; a short flight leaves its reach open.
        return True if reach >= rule.range_km else None

    def _claims(self, rule: Rule, happening: Happening, told: Told) -> Iterator[str]:
        for _, statement in told.statements(happening):
            said = " … ".join(span.text for span in statement.content)
            low = said.casefold()
            on_the_rule = any(name.casefold() in low for name in rule.named)
            if on_the_rule and any(word in low for word in self._claim_words):
                who = statement.speaker.name or statement.speaker.text if statement.speaker else "not named"
                yield f"{who}: {said}"
