import pytest

from resumefit.errors import UnsupportedError
from resumefit.readers.registry import read_document
from resumefit.readers.text import decode

FRENCH = "Résumé – «agent» bilingue\nService à la clientèle, l’été 2019 • Québec\nReçu 40 appels"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252", "mac_roman"]
)
def test_common_encodings_are_told_apart(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)).text == FRENCH


@pytest.mark.parametrize("text", ["Señor Núñez, atención", "Größe für Kölner", "Ärzte und Übungen", "I’m “ready” to help", "Café"])
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_one_accent_is_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_latin_1_is_a_part_of_windows_1252() -> None:
    assert decode("Montréal, à côté".encode("latin-1")).text == "Montréal, à côté"


def test_a_bad_byte_in_good_utf_8_is_said() -> None:
    document = read_document("Résumé: été, déjà, où, ça".encode() + b"\xff")
    assert document.text.startswith("Résumé: été")
    assert [warning.code for warning in document.warnings] == ["damaged"]


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028"])
def test_every_line_break_is_one(breaks: str) -> None:
    assert read_document(f"one{breaks}two".encode()).text == "one\ntwo"


def test_unseen_and_control_characters_go() -> None:
    raw = "Zen\u200bdesk\u00ad user\u202e\x1b[31m \ufb01rst\u00a0line e\u0301te\u0301"
    assert read_document(raw.encode()).text == "Zendesk user first line été"


def test_entities_of_pasted_web_text_are_resolved() -> None:
    assert read_document(b"R&amp;D &#8226; AT&T &bogus; &copy 5").text == "R&D • AT&T &bogus; &copy 5"


@pytest.mark.parametrize("content", [b"text\x00text", b"\x00\x01\x02\x03" * 20, b"Answered \x01\x02\x03\x04 calls", b"\xff\xfe\x00"])
def test_binary_is_refused(content: bytes) -> None:
    with pytest.raises(UnsupportedError):
        decode(content)


def test_zeros_at_the_end_are_padding() -> None:
    assert decode(b"Answered calls\x00\x00").text == "Answered calls"


def test_the_indent_of_the_first_line_stays_for_its_list() -> None:
    document = read_document(b"\n\n  - Answered calls about orders and\n    returns\n")
    assert [line.continues for line in document.lines] == [False, True]
