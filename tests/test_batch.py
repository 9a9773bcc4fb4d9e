"""Runs over many documents: the same bytes whoever does the work, nothing lost or doubled whatever ends it."""

import json
import os
import shutil
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import click
import pytest
from batch_making import DAY, POSTING, killed_at, resume_text, run, started, write_postings, write_resumes
from click.testing import CliRunner, Result

import resumefit
from resumefit.batch import Options, read_records, read_sheet, run_batch
from resumefit.batch.cache import Cache, open_shelf, reading_key
from resumefit.batch.model import State
from resumefit.batch.plan import InputError
from resumefit.batch.records import json_text
from resumefit.cli import main
from resumefit.lexicon.load import shipped_folder
from resumefit.lexicon.model import Lexicon
from resumefit.resume.model import Resume

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")
TODAY = ("--today", DAY.isoformat())
COUNT = 24


@pytest.fixture(scope="module")
def resumes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_resumes(tmp_path_factory.mktemp("given") / "resumes", COUNT)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF")
    (folder / "copy.txt").write_text(resume_text(3), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def postings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_postings(tmp_path_factory.mktemp("asked") / "postings")


@pytest.fixture(scope="module")
def whole(resumes: Path, postings: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of a run that nothing stopped."""
    output = tmp_path_factory.mktemp("whole") / "results"
    run(resumes, postings, output)
    return output


def lines(folder: Path) -> bytes:
    return (folder / "results.jsonl").read_bytes()


def command(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["batch", *map(str, arguments)])


def test_a_record_a_pair_in_order(whole: Path, resumes: Path) -> None:
    records, sheet = list(read_records(whole)), read_sheet(whole)
    assert len(records) == sheet.pairs == 2 * (COUNT + 1)
    assert [record.key for record in records] == [(one.id, asked.id) for one in sheet.resumes for asked in sheet.postings]
    assert [one.label for one in sheet.postings] == ["Call Centre Agent", "Customer Service Representative"]
    assert {record.resume for record in records if record.status is State.FAILED} == {"broken"}
    assert {record.error.code for record in records if record.error is not None} == {"damaged"}
    assert "person-003" not in {record.resume for record in records}, "it has the content of copy.txt, which comes first"


def test_the_score_is_that_of_one_pair(whole: Path, resumes: Path, postings: Path) -> None:
    for record in list(read_records(whole))[4:12]:
        report = resumefit.score(resumes / str(record.name), postings / f"{record.posting}.txt", today=DAY)
        assert report.match.score is not None
        assert record.thousandths == report.match.score.thousandths
        assert [(one.id, one.status, one.points) for one in record.findings] == [
            (one.id, one.status.value, one.points) for one in report.match.findings
        ]
        assert [(part.name, part.points) for part in record.parts] == [(part.name, part.points) for part in report.match.score.parts]


@pytest.mark.parametrize("jobs", [1, 8])
def test_the_same_bytes_for_any_number_of_workers(jobs: int, whole: Path, resumes: Path, postings: Path, tmp_path: Path) -> None:
    run(resumes, postings, tmp_path / "out", jobs=jobs)
    assert lines(tmp_path / "out") == lines(whole)
    assert (tmp_path / "out" / "run.json").read_bytes() == (whole / "run.json").read_bytes()


def test_the_same_bytes_from_the_cache(whole: Path, resumes: Path, postings: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        run(resumes, postings, tmp_path / name, cache=tmp_path / "kept")
        assert lines(tmp_path / name) == lines(whole)
    kept = list((tmp_path / "kept").rglob("*.read"))
    assert len(kept) == COUNT
    for path in kept[::2]:
        path.write_bytes(path.read_bytes()[:-1])
    run(resumes, postings, tmp_path / "third", cache=tmp_path / "kept")
    assert lines(tmp_path / "third") == lines(whole)


def test_other_weights_read_nothing_again(lexicon: Lexicon, postings: Path, tmp_path: Path) -> None:
    given, shelf = write_resumes(tmp_path / "few", 2), open_shelf(tmp_path / "kept", mib=1)
    run(given, postings, tmp_path / "first", cache=shelf.folder)
    key = reading_key((given / "person-000.txt").read_bytes(), "person-000.txt", lexicon=lexicon, today=DAY)
    read = Cache(shelf).get(key, Resume)
    assert read is not None
    Cache(shelf).put(key, replace(read, months_customer_service=999))
    own = tmp_path / "own"
    own.mkdir()
    weights = (shipped_folder() / "scoring.toml").read_text().replace('role_share = "0.9"', 'role_share = "0.5"')
    (own / "scoring.toml").write_text(weights)
    told = command(
        given,
        "--postings",
        postings,
        "-o",
        tmp_path / "second",
        "--cache",
        shelf.folder,
        "--lexicon",
        own,
        "--jobs",
        1,
        "--no-reports",
        *TODAY,
    )
    assert told.exit_code == 0, told.stderr
    records = list(read_records(tmp_path / "second"))
    assert [record.months_customer_service == 999 for record in records] == [True, True, False, False]


def test_what_is_kept_is_not_read_again(lexicon: Lexicon, postings: Path, tmp_path: Path) -> None:
    given, shelf = write_resumes(tmp_path / "few", 2), open_shelf(tmp_path / "kept", mib=1)
    run(given, postings, tmp_path / "first", cache=shelf.folder)
    key = reading_key((given / "person-000.txt").read_bytes(), "person-000.txt", lexicon=lexicon, today=DAY)
    read = Cache(shelf).get(key, Resume)
    assert read is not None
    Cache(shelf).put(key, replace(read, months_customer_service=999))
    _, records = run(given, write_postings(tmp_path / "other"), tmp_path / "second", cache=shelf.folder)
    assert [record.months_customer_service == 999 for record in records] == [True, True, False, False]


def test_no_word_of_a_resume_stands_in_the_records(whole: Path) -> None:
    told = lines(whole).decode()
    assert "Sample Person" not in told
    assert "example.com" not in told
    assert "Example Store" not in told


def test_a_killed_run_goes_on_with_nothing_lost_or_doubled(whole: Path, resumes: Path, postings: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    for stop_at in (1, 30):
        assert killed_at(stop_at, resumes, postings, output, goes_on=stop_at > 1) == -signal.SIGKILL
        assert lines(whole).startswith(lines(output))
        assert stop_at <= len(lines(output).splitlines()) < 2 * (COUNT + 1)
        with (output / "results.jsonl").open("ab") as file:
            file.write(lines(whole)[len(lines(output)) :][:700])
    ran, _ = run(resumes, postings, output, goes_on=True)
    assert ran.kept >= stop_at
    assert lines(output) == lines(whole)
    assert (output / "run.json").read_bytes() == (whole / "run.json").read_bytes()
    assert not [path for path in output.iterdir() if path.name.endswith(".part")]


def test_going_on_where_all_is_done_does_nothing_again(whole: Path, resumes: Path, postings: Path) -> None:
    before = (whole / "results.jsonl").stat().st_mtime_ns
    ran, _ = run(resumes, postings, whole, goes_on=True)
    assert ran.kept == ran.progress.done == ran.progress.total
    assert (whole / "results.jsonl").stat().st_mtime_ns == before


def test_what_failed_is_read_again_when_asked(whole: Path, resumes: Path, postings: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    shutil.copytree(whole, output)
    told = [json.loads(line) for line in lines(whole).splitlines()]
    crash = {"document": "resume", "code": "crashed", "message": "It ended.", "next_step": "Score it by itself."}
    for record in told[6:8] + told[40:41]:
        record |= {"status": "failed", "score_exact": None, "no_score": None, "error": crash}
    (output / "results.jsonl").write_bytes(b"".join(json_text(one).encode() + b"\n" for one in told[:42]))
    before = lines(output)
    assert killed_at(41, resumes, postings, output, goes_on=True, retry=True) == -signal.SIGKILL
    assert lines(output).startswith(before), "what is done again takes the place of the old at the end alone"
    ran, _ = run(resumes, postings, output, goes_on=True, retry=True)
    assert lines(output) == lines(whole)
    assert ran.progress.failed == {"damaged": 2}
    assert ran.kept < ran.progress.total
    assert not [path for path in output.iterdir() if path.name.endswith(".part")]
    assert command(resumes, "--postings", postings, "-o", output, "--retry-failed", *TODAY).exit_code == 2


def test_results_are_not_overwritten_unasked(resumes: Path, postings: Path, tmp_path: Path) -> None:
    few = write_resumes(tmp_path / "few", 3)
    run(few, postings, tmp_path / "out")
    before = lines(tmp_path / "out")
    with pytest.raises(InputError, match="--force"):
        run(few, postings, tmp_path / "out")
    (few / "person-001.txt").write_text(resume_text(77), encoding="utf-8")
    with pytest.raises(InputError, match="the resumes, postings or pairs"):
        run(few, postings, tmp_path / "out", goes_on=True)
    with pytest.raises(InputError, match="--redact"):
        run(few, postings, tmp_path / "out", goes_on=True, redact=True)
    assert lines(tmp_path / "out") == before
    _, records = run(few, postings, tmp_path / "out", force=True)
    assert len(records) == 6
    assert lines(tmp_path / "out") != before


def test_a_folder_may_be_named_alone(postings: Path, tmp_path: Path) -> None:
    few = write_resumes(tmp_path / "few", 1)
    for at, (resumes, asked) in enumerate(((few, postings), (str(few), str(postings)))):
        ran = run_batch(resumes, asked, output=tmp_path / str(at), today=DAY, options=Options(jobs=1, pages=False))
        assert ran.progress.ok == 2


def test_the_results_of_another_version_are_refused(postings: Path, tmp_path: Path) -> None:
    few, output = write_resumes(tmp_path / "few", 1), tmp_path / "out"
    run(few, postings, output)
    for name in ("results.jsonl", "run.json"):
        text = (output / name).read_text(encoding="utf-8")
        (output / name).write_text(text.replace('"schema":1', '"schema":0').replace('"schema": 1', '"schema": 0'), encoding="utf-8")
    before = lines(output)
    told = command(few, "--postings", postings, "-o", output, "--resume", *TODAY)
    assert told.exit_code == 2
    assert '"schema": 0, and this version of resumefit reads 1' in " ".join(told.stderr.split())
    told = command("--diff", output, output)
    assert told.exit_code == 1
    assert "[unsupported]" in told.stderr
    assert lines(output) == before


def test_a_worker_that_is_killed_costs_one_resume_at_most(whole: Path, resumes: Path, postings: Path, tmp_path: Path) -> None:
    from multiprocessing import active_children

    killed: list[int] = []

    def watch(progress: object) -> None:
        if not killed and active_children():
            killed.append(active_children()[0].pid or 0)
            os.kill(killed[0], signal.SIGKILL)

    options = Options(jobs=2, pages=False)
    ran = run_batch([resumes], [postings], output=tmp_path / "out", today=DAY, options=options, watch=watch)
    assert killed
    assert ran.progress.done == 2 * (COUNT + 1)
    records = {record.key: record for record in read_records(tmp_path / "out")}
    assert len(records) == ran.progress.done
    lost = {record.resume for record in records.values() if record.error is not None and record.error.code == "crashed"}
    assert len(lost) <= 1
    for record in read_records(whole):
        assert record.resume in lost or records[record.key] == record


def test_redacted_results_hold_ids_alone(resumes: Path, postings: Path, tmp_path: Path) -> None:
    _, records = run(write_resumes(tmp_path / "few", 3), postings, tmp_path / "out", redact=True, pages=True)
    assert all(record.name is None and record.resume.startswith("r-") for record in records)
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            told = path.read_text(encoding="utf-8")
            assert "person-00" not in told, path.name
            assert "Sample Person" not in told, path.name


def test_groups_of_a_list_reach_pages_alone(postings: Path, tmp_path: Path) -> None:
    given = write_resumes(tmp_path / "few", 10)
    rows = [f"s{number},few/{path.name},{postings / 'agent.txt'},spring-course\n" for number, path in enumerate(sorted(given.iterdir()))]
    (tmp_path / "pairs.csv").write_text("id,resume,posting,group\n" + "".join(rows))
    output, kept = tmp_path / "out", tmp_path / "kept"
    told = command("--manifest", tmp_path / "pairs.csv", "-o", output, "--no-reports", "--jobs", 1, "--cache", kept, *TODAY)
    assert told.exit_code == 0, told.stderr
    assert [path for path in output.rglob("*") if "spring-course" in path.name] == [output / "groups" / "spring-course.html"]
    for path in (*output.iterdir(), *kept.rglob("*")):
        assert path.is_dir() or (b"spring-course" in path.read_bytes()) == (path.name == "cohort.html")


def test_workers_that_are_started_anew_give_the_same_bytes(whole: Path, resumes: Path, postings: Path, tmp_path: Path) -> None:
    ended = Event()
    beside = Thread(target=ended.wait)
    beside.start()
    try:
        run(resumes / "person-000.txt", postings, tmp_path / "out", jobs=1)
    finally:
        ended.set()
        beside.join()
    assert [one for one in lines(whole).splitlines() if b'"person-000"' in one] == lines(tmp_path / "out").splitlines()


def test_a_posting_that_cannot_be_read_fails_its_pairs(postings: Path, tmp_path: Path) -> None:
    asked = write_postings(tmp_path / "asked")
    (asked / "empty.txt").write_bytes(b"")
    _, records = run(write_resumes(tmp_path / "few", 2), asked, tmp_path / "out")
    assert [(record.posting, record.status.value) for record in records] == 2 * [
        ("agent", "ok"),
        ("empty", "failed"),
        ("representative", "ok"),
    ]
    assert {(record.error.document, record.error.code) for record in records if record.error is not None} == {("posting", "empty")}


def test_a_posting_without_a_title_is_called_by_its_first_words(tmp_path: Path) -> None:
    words = "What you will need if you want to come and work beside all of us here by the harbour"
    (tmp_path / "ask.txt").write_text(f"---\n{words}\n\nRequirements\n- Experience with Zendesk\n- De-escalation\n", encoding="utf-8")
    (tmp_path / "void.txt").write_bytes(b"")
    output = tmp_path / "out"
    told = command(write_resumes(tmp_path / "few", 1), "--postings", tmp_path / "ask.txt", tmp_path / "void.txt", "-o", output, *TODAY)
    assert told.exit_code == 1
    first, void = (one.label for one in read_sheet(output).postings)
    assert void == "void"
    assert words.startswith(first.removesuffix("…"))
    assert 30 < len(first) <= 60
    assert first in (output / "ranking.csv").read_text(encoding="utf-8-sig")
    assert first in (output / "reports" / "person-000.html").read_text(encoding="utf-8")


def test_the_results_do_not_go_among_what_is_read(postings: Path, tmp_path: Path) -> None:
    both = write_resumes(tmp_path / "both", 1)
    for given in ((both, "--postings", postings), (write_resumes(tmp_path / "few", 1), "--postings", both)):
        before = sorted(both.iterdir())
        told = command(*given, "-o", both, *TODAY)
        assert told.exit_code == 2
        assert "-o names the folder both, which is read" in " ".join(told.stderr.split())
        assert sorted(both.iterdir()) == before


@pytest.mark.parametrize("wrong", [("--manifest", "{tmp}/pairs.csv"), ("{tmp}/few", "--postings", "{tmp}/nope/*.txt")])
def test_what_cannot_start_leaves_nothing(wrong: tuple[str, ...], tmp_path: Path) -> None:
    write_resumes(tmp_path / "few", 1)
    (tmp_path / "pairs.csv").write_text("person,job\na,b\n")
    told = command(*(one.format(tmp=tmp_path) for one in wrong), "-o", tmp_path / "deep" / "out")
    assert told.exit_code == 2
    assert ("nope/*.txt" in told.stderr) == ("--postings" in wrong)
    assert not (tmp_path / "deep").exists()


def test_a_run_that_fails_before_its_first_record_leaves_nothing(postings: Path, tmp_path: Path) -> None:
    resumes = write_resumes(tmp_path / "few", 1)
    (tmp_path / "kept").write_text("no folder")
    with pytest.raises((resumefit.ResumefitError, OSError)):
        run_batch([resumes], [postings], output=tmp_path / "deep" / "out", today=DAY, options=Options(cache=tmp_path / "kept", jobs=1))
    assert not (tmp_path / "deep").exists()


def test_a_list_of_texts(tmp_path: Path) -> None:
    rows = [{"id": f"s{number}", "resume_text": resume_text(number), "posting_id": "p", "posting_text": POSTING} for number in range(3)]
    (tmp_path / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    told = command("--manifest", tmp_path / "pairs.jsonl", "-o", tmp_path / "out", "--no-reports", *TODAY)
    assert told.exit_code == 0, told.stderr
    assert [record.key for record in read_records(tmp_path / "out")] == [("s0", "p"), ("s1", "p"), ("s2", "p")]


# The command


def test_the_help_teaches() -> None:
    told = command("--help")
    assert (told.exit_code, told.stderr) == (0, "")
    assert "resumefit batch resumes/ --postings jobs/*.txt -o results/" in told.stdout
    assert max(len(line) for line in told.stdout.splitlines()) <= 100
    options = [one for one in main.commands["batch"].params if isinstance(one, click.Option)]
    assert len(options) > 15
    assert [one.name for one in options if not one.help] == []


def test_the_command_closes_with_what_it_did(resumes: Path, postings: Path, tmp_path: Path) -> None:
    told = command(
        resumes, "--postings", postings / "agent.txt", postings / "representative.txt", "-o", tmp_path / "out", "--jobs", 2, *TODAY
    )
    assert (told.exit_code, told.stdout) == (1, "")
    assert f"{2 * COUNT} of {2 * COUNT + 2} pairs scored, 2 failed" in told.stderr
    assert "1 document could not be read:" in told.stderr
    assert "  resume broken.pdf (damaged: broken: nothing could be read; save it anew)\n" in told.stderr
    assert "1 resume has the same content" in told.stderr
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names >= {"results.jsonl", "run.json", "ranking.csv", "cohort.html", "reports"}
    assert len(list((tmp_path / "out" / "reports").iterdir())) == COUNT
    assert not any(name.startswith(".") for name in names)
    assert str(tmp_path) not in (tmp_path / "out" / "run.json").read_text()


@pytest.mark.parametrize("redact", [False, True])
def test_documents_that_fail_are_counted_once_and_named_by_cause(redact: bool, postings: Path, tmp_path: Path) -> None:
    given = write_resumes(tmp_path / "given", 1)
    for at in range(7):
        (given / f"void-{at}.txt").write_bytes(b" " * (at + 1))
    (tmp_path / "locked.pdf").write_bytes(b"%PDF-1.7\nno more than that")
    told = command(
        given, "--postings", postings, tmp_path / "locked.pdf", "-o", tmp_path / "out", "--no-reports", *["--redact"] * redact, *TODAY
    )
    assert told.exit_code == 1
    lines = told.stderr.splitlines()
    at = lines.index("8 documents could not be read:")
    empty, broken = lines[at + 1 : at + 3]
    assert empty.endswith(" and 2 more (empty: no bytes, or no text that a person can see; check that the right file was saved)")
    assert broken == "  posting locked.pdf (damaged: broken: nothing could be read; save it anew)"
    assert ("void-0.txt, void-1.txt" in empty, "void" in told.stderr) == (not redact, not redact)
    assert empty.count("r-") == (5 if redact else 0)


def test_groups_are_told_with_their_pages_or_why_they_have_none(postings: Path, tmp_path: Path) -> None:
    write_resumes(tmp_path / "cvs", 23)
    rows = [
        f"s{at:02},cvs/{path.name},{'ab'[at > 9] if at < 21 else 'tiny'}" for at, path in enumerate(sorted((tmp_path / "cvs").iterdir()))
    ]
    (tmp_path / "m.csv").write_text("\n".join(("id,resume,group", *rows)), encoding="utf-8")
    told = command("--manifest", tmp_path / "m.csv", "--postings", postings / "agent.txt", "-o", tmp_path / "out", "--no-reports", *TODAY)
    assert told.exit_code == 0, told.stderr
    assert "Groups with a page: b (groups/b.html)\nGroups held back: 2\n  tiny: under 10 students with a score" in told.stderr
    assert "\n  a: counts of it beside those of the whole run would tell" in told.stderr


def test_all_well_is_zero(postings: Path, tmp_path: Path) -> None:
    told = command(write_resumes(tmp_path / "few", 2), "--postings", postings, "-o", tmp_path / "out", "--no-reports")
    assert told.exit_code == 0, told.stderr
    again = command(tmp_path / "few", "--postings", postings, "-o", tmp_path / "out", "--no-reports")
    assert again.exit_code == 2
    assert "--resume" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "-o DIR"),
        (("-o", "out"), "Name resumes"),
        (("--postings", "job.txt", "cvs", "-o", "out"), "before --postings"),
        (("cvs", "-o", "out"), "--postings POSTINGS"),
        (("nobody.pdf", "--postings", "nothing.txt", "-o", "out"), "no file or folder named nobody.pdf"),
        (("cvs", "--manifest", "pairs.csv", "-o", "out"), "one or the other"),
        (("--manifest", "gone.csv", "-o", "out"), "gone.csv cannot be read"),
        (("cvs", "--diff", "a", "b"), "nothing else"),
        (("cvs", "--postings", "job.txt", "-o", "out", "--resume", "--force"), "one or the other"),
        (("cvs", "--postings", "job.txt", "-o", "out", "--jobs", "0"), "--jobs"),
    ],
)
def test_what_is_not_understood_is_two(arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = command(*arguments)
    assert told.exit_code == 2
    assert said in told.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_command_leaves_valid_files(how: signal.Signals, postings: Path, tmp_path: Path) -> None:
    given, output, said = write_resumes(tmp_path / "many", 60), tmp_path / "out", tmp_path / "said.txt"
    path = output / "results.jsonl"
    arguments = ["batch", str(given), "--postings", str(postings), "-o", str(output), "--jobs", "1", "--no-reports", *TODAY]
    running = started(arguments, said)
    until = time.monotonic() + 60
    while time.monotonic() < until and running.is_alive() and not (path.is_file() and path.stat().st_size):
        time.sleep(0.005)
    os.kill(running.pid or 0, how)
    running.join(timeout=60)
    assert running.exitcode == 130, said.read_text()
    assert "--resume goes on" in said.read_text()
    assert "Traceback" not in said.read_text()
    done = list(read_records(output))
    assert lines(output).endswith(b"\n")
    assert 0 < len(done) < 120
    told = command(*arguments[1:], "--resume")
    assert told.exit_code == 0, told.stderr
    assert f"({len(done)} pairs were done before)" in told.stderr
    assert len({record.key for record in read_records(output)}) == len(list(read_records(output))) == 120
