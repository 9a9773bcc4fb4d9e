"""What a definite edit of a resume would make it show: the resume as it would be read with the edit in it."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import Enum
from itertools import repeat

from resumefit.extract.phrases import phrase_index
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon
from resumefit.match.trial import Touch
from resumefit.resume.model import Evidence, Resume, Strength
from resumefit.span import Span, Spans

_APART = 40
"""So many words lie between the resume's and those of an edit, that no phrase is put together of both."""


class EditKind(Enum):
    """What is written, and where."""

    LINE = "line"
    """A line of work below those of a job that says the words."""
    WORDS = "words"
    """The words, beside those that stand there."""
    NUMBER = "number"
    """A number of what was done, in the sentence that stands there."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One definite change of a resume's text."""

    kind: EditKind
    at: int
    """Where in the text it is written."""
    words: str = ""
    """What it says; a number is the applicant's to fill in."""
    targets: tuple[str, ...] = ()
    """Canonical ids of the terms that the words name."""
    strength: Strength = Strength.MEASURED
    """What the words are worth in that place."""


def edited(resume: Resume, edit: Edit, *, lexicon: Lexicon) -> tuple[Resume, Touch]:
    """Give the resume with what the edit adds to its evidence, and what that is; its text stays what it was."""
    if edit.kind is EditKind.NUMBER:
        return _measured(resume, edit.at)
    place = Span(edit.at, edit.at + 1)
    job = next((at for at, one in enumerate(resume.positions) if one.span.start < edit.at <= one.span.end), None)
    more = tuple(Evidence(target, edit.strength, (place,), ("experience",), (job,)) for target in edit.targets)
    said, words = _saying(replace(resume, evidence=(*resume.evidence, *more)), edit, lexicon)
    return said, Touch(frozenset(edit.targets), (words,))


def sentence_of(resume: Resume, place: Span) -> tuple[int, int] | None:
    """Give the range of word numbers (end excluded) of the sentence in which a place begins; None where no word stands."""
    at = bisect_right(resume.stem_spans.ends, place.start)
    if at >= len(resume.stem_sentences):
        return None
    sentence = resume.stem_sentences[at]
    first = last = at
    while first > 0 and resume.stem_sentences[first - 1] == sentence:
        first -= 1
    while last < len(resume.stem_sentences) and resume.stem_sentences[last] == sentence:
        last += 1
    return first, last


def _measured(resume: Resume, at: int) -> tuple[Resume, Touch]:
    """Grade what the sentence around a place shows as measured."""
    words = sentence_of(resume, Span(max(0, at - 1), max(1, at)))
    if words is None:
        return resume, Touch()
    first, end = resume.stem_spans.starts[words[0]], resume.stem_spans.ends[words[1] - 1]
    held = [any(first <= span.start < end for span in one.spans) for one in resume.evidence]
    raised = tuple(replace(one, strength=Strength.MEASURED) if own else one for one, own in zip(resume.evidence, held, strict=True))
    strengths = (*resume.stem_strengths[: words[0]], *(Strength.MEASURED for _ in range(*words)), *resume.stem_strengths[words[1] :])
    terms = frozenset(one.target for one, own in zip(raised, held, strict=True) if own)
    return replace(resume, evidence=raised, stem_strengths=strengths), Touch(terms, (range(*words),))


def _saying(resume: Resume, edit: Edit, lexicon: Lexicon) -> tuple[Resume, range]:
    """Add the words of an edit to the index in which phrases are looked up; their numbers are given beside it."""
    stems = phrase_stems(edit.words, phrase_index(lexicon).stem)
    spans = resume.stem_spans
    first, end = len(spans) + _APART, max(spans.ends, default=0)
    places = dict(resume.stem_places)
    for number, stem in enumerate(stems, first):
        places[stem] = (*places.get(stem, ()), number)
    added = _APART + len(stems)
    sentence = max(resume.stem_sentences, default=0) + 1
    said = replace(
        resume,
        stem_places=places,
        stem_spans=Spans((*spans.starts, *range(end, end + added)), (*spans.ends, *range(end + 1, end + added + 1))),
        stem_strengths=(*resume.stem_strengths, *repeat(edit.strength, added)),
        stem_sentences=(*resume.stem_sentences, *repeat(sentence, added)),
    )
    return said, range(first, first + len(stems))
