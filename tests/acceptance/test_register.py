"""A real register through the hub: one firm listed binds its representative, and no namesake at another firm.

Real firms and names are read only to be loaded: what is asserted are counts and verdicts, never a name, and no real
listing exists. It skips where the slices are not there.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from connectors.registry.parser import parse_registry
from connectors.registry.registration import Registration
from connectors.row import Parsed
from graph_models.entities.subject import Identifier
from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import (
    DepartmentCode,
    Domain,
    Effect,
    ListTypeId,
    Purpose,
    RegionCode,
    Role,
    SourceId,
    VerdictKind,
)
from hub.app.hub import Hub
from hub.app.intake.feed import open_feed
from hub.app.intake.kind import IntakeKind
from hub.app.intake.report import IntakeReport
from hub.app.intake.run import IntakeJob, run_intake
from hub.domain.answers.verdict import AnyVerdict, Restricted
from hub.domain.commands.check import CheckInput, Matter
from hub.domain.commands.listing import DecisionInput, ListSubject, NoticeInput
from hub.domain.commands.record import DeclareDepartment
from hub.domain.principal import Principal

SLICES = Path(__file__).parents[3] / "shared" / "data" / "registry"
FILES = tuple(SLICES / name for name in ("1990-zhejiang.csv", "1998-hubei.csv", "2002-shanghai.csv"))
REGISTRY = SourceId("registry")
OPERATOR = Principal(role=Role.OPERATOR)
REGION = RegionCode("420000")
DEFAULTERS = ListTypeId("judgment-defaulter")
COURT = DepartmentCode(synthetic_uscc("11", REGION, 1))
AVIATION = DepartmentCode(synthetic_uscc("11", REGION, 2))

pytestmark = pytest.mark.skipif(not SLICES.is_dir(), reason="../shared/data/registry is not there")


async def load(hub: Hub, folder: Path) -> IntakeReport:
    feed = open_feed(IntakeKind.REGISTRY, hub=hub, caller=OPERATOR, source=REGISTRY)
    job = IntakeJob(files=FILES, quarantine=folder / "quarantine.jsonl")
    return await run_intake(feed, job, watch=unwatched)


def unwatched(path: Path, position: int) -> None:
    """No bar is shown."""


async def check(hub: Hub, subject: Identifier) -> AnyVerdict:
    caller = Principal(role=Role.AGENCY, department=AVIATION, domains=frozenset({Domain.CONSUMPTION}), region=REGION)
    question = CheckInput(
        subject=subject, matter=Matter(domain=Domain.CONSUMPTION), purpose=Purpose.CONSUMPTION_CONTROL
    )
    return await hub.checks.check(caller, question)


def held_firms() -> list[Registration]:
    """Every firm with a representative that the slices hold."""
    firms: list[Registration] = []
    for path in FILES:
        with path.open("rb") as stream:
            rows = (row.value for row in parse_registry(stream, REGISTRY) if isinstance(row, Parsed))
            firms += [row for row in rows if row.representative is not None]
    return firms


def namesakes() -> list[Registration]:
    """The firms that share the most frequent name of a representative."""
    firms = held_firms()
    names = Counter(firm.representative.name for firm in firms if firm.representative)
    name, _ = min(names.items(), key=lambda item: (-item[1], str(item[0])))
    return [firm for firm in firms if firm.representative and firm.representative.name == name]


async def list_firm(hub: Hub, firm: Registration) -> None:
    await hub.registry.declare_department(
        OPERATOR,
        DeclareDepartment(
            code=COURT, name="示例法院", region=REGION, court=True, competent_for=frozenset({DEFAULTERS})
        ),
    )
    await hub.registry.declare_department(
        OPERATOR,
        DeclareDepartment(code=AVIATION, name="示例民航局", region=REGION, domains=frozenset({Domain.CONSUMPTION})),
    )
    command = ListSubject(
        subject=firm.organisation.ref,
        list_type=DEFAULTERS,
        decision=DecisionInput(number="〔2024〕示例001号", decided_on=date(2024, 12, 20)),
        notice=NoticeInput(served=date(2024, 12, 1), heard=True),
        effective=date(2025, 1, 1),
    )
    await hub.listings.list_subject(Principal(role=Role.AGENCY, department=COURT), command)


async def test_a_listed_firm_of_a_real_register_binds_its_representative_and_no_namesake(
    hub: Hub, tmp_path: Path
) -> None:
    first = await load(hub, tmp_path)
    assert (first.total.read, first.total.accepted, first.total.unchanged) == (7_571, 7_531, 0)
    assert first.total.quarantined == {"INVALID_IDENTIFIER": 37, "WRONG_COLUMN_COUNT": 3}
    listed, *others = namesakes()
    assert len(others) >= 3
    await list_firm(hub, listed)
    await judge(hub, listed, others)
    second = await load(hub, tmp_path)
    assert (second.total.read, second.total.accepted, second.total.unchanged) == (7_571, 0, 7_531)
    await judge(hub, listed, others)


async def judge(hub: Hub, listed: Registration, others: list[Registration]) -> None:
    """The firm and its representative are restricted, everybody of that name elsewhere is clear."""
    for bound in listed.subjects:
        verdict = await check(hub, bound.ref)
        assert isinstance(verdict, Restricted)
        assert [each.effect for each in verdict.restrictions] == [Effect.PROHIBIT]
    for free in (subject for other in others for subject in other.subjects):
        assert (await check(hub, free.ref)).kind is VerdictKind.CLEAR
