import pytest

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.lines import Line, LineKind
from resumefit.resume.sections import find_zones, sections_of
from resumefit.span import Span


def sections(document: Document) -> list[tuple[str, str]]:
    return [(s.kind, document.quote(s.heading)) for s in sections_of(find_zones(document, shipped_lexicon()))]


def of_text(text: str) -> list[tuple[str, str]]:
    return sections(Document.from_text(text))


PLAIN = """Jo Sample
jo@example.com
Summary
Keeps callers calm.
Skills
Computer skills
Data entry
Training
Patience
Work History
Agent 2019 to 2020
Answered calls.
Education
High School Diploma 2018
Hobbies
Chess"""


def test_headings_open_sections_and_list_entries_worded_alike_do_not() -> None:
    assert of_text(PLAIN) == [
        ("summary", "Summary"),
        ("skills", "Skills"),
        ("experience", "Work History"),
        ("education", "Education"),
        ("interests", "Hobbies"),
    ]


@pytest.mark.parametrize("heading", ["WORK EXPERIENCE", "Work Experience:", "Employment History", "== Experience ==", "P R O F I L E"])
def test_a_heading_may_be_set_in_any_way(heading: str) -> None:
    kind = "summary" if heading.startswith("P R") else "experience"
    assert [found for found, _ in of_text(f"Jo Sample\n{heading}\nAnswered calls.")] == [kind]


def test_an_inline_heading_opens_a_section_with_its_text_inside() -> None:
    document = Document.from_text(
        "Jo Sample\nExperience\nAgent 2019 to 2020\nAnswered calls.\nSkills: Zendesk, patience\nLanguages: French"
    )
    zones = find_zones(document, shipped_lexicon())
    assert sections(document) == [("experience", "Experience"), ("skills", "Skills"), ("languages", "Languages")]
    assert document.text[zones[2].begin : zones[2].span.end].strip(": ") == "Zendesk, patience"


def test_subheads_of_a_job_do_not_open_sections() -> None:
    text = "Experience\nAgent 2019 to 2020\nKey achievements:\n- Won a prize\nResponsibilities: calls\nEducation\nGED"
    assert of_text(text) == [("experience", "Experience"), ("education", "Education")]


def test_skill_names_that_part_a_functional_resume_do_not_open_sections() -> None:
    text = "Relevant Experience\nResearch\n- Looked into complaints.\nTraining\n- Trained six clerks.\nExperience\nClerk 2018 to 2019"
    assert [heading for _, heading in of_text(text)] == ["Relevant Experience", "Experience"]


def test_where_headings_are_styled_a_plain_line_is_none() -> None:
    rows = [("EXPERIENCE", "HEADING"), ("Agent", "PLAIN"), ("Awards", "PLAIN"), ("EDUCATION", "HEADING"), ("GED", "PLAIN")]
    text = "\n".join(words for words, _ in rows)
    lines, at = [], 0
    for words, kind in rows:
        lines.append(Line(Span(at, at + len(words)), LineKind[kind]))
        at += len(words) + 1
    document = Document(Document.from_text(text).origin, text, tuple(lines))
    assert [kind for kind, _ in sections(document)] == ["experience", "education"]


def test_zones_cover_the_text_in_order() -> None:
    document = Document.from_text(PLAIN)
    zones = find_zones(document, shipped_lexicon())
    assert [zone.kind for zone in zones] == ["header", "summary", "skills", "experience", "education", "interests"]
    assert [line for zone in zones for line in range(zone.first, zone.last)] == [
        at for at in range(len(document.lines)) if document.lines[at].span not in [zone.heading for zone in zones]
    ]


def test_prose_above_the_first_heading_is_a_summary_and_contact_lines_are_not() -> None:
    text = "Jo Sample\n555-0100, jo@example.com\nFriendly agent who has kept hundreds of callers calm and happy for years.\nSkills\nZendesk"
    assert [zone.kind for zone in find_zones(Document.from_text(text), shipped_lexicon())] == ["header", "summary", "skills"]


def test_an_empty_document_has_no_zones() -> None:
    assert find_zones(Document.from_text(""), shipped_lexicon()) == ()


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("TECH STACK", "skills"),
        ("COMPUTER", "skills"),
        ("Community", "volunteer"),
        ("Leadership & Volunteering", "volunteer"),
        ("Core Accomplishments", "awards"),
        ("Jobs Held", "experience"),
    ],
)
def test_less_usual_headings(heading: str, kind: str) -> None:
    text = f"Jo Sample\n\n{heading}\nZendesk at work\n\n{'EDUCATION' if heading.isupper() else 'Education'}\nHigh School Diploma 2018"
    assert (kind, heading) in of_text(text)


def test_a_sentence_in_capitals_above_the_jobs_is_a_summary_and_an_address_in_capitals_is_none() -> None:
    text = "JO SAMPLE\n{}\n\nEXPERIENCE\nCASHIER, OAK MARKET, 2012 - 2014\nSERVED GUESTS\n"
    said = "DEPENDABLE SERVICE WORKER WHO IS GOOD WITH PEOPLE AND NUMBERS"
    place = "14 ELM STREET APT 2 SPRINGFIELD IL 62701 PHONE 555 0101 HOME"
    kinds = [[zone.kind for zone in find_zones(Document.from_text(text.format(line)), shipped_lexicon())] for line in (said, place)]
    assert kinds == [["header", "summary", "experience"], ["header", "experience"]]


def test_results_by_numbers_and_skills_with_deeds_have_headings() -> None:
    text = "Jo Sample\n\nKPI RESULTS\nCSAT  80%  90%\n\nSKILLS AND ACHIEVEMENTS\nTrained.\n\nEMPLOYMENT\nClerk, Oak Ltd, 2014\n"
    assert [kind for kind, _ in of_text(text)] == ["awards", "skills", "experience"]


def test_part_time_jobs_are_experience() -> None:
    assert of_text("Jo Sample\n\nPART-TIME JOBS\nCashier, Oak Market, 2012 - 2014\n- Served guests.\n") == [
        ("experience", "PART-TIME JOBS")
    ]


def test_referees_named_behind_a_colon_among_skills_are_a_part_of_their_own() -> None:
    text = "Jo Sample\n\nSKILLS\nTyping, Data entry\nReferences: Dr. A. Quill, B. Reed\n\nEXPERIENCE\nAgent, Oak Market, 2012 - 2014\n"
    assert ("references", "References") in of_text(text)
