"""Values to plain JSON-ready dicts and back, for the nouns of `model` only."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

Value = TypeVar("Value")

# Printed only where they hold something: `report` belongs to records, `because` to --explain.
OMIT_WHEN_NONE = {"report", "because"}


def _overrides(cls: type[Any]) -> dict[str, Any]:
    made = {}
    for f in fields(cls):
        rename = f.name.rstrip("_") if f.name.endswith("_") else None
        omit = True if f.name in OMIT_WHEN_NONE and f.default is None else None
        if rename or omit:
            made[f.name] = override(rename=rename, omit_if_default=omit)
    return made


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter()
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
