"""Every label and every type of relationship that a Cypher text may name; links carry the words of `LinkKind`."""

from enum import StrEnum
from typing import Final

from graph_models.vocabulary import LinkKind


class Label(StrEnum):
    """The labels of nodes (DESIGN section 3). `Subject` is the second label of the three kinds of subject."""

    SUBJECT = "Subject"
    ORGANISATION = "Organisation"
    PERSON = "Person"
    VEHICLE = "Vehicle"
    DOCUMENT_DIGEST = "DocumentDigest"
    DEPARTMENT = "Department"
    SOURCE = "Source"
    DELIVERY = "Delivery"
    FLEET = "Fleet"
    CONSENT = "Consent"
    DECISION = "Decision"
    LISTING = "Listing"
    LISTING_EVENT = "ListingEvent"
    REPAIR = "Repair"
    LIFT_TASK = "LiftTask"
    RESTRICTION = "Restriction"
    LEGAL_BASIS = "LegalBasis"
    REPEAL = "Repeal"
    MEASURE = "Measure"
    LIST_TYPE = "ListType"
    RULE = "Rule"
    REVISION = "Revision"
    COMMIT = "Commit"
    CHANGE = "Change"
    CHECK_RECORD = "CheckRecord"
    REQUEST = "Request"
    PREPARATION = "Preparation"
    KEY_VERSION = "KeyVersion"


class Relationship(StrEnum):
    """The types of relationships beside the links between subjects.

    What a revision has closed has a copy of a type of its own: SUPERSEDED_BINDS of a row, SUPERSEDED_SUPPORT of a
    support, and of a link of any kind SUPERSEDED_LINK {kind}.
    """

    IDENTIFIES = "IDENTIFIES"
    ISSUED = "ISSUED"
    NAMES = "NAMES"
    ON = "ON"
    RESTS_ON = "RESTS_ON"
    FINDS = "FINDS"
    HAPPENED_TO = "HAPPENED_TO"
    LIFTS = "LIFTS"
    ENDS = "ENDS"
    OF = "OF"
    BY = "BY"
    BINDS = "BINDS"
    SUPERSEDED_BINDS = "SUPERSEDED_BINDS"
    APPLIES = "APPLIES"
    SUPPORTED_BY = "SUPPORTED_BY"
    SUPERSEDED_SUPPORT = "SUPERSEDED_SUPPORT"
    SUPERSEDED_LINK = "SUPERSEDED_LINK"
    FOR = "FOR"
    GROUNDED_IN = "GROUNDED_IN"
    REPEALS = "REPEALS"


RELATIONSHIP_TYPES: Final[frozenset[str]] = frozenset(map(str, (*Relationship, *LinkKind)))
"""Every type of relationship, links included."""
