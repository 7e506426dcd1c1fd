"""Expected refusals as data: the interface, and one type for each code of the tree of errors."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Self

import strawberry
from graphql import GraphQLResolveInfo

from graph_models.errors import Defect, HubError, Unavailable


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal as a source: an exception among the values would be raised, not shown."""

    code: str
    message: str

    @classmethod
    def of(cls, error: HubError) -> Self:
        """What of an error is shown."""
        return cls(error.code, error.message)


@strawberry.interface(
    name="Problem",
    description="An expected refusal. Nothing was written. What is not expected comes as an error instead.",
)
class ProblemType:
    """Source: `Refusal`."""

    code: str = strawberry.field(description="The stable code, such as NOTICE_MISSING.")
    message: str = strawberry.field(description="What is wrong, for a person; it carries no personal data.")


def expected(error: HubError) -> bool:
    """Whether a refusal is data: the store's failures and the hub's own faults are errors."""
    return not isinstance(error, Unavailable | Defect)


def _expected_kinds(kind: type[HubError]) -> Iterator[type[HubError]]:
    """The errors of the tree that are expected; one defined elsewhere has the code of its parent."""
    for narrower in kind.__subclasses__():
        if narrower.__module__ == HubError.__module__ and not issubclass(narrower, Unavailable | Defect):
            yield narrower
            yield from _expected_kinds(narrower)


def _problem_type(kind: type[HubError]) -> type:
    """The type of the errors of this code: the name with Problem behind it, the documentation the description."""

    def is_type_of(_cls: type, value: object, _info: GraphQLResolveInfo[Any]) -> bool:
        return isinstance(value, Refusal) and value.code == kind.code

    body: dict[str, Any] = {"is_type_of": classmethod(is_type_of), "__doc__": kind.__doc__, "__module__": __name__}
    made = type(f"{kind.__name__}Problem", (ProblemType,), body)
    return strawberry.type(made, description=f"{kind.code}: {kind.__doc__}")


PROBLEMS: Final[dict[str, type]] = {kind.code: _problem_type(kind) for kind in _expected_kinds(HubError)}
"""The type of each expected refusal by its code."""
