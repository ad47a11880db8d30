"""Options and steps that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from onrecord.parse import language_model
from onrecord.parse.relevance import Speed

if TYPE_CHECKING:
    from onrecord.coder import Coder

Command = TypeVar("Command", bound=Callable[..., Any])


def model_options(command: Command) -> Command:
    """--model, --knowledge and --speed."""
    command = click.option(
        "--speed",
        type=click.Choice(get_args(Speed)),
        default="thorough",
        show_default=True,
        help="fast: rules only, fewer sentences parsed; balanced: sentences chosen; thorough: all.",
    )(command)
    command = click.option(
        "--knowledge",
        metavar="DIR",
        type=click.Path(),
        help="Lay the knowledge files in DIR over the shipped ones.",
    )(command)
    return click.option(
        "--model",
        default=language_model.DEFAULT,
        show_default=True,
        metavar="NAME",
        help="An installed spaCy English pipeline to parse with.",
    )(command)


def input_options(command: Command) -> Command:
    """INPUT… with --date and --fetch."""
    command = click.option("--fetch", is_flag=True, help="Allow inputs that are URLs to be fetched.")(command)
    return inputs_argument(date_option("plain texts")(command))


def inputs_argument(command: Command) -> Command:
    """INPUT…"""
    return click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")(command)


def date_option(of: str) -> Callable[[Command], Command]:
    """--date, the day of publication of what `of` names."""
    return click.option(
        "--date", metavar="YYYY-MM-DD", help=f"Day of publication of {of} that do not give one."
    )


def format_option(formats: Sequence[str], help: str) -> Callable[[Command], Command]:
    """--format, the first of the formats by default; the command's parameter is `format_`."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=help,
    )


def output_option(command: Command) -> Command:
    """--output."""
    return click.option(
        "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write it to FILE."
    )(command)


def record_option(command: Command) -> Command:
    """--record."""
    return click.option(
        "--record",
        "record",
        default="onrecord.db",
        show_default=True,
        metavar="FILE",
        help="The record to work on.",
    )(command)


def load_coder(model: str, knowledge: str | None, speed: Speed) -> Coder:
    """A Coder; spaCy is imported only when a command needs it."""
    from onrecord.coder import Coder

    return Coder(model=model, knowledge=knowledge, speed=speed)


class Complaints:
    """Prints each thing that went wrong as one line; remembers for the exit code."""

    def __init__(self) -> None:
        self.count = 0

    def say(self, error: Exception) -> None:
        self.count += 1
        click.echo(f"onrecord: {error}", err=True)

    def exit(self) -> None:
        """End the command with 1 if anything went wrong, else return."""
        if self.count:
            raise click.exceptions.Exit(1)


def lines_of(inputs: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(place, line) for every line of files or of standard input (`-`)."""
    for name in inputs:
        with click.open_file(name, encoding="utf-8", errors="replace") as handle:
            for number, line in enumerate(handle, start=1):
                if line.strip():
                    yield f"{name}:{number}", line
