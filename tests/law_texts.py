"""The example texts, and ways to change a text that change nothing of what it says."""

import re
import textwrap
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import resumefit
from resumefit import Document, Report
from resumefit.extract.terms import find_mentions
from resumefit.lexicon.load import shipped_lexicon
from resumefit.posting.passages import find_passages
from resumefit.posting.zones import Zone
from resumefit.readers.registry import read_document
from resumefit.suggest.edits import Edit, EditKind

LEXICON = shipped_lexicon()
TODAY = date(2024, 3, 1)
FOLDER = Path(__file__).resolve().parent.parent / "examples"
NAMES = ("bilingual-canada", "cashier-to-service", "strong-agent", "team-lead", "technical-support")
COMPANY = "About us\nBluebird Outdoor has made tents since 1962. Our founders still paddle to work, and so do their children.\n"
BENEFITS = "Benefits\n- Health insurance, dental plan and life insurance\n- Paid vacation, pension plan and training budget\n"
EQUAL = (
    "Equal opportunity\nWe are an equal opportunity employer. All qualified applicants will receive consideration without regard to race, "
    "religion, sex, age, disability or veteran status.\n"
)
APPLY = "How to apply\nSend your resume and a cover letter to jobs@example.com. Only those chosen for an interview will be contacted.\n"
WELDER = """Pat Ironside

Experience
Welder, Steel Works Ltd
May 2015 - March 2024
- Welded frames of trailers to drawings
- Ground and painted the seams
"""
_WORD = re.compile(r"[^\W\d_][\w.+#'&-]*")
_ITEM = re.compile(r"\s*[-*•] ")
_BRITISH = (
    ("center", "centre"), ("Center", "Centre"), ("color", "colour"), ("organiz", "organis"), ("prioritiz", "prioritis"),
    ("favor", "favour"), ("behavior", "behaviour"),
    ("program ", "programme "), ("license", "licence"), ("analyz", "analys"), ("traveler", "traveller"),
    ("apologiz", "apologis"), ("enrollment", "enrolment"), ("fulfill ", "fulfil "),
)  # fmt: skip


@cache
def example(name: str) -> tuple[str, str]:
    """The two texts of an example, as its files are read."""
    return read_document(FOLDER / name / "resume.md").text, read_document(posting_files(name)[-1]).text


def posting_files(name: str) -> list[Path]:
    return sorted(FOLDER.joinpath(name).glob("posting.*"))


def report(resume: str | Document, posting: str | Document) -> Report:
    sides = [Document.from_text(side) if isinstance(side, str) else side for side in (resume, posting)]
    return resumefit.score(sides[0], _posting(sides[1]), lexicon=LEXICON, today=TODAY)


def points(resume: str | Document, posting: str | Document) -> int:
    score = report(resume, posting).match.score
    assert score is not None
    return score.thousandths


@cache
def _posting(document: Document) -> resumefit.Posting:
    return resumefit.read_posting(document, lexicon=LEXICON)


def sentences(text: str) -> list[str]:
    return [one.strip() for line in text.splitlines() for one in re.split(r"(?<=[.!?;])\s+", line) if one.strip()]


def bare_sentences(text: str) -> list[str]:
    """Give the sentences of a text without the marks of list items."""
    return [_ITEM.sub("", line) for line in sentences(text)]


def as_items(lines: list[str]) -> str:
    return "\n".join("- " + _ITEM.sub("", line) for line in lines)


def woven(text: str, lines: list[str]) -> str:
    """Put lines between those of a text, none before its second."""
    own = [line for line in text.splitlines() if line.strip()]
    each = -(-len(lines) // (len(own) - 2))
    slots = [[line, *lines[at * each : (at + 1) * each]] for at, line in enumerate(own[2:])]
    return "\n".join([*own[:2], *(line for slot in slots for line in slot)])


def pieces(text: str, words: int) -> list[str]:
    """Cut the sentences of a text into runs of a few words, bare of the marks of list items."""
    split = [line.split() for line in bare_sentences(text)]
    return [" ".join(line[at : at + words]) for line in split for at in range(0, len(line), words)]


def asked(posting: str) -> frozenset[tuple[object, ...]]:
    """All that the score takes from a posting."""
    read = _posting(Document.from_text(posting))
    return frozenset(
        (
            ("role", read.role.term if read.role is not None else None),
            *((one.target, one.kind, one.need, one.any_of, one.screen, one.stems) for one in read.requirements),
            *((one.of, one.months, one.need) for one in read.experience),
            *((one.level, one.need, one.or_equivalent_experience) for one in read.education),
            *((one.names, tuple(each.level for each in one.choices), one.at_least, one.need) for one in read.languages),
            *((one.metric, one.quantity, one.need) for one in read.thresholds),
        )
    )


def with_paragraph(posting: str, paragraph: str, heading: str) -> Iterator[str]:
    """Put a paragraph behind the title, at the end and before each heading, with and without a heading of its own."""
    mentions = find_mentions(Document.from_text(posting), LEXICON)
    headings = [mentions.tokens.starts[one.first] for one in find_passages(mentions, LEXICON) if one.zone is Zone.HEADING and one.whole]
    parted = [at for at in headings if posting[:at].endswith("\n\n")]
    places = [(posting.index("\n"), paragraph)]
    for at in (*parted, len(posting)):
        places += [(at, paragraph), (at, f"{heading}\n{paragraph}"), (at, f"{heading}\n\n- {paragraph}")]
    for at, text in places:
        yield f"{posting[:at].rstrip()}\n\n{text}\n\n{posting[at:].lstrip()}"


def marked(text: str, mark: str) -> str:
    """Give all list items another mark."""
    return re.sub(r"(?m)^[-*•] ", mark, text)


def reflowed(text: str, width: int) -> str:
    """Wrap each paragraph anew."""
    wrapped = [
        textwrap.fill(line, width, break_on_hyphens=False, subsequent_indent="  " if _ITEM.match(line) else "")
        if len(line) > width
        else line
        for line in text.split("\n")
    ]
    return "\n".join(wrapped)


@cache
def _case_marked() -> frozenset[str]:
    found: set[str] = set()
    for term in LEXICON.terms.values():
        found.update(term.acronyms, term.near)
        if term.case == "exact":
            found.update(word for surface in term.surfaces for word in re.findall(r"[\w.+#'-]+", surface))
    return frozenset(found)


def _recased(text: str, change: str) -> str:
    def one(match: re.Match[str]) -> str:
        word = match.group()
        kept = word.rstrip(".") in _case_marked() or sum(letter.isupper() for letter in word) > 1
        return word if kept else getattr(word, change)()

    return _WORD.sub(one, text)


def small(text: str) -> str:
    """Write everything small but what the lexicon knows by its capitals, and words with several."""
    return _recased(text, "lower")


def loud(text: str) -> str:
    """Write the list items large, but for the same words."""
    return "\n".join(_recased(line, "upper") if _ITEM.match(line) else line for line in text.split("\n"))


def titled(text: str) -> str:
    """Open every word of the list items with a capital."""
    return "\n".join(
        _WORD.sub(lambda word: word[0][0].upper() + word[0][1:], line) if _ITEM.match(line) else line for line in text.split("\n")
    )


def british(text: str) -> str:
    for one, other in _BRITISH:
        text = text.replace(one, other)
    return text


def american(text: str) -> str:
    for one, other in _BRITISH:
        text = text.replace(other, one)
    return text


def same_said(text: str) -> Iterator[tuple[str, str]]:
    """Ways to write the same text."""
    yield "stars", marked(text, "* ")
    yield "dots", marked(text, "• ")
    yield "ticks", marked(text, "✓ ")
    yield "numbers", marked(text, "1. ")
    yield "narrow", reflowed(text, 64)
    yield "wide", reflowed(text, 80)
    yield "wider", reflowed(text, 96)
    yield "small", small(text)
    yield "british", british(text)
    yield "american", american(text)


def written(text: str, edit: Edit) -> str:
    """Write an edit into a text."""
    before, after = text[: edit.at], text[edit.at :]
    if edit.kind is EditKind.LINE:
        return f"{before}\n- In this job I relied on {edit.words} from the first week on.{after}"
    if edit.kind is EditKind.WORDS:
        return f"{before} ({edit.words}){after}"
    return f"{before} for 12 branches{after}"
