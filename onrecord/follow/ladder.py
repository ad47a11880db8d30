"""Which rung of the ladder of weapons activity a happening stands on."""

from __future__ import annotations

from onrecord.follow.told import Told
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.follow import Rung
from onrecord.merge.systems import Systems
from onrecord.model import Happening

_TEST = "test"


class Ladder:
    """The ladder, as data: `follow/ladder.tsv` says of every rung why it stands where it does."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.systems = Systems(knowledge)

    def system(self, happening: Happening, told: Told) -> Rung | None:
        """The gravest system that the reports name; None where none is named or known."""
        named = self.named(happening, told)
        return max(named, key=lambda row: (row.rung or 0, len(row.also)), default=None)

    def named(self, happening: Happening, told: Told) -> list[Rung]:
        """The systems that the reports name, as far as the ladder knows them.

        The coded detail comes first; where there is none, the words nearest to the triggers.
        """
        names = ("system",) if happening.kind == "weapons" else ("system", "kind")
        found = []
        for name in names:
            value = happening.details.get(name)
            for word in value if isinstance(value, list | tuple) else [value]:
                row = self.systems.named(word) if word else None
                if row is not None:
                    found.append(row)
        if found or happening.kind != "weapons" or happening.details.get("system"):
            return found
        near = set()
        for event in told.events(happening):
            start, end = (at - event.sentence.start for at in (event.trigger.start, event.trigger.end))
            near.add(self.systems.near(event.sentence.text, start, end))
        return [self.systems.rungs[system] for system in sorted(s for s in near if s is not None)]

    def words(self, happening: Happening, told: Told) -> list[str]:
        """The words for the weapon that stand nearest to the triggers, as the reports have them."""
        found = {}
        for event in told.events(happening):
            start, end = (at - event.sentence.start for at in (event.trigger.start, event.trigger.end))
            words = self.systems.words_near(event.sentence.text, start, end)
            if words is not None:
                found[words.casefold()] = words
        return list(found.values())

    def rung(self, happening: Happening, told: Told) -> int | None:
        """The rung, 1 the most ordinary; None where the text leaves the system open, and for a
        weapon that was neither fired nor tested: a parade of missiles is no launch."""
        if happening.kind not in ("weapons", "exercise"):
            return None
        if happening.details.get("activity", _TEST) != _TEST:
            return None
        row = self.system(happening, told)
        return row.rung if row is not None else None
