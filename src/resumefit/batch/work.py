"""What one worker does, wherever it runs: read a posting; read resumes and score each beside its postings."""

import json
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePath

from resumefit import pipeline
from resumefit.batch.cache import Cache, reading_key
from resumefit.batch.codec import decode, encode
from resumefit.batch.model import Failure, Record
from resumefit.batch.pairs import PairLines, Side, metrics_asked, side_of
from resumefit.batch.tasks import Answer, Asked, Candidate, PostingTask, ScoreTask, Setup, Task
from resumefit.errors import ResumefitError
from resumefit.grid import UNSCORED, Grid, PostingSet, compile_postings
from resumefit.posting.model import Posting
from resumefit.readers.registry import read_document
from resumefit.report.plain import safe, shorten
from resumefit.report.redacted import redact_report
from resumefit.resume.model import Resume

_KEPT_POSTINGS, _KEPT_SETS = 512, 4
_LONGEST_LABEL = 60
"""Columns for the first words of a posting without a title."""
_FAULTS = (LookupError, ValueError, TypeError, ArithmeticError, AttributeError, AssertionError, RuntimeError)
"""What the program itself may fall over at a document that nobody foresaw."""


def fallen(document: str, doing: str, error: Exception) -> Failure:
    """Tell of a fault of the program itself, by its kind: what it says may hold words of the document."""
    return Failure(
        document, "error", f"{doing} this {document} failed ({type(error).__name__}).", "Please report it, with the version of resumefit."
    )


@dataclass
class Desk:
    """A worker's place: what it keeps from one task to the next."""

    setup: Setup
    spool: bytes | None = None
    """What is in the file of read postings, where the worker cannot open it."""
    _postings: OrderedDict[int, Posting] = field(default_factory=OrderedDict)
    _sets: OrderedDict[tuple[int, ...], PostingSet] = field(default_factory=OrderedDict)
    _metrics: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _last: tuple[str, Resume] | None = None

    def do(self, task: Task, began: Callable[[int], None]) -> Answer:
        """Do a task; `began` hears the place of each document before it is opened, and -1 when all are read."""
        return self._read_posting(task, began) if isinstance(task, PostingTask) else self._score(task, began)

    @cached_property
    def _cache(self) -> Cache | None:
        return None if self.setup.shelf is None else Cache(self.setup.shelf)

    @cached_property
    def _pairs(self) -> PairLines:
        return PairLines(self.setup.lexicon)

    def _read_posting(self, task: PostingTask, began: Callable[[int], None]) -> Answer:
        if task.failure is not None:
            return _failed_posting(task.failure)
        began(0)
        try:
            content = task.entry.source.content() if task.content is None else task.content
            posting = pipeline.read_posting(read_document(content, name=_neutral(task.entry.source.name)), lexicon=self.setup.lexicon)
        except ResumefitError as error:
            return _failed_posting(Failure.of("posting", error))
        except _FAULTS as error:
            return _failed_posting(fallen("posting", "Reading", error))
        told = {
            "failure": None,
            "label": posting.role.text if posting.role is not None else _first_line(posting),
            "warnings": list(dict.fromkeys(f"posting:{warning.code}" for warning in posting.document.warnings)),
        }
        return Answer(told, encode(posting))

    def _score(self, task: ScoreTask, began: Callable[[int], None]) -> Answer:
        read: list[Resume | Failure] = []
        for at, candidate in enumerate(task.candidates):
            began(at)
            read.append(candidate.failure or self._read_resume(candidate))
        began(-1)
        lines: list[bytes] = []
        counts: Counter[str] = Counter()
        pages: list[tuple[str, bytes]] = []
        for first, last in _runs(task.candidates):
            asked = [task.asked[at] for at in task.candidates[first].asked]
            grid = self._grid_of(read, (first, last), asked)
            row = 0
            for candidate, one in zip(task.candidates[first:last], read[first:last], strict=True):
                side = side_of(candidate.entry, one, redact=self.setup.redact)
                own = []
                for came_to, line in self._records(side, asked, grid, row):
                    counts[came_to] += 1
                    own.append(line)
                lines.extend(own)
                if isinstance(one, Resume):
                    row += 1
                    if self.setup.pages and candidate.first:
                        pages.append((side.id, self._page(one, own, asked)))
        return Answer(counts, b"".join(lines), tuple(pages))

    def _records(self, side: Side, asked: Sequence[Asked], grid: Grid | None, row: int) -> Iterator[tuple[str, bytes]]:
        """Write the records of one resume, which is a row of the grid if it was read; and say what each pair came to."""
        column = 0
        for one in asked:
            failure = side.failure or one.failure
            if failure is not None:
                yield failure.code, self._pairs.failed(side, one, failure)
            elif grid is not None:
                came_to = "unscored" if grid.thousandths[row, column] == UNSCORED else "ok"
                yield came_to, self._pairs.scored(side, one, grid, (row, column), self._asks(one))
            column += one.failure is None

    def _asks(self, asked: Asked) -> tuple[str, ...]:
        if asked.start not in self._metrics:
            self._metrics[asked.start] = metrics_asked(self._posting(asked), self.setup.lexicon)
        return self._metrics[asked.start]

    def _grid_of(self, read: list[Resume | Failure], run: tuple[int, int], asked: Sequence[Asked]) -> Grid | None:
        """Score a run of resumes; where that fails, find the resume that it fails at and mark it as failed."""
        places = [at for at in range(*run) if isinstance(read[at], Resume)]
        try:
            return self._grid([one for at in places if isinstance(one := read[at], Resume)], asked)
        except _FAULTS:
            for at in places:
                try:
                    self._grid([one for one in (read[at],) if isinstance(one, Resume)], asked)
                except _FAULTS as error:
                    read[at] = fallen("resume", "Scoring", error)
        return self._grid([one for one in read[slice(*run)] if isinstance(one, Resume)], asked)

    def _grid(self, resumes: Sequence[Resume], asked: Sequence[Asked]) -> Grid | None:
        """Score resumes beside those of the postings that could be read."""
        readable = [one for one in asked if one.failure is None]
        if not resumes or not readable:
            return None
        key = tuple(one.start for one in readable)
        if key not in self._sets:
            self._sets[key] = compile_postings([self._posting(one) for one in readable], lexicon=self.setup.lexicon)
            if len(self._sets) > _KEPT_SETS:
                self._sets.popitem(last=False)
        self._sets.move_to_end(key)
        return self._sets[key].score(resumes)

    def _posting(self, asked: Asked) -> Posting:
        """Give a read posting of the run, from the spool if it is not at hand."""
        if asked.start not in self._postings:
            if self.spool is not None:
                blob = self.spool[asked.start : asked.start + asked.length]
            else:
                with Path(self.setup.spool).open("rb") as spool:
                    spool.seek(asked.start)
                    blob = spool.read(asked.length)
            self._postings[asked.start] = decode(Posting, blob)
            if len(self._postings) > _KEPT_POSTINGS:
                self._postings.popitem(last=False)
        self._postings.move_to_end(asked.start)
        return self._postings[asked.start]

    def _read_resume(self, candidate: Candidate) -> Resume | Failure:
        setup, entry = self.setup, candidate.entry
        try:
            content = entry.source.content() if candidate.content is None else candidate.content
            name = _neutral(entry.source.name)
            key = sha256(content).hexdigest() + PurePath(name).suffix
            if self._last is not None and self._last[0] == key:
                return self._last[1]
            kept = reading_key(content, name, lexicon=setup.lexicon, today=setup.today) if self._cache is not None else ""
            resume = self._cache.get(kept, Resume) if self._cache is not None else None
            if resume is None:
                resume = pipeline.read_resume(read_document(content, name=name), lexicon=setup.lexicon, today=setup.today)
                if self._cache is not None:
                    self._cache.put(kept, resume)
        except ResumefitError as error:
            return Failure.of("resume", error)
        except _FAULTS as error:
            return fallen("resume", "Reading", error)
        self._last = (key, resume)
        return resume

    def _page(self, resume: Resume, lines: Sequence[bytes], asked: Sequence[Asked]) -> bytes:
        """Write the page of one resume, with the whole report of the posting that it fits best."""
        from resumefit.batch.students import best_record, student_page

        setup, lexicon = self.setup, self.setup.lexicon
        records = [Record.from_dict(json.loads(line)) for line in lines]
        best, report = best_record(records), None
        if best is not None:
            posting = self._posting(next(one for one in asked if one.id == best.posting))
            origin = replace(resume.document.origin, name=best.name or best.resume)
            shown = replace(resume, document=replace(resume.document, origin=origin))
            report = pipeline.score(shown, posting, lexicon=lexicon, today=setup.today)
            if setup.redact:
                report = redact_report(report, lexicon=lexicon)
        labels = {one.id: one.label or one.id for one in asked}
        return student_page(records, report, lexicon=lexicon, resume_id=records[0].resume, labels=labels).encode("utf-8", "replace")


def _runs(candidates: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Cut a task into runs of resumes that are held beside the same postings."""
    first = 0
    for at in range(1, len(candidates) + 1):
        if at == len(candidates) or candidates[at].asked != candidates[first].asked:
            yield first, at
            first = at


def _neutral(name: str) -> str:
    """Keep of a file's name what reading looks at: its ending."""
    return f"document{PurePath(name).suffix.lower()}"


def _first_line(posting: Posting) -> str:
    """Give the words that a posting without a title begins with, for a person to know it by."""
    document = posting.document
    first = next((document.quote(line.span) for line in document.lines if any(map(str.isalnum, document.quote(line.span)))), "")
    return shorten(safe(first), _LONGEST_LABEL)


def _failed_posting(failure: Failure) -> Answer:
    return Answer({"failure": asdict(failure), "label": "", "warnings": []}, b"")
