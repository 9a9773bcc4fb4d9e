"""What every rule looks at: one resume beside one posting."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resumefit.extract.dates import Month
from resumefit.extract.phrases import phrase_index, word_forms
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon, Term
from resumefit.lines import LineKind, bullet_width
from resumefit.match import Finding, Match
from resumefit.match.kinship import kinship
from resumefit.posting.model import Posting, Requirement
from resumefit.resume.model import Evidence, Position, Resume, Strength
from resumefit.span import Span
from resumefit.suggest.edits import Edit, EditKind, sentence_of
from resumefit.suggest.figures import Figures
from resumefit.suggest.labels import either, is_wording, name_stems, named, reads_well
from resumefit.suggest.places import kin_line, like_line

_NEW = 12
"""Months of service work under which somebody is new to it."""
_QUOTE = 70
"""A longer quotation is cut."""
_GOES_ON = re.compile(r"[ \t]+([^\W\d_][\w'’-]*)")
"""The word behind a place, where no mark parts the two."""
_CLOSING = (")", "]", "”", "%", "+")
"""Signs after the last word of a sentence that belong to it."""
_THINGS = frozenset({"tool", "hard_skill", "soft_skill", "regulation", "industry_knowledge"})
"""Kinds of terms that are named rather than done."""


@dataclass(frozen=True, slots=True)
class Case:
    """A resume, a posting, what came of comparing them, and when."""

    resume: Resume
    posting: Posting
    match: Match
    lexicon: Lexicon
    today: Month
    figures: Figures
    pasted: tuple[Span, ...] = ()
    """Places of the resume that stand word for word in the posting."""

    def mine(self, span: Span) -> str:
        """Quote the resume, without the mark of a list item."""
        words = self.resume.document.quote(span)
        return _clipped(words[bullet_width(words) :])

    def name_in(self, span: Span) -> str:
        """Quote the resume's name of a thing, without words at its end that join it to what follows."""
        words = self.mine(span).rstrip(" ,;:").split()
        joining = word_forms(self.lexicon, "function")
        while len(words) > 1 and words[-1].lower() in joining:
            words.pop()
        return " ".join(words).rstrip(",;:")

    def sentence(self, place: Span) -> Span:
        """Give the sentence that holds a place, with the bracket or quotation mark that closes it."""
        words = sentence_of(self.resume, place)
        if words is None:
            return place
        end = max(place.end, self.resume.stem_spans[words[1] - 1].end)
        return Span(self.resume.stem_spans[words[0]].start, end + self.resume.document.text.startswith(_CLOSING, end))

    def line_of(self, place: Span) -> str:
        """Quote the beginning of the sentence that holds a place."""
        return self.mine(self.sentence(place))

    def items(self) -> Iterator[Span]:
        """Give the resume's list items, wrapped lines and all."""
        lines = self.resume.document.lines
        for at, line in enumerate(lines):
            if line.kind is LineKind.BULLET and not line.continues:
                last = at
                while last + 1 < len(lines) and lines[last + 1].continues:
                    last += 1
                yield Span(line.span.start, lines[last].span.end)

    def theirs(self, span: Span) -> str:
        """Quote the posting."""
        return _clipped(self.posting.document.quote(span))

    def term(self, finding: Finding) -> Term | None:
        """Give the lexicon's term that a finding is about; None for facts and open phrases."""
        if not isinstance(finding.requirement, Requirement):
            return None
        return self.lexicon.terms.get(self.lexicon.canonical(finding.requirement.target))

    def wanted(self, finding: Finding) -> str:
        """Give the posting's words for a thing, or its name."""
        return self.theirs(finding.asked[0]) if finding.asked else finding.label

    def quoted(self, finding: Finding) -> str:
        """Quote how the posting asks for it; words that cannot stand alone give way to the name."""
        words = self.wanted(finding)
        return f'"{words}"' if words.count("(") == words.count(")") else finding.label

    def named(self, finding: Finding) -> str:
        """Name what is asked within a sentence, by the posting's words where they can stand alone; of alternatives all are named."""
        asked = finding.requirement
        if not isinstance(asked, Requirement):
            return self.quoted(finding)
        words = [self.theirs(span) for span in finding.asked]
        alternatives = [f'"{word}"' for word in words if reads_well(word, self.lexicon)] if asked.any_of else []
        if len(alternatives) > 1:
            return either(alternatives)
        term = self.lexicon.terms.get(self.lexicon.canonical(asked.target))
        if term is None and words:
            return f'"{words[0]}"'
        shortest = min(finding.asked, key=lambda span: len(self.theirs(span)), default=None)
        own = self.theirs(shortest) if shortest is not None else ""
        if shortest is not None and term is not None and self._is_cut(shortest) and not is_wording(term, own, lexicon=self.lexicon):
            own = ""
        return named(asked.target, own, lexicon=self.lexicon)

    def _is_cut(self, place: Span) -> bool:
        """Say whether the posting's sentence goes on behind several words with one that may belong to them."""
        if " " not in self.theirs(place):
            return False
        line = self.posting.document.line_at(place.start)
        end = max(line.span.end, place.end) if line is not None else place.end
        after = _GOES_ON.match(self.posting.document.text, place.end, end)
        if after is None:
            return False
        word = after[1].lower()
        return word in word_forms(self.lexicon, "both-of", "alternative") or word not in word_forms(self.lexicon, "filler", "function")

    def is_told_by_number(self, finding: Finding) -> bool:
        """Say whether a number that the posting asks for holds the same words, or is the measure of the same thing in the same line."""
        asked = finding.requirement
        if not isinstance(asked, Requirement):
            return False
        wider, document = kinship(self.lexicon).ancestors, self.posting.document
        lines = {document.line_at(span.start) for span in finding.asked}
        for need in self.posting.thresholds:
            is_wider = asked.target in wider.get(self.lexicon.canonical(need.metric), ())
            if (is_wider and document.line_at(need.span.start) in lines) or any(span.overlaps(need.span) for span in finding.asked):
                return True
        return False

    def line_edit(self, words: str, *targets: str) -> Edit | None:
        """Give the edit that says some words in a line of the latest job; None where no job is found.

        A tool that is known by its company only is written with a word of that company; None where there is no such word.
        """
        shy = [term for target in dict.fromkeys(targets) if (term := self.lexicon.terms.get(target)) is not None and term.near]
        plain = (word for term in shy for word in term.near if word.islower() and word.capitalize() not in term.near)
        company = max((word for word in plain if self._is_plain(words, word)), key=len, default=None)
        if shy and (company is None or any(term.kind != "tool" for term in shy) or len(shy) > 1):
            return None
        job = self.latest()
        lines = [line for line in self.resume.document.lines if job is not None and job.span.covers(line.span)]
        if not lines:
            return None
        known = tuple(dict.fromkeys(one for target in targets if (one := self.lexicon.canonical(target)) in self.lexicon.terms))
        return Edit(EditKind.LINE, lines[-1].span.end, f"{words} ({company})" if company else words, known, Strength.SHOWN)

    def _is_plain(self, words: str, beside: str) -> bool:
        """Say whether a word beside some words names nothing by itself or together with them."""
        index = phrase_index(self.lexicon)

        def named_by(text: str) -> set[str]:
            return {term for hit in index.hits_in(phrase_stems(text, index.stem)) for term, _ in hit.sense.surfaces}

        return named_by(f"{words} {beside}") == named_by(words)

    def said_at(self, place: Span) -> tuple[str, ...]:
        """Give all terms that the words of a place name."""
        return tuple(one.target for one in self.resume.evidence if any(place.covers(span) for span in one.spans))

    def evidence(self, target: str) -> Evidence | None:
        """Find what the resume has of a term."""
        wanted = self.lexicon.canonical(target)
        return next((one for one in self.resume.evidence if one.target == wanted), None)

    def better_proof(self, target: str) -> str:
        """Say what to show instead of claiming a term; empty where the lexicon has no words for it."""
        wording = self.lexicon.wordings.get(f"shown-by-{self.lexicon.canonical(target)}")
        return wording.words[0] if wording is not None else ""

    def latest(self) -> Position | None:
        """Give the job that goes on or ended last."""
        jobs = [job for job in self.resume.positions if job.section == "experience"]
        return max(jobs, key=lambda job: (job.current, job.end or job.start or Month(0)), default=None)

    def nearest(self, target: str, asked: tuple[Span, ...]) -> tuple[Span, ...]:
        """Find the best place to say a term asked for at some places of the posting: a line near to it, else the latest job."""
        near = self.near_line(target, asked)
        return (near,) if near is not None else self.latest_place()

    def latest_place(self) -> tuple[Span, ...]:
        """Give the title of the latest job."""
        job = self.latest()
        return (job.title_span or job.span,) if job is not None else ()

    def near_line(self, target: str, asked: tuple[Span, ...]) -> Span | None:
        """Find the line of work about the nearest kin of a term, else the one most like the posting's lines on it."""
        return kin_line(self.resume, target, lexicon=self.lexicon) or like_line(self.resume, self.posting, asked, lexicon=self.lexicon)

    def headed(self, *kinds: str) -> tuple[Span, ...]:
        """Give the heading of the first part of the resume that is of one of some kinds, in the order of the kinds."""
        headings = (section.heading for kind in kinds for section in self.resume.sections if section.kind == kind)
        return tuple(headings)[:1]

    def places(self, phrases: Iterable[str]) -> Iterator[Span]:
        """Find wordings of the lexicon in the resume by its word stems, in the order of the text; the words have to stand side by side."""
        found: set[tuple[int, int]] = set()
        for phrase in phrases:
            stems = name_stems(phrase, self.lexicon)
            for at in self.resume.stem_places.get(stems[0], ()) if stems else ():
                following = (self.resume.stem_places.get(stem, ()) for stem in stems[1:])
                if all(_holds(held, at + step) for step, held in enumerate(following, 1)):
                    found.add((at, at + len(stems) - 1))
        for first, last in sorted(found):
            yield Span(self.resume.stem_spans[first].start, self.resume.stem_spans[last].end)

    def numbers_in(self, place: Span) -> tuple[Span, ...]:
        """Find the numbers that a reader sees in a place."""
        return self.figures.within(place)

    def names_only(self, place: Span) -> bool:
        """Say whether a place is a bare list: no word in it but what names things and what joins them."""
        joining = word_forms(self.lexicon, "function")
        kinds = {one.target: self.lexicon.terms[one.target].kind for one in self.resume.evidence if one.target in self.lexicon.terms}
        things = [one for one in self.resume.evidence if kinds.get(one.target) in _THINGS]
        named = [span for one in things for span in one.spans if span.overlaps(place)]
        words = [self.resume.stem_spans[at] for at in range(*self.words_in(place))]
        rest = [word for word in words if not any(name.overlaps(word) for name in named)]
        return bool(named) and all(self.resume.document.quote(word).lower() in joining for word in rest)

    def is_title(self, place: Span) -> bool:
        """Say whether a place is part of a job's title rather than of what was done there."""
        return any(job.title_span is not None and job.title_span.covers(place) for job in self.resume.positions)

    def words_in(self, span: Span) -> tuple[int, int]:
        """Give the range of word indexes (end excluded) within a place."""
        starts = self.resume.stem_spans.starts
        return bisect_left(starts, span.start), bisect_left(starts, span.end)

    def months(self) -> int:
        """Give the months of service work, 0 where unknown."""
        return self.resume.months_customer_service or 0

    def is_new(self) -> bool:
        """Say whether the applicant is new to service work, so that school and volunteer work are worth telling."""
        return self.months() < _NEW

    def work(self) -> str:
        """Name where a thing can be shown."""
        return "a job, a school project or volunteer work" if self.is_new() and not self.leads() else "a job"

    def leads(self) -> bool:
        """Say whether the posting is for leading others."""
        role = self.posting.role
        asked = {one.target for one in self.posting.requirements} | {role.term if role is not None else None}
        return not asked.isdisjoint(self.lexicon.wording("lead-terms"))

    def shows_leading(self) -> bool:
        """Say whether a line of the resume shows coaching, training or leading."""
        proofs = frozenset(self.lexicon.wording("lead-proofs"))
        return any(one.target in proofs and one.strength >= Strength.SHOWN for one in self.resume.evidence)


def _holds(places: tuple[int, ...], at: int) -> bool:
    index = bisect_left(places, at)
    return index < len(places) and places[index] == at


def _clipped(text: str) -> str:
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1].rsplit(" ", 1)[0] + "…"
