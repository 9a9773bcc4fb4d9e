"""Sentences -> the line that is a posting's title, and the lines of the web page around it."""

from collections.abc import Iterator, Sequence

from resumefit.extract.phrases import word_forms
from resumefit.extract.terms import Mentions
from resumefit.lexicon.model import Lexicon
from resumefit.lines import LineKind
from resumefit.posting.headings import known_heading
from resumefit.posting.sentences import Sentence

MAX_TITLE = 14
_MAX_NAMED_TITLE = 28
"""How long a title may be that opens with what the job is called."""
_OPENING = 6
_TOP = 15
"""How many lines above the text a title may stand among."""
_MAX_NOTICE = 30
_ROLE = "role_title"
_FURNITURE, _SEEKS = "page-furniture", "seeks-a-role"
_STOPS = frozenset({".", "?"})


def page_blocks(mentions: Mentions, lexicon: Lexicon) -> frozenset[int]:
    """Give the blocks that are menus, buttons and notices of the page that a posting was copied from."""
    words = word_forms(lexicon, "page-word")
    found = set()
    for number, block in enumerate(mentions.tokens.blocks):
        if block.kind is LineKind.BULLET or block.last - block.first > _MAX_NOTICE:
            continue
        if mentions.starting(_FURNITURE, block.first, block.last) or words.issuperset(_letters(block.first, block.last, mentions)):
            found.add(number)
    return frozenset(found)


def find_title(sentences: Sequence[Sentence], page: frozenset[int], mentions: Mentions, lexicon: Lexicon) -> Sentence | None:
    """Give the title: the first short line, or the line near the top that says what the job is called where that one does not.

    Lines in `page` are none, and no title stands below a heading or a paragraph.
    """
    lines = list(_top(sentences, page, mentions, lexicon))
    first = next(iter(lines), None)
    plain = first if first is not None and first[3] and first[1] - first[0] <= MAX_TITLE else None
    if plain is not None and _names_role(plain, mentions, lexicon, within=MAX_TITLE):
        return plain
    return next((line for line in lines if _names_role(line, mentions, lexicon, within=_OPENING)), plain)


def _top(sentences: Sequence[Sentence], page: frozenset[int], mentions: Mentions, lexicon: Lexicon) -> Iterator[Sentence]:
    """Yield the pieces of the lines above the text, those of labels like "Department: ..." left out."""
    labels = word_forms(lexicon, "title-label")
    skipped: int | None = None
    for sentence in sentences:
        first, last, block, whole, mark = sentence
        if block >= _TOP:
            return
        if block in page or block == skipped:
            continue
        short = whole and last - first <= MAX_TITLE
        if last - first > _MAX_NAMED_TITLE or (mark in _STOPS and not short):
            return
        named = mark == ":" and labels.issuperset(_letters(first, last, mentions))
        if named:
            continue
        if mark == ":" or (
            known_heading(sentence, mentions, lexicon) is not None and not _names_role(sentence, mentions, lexicon, within=MAX_TITLE)
        ):
            if whole or mentions.tokens.blocks[block].last <= last + 1:
                return
            skipped = block
            continue
        yield sentence


def _names_role(sentence: Sentence, mentions: Mentions, lexicon: Lexicon, *, within: int) -> bool:
    """Say whether a line says within its first words what a job is called, or names service and no role."""
    first, last, *_ = sentence
    near = mentions.terms_starting(first, min(last, first + within))
    for at in near:
        term = mentions.terms[at].term
        if lexicon.terms[term].kind == lexicon.terms[lexicon.canonical(term)].kind == _ROLE:
            return within == MAX_TITLE or not mentions.starting(_SEEKS, first, mentions.first_tokens[at])
    return within == MAX_TITLE and not {mentions.terms[at].term for at in near}.isdisjoint(lexicon.wording("bare-service-titles"))


def _letters(first: int, last: int, mentions: Mentions) -> tuple[str, ...]:
    """Give the words of a range of tokens; one that is no word where it has none."""
    return tuple(stem for stem in mentions.tokens.stems[first:last] if stem[0].isalnum()) or ("",)
