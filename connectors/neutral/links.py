"""Neutral lines that record links between subjects, whole ownership graphs included."""

from datetime import date
from functools import partial
from typing import Final

from msgspec import Raw, Struct, field

from connectors.neutral.decoding import Format
from connectors.neutral.reference import ReferenceRow, read_reference
from connectors.neutral.share import parse_share
from connectors.neutral.text import Key
from connectors.place import read_at
from graph_models.civil_time import FOREVER
from graph_models.intervals import Interval
from graph_models.vocabulary import LinkKind, SourceId
from hub.domain.commands.record import RecordLink


class LinkRow(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A relation from one subject to another; `share` is a fraction from 0 to 1, null where not known."""

    kind: LinkKind
    start: ReferenceRow = field(name="from")
    end: ReferenceRow = field(name="to")
    valid_from: date
    valid_to: date | None = None
    share: Raw = Raw(b"null")
    nominee: bool = False
    source: Key | None = None
    source_ref: Key | None = None


def read_link(row: LinkRow) -> RecordLink:
    """The record of a row. Errors: those of `read_reference` and `parse_share`, InvalidInterval."""
    validity = read_at("valid_to", partial(Interval, row.valid_from), row.valid_to or FOREVER)
    return RecordLink(
        kind=row.kind,
        start=read_reference("from", row.start),
        end=read_reference("to", row.end),
        valid_from=validity.start,
        valid_to=validity.end,
        share=read_at("share", parse_share, row.share),
        nominee=row.nominee,
        source=None if row.source is None else SourceId(row.source),
        source_ref=row.source_ref,
    )


LINKS: Final = Format(shape=LinkRow, read=read_link)
