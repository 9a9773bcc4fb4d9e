"""Rules on what a reader cannot see or should not see (RF401 to RF409)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from resumefit.lexicon.model import Lexicon, Term
from resumefit.lines import LineKind
from resumefit.resume.contact import ContactKind
from resumefit.span import Span
from resumefit.suggest.case import Case
from resumefit.suggest.model import Advice, Hint

_PART = re.compile(r"[^\s,;|•·](?:[^\s,;|•·]| (?! ))*")
"""What stands between the separators of a line at the top of a resume."""
_ADDRESS = range(3, 7)
"""Words of a house number and street."""
_LONG = 150
"""Words of a resume in which something can be deep."""
_DEEP = 60
"""Percent of the text after which a certificate is buried."""


def no_text(case: Case) -> Iterator[Hint]:
    """Point at pages that hold a picture instead of text.

    ## What it looks for
    Pages in which no text was found: a scan, a photograph, or type turned into drawing.

    ## Why it matters
    What no program can read is not there for it, and such a page is often passed over.

    ## Example
    A resume printed, signed and scanned.

    ## Better
    The PDF that the word processor saves.

    ## Source
    The files themselves; guide-004 on formats that can be scanned by eye and by program.
    """
    pages = [warning.page for warning in case.resume.document.warnings if warning.code == "scanned-page"]
    if pages:
        which = ", ".join(str(page) for page in pages if page is not None)
        place = f"Page {which} is" if which else "The file is"
        yield Hint(
            f"{place} a picture without text. Save the resume as PDF from your word processor instead of scanning it.", Advice.UNSEEN
        )


def hidden_text(case: Case) -> Iterator[Hint]:
    """Point at text in the file that nobody can see.

    ## What it looks for
    White, tiny, off-page or invisible text. It is never counted.

    ## Why it matters
    Hidden words earn nothing here, and who finds them thinks the worst, even if a template put them there.

    ## Example
    Key words in white at the bottom of the page.

    ## Better
    What is true, where everybody can read it.

    ## Source
    The files themselves.
    """
    if case.resume.document.hidden or any(warning.code == "hidden-text" for warning in case.resume.document.warnings):
        message = "The file holds text that nobody can see; it was not counted. Delete it, or make it visible if it is true."
        yield Hint(message, Advice.UNSEEN)


def contact_in_header(case: Case) -> Iterator[Hint]:
    """Point at contact facts that stand in the page header only.

    ## What it looks for
    A mail address or telephone number in the header or footer of the page, and none in the body.

    ## Why it matters
    Many readers of files skip headers and footers: an employer may then have no way to reach you.

    ## Example
    Name, telephone and e-mail in the header of a Word file.

    ## Better
    The same lines at the top of the page's body.

    ## Source
    How common readers of Word files treat headers; see the files themselves.
    """
    edges = [line.span for line in case.resume.document.lines if line.kind in (LineKind.PAGE_HEADER, LineKind.PAGE_FOOTER)]
    reachable = [contact.span for contact in case.resume.contacts if contact.kind is not ContactKind.WEB]
    if reachable and all(any(edge.covers(span) for edge in edges) for span in reachable):
        message = "Your contact details stand in the page header only, which many programs skip. Put them at the top of the page itself."
        yield Hint(message, Advice.UNSEEN, tuple(reachable[:1]))


def damaged_file(case: Case) -> Iterator[Hint]:
    """Point at a file of which a part could not be read.

    ## What it looks for
    Damage, parts that no reader opened, and limits that were passed.

    ## Why it matters
    What could not be read here may be lost elsewhere too.

    ## Example
    A file cut short in an upload.

    ## Better
    The file saved anew.

    ## Source
    The files themselves.
    """
    warning = next((one for one in case.resume.document.warnings if one.code in ("damaged", "unread-part", "limit")), None)
    if warning is not None:
        yield Hint(f"{warning.message} Save the file anew and look whether all of it is there.", Advice.UNSEEN)


def certificate_half_named(case: Case) -> Iterator[Hint]:
    """Ask for both the name and the acronym of a certificate.

    ## What it looks for
    Known certificates that the resume names by their acronym alone, or in full without it; the two have to be of one certificate.

    ## Why it matters
    Some search for the one, some for the other.

    ## Example
    "CCSP, 2023"

    ## Better
    "Certified Customer Service Professional (CCSP), 2023"

    ## Source
    guide-002 names certificates both ways.
    """
    for certificate in case.resume.certifications:
        term = case.lexicon.terms.get(certificate.term or "")
        written = _words_of(certificate.name)
        for name, acronym in _both_names(term.id, case.lexicon) if term is not None else ():
            in_full = f" {' '.join(_words_of(name))} " in f" {' '.join(written)} "
            if in_full != (acronym.lower() in written):
                full = f'"{name} ({acronym})"'
                message = f'You write "{case.mine(certificate.span)}". Give the name and the acronym: {full}, if that is the one.'
                yield Hint(message, Advice.HOUSEKEEPING, (certificate.span,), targets=(certificate.term or "",))
                break


@lru_cache(maxsize=256)
def _both_names(certificate: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Give the names of a certificate that have an acronym of their own letters, with it; a term may hold several certificates."""
    return tuple(_names_with_acronym(lexicon.terms[certificate]))


def _names_with_acronym(term: Term) -> Iterator[tuple[str, str]]:
    for wording in (term.label.partition(" (")[0], *term.surfaces):
        words = wording.split()
        for acronym in term.acronyms:
            own = words[: len(acronym)]
            if "".join(word[0] for word in own).upper() == acronym.upper():
                yield " ".join(word[:1].upper() + word[1:] for word in own), acronym


def _words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def certificate_buried(case: Case) -> Iterator[Hint]:
    """Point at a certificate that stands deep in the resume outside a part of its own.

    ## What it looks for
    A certificate after three fifths of the text that no Certifications heading announces; a licence that most people have (wording
    "licences-for-all" of phrasing.toml) only where the posting asks for it.

    ## Why it matters
    Certificates are looked for by heading; few read so far.

    ## Example
    A first-aid certificate in the last bullet of the oldest job.

    ## Better
    A part headed "Certifications", with the year.

    ## Source
    guide-003: display certificates prominently.
    """
    headed = [section.span for section in case.resume.sections if section.kind in ("certifications", "education")]
    asked = {finding.id for finding in (*case.match.findings, *case.match.screens)}
    no_course = case.lexicon.wording("licences-for-all")
    length = max((line.span.end for line in case.resume.document.lines), default=0)
    for certificate in case.resume.certifications:
        deep = 100 * certificate.span.start > _DEEP * length
        if certificate.term in no_course and certificate.term not in asked:
            continue
        if deep and not any(section.covers(certificate.span) for section in headed):
            place = "deep in the text" if len(case.resume.stem_spans) > _LONG else "under no heading of its own"
            message = f'"{case.mine(certificate.span)}" stands {place}. Give it a part headed "Certifications", with the year.'
            kind = Advice.UNSEEN if certificate.term in asked else Advice.HOUSEKEEPING
            yield Hint(message, kind, (certificate.span,), targets=(certificate.term,) if certificate.term else ())


def protected_fact(case: Case) -> Iterator[Hint]:
    """Point at personal facts that do not belong in a resume.

    ## What it looks for
    The cue "protected-fact" of phrasing.toml: birth date, marital status, social insurance number and the like; a street address
    above the first heading.

    ## Why it matters
    Employers need none of it to choose, it may lead to unfair treatment, and a number can be stolen. It never counts here.

    ## Example
    A line with a birth date under the address.

    ## Better
    Nothing in its place.

    ## Source
    guide-003 on sensitive facts; guide-004 on fair reading.
    """
    for span in case.resume.private:
        message = f'"{case.mine(span)}" is not needed in a resume, and this score does not see it. You may take it out.'
        yield Hint(message, Advice.HOUSEKEEPING, (span,))
    for span in _streets(case):
        message = f'Your street address, "{case.mine(span)}", is not needed: town and province or state are enough.'
        yield Hint(message, Advice.HOUSEKEEPING, (span,))


def _streets(case: Case) -> Iterator[Span]:
    """Find street addresses above the first heading: a house number, a few words, a word for a street."""
    kinds = frozenset(case.lexicon.cues["street"].words)
    top = min((section.span.start for section in case.resume.sections), default=0)
    for part in _PART.finditer(case.resume.document.text, 0, top):
        words = part[0].lower().rstrip(" .").split()
        if len(words) in _ADDRESS and words[0].isdigit() and words[-1] in kinds:
            yield Span(part.start(), part.start() + len(part[0].rstrip()))
