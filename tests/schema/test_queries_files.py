"""`subject` and `listing`: what is on record on a day, as it was known, and what happened, for whoever may see it."""

from typing import Any, Final

from graph_models.entities.subject import Identifier
from graph_models.vocabulary import LinkKind
from hub.app.clock import SettableClock
from hub.app.hub import Hub
from hub.domain.principal import Principal
from tests.hub.services.deeds import REPAIRABLE, annul, repair
from tests.schema.asking import ask, refused
from tests.schema.questions import named
from tests.support.example_law import ARREARS
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    ISSUING,
    SECOND_ISSUING,
    Town,
    firm,
    person,
    subject_itself,
)

FILE: Final = """
query ($identifier: IdentifierInput!, $asOf: Date, $knownAt: DateTime) {
  subject(identifier: $identifier) {
    id kind name uscc plate { characters colour } region documented source revision asOf
    links { kind from { name } to { name } }
    listings(asOf: $asOf, knownAt: $knownAt) { id listed repaired annulled }
    restrictions(asOf: $asOf, knownAt: $knownAt) { rule effect interval { from to } }
    history { changes { kind listing subjectId } through complete }
  }
}
"""
LISTING: Final = """
query ($id: ID!, $knownAt: DateTime) { listing(id: $id, knownAt: $knownAt) { id listed repaired annulled objected } }
"""


async def file_of(hub: Hub, caller: Principal, identifier: Identifier, **given: Any) -> dict[str, Any]:
    """A subject's file."""
    file: dict[str, Any] = (await ask(hub, caller, FILE, {"identifier": named(identifier)} | given))["subject"]
    return file


async def test_a_file_has_what_is_known_of_the_subject(hub: Hub, town: Town) -> None:
    [subject] = await town.register(firm(1), name="示例甲有限公司")
    await town.register(person(1), name="示例甲")
    await town.link(person(1), LinkKind.LEGAL_REPRESENTATIVE_OF, firm(1))
    file = await file_of(hub, BUYING, firm(1))
    assert (file["id"], file["kind"], file["name"], file["uscc"]) == (
        subject.id,
        "ORGANISATION",
        "示例甲有限公司",
        firm(1).uscc,
    )
    assert (file["plate"], file["documented"], file["asOf"]) == (None, False, "2025-01-01")
    assert file["revision"] == str((await hub.store.view()).revision)
    assert file["links"] == [
        {"kind": "LEGAL_REPRESENTATIVE_OF", "from": {"name": "示＊＊"}, "to": {"name": "示例甲有限公司"}}
    ]


async def test_a_file_is_opened_for_a_day(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    today = await file_of(hub, BUYING, firm(1))
    assert today["listings"] == [{"id": listing.id, "listed": True, "repaired": False, "annulled": False}]
    assert today["restrictions"] == [
        {"rule": "arrears/trading", "effect": "LIMIT", "interval": {"from": "2025-01-01", "to": "2028-01-01"}}
    ]
    after = await file_of(hub, BUYING, firm(1), asOf="2028-01-01")
    assert (after["restrictions"], [each["listed"] for each in after["listings"]]) == ([], [False])
    assert await file_of(hub, BUYING, firm(1), asOf="2025-01-01") == today


async def test_a_file_is_opened_as_it_was_known(hub: Hub, town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(REPAIRABLE)
    await annul(town, listing.id)
    now = await file_of(hub, AUDITOR, firm(1))
    assert ([each["annulled"] for each in now["listings"]], now["restrictions"]) == ([True], [])
    then = await file_of(hub, AUDITOR, firm(1), knownAt="2025-03-01T00:00:00Z")
    assert [each["annulled"] for each in then["listings"]] == [False]
    assert len(then["restrictions"]) == 4
    given = {"identifier": named(firm(1)), "knownAt": "2025-03-01T00:00:00Z"}
    assert set(await refused(hub, BUYING, FILE, given)) == {"NOT_PERMITTED"}


async def test_what_happened_to_a_subject_is_told_in_order(hub: Hub, town: Town, clock: SettableClock) -> None:
    [subject, _] = await town.register(firm(1), firm(2))
    listing = await town.list(firm(1), ARREARS)
    await town.list(firm(2), ARREARS, number="〔2024〕示例2号")
    clock.set_to(REPAIRABLE)
    await repair(town, listing.id)
    history = (await file_of(hub, AUDITOR, firm(1)))["history"]
    assert {each["subjectId"] for each in history["changes"]} == {subject.id}
    kinds = [each["kind"] for each in history["changes"]]
    assert (kinds[0], set(kinds)) == ("LISTED", {"LISTED", "BEGUN", "REPAIRED", "ENDED"})
    assert history["complete"] is True
    paged = """
    query ($identifier: IdentifierInput!, $after: Revision!) {
      subject(identifier: $identifier) { history(after: $after, first: 1) { changes { kind } through complete } }
    }
    """
    seen: list[str] = []
    after, complete = "0", False
    while not complete:
        page = (await ask(hub, AUDITOR, paged, {"identifier": named(firm(1)), "after": after}))["subject"]["history"]
        seen += [each["kind"] for each in page["changes"]]
        after, complete = page["through"], page["complete"]
    assert seen == kinds


async def test_a_subject_that_is_not_known_is_null_and_one_that_may_not_be_asked_for_an_error(
    hub: Hub, town: Town
) -> None:
    [subject] = await town.register(firm(1))
    assert (await ask(hub, BUYING, FILE, {"identifier": named(firm(9))}))["subject"] is None
    assert (await file_of(hub, subject_itself(subject.id), firm(1)))["id"] == subject.id
    for caller, number in ((BANKING, 1), (BANKING, 9), (subject_itself(subject.id), 9)):
        assert await refused(hub, caller, FILE, {"identifier": named(firm(number))}) == ["NOT_PERMITTED"]


async def test_a_persons_name_is_masked_but_for_auditors_and_the_person(hub: Hub, town: Town) -> None:
    [somebody] = await town.register(person(1), name="示例甲")
    names = [
        (await file_of(hub, caller, person(1)))["name"] for caller in (BUYING, AUDITOR, subject_itself(somebody.id))
    ]
    assert names == ["示＊＊", "示例甲", "示例甲"]


async def test_a_listing_is_null_where_there_is_none_for_the_caller(hub: Hub, town: Town, clock: SettableClock) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(REPAIRABLE)
    await repair(town, listing.id)
    own = (await ask(hub, ISSUING, LISTING, {"id": listing.id}))["listing"]
    assert own == {"id": listing.id, "listed": False, "repaired": True, "annulled": False, "objected": False}
    assert (await ask(hub, SECOND_ISSUING, LISTING, {"id": listing.id}))["listing"] is None
    assert (await ask(hub, AUDITOR, LISTING, {"id": "l-nothing"}))["listing"] is None
    then = {"id": listing.id, "knownAt": "2025-03-01T00:00:00Z"}
    assert (await ask(hub, AUDITOR, LISTING, then))["listing"]["repaired"] is False
    assert await refused(hub, BANKING, LISTING, {"id": listing.id}) == ["NOT_PERMITTED"]
    assert await refused(hub, ISSUING, LISTING, then) == ["NOT_PERMITTED"]
