"""A record -> the few reasons that count most in its score, in words."""

from resumefit.batch.model import PairFinding, Record
from resumefit.report.wording import points_said

SHOWN = 3
SKILL_PARTS = frozenset({"required", "preferred", "duties"})
"""Parts whose findings are things to know or to have done; the rest are facts."""


def reasons(record: Record, *, limit: int = SHOWN) -> tuple[str, ...]:
    """Say what moves the score most, earned or lost, the weightiest first; the last place goes to the other side where all are of one."""
    return tuple(_said(finding) for finding in weightiest(record, limit=limit))


def weightiest(record: Record, *, limit: int = SHOWN) -> tuple[PairFinding, ...]:
    """Give the findings with most points at stake, earned or lost; one of the lost ones and one of the earned ones is among them."""
    ordered = sorted(record.findings, key=lambda one: -max(one.points, one.possible - one.points))
    first = [one for one in ordered if one.possible][:limit]
    if len(first) == limit > 1 and len({speaks_for(one) for one in first}) == 1:
        other = next((one for one in ordered[limit:] if one.possible and speaks_for(one) is not speaks_for(first[0])), None)
        first[-1:] = [other or first[-1]]
    return tuple(first)


def speaks_for(finding: PairFinding) -> bool:
    """Say whether a finding earns at least half of what it could."""
    return finding.points * 2 >= finding.possible


def named(finding: PairFinding) -> str:
    """Name what a finding is about: a fact by its part, the role by that alone, for the posting's own name for it stands beside it."""
    if finding.part == "role":
        return "Role"
    label = finding.label[:1].upper() + finding.label[1:]
    return label if finding.part in SKILL_PARTS else f"{finding.part.capitalize()}: {label}"


def _said(finding: PairFinding) -> str:
    side = "for" if speaks_for(finding) else "against"
    return f"{side}: {named(finding)} ({points_said(finding.points)} of {points_said(finding.possible)}): {finding.reason}"


def why_not(record: Record) -> str:
    """Say why a record has no score, with what to do and its slug; nothing where it has one."""
    if record.error is not None:
        return f"{record.error.side.capitalize()}: {record.error.message} [{record.error.slug}]"
    if record.no_score is not None:
        return f"{record.no_score.message} {record.no_score.next_step} [{record.no_score.code}]"
    return ""
