"""The `onrecord` command."""

from __future__ import annotations

import sys

import click

from onrecord import __version__
from onrecord.cli import evaluation, inspection, questions, record
from onrecord.errors import OnRecordError

_EPILOG = """\b
First steps:
  onrecord read examples/reports      read reports into ./onrecord.db
  onrecord brief                      what happened, was said, is planned
  onrecord show ID                    any entry with the words it rests on
  onrecord export --format plover     the same as a PLOVER data set
"""


class _InOrder(click.Group):
    """Lists commands as a newcomer meets them, and prints our errors as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except OnRecordError as error:
            click.echo(f"onrecord: {error}", err=True)
            ctx.exit(1)
        except BrokenPipeError:
            # The reader went away (`onrecord who … | head`): nothing is wrong.
            sys.stderr.close()
            ctx.exit(0)


@click.group(
    cls=_InOrder,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Keep the record of what news reports say happened.

    OnRecord reads reports on diplomacy and security and keeps who met, said, tested,
    threatened, sanctioned and promised what, to whom, when and where, and according to
    whom. Every entry leads back to the words that say so. It runs offline.

    INPUT is a file, a folder, - for standard input, or a URL (with --fetch): HTML, plain
    text, JSON Lines, RSS or Atom, WARC; what each is, is found out by itself.
    """


for command in (*record.COMMANDS, *questions.COMMANDS, *evaluation.COMMANDS, *inspection.COMMANDS):
    main.add_command(command)
