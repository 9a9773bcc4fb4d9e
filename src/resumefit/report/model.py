"""All that a person or a program is told of one resume beside one posting."""

from dataclasses import dataclass

from resumefit.document import ReadWarning
from resumefit.match.model import Match
from resumefit.posting.model import Posting
from resumefit.resume.model import Resume
from resumefit.span import Span
from resumefit.suggest.model import Suggestion


@dataclass(frozen=True, slots=True)
class LexiconStamp:
    """Which words were known when the report was made."""

    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """A resume, a posting, what comparing them came to, and what to do about it."""

    resume: Resume
    """As read; what was copied from the posting is still in it."""
    posting: Posting
    match: Match
    suggestions: tuple[Suggestion, ...]
    """Those that add most first."""
    copied: tuple[Span, ...]
    """Places of the resume that stand word for word in the posting; they were not counted."""
    lexicon: LexiconStamp
    reachable: int | None = None
    """The score, in thousandths of a point, with every edit made that has a gain, as far as they are true; None without a score."""

    @property
    def warnings(self) -> tuple[tuple[str, ReadWarning], ...]:
        """What reading could not do: ("resume" or "posting", the warning)."""
        return (
            *(("resume", warning) for warning in self.resume.document.warnings),
            *(("posting", warning) for warning in self.posting.document.warnings),
        )

    def to_dict(self) -> dict[str, object]:
        """Give the JSON face of `resumefit score`."""
        from resumefit.report.json_face import report_to_dict

        return report_to_dict(self)
