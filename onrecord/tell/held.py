"""Values of a record by their ids, read when they are asked for and then kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

Value = TypeVar("Value")


class Held(Mapping[str, Value]):
    """A mapping that reads what it does not yet hold.

    Args:
        read: gives the values of some ids, those that there are.
        name: gives a value's id.
        ids: gives every id there is.
    """

    def __init__(
        self,
        read: Callable[[Iterable[str]], Iterable[Value]],
        name: Callable[[Value], str],
        ids: Callable[[], Iterable[str]],
    ) -> None:
        self._read, self._name, self._ids = read, name, ids
        # None where the record holds nothing of that id, so that it is asked once.
        self._values: dict[str, Value | None] = {}

    def bring(self, ids: Iterable[str]) -> None:
        """Read the values of several ids in one go."""
        missing = {each for each in ids if each not in self._values}
        if missing:
            self._values.update(dict.fromkeys(missing))
            self._values.update((self._name(value), value) for value in self._read(missing))

    def __getitem__(self, key: str) -> Value:
        if key not in self._values:
            self.bring([key])
        value = self._values[key]
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids())

    def __len__(self) -> int:
        return sum(1 for _ in self._ids())
