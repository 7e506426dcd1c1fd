"""Neutral lines that put a subject on a list by a department's decision."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from msgspec import Struct, field

from connectors.neutral.decoding import Format
from connectors.neutral.reference import ReferenceRow, read_reference
from connectors.neutral.text import Key, Prose
from connectors.place import read_at
from graph_models.identifiers.uscc import parse_uscc
from graph_models.vocabulary import DepartmentCode, FindingKind, ListTypeId, MatterKind
from hub.domain.commands.listing import DecisionInput, FindingInput, ListSubject, NoticeInput


class FindingRow(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What the decision finds about a person."""

    person: ReferenceRow
    kind: FindingKind = field(name="as")


class DecisionRow(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The document; the act runs on `[act_from, act_to)`."""

    number: Key
    decision_date: date
    act_from: date | None = None
    act_to: date | None = None
    ground: Prose | None = None
    findings: tuple[FindingRow, ...] = ()


class NoticeRow(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Prior notice, and whether the party could be heard."""

    served: date
    heard: bool


class ScopeRow(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The kinds of matter that the listing itself states."""

    kinds: tuple[Key, ...]


class ListingRow(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One listing; `published` defaults to the effective day."""

    department: Key
    list_type: Key
    subject: ReferenceRow
    decision: DecisionRow
    notice: NoticeRow | None = None
    effective: date | None = None
    published: date | None = None
    until: date | None = None
    scope: ScopeRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentListing:
    """What a department lists."""

    department: DepartmentCode
    listing: ListSubject


def read_listing(row: ListingRow) -> DepartmentListing:
    """The listing of a row. Errors: those of `read_reference`, InvalidIdentifier for its department."""
    notice = row.notice
    return DepartmentListing(
        department=DepartmentCode(read_at("department", parse_uscc, row.department)),
        listing=ListSubject(
            subject=read_reference("subject", row.subject),
            list_type=ListTypeId(row.list_type),
            decision=_decision(row.decision),
            notice=None if notice is None else NoticeInput(served=notice.served, heard=notice.heard),
            effective=row.effective,
            published=row.published,
            until=row.until,
            scope=frozenset(map(MatterKind, row.scope.kinds)) if row.scope else frozenset(),
        ),
    )


def _decision(row: DecisionRow) -> DecisionInput:
    return DecisionInput(
        number=row.number,
        decided_on=row.decision_date,
        act_from=row.act_from,
        act_to=row.act_to,
        ground=row.ground,
        findings=tuple(
            FindingInput(person=read_reference(f"decision.findings[{place}].person", finding.person), kind=finding.kind)
            for place, finding in enumerate(row.findings)
        ),
    )


LISTINGS: Final = Format(shape=ListingRow, read=read_listing)
