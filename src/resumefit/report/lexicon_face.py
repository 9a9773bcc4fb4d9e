"""Lexicon -> the JSON face of `resumefit lexicon list`."""

from resumefit.document import SCHEMA
from resumefit.lexicon.model import Lexicon, Term


def lexicon_to_dict(lexicon: Lexicon, *, kind: str | None = None) -> dict[str, object]:
    """Lay out the terms by kind and id; those of one `kind` alone where it is named."""
    listed = (term for term in lexicon.terms.values() if kind in (None, term.kind))
    return {
        "schema": SCHEMA,
        "kind": "lexicon",
        "score_version": lexicon.scoring.version,
        "lexicon_sha256": lexicon.sha256,
        "terms": [_term(term) for term in sorted(listed, key=lambda term: (term.kind, term.id))],
    }


def _term(term: Term) -> dict[str, object]:
    return {
        "id": term.id,
        "kind": term.kind,
        "label": term.label,
        "same_as": term.same_as,
        "broader": list(term.broader),
        "related": list(term.related),
    }
