"""Every command prints what the contract says, and a Coded survives being written and read."""

from __future__ import annotations

import json
from collections.abc import Mapping

import jsonschema
import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.model import Coded
from onrecord.plain import from_dict, to_dict
from onrecord.schema import command

TEXT = (
    "TOKYO, Oct. 10 - Envoys of Japan and the United States met in Tokyo on Tuesday. A senior Japanese "
    'official, who asked not to be named, said "we condemn the launch" and that talks would resume next week.'
)
LINE = {"id": "a", "text": TEXT, "date": "2028-10-10"}


def printed(name: str, line: Mapping[str, object]) -> list[dict[str, object]]:
    done = CliRunner().invoke(main, [name, "--jsonl", "-"], input=json.dumps(line) + "\n")
    assert done.exit_code == 0, done.output
    return [json.loads(answer) for answer in done.stdout.splitlines()]


@pytest.mark.parametrize("name", ["who", "when", "where", "said", "what", "code"])
def test_each_question_prints_its_schema(name: str) -> None:
    (answer,) = printed(name, LINE)
    jsonschema.validate(answer, command(name))
    assert answer["id"] == "a"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "relate",
            {"id": "a", "text": TEXT, "source": {"start": 27, "end": 32}, "target": {"start": 41, "end": 58}},
        ),
        ("status", {"id": "a", "text": TEXT, "triggers": [{"start": 59, "end": 62}]}),
        ("merge", {"id": "a", "text": TEXT, "events": [{"id": "e1", "start": 59, "end": 62}]}),
        ("copies", {"id": "a", "text": TEXT}),
    ],
)
def test_each_single_decision_prints_its_schema(name: str, line: dict[str, object]) -> None:
    (answer,) = printed(name, line)
    jsonschema.validate(answer, command(name))


def test_what_is_printed_can_be_read_back() -> None:
    (answer,) = printed("code", LINE)
    assert to_dict(from_dict(Coded, answer)) == answer


def test_every_span_is_the_text_it_points_to() -> None:
    (answer,) = printed("code", LINE)
    stack: list[object] = [answer]
    seen = 0
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if {"start", "end", "text", "in"} <= value.keys():
                assert TEXT[value["start"] : value["end"]] == value["text"]
                seen += 1
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)
    assert seen > 10
