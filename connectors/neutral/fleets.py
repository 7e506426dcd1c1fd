"""Neutral lines that state how many licensed goods vehicles a company has from a day on."""

from datetime import date
from typing import Annotated, Final

from msgspec import Meta, Struct

from connectors.neutral.decoding import Format
from connectors.neutral.reference import ReferenceRow, read_reference
from hub.domain.commands.record import DeclareFleet


class FleetRow(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A company and its number of licensed goods vehicles."""

    company: ReferenceRow
    licensed_goods_vehicles: Annotated[int, Meta(ge=0, le=10_000_000)]
    valid_from: date


def read_fleet(row: FleetRow) -> DeclareFleet:
    """The declaration of a row. Errors: those of `read_reference`."""
    return DeclareFleet(
        company=read_reference("company", row.company),
        licensed_goods_vehicles=row.licensed_goods_vehicles,
        valid_from=row.valid_from,
    )


FLEETS: Final = Format(shape=FleetRow, read=read_fleet)
