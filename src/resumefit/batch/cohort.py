"""The records of a run -> cohort.html: what this group of students lacks, on one page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from resumefit.batch.counts import CohortCounts, SkillCount, Student, bins, count_cohort, middle
from resumefit.batch.model import PAGES_NAME, RunSheet
from resumefit.batch.ranking import ROWS_NAME, Ranking, labels_of
from resumefit.batch.records import read_records, read_sheet, write_whole
from resumefit.batch.sheets import nameless
from resumefit.lexicon.load import shipped_lexicon
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
class CohortView:
    """All that the page shows."""

    counts: CohortCounts
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
    listed: int = _LISTED
    height: int = _HEIGHT

    @property
    def median(self) -> int | None:
        """The middle of the students' best scores, in thousandths of a point."""
        return middle(self.counts.best_scores)


def write_cohort(folder: Path) -> None:
    """Write cohort.html into a folder of results; students' pages are linked where they lie in it."""
    _write(folder, count_cohort(read_records(folder)))


def write_faces(folder: Path) -> None:
    """Write ranking.csv and cohort.html in one pass over the records."""
    with nameless(folder / ROWS_NAME) as rows:
        ranking = Ranking(rows, labels_of(read_sheet(folder)))
        counts = count_cohort(ranking.taking(read_records(folder)))
        ranking.write(folder)
    _write(folder, counts)


def _write(folder: Path, counts: CohortCounts) -> None:
    pages = {page.stem for page in (folder / PAGES_NAME).glob("*.html")}
    page = cohort_page(counts, read_sheet(folder), pages=pages, lexicon=shipped_lexicon())
    write_whole(folder / COHORT_NAME, page.encode())


def cohort_page(counts: CohortCounts, sheet: RunSheet, *, pages: set[str], lexicon: Lexicon) -> str:
    """Lay counts out as a page; `pages` are the ids of the students who have a page, `lexicon` names the metrics."""
    labels = {posting.id: safe(posting.label) for posting in sheet.postings}
    lacks = [_lack(skill) for skill in counts.skills.values() if skill.lost]
    view = CohortView(
        counts=counts,
        postings=len(sheet.postings),
        by_worth=tuple(sorted(lacks, key=lambda one: (-one.total, one.label))),
        by_share=tuple(sorted((one for one in lacks if one.missing), key=lambda one: (-one.share, -one.total, one.label))),
        parts=tuple((name.capitalize(), earned, most) for name in PARTS for earned, most in (counts.parts.get(name, (0, 0)),) if most),
        plots=tuple(_plots(counts, labels)),
        unplotted=tuple(label for posting, label in labels.items() if not counts.scores.get(posting)),
        metrics=tuple(_metrics(counts, lexicon)),
        trouble=tuple(_trouble(counts, labels, pages)),
        students=tuple(_students(counts, labels, pages)),
    )
    return rendered("cohort.html", styles=("report.css", "office.css"), view=view)


def _lack(skill: SkillCount) -> Lack:
    label = safe(skill.label)
    shown = label[:1].upper() + label[1:]
    return Lack(shown, len(skill.postings), skill.students, skill.missing, skill.partly, skill.lost / skill.pairs, skill.lost)


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


def _trouble(counts: CohortCounts, labels: Mapping[str, str], pages: set[str]) -> Iterator[Trouble]:
    known = {slug.name: slug for slug in SLUGS}
    for (side, slug), ids in sorted(counts.trouble.items(), key=lambda item: (-len(item[1]), item[0])):
        told = known.get(slug, known["error"])
        if side == "posting":
            befallen = tuple((labels.get(one, one), "") for one in ids[:_NAMED])
        else:
            befallen = tuple((one, _link(one, pages)) for one in ids[:_NAMED])
        do = safe(counts.steps.get((side, slug), told.do)).removesuffix(".")
        yield Trouble(slug, side, len(ids), told.meaning, do, befallen)


def _students(counts: CohortCounts, labels: Mapping[str, str], pages: set[str]) -> Iterator[StudentRow]:
    for student in counts.students:
        yield StudentRow(student, labels.get(student.posting, student.posting), _link(student.id, pages))


def _link(student: str, pages: set[str]) -> str:
    """Give the way from the page to a student's own, empty where there is none."""
    return f"{PAGES_NAME}/{student}.html" if student in pages else ""
