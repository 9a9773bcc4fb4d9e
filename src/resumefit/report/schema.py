"""The JSON Schemas (draft 2020-12) of the JSON faces, built from the types that the faces are made of."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum

from resumefit.extract.mentions import Comparator
from resumefit.lexicon.model import TERM_KINDS
from resumefit.match.model import PARTS, Outcome, Relation, Status
from resumefit.posting.model import Need
from resumefit.report.model import SCHEMA
from resumefit.resume.model import Strength
from resumefit.suggest.model import Advice

Schema = dict[str, object]

_TEXT: Schema = {"type": "string"}
_NAME: Schema = {"type": "string", "minLength": 1}
_FLAG: Schema = {"type": "boolean"}
_NUMBER: Schema = {"type": "number"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_LINE: Schema = {"type": "integer", "minimum": 1}
_SLUG: Schema = {"type": "string", "pattern": "^[a-z0-9]+([_-][a-z0-9]+)*$"}
_HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_MONTH: Schema = {"type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2]))?$"}
_CODE: Schema = {"type": "string", "pattern": "^RF[0-9]{3}$"}
_NEED: Schema = {"enum": [need.value for need in Need]}
_STRENGTH: Schema = {"enum": [strength.name.lower() for strength in Strength]}


def report_schema() -> Schema:
    """Describe what `resumefit score --format json` prints."""
    score = {"type": "integer", "minimum": 0, "maximum": 100}
    exact = {"type": "number", "minimum": 0, "maximum": 100}
    return _face(
        "report",
        "A resume beside a posting: the score, its reasons and what to do",
        resume=_ref("origin"),
        posting=_ref("origin"),
        lexicon=_object(version=_NAME, sha256=_HASH),
        score=_or_null(score),
        score_exact=_or_null(exact),
        reachable=_or_null(exact),
        score_version=_NAME,
        no_score=_or_null(_object(code=_SLUG, message=_NAME, next_step=_NAME)),
        parts=_list(_object(name={"enum": list(PARTS)}, points=exact, possible=exact)),
        findings=_list(_finding()),
        screens=_list(_finding()),
        suggestions=_list(_suggestion()),
        copied=_list(_ref("place")),
        warnings=_list(_warning(document={"enum": ["resume", "posting"]})),
    )


def posting_schema() -> Schema:
    """Describe what `resumefit parse posting --format json` prints."""
    spans = _list(_ref("place"), least=1)
    span = _ref("place")
    requirement = _object(target=_NAME, any_of=_list(_NAME), kind=_kind(), need=_NEED, screen=_FLAG, spans=spans)
    experience = _object(months=_COUNT, of=_NAME, need=_NEED, span=span)
    education = _object(level=_SLUG, need=_NEED, or_equivalent_experience=_FLAG, span=span)
    return _face(
        "posting",
        "What a posting asks",
        origin=_ref("origin"),
        role=_or_null(_object(term=_or_null(_NAME), text=_NAME)),
        requirements=_list(requirement),
        experience=_list(experience),
        education=_list(education),
        languages=_list(_object(language=_NAME, level=_or_null(_SLUG), need=_NEED, span=span)),
        thresholds=_list(_object(**_quantity(), metric=_NAME, need=_NEED, span=span)),
        set_aside=_list(_object(start=_COUNT, end=_LINE, reason=_SLUG)),
        warnings=_list(_warning()),
    )


def resume_schema() -> Schema:
    """Describe what `resumefit parse resume --format json` prints."""
    span = _ref("place")
    position = _object(
        title=_TEXT,
        employer=_or_null(_NAME),
        start=_or_null(_MONTH),
        end={"anyOf": [_MONTH, {"const": "present"}, {"type": "null"}]},
        customer_service=_FLAG,
        section=_SLUG,
        span=span,
    )
    education = _object(level=_SLUG, completed=_or_null(_FLAG), field=_or_null(_NAME), year=_or_null(_COUNT), span=span)
    return _face(
        "resume",
        "What a resume shows",
        origin=_ref("origin"),
        sections=_list(_object(kind=_SLUG, heading=_NAME, span=span)),
        positions=_list(position),
        months_customer_service=_or_null(_COUNT),
        months_total=_or_null(_COUNT),
        skills=_list(_object(target=_NAME, strength=_STRENGTH, spans=_list(span, least=1))),
        metrics=_list(_object(**_quantity(), **{"from": _or_null(_NUMBER)}, metric=_NAME, span=span)),
        education=_list(education),
        languages=_list(_object(language=_NAME, level=_or_null(_SLUG), span=span)),
        certifications=_list(_NAME),
        warnings=_list(_warning()),
    )


def comparison_schema() -> Schema:
    """Describe what `resumefit compare --format json` prints."""
    score = {"type": "integer", "minimum": 0, "maximum": 100}
    draft = _object(resume=_ref("origin"), score=_or_null(score), score_exact=_or_null(_NUMBER))
    state = _object(status=_values(Status), points=_NUMBER, evidence=_list(_ref("place")), why=_NAME)
    change = _object(id=_NAME, label=_NAME, need=_NEED, points=_NUMBER, old=state, new=state)
    advice = _list(_suggestion())
    return _face(
        "comparison",
        "What changed between two drafts of a resume beside one posting",
        posting=_ref("origin"),
        old=draft,
        new=draft,
        gained=_or_null(_NUMBER),
        better=_list(change),
        worse=_list(change),
        advice=_object(done=advice, still_open=advice, new=advice),
    )


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "report": report_schema,
    "posting": posting_schema,
    "resume": resume_schema,
    "comparison": comparison_schema,
}
"""Kind of a face -> what makes its schema."""


def _face(kind: str, title: str, **properties: Schema) -> Schema:
    """Describe a whole document of one kind."""
    whole = _object(schema={"const": SCHEMA}, kind={"const": kind}, **properties)
    place = _object(start=_COUNT, end=_LINE, line=_LINE, text=_TEXT)
    place["description"] = "Code points start (included) to end (excluded) of the document's text; lines count from 1."
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **whole,
        "$defs": {"origin": _object(name=_TEXT, media_type=_NAME, sha256=_HASH), "place": place},
    }


def _finding() -> Schema:
    requirement = _object(
        target=_or_null(_NAME),
        any_of=_list(_NAME),
        label=_NAME,
        part={"enum": [*PARTS, "screen"]},
        need=_NEED,
        spans=_list(_ref("place")),
    )
    comparison = _object(asked=_NAME, found=_or_null(_NAME), outcome=_values(Outcome), note=_TEXT)
    why = _object(
        relation=_values(Relation), strength=_or_null(_STRENGTH), found=_or_null(_NAME), text=_NAME, comparison=_or_null(comparison)
    )
    return _object(
        id=_NAME,
        requirement=requirement,
        status=_values(Status),
        credit={"type": "number", "minimum": 0, "maximum": 1},
        points={"type": "number", "minimum": 0, "maximum": 100},
        possible={"type": "number", "minimum": 0, "maximum": 100},
        evidence=_list(_ref("place")),
        why=why,
    )


def _suggestion() -> Schema:
    return _object(
        code=_CODE,
        name=_SLUG,
        title=_NAME,
        message=_NAME,
        kind=_values(Advice),
        where=_list(_ref("place")),
        because=_list(_ref("place")),
        gain=_or_null(_NUMBER),
        section=_TEXT,
        targets=_list(_NAME),
    )


def _warning(**more: Schema) -> Schema:
    return _object(**more, code=_SLUG, message=_NAME, page=_or_null(_LINE))


def _quantity() -> dict[str, Schema]:
    return {"value": _NUMBER, "upper": _or_null(_NUMBER), "unit": _SLUG, "comparator": _values(Comparator), "per": _or_null(_SLUG)}


def _kind() -> Schema:
    return {"enum": sorted(TERM_KINDS | {"open"})}


def _object(**properties: Schema) -> Schema:
    """Describe an object that has all of these keys and no other."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(item: Schema, *, least: int = 0) -> Schema:
    return {"type": "array", "items": item, **({"minItems": least} if least else {})}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _values(closed: Iterable[Enum]) -> Schema:
    return {"enum": [one.value for one in closed]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
