"""A subject as other answers point to it."""

from collections.abc import Awaitable, Callable
from operator import attrgetter
from typing import Any

import strawberry

from graph_models.entities.subject import Subject
from graph_models.vocabulary import SubjectKind
from schema.context import Info


@strawberry.type(
    name="SubjectReference",
    description="A subject 信用主体 that an answer points to. Persons are masked for everyone who does not need them.",
)
class SubjectReferenceType:
    """Source: `Subject`, masked for the caller."""

    id: strawberry.ID = strawberry.field(description="The hub's own id.")
    kind: SubjectKind = strawberry.field(description="What the subject is.")
    name: str | None = strawberry.field(description="The name, masked for a person; null where none is recorded.")


def reference(path: str, description: str, *, name: str | None = None) -> Any:
    """A field that looks up the subject whose id the source has at a path; one read for many."""
    read: Callable[[Any], Any] = attrgetter(path)

    def resolve(root: strawberry.Parent[Any], info: Info) -> Awaitable[Subject | None] | None:
        subject = read(root)
        return None if subject is None else info.context.loaders.subjects.load(subject)

    return strawberry.field(
        resolver=resolve, name=name, graphql_type=SubjectReferenceType | None, description=description
    )
