from textwrap import wrap

import pytest

from resumefit.lines import Line, LineKind, Row, bullet_width, goes_on, plain_lines, set_rows
from resumefit.span import Span

P, B, H = LineKind.PLAIN, LineKind.BULLET, LineKind.HEADING


def cut(text: str) -> list[str]:
    """Give each paragraph or item as one string, its wrapped lines joined by a stroke."""
    whole: list[str] = []
    for line in plain_lines(text):
        piece = text[line.span.start : line.span.end]
        if line.continues:
            whole[-1] += "|" + piece
        else:
            whole.append(piece)
    return whole


PROSE = (
    "Our clinic is looking for somebody who likes people and who can keep a clear head when the telephone does not stop ringing. "
    "You will greet patients at the front desk, find out what they need and book their visits, and you will tell the nurses at once "
    "when somebody cannot wait. Mondays are busy, and so is every day after a holiday"
)
ITEMS = (
    "answer questions about opening hours, prices and the way to our rooms, by telephone and at the counter, in two languages or three",
    "keep the appointment book so that no doctor waits and no patient waits longer than a quarter of an hour without being told why",
)


@pytest.mark.parametrize("width", [55, 60, 66, 72, 76, 80, 88, 100, 120])
@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "1. ", "(2) "])
def test_wrapped_prose_and_items_become_whole_again(width: int, mark: str) -> None:
    rows = wrap(PROSE, width)
    items = [wrap(item, width - len(mark)) for item in ITEMS]
    listed = [f"{mark}{item[0]}" for item in items]
    text = "\n".join(rows) + "\n\nYour day:\n"
    text += "\n".join("\n".join([first, *item[1:]]) for first, item in zip(listed, items, strict=True))
    whole = cut(text)
    assert " ".join(part for piece in whole[:-3] for part in piece.split("|")) == PROSE
    assert all(not piece[0].islower() for piece in whole)
    assert [piece.replace("|", " ") for piece in whole[-3:]] == ["Your day:", *(mark + item for item in ITEMS)]


@pytest.mark.parametrize("indent", [2, 4])
def test_a_hanging_indent_continues_an_item_whatever_its_case_and_width(indent: int) -> None:
    mark = "-" + " " * (indent - 1)
    text = f"{mark}Opened accounts for\n{' ' * indent}Canadian newcomers\n{mark}Closed them\nDone"
    assert cut(text) == [f"{mark}Opened accounts for|Canadian newcomers", f"{mark}Closed them", "Done"]


LISTS = {
    "capitals": """Strong written and spoken English and at least one other language
Two or more years in a busy contact centre or at a hotel front desk
Comfortable with several screens and a headset for an entire shift
Able to type forty words a minute while a caller is still speaking
Ready to work evenings and one weekend out of every three in summer
High school diploma or an equal foreign certificate
Own transport""",
    "small letters": """answering the telephone in a friendly way and taking down messages
greeting visitors
sorting the mail and bringing it to each of the four departments by ten o'clock
ordering paper and pens
keeping the kitchen tidy, which all of us do in turn for one week""",
    "keyed": """Location: Winnipeg, three days a week from home after the first quarter
Pay: 21 dollars an hour and a share of the bonus that the team earns
Hours: thirty-seven and a half hours between Monday and Saturday noon
Start: as soon as you can""",
    "semicolons": """you have worked with the public for a year, at a till or on the phone;
you write without mistakes in English and read French well enough;
you can lift a box of paper of twenty pounds from the floor to a shelf;
you are eighteen""",
    "titles": """Front Desk Agent
Lakeside Inn, Kenora
May 2016 to June 2019
Night Auditor
Harbour Hotel, Thunder Bay""",
}


@pytest.mark.parametrize("name", LISTS)
def test_one_thing_a_line_stays_one_thing_a_line(name: str) -> None:
    text = LISTS[name]
    assert len(text.split("\n")) > 3
    assert cut(text) == text.split("\n")


@pytest.mark.parametrize("name", ["capitals", "keyed", "titles"])
def test_lists_within_wrapped_text_stay_lists(name: str) -> None:
    text = "\n".join(wrap(PROSE, 72)) + ".\n\n" + LISTS[name]
    assert cut(text)[-len(LISTS[name].split("\n")) :] == LISTS[name].split("\n")


def test_long_unwrapped_paragraphs_are_never_joined() -> None:
    text = f"{PROSE} and\nof course we pay for training\n{PROSE}\nand more {PROSE}"
    assert cut(text) == text.split("\n")


def test_a_title_after_a_full_line_stays_apart() -> None:
    rows = wrap(PROSE, 70)
    text = "\n".join([*rows[:-1], rows[-1].ljust(68, "x"), "What you bring", "Patience"])
    assert cut(text)[-2:] == ["What you bring", "Patience"]


def test_letters_of_many_widths_blur_the_wrap() -> None:
    rows = wrap(PROSE, 90)
    text = "\n".join(rows[:1] + wrap(" ".join(rows[1:]), 86))
    assert len(cut(text)) <= 3


def test_a_name_at_the_start_of_a_wrapped_line_is_joined_within_prose() -> None:
    text = """We answer mail, chat and telephone. Everybody here learns all three in
the first month, and then you choose. Most of what we do is written in
Zendesk these days, but you will also see the older screens that were
made by our own people and are still in use on the night shift, and
which you will learn within a week. Nobody has ever been afraid of
them."""
    assert len(cut(text)) == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Skills\n------\nTact", [H, P]),
        ("Tact\n\nSKILLS\n======\nTact", [P, H, P]),
        ("=====\nSKILLS\n=====\nTact", [H, P]),
        ("Tact\nPatience\n-----\nSlack", [P, P, P]),
        ("I greet guests.\n-----\nSlack", [P, P]),
        ("- Tact\n-----\nSlack", [B, P]),
        ("Skills\n\n-----\nTact", [P, P]),
    ],
)
def test_an_underlined_line_is_a_heading(text: str, kinds: list[LineKind]) -> None:
    assert [line.kind for line in plain_lines(text)] == kinds


def test_rules_and_blank_lines_have_no_line() -> None:
    assert cut("One\n\n\n----\n***\n \t\nTwo") == ["One", "Two"]


@pytest.mark.parametrize(
    "line", ["• Tact", "•Tact", "- Tact", "* Tact", "o Tact", "– Tact", "1. Tact", "2) Tact", "(3) Tact", "\t• Tact", "\uf0b7 Tact"]
)
def test_list_marks(line: str) -> None:
    assert line[bullet_width(line) :] == "Tact"
    assert plain_lines(line)[0].kind is B


@pytest.mark.parametrize("line", ["Tact", "-5 degrees", "*Required", "2019 to 2021", "1.5 years", "or else", "o'clock", "• ", "- "])
def test_what_only_looks_like_a_list_mark(line: str) -> None:
    assert bullet_width(line) == 0


def test_one_giant_line_is_cut_at_its_list_marks() -> None:
    items = "• Greet guests • Answer the telephone • Keep the till • Type 40 words a minute"
    text = (
        f"We are a hotel by the lake and we look for somebody to sit at our front desk five days a week. What you do: {items} " + "y" * 90
    )
    lines = plain_lines(text)
    assert [line.kind for line in lines] == [P, B, B, B, B]
    assert text[lines[2].span.start : lines[2].span.end] == "• Answer the telephone"


def test_one_giant_line_without_marks_is_one_line() -> None:
    assert plain_lines("word " * 10_000) == (Line(Span(0, 49_999)),)


def test_every_kind_of_line_break_cuts() -> None:
    assert cut("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h") == list("abcdefgh")


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("Answered billing questions from callers across", "three provinces", True),
        ("Answered billing questions from callers across", "Three provinces", False),
        ("Answered billing questions from callers there.", "then left", False),
        ("Answered billing questions from callers across", "- three", False),
        ("zendesk", "slack", False),
    ],
)
def test_what_goes_on_after_a_forced_break(before: str, text: str, expected: bool) -> None:
    assert goes_on(before, text) is expected


def test_rows_get_their_places() -> None:
    text, lines = set_rows(
        [Row(" "), Row(" One ", H, continues=True), Row("two", continues=True), Row(""), Row("three", B, anchor="a", gap=True)]
    )
    assert text == "One\ntwo\n\nthree"
    assert lines == (Line(Span(0, 3), H), Line(Span(4, 7), continues=True), Line(Span(9, 14), B, anchor="a"))


@pytest.mark.parametrize("bait", ["a", " ", "-", "• ", "a\n", ". ", "A: ", "1.", "((", "a, b\n", "\t", "aa bb cc dd " * 6 + "\n"])
def test_long_texts_take_time_in_step_with_their_length(bait: str) -> None:
    lines = plain_lines((bait * 100_000)[:100_000])
    assert len(lines) <= 100_000
