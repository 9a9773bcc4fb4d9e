"""A record -> the few reasons that count most in its score, in words."""

from resumefit.batch.model import PairFinding, Record
from resumefit.match.model import Status
from resumefit.report.wording import points_said

SHOWN = 3
SKILL_PARTS = frozenset({"required", "preferred", "duties"})
"""Parts whose findings are things to know or to have done; the rest are facts."""
_WORDS = {Status.MET: "for", Status.PARTLY: "in part", Status.MISSING: "against"}


def reasons(record: Record, *, limit: int = SHOWN) -> tuple[str, ...]:
    """Say what moves the score most, earned or lost, the weightiest first; not all of them met or missing where there is another."""
    return tuple(_said(finding) for finding in weightiest(record, limit=limit))


def weightiest(record: Record, *, limit: int = SHOWN) -> tuple[PairFinding, ...]:
    """Give the findings with most points at stake, earned or lost; the last gives way to one not met where all are, and so with missing."""
    ordered = sorted((one for one in record.findings if one.possible), key=lambda one: -max(one.points, one.possible - one.points))
    first = ordered[:limit]
    sides = {one.status for one in first}
    if len(first) == limit > 1 and len(sides) == 1 and Status.PARTLY.value not in sides:
        other = next((one for one in ordered[limit:] if one.status not in sides), None)
        first[-1:] = [other or first[-1]]
    return tuple(first)


def named(finding: PairFinding) -> str:
    """Name what a finding is about: a fact by its part, the role by that alone, for the posting's own name for it stands beside it."""
    if finding.part == "role":
        return "Role"
    label = finding.label[:1].upper() + finding.label[1:]
    return label if finding.part in SKILL_PARTS else f"{finding.part.capitalize()}: {label}"


def _said(finding: PairFinding) -> str:
    points = f"{points_said(finding.points)} of {points_said(finding.possible)}"
    return f"{_WORDS[Status(finding.status)]}: {named(finding)} ({points}): {finding.reason}"


def why_not(record: Record) -> str:
    """Say why a record has no score, with what to do and its slug; nothing where it has one."""
    if record.error is not None:
        return f"{record.error.document.capitalize()}: {record.error} [{record.error.code}]"
    if record.no_score is not None:
        return f"{record.no_score.message} {record.no_score.next_step} [{record.no_score.code}]"
    return ""
