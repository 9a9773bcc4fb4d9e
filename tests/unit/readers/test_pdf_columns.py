import random

import pytest
from pdf_maker import Page, make_pdf

from resumefit.document import Origin
from resumefit.readers.pdf import read_pdf

Painted = list[tuple[float, float, str]]

LEFT = [
    "Answered the phone for a shop that sells",
    "garden tools and helped people choose the",
    "right spade for their ground.",
    "Wrote down each complaint and told the",
    "workshop every Friday what had broken",
    "most often that week.",
    "Looked after the till on Saturdays and",
    "counted it twice with a colleague.",
]
RIGHT = [
    "Studied French for two years in the evenings",
    "and passed the exam for nurses and doctors",
    "with a good mark.",
    "Led a choir of forty singers, found halls to",
    "rehearse in and wrote the letters to the",
    "members.",
    "Plays chess by mail with people in three",
    "countries.",
]


def read(painted: Painted, *, order: str = "row", seed: int = 1) -> str:
    page = Page()
    lines = list(painted)
    if order == "row":
        lines.sort(key=lambda line: (-line[1], line[0]))
    elif order == "any":
        random.Random(seed).shuffle(lines)  # noqa: S311
    for x, y, text in lines:
        page.text(text, x=x, y=y, bold=text.isupper())
    return read_pdf(make_pdf([page]), Origin("resume.pdf", "application/pdf", "0")).text


def column(lines: list[str], *, x: float, top: float = 650, leading: float = 12) -> Painted:
    return [(x, top - leading * number, line) for number, line in enumerate(lines)]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("order", ["row", "any", "column"])
@pytest.mark.parametrize("leading", [12.0, 13.1])
def test_two_columns_are_read_one_after_the_other(order: str, leading: float) -> None:
    header = [(50.0, 720.0, "Jordan Example, 12 Made Up Road, Sampletown, 555-0142, jordan@example.com, references on request")]
    text = flat(read([*header, *column(LEFT, x=50), *column(RIGHT, x=310, leading=leading)], order=order))
    assert text.startswith("Jordan Example")
    assert flat(" ".join(LEFT)) in text
    assert flat(" ".join(RIGHT)) in text
    assert text.index(LEFT[0]) < text.index(RIGHT[0])


@pytest.mark.parametrize("order", ["row", "any"])
def test_three_columns_are_told_apart(order: str) -> None:
    middle = [line.replace("the", "a") for line in RIGHT]
    narrow = [[word for line in lines for word in line.split()] for lines in (LEFT, middle, RIGHT)]
    columns = [[" ".join(words[start : start + 4]) for start in range(0, len(words), 4)] for words in narrow]
    painted = [*column(columns[0], x=40), *column(columns[1], x=230, leading=12.7), *column(columns[2], x=420, leading=13.3)]
    text = flat(read(painted, order=order))
    for lines in columns:
        assert " ".join(lines) in text


@pytest.mark.parametrize(("side", "main"), [(50, 220), (420, 50)])
@pytest.mark.parametrize("order", ["row", "column"])
def test_sidebars_are_columns(side: float, main: float, order: str) -> None:
    listed = ["SKILLS", "Live chat", "Cash handling", "LANGUAGES", "French", "Portuguese", "TOOLS", "Excel"]
    running = ["EXPERIENCE", *LEFT[:6], "", "EDUCATION", *RIGHT]
    text = read([*column(listed, x=side), *column(running, x=main)], order=order)
    assert flat(" ".join(listed)) in flat(text)
    assert flat(" ".join(LEFT[:6])) in flat(text)


def test_dates_beside_jobs_stay_on_their_line() -> None:
    rows: Painted = []
    for number, job in enumerate(("Service Agent", "Cashier", "Usher", "Courier")):
        y = 700 - 48 * number
        rows += [(50, y, job), (500, y, f"201{number} - 201{number + 1}"), (50, y - 12, "Sample Stores"), (500, y - 12, "Sampletown")]
        rows += [(62, y - 24, "Kept the queue short."), (62, y - 36, "Smiled.")]
    lines = read(rows).split("\n")
    assert "Service Agent\t2010 - 2011" in lines
    assert "Sample Stores\tSampletown" in lines


def test_short_tables_are_read_by_row() -> None:
    rows: Painted = []
    for number, (language, level) in enumerate((("English", "native"), ("French", "fluent"), ("Dutch", "basic"), ("Polish", "basic"))):
        rows += [(50, 700 - 12 * number, language), (200, 700 - 12 * number, level)]
    assert read(rows).split("\n") == ["English\tnative", "French\tfluent", "Dutch\tbasic", "Polish\tbasic"]


def test_labels_in_the_margin_stand_above_their_text() -> None:
    rows = [(50.0, 700.0, "RESEARCH"), (50.0, 688.0, "EXPERIENCE"), *column(LEFT[:6], x=150, top=700)]
    rows += [(50.0, 600.0, "EDUCATION"), *column(RIGHT[:6], x=150, top=600)]
    text = flat(read(rows, order="any"))
    assert text == flat(" ".join(["RESEARCH EXPERIENCE", *LEFT[:6], "EDUCATION", *RIGHT[:6]]))


def test_what_follows_a_list_in_two_columns_comes_after_it() -> None:
    skills = [*column(["Live chat", "Typing", "Excel"], x=50, top=700), *column(["Cash handling", "Filing", "French"], x=200, top=694)]
    after = [(50.0, 640.0, "Education at the Sampletown college"), (50.0, 628.0, "Two evening courses in book-keeping")]
    text = flat(read([*skills, *after]))
    assert text.endswith("Education at the Sampletown college Two evening courses in book-keeping")


def test_one_column_stays_one() -> None:
    rows = [(50.0, 740.0, "Jordan Example")]
    for number in range(12):
        indent = 20 if number % 3 else 0
        rows.append((50.0 + indent, 700.0 - 14 * number, f"{LEFT[number % 8]} {RIGHT[(number + 3) % 8]}"))
    assert flat(read(rows, order="any")) == flat(" ".join(text for _, _, text in rows))


def test_a_heading_below_a_list_in_two_columns_comes_after_the_whole_list() -> None:
    page = Page()
    page.text("Highlights of what was learnt and done in three shops and one warehouse over some years", x=33, y=712)
    columns = ((59, 700, ("Till balanced", "Portuguese", "Careful packing")), (160, 694, ("Live chat", "Filing", "Typing")))
    for column_x, top, items in columns:
        for number, item in enumerate(items):
            page.raw(f"{column_x - 10} {top - 12 * number + 2} 3 3 re f")
            page.text(item, x=column_x, y=top - 12 * number)
    page.text("Accomplishments", x=33, y=652)
    page.text("won a prize for the window", x=33, y=640)
    text = read_pdf(make_pdf([page]), Origin("resume.pdf", "application/pdf", "0")).text
    listed = ["• Till balanced", "• Portuguese", "• Careful packing", "• Live chat", "• Filing", "• Typing"]
    assert [line for line in text.split("\n") if line][1:] == [*listed, "Accomplishments", "won a prize for the window"]


def test_dots_that_rate_a_skill_are_no_list_marks() -> None:
    page = Page()
    for number, item in enumerate(("Excel", "French", "Typing")):
        page.raw(" ".join(f"{150 + 8 * dot} {700 - 12 * number} 5 5 re f" for dot in range(5)))
        page.text(item, x=50, y=700 - 12 * number)
        page.text(f"good since {number}", x=200, y=700 - 12 * number)
    assert "•" not in read_pdf(make_pdf([page]), Origin("resume.pdf", "application/pdf", "0")).text


@pytest.mark.parametrize("order", ["row", "any"])
def test_a_sidebar_of_centred_lines_is_a_column(order: str) -> None:
    listed = ["CONTACT", "Sampletown", "555-0142", "jordan@example.com", "SKILLS", "Live chat", "Careful packing", "Typing", "French"]
    side = [(500 - 2.5 * len(line), 700.0 - 14.5 * number, line) for number, line in enumerate(listed)]
    text = flat(read([*side, *column(["EXPERIENCE", *LEFT, "EDUCATION", *RIGHT], x=50, top=700)], order=order))
    assert flat(" ".join(listed)) in text
    assert flat(" ".join(LEFT)) in text
