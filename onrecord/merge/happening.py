"""From a cluster of mentions to a Happening: what is told of it, by whom, and how it changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Any

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import STATUS_ORDER
from onrecord.merge.clusters import Cluster
from onrecord.merge.days import dates, sure
from onrecord.merge.differences import Differences, corrections
from onrecord.merge.digest import Digest, day
from onrecord.merge.entities import Links
from onrecord.merge.judgements import happening_id
from onrecord.merge.parties import parties
from onrecord.merge.places import scene
from onrecord.merge.systems import Systems
from onrecord.merge.too_early import told_too_early
from onrecord.merge.votes import outvoted, voices
from onrecord.model import Happening, HappeningDate, Party, StatusReported
from onrecord.vocabulary import NOT_DONE, OPEN, Status

_FORMATS = ("bilateral", "trilateral")
# What is so of a meeting as a whole: one report of many that gives it has another meeting in mind.
_OF_ALL = ("channel", "outcome", "host", "mediator")
# Of the origins that name a weapon, the share that must call it by a narrower name for it to be that.
_TOLD_BY = 1 / 3


def _as_told(status: Status) -> Status:
    # Background about a happening ("last May's talks") says that it took place.
    return "actual" if status == "historical" else status


def _commonest(told: Iterable[tuple[str, str | None]]) -> str | None:
    """The value that most origins tell, of two the one of more mentions."""
    given = [(origin, value) for origin, value in told if value is not None]
    counted = Counter(value for _, value in given)
    heard = voices((origin, value, True) for origin, value in given)
    return max(counted, key=lambda v: (heard[v], counted[v], v), default=None)


class HappeningMaker:
    """Builds Happenings; holds the status order and the fields that may disagree."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._yields: dict[str, frozenset[str]] = {
            row.status: frozenset(row.yields_to) for row in knowledge.rows(STATUS_ORDER)
        }
        self._differences = Differences(knowledge)
        self._systems = Systems(knowledge)

    def make(self, cluster: Cluster, links: Links) -> Happening:
        """The happening of one cluster (its `about` is filled in once all happenings are known)."""
        members = cluster.digests
        events = [d.event for d in members]
        days = dates(members)
        status, history = self._statuses(members, days)
        telling = [d for d in members if _as_told(d.event.status) == status] or members
        # Members come in order, so each report's first one is its least.
        founders: dict[str, str] = {}
        for d in members:
            founders.setdefault(d.report, d.event.id)
        own = happening_id(members[0].event.id)
        on_record, anonymous = _speakers(members)
        actors, recipients = parties(members, links)
        return Happening(
            id=own,
            kind=events[0].kind,
            # The ids it has where fewer reports have been read.
            aliases=tuple(sorted({happening_id(e) for e in founders.values()} - {own})),
            type=_commonest((d.origin, d.event.type) for d in telling),
            plover=_commonest((d.origin, d.event.plover) for d in telling),
            modes=tuple(sorted({m for e in events for m in e.modes})),
            contexts=tuple(sorted({c for e in events for c in e.contexts})),
            status=status,
            claimed=all(d.event.according_to is not None or d.argued for d in members),
            history=history,
            actors=actors,
            recipients=recipients,
            dates=days,
            place=scene(members),
            details=_formatted(self._details(members), links, (*actors, *recipients)),
            events=tuple(e.id for e in events),
            reports=tuple(dict.fromkeys(d.report for d in members)),
            origins=len(_origins(members)),
            leading=len({d.origin for d in members if d.news}),
            sources=tuple(sorted(on_record)),
            on_record=len(on_record),
            anonymous=anonymous,
            disagreements=self._differences.of(members, days),
            because=(*_because(cluster), *corrections(members)),
        )

    def _details(self, members: list[Digest]) -> dict[str, Any]:
        """Each detail as most tell it, a weapon as particularly as it is told."""
        made = _details(members)
        if not isinstance(made.get("system"), str):
            return made
        told = [d for d in members if isinstance(d.event.details.get("system"), str) and not d.superseded]
        by_system: dict[str, set[str]] = defaultdict(set)
        for d in told:
            by_system[d.event.details["system"]].add(d.origin)
        enough = _TOLD_BY * len({d.origin for d in told})
        # "The missile" of the second sentence is the submarine-launched one of the first.
        while narrower := [
            system
            for system, origins in by_system.items()
            if system != made["system"]
            and self._systems.is_a(system, made["system"])
            and len(origins) >= enough
        ]:
            made["system"] = max(narrower, key=lambda system: (len(by_system[system]), system))
        sure = [d.event.details.get("certain") for d in told if d.event.details["system"] == made["system"]]
        return made | ({"certain": True in sure} if sure else {})

    def _statuses(
        self, members: list[Digest], days: tuple[HappeningDate, ...]
    ) -> tuple[Status, tuple[StatusReported, ...]]:
        begins = day(days[0].from_) if days else None
        early = told_too_early(members)
        # Where all is told before the day, somebody has seen it under way.
        counted = [d for d in members if not (_only_names(d, begins) or d.event.id in early)] or members
        now = _as_told(counted[0].event.status)
        history = [StatusReported(status=now, reported=counted[0].published, report=counted[0].report)]
        for d in counted[1:]:
            told = _as_told(d.event.status)
            # "Had been due to meet", of a visit that the same report says is off, plans nothing anew,
            # and "the visit", of one it says is planned, does not say that it was made.
            again = d.report == history[-1].report and (now in NOT_DONE or (d.nominal and not d.dated))
            # A test that is feared is named in each report of a tense week; one made has its day, or is news.
            feared = d.event.kind == "weapons" and now in OPEN and not (sure(d) or d.news)
            if told != now and told in self._yields[now] and not (again or feared):
                now = told
                history.append(StatusReported(status=now, reported=d.published, report=d.report))
        return now, tuple(history)


def _only_names(d: Digest, begins: int | None) -> bool:
    """Whether a mention ("doubts about the summit") is told before the day and does not say it was held."""
    # The day that has begun in the east is the next one of a report in the west.
    early = begins is not None and d.told is not None and d.told < begins - 1
    return early and not d.dated and d.event.status == "actual"


def _origins(members: list[Digest]) -> set[Hashable]:
    """Who reports it first-hand: a report, or the named speakers that it rests on alone.

    Each report counts once, copies with what they copy; five outlets that have a thing from one
    state agency are one origin, also where one of them has it from somebody else besides.
    """
    by_origin: dict[str, list[Digest]] = defaultdict(list)
    for d in members:
        by_origin[d.origin].append(d)
    found: set[Hashable] = set()
    speakers: set[frozenset[str]] = set()
    for origin, told in by_origin.items():
        # A report that names whom it has a thing from adds nothing by saying it in its own voice too.
        attributed = [d for d in told if d.statement is not None]
        named = {d.speaker for d in attributed if d.speaker and not _anonymous(d)}
        if named:
            speakers.add(frozenset(named))
        else:
            found.add(origin)
    return found | {those for those in speakers if not any(those < others for others in speakers)}


def _anonymous(d: Digest) -> bool:
    return d.statement is not None and d.statement.anonymous


def _speakers(members: list[Digest]) -> tuple[set[str], int]:
    """The named speakers, and how many unnamed ones (a copy's are those of what it copies)."""
    named = {d.speaker for d in members if d.speaker is not None and not _anonymous(d)}
    unnamed = {
        (d.origin, d.statement.speaker.text.casefold() if d.statement.speaker is not None else "")
        for d in members
        if d.statement is not None and d.statement.anonymous
    }
    return named, len(unnamed)


def _details(members: list[Digest]) -> dict[str, Any]:
    """Each detail's commonest value; where values differ, `disagreements` holds them all.

    What a corrected report says counts only where no other report says anything.
    """
    told: dict[str, list[Any]] = defaultdict(list)
    old: dict[str, list[Any]] = defaultdict(list)
    everybody = float(len({d.origin for d in members}))
    heard = voices(
        (d.origin, (name, str(d.event.details.get(name))), True) for d in members for name in _OF_ALL
    )
    for d in members:
        for name, value in d.event.details.items():
            if name in _OF_ALL and outvoted(heard[name, str(value)], everybody):
                continue
            if value not in (None, "", [], ()):
                (old if d.superseded else told)[name].append(value)
    made: dict[str, Any] = {}
    for name, values in sorted({**old, **told}.items()):
        if all(isinstance(v, list | tuple) for v in values):
            made[name] = list(dict.fromkeys(str(x) for v in values for x in v))
        else:
            counted = Counter(str(v) for v in values)
            made[name] = max(values, key=lambda v: counted[str(v)])
    return made


def _formatted(details: dict[str, Any], links: Links, parties: tuple[Party, ...]) -> dict[str, Any]:
    """The details, the format by all parties: a mention may name only two of three."""
    countries = {links.home(p.entity) or p.entity for p in parties}
    if details.get("format") in _FORMATS and 2 <= len(countries) <= 3:
        countries = {links.country(c) or c for c in countries}
        return {**details, "format": _FORMATS[len(countries) - 2]} if len(countries) > 1 else details
    return details


def _because(cluster: Cluster) -> tuple[str, ...]:
    members = cluster.digests
    reports = len({d.report for d in members})
    if len(members) == 1:
        return ("One mention tells of it; no other that was read was found to be the same.",)
    told = "one report" if reports == 1 else f"{reports} reports"
    sentences = [f"{len(members)} mentions in {told} are taken for one."]
    explained: set[str] = set()
    for joining, member, reasons in cluster.reasons:
        if joining.report in explained:
            continue
        explained.add(joining.report)
        ordered = sorted(reasons, key=lambda r: -r[0])
        for_it = "; ".join(text for value, text in ordered if value > 0)
        against = "; ".join(text for value, text in reversed(ordered) if value < 0)
        sentences.append(
            f"“{joining.event.trigger.text}” ({joining.report}) goes with “{member.event.trigger.text}” "
            f"({member.report}): {for_it or 'nothing speaks against it'}"
            + (f"; against it: {against}." if against else ".")
        )
    return (*sentences, *cluster.judged)
