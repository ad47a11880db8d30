"""The commands that show what OnRecord itself is made of."""

from __future__ import annotations

import json

import click

from onrecord.cli.options import Complaints
from onrecord.errors import OnRecordError


@click.command("schema", short_help="The contract as JSON Schema.")
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Print the contract as JSON Schema.

    NAME is a noun (Event, Happening, …) or a command (who, what, …); without it all are
    printed, by name.
    """
    from onrecord.schema import schemas

    known = schemas()
    if name is not None and name not in known:
        raise click.BadParameter(f"{name} is none of {', '.join(known)}", param_hint="NAME")
    click.echo(json.dumps(known[name] if name else known, indent=2, ensure_ascii=False))


@click.group("knowledge", short_help="Look after the knowledge files.")
def knowledge() -> None:
    """Look after the knowledge files."""


@knowledge.command("check")
@click.option(
    "--knowledge", "folder", metavar="DIR", type=click.Path(), help="Also lay the files in DIR over them."
)
def check(folder: str | None) -> None:
    """Check every knowledge file: overlaps, gaps, unknown codes, missing sources, age."""
    from onrecord.knowledge import Knowledge
    from onrecord.knowledge.check import age
    from onrecord.knowledge.check import check as find_problems

    loaded = Knowledge(folder)
    complaints = Complaints()
    for problem in find_problems(loaded):
        if problem.level == "error":
            where = f"{problem.file}: {problem.key}"
            complaints.say(OnRecordError(problem.message, input=where, remedy="correct the row"))
        else:
            click.echo(f"note: {problem}")
    click.echo(f"{complaints.count} error(s); the latest dated row is of {age(loaded)}")
    complaints.exit()


@click.command("models", short_help="The models used, with sha256.")
def models() -> None:
    """Name the models that are used, with their sha256."""
    from onrecord.encode import sessions
    from onrecord.parse import language_model, relevance

    click.echo(f"{language_model.DEFAULT} 3.7.1 (en_core_web_md)  sha256 {language_model.SHA256}")
    for room, told in (("parse", relevance.manifest()), ("encode", sessions.manifest())):
        for name, file in told["files"].items():
            click.echo(f"onrecord/{room}/weights/{name} ({file['what']})  sha256 {file['sha256']}")


COMMANDS = (schema, knowledge, models)
