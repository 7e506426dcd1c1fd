"""Pages: by keyset, without gap or repeat, bound to the question, the caller and the revision of the first page."""

from typing import Any, Final

import pytest

from graph_models.vocabulary import Role
from hub.app.hub import Hub
from hub.domain.principal import Principal
from tests.schema.asking import ask, refused
from tests.support.example_law import ARREARS, GRAVE
from tests.support.town import AUDITOR, BANKING, BUYING, ISSUING, OPERATOR, SECOND_ISSUING, Town, firm, person

LISTINGS: Final = """
query ($filter: ListingFilter, $first: Int! = 20, $after: String) {
  page: listings(filter: $filter, first: $first, after: $after) {
    edges { cursor node { id listed } } pageInfo { hasNextPage endCursor }
  }
}
"""
SUBJECTS: Final = """
query ($name: String! = "示例", $first: Int! = 20, $after: String) {
  page: subjects(name: $name, first: $first, after: $after) {
    edges { cursor node { id kind name } } pageInfo { hasNextPage endCursor }
  }
}
"""


async def page_of(hub: Hub, caller: Principal, operation: str, **given: Any) -> tuple[list[str], str | None, bool]:
    """The ids of a page, its end, and whether there is more."""
    page = (await ask(hub, caller, operation, given))["page"]
    return (
        [edge["node"]["id"] for edge in page["edges"]],
        page["pageInfo"]["endCursor"],
        page["pageInfo"]["hasNextPage"],
    )


async def all_pages(hub: Hub, caller: Principal, operation: str, **given: Any) -> list[str]:
    """The ids of every page, one after the other."""
    seen, after, more = await page_of(hub, caller, operation, **given)
    while more:
        ids, after, more = await page_of(hub, caller, operation, after=after, **given)
        assert ids
        seen += ids
    return seen


async def listed(town: Town, count: int, *, start: int = 1) -> list[str]:
    """Firms put on the list of arrears."""
    numbers = range(start, start + count)
    await town.register(*(firm(number) for number in numbers), name="示例")
    return [(await town.list(firm(number), ARREARS, number=f"〔2024〕示例{number}号")).id for number in numbers]


@pytest.mark.parametrize("first", [1, 2, 3, 7, 100])
async def test_pages_of_any_size_give_each_once_in_order(hub: Hub, town: Town, first: int) -> None:
    made = await listed(town, 7)
    assert await all_pages(hub, AUDITOR, LISTINGS, first=first) == sorted(made)
    names = await all_pages(hub, AUDITOR, SUBJECTS, first=first)
    assert (len(names), names) == (7, sorted(set(names)))


async def test_a_page_begins_after_any_of_its_cursors(hub: Hub, town: Town) -> None:
    made = sorted(await listed(town, 4))
    page = (await ask(hub, AUDITOR, LISTINGS, {"first": 3}))["page"]
    second = page["edges"][1]["cursor"]
    assert (await page_of(hub, AUDITOR, LISTINGS, after=second))[0] == made[2:]


async def test_what_is_written_in_between_is_not_in_later_pages(hub: Hub, town: Town) -> None:
    made = sorted(await listed(town, 3))
    first, after, more = await page_of(hub, AUDITOR, LISTINGS, first=1)
    names, names_after, _ = await page_of(hub, AUDITOR, SUBJECTS, first=1)
    assert (first, more) == (made[:1], True)
    later = await listed(town, 20, start=10)
    rest, _, more = await page_of(hub, AUDITOR, LISTINGS, first=100, after=after)
    assert (rest, more) == (made[1:], False)
    assert len((await page_of(hub, AUDITOR, SUBJECTS, first=100, after=names_after))[0]) == 2
    assert names
    assert (await page_of(hub, AUDITOR, LISTINGS, first=100))[0] == sorted([*made, *later])


async def test_an_empty_page_has_no_cursor(hub: Hub) -> None:
    assert await page_of(hub, AUDITOR, LISTINGS) == ([], None, False)
    assert await page_of(hub, AUDITOR, SUBJECTS, name="示例无") == ([], None, False)


async def test_a_cursor_belongs_to_its_question_and_its_caller(hub: Hub, town: Town) -> None:
    await listed(town, 3)
    _, after, _ = await page_of(hub, ISSUING, LISTINGS, first=1)
    for caller, given in (
        (AUDITOR, {"after": after}),
        (ISSUING, {"after": after, "filter": {"listType": "arrears"}}),
    ):
        assert await refused(hub, caller, LISTINGS, given) == ["STALE_REVISION"]
    assert await refused(hub, ISSUING, SUBJECTS, {"after": after}) == ["STALE_REVISION"]
    assert await refused(hub, ISSUING, LISTINGS, {"after": "示例"}) == ["INVALID_INPUT"]
    assert await refused(hub, ISSUING, LISTINGS, {"after": after}) == []


@pytest.mark.parametrize("first", [0, -1, 101])
async def test_a_page_holds_one_to_a_hundred(hub: Hub, first: int) -> None:
    for operation in (LISTINGS, SUBJECTS):
        assert await refused(hub, AUDITOR, operation, {"first": first}) == ["INVALID_INPUT"]


async def test_listings_are_found_by_subject_list_and_department(hub: Hub, town: Town) -> None:
    [subject, _] = await town.register(firm(1), firm(2))
    one = (await town.list(firm(1), ARREARS)).id
    two = (await town.list(firm(2), GRAVE, number="〔2024〕示例2号")).id
    three = (await town.list(firm(1), GRAVE, number="〔2024〕示例3号")).id
    for given, found in (
        ({}, [one, two, three]),
        ({"subject": subject.id}, [one, three]),
        ({"listType": "grave"}, [two, three]),
        ({"listType": "grave", "subject": subject.id}, [three]),
        ({"department": ISSUING.department}, [one, two, three]),
        ({"department": BUYING.department}, []),
    ):
        assert (await page_of(hub, AUDITOR, LISTINGS, filter=given))[0] == sorted(found)
    itself = Principal(role=Role.SUBJECT, subject=subject.id)
    assert (await page_of(hub, itself, LISTINGS))[0] == sorted([one, three])
    assert (await page_of(hub, SECOND_ISSUING, LISTINGS))[0] == []
    assert await refused(hub, BANKING, LISTINGS, {}) == ["NOT_PERMITTED"]
    assert await refused(hub, SECOND_ISSUING, LISTINGS, {"filter": {"department": ISSUING.department}}) == [
        "NOT_PERMITTED"
    ]


async def test_persons_are_found_by_name_by_auditors_only(hub: Hub, town: Town) -> None:
    await town.register(firm(1), person(1), name="示例")
    kinds = {}
    for caller in (AUDITOR, OPERATOR, BUYING):
        page = (await ask(hub, caller, SUBJECTS))["page"]
        kinds[caller.role] = {edge["node"]["kind"] for edge in page["edges"]}
    everybody = {"ORGANISATION", "PERSON"}
    assert kinds == {Role.AUDITOR: everybody, Role.OPERATOR: everybody, Role.AGENCY: {"ORGANISATION"}}
    assert await refused(hub, BANKING, SUBJECTS) == ["NOT_PERMITTED"]
