"""The line of a resume that is nearest to a thing asked."""

from match_making import LEXICON, posting, resume

from resumefit.span import Span
from resumefit.suggest.places import kin_line, like_line

RESUME = """Dana Sample

Experience
Reservations Agent, Example Rail
June 2018 - Present
- Sorted the mail of two floors
- Cross-sold travel insurance with each booking
- Calmed upset callers
Skills
Insurance, patience
"""
POSTING = "Agent\n\nRequirements\n- Experience in the insurance trade\n- Tidy desk and good handwriting\n"


def quoted(words: str) -> tuple[Span, ...]:
    start = POSTING.index(words)
    return (Span(start, start + len(words)),)


def test_the_line_with_the_posting_s_words_is_near() -> None:
    read, asked = resume(RESUME), posting(POSTING)
    place = like_line(read, asked, quoted("insurance"), lexicon=LEXICON)
    assert place is not None
    assert read.document.quote(place) == "Cross-sold travel insurance with each booking"
    assert like_line(read, asked, quoted("good handwriting"), lexicon=LEXICON) is None


def test_a_head_line_and_a_list_are_no_near_lines() -> None:
    read, asked = resume(RESUME.replace(" travel insurance", "")), posting(POSTING)
    assert like_line(read, asked, quoted("insurance"), lexicon=LEXICON) is None


def test_the_line_of_a_neighbour_is_near() -> None:
    read = resume(RESUME)
    place = kin_line(read, "conflict-resolution", lexicon=LEXICON)
    assert place is not None
    assert "upset callers" in read.document.quote(place)
    assert kin_line(read, "data-entry", lexicon=LEXICON) is None
