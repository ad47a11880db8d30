"""The one family of errors a user meets: what was wrong, with which input, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError


class OnRecordError(Exception):
    """Something the user can mend.

    Args:
        problem: what is wrong, in one clause, without the input's name.
        input: the file, line, option or row it is about.
        remedy: what to do about it, as an imperative.
    """

    def __init__(self, problem: str, *, input: str | None = None, remedy: str | None = None) -> None:
        self.problem = problem
        self.input = input
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        where = f"{self.input}: " if self.input else ""
        what_to_do = f" {self.remedy[0].upper()}{self.remedy[1:]}." if self.remedy else ""
        return f"{where}{self.problem}.{what_to_do}"


class InputError(OnRecordError):
    """One input could not be read; the rest of the run goes on."""

    @classmethod
    def of_line(cls, error: ValidationError, *, input: str, remedy: str) -> InputError:
        """The first thing that is wrong with a line, after the field it is in."""
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        return cls(f"{field}: {first['msg']}" if field else first["msg"], input=input, remedy=remedy)


class KnowledgeError(OnRecordError):
    """A knowledge file holds a row that cannot be used."""


class ModelError(OnRecordError):
    """The language model is missing or is not the one that was measured."""


class RecordError(OnRecordError):
    """The record cannot be opened, or does not hold what was asked for."""
