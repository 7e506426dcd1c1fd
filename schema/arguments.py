"""Arguments that several fields take, each with what it says."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from graph_models.vocabulary import Revision

AsOf = Annotated[date | None, strawberry.argument(description="The day asked about; by default today.")]
KnownAt = Annotated[
    datetime | None,
    strawberry.argument(description="What was known at an instant; for auditors, and for the subject about itself."),
]
First = Annotated[int, strawberry.argument(description="How many at the most.")]
After = Annotated[str | None, strawberry.argument(description="The cursor that the page begins after.")]
Since = Annotated[Revision, strawberry.argument(description="The revision already seen.")]
