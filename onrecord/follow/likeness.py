"""Which statements on a topic say the like, and where the wording of the same thing changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.follow.concerns import Concern
from onrecord.follow.told import apart
from onrecord.merge.words import content_stems
from onrecord.model import Statement
from onrecord.said.topics import Formula

# Two clauses say the like where they share so many content words besides the topic's, and most of the
# shorter one's ...
_SHARED, _MOST = 4, 0.6
# ... or, of short ones, half of all. With three shared words and half of the shorter's, a third of 15
# judged positions were right (2026-11-22).
_ON_ONE, _HALF = 2, 0.5
# What is told twice within so many days is one statement.
_ONE_OCCASION = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A clause on a topic: its report, day and words, whom it concerns, its formula and what turns it.

    `aimed` says whether the formula is told as an aim, and `scope` holds the words that say what it
    takes in ("including nuclear").
    """

    report: str
    day: str
    statement: Statement
    topic: str
    concern: Concern
    formula: Formula
    qualities: frozenset[str]
    aimed: bool
    scope: tuple[str, ...]
    words: frozenset[str]
    names: frozenset[str]
    # Those of others than the speaker's own country.
    others: frozenset[str]
    contrary: bool
    verbatim: bool

    @property
    def chosen(self) -> bool:
        """Whether the formula is the speaker's: his own words, or an aim told in full."""
        in_full = len({quality[:1].isupper() for quality in self.qualities}) > 1
        return self.verbatim or (self.aimed and in_full)


def in_order(said: Said) -> tuple[str, str]:
    """By the day, and of one day by id."""
    return said.day, said.statement.id


def lines_of(
    statements: list[Said], *, aims: bool, whose: bool
) -> Iterator[tuple[list[Said], list[tuple[Said, str]]]]:
    """The statements that say the like: whole lines, the longest first, and the steps of each with states.

    Args:
        statements: on one topic and of one concern, in order.
        aims: whether those that tell the topic as an aim say the like by that alone.
        whose: whether the topic's formula holds what it is of.
    """

    def linked(before: Said, now: Said) -> bool:
        # A report that quotes a statement twice is no second statement.
        return before.report != now.report and (
            _takes_up(before, now, whose=whose)
            or (aims and before.aimed and now.aimed and before.contrary == now.contrary)
        )

    lines: list[list[Said]] = []
    for number, now in enumerate(statements):
        for before in statements[:number]:
            if linked(before, now):
                _join(lines, before, now)
    for line in _by_formula(lines):
        yield line, list(_marked(line, linked))


def _marked(line: list[Said], linked: Callable[[Said, Said], bool]) -> Iterator[tuple[Said, str]]:
    """The statements of a line, each with its state; what is said alike within days is one statement.

    A wording has changed where the formula of the same thing has ("total", then "complete"), or where almost
    the same words take in more ("including nuclear"); both only in the speaker's own words.
    """
    kept: list[Said] = []
    formula: Said | None = None
    for now in line:
        same = _same_formula(now.qualities, formula.qualities) if formula is not None else None
        anew = same is False and now.chosen
        if kept and apart(kept[-1].day, now.day) <= _ONE_OCCASION and not anew:
            continue
        if kept and not any(linked(before, now) or _begins_alike(before, now) for before in kept):
            continue
        last = next((b for b in reversed(kept) if b.report != now.report and _like(b, now)), None)
        if not kept:
            yield now, f"stated: “{now.formula.text}”"
        elif last is not None and last.contrary != now.contrary:
            yield now, f"reversed: “{now.formula.text}”"
        elif anew:
            yield now, f"reworded: “{now.formula.text}”"
        elif last is not None and (added := _added(last, now, kept)):
            yield now, f"reworded: “{added}”"
        else:
            yield now, "restated"
        kept.append(now)
        if now.qualities and now.chosen:
            formula = now


def _begins_alike(one: Said, other: Said) -> bool:
    """Whether two put a topic on one country in just the same words."""
    return bool(one.concern.countries) and one.formula.text.casefold() == other.formula.text.casefold()


def _takes_up(before: Said, now: Said, *, whose: bool) -> bool:
    """Whether a statement says the like of an earlier one, takes it back, or puts it in another formula."""
    if _like(before, now):
        # "No relief until they disarm" is no contrary of "disarm": little but the turn must differ, in words
        # that are the speaker's own.
        own = before.verbatim and now.verbatim
        return before.contrary == now.contrary or (own and _overlap(before, now) >= _MOST)
    if before.contrary != now.contrary or _same_formula(now.qualities, before.qualities) is None:
        return False
    # Where governments choose their formula with care one word in common besides it is enough.
    shared = (now.words & before.words) - now.names
    return len(shared) >= (1 if whose else _ON_ONE) and not _elsewhere(before, now)


def of_one_concern(statements: list[Said]) -> list[list[Said]]:
    """Statements that concern the same country, or the same two of a region; those on none by themselves."""
    groups: list[tuple[set[str], list[Said]]] = []
    for now in statements:
        countries = set(now.concern.countries)
        met = [g for g in groups if g[0] & countries or (not g[0] and not countries)]
        joined = (countries.union(*(g[0] for g in met)), [s for g in met for s in g[1]] + [now])
        groups = [g for g in groups if g not in met] + [joined]
    return [sorted(members, key=in_order) for _, members in groups]


def _join(lines: list[list[Said]], before: Said, now: Said) -> None:
    """Put two statements on one line, with what either had been on."""
    met = [line for line in lines if before in line or now in line]
    members = {s.statement.id: s for line in met for s in line}
    members |= {s.statement.id: s for s in (before, now)}
    lines[:] = [line for line in lines if line not in met]
    lines.append(sorted(members.values(), key=in_order))


def _by_formula(lines: list[list[Said]]) -> list[list[Said]]:
    """The lines, the longest first; those on one country that begin in the same words are one."""
    kept: dict[str, list[Said]] = {}
    # What several reports tell of one occasion takes nothing up again.
    again = [line for line in lines if apart(line[0].day, line[-1].day) > _ONE_OCCASION]
    for line in sorted(again, key=lambda line: (-len(line), in_order(line[0]))):
        first = line[0]
        words = first.formula.text.casefold() if first.concern.countries else first.statement.id
        kept.setdefault(words, []).extend(line)
    return [sorted(line, key=in_order) for line in kept.values()]


def _added(last: Said, now: Said, kept: list[Said]) -> str:
    """The words by which a statement in almost the same words takes in more than any before did."""
    alike = len(last.words & now.words)
    if not (last.verbatim and now.verbatim) or alike < _MOST * min(len(last.words), len(now.words)):
        return ""
    known = frozenset[str]().union(*(b.words | content_stems(b.formula.text) for b in kept))
    return next((words for words in now.scope if content_stems(words) - known), "")


def _same_formula(one: frozenset[str], other: frozenset[str]) -> bool | None:
    """Whether two formulas are one; None where they do not speak of the same thing.

    How far ("complete") and of what ("of North Korea") are two things. The bare word takes nothing
    back of the formula used before.
    """
    pairs = []
    for of_what in (False, True):
        a, b = ({q for q in qualities if q[:1].isupper() == of_what} for qualities in (one, other))
        if a and b:
            pairs.append(a == b)
    return all(pairs) if pairs else None


def _like(one: Said, other: Said) -> bool:
    """Whether two statements say the like, or its contrary, of their topic."""
    both = one.words & other.words
    if _elsewhere(one, other):
        return False
    if not both - one.names - other.names:
        # Those who are spoken of are no position.
        return False
    if len(both) >= _SHARED:
        return len(both) >= _MOST * min(len(one.words), len(other.words))
    return len(both) >= _ON_ONE and _overlap(one, other) >= _HALF


def _elsewhere(one: Said, other: Said) -> bool:
    """Whether each names its own others, and none in common: an island and a peninsula may both reunite."""
    return bool(one.others and other.others) and not one.others & other.others


def _overlap(one: Said, other: Said) -> float:
    return len(one.words & other.words) / max(1, len(one.words | other.words))
