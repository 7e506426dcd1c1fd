"""Neutral lines that declare departments and banks."""

from typing import Final

from msgspec import Struct

from connectors.neutral.decoding import Format
from connectors.neutral.text import Key, Name
from connectors.place import read_at
from graph_models.identifiers.region import parse_region
from graph_models.identifiers.uscc import parse_uscc
from graph_models.vocabulary import DepartmentCode, Domain, ListTypeId, Role, SourceId
from hub.domain.commands.record import DeclareDepartment


class DepartmentRow(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`code` is the department's unified code, `registers` the sources whose register it keeps."""

    code: Key
    name: Name
    region: Key
    role: Role = Role.AGENCY
    court: bool = False
    competent_for: tuple[Key, ...] = ()
    domains: tuple[Domain, ...] = ()
    registers: tuple[Key, ...] = ()


def read_department(row: DepartmentRow) -> DeclareDepartment:
    """The declaration of a row. Errors: InvalidIdentifier for its code or region."""
    return DeclareDepartment(
        code=DepartmentCode(read_at("code", parse_uscc, row.code)),
        name=row.name.strip(),
        region=read_at("region", parse_region, row.region),
        role=row.role,
        court=row.court,
        competent_for=frozenset(map(ListTypeId, row.competent_for)),
        domains=frozenset(row.domains),
        registers=frozenset(map(SourceId, row.registers)),
    )


DEPARTMENTS: Final = Format(shape=DepartmentRow, read=read_department)
