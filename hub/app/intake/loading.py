"""How the rows of each kind reach the hub: in batches of one transaction, or one by one."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from connectors.neutral.listings import DepartmentListing
from connectors.neutral.sources import DeclaredSource
from connectors.registry.registration import Registration
from graph_models.errors import Defect, HubError, Unavailable
from hub.app.hub import Hub
from hub.domain.commands.record import DeclareDepartment, DeclareFleet
from hub.domain.principal import Principal
from hub.services.intake import ACCEPTED, UNCHANGED, RowOutcome, RowStatus

Value = TypeVar("Value")
Load = Callable[[Sequence[Value]], Awaitable[Sequence[RowOutcome]]]
"""Writes rows and judges each one, in their order. Raises NotPermitted where the caller may not record for a
source that a row names, and `Unavailable` when the store does not answer."""


def load_departments(hub: Hub, caller: Principal) -> Load[DeclareDepartment]:
    """Declare departments."""

    async def act(row: DeclareDepartment) -> bool:
        return (await hub.registry.declare_department(caller, row)).changed

    return _one_by_one(act)


def load_sources(hub: Hub, caller: Principal) -> Load[DeclaredSource]:
    """Declare sources, and record their deliveries."""

    async def act(row: DeclaredSource) -> bool:
        changed = (await hub.registry.declare_source(caller, row.source)).changed
        if row.delivery is None:
            return changed
        return (await hub.registry.record_delivery(caller, row.delivery)).changed or changed

    return _one_by_one(act)


def load_fleets(hub: Hub, caller: Principal) -> Load[DeclareFleet]:
    """Declare fleets."""

    async def act(row: DeclareFleet) -> bool:
        return (await hub.registry.declare_fleet(caller, row)).changed

    return _one_by_one(act)


def load_listings(hub: Hub, caller: Principal) -> Load[DepartmentListing]:
    """List what departments list."""

    async def load(rows: Sequence[DepartmentListing]) -> Sequence[RowOutcome]:
        return await hub.intake.load_listings(caller, [(row.department, row.listing) for row in rows])

    return load


def load_registrations(hub: Hub, caller: Principal) -> Load[Registration]:
    """Register firms and their representatives, then link them: two transactions a batch.

    A row is refused when any part of it is. Where the second transaction fails, loading the rows again
    completes them.
    """

    async def load(rows: Sequence[Registration]) -> Sequence[RowOutcome]:
        parts: list[list[RowOutcome]] = [[] for _ in rows]
        subjects = [(place, subject) for place, row in enumerate(rows) for subject in row.subjects]
        registered = await hub.intake.load_subjects(caller, [subject for _, subject in subjects])
        for (place, _), outcome in zip(subjects, registered, strict=True):
            parts[place].append(outcome)
        links = [
            (place, row.link)
            for place, row in enumerate(rows)
            if row.link is not None and not any(part.error for part in parts[place])
        ]
        linked = await hub.intake.load_links(caller, [link for _, link in links])
        for (place, _), outcome in zip(links, linked, strict=True):
            parts[place].append(outcome)
        return [_whole(each) for each in parts]

    return load


def _one_by_one(act: Callable[[Value], Awaitable[bool]]) -> Load[Value]:
    async def load(rows: Sequence[Value]) -> Sequence[RowOutcome]:
        return [await _judged(act, row) for row in rows]

    return load


async def _judged(act: Callable[[Value], Awaitable[bool]], row: Value) -> RowOutcome:
    try:
        changed = await act(row)
    except (Unavailable, Defect):
        raise
    except HubError as error:
        return RowOutcome(RowStatus.REFUSED, error)
    return ACCEPTED if changed else UNCHANGED


def _whole(parts: Sequence[RowOutcome]) -> RowOutcome:
    """The outcome of a row from those of its parts: the first refusal, else whether anything was written."""
    for status in (RowStatus.REFUSED, RowStatus.ACCEPTED):
        for part in parts:
            if part.status is status:
                return part
    return parts[0]
