"""What a resume shows of one requirement: terms by their relations, open phrases by their words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from resumefit.extract.phrases import phrase_index
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon
from resumefit.match.model import Comparison, Outcome, Relation, Why
from resumefit.match.relatives import relatives
from resumefit.posting.model import Requirement
from resumefit.resume.model import Evidence, Resume, Strength
from resumefit.span import Span
from resumefit.weights import relation_credit, strength_credit

_SLACK = 4
"""How many other words may stand among those of an open phrase."""
_MOST = 3
"""How many places a finding shows."""
_KEPT = 1 << 16
"""Ways to cover a term that are kept."""
OWN = frozenset({Relation.SAME, Relation.ALTERNATIVE})
"""What the term itself can be to a requirement."""
INSTEAD = frozenset({Relation.BROADER, Relation.SIBLING})
"""Relations that stand in for the term itself where it is not named, or only in a list."""
_ORDER = (Relation.SAME, Relation.ALTERNATIVE, Relation.NARROWER, Relation.BROADER, Relation.SIBLING)


@dataclass(frozen=True, slots=True)
class Cover:
    """How far one requirement is covered, and by what."""

    credit: Fraction
    why: Why
    spans: tuple[Span, ...] = ()


_NOTHING = Cover(Fraction(0), Why(Relation.NONE, "The resume does not say it."))


@dataclass(frozen=True, slots=True)
class Shown:
    """A resume's evidence by term."""

    resume: Resume
    by_term: Mapping[str, Evidence]
    """The strongest of each term."""
    turns: Mapping[str, int]
    """Term -> its place in the order in which the resume names them."""


def shown_by(resume: Resume, lexicon: Lexicon) -> Shown:
    """Index a resume's evidence; numbers of a metric are evidence of it."""
    by_term: dict[str, Evidence] = {}
    for evidence in (*resume.evidence, *_numbers(resume, lexicon)):
        held = by_term.get(evidence.target)
        if held is None or evidence.strength > held.strength:
            by_term[evidence.target] = evidence
    return Shown(resume, by_term, {target: at for at, target in enumerate(by_term)})


def cover(requirement: Requirement, shown: Shown, *, lexicon: Lexicon) -> Cover:
    """Find the best that the resume has for a requirement."""
    found: list[Cover | None] = []
    for target in (requirement.target, *requirement.any_of):
        wanted = lexicon.canonical(target)
        if wanted in lexicon.terms:
            found.append(term_cover(wanted, _candidates(wanted, own_relation(requirement, target), shown, lexicon), lexicon=lexicon))
        else:
            stems = stems_of(requirement, target, lexicon=lexicon)
            held, strength = _closest(stems, shown.resume)
            spans = (Span(shown.resume.stem_spans[held[0]].start, shown.resume.stem_spans[held[-1]].end),) if held else ()
            found.append(phrase_cover(target, len(held), len(stems), strength=strength, spans=spans, lexicon=lexicon))
    return best_of(found)


def own_relation(requirement: Requirement, target: str) -> Relation:
    """Say what a target of a requirement is to it: itself or an alternative."""
    return Relation.SAME if target == requirement.target else Relation.ALTERNATIVE


def stems_of(requirement: Requirement, target: str, *, lexicon: Lexicon) -> frozenset[str]:
    """Give the word stems of a target that the lexicon lacks."""
    own = requirement.stems if target == requirement.target else ()
    return frozenset(own or _stems(target, lexicon))


@lru_cache(maxsize=4096)
def _stems(target: str, lexicon: Lexicon) -> tuple[str, ...]:
    return phrase_stems(target.removeprefix("open:"), phrase_index(lexicon).stem)


def best_of(found: Iterable[Cover | None]) -> Cover:
    """Give the cover that earns most, the first of equals."""
    said = (one for one in found if one is not None and one.why.relation is not Relation.NONE)
    return max(said, key=lambda one: one.credit, default=_NOTHING)


def term_cover(wanted: str, candidates: Iterable[tuple[Relation, Evidence]], *, lexicon: Lexicon) -> Cover | None:
    """Give what the best of some evidence earns for a term; None without evidence.

    Where the general case or a neighbour earns more than a mere name of the term, the name is what is told of first.
    """
    some = tuple(candidates)
    best = best_candidate([(relation, evidence.strength) for relation, evidence in some], wanted, lexicon=lexicon)
    if best is None:
        return None
    relation, evidence = some[best]
    named = next((one for one in some if one[0] in OWN), None) if relation in INSTEAD else None
    told = (named[0], named[1].strength) if named is not None else None
    earned = _earned_by(wanted, relation, evidence.strength, evidence.target, told, lexicon)
    places = evidence.spans if named is None else (*named[1].spans[: _MOST - 1], *evidence.spans)
    return Cover(earned.credit, earned.why, places[:_MOST]) if places else earned


def best_candidate(candidates: Sequence[tuple[Relation, Strength]], wanted: str, *, lexicon: Lexicon) -> int | None:
    """Give the index of what earns most for a term: the nearer relation of equals, then the first."""
    kind = lexicon.terms[wanted].kind
    best: tuple[Fraction, int, int] | None = None
    for at, (relation, strength) in enumerate(candidates):
        worth = (evidence_credit(strength, kind=kind, relation=relation, lexicon=lexicon), -_ORDER.index(relation), -at)
        if best is None or worth > best:
            best = worth
    return None if best is None else -best[2]


def phrase_cover(phrase: str, held: int, total: int, *, strength: Strength, spans: tuple[Span, ...] = (), lexicon: Lexicon) -> Cover | None:
    """Give what it earns that `held` of the `total` words of an open phrase stand together: all of them, or most."""
    if not held or held < least_held(total):
        return None
    if held == total:
        credit = evidence_credit(strength, kind="open", relation=Relation.WORDS, lexicon=lexicon)
        return Cover(credit, Why(Relation.WORDS, "The resume says the same words.", strength, phrase), spans)
    part = Fraction(held, total) * evidence_credit(strength, kind="open", relation=Relation.SOME_WORDS, lexicon=lexicon)
    return Cover(part, Why(Relation.SOME_WORDS, f"The resume says {held} of its {total} words together.", strength, phrase), spans)


def least_held(total: int) -> int:
    """Give how many words of an open phrase have to stand together for anything to count."""
    return min(total, max(2, (total + 1) // 2))


def window_of(stems: Sized) -> int:
    """Give within how many words those of an open phrase stand together."""
    return len(stems) + _SLACK


@lru_cache(maxsize=512)
def evidence_credit(strength: Strength, *, kind: str, relation: Relation, lexicon: Lexicon) -> Fraction:
    """Give what evidence earns; a soft skill that is only named is a claim."""
    grade = "claimed" if kind == "soft_skill" and strength is Strength.LISTED else strength.name.lower()
    return strength_credit(lexicon.scoring, grade) * relation_credit(lexicon.scoring, relation.value)


def _numbers(resume: Resume, lexicon: Lexicon) -> Iterable[Evidence]:
    for mention in resume.metrics:
        yield Evidence(lexicon.canonical(mention.metric), Strength.MEASURED, (mention.span,))


def _candidates(wanted: str, own: Relation, shown: Shown, lexicon: Lexicon) -> Iterator[tuple[Relation, Evidence]]:
    """Yield the best that the resume has of each family of terms that counts."""
    by_term, turns = shown.by_term, shown.turns
    for some in relatives(wanted, own, lexicon=lexicon):
        for family in some.families:
            held = [by_term[term] for term in family if term in by_term]
            if held:
                yield some.relation, min(held, key=lambda one: (-one.strength, turns[one.target])) if len(held) > 1 else held[0]


@lru_cache(maxsize=_KEPT)
def _earned_by(
    wanted: str, relation: Relation, strength: Strength, found: str, named: tuple[Relation, Strength] | None, lexicon: Lexicon
) -> Cover:
    credit = evidence_credit(strength, kind=lexicon.terms[wanted].kind, relation=relation, lexicon=lexicon)
    said = _said(relation, strength, label_of(found, lexicon))
    if named is not None:
        return Cover(credit, Why(named[0], f"{_said(*named, label_of(wanted, lexicon))}; {said}.", named[1], wanted))
    unnamed = f"; {label_of(wanted, lexicon)} itself is not named" if relation in INSTEAD else ""
    return Cover(credit, Why(relation, f"{said}{unnamed}.", strength, found))


def _said(relation: Relation, strength: Strength, name: str) -> str:
    grade = {
        Strength.LISTED: "only named, not shown in a line of work",
        Strength.SHOWN: "shown in a line of work",
        Strength.MEASURED: "shown with a number",
    }[strength]
    subject = {
        Relation.SAME: "It",
        Relation.ALTERNATIVE: f"{name}, which the posting takes as well,",
        Relation.NARROWER: f"{name}, a special case of it,",
        Relation.BROADER: f"{name}, the general case,",
        Relation.SIBLING: f"{name}, which is much like it,",
    }[relation]
    return f"{subject} is {grade}"


def fact(text: str, asked: str, found: str | None, *, outcome: Outcome) -> Why:
    """Give the reason of a compared fact."""
    return Why(Relation.FACT, text, comparison=Comparison(asked, found, outcome))


def label_of(target: str, lexicon: Lexicon) -> str:
    """Give how a person reads a term or an open phrase."""
    term = lexicon.terms.get(target)
    return term.label if term is not None else target.removeprefix("open:")


def _closest(stems: frozenset[str], resume: Resume) -> tuple[tuple[int, ...], Strength]:
    """Find the stretch of the resume that holds the most of some words, the best backed of equals; the words' indexes in order."""
    places = sorted((at, stem) for stem in stems for at in resume.stem_places.get(stem, ()))
    width = window_of(stems)
    best: tuple[int, Strength, tuple[int, ...]] = (0, Strength.LISTED, ())
    for index, (start, _) in enumerate(places):
        window: dict[str, int] = {}
        for at, stem in places[index : index + width]:
            if at >= start + width:
                break
            window.setdefault(stem, at)
        strength = min(resume.stem_strengths[at] for at in window.values())
        if (len(window), strength) > best[:2]:
            best = (len(window), strength, tuple(sorted(window.values())))
    return best[2], best[1]
