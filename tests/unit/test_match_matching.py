from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from match_making import LEXICON, asking, finding, having, matched, posting, resume

from resumefit.document import Document
from resumefit.match import Outcome, Status, match_resume
from resumefit.match.matching import points_of
from resumefit.overlap import shared_runs, take_out
from resumefit.posting.build import build_posting
from resumefit.posting.model import EducationNeed, ExperienceNeed, LanguageNeed, Need
from resumefit.resume.build import build_resume
from resumefit.resume.model import Education, Evidence, LanguageSkill, Strength
from resumefit.span import Span

POSTING = """Customer Service Representative

Requirements
- 2 years of customer service experience
- High school diploma
- Experience with Zendesk is required
- Typing speed of 45+ WPM
- De-escalation skills
- French is a plus

What you will do
- Answer inbound calls and live chat
- Process refunds
"""
RESUME = """Jordan Example
jordan@example.com

Experience
Customer Service Representative, Example Ltd
June 2019 - March 2023
- Answered 70+ calls a day in Zendesk
- Processed refunds

Education
High School Diploma, 2016
"""
SCORED = sorted(
    term.id
    for term in LEXICON.terms.values()
    if term.kind in ("tool", "responsibility", "soft_skill", "channel", "hard_skill") and not term.same_as
)
SERVICE = ("customer-service", "live-chat")
"""Two demands that put a posting in the field."""
TERMS = st.sampled_from(SCORED)
HELD = st.dictionaries(TERMS, st.sampled_from(list(Strength)), max_size=12)


def evidence(held):
    return tuple(Evidence(target, strength, (Span(0, 3),)) for target, strength in held.items())


@settings(max_examples=60, deadline=None)
@given(st.lists(TERMS, min_size=2, max_size=12, unique=True), HELD, TERMS, st.sampled_from(list(Strength)))
def test_more_evidence_never_lowers_the_score_and_parts_add_up(targets, held, more, strength):
    """Of resumes that have a score: one that shows no fact at all has none, and none to lose."""
    asked, base = asking(*dict.fromkeys((*targets, *SERVICE))), having()
    before = match_resume(replace(base, evidence=evidence(held)), asked, lexicon=LEXICON)
    after = match_resume(replace(base, evidence=(*evidence(held), *evidence({more: strength}))), asked, lexicon=LEXICON)
    assert before.score is None or 0 <= before.score.thousandths <= after.score.thousandths <= 100_000
    for match in (one for one in (before, after) if one.score is not None):
        assert sum(one.points for one in match.findings) == sum(part.points for part in match.score.parts) == match.score.thousandths
        assert sum(one.possible for one in match.findings) == 100_000
        assert all(0 <= one.points <= one.possible for one in match.findings)


@settings(max_examples=40, deadline=None)
@given(st.lists(TERMS, min_size=4, max_size=10, unique=True))
def test_listing_everything_stays_below_showing_half(targets):
    targets = list(dict.fromkeys((*targets, *SERVICE)))
    asked = asking(*targets)
    listed = match_resume(replace(having(), evidence=evidence(dict.fromkeys(targets, Strength.LISTED))), asked, lexicon=LEXICON)
    heaviest = sorted(listed.findings, key=lambda one: -one.possible)
    half, reached = {}, 0
    for one in heaviest:
        if reached < 50_000:
            half[one.id] = Strength.SHOWN
            reached += one.possible
    shown = match_resume(replace(having(), evidence=evidence(half)), asked, lexicon=LEXICON)
    assert listed.score.thousandths < shown.score.thousandths


def test_a_resume_that_has_all_scores_full():
    asked = asking("zendesk", "live-chat", "inbound-calls")
    match = match_resume(
        replace(having(), evidence=evidence(dict.fromkeys(("zendesk", "live-chat", "inbound-calls"), Strength.MEASURED))),
        asked,
        lexicon=LEXICON,
    )
    assert match.score.rounded == 100
    assert match.score.thousandths == 100_000


def test_the_example_reads_as_a_person_would_say():
    match = matched(RESUME, POSTING)
    statuses = {one.id: one.status for one in match.findings}
    assert statuses["zendesk"] is Status.MET
    assert statuses["education:high_school"] is Status.MET
    assert statuses["language:french"] is Status.MISSING
    assert statuses["number:typing-speed"] is Status.MISSING
    assert statuses["de-escalation"] is Status.MISSING
    assert finding(match, "role").status is Status.MET
    assert match.score.version == LEXICON.scoring.version
    assert match.score.lexicon_sha256 == LEXICON.sha256


def test_the_same_input_gives_the_same_match():
    assert matched(RESUME, POSTING) == matched(RESUME, POSTING)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Jordan Example", "Alexandra Q. Sample, she/her, 47 years old"),
        ("jordan@example.com", "12 Side Road, Exampleville; 555-0199"),
        ("Diploma, 2016", "Diploma, 1981"),
    ],
)
def test_who_somebody_is_does_not_count(old, new):
    assert old in RESUME
    assert matched(RESUME.replace(old, new), POSTING).score == matched(RESUME, POSTING).score


def test_repeated_lines_count_once():
    line = "- Answered 70+ calls a day in Zendesk\n"
    assert matched(RESUME.replace(line, line * 30), POSTING).score == matched(RESUME, POSTING).score


@pytest.mark.parametrize(
    ("resume_text", "posting_text", "code"),
    [
        ("", POSTING, "no-text"),
        (RESUME, "We are a friendly company.", "nothing-asked"),
        (RESUME, "Pipe Welder\n\nRequirements\n- Experience with arc welding of steel pipes\n- Blueprint reading\n", "not-service-work"),
    ],
)
def test_where_nothing_can_be_judged_there_is_a_reason_instead_of_a_number(resume_text, posting_text, code):
    match = matched(resume_text, posting_text)
    assert match.score is None
    assert match.no_score.code == code
    assert match.no_score.next_step


def with_experience(need, text=RESUME):
    return finding(match_resume(resume(text), replace(posting(POSTING), experience=(need,)), lexicon=LEXICON), f"experience:{need.of}")


def test_months_are_counted_by_kind():
    enough = with_experience(ExperienceNeed(24, "customer-service", Need.REQUIRED, Span(0, 3)))
    short = with_experience(ExperienceNeed(120, "customer-service", Need.REQUIRED, Span(0, 3)))
    other = with_experience(ExperienceNeed(24, "technical-support", Need.REQUIRED, Span(0, 3)))
    assert (enough.status, short.status, other.status) == (Status.MET, Status.PARTLY, Status.MISSING)
    assert short.why.comparison.found == "3 years 10 months"
    assert enough.evidence


def test_a_length_that_is_only_claimed_counts_like_a_list():
    text = "Summary\nCustomer service agent with 6 years of experience.\n\nSkills\nZendesk\n"
    one = with_experience(ExperienceNeed(24, "customer-service", Need.REQUIRED, Span(0, 3)), text)
    assert one.status is Status.PARTLY
    assert "claimed" in one.why.text


@pytest.mark.parametrize(
    ("have", "need", "outcome"),
    [
        ((("bachelor", True),), "high_school", Outcome.MET),
        ((("high_school", None),), "high_school", Outcome.MET),
        ((("bachelor", False),), "bachelor", Outcome.NEAR),
        ((("bachelor", False), ("high_school", True)), "high_school", Outcome.MET),
        ((("associate", True),), "bachelor", Outcome.NEAR),
        ((("high_school", True),), "bachelor", Outcome.BELOW),
        ((), "high_school", Outcome.UNSTATED),
    ],
)
def test_the_ladder_of_schooling(have, need, outcome):
    schooling = tuple(Education(level, completed, None, Span(0, 3)) for level, completed in have)
    read = replace(resume(RESUME), education=schooling)
    asked = replace(posting(POSTING), education=(EducationNeed(need, Need.REQUIRED, False, Span(0, 3)),))
    assert finding(match_resume(read, asked, lexicon=LEXICON), f"education:{need}").why.comparison.outcome is outcome


def test_long_work_stands_for_schooling_where_the_posting_says_so():
    read = replace(resume(RESUME.replace("June 2019", "June 2017")), education=())
    for equivalent, status in ((True, Status.MET), (False, Status.MISSING)):
        asked = replace(posting(POSTING), education=(EducationNeed("bachelor", Need.REQUIRED, equivalent, Span(0, 3)),))
        assert finding(match_resume(read, asked, lexicon=LEXICON), "education:bachelor").status is status


@pytest.mark.parametrize(
    ("level", "need", "outcome"),
    [
        ("native", "fluent", Outcome.MET),
        ("fluent", "bilingual", Outcome.MET),
        ("advanced", "fluent", Outcome.NEAR),
        ("basic", "fluent", Outcome.BELOW),
        (None, "fluent", Outcome.NEAR),
        (None, None, Outcome.MET),
    ],
)
def test_levels_of_a_language(level, need, outcome):
    read = replace(resume(RESUME), languages=(LanguageSkill("french", level, Span(0, 3)),))
    asked = replace(posting(POSTING), languages=(LanguageNeed("french", need, Need.REQUIRED, Span(0, 3)),))
    assert finding(match_resume(read, asked, lexicon=LEXICON), "language:french").why.comparison.outcome is outcome


def test_an_empty_document_has_no_lines():
    assert Document.from_text("").lines == ()


def pasted_score(resume_text, posting_text):
    read, asked = resume(resume_text), posting(posting_text)
    return match_resume(
        take_out(read, shared_runs(read.document, asked.document), lexicon=LEXICON), asked, lexicon=LEXICON
    ).score.thousandths


SENTENCES = [line.lstrip("- ") for line in POSTING.splitlines() if line]


@pytest.mark.parametrize(
    "stuffing",
    [POSTING, "\n".join(SENTENCES), " ".join(reversed(SENTENCES)), POSTING.upper(), (POSTING + "\n") * 3],
    ids=["whole", "line by line", "in another order", "in capitals", "three times"],
)
@pytest.mark.parametrize("place", ["end", "start"])
def test_pasting_the_posting_adds_nothing(stuffing, place):
    base = RESUME.replace("in Zendesk", "")
    stuffed = f"{base}\n{stuffing}\n" if place == "end" else f"{stuffing}\n\n{base}"
    assert pasted_score(stuffed, POSTING) == pasted_score(base, POSTING)


def test_all_key_words_in_a_list_stay_below_the_one_who_shows_half():
    words = "Zendesk, de-escalation, French, 45 WPM, inbound calls, live chat, refunds, high school diploma, customer service"
    welder = f"Pat Sample\n\nExperience\nWelder, Example Works\nMay 2015 - March 2024\n- Welded steel pipes\n\nSkills\n{words}\n"
    assert pasted_score(welder, POSTING) < pasted_score(RESUME, POSTING)


@pytest.mark.parametrize(
    "noise",
    [
        "About us\nWe are a family business that sells garden tools and loves its customers.\n",
        "Benefits\n- Dental plan\n- Paid vacation\n",
        "We are an equal opportunity employer.\n",
        "How to apply\nSend your resume by email to jobs@example.com.\n",
    ],
)
def test_what_asks_nothing_does_not_move_the_score(noise):
    assert pasted_score(RESUME, f"{POSTING}\n{noise}") == pasted_score(RESUME, POSTING)


@pytest.mark.parametrize("mark", ["•", "*", "–"])
def test_the_mark_of_a_bullet_does_not_move_the_score(mark):
    other_resume, other_posting = (text.replace("\n- ", f"\n{mark} ") for text in (RESUME, POSTING))
    assert pasted_score(other_resume, POSTING) == pasted_score(RESUME, other_posting) == pasted_score(RESUME, POSTING)


def test_lists_of_ids_name_known_terms():
    lists = [name for name in LEXICON.wordings if name.endswith(("-terms", "-proofs", "-proves", "-metrics", "-cases", "-demands"))]
    assert len(lists) > 8
    assert [(name, one) for name in lists for one in LEXICON.wording(name) if one not in LEXICON.terms] == []


@pytest.mark.parametrize("text", [RESUME, "Jordan Example\n\nSkills\nZendesk, live chat, typing at 50 WPM\n", "Hello"])
@pytest.mark.parametrize("wanted", [POSTING, "Hello"])
def test_the_points_alone_are_those_of_the_whole_match(text, wanted):
    read, asked = (
        build_resume(Document.from_text(text), LEXICON, today=date(2026, 11, 1)),
        build_posting(Document.from_text(wanted), LEXICON),
    )
    score = match_resume(read, asked, lexicon=LEXICON).score
    assert points_of(read, asked, lexicon=LEXICON) == (score.thousandths if score else None)
