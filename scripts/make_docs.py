"""Write the documents that are made from the code and the knowledge.

.venv/bin/python scripts/make_docs.py            write docs/commands.md and docs/codebook.md
.venv/bin/python scripts/make_docs.py --check    exit with 1 where one of them is not current
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from onrecord.cli import main
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.what import CATEGORIES, CONTEXTS, DECISIONS, FOLDINGS, STATUSES

DOCS = Path(__file__).parents[1] / "docs"
_MADE = "<!-- made by scripts/make_docs.py; change the source, not this file -->"


def _commands(group: click.Group, prefix: str) -> Iterator[tuple[str, click.Command]]:
    for name in group.list_commands(click.Context(group)):
        command = group.commands[name]
        yield f"{prefix} {name}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{prefix} {name}")


def commands() -> str:
    """Every command with its help, as the command line prints it."""
    parts = [_MADE, "# Commands", "What `--help` prints, command by command."]
    for name, command in [("onrecord", main), *_commands(main, "onrecord")]:
        # As wide as where there is no terminal, so that the document is the same from any window.
        context = click.Context(
            command,
            info_name=name,
            terminal_width=78,
            help_option_names=main.context_settings["help_option_names"],
        )
        parts += [f"## {name}", f"```\n{command.get_help(context)}\n```"]
    return "\n\n".join(parts) + "\n"


def _score(value: float | None) -> str:
    return "no score" if value is None else f"{value:g}"


def codebook() -> str:
    """The codebook, from the knowledge file that the coder reads."""
    knowledge = Knowledge()
    parts = [
        _MADE,
        "# Codebook",
        "After PLOVER (openeventdata/PLOVER, manual of 2024), in our own words. The coder reads the "
        "same file: `onrecord/knowledge/data/what/`. An event has a category (what), modes (how), "
        "contexts (why or in which field), and a status (whether it took place, by the words of the report).",
        "## Categories",
    ]
    for row in knowledge.rows(CATEGORIES):
        needs = "needs a recipient" if row.needs_recipient else "needs no recipient"
        parts.append(f"### {row.name}: {row.title}")
        parts.append(f"Quad {row.quad}, score {_score(row.score)}, {needs}. {row.definition}")
        parts.append(f"**Coded:** {row.coded}")
        parts.append(f"**Not coded:** {row.not_coded}")
        if row.modes:
            lines = [f"| `{m.name}` | {_score(m.score)} | {m.definition} |" for m in row.modes]
            parts.append("\n".join(["| mode | score | |", "|---|---|---|", *lines]))
        parts.append("\n".join(f"* {example}" for example in row.examples))
    parts.append("## Statuses")
    for status in knowledge.rows(STATUSES):
        parts += [
            f"### {status.name}",
            status.definition,
            f"**Coded:** {status.coded}",
            f"**Not coded:** {status.not_coded}",
            "\n".join(f"* {example}" for example in status.examples),
        ]
    folding = [
        f"| {', '.join(f.categories)} | {', '.join(f.statuses)} | {f.becomes} | {f.why} |"
        for f in knowledge.rows(FOLDINGS)
    ]
    parts += [
        "## Folding",
        "`type` is the category as the words say it; `plover` is the category after these rules.",
        "\n".join(["| category | status | becomes | why |", "|---|---|---|---|", *folding]),
        "## Contexts",
        "\n".join(f"* `{context.name}`: {context.definition}" for context in knowledge.rows(CONTEXTS)),
        "## Where the manual contradicts itself",
        "\n".join(f"* **{d.name}.** {d.manual} {d.decided} {d.why}" for d in knowledge.rows(DECISIONS)),
    ]
    return "\n\n".join(parts) + "\n"


def run(check: bool) -> int:
    """Write the documents, or say which are not current."""
    stale = []
    for name, made in (("commands.md", commands()), ("codebook.md", codebook())):
        path = DOCS / name
        if check and (not path.is_file() or path.read_text(encoding="utf-8") != made):
            stale.append(name)
        elif not check:
            path.write_text(made, encoding="utf-8")
    if stale:
        print(f"not current: {', '.join(stale)}; run scripts/make_docs.py")
    return len(stale)


if __name__ == "__main__":
    sys.exit(run("--check" in sys.argv[1:]))
