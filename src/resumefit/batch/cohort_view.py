"""The counts of a run, or of one of its groups -> the page that says what is lacking."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from resumefit.batch.apart import FEWEST_APART
from resumefit.batch.counts import CohortCounts, SkillCount, Student, bins, middle
from resumefit.batch.model import PAGES_NAME, RunSheet
from resumefit.lexicon.model import Lexicon
from resumefit.match.model import PARTS
from resumefit.report.page import rendered
from resumefit.report.plain import safe
from resumefit.slugs import SLUGS

COHORT_NAME = "cohort.html"
_LISTED = 20
"""Skills of a list before the rest is folded."""
_NAMED = 12
"""Files that a row of reader trouble names before it counts the rest."""
_EDGES = tuple(range(5_000, 100_000, 5_000))
"""Thousandths of a point at which the columns of a plot begin."""
_HEIGHT = 60


@dataclass(frozen=True, slots=True)
class Lack:
    """One row of the list of what is missing."""

    label: str
    postings: int
    students: int
    missing: int
    partly: int
    lost: float
    """Mean thousandths of a point lost where it is asked."""
    total: int
    """Thousandths of a point lost by all together."""
    elsewhere: float | None = None
    """On the page of a group: the share of the whole run's students who show nothing of it."""

    @property
    def share(self) -> float:
        """Share of the students it is asked of who show nothing of it."""
        return self.missing / self.students


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a plot."""

    x: int
    height: float
    count: int
    said: str


@dataclass(frozen=True, slots=True)
class Plot:
    """How the scores of one posting lie."""

    label: str
    scored: int
    unscored: int
    median: int
    """Thousandths of a point."""
    columns: tuple[Column, ...]
    most: int
    """What the highest column counts."""


@dataclass(frozen=True, slots=True)
class MetricRow:
    """One metric: who gives a number of it."""

    label: str
    stated: int
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that went wrong while reading."""

    slug: str
    side: str
    count: int
    meaning: str
    do: str
    named: tuple[tuple[str, str], ...]
    """Whom it befell, the first of them: what they are called and where their page lies, empty where there is none."""


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One student of the list."""

    student: Student
    posting: str
    link: str
    """Where the student's page lies; empty where there is none."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group that has a page of its own."""

    label: str
    link: str
    students: int
    median: int
    """Of its best scores, in thousandths of a point."""
    measuring: int
    read: int
    lacks: tuple[str, ...]
    """What it loses most points by, the first three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortView:
    """All that the page shows."""

    counts: CohortCounts
    group: str
    """Whom the page is about; empty on that of the whole run."""
    groups: tuple[GroupRow, ...] = ()
    held_back: int = 0
    """How many groups are too small to be shown apart."""
    fewest: int = FEWEST_APART
    postings: int
    by_worth: tuple[Lack, ...]
    by_share: tuple[Lack, ...]
    parts: tuple[tuple[str, int, int], ...]
    plots: tuple[Plot, ...]
    unplotted: tuple[str, ...]
    """Postings beside which nobody has a score."""
    metrics: tuple[MetricRow, ...]
    trouble: tuple[Trouble, ...]
    students: tuple[StudentRow, ...]
    back: str = f"../{COHORT_NAME}"
    """From a group's page to that of the whole run."""
    listed: int = _LISTED
    height: int = _HEIGHT

    @property
    def median(self) -> int | None:
        """The middle of the students' best scores, in thousandths of a point."""
        return middle(self.counts.best_scores)


def cohort_page(
    counts: CohortCounts,
    sheet: RunSheet,
    *,
    lexicon: Lexicon,
    pages: Container[str] = (),
    group: str = "",
    whole: CohortCounts | None = None,
    groups: tuple[GroupRow, ...] = (),
    held_back: int = 0,
) -> str:
    """Lay counts out as a page; `pages` are the ids of the students who have a page, `lexicon` names the metrics.

    The page of a `group` is held beside the counts of the `whole` run and names no student.
    """
    labels = {posting.id: safe(posting.label) for posting in sheet.postings}
    lacks = [_lack(key, skill, whole) for key, skill in counts.skills.items() if skill.is_lacked]
    view = CohortView(
        counts=counts,
        group=safe(group),
        groups=groups,
        held_back=held_back,
        postings=len(sheet.postings),
        by_worth=tuple(sorted(lacks, key=lambda one: (-one.total, one.label))),
        by_share=tuple(sorted((one for one in lacks if one.missing), key=lambda one: (-one.share, -one.total, one.label))),
        parts=tuple((name.capitalize(), earned, most) for name in PARTS for earned, most in (counts.parts.get(name, (0, 0)),) if most),
        plots=tuple(_plots(counts, labels)),
        unplotted=tuple(label for posting, label in labels.items() if not counts.scores.get(posting)),
        metrics=tuple(_metrics(counts, lexicon)),
        trouble=() if group else tuple(_trouble(counts, labels, pages)),
        students=() if group else tuple(_students(counts, labels, pages)),
    )
    return rendered("cohort.html", styles=("report.css", "office.css"), view=view)


def shown_label(skill: SkillCount) -> str:
    """Name a skill as a heading does."""
    label = safe(skill.label)
    return label[:1].upper() + label[1:]


def _lack(key: str, skill: SkillCount, whole: CohortCounts | None) -> Lack:
    elsewhere = None if whole is None else whole.skills[key].missing / whole.skills[key].students
    lost = skill.lost / skill.pairs
    return Lack(shown_label(skill), len(skill.postings), skill.students, skill.missing, skill.partly, lost, skill.lost, elsewhere)


def _plots(counts: CohortCounts, labels: Mapping[str, str]) -> Iterator[Plot]:
    for posting, label in labels.items():
        scores = counts.scores.get(posting)
        if not scores:
            continue
        counted = bins(scores, edges=_EDGES)
        most = max(counted)
        columns = tuple(
            Column(at * 5, count * _HEIGHT / most, count, f"{at * 5} to {at * 5 + 5}: {count}") for at, count in enumerate(counted) if count
        )
        yield Plot(label, len(scores), counts.unscored[posting], middle(sorted(scores)) or 0, columns, most)


def _metrics(counts: CohortCounts, lexicon: Lexicon) -> Iterator[MetricRow]:
    rows = []
    for metric in {*counts.metrics_stated, *counts.metrics_asked}:
        own, term = lexicon.metrics.get(metric), lexicon.terms.get(metric)
        if own is not None and own.side == "posting":
            continue
        label = term.label if term is not None else safe(metric.replace("-", " ").capitalize())
        rows.append(MetricRow(label, counts.metrics_stated[metric], counts.metrics_asked[metric], counts.metrics_answered[metric]))
    yield from sorted(rows, key=lambda row: (row.answered - row.asked, -row.stated, row.label))


def _trouble(counts: CohortCounts, labels: Mapping[str, str], pages: Container[str]) -> Iterator[Trouble]:
    known = {slug.name: slug for slug in SLUGS}
    for (side, slug), ids in sorted(counts.trouble.items(), key=lambda item: (-len(item[1]), item[0])):
        told = known.get(slug, known["error"])
        if side == "posting":
            befallen = tuple((labels.get(one, one), "") for one in ids[:_NAMED])
        else:
            befallen = tuple((one, _link(one, pages)) for one in ids[:_NAMED])
        do = safe(counts.steps.get((side, slug), told.do)).removesuffix(".")
        ended = len(counts.failed.get((side, slug), ()))
        meaning = told.meaning if 0 < ended < len(ids) else told.meant(error=ended > 0)
        yield Trouble(slug, side, len(ids), meaning, do, befallen)


def _students(counts: CohortCounts, labels: Mapping[str, str], pages: Container[str]) -> Iterator[StudentRow]:
    for student in counts.students:
        yield StudentRow(student, labels.get(student.posting, student.posting), _link(student.id, pages))


def _link(student: str, pages: Container[str]) -> str:
    """Give the way from the page to a student's own, empty where there is none."""
    return f"{PAGES_NAME}/{student}.html" if student in pages else ""
