"""Why a restriction stands, and what a write would do."""

from graph_models.catalogue.model import Catalogue
from graph_models.vocabulary import (
    FindingKind,
    LinkKind,
    ListingId,
    RestrictionId,
    Revision,
    RuleId,
    SubjectId,
)
from hub.app.remote.hearing.days import first_day, interval, intervals
from hub.app.remote.hearing.entities import link
from hub.app.remote.hearing.law import rule
from hub.app.remote.hearing.verdict import listing_behind, restriction
from hub.app.remote.service import Said
from hub.domain.answers.explanation import ExplainedPath, ExplainedStep, Explanation, Impact, ImpactEntry


def explanation(said: Said, catalogue: Catalogue) -> Explanation:
    """`Explanation`. Raises Defect where its rule is not one of this catalogue."""
    return Explanation(
        revision=Revision(int(said["revision"])),
        as_of=first_day(said["asOf"]),
        restriction=restriction(said["restriction"]),
        rule=rule(said["rule"], catalogue),
        listing=listing_behind(said["listing"]),
        paths=tuple(_path(each) for each in said["paths"]),
        cut=said["cut"],
    )


def _path(said: Said) -> ExplainedPath:
    return ExplainedPath(
        interval=interval(said["interval"]),
        pending=said["pending"],
        steps=tuple(_step(each) for each in said["steps"]),
    )


def _step(said: Said) -> ExplainedStep:
    finding, kind = said["finding"], said["kind"]
    return ExplainedStep(
        start=SubjectId(said["startId"]),
        reached=SubjectId(said["reachedId"]),
        finding=None if finding is None else FindingKind(finding),
        kind=None if kind is None else LinkKind(kind),
        links=tuple(link(each) for each in said["links"]),
    )


def impact(said: Said) -> Impact:
    """`Impact`."""
    return Impact(revision=Revision(int(said["revision"])), entries=tuple(_entry(each) for each in said["entries"]))


def _entry(said: Said) -> ImpactEntry:
    return ImpactEntry(
        restriction=RestrictionId(said["restriction"]),
        listing=ListingId(said["listing"]),
        rule=RuleId(said["rule"]),
        subject=SubjectId(said["subjectId"]),
        gained=intervals(said["gained"]),
        lost=intervals(said["lost"]),
    )
