"""The JSON Schemas (draft 2020-12) of the JSON faces, built from the types that the faces are made of."""

from collections.abc import Callable, Mapping

from resumefit.extract.mentions import Comparator
from resumefit.lexicon.model import TERM_KINDS
from resumefit.match.model import PARTS, Outcome, Relation, Status
from resumefit.posting.model import Need
from resumefit.report.shapes import COUNT, FLAG, HASH, LINE, MONTH, NAME, NUMBER, SLUG, TEXT, Schema, face, keys, one_of, or_null, ref, rows
from resumefit.resume.model import Strength
from resumefit.suggest.model import Advice

_CODE: Schema = {"type": "string", "pattern": "^RF[0-9]{3}$"}
_NEED: Schema = {"enum": [need.value for need in Need]}
_STRENGTH: Schema = {"enum": [strength.name.lower() for strength in Strength]}


def report_schema() -> Schema:
    """Describe what `resumefit score --format json` prints."""
    score = {"type": "integer", "minimum": 0, "maximum": 100}
    exact = {"type": "number", "minimum": 0, "maximum": 100}
    return face(
        "report",
        "A resume beside a posting: the score, its reasons and what to do",
        resume=ref("origin"),
        posting=ref("origin"),
        lexicon=keys(version=NAME, sha256=HASH),
        score=or_null(score),
        score_exact=or_null(exact),
        reachable=or_null(exact),
        score_version=NAME,
        no_score=or_null(keys(code=SLUG, message=NAME, next_step=NAME)),
        parts=rows(keys(name={"enum": list(PARTS)}, points=exact, possible=exact)),
        findings=rows(_finding()),
        screens=rows(_finding()),
        suggestions=rows(_suggestion()),
        copied=rows(ref("place")),
        warnings=rows(_warning(document={"enum": ["resume", "posting"]})),
    )


def posting_schema() -> Schema:
    """Describe what `resumefit parse posting --format json` prints."""
    spans = rows(ref("place"), least=1)
    span = ref("place")
    requirement = keys(target=NAME, any_of=rows(NAME), kind=_kind(), need=_NEED, screen=FLAG, spans=spans)
    experience = keys(months=COUNT, of=NAME, need=_NEED, span=span)
    education = keys(level=SLUG, need=_NEED, or_equivalent_experience=FLAG, span=span)
    return face(
        "posting",
        "What a posting asks",
        origin=ref("origin"),
        role=or_null(keys(term=or_null(NAME), text=NAME)),
        requirements=rows(requirement),
        experience=rows(experience),
        education=rows(education),
        languages=rows(keys(language=NAME, any_of=rows(NAME), at_least=LINE, level=or_null(SLUG), need=_NEED, span=span)),
        thresholds=rows(keys(**_quantity(), metric=NAME, need=_NEED, span=span)),
        set_aside=rows(keys(start=COUNT, end=LINE, reason=SLUG)),
        warnings=rows(_warning()),
    )


def resume_schema() -> Schema:
    """Describe what `resumefit parse resume --format json` prints."""
    span = ref("place")
    position = keys(
        title=TEXT,
        employer=or_null(NAME),
        start=or_null(MONTH),
        end={"anyOf": [MONTH, {"const": "present"}, {"type": "null"}]},
        customer_service=FLAG,
        section=SLUG,
        span=span,
    )
    education = keys(level=SLUG, completed=or_null(FLAG), field=or_null(NAME), year=or_null(COUNT), span=span)
    return face(
        "resume",
        "What a resume shows",
        origin=ref("origin"),
        sections=rows(keys(kind=SLUG, heading=NAME, span=span)),
        positions=rows(position),
        months_customer_service=or_null(COUNT),
        months_total=or_null(COUNT),
        skills=rows(keys(target=NAME, strength=_STRENGTH, spans=rows(span, least=1))),
        metrics=rows(keys(**_quantity(), **{"from": or_null(NUMBER)}, metric=NAME, span=span)),
        education=rows(education),
        languages=rows(keys(language=NAME, level=or_null(SLUG), span=span)),
        certifications=rows(NAME),
        warnings=rows(_warning()),
    )


def comparison_schema() -> Schema:
    """Describe what `resumefit compare --format json` prints."""
    score = {"type": "integer", "minimum": 0, "maximum": 100}
    draft = keys(resume=ref("origin"), score=or_null(score), score_exact=or_null(NUMBER))
    state = keys(status=one_of(Status), points=NUMBER, evidence=rows(ref("place")), why=NAME)
    change = keys(id=NAME, label=NAME, need=_NEED, points=NUMBER, old=state, new=state)
    advice = rows(_suggestion())
    return face(
        "comparison",
        "What changed between two drafts of a resume beside one posting",
        posting=ref("origin"),
        old=draft,
        new=draft,
        gained=or_null(NUMBER),
        better=rows(change),
        worse=rows(change),
        advice=keys(done=advice, still_open=advice, new=advice),
    )


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "report": report_schema,
    "posting": posting_schema,
    "resume": resume_schema,
    "comparison": comparison_schema,
}
"""Kind of a face -> what makes its schema."""


def _finding() -> Schema:
    requirement = keys(
        target=or_null(NAME),
        any_of=rows(NAME),
        label=NAME,
        part={"enum": [*PARTS, "screen"]},
        need=_NEED,
        spans=rows(ref("place")),
    )
    comparison = keys(asked=NAME, found=or_null(NAME), outcome=one_of(Outcome), note=TEXT)
    why = keys(relation=one_of(Relation), strength=or_null(_STRENGTH), found=or_null(NAME), text=NAME, comparison=or_null(comparison))
    return keys(
        id=NAME,
        requirement=requirement,
        status=one_of(Status),
        credit={"type": "number", "minimum": 0, "maximum": 1},
        points={"type": "number", "minimum": 0, "maximum": 100},
        possible={"type": "number", "minimum": 0, "maximum": 100},
        evidence=rows(ref("place")),
        why=why,
    )


def _suggestion() -> Schema:
    return keys(
        code=_CODE,
        name=SLUG,
        title=NAME,
        message=NAME,
        kind=one_of(Advice),
        where=rows(ref("place")),
        because=rows(ref("place")),
        gain=or_null(NUMBER),
        section=TEXT,
        targets=rows(NAME),
    )


def _warning(**more: Schema) -> Schema:
    return keys(**more, code=SLUG, message=NAME, page=or_null(LINE))


def _quantity() -> dict[str, Schema]:
    return {"value": NUMBER, "upper": or_null(NUMBER), "unit": SLUG, "comparator": one_of(Comparator), "per": or_null(SLUG)}


def _kind() -> Schema:
    return {"enum": sorted(TERM_KINDS | {"open"})}
