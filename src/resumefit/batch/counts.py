"""The records of a run, one after the other -> what a group of students shows and lacks, as counts."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from resumefit.batch.model import PairFinding, Record, State
from resumefit.batch.reasons import SKILL_PARTS

_MET, _PARTLY, _MISSING = 0, 1, 2
_RANKS = {"met": _MET, "partly": _PARTLY, "missing": _MISSING}


@dataclass(slots=True)
class SkillCount:
    """One thing that postings ask, over all students beside such a posting."""

    label: str
    students: int = 0
    """Students with a score beside a posting that asks it."""
    missing: int = 0
    """Students of whom no reading of it is better than missing."""
    partly: int = 0
    lost: int = 0
    """Thousandths of a point lost by it, over all pairs."""
    pairs: int = 0
    postings: set[str] = field(default_factory=set)

    @property
    def is_lacked(self) -> bool:
        """Whether somebody lacks it or has it in part wherever it is asked; who shows it beside one posting has it."""
        return self.lost > 0 and self.missing + self.partly > 0


@dataclass(frozen=True, slots=True)
class Student:
    """One resume of the run."""

    id: str
    thousandths: int | None
    """Its best score."""
    posting: str
    """Id of the posting where it scores best."""
    scored: int
    pairs: int
    why_not: str
    """Slug or code of its first pair without a score, where it has no score at all."""
    trouble: tuple[str, ...]
    """Slugs of what a resume that has a score was not read in full for."""


@dataclass(slots=True)
class CohortCounts:
    """All that is kept of a run's records."""

    skills: dict[str, SkillCount] = field(default_factory=dict)
    parts: dict[str, list[int]] = field(default_factory=dict)
    """Part -> thousandths earned and to be had, over all pairs."""
    scores: "dict[str, array[int]]" = field(default_factory=dict)
    """Posting -> the scores of its pairs, in thousandths."""
    unscored: Counter[str] = field(default_factory=Counter)
    """Posting -> how many of its pairs have no score."""
    metrics_stated: Counter[str] = field(default_factory=Counter)
    """Metric -> students who give a number of it."""
    metrics_asked: Counter[str] = field(default_factory=Counter)
    """Metric -> students beside a posting that asks for it."""
    metrics_answered: Counter[str] = field(default_factory=Counter)
    """Metric -> such students who give a number of it."""
    measuring: int = 0
    """Students who give a number of any metric."""
    read: int = 0
    """Students whose resume was read."""
    trouble: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """(side, slug) -> ids of the resumes or postings that it befell."""
    failed: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """(side, slug) -> ids of those among these that could not be read."""
    steps: dict[tuple[str, str], str] = field(default_factory=dict)
    """(side, code) -> what the first record without a score for that reason says to do."""
    students: list[Student] = field(default_factory=list)
    version: str = ""
    sha256: str = ""

    @property
    def pairs(self) -> int:
        """How many pairs have a score."""
        return sum(map(len, self.scores.values()))

    @property
    def scored(self) -> int:
        """How many students have a score."""
        return sum(one.thousandths is not None for one in self.students)

    @property
    def best_scores(self) -> list[int]:
        """The best score of each student who has one, lowest first."""
        return sorted(one.thousandths for one in self.students if one.thousandths is not None)


def count_groups(records: Iterable[Record], group_of: Mapping[str, str]) -> tuple[CohortCounts, dict[str, CohortCounts]]:
    """Count a run and each of its groups in one pass; `group_of` names the group of a resume by its id.

    The records of one resume stand together, as a run writes them.
    """
    whole, groups = _Counter(), {group: _Counter() for group in sorted(set(group_of.values()))}
    for record in records:
        whole.add(record)
        group = group_of.get(record.resume)
        if group is not None:
            groups[group].add(record)
    return whole.close(), {group: counter.close() for group, counter in groups.items()}


class _Counter:
    """Counts records as they go by."""

    def __init__(self) -> None:
        self._counts = CohortCounts()
        self._postings: set[tuple[str, str]] = set()
        self._resume: _Resume | None = None

    def add(self, record: Record) -> None:
        """Take one record."""
        self._counts.version, self._counts.sha256 = record.score_version, record.lexicon_sha256
        if self._resume is None or self._resume.id != record.resume:
            self.close()
            self._resume = _Resume(record.resume)
        self._resume.add(record, self._counts, self._postings)

    def close(self) -> CohortCounts:
        """Add the resume that was counted last, and give what all came to."""
        if self._resume is not None:
            self._resume.close(self._counts)
            self._resume = None
        return self._counts


def middle(scores: list[int]) -> int | None:
    """Give the middle of sorted scores, the lower one of two."""
    return scores[(len(scores) - 1) // 2] if scores else None


class _Resume:
    """What is known of one student while the records of the resume go by."""

    def __init__(self, name: str) -> None:
        self.id = name
        self._skills: dict[str, int] = {}
        self._stated: set[str] = set()
        self._asked: set[str] = set()
        self._best: Record | None = None
        self._why_not = ""
        self._scored = self._pairs = 0
        self._is_read = False
        self._trouble: set[str] = set()
        self._failed = ""

    def add(self, record: Record, counts: CohortCounts, postings: set[tuple[str, str]]) -> None:
        """Take one record of the resume; `postings` holds what was told of postings already."""
        self._pairs += 1
        self._note_trouble(record, counts, postings)
        self._is_read = self._is_read or record.error is None or record.error.document != "resume"
        self._stated.update(record.metrics.stated)
        if record.status is not State.OK or record.thousandths is None:
            counts.unscored[record.posting] += 1
            self._why_not = self._why_not or (record.error.code if record.error else record.no_score.code if record.no_score else "")
            return
        self._scored += 1
        self._asked.update(record.metrics.asked)
        scores = counts.scores.setdefault(record.posting, array("l"))
        scores.append(record.thousandths)
        if self._best is None or record.thousandths > (self._best.thousandths or 0):
            self._best = record
        for part in record.parts:
            sums = counts.parts.setdefault(part.name, [0, 0])
            sums[0] += part.points
            sums[1] += part.possible
        for finding in record.findings:
            if finding.part in SKILL_PARTS:
                self._count_skill(finding, record.posting, counts)

    def _count_skill(self, finding: PairFinding, posting: str, counts: CohortCounts) -> None:
        key = finding.target or finding.id
        skill = counts.skills.get(key)
        if skill is None:
            skill = counts.skills[key] = SkillCount(finding.label)
        skill.lost += finding.possible - finding.points
        skill.pairs += 1
        skill.postings.add(posting)
        self._skills[key] = min(self._skills.get(key, _MISSING), _RANKS[finding.status])

    def _note_trouble(self, record: Record, counts: CohortCounts, postings: set[tuple[str, str]]) -> None:
        told = list(record.warnings)
        if record.error is not None:
            told.append(f"{record.error.document}:{record.error.code}")
        if record.no_score is not None:
            own = "resume" if record.no_score.code == "no-text" else "posting"
            counts.steps.setdefault((own, record.no_score.code), record.no_score.next_step)
            told.append(f"{own}:{record.no_score.code}")
        for one in told:
            side, _, slug = one.partition(":")
            if side == "resume":
                self._trouble.add(slug)
            elif (record.posting, slug) not in postings:
                postings.add((record.posting, slug))
                counts.trouble.setdefault((side, slug), []).append(record.posting)
                if record.error is not None and (record.error.document, record.error.code) == (side, slug):
                    counts.failed.setdefault((side, slug), []).append(record.posting)
        if record.error is not None and record.error.document == "resume":
            self._failed = record.error.code

    def close(self, counts: CohortCounts) -> None:
        """Add what the records of the resume came to."""
        for key, rank in self._skills.items():
            skill = counts.skills[key]
            skill.students += 1
            skill.missing += rank == _MISSING
            skill.partly += rank == _PARTLY
        for slug in self._trouble:
            counts.trouble.setdefault(("resume", slug), []).append(self.id)
        if self._failed:
            counts.failed.setdefault(("resume", self._failed), []).append(self.id)
        counts.read += self._is_read
        counts.measuring += bool(self._stated)
        counts.metrics_stated.update(self._stated)
        counts.metrics_asked.update(self._asked)
        counts.metrics_answered.update(self._asked & self._stated)
        best = self._best
        counts.students.append(
            Student(
                self.id,
                None if best is None else best.thousandths,
                "" if best is None else best.posting,
                self._scored,
                self._pairs,
                "" if best is not None else self._why_not,
                tuple(sorted(self._trouble)) if best is not None else (),
            )
        )


def bins(scores: Iterable[int], *, edges: tuple[int, ...]) -> list[int]:
    """Count scores between edges: the first bin lies below the first edge, the last one from the last edge on."""
    counted = [0] * (len(edges) + 1)
    for score in scores:
        counted[bisect_left(edges, score + 1)] += 1
    return counted
