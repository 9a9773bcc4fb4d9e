"""Match a resume with a customer-service job posting: a score that explains itself and truthful advice, offline.

    import resumefit

    report = resumefit.score("resume.pdf", "posting.txt")
    print(report.score, [suggestion.message for suggestion in report.suggestions])

`read_resume` and `read_posting` read one document, `score` compares two, `compare` two drafts, `score_grid` many with many, and
`resumefit.batch.run_batch` whole folders. What they give is frozen, and its `to_dict` is the JSON of the command line.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resumefit.document import Document
    from resumefit.errors import ResumefitError
    from resumefit.grid import Grid, PostingSet, ResumeSet, compile_postings, compile_resumes, score_grid
    from resumefit.lexicon.load import load_lexicon
    from resumefit.lexicon.model import Lexicon
    from resumefit.match.model import Finding, Match, NoScore, Score, Status
    from resumefit.pipeline import compare, read_posting, read_resume, score
    from resumefit.posting.model import Need, Posting, Requirement
    from resumefit.report.drafts import Drafts
    from resumefit.report.model import Report
    from resumefit.resume.model import Evidence, Resume, Strength
    from resumefit.span import Span
    from resumefit.suggest.model import Suggestion

__version__ = "0.1.0"
__all__ = [
    "Document",
    "Drafts",
    "Evidence",
    "Finding",
    "Grid",
    "Lexicon",
    "Match",
    "Need",
    "NoScore",
    "Posting",
    "PostingSet",
    "Report",
    "Requirement",
    "Resume",
    "ResumeSet",
    "ResumefitError",
    "Score",
    "Span",
    "Status",
    "Strength",
    "Suggestion",
    "__version__",
    "compare",
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
    "Drafts": "resumefit.report.drafts",
    "Evidence": "resumefit.resume.model",
    "Finding": "resumefit.match.model",
    "Grid": "resumefit.grid",
    "Lexicon": "resumefit.lexicon.model",
    "Match": "resumefit.match.model",
    "Need": "resumefit.posting.model",
    "NoScore": "resumefit.match.model",
    "Posting": "resumefit.posting.model",
    "PostingSet": "resumefit.grid",
    "Report": "resumefit.report.model",
    "Requirement": "resumefit.posting.model",
    "Resume": "resumefit.resume.model",
    "ResumeSet": "resumefit.grid",
    "ResumefitError": "resumefit.errors",
    "Score": "resumefit.match.model",
    "Span": "resumefit.span",
    "Status": "resumefit.match.model",
    "Strength": "resumefit.resume.model",
    "Suggestion": "resumefit.suggest.model",
    "compare": "resumefit.pipeline",
    "compile_postings": "resumefit.grid",
    "compile_resumes": "resumefit.grid",
    "load_lexicon": "resumefit.lexicon.load",
    "read_posting": "resumefit.pipeline",
    "read_resume": "resumefit.pipeline",
    "score": "resumefit.pipeline",
    "score_grid": "resumefit.grid",
}
"""Where each public name lives; nothing is imported before it is asked for."""


if not TYPE_CHECKING:  # else a type checker takes every name for one that is there

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
