"""The records of a run -> cohort.html: what this group of students lacks, on one page; and a page for each group that a list names."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from resumefit.batch.apart import FEWEST_APART, GROUPS_NAME, file_names, shown_groups
from resumefit.batch.cohort_view import COHORT_NAME, GroupRow, cohort_page, shown_label
from resumefit.batch.counts import CohortCounts, count_groups, middle
from resumefit.batch.model import PAGES_NAME, Listed, ListedPosting, RunSheet
from resumefit.batch.progress import GroupPages, Unread
from resumefit.batch.ranking import ROWS_NAME, Ranking, labels_of
from resumefit.batch.records import read_records, read_sheet, write_whole
from resumefit.batch.sheets import nameless
from resumefit.lexicon.load import shipped_lexicon
from resumefit.report.plain import safe

_HEAVIEST = 3
"""Skills that the row of a group names."""


def write_cohort(folder: Path) -> None:
    """Write cohort.html into a folder of results; students' pages are linked where they lie in it."""
    _write(folder, *count_groups(read_records(folder), {}))


def write_faces(folder: Path, group_of: Mapping[str, str] | None = None) -> tuple[tuple[Unread, ...], GroupPages]:
    """Write ranking.csv, cohort.html and the pages of groups in one pass over the records; give what failed and which groups are shown.

    `group_of` says in which group a resume stands, by id. A group's page holds counts, and nobody's id.
    """
    sheet = read_sheet(folder)
    with nameless(folder / ROWS_NAME) as rows:
        ranking = Ranking(rows, labels_of(sheet))
        counted = count_groups(ranking.taking(read_records(folder)), group_of or {})
        ranking.write(folder)
    return tuple(_unread(counted[0], sheet)), _write(folder, *counted)


def _unread(counts: CohortCounts, sheet: RunSheet) -> Iterator[Unread]:
    """Name what failed, resumes before postings, each in the order of the run."""
    sides: tuple[tuple[str, Sequence[Listed | ListedPosting]], ...] = (("resume", sheet.resumes), ("posting", sheet.postings))
    for side, listed in sides:
        codes = {one: code for (document, code), ids in counts.failed.items() if document == side for one in ids}
        yield from (Unread(side, one.id, one.name, codes[one.id]) for one in listed if one.id in codes)


def _write(folder: Path, counts: CohortCounts, groups: Mapping[str, CohortCounts]) -> GroupPages:
    """Write the page of all and, of the groups that are large enough, one each; those of an earlier run go."""
    sheet, lexicon = read_sheet(folder), shipped_lexicon()
    kept = folder / GROUPS_NAME
    for old in kept.glob("*.html"):
        old.unlink()
    sizes = {group: own.scored for group, own in groups.items()}
    shown = shown_groups(sizes, of=counts.scored)
    names = file_names(shown)
    for group in shown:
        kept.mkdir(exist_ok=True)
        page = cohort_page(groups[group], sheet, lexicon=lexicon, group=group, whole=counts)
        write_whole(kept / f"{names[group]}.html", page.encode())
    if kept.is_dir() and not any(kept.iterdir()):
        kept.rmdir()
    pages = {page.stem for page in (folder / PAGES_NAME).glob("*.html")}
    rows = tuple(_group_row(group, groups[group], f"{GROUPS_NAME}/{names[group]}.html") for group in shown)
    page = cohort_page(counts, sheet, lexicon=lexicon, pages=pages, groups=rows, held_back=len(groups) - len(shown))
    write_whole(folder / COHORT_NAME, page.encode())
    small = tuple(group for group, size in sizes.items() if size < FEWEST_APART)
    telling = tuple(group for group in sizes if group not in (*shown, *small))
    return GroupPages(tuple((group, f"{names[group]}.html") for group in shown), small, telling)


def _group_row(group: str, counts: CohortCounts, link: str) -> GroupRow:
    heaviest = sorted((skill for skill in counts.skills.values() if skill.is_lacked), key=lambda one: (-one.lost, one.label))
    lacks = tuple(shown_label(skill) for skill in heaviest[:_HEAVIEST])
    return GroupRow(safe(group), link, len(counts.students), middle(counts.best_scores) or 0, counts.measuring, counts.read, lacks)
