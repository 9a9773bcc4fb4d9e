"""Made resumes and postings: any number of distinct ones, of the lexicon's wordings and of chores that no lexicon holds.

The same seed gives the same texts. Names, employers and numbers are made up.
"""

import random
from collections.abc import Callable

from resumefit.lexicon.model import Lexicon

FIRST = ("Alex", "Robin", "Sam", "Kim", "Jordan", "Casey", "Morgan", "Noor", "Dana", "Luca", "Mina", "Toni")
LAST = ("Example", "Sample", "Specimen", "Fullname", "Placeholder", "Testwell", "Madeup", "Nobody")
PLACES = ("Harbour", "Maple", "Bluebird", "Lakeside", "Granite", "Orchard", "Copper", "Willow", "Summit", "Juniper")
TRADES = ("Outfitters", "Telecom", "Books", "Insurance", "Clinic", "Hotel", "Bank", "Logistics", "Foods", "Travel", "Energy", "Library")
MONTHS = ("January", "March", "May", "June", "August", "October", "November")
DEEDS = (
    "sort",
    "label",
    "count",
    "restock",
    "file",
    "weigh",
    "pack",
    "sweep",
    "number",
    "fold",
    "stamp",
    "bundle",
    "polish",
    "repaint",
    "tally",
)
KINDS = ("outgoing", "damaged", "seasonal", "printed", "borrowed", "frozen", "imported", "unclaimed", "handmade", "oversized", "archived")
THINGS = (
    "parcels", "brochures", "shelf tags", "garden chairs", "index cards", "wool samples", "door keys", "bicycle parts", "seed trays",
    "paint tins", "name badges", "library carts", "coin rolls", "window displays", "picture frames", "tent poles",
)  # fmt: skip
REASONS = (
    "so that the morning team found all of it ready", "and wrote down what was missing", "before the branch opened its doors",
    "while two colleagues were away", "and told the team lead how it went", "in the quiet hours after lunch",
    "with a checklist of my own", "for three floors and the annex", "until the new system was running", "as asked by the branch manager",
)  # fmt: skip
LEVELS = ("fluent", "conversational", "basic", "native")
LANGUAGES = ("French", "Spanish", "German", "Portuguese", "Punjabi")
NUMBERS = (
    "Handled {n} calls a day", "Kept a CSAT of {p}%", "Typed notes at {w} WPM", "Resolved {p}% of issues on first contact",
    "Answered {n} emails a day", "Kept an average handle time of {m} minutes",
)  # fmt: skip
WANTED = (
    "Typing speed of {w}+ WPM",
    "Customer satisfaction (CSAT) above {p}%",
    "Handle {n} calls a day",
    "Average handle time under {m} minutes",
)
SCHOOLING = (
    "High School Diploma, {y}",
    "Bachelor of Arts in History, Placeholder University, {y}",
    "Associate degree, Sample College, {y}",
)
ASKED_SCHOOLING = ("High school diploma or equivalent", "Bachelor's degree required", "Bachelor's degree or equivalent experience")


class Maker:
    """A source of made texts."""

    def __init__(self, lexicon: Lexicon, *, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - no secret
        terms = [term for term in lexicon.terms.values() if not term.same_as and term.surfaces]
        self.tools = [term.surfaces[0] for term in terms if term.kind in ("tool", "channel", "hard_skill")]
        self.manners = [term.surfaces[0] for term in terms if term.kind == "soft_skill"]
        self.duties = [
            sentence.rstrip(".") for term in terms if term.kind in ("responsibility", "hard_skill") for sentence in term.examples
        ]
        self.service = [term.label for term in terms if term.kind == "role_title" and term.customer_service]
        self.others = [term.label for term in terms if term.kind == "role_title" and not term.customer_service]

    def resumes(self, count: int) -> list[str]:
        """Make distinct resumes."""
        return _distinct(self.resume, count)

    def postings(self, count: int) -> list[str]:
        """Make distinct postings."""
        return _distinct(self.posting, count)

    def resume(self) -> str:
        """Make a resume: one to four jobs, most of them of serving people."""
        pick, draw = self.random.choice, self.random.randint
        lines = [f"{pick(FIRST)} {pick(LAST)}", "pat@example.com | 555-0142", "", "Experience"]
        year = 2026
        for _ in range(draw(1, 4)):
            began = year - draw(1, 5)
            title = pick(self.service) if self.random.random() < 0.7 else pick(self.others)
            lines += [f"{title}, {pick(PLACES)} {pick(TRADES)}", f"{pick(MONTHS)} {began} - {pick(MONTHS)} {year}"]
            lines += [f"- {pick(self.duties)} {pick(REASONS)}" for _ in range(draw(6, 11))]
            lines += [f"- {self.chore().capitalize()} {pick(REASONS)}" for _ in range(draw(1, 4))]
            lines += [f"- {self.number(pick(NUMBERS))}" for _ in range(draw(0, 2))]
            year = began
        lines += ["", "Skills", ", ".join(self.random.sample(self.tools, draw(5, 14)) + self.random.sample(self.manners, draw(1, 5)))]
        if self.random.random() < 0.8:
            lines += ["", "Education", pick(SCHOOLING).format(y=year - draw(0, 6))]
        if self.random.random() < 0.3:
            lines += ["", "Languages", f"English (native), {pick(LANGUAGES)} ({pick(LEVELS)})"]
        return "\n".join(lines) + "\n"

    def posting(self) -> str:
        """Make a posting for service work."""
        pick, draw = self.random.choice, self.random.randint
        lines = [pick(self.service), f"{pick(PLACES)} {pick(TRADES)}", "", "What you will do"]
        lines += [f"- {pick(self.duties)}" for _ in range(draw(5, 10))]
        lines += [f"- {self.chore().capitalize()}" for _ in range(draw(1, 3))]
        lines += [
            "",
            "Requirements",
            f"- {draw(1, 5)} years of {pick(('customer service', 'call center', 'retail', 'relevant'))} experience",
        ]
        lines += [f"- Experience with {tool} is required" for tool in self.random.sample(self.tools, draw(2, 5))]
        lines += [f"- {manner.capitalize()}" for manner in self.random.sample(self.manners, draw(2, 4))]
        lines += [f"- Ability to {self.chore()}" for _ in range(draw(1, 4))]
        lines += [f"- {self.number(pick(WANTED))}" for _ in range(draw(0, 2))]
        if self.random.random() < 0.7:
            lines.append(f"- {pick(ASKED_SCHOOLING)}")
        lines += ["", "Nice to have", f"- {pick(self.tools)} or {pick(self.tools)}", f"- {pick(LEVELS).capitalize()} {pick(LANGUAGES)}"]
        lines += [f"- {self.chore().capitalize()}"]
        return "\n".join(lines) + "\n"

    def chore(self) -> str:
        """Make up a deed that no lexicon holds."""
        pick = self.random.choice
        return f"{pick(DEEDS)} {pick(KINDS)} {pick(THINGS)}"

    def number(self, form: str) -> str:
        """Fill in a wording with numbers."""
        draw = self.random.randint
        return form.format(n=5 * draw(4, 18), p=draw(80, 99), w=5 * draw(7, 16), m=draw(3, 9))


def _distinct(make: Callable[[], str], count: int) -> list[str]:
    seen: dict[str, None] = {}
    while len(seen) < count:
        seen[make()] = None
    return list(seen)
