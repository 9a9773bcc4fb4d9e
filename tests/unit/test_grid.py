"""A grid gives what matching one by one gives: to the last digit, the same reasons, the same parts."""

import random
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resumefit
from resumefit import Document, Grid, Posting, Resume
from resumefit.grid import UNSCORED
from resumefit.lexicon.load import shipped_lexicon
from resumefit.match import Match, match_resume
from resumefit.overlap import copied_runs, take_out
from resumefit.readers.registry import read_document
from resumefit.speech import speech_of
from resumefit.suspects import suspects, suspicion_of

LEXICON = shipped_lexicon()
TODAY = date(2026, 11, 1)
EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
SENTENCES = sorted({sentence for term in LEXICON.terms.values() for sentence in term.examples})
WORDINGS = sorted({term.surfaces[0] for term in LEXICON.terms.values() if term.surfaces})
UNKNOWN_TITLES = ["Lettings Adviser", "Senior Lettings Adviser", "Kennel Officer"]
TITLES = sorted(term.label for term in LEXICON.terms.values() if term.kind == "role_title") + 10 * UNKNOWN_TITLES
CHORES = [
    "sort outgoing parcels",
    "label unclaimed door keys",
    "count wool samples each week",
    "repaint the tent poles",
    "fold printed maps",
]
ASKED = [
    "3 years of customer service experience", "1 year of relevant experience", "2 years of call center experience", "Retail experience",
    "5 years of experience", "High school diploma or equivalent", "Bachelor's degree or equivalent experience", "Fluent French",
    "English", "Typing speed of 45+ WPM", "CSAT above 90%", "Zendesk or Freshdesk", "Experience with a ticketing system", "Evening shifts",
    "Sales experience and hospitality experience", "Empathy",
    "Fluent in French or Punjabi", "Two of French, Spanish and Korean",
]  # fmt: skip
SAID = [
    "Typed 60 WPM", "Held a CSAT of 92%", "Handled 60 calls a day in Zendesk", "French (fluent)", "High School Diploma, 2016",
    "Customer service agent with 6 years of experience", "Freshdesk, Salesforce, empathy", "B.A. in History, Sample College, 2011",
    "Languages: Spanish (basic), Korean", "Answered the shop's phone",
]  # fmt: skip
HEADINGS = ["Experience", "Skills", "Education", "Summary", "Requirements", "Languages"]

jobs = st.builds(
    "{}, Example Ltd\n{} {} - {}".format,
    st.sampled_from(TITLES),
    st.sampled_from(["May", "June"]),
    st.integers(2010, 2019),
    st.just("June 2023"),
)
items = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(CHORES), st.sampled_from(SAID), st.sampled_from(ASKED)).map("- {}".format)
resume_lines = st.one_of(items, jobs, st.sampled_from(HEADINGS), st.lists(st.sampled_from(WORDINGS), max_size=5).map(", ".join))
resume_texts = st.lists(resume_lines, max_size=14).map("\n".join)
posting_items = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(CHORES), st.sampled_from(ASKED), st.sampled_from(WORDINGS))
posting_texts = st.builds(
    "{}\n\nRequirements\n{}\n".format, st.sampled_from(TITLES), st.lists(posting_items.map("- {}".format), max_size=10).map("\n".join)
)


def one_by_one(resume: Resume, posting: Posting) -> Match:
    return match_resume(take_out(resume, copied_runs(resume, posting), lexicon=LEXICON), posting, lexicon=LEXICON)


def without_places(match: Match) -> Match:
    findings, screens = (tuple(replace(one, evidence=()) for one in some) for some in (match.findings, match.screens))
    return replace(match, findings=findings, screens=screens)


def differences(grid: Grid) -> list[tuple[int, int]]:
    """Pairs of which a grid tells anything else than matching them by themselves."""
    wrong = []
    for at, resume in enumerate(grid.resumes):
        for number, posting in enumerate(grid.postings):
            alone = one_by_one(resume, posting)
            bare = Match(grid.findings(at, number), grid.screens(at, number), grid.score(at, number), grid.no_score(at, number))
            thousandths = alone.score.thousandths if alone.score is not None else UNSCORED
            same = without_places(bare) == without_places(alone) and grid.match(at, number) == alone
            if not same or grid.thousandths[at, number] != thousandths or grid.copied(at, number) != copied_runs(resume, posting):
                wrong.append((at, number))
    return wrong


def read_resume(text: str) -> Resume:
    return resumefit.read_resume(Document.from_text(text), lexicon=LEXICON, today=TODAY)


def read_posting(text: str) -> Posting:
    return resumefit.read_posting(Document.from_text(text), lexicon=LEXICON)


@cache
def examples() -> tuple[tuple[Resume, ...], tuple[Posting, ...]]:
    """All examples, and resumes with something of a posting pasted into them."""
    resumes = [read_document(path).text for path in sorted(EXAMPLES.glob("*/resume.md"))]
    postings = [read_document(max(path.parent.glob("posting.*"))).text for path in sorted(EXAMPLES.glob("*/resume.md"))]
    draw = random.Random(3)  # noqa: S311 - no secret
    pasted = []
    for resume, posting in zip(resumes, postings, strict=True):
        lines = [line for line in posting.splitlines() if line.strip()]
        some = draw.sample(lines, len(lines) // 2)
        pasted += [f"{resume}\n{posting}", "\n".join([resume, *some]), f"{resume}\n- " + " ".join(lines[8:10])]
        mine = resume.splitlines()
        for at, line in enumerate(some[:4]):
            mine.insert(len(mine) // (at + 2), line)
        pasted.append("\n".join(mine))
    odd = ["", "One line.", "\u00dcnal\n\n1. Answered calls\n2. Wrote letters", "Skills\nempathy, kindness, patience"]
    asked = [*postings, "We are friendly.", "Pipe Welder\n\nRequirements\n- Arc welding of steel pipes\n"]
    return tuple(map(read_resume, [*resumes, *pasted, *odd])), tuple(map(read_posting, asked))


def test_a_grid_of_the_examples_is_what_one_by_one_gives() -> None:
    resumes, postings = examples()
    grid = resumefit.score_grid(resumes, postings, lexicon=LEXICON)
    assert differences(grid) == []
    assert (grid.thousandths >= 0).any()
    assert (grid.thousandths == UNSCORED).any()
    assert sum(bool(grid.copied(at, number)) for at in range(len(resumes)) for number in range(len(postings))) >= len(postings) * 2


@settings(max_examples=30, deadline=None)
@given(st.lists(resume_texts, min_size=1, max_size=3), st.lists(posting_texts, min_size=1, max_size=3))
def test_any_grid_is_what_one_by_one_gives(resumes: list[str], postings: list[str]) -> None:
    assert differences(resumefit.score_grid([*map(read_resume, resumes)], [*map(read_posting, postings)], lexicon=LEXICON)) == []


def test_a_single_wrong_point_is_noticed() -> None:
    resumes, postings = examples()
    grid = resumefit.score_grid(resumes[:2], postings[:1], lexicon=LEXICON)
    assert differences(grid) == []
    wrong = grid.thousandths.copy()
    wrong[1, 0] += 1
    assert differences(replace(grid, thousandths=wrong)) == [(1, 0)]


def test_every_pair_with_copied_words_is_suspected() -> None:
    resumes, postings = examples()
    told = suspects(speech_of([one.document for one in resumes]), suspicion_of([one.document for one in postings]))
    copied = {(at, number) for at, one in enumerate(resumes) for number, posting in enumerate(postings) if copied_runs(one, posting)}
    assert copied <= set(told)
    assert copied
    assert len(told) < len(resumes) * len(postings) / 2


def test_equal_findings_are_one_object() -> None:
    resumes, postings = examples()
    grid = resumefit.score_grid([resumes[0], resumes[0]], postings[:1], lexicon=LEXICON)
    assert all(one is other for one, other in zip(grid.findings(0, 0), grid.findings(1, 0), strict=True))
    assert all(one.evidence == () for one in grid.findings(0, 0))
    assert any(one.evidence for one in grid.match(0, 0).findings)


def test_resumes_are_ranked_best_first_and_unscored_ones_left_out() -> None:
    resumes, postings = examples()
    grid = resumefit.score_grid(resumes, postings, lexicon=LEXICON)
    for number in range(len(postings)):
        order = grid.ranked(number)
        scores = [int(grid.thousandths[at, number]) for at in order]
        assert scores == sorted(scores, reverse=True)
        assert set(order) == set(np.flatnonzero(grid.thousandths[:, number] != UNSCORED).tolist())
        assert all(
            first < second for first, second in pairwise(order) if grid.thousandths[first, number] == grid.thousandths[second, number]
        )


@pytest.mark.parametrize(("resumes", "postings"), [(0, 2), (2, 0), (0, 0)])
def test_a_grid_may_be_empty(resumes: int, postings: int) -> None:
    have, want = examples()
    grid = resumefit.score_grid(have[:resumes], want[:postings], lexicon=LEXICON)
    assert grid.thousandths.shape == (resumes, postings)


def test_postings_are_compiled_once_for_many_grids() -> None:
    resumes, postings = examples()
    ready = resumefit.compile_postings(postings, lexicon=LEXICON)
    whole = ready.score(resumes).thousandths
    rows = [ready.score([resume]).thousandths[0] for resume in resumes[:3]]
    assert (np.array(rows) == whole[:3]).all()


def test_resumes_are_compiled_once_for_many_grids() -> None:
    resumes, postings = examples()
    own = resumefit.compile_resumes(resumes, lexicon=LEXICON)
    whole = resumefit.score_grid(resumes, postings, lexicon=LEXICON).thousandths
    columns = [resumefit.compile_postings([posting], lexicon=LEXICON).score(own).thousandths[:, 0] for posting in postings[:3]]
    assert (whole[:, :3] == np.array(columns).T).all()


def test_two_lexicons_are_not_mixed() -> None:
    resumes, postings = examples()
    other = replace(LEXICON, version="another")
    with pytest.raises(ValueError, match="two lexicons"):
        resumefit.compile_postings(postings[:1], lexicon=LEXICON).score(resumefit.compile_resumes(resumes[:1], lexicon=other))


def test_credits_too_fine_for_a_machine_word_stay_exact() -> None:
    resumes, postings = examples()
    odd = {**LEXICON.scoring.strength_credit, "shown": LEXICON.scoring.strength_credit["shown"] - LEXICON.scoring.near_share.scaleb(-25)}
    fine = replace(LEXICON, scoring=replace(LEXICON.scoring, strength_credit=odd))
    grid = resumefit.score_grid(resumes[:2], postings[:2], lexicon=fine)
    for at in range(2):
        for number in range(2):
            assert grid.thousandths[at, number] == match_resume(resumes[at], postings[number], lexicon=fine).score.thousandths


@pytest.mark.parametrize(("resumes", "postings", "reader"), [(["resume.txt"], [], "read_resume"), ([], ["posting.txt"], "read_posting")])
def test_names_of_files_are_refused_with_what_to_call(resumes: list[Resume], postings: list[Posting], reader: str) -> None:
    with pytest.raises(TypeError, match=rf"{reader}\(\.\.\.\)"):
        resumefit.score_grid(resumes, postings)


def test_grids_of_the_same_readings_are_equal_and_cannot_be_written_to() -> None:
    resumes, postings = examples()
    grid = resumefit.score_grid(resumes, postings, lexicon=LEXICON)
    assert grid == resumefit.score_grid(resumes, postings, lexicon=LEXICON)
    assert grid != resumefit.score_grid(resumes[1:], postings, lexicon=LEXICON)
    ready, others = (resumefit.compile_postings(some, lexicon=LEXICON) for some in (postings, postings[1:]))
    assert ready == resumefit.compile_postings(postings, lexicon=LEXICON)
    assert ready != others
    with pytest.raises(ValueError, match="read-only"):
        grid.thousandths[0, 0] = 100_000
