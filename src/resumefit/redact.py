"""A resume with who the applicant is blanked: every place stays, so that scores and spans are the same."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath

from resumefit.document import Document
from resumefit.lexicon.model import Lexicon
from resumefit.lines import Line, LineKind
from resumefit.resume.contact import ContactKind, find_contacts
from resumefit.resume.model import Resume
from resumefit.span import Span

BLANK = "█"
_POSTCODE = re.compile(r"\b(?:[A-Z]{2}\.?,? \d{5}(?:-\d{4})?|[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})\b")
_HANDLE = re.compile(r"(?<![\w.])@\w[\w.]{2,30}")
"""A name on a network: @jo.writes."""
_LABEL = re.compile(r"[^\W\d_][\w ]{1,24}:\s+")
_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]*+(?:[.'’-][^\W\d_]+)*+")
_INK = re.compile(r"\S")
_OPENING = "(\"'“‘"
_TOP_LINES = 12
_LONGEST_LABEL = 8
"""Words: a longer line at the top is a sentence about work."""
_NAME_WORDS = range(2, 6)
_SHORTEST_NAME = 3


def redact(resume: Resume, lexicon: Lexicon) -> Resume:
    """Blank name, mail, phone, links, address and personal facts in the document of a resume, and its file's name.

    Letters become blocks one for one. What stands above the first heading goes whole, but for sentences and jobs; names found
    there and in mail addresses go wherever they stand, and so does what stands under the heading of references. Texts that nobody
    sees are taken out.
    """
    document = resume.document
    text = document.text
    for place in _places(resume, lexicon):
        text = text[: place.start] + _INK.sub(BLANK, text[place.start : place.end]) + text[place.end :]
    origin = replace(document.origin, name=f"resume{PurePath(document.origin.name).suffix}")
    return replace(resume, document=replace(document, text=text, origin=origin, hidden=()))


def _places(resume: Resume, lexicon: Lexicon) -> Iterator[Span]:
    document = resume.document
    contacts = find_contacts(document)
    top = [line for line in _top(resume) if _is_label(line, resume) and not _is_work(document.quote(line.span), lexicon)]
    yield from (line.span for line in top)
    yield from (contact.span for contact in contacts)
    for place in resume.private:
        line = document.line_at(place.start)
        yield Span(place.start, max(place.end, line.span.end if line else place.end))
    for section in resume.sections:
        reached = any(section.span.start <= contact.span.start < section.span.end for contact in contacts)
        if section.kind == "references" or (section.kind == "other" and reached):
            yield Span(section.heading.end, section.span.end) if section.heading.end < section.span.end else section.span
    for pattern in (_POSTCODE, _HANDLE, _street(lexicon)):
        yield from (Span(*found.span()) for found in pattern.finditer(document.text))
    mails = [document.quote(contact.span).partition("@")[0] for contact in contacts if contact.kind is ContactKind.MAIL]
    mailed = {word.lower() for mail in mails for word in _WORD.findall(re.sub(r"[._+-]", " ", mail))}
    titles = frozenset(lexicon.cues["document-name"].words) if "document-name" in lexicon.cues else frozenset()
    names = [_WORD.findall(said) for said in map(document.quote, _names(top, document)) if said.lower() not in titles]
    words = next((name for name in names if _is_in_mail(name, mails)), names[0] if names else [])
    yield from _named(document, {*words, *mailed, *(part for word in words for part in re.split(r"[-‐‑]", word))})


def _is_in_mail(name: list[str], mails: list[str]) -> bool:
    """Say whether a word of a name stands in the name of a mailbox: tells it from a title or the words "Curriculum Vitae"."""
    return any(word.lower() in mail.lower() for word in name if len(word) >= _SHORTEST_NAME for mail in mails)


def _top(resume: Resume) -> list[Line]:
    """Give the lines above the first heading."""
    end = min((section.span.start for section in resume.sections), default=len(resume.document.text))
    return [line for line in resume.document.lines[:_TOP_LINES] if line.span.end <= end]


def _is_label(line: Line, resume: Resume) -> bool:
    words = resume.document.quote(line.span).split()
    in_job = any(job.span.start <= line.span.start < job.span.end for job in resume.positions)
    return (len(words) <= _LONGEST_LABEL and not in_job and line.kind is not LineKind.BULLET) or bool(_has_contact(line, resume))


def _is_work(words: str, lexicon: Lexicon) -> bool:
    """Say whether a line is a headline about work: a job or skill of several words, and no word besides that job titles do not have."""
    said = tuple(word.lower() for word in _WORD.findall(words))
    phrases, known = _work_words(lexicon)
    if not known.issuperset(said) or any(letter.isdigit() for letter in words):
        return False
    longest = max(map(len, phrases), default=0)
    return any(said[at : at + length] in phrases for at in range(len(said)) for length in range(2, longest + 1))


@lru_cache(maxsize=4)
def _work_words(lexicon: Lexicon) -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """Give the wordings of jobs and skills that have several words, and all words that job titles are made of."""
    kinds = ("role_title", "hard_skill", "soft_skill", "experience", "industry", "work_setting")
    terms = [
        (term.kind, tuple(surface.lower().split())) for term in lexicon.terms.values() for surface in term.surfaces if term.kind in kinds
    ]
    phrases = frozenset(words for _, words in terms if len(words) > 1)
    return phrases, frozenset(word for kind, words in terms if kind == "role_title" for word in words)


def _has_contact(line: Line, resume: Resume) -> bool:
    return any(line.span.start <= contact.span.start < line.span.end for contact in resume.contacts)


def name_places(resume: Resume) -> Iterator[Span]:
    """Yield what may be the applicant's name, above the first heading and in the order of the text; a job title may look like one."""
    return _names([line for line in _top(resume) if _is_label(line, resume)], resume.document)


def is_address(words: str, lexicon: Lexicon) -> bool:
    """Say whether words hold a street with its number, or a postcode."""
    return bool(_POSTCODE.search(words) or _street(lexicon).search(words))


def _names(top: list[Line], document: Document) -> Iterator[Span]:
    """Yield what is written as a name is: words with capitals, a nickname in quotation marks, "Last, First" in the first line.

    A text without capitals writes names small.
    """
    small = document.text.islower()
    for line in top:
        text = document.text[line.span.start : line.span.end]
        label = _LABEL.match(text)
        begin = label.end() if label is not None else 0
        family, _, given = text[begin:].partition(",")
        turned = line is top[0] and len(family.split()) == 1 and _looks_named(given.split(), small=small)
        name = text[begin:].rstrip() if turned else family.rstrip()
        words = name.replace(",", " ").split()
        if len(words) in _NAME_WORDS and _looks_named(words, small=small):
            start = line.span.start + text.index(words[0], begin)
            yield Span(start, start + len(name.strip()))


def _looks_named(words: list[str], *, small: bool) -> bool:
    initials = [word.lstrip(_OPENING)[:1] for word in words]
    return bool(words) and all(letter.isupper() or (small and letter.isalpha()) for letter in initials)


def _named(document: Document, words: set[str]) -> Iterator[Span]:
    """Find words of a name wherever they are written with a capital, or at all in a text that has none."""
    small = document.text.islower()
    known = {word.lower() for word in words if len(word) >= _SHORTEST_NAME}
    for found in _WORD.finditer(document.text):
        word = found.group()
        if (small or word[0].isupper()) and (word.lower() in known or word.lower().removesuffix("’s").removesuffix("'s") in known):
            yield Span(*found.span())


def _street(lexicon: Lexicon) -> re.Pattern[str]:
    words = lexicon.cues["street"].words if "street" in lexicon.cues else ("street",)
    kinds = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return re.compile(
        rf"\b\d{{1,6}}[a-z]?,?(?: [\w.'’-]{{1,24}}){{1,4}}? (?:{kinds})\b\.?(?:,? (?:apt|unit|suite|#)\.? ?\w{{1,6}}\b)?", re.IGNORECASE
    )
