"""`catalogue` and `changes`: the law that answers rest on, and what has changed."""

from typing import Any, Final

from graph_models.vocabulary import ChangeKind
from hub.app.hub import Hub
from tests.schema.asking import ask, refused
from tests.schema.unreached import unreached
from tests.schema.writing import published
from tests.support.example_law import ARREARS, example_law
from tests.support.town import AUDITOR, BUYING, Town, firm

CATALOGUE: Final = """
query ($edition: String) {
  catalogue(edition: $edition) {
    bases { id title confidence edition note validFrom validTo }
    measures { id name measureClass }
    listTypes {
      id name listClass listed minorsRefused noticeRequired publicationRequired term repair repairMode repairConditions
      basis { id }
    }
    rules {
      id effect domains listed binds kinds kindsFromListing territory whom term survives requiresOrder
      listType { id } measure { id } basis { id } validFrom validTo
    }
    kinds { id domain name }
  }
}
"""
CHANGES: Final = """
query ($after: Revision! = "0", $first: Int! = 100) {
  changes(after: $after, first: $first) {
    changes { revision position kind listing restriction subjectId subject { id } days { from to } damaged }
    through complete
  }
}
"""


async def test_the_catalogue_is_the_law_that_answers_rest_on() -> None:
    law = example_law()
    shown: dict[str, Any] = (await ask(unreached(), BUYING, CATALOGUE))["catalogue"]
    assert {part: [each["id"] for each in rows] for part, rows in shown.items()} == {
        "bases": [each.id for each in law.legal_bases.values()],
        "measures": [each.id for each in law.measures.values()],
        "listTypes": [each.id for each in law.list_types.values()],
        "rules": [each.id for each in law.rules.values()],
        "kinds": [each.id for each in law.kinds.values()],
    }
    rule = next(each for each in shown["rules"] if each["id"] == "grave/office")
    assert (rule["effect"], rule["domains"], rule["kinds"]) == ("PROHIBIT", ["OFFICE"], ["head"])
    assert (rule["listType"], rule["measure"], rule["basis"]) == ({"id": "grave"}, {"id": "M01"}, [{"id": "law/c"}])
    assert (rule["validFrom"], rule["validTo"]) == (None, None)
    assert {each["repairMode"] for each in shown["listTypes"]} == {"BY_APPLICATION", "ON_PERFORMANCE", "AT_END", "NONE"}


async def test_an_edition_that_nobody_has_read_is_not_found() -> None:
    assert await refused(unreached(), BUYING, CATALOGUE, {"edition": "1999"}) == ["NOT_FOUND"]


async def test_changes_come_in_whole_revisions_and_say_how_far(hub: Hub, town: Town) -> None:
    [one, two] = await town.register(firm(1), firm(2))
    listing = await town.list(firm(1), ARREARS)
    await town.list(firm(2), ARREARS, number="〔2024〕示例2号")
    page = (await ask(hub, AUDITOR, CHANGES))["changes"]
    assert (page["through"], page["complete"]) == (str(await published(hub)), True)
    assert page["changes"][0] == {
        "revision": page["changes"][0]["revision"],
        "position": 0,
        "kind": ChangeKind.LISTED.value,
        "listing": listing.id,
        "restriction": None,
        "subjectId": one.id,
        "subject": {"id": one.id},
        "days": page["changes"][0]["days"],
        "damaged": [],
    }
    assert {each["subjectId"] for each in page["changes"]} == {one.id, two.id}
    seen: list[Any] = []
    after, complete = "0", False
    while not complete:
        part = (await ask(hub, AUDITOR, CHANGES, {"after": after, "first": 1}))["changes"]
        seen += part["changes"]
        after, complete = part["through"], part["complete"]
    assert seen == page["changes"]


async def test_changes_are_those_of_ones_own_domains(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    page = (await ask(hub, BUYING, CHANGES))["changes"]
    rules = {each["restriction"] is not None for each in page["changes"]}
    assert (len(page["changes"]), rules, page["complete"]) == (1, {True}, True)
