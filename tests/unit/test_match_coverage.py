from fractions import Fraction

import pytest
from match_making import LEXICON, asking, finding, having, posting, resume

import resumefit
from resumefit import Document
from resumefit.match import Relation, Status, match_resume
from resumefit.posting.model import Need
from resumefit.resume.model import Strength

SHOWN, LISTED, MEASURED = Strength.SHOWN, Strength.LISTED, Strength.MEASURED


def found(resume_, posting_, name):
    return finding(match_resume(resume_, posting_, lexicon=LEXICON), name)


@pytest.mark.parametrize(
    ("held", "relation", "status"),
    [
        ("zendesk", Relation.SAME, Status.MET),
        ("ticketing_systems", Relation.BROADER, Status.PARTLY),
        ("freshdesk", Relation.SIBLING, Status.PARTLY),
        ("typing_speed", Relation.NONE, Status.MISSING),
    ],
)
def test_a_product_is_met_by_itself_and_in_part_by_its_kin(held, relation, status):
    one = found(having(**{held: SHOWN}), asking("zendesk"), "zendesk")
    assert (one.why.relation, one.status) == (relation, status)


def test_a_product_meets_its_class_in_full():
    one = found(having(zendesk=MEASURED), asking("ticketing-systems"), "ticketing-systems")
    assert (one.why.relation, one.credit, one.why.found) == (Relation.NARROWER, 1, "zendesk")


@pytest.mark.parametrize(
    ("held", "asked"),
    [
        ("open:sap crm", "crm-software"),
        ("open:oracle crm", "crm-software"),
        ("open:cash register", "payment-processing"),
        ("open:table service", "in-person"),
        ("open:serving shoppers", "in-person"),
    ],
)
def test_a_case_of_what_is_asked_meets_it(held, asked):
    assert found(having(**{held: SHOWN}), asking(asked), asked).why.relation is Relation.NARROWER


def test_nearer_kin_earns_more():
    earnings = [
        found(having(**{held: SHOWN}), asking("zendesk"), "zendesk").credit for held in ("zendesk", "ticketing_systems", "freshdesk")
    ]
    assert earnings == sorted(set(earnings), reverse=True)


def test_an_alternative_is_as_good_as_the_target():
    one = found(having(email=MEASURED), asking("live-chat", any_of=("email",)), "live-chat")
    assert (one.why.relation, one.credit) == (Relation.ALTERNATIVE, 1)


def test_evidence_counts_by_its_grade():
    earnings = [found(having(zendesk=grade, email=SHOWN), asking("zendesk"), "zendesk").credit for grade in Strength]
    assert earnings == sorted(set(earnings))
    assert earnings[-1] == 1


def test_a_claimed_soft_skill_earns_least():
    claimed = found(having(empathy=LISTED, email=SHOWN), asking("empathy"), "empathy")
    listed = found(having(zendesk=LISTED, email=SHOWN), asking("zendesk"), "zendesk")
    assert 0 < claimed.credit < listed.credit


TEXT = """Pat Example

Experience
Clerk, Example Ltd
June 2019 - March 2023
- Balanced the petty cash records for three branches
- Kept a tidy counter
"""


def test_an_open_phrase_is_met_by_the_same_words_in_any_inflection():
    one = found(resume(TEXT), asking("open:balance petty cash record"), "open:balance petty cash record")
    assert (one.why.relation, one.status) == (Relation.WORDS, Status.MET)
    assert resume(TEXT).document.quote(one.evidence[0]) == "Balanced the petty cash records"


def test_most_of_the_words_count_in_part_and_few_do_not():
    most = found(resume(TEXT), asking("open:audit petty cash records"), "open:audit petty cash records")
    few = found(resume(TEXT), asking("open:audit quarterly cash ledgers"), "open:audit quarterly cash ledgers")
    assert (most.why.relation, most.status) == (Relation.SOME_WORDS, Status.PARTLY)
    assert most.credit < Fraction(1, 2)
    assert few.status is Status.MISSING


def test_words_far_apart_do_not_meet_a_phrase():
    one = found(resume(TEXT), asking("open:tidy records"), "open:tidy records")
    assert one.status is Status.MISSING


def test_screens_stand_apart_and_earn_nothing():
    asked = asking("zendesk", "evening-availability", need=Need.REQUIRED)
    kinds = [LEXICON.terms[name].id for name in LEXICON.terms if LEXICON.terms[name].kind == "schedule"]
    asked = asking("zendesk", kinds[0])
    match = match_resume(having(zendesk=SHOWN), asked, lexicon=LEXICON)
    assert [one.id for one in match.screens] == kinds[:1]
    assert all(one.weight == one.points == one.possible == 0 for one in match.screens)
    assert kinds[0] not in [one.id for one in match.findings]


def test_a_number_of_a_metric_is_evidence_of_it():
    text = TEXT + "- Resolved 95% of issues on first contact\n"
    one = found(resume(text), asking("first-contact-resolution"), "first-contact-resolution")
    assert (one.status, one.why.strength) == (Status.MET, MEASURED)


def test_posting_texts_lead_to_findings_with_places():
    read = posting("Support Agent\n\nRequirements\n- Experience with Zendesk is required\n")
    one = found(resume(TEXT), read, "zendesk")
    assert [read.document.quote(span) for span in one.asked] == ["Zendesk"]


def test_a_listed_term_is_told_of_where_its_general_case_earns_more():
    held = having(zendesk=LISTED, ticketing_systems=SHOWN)
    one = found(held, asking("zendesk"), "zendesk")
    assert one.credit == found(having(ticketing_systems=SHOWN), asking("zendesk"), "zendesk").credit
    assert one.credit > found(having(zendesk=LISTED, email=SHOWN), asking("zendesk"), "zendesk").credit
    assert (one.why.relation, one.why.strength, one.why.found) == (Relation.SAME, LISTED, "zendesk")
    assert one.why.text.startswith("It is only named, not shown in a line of work; ")
    assert one.why.text.endswith(", the general case, is shown in a line of work.")
    assert "itself" in found(having(ticketing_systems=SHOWN), asking("zendesk"), "zendesk").why.text


def test_a_listed_term_is_asked_to_be_shown_where_its_general_case_is_shown():
    held = "Sam Example\n\nExperience\nAgent, Example Shop\nMay 2019 - June 2022\n- Answered support tickets\n\nSkills\nZendesk\n"
    asked = "Customer Service Agent\n\nRequirements\n- Zendesk\n"
    told = resumefit.score(Document.from_text(held), Document.from_text(asked), lexicon=LEXICON)
    places = [told.resume.document.quote(span) for span in finding(told.match, "zendesk").evidence]
    assert places[0] == "Zendesk"
    assert any("tickets" in place for place in places)
    assert {"RF201"} == {advice.code for advice in told.suggestions if "zendesk" in advice.targets}
