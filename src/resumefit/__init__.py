"""Match a resume with a customer-service job posting: a score that explains itself and truthful advice, offline.

import resumefit
report = resumefit.score("resume.pdf", "posting.txt")
print(report.match.score.rounded, [suggestion.message for suggestion in report.suggestions])
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resumefit.document import Document
    from resumefit.errors import ResumefitError
    from resumefit.grid import Grid, PostingSet, ResumeSet, compile_postings, compile_resumes, score_grid
    from resumefit.lexicon.load import load_lexicon
    from resumefit.lexicon.model import Lexicon
    from resumefit.pipeline import read_posting, read_resume, score
    from resumefit.posting.model import Posting
    from resumefit.report.model import Report
    from resumefit.resume.model import Resume

__version__ = "0.1.0"
__all__ = [
    "Document",
    "Grid",
    "Lexicon",
    "Posting",
    "PostingSet",
    "Report",
    "Resume",
    "ResumeSet",
    "ResumefitError",
    "__version__",
    "compile_postings",
    "compile_resumes",
    "load_lexicon",
    "read_posting",
    "read_resume",
    "score",
    "score_grid",
]

_HOMES = {
    "Document": "resumefit.document",
    "Grid": "resumefit.grid",
    "Lexicon": "resumefit.lexicon.model",
    "Posting": "resumefit.posting.model",
    "PostingSet": "resumefit.grid",
    "Report": "resumefit.report.model",
    "Resume": "resumefit.resume.model",
    "ResumeSet": "resumefit.grid",
    "ResumefitError": "resumefit.errors",
    "compile_postings": "resumefit.grid",
    "compile_resumes": "resumefit.grid",
    "load_lexicon": "resumefit.lexicon.load",
    "read_posting": "resumefit.pipeline",
    "read_resume": "resumefit.pipeline",
    "score": "resumefit.pipeline",
    "score_grid": "resumefit.grid",
}
"""Where each public name lives; nothing is imported before it is asked for."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
