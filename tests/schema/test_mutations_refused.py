"""Refusals of mutations: problems with their types, no object, and a revision that stands still."""

from typing import Any

import pytest

from hub.app.hub import Hub
from hub.domain.principal import Principal
from tests.schema.asking import SCHEMA, context_of
from tests.schema.questions import named
from tests.schema.test_mutations import DECISION, listing_of
from tests.schema.unreached import FailingStore, unreached
from tests.schema.writing import done, problems_of, written
from tests.support.example_law import ARREARS
from tests.support.town import AUDITOR, BANK, BANKING, BUYING, ISSUING, OPERATOR, Town, firm, person

CONSENT = {"bank": BANK, "purpose": "CREDIT_GRANTING", "validFrom": "2025-01-01", "validTo": "2025-02-01"}


@pytest.mark.parametrize(
    ("caller", "mutation", "given", "code"),
    [
        (BUYING, "registerSubject", {"subject": named(firm(3)), "kind": "ORGANISATION"}, "NOT_PERMITTED"),
        (OPERATOR, "registerSubject", {"subject": named(firm(3)), "kind": "PERSON"}, "WRONG_SUBJECT_KIND"),
        (OPERATOR, "registerSubject", {"subject": {"uscc": "1"}, "kind": "PERSON"}, "INVALID_IDENTIFIER"),
        (
            OPERATOR,
            "recordLink",
            {"kind": "OWNS", "from": named(firm(1)), "to": named(firm(3)), "validFrom": "2020-01-01"},
            "NOT_FOUND",
        ),
        (
            OPERATOR,
            "recordLink",
            {
                "kind": "BRANCH_OF",
                "from": named(firm(1)),
                "to": named(firm(2)),
                "validFrom": "2020-01-01",
                "validTo": "2020-01-01",
            },
            "INVALID_INTERVAL",
        ),
        (
            OPERATOR,
            "endLink",
            {"kind": "BRANCH_OF", "from": named(firm(1)), "to": named(firm(2)), "validTo": "2020-01-01"},
            "NOT_FOUND",
        ),
        (BUYING, "listSubject", listing_of(1), "NOT_COMPETENT"),
        (AUDITOR, "listSubject", listing_of(1), "NOT_COMPETENT"),
        (ISSUING, "listSubject", listing_of(3), "NOT_FOUND"),
        (ISSUING, "listSubject", listing_of(1, notice=None), "NOTICE_MISSING"),
        (ISSUING, "listSubject", listing_of(1, until="2024-12-31"), "INVALID_INTERVAL"),
        (ISSUING, "annulListing", {"listing": "l-nothing", "reason": "示例"}, "NOT_FOUND"),
        (ISSUING, "stayListing", {"listing": "l-nothing", "decision": "1"}, "NOT_FOUND"),
        (ISSUING, "applyForRepair", {"listing": "l-nothing"}, "NOT_FOUND"),
        (ISSUING, "decideRepair", {"repair": "r-nothing", "granted": True}, "NOT_FOUND"),
        (ISSUING, "revokeRepair", {"listing": "l-nothing", "reason": "示例"}, "NOT_FOUND"),
        (OPERATOR, "fileObjection", {"listing": "l-nothing", "reason": "示例"}, "NOT_FOUND"),
        (BUYING, "recordConsent", {"subject": named(person(1))} | CONSENT, "NOT_PERMITTED"),
        (BANKING, "recordConsent", {"subject": named(firm(1))} | CONSENT, "WRONG_SUBJECT_KIND"),
    ],
)
async def test_a_refusal_is_a_problem_and_writes_nothing(
    hub: Hub, town: Town, caller: Principal, mutation: str, given: dict[str, Any], code: str
) -> None:
    await town.register(firm(1), firm(2), person(1))
    assert await problems_of(hub, caller, mutation, given) == [code]


async def test_a_listing_with_other_content_is_listed_already(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    await written(hub, ISSUING, "listSubject", listing_of(1))
    other = listing_of(1, decision=DECISION | {"ground": "示例二"})
    [code] = await problems_of(hub, ISSUING, "listSubject", other)
    assert code in {"CONFLICT", "ALREADY_LISTED"}


async def test_a_repair_comes_too_early_or_without_its_conditions(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    evidence = {"corrected": True, "dutiesDone": True, "commitment": True}
    assert await problems_of(hub, ISSUING, "applyForRepair", {"listing": listing.id} | evidence) == ["TOO_EARLY"]


async def test_a_state_that_does_not_allow_it_is_a_problem(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    given = {"listing": listing.id, "reason": "示例"}
    await written(hub, ISSUING, "annulListing", given)
    again = await done(hub, ISSUING, "annulListing", given | {"reason": "示例二"})
    assert [each["code"] for each in again["problems"]] in (["ILLEGAL_TRANSITION"], [])
    assert again["changed"] is False
    assert await problems_of(hub, ISSUING, "revokeRepair", given) == ["ILLEGAL_TRANSITION"]


async def test_another_input_under_a_request_id_is_a_conflict(hub: Hub) -> None:
    given = {"requestId": "q-1", "subject": named(firm(1)), "kind": "ORGANISATION", "name": "示例甲"}
    await written(hub, OPERATOR, "registerSubject", given)
    assert await problems_of(hub, OPERATOR, "registerSubject", given | {"name": "示例乙"}) == ["CONFLICT"]


async def test_what_fails_in_the_store_is_an_error_and_no_problem() -> None:
    operation = 'mutation { fileObjection(input: {listing: "l-1", reason: "示例"}) { problems { code } } }'
    for fault, code in ((None, "STORE_UNREACHABLE"), (RuntimeError("示例"), "DEFECT")):
        store = FailingStore() if fault is None else FailingStore(fault=fault)
        result = await SCHEMA.execute(operation, context_value=context_of(unreached(store), OPERATOR))
        assert result.data is None
        assert [(error.extensions or {})["code"] for error in result.errors or ()] == [code]
