"""What one of many questions is answered with: a verdict, or the problem that refuses it."""

from typing import Annotated, Any, Final, Union

import strawberry

from schema.types.problem import PROBLEMS
from schema.types.verdict import VERDICTS

_MEMBERS: Final[tuple[type, ...]] = (*VERDICTS, *PROBLEMS.values())

CheckOutcome: Any = Annotated[
    Union[_MEMBERS],  # noqa: UP007  # the members are those of the tree of errors
    strawberry.union("CheckOutcome", description="A verdict, or the problem that refuses the question."),
]
"""Each of `checkMany`'s answers."""
