"""What every face says in the same words: names of what is asked, how well a thing is proved, which findings stand together."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from resumefit.document import Document
from resumefit.lexicon.model import Lexicon
from resumefit.match.coverage import label_of
from resumefit.match.model import Finding, Outcome, Relation, Status
from resumefit.posting.model import NEED_ORDER, Need, Requirement, Role, SetAside, Threshold
from resumefit.report.model import Report
from resumefit.report.plain import paragraph_start
from resumefit.resume.model import Strength
from resumefit.suggest.model import Advice, Suggestion

SHOWN = 10
"""Suggestions that are shown unless all are asked for."""
ADVICE = "Advice for tailoring, not a prediction of an employer's software or decision."
NEEDS = {Need.REQUIRED: "Required", Need.PREFERRED: "Preferred", Need.DUTY: "Duties of the job"}
OUTCOMES = {
    Outcome.MET: "",
    Outcome.NEAR: "near",
    Outcome.BELOW: "not met",
    Outcome.UNSTATED: "not stated",
    Outcome.INCOMPARABLE: "not comparable",
}
STATUSES = {Status.MET: "met", Status.PARTLY: "in part", Status.MISSING: "not found"}
_STRENGTHS = {Strength.MEASURED: "shown with a number", Strength.SHOWN: "shown at work", Strength.LISTED: "only listed"}
_REASONS = {
    "company": "About the company",
    "benefits": "Pay and benefits",
    "equal-opportunity": "Equal opportunity",
    "how-to-apply": "How to apply",
    "waiver": "Said not to be needed",
}
_WHOLE = "The resume as a whole"
_UNSEEN = "What a reader cannot see"
_EDITS = "You have it: say it, show it, measure it"
_OPEN = "Asked for: only you know whether you have it"
_BESIDES = "Besides: for the reader; the score does not see it"
_PLAIN_RELATIONS = (Relation.SAME, Relation.WORDS, Relation.ALTERNATIVE, Relation.NARROWER)


class Group(Enum):
    """Where a report shows a finding, in the order of the report; the value is the heading."""

    MET = "What your resume shows"
    PARTLY = "In part"
    COMPARED = "Numbers and facts"
    MISSING = "Not found in your resume"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one report."""

    report: Report
    lexicon: Lexicon

    @property
    def title(self) -> str:
        """What the posting's job is called."""
        role = self.report.posting.role
        return role.text if role else "Job posting"

    @property
    def beside(self) -> str:
        """Name the two files."""
        return f"{self.report.resume.document.origin.name} beside {self.report.posting.document.origin.name}"

    @property
    def band(self) -> str:
        """The score in words; empty where there is no score or the lexicon has no words for it."""
        score = self.report.match.score
        bands = self.lexicon.scoring.bands
        fitting = [(least, words) for words, least in bands.items() if score is not None and score.rounded >= least]
        return max(fitting)[1] if fitting else ""

    def warnings(self) -> list[str]:
        """Say what reading could not do; hidden text that the report quotes is left to the quotation."""
        sides = {"resume": self.report.resume.document, "posting": self.report.posting.document}
        said = []
        for side, warning in self.report.warnings:
            if warning.code == "hidden-text" and sides[side].hidden:
                continue
            where = f"{side.capitalize()}, page {warning.page}" if warning.page else side.capitalize()
            said.append(f"{where}: {warning.message}")
        return said

    @property
    def reachable(self) -> str:
        """Say what the edits with a gain come to; empty where they add nothing."""
        score, most = self.report.match.score, self.report.reachable
        if score is None or most is None or most <= score.thousandths:
            return ""
        reach = f"{points_said(most)} instead of {points_said(score.thousandths)}"
        return f"Within reach: {reach}, by all edits that have a gain (+), as far as they are true of you."

    def place(self, suggestion: Suggestion) -> str:
        """Name the part of the resume, and the job, that a suggestion speaks of; empty for the whole resume."""
        start = suggestion.where[0].start if suggestion.where else -1
        job = next((job.title for job in self.report.resume.positions if job.span.start <= start < job.span.end), "")
        return ": ".join(part for part in (suggestion.section.capitalize(), job) if part)

    def by_part(self, suggestions: Iterable[Suggestion]) -> list[tuple[str, str, tuple[Suggestion, ...]]]:
        """Put suggestions together by what they ask for, then by the part of the resume; the part of the first one comes first.

        Gives the two headings with those that stand below them.
        """
        parts: dict[tuple[str, str], list[Suggestion]] = {}
        for one in suggestions:
            parts.setdefault((_aim(one), self.place(one) or _WHOLE), []).append(one)
        order = list(dict.fromkeys(aim for aim, _ in parts))
        return [(aim, part, tuple(own)) for (aim, part), own in sorted(parts.items(), key=lambda group: order.index(group[0][0]))]

    def groups(self) -> dict[Group, list[Finding]]:
        """Sort the findings: what is met and what is compared in the posting's order, the rest by need and worth."""
        groups: dict[Group, list[Finding]] = {group: [] for group in Group}
        for finding in self.report.match.findings:
            compared = finding.why.comparison is not None and finding.why.comparison.found is not None
            groups[Group.COMPARED if compared else Group[finding.status.name]].append(finding)
        for group in (Group.PARTLY, Group.MISSING):
            groups[group].sort(key=lambda finding: (NEED_ORDER[finding.need], finding.points - finding.possible))
        return groups

    def proved_together(self, findings: Iterable[Finding]) -> list[list[Finding]]:
        """Put findings together that one paragraph of the resume proves equally well, in the order of the first of each."""
        groups: dict[tuple[object, ...], list[Finding]] = {}
        for finding in findings:
            place = paragraph_start(self.report.resume.document, finding.evidence[0]) if finding.evidence else finding.id
            groups.setdefault((place, self.grade(finding) or finding.why.text), []).append(finding)
        return list(groups.values())

    def name(self, finding: Finding) -> str:
        """Name what is asked, with a capital."""
        asked = finding.requirement
        if isinstance(asked, Requirement):
            return labels(asked, self.lexicon, posting=self.report.posting.document)
        return ("Role: " if isinstance(asked, Role) else "") + finding.label[:1].upper() + finding.label[1:]

    def grade(self, finding: Finding) -> str:
        """Say in a few words how well a thing is proved; empty where only the finding's own sentence says it."""
        why, asked = finding.why, finding.requirement
        if isinstance(asked, Role):
            return why.text.rstrip(".")
        if why.strength is None or why.relation not in _PLAIN_RELATIONS:
            return ""
        grade = _STRENGTHS[why.strength]
        other = label_of(why.found, self.lexicon) if why.found and why.relation is Relation.NARROWER else ""
        named = isinstance(asked, Requirement) and why.found in asked.any_of
        return f"through {other}, {grade}" if other and not named else grade

    def own_words(self, finding: Finding) -> str:
        """Give the posting's words where they are others than the name."""
        words = self.report.posting.document.quote(finding.asked[0]) if finding.asked else ""
        return "" if words.casefold() in self.name(finding).casefold() else words


def _aim(suggestion: Suggestion) -> str:
    if suggestion.kind is Advice.UNSEEN:
        return _UNSEEN
    return _EDITS if suggestion.gain else _OPEN if suggestion.worth else _BESIDES


def labels(requirement: Requirement, lexicon: Lexicon, *, posting: Document) -> str:
    """Name what is asked with its alternatives, the general one last: "Zendesk, Freshdesk or Ticketing Systems".

    A phrase that the lexicon lacks keeps the letter case of the posting.
    """
    special = [target for target in requirement.any_of if requirement.target in _broader(target, lexicon)]
    rest = [target for target in requirement.any_of if target not in special]
    names = list(dict.fromkeys(label_of(target, lexicon) for target in (*special, requirement.target, *rest)))
    own = posting.quote(requirement.spans[0]) if requirement.spans else ""
    names = [own if own.casefold() == name else name for name in names]
    said = " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return said[:1].upper() + said[1:]


def fact_name(finding: Finding) -> str:
    """Name the kind of fact that is compared; a number by its metric."""
    asked = finding.requirement
    if isinstance(asked, Threshold) and finding.why.comparison is not None:
        return finding.label.removesuffix(f": {finding.why.comparison.asked}")
    return {"languages": "Language"}.get(finding.part, finding.part.capitalize())


def is_only_named(finding: Finding) -> bool:
    """Say whether the resume has the very thing, but only in a list."""
    return finding.why.strength is Strength.LISTED and finding.why.relation in (Relation.SAME, Relation.WORDS)


def reason_said(passage: SetAside) -> str:
    """Say why a passage of a posting asks nothing."""
    return _REASONS.get(passage.reason, passage.reason.replace("-", " ").capitalize())


def points_said(thousandths: int) -> str:
    """Write points with one place, rounded half up."""
    return f"{(thousandths + 50) // 100 / 10:.1f}"


def _broader(target: str, lexicon: Lexicon) -> tuple[str, ...]:
    term = lexicon.terms.get(lexicon.canonical(target))
    return term.broader if term is not None else ()
