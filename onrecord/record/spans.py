"""Spans inside printed values: mark them with their report, and find them again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_SPAN = frozenset({"start", "end", "text", "in"})


def is_span(value: object) -> bool:
    """Whether a printed value is a span, or one of the nouns that extend it."""
    return isinstance(value, Mapping) and value.keys() >= _SPAN


def with_report(value: Any, report: str) -> Any:
    """A printed value whose spans all say which report they lie in."""
    if isinstance(value, Mapping):
        marked = {key: with_report(inner, report) for key, inner in value.items()}
        if is_span(value) and not value.get("report"):
            marked["report"] = report
        return marked
    if isinstance(value, list | tuple):
        return [with_report(inner, report) for inner in value]
    return value


def spans(value: Any, path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every span in a printed value, with the path of fields that leads to it."""
    if isinstance(value, Mapping):
        if is_span(value):
            yield path, value
        for key, inner in value.items():
            yield from spans(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from spans(inner, f"{path}[{number}]")
