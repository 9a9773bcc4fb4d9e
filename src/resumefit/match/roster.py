"""Many resumes -> rows of all that postings look at, whatever they ask: made once, held beside any number of postings."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from resumefit.extract.mentions import MetricMention, Quantity
from resumefit.extract.unnamed import EXPERIENCE_METRIC
from resumefit.lexicon.model import Lexicon
from resumefit.match.columns import Groups, grouped
from resumefit.match.experience import months_stated
from resumefit.match.job_rows import JobRows, Numbers, job_rows
from resumefit.match.matching import no_text, shows_work
from resumefit.resume.model import Resume, Strength

Graded = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class WordRows:
    """The words of resumes, one resume after the other."""

    numbers: dict[str, int]
    """Stem -> its number."""
    marks: Numbers
    """Where the places of each stem begin in `places`, and the end."""
    places: Numbers
    """The places of all stems, those of a stem in order."""
    stems: NDArray[np.int32]
    """Number of the stem of each place."""
    owners: Numbers
    """Number of the resume of each place."""
    strengths: Graded
    """What evidence at each place would be worth."""
    begins: Numbers
    """The first place of each resume, and the end."""

    def of(self, stem: str) -> Numbers:
        """Give the places of a stem."""
        number = self.numbers.get(stem)
        return self.places[:0] if number is None else self.places[self.marks[number] : self.marks[number + 1]]


@dataclass(frozen=True, slots=True)
class TermRows:
    """How strongly resumes back terms."""

    numbers: dict[str, int]
    """Term -> its row; row 0 is for terms that no resume names."""
    said: Graded
    """Terms x resumes: the strength of its evidence, 0 for none."""
    grades: Graded
    """The same with the numbers of metrics."""
    named: tuple[Numbers, Numbers, Numbers]
    """Each mention of a term: its row, the resume, how many others stand before it there."""
    at_jobs: tuple[Numbers, Numbers, Graded]
    """Each place in a job that backs a term: the term's row, the job, the strength."""

    def turns(self) -> NDArray[np.int32]:
        """Give terms x resumes: the place of a term in the order in which the resume names them, where it does."""
        first = np.full(self.grades.shape, np.iinfo(np.int32).max, dtype=np.int32)
        rows, owners, before = self.named
        np.minimum.at(first, (rows, owners), before.astype(np.int32))
        return first


@dataclass(frozen=True, slots=True)
class Claims:
    """Lengths of experience that resumes state in so many words."""

    owners: Numbers
    months: Numbers
    words: Numbers
    """The word of all resumes where it stands."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The numbers of one metric that resumes state."""

    owners: Numbers
    kinds: Numbers
    """Number of the distinct quantity."""
    examples: tuple[MetricMention, ...]
    """One of each distinct quantity."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Resumes, and what matching looks at."""

    resumes: tuple[Resume, ...]
    lexicon: Lexicon
    told: NDArray[np.bool_]
    """Whether there is enough in it for a score."""
    idle: NDArray[np.bool_]
    """Whether no line of it shows work."""
    terms: TermRows
    words: WordRows
    jobs: JobRows
    job_words: tuple[Numbers, Numbers]
    """For each job the first of its words and the one after the last."""
    claims: Claims
    months_total: Numbers
    """-1 where dates lack, as in `months_service`."""
    months_service: Numbers
    schooling: Groups
    languages: Groups
    numbers: Mapping[str, Stated]
    """By metric."""


def roster_of(resumes: Sequence[Resume], *, lexicon: Lexicon) -> Roster:
    """Put resumes in rows."""
    jobs = job_rows(resumes, lexicon=lexicon)
    words = _word_rows(resumes)
    return Roster(
        tuple(resumes),
        lexicon,
        np.array([no_text(resume, lexicon=lexicon) is None for resume in resumes], dtype=np.bool_),
        np.array([not shows_work(resume) for resume in resumes], dtype=np.bool_),
        _term_rows(resumes, jobs, lexicon),
        words,
        jobs,
        _job_words(resumes, jobs, words),
        _claims(resumes, words),
        _months(resume.months_total for resume in resumes),
        _months(resume.months_customer_service for resume in resumes),
        grouped(tuple((one.level, one.completed) for one in resume.education) for resume in resumes),
        grouped(tuple((one.language, one.level) for one in resume.languages) for resume in resumes),
        _numbers(resumes, lexicon),
    )


def _word_rows(resumes: Sequence[Resume]) -> WordRows:
    held = [resume.stem_places for resume in resumes]
    numbers = {stem: number for number, stem in enumerate(dict.fromkeys(chain.from_iterable(held)))}
    stems = np.fromiter(map(numbers.__getitem__, chain.from_iterable(held)), dtype=np.int32)
    each = [places for one in held for places in one.values()]
    sizes = np.fromiter(map(len, each), dtype=np.int64, count=len(each))
    within = np.fromiter(chain.from_iterable(each), dtype=np.int64, count=int(sizes.sum()))
    begins = np.cumsum([0, *(len(resume.stem_strengths) for resume in resumes)])
    within += np.repeat(np.repeat(begins[:-1], list(map(len, held))), sizes)
    at = np.full(int(begins[-1]), len(numbers), dtype=np.int32)
    at[within] = np.repeat(stems, sizes)
    order = _by_number(stems, len(numbers))
    marks = np.append(0, np.cumsum(np.bincount(stems, weights=sizes, minlength=len(numbers)).astype(np.int64)))
    moved = (np.cumsum(sizes) - sizes)[order] - (np.cumsum(sizes[order]) - sizes[order])
    places = within[np.arange(len(within)) + np.repeat(moved, sizes[order])]
    strengths = np.frombuffer(b"".join(bytes(resume.stem_strengths) for resume in resumes), dtype=np.uint8)
    return WordRows(numbers, marks, places, at, np.repeat(np.arange(len(resumes)), np.diff(begins)), strengths, begins)


def _by_number(numbers: NDArray[np.int32], count: int) -> Numbers:
    """Sort by number, equal ones in their order; numpy sorts short numbers in a few passes."""
    order = np.argsort((numbers & 0xFFFF).astype(np.uint16), kind="stable")
    return order if count <= 1 << 16 else order[np.argsort((numbers >> 16).astype(np.uint16)[order], kind="stable")]


def _term_rows(resumes: Sequence[Resume], jobs: JobRows, lexicon: Lexicon) -> TermRows:
    evidence = [one for resume in resumes for one in resume.evidence]
    targets = [one.target for one in evidence]
    metrics = [lexicon.canonical(one.metric) for resume in resumes for one in resume.metrics]
    numbers = {target: row for row, target in enumerate(dict.fromkeys(chain(targets, metrics)), 1)}
    rows, measured = (np.fromiter(map(numbers.__getitem__, some), dtype=np.int64, count=len(some)) for some in (targets, metrics))
    owners, before = _numbered([len(resume.evidence) for resume in resumes])
    strengths = np.frombuffer(bytes([one.strength for one in evidence]), dtype=np.uint8)
    said = np.zeros((len(numbers) + 1, len(resumes)), dtype=np.uint8)
    np.maximum.at(said, (rows, owners), strengths)
    grades = said.copy()
    stating, after = _numbered([len(resume.metrics) for resume in resumes])
    grades[measured, stating] = Strength.MEASURED
    after += np.bincount(owners, minlength=len(resumes))[stating]
    named = np.concatenate([rows, measured]), np.concatenate([owners, stating]), np.concatenate([before, after])
    at, _ = _numbered([len(one.positions) for one in evidence])
    places = np.array([-1 if job is None else job for one in evidence for job in one.positions], dtype=np.int64)
    at, places = at[places >= 0], places[places >= 0]
    return TermRows(numbers, said, grades, named, (rows[at], jobs.at(owners[at], places), strengths[at]))


def _numbered(sizes: Sequence[int]) -> tuple[Numbers, Numbers]:
    """Give for each thing of groups of some sizes the number of its group, and its number within the group."""
    groups = np.repeat(np.arange(len(sizes)), sizes)
    begins = np.cumsum([0, *sizes])[:-1]
    return groups, np.arange(len(groups)) - begins[groups]


def _job_words(resumes: Sequence[Resume], jobs: JobRows, words: WordRows) -> tuple[Numbers, Numbers]:
    first, last = [], []
    for owner, number in zip(jobs.owners.tolist(), jobs.numbers.tolist(), strict=True):
        spans, place, begin = resumes[owner].stem_spans, resumes[owner].positions[number].span, int(words.begins[owner])
        first.append(begin + bisect_left(spans.starts, place.start))
        last.append(begin + bisect_right(spans.ends, place.end))
    return np.array(first, dtype=np.int64), np.array(last, dtype=np.int64)


def _claims(resumes: Sequence[Resume], words: WordRows) -> Claims:
    found = [
        (at, months_stated(mention.quantity), int(words.begins[at]) + bisect_left(resume.stem_spans.starts, mention.span.start))
        for at, resume in enumerate(resumes)
        for mention in resume.metrics
        if mention.metric == EXPERIENCE_METRIC
    ]
    owners, months, places = np.array(found, dtype=np.int64).reshape(-1, 3).T
    return Claims(owners, months, places)


def _months(counted: Iterable[int | None]) -> Numbers:
    return np.array([-1 if months is None else months for months in counted], dtype=np.int64)


def _numbers(resumes: Sequence[Resume], lexicon: Lexicon) -> dict[str, Stated]:
    gathered: dict[str, tuple[list[int], list[int], dict[tuple[str, Quantity], int], list[MetricMention]]] = {}
    for at, resume in enumerate(resumes):
        for mention in resume.metrics:
            owners, kinds, known, examples = gathered.setdefault(lexicon.canonical(mention.metric), ([], [], {}, []))
            kind = known.setdefault((mention.metric, mention.quantity), len(known))
            if kind == len(examples):
                examples.append(mention)
            owners.append(at)
            kinds.append(kind)
    return {
        metric: Stated(np.array(owners, dtype=np.int64), np.array(kinds, dtype=np.int64), tuple(examples))
        for metric, (owners, kinds, _, examples) in gathered.items()
    }
