"""The JSON Schemas of what is read of one document: a posting, a resume."""

from resumefit.posting.model import ASIDE_REASONS
from resumefit.report.shapes import (
    COUNT,
    FLAG,
    LEVEL,
    LINE,
    NAME,
    NEED,
    NUMBER,
    SECTION,
    STRENGTH,
    TARGET,
    TERM_KIND,
    TODAY,
    YEAR_OR_MONTH,
    Schema,
    face,
    keys,
    of,
    one_of,
    or_null,
    origin_of,
    places,
    quantity,
    ref,
    rows,
    warning,
)

_SPAN = of("Where the text says it.", ref("place"))


def posting_schema() -> Schema:
    """Describe what `resumefit parse posting --format json` prints."""
    role = keys(
        term=of("Role of the lexicon that it is; null where it knows none.", or_null(TARGET)),
        text=of("The posting's own words.", NAME),
        span=of("Where they stand; null where the name was put together.", or_null(ref("place"))),
    )
    requirement = keys(
        target=of("The term asked for, or open:<phrase, lower case> where the lexicon lacks it.", TARGET),
        any_of=of("What will do as well as the target.", rows(TARGET)),
        kind=TERM_KIND,
        need=NEED,
        screen=of("Shown apart and never scored.", FLAG),
        spans=places("Where it is asked, in order.", least=1),
    )
    experience = keys(
        months=of("Months asked; the lower end of a range.", COUNT),
        of=of("Kind of work: a term without -experience at its end; total: any work.", NAME),
        need=NEED,
        span=_SPAN,
    )
    equivalent = of("Experience will do instead.", FLAG)
    education = keys(level=LEVEL, need=NEED, or_equivalent_experience=equivalent, span=_SPAN)
    language = keys(
        language=of("English name, lower case.", NAME),
        any_of=of("Languages that will do in its place; each has a row of its own.", rows(NAME)),
        at_least=of("How many of it and any_of are asked.", LINE),
        level=of("Level asked: basic, conversational, fluent ... or the posting's own word; null where none is.", or_null(NAME)),
        need=NEED,
        span=_SPAN,
    )
    metric = of("The metric that the number is of: a term, or open:<noun>.", TARGET)
    return face(
        "posting",
        "What a posting asks",
        origin=origin_of("The posting's file."),
        role=of("What the job is called; null where the text does not say.", or_null(role)),
        requirements=of("Required, preferred, then duties; each in the order of the posting.", rows(requirement)),
        experience=of("Lengths of experience.", rows(experience)),
        education=of("Levels of schooling: the strongest need first, the lowest level first within it.", rows(education)),
        languages=of("Languages, a row each.", rows(language)),
        thresholds=of("Numbers named for metrics.", rows(keys(metric=metric, **quantity(), need=NEED, span=_SPAN))),
        set_aside=of("Text that asks nothing.", rows(_aside())),
        warnings=of("What reading could not do.", rows(warning())),
    )


def resume_schema() -> Schema:
    """Describe what `resumefit parse resume --format json` prints."""
    section = keys(
        kind=of("What it holds.", SECTION),
        heading=of("The heading's own words.", NAME),
        span=of("From the heading to the next one.", ref("place")),
    )
    skill = keys(
        target=of("The term shown, or open:<phrase> where the lexicon lacks it.", TARGET),
        strength=STRENGTH,
        spans=places("Places that back it, strongest first.", least=1),
    )
    step = of("Where only a step is told, as in 'reduced by 27%': which way; null where value is a level.", or_null(one_of(("up", "down"))))
    start = of("Where a change began.", or_null(NUMBER))
    metric = of("The metric that the number is of: a term, or open:<noun> where the lexicon has no name for it.", TARGET)
    education = keys(
        level=LEVEL,
        completed=of("Null where the text does not say.", or_null(FLAG)),
        field=of("Field of study as written.", or_null(NAME)),
        year=of("Year in which it ended, or is to end.", or_null(COUNT)),
        span=_SPAN,
    )
    language = keys(
        language=of("English name, lower case.", NAME),
        level=of("basic, conversational, fluent ... or the resume's own word; null where none is told.", or_null(NAME)),
        span=_SPAN,
    )
    certification = keys(
        name=of("The certificate as written.", NAME),
        term=of("Term that it is, or open:<phrase>.", or_null(TARGET)),
        span=_SPAN,
    )
    return face(
        "resume",
        "What a resume shows",
        origin=origin_of("The resume's file."),
        today=TODAY,
        sections=of("Parts of the resume under headings, in order.", rows(section)),
        positions=of("Jobs and posts, in order.", rows(_position())),
        months_customer_service=of("Calendar months of such jobs, overlaps counted once; null where dates lack.", or_null(COUNT)),
        months_total=of("Calendar months of all jobs, overlaps counted once; null where dates lack.", or_null(COUNT)),
        skills=of("What does not stand under metrics, languages or certifications as well, in order of first mention.", rows(skill)),
        metrics=of("Numbers of results and volumes.", rows(keys(metric=metric, **quantity(), **{"from": start}, step=step, span=_SPAN))),
        education=of("Schooling, in order.", rows(education)),
        languages=of("Languages, in order.", rows(language)),
        certifications=of("Certificates, in order.", rows(certification)),
        warnings=of("What reading could not do.", rows(warning())),
    )


def _position() -> Schema:
    title_span = of("Where the title stands; null where there is none.", or_null(ref("place")))
    ends: Schema = {"anyOf": [YEAR_OR_MONTH, {"const": "present"}, {"type": "null"}]}
    return keys(
        title=of("The job title as written; null where the text names none.", or_null(NAME)),
        employer=of("The employer as written, with what stands beside it.", or_null(NAME)),
        start=of("First month, or year where no month is named.", or_null(YEAR_OR_MONTH)),
        end=of("Last month or year; present while the job goes on; null where unknown.", ends),
        customer_service=of("Serving customers, callers, guests, patients or users is a main part of it.", FLAG),
        section=of("Kind of the section that it stands in: a volunteer post is no job.", SECTION),
        title_span=title_span,
        span=of("Its header and all lines that belong to it.", ref("place")),
    )


def _aside() -> Schema:
    return keys(
        start=of("First code point of the passage in the document's text, from 0.", COUNT),
        end=of("Code point behind its last one.", LINE),
        line=of("Line of the text in which it begins, from 1.", LINE),
        text=of("Its words, with line breaks and runs of blanks made one blank.", NAME),
        reason=of("Why it asks nothing.", one_of(ASIDE_REASONS)),
    )
