"""The building blocks of the JSON Schemas (draft 2020-12): what a value may be, objects with all of their keys and no other."""

from collections.abc import Iterable
from enum import Enum

from resumefit.report.model import SCHEMA

Schema = dict[str, object]

TEXT: Schema = {"type": "string"}
NAME: Schema = {"type": "string", "minLength": 1}
FLAG: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
LINE: Schema = {"type": "integer", "minimum": 1}
SLUG: Schema = {"type": "string", "pattern": "^[a-z0-9]+([_-][a-z0-9]+)*$"}
HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
MONTH: Schema = {"type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2]))?$"}
POINTS: Schema = {"type": "number", "minimum": 0, "maximum": 100}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}


def face(kind: str, title: str, **properties: Schema) -> Schema:
    """Describe a whole document of one kind."""
    whole = keys(schema={"const": SCHEMA}, kind={"const": kind}, **properties)
    place = keys(start=COUNT, end=LINE, line=LINE, text=TEXT)
    place["description"] = "Code points start (included) to end (excluded) of the document's text; lines count from 1."
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **whole,
        "$defs": {"origin": keys(name=TEXT, media_type=NAME, sha256=HASH), "place": place},
    }


def keys(**properties: Schema) -> Schema:
    """Describe an object that has all of these keys and no other."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def rows(item: Schema, *, least: int = 0) -> Schema:
    """Describe a list."""
    return {"type": "array", "items": item, **({"minItems": least} if least else {})}


def or_null(schema: Schema) -> Schema:
    """Describe a value that may be missing."""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(closed: Iterable[Enum]) -> Schema:
    """Describe a value of a closed set."""
    return {"enum": [one.value for one in closed]}


def ref(name: str) -> Schema:
    """Point to one of the shapes that every face defines: origin, place."""
    return {"$ref": f"#/$defs/{name}"}
