"""Which subjects a link may join, what only a holding has, and which of parallel links is meant."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any, Final

import pytest

from graph_models.civil_time import FOREVER
from graph_models.entities.subject import Identifier
from graph_models.vocabulary import LINK_ENDS, LinkKind, PartsPerMillion, SubjectKind
from hub.domain.commands.record import EndLink, RecordLink
from tests.hub.services.writing import refused, untouched
from tests.support.town import AUDITOR, OPERATOR, REGISTER, SINCE, Town, firm, person, vehicle

HOLDS, DIRECTS = LinkKind.SHAREHOLDER_OF, LinkKind.DIRECTOR_OF
STARTS: Final[Mapping[SubjectKind, Identifier]] = {
    SubjectKind.ORGANISATION: firm(1),
    SubjectKind.PERSON: person(1),
    SubjectKind.VEHICLE: vehicle(1),
}
ENDS: Final[Mapping[SubjectKind, Identifier]] = {
    SubjectKind.ORGANISATION: firm(2),
    SubjectKind.PERSON: person(2),
    SubjectKind.VEHICLE: vehicle(2),
}


def link(kind: LinkKind, **given: Any) -> RecordLink:
    defaults: dict[str, Any] = {"start": firm(1), "end": firm(2), "valid_from": SINCE, "source": REGISTER}
    return RecordLink(kind=kind, **(defaults | given))


@pytest.fixture
async def people(town: Town) -> Town:
    """A town with two subjects of each kind."""
    await town.register(*STARTS.values(), *ENDS.values())
    return town


@pytest.mark.parametrize("kind", LinkKind)
async def test_a_link_joins_the_kinds_of_subject_that_it_is_for(people: Town, kind: LinkKind) -> None:
    starts, ends = LINK_ENDS[kind]
    for start, end in product(SubjectKind, SubjectKind):
        command = link(kind, start=STARTS[start], end=ENDS[end])
        if start in starts and end in ends:
            assert (await people.hub.links.record(OPERATOR, command)).value.kind is kind
        else:
            async with refused(people, "WRONG_SUBJECT_KIND"):
                await people.hub.links.record(OPERATOR, command)


@pytest.mark.parametrize("share", [0, 1, 333_333, 1_000_000])
async def test_a_holding_has_a_share_in_parts_per_million(people: Town, share: int) -> None:
    written = await people.hub.links.record(OPERATOR, link(HOLDS, share=PartsPerMillion(share)))
    assert (written.value.share, written.value.nominee) == (share, False)


@pytest.mark.parametrize("share", [-1, 1_000_001])
async def test_a_share_lies_between_nothing_and_the_whole(people: Town, share: int) -> None:
    async with refused(people, "INVALID_INPUT"):
        await people.hub.links.record(OPERATOR, link(HOLDS, share=PartsPerMillion(share)))


@pytest.mark.parametrize("given", [{"share": PartsPerMillion(0)}, {"nominee": True}], ids=["share", "nominee"])
async def test_no_other_link_has_a_share_or_a_nominee_mark(people: Town, given: dict[str, Any]) -> None:
    async with refused(people, "INVALID_INPUT"):
        await people.hub.links.record(OPERATOR, link(LinkKind.BRANCH_OF, **given))


async def test_a_share_that_is_not_known_is_none_at_all(people: Town) -> None:
    first = await people.hub.links.record(OPERATOR, link(HOLDS))
    async with untouched(people):
        again = await people.hub.links.record(OPERATOR, link(HOLDS, share=PartsPerMillion(0)))
    assert (first.value.share, again.value) == (0, first.value)


async def test_the_same_holding_with_another_share_is_a_conflict(people: Town) -> None:
    await people.hub.links.record(OPERATOR, link(HOLDS, share=PartsPerMillion(400_000)))
    for valid_to in (FOREVER, date(2025, 2, 1)):
        async with refused(people, "CONFLICT"):
            await people.hub.links.record(OPERATOR, link(HOLDS, share=PartsPerMillion(600_000), valid_to=valid_to))


@pytest.mark.parametrize(
    "given",
    [{"valid_from": date(2021, 1, 1)}, {"nominee": True}, {"source": "other"}, {"source": None}, {"source_ref": "r2"}],
    ids=str,
)
async def test_holdings_that_differ_in_first_day_mark_or_source_stand_beside_each_other(
    people: Town, given: dict[str, Any]
) -> None:
    first = await people.hub.links.record(OPERATOR, link(HOLDS, share=PartsPerMillion(400_000)))
    second = await people.hub.links.record(OPERATOR, link(HOLDS, share=PartsPerMillion(300_000), **given))
    assert second.value.id != first.value.id
    file = await people.hub.lookups.subject(AUDITOR, firm(2))
    assert file is not None
    assert sorted(each.share for each in file.links) == [300_000, 400_000]


def ending(**given: Any) -> EndLink:
    return EndLink(kind=DIRECTS, start=person(1), end=firm(1), valid_to=date(2025, 3, 1), **given)


async def test_of_parallel_links_the_open_one_ends(people: Town) -> None:
    closed = link(DIRECTS, start=person(1), end=firm(1), valid_from=date(2019, 1, 1), valid_to=date(2019, 7, 1))
    await people.hub.links.record(OPERATOR, closed)
    standing = (await people.hub.links.record(OPERATOR, replace(closed, valid_from=SINCE, valid_to=FOREVER))).value
    ended = (await people.hub.links.end(OPERATOR, ending())).value
    assert (ended.id, ended.valid_to) == (standing.id, date(2025, 3, 1))


async def test_several_that_fit_are_told_apart_by_first_day_or_source_record(people: Town) -> None:
    first = link(DIRECTS, start=person(1), end=firm(1), source_ref="r1")
    second = replace(first, valid_from=date(2021, 1, 1), source_ref="r2")
    ids = [(await people.hub.links.record(OPERATOR, each)).value.id for each in (first, second)]
    async with refused(people, "CONFLICT"):
        await people.hub.links.end(OPERATOR, ending())
    async with refused(people, "NOT_FOUND"):
        await people.hub.links.end(OPERATOR, ending(valid_from=date(2022, 1, 1)))
    by_day = await people.hub.links.end(OPERATOR, ending(valid_from=date(2021, 1, 1)))
    by_record = await people.hub.links.end(OPERATOR, ending(source_ref="r1"))
    assert [by_record.value.id, by_day.value.id] == ids


async def test_several_that_have_ended_already_have_to_be_told_apart(people: Town) -> None:
    first = link(DIRECTS, start=person(1), end=firm(1), valid_to=date(2021, 1, 1))
    for each in (first, replace(first, valid_from=date(2022, 1, 1), valid_to=date(2023, 1, 1))):
        await people.hub.links.record(OPERATOR, each)
    async with refused(people, "CONFLICT"):
        await people.hub.links.end(OPERATOR, ending())


async def test_a_link_ends_for_its_own_kind_and_direction(people: Town) -> None:
    await people.hub.links.record(OPERATOR, link(HOLDS))
    for other in (
        EndLink(kind=LinkKind.BRANCH_OF, start=firm(1), end=firm(2), valid_to=date(2025, 3, 1)),
        EndLink(kind=HOLDS, start=firm(2), end=firm(1), valid_to=date(2025, 3, 1)),
    ):
        async with refused(people, "NOT_FOUND"):
            await people.hub.links.end(OPERATOR, other)
