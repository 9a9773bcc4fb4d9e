"""Posting -> whether it is for serving people, the only field that the lexicon knows."""

from resumefit.extract.phrases import phrase_index
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon
from resumefit.posting.model import Posting

_NO_TRADE, _OTHER_TRADE = 2, 3
"""How many demands of service work put a posting in the field when its title names no trade, and when it names another one."""
_FEW = 3
"""How many of them do so by themselves when the title is not known; fewer have to be a good share of all that is asked."""
_GOOD_SHARE = 8
"""One in so many of the things asked is a good share."""


def in_field(posting: Posting, *, lexicon: Lexicon) -> bool:
    """Say whether a posting is for serving people: by its title, else by what it asks.

    What every trade asks ("customer focus") puts no posting in the field without a demand of the work itself; neither does a
    word of the title without any demand, nor the title of one who leads people of whatever trade.
    """
    role = posting.role
    known = lexicon.terms.get(role.term or "") if role is not None else None
    asked = {one.target for one in posting.requirements} | {need.of for need in posting.experience}
    demands = asked & {lexicon.canonical(one) for one in lexicon.wording("service-demands")}
    work = demands - {lexicon.canonical(one) for one in lexicon.wording("service-manners")}
    said_so = role is not None and _says_service(role.text, lexicon)
    if known is not None and known.customer_service:
        return said_so or bool(demands) or known.id not in lexicon.wording("any-trade-roles")
    if known is not None:
        return len(demands) >= _OTHER_TRADE and bool(work)
    if said_so and demands:
        return True
    return bool(work) and len(demands) >= _NO_TRADE and (len(demands) >= _FEW or len(demands) * _GOOD_SHARE >= len(asked))


def _says_service(text: str, lexicon: Lexicon) -> bool:
    stem = phrase_index(lexicon).stem
    told = {one for word in lexicon.wording("service-titles") for one in phrase_stems(word, stem)}
    return not told.isdisjoint(phrase_stems(text, stem))
