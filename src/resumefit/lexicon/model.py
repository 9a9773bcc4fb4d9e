"""The checked shape of the lexicon's files: each class is the schema of one TOML table.

A field without a default is a key that must stand in the file; a key that is no field is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

TERM_KINDS = frozenset(
    {
        "soft_skill",
        "hard_skill",
        "tool",
        "channel",
        "metric",
        "certification",
        "association",
        "education",
        "language",
        "language_test",
        "industry",
        "industry_knowledge",
        "regulation",
        "role_title",
        "career_level",
        "responsibility",
        "employment_type",
        "schedule",
        "work_setting",
        "experience",
        "benefit_na",
        "location",
        "employer",
        "employer_job_site",
    }
)
HEADING_IDS = frozenset(
    {
        "posting.about-job",
        "posting.benefits",
        "posting.company",
        "posting.duties",
        "posting.equal-opportunity",
        "posting.how-to-apply",
        "posting.location-pay",
        "posting.not-asked",
        "posting.preferred",
        "posting.requirements",
        "posting.schedule",
        "resume.awards",
        "resume.certifications",
        "resume.contact",
        "resume.education",
        "resume.experience",
        "resume.interests",
        "resume.languages",
        "resume.other",
        "resume.projects",
        "resume.references",
        "resume.skills",
        "resume.summary",
        "resume.volunteer",
    }
)
"""Section kinds of resumes and zones of postings that headings can open."""
EDUCATION_LADDER = ("high_school", "some_college", "certificate", "associate", "bachelor", "master", "doctorate")
"""Levels of schooling, lowest first."""
UNITS = frozenset(
    {
        *("percent", "percent_of_target", "points", "of_5", "of_10", "of_100", "count", "people", "rank"),
        *("seconds", "minutes", "hours", "days", "weeks", "months", "years"),
        *("per_minute", "per_hour", "per_day", "per_shift", "per_week", "per_month", "per_year", "wpm", "ksph"),
        *("currency_usd", "currency_cad", "currency_eur", "currency_gbp", "square_feet", "pounds"),
    }
)
"""Units that the numbers of metrics are told in."""
NOT_ASKED_KINDS = frozenset({"benefit_na", "location", "employer", "employer_job_site"})
"""Kinds that serve only to recognise what is not a requirement."""


@dataclass(frozen=True, slots=True)
class Action:
    """A duty said as verb + object: any inflection of both, either order, a few words between."""

    verb: tuple[str, ...]
    """Verbs, and nouns made of them ("resolution"), one of which must stand there."""
    object: tuple[str, ...]
    """What it is done to; one of these."""
    gap: int = 4
    """How many words may stand between the verb and the object that follows it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing a posting can ask or a resume can show."""

    id: str
    """The table's name; kebab-case, fixed for ever."""
    kind: str
    """One of TERM_KINDS; the file's, unless the table says otherwise."""
    label: str
    """How a person reads it."""
    surfaces: tuple[str, ...] = ()
    """Wordings in their base form: inflection, plural, hyphens and regional spelling are the matcher's work."""
    actions: tuple[Action, ...] = ()
    acronyms: tuple[str, ...] = ()
    """Short forms, matched in upper case only unless `case` is "any"; dots between the letters may stand or not."""
    broader: tuple[str, ...] = ()
    """Terms of which this is a narrower case, a product's classes among them; met in part by, and counts for, each."""
    same_as: str | None = None
    """The canonical twin of this term: the same thing under another id; either meets the other in full."""
    related: tuple[str, ...] = ()
    """Transferable neighbours: worth a question, never credit."""
    not_: tuple[str, ...] = field(default=(), metadata={"key": "not"})
    """Longer wordings that only look like the term; they swallow its surfaces, and its actions by either part."""
    waives: bool = False
    """A wording that takes something back ("no experience necessary"): never asked, never shown."""
    near: tuple[str, ...] = ()
    """Words one of which must stand in the same sentence for a surface of the term to count."""
    section: tuple[str, ...] = ()
    """Resume section kinds in which alone the term's surfaces count; empty: all."""
    case: Literal["any", "exact"] = "any"
    """"exact": surfaces count only in the letter case in which they stand in the file."""
    level: Literal["high_school", "some_college", "certificate", "associate", "bachelor", "master", "doctorate"] | None = None
    """For education: the rung of the ladder that it is or proves; None where it is none (a field of study, a course)."""
    customer_service: bool | None = None
    """For role titles: serving customers, callers, guests, patients or users is a main part of the work."""
    examples: tuple[str, ...] = ()
    """Natural sentences in which the term must be found."""
    counterexamples: tuple[str, ...] = ()
    """Sentences in which it must not be found."""
    onet: tuple[str, ...] = ()
    """Codes of O*NET elements that name it."""
    sources: tuple[str, ...] = ()
    """Keys of sources.toml."""


@dataclass(frozen=True, slots=True)
class MetricTerm:
    """How numbers of one metric are read; its names stand in the `Term` of the same id."""

    id: str
    direction: Literal["higher", "lower", "neutral"]
    """Which way is better."""
    units: tuple[str, ...]
    """Those of UNITS that its numbers may have; the first is the usual one."""
    names: tuple[str, ...] = ()
    """Further nouns that name the metric only beside a number (not enough to ask for it or show it alone)."""
    actions: tuple[Action, ...] = ()
    """Verb + object wordings that name the metric only beside a number ("resolve ... tickets")."""
    not_: tuple[str, ...] = field(default=(), metadata={"key": "not"})
    """Wordings beside which a number is not of this metric."""
    side: Literal["both", "posting"] = "both"
    """"posting": a condition of the job (age, hours a week) that no resume's number shows; it needs no `Term`."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Wordings that, alone on a line, open a section."""

    id: str
    """resume.<section kind> or posting.<zone>."""
    surfaces: tuple[str, ...]
    contains: tuple[str, ...] = ()
    """Key phrases that make a short line a heading of this section wherever they stand in it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Wordings that say how something is meant."""

    id: str
    phrases: tuple[str, ...] = ()
    """Matched like surfaces: any inflection, any case."""
    words: tuple[str, ...] = ()
    """Single words that are not sought in texts but looked up by their form; for long lists of plain words."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that advice looks for or says, by purpose."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Morphology:
    """What spelling rules cannot say of English words."""

    irregular: Mapping[str, str]
    """Inflected form -> base form."""
    spellings: Mapping[str, str]
    """Regional or older spelling -> the one used for matching."""
    keep: tuple[str, ...]
    """Words that only look inflected."""


@dataclass(frozen=True, slots=True)
class Scoring:
    """Weights and credits of the score, versioned; the file says why each is what it is."""

    version: str
    need_weight: Mapping[str, Decimal]
    """need -> weight of one requirement."""
    kind_weight: Mapping[str, Decimal]
    """kind -> factor on the need's weight; a kind that is not named counts 1."""
    strength_credit: Mapping[str, Decimal]
    """strength -> share of a requirement that evidence of that grade earns."""
    relation_credit: Mapping[str, Decimal]
    """relation (same, narrower, broader, sibling) -> factor on the strength's credit."""
    value_credit: Mapping[str, Decimal]
    """met, near, below, unstated -> share earned where a number is compared."""
    screens: tuple[str, ...]
    """Kinds that are shown apart and never scored."""
    screen_terms: tuple[str, ...] = ()
    """Single terms that are screens though their kind is scored."""
    screen_words: tuple[str, ...] = ()
    """Words that make an open phrase a screen (licence, lift, travel ...)."""
    fact_weight: Mapping[str, Decimal] = field(default_factory=dict)
    """experience, education, language, number -> factor on the need's weight of such a fact."""
    most_wished: Decimal = Decimal(2)
    """The most of that factor that counts for a fact that is not required."""
    role_share: Decimal = Decimal(0)
    """Weight of having done the posting's kind of job, as a share of the weight of everything else."""
    service_share: Decimal = Decimal(0)
    """Share of what is asked that has to be service for a title of service in general to count in full."""
    full_months: int = 12
    """Months in such jobs that earn the role in full where the posting names no length."""
    undated_share: Decimal = Decimal("0.5")
    """What such jobs earn of the role where no dates tell how long they took."""
    stale_months: int = 60
    """Months since the last such job after which it counts as long ago."""
    stale_credit: Decimal = Decimal(1)
    """Factor on what such a job earned."""
    equivalent_months: int = 48
    """Months of work that stand for schooling where the posting takes experience as well."""
    near_share: Decimal = Decimal("0.9")
    """How much of a number asked for counts as near it."""
    sibling_kinds: tuple[str, ...] = ()
    """Kinds in which a neighbour under the same broader term counts in part."""
    bands: Mapping[str, Decimal] = field(default_factory=dict)
    """The score in words -> the least rounded score that is called so."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where wordings come from."""

    id: str
    title: str
    publisher: str
    licence: str
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True, repr=False)
class Lexicon:
    """All that is known of the trade's words. Compared by identity; `sha256` tells contents apart."""

    version: str
    sha256: str
    words_sha256: str
    """Hash of all that documents are read with: everything but weights, credits and sources."""
    terms: Mapping[str, Term]
    metrics: Mapping[str, MetricTerm]
    headings: Mapping[str, Heading]
    cues: Mapping[str, Cue]
    morphology: Morphology
    scoring: Scoring
    sources: Mapping[str, Source]
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    phrase_table: Mapping[str, Any] | None = field(default=None, repr=False)
    """What `extract.wordings` made of the rest, where a build stored it; None: made at first use."""

    def __repr__(self) -> str:
        return f"<Lexicon {self.version}, {len(self.terms)} terms, {self.sha256[:12]}>"

    def canonical(self, term_id: str) -> str:
        """Give the id under which twins are counted; an unknown id (an open phrase) stands for itself."""
        term = self.terms.get(term_id)
        return term.same_as if term is not None and term.same_as else term_id

    def cue(self, cue_id: str) -> tuple[str, ...]:
        """Give a cue's phrases; a cue that code asks for and no file holds is a KeyError."""
        return self.cues[cue_id].phrases

    def wording(self, wording_id: str) -> tuple[str, ...]:
        """Give a list of phrasing.toml; one that code asks for and no file holds is a KeyError."""
        return self.wordings[wording_id].words
