"""Values to plain JSON-ready dicts and back, for the nouns of `model` only."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any, Literal, TypeVar, get_args, get_origin

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

Value = TypeVar("Value")

# Printed only where they hold something: `report` belongs to records, `because` to --explain.
OMIT_WHEN_NONE = {"report", "because"}
# Longer strings are texts, of which there is one each.
_SHORT = 80


def _overrides(cls: type[Any]) -> dict[str, Any]:
    made = {}
    for f in fields(cls):
        rename = f.name.rstrip("_") if f.name.endswith("_") else None
        omit = True if f.name in OMIT_WHEN_NONE and f.default is None else None
        if rename or omit:
            made[f.name] = override(rename=rename, omit_if_default=omit)
    return made


def _shared(value: object, _: type[str]) -> str:
    """A string, one object wherever it recurs: of a record held in memory strings are the greater part."""
    text = str(value)
    return sys.intern(text) if len(text) < _SHORT else text


def _is_literal(cls: Any) -> bool:
    return get_origin(cls) is Literal


def _one_of(literal: type[Any]) -> Callable[[object, type[Any]], Any]:
    """Takes a value for the one of the literal's own that equals it."""
    own = {value: value for value in get_args(literal)}

    def taken(value: object, _: type[Any]) -> Any:
        if value not in own:
            raise ValueError(f"{value!r} is none of {', '.join(map(repr, own))}")
        return own[value]

    return taken


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter()
    converter.register_structure_hook(str, _shared)
    converter.register_structure_hook_factory(_is_literal, _one_of)
    converter.register_unstructure_hook_factory(
        is_dataclass, lambda cls: make_dict_unstructure_fn(cls, converter, **_overrides(cls))
    )
    converter.register_structure_hook_factory(
        is_dataclass, lambda cls: make_dict_structure_fn(cls, converter, **_overrides(cls))
    )
    return converter


_CONVERTER = _converter()


def to_dict(value: object) -> dict[str, Any]:
    """The JSON-ready dict of one of the model's values, with the contract's field names."""
    made: dict[str, Any] = _CONVERTER.unstructure(value)
    return made


def from_dict(cls: type[Value], data: dict[str, Any]) -> Value:
    """The value `to_dict` was given. Raises `cattrs.BaseValidationError` on a wrong shape."""
    return _CONVERTER.structure(data, cls)


def to_line(value: object) -> str:
    """One JSON line (no newline), UTF-8 kept as it is."""
    return json.dumps(to_dict(value) if is_dataclass(value) else value, ensure_ascii=False)
