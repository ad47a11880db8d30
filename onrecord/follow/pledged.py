"""What was pledged for a day ("pledged to deliver 5,000 tonnes of wheat by March 31"), and its deed.

What is delivered, recognised or deployed is of many kinds, none of which is read with much confidence.
That it was promised the word of the pledge says, and the day stands beside it; the deed is known by who
did it and by the words for what it was done to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.follow.evidence import Witnesses, asked
from onrecord.follow.reported import own_day
from onrecord.follow.told import Told, later
from onrecord.knowledge import Knowledge
from onrecord.merge.words import Families, content_stems, names_in
from onrecord.model import Due, Event, Happening

# Acts of no kind of their own, and what else is pledged for a day.
UNKIND = frozenset({"other", "statement"})
KINDS = UNKIND | {"review"}
# So many words for what is done are shared by a promise and its deed, or by those told in other verbs.
_ALIKE, _OTHER_VERB = 2, 3
# A day told in Washington may be the next in Seoul; and what is done so long after is told as another thing.
_A_DAY, _LATEST = 1, 90


@dataclass(frozen=True, slots=True)
class Done:
    """A deed that keeps a pledge: its day, the happening, whether it came after the day that was set."""

    day: str
    happening: str
    late: bool


class Pledged:
    """Finds pledges, and deeds by those who gave them."""

    def __init__(
        self, knowledge: Knowledge, witnesses: Witnesses, happenings: Iterable[Happening], told: Told
    ) -> None:
        self._witnesses = witnesses
        self._told = told
        self._families = Families(knowledge)
        self._by: dict[str, list[tuple[Event, Happening]]] = defaultdict(list)
        for happening in happenings:
            for event in told.events(happening) if happening.kind in KINDS else ():
                if event.status == "actual" and self._day(event) and not told.copied(event.id):
                    for side in self._sides(event) if not asked(event) else ():
                        self._by[side].append((event, happening))

    def came(self, announced: Sequence[Event], due: Due | None) -> Done | None:
        """The first deed of those who promised, on a told day, that is told of the very thing."""
        first = announced[0]
        sides = self._acting(first)
        promised = self._told.published(first.id)
        if first.kind not in KINDS or first.status != "future" or promised is None or not sides:
            return None
        if due is None or due.to is None:
            return None
        begin = max(promised, later(due.from_, -_A_DAY)) if due.from_ else promised
        reports = {self._told.origin(e.id) for e in announced}
        found = [
            Done(day, happening.id, late=day > due.to)
            for event, happening in self._by.get(min(sides), ())
            if (day := self._day(event)) is not None
            and begin <= day <= later(due.to, _LATEST)
            and day <= (self._told.published(event.id) or "")
            and self._told.origin(event.id) not in reports
            and sides <= self._doing(event, len(sides))
            and self._same(first, event)
        ]
        return min(found, key=lambda done: (done.day, done.happening), default=None)

    def _acting(self, event: Event) -> frozenset[str]:
        return self._witnesses.named(event, self._told)[0]

    def _doing(self, event: Event, promised: int) -> frozenset[str]:
        """Those who do it; where several promised it to each other, also to whom one of them does it."""
        return self._sides(event) if promised > 1 and self._acting(event) else self._acting(event)

    def _same(self, promise: Event, deed: Event) -> bool:
        """Whether two sentences tell of the same thing, done or to be done."""
        if promise.kind != deed.kind and "review" in (promise.kind, deed.kind):
            return False
        words, names = (a & b for a, b in zip(_matter(promise), _matter(deed, whole=True), strict=True))
        one, other = (self._families.of_trigger(e.trigger.text) for e in (promise, deed))
        if one != other:
            return len(words) >= _OTHER_VERB
        sides = self._sides(promise)
        # What several do together ("reopened their border"), or one does to the other, they do once.
        known = len(sides) > 1 and sides <= self._sides(deed)
        return bool(words) and (known or len(words | names) >= _ALIKE)

    def _sides(self, event: Event) -> frozenset[str]:
        acting, acted_on = self._witnesses.named(event, self._told)
        return acting | acted_on

    def _day(self, event: Event) -> str | None:
        """The day of a deed; of a review that is told as news to be completed, that of the report."""
        if event.kind != "review":
            return own_day(event)
        done = event.details.get("stage") == "completed" and self._witnesses.sure(event)
        news = self._told.published(event.id) if self._told.lead(event.id) else None
        return (own_day(event) or news) if done else None


def _matter(event: Event, *, whole: bool = False) -> tuple[frozenset[str], frozenset[str]]:
    """The words for what an act is done to, and the names: behind it, or of a deed in all its clause."""
    text, start = event.sentence.text, event.sentence.start
    begin = text.rfind(", ", 0, max(0, event.trigger.start - start)) + 1 if whole else 0
    begin = begin if whole else max(0, event.trigger.end - start)
    end = text.find(", ", max(0, event.trigger.end - start))
    clause = text[begin : end if end >= 0 else len(text)]
    if event.date is not None:
        clause = clause.replace(event.date.text, " ")
    names = content_stems(" ".join(names_in(clause)))
    return content_stems(clause) - names - content_stems(event.trigger.text), names
