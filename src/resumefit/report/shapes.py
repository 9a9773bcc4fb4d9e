"""The building blocks of the JSON Schemas (draft 2020-12): what a value may be, objects with all of their keys and no other."""

from collections.abc import Iterable, Mapping
from enum import Enum

from resumefit.document import SCHEMA
from resumefit.extract.mentions import Comparator
from resumefit.lexicon.model import EDUCATION_LADDER, HEADING_IDS, NOT_ASKED_KINDS, TERM_KINDS, UNITS
from resumefit.match.model import PARTS, Outcome, Relation, Status
from resumefit.posting.model import Need
from resumefit.resume.model import Strength
from resumefit.slugs import SLUGS

Schema = dict[str, object]

TEXT: Schema = {"type": "string"}
NAME: Schema = {"type": "string", "minLength": 1}
FLAG: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
LINE: Schema = {"type": "integer", "minimum": 1}
SLUG: Schema = {"type": "string", "pattern": "^[a-z0-9]+([_-][a-z0-9]+)*$"}
TARGET: Schema = {"type": "string", "pattern": "^(open:.+|[a-z0-9]+(-[a-z0-9]+)*)$"}
HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
MONTH: Schema = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}
YEAR_OR_MONTH: Schema = {"type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2]))?$"}
DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
SCORE: Schema = {"type": "integer", "minimum": 0, "maximum": 100}
POINTS: Schema = {"type": "number", "minimum": 0, "maximum": 100}
CHANGE: Schema = {"type": "number", "minimum": -100, "maximum": 100}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}


def of(words: str, schema: Schema) -> Schema:
    """Say in words what a value is."""
    return {"description": words, **schema}


def face(kind: str, title: str, *, shapes: Mapping[str, Schema] | None = None, **properties: Schema) -> Schema:
    """Describe a whole document of one kind; `shapes` are those of its own that it points to."""
    whole = keys(
        schema=of("Number of the layout: another one where a key went, or means something else.", {"const": SCHEMA}),
        kind=of("Which face this is.", {"const": kind}),
        **properties,
    )
    own = dict(shapes or {})
    used = own | {name: shape for name, shape in _shared().items() if f"'#/$defs/{name}'" in str((whole, own))}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:resumefit:{kind}:{SCHEMA}",
        "title": title,
        **whole,
        **({"$defs": used} if used else {}),
    }


def keys(**properties: Schema) -> Schema:
    """Describe an object that has all of these keys and no other."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def rows(item: Schema, *, least: int = 0) -> Schema:
    """Describe a list."""
    return {"type": "array", "items": item, **({"minItems": least} if least else {})}


def or_null(schema: Schema) -> Schema:
    """Describe a value that may be missing."""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(closed: Iterable[Enum] | Iterable[str]) -> Schema:
    """Describe a value of a closed set."""
    return {"enum": [one.value if isinstance(one, Enum) else one for one in closed]}


def ref(name: str) -> Schema:
    """Point to one of the shapes that faces share: origin, place, no-score."""
    return {"$ref": f"#/$defs/{name}"}


def _shared() -> dict[str, Schema]:
    origin = keys(
        name=of("The file's own name without its folders, or what the caller called the text.", TEXT),
        media_type=of("What the bytes are, by their content.", NAME),
        sha256=of("Of the bytes read; of the UTF-8 text where there was no file.", HASH),
    )
    place = keys(
        start=of("First code point of the place in the document's text, from 0.", COUNT),
        end=of("Code point behind its last one.", LINE),
        line=of("Line of the text in which it begins, from 1.", LINE),
        text=of("Its words, with line breaks and runs of blanks made one blank.", TEXT),
    )
    no_score = keys(
        code=of("Name of the cause, as the README's table has it.", one_of(NO_SCORE_CODES)),
        message=of("One sentence: why there is no score.", NAME),
        next_step=of("One sentence: what to do.", NAME),
    )
    return {
        "origin": of("What a text was read from.", origin),
        "place": of("A place in a document's text.", place),
        "no-score": of("Why there is no score.", no_score),
    }


NO_SCORE_CODES = ("no-text", "nothing-asked", "not-service-work")
NEED = of("How strongly it is asked; the strongest need of all its mentions.", one_of(Need))
STATUS = of("How far it is met.", one_of(Status))
PART = of("Part of the score.", one_of(PARTS))
STRENGTH = of(
    "How well the resume backs it: only named, shown by a line of work, or shown with a number.",
    one_of(strength.name.lower() for strength in Strength),
)
TERM_KIND = of("Kind of the term; open for a phrase that the lexicon lacks.", one_of(sorted((TERM_KINDS - NOT_ASKED_KINDS) | {"open"})))
LEVEL = of("Rung of the ladder of schooling.", one_of(EDUCATION_LADDER))
SECTION = one_of(sorted(heading.removeprefix("resume.") for heading in HEADING_IDS if heading.startswith("resume.")))
RELATION = of("What the resume's term is to the one asked.", one_of(Relation))
OUTCOME = of("How the number found stands to the one asked.", one_of(Outcome))
DOCUMENT = of("Which of the two documents.", {"enum": ["resume", "posting"]})
ERROR_CODE = of("Name of the cause, as the README's table has it.", one_of(slug.name for slug in SLUGS if slug.error))
WARNING_CODE = of("Name of the trouble, as the README's table has it.", one_of(slug.name for slug in SLUGS if slug.warning))
TODAY = of("The month that 'present' stands for in the resume's dates; null for a resume made by hand without one.", or_null(MONTH))
SCORE_VERSION = of("Version of the weights.", NAME)
LEXICON_SHA256 = of("Tells the words that were known from any others.", HASH)
NO_SCORE = of("Why there is no score; null where there is one.", or_null(ref("no-score")))
PARTS_OF_SCORE = of(
    "What each part adds to the score; empty where there is none.",
    rows(keys(name=PART, points=of("Points earned.", POINTS), possible=of("Points to be had.", POINTS))),
)


def origin_of(words: str) -> Schema:
    """Describe where a document came from."""
    return of(words, ref("origin"))


def places(words: str, *, least: int = 0) -> Schema:
    """Describe some places in a document."""
    return of(words, rows(ref("place"), least=least))


def quantity() -> dict[str, Schema]:
    """Describe the keys of a number as the text means it."""
    return {
        "comparator": of("How the number is meant; change: from one value to another, or by so much.", one_of(Comparator)),
        "value": of("In `unit`; the lower end of a range, where a change ended.", NUMBER),
        "upper": of("The upper end of a range.", or_null(NUMBER)),
        "unit": of("Unit of all numbers of this row.", one_of(sorted(UNITS))),
        "per": of("Period beside a unit that names none: day, month ...", or_null(SLUG)),
    }


def warning(**more: Schema) -> Schema:
    """Describe something that reading could not do."""
    return keys(
        **more,
        code=WARNING_CODE,
        message=of("One sentence for a person, without text of the document.", NAME),
        page=of("Page of the file, from 1; null where it is the whole file.", or_null(LINE)),
    )
