"""The kinds of file that intake takes (DESIGN section 10)."""

from enum import StrEnum


class IntakeKind(StrEnum):
    """Company registrations as CSV, or one of the neutral formats as JSON Lines."""

    REGISTRY = "registry"
    DEPARTMENTS = "departments"
    SOURCES = "sources"
    FLEETS = "fleets"
    SUBJECTS = "subjects"
    LINKS = "links"
    LISTINGS = "listings"
