"""Two drafts of a resume beside one posting."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from report_making import POSTING, RESUME, STEERING, hostile_report, report_of
from rich.console import Console

from resumefit.lexicon.load import shipped_lexicon
from resumefit.match.model import Status
from resumefit.report.drafts import Drafts, compare_drafts
from resumefit.report.drafts_face import print_drafts

NEW = RESUME.replace("Zendesk, Microsoft Excel, time management", "Microsoft Excel, Typing 60 WPM").replace(
    "- Held", "- Built weekly call reports in Microsoft Excel for a team of 12\n- Held"
)


def printed(drafts: Drafts) -> str:
    stream = StringIO()
    print_drafts(drafts, shipped_lexicon(), console=Console(file=stream, width=80, highlight=False))
    return stream.getvalue()


@pytest.fixture(scope="module")
def drafts() -> Drafts:
    return compare_drafts(report_of(RESUME), report_of(NEW))


def test_what_got_better_is_told_with_both_states(drafts: Drafts) -> None:
    changes = {change.new.id: change for change in drafts.better}
    excel = changes["microsoft-excel" if "microsoft-excel" in changes else "open:microsoft excel"]
    assert (excel.old.status, excel.new.status) == (Status.PARTLY, Status.MET)
    typing = next(change for change in drafts.better if change.new.part == "numbers")
    assert (typing.old.status, typing.new.status) == (Status.MISSING, Status.MET)
    assert drafts.worse == ()


def test_changes_add_up_to_the_gain(drafts: Drafts) -> None:
    assert drafts.gained == sum(change.points for change in (*drafts.better, *drafts.worse))
    assert drafts.gained is not None
    assert drafts.gained > 0
    gains = [change.points for change in drafts.better]
    assert gains == sorted(gains, reverse=True)


def test_the_way_back_turns_everything_round(drafts: Drafts) -> None:
    back = compare_drafts(drafts.new, drafts.old)
    assert back.gained == -(drafts.gained or 0)
    assert [change.new for change in back.worse] == [change.old for change in drafts.better]
    assert back.better == ()
    assert back.done == drafts.fresh
    assert back.fresh == drafts.done


def test_a_draft_beside_itself_changes_nothing(drafts: Drafts) -> None:
    same = compare_drafts(drafts.old, drafts.old)
    assert same.gained == 0
    assert same.better == same.worse == same.done == same.fresh == ()
    assert same.still == drafts.old.suggestions
    assert "The score is the same." in printed(same)


def test_advice_is_done_when_its_subject_is_shown(drafts: Drafts) -> None:
    assert {suggestion.code for suggestion in drafts.done} >= {"RF114", "RF201"}
    assert not {suggestion.code for suggestion in drafts.still} & {"RF114"}
    assert set(drafts.still) | set(drafts.fresh) == set(drafts.new.suggestions)
    assert not set(drafts.still) & set(drafts.fresh)


def test_advice_that_is_said_together_later_is_still_open() -> None:
    asked = POSTING.replace("- Training", "- Training").replace("- CSAT", "- Attention to detail\n- Written communication skills\n- CSAT")
    old, new = report_of(RESUME.replace("time management", "written communication"), asked), report_of(RESUME, asked)
    kept = compare_drafts(old, new)
    targets = {target for suggestion in kept.done if suggestion.code == "RF101" for target in suggestion.targets}
    assert "attention-to-detail" not in targets


def test_the_page_tells_then_and_now_and_the_lines(drafts: Drafts) -> None:
    text = printed(drafts)
    old, new = drafts.old.match.score, drafts.new.match.score
    assert old is not None
    assert new is not None
    assert f"Then  {(old.thousandths + 50) // 100 / 10:.1f} of 100" in text
    assert f"Now   {(new.thousandths + 50) // 100 / 10:.1f} of 100" in text
    assert "in part -> met" in text
    assert "not found -> met" in text
    assert "new line 11: “Built weekly call reports in Microsoft Excel" in text
    assert text.index("BETTER") < text.index("DONE") < text.index("STILL OPEN")
    assert max(map(len, text.splitlines())) <= 80


def test_a_draft_without_a_score_says_why() -> None:
    drafts = compare_drafts(report_of(" "), report_of(RESUME))
    assert drafts.gained is None
    assert drafts.better == drafts.worse == ()
    assert "Then  no score." in printed(drafts)


def test_a_hostile_draft_steers_nothing() -> None:
    hostile = hostile_report()
    assert not STEERING.search(printed(compare_drafts(hostile, hostile)))


def test_the_json_face_says_the_same(drafts: Drafts) -> None:
    face = json.loads(json.dumps(drafts.to_dict()))
    assert face["kind"] == "comparison"
    assert face["change"] == (drafts.gained or 0) / 1000
    assert [change["id"] for change in face["better"]] == [change.new.id for change in drafts.better]
    assert [len(face["suggestions"][name]) for name in ("done", "still_open", "new")] == [
        len(drafts.done),
        len(drafts.still),
        len(drafts.fresh),
    ]
    place = face["better"][0]["new"]["evidence"][0]
    assert drafts.new.resume.document.text[place["start"] : place["end"]] == place["text"]


def test_reports_of_two_postings_are_not_compared(drafts: Drafts) -> None:
    with pytest.raises(ValueError, match="same posting"):
        compare_drafts(drafts.old, report_of(NEW, POSTING + "\nMore."))


@pytest.mark.parametrize(
    ("then", "now", "said"), [(70_549, 78_750, "+8.3 points"), (70_450, 70_449, "-0.1 points"), (70_451, 70_540, "same")]
)
def test_the_change_is_what_a_reader_subtracts(drafts: Drafts, then: int, now: int, said: str) -> None:
    scored = [report_of(RESUME) for _ in range(2)]
    old, new = (
        replace(one, match=replace(one.match, score=replace(one.match.score, thousandths=points)))
        for one, points in zip(scored, (then, now), strict=True)
    )
    assert said in printed(compare_drafts(old, new))


DEED = "- Rewrote the answers to questions about the garden hose catalogue"


def test_a_line_joined_to_another_still_waits_for_its_result() -> None:
    old = report_of(RESUME.replace("- Held", f"{DEED}\n- Held"))
    assert any(DEED[2:40] in one.message for one in old.suggestions)
    asked = "- Wrote to buyers by email; rewrote the answers to questions about the garden hose catalogue"
    joined = compare_drafts(old, report_of(RESUME.replace("- Held", f"{asked}\n- Held")))
    assert not any("answers" in one.message for one in joined.done)
    assert any("answers" in one.message for one in joined.still)
    ended = compare_drafts(old, report_of(RESUME.replace("- Held", f"{DEED}, which cut calls by 20%\n- Held")))
    assert any("answers" in one.message for one in ended.done)


def test_of_two_weak_lines_the_mended_one_is_done() -> None:
    first, second = "- Responsible for the loading dock", "- Tasked with sorting returned parcels"
    both = report_of(RESUME.replace("- Held", f"{first}\n{second}\n- Held"))
    one = report_of(RESUME.replace("- Held", f"- Ran the loading dock\n{second}\n- Held"))
    told = compare_drafts(both, one)
    assert [("dock" in each.message, each.code) for each in told.done if each.code == "RF203"] == [(True, "RF203")]
    assert any("parcels" in each.message for each in told.still)
