"""Records and folders of results made by hand, for the tests of what is made of them."""

from pathlib import Path

from resumefit.batch.model import (
    RECORDS_NAME,
    Failure,
    Listed,
    ListedPosting,
    PairFinding,
    PairMetrics,
    PartPoints,
    Record,
    RunSheet,
    State,
)
from resumefit.batch.records import record_line, write_sheet

SHA = "ab" * 32


def finding(label: str, points: int, possible: int, *, part: str = "required", target: str | None = "") -> PairFinding:
    status = "met" if points == possible else "partly" if points else "missing"
    return PairFinding(
        id=label.lower(),
        target=label.lower() if target == "" else target,
        label=label,
        part=part,
        need="required",
        status=status,
        credit=points / possible,
        points=points,
        possible=possible,
        relation="same",
        strength="shown" if points else None,
        found_target=None,
        reason=f"{label} is {status}.",
    )


def record(resume: str, posting: str, score: int | None, *findings: PairFinding, **more: object) -> Record:
    parts = tuple(
        PartPoints(part, sum(one.points for one in findings if one.part == part), sum(one.possible for one in findings if one.part == part))
        for part in dict.fromkeys(one.part for one in findings)
    )
    told: dict[str, object] = {
        "resume": resume,
        "posting": posting,
        "name": f"{resume}.pdf",
        "status": State.FAILED if score is None else State.OK,
        "error": Failure("resume", "empty", "This file is empty.", "Check it.") if score is None else None,
        "thousandths": score,
        "band": None if score is None else "a fair match",
        "score_version": "0.2",
        "lexicon_sha256": SHA,
        "parts": parts,
        "findings": findings,
        "metrics": PairMetrics(),
    }
    return Record(**(told | more))  # type: ignore[arg-type]


def folder_of(folder: Path, records: list[Record], labels: dict[str, str]) -> Path:
    """Write a folder as a run does."""
    folder.mkdir(exist_ok=True)
    (folder / RECORDS_NAME).write_bytes(b"".join(map(record_line, records)))
    sheet = RunSheet(
        version="0.1.0",
        score_version="0.2",
        lexicon_sha256=SHA,
        today="2026-11-01",
        redact=False,
        pairs=len(records),
        input_sha256=SHA,
        resumes=tuple(Listed(one, f"{one}.pdf") for one in dict.fromkeys(record.resume for record in records)),
        postings=tuple(ListedPosting(one, f"{one}.txt", label) for one, label in labels.items()),
    )
    write_sheet(folder, sheet)
    return folder
