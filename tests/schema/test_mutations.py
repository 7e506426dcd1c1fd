"""Every mutation once, with what it answers; the same request again has the first answer."""

from typing import Any, Final

from graph_models.vocabulary import Domain, LinkKind
from hub.app.hub import Hub
from tests.hub.services.deeds import REPAIRABLE
from tests.schema.questions import checked, named, question
from tests.schema.writing import done, written
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.house import House
from tests.support.town import BANK, BUYING, ISSUER, ISSUING, JUDGING, OPERATOR, Town, firm, person

DECISION: Final = {
    "number": "〔2024〕示例1号",
    "decisionDate": "2024-12-20",
    "actFrom": "2024-06-01",
    "ground": "示例",
}
NOTICE: Final = {"served": "2024-12-01", "heard": True}


def listing_of(number: int, **more: Any) -> dict[str, Any]:
    """A listing of a firm on the list of arrears."""
    given = {"subject": named(firm(number)), "listType": "arrears", "decision": DECISION, "notice": NOTICE}
    return given | {"effective": "2025-01-01"} | more


async def test_register_a_subject(hub: Hub) -> None:
    given = {"subject": named(firm(1)), "kind": "ORGANISATION", "name": "示例甲有限公司", "source": "register"}
    subject = await written(hub, OPERATOR, "registerSubject", given)
    assert (subject["kind"], subject["name"]) == ("ORGANISATION", "示例甲有限公司")
    again = await done(hub, OPERATOR, "registerSubject", given)
    assert (again["changed"], again["subject"], again["problems"]) == (False, subject, [])


async def test_record_and_end_a_link(hub: Hub, town: Town) -> None:
    [child, parent] = await town.register(firm(1), firm(2))
    given = {"kind": "SHAREHOLDER_OF", "from": named(firm(2)), "to": named(firm(1)), "validFrom": "2020-01-01"}
    link = await written(hub, OPERATOR, "recordLink", given | {"share": "0.5100009", "source": "register"})
    assert link == {
        "id": link["id"],
        "kind": "SHAREHOLDER_OF",
        "fromId": parent.id,
        "toId": child.id,
        "from": {"id": parent.id},
        "to": {"id": child.id},
        "validFrom": "2020-01-01",
        "validTo": None,
        "share": 0.51,
        "nominee": False,
        "source": "register",
    }
    end = {key: given[key] for key in ("kind", "from", "to")} | {"validTo": "2024-01-01"}
    ended = await written(hub, OPERATOR, "endLink", end)
    assert ended == {"id": link["id"], "validFrom": "2020-01-01", "validTo": "2024-01-01"}


async def test_list_a_subject(hub: Hub, town: Town) -> None:
    [subject] = await town.register(firm(1), name="示例甲有限公司")
    [boss] = await town.register(person(1))
    findings = [{"person": named(person(1)), "as": "PUNISHED"}]
    given = listing_of(1, decision=DECISION | {"findings": findings}, requestId="q-1")
    listing = await written(hub, ISSUING, "listSubject", given)
    assert listing == {
        "id": listing["id"],
        "listType": {"id": "arrears", "name": "示例欠薪名单"},
        "department": ISSUER,
        "region": "330100",
        "subjectId": subject.id,
        "subject": {"name": "示例甲有限公司"},
        "effective": "2025-01-01",
        "published": "2025-01-01",
        "statedUntil": None,
        "until": "2028-01-01",
        "kinds": [],
        "listed": True,
        "suspended": False,
        "repaired": False,
        "annulled": False,
        "objected": False,
        "decision": {
            "number": "〔2024〕示例1号",
            "decidedOn": "2024-12-20",
            "ground": "示例",
            "act": {"from": "2024-06-01", "to": "2024-06-02"},
            "findings": [{"personId": boss.id, "as": "PUNISHED"}],
        },
    }
    again = await done(hub, ISSUING, "listSubject", given)
    assert (again["changed"], again["listing"], again["problems"]) == (False, listing, [])


async def test_annul_a_listing_with_the_checks_it_spoiled(hub: Hub, town: Town) -> None:
    [subject] = await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    check = (await checked(hub, BUYING, question(firm(1), Domain.PROCUREMENT)))["checkId"]
    annulment = await written(hub, ISSUING, "annulListing", {"listing": listing.id, "reason": "示例"})
    damaged = {"check": check, "verdict": "RESTRICTED", "subjectId": subject.id, "department": BUYING.department}
    assert annulment == {"listing": listing.id, "damage": [damaged]}


async def test_stay_a_listing_and_let_it_resume(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    given = {"listing": listing.id, "decision": "示例1号"}
    stayed = await written(hub, JUDGING, "stayListing", given)
    assert stayed == {"id": listing.id, "listed": True, "suspended": True}
    resumed = await written(hub, JUDGING, "resumeListing", given | {"decision": "示例2号"})
    assert resumed == {"id": listing.id, "listed": True, "suspended": False}


async def test_release_a_former_holder_of_a_role(hub: Hub, town: Town, house: House) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.LEGAL_REPRESENTATIVE_OF, firm(1))
    listing = await town.list(firm(1), COURT_LIST)
    house.clock.set_to(REPAIRABLE)
    end = {"kind": "LEGAL_REPRESENTATIVE_OF", "from": named(person(1)), "to": named(firm(1)), "validTo": "2025-07-01"}
    await written(hub, OPERATOR, "endLink", end)
    given = {"listing": listing.id, "subject": named(person(1)), "decision": "示例1号"}
    assert await written(hub, ISSUING, "releasePerson", given) == {"id": listing.id, "listed": True}


async def test_apply_for_repair_decide_it_and_take_it_back(hub: Hub, town: Town, house: House) -> None:
    [subject] = await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    await checked(hub, BUYING, question(firm(1), Domain.PROCUREMENT))
    house.clock.set_to(REPAIRABLE)
    evidence = {"corrected": True, "dutiesDone": True, "commitment": True}
    repair = await written(hub, ISSUING, "applyForRepair", {"listing": listing.id} | evidence)
    assert repair == {
        "id": repair["id"],
        "listing": listing.id,
        "state": "APPLIED",
        "appliedOn": "2025-08-01",
        "decidedOn": None,
        "receipt": None,
    }
    granted = await written(hub, ISSUING, "decideRepair", {"repair": repair["id"], "granted": True})
    assert (granted["id"], granted["state"], granted["decidedOn"]) == (repair["id"], "GRANTED", "2025-08-01")
    receipt = granted["receipt"]
    assert (receipt["listing"], receipt["told"], receipt["staying"]) == (listing.id, [BUYING.department], [])
    assert {lifted["rule"] for lifted in receipt["lifted"]} == {
        "arrears/trading",
        "arrears/credit",
        "arrears/supervision",
        "arrears/licence",
    }
    assert {(lifted["subjectId"], lifted["subject"]["id"]) for lifted in receipt["lifted"]} == {
        (subject.id, subject.id)
    }
    revoked = await written(hub, ISSUING, "revokeRepair", {"listing": listing.id, "reason": "示例"})
    assert revoked["state"] == "REVOKED"


async def test_refuse_a_repair_with_its_reason(hub: Hub, town: Town, house: House) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    house.clock.set_to(REPAIRABLE)
    evidence = {"corrected": True, "dutiesDone": True, "commitment": True}
    repair = await written(hub, ISSUING, "applyForRepair", {"listing": listing.id} | evidence)
    given = {"repair": repair["id"], "granted": False, "reason": "示例"}
    refused = await written(hub, ISSUING, "decideRepair", given)
    assert (refused["state"], refused["reason"], refused["receipt"]) == ("REFUSED", "示例", None)


async def test_object_to_a_listing(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    given = {"listing": listing.id, "reason": "示例"}
    assert await written(hub, OPERATOR, "fileObjection", given) == {"listing": listing.id}


async def test_record_a_consent(hub: Hub, town: Town) -> None:
    [subject] = await town.register(person(1))
    given = {
        "subject": named(person(1)),
        "bank": BANK,
        "purpose": "CREDIT_GRANTING",
        "validFrom": "2025-01-01",
        "validTo": "2025-02-01",
    }
    assert await written(hub, OPERATOR, "recordConsent", given) == {"subjectId": subject.id}
