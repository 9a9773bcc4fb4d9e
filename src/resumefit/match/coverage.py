"""What a resume shows of one requirement: terms by their relations, open phrases by their words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from resumefit.extract.phrases import phrase_index
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon, Scoring
from resumefit.match.kinship import Kinship, kinship
from resumefit.match.model import Comparison, Outcome, Relation, Why
from resumefit.posting.model import Requirement
from resumefit.resume.model import Evidence, Resume, Strength
from resumefit.span import Span
from resumefit.weights import relation_credit, strength_credit

_SLACK = 4
"""How many other words may stand among those of an open phrase."""
_MOST = 3
"""How many places a finding shows."""
_ORDER = (Relation.SAME, Relation.ALTERNATIVE, Relation.NARROWER, Relation.BROADER, Relation.SIBLING)


@dataclass(frozen=True, slots=True)
class Cover:
    """How far one requirement is covered, and by what."""

    credit: Fraction
    why: Why
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A resume's evidence by term, and by every term that it is a special case of."""

    resume: Resume
    by_term: Mapping[str, Evidence]
    by_broader: Mapping[str, Evidence]
    """The strongest special case of a term."""
    by_parent: Mapping[str, tuple[Evidence, ...]]
    """What stands directly under a term."""


def shown_by(resume: Resume, lexicon: Lexicon) -> Shown:
    """Index a resume's evidence; numbers of a metric are evidence of it."""
    kin = kinship(lexicon)
    by_term: dict[str, Evidence] = {}
    for evidence in (*resume.evidence, *_numbers(resume, lexicon)):
        held = by_term.get(evidence.target)
        if held is None or evidence.strength > held.strength:
            by_term[evidence.target] = evidence
    by_broader: dict[str, Evidence] = {}
    by_parent: dict[str, list[Evidence]] = {}
    for target, evidence in by_term.items():
        for broader in sorted(kin.ancestors.get(target, ())):
            held = by_broader.get(broader)
            if held is None or evidence.strength > held.strength:
                by_broader[broader] = evidence
        for parent in sorted(kin.parents.get(target, ())):
            by_parent.setdefault(parent, []).append(evidence)
    return Shown(resume, by_term, by_broader, {parent: tuple(held) for parent, held in by_parent.items()})


def cover(requirement: Requirement, shown: Shown, *, lexicon: Lexicon) -> Cover:
    """Find the best that the resume has for a requirement."""
    found: list[Cover | None] = []
    for target in (requirement.target, *requirement.any_of):
        if lexicon.canonical(target) in lexicon.terms:
            found.append(_term_cover(target, shown, lexicon, requirement))
        else:
            own = requirement.stems if target == requirement.target else ()
            stems = own or phrase_stems(target.removeprefix("open:"), phrase_index(lexicon).stem)
            found.append(_phrase_cover(target, frozenset(stems), shown.resume, lexicon))
    best = max((one for one in found if one is not None), key=lambda one: one.credit, default=None)
    return best or Cover(Fraction(0), Why(Relation.NONE, "The resume does not say it."))


def evidence_credit(strength: Strength, scoring: Scoring, *, kind: str, relation: Relation) -> Fraction:
    """Give what evidence earns; a soft skill that is only named is a claim."""
    grade = "claimed" if kind == "soft_skill" and strength is Strength.LISTED else strength.name.lower()
    return strength_credit(scoring, grade) * relation_credit(scoring, relation.value)


def _numbers(resume: Resume, lexicon: Lexicon) -> Iterable[Evidence]:
    for mention in resume.metrics:
        yield Evidence(lexicon.canonical(mention.metric), Strength.MEASURED, (mention.span,))


def _term_cover(target: str, shown: Shown, lexicon: Lexicon, requirement: Requirement) -> Cover | None:
    kin = kinship(lexicon)
    wanted = lexicon.canonical(target)
    term = lexicon.terms.get(wanted)
    kind = term.kind if term is not None else requirement.kind
    own = Relation.SAME if target == requirement.target else Relation.ALTERNATIVE
    best: tuple[Fraction, Relation, Evidence] | None = None
    for relation, evidence in _candidates(wanted, own, shown, kin, siblings=kind in lexicon.scoring.sibling_kinds):
        credit = evidence_credit(evidence.strength, lexicon.scoring, kind=kind, relation=relation)
        if best is None or (credit, -_ORDER.index(relation)) > (best[0], -_ORDER.index(best[1])):
            best = (credit, relation, evidence)
    if best is None:
        return None
    credit, relation, evidence = best
    return Cover(credit, _why(wanted, relation, evidence, lexicon), evidence.spans[:_MOST])


def _candidates(wanted: str, own: Relation, shown: Shown, kin: Kinship, *, siblings: bool) -> Iterable[tuple[Relation, Evidence]]:
    if wanted in shown.by_term:
        yield own, shown.by_term[wanted]
    if wanted in shown.by_broader:
        yield Relation.NARROWER, shown.by_broader[wanted]
    for parent in sorted(kin.parents.get(wanted, ())):
        if parent in shown.by_term:
            yield Relation.BROADER, shown.by_term[parent]
        if siblings:
            yield from ((Relation.SIBLING, evidence) for evidence in shown.by_parent.get(parent, ()) if evidence.target != wanted)


def _why(wanted: str, relation: Relation, evidence: Evidence, lexicon: Lexicon) -> Why:
    grade = {
        Strength.LISTED: "only named, not shown in a line of work",
        Strength.SHOWN: "shown in a line of work",
        Strength.MEASURED: "shown with a number",
    }[evidence.strength]
    name = label_of(evidence.target, lexicon)
    text = {
        Relation.SAME: f"It is {grade}.",
        Relation.ALTERNATIVE: f"{name}, which the posting takes as well, is {grade}.",
        Relation.NARROWER: f"{name}, a special case of it, is {grade}.",
        Relation.BROADER: f"{name}, the general case, is {grade}; {label_of(wanted, lexicon)} itself is not named.",
        Relation.SIBLING: f"{name}, which is much like it, is {grade}; {label_of(wanted, lexicon)} itself is not named.",
    }[relation]
    return Why(relation, text, evidence.strength, evidence.target)


def fact(text: str, asked: str, found: str | None, *, outcome: Outcome) -> Why:
    """Give the reason of a compared fact."""
    return Why(Relation.FACT, text, comparison=Comparison(asked, found, outcome))


def label_of(target: str, lexicon: Lexicon) -> str:
    """Give how a person reads a term or an open phrase."""
    term = lexicon.terms.get(target)
    return term.label if term is not None else target.removeprefix("open:")


def _phrase_cover(phrase: str, stems: frozenset[str], resume: Resume, lexicon: Lexicon) -> Cover | None:
    """Look an open phrase up in the resume's words: all of them close together, or most of them."""
    held, strength = _closest(stems, resume)
    if not held:
        return None
    spans = (Span(resume.stem_spans[held[0]].start, resume.stem_spans[held[-1]].end),)
    if len(held) == len(stems):
        credit = evidence_credit(strength, lexicon.scoring, kind="open", relation=Relation.WORDS)
        return Cover(credit, Why(Relation.WORDS, "The resume says the same words.", strength, phrase), spans)
    if len(held) < 2 or 2 * len(held) < len(stems):
        return None
    part = Fraction(len(held), len(stems)) * evidence_credit(strength, lexicon.scoring, kind="open", relation=Relation.SOME_WORDS)
    text = f"The resume says {len(held)} of its {len(stems)} words together."
    return Cover(part, Why(Relation.SOME_WORDS, text, strength, phrase), spans)


def _closest(stems: frozenset[str], resume: Resume) -> tuple[tuple[int, ...], Strength]:
    """Find the stretch of the resume that holds the most of some words, the best backed of equals; the words' indexes in order."""
    places = sorted((at, stem) for stem in stems for at in resume.stem_places.get(stem, ()))
    width = len(stems) + _SLACK
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
