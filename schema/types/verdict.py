"""The four answers of a check, and what all of them have."""

from datetime import date
from typing import Any

import strawberry
from graphql import GraphQLResolveInfo

from graph_models.vocabulary import Coverage, Revision, UndeterminedReason, VerdictKind
from hub.domain.answers import verdict
from schema.fields import part
from schema.types.restriction import RelatedRestrictionType, RestrictionType


@strawberry.type(name="SourceState", description="A source that feeds a list of this matter.")
class SourceStateType:
    """Source: `SourceState`."""

    source: strawberry.ID = strawberry.field(description="The source's id.")
    last_delivery: date | None = strawberry.field(description="The day of its last delivery; null before the first.")
    stale: bool = strawberry.field(description="Whether that is too long before the day asked about.")


@strawberry.interface(
    name="Verdict",
    description="The answer of a check: exactly one of Clear, Noted, Restricted and Undetermined, never null.",
)
class VerdictType:
    """Source: `Verdict`."""

    check_id: strawberry.ID = strawberry.field(
        description="Names the record of this check, made before it was answered; file it, and it can be verified."
    )
    kind: VerdictKind = strawberry.field(description="Which of the four answers it is.")
    revision: Revision = strawberry.field(description="The revision that the answer looked at.")
    as_of: date = strawberry.field(description="The day asked about.")
    sources: list[SourceStateType] = strawberry.field(description="The sources that feed lists of this matter.")
    suspended: list[RestrictionType] = strawberry.field(
        description="Restrictions of listings that a court has stayed 停止执行; they do not count."
    )
    related: list[RelatedRestrictionType] = strawberry.field(
        description="Restrictions on persons in named roles of the applicant: beside the verdict, never part of it."
    )
    subject_id = part(
        "subject", strawberry.ID | None, "The id of the subject asked about; null where it is unknown here."
    )


@strawberry.type(name="Clear", description="Complete, current sources say that nothing binds in this matter.")
class ClearType(VerdictType):
    """Source: `Clear`."""

    subject_known: bool = strawberry.field(description="Whether the subject is known here.")
    coverage: Coverage = strawberry.field(
        description="PARTIAL where somebody known without a document, bound in this very matter, may be the person."
    )

    @classmethod
    def is_type_of(cls, value: object, _info: GraphQLResolveInfo[Any]) -> bool:
        """Whether a value is this answer."""
        return isinstance(value, verdict.Clear)


@strawberry.type(name="Noted", description="Only stricter checks or facts to weigh; a bank gets this, never a refusal.")
class NotedType(VerdictType):
    """Source: `Noted`."""

    restrictions: list[RestrictionType] = strawberry.field(description="What is noted.")

    @classmethod
    def is_type_of(cls, value: object, _info: GraphQLResolveInfo[Any]) -> bool:
        """Whether a value is this answer."""
        return isinstance(value, verdict.Noted)


@strawberry.type(name="Restricted", description="At least one prohibition or limit.")
class RestrictedType(VerdictType):
    """Source: `Restricted`."""

    restrictions: list[RestrictionType] = strawberry.field(description="Everything that binds in this matter.")

    @classmethod
    def is_type_of(cls, value: object, _info: GraphQLResolveInfo[Any]) -> bool:
        """Whether a value is this answer."""
        return isinstance(value, verdict.Restricted)


@strawberry.type(name="Undetermined", description="The hub cannot say, and why. It is never to be read as Clear.")
class UndeterminedType(VerdictType):
    """Source: `Undetermined`."""

    reason: UndeterminedReason = strawberry.field(description="Why the hub cannot say.")
    restrictions: list[RestrictionType] = strawberry.field(description="What it does know.")

    @classmethod
    def is_type_of(cls, value: object, _info: GraphQLResolveInfo[Any]) -> bool:
        """Whether a value is this answer."""
        return isinstance(value, verdict.Undetermined)


VERDICTS = (ClearType, NotedType, RestrictedType, UndeterminedType)
"""The four types, for a schema that meets them behind the interface only."""
