"""Any entry of a record with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.knowledge import Knowledge
from onrecord.model import Commitment, Dossier, Entity, Event, Happening, Judgement, Report, Statement, Term
from onrecord.plain import to_dict
from onrecord.record import Entry, Store
from onrecord.tell.followed import commitment, dossier
from onrecord.tell.printed import source_name
from onrecord.tell.sentence import Composer, status_line
from onrecord.tell.steps import Steps
from onrecord.tell.values import Source
from onrecord.tell.verbatim import quoted
from onrecord.tell.view import View
from onrecord.tell.words import listed, plural, short_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An entry as it is shown.

    Attributes:
        id: the entry's present id; `asked` is the one that was asked for.
        kind: `happening`, `event`, `statement`, ….
        sentence: the entry in one sentence.
        facts: what is known of it, `(name, words)` in the order they are read.
        evidence: the sentences it rests on.
        value: the entry itself, as the contract prints it.
    """

    id: str
    asked: str
    kind: str
    sentence: str
    facts: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Source, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    value: dict[str, Any] = field(default_factory=dict)


Facts = list[tuple[str, str]]


def show(store: Store, entry_id: str, knowledge: Knowledge | None = None) -> Shown:
    """Find an entry and what it rests on.

    Raises:
        RecordError: the record holds no entry of this id.
    """
    entry = store.get(entry_id)
    view, known = View(store), knowledge or Knowledge()
    steps = Steps(view, Composer.of(view, known), known)
    sentence, facts, evidence = _told(entry, steps)
    of_it = {entry.id, entry_id, *(entry.aliases if isinstance(entry, Happening) else ())}
    return Shown(
        id=entry.id,
        asked=entry_id,
        kind=type(entry).__name__.lower(),
        sentence=sentence,
        facts=tuple((name, words) for name, words in facts if words),
        evidence=evidence,
        judgements=tuple(j for j in store.judgements() if j.target in of_it),
        value=to_dict(entry),
    )


def _told(entry: Entry, steps: Steps) -> tuple[str, Facts, tuple[Source, ...]]:
    view, composer = steps.view, steps.composer
    if isinstance(entry, Happening):
        return _happening(entry, view, composer)
    if isinstance(entry, Event):
        return _event(entry, view, composer)
    if isinstance(entry, Statement):
        return _statement(entry, view, composer)
    if isinstance(entry, Report):
        facts = [
            ("outlet", entry.outlet or ""),
            ("published", short_day(entry.published.from_)),
            ("how the day is known", entry.published.basis),
            ("genre", entry.genre),
            ("source", entry.source),
            ("copy of", entry.copy_of or ""),
            ("origin", f"{entry.origin or ''} {entry.origin_reason or ''}".strip()),
            ("left out", "; ".join(f"{each.reason}: {each.text[:60]!r}" for each in entry.dropped)),
        ]
        return entry.title or entry.given_id or entry.source, facts, ()
    if isinstance(entry, Dossier):
        # Whoever asks for anything else does not wait for the parser that comes with topics.
        from onrecord.follow.stated import Stated

        return dossier(entry, steps, Stated.of(steps.knowledge))
    if isinstance(entry, Commitment):
        return commitment(entry, steps)
    if isinstance(entry, Entity):
        offices = "; ".join(map(_term, entry.offices))
        facts = [
            ("kind", entry.kind),
            ("country", composer.words.country_name(entry.country) or entry.country or ""),
            ("sectors", ", ".join(entry.sectors)),
            ("offices", offices),
            ("wikidata", entry.wikidata or ""),
            ("written as", ", ".join(entry.names)),
            ("takes part in", ", ".join(view.store.involving(entry.id))),
        ]
        return entry.name, facts, ()
    return f"{entry.verdict} on {entry.target}", [("by", entry.user), ("at", entry.at)], ()


def _category(entry: Happening | Event) -> str:
    folded = f"→ {entry.plover}" if entry.plover != entry.type else ""
    return " ".join(part for part in (entry.type, folded) if part)


def _counted(h: Happening) -> str:
    return (
        f"{plural(h.origins, 'origin')}, {plural(len(h.reports), 'report')}, "
        f"{plural(h.on_record, 'named speaker')}, {plural(h.anonymous, 'unnamed speaker')}"
    )


def _day(e: Event) -> str:
    if e.date:
        return f"{e.date.value} (“{e.date.text}”, from the {e.date_basis})"
    return f"not stated; by {short_day(e.latest)}" if e.latest else "not stated"


def _term(term: Term) -> str:
    held = f" ({term.from_ or '…'} to {term.to or '…'})" if term.from_ or term.to else ""
    return f"{term.office}{held}"


def _happening(h: Happening, view: View, composer: Composer) -> tuple[str, Facts, tuple[Source, ...]]:
    facts: Facts = [
        ("status", h.status + (", claimed only" if h.claimed else "")),
        ("history", "; ".join(f"{s.status} ({short_day(s.reported)})" for s in h.history)),
        ("kind", h.kind),
        ("PLOVER", _category(h)),
        ("modes", ", ".join(h.modes)),
        ("contexts", ", ".join(h.contexts)),
        ("actors", composer.parties(h.actors)),
        ("recipients", composer.parties(h.recipients)),
        ("day", composer.when(h) or "not stated"),
        ("place", (h.place.name or h.place.text) if h.place else ""),
        ("details", "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in h.details.items())),
        ("ladder", f"rung {h.rung}" if h.rung is not None else ""),
        ("counted", _counted(h)),
    ]
    facts += [
        ("disagreement", clause) for clause in composer.differences.clauses(h, dated=composer.composed(h))
    ]
    for finding in h.findings:
        result = composer.words.of("finding", finding.result)
        unknown = f"; not known: {'; '.join(finding.unknown)}" if finding.unknown else ""
        claims = f"; sources claim: {'; '.join(finding.claims)}" if finding.claims else ""
        facts.append(("rule", f"{finding.instrument}, “{finding.condition}”: {result}{unknown}{claims}"))
    facts += [("because", reason) for reason in h.because]
    facts += [("about", other) for other in h.about]
    if h.aliases:
        facts.append(("was once", ", ".join(h.aliases)))
    return composer.sentence(h), facts, view.sources(view.events_of(h))


def _event(e: Event, view: View, composer: Composer) -> tuple[str, Facts, tuple[Source, ...]]:
    statement = view.statements.get(e.according_to or "")
    facts: Facts = [
        ("status", status_line(e)),
        ("kind", e.kind),
        ("PLOVER", _category(e)),
        ("modes", ", ".join(e.modes)),
        ("contexts", ", ".join(e.contexts)),
        ("actors", listed(composer.mention(actor) for actor in e.actors)),
        ("recipients", listed(composer.mention(actor) for actor in e.recipients)),
        ("day", _day(e)),
        ("place", f"{e.place.name or e.place.text}" if e.place else ""),
        ("details", "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in e.details.items())),
        ("according to", f"{composer.source(statement)} [{statement.id}]" if statement else ""),
        ("confidence", f"{e.confidence:.2f}"),
        ("happening", view.store.holder(e.id) or ""),
    ]  # fmt: skip
    return quoted(e.sentence.text), facts, view.sources([e])


def _statement(s: Statement, view: View, composer: Composer) -> tuple[str, Facts, tuple[Source, ...]]:
    report = view.report_of(s)
    words = " … ".join(span.text for span in s.content)
    facts: Facts = [
        ("speaker", composer.source(s)),
        ("named", "no" if s.anonymous else "yes" if s.speaker else "not stated"),
        ("act", s.act),
        ("stance", s.stance),
        ("basis", s.basis),
        ("kind", s.kind),
        ("day", s.date.value if s.date else ""),
        ("about", ", ".join(s.about)),
    ]
    span = s.content[0] if s.content else s.cue or s.source
    if span is None:
        return f"{composer.source(s)}: {quoted(words)}", facts, ()
    evidence = (view.source(report, view.sentence_around(report, span), span),)
    return f"{composer.source(s)}: {quoted(words)}", facts, evidence


def _evidence(source: Source) -> Text:
    """The sentence, the words within it that say what was done marked."""
    text = Text(f"  {source_name(source)}{' (copy)' if source.copy_of else ''}\n    ", style="dim")
    sentence, trigger = source.sentence, source.trigger
    if trigger is None or not (sentence.start <= trigger.start and trigger.end <= sentence.end):
        text.append(sentence.text, style="not dim")
        text.append(_where(source))
        return text
    at = trigger.start - sentence.start
    end = at + len(trigger.text)
    text.append(sentence.text[:at], style="not dim")
    text.append(sentence.text[at:end], style="not dim bold reverse")
    text.append(sentence.text[end:], style="not dim")
    text.append(_where(source))
    return text


def _where(source: Source) -> str:
    """Where in which report a sentence stands."""
    sentence = source.sentence
    where = "title " if sentence.in_ == "title" else ""
    return f"  [{source.report} {where}{sentence.start}–{sentence.end}]"


def terminal(shown: Shown, console: Console) -> None:
    """Print an entry to a rich console."""
    if shown.asked != shown.id:
        console.print(Text(f"{shown.asked} is now {shown.id}.", style="yellow"))
    console.print(Text(f"{shown.kind} {shown.id}", style="dim"))
    console.print(Text(shown.sentence, style="bold"))
    console.print()
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column()
    for name, words in shown.facts:
        facts.add_row(f"  {name}", Text(words))
    console.print(facts)
    if shown.evidence:
        console.print("\nThe words it rests on")
    for source in shown.evidence:
        console.print(_evidence(source))
    for judgement in shown.judgements:
        reason = f": {judgement.reason}" if judgement.reason else ""
        console.print(Text(f"  judged {judgement.verdict} by {judgement.user}, {judgement.at}{reason}"))
