"""What a revision closes: its copy, answers about the past before and after a sweep, sweeps beside writers."""

import asyncio
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any, Final

import pytest

from graph_models.civil_time import noon
from graph_models.errors import HubError, NotFound
from graph_models.statements import counter
from graph_models.vocabulary import CheckId, Domain, LinkKind, Purpose, RestrictionId
from hub.app.clock import SettableClock
from hub.domain.answers.verdict import Restricted
from hub.domain.commands.record import EndLink
from hub.services.derivation.facts import read_restrictions
from hub.store.neo4j_store import Neo4jStore
from hub.store.sweeping import sweep
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.house import House
from tests.support.sweeping import Closed, closed, let_settle, pass_time, sweep_everything, swept
from tests.support.town import AUDITOR, OPERATOR, Town, firm, person, question, someone

REPRESENTS: Final = LinkKind.LEGAL_REPRESENTATIVE_OF
CONTROLS: Final = LinkKind.ACTUAL_CONTROLLER_OF
BEFORE: Final = date(2025, 1, 1)
CHANGES: Final = tuple(date(2025, 2, day) for day in (3, 4))
"""The days of the changes: at noon of each something else is known than at noon of the day before."""

INSTANTS: Final = tuple(map(noon, (BEFORE, *CHANGES)))
DAYS: Final = (date(2025, 3, 10), date(2025, 4, 20))
"""Asked about: after the one end of the links, and after both."""

ENDS: Final = (date(2025, 3, 1), date(2025, 4, 1))


async def end(town: Town, start: Any, kind: LinkKind, day: date) -> None:
    """End a person's role at the first firm, or correct when it ended."""
    await town.hub.links.end(OPERATOR, EndLink(kind=kind, start=start, end=firm(1), valid_to=day))


@pytest.fixture
async def changed(town: Town, clock: SettableClock) -> Town:
    """A listed firm whose representative, controller and register person have left, corrected back and forth."""
    await town.register(firm(1), firm(2), person(1))
    await town.register(someone("示例"), name="示例")
    for who, kind in ((person(1), REPRESENTS), (person(1), CONTROLS), (someone("示例"), CONTROLS)):
        await town.link(who, kind, firm(1))
    await town.list(firm(1), COURT_LIST)
    await town.list(firm(1), ARREARS, number="示例2号")
    for number, day in enumerate(CHANGES):
        clock.set_to(day)
        for who, kind in ((person(1), REPRESENTS), (person(1), CONTROLS), (someone("示例"), CONTROLS)):
            await end(town, who, kind, ENDS[number % 2])
    return town


async def restrictions(town: Town) -> list[RestrictionId]:
    """Every restriction of the firm's listings, by id."""
    file = await town.hub.lookups.subject(AUDITOR, firm(1))
    assert file is not None
    view = await town.hub.store.view()
    found = await read_restrictions(view, [each.listing.id for each in file.listings])
    return sorted(each.id for several in found.values() for each in several)


async def checked(town: Town, known_at: datetime | None, day: date) -> list[Any]:
    """Checks of everybody, a stranger with an unknown document and the register person's namesake among them."""
    subjects = ((firm(1), None), (person(1), None), (someone("示例"), None), (person(9), None), (person(8), "示例"))
    given: dict[str, Any] = {"purpose": Purpose.AUDIT, "as_of": day, "known_at": known_at}
    questions = [
        question(who, domain, name=name, **given)
        for who, name in subjects
        for domain in (Domain.CONSUMPTION, Domain.PROCUREMENT)
    ]
    verdicts = await town.hub.checks.check_many(AUDITOR, questions)
    assert not [each for each in verdicts if isinstance(each, HubError)]
    return [
        replace(each, check_id=CheckId("c"), related=tuple(sorted(each.related, key=repr)))
        for each in verdicts
        if not isinstance(each, HubError)
    ]


async def explained(town: Town, known_at: datetime | None, day: date, ids: list[RestrictionId]) -> list[Any]:
    """The why of each restriction, its paths in some order of their own; None where it did not stand."""
    found: list[Any] = []
    for restriction in ids:
        try:
            why = await town.hub.explanations.why(AUDITOR, restriction, day, known_at)
        except NotFound:
            found.append(None)
        else:
            found.append(replace(why, paths=tuple(sorted(why.paths, key=repr))))
    return found


async def filed(town: Town, known_at: datetime | None, day: date) -> list[Any]:
    """The files of everybody, their links in the order of ids."""
    files = [
        await town.hub.lookups.subject(AUDITOR, who, day, known_at) for who in (firm(1), person(1), someone("示例"))
    ]
    return [
        each and replace(each, links=tuple(sorted(each.links, key=lambda link: (link.kind, link.id, link.valid_to))))
        for each in files
    ]


async def answers(town: Town, ids: list[RestrictionId]) -> dict[tuple[str, datetime | None, date], list[Any]]:
    """Everything that can be asked about now and about each instant, for each day."""
    told = {}
    for known_at in (*INSTANTS, None):
        for day in DAYS:
            told["check", known_at, day] = await checked(town, known_at, day)
            told["why", known_at, day] = await explained(town, known_at, day, ids)
            told["file", known_at, day] = await filed(town, known_at, day)
    return told


async def test_closing_leaves_a_copy_with_equal_values_that_waits_to_be_swept(changed: Town, house: House) -> None:
    async with house.driver.session(database="neo4j") as session:
        pairs = await (await session.run(_PAIRS)).data()
    kinds = [pair["copy"].pop("kind", None) for pair in pairs]
    assert all(pair["copy"] == pair["live"] | {"unswept": pair["live"]["rev_to"]} for pair in pairs)
    assert kinds == [pair["type"] if pair["type"] in set(LinkKind) else None for pair in pairs]
    assert {"BINDS", "SUPPORTED_BY", REPRESENTS, CONTROLS} == {pair["type"] for pair in pairs}
    count = await closed(house)
    assert count == Closed(live=len(pairs), copies=len(pairs), unswept=len(pairs))
    assert count.live > 20


_PAIRS: Final = """CYPHER 5
MATCH (a)-[k]->(z)
WHERE k.rev_to < 9223372036854775807 AND NOT type(k) STARTS WITH 'SUPERSEDED'
MATCH (a)-[c:SUPERSEDED_BINDS|SUPERSEDED_SUPPORT|SUPERSEDED_LINK]->(z)
WHERE c.rev_from = k.rev_from AND c.rev_to = k.rev_to
  AND (c.id IS NOT NULL AND c.id = k.id OR c.key IS NOT NULL AND c.key = k.key
    OR c.restriction_id IS NOT NULL AND c.restriction_id = k.restriction_id AND c.valid_from = k.valid_from)
RETURN type(k) AS type, properties(k) AS live, properties(c) AS copy
"""


async def test_what_was_known_at_an_instant_is_the_same_before_and_after_a_sweep(changed: Town, house: House) -> None:
    ids = await restrictions(changed)
    before = await answers(changed, ids)
    assert await sweep_everything(house) == (await closed(house)).copies
    after = await answers(changed, ids)
    differing = [key for key in before if before[key] != after[key]]
    assert differing == []


async def test_what_was_known_differs_from_instant_to_instant(changed: Town) -> None:
    """Else the test before compares nothing."""
    ids = await restrictions(changed)
    told = await answers(changed, ids)
    day = DAYS[0]
    for what in ("check", "why", "file"):
        seen = [told[what, instant, day] for instant in INSTANTS]
        assert all(earlier != later for earlier, later in pairwise(seen)), what
    assert any(isinstance(each, Restricted) for each in told["check", INSTANTS[0], day])
    assert any(each and each.paths[0].steps for each in told["why", INSTANTS[0], day])


async def test_a_sweep_deletes_every_closed_one_and_no_copy_and_is_done(changed: Town, house: House) -> None:
    count = (await closed(house)).copies
    assert await sweep_everything(house) == count
    assert await closed(house) == Closed(live=0, copies=count, unswept=0)
    assert await sweep_everything(house) == 0


async def test_a_sweep_goes_in_bounded_batches_and_goes_on_where_it_was_left(changed: Town, house: House) -> None:
    before = await closed(house)
    await let_settle(house, (await house.store.view()).revision)
    async for count in sweep(house.store, batch=2):
        assert count == 2
        break
    assert await closed(house) == Closed(live=before.live - 2, copies=before.copies, unswept=before.unswept - 2)
    batches = await swept(house.store, batch=3)
    assert (max(batches), sum(batches)) == (3, before.live - 2)
    assert (await closed(house)).live == 0


async def test_nothing_is_swept_before_the_margin_is_over(changed: Town, house: House) -> None:
    before = await closed(house)
    assert await swept(house.store) == []
    await pass_time(house)
    assert await swept(house.store) == []
    await pass_time(house, 540.0)
    assert (await swept(house.store), await closed(house)) == ([], before)
    await pass_time(house, 60.0)
    assert sum(await swept(house.store)) == before.copies


async def test_only_what_closed_by_the_settled_revision_is_swept(changed: Town, house: House) -> None:
    async with house.driver.session(database="neo4j") as session:
        rows = await (await session.run("MATCH ()-[c]->() WHERE c.unswept > 0 RETURN c.unswept AS at")).value("at")
    middle = sorted(rows)[len(rows) // 2]
    await let_settle(house, middle)
    assert sum(await swept(house.store)) == sum(at <= middle for at in rows)
    async with house.driver.session(database="neo4j") as session:
        left = await (await session.run(_LEFT)).value("at")
    assert sorted(left) == sorted(at for at in rows if at > middle)


_LEFT: Final = """CYPHER 5
MATCH ()-[k]->()
WHERE k.rev_to < 9223372036854775807 AND NOT type(k) STARTS WITH 'SUPERSEDED'
RETURN k.rev_to AS at
"""


async def test_what_a_crash_left_unpublished_is_not_swept(changed: Town, house: House) -> None:
    """A write that closes rows commits and is not published: readers still need what it closed."""
    before = (await house.store.view()).revision
    async with house.driver.session(database="neo4j") as session:
        await (await session.run(_UNPUBLISH, published=before - 1)).consume()
    for _ in range(3):
        await pass_time(house)
        await swept(house.store)
    left = await closed(house)
    assert 0 < left.live == left.unswept
    await house.store.heal()
    for _ in range(2):
        await pass_time(house)
        await swept(house.store)
    assert (await closed(house)).live == 0


_UNPUBLISH: Final = "CYPHER 5 MATCH (v:Revision {id: 'hub'}) SET v.published = $published"


async def test_two_sweeps_at_once_do_what_one_does(changed: Town, house: House) -> None:
    before = await closed(house)
    another = Neo4jStore(driver=house.driver, database="neo4j", clock=house.clock)
    await let_settle(house, (await house.store.view()).revision)
    done = await asyncio.gather(*(swept(store, batch=2) for store in (house.store, another)))
    assert sum(map(sum, done)) == before.copies
    assert await closed(house) == Closed(live=0, copies=before.copies, unswept=0)


async def test_sweeps_go_on_beside_a_writer_that_closes_rows_of_the_same_people(
    changed: Town, house: House, clock: SettableClock
) -> None:
    ids = await restrictions(changed)
    writing = asyncio.create_task(_correct(changed, times=20))
    while not writing.done():
        await let_settle(house, (await house.store.view()).revision)
        await swept(house.store, batch=2)
    await writing
    before = await answers(changed, ids)
    await sweep_everything(house)
    count = await closed(house)
    assert (count.live, count.unswept) == (0, 0)
    assert await answers(changed, ids) == before


async def _correct(town: Town, *, times: int) -> None:
    for number in range(times):
        for who, kind in ((person(1), REPRESENTS), (person(1), CONTROLS), (someone("示例"), CONTROLS)):
            await end(town, who, kind, ENDS[number % 2])


async def test_rows_that_were_closed_before_there_were_copies_are_read_as_before_and_never_swept(
    changed: Town, house: House
) -> None:
    ids = await restrictions(changed)
    before = await answers(changed, ids)
    count = await closed(house)
    async with house.driver.session(database="neo4j") as session:
        await (await session.run(_FORGET_COPIES)).consume()
    assert await answers(changed, ids) == before
    assert await sweep_everything(house) == 0
    assert await closed(house) == Closed(live=count.live, copies=0, unswept=0)
    assert await answers(changed, ids) == before


_FORGET_COPIES: Final = "CYPHER 5 MATCH ()-[c:SUPERSEDED_BINDS|SUPERSEDED_SUPPORT|SUPERSEDED_LINK]->() DELETE c"


async def test_a_sweep_takes_no_revision_and_changes_nothing_that_is_read_now(changed: Town, house: House) -> None:
    published = (await house.store.view()).revision
    asked = question(person(1), Domain.CONSUMPTION, purpose=Purpose.AUDIT, as_of=DAYS[0])
    before = await changed.hub.checks.check(AUDITOR, asked)
    await sweep_everything(house)
    after = await changed.hub.checks.check(AUDITOR, asked)
    assert replace(after, check_id=before.check_id) == before
    assert (await house.store.read(counter.PUBLISHED, {}))[0]["revision"] == published
