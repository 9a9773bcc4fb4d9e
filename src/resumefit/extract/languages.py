"""Which languages a term of the lexicon names."""

from resumefit.lexicon.model import Lexicon, Term


def language_names(term: Term, lexicon: Lexicon, *, written: str = "") -> tuple[str, ...]:
    """Give the languages, in lower case, that a term of kind language names; none for "bilingual" alone.

    Where one term stands for several languages, the one that is `written` is meant.
    """
    if term.id in lexicon.cue("language-general"):
        return ()
    parts = [lexicon.terms[part] for part in term.broader if part in lexicon.terms and part not in lexicon.cue("language-general")]
    if len(parts) > 1:
        return tuple(name for part in parts for name in language_names(part, lexicon))
    names = term.label.split(" (")[0].lower().replace(" and ", ", ").split(", ")
    return (next((name for name in names if name in written.lower()), names[0]),)
