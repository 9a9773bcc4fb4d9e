"""Resume x Posting -> Match: a finding for each thing asked, and the score that they add up to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import Cover, Shown, shown_by
from resumefit.match.covers import cover_of
from resumefit.match.demands import Demand, Demands, demands_of
from resumefit.match.jobs import jobs_of
from resumefit.match.model import PARTS, Finding, Match, NoScore, Part, Score, Status
from resumefit.posting.model import Posting, Role
from resumefit.resume.ground import DEED_KINDS
from resumefit.resume.model import Evidence, Position, Resume, Strength
from resumefit.weights import earned, strength_credit

_NO_WORK = "It counts in part, as no line of the resume tells of work done."


def match_resume(resume: Resume, posting: Posting, *, lexicon: Lexicon) -> Match:
    """Compare a resume with a posting.

    Findings come in the order of the score's parts, then of the posting. Where nothing can be judged there is no score but
    a reason; the findings are there all the same.
    """
    demands = demands_of(posting, lexicon=lexicon)
    shown = _shown(resume, posting, demands, lexicon)
    covers = _covers(demands, shown, resume, posting, lexicon)
    findings = tuple(finding_of(demand, cover, lexicon=lexicon) for demand, cover in zip(demands.scored, covers, strict=True))
    screens = tuple(
        finding_of(demand, cover_of(demand.requirement, shown, role=posting.role, lexicon=lexicon), lexicon=lexicon)
        for demand in demands.screens
    )
    no_score = no_text(resume, lexicon=lexicon) or demands.no_score
    return Match(findings, screens, None if no_score is not None else score_of(findings, lexicon=lexicon), no_score)


def check_read_with(lexicon: Lexicon, *some: Resume | Posting) -> None:
    """Raise `ValueError` for what was read with other words than those that it is to be matched by: its terms may not be theirs."""
    for read in some:
        if read.lexicon not in ("", lexicon.words_sha256):
            side = type(read).__name__.lower()
            raise ValueError(f"the {side} was read with the words of another lexicon: give the same one to reading and scoring")


def points_of(resume: Resume, posting: Posting, *, lexicon: Lexicon) -> int | None:
    """Give no more than the thousandths of the score that `match_resume` would give; None where it gives a reason instead."""
    demands = demands_of(posting, lexicon=lexicon)
    if demands.no_score is not None or no_text(resume, lexicon=lexicon) is not None:
        return None
    covers = _covers(demands, _shown(resume, posting, demands, lexicon), resume, posting, lexicon)
    return sum(earned(demand.possible, cover.credit) for demand, cover in zip(demands.scored, covers, strict=True))


def _shown(resume: Resume, posting: Posting, demands: Demands, lexicon: Lexicon) -> Shown:
    proven = proven_by_jobs(resume, demands.proofs, role=posting.role, lexicon=lexicon)
    return shown_by(with_proven(resume, proven), lexicon)


def _covers(demands: Demands, shown: Shown, resume: Resume, posting: Posting, lexicon: Lexicon) -> list[Cover]:
    covers = [cover_of(demand.requirement, shown, role=posting.role, lexicon=lexicon) for demand in demands.scored]
    return covers if shows_work(resume) else [as_listed(cover, lexicon) for cover in covers]


def proven_by_jobs(resume: Resume, kinds: Sequence[str], *, role: Role | None, lexicon: Lexicon) -> dict[str, tuple[Position, ...]]:
    """Give the jobs that prove a thing by themselves, where no line shows it: service, and kinds of experience that a posting asks for."""
    proofs = {target: tuple(job for job in resume.positions if job.customer_service) for target in lexicon.wording("service-job-proves")}
    for kind in kinds:
        proofs[kind] = jobs_of(kind.removesuffix("-experience"), resume, role=role, lexicon=lexicon)
    told = {one.target for one in resume.evidence if one.strength >= Strength.SHOWN and one.target in proofs}
    return {target: jobs for target, jobs in proofs.items() if jobs and target not in told}


def with_proven(resume: Resume, proven: Mapping[str, tuple[Position, ...]]) -> Resume:
    """Add what jobs prove by themselves to the evidence."""
    more = [
        Evidence(
            target,
            Strength.SHOWN,
            spans=tuple(job.title_span or job.span for job in jobs),
            sections=tuple(job.section for job in jobs),
            positions=tuple(resume.positions.index(job) for job in jobs),
        )
        for target, jobs in proven.items()
    ]
    return replace(resume, evidence=(*resume.evidence, *more)) if more else resume


def shows_work(resume: Resume) -> bool:
    """Say whether any line of the resume shows work: a title with dates names it, and a number in a list is a claim."""
    titles = [job.title_span for job in resume.positions if job.title_span is not None]
    return any(
        not one.sections or (one.sections[at] in DEED_KINDS and not any(title.covers(span) for title in titles))
        for one in resume.evidence
        if one.strength > Strength.LISTED
        for at, span in enumerate(one.spans)
    )


def no_text(resume: Resume, *, lexicon: Lexicon) -> NoScore | None:
    """Say why a resume cannot be judged by any posting: it holds no text, or no fact at all; manners that are only claimed are none.

    Adding evidence to a resume never takes its score away, so a resume without a score has no evidence to lose.
    """
    if not resume.document.lines:
        return NoScore(
            "no-text",
            "The file holds no text to read.",
            "Use a file whose text can be selected and copied.",
        )
    facts = (resume.positions, resume.metrics, resume.education, resume.languages, resume.certifications)
    if any(facts) or any(one.strength > Strength.LISTED or not _is_claim(one.target, lexicon) for one in resume.evidence):
        return None
    return NoScore(
        "no-text",
        "There is not enough in this resume yet to compare it with a posting: no job, skill, school or language was found in it.",
        "Add what you have: jobs with their dates (unpaid ones and school projects count too), your school, your skills and languages.",
    )


def _is_claim(target: str, lexicon: Lexicon) -> bool:
    term = lexicon.terms.get(target)
    return term is not None and term.kind == "soft_skill"


def as_listed(cover: Cover, lexicon: Lexicon) -> Cover:
    """Hold the credit of a resume that shows no work under that of a listing, and say so."""
    most = _grade_credit("listed", lexicon)
    if cover.credit <= most:
        return cover
    return replace(cover, credit=most, why=replace(cover.why, text=f"{cover.why.text} {_NO_WORK}"))


@lru_cache(maxsize=16)
def _grade_credit(grade: str, lexicon: Lexicon) -> Fraction:
    return strength_credit(lexicon.scoring, grade)


def finding_of(demand: Demand, cover: Cover, *, lexicon: Lexicon) -> Finding:
    """Put what is asked beside what covers it."""
    credit = cover.credit
    status = Status.MET if credit >= _grade_credit("shown", lexicon) else Status.PARTLY if credit else Status.MISSING
    return Finding(
        demand.id, demand.requirement, demand.part, demand.label, demand.need, demand.asked, status, credit, demand.weight,
        earned(demand.possible, credit), demand.possible, cover.spans, cover.why,
    )  # fmt: skip


def score_of(findings: Sequence[Finding], *, lexicon: Lexicon) -> Score:
    """Add findings up."""
    parts = []
    for name in PARTS:
        own = [finding for finding in findings if finding.part == name]
        if own:
            parts.append(Part(name, sum(finding.points for finding in own), sum(finding.possible for finding in own)))
    return Score(sum(part.points for part in parts), tuple(parts), lexicon.scoring.version, lexicon.sha256)
