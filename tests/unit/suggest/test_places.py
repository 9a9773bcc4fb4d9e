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
- Served angry clients
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
    assert "angry clients" in read.document.quote(place)
    assert kin_line(read, "data-entry", lexicon=LEXICON) is None


def test_a_neighbour_in_a_job_without_people_is_not_near() -> None:
    sheds = "Forklift Driver, Example Sheds\nMay 2015 - May 2018\n- Served angry clients\n- Picked 60 orders a shift\nSkills\n"
    alone = RESUME.replace("- Served angry clients\nSkills\n", sheds)
    assert kin_line(resume(alone), "payment-processing", lexicon=LEXICON) is None
    counter = alone.replace("- Sorted the mail of two floors", "- Processed 40 orders a day")
    place = kin_line(resume(counter), "payment-processing", lexicon=LEXICON)
    assert place is not None
    assert place.start < counter.index("Forklift")


def test_of_a_long_line_of_the_posting_only_the_sentence_counts() -> None:
    long = "Agent\n\nRequirements\n- You will sell travel insurance with each booking. Good handwriting is a must.\n"
    place = long.index("handwriting")
    assert like_line(resume(RESUME), posting(long), (Span(place, place + len("handwriting")),), lexicon=LEXICON) is None


def test_a_verb_without_its_particle_is_another_verb() -> None:
    asks = "Agent\n\nDuties\n- Follow up with callers\n"
    place = asks.index("Follow up")
    read = resume(RESUME.replace("- Sorted the mail", "- Follow the fire rules and sorted the mail"))
    assert like_line(read, posting(asks), (Span(place, place + len("Follow up")),), lexicon=LEXICON) is None
