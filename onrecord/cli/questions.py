"""The commands that answer one question each, one JSON line an input."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from onrecord.cli.options import (
    Complaints,
    input_options,
    inputs_argument,
    lines_of,
    load_coder,
    model_options,
)
from onrecord.errors import InputError
from onrecord.model import Coded
from onrecord.parse.relevance import Speed
from onrecord.plain import to_dict, to_line

if TYPE_CHECKING:
    from onrecord.rooms import Question


class _Extent(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")
    start: int
    end: int


class _NamedExtent(_Extent):
    id: str


class RelateLine(BaseModel):
    """A sentence with a source and a target."""

    id: str
    text: str
    source: _Extent
    target: _Extent


class StatusLine(BaseModel):
    """A text with triggers."""

    id: str
    text: str
    date: str | None = None
    triggers: list[_Extent]


class MergeLine(BaseModel):
    """A text with the events to merge."""

    id: str
    text: str
    date: str | None = None
    events: list[_NamedExtent]


class CopiesLine(BaseModel):
    """A text that may be another's copy."""

    id: str
    text: str
    date: str | None = None


Line = TypeVar("Line", bound=BaseModel)


def _without_because(coded: Coded) -> Coded:
    """The same without the reasons of actors, which --explain asks for."""

    def plain(actors: Any) -> Any:
        return tuple(replace(actor, because=None) for actor in actors)

    statements = tuple(
        replace(s, speaker=replace(s.speaker, because=None)) if s.speaker else s for s in coded.statements
    )
    events = tuple(replace(e, actors=plain(e.actors), recipients=plain(e.recipients)) for e in coded.events)
    return replace(coded, actors=plain(coded.actors), statements=statements, events=events)


def _question(name: str, answers: Question | None, short: str, help: str) -> click.Command:
    """A command that prints one of the lists of a Coded, or (None) all of it."""

    @click.command(name, help=help, short_help=short)
    @input_options
    @click.option(
        "--jsonl",
        is_flag=True,
        help="Inputs are contract lines; take each text as it stands, offsets as given.",
    )
    @click.option("--explain", is_flag=True, help="Add to each actor the rule and the row that resolved it.")
    @model_options
    def command(
        inputs: tuple[str, ...],
        date: str | None,
        fetch: bool,
        jsonl: bool,
        explain: bool,
        model: str,
        knowledge: str | None,
        speed: Speed,
    ) -> None:
        from onrecord.read import reports

        coder = load_coder(model, knowledge, speed)
        complaints = Complaints()
        for read in reports(inputs, knowledge=coder.knowledge, date=date, raw_jsonl=jsonl, fetch=fetch):
            if isinstance(read, InputError):
                complaints.say(read)
                continue
            coded = coder.answer(read.report, answers) if answers else coder.code(read.report)
            shown = coded if explain else _without_because(coded)
            if answers is None:
                click.echo(to_line(shown))
            else:
                values = [to_dict(value) for value in getattr(shown, answers)]
                click.echo(to_line({"id": shown.id, answers: values}))
        complaints.exit()

    return command


def _lines(kind: type[Line], inputs: tuple[str, ...], complaints: Complaints) -> Iterator[Line]:
    """The lines that fit; each that does not is named and left out."""
    adapter = TypeAdapter(kind)
    wanted = ", ".join(name for name, field in kind.model_fields.items() if field.is_required())
    for where, line in lines_of(inputs):
        try:
            yield adapter.validate_json(line)
        except ValidationError as error:
            remedy = f"give {wanted} as the contract says"
            complaints.say(InputError.of_line(error, input=where, remedy=remedy))


def _jsonl_command(name: str, short: str, help: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command over contract lines; --jsonl is accepted since the other commands need it."""

    def decorate(function: Callable[..., None]) -> click.Command:
        function = click.option(
            "--jsonl", is_flag=True, help="Accepted and implied: inputs are contract lines."
        )(model_options(function))
        return click.command(name, help=help, short_help=short)(inputs_argument(function))

    return decorate


@_jsonl_command(
    "relate",
    "From source to target: which relation.",
    "What relation a sentence reports from a given source to a given target.",
)
def relate(inputs: tuple[str, ...], jsonl: bool, model: str, knowledge: str | None, speed: Speed) -> None:
    coder, complaints = load_coder(model, knowledge, speed), Complaints()
    for line in _lines(RelateLine, inputs, complaints):
        found = coder.relate(
            line.text, (line.source.start, line.source.end), (line.target.start, line.target.end)
        )
        click.echo(to_line({"id": line.id, **found}))
    complaints.exit()


@_jsonl_command(
    "status", "Did given triggers happen?", "Whether given triggers happened, by the words of the text."
)
def status(inputs: tuple[str, ...], jsonl: bool, model: str, knowledge: str | None, speed: Speed) -> None:
    coder, complaints = load_coder(model, knowledge, speed), Complaints()
    for line in _lines(StatusLine, inputs, complaints):
        try:
            found = coder.status(line.text, [(t.start, t.end) for t in line.triggers], line.date)
        except InputError as error:
            complaints.say(error)
            continue
        click.echo(to_line({"id": line.id, "statuses": list(found)}))
    complaints.exit()


@_jsonl_command(
    "merge", "Which given events are one happening.", "Which given events of many texts are one happening."
)
def merge(inputs: tuple[str, ...], jsonl: bool, model: str, knowledge: str | None, speed: Speed) -> None:
    coder, complaints = load_coder(model, knowledge, speed), Complaints()
    lines = [line.model_dump() for line in _lines(MergeLine, inputs, complaints)]
    for answer in coder.merge(lines):
        click.echo(to_line(answer))
    complaints.exit()


@_jsonl_command("copies", "Which texts are copies.", "Which texts are copies or light rewrites of another.")
def copies(inputs: tuple[str, ...], jsonl: bool, model: str, knowledge: str | None, speed: Speed) -> None:
    from onrecord.read.copies import copies as find_copies

    complaints = Complaints()
    lines = [line.model_dump() for line in _lines(CopiesLine, inputs, complaints)]
    for answer in find_copies(lines):
        click.echo(to_line(answer))
    complaints.exit()


COMMANDS = (
    _question(
        "who",
        "actors",
        "Who is mentioned.",
        "Who is mentioned: people, offices, organisations, countries, groups.",
    ),
    _question(
        "when",
        "times",
        "When: dates, times, durations.",
        "When: dates, times, durations and sets, with their values.",
    ),
    _question(
        "where",
        "places",
        "Where: places on the map.",
        "Where: every toponym, its use, and its place on the map.",
    ),
    _question("said", "statements", "Who said what.", "Who said what, by which words, named or not."),
    _question(
        "what",
        "events",
        "What was done: PLOVER events.",
        "What was done: PLOVER events with status, actors, recipients, date.",
    ),
    _question("code", None, "All five at once.", "All five questions at once, with the report as read."),
    relate,
    status,
    merge,
    copies,
)
