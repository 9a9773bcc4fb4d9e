"""Many resumes beside many postings: read once, compared in parallel, written down as they are done.

from resumefit.batch import Options, run_batch
ran = run_batch(["resumes/"], ["postings/"], output="results/", options=Options(jobs=4))
print(ran.progress.ok, ran.progress.failed)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resumefit.batch.model import Record
    from resumefit.batch.progress import Options, Progress, Ran
    from resumefit.batch.records import read_records, read_sheet
    from resumefit.batch.run import run_batch

__all__ = ["Options", "Progress", "Ran", "Record", "read_records", "read_sheet", "run_batch"]

_HOMES = {
    "Options": "progress",
    "Progress": "progress",
    "Ran": "progress",
    "Record": "model",
    "read_records": "records",
    "read_sheet": "records",
    "run_batch": "run",
}
"""In which module each public name lives; nothing is imported before it is asked for."""


if not TYPE_CHECKING:  # else a type checker takes every name for one that is there

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
