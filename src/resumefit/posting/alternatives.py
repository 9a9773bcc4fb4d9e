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
ONE, TWO = "one-of-them", "two-of-them"
"""Cues that open a row of things of which one, or two, are asked."""
_MAX_LINK = 3
_LONGEST_CLASS_LINK = 7
_LEAD = 5
"""Within how many words before a row its opener ends."""
_MIN_CLASS = 2
_COMMA = frozenset({","})
_CASE_MARKS = frozenset({"(", "-", "–", "—"})


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
    """Group mentions of which one or two will do; each other mention is a group of its own."""
    either = word_forms(lexicon, "alternative")
    glue = either | word_forms(lexicon, "list-glue")
    left = list(inside)
    while left:
        run = [left.pop(0)]
        links: list[str] = []
        cases = False
        while left and all(_alternative(at, mentions, lexicon, kinds) for at in (run[-1], left[0])):
            if _shares_words(run[-1], left[0], mentions, lexicon):
                links.extend(either)
                run.append(left.pop(0))
                continue
            between = words_between(run[-1], left[0], mentions)
            opens = len(run) == 1 and _opens_cases(between, run[0], left[0], mentions, lexicon)
            cases = cases or opens
            linked = between and len(between) <= _MAX_LINK and set(between) <= glue
            if not (linked or opens or _names_a_case(between, lexicon) or _names_unknown(run[-1], left[0], glue, mentions, lexicon)):
                break
            if _starts_anew(between, left, mentions, lexicon):
                break
            links.extend(between)
            run.append(left.pop(0))
        links.extend(_opened(run[-1], mentions, lexicon, listed=set(links) <= _COMMA))
        if asked_of_row(run, mentions, lexicon) or (cases and len(run) > _MIN_CLASS and word_forms(lexicon, "both-of").isdisjoint(links)):
            links.extend(either)
        if len(run) > 1 and either.isdisjoint(links) and not _one_class(run, mentions, lexicon):
            yield from ([at] for at in run)
        else:
            yield run


def asked_of_row(run: list[int], mentions: Mentions, lexicon: Lexicon) -> int:
    """Say how many things of a row its opener asks ("either", "at least two of the following:"); 0 where none opens it."""
    first = mentions.first_tokens[run[0]]
    if first and mentions.tokens.stems[first - 1] in word_forms(lexicon, "either-of"):
        return 1
    lead = word_forms(lexicon, "row-lead")
    for asked, name in ((1, ONE), (2, TWO)):
        for _, last, _ in mentions.starting(name, max(0, first - 2 * _LEAD), first):
            if first - _LEAD <= last <= first and lead.issuperset(mentions.tokens.stems[last:first]):
                return asked
    return 0


def _names_a_case(between: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Say whether the words between two things name a class of the second: "SQL or a dashboard tool such as Tableau"."""
    if not _MAX_LINK < len(between) <= _LONGEST_CLASS_LINK or between[0] not in word_forms(lexicon, "either"):
        return False
    return not word_forms(lexicon, "for-instance").isdisjoint(between[-2:]) and all(stem[0].isalnum() for stem in between)


def _opens_cases(between: tuple[str, ...], one: int, other: int, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether a bracket or a dash opens the cases of a class: "a ticketing tool - Zendesk, Intercom"."""
    if len(between) != 1 or between[0] not in _CASE_MARKS:
        return False
    return lexicon.canonical(mentions.terms[one].term) in lexicon.terms[lexicon.canonical(mentions.terms[other].term)].broader


def _names_unknown(one: int, other: int, glue: frozenset[str], mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether between two tools of a row a name stands that no term knows: "Zendesk, Glorpdesk or Kayako"."""
    places = range(after(one, mentions), mentions.first_tokens[other])
    names = [at for at in places if mentions.tokens.stems[at] not in glue]
    if not 0 < len(names) <= _MAX_LINK or len(places) < len(names) + 2:
        return False
    tools = all(lexicon.terms[mentions.terms[at].term].kind == "tool" for at in (one, other))
    return tools and all(mentions.tokens.raw(at)[:1].isupper() for at in names)


def _starts_anew(link: tuple[str, ...], following: list[int], mentions: Mentions, lexicon: Lexicon) -> bool:
    """Say whether a thing behind "and" is a class whose cases follow it: "Zendesk and a chat tool such as Intercom" is two rows."""
    if len(following) == 1 or _COMMA.issuperset(link) or not word_forms(lexicon, "alternative").isdisjoint(link):
        return False
    return not word_forms(lexicon, "for-instance").isdisjoint(words_between(following[0], following[1], mentions)[:_MAX_LINK])


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


def _opened(at: int, mentions: Mentions, lexicon: Lexicon, *, listed: bool) -> tuple[str, ...]:
    """Give the words right after a list that open it: "or similar", or "or" and a thing that no term names.

    A comma may stand before the "or" where commas alone part what is `listed`.
    """
    start = after(at, mentions)
    if listed and mentions.tokens.stems[start : start + 1] == (",",):
        start += 1
    following = mentions.tokens.stems[start : start + 3]
    if following[:1] and following[0] in word_forms(lexicon, "alternative"):
        return following[:1]
    return () if word_forms(lexicon, "and-the-like").isdisjoint(following) else following
