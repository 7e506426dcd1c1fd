"""The closed vocabularies of the hub: every word that data, code, schema and documents share."""

from enum import StrEnum
from typing import Final, NewType

SubjectId = NewType("SubjectId", str)
DepartmentCode = NewType("DepartmentCode", str)
ListTypeId = NewType("ListTypeId", str)
MeasureId = NewType("MeasureId", str)
RuleId = NewType("RuleId", str)
BasisId = NewType("BasisId", str)
MatterKind = NewType("MatterKind", str)
ListingId = NewType("ListingId", str)
DecisionId = NewType("DecisionId", str)
RestrictionId = NewType("RestrictionId", str)
RepairId = NewType("RepairId", str)
LinkId = NewType("LinkId", str)
CheckId = NewType("CheckId", str)
SourceId = NewType("SourceId", str)
RegionCode = NewType("RegionCode", str)
RequestId = NewType("RequestId", str)
Revision = NewType("Revision", int)
PartsPerMillion = NewType("PartsPerMillion", int)

OPEN_REVISION: Final = Revision(2**63 - 1)
"""The open end of a span of revisions: a sentinel, because an index skips nulls."""


class SubjectKind(StrEnum):
    """What a subject 信用主体 is."""

    ORGANISATION = "ORGANISATION"
    PERSON = "PERSON"
    VEHICLE = "VEHICLE"


class OrganisationKind(StrEnum):
    """The kinds of organisation; the first two characters of a unified code tell them (GB 32100)."""

    ENTERPRISE = "ENTERPRISE"
    INDIVIDUAL_BUSINESS = "INDIVIDUAL_BUSINESS"
    SOCIAL_ORGANISATION = "SOCIAL_ORGANISATION"
    PUBLIC_INSTITUTION = "PUBLIC_INSTITUTION"
    GOVERNMENT_AGENCY = "GOVERNMENT_AGENCY"
    OTHER = "OTHER"


class LinkKind(StrEnum):
    """Standing relations between subjects; each runs from its first to its second end."""

    LEGAL_REPRESENTATIVE_OF = "LEGAL_REPRESENTATIVE_OF"
    PRINCIPAL_OF = "PRINCIPAL_OF"
    ACTUAL_CONTROLLER_OF = "ACTUAL_CONTROLLER_OF"
    DIRECTOR_OF = "DIRECTOR_OF"
    SUPERVISOR_OF = "SUPERVISOR_OF"
    SENIOR_MANAGER_OF = "SENIOR_MANAGER_OF"
    INVESTOR_IN = "INVESTOR_IN"
    SHAREHOLDER_OF = "SHAREHOLDER_OF"
    BRANCH_OF = "BRANCH_OF"
    SUCCESSOR_OF = "SUCCESSOR_OF"
    OWNS = "OWNS"
    OPERATES = "OPERATES"
    DRIVES = "DRIVES"


_P, _O, _V = SubjectKind.PERSON, SubjectKind.ORGANISATION, SubjectKind.VEHICLE

LINK_ENDS: Final[dict[LinkKind, tuple[frozenset[SubjectKind], frozenset[SubjectKind]]]] = {
    LinkKind.LEGAL_REPRESENTATIVE_OF: (frozenset({_P}), frozenset({_O})),
    LinkKind.PRINCIPAL_OF: (frozenset({_P}), frozenset({_O})),
    LinkKind.ACTUAL_CONTROLLER_OF: (frozenset({_P}), frozenset({_O})),
    LinkKind.DIRECTOR_OF: (frozenset({_P}), frozenset({_O})),
    LinkKind.SUPERVISOR_OF: (frozenset({_P}), frozenset({_O})),
    LinkKind.SENIOR_MANAGER_OF: (frozenset({_P}), frozenset({_O})),
    LinkKind.INVESTOR_IN: (frozenset({_P}), frozenset({_O})),
    LinkKind.SHAREHOLDER_OF: (frozenset({_P, _O}), frozenset({_O})),
    LinkKind.BRANCH_OF: (frozenset({_O}), frozenset({_O})),
    LinkKind.SUCCESSOR_OF: (frozenset({_O}), frozenset({_O})),
    LinkKind.OWNS: (frozenset({_O, _P}), frozenset({_V})),
    LinkKind.OPERATES: (frozenset({_O, _P}), frozenset({_V})),
    LinkKind.DRIVES: (frozenset({_P}), frozenset({_V})),
}
"""Which kinds of subject may stand at the start and at the end of each kind of link."""


class FindingKind(StrEnum):
    """What a decision finds about a person; it belongs to that decision only."""

    DIRECTLY_RESPONSIBLE = "DIRECTLY_RESPONSIBLE"
    OTHER_RESPONSIBLE = "OTHER_RESPONSIBLE"
    PERSONALLY_LIABLE = "PERSONALLY_LIABLE"
    PUNISHED = "PUNISHED"


class Effect(StrEnum):
    """How strongly a restriction binds."""

    PROHIBIT = "PROHIBIT"
    LIMIT = "LIMIT"
    SCRUTINISE = "SCRUTINISE"
    REFERENCE = "REFERENCE"


class Domain(StrEnum):
    """Where a measure acts."""

    PROCUREMENT = "PROCUREMENT"
    BIDDING = "BIDDING"
    BANKING = "BANKING"
    LICENSING = "LICENSING"
    SUBSIDY = "SUBSIDY"
    HONOURS = "HONOURS"
    OFFICE = "OFFICE"
    EMPLOYMENT = "EMPLOYMENT"
    CONSUMPTION = "CONSUMPTION"
    EXIT = "EXIT"
    EDUCATION = "EDUCATION"
    SUPERVISION = "SUPERVISION"
    DISCLOSURE = "DISCLOSURE"


class Purpose(StrEnum):
    """Why a check is made; each fits only its domains (`hub.domain.purpose`)."""

    PROCUREMENT_REVIEW = "PROCUREMENT_REVIEW"
    CREDIT_GRANTING = "CREDIT_GRANTING"
    LICENCE_REVIEW = "LICENCE_REVIEW"
    SUBSIDY_REVIEW = "SUBSIDY_REVIEW"
    HONOURS_REVIEW = "HONOURS_REVIEW"
    APPOINTMENT_REVIEW = "APPOINTMENT_REVIEW"
    CONSUMPTION_CONTROL = "CONSUMPTION_CONTROL"
    BORDER_CONTROL = "BORDER_CONTROL"
    ENROLMENT_REVIEW = "ENROLMENT_REVIEW"
    SUPERVISION = "SUPERVISION"
    PUBLICATION = "PUBLICATION"
    ENFORCEMENT = "ENFORCEMENT"
    AUDIT = "AUDIT"
    SELF_ACCESS = "SELF_ACCESS"


class Role(StrEnum):
    """What an authenticated caller is."""

    AGENCY = "AGENCY"
    BANK = "BANK"
    AUDITOR = "AUDITOR"
    SUBJECT = "SUBJECT"
    OPERATOR = "OPERATOR"


class Mark(StrEnum):
    """What is said beside a restriction."""

    OBJECTION = "OBJECTION"
    RELEASE_PENDING = "RELEASE_PENDING"


class VerdictKind(StrEnum):
    """The four answers."""

    CLEAR = "CLEAR"
    NOTED = "NOTED"
    RESTRICTED = "RESTRICTED"
    UNDETERMINED = "UNDETERMINED"


class Coverage(StrEnum):
    """Whether a person's Clear covers those who are known without a document."""

    COMPLETE = "COMPLETE"
    PARTIAL = "PARTIAL"


class UndeterminedReason(StrEnum):
    """Why the hub cannot say."""

    STALE_SOURCE = "STALE_SOURCE"
    STORE_UNAVAILABLE = "STORE_UNAVAILABLE"
    REVISION_NOT_REACHED = "REVISION_NOT_REACHED"
    AMBIGUOUS_IDENTIFIER = "AMBIGUOUS_IDENTIFIER"
    NOT_RECORDED = "NOT_RECORDED"


class ListClass(StrEnum):
    """What sort of list a list type is."""

    SERIOUS_LIST = "SERIOUS_LIST"
    STATUTORY_BAN = "STATUTORY_BAN"
    COURT_LIST = "COURT_LIST"
    WATCH_LIST = "WATCH_LIST"


class When(StrEnum):
    """When a link of a walk has to hold."""

    CURRENT = "CURRENT"
    AT_ACT = "AT_ACT"
    AT_DECISION = "AT_DECISION"


class Release(StrEnum):
    """What happens when a CURRENT link ends."""

    AUTOMATIC = "AUTOMATIC"
    ON_DECISION = "ON_DECISION"


class Toward(StrEnum):
    """The end of a link that a step walks to."""

    FROM = "FROM"
    TO = "TO"


class Territory(StrEnum):
    """Where a rule binds."""

    NATIONAL = "NATIONAL"
    ISSUER_REGION = "ISSUER_REGION"


class Survival(StrEnum):
    """Which ends of a listing a restriction outlives."""

    REPAIR = "REPAIR"
    EXPIRY = "EXPIRY"


class Anchor(StrEnum):
    """The day a term is counted from."""

    EFFECTIVE = "EFFECTIVE"
    DECISION = "DECISION"
    PUBLICATION = "PUBLICATION"


class DocumentType(StrEnum):
    """Types of a person's document (codes 01 to 05 in practice)."""

    RESIDENT_ID = "RESIDENT_ID"
    PASSPORT = "PASSPORT"
    HK_MACAU_PERMIT = "HK_MACAU_PERMIT"
    TAIWAN_PERMIT = "TAIWAN_PERMIT"
    FOREIGN_PERMANENT_RESIDENT = "FOREIGN_PERMANENT_RESIDENT"


class PlateColour(StrEnum):
    """Colours of a plate by JT/T 697.7; the same characters can exist in two colours."""

    BLUE = "BLUE"
    YELLOW = "YELLOW"
    BLACK = "BLACK"
    WHITE = "WHITE"
    GREEN = "GREEN"
    OTHER = "OTHER"
    YELLOW_GREEN = "YELLOW_GREEN"
    GRADIENT_GREEN = "GRADIENT_GREEN"


class EventKind(StrEnum):
    """What happens to a listing after it is made."""

    REPAIRED = "REPAIRED"
    REPAIR_REVOKED = "REPAIR_REVOKED"
    ANNULLED = "ANNULLED"
    STAYED = "STAYED"
    RESUMED = "RESUMED"
    RELEASED = "RELEASED"
    OBJECTED = "OBJECTED"


class ChangeKind(StrEnum):
    """An entry of the change log."""

    LISTED = "LISTED"
    BEGUN = "BEGUN"
    ENDED = "ENDED"
    CORRECTED = "CORRECTED"
    SUPPORT_CHANGED = "SUPPORT_CHANGED"
    EXPIRED = "EXPIRED"
    REPAIRED = "REPAIRED"
    REPAIR_REVOKED = "REPAIR_REVOKED"
    ANNULLED = "ANNULLED"
    STAYED = "STAYED"
    RESUMED = "RESUMED"
    RELEASED = "RELEASED"
    OBJECTED = "OBJECTED"
    BASIS_REPEALED = "BASIS_REPEALED"
    LOOKED = "LOOKED"
    """Said to a follower only, and never recorded: nothing more for it through a revision."""


class RepairState(StrEnum):
    """Where an application for credit repair 信用修复 stands."""

    APPLIED = "APPLIED"
    GRANTED = "GRANTED"
    REFUSED = "REFUSED"
    REVOKED = "REVOKED"


class RepairCondition(StrEnum):
    """Conditions of credit repair (国办发〔2025〕22号; order 36)."""

    CORRECTED = "corrected"
    DUTIES_DONE = "duties_done"
    COMMITMENT = "commitment"


class StayingReason(StrEnum):
    """Why something stays after a repair."""

    OTHER_LISTING = "OTHER_LISTING"
    SURVIVING_TERM = "SURVIVING_TERM"
