"""Relations are recorded and ended by the operator's feeds or the keeper of a register; the same again is the same."""

from dataclasses import replace
from datetime import date

import pytest

from graph_models.civil_time import FOREVER
from graph_models.vocabulary import LinkKind, Role, SourceId, SubjectId
from hub.domain.commands.record import EndLink, RecordLink
from hub.domain.principal import Principal
from tests.hub.services.writing import published, refused, untouched
from tests.support.town import (
    AUDITOR,
    BANK,
    BANKING,
    BUYING,
    ISSUING,
    OPERATOR,
    REGISTER,
    SECOND_ISSUING,
    SINCE,
    Town,
    department_code,
    firm,
    person,
    subject_itself,
)

REPRESENTS = LinkKind.LEGAL_REPRESENTATIVE_OF
GIVEN = RecordLink(kind=REPRESENTS, start=person(1), end=firm(1), valid_from=SINCE, source=REGISTER, source_ref="r1")
ENDED = EndLink(kind=REPRESENTS, start=person(1), end=firm(1), valid_to=date(2025, 3, 1))
STRANGERS = [
    SECOND_ISSUING,
    BUYING,
    BANKING,
    AUDITOR,
    subject_itself(SubjectId("o-1")),
    Principal(role=Role.BANK, department=BANK),
]


@pytest.fixture
async def people(town: Town) -> tuple[SubjectId, SubjectId]:
    """A person and a firm."""
    [someone, company] = await town.register(person(1), firm(1))
    return someone.id, company.id


async def test_a_relation_is_kept_as_it_was_given(town: Town, people: tuple[SubjectId, SubjectId]) -> None:
    before = await published(town)
    written = await town.hub.links.record(OPERATOR, GIVEN)
    link = written.value
    assert (written.changed, written.revision) == (True, before + 1)
    assert (link.kind, link.start, link.end) == (REPRESENTS, *people)
    assert (link.valid_from, link.valid_to) == (SINCE, FOREVER)
    assert (link.share, link.nominee, link.source, link.source_ref) == (0, False, REGISTER, "r1")
    file = await town.hub.lookups.subject(AUDITOR, firm(1))
    assert file is not None
    assert file.links == (link,)


async def test_the_same_relation_again_is_the_first_with_its_revision(
    town: Town, people: tuple[SubjectId, SubjectId]
) -> None:
    first = await town.hub.links.record(OPERATOR, GIVEN)
    await town.register(firm(2))
    async with untouched(town):
        again = await town.hub.links.record(OPERATOR, GIVEN)
    assert again == replace(first, changed=False)


async def test_an_end_given_again_is_the_first_with_its_revision(
    town: Town, people: tuple[SubjectId, SubjectId]
) -> None:
    link = (await town.hub.links.record(OPERATOR, GIVEN)).value
    first = await town.hub.links.end(OPERATOR, ENDED)
    assert (first.changed, first.value) == (True, replace(link, valid_to=ENDED.valid_to))
    await town.register(firm(2))
    async with untouched(town):
        again = await town.hub.links.end(OPERATOR, ENDED)
    assert again == replace(first, changed=False)


async def test_a_known_end_stands_against_a_later_open_one(town: Town, people: tuple[SubjectId, SubjectId]) -> None:
    await town.hub.links.record(OPERATOR, GIVEN)
    ended = await town.hub.links.end(OPERATOR, ENDED)
    async with untouched(town):
        again = await town.hub.links.record(OPERATOR, GIVEN)
    assert again == replace(ended, changed=False)


async def test_a_record_with_an_end_ends_the_open_relation_and_corrects_another_end(
    town: Town, people: tuple[SubjectId, SubjectId]
) -> None:
    first = await town.hub.links.record(OPERATOR, GIVEN)
    for end in (date(2025, 3, 1), date(2025, 2, 1), date(2025, 4, 1)):
        written = await town.hub.links.record(OPERATOR, replace(GIVEN, valid_to=end))
        assert (written.changed, written.value) == (True, replace(first.value, valid_to=end))
    file = await town.hub.lookups.subject(AUDITOR, firm(1))
    assert file is not None
    assert [each.valid_to for each in file.links] == [date(2025, 4, 1)]


async def test_an_end_can_be_corrected(town: Town, people: tuple[SubjectId, SubjectId]) -> None:
    await town.hub.links.record(OPERATOR, GIVEN)
    await town.hub.links.end(OPERATOR, ENDED)
    written = await town.hub.links.end(OPERATOR, replace(ENDED, valid_to=date(2025, 2, 1)))
    assert (written.changed, written.value.valid_to) == (True, date(2025, 2, 1))


@pytest.mark.parametrize("valid_to", [SINCE, date(2019, 12, 31)], ids=["the first day", "before it"])
async def test_a_relation_ends_after_it_begins(town: Town, people: tuple[SubjectId, SubjectId], valid_to: date) -> None:
    async with refused(town, "INVALID_INTERVAL"):
        await town.hub.links.record(OPERATOR, replace(GIVEN, valid_to=valid_to))
    await town.hub.links.record(OPERATOR, GIVEN)
    async with refused(town, "INVALID_INTERVAL"):
        await town.hub.links.end(OPERATOR, replace(ENDED, valid_to=valid_to))


async def test_an_end_that_is_not_recorded_refuses_the_relation(
    town: Town, people: tuple[SubjectId, SubjectId]
) -> None:
    for unknown in (replace(GIVEN, start=person(9)), replace(GIVEN, end=firm(9))):
        async with refused(town, "NOT_FOUND"):
            await town.hub.links.record(OPERATOR, unknown)
    for missing in (replace(ENDED, start=person(9)), replace(ENDED, end=firm(9)), ENDED):
        async with refused(town, "NOT_FOUND"):
            await town.hub.links.end(OPERATOR, missing)


async def test_the_keeper_of_a_register_records_and_ends_what_it_says(
    town: Town, people: tuple[SubjectId, SubjectId]
) -> None:
    assert (await town.hub.links.record(ISSUING, GIVEN)).changed
    assert (await town.hub.links.end(ISSUING, ENDED)).value.valid_to == ENDED.valid_to


@pytest.mark.parametrize("source", [None, SourceId("another")])
async def test_the_keeper_of_one_register_does_not_speak_for_another(
    town: Town, people: tuple[SubjectId, SubjectId], source: SourceId | None
) -> None:
    foreign = replace(GIVEN, source=source)
    async with refused(town, "NOT_PERMITTED"):
        await town.hub.links.record(ISSUING, foreign)
    await town.hub.links.record(OPERATOR, foreign)
    async with refused(town, "NOT_PERMITTED"):
        await town.hub.links.end(ISSUING, ENDED)


@pytest.mark.parametrize("caller", STRANGERS, ids=lambda caller: caller.key)
async def test_nobody_else_records_or_ends_and_learns_nothing_by_trying(
    town: Town, people: tuple[SubjectId, SubjectId], caller: Principal
) -> None:
    await town.hub.links.record(OPERATOR, GIVEN)
    for attempt in (GIVEN, replace(GIVEN, valid_from=date(2021, 1, 1)), replace(GIVEN, start=person(9))):
        async with refused(town, "NOT_PERMITTED"):
            await town.hub.links.record(caller, attempt)
    for ending in (ENDED, replace(ENDED, kind=LinkKind.DIRECTOR_OF), replace(ENDED, start=person(9))):
        async with refused(town, "NOT_PERMITTED"):
            await town.hub.links.end(caller, ending)


async def test_an_undeclared_department_records_and_ends_nothing(
    town: Town, people: tuple[SubjectId, SubjectId]
) -> None:
    await town.hub.links.record(OPERATOR, GIVEN)
    undeclared = Principal(role=Role.AGENCY, department=department_code(99))
    async with refused(town, "NOT_FOUND"):
        await town.hub.links.record(undeclared, GIVEN)
    async with refused(town, "NOT_FOUND"):
        await town.hub.links.end(undeclared, ENDED)
