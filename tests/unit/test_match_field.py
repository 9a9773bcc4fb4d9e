"""Which postings are for serving people."""

import pytest
from match_making import LEXICON, posting

from resumefit.match.field import in_field


def inside(title: str, *lines: str) -> bool:
    items = "".join(f"- {line}\n" for line in lines)
    return in_field(posting(f"{title}\n\nRequirements\n{items}"), lexicon=LEXICON)


CALLS, INQUIRIES, TICKETS = "Answer inbound calls", "Respond to customer inquiries", "Experience with ticketing systems"
CARE, FOCUS, PLEASED = "Customer service", "Customer focus", "Customer satisfaction"


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        ("Customer Service Representative", (), True),
        ("Purple Parcel Wrangler", (CALLS, INQUIRIES, TICKETS), True),
        ("Purple Parcel Wrangler", (CALLS, "Empathy"), False),
        ("Purple Parcel Wrangler", (CARE, FOCUS, PLEASED), False),
        ("Purple Parcel Support", (CALLS,), True),
        ("Webmaster, Parcel Service", ("HTML", "Patience"), False),
        ("Software Developer", (CALLS, INQUIRIES, TICKETS), True),
        ("Software Developer", (CARE, FOCUS, PLEASED), False),
        ("Production Supervisor", ("Forklift licence", "Patience"), False),
        ("Production Supervisor", (CALLS, INQUIRIES), True),
        ("Customer Service Supervisor", ("Patience",), True),
    ],
)
def test_title_and_demands_decide(title: str, lines: tuple[str, ...], expected: bool) -> None:
    assert inside(title, *lines) is expected
