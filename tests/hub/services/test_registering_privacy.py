"""The number of a person's document is nowhere in the store, whatever is done: a keyed digest finds the person."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any, Final

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.entities.subject import ByDocument
from graph_models.statements.statement import Mode, Statement
from graph_models.vocabulary import Domain, FindingKind, LinkKind, Purpose, RequestId
from hub.app.hub import Hub, Parts, build_hub
from hub.app.ids import CountingIds
from hub.app.keys import DEVELOPMENT_KEY, HmacKeys
from hub.domain.commands.listing import FileObjection, ReleasePerson
from hub.domain.commands.record import EndLink, RecordConsent, RecordLink, RegisterSubject
from hub.services.policy import Policy
from tests.hub.services.writing import nodes_of, published, refused
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.house import House
from tests.support.town import (
    BANK,
    BANKING,
    BUYING,
    ISSUING,
    JUDGING,
    OPERATOR,
    REGISTER,
    SINCE,
    Town,
    firm,
    kind_of,
    listing_input,
    person,
)

EVERYTHING: Final = Statement(
    name="test_everything",
    mode=Mode.READ,
    text="""CYPHER 5
CALL () {
  MATCH (n) RETURN n {.*} AS kept
  UNION ALL
  MATCH ()-[k]->() RETURN k {.*} AS kept
}
RETURN kept
""",
    parameters=frozenset(),
    columns=("kept",),
)


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a property map, its names too."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)
    else:
        yield str(value)


async def everything(town: Town) -> list[str]:
    """Every text that the store holds, of nodes and of relationships."""
    rows = await town.hub.store.read(EVERYTHING, {})
    return [text for row in rows for text in texts_in(row["kept"])]


async def live_through(town: Town, who: ByDocument) -> None:
    """Everything that can be asked or done with a document, refusals too."""
    hub, request = town.hub, iter(RequestId(f"q{number}") for number in range(100))
    link = RecordLink(
        kind=LinkKind.LEGAL_REPRESENTATIVE_OF,
        start=who,
        end=firm(1),
        valid_from=SINCE,
        source=REGISTER,
        request_id=next(request),
    )
    command = RegisterSubject(ref=who, kind=kind_of(who), name="示例甲", source=REGISTER, request_id=next(request))
    await town.register(firm(1))
    await hub.registry.register_subject(OPERATOR, command)
    await hub.links.record(OPERATOR, link)
    given = listing_input(
        firm(1), COURT_LIST, findings=[(who, FindingKind.DIRECTLY_RESPONSIBLE)], request_id=next(request)
    )
    listing = (await hub.listings.list_subject(ISSUING, given)).value
    await hub.listings.list_subject(ISSUING, listing_input(who, ARREARS, number="示例2号", request_id=next(request)))
    await hub.consents.record(
        BANKING,
        RecordConsent(
            subject=who,
            bank=BANK,
            purpose=Purpose.CREDIT_GRANTING,
            valid_from=SINCE,
            valid_to=date(2026, 1, 1),
            request_id=next(request),
        ),
    )
    for caller, domain in ((JUDGING, Domain.CONSUMPTION), (BUYING, Domain.PROCUREMENT), (BANKING, Domain.BANKING)):
        await town.check(caller, who, domain, name="示例甲")
    await town.check(BUYING, person(9), Domain.PROCUREMENT, name="示例甲")
    await hub.links.end(OPERATOR, EndLink(kind=link.kind, start=who, end=firm(1), valid_to=date(2024, 12, 1)))
    async with refused(town, "ILLEGAL_TRANSITION"):
        await hub.listings.release(ISSUING, ReleasePerson(listing=listing.id, subject=who))
    await hub.listings.object(ISSUING, FileObjection(listing=listing.id, reason="示例"))


async def test_no_property_of_any_node_or_relationship_holds_a_document_number(town: Town) -> None:
    who = person(1)
    await live_through(town, who)
    number = who.document.number
    birth = number[6:14]
    plain_digests = {sha256(text.encode()).hexdigest() for text in (number, who.document.canonical())}
    kept = await everything(town)
    assert len(kept) > 500
    assert [text for text in kept if number in text or birth in text] == []
    assert [text for text in kept if "1970-01-02" in text] == []
    assert plain_digests.isdisjoint(kept)
    unknown = person(9).document.number
    assert [text for text in kept if unknown in text] == []


async def test_a_number_would_be_found_if_it_were_kept(town: Town) -> None:
    [subject] = await town.register(firm(1), source_ref="330100197001020001")
    assert "330100197001020001" in await everything(town)
    assert subject.id in await everything(town)


async def test_a_digest_is_keyed_and_says_with_which_key(town: Town) -> None:
    who = person(1)
    await town.register(who)
    [digest] = HmacKeys.for_development().digests(who.document)
    [node] = await nodes_of(town, "DocumentDigest")
    assert node == {"digest": digest.digest, "key_version": 1, "type": "RESIDENT_ID"}
    assert [each["version"] for each in await nodes_of(town, "KeyVersion")] == [1]


@pytest.fixture
def rotated(house: House, law: Catalogue) -> Hub:
    """A hub on the same store with a second document key."""
    parts = Parts(
        store=house.store,
        catalogue=law,
        clock=house.clock,
        ids=CountingIds(),
        keys=HmacKeys({1: DEVELOPMENT_KEY, 2: b"2" * 32}),
        policy=Policy(),
    )
    return build_hub(parts)


async def test_after_rotation_a_known_person_is_found_and_gains_the_current_digest_once(
    town: Town, rotated: Hub
) -> None:
    [known] = await town.register(person(1))
    command = RegisterSubject(
        ref=person(1), kind=kind_of(person(1)), source=REGISTER, request_id=RequestId("after rotation")
    )
    before = await published(town)
    written = await rotated.registry.register_subject(OPERATOR, command)
    assert (written.value, written.changed, written.revision) == (known, True, before + 1)
    assert sorted(each["key_version"] for each in await nodes_of(town, "DocumentDigest")) == [1, 2]
    assert sorted(each["version"] for each in await nodes_of(town, "KeyVersion")) == [1, 2]
    again = await rotated.intake.load_subjects(OPERATOR, [command])
    assert ([each.status for each in again], await published(town)) == (["UNCHANGED"], before + 1)


async def test_after_rotation_a_new_person_has_the_current_digest_only(town: Town, rotated: Hub) -> None:
    rows = await rotated.intake.load_subjects(
        OPERATOR, [RegisterSubject(ref=person(2), kind=kind_of(person(2)), source=REGISTER)]
    )
    assert [each.status for each in rows] == ["ACCEPTED"]
    assert [each["key_version"] for each in await nodes_of(town, "DocumentDigest")] == [2]
