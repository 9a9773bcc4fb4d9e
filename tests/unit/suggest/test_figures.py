"""Numbers as a reader sees them in a line."""

import pytest
from match_making import LEXICON, resume

from resumefit.span import Span
from resumefit.suggest.figures import Figures


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("Took about six escalated calls a day", ["six"]),
        ("Held a service level of 82/20 on chat", ["82/20"]),
        ("Greeted 100+ guests a shift", ["100"]),
        ("Kept a zero balance of open tickets", ["zero"]),
        ("One of the first to answer callers", []),
        ("Worked there from 05/2019 on", []),
        ("Answered callers in 2019, 24/7", []),
    ],
)
def test_figures_and_number_words_are_seen_and_dates_are_not(line: str, seen: list[str]) -> None:
    read = resume(f"Dana Sample\n\nExperience\nAgent, Example Ltd\nJune 2018 - Present\n- {line}\n")
    text = read.document.text
    at = text.index(line)
    found = [text[span.start : span.end] for span in Figures(read, LEXICON).within(Span(at, at + len(line)))]
    assert len(found) == len(seen)
    assert all(figure in words for figure, words in zip(seen, found, strict=True))
