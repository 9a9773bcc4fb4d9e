"""Report -> the same with who the applicant is blanked, in the resume and in every sentence that quotes it."""

import re
from dataclasses import replace

from resumefit.lexicon.model import Lexicon
from resumefit.redact import BLANK, redact
from resumefit.report.model import Report

_WORD = re.compile(r"\S+")
_QUOTED = re.compile(r'"[^"]*"')
_EDGES = ".,;:!?()[]\"'“”‘’…"


def redact_report(report: Report, *, lexicon: Lexicon) -> Report:
    """Blank the resume of a report as `redact` does, and the same words where advice and reasons quote them."""
    resume = redact(report.resume, lexicon)
    before, after = report.resume.document.text, resume.document.text
    gone = frozenset(word.strip(_EDGES) for found in _WORD.finditer(before) if (word := found.group()) != after[slice(*found.span())])

    def blanked(sentence: str) -> str:
        return _QUOTED.sub(lambda quote: _WORD.sub(lambda word: _inked(word.group(), gone), quote.group()), sentence)

    return replace(
        report,
        resume=resume,
        suggestions=tuple(replace(one, message=blanked(one.message)) for one in report.suggestions),
        match=replace(
            report.match,
            findings=tuple(replace(one, why=replace(one.why, text=blanked(one.why.text))) for one in report.match.findings),
        ),
    )


def _inked(word: str, gone: frozenset[str]) -> str:
    """Blank a word that is one of some, the marks around it aside."""
    bare = word.strip(_EDGES)
    return word.replace(bare, BLANK * len(bare)) if bare in gone else word
