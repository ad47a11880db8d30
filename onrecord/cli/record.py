"""The commands that work on a record."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from onrecord.cli.options import (
    Complaints,
    format_option,
    input_options,
    load_coder,
    model_options,
    output_option,
    record_option,
)
from onrecord.cli.progress import Stages
from onrecord.errors import RecordError
from onrecord.parse.relevance import Speed

if TYPE_CHECKING:
    from onrecord.api import BriefFormat, ShowFormat
    from onrecord.tell.exports.entries import Unit
    from onrecord.vocabulary import Verdict

_BRIEF_FORMATS = ("terminal", "md", "html", "json")
_EXPORT_FORMATS = ("plover", "polecat", "csv", "jsonl", "ics")


@click.command("read", short_help="Read reports into the record.")
@input_options
@record_option
@model_options
def read(
    inputs: tuple[str, ...],
    date: str | None,
    fetch: bool,
    record: str,
    model: str,
    knowledge: str | None,
    speed: Speed,
) -> None:
    """Read reports into the record: code what is new, merge it, follow it.

    Each report is kept as soon as it is coded; an interrupted reading goes on where it
    stopped. Reading the same inputs again changes nothing.
    """
    from onrecord.api import Record

    complaints = Complaints()
    with Record(record, coder=load_coder(model, knowledge, speed)) as kept, Stages() as stages:
        try:
            reading = kept.read(
                inputs, date=date, fetch=fetch, on_problem=complaints.say, on_progress=stages.tell
            )
        except KeyboardInterrupt:
            stages.close()
            click.echo(
                f"onrecord: stopped; what was read is kept in {record}. Run it again to go on.", err=True
            )
            raise click.exceptions.Exit(130) from None
    counts = reading.counts
    click.echo(
        f"{record}: {reading.added} report(s) read, {reading.known} known already, "
        f"{len(reading.problems)} refused, {len(reading.skipped)} skipped; "
        f"it holds {counts['events']} events and {counts['statements']} statements, "
        f"{counts['happenings']} happenings, {counts['dossiers']} dossiers",
        err=True,
    )
    if reading.problems:
        raise click.exceptions.Exit(1)


@click.command("brief", short_help="Tell what the record holds.")
@record_option
@click.option(
    "--since", metavar="DATE|last", help="Only what was reported from DATE on, or since the last brief."
)
@click.option(
    "--about", metavar="WHAT", help="Only what concerns a name, a country, a kind or an entry's id."
)
@format_option(_BRIEF_FORMATS, "How to tell it.")
@click.option("--all", "everything", is_flag=True, help="Every line of every section.")
@output_option
def brief(
    record: str, since: str | None, about: str | None, format_: str, everything: bool, output: str | None
) -> None:
    """Tell what happened, what is planned, what was said, disputed and promised.

    Every line ends in its sources; `onrecord show ID` prints the words behind it.
    """
    from onrecord.api import Record

    with Record(record, create=False) as kept:
        told = kept.brief(
            since=since, about=about, format=cast("BriefFormat", format_), everything=everything
        )
    if output:
        Path(output).write_text(told + "\n", encoding="utf-8")
    else:
        click.echo(told)


@click.command("show", short_help="Show an entry and the words behind it.")
@click.argument("entry", metavar="ID")
@record_option
@format_option(("terminal", "json"), "How to show it.")
def show(entry: str, record: str, format_: str) -> None:
    """Show one entry with the sentences it rests on.

    ID is that of a happening, an event, a statement, a report, an entity, a dossier, a
    commitment or a judgement; a happening's earlier ids also do.
    """
    from onrecord.api import Record

    with Record(record, create=False) as kept:
        click.echo(kept.shown(entry, format=cast("ShowFormat", format_)))


@click.command("export", short_help="Write the record as a data set.")
@record_option
@format_option(_EXPORT_FORMATS, "What to write.")
@click.option(
    "--unit",
    type=click.Choice(("happening", "event")),
    default="happening",
    show_default=True,
    help="What a row is.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Also what is planned, negated, cancelled, possible; marked as such.",
)
@output_option
def export(record: str, format_: str, unit: str, everything: bool, output: str | None) -> None:
    """Write the record as a data set.

    plover: JSON Lines in the manual's names. polecat: POLECAT's 40 tab-separated columns.
    csv: plain typed columns. jsonl: the contract's own values. ics: a calendar of what is
    planned. By default one row is one happening of status actual.
    """
    from onrecord.api import Record

    with Record(record, create=False) as kept:
        rows = kept.export(format=format_, unit=cast("Unit", unit), everything=everything)
        if output:
            with Path(output).open("w", encoding="utf-8", newline="") as handle:
                handle.writelines(rows)
        else:
            for row in rows:
                click.echo(row, nl=False)


@click.command("verify", short_help="Check every span against its text.")
@click.argument("record", default="onrecord.db", metavar="[RECORD]")
def verify(record: str) -> None:
    """Check every stored span against the stored text and its hash."""
    from onrecord.api import Record

    complaints = Complaints()
    with Record(record, create=False) as kept:
        for mismatch in kept.verify():
            complaints.say(
                RecordError(
                    f"{mismatch.problem} ({mismatch.field}: {mismatch.expected!r}, found {mismatch.found!r})",
                    input=f"{mismatch.report} {mismatch.entry}",
                    remedy="read the report again into a new record",
                )
            )
        counts = kept.store.statistics()
    if not complaints.count:
        click.echo(f"{record}: all spans of {counts['reports']} report(s) are in their texts")
    complaints.exit()


@click.command("review", short_help="Judge an entry.")
@click.argument("entry", metavar="ID")
@click.option(
    "--verdict",
    type=click.Choice(("right", "wrong", "edited", "same", "not-same")),
    required=True,
    help="The judgement; edited needs --field and --value, same and not-same --value ID.",
)
@click.option("--field", metavar="NAME", help="The field that is judged or corrected.")
@click.option("--value", metavar="JSON", help="The right value, or the other entry's id.")
@click.option("--reason", metavar="WORDS", help="Why.")
@click.option("--user", metavar="NAME", help="Who judges; the login name by default.")
@record_option
def review(
    entry: str,
    verdict: str,
    field: str | None,
    value: str | None,
    reason: str | None,
    user: str | None,
    record: str,
) -> None:
    """Judge an entry: right, wrong, edited, the same as another or not.

    Judgements go into a ledger that is only ever added to; the record is derived anew.
    """
    from onrecord.api import Record

    if verdict == "edited" and (field is None or value is None):
        raise click.UsageError("--verdict edited needs --field and --value")
    if verdict in ("same", "not-same") and value is None:
        raise click.UsageError(f"--verdict {verdict} needs --value with the other entry's id")
    try:
        given = json.loads(value) if value is not None else None
    except json.JSONDecodeError:
        given = value
    with Record(record, create=False) as kept:
        judgement = kept.review(
            entry,
            cast("Verdict", verdict),
            field=field,
            value=given,
            user=user or getpass.getuser(),
            reason=reason,
        )
    click.echo(f"{judgement.id}: {entry} judged {verdict}")


COMMANDS = (read, brief, show, export, verify, review)
