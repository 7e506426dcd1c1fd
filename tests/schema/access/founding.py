"""Loads the town of the walk: listings that stand, are stayed, repaired, annulled or survive, and past checks."""

from collections.abc import Iterable, Mapping
from datetime import date

from graph_models.civil_time import FOREVER
from graph_models.entities.listing import Listing
from graph_models.entities.subject import Identifier
from graph_models.vocabulary import Domain, FindingKind, LinkKind, Purpose, RestrictionId, SourceId, SubjectId
from hub.app.clock import SettableClock
from hub.domain.commands.record import DeclareSource, RecordDelivery
from tests.hub.services.deeds import REPAIRABLE, annul, consent_of, object_to, repair, stay
from tests.schema.access.callers import declare_callers
from tests.schema.access.place import (
    ANNULLED,
    APART,
    BEFORE,
    CAR,
    FOUND,
    GROUND,
    HOLDER,
    LATE,
    LISTED_PERSON,
    NAMES,
    PUNISHED,
    REPAIRED,
    STANDING,
    STAYED,
    SURVIVED,
    Bound,
    Place,
)
from tests.support.example_law import ARREARS, COURT_LIST, GRAVE
from tests.support.town import AUDITOR, BUYING, CITY, ISSUER, JUDGING, OPERATOR, Town

FEED = SourceId("feed")


async def found(town: Town, clock: SettableClock) -> Place:
    """The town as it is asked about: on a day on which the repair and the annulment have been decided."""
    await _declare(town)
    subjects = await _register(town)
    await _relate(town)
    listings = await _list(town)
    check = (await town.check(BUYING, STANDING, Domain.PROCUREMENT)).check_id
    clock.set_to(LATE)
    await _correct(town)
    restrictions = await _restrictions(town, {listing.id: firm for firm, listing in listings.items()})
    clock.set_to(REPAIRABLE)
    await repair(town, listings[REPAIRED].id)
    await annul(town, listings[ANNULLED].id)
    await repair(town, listings[SURVIVED].id)
    return Place(
        town=town,
        subjects=subjects,
        listings={firm: listing.id for firm, listing in listings.items()},
        decisions={firm: listing.decision.id for firm, listing in listings.items()},
        restrictions=restrictions,
        check=check,
    )


async def _declare(town: Town) -> None:
    await declare_callers(town)
    registry = town.hub.registry
    source = DeclareSource(id=FEED, by=ISSUER, list_types=frozenset({ARREARS}), fresh_for_days=1_000)
    await registry.declare_source(OPERATOR, source)
    await registry.record_delivery(OPERATOR, RecordDelivery(source=FEED))


async def _register(town: Town) -> Mapping[Identifier, SubjectId]:
    found = {each: (await town.register(each, name=name, region=CITY))[0].id for each, name in NAMES.items()}
    found[CAR] = (await town.register(CAR))[0].id
    await town.hub.consents.record(OPERATOR, consent_of(LISTED_PERSON, to=FOREVER))
    return found


async def _relate(town: Town) -> None:
    await town.link(HOLDER, LinkKind.LEGAL_REPRESENTATIVE_OF, STANDING)
    await town.link(HOLDER, LinkKind.ACTUAL_CONTROLLER_OF, REPAIRED)
    await town.link(HOLDER, LinkKind.ACTUAL_CONTROLLER_OF, ANNULLED)
    await town.link(HOLDER, LinkKind.SHAREHOLDER_OF, APART, percent=60)
    await town.link(PUNISHED, LinkKind.PRINCIPAL_OF, SURVIVED)
    await town.link(STANDING, LinkKind.OWNS, CAR)


async def _list(town: Town) -> Mapping[Identifier, Listing]:
    """One listing a subject is asked for by its id; the standing firm is on the court's list as well."""
    in_arrears: tuple[Identifier, ...] = (STANDING, REPAIRED, ANNULLED, LISTED_PERSON)
    firms = {
        each: await town.list(each, ARREARS, number=f"〔2024〕示例{number}号", ground=GROUND)
        for number, each in enumerate(in_arrears, start=1)
    }
    punished = [(PUNISHED, FindingKind.PUNISHED)]
    firms[SURVIVED] = await town.list(SURVIVED, GRAVE, number="〔2024〕示例5号", findings=punished)
    responsible = [(FOUND, FindingKind.DIRECTLY_RESPONSIBLE)]
    await town.list(STANDING, COURT_LIST, number="〔2024〕示例6号", ground=GROUND, findings=responsible)
    firms[STAYED] = await town.list(STAYED, COURT_LIST, number="〔2024〕示例7号")
    await stay(town, firms[STAYED].id)
    await object_to(town, firms[STANDING].id)
    return firms


async def _correct(town: Town) -> None:
    """A role that becomes known late: two were told otherwise."""
    for asker, purpose in ((JUDGING, Purpose.CONSUMPTION_CONTROL), (AUDITOR, Purpose.AUDIT)):
        await town.check(asker, HOLDER, Domain.CONSUMPTION, purpose=purpose, as_of=BEFORE)
    await town.link(HOLDER, LinkKind.ACTUAL_CONTROLLER_OF, STANDING, since=date(2025, 1, 15))


async def _restrictions(town: Town, listed: Mapping[str, Identifier]) -> Mapping[Bound, RestrictionId]:
    bound: Iterable[Identifier] = (*NAMES, CAR)
    files = [(each, await town.hub.lookups.subject(AUDITOR, each)) for each in bound]
    return {
        Bound(subject, row.rule, listed[row.listing.id]): row.id
        for subject, file in files
        if file is not None
        for row in file.restrictions
        if row.listing.id in listed
    }
