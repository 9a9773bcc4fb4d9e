"""Rules on hours, certificates and working from home."""

from collections.abc import Iterator

from resumefit.match import Finding, Status
from resumefit.posting.model import Requirement
from resumefit.suggest.case import Case
from resumefit.suggest.labels import listed
from resumefit.suggest.model import Advice, Hint


def availability(case: Case) -> Iterator[Hint]:
    """Ask about hours and shifts that the posting names.

    ## What it looks for
    Evenings, weekends, nights and shifts in the posting, shown apart from the score, that the resume does not speak of; not the
    hours of most offices (wording "usual-hours" of phrasing.toml).

    ## Why it matters
    Many service jobs are filled by who can work the open hours.

    ## Example
    The posting asks for weekend availability.

    ## Better
    "Available evenings and weekends", if true.

    ## Source
    guide-000, guide-004: many positions need evening or weekend work.
    """
    usual = frozenset(case.lexicon.wording("usual-hours"))
    hours = [finding for finding in case.match.screens if _kind(case, finding) == "schedule" and finding.asked]
    asked = [finding for finding in hours if finding.status is Status.MISSING and finding.id not in usual]
    if asked:
        names = listed([case.quoted(finding) for finding in asked])
        message = f"The posting names {names}. If those hours suit you, say when you are available."
        places, targets = tuple(finding.asked[0] for finding in asked), tuple(finding.id for finding in asked)
        yield Hint(message, Advice.MAY_HAVE, case.headed("summary"), places, targets=targets)


def proof_of_screen(case: Case) -> Iterator[Hint]:
    """Ask about a certificate or membership that the posting names.

    ## What it looks for
    Screens of the posting: certificates and memberships. They are never scored.

    ## Why it matters
    Such things are asked as yes or no, often before anybody reads on.

    ## Example
    The posting asks for a food handler card.

    ## Better
    "Food handler card, [issuer], valid to [year]", if you hold one.

    ## Source
    guide-002, guide-003: certificates show commitment.
    """
    proofs = [one for one in case.match.screens if _kind(case, one) in ("certification", "association")]
    asked = [one for one in proofs if one.status is Status.MISSING and one.asked]
    if asked:
        many = len(asked) > 1
        have = "hold one, list it with the year; leave out the rest" if many else "hold it, list it with the year; otherwise leave it out"
        message = f"The posting names {listed([case.named(one) for one in asked])}. If you {have}."
        where = tuple(one.span for one in case.resume.certifications[:1]) or case.headed("certifications", "education")
        yield Hint(message, Advice.LACK, where, tuple(one.asked[0] for one in asked), targets=tuple(one.id for one in asked))


def remote_readiness(case: Case) -> Iterator[Hint]:
    """Ask for a line on working from home where the job is done there.

    ## What it looks for
    A remote posting, and a resume without a word on remote work, a home office or working on your own.

    ## Why it matters
    Employers of remote agents look for a quiet room, a good line and people who need no supervision.

    ## Example
    A work-at-home posting; the resume speaks of shop counters only.

    ## Better
    "Home office with wired internet and headset; worked without supervision for [__] months", if so.

    ## Source
    guide-000, guide-002: remote positions need internet, a quiet workspace and self-management.
    """
    words = frozenset(case.lexicon.wording("remote-terms"))
    asked = [finding for finding in (*case.match.findings, *case.match.screens) if finding.id in words and finding.asked]
    shown = any(one.target in words or one.target in case.lexicon.wording("remote-proofs") for one in case.resume.evidence)
    if asked and not shown:
        message = (
            f"The posting speaks of work from home ({case.quoted(asked[0])}). "
            "If you have a quiet place and a good line, and have worked on your own, say so."
        )
        yield Hint(message, Advice.MAY_HAVE, case.headed("summary"), asked[0].asked[:1], targets=(asked[0].id,))


def _kind(case: Case, finding: Finding) -> str:
    term = case.term(finding)
    if term is not None:
        return term.kind
    return finding.requirement.kind if isinstance(finding.requirement, Requirement) else ""
