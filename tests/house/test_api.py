"""Every verb of the Python API has its command, and the other way round."""

from __future__ import annotations

import click
import pytest

import onrecord
from onrecord.api import Record
from onrecord.cli import main
from onrecord.coder import Coder

VERBS_OF_CODER = ("who", "when", "where", "said", "what", "code", "relate", "status", "merge", "copies")
FUNCTIONS = ("evaluate",)
VERBS_OF_RECORD = ("read", "brief", "show", "export", "verify", "review")


@pytest.mark.parametrize("verb", VERBS_OF_CODER)
def test_a_verb_of_the_coder_is_a_command(verb: str) -> None:
    assert callable(getattr(Coder, verb))
    assert isinstance(main.commands[verb], click.Command)


@pytest.mark.parametrize("verb", VERBS_OF_RECORD)
def test_a_verb_of_the_record_is_a_command(verb: str) -> None:
    assert callable(getattr(Record, verb))
    assert isinstance(main.commands[verb], click.Command)


@pytest.mark.parametrize("verb", FUNCTIONS)
def test_a_function_is_a_command(verb: str) -> None:
    assert callable(getattr(onrecord, verb))
    assert isinstance(main.commands[verb], click.Command)


def test_no_command_is_without_a_verb_but_those_about_the_program() -> None:
    about = {"schema", "knowledge", "models"}
    assert set(main.commands) == {*VERBS_OF_CODER, *VERBS_OF_RECORD, *FUNCTIONS} | about


def test_every_public_name_is_there() -> None:
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None


def test_copies_are_found_from_python_too() -> None:
    text = (
        "The two ministers met in Vienna and agreed to open a hotline between their armed forces in spring. "
        * 5
    )
    found = list(Coder.copies([{"id": "a", "text": text}, {"id": "b", "text": text + "More follows."}]))
    assert [row["copy_of"] for row in found] == [None, "a"]
