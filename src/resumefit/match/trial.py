"""Match + a Resume with a little more in it -> the points that it would earn: only what the addition touches is matched again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import Shown, shown_by, stems_of
from resumefit.match.covers import cover_of
from resumefit.match.demands import demands_of
from resumefit.match.jobs import service_proofs
from resumefit.match.matching import as_listed, points_of, proven_by_jobs, shows_work, with_proven
from resumefit.match.model import Asked, Match
from resumefit.match.relatives import counted_for
from resumefit.posting.model import ExperienceNeed, Posting, Requirement, Role
from resumefit.resume.model import Position, Resume
from resumefit.weights import earned


@dataclass(frozen=True, slots=True)
class Touch:
    """What was added to a resume or raised in it; nothing was taken away, and its jobs, schooling, languages and numbers stay."""

    terms: frozenset[str] = frozenset()
    """Terms with more evidence."""
    words: tuple[range, ...] = ()
    """Numbers of words that were added, or are worth more than before."""

    def __or__(self, other: "Touch") -> "Touch":
        return Touch(self.terms | other.terms, (*self.words, *other.words))


class Trial:
    """A matched resume, for trying what additions would earn."""

    def __init__(self, resume: Resume, posting: Posting, match: Match, lexicon: Lexicon) -> None:
        self._resume = resume
        self._posting = posting
        self._match = match
        self._lexicon = lexicon

    def points(self, resume: Resume, touch: Touch) -> int | None:
        """Give the thousandths that the resume earns with an addition, the same as matching all of it again; None without a score."""
        if self._match.score is None:
            return None
        works = self._works or shows_work(resume)
        if works is not self._works:
            return points_of(resume, self._posting, lexicon=self._lexicon)
        proven = self._proven_in(resume)
        moved = {target for target in (*proven, *self._proven) if proven.get(target) != self._proven.get(target)}
        shown, terms = shown_by(with_proven(resume, proven), self._lexicon), touch.terms | moved
        return sum(
            self._earned(finding.requirement, finding.possible, shown, works=works)
            if self._is_touched(finding.requirement, terms, touch.words, resume.stem_places)
            else finding.points
            for finding in self._match.findings
        )

    def _earned(self, asked: Asked, possible: int, shown: Shown, *, works: bool) -> int:
        cover = cover_of(asked, shown, role=self._posting.role, lexicon=self._lexicon)
        return earned(possible, (cover if works else as_listed(cover, self._lexicon)).credit)

    def _is_touched(self, asked: Asked, terms: frozenset[str], words: Sequence[range], places: Mapping[str, tuple[int, ...]]) -> bool:
        """Say whether what is asked may be covered otherwise than before."""
        lexicon = self._lexicon
        if isinstance(asked, Role):
            return not service_proofs(lexicon).isdisjoint(terms)
        if not isinstance(asked, Requirement):
            return isinstance(asked, ExperienceNeed)
        for target in (asked.target, *asked.any_of):
            wanted = lexicon.canonical(target)
            if wanted in lexicon.terms:
                if not counted_for(wanted, lexicon=lexicon).isdisjoint(terms):
                    return True
            elif any(at in some for stem in stems_of(asked, target, lexicon=lexicon) for at in places.get(stem, ()) for some in words):
                return True
        return False

    @cached_property
    def _works(self) -> bool:
        return shows_work(self._resume)

    @cached_property
    def _proven(self) -> Mapping[str, tuple[Position, ...]]:
        return self._proven_in(self._resume)

    def _proven_in(self, resume: Resume) -> Mapping[str, tuple[Position, ...]]:
        demands = demands_of(self._posting, lexicon=self._lexicon)
        return proven_by_jobs(resume, demands.proofs, role=self._posting.role, lexicon=self._lexicon)
