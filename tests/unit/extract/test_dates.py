from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumefit.extract.dates import DateRange, Month, date_ranges
from resumefit.lexicon.load import shipped_lexicon


def ranges(text: str) -> tuple[DateRange, ...]:
    return date_ranges(text, shipped_lexicon())


def month(written: str | None) -> Month | None:
    if written is None:
        return None
    year, _, number = written.partition("-")
    return Month(int(year), int(number) if number else None)


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("03/2014 to Current", "2014-03", None, True),
        ("Jan. 2019 – Present", "2019-01", None, True),
        ("Sept.2014-Present", "2014-09", None, True),
        ("2010 to date", "2010", None, True),
        ("2010 till now", "2010", None, True),
        ("Since 2015", "2015", None, True),
        ("01/2014 to\nCurrent", "2014-01", None, True),
        ("Summer 2012", "2012-06", "2012-08", False),
        ("Fall 2012 - Spring 2013", "2012-09", "2013-05", False),
        ("2009-11", "2009", "2011", False),
        ("2014 – 15", "2014", "2015", False),
        ("2009 - 2011", "2009", "2011", False),
        ("Jan '19 - Mar '21", "2019-01", "2021-03", False),
        ("2014-03 - 2016-01", "2014-03", "2016-01", False),
        ("March 2012 - 2014", "2012-03", "2014", False),
        ("Jan - Mar 2014", "2014-01", "2014-03", False),
        ("June to August 2012", "2012-06", "2012-08", False),
        ("6/1/2010-8/15/2011", "2010-06", "2011-08", False),
        ("12.03.2019 - 30.06.2025", "2019-03", "2025-06", False),
        ("01.06.2014 – 05.02.2019", "2014-06", "2019-02", False),
        ("05/03/2012 to 30/05/2014", "2012-03", "2014-05", False),
        ("08/2015 | 03/2016", "2015-08", "2016-03", False),
        ("03/14 - 05/16", "2014-03", "2016-05", False),
        ("'09-'11", "2009", "2011", False),
        ("October 5, 2012 through November 7, 2013", "2012-10", "2013-11", False),
        ("14-March-1988", "1988-03", None, False),
        ("25.12.2011", "2011-12", None, False),
        ("Jan '19", "2019-01", None, False),
        ("2015", "2015", None, False),
        ("2014-03", "2014-03", None, False),
        ("Mai 2016 à juin 2017", "2016-05", "2017-06", False),
        ("Present", None, None, True),
    ],
)
def test_form_of_a_date(text: str, start: str | None, end: str | None, current: bool) -> None:
    (found,) = ranges(text)
    assert (found.start, found.end, found.current) == (month(start), month(end), current)
    assert text[found.first : found.last] == text


@pytest.mark.parametrize(
    "text",
    [
        "24/7 support",
        "4.8/5 rating",
        "9:00-5:30",
        "2,015 calls",
        "$2015",
        "2015%",
        "10-20% bonus",
        "(555) 555-2012",
        "Kept it current",
        "May I help",
        "March on",
        "the present day team",
        "13/2014",
        "date",
        "12/15",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert ranges(text) == ()


def test_dates_inside_a_line_keep_their_places() -> None:
    text = "Cashier, Example Mart 10/2014 to 12/2014; Clerk 2016-2018"
    assert [text[found.first : found.last] for found in ranges(text)] == ["10/2014 to 12/2014", "2016-2018"]


def test_backward_range_is_two_dates() -> None:
    assert [str(found.start) for found in ranges("2018 - 2012")] == ["2018", "2012"]


def test_month_reads_as_iso() -> None:
    assert str(Month(2014, 3)) == "2014-03"
    assert str(Month(2014)) == "2014"


PIECES = st.sampled_from(
    ["2014", "03/2014", "Jan", "'19", " - ", " to ", "Present", "Summer ", "2009-11", "/", "-", " ", "24/7", "Since ", "12/15", "\n", "May"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_ranges_stand_in_order_and_run_forward(text: str) -> None:
    found = ranges(text)
    assert all(0 <= one.first < one.last <= len(text) for one in found)
    assert all(one.last <= other.first for one, other in pairwise(found))
    for one in found:
        assert one.current or one.start is not None
        assert one.start is None or one.end is None or one.start.year <= one.end.year


@pytest.mark.parametrize("bait", ["1/", "2014-", "1", "Jan ", "2014 to ", "'1", "since "])
def test_long_baits_are_read_to_the_end(bait: str) -> None:
    found = ranges(bait * (50_000 // len(bait)) + " . 03/2014 to 05/2015")
    assert found[-1].end == Month(2015, 5)
