"""From a cluster of mentions to a Happening: what is told of it, by whom, and how it changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Any

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.merge import STATUS_ORDER
from onrecord.merge.clusters import Cluster
from onrecord.merge.differences import Differences, corrections
from onrecord.merge.digest import Digest
from onrecord.merge.entities import Links
from onrecord.merge.judgements import happening_id
from onrecord.merge.parties import parties
from onrecord.model import Happening, HappeningDate, Party, Place, StatusReported
from onrecord.vocabulary import NOT_DONE, Status

_FORMATS = ("bilateral", "trilateral")


def _as_told(status: Status) -> Status:
    # Background about a happening ("last May's talks") says that it took place.
    return "actual" if status == "historical" else status


def _commonest(values: Iterable[Any]) -> Any:
    counted = Counter(v for v in values if v is not None)
    return max(counted, key=lambda v: (counted[v], str(v))) if counted else None


class HappeningMaker:
    """Builds Happenings; holds the status order and the fields that may disagree."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._yields: dict[str, frozenset[str]] = {
            row.status: frozenset(row.yields_to) for row in knowledge.rows(STATUS_ORDER)
        }
        self._differences = Differences(knowledge)

    def make(self, cluster: Cluster, links: Links) -> Happening:
        """The happening of one cluster (its `about` is filled in once all happenings are known)."""
        members = cluster.digests
        events = [d.event for d in members]
        status, history = self._statuses(members)
        telling = [e for e in events if _as_told(e.status) == status] or events
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
            type=_commonest(e.type for e in telling),
            plover=_commonest(e.plover for e in telling),
            modes=tuple(sorted({m for e in events for m in e.modes})),
            contexts=tuple(sorted({c for e in events for c in e.contexts})),
            status=status,
            claimed=all(e.according_to is not None for e in events),
            history=history,
            actors=actors,
            recipients=recipients,
            dates=_dates(members),
            place=_place(members),
            details=_formatted(_details(members), links, (*actors, *recipients)),
            events=tuple(e.id for e in events),
            reports=tuple(dict.fromkeys(d.report for d in members)),
            origins=len(_origins(members)),
            sources=tuple(sorted(on_record)),
            on_record=len(on_record),
            anonymous=anonymous,
            disagreements=self._differences.of(members),
            because=(*_because(cluster), *corrections(members)),
        )

    def _statuses(self, members: list[Digest]) -> tuple[Status, tuple[StatusReported, ...]]:
        now = _as_told(members[0].event.status)
        history = [StatusReported(status=now, reported=members[0].published, report=members[0].report)]
        for d in members[1:]:
            told = _as_told(d.event.status)
            # "Had been due to meet", of a visit that the same report says is off, plans nothing anew,
            # and "the visit", of one it says is planned, does not say that it was made.
            again = d.report == history[-1].report and (now in NOT_DONE or (d.nominal and not d.dated))
            if told != now and told in self._yields[now] and not again:
                now = told
                history.append(StatusReported(status=now, reported=d.published, report=d.report))
        return now, tuple(history)


def _origins(members: list[Digest]) -> set[Hashable]:
    """Who reports it first-hand: a report, or the named speakers that it rests on alone.

    Each report counts once, copies with what they copy; five outlets that have a thing from one
    state agency are one origin.
    """
    by_origin: dict[str, list[Digest]] = defaultdict(list)
    for d in members:
        by_origin[d.origin].append(d)
    found: set[Hashable] = set()
    for origin, told in by_origin.items():
        # A report that names whom it has a thing from adds nothing by saying it in its own voice too.
        attributed = [d for d in told if d.statement is not None]
        named = {d.speaker for d in attributed if d.speaker and not _anonymous(d)}
        found.add(frozenset(named) if attributed and named else origin)
    return found


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


def _dates(members: list[Digest]) -> tuple[HappeningDate, ...]:
    found: dict[tuple[str, str, str], list[Digest]] = defaultdict(list)
    for d in members:
        if d.dated and d.event.date is not None and (d.event.date.from_ or d.event.date.to):
            found[(d.event.date.from_ or "", d.event.date.to or "", d.event.date.zone or "")].append(d)
    for span in [key for key in found if not key[2]]:
        # A day without a clock is the same day by the clock that another report names.
        clocks = [key for key in found if key[:2] == span[:2] and key[2]]
        if len(clocks) == 1:
            found[clocks[0]] = sorted([*found[clocks[0]], *found.pop(span)], key=lambda d: d.order)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        HappeningDate(
            from_=from_ or None,
            to=to or None,
            zone=zone or None,
            precision=min((d.event.date_precision for d in told if d.event.date_precision), default=None),
            events=tuple(d.event.id for d in told),
        )
        for (from_, to, zone), told in ordered
    )


def _place(members: list[Digest]) -> Place | None:
    """The narrowest place that reports give; where a report was written counts only for want of others."""
    told = [d for d in members if d.event.place is not None]
    told = [d for d in told if not d.dateline] or told
    places = [d.event.place for d in told if d.event.place is not None]
    countries = Counter(p.country for p in places if p.country)
    counted = Counter(p.geonames or p.name or p.text for p in places)
    return max(
        places,
        key=lambda p: (
            countries[p.country or ""],
            p.resolution or 0,
            counted[p.geonames or p.name or p.text],
            -places.index(p),
        ),
        default=None,
    )


def _details(members: list[Digest]) -> dict[str, Any]:
    """Each detail's commonest value; where values differ, `disagreements` holds them all.

    What a corrected report says counts only where no other report says anything.
    """
    told: dict[str, list[Any]] = defaultdict(list)
    old: dict[str, list[Any]] = defaultdict(list)
    for d in members:
        for name, value in d.event.details.items():
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
