"""No group is shown whose counts, or those of what is left, speak of single people."""

import pytest

from resumefit.batch.apart import file_names, shown_groups


@pytest.mark.parametrize(
    ("sizes", "of", "shown"),
    [
        ({}, 5, ()),
        ({"a": 10, "b": 10}, 20, ("a", "b")),
        ({"a": 10, "b": 9}, 19, ()),
        ({"a": 10, "b": 9}, 29, ("a",)),
        ({"a": 30, "b": 11, "c": 4}, 45, ("a",)),
        ({"a": 30, "b": 11, "c": 4}, 51, ("a", "b")),
        ({"a": 30}, 31, ()),
    ],
)
def test_what_is_shown_and_what_is_left_are_large_enough(sizes: dict[str, int], of: int, shown: tuple[str, ...]) -> None:
    assert shown_groups(sizes, of=of) == shown


def test_every_group_has_its_own_file() -> None:
    assert file_names(["Spring!", "spring", "../.."]) == {"Spring!": "spring", "spring": "spring-2", "../..": "document"}
