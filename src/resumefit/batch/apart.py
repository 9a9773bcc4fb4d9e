"""Which groups of a run are large enough to be shown apart, and how the files of their pages are called."""

from collections.abc import Mapping, Sequence

from resumefit.batch.plan import slug

GROUPS_NAME = "groups"
"""Folder of the groups' pages within the results."""
FEWEST_APART = 10
"""Students with a score below which a group's counts would speak of single people."""


def shown_groups(sizes: Mapping[str, int], *, of: int) -> tuple[str, ...]:
    """Give the groups to be shown, by name, from the scored students of each and the number `of` all.

    A group too small is left out. Where those left out, with all who stand in no group, were so few that the whole without the shown
    groups would tell of them, the smallest shown group is left out too.
    """
    shown = sorted((group for group, size in sizes.items() if size >= FEWEST_APART), key=lambda group: (-sizes[group], group))
    rest = of - sum(sizes[group] for group in shown)
    while shown and 0 < rest < FEWEST_APART:
        rest += sizes[shown.pop()]
    return tuple(sorted(shown))


def file_names(groups: Sequence[str]) -> dict[str, str]:
    """Give each group the name of a file, another one to each."""
    names: dict[str, str] = {}
    for group in groups:
        own = name = slug(group)
        number = 1
        while name in names.values():
            number += 1
            name = f"{own}-{number}"
        names[group] = name
    return names
