"""Resume x Posting -> Match: a finding for each thing asked, and the score that they add up to."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from resumefit.extract.phrases import phrase_index
from resumefit.extract.tokens import phrase_stems
from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import shown_by
from resumefit.match.drafts import SCREEN, Draft, fact_drafts, numbered, requirement_drafts
from resumefit.match.jobs import jobs_of
from resumefit.match.model import PARTS, Finding, Match, NoScore, Part, Score, Status
from resumefit.match.role import role_cover
from resumefit.posting.model import Need, Posting
from resumefit.resume.ground import DEED_KINDS
from resumefit.resume.model import Evidence, Resume, Strength
from resumefit.weights import earned, shares, strength_credit

_NO_TRADE, _OTHER_TRADE = 2, 3
"""How many demands of service work put a posting in the field when its title names no trade, and when it names another one."""


def match_resume(resume: Resume, posting: Posting, *, lexicon: Lexicon) -> Match:
    """Compare a resume with a posting.

    Findings come in the order of the score's parts, then of the posting. Where nothing can be judged there is no score but
    a reason; the findings are there all the same.
    """
    shows_work = _shows_work(resume)
    resume = _with_proven(resume, posting, lexicon)
    shown = shown_by(resume, lexicon)
    drafts = numbered([*requirement_drafts(posting, shown, lexicon=lexicon), *fact_drafts(posting, resume, lexicon=lexicon)])
    screens = [draft for draft in drafts if draft.part == SCREEN]
    scored = [draft for draft in drafts if draft.part != SCREEN]
    no_score = _no_score(resume, posting, scored, lexicon)
    scored.extend(_role(posting, resume, scored, lexicon))
    scored.sort(key=lambda draft: PARTS.index(draft.part))
    if not shows_work:
        scored = [_as_listed(draft, lexicon) for draft in scored]
    pieces = shares([draft.weight for draft in scored])
    findings = tuple(_finding(draft, possible, lexicon) for draft, possible in zip(scored, pieces, strict=True))
    score = None if no_score is not None else _score(findings, lexicon)
    return Match(findings, tuple(_finding(draft, 0, lexicon) for draft in screens), score, no_score)


def _with_proven(resume: Resume, posting: Posting, lexicon: Lexicon) -> Resume:
    """Add what jobs prove by themselves, where no line says it: service, and the kinds of experience that the posting asks for."""
    proofs = {target: tuple(job for job in resume.positions if job.customer_service) for target in lexicon.wording("service-job-proves")}
    for one in posting.requirements:
        if one.kind == "experience":
            proofs[one.target] = jobs_of(one.target.removesuffix("-experience"), resume, role=posting.role, lexicon=lexicon)
    own = {evidence.target: evidence.strength for evidence in resume.evidence}
    proven = [
        Evidence(
            target,
            Strength.SHOWN,
            spans=tuple(job.title_span or job.span for job in jobs),
            sections=tuple(job.section for job in jobs),
            positions=tuple(resume.positions.index(job) for job in jobs),
        )
        for target, jobs in proofs.items()
        if jobs and own.get(target, 0) < Strength.SHOWN
    ]
    return replace(resume, evidence=(*resume.evidence, *proven)) if proven else resume


def _role(posting: Posting, resume: Resume, scored: list[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """Draft the finding of the role, weighed against everything else that is asked."""
    role, rest = posting.role, sum((draft.weight for draft in scored), Fraction(0))
    if role is None or not rest:
        return
    weight = rest * Fraction(lexicon.scoring.role_share)
    asked = (role.span,) if role.span else ()
    yield Draft("role", role, "role", role.text, Need.REQUIRED, asked, weight, role_cover(role, resume, lexicon=lexicon))


def _shows_work(resume: Resume) -> bool:
    """Say whether any line of the resume shows work: a title with dates names it, and a number in a list is a claim."""
    titles = [job.title_span for job in resume.positions if job.title_span is not None]
    return any(
        not one.sections or (one.sections[at] in DEED_KINDS and not any(title.covers(span) for title in titles))
        for one in resume.evidence
        if one.strength > Strength.LISTED
        for at, span in enumerate(one.spans)
    )


def _as_listed(draft: Draft, lexicon: Lexicon) -> Draft:
    """Hold the credit of a resume that shows nothing under that of a listing."""
    credit = min(draft.cover.credit, strength_credit(lexicon.scoring, "listed"))
    return replace(draft, cover=replace(draft.cover, credit=credit))


def _finding(draft: Draft, possible: int, lexicon: Lexicon) -> Finding:
    credit = draft.cover.credit
    shown = strength_credit(lexicon.scoring, "shown")
    status = Status.MET if credit >= shown else Status.PARTLY if credit else Status.MISSING
    return Finding(
        draft.id, draft.requirement, draft.part, draft.label, draft.need, draft.asked, status, credit, draft.weight,
        earned(possible, credit), possible, draft.cover.spans, draft.cover.why,
    )  # fmt: skip


def _score(findings: tuple[Finding, ...], lexicon: Lexicon) -> Score:
    parts = []
    for name in PARTS:
        own = [finding for finding in findings if finding.part == name]
        if own:
            parts.append(Part(name, sum(finding.points for finding in own), sum(finding.possible for finding in own)))
    return Score(sum(part.points for part in parts), tuple(parts), lexicon.scoring.version, lexicon.sha256)


def _no_score(resume: Resume, posting: Posting, scored: list[Draft], lexicon: Lexicon) -> NoScore | None:
    if not resume.document.lines:
        return NoScore("no-text", "The resume holds no text to judge.", "Give a resume whose text can be selected and copied.")
    if not any(draft.weight for draft in scored):
        return NoScore(
            "nothing-asked",
            "The posting asks nothing that a resume could show.",
            "Give the whole posting, with its duties and requirements.",
        )
    if not _in_field(posting, lexicon):
        return NoScore(
            "not-service-work", "The posting is not for service work, the only field that this lexicon knows.",
            "Give a posting for work with customers, or a lexicon of the posting's own field.",
        )  # fmt: skip
    return None


def _in_field(posting: Posting, lexicon: Lexicon) -> bool:
    """Say whether the posting is for serving people: by its title, else by what it asks."""
    role = posting.role
    known = lexicon.terms.get(role.term or "") if role is not None else None
    if known is not None and known.customer_service:
        return True
    asked = {one.target for one in posting.requirements} | {need.of for need in posting.experience}
    demands = len(asked & {lexicon.canonical(one) for one in lexicon.wording("service-demands")})
    if known is None and role is not None:
        stem = phrase_index(lexicon).stem
        said = {one for word in lexicon.wording("service-titles") for one in phrase_stems(word, stem)}
        if said & set(phrase_stems(role.text, stem)):
            return True
    return demands >= (_OTHER_TRADE if known is not None else _NO_TRADE)
