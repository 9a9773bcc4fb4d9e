import string
from dataclasses import replace
from pathlib import Path

import pytest

from resumefit.document import Document
from resumefit.errors import GarbledError
from resumefit.lexicon.model import Lexicon
from resumefit.pipeline import read_posting, read_resume
from resumefit.plausible import with_doubts

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = (
    "Answered forty calls a day for a phone company and wrote to customers about late orders, wrong bills and lost parcels. "
    "Trained new agents in the use of the ticket system and kept the notes of the team in good order for three years."
)
FRENCH = (
    "Agent du service à la clientèle chez un opérateur. Réponse à quarante appels par jour et traitement des plaintes des clients "
    "dans les deux langues, avec patience et courtoisie, pour une équipe de douze personnes."
)
RUSSIAN = (
    "Оператор службы поддержки: отвечал на звонки и письма, решал вопросы клиентов, обучал новых сотрудников работе с системой, вел учет. "
    * 2
)


def shifted(text: str, by: int) -> str:
    letters = string.ascii_lowercase
    return text.lower().translate(str.maketrans(letters, letters[by:] + letters[:by]))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (ENGLISH, []),
        (f"{ENGLISH}\nLangues : français et anglais", []),
        ("Zendesk, Excel, Slack, typing, scheduling, cash handling, merchandising, Spanish, upselling, phones, chat, email " * 3, []),
        ("Answered calls", ["too-short"]),
        (FRENCH, ["language"]),
        (RUSSIAN, ["language"]),
        ("▯▯▯ ▮▮▮▮ ▯▯ ▮▮ " * 40, ["garbled-text"]),
    ],
)
def test_doubts(text: str, codes: list[str], lexicon: Lexicon) -> None:
    document = with_doubts(Document.from_text(text), lexicon)
    assert [warning.code for warning in document.warnings] == codes
    assert with_doubts(document, lexicon) is document


@pytest.mark.parametrize("by", [1, 2, 3, 5, 13, 19, 25])
def test_letters_that_stand_for_others(by: int, lexicon: Lexicon) -> None:
    document = Document.from_text(shifted(ENGLISH, by))
    assert [warning.code for warning in with_doubts(document, lexicon).warnings] == ["garbled-text"]
    with pytest.raises(GarbledError):
        with_doubts(replace(document, origin=replace(document.origin, media_type="application/pdf")), lexicon)


def test_the_pipeline_says_the_doubts(lexicon: Lexicon) -> None:
    assert [warning.code for warning in read_resume(FRENCH.encode(), lexicon=lexicon).document.warnings] == ["language"]
    assert [warning.code for warning in read_posting(FRENCH.encode(), lexicon=lexicon).document.warnings] == ["language"]


def test_the_examples_raise_no_doubt(lexicon: Lexicon) -> None:
    paths = [path for path in sorted((ROOT / "examples").glob("*/*.*")) if path.stem in ("resume", "posting")]
    assert len(paths) > 10
    for path in paths:
        read = read_resume(path, lexicon=lexicon) if path.stem == "resume" else read_posting(path, lexicon=lexicon)
        assert read.document.warnings == (), path.name
