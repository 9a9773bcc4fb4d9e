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
    assert [entry.name for entry in resume.certifications] == ["CPR and First Aid", "valid to 2027", "HDI Customer Service Representative"]
