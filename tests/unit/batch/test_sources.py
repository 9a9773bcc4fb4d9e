import json
from pathlib import Path

import pytest

from resumefit.batch.plan import InputError, Plan, is_id, slug
from resumefit.batch.sources import plan_cross, plan_listed


def write(folder: Path, **files: str) -> Path:
    """Write files; `__` in a name is a dot."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def ids(plan: Plan) -> tuple[list[str], list[str]]:
    return [entry.id for entry in plan.resumes], [entry.id for entry in plan.postings]


def pairs(plan: Plan) -> list[tuple[str, str]]:
    return [(entry.id, plan.postings[asked].id) for at, entry in enumerate(plan.resumes) for asked in plan.postings_of(at)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "cvs", b__txt="two", a__txt="one", a__pdf="three")
    write(tmp_path / "cvs" / "deep", a__txt="four")
    write(tmp_path / "jobs", agent__txt="posting")
    return tmp_path


def test_a_folder_is_walked_in_order(folder: Path) -> None:
    plan = plan_cross([folder / "cvs"], [folder / "jobs"])
    assert [entry.source.name for entry in plan.resumes] == ["a.pdf", "a.txt", "b.txt", "a.txt"]
    assert plan.pairs == 4
    assert plan.notes == ()


def test_what_programs_leave_behind_is_left_out_and_told(folder: Path) -> None:
    for name in (".hidden.txt", "~$a.docx", ".~lock.a.odt#"):
        (folder / "cvs" / name).write_text("x")
    write(folder / "cvs" / ".git", x__txt="y")
    plan = plan_cross([folder / "cvs"], [folder / "jobs"])
    assert len(plan.resumes) == 4
    assert plan.notes == ("cvs: 3 hidden or lock files left out.",)


def test_the_output_is_no_input(folder: Path) -> None:
    write(folder / "cvs" / "results", x__txt="y")
    plan = plan_cross([folder / "cvs"], [folder / "jobs"], output=(folder / "cvs" / "results").resolve())
    assert len(plan.resumes) == 4


def test_ids_that_meet_are_told_apart(folder: Path) -> None:
    resumes, postings = ids(plan_cross([folder / "cvs"], [folder / "jobs"]))
    assert postings == ["agent"]
    assert (resumes[2], resumes[3]) == ("b", "deep-a")
    assert all(name.startswith("a-") and len(name) == 8 for name in resumes[:2])
    assert resumes[0] != resumes[1]
    (folder / "cvs" / "0-before.txt").write_text("new")
    assert ids(plan_cross([folder / "cvs"], [folder / "jobs"]))[0][1:] == resumes


def test_an_id_of_ones_own_comes_first(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text('{"id": "B", "text": "first"}\n')
    write(tmp_path / "cvs", b__txt="second")
    assert ids(plan_cross([tmp_path / "cvs", tmp_path / "texts.jsonl"], [tmp_path / "cvs"]))[0][1] == "B"


def test_content_under_two_names_is_one_resume(folder: Path) -> None:
    write(folder / "more", copy__txt="two", new__txt="five")
    plan = plan_cross([folder / "cvs", folder / "more", folder / "cvs" / "b.txt"], [folder / "jobs"])
    assert [entry.source.name for entry in plan.resumes] == ["a.pdf", "a.txt", "b.txt", "a.txt", "new.txt"]
    said = "1 resume has the same content as an earlier one; read once, under the name of that one: 1 pair has no record of its own."
    assert plan.notes == (said, "  copy.txt is the same as b.txt")
    assert plan_cross([folder / "cvs", folder / "more"], [folder / "jobs"], redact=True).notes == (said,)


def test_patterns(folder: Path) -> None:
    assert ids(plan_cross([str(folder / "cvs" / "*.pdf")], [folder / "jobs"]))[0] == ["a"]
    assert len(plan_cross([str(folder / "cvs" / "**" / "*.txt")], [folder / "jobs"]).resumes) == 3
    odd = write(folder / "[x]", y__txt="odd")
    assert ids(plan_cross([odd / "y.txt"], [folder / "jobs"]))[0] == ["y"]


@pytest.mark.parametrize("name", ["nobody.pdf", "*.nothing", "empty"])
def test_names_that_lead_to_nothing_are_refused(folder: Path, name: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(InputError, match=name.replace("*", "\\*")):
        plan_cross([folder / name], [folder / "jobs"])


def test_redacted_ids_tell_no_name(folder: Path) -> None:
    first = ids(plan_cross([folder / "cvs"], [folder / "jobs"], redact=True))
    assert first[1] == ["agent"]
    assert all(name.startswith("r-") and len(name) == 14 for name in first[0])
    (folder / "cvs" / "b.txt").rename(folder / "cvs" / "z.txt")
    assert set(ids(plan_cross([folder / "cvs"], [folder / "jobs"], redact=True))[0]) == set(first[0])


def test_json_lines_hold_texts(tmp_path: Path) -> None:
    rows = tmp_path / "texts.jsonl"
    rows.write_text('\ufeff{"id": "a1", "text": "first é"}\n\n{"id": "b2", "text": "second", "group": "x"}\n', encoding="utf-8")
    plan = plan_cross([rows], [write(tmp_path / "jobs", agent__txt="posting")])
    assert ids(plan)[0] == ["a1", "b2"]
    assert plan.resumes[1].source.content() == b"second"


@pytest.mark.parametrize("line", ['{"id": "a"}', '{"text": "x"}', "[]", "{", '{"id": "../x", "text": "y"}', '{"id": {}, "text": "y"}'])
def test_a_row_that_is_none_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    (tmp_path / "texts.jsonl").write_text('{"id": "a1", "text": "fine"}\n' + line)
    with pytest.raises(InputError, match=r"texts\.jsonl, line 2"):
        plan_cross([tmp_path / "texts.jsonl"], [tmp_path / "texts.jsonl"])


def test_an_id_may_not_stand_for_two(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text('{"id": "a1", "text": "one"}\n{"id": "A1", "text": "two"}\n')
    with pytest.raises(InputError, match="A1"):
        plan_cross([tmp_path / "texts.jsonl"], [tmp_path / "texts.jsonl"])


def listed(folder: Path, text: str | bytes, name: str = "pairs.csv") -> Plan:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return plan_listed(folder / name)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_list_of_pairs(folder: Path, delimiter: str, coding: str) -> None:
    write(folder / "jobs", clerk__txt="other")
    lines = [
        ["ID", " Resume", "posting", "group", "Größe"],
        ["s2", "cvs/b.txt", "jobs/clerk.txt", "x", ""],
        ["s1", "cvs/a.txt", "jobs/agent.txt", "y", ""],
        ["", "", "", "", ""],
        ["s2", "cvs/b.txt", "jobs/agent.txt", "x"],
    ]
    plan = listed(folder, "\r\n".join(delimiter.join(line) for line in lines).encode(coding))
    assert pairs(plan) == [("s2", "clerk"), ("s2", "agent"), ("s1", "agent")]
    assert plan.pairs == 3


def test_a_list_may_leave_postings_to_the_run(folder: Path) -> None:
    (folder / "pairs.csv").write_text("id,resume\ns1,cvs/b.txt\ns2,cvs/a.txt\n")
    assert pairs(plan_listed(folder / "pairs.csv", [folder / "jobs"])) == [("s1", "agent"), ("s2", "agent")]
    with pytest.raises(InputError, match="line 2: no posting"):
        plan_listed(folder / "pairs.csv")


def test_students_may_hand_in_the_same_file(folder: Path) -> None:
    write(folder / "cvs", same__txt="two")
    text = "id,resume,posting\ns1,cvs/b.txt,jobs/agent.txt\ns2,cvs/a.txt,jobs/agent.txt\ns3,cvs/same.txt,jobs/agent.txt\n"
    assert [name for name, _ in pairs(listed(folder, text))] == ["s1", "s3", "s2"]
    assert [name for name, _ in pairs(listed(folder, text.replace("s1", "").replace("s3", "")))] == ["b", "s2"]


def test_a_list_tells_the_same_file_handed_in_twice(folder: Path) -> None:
    write(folder / "cvs", same__txt="two")
    text = "id,resume,posting\ns1,cvs/b.txt,jobs/agent.txt\ns2,cvs/a.txt,jobs/agent.txt\ns3,cvs/same.txt,jobs/agent.txt\n"
    own = "1 resume has the same content as an earlier one; each keeps its id and its records, which come right after those of that one."
    assert listed(folder, text).notes == (own, "  s3 (same.txt) is the same as s1 (b.txt)")
    (folder / "pairs.csv").write_text(text)
    assert plan_listed(folder / "pairs.csv", redact=True).notes == (own, "  s3 is the same as s1")
    plan = listed(folder, text.replace("s1", "").replace("s3", ""))
    assert plan.notes[0].endswith("read once, under the name of that one: 1 pair has no record of its own.")
    assert plan.notes[1:] == ("  same.txt is the same as b.txt",)
    (folder / "pairs.csv").write_text(text.replace("s1", "").replace("s3", ""))
    assert plan_listed(folder / "pairs.csv", redact=True).notes == plan.notes[:1]


def test_pairs_planned_and_pairs_without_a_record_are_all_pairs(folder: Path) -> None:
    write(folder / "more", copy__txt="two")
    agent = (folder / "jobs" / "agent.txt").read_text()
    write(folder / "jobs", twin__txt=agent)
    plan = plan_cross([folder / "cvs", folder / "more"], [folder / "jobs"])
    untold = sum(int(note.split(": ")[1].split()[0]) for note in plan.notes if "no record" in note)
    files = [len([one for one in found.rglob("*") if one.is_file()]) for found in (folder / "cvs", folder / "jobs")]
    assert plan.pairs + untold == (files[0] + 1) * files[1]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("id,file\n", "no column is named resume"),
        ("id,resume,posting\n", "lists nothing"),
        ("id,resume,posting\ns1,,jobs/agent.txt\n", "line 2: no resume"),
        ("id,resume,posting\ns 1,a.txt,jobs/agent.txt\n", "line 2: an id may hold"),
        ("id,resume,posting\n../s,a.txt,jobs/agent.txt\n", "line 2: an id may hold"),
        ("id,resume,posting\ns1,a.txt,jobs/agent.txt\nS1,b.txt,jobs/agent.txt\n", "line 3: the id stands for another resume"),
        ("id,resume,posting\ns1,a.txt,jobs/agent.txt\n\ns1,a.txt,jobs/agent.txt\n", "line 4: the pair stands on line 2"),
        ("id,resume,posting\ns1,a, b.txt,jobs/agent.txt\n", "line 2: 4 cells under 3 columns"),
    ],
)
def test_what_is_wrong_with_a_list_is_told_with_its_line(folder: Path, lines: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        listed(folder, lines)


def test_groups_stay_in_the_plan(folder: Path) -> None:
    plan = listed(folder, "id,resume,posting,group\ns1,cvs/a.txt,jobs/agent.txt,spring\ns2,cvs/b.txt,jobs/agent.txt,\n")
    assert plan.group_of == {"s1": "spring"}
    assert plan.digest == listed(folder, "id,resume,posting\ns1,cvs/a.txt,jobs/agent.txt\ns2,cvs/b.txt,jobs/agent.txt\n").digest
    assert plan.of([1]).resumes == plan.resumes[1:]
    with pytest.raises(InputError, match="line 3: the resume stands in another group"):
        listed(folder, "id,resume,posting,group\ns1,cvs/a.txt,jobs/agent.txt,x\ns1,cvs/a.txt,jobs/clerk.txt,y\n")


def test_what_lies_among_the_results_is_no_input(folder: Path) -> None:
    for given in (folder / "cvs" / "*", folder / "cvs" / "a.txt", folder / "cvs"):
        with pytest.raises(InputError, match="-o names the folder cvs, which is read"):
            plan_cross([given], [folder / "jobs"], output=(folder / "cvs").resolve())
    write(folder / "out" / "reports", page__txt="page")
    both = plan_cross([folder / "*" / "**" / "*.txt"], [folder / "jobs"], output=(folder / "out").resolve())
    assert not [entry for entry in both.resumes if "out" in entry.source.path.split("/")]
    assert plan_cross([folder / "cvs" / "*.txt"], [folder / "jobs"], output=folder.resolve()).resumes


def test_a_list_names_files_that_are_not_there(folder: Path) -> None:
    plan = listed(folder, "id,resume,posting\ns1,gone.pdf,jobs/agent.txt\n")
    assert plan.resumes[0].sha256 is None


def test_a_list_of_texts(folder: Path) -> None:
    rows = [
        {"id": "s1", "resume_text": "own words", "posting_id": "p1", "posting_text": "asked"},
        {"id": "s2", "resume": "cvs/b.txt", "posting_id": "p2", "posting_text": "other"},
        {"id": "s2", "resume": "cvs/b.txt", "posting": "jobs/agent.txt"},
    ]
    plan = listed(folder, "\n".join(map(json.dumps, rows)), "pairs.jsonl")
    assert pairs(plan) == [("s1", "p1"), ("s2", "p2"), ("s2", "agent")]
    assert [entry.source.content() for entry in (*plan.resumes, *plan.postings)] == [b"own words", b"two", b"asked", b"other", b"posting"]


def test_a_plan_is_known_by_ids_contents_and_pairs(folder: Path) -> None:
    plan = plan_cross([folder / "cvs"], [folder / "jobs"])
    (folder / "cvs").rename(folder / "moved")
    assert plan_cross([folder / "moved"], [folder / "jobs"]).digest == plan.digest
    (folder / "moved" / "b.txt").write_text("changed")
    assert plan_cross([folder / "moved"], [folder / "jobs"]).digest != plan.digest


@pytest.mark.parametrize(
    ("name", "made"), [("Ana López (final)", "ana-lópez-final"), ("../..", "document"), ("李雷", "李雷"), ("x" * 200, "x" * 80)]
)
def test_slugs(name: str, made: str) -> None:
    assert slug(name) == made


def test_ids_are_fit_for_names_of_files() -> None:
    assert all(map(is_id, ("a", "S-12.3", "ana@example.com", "李雷", "_x")))
    assert not any(map(is_id, ("", ".", "..", ".x", "x.", "a/b", "a\\b", "a b", "x" * 81, "a\n", "-x")))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "a", "resume_text": 5, "posting_text": "Agent"}', '"resume_text" holds a number'),
        ('{"id": "a", "resume_text": "Jo", "posting_text": ["Agent"]}', '"posting_text" holds a list'),
        ('{"id": true, "resume_text": "Jo", "posting_text": "Agent"}', '"id" holds true or false'),
        ('["a"]', "no row of JSON"),
        ('{"a":' * 100_000, "no row of JSON"),
    ],
)
def test_a_row_that_holds_no_text_is_named(line: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(f'{{"id": 1, "resume_text": "Jo", "posting_text": "Agent"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(InputError, match=f"pairs.jsonl, line 2: .*{said}"):
        plan_listed(path)
