from match_making import LEXICON, resume

from resumefit.copying import shared_runs
from resumefit.document import Document
from resumefit.overlap import take_out
from resumefit.resume.model import Strength
from resumefit.span import Span

POSTING = """Support Agent
You will answer customer calls in Zendesk, log each contact with care, and keep the promised response times at all hours.
We need somebody who can calm upset callers.
Knowledge of Salesforce and of our returns policy is required.
"""
OWN = """Jordan Example

Experience
Support Agent, Example Ltd
June 2019 - March 2023
- Answered e-mail tickets in Zendesk
"""


def quoted(resume_text, posting_text=POSTING):
    document = Document.from_text(resume_text)
    return [document.quote(span) for span in shared_runs(document, Document.from_text(posting_text))]


def test_a_long_run_is_found_whatever_its_case_and_punctuation():
    pasted = "YOU will answer customer calls in Zendesk - log each contact, with care and keep the promised response times at all hours!"
    assert quoted(OWN + pasted) == [pasted.rstrip("!")]


def test_eleven_words_are_no_run_and_twelve_are():
    eleven = "answer customer calls in Zendesk, log each contact with care, and"
    assert len(eleven.split()) == 11
    assert quoted(OWN + eleven) == []
    assert len(quoted(OWN + eleven + " keep")) == 1


def test_sentences_put_together_in_another_order_are_one_run():
    shuffled = "Knowledge of Salesforce and of our returns policy is required. We need somebody who can calm upset callers."
    assert quoted(OWN + shuffled) == [shuffled.rstrip(".")]


def test_several_whole_sentences_are_copied_wherever_they_stand():
    two = OWN + "- somebody who can calm upset callers\n- Painted boats\n3. KNOWLEDGE of Salesforce and of our returns policy\n"
    assert quoted(two) == []
    assert quoted(two + "- log each contact with care\n") == [
        "somebody who can calm upset callers",
        "KNOWLEDGE of Salesforce and of our returns policy - log each contact with care",
    ]


def test_eight_words_that_are_a_whole_sentence_of_both_are_copied():
    assert quoted(OWN + "- We need somebody who can calm upset callers.\n") == ["We need somebody who can calm upset callers"]
    assert quoted(OWN + "- They said: we need somebody who can calm upset callers now.\n") == []


def test_a_heading_and_the_words_beside_a_paste_stay_the_resumes_own():
    posting = f"{POSTING}Skills\nExperience\n"
    copied = POSTING.splitlines()[1]
    text = f"{OWN}- Wrote to callers\n{copied}\nSkills\n{copied}\nZendesk\n"
    at = text.index("Skills")
    document = Document.from_text(text)
    assert "Skills" in document.quote(shared_runs(document, Document.from_text(posting))[0])
    spans = shared_runs(document, Document.from_text(posting), headings=(Span(at, at + 6),))
    assert [document.quote(span) for span in spans] == [copied.rstrip(".")] * 2


def test_the_end_of_one_own_sentence_and_the_beginning_of_the_next_are_no_run():
    two = "- Took questions and answer customer calls in Zendesk, log each\n- Contact with care and keep the promised files in order\n"
    assert len(quoted(OWN + two)) == 1
    posting = "You answer customer calls in Zendesk and by email.\nFriendly contact with care for all callers.\nKeep the promised hours."
    assert quoted(OWN + "- Was asked to answer customer calls in Zendesk and by email\n- Contact with care for people\n", posting) == []


def test_own_words_are_no_run():
    assert quoted(OWN) == []
    assert quoted("", "") == []


def test_what_was_pasted_is_no_evidence():
    pasted = OWN + "- " + POSTING.splitlines()[1] + " " + POSTING.splitlines()[3] + "\n"
    read = resume(pasted)
    runs = shared_runs(read.document, Document.from_text(POSTING))
    left = take_out(read, runs, lexicon=LEXICON)
    targets = {one.target for one in left.evidence}
    assert "salesforce" in {one.target for one in read.evidence}
    assert "salesforce" not in targets
    assert "zendesk" in targets
    assert all(not span.overlaps(run) for one in left.evidence for span in one.spans for run in runs)
    assert len(left.stem_spans) == len(left.stem_strengths) < len(read.stem_spans)
    assert all(not left.stem_spans[at].overlaps(run) for places in left.stem_places.values() for at in places for run in runs)


def test_evidence_keeps_the_grade_of_the_place_that_is_left():
    text = OWN.replace("- Answered e-mail tickets in Zendesk\n", "- " + POSTING.splitlines()[1]) + "\n\nSkills\nZendesk\n"
    read = resume(text)
    before = next(one for one in read.evidence if one.target == "zendesk")
    after = next(
        one
        for one in take_out(read, shared_runs(read.document, Document.from_text(POSTING)), lexicon=LEXICON).evidence
        if one.target == "zendesk"
    )
    assert before.strength > after.strength is Strength.LISTED
    assert read.document.quote(after.spans[0]) == "Zendesk"


def test_nothing_shared_leaves_the_resume_as_it_is():
    read = resume(OWN)
    assert take_out(read, (), lexicon=LEXICON) is read
