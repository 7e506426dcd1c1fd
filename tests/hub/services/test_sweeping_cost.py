"""What reads of the present cost the database, in its own hits: after many changes and a sweep as much as before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from graph_models.catalogue.model import Catalogue
from graph_models.statements.statement import Statement
from graph_models.vocabulary import Domain, LinkKind
from hub.app.clock import SettableClock
from hub.domain.answers.verdict import Restricted
from hub.domain.commands.record import RecordLink
from hub.ports.store import Parameters, Row, Store
from tests.hub.services.swapped import FaultyStore, hub_with
from tests.support.example_law import COURT_LIST
from tests.support.house import House
from tests.support.sweeping import sweep_everything
from tests.support.town import AUDITOR, OPERATOR, REGISTER, SINCE, Town, asking, firm, person, question

CHANGES: Final = 60
"""More than a node holds in one chain before the database keeps its relationships by type."""

ENDS: Final = (date(2025, 6, 1), date(2025, 7, 1))


@dataclass(slots=True, kw_only=True)
class ListeningStore(FaultyStore):
    """Fails nothing, and keeps what was read by which parameters."""

    heard: list[tuple[Statement, Mapping[str, Any]]] = field(default_factory=list)

    async def read(self, statement: Statement, parameters: Parameters) -> Sequence[Row]:
        """Keep it, and read."""
        self.heard.append((statement, parameters))
        return await self.store.read(statement, parameters)


def hits_of(plan: Mapping[str, Any]) -> int:
    """The database hits of a profile and everything below it."""
    own: int = plan.get("dbHits", plan.get("args", {}).get("DbHits", 0))
    return own + sum(hits_of(child) for child in plan.get("children", ()))


async def costs(house: House, law: Catalogue, store: Store) -> dict[str, int]:
    """The hits of each statement of a check of the firm, of the person's file and of its why."""
    listening = ListeningStore(store=store)
    hub = hub_with(house, law, store=listening)
    shopping = asking(Domain.CONSUMPTION)
    await hub.checks.check(shopping, question(firm(1), Domain.CONSUMPTION))
    verdict = await hub.checks.check(shopping, question(person(1), Domain.CONSUMPTION))
    assert isinstance(verdict, Restricted)
    await hub.explanations.why(AUDITOR, verdict.restrictions[0].id)
    await hub.lookups.subject(AUDITOR, firm(1))
    found: dict[str, int] = {}
    async with house.driver.session(database="neo4j") as session:
        for number, (statement, parameters) in enumerate(listening.heard):
            text = statement.text.replace("CYPHER 5", "CYPHER 5 PROFILE", 1)
            profile = (await (await session.run(text, dict(parameters))).consume()).profile
            assert profile is not None
            found[f"{number} {statement.name}"] = hits_of(profile)
    return found


async def test_reads_after_many_changes_and_a_sweep_hit_the_database_as_often_as_before(
    town: Town, house: House, law: Catalogue, clock: SettableClock
) -> None:
    clock.set_to(date(2025, 2, 1))
    await town.register(firm(1), person(1))
    link = RecordLink(
        kind=LinkKind.LEGAL_REPRESENTATIVE_OF,
        start=person(1),
        end=firm(1),
        valid_from=SINCE,
        valid_to=ENDS[1],
        source=REGISTER,
    )
    await town.hub.links.record(OPERATOR, link)
    await town.list(firm(1), COURT_LIST)
    before = await costs(house, law, town.hub.store)
    for number in range(CHANGES):
        await town.hub.links.record(OPERATOR, replace(link, valid_to=ENDS[number % 2]))
    unswept = await costs(house, law, town.hub.store)
    await sweep_everything(house)
    after = await costs(house, law, town.hub.store)
    assert len(before) == 5
    assert {name: hits for name, hits in after.items() if hits > 1.2 * before[name]} == {}
    assert all(unswept[name] > 1.5 * after[name] for name in before)
