"""A bad input is one clear line; the rest of the run goes on; the exit code tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.record import Store

GOOD = "VIENNA, Oct. 3 - The foreign ministers of Austria and Hungary met in Vienna on Tuesday, the two governments said.\n"


def read(tmp_path: Path, *inputs: str | Path) -> Result:
    record = tmp_path / "record.db"
    return CliRunner().invoke(main, ["read", *map(str, inputs), "--record", str(record)])


def test_a_missing_file_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    done = read(tmp_path, tmp_path / "missing.txt", good)
    assert done.exit_code == 1
    assert "missing.txt" in done.stderr
    with Store(tmp_path / "record.db") as store:
        assert store.statistics()["reports"] == 1


def test_an_invalid_line_in_the_middle_is_named_by_its_number(tmp_path: Path) -> None:
    lines = tmp_path / "reports.jsonl"
    good = '{"id": "%s", "text": "The ministers of Austria and Hungary met in Vienna on Tuesday (%s)."}'
    lines.write_text("\n".join([good % ("a", "one"), "{not json", good % ("b", "two")]), encoding="utf-8")
    done = read(tmp_path, lines)
    assert done.exit_code == 1
    assert "reports.jsonl:2" in done.stderr
    with Store(tmp_path / "record.db") as store:
        assert store.statistics()["reports"] == 2


def test_wrong_usage_exits_with_two(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["read"]).exit_code == 2
    assert CliRunner().invoke(main, ["brief", "--format", "pdf"]).exit_code == 2


def test_a_bad_date_names_itself(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    done = CliRunner().invoke(
        main, ["read", str(good), "--date", "2999-01-01", "--record", str(tmp_path / "r.db")]
    )
    assert done.exit_code == 1
    assert "2999" in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize("command", ["brief", "show", "export", "verify"])
def test_a_record_that_is_not_there_is_one_clear_line(tmp_path: Path, command: str) -> None:
    name = str(tmp_path / "none.db")
    arguments = [name] if command == "verify" else ["--record", name]
    done = CliRunner().invoke(main, [command, *(["h-1"] if command == "show" else []), *arguments])
    assert done.exit_code == 1
    assert "onrecord read" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_line_without_its_fields_says_which(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["relate", "--jsonl", "-"], input='{"id": "a", "text": "Iran sued."}\n')
    assert done.exit_code == 1
    assert "source" in done.stderr
