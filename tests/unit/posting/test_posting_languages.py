"""Languages that a posting asks: alone, one instead of another, some of several."""

import pytest

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.posting.build import build_posting
from resumefit.posting.model import LanguageNeed, Need


def languages(*lines: str) -> tuple[LanguageNeed, ...]:
    text = "Customer Service Agent\n\nRequirements\n" + "".join(f"- {line}\n" for line in lines)
    return build_posting(Document.from_text(text), shipped_lexicon()).languages


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Fluent in French or Punjabi", [(("french", "punjabi"), 1)]),
        ("Must speak Cantonese, Mandarin, or Tagalog", [(("cantonese", "mandarin", "tagalog"), 1)]),
        ("Korean and/or Hindi", [(("korean", "hindi"), 1)]),
        ("English and Spanish or Tagalog", [(("english",), 1), (("spanish", "tagalog"), 1)]),
        ("Fluent in English and French", [(("english",), 1), (("french",), 1)]),
        ("German, Spanish and Italian", [(("german",), 1), (("spanish",), 1), (("italian",), 1)]),
        ("You speak two of German, Spanish, Italian", [(("german", "spanish", "italian"), 2)]),
        ("Fluent in two of German, Spanish and Italian", [(("german", "spanish", "italian"), 2)]),
        ("Fluent in two languages: Russian and Greek", [(("russian",), 1), (("greek",), 1)]),
        ("At least one of the following languages: Russian, Greek", [(("russian", "greek"), 1)]),
        ("Spanish/Tagalog is an asset", [(("spanish", "tagalog"), 1)]),
        ("Bilingual Spanish/Tagalog", [(("spanish",), 1), (("tagalog",), 1)]),
    ],
)
def test_rows_of_languages(line: str, asked: list[tuple[tuple[str, ...], int]]) -> None:
    assert [(need.names, need.at_least) for need in languages(line)] == asked


@pytest.mark.parametrize(
    "line",
    ["A second language is an asset (French, Spanish or Mandarin)", "A second language is an asset: French, Spanish, Mandarin"],
)
def test_a_second_language_is_any_of_those_named(line: str) -> None:
    (need,) = languages(line)
    assert (need.names, need.need) == (("french", "spanish", "mandarin"), Need.PREFERRED)


def test_a_choice_is_told_by_a_language_asked_alone() -> None:
    required, preferred = "Fluent French required", "French or Hindi is an asset"
    assert [need.names for need in languages(required, preferred)] == [("french",)]
    both = languages("French is an asset", "French or Hindi required")
    assert [(need.names, need.need) for need in both] == [(("french",), Need.PREFERRED), (("french", "hindi"), Need.REQUIRED)]


def test_what_is_asked_alone_leaves_one_the_fewer_to_choose() -> None:
    needs = languages("Fluent Greek is required", "Fluent in two of Greek, Korean and Hindi")
    assert [(need.names, need.at_least) for need in needs] == [(("greek",), 1), (("korean", "hindi"), 1)]


def test_the_title_asks_its_language() -> None:
    text = "Service Agent (German speaking)\n\nRequirements\n- Patience\n"
    (need,) = build_posting(Document.from_text(text), shipped_lexicon()).languages
    assert (need.language, need.need) == ("german", Need.REQUIRED)


def test_each_language_has_its_own_level() -> None:
    (english, polish) = languages("Languages: English (fluent), Polish (conversational)")
    assert (english.level, polish.level) == ("fluent", "conversational")
    (need,) = languages("Fluent Spanish or Korean")
    assert [one.level for one in need.choices] == ["fluent", "fluent"]


def test_the_json_face_gives_each_language_a_row() -> None:
    text = "Customer Service Agent\n\nRequirements\n- Fluent in French or Punjabi\n"
    rows = build_posting(Document.from_text(text), shipped_lexicon()).to_dict()["languages"]
    assert isinstance(rows, list)
    assert [(row["language"], row["any_of"], row["at_least"]) for row in rows] == [("french", ["punjabi"], 1), ("punjabi", ["french"], 1)]
    assert [row["span"]["text"] for row in rows] == ["Fluent in French", "Punjabi"]
