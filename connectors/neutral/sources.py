"""Neutral lines that declare the sources of fed lists, and may report a delivery with it."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from msgspec import Meta, Struct

from connectors.neutral.decoding import Format
from connectors.neutral.text import Key
from connectors.place import read_at
from graph_models.identifiers.uscc import parse_uscc
from graph_models.vocabulary import DepartmentCode, ListTypeId, SourceId
from hub.domain.commands.record import DeclareSource, RecordDelivery


class SourceRow(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`by` is the department that delivers; `delivered` the day of its last delivery, where known."""

    id: Key
    by: Key
    list_types: tuple[Key, ...]
    fresh_for_days: Annotated[int, Meta(ge=0, le=36_500)]
    delivered: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredSource:
    """A source, and its delivery where the line reports one."""

    source: DeclareSource
    delivery: RecordDelivery | None


def read_source(row: SourceRow) -> DeclaredSource:
    """The declaration of a row. Errors: InvalidIdentifier for the code of its department."""
    source = DeclareSource(
        id=SourceId(row.id),
        by=DepartmentCode(read_at("by", parse_uscc, row.by)),
        list_types=frozenset(map(ListTypeId, row.list_types)),
        fresh_for_days=row.fresh_for_days,
    )
    delivery = None if row.delivered is None else RecordDelivery(source=source.id, day=row.delivered)
    return DeclaredSource(source=source, delivery=delivery)


SOURCES: Final = Format(shape=SourceRow, read=read_source)
