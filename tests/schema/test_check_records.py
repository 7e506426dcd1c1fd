"""The record of checks: one by its id for whoever may verify it, pages of them for auditors and the subject."""

from datetime import date
from typing import Any

from graph_models.vocabulary import Domain
from hub.app.hub import Hub
from tests.schema.asking import ask, refused
from tests.schema.questions import checked, question
from tests.support.town import AUDITOR, BANKING, BUYING, JUDGING, OPERATOR, Town, firm, subject_itself


async def test_a_check_is_on_record_for_the_asker_auditors_and_the_subject_and_nobody_else(
    hub: Hub, town: Town
) -> None:
    [subject] = await town.register(firm(1))
    [other] = await town.register(firm(2))
    asked = question(firm(1), Domain.PROCUREMENT, matter={"reference": "示例7号"})
    check = (await checked(hub, BUYING, asked))["checkId"]
    fields = "id role department subjectId purpose domain reference verdict asOf"
    operation = f"query ($id: ID!) {{ checkRecord(id: $id) {{ {fields} }} }}"
    record = {
        "id": check,
        "role": "AGENCY",
        "department": BUYING.department,
        "subjectId": subject.id,
        "purpose": "PROCUREMENT_REVIEW",
        "domain": "PROCUREMENT",
        "reference": "示例7号",
        "verdict": "CLEAR",
        "asOf": date(2025, 1, 1).isoformat(),
    }
    itself, another = (subject_itself(each.id) for each in (subject, other))
    for caller in (BUYING, AUDITOR, itself):
        assert (await ask(hub, caller, operation, {"id": check}))["checkRecord"] == record
    for caller in (JUDGING, BANKING, another, OPERATOR):
        assert (await ask(hub, caller, operation, {"id": check}))["checkRecord"] is None
    assert (await ask(hub, AUDITOR, operation, {"id": "c-nothing"}))["checkRecord"] is None


PAGE = """
query ($filter: CheckRecordFilter!, $first: Int! = 100, $after: String) {
  checks(filter: $filter, first: $first, after: $after) {
    edges { cursor node { id subject { id } } } pageInfo { hasNextPage endCursor }
  }
}
"""


async def test_auditors_page_through_the_records_without_gap_or_repeat(hub: Hub, town: Town) -> None:
    await town.register(firm(1), firm(2))
    made = [
        (await checked(hub, BUYING, question(firm(1 + number % 2), Domain.PROCUREMENT)))["checkId"]
        for number in range(7)
    ]
    seen: list[str] = []
    after: str | None = None
    page: dict[str, Any] = {}
    for _ in range(4):
        page = (await ask(hub, AUDITOR, PAGE, {"filter": {}, "first": 2, "after": after}))["checks"]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
    assert (seen, page["pageInfo"]["hasNextPage"]) == (sorted(made), False)


async def test_a_subject_sees_who_asked_about_itself(hub: Hub, town: Town) -> None:
    [subject, other] = await town.register(firm(1), firm(2))
    check = (await checked(hub, BUYING, question(firm(1), Domain.PROCUREMENT)))["checkId"]
    await checked(hub, BUYING, question(firm(2), Domain.PROCUREMENT))
    page = (await ask(hub, subject_itself(subject.id), PAGE, {"filter": {}}))["checks"]
    assert [edge["node"] for edge in page["edges"]] == [{"id": check, "subject": {"id": subject.id}}]
    other_ = {"filter": {"subject": other.id}}
    assert await refused(hub, subject_itself(subject.id), PAGE, other_) == ["NOT_PERMITTED"]
    assert await refused(hub, BUYING, PAGE, {"filter": {}}) == ["NOT_PERMITTED"]


async def test_records_are_found_by_check_subject_and_department(hub: Hub, town: Town) -> None:
    [subject] = await town.register(firm(1))
    check = (await checked(hub, BUYING, question(firm(1), Domain.PROCUREMENT)))["checkId"]
    await checked(hub, BANKING, question(firm(1), Domain.BANKING))
    found = {"id": check, "subject": subject.id, "department": BUYING.department}
    for given in ({"id": check}, {"department": BUYING.department}, found):
        page = (await ask(hub, AUDITOR, PAGE, {"filter": given}))["checks"]
        assert [edge["node"]["id"] for edge in page["edges"]] == [check]
    page = (await ask(hub, AUDITOR, PAGE, {"filter": found | {"department": BANKING.department}}))["checks"]
    assert page == {"edges": [], "pageInfo": {"hasNextPage": False, "endCursor": None}}
