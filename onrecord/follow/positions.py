"""What somebody says of a topic over time: stated, restated, reworded or reversed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.follow.told import Told
from onrecord.merge.words import content_stems
from onrecord.model import Dossier, DossierStep, Entity, Statement, stable_id

# Below this share of common words a statement counts as reworded; between two reports' renderings
# of one quotation it is mostly above one half.
_SAME_WORDING = 0.5


def positions(entities: tuple[Entity, ...], told: Told) -> Iterator[Dossier]:
    """The positions of named speakers on topics of which they spoke at least twice.

    A step's `happening` is the id of the statement: what was said is itself what happened.
    """
    named = {e.id: e.name for e in entities}
    said: dict[tuple[str, str], list[tuple[str, Statement]]] = defaultdict(list)
    for coded in told.coded:
        for statement in coded.statements:
            if statement.topic is None or statement.speaker is None or statement.anonymous:
                continue
            speaker = told.links.of(coded.report.id, statement.speaker)
            if speaker is None:
                continue
            when = (statement.date.from_ if statement.date else None) or coded.report.published.from_ or ""
            said[(speaker, statement.topic)].append((when, statement))
    for (speaker, topic), statements in sorted(said.items()):
        if len(statements) < 2:
            continue
        history = tuple(_steps(sorted(statements, key=lambda item: (item[0], item[1].id))))
        yield Dossier(
            id=stable_id("d", "position", speaker, topic),
            kind="position",
            title=f"{named.get(speaker, speaker)}: on {topic.replace('-', ' ')}",
            parties=(speaker,),
            state=history[-1].state,
            history=history,
        )


def _steps(statements: list[tuple[str, Statement]]) -> Iterator[DossierStep]:
    before: Statement | None = None
    for when, statement in statements:
        yield DossierStep(state=_state(before, statement), date=when or None, happening=statement.id)
        before = statement


def _state(before: Statement | None, now: Statement) -> str:
    if before is None:
        return "stated"
    if {before.stance, now.stance} == {"asserts", "denies"}:
        return "reversed"
    mine = content_stems(" ".join(s.text for s in before.content))
    theirs = content_stems(" ".join(s.text for s in now.content))
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    return "restated" if shared >= _SAME_WORDING else "reworded"
