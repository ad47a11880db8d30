"""The contract as JSON Schema (2020-12), made from the nouns themselves."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from onrecord import model, vocabulary
from onrecord.plain import OMIT_WHEN_NONE

_SCHEMA = "https://json-schema.org/draft/2020-12/schema"
NOUNS = (
    model.Report,
    model.Actor,
    model.Time,
    model.Place,
    model.Statement,
    model.Event,
    model.Coded,
    model.Entity,
    model.Happening,
    model.Dossier,
    model.Commitment,
    model.Judgement,
)
# What each command prints, one JSON line an input.
_ID = {"type": "string"}
_LISTS = {
    "who": ("actors", model.Actor),
    "when": ("times", model.Time),
    "where": ("places", model.Place),
    "said": ("statements", model.Statement),
    "what": ("events", model.Event),
}
_STATUS = TypeAdapter(vocabulary.Status).json_schema()
_NULLABLE_STRING = {"anyOf": [{"type": "string"}, {"type": "null"}]}
_LINES: dict[str, dict[str, Any]] = {
    "relate": {
        "id": _ID,
        "type": _NULLABLE_STRING,
        "plover": _NULLABLE_STRING,
        "modes": {"type": "array", "items": {"type": "string"}},
        "status": {"anyOf": [_STATUS, {"type": "null"}]},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
    },
    "status": {"id": _ID, "statuses": {"type": "array", "items": _STATUS}},
    "merge": {"event": _ID, "happening": _ID},
    "copies": {"id": _ID, "copy_of": _NULLABLE_STRING},
}


def _renamed(schema: Any) -> Any:
    """The schema as printed: no keyword underscores, every field required, no others."""
    if isinstance(schema, list):
        return [_renamed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made: dict[str, Any] = {}
    for key, value in schema.items():
        if key == "properties":
            made[key] = {name.rstrip("_"): _renamed(inner) for name, inner in value.items()}
            made["required"] = [name for name in made[key] if name not in OMIT_WHEN_NONE]
            made["additionalProperties"] = False
        elif key not in ("title", "default", "required"):
            made[key] = _renamed(value)
    return made


def noun(cls: type[Any]) -> dict[str, Any]:
    """The JSON Schema of one of the nouns."""
    return {"$schema": _SCHEMA, **_renamed(TypeAdapter(cls).json_schema())}


def _list_line(name: str, cls: type[Any]) -> dict[str, Any]:
    inner = _renamed(TypeAdapter(list[cls]).json_schema())  # type: ignore[valid-type]
    definitions = inner.pop("$defs", {})
    return {
        "$schema": _SCHEMA,
        "$defs": definitions,
        "type": "object",
        "properties": {"id": _ID, name: inner},
        "required": ["id", name],
        "additionalProperties": False,
    }


def command(name: str) -> dict[str, Any]:
    """The JSON Schema of the lines a command prints.

    Raises:
        KeyError: no command of that name prints JSON lines.
    """
    if name == "code":
        return noun(model.Coded)
    if name in _LISTS:
        return _list_line(*_LISTS[name])
    properties = _LINES[name]
    return {
        "$schema": _SCHEMA,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


COMMANDS = (*_LISTS, "code", *_LINES)


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by name: nouns in capitals, commands in small letters."""
    made = {cls.__name__: noun(cls) for cls in NOUNS}
    return made | {name: command(name) for name in COMMANDS}
