"""Planned meetings and promised days as a calendar (RFC 5545).

Each is an all-day event over the days stated ("in November" fills November), so that no hour
is invented. UID stays while the entry lives; SEQUENCE counts how often the plan changed, or the
record its mind about it. STATUS is CONFIRMED for what two origins or both sides announced, TENTATIVE
for what one side says, may be, was put off or was read with doubt, CANCELLED for what was called off.
What has no day of its own
is left out, and so is what was probably misread, what may only be, what fills more than a quarter,
and a plan whose day lies before the first report of it: that day is another's ("since 2007").
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from onrecord.model import Commitment, Event, Happening
from onrecord.tell.dates import stretch
from onrecord.tell.printed import source_name
from onrecord.tell.ranking import MISREAD, SURE
from onrecord.tell.sentence import Composer
from onrecord.tell.values import Source
from onrecord.tell.view import View

STATUS = {
    "future": "CONFIRMED",
    "hypothetical": "TENTATIVE",
    "postponed": "TENTATIVE",
    "cancelled": "CANCELLED",
}
# Days of the longest stretch that a calendar holds.
_QUARTER = 92
# Whoever promises speaks for himself alone.
_COMMITTED = {"open": "TENTATIVE", "changed": "TENTATIVE", "called-off": "CANCELLED"}
# Fewest origins, or sides, whose word makes a plan sure.
_SEVERAL = 2
# RFC 5545, 3.1: octets of a content line without its line break.
_LONGEST_LINE = 75


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A content line cut between characters, never within one."""
    taken, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8"))
        if size + octets > _LONGEST_LINE:
            yield taken
            taken, size = " ", 1
        taken, size = taken + character, size + octets
    yield taken


def _event(
    entry: str,
    days: tuple[str, str],
    summary: str,
    status: str,
    sequence: int,
    stamp: str,
    sources: tuple[Source, ...],
    place: str | None = None,
) -> list[str]:
    end = (date.fromisoformat(days[1]) + timedelta(days=1)).isoformat()
    told = "\n".join(f"{source_name(source)}: {source.sentence.text}" for source in sources)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{entry}@onrecord",
        f"DTSTAMP:{stamp.replace('-', '')}T000000Z",
        f"DTSTART;VALUE=DATE:{days[0].replace('-', '')}",
        f"DTEND;VALUE=DATE:{end.replace('-', '')}",
        f"SUMMARY:{_escaped(summary)}",
        f"DESCRIPTION:{_escaped(told)}",
        f"STATUS:{status}",
        f"SEQUENCE:{sequence}",
        "TRANSP:TRANSPARENT",
    ]
    return [*lines, *([f"LOCATION:{_escaped(place)}"] if place else []), "END:VEVENT"]


def _confirmed(happening: Happening, view: View, composer: Composer) -> bool:
    """Whether a plan is told by two origins, or announced by each of its sides; a vow is no plan."""

    def vowed(event: Event) -> bool:
        cue = event.status_cue.text if event.status_cue is not None else event.trigger.text
        return composer.words.says("vows", cue.lower())

    planning = [e for e in view.events_of(happening) if e.status == "future" and not vowed(e)]
    spoken = [view.statements.get(event.according_to or "") for event in planning]
    speakers = {each.speaker.country for each in spoken if each is not None and each.speaker is not None}
    parties = (view.entities.get(each.entity) for each in (*happening.actors, *happening.recipients))
    sides = {each.country for each in parties if each is not None} - {None}
    origins = {source.origin for source in view.sources(planning)}
    apart = len(origins) >= _SEVERAL and happening.origins >= _SEVERAL
    return apart or (len(sides) >= _SEVERAL and sides <= speakers)


def _status(happening: Happening, view: View, composer: Composer) -> str:
    status = STATUS[happening.status]
    sure = composer.certainty(happening) >= SURE and _confirmed(happening, view, composer)
    return "TENTATIVE" if status == "CONFIRMED" and not sure else status


def _turns(happening: Happening, view: View) -> int:
    """How often a plan was put off, called off or put back on, by what its reports tell."""
    statuses = [step.status for step in happening.history]
    turned = sum(before != after for before, after in pairwise(statuses))
    days = {(e.moved_to.from_, e.moved_to.to) for e in view.events_of(happening) if e.moved_to is not None}
    # A plan that was put off again keeps its status; each of its days is a turn.
    return max(turned, len(days))


def _meeting(happening: Happening, view: View, composer: Composer, sequence: int) -> list[str]:
    certainty = composer.certainty(happening)
    meant = happening.status != "hypothetical" or (happening.kind == "meeting" and certainty >= SURE)
    if happening.status not in STATUS or certainty < MISREAD or not meant:
        return []
    days = [each for each in composer.told_days(happening) if stretch(each) <= _QUARTER]
    told = next(((each.from_, each.to) for each in days if each.from_ and each.to), None)
    sources = view.sources(view.events_of(happening))
    reported = sorted(source.date for source in sources if source.date)
    if told is None or (reported and told[1] < reported[0]):
        return []
    return _event(
        happening.id,
        told,
        composer.sentence(happening),
        _status(happening, view, composer),
        max(sequence, _turns(happening, view)),
        reported[-1] if reported else told[0],
        sources,
        (happening.place.name or happening.place.text) if happening.place else None,
    )


def _deadline(commitment: Commitment, view: View, composer: Composer) -> list[str]:
    due = commitment.due and (commitment.due.to or commitment.due.from_)
    planned = view.happenings.get(commitment.happening or "")
    if not due or commitment.state not in _COMMITTED or (planned and planned.status in STATUS):
        # A promise of a meeting that stands in the calendar itself would be there twice.
        return []
    sources = view.evidence(commitment.said_in or "")
    if any(source.date and due < source.date for source in sources):
        return []
    by = composer.words_of(commitment.by)
    summary = f"Due: {commitment.what}" + (f" ({by})" if by else "")
    stamp = max((source.date for source in sources if source.date), default=due)
    return _event(commitment.id, (due, due), summary, _COMMITTED[commitment.state], 0, stamp, sources)


def calendar(view: View, composer: Composer) -> Iterator[str]:
    """The lines of the calendar, each with its CRLF."""
    revisions = view.store.revisions()
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//OnRecord//OnRecord//EN", "CALSCALE:GREGORIAN"]
    planned = [head.id for head in view.heads.values() if head.status in STATUS and head.first]
    view.bring(planned)
    for each in sorted(planned):
        lines += _meeting(view.happenings[each], view, composer, revisions.get(each, 0))
    for commitment in view.store.commitments():
        lines += _deadline(commitment, view, composer)
    for line in (*lines, "END:VCALENDAR"):
        for part in _folded(line):
            yield part + "\r\n"
