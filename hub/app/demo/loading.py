"""Loads a county through the same services as any feed: departments one by one, the rest in batches."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from graph_models.errors import Defect
from graph_models.vocabulary import Role
from hub.app.demo.county.county import County
from hub.app.hub import Hub
from hub.domain.principal import Principal
from hub.services.intake import RowOutcome, RowStatus

OPERATOR: Final = Principal(role=Role.OPERATOR)
BATCH: Final = 1_000
"""Rows of one transaction."""

T = TypeVar("T")
Watch = Callable[[int], None]
"""Is told how many more rows are loaded."""


def rows_of(county: County) -> int:
    """How many rows a county has."""
    return len(county.departments) + len(county.subjects) + len(county.links) + len(county.fleets)


async def load_county(hub: Hub, county: County, *, watch: Watch) -> None:
    """Load everything. Raises Defect when a row is refused: a generated county has none that is wrong."""
    for department in county.departments.values():
        await hub.registry.declare_department(OPERATOR, department)
    watch(len(county.departments))
    for subjects in _batches(county.subjects):
        _check(await hub.intake.load_subjects(OPERATOR, subjects))
        watch(len(subjects))
    for links in _batches(county.links):
        _check(await hub.intake.load_links(OPERATOR, links))
        watch(len(links))
    for fleet in county.fleets:
        await hub.registry.declare_fleet(OPERATOR, fleet)
    watch(len(county.fleets))


def _batches(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def _check(outcomes: Sequence[RowOutcome]) -> None:
    refused = [outcome.error for outcome in outcomes if outcome.status is RowStatus.REFUSED]
    if refused:
        raise Defect("rows of a generated county are refused", detail="; ".join(str(each) for each in refused[:3]))
