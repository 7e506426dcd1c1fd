"""Rows of feeds are written a batch at a time; each is judged by itself, and the same rows again change nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from graph_models.vocabulary import (
    ChangeKind,
    LinkKind,
    PartsPerMillion,
    Role,
    SourceId,
    SubjectId,
    SubjectKind,
)
from hub.app.clock import SettableClock
from hub.domain.commands.record import RecordLink, RegisterSubject
from hub.domain.principal import Principal
from hub.services.intake import RowOutcome
from tests.hub.services.writing import (
    bound,
    entries_after,
    nodes_of,
    published,
    refused,
    untouched,
)
from tests.support.example_law import ARREARS
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    ISSUING,
    OPERATOR,
    REGISTER,
    SINCE,
    Town,
    department_code,
    firm,
    person,
    subject_itself,
)

CONTROLS = LinkKind.ACTUAL_CONTROLLER_OF
ELSEWHERE = SourceId("another")


def codes(outcomes: Sequence[RowOutcome]) -> list[str]:
    """What became of each row: its status, or the code that refuses it."""
    return [each.status if each.error is None else each.error.code for each in outcomes]


def subject(number: int, *, name: str | None = None, source: SourceId | None = REGISTER) -> RegisterSubject:
    return RegisterSubject(ref=firm(number), kind=SubjectKind.ORGANISATION, name=name, source=source)


def link(who: int, number: int, *, since: date = SINCE, source: SourceId | None = REGISTER) -> RecordLink:
    return RecordLink(kind=CONTROLS, start=person(who), end=firm(number), valid_from=since, source=source)


async def test_subjects_are_written_in_one_revision_and_answered_in_the_order_of_the_rows(town: Town) -> None:
    before = await published(town)
    rows = [subject(1), replace(subject(2), kind=SubjectKind.PERSON), subject(1), subject(3)]
    assert codes(await town.hub.intake.load_subjects(OPERATOR, rows)) == [
        "ACCEPTED",
        "WRONG_SUBJECT_KIND",
        "UNCHANGED",
        "ACCEPTED",
    ]
    assert await published(town) == before + 1
    assert len(await nodes_of(town, "Organisation")) == 2


async def test_the_same_subjects_again_take_no_revision(town: Town) -> None:
    rows = [subject(1), subject(2)]
    await town.hub.intake.load_subjects(OPERATOR, rows)
    async with untouched(town):
        assert codes(await town.hub.intake.load_subjects(OPERATOR, rows)) == ["UNCHANGED"] * 2


async def test_of_rows_about_one_subject_the_last_holds(town: Town) -> None:
    rows = [subject(1, name="示例甲"), subject(1, name="示例乙"), subject(1, name="示例乙")]
    assert codes(await town.hub.intake.load_subjects(OPERATOR, rows)) == ["ACCEPTED", "ACCEPTED", "UNCHANGED"]
    [node] = await nodes_of(town, "Organisation")
    assert (node["name"], node.get("former_names")) == ("示例乙", None)
    await town.hub.intake.load_subjects(OPERATOR, [subject(1, name="示例丙"), subject(1, name="示例丁")])
    [node] = await nodes_of(town, "Organisation")
    assert (node["name"], node["former_names"]) == ("示例丁", ["示例乙"])


async def test_rows_about_one_new_document_make_one_person(town: Town) -> None:
    row = RegisterSubject(ref=person(1), kind=SubjectKind.PERSON, source=REGISTER)
    assert codes(await town.hub.intake.load_subjects(OPERATOR, [row, row])) == ["ACCEPTED", "UNCHANGED"]
    assert len(await nodes_of(town, "Person")) == len(await nodes_of(town, "DocumentDigest")) == 1


async def test_the_keeper_of_a_register_loads_its_rows_and_no_others(town: Town) -> None:
    rows = [subject(1, source=ELSEWHERE), subject(2), subject(3, source=None)]
    outcomes = await town.hub.intake.load_subjects(ISSUING, rows)
    assert codes(outcomes) == ["NOT_PERMITTED", "ACCEPTED", "NOT_PERMITTED"]
    await town.register(person(1))
    links = [link(1, 2, source=ELSEWHERE), link(1, 2), link(1, 2, source=None)]
    assert codes(await town.hub.intake.load_links(ISSUING, links)) == ["NOT_PERMITTED", "ACCEPTED", "NOT_PERMITTED"]


@pytest.mark.parametrize(
    "caller", [BUYING, BANKING, AUDITOR, subject_itself(SubjectId("o-1"))], ids=lambda caller: caller.key
)
async def test_nobody_else_loads_anything(town: Town, caller: Principal) -> None:
    await town.register(person(1), firm(2))
    async with untouched(town):
        assert codes(await town.hub.intake.load_subjects(caller, [subject(1)])) == ["NOT_PERMITTED"]
        assert codes(await town.hub.intake.load_links(caller, [link(1, 2), link(9, 9)])) == ["NOT_PERMITTED"] * 2


async def test_an_undeclared_department_stops_the_batch(town: Town) -> None:
    undeclared = Principal(role=Role.AGENCY, department=department_code(99))
    async with refused(town, "NOT_FOUND"):
        await town.hub.intake.load_subjects(undeclared, [subject(1)])


async def test_links_are_judged_by_themselves_and_against_each_other(town: Town) -> None:
    await town.register(firm(1), firm(2), person(1))
    held = RecordLink(
        kind=LinkKind.SHAREHOLDER_OF,
        start=firm(1),
        end=firm(2),
        valid_from=SINCE,
        share=PartsPerMillion(400_000),
        source=REGISTER,
    )
    rows = [
        link(1, 1),
        link(1, 1),
        link(9, 1),
        held,
        replace(held, share=PartsPerMillion(500_000)),
        replace(held, start=person(1), end=person(1)),
        replace(held, valid_to=SINCE),
        replace(held, valid_to=date(2025, 3, 1)),
    ]
    assert codes(await town.hub.intake.load_links(OPERATOR, rows)) == [
        "ACCEPTED",
        "UNCHANGED",
        "NOT_FOUND",
        "ACCEPTED",
        "CONFLICT",
        "WRONG_SUBJECT_KIND",
        "INVALID_INTERVAL",
        "ACCEPTED",
    ]
    file = await town.hub.lookups.subject(AUDITOR, firm(2))
    assert file is not None
    assert [(each.share, each.valid_to) for each in file.links] == [(400_000, date(2025, 3, 1))]


async def test_a_batch_of_links_is_derived_once_in_its_revision(town: Town, clock: SettableClock) -> None:
    [_, first, second] = await town.register(firm(1), person(1), person(2))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(date(2025, 6, 1))
    before = await published(town)
    rows = [link(1, 1, since=date(2025, 6, 1)), link(2, 1, since=date(2025, 3, 1))]
    await town.hub.intake.load_links(OPERATOR, rows)
    entries = await entries_after(town, before)
    assert {each.revision for each in entries} == {before + 1}
    assert sorted((each.kind, each.subject) for each in entries) == sorted(
        [(ChangeKind.BEGUN, first.id), (ChangeKind.BEGUN, second.id), (ChangeKind.CORRECTED, second.id)]
    )
    assert {who for rule, who in await bound(town, listing.id) if rule == "arrears/controllers"} == {
        first.id,
        second.id,
    }


async def test_the_same_links_again_take_no_revision(town: Town) -> None:
    await town.register(firm(1), person(1), person(2))
    rows = [link(1, 1), link(2, 1)]
    await town.hub.intake.load_links(OPERATOR, rows)
    async with untouched(town):
        assert codes(await town.hub.intake.load_links(OPERATOR, rows)) == ["UNCHANGED"] * 2


async def test_nothing_at_all_is_loaded_from_no_rows(town: Town) -> None:
    async with untouched(town):
        assert await town.hub.intake.load_subjects(OPERATOR, []) == ()
        assert await town.hub.intake.load_links(OPERATOR, []) == ()
