"""Lexicon -> problems: what the schema of the files cannot say.

Examples are found and counterexamples are not, a wording has one owner unless its terms are twins or a rule tells them
apart, relations lead somewhere and never in a circle.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from resumefit.document import Document
from resumefit.extract.phrases import phrase_index
from resumefit.extract.terms import find_mentions
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.load import load_lexicon
from resumefit.lexicon.model import NOT_ASKED_KINDS, Lexicon, Term


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend in a lexicon."""

    term: str
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.term}: {self.key}: {self.message}"


def check_lexicon(lexicon: Lexicon) -> tuple[Problem, ...]:
    """Give all problems, in the order of the terms' ids; none means that the gate is passed."""
    found = [*_relations(lexicon), *_owners(lexicon)]
    for term in lexicon.terms.values():
        found.extend(_wording(term, lexicon))
        found.extend(_sentences(term, lexicon))
    found.extend(
        Problem(metric, "id", "has no term of the same id")
        for metric, own in lexicon.metrics.items()
        if metric not in lexicon.terms and own.side == "both"
    )
    return tuple(sorted(found))


def is_found(term_id: str, sentence: str, lexicon: Lexicon) -> bool:
    """Say whether a sentence mentions a term or a twin of it."""
    wanted = lexicon.canonical(term_id)
    return any(lexicon.canonical(mention.term) == wanted for mention in find_mentions(Document.from_text(sentence), lexicon).terms)


def _wording(term: Term, lexicon: Lexicon) -> Iterator[Problem]:
    if not term.surfaces and not term.actions and not term.acronyms:
        yield Problem(term.id, "surfaces", "the term has no wording at all")
    for key, wordings in (("surfaces", term.surfaces), ("acronyms", term.acronyms), ("not", term.not_)):
        for wording in wordings:
            if not any(char.isalnum() for char in wording):
                yield Problem(term.id, key, f"{wording!r} holds no word")
    for source in term.sources:
        if source not in lexicon.sources:
            yield Problem(term.id, "sources", f"{source!r} is not in sources.toml")
    if not term.sources:
        yield Problem(term.id, "sources", "is missing")


def _sentences(term: Term, lexicon: Lexicon) -> Iterator[Problem]:
    if not term.examples and term.kind not in NOT_ASKED_KINDS:
        yield Problem(term.id, "examples", "is missing")
    for sentence in term.examples:
        if not is_found(term.id, sentence, lexicon):
            yield Problem(term.id, "examples", f"not found in {sentence!r}")
    for sentence in term.counterexamples:
        if is_found(term.id, sentence, lexicon):
            yield Problem(term.id, "counterexamples", f"found in {sentence!r}")


def _owners(lexicon: Lexicon) -> Iterator[Problem]:
    """Find wordings that two terms claim with nothing to tell them apart."""
    stem = phrase_index(lexicon).stem
    owners: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for term in lexicon.terms.values():
        for surface in (*term.surfaces, *term.acronyms):
            stems = phrase_stems(surface, stem)
            if (term.id, surface) not in owners[stems]:
                owners[stems].append((term.id, surface))
    for claims in owners.values():
        for (one, surface), (other, _) in combinations(claims, 2):
            if one != other and not _told_apart(lexicon.terms[one], lexicon.terms[other], lexicon):
                yield Problem(one, "surfaces", f"{surface!r} belongs to {other!r} too")


def _told_apart(one: Term, other: Term, lexicon: Lexicon) -> bool:
    if lexicon.canonical(one.id) == lexicon.canonical(other.id):
        return True
    return any(term.near or term.case == "exact" or term.section for term in (one, other))


def _relations(lexicon: Lexicon) -> Iterator[Problem]:
    for term in lexicon.terms.values():
        for key, targets in (("broader", term.broader), ("related", term.related), ("same_as", (term.same_as,) if term.same_as else ())):
            for target in targets:
                if target not in lexicon.terms:
                    yield Problem(term.id, key, f"{target!r} is no term")
                elif target == term.id:
                    yield Problem(term.id, key, "names the term itself")
        if term.same_as and term.same_as in lexicon.terms and lexicon.terms[term.same_as].same_as:
            yield Problem(term.id, "same_as", f"{term.same_as!r} is a twin itself; name the canonical one")
        if _circle(term.id, lexicon):
            yield Problem(term.id, "broader", "leads back to the term")


def _circle(term_id: str, lexicon: Lexicon) -> bool:
    seen: set[str] = set()
    ahead = list(lexicon.terms[term_id].broader)
    while ahead:
        at = ahead.pop()
        if at == term_id:
            return True
        if at not in seen and at in lexicon.terms:
            seen.add(at)
            ahead.extend(lexicon.terms[at].broader)
    return False


if __name__ == "__main__":
    problems = check_lexicon(load_lexicon(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    sys.exit(1 if problems else 0)
