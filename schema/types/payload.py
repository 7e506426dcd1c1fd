"""What a mutation answers: the revision, the object, and the problems that refused it."""

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any, TypeVar

import strawberry

from graph_models.errors import HubError
from graph_models.vocabulary import Revision
from hub.domain.answers.written import Written
from schema.types.problem import ProblemType, Refusal, expected

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The source of every payload: `value` under the name of the object, or the problems."""

    revision: Revision | None = None
    value: Any = None
    changed: bool = False
    problems: tuple[Refusal, ...] = ()


async def answered(writing: Awaitable[Written[T]]) -> Answer:
    """The answer of a write; an expected refusal becomes a problem, everything else is raised."""
    try:
        written = await writing
    except HubError as refusal:
        if not expected(refusal):
            raise
        return Answer(problems=(Refusal.of(refusal),))
    return Answer(revision=written.revision, value=written.value, changed=written.changed)


@strawberry.interface(name="Payload", description="What every mutation answers.")
class PayloadType:
    """Source: `Answer`."""

    revision: Revision | None = strawberry.field(
        description="The revision at which the object first stood so; ask with `atLeast` to see it. Null if refused."
    )
    changed: bool = strawberry.field(description="False where the same request or content was written before.")
    problems: list[ProblemType] = strawberry.field(description="Why it was refused; empty where it was done.")


def payload_type(name: str, field: str, graphql_type: Any, description: str) -> type:
    """A payload whose object has this name and type, null where the write was refused."""

    def resolve(root: strawberry.Parent[Any]) -> Any:
        return root.value

    body = {
        field: strawberry.field(resolver=resolve, graphql_type=graphql_type | None, description=description),
        "is_type_of": classmethod(lambda _cls, value, _info: isinstance(value, Answer)),
        "__doc__": f"The payload of `{field}`.",
        "__module__": __name__,
    }
    made = type(name, (PayloadType,), body)
    return strawberry.type(made, name=name, description=f"The answer of a mutation: {description}")
