"""Document + Lexicon -> Resume."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from resumefit.document import Document, ReadWarning
from resumefit.extract.dates import Month
from resumefit.extract.mentions import MetricMention
from resumefit.extract.metrics import find_metrics
from resumefit.lexicon.model import Lexicon
from resumefit.resume.certifications import find_certifications
from resumefit.resume.contact import find_contacts
from resumefit.resume.education import find_education
from resumefit.resume.evidence import gather, sightings
from resumefit.resume.ground import lay_ground, word_index
from resumefit.resume.headers import HEADED, read_label, title_stems
from resumefit.resume.languages import find_languages
from resumefit.resume.listed import open_entries
from resumefit.resume.model import Position, Resume
from resumefit.resume.positions import Header, find_headers
from resumefit.resume.reading import Place, Reading, read
from resumefit.resume.sections import SILENT_KINDS, sections_of
from resumefit.resume.service import is_service, lies_ahead, months_covered
from resumefit.span import Span

_LONGEST_NAME = 4
_AHEAD = ReadWarning("future-dates", "A job has dates that are yet to come; months after today do not count.")
_NO_METRICS = SILENT_KINDS | {"education"}


def build_resume(document: Document, lexicon: Lexicon, *, today: date) -> Resume:
    """Read a resume; "present" is the month of `today`."""
    reading = read(document, lexicon)
    headers = find_headers(reading)
    positions = _positions(reading, headers)
    metrics = tuple(metric for metric in find_metrics(reading.mentions, lexicon) if _counts(reading, metric))
    education = find_education(reading, today=today)
    fields = [entry.field_span for entry in education if entry.field_span is not None]
    ground = lay_ground(reading, headers, positions=positions, metrics=metrics, silent=fields)
    metrics = tuple(metric for metric in metrics if ground.values[bisect_left(reading.tokens.starts, metric.span.start)] is not None)
    found, weak = sightings(ground, metrics)
    found.extend(open_entries(ground))
    words = word_index(ground)
    if _AHEAD not in document.warnings and any(lies_ahead(job, today=today) for job in positions):
        document = replace(document, warnings=(*document.warnings, _AHEAD))
    return Resume(
        document=document,
        sections=sections_of(reading.zones),
        positions=positions,
        evidence=gather(found),
        metrics=metrics,
        education=education,
        languages=find_languages(reading),
        certifications=find_certifications(reading),
        months_total=months_covered(positions, today=today),
        months_customer_service=months_covered((job for job in positions if job.customer_service), today=today),
        weak=tuple(weak),
        stem_places=words.places,
        stem_spans=words.spans,
        stem_strengths=words.strengths,
        stem_sentences=words.sentences,
        contacts=find_contacts(document),
        private=tuple(reading.tokens.span(cue.first, cue.last) for cue in reading.cues.get("protected-fact", ())),
        today=Month(today.year, today.month),
        lexicon=lexicon.words_sha256,
    )


def _counts(reading: Reading, metric: MetricMention) -> bool:
    return reading.zones[reading.zone_at(metric.span.start)].kind not in _NO_METRICS


def _positions(reading: Reading, headers: Sequence[Header]) -> tuple[Position, ...]:
    """Make the positions: one told in two parts with the same dates is one, and the first may be named at the top of the page only."""
    positions: list[Position] = []
    seen: dict[tuple[str, str, str], int] = {}
    for at, header in enumerate(headers):
        zone = reading.zones[header.zone]
        end = headers[at + 1].start if at + 1 < len(headers) and headers[at + 1].zone == header.zone else zone.span.end
        title = header.title
        if title is None and not positions:
            title = _headline(reading, [] if header.dates is not None and header.dates.current else headers)
        name = reading.quote(title) if title is not None else ""
        dates = header.dates
        key = (name.lower(), str(dates.start if dates else None), str(dates.end if dates else None))
        if dates is not None and seen.setdefault(key, header.zone) != header.zone:
            continue
        body = reading.place(header.body, end)
        positions.append(
            Position(
                title=name,
                employer=reading.quote(header.employer) if header.employer is not None else None,
                start=dates.start if dates else None,
                end=dates.end if dates else None,
                current=dates.current if dates else False,
                customer_service=is_service(reading, title, employer=header.employer, body=body),
                span=Span(header.start, max(end, header.start + 1)),
                title_span=reading.tokens.span(title.first, title.last) if title is not None else None,
                section="volunteer" if title is not None and reading.says("volunteer-title", title) else zone.kind,
                roles=_roles(reading, title),
            )
        )
    return tuple(positions)


def _roles(reading: Reading, title: Place | None) -> tuple[str, ...]:
    """Name the roles that a title says, in its order; the general one where it names service only: "Customer Service"."""
    if title is None:
        return ()
    lexicon = reading.lexicon
    said = [mention.term for mention in reading.terms_in(title)]
    named = tuple(dict.fromkeys(lexicon.canonical(term) for term in said if lexicon.terms[term].kind == "role_title"))
    bare = not named and not reading.says("other-title", title) and not set(lexicon.wording("bare-service-titles")).isdisjoint(said)
    return lexicon.wording("bare-service-role") if bare else named


def _headline(reading: Reading, headers: Sequence[Header]) -> Place | None:
    """Find a job title among the lines above the first heading; the title of one of `headers` is that job's."""
    taken = {reading.quote(header.title).lower() for header in headers if header.title is not None}
    header = next((zone for zone in reading.zones if zone.kind == "header"), None)
    if header is None:
        return None
    for at in range(header.first, header.last):
        place = reading.place_of(reading.document.lines[at].span)
        if reading.line_text(at)[:1].isdigit() or (at == header.first and _is_name(reading, place)):
            continue
        label = read_label(reading, place)
        if label.sureness >= HEADED and label.title is not None:
            return label.title if reading.quote(label.title).lower() not in taken else None
    return None


def _is_name(reading: Reading, place: Place) -> bool:
    """Tell a name from a title: one word of titles last, as in Baker or Cook, behind words of none."""
    *given, last = [reading.tokens.stems[at] in title_stems(reading.lexicon) for at in range(*place)] or [False]
    return last and 0 < len(given) < _LONGEST_NAME and not any(given)
