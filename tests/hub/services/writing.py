"""Short words for the writing side: what a refusal leaves, what a listing does, repairs, entries of the log."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date
from typing import Any, Final

import pytest

from graph_models.civil_time import FOREVER
from graph_models.errors import HubError
from graph_models.propagation.difference import days_of
from graph_models.statements.statement import Mode, Statement
from graph_models.vocabulary import ChangeKind, ListingId, Revision, RuleId, SubjectId
from hub.domain.answers.verdict import Clear, ShownRestriction
from hub.domain.answers.written import Change, Repair
from hub.domain.commands.listing import ApplyForRepair, DecideRepair
from hub.domain.principal import Principal
from hub.services.derivation.facts import read_restrictions
from tests.support.town import AUDITOR, ISSUING, Town, question

LATER: Final = date(2025, 8, 1)
"""More than six months after the decisions of the town: a listing can be repaired."""

OPEN: Final = FOREVER.isoformat()

Pairs = tuple[tuple[str, str], ...]

_FOOTPRINT: Final = Statement(
    name="test_footprint",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
CALL () { MATCH (n) RETURN count(n) AS nodes }
CALL () { MATCH ()-[k]->() RETURN count(k) AS links }
RETURN v {.*} AS counter, nodes, links
""",
    parameters=frozenset(),
    columns=("counter", "nodes", "links"),
)
_LABELLED: Final = Statement(
    name="test_labelled",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (n)
WHERE $label IN labels(n)
RETURN n {.*} AS node
ORDER BY n.revision, n.id
""",
    parameters=frozenset({"label"}),
    columns=("node",),
)


async def footprint(town: Town) -> Mapping[str, Any]:
    """The counter, and how many nodes and relationships there are."""
    [row] = await town.hub.store.read(_FOOTPRINT, {})
    return dict(row)


async def nodes_of(town: Town, label: str) -> list[dict[str, Any]]:
    """Every node of a label."""
    return [row["node"] for row in await town.hub.store.read(_LABELLED, {"label": label})]


@asynccontextmanager
async def refused(town: Town, code: str) -> AsyncIterator[None]:
    """What runs here is refused with exactly this code, and leaves the store as it was."""
    before = await footprint(town)
    with pytest.raises(HubError) as raised:
        yield
    assert raised.value.code == code, raised.value
    assert await footprint(town) == before


@asynccontextmanager
async def untouched(town: Town) -> AsyncIterator[None]:
    """What runs here leaves the store as it was."""
    before = await footprint(town)
    yield
    assert await footprint(town) == before


async def published(town: Town) -> Revision:
    """The revision that readers see."""
    return (await town.hub.store.view()).revision


async def bound(town: Town, listing: ListingId) -> dict[tuple[RuleId, SubjectId], Pairs]:
    """The days on which a listing binds, by rule and subject."""
    found = await read_restrictions(await town.hub.store.view(), (listing,))
    return {(each.rule, each.subject): days_of(each).to_pairs() for each in found.get(listing, ())}


async def shown_to(town: Town, caller: Principal, *asked: Any, **given: Any) -> tuple[ShownRestriction, ...]:
    """The restrictions that a check shows; `asked` are the subject and the domain."""
    verdict = await town.hub.checks.check(caller, question(*asked, **given))
    return () if isinstance(verdict, Clear) else verdict.restrictions


async def entries_after(town: Town, revision: Revision) -> list[Change]:
    """Every entry of the log after a revision."""
    page = await town.hub.log.changes(AUDITOR, revision, first=1_000)
    assert page.complete
    return list(page.changes)


async def kinds_after(town: Town, revision: Revision) -> list[ChangeKind]:
    """The kinds of every entry after a revision, in their order."""
    return [each.kind for each in await entries_after(town, revision)]


def application(listing: ListingId, **given: Any) -> ApplyForRepair:
    """An application that meets every condition, unless given otherwise."""
    return ApplyForRepair(listing=listing, **({"corrected": True, "duties_done": True, "commitment": True} | given))


async def applied(town: Town, listing: ListingId, **given: Any) -> Repair:
    """An application entered by the listing department."""
    return (await town.hub.repairs.apply(ISSUING, application(listing, **given))).value


async def repaired(town: Town, listing: ListingId, **given: Any) -> Repair:
    """A repair applied for and granted today."""
    repair = await applied(town, listing, **given)
    return (await town.hub.repairs.decide(ISSUING, DecideRepair(repair=repair.id, granted=True))).value
