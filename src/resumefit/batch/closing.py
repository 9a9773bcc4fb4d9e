"""What a run came to -> what a person should hear at its end beside the counts of pairs."""

from collections.abc import Iterator

from resumefit.batch.apart import FEWEST_APART, GROUPS_NAME
from resumefit.batch.progress import Ran
from resumefit.report.plain import harmless
from resumefit.slugs import SLUGS

_NAMED = 5
"""Documents of one cause that are named before the rest is counted."""


def closing_lines(ran: Ran) -> Iterator[str]:
    """Tell which documents failed and why, and what became of the groups; free of what could steer a terminal."""
    yield from _unread_said(ran)
    yield from _groups_said(ran)


def _unread_said(ran: Ran) -> Iterator[str]:
    """Count the documents that failed, and name the first of each cause; by their ids where the run leaves names out."""
    if not ran.unread:
        return
    slugs = {slug.name: slug for slug in SLUGS}
    causes: dict[tuple[str, str], list[str]] = {}
    for one in ran.unread:
        causes.setdefault((one.document, one.code), []).append(harmless(one.name or one.id))
    yield f"{len(ran.unread):,} document{'s' if len(ran.unread) > 1 else ''} could not be read:"
    for (document, code), names in sorted(causes.items(), key=lambda cause: -len(cause[1])):
        more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
        slug = slugs.get(code, slugs["error"])
        yield f"  {document} {', '.join(names[:_NAMED])}{more} ({code}: {slug.meant(error=True)}; {slug.do})"


def _groups_said(ran: Ran) -> Iterator[str]:
    """Name the groups that have a page, and say of the others why they have none."""
    groups = ran.groups
    if groups.written:
        pages = ", ".join(f"{harmless(group)} ({GROUPS_NAME}/{name})" for group, name in groups.written)
        yield f"Groups with a page: {pages}"
    if groups.small or groups.telling:
        yield f"Groups held back: {len(groups.small) + len(groups.telling)}"
    if groups.small:
        yield f"  {', '.join(map(harmless, groups.small))}: under {FEWEST_APART} students with a score; counts would speak of single people"
    if groups.telling:
        yield f"  {', '.join(map(harmless, groups.telling))}: counts of it beside those of the whole run would tell of the few left over"
