"""Neutral lines that register organisations, persons and vehicles."""

from typing import Final

from msgspec import Struct

from connectors.neutral.decoding import Format
from connectors.neutral.reference import ReferenceRow, read_reference
from connectors.neutral.text import Key, Name
from connectors.place import read_at
from graph_models.identifiers.region import parse_region
from graph_models.vocabulary import OrganisationKind, SourceId, SubjectKind
from hub.domain.commands.record import RegisterSubject


class SubjectRow(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A subject as a source knows it; `source_ref` is the source's own record."""

    ref: ReferenceRow
    kind: SubjectKind
    name: Name | None = None
    organisation_kind: OrganisationKind | None = None
    region: Key | None = None
    source: Key | None = None
    source_ref: Key | None = None


def read_subject(row: SubjectRow) -> RegisterSubject:
    """The registration of a row. Errors: those of `read_reference`, InvalidIdentifier for its region."""
    return RegisterSubject(
        ref=read_reference("ref", row.ref),
        kind=row.kind,
        name=None if row.name is None else row.name.strip(),
        organisation_kind=row.organisation_kind,
        region=None if row.region is None else read_at("region", parse_region, row.region),
        source=None if row.source is None else SourceId(row.source),
        source_ref=row.source_ref,
    )


SUBJECTS: Final = Format(shape=SubjectRow, read=read_subject)
