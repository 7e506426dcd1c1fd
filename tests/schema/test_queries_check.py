"""`check`: the verdict interface with its four types, each with what it says, and refusals as errors."""

from typing import Any

import pytest

from graph_models.vocabulary import Domain, LinkKind
from hub.app.hub import Hub
from hub.domain.commands.listing import StayListing
from hub.domain.commands.record import DeclareSource
from hub.domain.principal import Principal
from tests.schema.asking import refused
from tests.schema.questions import CHECK, checked, question
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    ISSUER,
    JUDGING,
    OPERATOR,
    REGISTER,
    Town,
    asking,
    firm,
    person,
    someone,
)


async def test_nothing_binds(hub: Hub, town: Town) -> None:
    [registered] = await town.register(firm(1))
    answer = await checked(hub, BUYING, question(firm(1), Domain.PROCUREMENT))
    assert (answer["__typename"], answer["kind"], answer["coverage"]) == ("Clear", "CLEAR", "COMPLETE")
    assert (answer["subjectKnown"], answer["subjectId"], answer["asOf"]) == (True, registered.id, "2025-01-01")
    assert answer["revision"] == str((await hub.store.view()).revision)


async def test_a_subject_that_is_not_known_is_clear_and_said_to_be_unknown(hub: Hub) -> None:
    answer = await checked(hub, BUYING, question(firm(9), Domain.PROCUREMENT))
    assert (answer["__typename"], answer["subjectKnown"], answer["subjectId"]) == ("Clear", False, None)


async def test_a_listing_binds_with_its_article(hub: Hub, town: Town) -> None:
    await town.register(firm(1), name="示例甲有限公司")
    listing = await town.list(firm(1), ARREARS)
    answer = await checked(hub, BUYING, question(firm(1), Domain.PROCUREMENT))
    assert answer["__typename"] == "Restricted"
    [restriction] = answer["restrictions"]
    assert (restriction["effect"], restriction["domains"]) == ("LIMIT", ["BIDDING", "PROCUREMENT"])
    assert (restriction["measure"], restriction["listingsInMatter"]) == ({"id": "M01", "name": "示例措施"}, 1)
    assert restriction["basis"] == [{"id": "law/a", "title": "示例法a"}]
    assert restriction["interval"] == {"from": "2025-01-01", "to": "2028-01-01"}
    assert restriction["listing"] == {
        "id": listing.id,
        "listType": "arrears",
        "department": listing.department,
        "departmentName": "示例局",
        "decisionNumber": "〔2024〕示例1号",
        "effective": "2025-01-01",
        "until": "2028-01-01",
        "subject": {"kind": "ORGANISATION", "name": "示例甲有限公司"},
    }


async def test_a_bank_is_noted_a_fact_and_never_refused(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    answer = await checked(hub, BANKING, question(firm(1), Domain.BANKING))
    assert (answer["__typename"], answer["restrictions"]) == ("Noted", [{"effect": "REFERENCE"}])


async def test_a_late_source_leaves_it_undetermined(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    declared = DeclareSource(id=REGISTER, by=ISSUER, list_types=frozenset({ARREARS}), fresh_for_days=3)
    await hub.registry.declare_source(OPERATOR, declared)
    answer = await checked(hub, BUYING, question(firm(1), Domain.PROCUREMENT))
    assert (answer["__typename"], answer["reason"], answer["restrictions"]) == ("Undetermined", "STALE_SOURCE", [])


async def test_a_stayed_restriction_stands_beside_the_verdict(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    await hub.listings.stay(JUDGING, StayListing(listing=listing.id, decision="示例1号"))
    answer = await checked(hub, BUYING, question(firm(1), Domain.PROCUREMENT))
    assert (answer["__typename"], len(answer["suspended"])) == ("Clear", 1)


async def test_a_restricted_person_in_a_role_stands_beside_the_verdict_masked(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    [boss] = await town.register(person(1), name="示例甲")
    await town.link(person(1), LinkKind.LEGAL_REPRESENTATIVE_OF, firm(1))
    await town.list(person(1), ARREARS)
    answer = await checked(hub, BUYING, question(firm(1), Domain.PROCUREMENT))
    assert answer["__typename"] == "Clear"
    assert answer["related"] == [
        {
            "role": "LEGAL_REPRESENTATIVE_OF",
            "personId": boss.id,
            "person": {"name": "示＊＊"},
            "restriction": {"effect": "LIMIT"},
        }
    ]


async def test_a_persons_clear_says_how_far_it_covers(hub: Hub, town: Town) -> None:
    await town.register(someone("甲"), name="示例甲")
    await town.list(someone("甲"), COURT_LIST)
    asked = question(person(1), Domain.CONSUMPTION)
    shopping = asking(Domain.CONSUMPTION)
    assert (await checked(hub, shopping, asked))["coverage"] == "PARTIAL"
    assert (await checked(hub, shopping, asked | {"name": "示例乙"}))["coverage"] == "COMPLETE"
    answer = await checked(hub, shopping, asked | {"name": "示例甲"})
    assert (answer["__typename"], answer["reason"]) == ("Undetermined", "AMBIGUOUS_IDENTIFIER")


async def test_what_was_known_then_and_what_is_asked_of_a_day(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    asked = question(firm(1), Domain.PROCUREMENT)
    later = await checked(hub, BUYING, asked | {"asOf": "2028-01-01"})
    assert (later["__typename"], later["asOf"]) == ("Clear", "2028-01-01")
    before = await checked(hub, AUDITOR, asked | {"knownAt": "2024-12-31T00:00:00Z", "purpose": "AUDIT"})
    assert (before["__typename"], before["subjectKnown"]) == ("Clear", False)


async def test_a_revision_that_is_not_reached_is_undetermined(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    asked = question(firm(1), Domain.PROCUREMENT) | {"atLeast": "1000000"}
    answer = await checked(hub, BUYING, asked)
    assert (answer["__typename"], answer["reason"]) == ("Undetermined", "REVISION_NOT_REACHED")


@pytest.mark.parametrize(
    ("caller", "asked", "code"),
    [
        (BUYING, question(firm(1), Domain.PROCUREMENT, purpose="CREDIT_GRANTING"), "PURPOSE_REFUSED"),
        (BUYING, question(firm(1), Domain.CONSUMPTION), "NOT_PERMITTED"),
        (BUYING, question(firm(1), Domain.PROCUREMENT, knownAt="2024-12-31T00:00:00Z"), "NOT_PERMITTED"),
        (BANKING, question(person(1), Domain.BANKING), "CONSENT_MISSING"),
        (asking(Domain.LICENSING), question(firm(1), Domain.LICENSING), "MATTER_KIND_REQUIRED"),
        (asking(Domain.LICENSING), question(firm(1), Domain.LICENSING, matter={"kind": "x"}), "UNKNOWN_MATTER_KIND"),
        (BUYING, question(firm(1), Domain.PROCUREMENT, matter={"region": "33"}), "INVALID_IDENTIFIER"),
        (OPERATOR, question(firm(1), Domain.PROCUREMENT), "NOT_PERMITTED"),
    ],
)
async def test_a_question_that_may_not_be_asked_is_an_error(
    hub: Hub, town: Town, caller: Principal, asked: dict[str, Any], code: str
) -> None:
    await town.register(firm(1), person(1))
    assert await refused(hub, caller, CHECK, {"input": asked}) == [code]
