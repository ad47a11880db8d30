"""`onrecord evaluate`: tables, JSON, texts beside the gold, and input that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

TEXT = "Peru and Chile met in Lima. Peru praised the accord."
MET = {"trigger": {"start": 15, "end": 18, "text": "met"}, "type": "CONSULT", "status": "actual"}
PRAISED = {"trigger": {"start": 33, "end": 40}, "type": "SUPPORT", "status": "actual"}
GOLD = {"id": "a", "text": TEXT, "events": [MET, PRAISED]}


def evaluated(folder: Path, gold: list[Any], *options: str, **files: list[Any]) -> Result:
    """Runs the command on gold lines; each of `files` is written and named by its option."""
    named = []
    for name, rows in {"gold": gold, **files}.items():
        path = folder / f"{name}.jsonl"
        path.write_text(
            "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8"
        )
        named += [f"--{name}", str(path)] if name != "gold" else [str(path)]
    return CliRunner().invoke(main, ["evaluate", *named, *options])


def test_the_figures_as_json(tmp_path: Path) -> None:
    done = evaluated(tmp_path, [GOLD], "--format", "json", pred=[{"id": "a", "events": [MET]}])
    assert done.exit_code == 0, done.output
    made = json.loads(done.stdout)
    assert made["events"]["layers"]["found"] == {
        "wanted": 2,
        "given": 1,
        "right": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": pytest.approx(2 / 3),
    }


def test_the_figures_as_tables(tmp_path: Path) -> None:
    done = evaluated(tmp_path, [GOLD], "--mistakes", pred=[{"id": "a", "events": [MET]}])
    assert done.exit_code == 0, done.output
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["found", "2", "1", "1", "100.0", "50.0", "66.7", "-"] in rows
    assert "a 33-40: found: “praised”: wanted SUPPORT actual, given nothing" in done.stdout


def test_texts_by_id(tmp_path: Path) -> None:
    gold = {"id": "a", "events": [MET, PRAISED]}
    pred = [{"id": "a", "events": [MET, PRAISED]}]
    done = evaluated(
        tmp_path,
        [gold],
        "--format",
        "json",
        texts=[{"id": "b", "text": "Else."}, {"id": "a", "text": TEXT}],
        pred=pred,
    )
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["events"]["layers"]["found"]["f1"] == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{not json", "gold.jsonl:2: Invalid JSON"),
        (
            {"id": "b"},
            "'b' has no text. Add \"text\" to the line, or name the file that has it with --texts.",
        ),
        ({"id": "a", "text": TEXT, "events": []}, "is the second line of 'a' by the coder ''"),
        ({"id": "b", "text": TEXT, "events": [{"trigger": {"start": 3, "end": 3}}]}, "3 to 3 is no stretch"),
        (
            {"id": "b", "text": TEXT, "events": [{**MET, "trigger": {"start": 0, "end": 4, "text": "met"}}]},
            "0 to 4 is 'Peru' in the text, not 'met'. Give offsets in code points",
        ),
        (
            {"id": "b", "text": TEXT, "events": [{**MET, "trigger": {"start": 60, "end": 64}}]},
            "60 to 64 is '' in the text of 52 characters",
        ),
        ({"id": "b", "text": TEXT, "events": [{**MET, "type": "MEET"}]}, "'MEET' is no category of PLOVER"),
        (
            {"id": "b", "text": TEXT, "events": [{**MET, "status": "perhaps"}]},
            "gold.jsonl:2: events.0.statuses.0",
        ),
    ],
    ids=[
        "no JSON",
        "no text",
        "one hand twice",
        "empty span",
        "other words",
        "outside",
        "category",
        "status",
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_rest_is_scored(
    tmp_path: Path, line: object, told: str
) -> None:
    both = {"id": "a", "events": [MET, PRAISED]}
    done = evaluated(tmp_path, [GOLD, line], "--format", "json", pred=[both, {**both, "id": "b"}])
    assert done.exit_code == 1
    assert told in done.stderr
    assert json.loads(done.stdout)["events"]["layers"]["found"]["right"] == 2


def test_a_report_without_a_prediction_counts_as_nothing_found(tmp_path: Path) -> None:
    done = evaluated(tmp_path, [GOLD], "--format", "json", pred=[{"id": "b", "events": []}])
    assert done.exit_code == 1
    assert "a: is not among the predictions and counts as nothing found" in done.stderr
    assert json.loads(done.stdout)["events"]["layers"]["found"]["recall"] == 0


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["evaluate", str(tmp_path / "none.jsonl")])
    assert done.exit_code == 1
    assert "none.jsonl: does not exist" in done.stderr
    assert "Traceback" not in done.output
