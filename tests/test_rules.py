"""Each rule: a case that fires, a case that does not, its manual page."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from law_texts import written
from match_making import LEXICON, TODAY, posting, resume

from resumefit.copying import shared_runs
from resumefit.document import Document, ReadWarning
from resumefit.extract.dates import Month
from resumefit.lines import LineKind
from resumefit.match import match_resume
from resumefit.overlap import take_out
from resumefit.resume.build import build_resume
from resumefit.suggest import RULES, Advice, explain, suggest

HEADINGS = ("What it looks for", "Why it matters", "Example", "Better", "Source")
POSTING = """Customer Service Representative

Requirements
- Experience with Zendesk is required
- De-escalation skills

What you will do
- Answer inbound calls
- Process refunds
"""
RESUME = """Jordan Example

Summary
Customer service representative: five years of inbound calls and refunds.

Experience
Customer Service Representative, Example Ltd
June 2018 - March 2024
- Answered 70 inbound calls a day in Zendesk
- De-escalation of complaints on 5 calls a week
- Processed 30 refunds a day with 99% accuracy

Education
High School Diploma, 2023

Awards
Agent of the month, 2022

Skills
Zendesk
"""


def run(resume_text: str, posting_text: str, **changes: object):
    asked = posting(posting_text)
    read = build_resume(replace(Document.from_text(resume_text), **changes), LEXICON, today=TODAY)
    runs = shared_runs(read.document, asked.document)
    read = take_out(read, runs, lexicon=LEXICON)
    match = match_resume(read, asked, lexicon=LEXICON)
    return suggest(read, asked, match=match, lexicon=LEXICON, today=Month(TODAY.year, TODAY.month), pasted=runs)


def asks(line: str) -> str:
    return POSTING.replace("- De-escalation skills", f"- De-escalation skills\n- {line}")


def says(line: str) -> str:
    return RESUME.replace("- Processed 30 refunds", f"- {line}\n- Processed 30 refunds")


def without(*lines: str) -> str:
    text = RESUME
    for line in lines:
        assert line in text
        text = text.replace(line, "")
    return text


PRIVACY = "Knowledge of HIPAA is required"
BUSY = "High volume environment"
COPIED = "Explain the terms of each plan to every new subscriber, note the questions asked, and send the answers within one day"
UNDATED = RESUME.replace("June 2018 - March 2024\n", "")
OLD = RESUME.replace("March 2024", "March 2020")
LEADING = POSTING.replace("Customer Service Representative", "Customer Service Team Lead")
GAP = RESUME.replace("Education\n", "Cashier, Corner Market\nMay 2014 - April 2016\n- Handled cash\n\nEducation\n")
TWO_YEARS = "2 years of customer service experience required"
TICKETS = "Experience with a ticketing system"
FIRST_CONTACT = "First contact resolution matters to us"
CERTIFICATE = "CCSP certification preferred"
DRAFTING = "Experience with generative AI tools"
TYPING = "Typing speed of 45+ WPM"
SUMMARY = "Summary\nCustomer service representative: five years of inbound calls and refunds.\n\n"
NEWCOMER = without(SUMMARY).replace("June 2018", "January 2024")
UNMEASURED = re.sub(r" 70| a day| on 5 calls a week| 30| with 99% accuracy", "", RESUME)
CERTIFIED = RESUME + "\nCertifications\nCCSP, 2023\n"
REACHED = "jordan@example.com, (416) 555-0100\n\n" + RESUME
SCAN = {"warnings": (ReadWarning("scanned-page", "Page 2 holds no text.", 2),)}
MANY = "Jira, Slack, Freshdesk, Intercom, Salesforce, HubSpot, Genesys, Five9, Asana, Trello, SQL, Microsoft Excel"
CASES = {
    "RF101": (
        (RESUME, asks(PRIVACY)),
        (says("Kept HIPAA rules on every call"), asks(PRIVACY)),
    ),
    "RF102": ((RESUME.replace("De-escalation of complaints", "Calmed upset callers"), POSTING), (RESUME, POSTING)),
    "RF103": ((without("Skills\nZendesk\n").replace("in Zendesk", "in a ticketing system"), POSTING), (RESUME, POSTING)),
    "RF104": (
        (RESUME, asks(TICKETS).replace("- Experience with Zendesk is required\n", "")),
        (says("Logged work in a ticketing system"), asks(TICKETS)),
    ),
    "RF105": ((RESUME.replace("Zendesk", "Freshdesk"), POSTING), (RESUME, POSTING)),
    "RF107": ((says("Painted the harbour boats"), asks("Experience with harbour boat varnishing is required")), (RESUME, POSTING)),
    "RF108": (
        (RESUME, POSTING.replace("Customer Service Representative", "Customer Care Specialist")),
        (RESUME, POSTING),
    ),
    "RF109": ((RESUME, asks("Live chat and email support by phone")), (RESUME, POSTING)),
    "RF110": (
        (RESUME, asks("8 years of customer service experience required")),
        (RESUME, asks(TWO_YEARS)),
    ),
    "RF111": (
        (UNDATED, asks(TWO_YEARS)),
        (RESUME, asks(TWO_YEARS)),
    ),
    "RF112": ((RESUME, asks("Bachelor's degree required")), (RESUME, asks("High school diploma required"))),
    "RF113": ((RESUME, asks("Fluent in French")), (RESUME + "\nLanguages\nFrench (fluent)\n", asks("Fluent in French"))),
    "RF114": ((RESUME, asks(TYPING)), (says("Typed notes at 60 WPM"), asks(TYPING))),
    "RF115": (
        (says("Typed notes at 35 WPM"), asks(TYPING)),
        (says("Typed notes at 60 WPM"), asks(TYPING)),
    ),
    "RF116": ((RESUME, asks("Must be available evenings and weekends")), (RESUME, POSTING)),
    "RF117": (
        (RESUME, asks(CERTIFICATE)),
        (CERTIFIED, asks(CERTIFICATE)),
    ),
    "RF118": (
        (RESUME, asks("This is a remote position")),
        (says("Worked independently from a home office"), asks("This is a remote position")),
    ),
    "RF119": ((RESUME, asks("Supervise a team of agents")), (says("Coached 12 new agents"), asks("Supervise a team of agents"))),
    "RF120": ((NEWCOMER, POSTING), (RESUME, POSTING)),
    "RF123": (
        (says("Coached 12 new agents"), LEADING),
        (says("Coached 12 new agents\n- Streamlined the refund process"), LEADING),
    ),
    "RF124": (
        (RESUME, asks("Knowledge of the insurance industry is required")),
        (says("Explained claims in the insurance industry"), asks("Knowledge of the insurance industry is required")),
    ),
    "RF121": ((RESUME, asks(DRAFTING)), (says("Drafted replies with ChatGPT"), asks(DRAFTING))),
    "RF122": (
        (
            without("Skills\nZendesk\n").replace("in Zendesk", "in a ticketing system"),
            asks(TICKETS).replace("- Experience with Zendesk is required\n", ""),
        ),
        (says("Logged work in a ticketing system"), asks(TICKETS)),
    ),
    "RF201": ((RESUME.replace(" in Zendesk", ""), POSTING), (RESUME, POSTING)),
    "RF211": ((RESUME + MANY, POSTING), (RESUME, POSTING)),
    "RF202": ((RESUME + "Empathy\n", asks("Empathy is required")), (RESUME, POSTING)),
    "RF203": ((says("Responsible for the mail room"), POSTING), (RESUME, POSTING)),
    "RF204": ((RESUME.replace("Summary\n", "Summary\nPeople person. "), POSTING), (RESUME, POSTING)),
    "RF205": ((says("Sorted mail " + "and carried boxes to the next room " * 6), POSTING), (RESUME, POSTING)),
    "RF206": ((RESUME + "Salesforce\n" * 8, POSTING), (RESUME, POSTING)),
    "RF207": ((says(COPIED), asks(COPIED)), (RESUME, asks(COPIED))),
    "RF208": ((RESUME.replace("- De-escalation of complaints on 5 calls a week\n", ""), POSTING), (RESUME, POSTING)),
    "RF209": (
        (without(SUMMARY), POSTING),
        (RESUME, POSTING),
    ),
    "RF210": (
        (
            without("- De-escalation of complaints on 5 calls a week\n", " with 99% accuracy")
            + "Salesforce\nData entry\nMicrosoft Excel\nSlack\n",
            POSTING,
        ),
        (RESUME + "Salesforce\nData entry\nMicrosoft Excel\nSlack\n", POSTING),
    ),
    "RF301": ((UNMEASURED, POSTING), (RESUME, POSTING)),
    "RF302": ((re.sub(r" on 5 calls a week| 30| with 99% accuracy", "", GAP), POSTING), (GAP, POSTING)),
    "RF303": ((says("Answered e-mail from members"), asks("Email support is required")), (RESUME, POSTING)),
    "RF304": (
        (RESUME, asks(FIRST_CONTACT)),
        (says("Resolved 95% of issues on first contact"), asks(FIRST_CONTACT)),
    ),
    "RF305": (
        (UNMEASURED, asks(BUSY)),
        (RESUME, asks(BUSY)),
    ),
    "RF306": ((says("Rewrote the letters that new members get"), POSTING), (RESUME, POSTING)),
    "RF404": ((RESUME + "\nLanguages\nFrench\n", POSTING), (RESUME + "\nLanguages\nFrench (fluent)\n", POSTING)),
    "RF406": (
        (RESUME.replace("Skills\nZendesk", "Skills\nZendesk\nCCSP certification"), POSTING),
        (CERTIFIED, POSTING),
    ),
    "RF407": ((RESUME.replace("Jordan Example\n", "Jordan Example\nDate of birth: May 1, 1990\n"), POSTING), (RESUME, POSTING)),
    "RF410": ((GAP, POSTING), (RESUME, POSTING)),
    "RF411": ((UNDATED, POSTING), (RESUME, POSTING)),
    "RF412": ((OLD, POSTING), (RESUME, POSTING)),
    "RF413": (
        (RESUME + "".join(f"and many more words about the hobby number {at}\n" for at in range(120)), POSTING),
        (RESUME, POSTING),
    ),
    "RF414": ((without("Skills\nZendesk\n"), POSTING), (RESUME, POSTING)),
    "RF415": ((RESUME.replace("2023", "2008"), POSTING), (RESUME, POSTING)),
    "RF416": ((without("Awards\nAgent of the month, 2022\n"), POSTING), (RESUME, POSTING)),
    "RF417": ((REACHED, POSTING), (REACHED.replace("\n\n", ", linkedin.com/in/jordan-example\n\n", 1), POSTING)),
    "RF419": (
        (says(f"Sorted letters{' and parcels of all kinds' * 30}") + "\nLanguages\nFrench (fluent)\n", asks("Fluent in French")),
        (RESUME.replace("Summary\n", "Summary\nBilingual. ") + "\nLanguages\nFrench (fluent)\n", asks("Fluent in French")),
    ),
    "RF418": (
        (RESUME.replace("2018", "2014"), asks("6 months of customer service experience required")),
        (RESUME, asks(TWO_YEARS)),
    ),
}
"""Code -> (resume and posting that make the rule speak, and those that do not)."""
READER_CASES = {
    "RF401": SCAN,
    "RF402": {"hidden": ("customer service customer service",)},
    "RF408": {"warnings": (ReadWarning("damaged", "The file is damaged in part."),)},
}
BUILT = {"RF106", "RF403", "RF405"}
"""Rules whose case needs a lexicon's own relation; they have a test of their own."""


def codes(suggestions):
    return {one.code for one in suggestions}


@pytest.mark.parametrize("code", sorted(CASES))
def test_a_case_that_fires(code):
    found = [one for one in run(*CASES[code][0]) if one.code == code]
    assert found, f"{code} should speak"
    rule = explain(code)
    assert {(one.name, one.title) for one in found} == {(rule.name, rule.title)}


@pytest.mark.parametrize("code", sorted(CASES))
def test_a_case_that_does_not(code):
    assert code not in codes(run(*CASES[code][1]))


@pytest.mark.parametrize("code", sorted(READER_CASES))
def test_what_the_reader_could_not_see(code):
    assert code in codes(run(RESUME, POSTING, **READER_CASES[code]))
    assert code not in codes(run(RESUME, POSTING))


def test_every_rule_has_a_case():
    assert len(RULES) > 40
    assert {rule.code for rule in RULES} == {*CASES, *READER_CASES, *BUILT}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_manual_page_has_its_headings_in_order(rule):
    assert tuple(re.findall(r"^## (.+)$", rule.manual, re.MULTILINE)) == HEADINGS
    for heading, body in zip(HEADINGS, re.split(r"^## .+$", rule.manual, flags=re.MULTILINE)[1:], strict=True):
        assert body.strip(), f"{rule.code}: nothing under {heading}"


def test_codes_and_names_are_used_once_and_in_order():
    listed = [rule.code for rule in RULES]
    assert listed == sorted(set(listed))
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"RF[1-4]\d\d", code) for code in listed)


def test_explain_takes_a_code_or_a_name_and_refuses_others():
    assert explain("rf101") is explain("missing-term") is RULES[0]
    with pytest.raises(KeyError):
        explain("RF999")


EVERY = [one for fires, silent in CASES.values() for texts in (fires, silent) for one in run(*texts)]


def test_suggestions_have_a_plain_tone_and_invent_no_number():
    assert len(EVERY) > 60
    for one in EVERY:
        assert one.message.endswith((".", "?")), one.message
        assert len(one.message) <= 320, one.message
        bare = re.sub(r'"[^"]*"', "", one.message)
        assert not re.search(r"\b(must|should|wrong|bad|poor|fail)\w*\b", bare.replace("what was wrong", "")), one.message


def test_a_question_has_no_gain_and_a_gain_is_what_is_at_stake():
    for one in EVERY:
        if one.kind in (Advice.MAY_HAVE, Advice.LACK, Advice.HOUSEKEEPING, Advice.UNSEEN):
            assert one.gain is None, one
        if one.gain is not None:
            assert one.gain == one.worth >= 0


def test_edits_come_before_questions_and_nothing_is_said_twice():
    for texts, _ in CASES.values():
        found = run(*texts)
        for page in (found[:10], found[10:]):
            seen = [one for one in page if one.kind is not Advice.UNSEEN]
            assert seen == sorted(seen, key=lambda one: (not one.gain, -one.worth))
            assert all(one.kind is Advice.UNSEEN for one in page[: len(page) - len(seen)])
        assert len({(one.code, one.where, one.message) for one in found}) == len(found)


def test_questions_leave_room_for_edits():
    wants = "".join(
        f"- {want} is required\n" for want in ("French", "Spanish", "German", "45 WPM", "Salesforce", "HIPAA", "Upselling", "A degree")
    )
    found = run(RESUME.replace(" in Zendesk", "") + "Empathy\n", POSTING.replace("- De-esc", f"{wants}- Empathy\n- De-esc"))
    edits = [one for one in found if one.gain]
    assert len(edits) >= 2
    assert found[: len(edits)] == tuple(edits)
    assert max(one.worth for one in found[len(edits) :]) > min(one.worth for one in edits)


def test_places_lie_within_the_two_texts():
    for resume_text, posting_text in (texts for case in CASES.values() for texts in case):
        for one in run(resume_text, posting_text):
            assert all(span.end <= len(resume_text) for span in one.where)
            assert all(span.end <= len(posting_text) for span in one.because)


def test_the_gain_is_what_the_edited_text_scores():
    listed = RESUME.replace(" in Zendesk", "")
    before, after = (
        match_resume(resume(text), posting(POSTING), lexicon=LEXICON).score
        for text in (listed, listed.replace("- Processed 30", "- Worked in Zendesk\n- Processed 30"))
    )
    promised = next(one.gain for one in run(listed, POSTING) if one.code == "RF201")
    assert promised == after.thousandths - before.thousandths > 0


def test_the_same_input_gives_the_same_advice():
    assert run(*CASES["RF101"][0]) == run(*CASES["RF101"][0])


def test_a_half_named_certificate_is_asked_for_in_full():
    known = next(
        term for term in LEXICON.terms.values() if term.kind == "certification" and term.acronyms and term.acronyms[0] != term.label
    )
    section = f"\nCertifications\n{known.acronyms[0]}, 2023\n"
    assert "RF405" in codes(run(RESUME + section, POSTING))
    assert "RF405" not in codes(run(RESUME + f"\nCertifications\n{known.label} ({known.acronyms[0]}), 2023\n", POSTING))


def test_contact_facts_in_the_page_header_only_are_pointed_at():
    facts = "jordan@example.com, (416) 555-0100"
    document = Document.from_text(REACHED)
    edge = tuple(
        replace(line, kind=LineKind.PAGE_HEADER) if facts in document.text[line.span.start : line.span.end] else line
        for line in document.lines
    )
    assert "RF403" in codes(run(REACHED, POSTING, lines=edge))
    assert "RF403" not in codes(run(REACHED, POSTING))
    twice = REACHED + "\nReach me: jordan@example.com\n"
    assert "RF403" not in codes(run(twice, POSTING, lines=edge))


def test_one_rule_does_not_fill_the_page_and_lesser_wants_are_told_together():
    wants = [
        "Data entry",
        "Cash handling",
        "Salesforce",
        "Knowledge of HIPAA",
        "Upselling",
        "Microsoft Excel",
        "Empathy",
        "Patience",
        "Genesys",
    ]
    found = run(RESUME, POSTING.replace("- De-escalation skills", "".join(f"- {want} is required\n" for want in wants)))
    missing = [one for one in found if one.code == "RF101"]
    assert len(missing) == 2
    assert {target for one in missing for target in one.targets} >= {"data-entry", "empathy", "patience"}
    assert max(Counter(one.code for one in found[:10]).values()) <= 3
    assert not any('"Empathy". If' in one.message for one in missing)


def said(code: str, resume_text: str, posting_text: str) -> list[str]:
    return [one.message for one in run(resume_text, posting_text) if one.code == code]


def test_what_belongs_together_is_said_once():
    (languages,) = said("RF113", RESUME, asks("Fluent in French, Spanish and German"))
    assert all(name in languages for name in ("French", "Spanish", "German"))
    word = RESUME.replace("Skills\nZendesk", "Skills\nMicrosoft Word")
    (tools,) = said("RF105", word, asks("Microsoft Excel is required\n- Microsoft Outlook is required"))
    assert "Excel" in tools
    assert "Outlook" in tools
    (claims,) = said("RF204", RESUME.replace("Summary\n", "Summary\nPeople person. Hard worker. People person. "), POSTING)
    assert claims.lower().count("people person") == 1
    assert "Hard worker" in claims


def test_a_claim_that_the_posting_asks_for_is_met_by_one_advice_only():
    text = RESUME.replace("Summary\n", "Summary\nTeam player. ")
    assert said("RF204", text, POSTING)
    assert said("RF202", text, asks("Teamwork is required"))
    assert not said("RF204", text, asks("Teamwork is required"))


def test_schooling_that_was_not_understood_is_not_called_absent():
    (absent,) = said("RF112", without("Education\nHigh School Diploma, 2023\n"), asks("High school diploma required"))
    (unread,) = said("RF112", RESUME.replace("High School Diploma", "Example Academy"), asks("High school diploma required"))
    assert "states no schooling" in absent
    assert "states no schooling" not in unread
    assert "education part" in unread


def test_a_title_is_no_line_to_measure_and_a_trait_no_duty_to_transfer():
    assert not any("Customer Service Representative" in one for one in said("RF303", RESUME, asks("Customer service is required")))
    assert not said("RF106", says("Motivated the team and worked proactively"), asks("Ability to work independently"))


def test_the_posting_is_quoted_for_a_duty_and_a_quotation_ends_in_a_word_that_says_something():
    (duty,) = said(
        "RF101", RESUME, asks("Must enforce the terms of each contract is required\n- Experience assembling furniture is required")
    )[:1]
    assert "asks for" in duty
    for message in (one.message for case in CASES.values() for one in run(*case[0])):
        assert not re.search(r'\bname "[^"]*\b(and|of|the|in|to)"', message), message


def test_a_skills_part_without_a_tool_is_pointed_at():
    (named,) = said("RF414", RESUME.replace("Zendesk", "patience"), POSTING)
    assert "No program" in named


def test_numbers_of_service_are_not_asked_of_other_work():
    other = UNMEASURED.replace("Customer Service Representative, Example Ltd", "Welder, Example Ltd").replace(
        "- Answered inbound calls in Zendesk\n", ""
    )
    assert all("handle time" not in one for one in said("RF301", other, POSTING))


def test_another_form_of_the_same_word_is_no_other_name():
    assert "RF102" not in codes(run(RESUME.replace("De-escalation of complaints", "De-escalate upset callers"), POSTING))


def test_a_claim_of_more_years_than_the_dates_show_is_no_lack():
    text = RESUME.replace("five years of", "16 years of customer service,").replace("June 2018", "January 2024")
    found = [one for one in run(text, asks(TWO_YEARS)) if one.code == "RF110"]
    assert [one.kind for one in found] == [Advice.HOUSEKEEPING]
    assert "your dates" not in found[0].message
    assert "16 years" in found[0].message


def test_a_certificate_is_not_renamed():
    assert "RF405" not in codes(run(RESUME + "\nCertifications\nCompTIA A+, 2022\n", POSTING))


def test_related_work_is_asked_about():
    pairs = [
        (term, LEXICON.canonical(other))
        for term in LEXICON.terms.values()
        for other in term.related
        if term.same_as is None and term.kind in ("responsibility", "hard_skill") and LEXICON.canonical(other) != term.id
    ]
    assert pairs
    spoken = 0
    for term, other in pairs[:12]:
        read = resume(RESUME)
        where = read.positions[0].span
        shown = replace(read.evidence[0], target=other, strength=2, spans=(where,), sections=("experience",), positions=(0,))
        read = replace(read, evidence=(shown,))
        asked = replace(
            posting(POSTING), requirements=tuple(replace(one, target=term.id, kind=term.kind) for one in posting(POSTING).requirements[:1])
        )
        match = match_resume(read, asked, lexicon=LEXICON)
        spoken += "RF106" in codes(suggest(read, asked, match=match, lexicon=LEXICON, today=Month(2024, 3)))
    assert spoken
    assert "RF106" not in codes(run(RESUME, POSTING))


def test_an_unread_file_still_gets_advice():
    empty = Document.from_text("")
    read = replace(build_resume(empty, LEXICON, today=date(2024, 3, 1)), document=replace(empty, **SCAN))
    match = match_resume(read, posting(POSTING), lexicon=LEXICON)
    assert match.score is None
    assert "RF401" in codes(suggest(read, posting(POSTING), match=match, lexicon=LEXICON, today=Month(2024, 3)))


def job(title: str, *lines: str, skills: str = "Patience") -> str:
    """A small resume of one job that goes on."""
    told = "".join(f"- {line}\n" for line in lines)
    return f"Dana Sample\n\nExperience\n{title}\nJune 2018 - Present\n{told}\nSkills\n{skills}\n"


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("PSW certificate 2018", "Personal Support Worker (PSW)"),
        ("CNA, 2019", "Certified Nursing Assistant (CNA)"),
        ("Certified Nursing Assistant, 2019", "Certified Nursing Assistant (CNA)"),
        ("HHA, 2019", "Home Health Aide (HHA)"),
        ("Registered Nurse License, 2019", None),
        ("Personal Support Worker (PSW), 2018", None),
    ],
)
def test_a_certificate_keeps_its_own_name_and_acronym(written, full):
    found = said("RF405", job("Caregiver, Example Home", "Fed residents") + f"\nCertifications\n{written}\n", POSTING)
    assert [one for one in found if full is None or f'"{full}"' not in one] == []
    assert bool(found) is (full is not None)


DIPLOMA = "High school diploma or equivalent"


@pytest.mark.parametrize("level", ["High school diploma", "High School Diploma, 2023"])
def test_the_schooling_asked_is_not_called_short(level):
    work = "Dana Sample\n\nWaitress, Example Grill\nMay 2019 - Present\nServed guests\n\n"
    assert not said("RF112", work + level + "\n", asks(DIPLOMA))
    assert not said("RF112", f"Dana Sample\n\nSkills\nZendesk\n\nEducation\n{level}\n", asks(DIPLOMA))


def test_schooling_under_way_is_asked_to_say_when_it_ends():
    (found,) = said(
        "RF112", without("Education\nHigh School Diploma, 2023\n") + "\nEducation\nHigh school diploma, in progress\n", asks(DIPLOMA)
    )
    assert "under way" in found
    assert "highest" not in found


def test_schooling_above_every_heading_is_not_called_absent():
    (found,) = said("RF112", "Dana Sample\nHigh school diploma\n\nSkills\nZendesk\n", asks(DIPLOMA))
    assert '"High school diploma"' in found
    assert "no schooling" not in found


def test_a_credit_that_is_held_down_says_why():
    match = match_resume(
        resume("Dana Sample\n\nSkills\nZendesk\n\nEducation\nHigh school diploma, 2020\n"), posting(asks(DIPLOMA)), lexicon=LEXICON
    )
    schooling = next(one for one in match.findings if one.part == "education")
    assert schooling.credit < 1
    assert "no line of the resume tells of work" in schooling.why.text


def test_a_text_too_short_to_judge_is_told_what_to_add():
    unscored = match_resume(resume("Dana Sample\nI am friendly and I like people.\n"), posting(POSTING), lexicon=LEXICON).no_score
    assert unscored is not None
    told = f"{unscored.message} {unscored.next_step}"
    assert all(word in told for word in ("jobs", "dates", "unpaid", "school", "skills"))
    assert "selected" not in told


def test_who_names_no_tool_is_not_told_of_tools():
    waitress = job(
        "Waitress, Example Grill",
        "Dealt with complaints about food so that guests came back",
        "Took payments",
        "Data entry, stocking, cleaning",
    )
    assert not said("RF210", waitress, POSTING)
    assert not said("RF210", job("Clerk, Example Ltd", "Handled cash, data entry, stocking, cleaning"), POSTING)
    assert said("RF210", job("Clerk, Example Ltd", "Filed letters", skills="Zendesk, Salesforce, Microsoft Excel, Slack"), POSTING)


ASKED = asks("Salesforce is required\n- Document each call\n- Meet sales targets\n- Microsoft Excel is required")


@pytest.mark.parametrize(
    "line", ["Document each call in Salesforce within 2 minutes", "Exceeded daily sales targets 8 months in a row", "Excel, Word"]
)
def test_a_line_with_its_number_and_a_bare_list_are_not_asked_for_one(line):
    assert not said("RF303", job("Agent, Example Ltd", line), ASKED)
    assert not said("RF306", job("Agent, Example Ltd", line), ASKED)
    assert said("RF303", job("Agent, Example Ltd", "Document each call in Salesforce", "Took 40 calls a day"), ASKED)


def test_another_tool_of_the_class_does_not_show_the_one_asked():
    assert not any("Zendesk" in one for one in said("RF303", job("Agent, Example Ltd", "Kept notes in Salesforce"), POSTING))


@pytest.mark.parametrize(
    ("line", "asked"), [("NPS +12", "Net promoter score matters to us"), ("88% of complaints resolved on first contact", FIRST_CONTACT)]
)
def test_a_figure_is_not_asked_of_the_line_that_has_it(line, asked):
    assert not said("RF304", job("Agent, Example Ltd", line), asks(asked))
    assert said("RF304", job("Agent, Example Ltd", "Calmed upset callers"), asks(asked))


def test_numbers_are_counted_as_a_reader_would():
    two = job("Agent, Example Ltd", "{}").replace("\nSkills", "\nClerk, Sample Ltd\nMay 2014 - April 2016\n- Filed mail\n\nSkills")
    assert not said("RF302", two.format("Took 50 calls/day\n- Wrote 10 letters per week\n- Greet 100+ callers"), POSTING)
    (bare,) = said("RF301", two.format("Took calls in 2019, 24/7"), POSTING)
    assert "no number" in bare
    assert not said("RF302", two.format("Took calls in 2019, 24/7"), POSTING)


@pytest.mark.parametrize(
    "opening",
    [
        "Bank teller with five years at two branches.",
        "Summary\nRetail Sales Associate with a flair for colour.",
        "CUSTOMER SUPPORT SUPERVISOR",
    ],
)
def test_an_opening_that_names_the_work_is_heard(opening):
    rest = "\n\nExperience\nSales Associate, Example Shop\nJune 2018 - Present\n- Served customers\n"
    assert not said("RF209", f"Dana Sample\n{opening}{rest}", POSTING)
    assert said("RF209", f"Dana Sample\nSummary\nSeeking a position in a growing company.{rest}", POSTING)


def test_a_subject_of_school_is_no_language():
    assert not said("RF404", job("Clerk, Example Ltd", "Filed mail") + "\nA-levels: English, Maths\n", POSTING)


def test_a_job_of_the_trade_asked_is_not_asked_whether_there_is_any():
    wants = asks("Banking experience preferred")
    for message in said("RF101", job("Clerk, Lakeside Savings Bank", "Filed mail"), wants):
        assert "training or experience" not in message


def test_an_aptitude_is_not_part_of_a_deed():
    deeds = said("RF106", job("Clerk, Example Bank", "Process 120 deposits"), asks("Math skills are required"))
    assert not any("ath skills" in one for one in deeds)


def test_one_line_is_asked_once_about_the_duties_beside_it():
    duties = POSTING.replace("- Process refunds\n", "- Process payments\n- Handle billing questions\n- Process returns\n")
    found = said("RF106", job("Cashier, Example Shop", "Issued refunds and credits"), duties)
    assert len(found) == 1
    assert found[0].startswith('You write "Issued refunds and credits". Did that include what the posting calls ')


def test_a_line_that_names_its_system_is_not_asked_which():
    line = job("Agent, Example Ltd", "Resolve 30 tickets in Freshdesk")
    assert not said("RF103", line, POSTING)


def test_special_cases_of_one_word_are_asked_together():
    office = job("Agent, Example Ltd", "Wrote letters in Microsoft Office")
    found = said("RF103", office, asks("Microsoft Word is required\n- Microsoft Excel is required\n- Microsoft Outlook is required"))
    assert len(found) <= 1
    assert all("Excel" in one and "Word" in one for one in found)


def test_a_class_that_the_posting_names_with_the_product_is_not_added():
    held = job("Agent, Example Ltd", "Kept notes in Salesforce")
    assert not said("RF104", held, asks("Experience with a CRM (Salesforce)"))
    assert said("RF104", held, asks("Experience with a CRM"))


def test_too_much_and_too_little_experience_are_not_told_together():
    seasoned = RESUME.replace("2018", "2014")
    short = asks("12 months of retail experience required")
    assert not (said("RF110", seasoned, short) and said("RF418", seasoned, short))


def test_a_lead_whose_lines_show_coaching_is_not_told_to_show_it():
    lead = POSTING.replace("Customer Service Representative", "Customer Service Team Lead")
    text = says("Coached 12 new agents")
    assert not any(
        "Show where you coached" in one
        for one in said("RF110", text, lead.replace("- De-esc", "- 9 years of customer service experience\n- De-esc"))
    )


def test_of_alternatives_all_are_named_as_the_posting_does():
    bare = without("Skills\nZendesk\n").replace(" in Zendesk", "")
    (one,) = said("RF101", bare, POSTING.replace("Zendesk is", "Zendesk, Freshdesk or Intercom is"))[:1]
    assert all(f'"{name}"' in one for name in ("Zendesk", "Freshdesk", "Intercom"))
    assert "one of them" in one


def test_the_nearest_line_is_named_for_a_missing_thing():
    text = says("Sold airline tickets to callers")
    found = [one for one in run(text, asks("Airline tickets: knowledge of fare codes is required")) if one.code == "RF101"]
    assert any("Sold airline tickets" in one.message for one in found)
    assert any("Sold" in text[one.where[0].start : one.where[0].end] for one in found)


def test_a_tool_known_by_its_company_has_a_gain_with_it():
    text, wants = RESUME.replace("Skills\nZendesk", "Skills\nWindows, macOS"), asks("Support of macOS and Linux computers is required")
    one = next(one for one in run(text, wants) if one.code == "RF201" and "macOS" in one.message)
    assert f'"{one.edit.words}"' in one.message
    before, after = (match_resume(resume(each), posting(wants), lexicon=LEXICON).score for each in (text, written(text, one.edit)))
    assert one.gain == after.thousandths - before.thousandths > 0


def test_usual_hours_are_not_asked_about():
    assert not said("RF116", RESUME, asks("Monday to Friday, 9 to 5"))
    (hours,) = said("RF116", RESUME, asks("Monday to Friday, with evenings and weekends"))
    assert "Monday" not in hours
    assert "evenings" in hours


def test_certificates_are_told_together():
    (both,) = said("RF117", RESUME, asks("CCSP certification preferred\n- CompTIA A+ preferred"))
    assert "CCSP" in both
    assert "CompTIA" in both


def test_a_target_of_volume_is_asked_once():
    busy = asks("High volume environment\n- 60 calls a day")
    assert said("RF114", UNMEASURED, busy)
    assert not said("RF305", UNMEASURED, busy)


def test_a_street_address_at_the_top_is_pointed_at():
    (found,) = said("RF407", RESUME.replace("Jordan Example\n", "Jordan Example\n12 Sample Street, Springfield | 555-555-0100\n"), POSTING)
    assert '"12 Sample Street"' in found
    assert said("RF407", RESUME.replace("Jordan Example\n", "Jordan Example\n555-555-0100  12 Sample Street, Springfield\n"), POSTING)
    assert not said("RF407", says("Delivered to 12 Sample Street, Springfield"), POSTING)


def test_of_multitasking_the_order_of_things_is_the_proof():
    (missing,) = (one for one in said("RF101", RESUME, asks("Multitasking is required")) if "ultitask" in one)
    assert "what you put first" in missing
    (claimed,) = said("RF202", RESUME + "Multitasking\n", asks("Multitasking is required"))
    assert "what you put first" in claimed


def test_the_line_to_measure_in_a_bare_job_is_asked_once():
    found = run(UNMEASURED, POSTING)
    (bare,) = (one for one in found if one.code == "RF301")
    assert bare.gain
    assert bare.where not in [one.where for one in found if one.code == "RF303"]


def test_who_has_no_job_is_not_sent_to_one():
    (one,) = said("RF101", "Dana Sample\n\nSkills\nZendesk\n", asks("Retail experience is required"))[:1]
    assert "under the job" not in one


def test_only_months_of_leading_are_answered_with_coaching():
    lead = POSTING.replace("Customer Service Representative", "Customer Service Team Lead")
    calls = said("RF110", RESUME, lead.replace("- De-esc", "- 9 years of call centre experience\n- De-esc"))
    leading = said("RF110", RESUME, lead.replace("- De-esc", "- 3 years as a team lead\n- De-esc"))
    assert calls
    assert not any("coached" in one for one in calls)
    assert any("coached" in one for one in leading)


@pytest.mark.parametrize("title", ["Welder, Example Ltd", "Warehouse Clerk, Example Ltd", "Cashier, Example Shop"])
def test_a_line_that_makes_a_job_one_of_service_is_promised_no_less(title):
    text = job(title, "Kept the yard tidy", skills="Zendesk, inbound calls, de-escalation, refunds")
    before = match_resume(resume(text), posting(POSTING), lexicon=LEXICON).score.thousandths
    edits = [one for one in run(text, POSTING) if one.edit is not None]
    assert len(edits) > 2
    for one in edits:
        after = match_resume(resume(written(text, one.edit)), posting(POSTING), lexicon=LEXICON).score.thousandths
        assert one.gain == after - before, one.message


def test_a_language_at_the_end_is_late_in_a_short_resume_too():
    assert said("RF419", RESUME + "\nLanguages\nFrench (fluent)\n", asks("Fluent in French"))


def test_what_goes_on_beside_the_jobs_and_praise_told_in_a_line_are_not_asked_for():
    assert said("RF412", OLD + "\nOther\nVolunteer at a helpline\n", POSTING)
    assert not said("RF412", OLD + "\nOther\nVolunteer at a helpline, since January 2023\n", POSTING)
    bare = without("Awards\nAgent of the month, 2022\n")
    assert not said("RF416", bare.replace("- Processed", "- Awarded Agent of the Year 2020\n- Processed"), POSTING)


def test_a_level_one_step_short_is_told_and_a_missing_level_asked_for_once():
    wanted = asks("Fluent in French")
    (short,) = said("RF113", RESUME + "\nLanguages\nFrench (B2)\n", wanted)
    assert "you state French, advanced" in short
    unlevelled = RESUME + "\nLanguages\nFrench\n"
    assert not said("RF113", unlevelled, wanted)
    assert said("RF404", unlevelled, wanted)


def test_numbers_of_one_line_of_the_posting_are_asked_for_together():
    one_line = asks("Targets: CSAT of 90% and first contact resolution of 85%")
    (together,) = said("RF114", RESUME, one_line)
    assert "90%" in together
    assert "85%" in together
    assert len(said("RF114", RESUME, asks("CSAT of 90%\n- First contact resolution of 85%"))) == 2


def test_a_line_whose_targets_are_answered_asks_no_figure_of_targets_in_general():
    wanted = asks("Meet targets and KPIs, with a CSAT of 90%")
    assert said("RF304", RESUME, wanted)
    kept = says("Kept CSAT at 93%")
    assert not said("RF304", kept, wanted)
    (other,) = said("RF304", kept, asks("Meet targets and KPIs, with a CSAT of 90% and schedule adherence"))
    assert "schedule adherence" in other
    assert "targets" not in other


def test_of_up_to_a_number_the_usual_one_is_asked_and_of_an_amount_no_betterment():
    many = asks("Handle 80 calls a day")
    (at_times,) = said("RF115", RESUME.replace("70 inbound calls a day", "up to 80 inbound calls a day"), many)
    assert "if it was the usual number" in at_times
    (fewer,) = said("RF115", RESUME, many)
    assert "improve" not in fewer
    (slower,) = said("RF115", says("Typed notes at 35 WPM"), asks(TYPING))
    assert "improve" in slower


def test_words_that_tell_one_case_of_a_thing_are_no_name_to_write_down():
    at_once = says("Keyed notes while talking")
    (told,) = said("RF102", at_once, asks("Multitasking is required"))
    assert "Multitasking" in told
    assert not said("RF102", at_once, asks("Able to juggle several chats at once"))


def test_a_general_word_in_a_list_is_spoken_of_once():
    listed = without("Skills\nZendesk\n").replace(" in Zendesk", "") + "\nSkills\nTicketing system\n"
    assert said("RF103", listed, POSTING)
    assert not any("icketing" in one for one in said("RF201", listed, POSTING))


def test_an_employer_s_line_that_names_one_of_several_trades_is_asked_about():
    wanted = asks("Experience in fintech or SaaS required")
    firm = RESUME.replace("Customer Service Representative, Example Ltd", "Example Ltd (SaaS, 30 staff)\nCustomer Service Representative")
    assert not any("30 staff" in one for one in said("RF124", RESUME, wanted))
    (told,) = said("RF124", firm, wanted)
    assert '"Example Ltd (SaaS, 30 staff)" was such work' in told


def test_experience_in_the_place_of_a_degree_is_said():
    (told,) = said("RF112", NEWCOMER, asks("Bachelor's degree or equivalent experience required"))
    assert "or experience in its place" in told
    (plain,) = said("RF112", NEWCOMER, asks("Bachelor's degree required"))
    assert "in its place" not in plain


def test_names_of_one_list_are_told_together():
    wants = asks("Experience with Intercom and Salesforce is required")
    bare = RESUME.replace(" in Zendesk", "")
    (told,) = [one for one in run(bare.replace("Skills\nZendesk", "Skills\nZendesk, Salesforce, Intercom"), wants) if one.code == "RF201"]
    assert all(f'"{name}"' in told.message for name in ("Zendesk", "Salesforce", "Intercom"))
    assert {"zendesk", "salesforce", "intercom"} == set(told.targets)
    apart = bare.replace("Skills\nZendesk", "Skills\nZendesk").replace("Summary\n", "Summary\nI like Intercom. ")
    assert len(said("RF201", apart, wants)) == 2


def test_a_name_that_stands_for_two_things_asked_is_told_once():
    wants = asks("Experience with a ticketing system is required")
    (told,) = said("RF201", RESUME.replace(" in Zendesk", ""), wants)
    assert told.count("Zendesk") == 1
    assert "used it for" in told


def test_a_list_under_another_heading_is_no_lack_of_skills():
    elsewhere = RESUME.replace("Skills\nZendesk", "Bits and bobs\nZendesk, Jira, Salesforce, Slack")
    (told,) = said("RF414", elsewhere, POSTING)
    assert "no skills section" not in told
    assert "Zendesk, Jira, Salesforce, Slack" in told
    assert not said("RF414", elsewhere.replace("Bits and bobs", "TECHNICAL"), POSTING)


def test_a_course_with_its_year_is_never_said_to_be_missing():
    (told,) = said("RF415", RESUME.replace("High School Diploma, 2023", "High School Diploma, 2008\nHarbour safety course, 2011"), POSTING)
    assert "2011" in told
    assert not said("RF415", RESUME.replace("High School Diploma, 2023", "High School Diploma, 2008\nHarbour safety course, 2023"), POSTING)
    (bare,) = said("RF415", RESUME.replace(", 2023", ""), POSTING)
    assert "No course or certificate with its year" in bare


def test_who_was_first_among_others_is_not_asked_for_praise():
    bare = without("Awards\nAgent of the month, 2022\n")
    assert said("RF416", bare, POSTING)
    assert not said("RF416", bare.replace("- Processed", "- Highest scores in the office three quarters in a row\n- Processed"), POSTING)


def test_tools_asked_alike_are_asked_about_together():
    (told,) = said("RF101", RESUME, asks("Shopify and Genesys are required"))
    assert all(f'"{name}"' in told for name in ("Shopify", "Genesys"))
    assert "one of them" in told


def test_a_number_asked_for_is_not_asked_for_as_a_skill_too():
    wants = asks("Typing 45 wpm is required")
    assert said("RF114", RESUME, wants)
    assert not any("yping" in one for one in said("RF101", RESUME, wants))
    assert any("yping" in one for one in said("RF101", RESUME, asks("Typing skills are required")))


def test_a_name_within_another_is_said_once():
    (told,) = [
        one for one in said("RF101", RESUME, asks("Strong verbal and written communication\n- Empathy is required")) if "commun" in one
    ]
    assert told.count("written communication") == 1


def test_duties_of_one_place_are_one_advice_and_alternatives_stand_last():
    duties = "- Post parcels\n- Train new hires\n- Log each call in Genesys or Five9\n- Keep the stock list\n- Write help center articles\n"
    told = [one for one in said("RF101", RESUME, POSTING + duties) if "duties" in one and "nearest" not in one]
    assert len(told) == 1
    if "Five9" in told[0]:
        assert told[0].index("one of") > told[0].index(" and ")


def test_a_quotation_does_not_end_within_a_name():
    lead = POSTING.replace("- Process refunds", "- Work with Planning on real-time queue management")
    told = " ".join(one.message for one in run(RESUME, lead))
    assert "workload" in told
    assert '"Planning on real-time queue"' not in told


def test_related_work_is_sought_where_people_were_served():
    text = RESUME.replace("\nEducation", "\nForklift Driver, Example Sheds\nMay 2015 - May 2018\n- Picked 60 orders a shift\n\nEducation")
    assert "Picked 60 orders" in text
    assert not any("Picked" in one for one in said("RF106", text, asks("You can count a cash drawer")))


def test_a_title_of_another_trade_is_not_called_close():
    (told,) = said("RF108", *CASES["RF108"][0])
    assert "close" not in told


def test_many_names_that_no_line_shows_are_spoken_of_once():
    (told,) = said("RF211", RESUME.replace("Skills\nZendesk", f"Skills\nZendesk, {MANY}"), POSTING)
    assert "12 of" in told
    assert not said("RF211", RESUME, POSTING)


def test_one_wording_is_not_put_in_the_place_of_another():
    """A till's cash drawer is not what everybody has who took payments, and a desk system is no switchboard."""
    counter = says("Took payments by card")
    assert not said("RF102", counter, asks("Cash handling is required"))
    system = RESUME.replace("Zendesk", "Genesys Cloud")
    assert not said("RF104", system, asks("Experience with a switchboard is required"))


def test_a_driving_licence_is_spoken_of_where_it_is_asked():
    licensed = RESUME + "Valid driver's license\n"
    assert not said("RF406", licensed, POSTING)
    assert said("RF406", licensed, asks("A valid driver's license is required"))


def test_words_cut_out_of_a_longer_name_give_way_to_the_thing_s_own():
    wants = POSTING.replace("- Process refunds", "- Meet goals for average handle time and call quality")
    messages = " ".join(one.message for one in run(UNMEASURED.replace("Answered inbound calls", "Kept the stock list"), wants))
    assert '"handle time and call"' not in messages
