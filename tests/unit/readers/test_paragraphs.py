from resumefit.lines import LineKind
from resumefit.readers.paragraphs import Run, paragraph_rows


def shown(*runs: Run, kind: LineKind = LineKind.PLAIN) -> list[tuple[str, LineKind]]:
    return [(row.text, row.kind) for row in paragraph_rows(runs, kind)]


def test_runs_join_and_breaks_cut() -> None:
    assert [text for text, _ in shown(Run("Zen"), Run("desk\n \nSla"), Run("ck "))] == ["Zendesk", "Slack"]


def test_bold_is_asked_of_each_piece() -> None:
    assert shown(Run("Tools\n", bold=True), Run("Slack\nZoom")) == [
        ("Tools", LineKind.HEADING),
        ("Slack", LineKind.PLAIN),
        ("Zoom", LineKind.PLAIN),
    ]


def test_blanks_in_another_weight_do_not_matter() -> None:
    assert shown(Run("Key", bold=True), Run(" "), Run("skills", bold=True)) == [("Key skills", LineKind.HEADING)]


def test_a_long_paragraph_in_a_heading_style_is_prose() -> None:
    assert shown(Run("Answered calls " * 12), kind=LineKind.HEADING)[0][1] is LineKind.PLAIN


def test_list_items_stay_list_items() -> None:
    assert shown(Run("Zendesk", bold=True), kind=LineKind.BULLET) == [("Zendesk", LineKind.BULLET)]


def test_the_gap_stands_before_the_first_piece_only() -> None:
    assert [row.gap for row in paragraph_rows([Run("one\ntwo")], LineKind.PLAIN, gap=True)] == [True, False]
