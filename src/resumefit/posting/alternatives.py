"""Things named in a row -> which of them are alternatives to each other, and the class that they share."""

from collections.abc import Iterator

from resumefit.extract.phrases import word_forms
from resumefit.extract.terms import Mentions
from resumefit.lexicon.model import Lexicon

OPEN = "open:"
"""How the ids of terms beyond the fixed list begin, and the targets of phrases that no term covers."""
ALTERNATIVE_KINDS = frozenset(
    {"tool", "hard_skill", "certification", "experience", "industry", "regulation", "association", "work_setting"}
)
"""Kinds of which one thing may stand for another."""
_MAX_LINK = 3
_MIN_CLASS = 2


def class_first(targets: list[str], lexicon: Lexicon, *, opened: bool = False) -> list[str]:
    """Put the class of all others first: "Zendesk, Freshdesk or similar ticketing software" asks the class.

    Products that the fixed list of ids lacks are asked by their common class even where it is not named ("Word and Excel"), and so
    are all where their row is `opened` to their like.
    """
    for target in targets:
        others = [other for other in targets if other != target]
        if others and all(target in lexicon.terms[other].broader for other in others):
            return [target, *others]
    common = _common_class(targets, lexicon, opened=opened)
    return [common, *targets] if common else targets


def is_opened(run: list[int], mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether a row is open to the like of what it names: "Zendesk or a similar tool"."""
    start = after(run[-1], mentions)
    return not word_forms(lexicon, "and-the-like").isdisjoint(mentions.tokens.stems[start : start + _MAX_LINK])


def _common_class(targets: list[str], lexicon: Lexicon, *, opened: bool = False) -> str | None:
    """Give the first class, of those on the fixed list of ids, that products beyond that list share."""
    if len(targets) < _MIN_CLASS or not (opened or all(target.startswith(OPEN) for target in targets)):
        return None
    shared = [name for name in lexicon.terms[targets[0]].broader if all(name in lexicon.terms[other].broader for other in targets[1:])]
    return next((name for name in shared if not name.startswith(OPEN)), None)


def _one_class(run: list[int], mentions: Mentions, lexicon: Lexicon) -> bool:
    return _common_class([lexicon.canonical(mentions.terms[at].term) for at in run], lexicon) is not None


def alternatives(
    inside: list[int], mentions: Mentions, lexicon: Lexicon, *, kinds: frozenset[str] = ALTERNATIVE_KINDS
) -> Iterator[list[int]]:
    """Group mentions that are alternatives to each other; each other mention is a group of its own."""
    either = word_forms(lexicon, "alternative")
    glue = either | word_forms(lexicon, "list-glue")
    left = list(inside)
    while left:
        run = [left.pop(0)]
        links: list[str] = []
        while left and all(_alternative(at, mentions, lexicon, kinds) for at in (run[-1], left[0])):
            if _shares_words(run[-1], left[0], mentions, lexicon):
                links.extend(either)
                run.append(left.pop(0))
                continue
            between = words_between(run[-1], left[0], mentions)
            if len(between) > _MAX_LINK or not set(between) <= glue or not between:
                break
            links.extend(between)
            run.append(left.pop(0))
        links.extend(_opened(run[-1], mentions, lexicon))
        if len(run) > 1 and either.isdisjoint(links) and not _one_class(run, mentions, lexicon):
            yield from ([at] for at in run)
        else:
            yield run


def _alternative(at: int, mentions: Mentions, lexicon: Lexicon, kinds: frozenset[str]) -> bool:
    kind = lexicon.terms[mentions.terms[at].term].kind
    return kind in kinds and (kind == "experience" or not mentions.terms[at].words)


def _shares_words(one: int, other: int, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether two kinds of experience are told by the same words, with "or" between: "retail or customer service experience"."""
    if lexicon.terms[mentions.terms[one].term].kind != "experience" or not mentions.terms[one].span.overlaps(mentions.terms[other].span):
        return False
    told = mentions.tokens.stems[mentions.first_tokens[one] : mentions.first_tokens[other]]
    return not word_forms(lexicon, "alternative").isdisjoint(told)


def after(at: int, mentions: Mentions) -> int:
    """Give the token after the last one of a mention."""
    end = mentions.terms[at].span.end
    token = mentions.first_tokens[at]
    while token < len(mentions.tokens.ends) and mentions.tokens.ends[token] <= end and mentions.tokens.stems[token] != "\n":
        token += 1
    return token


def words_between(one: int, other: int, mentions: Mentions) -> tuple[str, ...]:
    """Give the stems between two mentions; none where they touch or overlap."""
    return mentions.tokens.stems[after(one, mentions) : mentions.first_tokens[other]]


def _opened(at: int, mentions: Mentions, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the words right after a list that open it: "or similar", or "or" and a thing that no term names."""
    start = after(at, mentions)
    following = mentions.tokens.stems[start : start + 3]
    if following[:1] and following[0] in word_forms(lexicon, "alternative"):
        return following[:1]
    return () if word_forms(lexicon, "and-the-like").isdisjoint(following) else following
