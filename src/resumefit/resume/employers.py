"""What stands for an employer in a header -> its name, told from places and from parts of a firm."""

from resumefit.resume.headers import POSSIBLE, TOWN_AND_STATE, comma_parts, ends_in_state
from resumefit.resume.reading import Label, Place, Reading

_STATE = 2
"""Letters of the short name of a state."""


def is_weak_name(reading: Reading, part: Place) -> bool:
    """Say whether what stands for an employer is rather a place or a part of a firm: "Calgary, AB", "Billing Team"."""
    in_state = ends_in_state(reading, part)
    if part.last - part.first == 1 and len(reading.tokens.raw(part.first)) == _STATE and reading.tokens.stems[part.first - 1] == ",":
        return True
    if reading.says("organisation", (part.first, part.last - in_state)):
        return False
    return is_firm_part(reading, part) or (in_state and len(comma_parts(reading, *part)) <= TOWN_AND_STATE)


def outranks(reading: Reading, above: Place, employer: Place, title: Place | None) -> bool:
    """Say whether the line above a title names the firm rather than what a comma parts from the title: "Team Manager, Cards"."""
    if is_weak_name(reading, employer):
        return not is_weak_name(reading, above)
    beside = title is not None and reading.tokens.stems[title.last : employer.first] == (",",)
    return beside and reading.says("organisation", above) and not reading.says("organisation", employer)


def is_firm_part(reading: Reading, part: Place) -> bool:
    """Say whether a part names what a firm divides its people into: "Retail Account"."""
    return reading.says("firm-part", (part.last - 1, part.last)) and not reading.says("organisation", part)


def without_place(reading: Reading, part: Place) -> Place:
    """Leave town and state behind an employer's name out."""
    parts = comma_parts(reading, *part)
    return parts[0] if len(parts) > 1 and ends_in_state(reading, part) and not is_weak_name(reading, part) else part


def named_in(reading: Reading, label: Label, *, near: bool) -> Place | None:
    """Give the employer that a label beside the title names: its name rather than the place behind it."""
    name = label.title if near or label.sureness == POSSIBLE else None
    if label.employer is not None and (name is None or label.sureness != POSSIBLE or not is_weak_name(reading, label.employer)):
        return label.employer
    return name or label.employer
