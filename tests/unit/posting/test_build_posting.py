import pytest

from resumefit.document import Document
from resumefit.extract.terms import find_mentions
from resumefit.lexicon.load import shipped_lexicon
from resumefit.posting.build import build_posting
from resumefit.posting.model import Need, Posting, Requirement
from resumefit.posting.passages import find_passages
from resumefit.readers.registry import read_document

POSTING = """Bilingual Customer Service Representative (Remote)

About Northwind Home
Northwind Home is a leading provider of smart thermostats.
Founded in 2009, we value empathy, teamwork and innovation. Our CRM software is used by 400 utilities.

What you'll do
- Answer 60-80 inbound calls, chats and emails a day about billing and shipping
- Resolve complaints on first contact and escalate technical issues to tier 2
- Log every interaction in the ticketing system
- Process returns and exchanges

What you bring
- High school diploma or GED required; bachelor's degree preferred
- Minimum 2 years of customer service experience
- Experience with Zendesk, Freshdesk or similar ticketing software
- Typing speed of 40+ WPM
- Fluent in English and French; Spanish is an asset
- Excellent written and verbal communication skills
- Knowledge of HVAC systems is a plus
- No cold calling experience needed
- Must be available evenings and weekends
- A valid driver's licence is not required

What we offer
Health insurance, 401(k) with 4% match, paid time off and $18-$21 per hour. We love patience and active listening.

Northwind Home is an equal opportunity employer. We value adaptability and do not discriminate on the basis of race, religion or disability.
To apply, send your resume to jobs@example.com and show your attention to detail.
"""


def read(text: str) -> Posting:
    return build_posting(Document.from_text(text), shipped_lexicon())


def asked(posting: Posting) -> dict[str, Requirement]:
    return {requirement.target: requirement for requirement in posting.requirements}


def need_of(text: str, target: str) -> Need | None:
    requirement = asked(read(text)).get(target)
    return requirement.need if requirement else None


def test_lists_under_headings_set_the_need() -> None:
    found = asked(read(POSTING))
    assert found["returns-exchanges"].need is Need.DUTY
    assert found["written-communication"].need is Need.REQUIRED
    assert found["verbal-communication"].need is Need.REQUIRED
    assert found["inbound-calls"].need is Need.DUTY


def test_company_benefits_and_equal_opportunity_text_asks_nothing() -> None:
    posting = read(POSTING)
    for blurb in ("empathy", "teamwork", "crm-software", "patience", "active-listening", "adaptability", "attention-to-detail"):
        assert blurb not in asked(posting), blurb
    reasons = {aside.reason for aside in posting.set_aside}
    assert {"company", "benefits", "equal-opportunity", "how-to-apply"} <= reasons


def test_alternatives_are_one_need_under_their_class() -> None:
    requirement = asked(read(POSTING))["ticketing-systems"]
    assert {"zendesk", "freshdesk"} <= set(requirement.any_of)
    assert "zendesk" not in asked(read(POSTING))


def test_and_keeps_two_needs() -> None:
    found = asked(read("Support agent\n\nRequirements\n- Experience with Zendesk and Salesforce\n"))
    assert {"zendesk", "salesforce"} <= set(found)


def test_softener_makes_one_item_of_a_required_list_preferred() -> None:
    assert asked(read(POSTING))["open:hvac systems"].need is Need.PREFERRED


def test_required_and_preferred_in_one_line_each_keep_their_own() -> None:
    levels = [(education.level, education.need) for education in read(POSTING).education]
    assert levels == [("high_school", Need.REQUIRED), ("bachelor", Need.PREFERRED)]


def test_waivers_ask_nothing() -> None:
    posting = read(POSTING)
    assert not any("driver" in target or "cold" in target for target in asked(posting))
    assert any(aside.reason == "waiver" for aside in posting.set_aside)


def test_not_required_but_a_plus_is_preferred() -> None:
    text = "Agent\n\nRequirements\n- Zendesk is not required but a plus\n- Empathy\n"
    assert need_of(text, "zendesk") is Need.PREFERRED
    assert need_of(text, "empathy") is Need.REQUIRED


def test_duties_listed_under_requirements_stay_duties() -> None:
    text = "Agent\n\nRequirements:\n- Process returns for walk-in customers\n- Strong empathy\n"
    assert need_of(text, "returns-exchanges") is Need.DUTY
    assert need_of(text, "empathy") is Need.REQUIRED


def test_line_breaks_lost_between_items_are_found_again() -> None:
    text = (
        "Agent\n\nRequirements: Two years in support preferred Excellent written communication "
        "Strong attention to detail Ability to multitask"
    )
    assert need_of(text, "attention-to-detail") is Need.REQUIRED
    assert need_of(text, "written-communication") is Need.REQUIRED


def test_languages_carry_level_and_need() -> None:
    languages = {item.language: (item.level, item.need) for item in read(POSTING).languages}
    assert languages == {"english": ("fluent", Need.REQUIRED), "french": ("fluent", Need.REQUIRED), "spanish": (None, Need.PREFERRED)}


def test_experience_is_counted_in_months() -> None:
    experience = read(POSTING).experience
    assert [(item.months, item.of, item.need) for item in experience] == [(24, "customer-service", Need.REQUIRED)]


def test_thresholds_keep_their_number() -> None:
    found = {
        item.metric: (item.quantity.comparator.value, int(item.quantity.value), item.quantity.unit) for item in read(POSTING).thresholds
    }
    assert found["typing-speed"] == ("ge", 40, "wpm")


def test_schedules_are_screens() -> None:
    assert asked(read(POSTING))["weekend"].screen


def test_an_empty_or_foreign_text_asks_nothing() -> None:
    assert read("").requirements == ()
    assert read("\n\n  \n").requirements == ()


def test_spans_quote_the_text() -> None:
    posting = read(POSTING)
    assert posting.requirements
    for requirement in posting.requirements:
        for span in requirement.spans:
            assert posting.document.text[span.start : span.end].strip()


def test_each_target_stands_once() -> None:
    targets = [requirement.target for requirement in read(POSTING).requirements]
    assert len(targets) == len(set(targets))


def test_kinds_of_experience_in_a_row_are_alternatives() -> None:
    text = "Agent\n\nRequirements\n- Prior experience in a retail, hospitality or food service environment\n"
    requirement = asked(read(text))["retail-experience"]
    assert any(other.startswith("hospitality") for other in requirement.any_of)


def test_a_label_holds_for_its_own_line() -> None:
    text = "Support agent\n\nHours: weekdays until six. You will answer customer emails and update customer accounts.\n"
    assert need_of(text, "email") is Need.DUTY


def test_a_dash_stuck_to_a_word_parts_items() -> None:
    text = "Agent\n\nRequirements: Good typing skills- Answer customer emails- Spanish is a plus\n"
    assert need_of(text, "email") is not Need.PREFERRED


def test_questions_to_the_reader_ask() -> None:
    text = "Agent\n\nAcme was founded in 1990. Are you an empathetic listener? Do you work well under pressure?\n"
    assert need_of(text, "empathy") is Need.REQUIRED
    assert need_of(text, "calm-under-pressure") is Need.REQUIRED


def test_the_firm_s_own_name_asks_nothing() -> None:
    text = "Agent\n\nAbout us\nCRM Partners is a consulting firm.\n\nDuties\n- Answer calls for CRM Partners clients\n- Process returns\n"
    found = asked(read(text))
    assert "crm-software" not in found
    assert "returns-exchanges" in found


def test_headings_with_an_apostrophe_are_heard() -> None:
    text = "Agent\n\nAcme makes lamps.\n\nWhat you'll do\nAnswer emails\n\nWhat you'll need\nEmpathy\n"
    assert need_of(text, "email") is Need.DUTY
    assert need_of(text, "empathy") is Need.REQUIRED


def test_glued_sentences_are_parted_and_names_are_not() -> None:
    text = "Agent\n\nRequirements: Strong team spiritExcellent attention to detail\nExperience with NorthLink tools\n"
    assert need_of(text, "attention-to-detail") is Need.REQUIRED
    assert any("northlink" in target for target in asked(read(text)))


def test_numbers_of_items_and_units_are_no_open_phrases() -> None:
    text = "Agent\n\nRequirements\nD1 Genuine empathy\nD2 Internet of 50 Mbps\nD3 Lift 40lbs\n"
    for target in asked(read(text)):
        assert target.removeprefix("open:") not in {"d1", "d2", "d3", "mbps", "40lbs", "genuine"}


def test_a_styled_heading_that_is_not_known_ends_the_zone() -> None:
    markdown = "# Agent\n\n## Nice to have\n\n- Shopify\n\n## The small print\n\n- You will answer customer emails\n"
    document = read_document(markdown.encode(), name="posting.md")
    found = {item.target: item.need for item in build_posting(document, shipped_lexicon()).requirements}
    assert found["email"] is not Need.PREFERRED


def test_a_waiver_takes_back_its_own_clause_alone() -> None:
    text = "Agent\n\nRequirements\n- Attention to detail, no experience with Salesforce needed\n"
    found = asked(read(text))
    assert "attention-to-detail" in found
    assert "salesforce" not in found


def test_brackets_part_what_is_softened() -> None:
    text = "Agent\n\nRequirements\n- Excellent written communication (experience with Zendesk preferred) and empathy\n"
    assert need_of(text, "zendesk") is Need.PREFERRED
    assert need_of(text, "written-communication") is Need.REQUIRED


def test_experience_with_a_length_is_told_once() -> None:
    text = "Agent\n\nRequirements\n- 2 years of call centre experience\n"
    posting = read(text)
    assert [item.months for item in posting.experience] == [24]
    assert not any(requirement.kind == "experience" for requirement in posting.requirements)


def test_a_range_of_years_asks_its_lower_end() -> None:
    text = "Agent\n\nRequirements\n- 2-5 years of customer service experience\n"
    assert [item.months for item in read(text).experience] == [24]


def test_products_of_one_suite_are_asked_by_their_class() -> None:
    found = asked(read("Agent\n\nRequirements\n- Experience with Genesys Cloud and Five9\n"))
    assert found["telephony-systems"].any_of == ("open:genesys", "open:five9")


def test_a_certificate_beside_a_degree_is_no_level() -> None:
    text = "Agent\n\nRequirements\n- Bachelor's degree\n- Certificate program in service management is an asset\n"
    assert [item.level for item in read(text).education] == ["bachelor"]


def test_languages_of_their_own_ids_and_beyond_are_read() -> None:
    text = "Agent\n\nRequirements\n- Fluent Mandarin required\n- Cantonese is an asset\n"
    assert [item.language for item in read(text).languages] == ["mandarin", "cantonese"]


PAGE = b"""<html><head><title>Jobs</title></head><body><nav>Home Jobs Sign in</nav><div>We use cookies</div>
<h1>Customer Care Representative</h1><p>You will answer customer emails.</p>
<h2>Requirements</h2><ul><li>Empathy</li><li>GCSE English and Maths</li><li>A second language such as Polish</li></ul>
<h2>Similar jobs</h2><ul><li>Bilingual Call Center Agent (French), 5 years experience</li></ul></body></html>"""


def test_a_page_takes_its_role_from_the_heading_and_nothing_from_other_jobs() -> None:
    posting = build_posting(read_document(PAGE, name="posting.html"), shipped_lexicon())
    assert posting.role is not None
    assert posting.role.term == "customer-care-representative"
    assert posting.experience == ()
    assert [(item.language, item.level) for item in posting.languages] == [("polish", None)]
    assert "empathy" in asked(posting)


def test_months_of_one_kind_or_another_are_asked_once() -> None:
    found = read("Cashier\n\nRequirements\n- 6 months of retail or customer service experience preferred\n- Patience\n")
    assert [(need.months, need.of, need.need) for need in found.experience] == [(6, "customer-facing", Need.PREFERRED)]
    assert not {"retail-experience", "customer-service-experience"} & asked(found).keys()
    of_one = read("Cashier\n\nRequirements\n- 6 months of retail experience\n- 3 months of paid training\n")
    assert [(need.months, need.of) for need in of_one.experience] == [(6, "retail")]


def test_experience_of_one_kind_or_another_is_one_requirement() -> None:
    found = asked(read("Cashier\n\nRequirements\n- Retail or customer service experience preferred\n"))
    assert found["retail-experience"].need is Need.PREFERRED
    assert found["retail-experience"].any_of == ("customer-service-experience",)
    assert "customer-service-experience" not in found


def test_what_is_softened_behind_a_comma_leaves_the_length_of_experience_required() -> None:
    found = read("Agent\n\nMust have\n- Two years' experience in customer service, insurance an asset\n")
    assert [(need.months, need.need) for need in found.experience] == [(24, Need.REQUIRED)]
    assert asked(found)["insurance"].need is Need.PREFERRED
    listed = read("Agent\n\nMust have\n- Two years of retail, hospitality or customer service experience preferred\n")
    assert [need.need for need in listed.experience] == [Need.PREFERRED]


def test_a_duty_done_on_the_sales_floor_asks_no_retail_experience() -> None:
    found = asked(read("Cashier\n\nRequirements\n- Keep the sales floor clean and tidy\n- Work in a retail store\n"))
    assert "retail-experience" not in found
    assert need_of("Cashier\n\nRequirements\n- Experience in a retail environment\n", "retail-experience") is Need.REQUIRED


def test_a_kind_of_experience_that_is_only_preferred_stands_beside_the_length_of_another() -> None:
    posting = read("Agent\n\nRequirements\n- At least 2 years of customer service experience, preferably in a contact center\n")
    assert [(need.months, need.of, need.need) for need in posting.experience] == [(24, "customer-service", Need.REQUIRED)]
    assert {target: requirement.need for target, requirement in asked(posting).items()} == {"call-centre-experience": Need.PREFERRED}


@pytest.mark.parametrize(
    "line",
    [
        "A ticketing tool – Zendesk, Intercom, Freshdesk",
        "A ticketing tool (Zendesk, Intercom, Freshdesk)",
        "Zendesk, Intercom, Freshdesk… you name it",
        "Zendesk, Intercom, Lampdesk or Freshdesk",
    ],
)
def test_the_cases_of_a_row_are_one_need(line: str) -> None:
    tools = [one for one in read(f"Agent\n\nRequirements\n- {line}\n- Patience\n").requirements if one.kind != "soft_skill"]
    assert len({tool.id for tool in tools}) == 1
    assert {"zendesk", "intercom", "freshdesk"} <= {tools[0].target, *tools[0].any_of}


@pytest.mark.parametrize("line", ["Our CRM software (Salesforce)", "Ticketing tools (Zendesk and Freshdesk)"])
def test_a_class_with_what_it_is_asks_each(line: str) -> None:
    tools = [one for one in read(f"Agent\n\nRequirements\n- {line}\n").requirements if not one.any_of]
    assert len(tools) > 1


def test_what_is_said_to_be_taught_stays_a_wish_and_is_no_waiver() -> None:
    posting = read("Agent\n\nRequirements\n- Knowledge of Zendesk would be an advantage but we'll train you\n")
    assert [(one.target, one.need.value) for one in posting.requirements] == [("zendesk", "preferred")]
    assert not posting.set_aside


def test_what_a_body_must_bear_is_shown_apart() -> None:
    posting = read("Agent\n\nRequirements\n- Able to sit for long periods and wear a headset\n- Flu vaccination\n- Two references\n")
    assert len(posting.requirements) == 4
    assert all(one.screen for one in posting.requirements)


def test_what_the_reader_will_do_is_a_duty() -> None:
    posting = read("Agent\n\nAbout the job\nYou'll own each query until it is solved. You will be patient.\n")
    assert {one.target: one.need.value for one in posting.requirements} == {"accountability": "duty", "patience": "required"}


def test_a_team_called_after_a_trade_is_no_trade_asked() -> None:
    def trades(duty: str) -> set[str]:
        text = f"Customer Service Representative\n\nWhat you'll do\n- Answer 40 calls a day\n- {duty}\n"
        return {one.target for one in build_posting(Document.from_text(text), shipped_lexicon()).requirements if one.kind == "industry"}

    assert trades("Pass torn parcels on to the logistics team") == set()
    assert trades("Answer questions about the insurance industry") == {"insurance"}


def test_a_skill_and_its_measure_are_asked_once() -> None:
    def asked(line: str) -> tuple[set[str], set[str]]:
        text = f"Customer Service Representative\n\nRequirements\n- {line}\n- Empathy is required\n"
        posting = build_posting(Document.from_text(text), shipped_lexicon())
        return {one.target for one in posting.requirements}, {one.metric for one in posting.thresholds}

    assert asked("Fast typing, 45 wpm or more") == ({"empathy"}, {"typing-speed"})
    assert asked("Fast typing is required\n- 45 wpm") == ({"typing-skill", "empathy"}, {"typing-speed"})
    assert asked("Fast typing is required") == ({"typing-skill", "empathy"}, set())


@pytest.mark.parametrize("last", ["Apply", "Immediately", "Assembly", "early", "to"])
def test_a_text_may_end_in_a_word_that_only_leads_to_a_verb(last: str) -> None:
    assert "payment-processing" in asked(read(f"Cashier\nServe guests and take payments.\n{last}"))


def test_what_is_asked_once_more_gives_its_place_to_no_other_of_a_row() -> None:
    text = "Requirements\n- At least two of the following: Zendesk, Salesforce, Excel\n\nDuties\n- Log each call in Zendesk\n"
    places = {target: [text[span.start : span.end] for span in one.spans] for target, one in asked(read(text)).items()}
    assert places["zendesk"].count("Zendesk") == 2
    assert places["salesforce"].count("Zendesk") == 1


def test_an_endless_sentence_is_read_in_pieces() -> None:
    text = "Cashier\nRequirements: " + "GED or bachelor degree required, Zendesk preferred, " * 100 + "Excel"
    lexicon = shipped_lexicon()
    passages = find_passages(find_mentions(Document.from_text(text), lexicon), lexicon)
    assert max(passage.last - passage.first for passage in passages) <= 250
    assert {"zendesk", "open:microsoft excel"} <= asked(read(text)).keys()


def test_no_item_opens_in_the_midst_of_a_tools_name() -> None:
    text = "Support Agent\n\nDuties\n- document tickets in jira Service Management or ServiceNow\n"
    asked = build_posting(Document.from_text(text), shipped_lexicon()).requirements
    assert [(one.target, one.any_of) for one in asked] == [("ticketing-systems", ("jira-service-management", "open:servicenow"))]
