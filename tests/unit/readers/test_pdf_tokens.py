import pytest

from resumefit.readers.pdf_cmap import to_cid, to_unicode
from resumefit.readers.pdf_fonts import glyph_text
from resumefit.readers.pdf_tokens import STEPS, Budget, array_items, number, numbers, operands, operations, shown, steps, string


def parsed(content: bytes, tokens: int = 1000) -> list[tuple[bytes, list[bytes]]]:
    return [(operator, operands(raw)) for operator, raw in operations(content, budget=Budget(tokens=tokens))]


def test_operators_come_with_their_operands() -> None:
    content = b"q 1 0 0 -1 .5 +3 cm % a remark (with a bracket\n/F1 9 Tf[(a\\)(b))-20<4142>]TJ (x)' /GS gs <</A(b)>> BDC f*"
    assert parsed(content) == [
        (b"q", []),
        (b"cm", [b"1", b"0", b"0", b"-1", b".5", b"+3"]),
        (b"Tf", [b"/F1", b"9"]),
        (b"TJ", [b"[(a\\)(b))-20<4142>]"]),
        (b"'", [b"(x)"]),
        (b"gs", [b"/GS"]),
        (b"BDC", [b"<<", b"/A", b"(b)", b">>"]),
        (b"f*", []),
    ]


def test_pictures_in_the_stream_are_no_operators() -> None:
    content = b"q BI /W 2 /H 1 ID \x00Q Tj EIx\xff EI Q (a) Tj"
    assert parsed(content) == [(b"q", []), (b"Q", []), (b"Tj", [b"(a)"])]
    assert parsed(b"BI /W 2 (never ended) Tj")[-1] == (b"Tj", [b"/W", b"2", b"(never ended)"])


def test_strings_and_numbers() -> None:
    assert (
        string(
            rb"(a\(b\)\101\n\
c)"
        )
        == b"a(b)A\nc"
    )
    assert string(b"<48 656C6c6>") == b"Hell`"
    assert string(b"/Name") == b""
    assert array_items(b"[(a(b))-20.5<41>]") == [b"(a(b))", b"-20.5", b"<41>"]
    assert [shown(raw) for raw in (b" (a b) ", b"(a\\))", b"(a(b))", b"<4142>", b"(a) (b)", b"", b"/N")] == [
        b"a b",
        b"a)",
        b"a(b)",
        b"AB",
        b"b",
        b"",
        b"",
    ]
    assert numbers(b" 1 -2 .5\n", 3) == [1.0, -2.0, 0.5]
    assert numbers(b"7 % x\n 1--2 3", 2) == [0.0, 3.0]
    assert numbers(b"4", 2) == [0.0, 4.0]
    assert numbers(b"9" * 40 + b" 1", 2) == [0.0, 1.0]
    assert numbers(b"1 " * 100_000, 2) == [1.0, 1.0]
    assert [number(token) for token in (b"-.5", b"7", b"--2", b"1.2.3", b"9" * 40)] == [-0.5, 7.0, 0.0, 0.0, 0.0]


def test_the_budget_ends_the_reading() -> None:
    assert len(parsed(b"1 0 0 rg " * 100, tokens=40)) == 13
    assert len(parsed(b"[" + b"(a) 9 " * 100 + b"] TJ f", tokens=80)) == 0


def test_letters_placed_one_by_one_come_as_one_run() -> None:
    content = b"BT 1 0 0 1 9 9 Tm 5 0 Td <0041> Tj\n-3.5 -.5 Td<4243>Tj 7 0 Td (a) Tj 1 2 Td <41> Tj ET"
    assert [operator for operator, _ in parsed(content)] == [b"BT", b"Tm", STEPS, b"Td", b"Tj", b"Td", b"Tj", b"ET"]
    assert steps(b"5 0 Td <0041> Tj\n-3.5 -.5 Td<4243>Tj ") == [(b"5", b"0", b"0041"), (b"-3.5", b"-.5", b"4243")]


BAITS = [b"(", b"( () ", b"[", b"[(", b"[ 1 ", b"(\\", b"(\\(", b"<", b"BI ", b"BI ID ", b"ID ", b"/", b"%", b"((a) Q "]


@pytest.mark.parametrize("bait", BAITS)
def test_unclosed_signs_do_not_make_the_tokens_crawl(bait: bytes) -> None:
    few, many = len(parsed(bait * 30)), len(parsed(bait * 60_000, tokens=10**9))
    assert many in (few, few * 2000)


def test_maps_of_characters() -> None:
    ranges = b"""1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <00660069> <02> <D83DDE00> endbfchar
        3 beginbfrange <10> <12> <0041> <20> <21> [<0061> <0062>] <30> <FFFFFF> <0061> endbfrange"""
    expected = {1: "fi", 2: "\U0001f600", 0x10: "A", 0x11: "B", 0x12: "C", 0x20: "a", 0x21: "b"}
    assert to_unicode(ranges) == expected
    assert to_unicode(b"beginbfrange <0000> <FFFF> <0020>" * 50)[0x41] == "a"
    assert to_cid(b"1 begincidrange <0005> <0007> 100 endcidrange 1 begincidchar <0001> 9 endcidchar") == {5: 100, 6: 101, 7: 102, 1: 9}


def test_names_of_glyphs() -> None:
    names = ("f_f_i", "A.sc", "uniFB01", "u1F600", "a65", "quoteright", "phone", "f_nothing", ".notdef")
    assert [glyph_text(name) for name in names] == ["ﬃ", "A", "ﬁ", "\U0001f600", "A", "’", None, None, ""]
