import pytest
from reading_resumes import resume_of


def schooling(text: str) -> list[tuple[str, bool | None, str | None, int | None]]:
    return [(entry.level, entry.completed, entry.field, entry.year) for entry in resume_of(f"Education\n{text}").education]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Bachelor of Science : Physics 2010 Example University", ("bachelor", True, "Physics", 2010)),
        ("MBA, Finance, Example University, expected May 2026", ("master", False, "Finance", 2026)),
        ("Associate of Arts in Child Development (in progress)", ("associate", False, "Child Development", None)),
        ("High School Diploma", ("high_school", True, None, None)),
        ("GED 2009", ("high_school", True, None, 2009)),
        ("Ph.D. : Linguistics Example University", ("doctorate", None, "Linguistics", None)),
        ("Example Community College, Associate of Applied Science, Nursing 2014", ("associate", True, "Nursing", 2014)),
        ("Some college, Example University", ("some_college", False, None, None)),
        ("Associate degree in Dance, in progress", ("associate", False, "Dance", None)),
        ("BS Hotel and Resort Management (undergraduate), Example College, 2014", ("bachelor", False, "Hotel and Resort Management", 2014)),
        (
            "Associate of Applied Science, Information Technology, Example College, 2014",
            ("associate", True, "Information Technology", 2014),
        ),
        ("B.Sc. (Botany), Example University, 2012", ("bachelor", True, "Botany", 2012)),
        ("Example High School, Springfield - Diploma 2012", ("high_school", True, None, 2012)),
        ("High School Diploma, General Studies, 2012", ("high_school", True, "General Studies", 2012)),
    ],
)
def test_level_completion_field_and_year(line: str, expected: tuple[str, bool | None, str | None, int | None]) -> None:
    assert schooling(line) == [expected]


def test_the_year_may_stand_on_the_line_above() -> None:
    assert [(level, year) for level, _, _, year in schooling("1998\nAA : Dance Example College\n2002\nBS : Botany Example University")] == [
        ("associate", 1998),
        ("bachelor", 2002),
    ]


def test_a_school_without_a_degree_is_some_college_unless_a_degree_stands_near() -> None:
    assert [level for level, *_ in schooling("General Courses Example University")] == ["some_college"]
    assert [level for level, *_ in schooling("Bachelor of Arts\nExample University")] == ["bachelor"]


def test_a_degree_and_its_school_on_two_lines_are_one() -> None:
    assert schooling("Example High School\nHigh School Diploma, 2022") == [("high_school", True, None, 2022)]
    assert [level for level, *_ in schooling("Example University 2013 - 2015\nMaster of Science in Botany")] == ["master"]


def test_prose_about_school_is_no_degree() -> None:
    text = "High School Diploma 2014\nThe whole way through it I was sure that one day high school would be over for good."
    assert [level for level, *_ in schooling(text)] == ["high_school"]


def test_degrees_outside_an_education_part_count_only_where_there_is_none() -> None:
    assert [entry.level for entry in resume_of("Summary\nHolds a Bachelor of Arts in History.\nSkills\nZendesk").education] == ["bachelor"]
    text = "Summary\nHolds a Bachelor of Arts in History.\nEducation\nHigh School Diploma"
    assert [entry.level for entry in resume_of(text).education] == ["high_school"]


def test_certificates_are_given_as_written_and_once() -> None:
    resume = resume_of("Certifications\nCPR and First Aid, valid to 2027\n• HDI Customer Service Representative\nSkills\nCPR and First Aid")
    assert [entry.name for entry in resume.certifications] == ["CPR and First Aid, valid to 2027", "HDI Customer Service Representative"]


@pytest.mark.parametrize(
    ("line", "level", "field"),
    [
        ("Diploma, Business Administration, Example Lake College, 2015", "associate", "Business Administration"),
        ("General Equivalency Diploma (GED): 1999 Example Community College", "high_school", None),
        ("Front Desk Certificate, Example Community College, 2011", "certificate", "Front Desk"),
        ("Associate in Applied Science, Hotel Operations Bow Lake College 2011", "associate", "Hotel Operations"),
        ("Bachelor of Science: Degree, Austin, TX 2010", "bachelor", None),
        ("Associate of Arts Dallas, TX Marketing 2010", "associate", "Marketing"),
        ("Lincoln High School, Omaha, NE 2010", "high_school", None),
    ],
)
def test_a_field_is_no_town_school_or_word_for_a_degree(line: str, level: str, field: str | None) -> None:
    assert [entry[::2] for entry in schooling(line)] == [(level, field)]


def test_a_certificate_without_a_school_is_no_schooling() -> None:
    assert [
        level for level, *_ in schooling("GED, 2007\nCPR/First Aid (current)\nLean Six Sigma Green Belt; COPC Coach training, 2020")
    ] == ["high_school"]


def test_a_high_school_diploma_and_a_college_below_it_are_two() -> None:
    assert schooling("GED\nRio Lake Community College, 2012-2013") == [
        ("high_school", True, None, None),
        ("some_college", None, None, 2013),
    ]


def test_an_open_entry_below_leaves_a_degree_done() -> None:
    assert schooling("GED, 2007\nFirst Aid (current)") == [("high_school", True, None, 2007)]


def test_a_field_of_study_is_no_evidence() -> None:
    resume = resume_of("Education\nAssociate of Applied Science, Office Management, Example College, 2011")
    assert "team-management" not in {evidence.target for evidence in resume.evidence}


def test_a_certificate_is_given_with_its_year_and_whole_over_two_lines() -> None:
    text = "Certifications\nCertified Customer Service\nProfessional (CCSP), 2022\nCPR, Food Handler, expires 2026\nHDI Analyst, 2021"
    assert [entry.name for entry in resume_of(text).certifications] == [
        "Certified Customer Service Professional (CCSP), 2022",
        "CPR",
        "Food Handler, expires 2026",
        "HDI Analyst, 2021",
    ]


def test_a_certificate_among_schooling_is_the_whole_entry_and_in_prose_its_name() -> None:
    prose = "Agent who holds a Six Sigma belt and likes to help."
    text = f"Education\nGED, 2007\nCOPC Coach training, 2020; Lean Six Sigma Green Belt\nSummary\n{prose}"
    names = [entry.name for entry in resume_of(text).certifications]
    assert names[:2] == ["COPC Coach training", "Lean Six Sigma Green Belt"]
    assert not any("likes" in name for name in names)


def test_entries_parted_by_dots_or_by_a_year_are_certificates_of_their_own() -> None:
    resume = resume_of("Jo Sample\n\nSkills\nTyping · Class 5 licence · Filing\n\nEducation\nBTEC, Hill College, 2012. CPR certificate\n")
    assert [entry.name for entry in resume.certifications] == ["Class 5 licence", "CPR certificate"]
