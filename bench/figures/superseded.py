"""Reads after every link and row was changed many times, against the same reads where nothing was changed.

What the changes closed is swept before the second half, as the service does by itself once its margin is over.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from bench import cast
from bench.bench import Bench
from bench.pairs import Action, Step, in_turn, timed
from bench.report import Row, Section, at_most, milliseconds, times
from bench.shapes import roles
from bench.stage import DATABASE
from bench.world import firm
from graph_models.entities.subject import ByCode, Identifier
from graph_models.vocabulary import RestrictionId
from hub.app.hub import Hub
from hub.domain.answers.verdict import Restricted
from hub.domain.commands.record import RecordLink
from hub.store.neo4j_store import Neo4jStore
from hub.store.sweeping import BATCH, sweep

AIM = 1.2
PERSONS = 3
_ENDS = (date(2026, 1, 5), date(2026, 2, 9))
"""Where each link ends in turn: inside the listing, so that each change alters the rows that rest on it."""

MARGIN = 0.1
"""Seconds after which a published revision settles here; no read of the figure goes on meanwhile."""

_VERSIONS = """CYPHER 5
MATCH (:Restriction)-[b:BINDS|SUPERSEDED_BINDS]->(:Subject {id: $id})
RETURN count(DISTINCT b.rev_from) AS versions
"""
_UNSWEPT = "CYPHER 5 MATCH ()-[c]->() WHERE c.unswept IS NOT NULL RETURN count(c) AS unswept"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Set:
    """Listed firms, the persons in their roles, the links between them and what binds them."""

    firms: Sequence[ByCode]
    persons: Sequence[Identifier]
    links: Sequence[RecordLink]
    restrictions: Sequence[RestrictionId]


async def measure(bench: Bench) -> Section:
    """Two sets alike; the links of one are corrected back and forth."""
    sizes = bench.sizes
    hub = await bench.stage.empty_hub()
    await cast.declare(hub)
    with bench.bar("superseded", 3 + sizes.changes + 8 * sizes.pairs) as step:
        changed, left = await _set(hub, 0, count=sizes.firms), await _set(hub, sizes.firms, count=sizes.firms)
        step()
        await bench.stage.settle()
        await _warm_up(hub, changed, left, rounds=sizes.pairs)
        before = await _ratios(hub, changed, left, bench, step)
        for number in range(sizes.changes):
            await cast.load_links(hub, [replace(each, valid_to=_ENDS[number % 2]) for each in changed.links])
            step()
        count = await _number(bench, _UNSWEPT)
        _, swept = await timed(_sweep(bench))
        step()
        await bench.stage.settle()
        after = await _ratios(hub, changed, left, bench, step)
    return Section(
        title=f"Reads after {sizes.changes} changes to every row",
        how=(
            f"Two sets of {sizes.firms} listed firms with {PERSONS} persons in roles each. The end of every link of"
            f" the first set is corrected back and forth {sizes.changes} times, which replaces the link, the row that"
            f" rests on it and its support each time ({await _versions(hub, bench, changed)} versions of each row)."
            f" What they closed is swept, {BATCH} a transaction, as the service does by itself ten minutes after; here"
            f" the margin is {MARGIN} seconds. The same reads of both sets alternate, before the changes and after the"
            " sweep; the growth is the second ratio by the first."
        ),
        rows=(
            *(row for what in before for row in _rows(what, before[what], after[what])),
            Row(what=f"the sweep of {count:,} that were closed, waiting included", measured=milliseconds(swept)),
        ),
    )


async def _sweep(bench: Bench) -> None:
    """Sweep as a service whose margin is short, until nothing waits any longer."""
    stage = bench.stage
    store = Neo4jStore(driver=stage.driver, database=DATABASE, clock=stage.clock, sweep_after=MARGIN)
    while await _number(bench, _UNSWEPT):
        async for _ in sweep(store):
            pass
        await asyncio.sleep(MARGIN)


def _rows(what: str, before: tuple[float, float], after: tuple[float, float]) -> tuple[Row, ...]:
    growth = after[1] / before[1]
    return (
        Row(what=f"{what}, before", measured=milliseconds(before[0])),
        Row(what=f"{what}, after", measured=milliseconds(after[0])),
        Row(what=f"growth of {what}", measured=times(growth), aim=at_most(growth, AIM, f"{AIM} times")),
    )


async def _set(hub: Hub, first: int, *, count: int) -> _Set:
    firms = [firm(first + number) for number in range(count)]
    subjects, links = roles(firms, each=PERSONS)
    links = [replace(each, valid_to=_ENDS[1]) for each in links]
    await cast.load_subjects(hub, subjects)
    await cast.load_links(hub, links)
    restrictions: list[RestrictionId] = []
    for number, ref in enumerate(firms):
        await hub.listings.list_subject(cast.LISTER, cast.listing(ref, number=first + number))
        verdict = await hub.checks.check(cast.LISTER, cast.question(ref))
        assert isinstance(verdict, Restricted)
        restrictions += [each.restriction.id for each in verdict.related]
    return _Set(firms=firms, persons=[each.start for each in links], links=links, restrictions=restrictions)


async def _warm_up(hub: Hub, changed: _Set, left: _Set, *, rounds: int) -> None:
    """Read both for a while: a server that still becomes quicker makes the first of a pair the slower one."""
    for _ in range(rounds):
        for some in (changed, left):
            for action, _count in _reads(hub, some).values():
                await action()


async def _ratios(hub: Hub, changed: _Set, left: _Set, bench: Bench, step: Step) -> dict[str, tuple[float, float]]:
    """For each kind of read: seconds of one read of the changed set, and how many times those of the other."""
    found = {}
    ones, others = _reads(hub, changed), _reads(hub, left)
    for what, (action, count) in ones.items():
        paired = await in_turn(action, others[what][0], pairs=bench.sizes.pairs, step=step)
        found[what] = (median(paired.one) / count, paired.ratio)
    return found


def _reads(hub: Hub, some: _Set) -> dict[str, tuple[Action, int]]:
    async def check_firms() -> None:
        for ref in (*some.firms, *some.firms):
            await hub.checks.check(cast.LISTER, cast.question(ref))

    async def check_persons() -> None:
        for ref in some.persons:
            await hub.checks.check(cast.LISTER, cast.question(ref))

    async def why() -> None:
        for restriction in some.restrictions:
            await hub.explanations.why(cast.AUDITOR, restriction)

    async def file() -> None:
        for ref in some.firms:
            await hub.lookups.subject(cast.AUDITOR, ref)

    return {
        "a check of a firm with its related persons": (check_firms, 2 * len(some.firms)),
        "a check of a person": (check_persons, len(some.persons)),
        "a why": (why, len(some.restrictions)),
        "a subject's file": (file, len(some.firms)),
    }


async def _versions(hub: Hub, bench: Bench, some: _Set) -> int:
    """How many versions of its row a reached person has."""
    known = await hub.lookups.subject(cast.AUDITOR, some.persons[0])
    assert known is not None
    return await _number(bench, _VERSIONS, id=known.subject.id)


async def _number(bench: Bench, text: str, **parameters: str) -> int:
    """The one number that a text returns."""
    async with bench.stage.driver.session(database=DATABASE) as session:
        row = await (await session.run(text, parameters)).single(strict=True)
    return int(row[0])
