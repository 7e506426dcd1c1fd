"""Company registrations as CSV: one header line, then one firm a record, read one record at a time."""

from collections.abc import Iterator
from contextlib import closing
from typing import BinaryIO

from connectors.lines import read_lines
from connectors.reason import Reason
from connectors.registry.duplicates import Seen
from connectors.registry.records import Record, read_records
from connectors.registry.registration import (
    CODE,
    NAME,
    REGISTERED,
    REPRESENTATIVE,
    Layout,
    Registration,
    read_registration,
)
from connectors.row import Parsed, Rejected
from graph_models.errors import Conflict, HubError
from graph_models.vocabulary import SourceId


def parse_registry(stream: BinaryIO, source: SourceId) -> Iterator[Parsed[Registration] | Rejected]:
    """One registration or rejection for each record after the header, in order; no record stops the others.

    A code that comes again with the same content is yielded again, since writing it again changes nothing;
    with other content it is rejected. A file without a fitting header yields one rejection, WRONG_HEADER.
    Errors: OSError when the stream or a temporary file fails.
    """
    records = read_records(read_lines(stream))
    header = next(records, None)
    layout = Layout.of(header.cells) if isinstance(header, Record) else None
    if layout is None:
        yield _wrong_header(header)
        return
    with closing(Seen()) as seen:
        for record in records:
            yield record if isinstance(record, Rejected) else _row(record, layout, source, seen)


def _row(record: Record, layout: Layout, source: SourceId, seen: Seen) -> Parsed[Registration] | Rejected:
    line, content = record.line.number, record.line.content
    try:
        registration = read_registration(record.cells, layout=layout, source=source)
        _check_against(seen, registration)
    except HubError as error:
        return Rejected.after(error, line=line, content=content, field=error.detail)
    return Parsed(line=line, value=registration, content=content)


def _check_against(seen: Seen, registration: Registration) -> None:
    organisation, link = registration.organisation, registration.link
    holder = "" if registration.representative is None else registration.representative.name
    since = "" if link is None else link.valid_from.isoformat()
    if seen.contradicts(organisation.source_ref or "", f"{organisation.name}\0{holder}\0{since}"):
        raise Conflict("the same unified code came before in this file with other content", detail=CODE)


def _wrong_header(header: Record | Rejected | None) -> Rejected:
    message = f"the first line does not name the columns {NAME}, {CODE}, {REGISTERED} and {REPRESENTATIVE}"
    content = header.line.content if isinstance(header, Record) else b""
    return Rejected.because(Reason.WRONG_HEADER, message, line=1, content=content)
