"""All that a person or a program is told of one resume beside one posting."""

from dataclasses import dataclass
from decimal import Decimal

from resumefit.document import ReadWarning
from resumefit.match.model import Finding, Match, NoScore
from resumefit.posting.model import Posting
from resumefit.resume.model import Resume
from resumefit.span import Span
from resumefit.suggest.model import Suggestion


@dataclass(frozen=True, slots=True)
class LexiconStamp:
    """Which words were known when the report was made."""

    version: str
    sha256: str


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """A resume, a posting, what comparing them came to, and what to do about it.

    `score`, `score_exact`, `no_score`, `findings` and `screens` are those of `match`, by the names that they have in JSON.
    """

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

    def __repr__(self) -> str:
        names = f"{self.resume.document.origin.name!r} beside {self.posting.document.origin.name!r}"
        return f"<Report {names}: {'no score' if self.score_exact is None else self.score_exact}>"

    @property
    def score(self) -> int | None:
        """The score as shown, 0 to 100, a half rounded up; None where `no_score` has the reason."""
        return None if self.match.score is None else self.match.score.rounded

    @property
    def score_exact(self) -> Decimal | None:
        """The score with its three places."""
        return None if self.match.score is None else self.match.score.exact

    @property
    def no_score(self) -> NoScore | None:
        """Why there is no number, and what to do; None where there is one."""
        return self.match.no_score

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is asked and scored, by part, then in the order of the posting."""
        return self.match.findings

    @property
    def screens(self) -> tuple[Finding, ...]:
        """What is asked, shown and never scored."""
        return self.match.screens

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
