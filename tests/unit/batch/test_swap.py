"""What a swap writes stands in the text, in its place, and nothing else is touched."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumefit.batch.groups import SwapKind, read_groups, shipped_groups
from resumefit.batch.swap import Addition, Change, Swap, Swapper, rewritten
from resumefit.document import Document
from resumefit.errors import LexiconError
from resumefit.lexicon.load import shipped_folder, shipped_lexicon
from resumefit.pipeline import read_resume
from resumefit.span import Span

TODAY = date(2026, 11, 1)
RESUME = """ROBIN PELHAM-GREY
Toledo, OH | 419-555-0101 | robin.pelham@example.com | example.com/in/robinpelham

Summary
Robin trained six agents. She is known for her patience; callers ask for her. They come back to their agent.

Experience
Customer Service Representative, Tidewater Lamps, March 2020 to May 2024
- Answered 70 inbound calls a day

Education
Diploma, Lakeside High School, 2014 - 2018
Certificate of Bookkeeping, 2019

Interests
- Chess
- Choir

References
Ms. Pelham-Grey gives them on request
"""


def swapper(text: str) -> Swapper:
    resume = read_resume(Document.from_text(text), today=TODAY)
    return Swapper(resume, shipped_lexicon(), TODAY, shipped_groups().of(SwapKind.PRONOUN))


def swapped(kind: SwapKind, entry: str, text: str = RESUME) -> str:
    document = swapper(text).swapped(kind, entry)
    assert document is not None
    assert [document.quote(line.span) for line in document.lines] == [
        " ".join(row.split()) for row in document.text.splitlines() if row.strip()
    ]
    return document.text


def changed(before: str, after: str) -> list[str]:
    return [row for row in after.splitlines() if row not in before.splitlines()]


def test_a_name_is_written_wherever_it_stands() -> None:
    assert changed(RESUME, swapped(SwapKind.NAME, "Lakisha O'Brien")) == [
        "LAKISHA O'BRIEN",
        "Toledo, OH | 419-555-0101 | lakisha.obrien@example.com | example.com/in/lakishapelham",
        "Ms. O'Brien gives them on request",
    ]


def test_a_job_title_is_no_name() -> None:
    text = RESUME.replace("ROBIN PELHAM-GREY\n", "Customer Service Manager\n").replace("robin.pelham@", "info@")
    after = swapped(SwapKind.NAME, "Jamal Jones", text)
    assert after.splitlines()[:2] == ["Jamal Jones", "Customer Service Manager"]


def test_pronouns_speak_of_the_applicant_only() -> None:
    after = swapped(SwapKind.PRONOUN, "he him his Mr.")
    assert after.startswith("ROBIN PELHAM-GREY (he/him)\n")
    assert "He is known for his patience; callers ask for him. They come back to their agent." in after
    assert "Mr. Pelham-Grey" in after


def test_an_address_takes_the_place_of_the_old_one() -> None:
    address = "305 Pearl Street, Macon, MS 39341"
    assert swapped(SwapKind.ADDRESS, address).splitlines()[1].startswith(f"{address} | 419-555-0101 | ")
    two_lines = RESUME.replace("Toledo, OH | ", "12 Elm Street\nToledo, OH 43604\n")
    assert swapped(SwapKind.ADDRESS, address, two_lines).splitlines()[1:4] == [address, "", two_lines.splitlines()[3]]
    without = RESUME.replace("Toledo, OH | ", "")
    assert swapped(SwapKind.ADDRESS, address, without).splitlines()[1] == address


def test_school_years_move_together() -> None:
    assert changed(RESUME, swapped(SwapKind.SCHOOL_YEAR, "47")) == [
        "Diploma, Lakeside High School, 1974 - 1978",
        "Certificate of Bookkeeping, 1979",
    ]
    bare = RESUME.replace(", 2014 - 2018", "").replace(", 2019", "")
    assert "Diploma, Lakeside High School, 1979" in swapped(SwapKind.SCHOOL_YEAR, "47", bare)


def test_who_still_learns_has_no_year_to_move() -> None:
    assert swapper(RESUME.replace("2014 - 2018", "expected May 2027")).swapped(SwapKind.SCHOOL_YEAR, "47") is None


def test_an_association_stands_among_the_interests_or_under_a_heading_of_its_own() -> None:
    assert "- Choir\n- Member, Parent-Teacher Association\n" in swapped(SwapKind.ASSOCIATION, "Member, Parent-Teacher Association")
    without = RESUME.replace("Interests\n- Chess\n- Choir\n", "")
    assert swapped(SwapKind.ASSOCIATION, "Sailing", without).rstrip().endswith("\nInterests\nSailing")


def test_a_surname_that_is_a_trade_is_no_headline() -> None:
    """A first job without a title takes the page's headline, which is no name and no street."""
    text = "Allison Baker\n12 Mechanic Street, Toledo\n\nExperience\nTidewater Lamps, March 2020 to May 2024\n- Answered 70 calls a day\n"
    (job,) = read_resume(Document.from_text(text), today=TODAY).positions
    assert not re.search("Baker|Mechanic", job.title)


@given(st.text("ab \n", max_size=60), st.data())
def test_a_rewritten_document_is_the_text_of_its_lines(text: str, data: st.DataObject) -> None:
    document = Document.from_text(text)
    whole = [line.span for line in document.lines]
    spans = [Span(span.start, data.draw(st.integers(span.start + 1, span.end))) for span in whole if data.draw(st.booleans())]
    changes = tuple(Change(span, data.draw(st.sampled_from(["", "x", "new words"]))) for span in spans)
    additions = (Addition(-1, "first"), Addition(len(whole) - 1, "last")) if whole else ()
    after = rewritten(document, Swap(changes, additions))
    assert [after.text[line.span.start : line.span.end] for line in after.lines] == [
        row.strip() for row in after.text.splitlines() if row.strip()
    ]


def test_the_shipped_list_names_its_sources() -> None:
    shipped = shipped_groups()
    assert {group.kind for group in shipped.groups} == set(SwapKind)
    assert {source for group in shipped.groups for source in group.sources} == {source.id for source in shipped.sources}
    names = [entry for group in shipped.of(SwapKind.NAME) for entry in group.entries]
    assert len(names) > 40
    assert all(len(name.split()) == 2 for name in names)
    assert all(len(entry.split()) == 4 for group in shipped.of(SwapKind.PRONOUN) for entry in group.entries)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('[group.x]\nkind = "shoe-size"\nlabel = "X"\nentries = ["a"]\nsources = ["s"]', "kind"),
        ('[group.x]\nkind = "name"\nlabel = "X"\nentries = ["a"]\nsources = ["nobody"]', "sources"),
        ('[group.x]\nkind = "name"\nlabel = "X"\nentries = []\nsources = ["s"]', "entries"),
        ('[group.x]\nkind = "name"\nlabel = "X"\nentries = ["a"]\nsources = ["s"]\ncolour = "red"', "key"),
        ("[group.x", "read"),
    ],
)
def test_a_list_without_source_or_shape_is_refused(tmp_path: Path, wrong: str, told: str) -> None:
    path = tmp_path / "groups.toml"
    path.write_text(f'[source.s]\ntitle = "T"\npublisher = "P"\nlicence = "L"\n\n{wrong}\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=told):
        read_groups(path)


def test_the_list_is_no_part_of_what_is_looked_for() -> None:
    assert (shipped_folder() / "fairness" / "groups.toml").is_file()
    assert not [term for term in shipped_lexicon().terms if "lakisha" in term.lower()]
