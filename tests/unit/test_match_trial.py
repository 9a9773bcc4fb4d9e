from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from match_making import LEXICON, posting, resume

import resumefit
from resumefit.match import match_resume
from resumefit.match.matching import points_of
from resumefit.match.trial import Touch, Trial
from resumefit.resume.model import Evidence, Strength
from resumefit.span import Span
from resumefit.suggest import suggest
from resumefit.suggest.edits import Edit, EditKind, edited

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
WORK = """Sam Example

Experience
Cashier, Example Shop
May 2019 - June 2022
- Kept the wool shelves in order
- Answered the shop's phone

Skills
Zendesk, empathy
"""
IDLE = "Sam Example\n\nSkills\nZendesk, empathy, live chat\n\nEducation\nHigh School Diploma, 2016\n"
ASKED = """Call Centre Agent

Requirements
- 2 years of call centre experience
- Retail experience
- Zendesk or Freshdesk
- Repairing tent poles
- Typing speed of 45 WPM
- Fluent French
"""
WRITTEN = (
    Edit(EditKind.LINE, WORK.index("phone") + 5, "Ticketing with Freshdesk", ("freshdesk",), Strength.SHOWN),
    Edit(EditKind.LINE, WORK.index("phone") + 5, "repairing tent poles", (), Strength.SHOWN),
    Edit(EditKind.WORDS, WORK.index("phone") + 5, "inbound calls", ("inbound-calls",), Strength.SHOWN),
    Edit(EditKind.WORDS, WORK.index("Zendesk") + 7, "live chat", ("live-chat",), Strength.LISTED),
    Edit(EditKind.NUMBER, WORK.index("phone") + 5),
    Edit(EditKind.NUMBER, WORK.index("Zendesk") + 7),
)


def tried_and_matched(read, asked, edits):
    trial = Trial(read, asked, match_resume(read, asked, lexicon=LEXICON), LEXICON)
    after, touch = read, Touch()
    for edit in edits:
        after, more = edited(after, edit, lexicon=LEXICON)
        touch |= more
    return trial.points(after, touch), points_of(after, asked, lexicon=LEXICON)


@pytest.mark.parametrize("text", [WORK, IDLE])
@pytest.mark.parametrize("edits", [*((one,) for one in WRITTEN), WRITTEN, ()])
def test_a_trial_earns_what_matching_again_gives(text, edits):
    tried, matched = tried_and_matched(resume(text), posting(ASKED), edits)
    assert tried == matched


def test_what_has_no_score_earns_none_by_an_addition():
    assert tried_and_matched(resume("Hello"), posting(ASKED), WRITTEN)[0] is None


def test_an_addition_moves_the_points():
    before, *after = (tried_and_matched(resume(WORK), posting(ASKED), edits)[0] for edits in ((), WRITTEN[:1], WRITTEN[1:2]))
    assert before < min(after)


def test_an_addition_that_is_not_told_is_not_seen():
    read, asked = resume(WORK), posting(ASKED)
    match = match_resume(read, asked, lexicon=LEXICON)
    more = replace(read, evidence=(*read.evidence, Evidence("freshdesk", Strength.SHOWN, (Span(0, 3),))))
    trial = Trial(read, asked, match, LEXICON)
    assert trial.points(more, Touch()) == match.score.thousandths
    assert trial.points(more, Touch(frozenset({"freshdesk"}))) == points_of(more, asked, lexicon=LEXICON) > match.score.thousandths


@pytest.mark.parametrize("folder", sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()))
def test_every_suggested_edit_earns_what_matching_again_gives(folder):
    read = resumefit.read_resume(EXAMPLES / folder / "resume.md", lexicon=LEXICON, today=date(2026, 11, 1))
    for other in sorted(EXAMPLES.glob("*/posting.*")):
        asked = resumefit.read_posting(other, lexicon=LEXICON)
        match = match_resume(read, asked, lexicon=LEXICON)
        edits = [one.edit for one in suggest(read, asked, match=match, lexicon=LEXICON, today=read.today) if one.edit is not None]
        for some in (*((one,) for one in edits), edits):
            tried, matched = tried_and_matched(read, asked, some)
            assert tried == matched
