"""A subject's file."""

from datetime import date

from graph_models.entities.subject import Subject
from graph_models.identifiers.plate import Plate
from graph_models.vocabulary import (
    OrganisationKind,
    PlateColour,
    RegionCode,
    Revision,
    SourceId,
    SubjectId,
    SubjectKind,
)
from hub.app.remote.hearing.days import end_day, first_day
from hub.app.remote.hearing.entities import link, listing
from hub.app.remote.hearing.verdict import restriction
from hub.app.remote.service import Said
from hub.domain.answers.records import ListingState, SubjectFile


def file(said: Said, as_of: date | None) -> SubjectFile:
    """`Subject` with what was asked of it for a day; without a day, for the one that the service says."""
    return SubjectFile(
        revision=Revision(int(said["revision"])),
        as_of=as_of or first_day(said["asOf"]),
        subject=_subject(said),
        listings=tuple(_state(each) for each in said["listings"]),
        restrictions=tuple(restriction(each) for each in said["restrictions"]),
        links=tuple(link(each) for each in said["links"]),
    )


def _subject(said: Said) -> Subject:
    """What the service says of a subject: a person's coming of age and a register's own ids are not among it."""
    kind, plate, region, source = said["organisationKind"], said["plate"], said["region"], said["source"]
    return Subject(
        id=SubjectId(said["id"]),
        kind=SubjectKind(said["kind"]),
        name=said["name"],
        organisation_kind=None if kind is None else OrganisationKind(kind),
        uscc=said["uscc"],
        plate=None if plate is None else _plate(plate),
        region=None if region is None else RegionCode(region),
        documented=said["documented"],
        source=None if source is None else SourceId(source),
    )


def _plate(said: Said) -> Plate:
    return Plate(characters=said["characters"], colour=PlateColour(said["colour"]))


def _state(said: Said) -> ListingState:
    return ListingState(
        listing=listing(said),
        end=end_day(said["until"]),
        listed=said["listed"],
        suspended=said["suspended"],
        repaired=said["repaired"],
        annulled=said["annulled"],
        objected=said["objected"],
    )
