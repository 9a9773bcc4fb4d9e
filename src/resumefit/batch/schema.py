"""The JSON Schemas of what a batch and its audits write."""

from collections.abc import Callable, Mapping

from resumefit.batch.groups import SwapKind
from resumefit.batch.model import State
from resumefit.batch.rates import Verdict
from resumefit.match.model import PARTS, Relation, Status
from resumefit.posting.model import Need
from resumefit.report.shapes import (
    COUNT,
    FLAG,
    HASH,
    LINE,
    NAME,
    NUMBER,
    POINTS,
    SHARE,
    SLUG,
    TEXT,
    Schema,
    face,
    keys,
    one_of,
    or_null,
    rows,
)
from resumefit.resume.model import Strength

_WHOLE: Schema = {"type": "integer", "minimum": 0, "maximum": 100}
_NEED = one_of(Need)
_EXACT: Schema = {"type": "string", "pattern": r"^\d{1,3}\.\d{3}$"}
_SIDE: Schema = {"enum": ["resume", "posting"]}


def pair_schema() -> Schema:
    """Describe a line of `results.jsonl`."""
    finding = keys(
        id=NAME,
        target=or_null(NAME),
        label=NAME,
        part={"enum": list(PARTS)},
        need=_NEED,
        status=one_of(Status),
        credit=SHARE,
        points=POINTS,
        possible=POINTS,
        relation=one_of(Relation),
        strength=or_null({"enum": [strength.name.lower() for strength in Strength]}),
        found=or_null(NAME),
        reason=NAME,
    )
    return face(
        "pair",
        "A resume beside a posting, as a batch records it",
        resume=NAME,
        posting=NAME,
        name=or_null(NAME),
        status=one_of(State),
        error=or_null(keys(side=_SIDE, slug=SLUG, message=NAME)),
        score=or_null(_WHOLE),
        score_exact=or_null(_EXACT),
        band=or_null(NAME),
        score_version=NAME,
        lexicon_sha256=HASH,
        no_score=or_null(keys(code=SLUG, message=NAME, next_step=NAME)),
        parts=rows(keys(name={"enum": list(PARTS)}, points=POINTS, possible=POINTS)),
        findings=rows(finding),
        screens=rows(keys(id=NAME, label=NAME, need=_NEED, status=one_of(Status))),
        metrics=keys(stated=rows(NAME), asked=rows(NAME)),
        months_customer_service=or_null(COUNT),
        warnings=rows({"type": "string", "pattern": "^(resume|posting):"}),
    )


def swap_audit_schema() -> Schema:
    """Describe what `resumefit audit --swap --format json` prints."""
    moved = keys(label=NAME, before=or_null(POINTS), after=or_null(POINTS))
    trial = keys(entry=NAME, written=FLAG, score_exact=or_null(POINTS), moved=rows(moved))
    group = keys(
        id=SLUG,
        kind=one_of(SwapKind),
        label=NAME,
        sources=rows(NAME, least=1),
        swaps=COUNT,
        lowest=or_null(POINTS),
        highest=or_null(POINTS),
        changed=FLAG,
        trials=rows(trial, least=1),
    )
    return face(
        "swap-audit",
        "A resume scored again with another name, pronoun, address, school year or association in it",
        resume=NAME,
        posting=NAME,
        score_exact=or_null(POINTS),
        changed=FLAG,
        claim=NAME,
        limit=NAME,
        groups=rows(group),
        sources=rows(keys(id=SLUG, title=NAME, publisher=NAME, note=TEXT)),
    )


def rate_audit_schema() -> Schema:
    """Describe what `resumefit audit --groups --format json` prints."""
    share, ratio = or_null(SHARE), or_null({"type": "number", "minimum": 0})
    group = keys(
        group=NAME,
        people=COUNT,
        scored=COUNT,
        selected=COUNT,
        above_median=COUNT,
        unscored=COUNT,
        rate=share,
        ratio=ratio,
        above_median_share=share,
        above_median_ratio=ratio,
        verdict=one_of(Verdict),
    )
    return face(
        "rate-audit",
        "How often each group of a run is selected at a cut",
        cut=keys(score=or_null(POINTS), top=or_null(LINE)),
        fewest=COUNT,
        rule=NAME,
        ungrouped=COUNT,
        unknown=COUNT,
        tables=rows(keys(column=NAME, posting=NAME, groups=rows(group))),
    )


def run_diff_schema() -> Schema:
    """Describe what `resumefit batch --diff --format json` prints."""
    key = keys(resume=NAME, posting=NAME)
    change = keys(
        resume=NAME,
        posting=NAME,
        before=or_null(POINTS),
        after=or_null(POINTS),
        moved=or_null(NUMBER),
        parts=rows(keys(name={"enum": list(PARTS)}, moved=NUMBER)),
        rank=keys(before=or_null(LINE), after=or_null(LINE)),
    )
    return face(
        "run-diff",
        "What changed between two runs",
        score_version=keys(old=TEXT, new=TEXT),
        lexicon_sha256=keys(old=TEXT, new=TEXT),
        same=COUNT,
        reranked=COUNT,
        added=rows(key),
        gone=rows(key),
        changed=rows(change),
    )


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "pair": pair_schema,
    "swap-audit": swap_audit_schema,
    "rate-audit": rate_audit_schema,
    "run-diff": run_diff_schema,
}
"""Kind of a face -> what makes its schema."""
