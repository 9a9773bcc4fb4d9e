"""The JSON Schemas of what a batch and its audits write."""

from collections.abc import Callable, Mapping

from resumefit.batch.groups import SwapKind
from resumefit.batch.model import State
from resumefit.batch.rates import Verdict
from resumefit.report.shapes import (
    CHANGE,
    COUNT,
    DAY,
    DOCUMENT,
    ERROR_CODE,
    FLAG,
    HASH,
    LEXICON_SHA256,
    LINE,
    NAME,
    NEED,
    NO_SCORE,
    PART,
    PARTS_OF_SCORE,
    POINTS,
    RELATION,
    SCORE,
    SCORE_VERSION,
    SHARE,
    SLUG,
    STATUS,
    STRENGTH,
    TARGET,
    WARNING_CODE,
    Schema,
    face,
    keys,
    of,
    one_of,
    or_null,
    origin_of,
    rows,
)

_RESUME_ID = of("Id of the resume in the run.", NAME)
_POSTING_ID = of("Id of the posting in the run.", NAME)
_FINDING_ID = of("Name of what is asked, stable within one posting.", NAME)
_LABEL = of("What is asked, for a person.", NAME)


def pair_schema() -> Schema:
    """Describe a line of `results.jsonl`."""
    no_target = "null for a length of experience, schooling, a language, a number."
    finding = keys(
        id=_FINDING_ID,
        target=of(f"The term asked for, or open:<phrase> where the lexicon lacks it; {no_target}", or_null(TARGET)),
        label=_LABEL,
        part=PART,
        need=NEED,
        status=STATUS,
        credit=of("Share of the points to be had that is earned.", SHARE),
        points=of("Points of the score earned.", POINTS),
        possible=of("Points of the score to be had.", POINTS),
        relation=RELATION,
        strength=or_null(STRENGTH),
        found_target=of("The term that stood in for the one asked; null where none did.", or_null(TARGET)),
        reason=of("One plain sentence: why this status.", NAME),
    )
    error = keys(
        document=DOCUMENT,
        code=ERROR_CODE,
        message=of("One sentence: what is wrong.", NAME),
        next_step=of("One sentence: what to do.", NAME),
    )
    metrics = keys(
        stated=of("Those that the resume gives numbers of.", rows(TARGET)),
        asked=of("Those that the posting asks for, with a number or without.", rows(TARGET)),
    )
    came_to = "ok: scored; unscored: both were read, and there is a reason why there is no score; failed: one could not be read."
    return face(
        "pair",
        "A resume beside a posting, as a batch records it",
        resume=_RESUME_ID,
        posting=_POSTING_ID,
        name=of("File name of the resume; null where the run was told to leave names out.", or_null(NAME)),
        status=of(came_to, one_of(State)),
        error=of("Why the pair failed; null unless it did.", or_null(error)),
        score=of("The score as shown: points of 100, a half rounded up; null where there is none.", or_null(SCORE)),
        score_exact=of("The score with its three places; the points of the parts add up to it.", or_null(POINTS)),
        band=of("The score in words; null where there is none, or the lexicon has no words for it.", or_null(NAME)),
        score_version=SCORE_VERSION,
        lexicon_sha256=LEXICON_SHA256,
        no_score=NO_SCORE,
        parts=PARTS_OF_SCORE,
        findings=of("All that is asked and scored, by part, then in the order of the posting.", rows(finding)),
        screens=of(
            "What is asked that no line of a resume decides; never scored.",
            rows(keys(id=_FINDING_ID, label=_LABEL, need=NEED, status=STATUS)),
        ),
        metrics=of("Terms of metrics.", metrics),
        months_customer_service=of("Calendar months of such jobs, overlaps counted once; null where dates lack.", or_null(COUNT)),
        warnings=of("What could not be read in full.", rows(keys(document=DOCUMENT, code=WARNING_CODE))),
    )


def run_schema() -> Schema:
    """Describe `run.json`."""
    name = of("File name; null where the run was told to leave names out.", or_null(NAME))
    posting = keys(
        id=_POSTING_ID,
        name=of("File name.", NAME),
        label=of("What the job is called; the first words where no title was found, the id where the posting could not be read.", NAME),
    )
    return face(
        "run",
        "What a batch ran",
        version=of("Of resumefit.", NAME),
        score_version=SCORE_VERSION,
        lexicon_sha256=LEXICON_SHA256,
        today=of("The day that 'present' stands for.", DAY),
        redact=of("Names were left out.", FLAG),
        pairs=of("Records of the whole run.", COUNT),
        input_sha256=of("Tells the documents and pairs of one run from those of another one.", HASH),
        resumes=of("In the order of the input.", rows(keys(id=_RESUME_ID, name=name))),
        postings=of("In the order of the input.", rows(posting)),
    )


def swap_audit_schema() -> Schema:
    """Describe what `resumefit audit --swap --format json` prints."""
    change = keys(
        id=_FINDING_ID,
        label=_LABEL,
        old=of("Points before; null where it was not judged.", or_null(POINTS)),
        new=of("Points after; null where it is not judged.", or_null(POINTS)),
    )
    trial = keys(
        entry=of("What was written into the resume.", NAME),
        written=of("False where the resume has no place for it: no trial took place.", FLAG),
        score_exact=of("The score after it, with three places; null where there is none.", or_null(POINTS)),
        changes=of("What is judged otherwise, even where the score is the same.", rows(change)),
    )
    group = keys(
        id=of("Name of the group in the list.", SLUG),
        kind=of("What is swapped.", one_of(SwapKind)),
        label=of("The group, for a person.", NAME),
        sources=of("Ids of the sources that the group is from.", rows(NAME, least=1)),
        swaps=of("Trials that took place.", COUNT),
        lowest=of("Lowest score of these, with three places; null where there is none.", or_null(POINTS)),
        highest=of("Highest score of these.", or_null(POINTS)),
        changed=of("A swap of this group changed the score or what it is made of.", FLAG),
        trials=of("One an entry.", rows(trial, least=1)),
    )
    source = keys(
        id=of("As groups name it.", SLUG),
        title=of("Of the work.", NAME),
        publisher=of("Who published it.", NAME),
        note=of("What was taken from it.", or_null(NAME)),
    )
    return face(
        "swap-audit",
        "A resume scored again with another name, pronoun, address, school year or association in it",
        resume=origin_of("The resume's file."),
        posting=origin_of("The posting's file."),
        score_version=SCORE_VERSION,
        lexicon_sha256=LEXICON_SHA256,
        score_exact=of("The score of the resume as it is, with three places; null where there is none.", or_null(POINTS)),
        changed=of("Any swap changed the score or what it is made of: the audit is failed.", FLAG),
        claim=of("What was done, for a person.", NAME),
        limit=of("What it does not show, for a person.", NAME),
        groups=of("What came of the swaps.", rows(group)),
        sources=of("Where the groups come from.", rows(source)),
    )


def rate_audit_schema() -> Schema:
    """Describe what `resumefit audit --groups --format json` prints."""
    ratio = or_null({"type": "number", "minimum": 0})
    group = keys(
        group=of("As the file of groups names it.", NAME),
        people=of("Resumes of the group that have a score.", COUNT),
        scored=of("Pairs with a score; as many as people at one posting.", COUNT),
        selected=of("Pairs at or over the cut.", COUNT),
        above_median=of("Pairs whose score is above the middle one of all groups together.", COUNT),
        unscored=of("Pairs without a score.", COUNT),
        rate=of("Share of the scored that are selected, with four places; null where nobody is scored.", or_null(SHARE)),
        ratio=of("The rate as a share of the highest group's; null where there is nothing to compare, or too few.", ratio),
        above_median_share=of("Share of the scored that are above the median.", or_null(SHARE)),
        above_median_ratio=of("That share as a share of the highest group's.", ratio),
        verdict=of("What the rule of thumb says of the ratio.", one_of(Verdict)),
    )
    table = keys(
        column=of("Column of the file of groups.", NAME),
        posting=of("Id of the posting in the run; null for all postings together.", or_null(NAME)),
        groups=of("A row a group that has people enough to be shown.", rows(group)),
        held_back=of("Groups with fewer people, of which no counts are given.", rows(NAME)),
    )
    cut = keys(
        score=of("Who has at least so many points is selected.", or_null(POINTS)),
        top=of("The first so many of each posting are selected, and who scores the same as the last of them.", or_null(LINE)),
    )
    return face(
        "rate-audit",
        "How often each group of a run is selected at a cut",
        cut=of("Who counts as selected: one of the two is null.", cut),
        least_people=of("Under so many people a group gets no verdict.", COUNT),
        least_people_shown=of("Under so many people no counts of a group are given.", COUNT),
        rule=of("What the rule of thumb is and is not, for a person.", NAME),
        ungrouped=of("Resumes of the run that the file of groups does not name.", COUNT),
        unknown=of("Resumes of the file of groups that the run does not hold.", COUNT),
        tables=of("A table a column and posting.", rows(table)),
    )


def run_diff_schema() -> Schema:
    """Describe what `resumefit batch --diff --format json` prints."""
    key = keys(resume=_RESUME_ID, posting=_POSTING_ID)
    change = keys(
        resume=_RESUME_ID,
        posting=_POSTING_ID,
        old=of("The exact score in the old run; null where it had none.", or_null(POINTS)),
        new=of("The exact score in the new run; null where it has none.", or_null(POINTS)),
        change=of("The new score less the old one; null where one is missing.", or_null(CHANGE)),
        why_no_score=of(
            "Code of the error or of the reason for which there is no score.",
            keys(old=of("Null where the old run has one.", or_null(NAME)), new=of("Null where the new run has one.", or_null(NAME))),
        ),
        parts=of("Through which parts, the largest change first.", rows(keys(name=PART, change=of("Points.", CHANGE)))),
        rank=of(
            "Place among the resumes of its posting that both runs hold, equals sharing one; null without a score.",
            keys(old=of("In the old run.", or_null(LINE)), new=of("In the new run.", or_null(LINE))),
        ),
    )
    versions = keys(old=of("Null where the old run is empty.", or_null(NAME)), new=of("Null where the new run is empty.", or_null(NAME)))
    hashes = keys(old=of("Null where the old run is empty.", or_null(HASH)), new=of("Null where the new run is empty.", or_null(HASH)))
    return face(
        "run-diff",
        "What changed between two runs",
        score_version=of("Version of the weights.", versions),
        lexicon_sha256=of("Tells the words that were known.", hashes),
        same=of("Pairs of both runs with the same score.", COUNT),
        reranked=of("Pairs of both runs whose rank among these is another one.", COUNT),
        added=of("Pairs that only the new run holds.", rows(key)),
        gone=of("Pairs that only the old run holds.", rows(key)),
        changes=of("Pairs of both runs that score otherwise, those that moved most first.", rows(change)),
    )


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "pair": pair_schema,
    "run": run_schema,
    "swap-audit": swap_audit_schema,
    "rate-audit": rate_audit_schema,
    "run-diff": run_diff_schema,
}
"""Kind of a face -> what makes its schema."""
