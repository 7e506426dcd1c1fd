"""Listings with their decision, and links, as other answers and writes show them."""

from graph_models.entities.link import NOTHING, Link
from graph_models.entities.listing import Decision, Finding, Listing
from graph_models.vocabulary import (
    DecisionId,
    DepartmentCode,
    FindingKind,
    LinkId,
    LinkKind,
    ListingId,
    ListTypeId,
    MatterKind,
    PartsPerMillion,
    RegionCode,
    SourceId,
    SubjectId,
    SubjectKind,
)
from hub.app.remote.hearing.days import day, end_day, first_day, interval
from hub.app.remote.service import Said

_WHOLE = 1_000_000


def listing(said: Said) -> Listing:
    """`Listing`."""
    return Listing(
        id=ListingId(said["id"]),
        department=DepartmentCode(said["department"]),
        issuer_region=RegionCode(said["region"]),
        list_type=ListTypeId(said["listType"]["id"]),
        subject=SubjectId(said["subjectId"]),
        subject_kind=SubjectKind(said["subject"]["kind"]),
        decision=_decision(said["decision"]),
        effective=first_day(said["effective"]),
        published=first_day(said["published"]),
        until=day(said["statedUntil"]),
        scope=frozenset(MatterKind(each) for each in said["kinds"]),
    )


def _decision(said: Said) -> Decision:
    return Decision(
        id=DecisionId(said["id"]),
        number=said["number"],
        decided_on=first_day(said["decidedOn"]),
        act=None if said["act"] is None else interval(said["act"]),
        ground=said["ground"],
        findings=tuple(
            Finding(person=SubjectId(each["personId"]), kind=FindingKind(each["as"])) for each in said["findings"]
        ),
    )


def link(said: Said) -> Link:
    """`Link`. The service says a share as a fraction, which is exact in parts per million once it is rounded."""
    share, source = said["share"], said["source"]
    return Link(
        id=LinkId(said["id"]),
        kind=LinkKind(said["kind"]),
        start=SubjectId(said["fromId"]),
        end=SubjectId(said["toId"]),
        valid_from=first_day(said["validFrom"]),
        valid_to=end_day(said["validTo"]),
        share=NOTHING if share is None else PartsPerMillion(round(share * _WHOLE)),
        nominee=said["nominee"],
        source=None if source is None else SourceId(source),
        source_ref=said["sourceRef"],
    )
