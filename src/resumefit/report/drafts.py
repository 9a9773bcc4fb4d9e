"""Two reports on one posting -> what changed between two drafts of a resume."""

import re
from collections import Counter
from dataclasses import dataclass

from resumefit.match.model import Finding
from resumefit.report.model import Report
from resumefit.report.plain import paragraph
from resumefit.suggest.model import Advice, Suggestion

_QUOTED = re.compile(r'"([^"]+)"')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing asked whose status or points differ between the drafts."""

    old: Finding
    new: Finding

    @property
    def points(self) -> int:
        """Thousandths of a score point that the new draft earns more."""
        return self.new.points - self.old.points

    @property
    def is_status(self) -> bool:
        """Whether the status changed, not the strength of the evidence alone."""
        return self.old.status is not self.new.status


@dataclass(frozen=True, slots=True, repr=False)
class Drafts:
    """An earlier and a later draft beside the same posting."""

    old: Report
    new: Report
    better: tuple[Change, ...]
    """What gained most first."""
    worse: tuple[Change, ...]
    """What lost most first."""
    done: tuple[Suggestion, ...]
    """Advice on the old draft that the new one needs no more."""
    still: tuple[Suggestion, ...]
    """Advice that both drafts get, as the new one gets it."""
    fresh: tuple[Suggestion, ...]
    """Advice that only the new draft gets."""

    def __repr__(self) -> str:
        return f"<Drafts {self.old!r}, then {self.new!r}>"

    @property
    def gained(self) -> int | None:
        """Thousandths of a point between the scores; None where one of the drafts has none."""
        old, new = self.old.match.score, self.new.match.score
        return None if old is None or new is None else new.thousandths - old.thousandths

    def to_dict(self) -> dict[str, object]:
        """Give the JSON face of `resumefit compare`."""
        from resumefit.report.drafts_face import drafts_to_dict

        return drafts_to_dict(self)


def compare_drafts(old: Report, new: Report) -> Drafts:
    """Compare two reports that were made of the same posting with the same lexicon; others cannot be compared (`ValueError`)."""
    if old.posting.document.origin.sha256 != new.posting.document.origin.sha256 or old.lexicon != new.lexicon:
        raise ValueError("The reports are not of the same posting read with the same lexicon.")
    changes = _changes(old, new)
    better = sorted((one for one in changes if _gain(one) > (0, 0)), key=_gain, reverse=True)
    worse = sorted((one for one in changes if _gain(one) < (0, 0)), key=_gain)
    done, _ = _apart(old, new)
    fresh, still = _apart(new, old)
    return Drafts(old, new, tuple(better), tuple(worse), done, still, fresh)


def _changes(old: Report, new: Report) -> list[Change]:
    """Pair the findings; without a score on one side they mean nothing."""
    if old.match.score is None or new.match.score is None:
        return []
    before = {finding.id: finding for finding in old.match.findings}
    pairs = [Change(before[finding.id], finding) for finding in new.match.findings if finding.id in before]
    return [pair for pair in pairs if pair.is_status or pair.points]


def _gain(change: Change) -> tuple[int, int]:
    """Order changes: by points, then by credit, which a thing of little weight may gain without a point."""
    credit = change.new.credit - change.old.credit
    return change.points, (credit > 0) - (credit < 0)


def _apart(these: Report, others: Report) -> tuple[tuple[Suggestion, ...], tuple[Suggestion, ...]]:
    """Part suggestions in those of whose topics the others speak nowhere, and the rest.

    A topic counts as often as it is spoken of. Advice that quotes a line speaks of that line, however it was reworded since.
    """
    left = Counter(topic for other in others.suggestions for topic in _topics(other))
    open_lines = [(_ask(other), words) for other in others.suggestions if (words := _words_of_line(other, others))]
    lacked: list[Suggestion] = []
    shared: list[Suggestion] = []
    for suggestion in these.suggestions:
        words, topics = _words_of_line(suggestion, these), _topics(suggestion)
        if words:
            is_open = any(ask == _ask(suggestion) and _is_like(words, line) for ask, line in open_lines)
        else:
            is_open = any(left[topic] > 0 for topic in topics)
            left.subtract(topics)
        (shared if is_open else lacked).append(suggestion)
    return tuple(lacked), tuple(shared)


def _topics(suggestion: Suggestion) -> list[tuple[object, ...]]:
    """Name what a suggestion speaks of, wherever that stands in the resume: its terms, which a rule may say together or singly."""
    if suggestion.targets:
        return [(suggestion.code, target) for target in suggestion.targets]
    return [(suggestion.code, suggestion.because)]


def _ask(suggestion: Suggestion) -> Advice | str:
    """Name what is asked of a line: a number or result is one ask, whichever rule misses it."""
    return suggestion.kind if suggestion.kind is Advice.MEASURE_IT else suggestion.code


def _words_of_line(suggestion: Suggestion, report: Report) -> frozenset[str]:
    """Give the words of the line that a suggestion quotes and speaks of; none where it speaks of a term or of the whole."""
    if not suggestion.where or (suggestion.targets and suggestion.kind is not Advice.MEASURE_IT):
        return frozenset()
    line = paragraph(report.resume.document, suggestion.where[0])
    quotes = (" ".join(quote.rstrip("…").split()) for quote in _QUOTED.findall(suggestion.message))
    return frozenset(_WORD.findall(line.lower())) if any(quote in line for quote in quotes) else frozenset()


def _is_like(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two lines share more than half of the words of the shorter one."""
    return 2 * len(one & other) > min(len(one), len(other))
