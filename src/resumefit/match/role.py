"""Whether an applicant has done the posting's kind of job."""

from fractions import Fraction

from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import Cover, label_of
from resumefit.match.experience import jobs_of, months_of, months_said
from resumefit.match.kinship import Kinship, kinship
from resumefit.match.model import Relation, Why
from resumefit.posting.model import Role
from resumefit.resume.model import Evidence, Resume, Strength
from resumefit.weights import relation_credit, value_credit


def role_cover(role: Role, resume: Resume, *, lexicon: Lexicon) -> Cover:
    """Give credit for having held the posting's role, one like it, or any job of serving customers, by its months."""
    found = [_held(role, resume, lexicon), _served(role, resume, lexicon)]
    best = max((one for one in found if one is not None), key=lambda one: one.credit, default=None)
    return best or Cover(Fraction(0), Why(Relation.NONE, "No job like this one is found."))


def is_service_role(role: Role, lexicon: Lexicon) -> bool:
    """Say whether the role is known to be one of serving customers."""
    term = lexicon.terms.get(role.term or "")
    return term is not None and bool(term.customer_service)


def _held(role: Role, resume: Resume, lexicon: Lexicon) -> Cover | None:
    """Credit the role itself, special cases of it and what it is a special case of."""
    if role.term is None:
        return None
    wanted, kin = lexicon.canonical(role.term), kinship(lexicon)
    best: Cover | None = None
    for evidence in resume.evidence:
        if evidence.strength < Strength.SHOWN or not _titles(evidence, resume):
            continue
        relation = _relation(wanted, evidence.target, kin)
        if relation is None:
            continue
        months = months_of(evidence.target, resume, [resume.positions[at] for at in _titles(evidence, resume)], lexicon=lexicon)
        share = _share(months, lexicon)
        credit = relation_credit(lexicon.scoring, relation.value) * share
        if best is None or credit > best.credit:
            length = f" for {months_said(months)}" if months else ""
            text = f"You have worked as {label_of(evidence.target, lexicon).lower()}{length}."
            best = Cover(credit, Why(relation, text, evidence.strength, evidence.target), evidence.spans[:3])
    return best


def _titles(evidence: Evidence, resume: Resume) -> tuple[int, ...]:
    """Give the jobs whose title is a place of the evidence."""
    found = []
    for span, at in zip(evidence.spans, evidence.positions, strict=False):
        title = resume.positions[at].title_span if at is not None else None
        if at is not None and title is not None and title.overlaps(span):
            found.append(at)
    return tuple(found)


def _relation(wanted: str, have: str, kin: Kinship) -> Relation | None:
    if have == wanted:
        return Relation.SAME
    if wanted in kin.ancestors.get(have, ()):
        return Relation.NARROWER
    if have in kin.parents.get(wanted, ()):
        return Relation.BROADER
    return None


def _served(role: Role, resume: Resume, lexicon: Lexicon) -> Cover | None:
    """Credit any job of serving customers, where the role is one or is not known."""
    jobs = jobs_of("customer-service", resume, lexicon=lexicon)
    known = lexicon.terms.get(role.term or "")
    if not jobs or (known is not None and known.customer_service is False):
        return None
    months = resume.months_customer_service
    credit = relation_credit(lexicon.scoring, "other_role") * _share(months, lexicon)
    length = months_said(months) if months else "Some time"
    why = Why(Relation.FACT, f"{length} of serving customers in other jobs.", Strength.SHOWN)
    return Cover(credit, why, tuple(job.title_span or job.span for job in jobs[:3]))


def _share(months: int | None, lexicon: Lexicon) -> Fraction:
    """Give how much of the role a length of time earns; a job without dates earns what little is sure."""
    if not months:
        return value_credit(lexicon.scoring, "below")
    return max(value_credit(lexicon.scoring, "below"), min(Fraction(1), Fraction(months, lexicon.scoring.full_months)))
