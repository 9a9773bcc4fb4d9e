import pytest
from reading_resumes import evidence_of, resume_of

from resumefit.lexicon.load import shipped_lexicon
from resumefit.resume.model import Strength

JOB = "Experience\nCall Center Agent 03/2014 to 01/2016 Zendesk Ltd\n"


def test_listed_shown_and_measured() -> None:
    found = evidence_of(f"{JOB}- Resolved billing complaints.\n- Answered 70 inbound calls a day.\nSkills\nFreshdesk, empathy")
    assert found["complaint-handling"].strength is Strength.SHOWN
    assert found["inbound-calls"].strength is Strength.MEASURED
    assert found["empathy"].strength is Strength.LISTED
    assert found["freshdesk"].sections == ("skills",)


def test_the_strongest_place_stands_first_and_knows_its_job() -> None:
    resume = resume_of(f"Summary\nKnows de-escalation.\n{JOB}- Practised de-escalation with upset callers.\nSkills\nDe-escalation")
    evidence = next(evidence for evidence in resume.evidence if evidence.target == "de-escalation")
    assert evidence.strength is Strength.SHOWN
    assert evidence.sections[0] == "experience"
    assert evidence.positions[0] == 0
    assert set(evidence.sections) == {"experience", "summary", "skills"}


def test_a_number_measures_its_own_sentence_only() -> None:
    found = evidence_of(f"{JOB}- Kept CSAT at 95%. Showed empathy to all.")
    assert found["customer-satisfaction"].strength is Strength.MEASURED
    assert found["empathy"].strength is Strength.SHOWN


def test_a_skill_that_is_only_named_among_the_deeds_is_listed() -> None:
    assert evidence_of(f"{JOB}- Time management\n- Answered calls.")["time-management"].strength is Strength.LISTED


@pytest.mark.parametrize(
    "line", ["Excel, Word", "Excel, Word, Outlook and Zendesk", "Tools: Excel; Word; Zendesk.", "Excel | Freshdesk, empathy"]
)
def test_a_line_that_only_lists_things_among_the_deeds_shows_none(line: str) -> None:
    assert evidence_of(f"{JOB}- {line}\n- Took calls.")["open:microsoft excel"].strength is Strength.LISTED


@pytest.mark.parametrize(
    "line",
    [
        "Answered calls in Excel, Word",
        "Used Excel, Word, Outlook",
        "Excel, data entry, filing",
        "Answer phones, Excel",
        "Excel, Word and Outlook for the weekly reports",
        "Excel, Word. Took calls.",
        "Excel, 40 orders",
    ],
)
def test_a_line_with_a_verb_of_doing_or_more_than_names_shows_what_it_lists(line: str) -> None:
    assert evidence_of(f"{JOB}- {line}")["open:microsoft excel"].strength > Strength.LISTED


@pytest.mark.parametrize("line", ["Never missed a shift", "Did cycle counts", "Swept the lobby floor"])
def test_a_short_line_that_opens_with_a_deed_shows_it(line: str) -> None:
    assert {evidence.strength for evidence in evidence_of(f"{JOB}- {line}\n- Took calls.").values()} == {Strength.SHOWN}


def test_contact_data_references_interests_headings_and_employers_show_nothing() -> None:
    text = (
        "Jo Zendesk, empathy@example.com\nSummary\nCalm.\nWork Experience\nAgent 2015 to 2016 Freshdesk Ltd\nTook calls.\n"
        "Interests\nCoaching\nReferences\nPat Sample, praised my teamwork"
    )
    assert not {"zendesk", "empathy", "freshdesk", "coaching", "teamwork", "relevant-work-experience"} & set(evidence_of(text))


def test_what_is_denied_wished_or_done_by_others_is_weak_and_no_evidence() -> None:
    resume = resume_of(
        "Summary\nNo experience with Salesforce. Eager to learn Zendesk.\nExperience\nAgent 2015 to 2016 Acme Ltd\n"
        "- Reported to a team that handles escalations.\n- Resolved complaints without Freshdesk."
    )
    found = {evidence.target for evidence in resume.evidence}
    assert {"salesforce", "zendesk", "freshdesk"} <= {target for target, _ in resume.weak}
    assert not {"salesforce", "zendesk", "freshdesk", "escalation-management"} & found
    assert "complaint-handling" in found


def test_a_repeated_line_counts_once() -> None:
    line = "- Resolved billing complaints for upset callers.\n"
    assert len(evidence_of(JOB + line * 5)["complaint-handling"].spans) == 1


def test_entries_of_a_skills_list_beyond_the_lexicon_are_open_phrases() -> None:
    found = evidence_of(
        f"{JOB}- Ran quarterly plumbus calibration audits.\nSkills\nPlumbus calibration, fleeb, the of, Glorbtec, not plumbing pipes"
    )
    assert found["open:plumbus calibration"].strength is Strength.SHOWN
    assert found["open:glorbtec"].strength is Strength.LISTED
    assert not {"open:fleeb", "open:the of", "open:not plumbing pipes"} & set(found)


def test_open_phrases_can_be_looked_up_by_their_words() -> None:
    resume = resume_of(f"Jo Plumbus\n{JOB}- Calibrated plumbuses for 12 clients.\nSkills\nPlumbus repair\nReferences\nPat Plumbus")
    spans = [resume.stem_spans[at] for at in resume.stem_places["plumbus"]]
    assert [resume.document.quote(span) for span in spans] == ["plumbuses", "Plumbus"]
    assert [resume.stem_strengths[at] for at in resume.stem_places["plumbus"]][1] is Strength.LISTED
    assert len(resume.stem_spans) == len(resume.stem_strengths)


def test_a_bare_amount_without_its_number_shows_nothing() -> None:
    assert "team-size" not in evidence_of(f"{JOB}- Worked with a team of agents.")


def test_lines_of_a_skills_part_that_tell_a_deed_show_it() -> None:
    found = evidence_of(
        "Areas of Strength\n- Resolved billing complaints for upset callers\n- Trained four new agents; answered 60 inbound calls a day\n"
        "- Trained in CPR and first aid\n- Teamwork and empathy\n"
    )
    assert found["complaint-handling"].strength is Strength.SHOWN
    assert found["inbound-calls"].strength is Strength.MEASURED
    assert found["empathy"].strength is Strength.LISTED
    assert {mark.strength for target, mark in found.items() if "cpr" in target} <= {Strength.LISTED}


def test_a_number_behind_a_semicolon_measures_the_whole_line() -> None:
    found = evidence_of(f"{JOB}- Resolved complaints about late parcels; reached a CSAT of 95%.\n- Showed empathy.")
    assert found["complaint-handling"].strength is Strength.MEASURED
    assert found["empathy"].strength is Strength.SHOWN


def test_a_deed_of_two_words_is_no_list_entry() -> None:
    assert evidence_of(f"{JOB}- Answered phones.\n- Greeted guests.")["inbound-calls"].strength is Strength.SHOWN
    assert evidence_of(f"{JOB}- Phone etiquette\n- Greeted guests.")["phone"].strength is Strength.LISTED


def test_the_lines_of_a_job_without_any_heading_show_what_they_tell() -> None:
    text = (
        "Jo Sample\njo@example.com\n\nGuest Agent, Harbour Lodge\nMar 2020 - Present\n"
        "- Answered guests by live chat about rooms, keys and bills all day\n\nHost, Corner Diner\nJun 2018 - Feb 2020\n- Seated guests\n"
    )
    assert evidence_of(text)["live-chat"].strength is Strength.SHOWN


def test_words_that_are_a_whole_entry_of_a_skills_list_name_a_term_and_in_a_sentence_none() -> None:
    listed = evidence_of(
        "Jo Sample\n\nSkills\nReturns, Communication, Tills\n\nExperience\nAgent, Oak Market, 2019 - 2020\n- Kept notes.\n"
    )
    assert {"returns-exchanges", "communication-skills", "open:cash register"} <= set(listed)
    told = evidence_of("Jo Sample\n\nSkills\nSent in tax returns, trained in communication law\n")
    assert not {"returns-exchanges", "communication-skills"} & set(told)


def test_an_entry_that_goes_on_with_the_one_before_is_no_skill() -> None:
    found = evidence_of("Jo Sample\n\nSkills\nComplaint handling, including final offer papers\n")
    assert not any(target.startswith("open:including") for target in found)


def test_every_entry_cue_names_a_term() -> None:
    lexicon = shipped_lexicon()
    named = [cue.removeprefix("entry:") for cue in lexicon.cues if cue.startswith("entry:")]
    assert len(named) > 10
    assert set(named) <= set(lexicon.terms)


@pytest.mark.parametrize(("line", "strength"), [("Help shoppers find products", Strength.SHOWN), ("Data entry", Strength.LISTED)])
def test_a_short_line_that_opens_with_a_verb_is_a_deed(line: str, strength: Strength) -> None:
    assert {own.strength for own in evidence_of(f"{JOB}- {line}\n- Took calls from nine in the morning on.").values()} >= {strength}
