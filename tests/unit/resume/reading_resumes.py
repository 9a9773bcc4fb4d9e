"""What the tests of resumes share: reading a text with the shipped lexicon on a fixed day."""

from datetime import date

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.resume.build import build_resume
from resumefit.resume.model import Evidence, Resume

TODAY = date(2024, 6, 15)


def resume_of(text: str) -> Resume:
    return build_resume(Document.from_text(text), shipped_lexicon(), today=TODAY)


def evidence_of(text: str) -> dict[str, Evidence]:
    return {evidence.target: evidence for evidence in resume_of(text).evidence}


def dated(resume: Resume) -> list[tuple[str, str, str]]:
    """Title, start and end of each position."""
    return [(job.title, str(job.start), "present" if job.current else str(job.end)) for job in resume.positions]
