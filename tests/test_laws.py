"""The laws of the score: over the example texts and over texts made of the lexicon's own sentences."""

import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import example as always
from hypothesis import given, settings
from hypothesis import strategies as st
from law_texts import (
    APPLY,
    BENEFITS,
    COMPANY,
    EQUAL,
    FOLDER,
    LEXICON,
    NAMES,
    WELDER,
    as_items,
    asked,
    bare_sentences,
    example,
    loud,
    pieces,
    points,
    posting_files,
    report,
    same_said,
    sentences,
    titled,
    with_paragraph,
    woven,
    written,
)
from noise_texts import HEADED
from test_rules import CASES, POSTING, RESUME, asks, says

from resumefit import Document
from resumefit.copying import RUN
from resumefit.match import Outcome, Status, match_resume
from resumefit.posting.model import Requirement
from resumefit.readers.registry import read_document
from resumefit.resume.model import Evidence, Strength
from resumefit.span import Span
from resumefit.suggest import Advice

STRONG = "strong-agent"


def pasted(posting: str) -> list[str]:
    """The posting, as it may be put into a resume."""
    lines = sentences(posting)
    forms = [posting, "\n".join(reversed(lines)), " ".join(lines), as_items(lines)]
    for seed in range(2):
        mixed = lines[:]
        random.Random(seed).shuffle(mixed)  # noqa: S311 - no secret
        forms += ["\n".join(mixed), " ".join(mixed), as_items(mixed)]
    return forms


# 1 Stuffing does not pay


@pytest.mark.parametrize("name", [*NAMES, "welder"])
def test_a_pasted_posting_adds_nothing(name):
    resume, posting = example(name) if name in NAMES else (WELDER, example(STRONG)[1])
    base = points(resume, posting)
    for form in pasted(posting):
        stuffed = report(f"{resume}\n\n{form}", posting)
        assert stuffed.match.score.thousandths == base, form[:200]
        assert stuffed.copied


def scattered(resume: str, posting: str) -> Iterator[str]:
    """The posting in a resume, no twelve words of it in a row; what is left of a sentence that was cut is a word in a list."""
    whole = bare_sentences(posting)
    lines = [line for line in pieces(posting, RUN - 1) if len(line.split()) > 3 or line in whole]
    random.Random(3).shuffle(lines)  # noqa: S311 - no secret
    yield f"{resume}\n\n" + "\n".join(f"{at}. {line}" for at, line in enumerate(lines, start=1))
    yield f"{resume}\n\n" + "\n".join(f"- {line}\n- I paint old boats in the yard.\n" for line in lines)
    yield f"{resume}\n\n" + " ".join(f"{line}. I paint old boats in the yard." for line in lines)
    yield f"{resume}\n\nExperience\nAgent, Example Ltd, 2019 - 2020\n" + as_items([line.upper() for line in lines])


@pytest.mark.parametrize("name", [*NAMES, "welder"])
def test_a_posting_in_short_pieces_adds_nothing_wherever_they_stand(name):
    resume, posting = example(name) if name in NAMES else (WELDER, example(STRONG)[1])
    bare = resume + "\n\nExperience\nAgent, Example Ltd, 2019 - 2020\n"
    base, dated = points(resume, posting), points(bare, posting)
    for form in scattered(resume, posting):
        assert points(form, posting) == (dated if "Agent, Example Ltd" in form else base), form[-300:]
    whole = bare_sentences(posting)
    for lines in (whole, whole[::-1]):
        assert points(woven(resume, lines), posting) <= base
    assert points(woven(resume, pieces(posting, 6)), posting) <= base + 2_000, "the rest of a sentence is a word in a list"


@pytest.mark.parametrize("name", NAMES)
def test_the_postings_words_in_a_list_or_in_an_own_sentence_are_no_copy(name):
    resume, posting = example(name)
    asked = [one.target for one in report(resume, posting).posting.requirements]
    words = [LEXICON.terms[target].surfaces[0] for target in asked if target in LEXICON.terms]
    own = [f"Learned {word} in the first week and used it since" for word in words]
    for text in (resume, f"{resume}\nSkills\n{', '.join(words)}\n", f"{resume}\nSkills\n{as_items(words)}\n", resume + as_items(own)):
        assert report(text, posting).copied == ()


def test_a_pasted_posting_adds_nothing_among_the_deeds_either():
    posting = example(STRONG)[1]
    assert points(WELDER + as_items(sentences(posting)), posting) == points(WELDER, posting)


@pytest.mark.parametrize("name", NAMES)
def test_a_word_counts_once_however_often_it_stands_there(name):
    resume, posting = example(name)
    word = LEXICON.terms[next(one.target for one in report(resume, posting).posting.requirements if one.target in LEXICON.terms)].label
    once, often = (points(f"{resume}\n\nSkills\n{', '.join([word] * times)}\n", posting) for times in (1, 50))
    assert once == often
    deeds = [line for line in resume.splitlines() if line.startswith("- ")]
    assert points(resume + "\n" + "\n".join(deeds * 3), posting) == points(resume, posting)


def test_hidden_text_adds_nothing_and_is_told():
    resume, posting = example(STRONG)
    hidden = replace(Document.from_text(WELDER), hidden=(resume, posting))
    assert points(hidden, posting) == points(WELDER, posting)
    assert "RF402" in {one.code for one in report(hidden, posting).suggestions}


def listing_and_half(posting: str, *, header: str) -> tuple[str, str]:
    """A resume that lists all that is asked and shows nothing, and one that shows every other thing."""
    read = report("Pat Example, at your service", posting).posting
    names = [LEXICON.terms[one.target].surfaces[0] for one in read.requirements if one.target in LEXICON.terms]
    quoted = [read.document.quote(one.span) for one in (*read.thresholds, *read.languages, *read.experience, *read.education)]
    quoted += [read.document.quote(one.spans[0]) for one in read.requirements]
    title = read.role.text
    job = f"Experience\n{title}, Example Ltd\nMay 2015 - March 2024\n"
    listed = f"Pat Example\n\nSummary\n{title}\n\n{job if header else ''}\nSkills\n{', '.join(names + quoted)}\n"
    return listed, f"Pat Example\n\n{job}" + as_items([f"In this job I relied on {name} from the first week on." for name in names[::2]])


@pytest.mark.parametrize("header", ["", "with the header of a job"])
@pytest.mark.parametrize("name", NAMES)
def test_a_resume_that_lists_all_stays_below_one_that_shows_half(name, header):
    posting = example(name)[1]
    listed, half = listing_and_half(posting, header=header)
    assert 0 < points(listed, posting) < 40_000
    assert points(listed, posting) < points(half, posting)


# 2 Evidence counts by grade


def credit(line: str, wanted: str, target: str, *, under_job: bool = True) -> Fraction:
    resume = RESUME.replace("in Zendesk", "").replace("Skills\nZendesk\n", "")
    resume = resume.replace("- Processed 30", f"- {line}\n- Processed 30") if under_job else resume + f"\nSkills\n{line}\n"
    posting = POSTING.replace("Experience with Zendesk is required", f"{wanted} is required")
    return next(one.credit for one in report(resume, posting).match.findings if one.id == target)


def test_listed_counts_less_than_shown_and_shown_less_than_measured():
    grades = [
        credit("Genesys Cloud", "Genesys Cloud", "open:genesys", under_job=False),
        credit("Took calls in Genesys Cloud from members", "Genesys Cloud", "open:genesys"),
        credit("Took 80 calls a day in Genesys Cloud", "Genesys Cloud", "open:genesys"),
    ]
    assert 0 < grades[0] < grades[1] / 2 < grades[1] < grades[2] == 1


def test_related_terms_count_in_part():
    own = credit("Logged notes in Zendesk for members", "Zendesk", "zendesk")
    product_for_class = credit("Logged notes in Zendesk for members", "A ticketing system", "ticketing-systems")
    class_for_product = credit("Logged notes in a ticketing system for members", "Zendesk", "zendesk")
    sibling = credit("Logged notes in Freshdesk for members", "Zendesk", "zendesk")
    assert own == product_for_class > class_for_product > sibling > 0


def test_a_claimed_soft_skill_counts_least():
    claimed = credit("Empathy", "Empathy", "empathy", under_job=False)
    assert 0 < claimed < credit("Slack", "Slack", "slack", under_job=False)


# 3 Metrics compare


@pytest.mark.parametrize(
    ("have", "want", "metric", "outcome"),
    [
        ("Kept an average handle time of 5:45", "Average handle time under 6 minutes", "average-handle-time", Outcome.MET),
        ("Kept an average handle time of 9 minutes", "Average handle time under 6 minutes", "average-handle-time", Outcome.BELOW),
        ("Typed notes at 65 WPM", "Typing speed of 45 WPM", "typing-speed", Outcome.MET),
        ("Typed notes at 42 WPM", "Typing speed of 45 WPM", "typing-speed", Outcome.NEAR),
        ("Held a CSAT of 4.8/5", "CSAT of 90% or higher", "customer-satisfaction", Outcome.MET),
        ("Held a CSAT of 71%", "CSAT of 90% or higher", "customer-satisfaction", Outcome.BELOW),
    ],
)
def test_numbers_are_held_against_each_other(have, want, metric, outcome):
    found = next(one for one in report(says(have), asks(want)).match.findings if one.id == f"number:{metric}")
    assert found.why.comparison.outcome is outcome
    assert found.why.comparison.asked
    assert found.why.comparison.found
    assert found.status is {Outcome.MET: Status.MET}.get(outcome, Status.PARTLY)


def test_a_volume_within_the_range_is_met():
    resume = RESUME.replace("70 inbound calls a day", "70+ inbound calls a day")
    found = next(one for one in report(resume, asks("Handle 60-80 calls a day")).match.findings if one.id == "number:call-volume")
    assert found.why.comparison.outcome is Outcome.MET


# 4 Requirements have logic


def finding(resume: str, posting: str, name: str):
    match = report(resume, posting).match
    return next(one for one in (*match.findings, *match.screens) if one.id == name)


def test_schooling_is_a_ladder_and_work_may_stand_for_it():
    degree = RESUME.replace("High School Diploma, 2023", "Bachelor of Arts, Example University, 2012")
    assert finding(degree, asks("High school diploma required"), "education:high_school").status is Status.MET
    wanted = "Bachelor's degree or equivalent experience required"
    assert finding(RESUME, asks(wanted), "education:bachelor").status is Status.MET
    assert finding(RESUME, asks("Bachelor's degree required"), "education:bachelor").status is not Status.MET


def test_overlapping_jobs_count_once():
    second = "Education\n"
    doubled = RESUME.replace(second, f"Customer Service Agent, Other Ltd\nJune 2018 - March 2024\n- Answered calls\n\n{second}", 1)
    wanted = asks("8 years of customer service experience required")
    one, two = (finding(text, wanted, "experience:customer-service").why.comparison.found for text in (RESUME, doubled))
    assert one == two


def test_one_of_several_alternatives_is_enough():
    posting = POSTING.replace("Experience with Zendesk is required", "Experience with Freshdesk, Zendesk or Intercom is required")
    asked = [one for one in report(RESUME, posting).match.findings if isinstance(one.requirement, Requirement) and one.requirement.any_of]
    assert [one.status for one in asked] == [Status.MET]


def test_screens_stand_apart():
    posting = asks("Must be available evenings and weekends")
    match = report(RESUME, posting).match
    assert match.screens
    assert all(one.possible == 0 for one in match.screens)
    assert match.score.thousandths == points(RESUME, POSTING)


# 5 Noise does not move it


@pytest.mark.parametrize("name", NAMES)
def test_what_asks_nothing_changes_nothing(name):
    resume, posting = example(name)
    base = points(resume, posting)
    title, _, rest = posting.partition("\n")
    for more in (COMPANY, BENEFITS, EQUAL, APPLY):
        assert points(resume, f"{posting}\n\n{more}") == base, more
    assert points(resume, f"{title}\n\n{COMPANY}\n{rest}\n\n{BENEFITS}\n{EQUAL}\n{APPLY}") == base


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", HEADED)
def test_a_paragraph_that_asks_nothing_changes_nothing_wherever_it_stands(name, kind):
    posting = example(name)[1]
    paragraphs, headings = HEADED[kind]
    for at, paragraph in enumerate(paragraphs):
        texts = list(with_paragraph(posting, paragraph, headings[at % len(headings)]))
        text = texts[at * 5 % len(texts)]
        assert asked(text) == asked(posting), f"{paragraph} in {text[:300]}"


@pytest.mark.parametrize("name", NAMES)
def test_the_way_of_writing_changes_nothing(name):
    resume, posting = example(name)
    base = points(resume, posting)
    for how, same in (*same_said(posting), ("titled", titled(posting)), ("loud", loud(posting))):
        assert points(resume, same) == base, f"posting: {how}"
    for how, same in (*same_said(resume), ("loud", loud(resume))):
        assert points(same, posting) == base, f"resume: {how}"


@pytest.mark.parametrize("name", NAMES)
def test_the_file_type_changes_nothing(name):
    documents = [read_document(FOLDER / name / f"resume.{ending}") for ending in ("md", "docx", "pdf")]
    for path in posting_files(name):
        assert len({points(document, read_document(path)) for document in documents}) == 1
    assert len({points(documents[0], read_document(path)) for path in posting_files(name)}) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Jordan Example", "Aisha Okonkwo-Lindqvist"),
        ("Jordan Example", "Jordan Example (she/her)"),
        ("Jordan Example", "Jordan Example\n12 Harbour Street, Halifax NS B3H 1A1"),
        ("Jordan Example", "Jordan Example\nAge: 58, married, two children"),
        ("Jordan Example", "Jordan Example\nDate of birth: May 1, 1966"),
        ("Diploma, 2023", "Diploma, 1984"),
        ("Diploma, 2023", "Diploma, Eton College, 2023"),
        ("Diploma, 2023", "Diploma"),
    ],
)
def test_who_somebody_is_changes_nothing(old, new):
    assert old in RESUME
    assert points(RESUME.replace(old, new), POSTING) == points(RESUME, POSTING)


# 6 Monotone and exact


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_add_up_and_the_score_says_by_what_it_was_made(name):
    match = report(*example(name)).match
    assert match.score.thousandths == sum(part.points for part in match.score.parts) == sum(one.points for one in match.findings)
    assert sum(part.possible for part in match.score.parts) == 100_000
    assert (match.score.version, match.score.lexicon_sha256) == (LEXICON.scoring.version, LEXICON.sha256)


REPORTS = {name: report(*example(name)) for name in NAMES}
TARGETS = sorted({one.target for told in REPORTS.values() for one in told.posting.requirements if one.target in LEXICON.terms})


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(NAMES), targets=st.lists(st.sampled_from(TARGETS), max_size=4), strength=st.sampled_from(Strength))
def test_more_evidence_never_lowers_the_score(name, targets, strength):
    told = REPORTS[name]
    more = tuple(Evidence(target, strength, (Span(0, 1),), ("experience",), (None,)) for target in targets)
    after = match_resume(replace(told.resume, evidence=(*told.resume.evidence, *more)), told.posting, lexicon=LEXICON)
    assert after.score.thousandths >= told.match.score.thousandths


@settings(max_examples=25, deadline=None)
@given(name=st.sampled_from(NAMES), target=st.sampled_from(TARGETS), seed=st.integers(0, 3))
@always(name="bilingual-canada", target="call-centre-experience", seed=1)
def test_another_true_line_never_lowers_the_score(name, target, seed):
    resume, posting = example(name)
    examples = LEXICON.terms[target].examples
    items = [at for at, line in enumerate(resume.splitlines()) if line.startswith("- ")]
    lines = resume.splitlines()
    lines.insert(items[0] + 1, "- " + examples[seed % len(examples)])
    assert points("\n".join(lines), posting) >= points(resume, posting)


JOBS = (
    "Customer Service Representative | Example Ltd | March 2012 - May 2014", "Cashier, Example Mart, 2010 - 2012",
    "Team Lead, Example Ltd, June 2011 to July 2013", "Welder | Steel Works | 2001 - 2008", "Help Desk Technician, Example IT, 2010 - 2012",
)  # fmt: skip
NUMBERS = (
    "Typed notes at 65 WPM", "Typed notes at 25 WPM", "Answered 90 calls a day", "Answered 20 calls a day", "Held a CSAT of 97%",
    "Held a CSAT of 60%", "Kept an average handle time of 4 minutes", "Cut wait time by 20%", "Trained 12 new agents",
)  # fmt: skip
PARTS = (
    "Languages\nFrench (fluent)", "Certifications\nCCSP, 2023", "Volunteer\nHelper, Food Bank, 2018 - 2019\n- Served guests",
    "Education\nBachelor of Arts, Example University, 2012", "Awards\nAgent of the month, 2021", "Skills\nZendesk, Microsoft Excel",
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    name=st.sampled_from(NAMES),
    other=st.sampled_from(NAMES),
    target=st.sampled_from(TARGETS),
    more=st.one_of(st.sampled_from(JOBS), st.sampled_from(NUMBERS), st.sampled_from(PARTS)),
)
def test_another_job_number_or_part_never_lowers_the_score(name, other, target, more):
    """Of resumes that have a score: one that shows nothing has none to lose."""
    resume, posting = example(name)[0], example(other)[1]
    lines = resume.splitlines()
    deed = next(at for at, line in enumerate(lines) if line.startswith("- "))
    if more in NUMBERS:
        lines.insert(deed + 1, f"- {more}")
    elif more in JOBS:
        above = max(at for at, line in enumerate(lines[:deed]) if not line.strip())
        lines[above:above] = ["", more, f"- {LEXICON.terms[target].examples[0]}", ""]
    else:
        lines += ["", *more.splitlines()]
    assert points("\n".join(lines), posting) >= points(resume, posting)


# 7 No number where there is nothing to judge


@pytest.mark.parametrize(
    ("resume", "posting", "code"),
    [
        ("", POSTING, "no-text"),
        ("Hello", POSTING, "no-text"),
        ("Jo Park\n(416) 555-0100\njo@example.com\n\nExperience\n\nSkills\n", POSTING, "no-text"),
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.", POSTING, "no-text"),
        (
            "Dear Sir or Madam,\n\nI saw your posting. I am a friendly person and look forward to your answer.\n\nJo Park",
            POSTING,
            "no-text",
        ),
        (POSTING * 2, POSTING, "no-text"),
        (RESUME, "Hello", "nothing-asked"),
        (RESUME, "Customer Service Representative", "nothing-asked"),
        (RESUME, "Lorem ipsum dolor sit amet, consectetur adipiscing elit.\n\nDonec a diam lectus, sed mauris.", "nothing-asked"),
        (RESUME, "Bluebird Outdoor\n\nWe have made tents since 1962.", "nothing-asked"),
        (RESUME, "Welder\n\nRequirements\n- MIG and TIG welding is required\n- Reading of drawings is required\n", "not-service-work"),
    ],
)
def test_no_number_where_there_is_nothing_to_judge(resume, posting, code):
    match = report(resume, posting).match
    assert match.score is None
    assert match.no_score.code == code
    assert match.no_score.message
    assert match.no_score.next_step


@pytest.mark.parametrize(
    "fact", ["Experience\n- Answered calls in Zendesk", "Skills\nZendesk", "Languages\nFrench", "Education\nHigh school diploma, 2019"]
)
def test_any_fact_is_something_to_judge(fact):
    """Adding true evidence never takes a score away: it can only make one where there was none."""
    assert report(f"Jo Park\n\n{fact}\n", POSTING).match.score is not None


# Gains


@pytest.mark.parametrize("case", [*NAMES, *sorted(CASES)])
def test_a_gain_is_what_the_written_edit_scores(case):
    for resume, posting in [example(case)] if case in NAMES else CASES[case]:
        told = report(resume, posting)
        for one in told.suggestions:
            if one.edit is not None:
                again = points(written(resume, one.edit), posting)
                assert one.gain == again - told.match.score.thousandths, f"{one.code}: {one.edit}"


def test_the_rules_that_name_an_edit_have_a_gain_and_questions_have_none():
    seen = [one for told in REPORTS.values() for one in told.suggestions]
    seen += [one for code in ("RF102", "RF103", "RF104", "RF107") for one in report(*CASES[code][0]).suggestions]
    assert {one.code for one in seen if one.gain is not None} >= {"RF102", "RF103", "RF104", "RF107", "RF201", "RF202", "RF303"}
    for one in seen:
        assert (one.gain is None) == (one.edit is None)
        if one.kind in (Advice.MAY_HAVE, Advice.LACK, Advice.HOUSEKEEPING, Advice.UNSEEN):
            assert one.gain is None, one


@pytest.mark.parametrize("name", NAMES)
def test_what_is_within_reach_is_no_less_than_any_gain(name):
    told = REPORTS[name]
    best = max((one.gain for one in told.suggestions if one.gain is not None), default=0)
    assert told.match.score.thousandths + best <= told.reachable <= 100_000
