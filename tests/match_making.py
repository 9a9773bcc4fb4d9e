"""Small resumes and postings made of texts, for the tests of matching."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from resumefit.document import Document
from resumefit.extract.mentions import Comparator, Quantity
from resumefit.lexicon.load import shipped_lexicon
from resumefit.match import Finding, Match, match_resume
from resumefit.posting.build import build_posting
from resumefit.posting.model import Need, Posting, Requirement, Threshold
from resumefit.resume.build import build_resume
from resumefit.resume.model import Evidence, Resume, Strength
from resumefit.span import Span

LEXICON = shipped_lexicon()
TODAY = date(2024, 3, 1)


def resume(text: str) -> Resume:
    return build_resume(Document.from_text(text), LEXICON, today=TODAY)


def posting(text: str) -> Posting:
    return build_posting(Document.from_text(text), LEXICON)


def matched(resume_text: str, posting_text: str) -> Match:
    return match_resume(resume(resume_text), posting(posting_text), lexicon=LEXICON)


def having(**strengths: Strength) -> Resume:
    """A resume with nothing but evidence of some terms ("_" for "-" in their ids)."""
    empty = resume("One line.")
    evidence = tuple(Evidence(name.replace("_", "-"), strength, (Span(0, 3),)) for name, strength in strengths.items())
    return replace(empty, evidence=evidence, positions=())


def asking(*targets: str, need: Need = Need.REQUIRED, any_of: tuple[str, ...] = ()) -> Posting:
    """A posting that asks some terms and has no role."""
    empty = posting("Hello.")
    asked = tuple(_asked(target, need, any_of) for target in targets)
    return replace(empty, role=None, requirements=asked, set_aside=(), experience=(), education=(), languages=(), thresholds=())


def _asked(target: str, need: Need, any_of: tuple[str, ...]) -> Requirement:
    term = LEXICON.terms.get(target)
    return Requirement(target, term.kind if term else "open", need, (Span(0, 5),), any_of=any_of)


def threshold(metric: str, quantity: Quantity, need: Need = Need.REQUIRED) -> Threshold:
    return Threshold(metric, quantity, need, Span(0, 5))


def quantity(value: str, unit: str, comparator: Comparator = Comparator.EQ, upper: str | None = None, per: str | None = None) -> Quantity:
    return Quantity(Decimal(value), unit, comparator, Decimal(upper) if upper else None, per=per)


def finding(match: Match, name: str) -> Finding:
    return next(one for one in (*match.findings, *match.screens) if one.id == name)
