"""The records of one resume, with the full report of its best posting -> a page for that student."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from resumefit.batch.model import PartPoints, Record
from resumefit.batch.reasons import named, weightiest, why_not
from resumefit.lexicon.model import Lexicon
from resumefit.match.model import Status
from resumefit.report.html_view import Step, first_steps
from resumefit.report.model import Report
from resumefit.report.page import rendered
from resumefit.report.plain import safe
from resumefit.report.wording import ADVICE
from resumefit.slugs import SLUGS

_STEPS = 3
"""Suggestions on a page."""
_POSTINGS = 8
"""Postings that are shown before the rest is folded."""
_SIGNS = {Status.MET: ("✓", "Speaks for it"), Status.PARTLY: ("~", "Met in part"), Status.MISSING: ("✗", "Speaks against it")}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that moves a score."""

    label: str
    text: str
    """One sentence: why it is judged so."""
    points: int
    possible: int
    tone: str
    """met, partly or missing."""
    sign: str
    said: str


@dataclass(frozen=True, slots=True)
class Fit:
    """One posting beside the resume."""

    label: str
    """Of several postings without a score for one reason, all their names."""
    record: Record
    reasons: tuple[Reason, ...]
    why_not: str
    """Why there is no score; empty where there is one."""


@dataclass(frozen=True, slots=True)
class StudentView:
    """All that the page shows."""

    resume: str
    best: Fit | None
    fits: tuple[Fit, ...]
    """Best first; what has no score last."""
    postings: int
    """How many postings the resume has a score beside."""
    steps: tuple[Step, ...]
    cautions: tuple[str, ...]
    parts: tuple[PartPoints, ...]
    reachable: int | None
    version: str
    sha256: str
    shown: int = _POSTINGS
    advice: str = ADVICE

    @property
    def title(self) -> str:
        """Name the page."""
        return f"{self.resume}: {self.best.label}" if self.best else self.resume


def best_record(records: Sequence[Record]) -> Record | None:
    """Give the record with the highest score, the first of equals; None where none has one."""
    scored = [record for record in records if record.thousandths is not None]
    return max(scored, key=lambda record: record.thousandths or 0, default=None)


def student_page(records: Sequence[Record], best: Report | None, *, lexicon: Lexicon, resume_id: str, labels: Mapping[str, str]) -> str:
    """Write the page of one resume: where it fits, best posting first, and the three suggestions that count most for the best one.

    `best` is the full report on the posting of `best_record`, None where no pair has a score; `labels` says what each posting is
    called, by id. The page shows lines of the resume as the report quotes them, and the id instead of a name.
    """
    ordered = sorted(records, key=lambda record: -1 if record.thousandths is None else record.thousandths, reverse=True)
    fits = tuple(_gathered(_fit(record, labels) for record in ordered))
    steps, cautions = first_steps(best, lexicon, limit=_STEPS) if best is not None else ((), ())
    view = StudentView(
        resume=resume_id,
        best=fits[0] if fits and fits[0].record.thousandths is not None else None,
        fits=fits,
        postings=sum(record.thousandths is not None for record in records),
        steps=steps,
        cautions=(*(said.removesuffix(":") for said in cautions), *_warned(records, is_told=best is not None)),
        parts=fits[0].record.parts if fits else (),
        reachable=best.reachable if best is not None else None,
        version=lexicon.scoring.version,
        sha256=lexicon.sha256,
    )
    return rendered("student.html", styles=("report.css", "office.css"), view=view)


def _gathered(fits: Iterable[Fit]) -> Iterator[Fit]:
    """Yield scored postings one by one; those without a score for the same reason as one, so that it is said once."""
    silent: dict[str, list[Fit]] = {}
    for fit in fits:
        if fit.why_not:
            silent.setdefault(fit.why_not, []).append(fit)
        else:
            yield fit
    for same in silent.values():
        yield replace(same[0], label="; ".join(fit.label for fit in same))


def _warned(records: Sequence[Record], *, is_told: bool) -> Iterator[str]:
    """Say what to do about each warning of the resume, and what it means unless that `is_told` by its report."""
    known = {slug.name: slug for slug in SLUGS}
    warnings = dict.fromkeys(warning for record in records for warning in record.warnings if warning.startswith("resume:"))
    for name in (warning.removeprefix("resume:") for warning in warnings):
        slug = known.get(name, known["error"])
        meant = slug.meant(error=False)
        meaning = "" if is_told else f"{meant[:1].upper()}{meant[1:]}. "
        yield f"{meaning}What to do: {slug.do} [{name}]."


def _fit(record: Record, labels: Mapping[str, str]) -> Fit:
    found = tuple(
        Reason(
            named(one),
            one.reason,
            one.points,
            one.possible,
            one.status,
            *_SIGNS[Status(one.status)],
        )
        for one in (weightiest(record) if record.thousandths is not None else ())
    )
    return Fit(safe(labels.get(record.posting, record.posting)), record, found, why_not(record))
