"""The command that scores a coding against a hand-annotated file."""

from __future__ import annotations

import json

import click
from rich.console import Console

from onrecord.cli.options import Complaints, date_option, format_option, load_coder, model_options
from onrecord.cli.progress import Stages
from onrecord.parse.relevance import Speed


@click.command("evaluate", short_help="Score a coding against one by hand.")
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...")
@click.option(
    "--texts",
    multiple=True,
    metavar="FILE",
    help="JSON Lines of reports, for gold lines that hold no text; may be given again.",
)
@click.option(
    "--pred",
    "predictions",
    multiple=True,
    metavar="FILE",
    help="Score what a program printed, in the contract's shape, instead of running the coder.",
)
@date_option("reports")
@format_option(("table", "json"), "How to print the figures.")
@click.option("--mistakes", is_flag=True, help="Print every difference too.")
@model_options
def evaluate(
    gold: tuple[str, ...],
    texts: tuple[str, ...],
    predictions: tuple[str, ...],
    date: str | None,
    format_: str,
    mistakes: bool,
    model: str,
    knowledge: str | None,
    speed: Speed,
) -> None:
    """Score a coding against a file annotated by hand, layer by layer.

    A line of GOLD is {"id", "text"?, "date"?, "coder"?, "events"?, "statements"?}, as
    docs/measuring.md says. Two lines with one id and different "coder" are two hands:
    what both have is required, what one has is neither rewarded nor punished, and their
    agreement is told (F1, Krippendorff's alpha).
    """
    from onrecord.evaluation import evaluate as score

    complaints = Complaints()
    with Stages() as stages:
        made = score(
            gold,
            texts=texts,
            predictions=predictions or None,
            date=date,
            coder=load_coder(model, knowledge, speed),
            on_problem=complaints.say,
            on_progress=stages.tell,
        )
    if format_ == "json":
        click.echo(json.dumps(made.as_dict(mistakes=mistakes), indent=2, ensure_ascii=False))
    else:
        # A table that is read by a program or kept in a file is not folded to 80 columns.
        console = Console()
        made.tables(console if console.is_terminal else Console(width=160), mistakes=mistakes)
    complaints.exit()


COMMANDS = (evaluate,)
