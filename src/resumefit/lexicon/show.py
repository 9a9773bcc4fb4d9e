"""A term as a person reads it, and how it is found by what a person types."""

from difflib import get_close_matches

from resumefit.lexicon.model import Lexicon, Term


def find_term(wanted: str, lexicon: Lexicon) -> tuple[Term | None, tuple[str, ...]]:
    """Find a term by id, by the phrase of an "open:" id, by label or by one of its wordings, whatever the case; else give near ids."""
    plain = " ".join(wanted.lower().split())
    terms = lexicon.terms.values()
    names = {wording.lower(): term.id for term in terms for wording in (*term.surfaces, *term.acronyms)}
    names.update((term.label.lower(), term.id) for term in terms)
    names.update((term.id.removeprefix("open:"), term.id) for term in terms)
    names.update((term.id, term.id) for term in terms)
    for name in (plain, plain.replace(" ", "-"), f"open:{plain}"):
        if name in names:
            return lexicon.terms[names[name]], ()
    near = get_close_matches(plain, names, n=5, cutoff=0.6)
    return None, tuple(dict.fromkeys(names[name] for name in near))


def describe(term: Term, lexicon: Lexicon) -> str:
    """Lay out all that the lexicon holds of a term, a key a line."""
    rows: list[tuple[str, str]] = [("id", term.id), ("label", term.label), ("kind", term.kind)]
    if term.same_as:
        rows.append(("same as", term.same_as))
    twins = [other.id for other in lexicon.terms.values() if other.same_as == term.id]
    rows.extend(("twin", twin) for twin in twins)
    rows.extend(("broader", other) for other in term.broader)
    rows.extend(("narrower", other.id) for other in lexicon.terms.values() if term.id in other.broader)
    rows.extend(("related", other) for other in term.related)
    if term.surfaces:
        rows.append(("said as", ", ".join(term.surfaces)))
    if term.acronyms:
        rows.append(("acronyms", ", ".join(term.acronyms)))
    rows.extend(("done as", f"{' / '.join(action.verb)} + {' / '.join(action.object)}") for action in term.actions)
    if term.case == "exact":
        rows.append(("case", "only as written here"))
    if term.near:
        rows.append(("needs near it", ", ".join(term.near)))
    if term.not_:
        rows.append(("not", ", ".join(term.not_)))
    rows.extend(("example", sentence) for sentence in term.examples)
    rows.extend(("not found in", sentence) for sentence in term.counterexamples)
    rows.extend(("O*NET", code) for code in term.onet)
    rows.extend(("source", f"{key}: {lexicon.sources[key].title}" if key in lexicon.sources else key) for key in term.sources)
    return "\n".join(f"{name + ':':<15} {value}" for name, value in rows)
