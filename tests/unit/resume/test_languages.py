import pytest
from reading_resumes import resume_of


def languages(text: str) -> list[tuple[str, str | None]]:
    return [(skill.language, skill.level) for skill in resume_of(text).languages]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("English (Full Professional), Korean (Limited Working)", [("english", "fluent"), ("korean", "intermediate")]),
        ("English, Hindi and Tamil", [("english", None), ("hindi", None), ("tamil", None)]),
        (
            "English (native), French - intermediate; Punjabi: conversational",
            [("english", "native"), ("french", "intermediate"), ("punjabi", "conversational")],
        ),
        ("Fluent in English and Spanish", [("english", "fluent"), ("spanish", "fluent")]),
        ("Bilingual English/French", [("english", "bilingual"), ("french", "bilingual")]),
        ("English, Spanish (fluent)", [("english", None), ("spanish", "fluent")]),
        ("Portuguese: proficient", [("portuguese", "proficient")]),
        ("English, Tamil (fluent), Hindi - basic", [("english", None), ("hindi", "basic"), ("tamil", "fluent")]),
        ("Native English, fluent Spanish", [("english", "native"), ("spanish", "fluent")]),
        ("English, French - intermediate", [("english", None), ("french", "intermediate")]),
        ("Spanish fluent, English native", [("english", "native"), ("spanish", "fluent")]),
        ("Fluent in English, French and Hindi", [("english", "fluent"), ("french", "fluent"), ("hindi", "fluent")]),
        ("Basic French, Vietnamese with family", [("french", "basic"), ("vietnamese", None)]),
        ("I speak English and Spanish fluently", [("english", "fluent"), ("spanish", "fluent")]),
        ("English and Punjabi, both fluent", [("english", "fluent"), ("punjabi", "fluent")]),
    ],
)
def test_languages_with_the_level_beside_them(line: str, expected: list[tuple[str, str | None]]) -> None:
    assert sorted(languages(f"Languages\n{line}")) == expected


def test_a_field_of_study_and_a_reference_are_no_languages() -> None:
    assert languages("Education\nB.A. in English 2010\nReferences\nPat Sample, French") == []


def test_what_is_denied_is_not_known() -> None:
    assert languages("Summary\nFluent in Spanish, no French.") == [("spanish", "fluent")]
