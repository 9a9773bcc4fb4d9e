"""The same run on a Dask cluster: the same records, also when a worker is killed, and valid ones when the scheduler is gone.

It runs in a process of its own, for the tests' own process refuses sockets.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from batch_making import DAY, run, write_postings, write_resumes

from resumefit.batch import Options, run_batch
from resumefit.batch.plan import InputError

pytest.importorskip("distributed")

ON_A_CLUSTER = """
import os, signal, sys
from datetime import date
import dask
from distributed import Client, LocalCluster
from resumefit import ResumefitError
from resumefit.batch import Options, run_batch

killed = []
dask.config.set({"distributed.comm.timeouts.connect": "5s"})

def main():
    options = Options(pages=False, jobs=8)
    given, day = ([sys.argv[1]], [sys.argv[2]]), date(2026, 11, 1)
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1") as cluster:
        with Client(cluster) as client:
            pids = list(client.run(os.getpid).values())

            def watch(progress):
                if progress.done and not killed:
                    killed.append(pids[0])
                    os.kill(pids[0], signal.SIGKILL)

            def end(progress):
                if progress.done and cluster.status.name == "running":
                    cluster.close()

            run_batch(*given, output=sys.argv[3], today=day, options=options, client=client, watch=watch)
            try:
                run_batch(*given, output=sys.argv[4], today=day, options=options, client=client, watch=end)
            except ResumefitError as error:
                print(error)
    print(len(killed))

if __name__ == "__main__":
    main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_cluster_that_loses_a_worker_gives_the_same_records(tmp_path: Path) -> None:
    resumes, postings = write_resumes(tmp_path / "resumes", 20), write_postings(tmp_path / "postings")
    (resumes / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF")
    script = tmp_path / "cluster.py"
    script.write_text(ON_A_CLUSTER)
    arguments = [str(script), str(resumes), str(postings), str(tmp_path / "there"), str(tmp_path / "ended")]
    ended = subprocess.run([sys.executable, *arguments], capture_output=True, check=False, timeout=300, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr.decode()
    assert ended.stdout.split()[-1] == b"1"
    assert b"The cluster does not answer any more. Start it again and go on with --resume." in ended.stdout
    run(resumes, postings, tmp_path / "here")
    for name in ("results.jsonl", "run.json"):
        assert (tmp_path / "there" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()
    done = (tmp_path / "ended" / "results.jsonl").read_bytes()
    assert 0 < done.count(b"\n") < 42
    assert (tmp_path / "here" / "results.jsonl").read_bytes().startswith(done)
    assert sorted(path.name for path in (tmp_path / "ended").iterdir()) == ["results.jsonl", "run.json"]


def test_a_cache_is_no_use_to_a_cluster(tmp_path: Path) -> None:
    resumes, postings = write_resumes(tmp_path / "resumes", 1), write_postings(tmp_path / "postings")
    with pytest.raises(InputError, match="cache"):
        run_batch(
            [resumes],
            [postings],
            output=tmp_path / "out",
            today=DAY,
            options=Options(cache=tmp_path / "kept"),
            client="tcp://127.0.0.1:1",
        )
    assert not (tmp_path / "out").exists()
