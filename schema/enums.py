"""The closed vocabularies as GraphQL enums, each value with what it says."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

import strawberry

from graph_models import vocabulary as words
from graph_models.catalogue.model import RepairMode

E = TypeVar("E", bound=StrEnum)

_TEXTS: Final[Mapping[type[StrEnum], Mapping[str, str]]] = {
    words.SubjectKind: {
        "ORGANISATION": "A legal person or another organisation, an individual business included.",
        "PERSON": "A natural person.",
        "VEHICLE": "A vehicle, known by plate and colour.",
    },
    words.OrganisationKind: {
        "ENTERPRISE": "Codes that begin with 91 or 93.",
        "INDIVIDUAL_BUSINESS": "A person's business, codes that begin with 92.",
        "SOCIAL_ORGANISATION": "Codes that begin with 51, 52 or 53.",
        "PUBLIC_INSTITUTION": "Codes that begin with 12.",
        "GOVERNMENT_AGENCY": "Codes that begin with 11.",
        "OTHER": "Any other organisation.",
    },
    words.LinkKind: {
        "LEGAL_REPRESENTATIVE_OF": "法定代表人: from a person to an organisation.",
        "PRINCIPAL_OF": "主要负责人: from a person to an organisation.",
        "ACTUAL_CONTROLLER_OF": "实际控制人: from a person to an organisation.",
        "DIRECTOR_OF": "董事: from a person to an organisation.",
        "SUPERVISOR_OF": "监事: from a person to an organisation.",
        "SENIOR_MANAGER_OF": "高级管理人员: from a person to an organisation.",
        "INVESTOR_IN": "投资人: from a person to an organisation.",
        "SHAREHOLDER_OF": "股东: from a person or an organisation to an organisation, with its share.",
        "BRANCH_OF": "分支机构: from the branch to its organisation.",
        "SUCCESSOR_OF": "承继: from the successor to the organisation that went before.",
        "OWNS": "From the owner to the vehicle.",
        "OPERATES": "From who operates to the vehicle.",
        "DRIVES": "From the driver to the vehicle.",
    },
    words.FindingKind: {
        "DIRECTLY_RESPONSIBLE": "直接负责的主管人员.",
        "OTHER_RESPONSIBLE": "其他直接责任人员.",
        "PERSONALLY_LIABLE": "The decision finds the person personally liable 负有个人责任.",
        "PUNISHED": "The decision punishes the person, or finds the person punishable.",
    },
    words.Effect: {
        "PROHIBIT": "The law refuses.",
        "LIMIT": "The law limits; the implementing body decides how far.",
        "SCRUTINISE": "Stricter checks.",
        "REFERENCE": "A fact to weigh; towards banks always this.",
    },
    words.Domain: {
        "PROCUREMENT": "政府采购.",
        "BIDDING": "招标投标.",
        "BANKING": "Credit and other bank business.",
        "LICENSING": "行政许可, for a kind of permit.",
        "SUBSIDY": "财政性资金 and preferential treatment.",
        "HONOURS": "评先评优.",
        "OFFICE": "任职, for a kind of post.",
        "EMPLOYMENT": "从业, for a kind of work.",
        "CONSUMPTION": "限制消费.",
        "EXIT": "出境.",
        "EDUCATION": "升学复学.",
        "SUPERVISION": "重点监管.",
        "DISCLOSURE": "公示.",
    },
    words.Purpose: {
        "PROCUREMENT_REVIEW": "For PROCUREMENT and BIDDING.",
        "CREDIT_GRANTING": "For BANKING, by banks.",
        "LICENCE_REVIEW": "For LICENSING.",
        "SUBSIDY_REVIEW": "For SUBSIDY.",
        "HONOURS_REVIEW": "For HONOURS.",
        "APPOINTMENT_REVIEW": "For OFFICE and EMPLOYMENT.",
        "CONSUMPTION_CONTROL": "For CONSUMPTION.",
        "BORDER_CONTROL": "For EXIT.",
        "ENROLMENT_REVIEW": "For EDUCATION.",
        "SUPERVISION": "For SUPERVISION.",
        "PUBLICATION": "For DISCLOSURE.",
        "ENFORCEMENT": "For every domain: a department about its own listings.",
        "AUDIT": "For every domain, by auditors.",
        "SELF_ACCESS": "For every domain, by the subject about itself.",
    },
    words.Role: {
        "AGENCY": "A department, courts included.",
        "BANK": "A bank.",
        "AUDITOR": "An auditor.",
        "SUBJECT": "A subject about itself.",
        "OPERATOR": "Who operates the hub.",
    },
    words.Mark: {
        "OBJECTION": "异议: an objection to the listing was filed.",
        "RELEASE_PENDING": "The role has ended, and the listing department has not let the former holder go yet.",
    },
    words.VerdictKind: {
        "CLEAR": "Nothing binds in the matter.",
        "NOTED": "Only stricter checks or facts to weigh.",
        "RESTRICTED": "At least one prohibition or limit.",
        "UNDETERMINED": "The hub cannot say.",
    },
    words.Coverage: {
        "COMPLETE": "The answer covers everybody it can be about.",
        "PARTIAL": "Somebody known without a document is bound in this very matter and may be the person asked about.",
    },
    words.UndeterminedReason: {
        "STALE_SOURCE": "A source that feeds a list of this matter has not delivered in time.",
        "STORE_UNAVAILABLE": "The store did not answer.",
        "REVISION_NOT_REACHED": "The revision asked for with atLeast was not reached in time.",
        "AMBIGUOUS_IDENTIFIER": "The document is unknown here, and somebody of the given name is bound in this matter.",
        "NOT_RECORDED": "The check could not be put on record.",
    },
    words.ListClass: {
        "SERIOUS_LIST": "严重失信主体名单.",
        "STATUTORY_BAN": "A ban that a law states by itself.",
        "COURT_LIST": "A list or order of the courts.",
        "WATCH_LIST": "A list of attention, such as 经营异常名录.",
    },
    words.Territory: {
        "NATIONAL": "Binds everywhere.",
        "ISSUER_REGION": "Binds where the issuer's region contains the matter's.",
    },
    words.Survival: {
        "REPAIR": "A repair of the listing.",
        "EXPIRY": "The end of the listing's term.",
    },
    words.DocumentType: {
        "RESIDENT_ID": "居民身份证 (GB 11643).",
        "PASSPORT": "护照.",
        "HK_MACAU_PERMIT": "港澳居民来往内地通行证.",
        "TAIWAN_PERMIT": "台湾居民来往大陆通行证.",
        "FOREIGN_PERMANENT_RESIDENT": "外国人永久居留身份证.",
    },
    words.PlateColour: {
        "BLUE": "Code 1 of JT/T 697.7.",
        "YELLOW": "Code 2 of JT/T 697.7.",
        "BLACK": "Code 3 of JT/T 697.7.",
        "WHITE": "Code 4 of JT/T 697.7.",
        "GREEN": "Code 5 of JT/T 697.7.",
        "OTHER": "Code 9 of JT/T 697.7.",
        "YELLOW_GREEN": "Code 93 of JT/T 697.7.",
        "GRADIENT_GREEN": "Code 94 of JT/T 697.7.",
    },
    words.EventKind: {
        "REPAIRED": "A repair was granted.",
        "REPAIR_REVOKED": "A repair was taken back: the listing stands again.",
        "ANNULLED": "The listing was declared never valid.",
        "STAYED": "A court suspended the listing.",
        "RESUMED": "The suspension ended.",
        "RELEASED": "A former holder of a role was let go.",
        "OBJECTED": "An objection was filed.",
    },
    words.ChangeKind: {
        "LISTED": "A subject was listed.",
        "BEGUN": "A restriction began to bind on these days.",
        "ENDED": "A restriction no longer binds on these days.",
        "CORRECTED": "Days that are past were corrected; the checks that were answered differently are named.",
        "SUPPORT_CHANGED": "A restriction rests on other links than before.",
        "EXPIRED": "A restriction has run out.",
        "REPAIRED": "A repair was granted.",
        "REPAIR_REVOKED": "A repair was taken back.",
        "ANNULLED": "A listing was declared never valid.",
        "STAYED": "A court suspended a listing.",
        "RESUMED": "A suspension ended.",
        "RELEASED": "A former holder of a role was let go.",
        "OBJECTED": "An objection was filed.",
        "BASIS_REPEALED": "A legal basis ended.",
        "LOOKED": "Nothing more for the caller through this revision; said to followers only.",
    },
    words.RepairState: {
        "APPLIED": "Not decided yet.",
        "GRANTED": "The listing is repaired.",
        "REFUSED": "The listing stands.",
        "REVOKED": "The repair was taken back.",
    },
    words.RepairCondition: {
        "CORRECTED": "The act is corrected.",
        "DUTIES_DONE": "Every duty of the penalty or listing is done.",
        "COMMITMENT": "A public commitment is given.",
    },
    words.StayingReason: {
        "OTHER_LISTING": "Another listing binds the same subject in a domain in common.",
        "SURVIVING_TERM": "The law lets the restriction outlive the repair.",
    },
    RepairMode: {
        "BY_APPLICATION": "By application, under terms and conditions.",
        "ON_PERFORMANCE": "When the debtor has performed.",
        "AT_END": "Only the end of the term removes the listing.",
        "NONE": "The law knows no repair.",
    },
}


def _declare(kind: type[E], texts: Mapping[str, str]) -> None:
    """Make a vocabulary a GraphQL enum, its first line of documentation the description."""
    strawberry.enum(kind, description=(kind.__doc__ or "").strip().splitlines()[0])
    for value in kind.__strawberry_definition__.values:  # type: ignore[attr-defined]  # strawberry puts it there
        value.description = texts[value.name]


for _kind, _values in _TEXTS.items():
    _declare(_kind, _values)
