"""What the stretches of a posting are for."""

from enum import Enum


class Zone(Enum):
    """What a stretch of a posting is for; the values are the ids of posting headings in headings.toml."""

    TITLE = "title"
    HEADING = "heading"
    ABOUT_JOB = "about-job"
    DUTIES = "duties"
    REQUIREMENTS = "requirements"
    PREFERRED = "preferred"
    SCHEDULE = "schedule"
    LOCATION_PAY = "location-pay"
    COMPANY = "company"
    BENEFITS = "benefits"
    EQUAL_OPPORTUNITY = "equal-opportunity"
    HOW_TO_APPLY = "how-to-apply"
    NOT_ASKED = "not-asked"
    """What is said not to be needed."""
    PAGE = "page"
    """Menus, buttons and notices of the web page that the posting was copied from."""


ASKING_ZONES = frozenset({Zone.ABOUT_JOB, Zone.DUTIES, Zone.REQUIREMENTS, Zone.PREFERRED, Zone.SCHEDULE})
LISTED_ZONES = frozenset({Zone.DUTIES, Zone.REQUIREMENTS, Zone.PREFERRED, Zone.SCHEDULE})
"""Zones that a heading opens and that hold until the next one."""
LABEL_ZONES = frozenset({Zone.SCHEDULE, Zone.LOCATION_PAY, Zone.NOT_ASKED})
"""Zones whose heading may be the label of a single line: "Hours: ..."."""
