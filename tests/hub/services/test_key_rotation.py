"""Document keys change: whom an older key knew is found under a newer one, and no older key may be missing."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.errors import HubError
from graph_models.vocabulary import Domain, RequestId
from hub.app.keys import DEVELOPMENT_KEY, HmacKeys
from hub.domain.answers.verdict import Clear, Restricted
from hub.domain.commands.record import RegisterSubject
from hub.services.intake import RowStatus
from hub.services.preparing import prepare
from tests.hub.services.deeds import consent_of
from tests.hub.services.swapped import hub_with
from tests.support.example_law import COURT_LIST
from tests.support.house import House
from tests.support.town import BANKING, OPERATOR, REGISTER, Town, asking, firm, kind_of, person, question

OLD: Mapping[int, bytes] = {1: DEVELOPMENT_KEY}
NEW: Mapping[int, bytes] = {2: b"the second key, thirty-two bytes"}
ROTATED, OLD_LOST = HmacKeys({**OLD, **NEW}), HmacKeys(NEW)
SHOPPING = asking(Domain.CONSUMPTION)
MEETING = RegisterSubject(ref=person(1), kind=kind_of(person(1)), source=REGISTER)

_VERSIONS = """CYPHER 5
MATCH (d:DocumentDigest)-[:IDENTIFIES]->(p:Person {id: $person})
RETURN d.key_version AS version ORDER BY version
"""


async def versions_of(house: House, person_id: str) -> list[int]:
    """The key versions under which a person has a digest."""
    async with house.driver.session(database="neo4j") as session:
        return [record["version"] async for record in await session.run(_VERSIONS, {"person": person_id})]


async def test_a_person_of_the_old_key_is_found_when_the_new_one_is_current(
    town: Town, house: House, law: Catalogue
) -> None:
    [subject] = await town.register(person(1))
    await town.list(person(1), COURT_LIST)
    rotated = hub_with(house, law, keys=ROTATED)
    verdict = await rotated.checks.check(SHOPPING, question(person(1), Domain.CONSUMPTION))
    file = await rotated.lookups.subject(OPERATOR, person(1))
    assert isinstance(verdict, Restricted)
    assert file is not None
    assert (verdict.subject, file.subject.id) == (subject.id, subject.id)


async def test_looking_a_person_up_adds_no_digest_and_meeting_it_again_adds_the_current_one(
    town: Town, house: House, law: Catalogue
) -> None:
    [subject] = await town.register(person(1))
    rotated = hub_with(house, law, keys=ROTATED)
    await rotated.checks.check(SHOPPING, question(person(1), Domain.CONSUMPTION))
    assert await versions_of(house, subject.id) == [1]
    met = await rotated.registry.register_subject(OPERATOR, MEETING)
    again = await rotated.registry.register_subject(OPERATOR, MEETING)
    assert (met.value.id, met.changed, again.changed) == (subject.id, True, False)
    assert await versions_of(house, subject.id) == [1, 2]


async def test_a_batch_adds_the_current_digest_once_and_to_each_person_it_meets(
    town: Town, house: House, law: Catalogue
) -> None:
    first, second, _ = await town.register(person(1), person(2), firm(1))
    rotated = hub_with(house, law, keys=ROTATED)
    rows = [replace(MEETING, ref=each, kind=kind_of(each)) for each in (person(1), person(1), person(2), firm(1))]
    outcomes = await rotated.intake.load_subjects(OPERATOR, rows)
    accepted, unchanged = RowStatus.ACCEPTED, RowStatus.UNCHANGED
    assert [each.status for each in outcomes] == [accepted, unchanged, accepted, unchanged]
    assert [await versions_of(house, each.id) for each in (first, second)] == [[1, 2], [1, 2]]


async def test_who_is_registered_after_the_rotation_has_the_current_digest_only(
    town: Town, house: House, law: Catalogue
) -> None:
    rotated = hub_with(house, law, keys=ROTATED)
    written = await rotated.registry.register_subject(OPERATOR, MEETING)
    assert await versions_of(house, written.value.id) == [2]
    assert isinstance(await rotated.checks.check(SHOPPING, question(person(1), Domain.CONSUMPTION)), Clear)


async def test_a_consent_given_under_the_old_key_holds_under_the_new_one(
    town: Town, house: House, law: Catalogue
) -> None:
    await town.register(person(1))
    await town.hub.consents.record(OPERATOR, consent_of(person(1)))
    rotated = hub_with(house, law, keys=ROTATED)
    verdict = await rotated.checks.check(BANKING, question(person(1), Domain.BANKING))
    again = await rotated.consents.record(OPERATOR, consent_of(person(1)))
    assert (type(verdict), again.changed) == (Clear, False)


async def test_a_request_made_under_the_old_key_has_its_first_answer_under_the_new_one(
    town: Town, house: House, law: Catalogue
) -> None:
    asked = replace(MEETING, request_id=RequestId("示例"))
    first = await town.hub.registry.register_subject(OPERATOR, asked)
    again = await hub_with(house, law, keys=ROTATED).registry.register_subject(OPERATOR, asked)
    assert (again.revision, again.changed, again.value) == (first.revision, False, first.value)


@pytest.mark.parametrize(("keys", "missing"), [(OLD_LOST, "1"), (HmacKeys({3: DEVELOPMENT_KEY}), "1, 2")])
async def test_the_hub_refuses_to_open_without_a_key_that_knows_somebody(
    town: Town, house: House, law: Catalogue, keys: HmacKeys, missing: str
) -> None:
    await town.register(person(1))
    rotated = hub_with(house, law, keys=ROTATED)
    await rotated.registry.register_subject(OPERATOR, replace(MEETING, ref=person(2)))
    with pytest.raises(HubError) as refusal:
        await prepare(house.store, law, keys)
    assert refusal.value.code == "INVALID_INPUT"
    assert refusal.value.message.endswith(f"version {missing}")


async def test_a_hub_without_the_old_key_would_not_find_whom_it_knew(town: Town, house: House, law: Catalogue) -> None:
    """Why it refuses to open: its answer would be Clear by accident until the person is met again."""
    await town.register(person(1))
    without = hub_with(house, law, keys=OLD_LOST)
    before = await without.lookups.subject(OPERATOR, person(1))
    await hub_with(house, law, keys=ROTATED).registry.register_subject(OPERATOR, MEETING)
    after = await without.lookups.subject(OPERATOR, person(1))
    assert (before is None, after is None) == (True, False)


async def test_a_key_that_knows_nobody_may_be_missing(town: Town, house: House, law: Catalogue) -> None:
    await town.register(firm(1))
    await prepare(house.store, law, OLD_LOST)
    without = hub_with(house, law, keys=OLD_LOST)
    verdict = await without.checks.check(SHOPPING, question(firm(1), Domain.CONSUMPTION))
    assert verdict.subject is not None
