"""Each kind of file in the real store: written, written again, refused row by row."""

from pathlib import Path
from typing import Any

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.entities.register_person import register_person
from graph_models.entities.subject import ByCode, ByDocument, Identifier
from graph_models.errors import NotPermitted, StoreUnreachable
from graph_models.identifiers.document import parse_document
from graph_models.vocabulary import (
    DepartmentCode,
    DocumentType,
    Domain,
    Effect,
    Purpose,
    Role,
    SourceId,
    VerdictKind,
)
from hub.app.clock import SettableClock
from hub.app.hub import Hub
from hub.app.intake.feed import open_feed
from hub.app.intake.kind import IntakeKind
from hub.app.intake.loading import load_registrations
from hub.domain.answers.verdict import Restricted
from hub.domain.commands.check import CheckInput, Matter
from hub.domain.principal import Principal
from hub.services.intake import RowStatus
from hub.store.connection import Connection, open_driver
from hub.store.neo4j_store import Neo4jStore
from tests.connectors.registry.writing import cells, file_of
from tests.hub.app.intake import county
from tests.hub.app.intake.county import AGENCY, BANK, COUNTY, COURT, FIRM, HOLDER, OPERATOR, load
from tests.support.house import House

ASKER = Principal(
    role=Role.AGENCY,
    department=DepartmentCode(AGENCY),
    domains=frozenset({Domain.CONSUMPTION}),
    region=county.REGION,
)


async def verdict_on(hub: Hub, subject: Identifier) -> Any:
    question = CheckInput(
        subject=subject, matter=Matter(domain=Domain.CONSUMPTION), purpose=Purpose.CONSUMPTION_CONTROL
    )
    return await hub.checks.check(ASKER, question)


async def load_county(hub: Hub, folder: Path) -> None:
    for kind, lines in COUNTY.items():
        await load(hub, kind, lines, folder)


async def test_a_county_of_every_kind_loads_and_loads_again_unchanged(hub: Hub, tmp_path: Path) -> None:
    for kind, lines in COUNTY.items():
        report = await load(hub, kind, lines, tmp_path)
        assert (report.total.accepted, report.total.quarantined) == (len(lines), {}), kind
    for kind, lines in COUNTY.items():
        report = await load(hub, kind, lines, tmp_path)
        assert (report.total.unchanged, report.total.read) == (len(lines), len(lines)), kind
    firm, holder = ByCode(uscc=FIRM), county.HOLDER
    restricted = await verdict_on(hub, firm)
    assert isinstance(restricted, Restricted)
    assert [each.effect for each in restricted.restrictions] == [Effect.PROHIBIT]
    assert [state.source for state in restricted.sources] == ["court-feed"]
    driver = ByDocument(document=parse_document(DocumentType.RESIDENT_ID, county.DRIVER["document"]["number"]))
    assert (await verdict_on(hub, driver)).kind is VerdictKind.CLEAR
    assert holder == {"source": "register-x", "source_id": "p1"}


@pytest.mark.parametrize(
    ("kind", "line", "reason"),
    [
        (IntakeKind.DEPARTMENTS, county.department(COURT, role="AUDITOR"), "INVALID_INPUT"),
        (IntakeKind.SOURCES, {"id": "x", "by": FIRM, "list_types": [], "fresh_for_days": 1}, "NOT_FOUND"),
        (
            IntakeKind.FLEETS,
            {"company": HOLDER, "licensed_goods_vehicles": 1, "valid_from": "2024-01-01"},
            "INVALID_INPUT",
        ),
        (IntakeKind.SUBJECTS, county.subject({"uscc": FIRM}, "PERSON"), "WRONG_SUBJECT_KIND"),
        (IntakeKind.LINKS, county.link("OWNS", HOLDER, {"uscc": FIRM}), "WRONG_SUBJECT_KIND"),
        (IntakeKind.LINKS, county.link("DRIVES", {"source": "x", "source_id": "1"}, county.TRUCK), "NOT_FOUND"),
        (IntakeKind.LISTINGS, county.listing({"uscc": FIRM}, department=AGENCY), "NOT_COMPETENT"),
        (
            IntakeKind.LISTINGS,
            county.listing({"uscc": FIRM}, number="〔2024〕示例002号") | {"notice": None},
            "NOTICE_MISSING",
        ),
    ],
)
async def test_a_row_that_the_hub_refuses_is_set_aside_and_the_others_stand(
    hub: Hub, tmp_path: Path, kind: IntakeKind, line: dict[str, Any], reason: str
) -> None:
    await load_county(hub, tmp_path)
    report = await load(hub, kind, [line, *COUNTY[kind]], tmp_path)
    assert report.total.quarantined == {reason: 1}
    assert report.total.unchanged == len(COUNTY[kind])


async def test_a_delivery_alone_is_a_change_of_its_source(hub: Hub, tmp_path: Path) -> None:
    await load_county(hub, tmp_path)
    line = COUNTY[IntakeKind.SOURCES][0]
    report = await load(hub, IntakeKind.SOURCES, [line | {"delivered": "2025-01-02"}], tmp_path)
    assert report.total.accepted == 1


async def test_a_registration_whose_representative_is_refused_is_set_aside_as_one_row(hub: Hub, tmp_path: Path) -> None:
    person = register_person(SourceId("registry"), FIRM, "示例乙")
    ref = {"source": person.source, "source_id": person.source_id}
    await load(hub, IntakeKind.SUBJECTS, [county.subject(ref, "ORGANISATION")], tmp_path)
    report = await load(hub, IntakeKind.REGISTRY, file_of([cells(FIRM), cells(COURT)]), tmp_path)
    assert (report.total.accepted, report.total.quarantined) == (1, {"WRONG_SUBJECT_KIND": 1})


async def test_a_registration_of_which_only_the_subjects_were_written_is_completed(hub: Hub, tmp_path: Path) -> None:
    feed = open_feed(IntakeKind.REGISTRY, hub=hub, caller=OPERATOR, source=SourceId("registry"))
    (tmp_path / "one.csv").write_bytes(file_of([cells(FIRM)]))
    with (tmp_path / "one.csv").open("rb") as stream:
        (row,) = feed.parse(stream)
    registration = row.value  # type: ignore[union-attr]  # a good row
    await hub.intake.load_subjects(OPERATOR, registration.subjects)
    statuses = [(await load_registrations(hub, OPERATOR)([registration]))[0].status for _ in range(2)]
    assert statuses == [RowStatus.ACCEPTED, RowStatus.UNCHANGED]


async def test_the_keeper_of_a_register_loads_it_and_nobody_elses(hub: Hub, tmp_path: Path) -> None:
    await load(hub, IntakeKind.DEPARTMENTS, COUNTY[IntakeKind.DEPARTMENTS], tmp_path)
    lines = COUNTY[IntakeKind.SUBJECTS]
    report = await load(hub, IntakeKind.SUBJECTS, lines, tmp_path, ASKER)
    assert report.total.accepted == len(lines)
    other = [line | {"source": "register-y"} for line in lines]
    refused = await load(hub, IntakeKind.SUBJECTS, other, tmp_path, ASKER)
    assert (refused.total.accepted, refused.total.quarantined) == (0, {"NOT_PERMITTED": len(lines)})


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (Role.BANK, IntakeKind.SUBJECTS),
        (Role.AUDITOR, IntakeKind.REGISTRY),
        (Role.SUBJECT, IntakeKind.LINKS),
        (Role.AGENCY, IntakeKind.DEPARTMENTS),
        (Role.AGENCY, IntakeKind.SOURCES),
        (Role.AGENCY, IntakeKind.FLEETS),
        (Role.AGENCY, IntakeKind.LISTINGS),
    ],
)
async def test_a_caller_who_may_load_nothing_of_a_kind_is_refused_before_a_row_is_read(
    hub: Hub, role: Role, kind: IntakeKind
) -> None:
    caller = Principal(role=role, department=DepartmentCode(BANK))
    with pytest.raises(NotPermitted):
        open_feed(kind, hub=hub, caller=caller, source=SourceId("registry"))


async def test_a_store_that_is_gone_stops_the_run_and_sets_no_row_aside(
    catalogue: Catalogue, clock: SettableClock, tmp_path: Path
) -> None:
    driver = open_driver(Connection(uri="bolt://127.0.0.1:1", user="neo4j", password="none"))
    house = House(driver=driver, store=Neo4jStore(driver=driver, database="neo4j", clock=clock), clock=clock)
    with pytest.raises(StoreUnreachable, match="0 rows were judged"):
        await load(house.hub(catalogue), IntakeKind.DEPARTMENTS, COUNTY[IntakeKind.DEPARTMENTS], tmp_path)
    await house.close()
    assert (tmp_path / "quarantine.jsonl").read_bytes() == b""
