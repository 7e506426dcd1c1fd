"""One subject's file: what stands against it, what it is tied to, what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import strawberry

from graph_models.entities.link import Link
from graph_models.entities.subject import ById, Subject
from graph_models.errors import NotFound
from graph_models.vocabulary import OrganisationKind, PlateColour, Revision, SubjectKind
from hub.domain.answers.records import NO_REVISION, ChangePage, ListingState, SubjectFile
from hub.domain.answers.verdict import ShownRestriction
from schema.arguments import AsOf, First, KnownAt, Since
from schema.context import Info
from schema.fields import part
from schema.types.change import ChangePageType
from schema.types.connection import page_size
from schema.types.link import LinkType
from schema.types.listing import ListingType
from schema.types.restriction import RestrictionType


@strawberry.type(name="Plate", description="A vehicle's plate (GA 36); the same characters can exist in two colours.")
class PlateType:
    """Source: `Plate`."""

    characters: str = strawberry.field(description="The characters.")
    colour: PlateColour = strawberry.field(description="The colour, by JT/T 697.7.")


@dataclass(frozen=True, slots=True)
class Opened:
    """A subject as a source, with its file of today where that is read already."""

    subject: Subject
    file: SubjectFile | None = None


async def _file(root: Opened, info: Info, as_of: date | None = None, known_at: datetime | None = None) -> SubjectFile:
    """The subject's file for a day, as known then; the one at hand where it is that."""
    if root.file is not None and known_at is None and as_of in {None, root.file.as_of}:
        return root.file
    found = await info.context.services.lookups.subject(
        info.context.principal, ById(id=root.subject.id), as_of=as_of, known_at=known_at
    )
    if found is None:
        raise NotFound("the subject was not known then")
    return found


async def _as_of(root: strawberry.Parent[Opened], info: Info) -> date:
    return (await _file(root, info)).as_of


async def _revision(root: strawberry.Parent[Opened], info: Info) -> Revision:
    return (await _file(root, info)).revision


async def _listings(
    root: strawberry.Parent[Opened], info: Info, as_of: AsOf = None, known_at: KnownAt = None
) -> Sequence[ListingState]:
    return (await _file(root, info, as_of, known_at)).listings


async def _restrictions(
    root: strawberry.Parent[Opened], info: Info, as_of: AsOf = None, known_at: KnownAt = None
) -> Sequence[ShownRestriction]:
    return (await _file(root, info, as_of, known_at)).restrictions


async def _links(
    root: strawberry.Parent[Opened], info: Info, as_of: AsOf = None, known_at: KnownAt = None
) -> Sequence[Link]:
    return (await _file(root, info, as_of, known_at)).links


async def _history(
    root: strawberry.Parent[Opened], info: Info, after: Since = NO_REVISION, first: First = 100
) -> ChangePage:
    return await info.context.services.log.history(
        info.context.principal, root.subject.id, after=after, first=page_size(first)
    )


@strawberry.type(
    name="Subject", description="信用主体: one subject with what stands against it, as far as the caller may see."
)
class SubjectType:
    """Source: `Opened`."""

    id = part("subject.id", strawberry.ID, "The hub's own id.")
    kind = part("subject.kind", SubjectKind, "What the subject is.")
    name = part("subject.name", str | None, "The name, masked for a person where the caller does not need it.")
    organisation_kind = part("subject.organisation_kind", OrganisationKind | None, "The kind of organisation.")
    uscc = part("subject.uscc", str | None, "The unified social credit code 统一社会信用代码.")
    plate = part("subject.plate", PlateType | None, "The plate of a vehicle.")
    region = part("subject.region", strawberry.ID | None, "The region (GB/T 2260).")
    documented = part("subject.documented", bool, "Whether a person is known by a document.")
    source = part("subject.source", strawberry.ID | None, "The source that it is recorded from.")
    revision = strawberry.field(resolver=_revision, graphql_type=Revision, description="The revision looked at.")
    as_of = strawberry.field(resolver=_as_of, graphql_type=date, description="The day looked at.")
    listings = strawberry.field(
        resolver=_listings, graphql_type=list[ListingType], description="Its listings, and how they stand on a day."
    )
    restrictions = strawberry.field(
        resolver=_restrictions, graphql_type=list[RestrictionType], description="What binds it on a day."
    )
    links = strawberry.field(resolver=_links, graphql_type=list[LinkType], description="Its relations, past ones too.")
    history = strawberry.field(
        resolver=_history, graphql_type=ChangePageType, description="What was written about it, in order."
    )
